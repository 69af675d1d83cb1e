"""Commands where they are seldom run: `python -m tests.robustness surroundings`.

Closed and full streams, no home, another user, names that cannot be, few letters, little of
everything, another time. A command does what it does, or says in a line or two why not; it ends, and
with an exit code that is one of ours. Not on Windows.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from kpi_tui.demo import ANNEX
from tests.robustness.tally import Tally, scratch
from tests.support.samples import JULY, JUNE
from tests.support.stores import stored

SECONDS = 120
"""Longer is a hang, also on a busy machine."""
MOST_LINES = 8
"""What may be said: a line for each odd thing, and how a command is used."""
CODES = {0, 1, 2, 3, 130, 141}

COMMANDS = (
    "measures",
    "export --format csv",
    "import annex.pdf",
    "brief",
    "review note OCC01.02 'a note'",
    "config",
    "reports",
    "show OCC01.01",
    "changes",
    "queries --period all",
    "grid",
    "doctor",
    "profiles",
    "brief --output out.docx",
    "export --output out.xlsx",
    "demo --annex copy.pdf",
    "forget 2024-06 --yes",
    "--help",
    "",
)


@dataclass(frozen=True)
class Surrounding:
    """A line of a shell, in which `{}` is the command, and what the environment has besides."""

    line: str = "{}"
    more: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    needs: str = ""
    """A program without which it cannot be."""


def _said(**more: str) -> Surrounding:
    return Surrounding(more=more)


ANOTHER = "setpriv --reuid {} --regid 65534 --clear-groups"
SEEN_BY_ALL = "umask 000; "
OURS = (
    "KPI_TUI_CACHE",
    "KPI_TUI_CONFIG",
    "KPI_TUI_STATE",
    "KPI_TUI_DEMO_STORE",
    "KPI_TUI_PROFILES",
)
LONG = "x" * 300

STREAMS = {
    "output closed": Surrounding("{} >&-"),
    "output full": Surrounding("{} > /dev/full"),
    "errors closed": Surrounding("{} 2>&-"),
    "errors full": Surrounding("{} 2> /dev/full"),
    "input closed": Surrounding("{} <&-"),
    "output and errors closed": Surrounding("{} >&- 2>&-"),
    "output and errors full": Surrounding("{} > /dev/full 2>&1"),
    "all closed": Surrounding("{} <&- >&- 2>&-"),
    "a reader that has left": Surrounding("{} | true"),
    "a reader of ten bytes": Surrounding("{} | head -c 10"),
    "errors to a reader that has left": Surrounding("{} 2>&1 >/dev/null | true"),
}
HOMES = {
    "no HOME": Surrounding(without=("HOME", *OURS)),
    "no HOME, no user": Surrounding(
        ANOTHER.format(54321) + " {}", without=("HOME", "USER", "LOGNAME", *OURS), needs="setpriv"
    ),
    "HOME that is not there": Surrounding(more={"HOME": "/nonexistent"}, without=OURS),
    "HOME that is a file": Surrounding(more={"HOME": "/etc/passwd"}, without=OURS),
    "HOME that is a device": Surrounding(more={"HOME": "/dev/null"}, without=OURS),
    "HOME of root, by another": Surrounding(
        ANOTHER.format(65534) + " {}", {"HOME": "/root"}, OURS, needs="setpriv"
    ),
    "HOME nobody may read": Surrounding(
        "mkdir -p locked; chmod 000 locked; HOME=$PWD/locked " + ANOTHER.format(65534) + " {}",
        without=OURS,
        needs="setpriv",
    ),
    "HOME that is empty": Surrounding(more={"HOME": ""}, without=OURS),
    "a cache that is a device": _said(KPI_TUI_CACHE="/dev/null"),
    "a cache nobody may write": _said(KPI_TUI_CACHE="/proc/kpi"),
    "settings that are a folder": _said(KPI_TUI_CONFIG="/etc"),
    "settings that are a pipe": Surrounding(
        "rm -f pipe; mkfifo pipe; KPI_TUI_CONFIG=pipe {}", needs="mkfifo"
    ),
    "what is remembered in a pipe": Surrounding(
        "rm -f pipe; mkfifo pipe; KPI_TUI_STATE=pipe {}", needs="mkfifo"
    ),
    "no folder for temporary files": _said(TMPDIR="/nonexistent"),
}
PATHS = {
    f"{what} {name}": _said(**{f"KPI_TUI_{what}": path})
    for what in ("STORE", "CONFIG", "CACHE", "STATE", "DEMO_STORE", "PROFILES")
    for name, path in {
        "of 300 letters": LONG,
        "of 5,000 letters": "/".join(["y" * 200] * 25),
        "of nobody": "~nosuch/x",
        "that leads to itself": "loop",
        "with stars": "x**y",
        "with escapes": "\x1b]0;owned\x07\u202e",
        "in no letters": "\udcff\udcfe",
        "below a file": "annex.pdf/x",
    }.items()
}
LETTERS = {
    **{
        f"letters of {name}": _said(PYTHONIOENCODING=name, PYTHONUTF8="0")
        for name in ("ascii", "latin-1", "cp1252", "cp850", "utf-16", "shift-jis")
    },
    "locale C": _said(LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0"),
    "a locale that is not there": _said(LC_ALL="xx_YY.KOI", PYTHONUTF8="0"),
    "TERM dumb": _said(TERM="dumb"),
    "no TERM": Surrounding(without=("TERM",)),
    "a TERM nobody knows": _said(TERM="\x1bfoo"),
    "no columns": _said(COLUMNS="0", LINES="0"),
    "a column": _said(COLUMNS="1", LINES="1"),
    "columns that are no number": _said(COLUMNS="abc", LINES="-3"),
    "a time zone that is none": _said(TZ="Nowhere/At_all"),
    "colours forced": _said(FORCE_COLOR="1", CLICOLOR_FORCE="1"),
    "a theme that is none": _said(TEXTUAL_THEME="nonesuch", NO_COLOR=""),
}
LIMITS = {
    "sixteen open files": Surrounding("ulimit -n 16; {}"),
    "five open files": Surrounding("ulimit -n 5; {}"),
    "files of no length": Surrounding("trap '' XFSZ; ulimit -f 0; {}"),
    "files of a block": Surrounding("trap '' XFSZ; ulimit -f 1; {}"),
    "no threads of Polars": _said(POLARS_MAX_THREADS="0"),
    "threads that are no number": _said(POLARS_MAX_THREADS="many"),
    "no permission for anything new": Surrounding("umask 777; {}"),
    "a store nobody may write": Surrounding(
        "chmod -R a-w store; " + ANOTHER.format(65534) + " {}", without=OURS, needs="setpriv"
    ),
}
YEARS = (1902, 1970, 1979, 2100, 2200)
CLOCK = """
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/time.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
static time_t now(void) { return (time_t) atoll(getenv("NOW")); }
time_t time(time_t *to) { if (to) *to = now(); return now(); }
int gettimeofday(struct timeval *to, void *zone) { to->tv_sec = now(); to->tv_usec = 0; return 0; }
int clock_gettime(clockid_t id, struct timespec *to) {
    if (id != CLOCK_REALTIME && id != CLOCK_REALTIME_COARSE) return syscall(SYS_clock_gettime, id, to);
    to->tv_sec = now(); to->tv_nsec = 0; return 0;
}
"""
"""What tells a program another time."""
GROUPS = {
    "streams closed, full, broken off": STREAMS,
    "no home, another user": HOMES,
    "names that cannot be": PATHS,
    "few letters, odd terminals": LETTERS,
    "little of everything": LIMITS,
}


def attack(_: int, numbers: range) -> Iterator[Tally]:
    """Run the commands that have these numbers in all surroundings; there are no more than `COMMANDS`."""
    numbers = range(numbers.start, min(numbers.stop, len(COMMANDS)))
    with scratch() as folder:
        groups = {**GROUPS, "another time": _times(folder)}
        folder.chmod(0o755)
        for name, surroundings in groups.items():
            yield (tally := Tally(f"commands with {name}"))
            for number in numbers:
                for what, surrounding in surroundings.items():
                    if surrounding.needs and not shutil.which(surrounding.needs):
                        tally.outcomes[f"without {surrounding.needs}: not tried"] += 1
                        continue
                    code, wrong = _try(folder, surrounding, COMMANDS[number])
                    told = f"{what} × {COMMANDS[number]}: {wrong}"
                    tally.add(f"exit code {code}", told if wrong else "", number)


def _times(folder: Path) -> dict[str, Surrounding]:
    """The years that a program can be told, where there is a C compiler."""
    compiler = shutil.which("cc")
    if not compiler:
        return {"another year": Surrounding(needs="cc")}
    (folder / "clock.c").write_text(CLOCK)
    shim = str(folder / "clock.so")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", shim, str(folder / "clock.c")], check=True)
    return {
        f"in {year}": _said(LD_PRELOAD=shim, NOW=str(int((year - 1970) * 365.2425 * 86400) + 9000))
        for year in YEARS
    }


def _try(folder: Path, surrounding: Surrounding, command: str) -> tuple[int, str]:
    """Run a command beside a store of its own; its exit code, and what is wrong."""
    place = folder / "place"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(mode=0o777)
    place.chmod(0o777)
    stored(place / "store", JUNE, JULY)
    for each in place.rglob("*"):
        each.chmod(0o777 if each.is_dir() else 0o666)
    (place / "annex.pdf").write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    (place / "loop").symlink_to("loop")
    environment = {
        **os.environ,
        **{
            f"KPI_TUI_{name}": str(place / name.lower())
            for name in ("STORE", "CACHE", "STATE", "CONFIG", "DEMO_STORE", "PROFILES")
        },
        "PYTHONPATH": str(Path(__file__).parents[2]),
        **surrounding.more,
    }
    for name in surrounding.without:
        environment.pop(name, None)
    line = surrounding.line.replace("{}", f"{shlex.quote(sys.executable)} -m kpi_tui {command}")
    try:
        done = subprocess.run(
            ["bash", "-c", line],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            cwd=place,
            env=environment,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return -1, f"it has not ended after {SECONDS} s"
    return done.returncode, _wrong(done.returncode, done.stderr.decode(errors="replace"))


def _wrong(code: int, said: str) -> str:
    lines = said.splitlines()
    if any(word in said for word in ("Traceback", "panicked", "Exception ignored", "Fatal Python")):
        return said[-600:]
    if code not in CODES:
        return f"exit code {code}: {said[-300:]}"
    if len(lines) > MOST_LINES:
        return f"{len(lines)} lines: {said[:600]}"
    if "\x1b]" in said or "\u202e" in said:
        return f"escapes: {said[:300]!r}"
    return ""
