"""Commands that end at a moment as if the power had gone, and whether a store is whole then."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from kpi_tui.report import Report
from kpi_tui.store.problems import ProblemKind, StoreFileError
from kpi_tui.store.store import Store
from tests.support.samples import JULY

KILLED = 137
_SCRIPT = """
import os, pathlib, sys

watched, last, said, *words = sys.argv[1:]
left = int(last)
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


import kpi_tui.store.upgrade
from kpi_tui.cli import main
from kpi_tui.cli.commands import import_pdf
import kpi_tui.store.store

import_pdf.READER = (sys.executable, "-c", "import sys; print(open(" + repr(said) + ").read())")
sys.addaudithook(watch)
if words == ["upgrade"]:
    sys.exit(len(kpi_tui.store.upgrade.upgrade(pathlib.Path(os.environ['KPI_TUI_STORE'])).problems))
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
    only the first is a touch. An import has July read to it, whatever its PDF. With `in_writes` each half of what is
    written, and each time it is brought onto the disk, is a touch too.
    """
    said = watched.with_name("said.json")
    said.write_text(json.dumps({"reports": [JULY.to_dict()]}))
    head, tail = _SCRIPT.split("import kpi_tui.store.upgrade", 1)
    script = f"{head}{_WRITES if in_writes else ''}import kpi_tui.store.upgrade{tail}"
    named = [word.format(pdf=said) for word in words]
    done = subprocess.run(
        [sys.executable, "-c", script, str(watched), str(touches), str(said), *named],
        check=False,
        capture_output=True,
        env={**os.environ, **environment},
    )
    assert done.returncode in (0, KILLED), done.stderr.decode()
    return done.returncode == KILLED


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
