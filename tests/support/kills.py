"""Commands that end at a moment as if the power had gone, and whether a store is whole then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from kpi_tui.report import Report
from kpi_tui.store import unsealed
from kpi_tui.store.problems import ProblemKind, StoreFileError
from kpi_tui.store.store import Store
from tests.support.samples import JULY

KILLED = 137
_SCRIPT = """
import json, os, pathlib, sys

watched, left = "", 0
is_unseen = True


def touch():
    '''Ends the process, with nothing tidied up, when the folder is touched for the last time.'''
    global left, is_unseen
    left -= 1
    if left == 0:
        os._exit(137)
    is_unseen = True


def watch(event, args):
    '''Counts what is about to change the folder, and the first look at what has been changed.'''
    global is_unseen
    if any(isinstance(arg, (str, bytes, os.PathLike)) and watched in os.fsdecode(arg) for arg in args):
        looks = event in ("os.scandir", "os.listdir") or (
            event == "open" and not args[2] & (os.O_WRONLY | os.O_RDWR)
        )
        if is_unseen or not looks:
            touch()
        is_unseen = not looks


import kpi_tui.importing.batch
import kpi_tui.store.upgrade
from kpi_tui.cli import main
from kpi_tui.cli.commands import import_pdf
import kpi_tui.store.store
from kpi_tui.store import unsealed

for line in sys.stdin:
    watched, left, said, words, environment, told, tried = json.loads(line)
    # Where processes can be forked the next command finds all modules loaded.
    if hasattr(os, "fork") and (child := os.fork()):
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
        continue
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(os.open(told, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), 1)
    os.dup2(1, 2)
    os.environ.clear()
    os.environ.update(environment)
    read_aloud = "import sys; print(open(" + repr(said) + ").read())"
    import_pdf.READER = (sys.executable, "-I", "-S", "-c", read_aloud)
    unsealed._tried.update(tried)
    sys.addaudithook(watch)
    if words == ["upgrade"]:
        store = pathlib.Path(os.environ["KPI_TUI_STORE"])
        sys.exit(len(kpi_tui.store.upgrade.upgrade(store).problems))
    sys.exit(main(words))
"""
_WRITES = """
import io
system_open, system_write, system_fsync = io.open, os.write, os.fsync


class Written:
    '''A file in which a half of what is written may be all that is.'''

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stream.close()

    def write(self, content):
        self.stream.write(content[: len(content) // 2])
        self.stream.flush()
        touch()
        self.stream.write(content[len(content) // 2 :])
        self.stream.flush()
        touch()
        return len(content)


def opened(file, mode="r", *more, **named):
    stream = system_open(file, mode, *more, **named)
    return Written(stream) if "b" in mode and "x" in mode else stream


def write(handle, content):
    if handle > 2:
        if left == 1:
            system_write(handle, content[: len(content) // 2])
        touch()
    return system_write(handle, content)


def fsync(handle):
    touch()
    system_fsync(handle)
    touch()


io.open, os.write, os.fsync = opened, write, fsync
"""


def die(
    watched: Path,
    touches: int,
    words: Sequence[str],
    *,
    environment: Mapping[str, str],
    in_writes: bool = False,
) -> bool:
    """Run a command that dies the so-manieth time it touches a folder; tell whether it did.

    Each state that the folder is ever in is one that some death leaves: of looks between two changes
    only the first is a touch. An import has July read to it, whatever its PDF. With `in_writes` each
    half of what is written, and each time it is brought onto the disk, is a touch too. A file without
    a seal that this process has tried is not tried again.
    """
    said, told = watched.with_name("said.json"), watched.with_name("told.txt")
    said.write_text(json.dumps({"reports": [JULY.to_dict()]}))
    named = [word.format(pdf=said) for word in words]
    around = {**os.environ, **environment}
    asked = (str(watched), touches, str(said), named, around, str(told), unsealed._tried)
    code = _ended(json.dumps(asked), in_writes)
    assert code in (0, KILLED), told.read_text(encoding="utf-8")
    return code == KILLED


def _ended(asked: str, in_writes: bool) -> int:
    """How a command ended that has been asked for."""
    process = _commands(in_writes) if hasattr(os, "fork") else _begun(in_writes)
    assert process.stdin
    assert process.stdout
    print(asked, file=process.stdin, flush=True)
    answer = process.stdout.readline()
    return int(answer) if answer else process.wait()


def _begun(in_writes: bool) -> subprocess.Popen[str]:
    """A process that carries out commands."""
    head, tail = _SCRIPT.split("import kpi_tui.importing", 1)
    script = f"{head}{_WRITES if in_writes else ''}import kpi_tui.importing{tail}"
    return subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


_commands = cache(_begun)


def whole_reports(path: Path) -> list[Report]:
    """All reports of a store, of which nothing but what is half written is left out."""
    problems: list[StoreFileError] = []
    store = Store(path, on_problem=problems.append)
    held = [store.report(each.key, each.revision) for each in store.reports(revisions=True)]
    assert {problem.kind for problem in problems} <= {ProblemKind.TEMPORARY}
    assert store.collect(store.readings()).height == sum(
        len(store.report(day).readings) for day in store.last_days()
    )
    return held
