"""How quick the explorer is, in a pseudo-terminal: `python -m tests.benchmarks.explorer [MONTHS]`.

Prints how long it takes from a key to the first and to the last byte that it makes the explorer
draw, and how long from the start to the first paint and to the month's data, each beside a bare
app of a tree, a table and a text as Textual has them. Whole processes take turns, so that what
else the machine does falls on all of them.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from kpi_tui.demo import published
from kpi_tui.figures import parse
from kpi_tui.report import Reading, Report
from kpi_tui.status import Status
from kpi_tui.store.store import Store
from tests.benchmarks.bare import READY
from tests.sample_months.simulate import months_between

MEASURES = 60
SIZE = (45, 160)
QUIET = 0.15
"""Seconds without a byte after which all has been drawn."""
STARTS = 9
IMPORTED = datetime(2026, 1, 15, tzinfo=UTC)


class Terminal:
    """A program in a pseudo-terminal."""

    def __init__(self, command: Sequence[str], environment: dict[str, str]) -> None:
        self.began = time.perf_counter()
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(command[0], list(command), environment)
        window = struct.pack("HHHH", *SIZE, 0, 0)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, window)

    def until(self, marker: str) -> float:
        """Seconds from the start until it draws a text."""
        drawn, wanted = b"", marker.encode()
        while wanted not in drawn:
            drawn += os.read(self.terminal, 1 << 16)
        return time.perf_counter() - self.began

    def settle(self, quiet: float) -> None:
        """Wait until it has drawn nothing for so many seconds."""
        while select.select([self.terminal], [], [], quiet)[0]:
            os.read(self.terminal, 1 << 16)

    def press(self, key: str) -> tuple[float, float]:
        """Seconds from a key to the first and to the last byte that it brings about."""
        begin = time.perf_counter()
        os.write(self.terminal, key.encode())
        first = last = 0.0
        while select.select([self.terminal], [], [], QUIET)[0]:
            os.read(self.terminal, 1 << 16)
            last = time.perf_counter() - begin
            first = first or last
        return first, last

    def end(self) -> None:
        """Kill it."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def main() -> None:
    """Measure and print."""
    months = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    with TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            **{"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_ANIMATIONS": "none"},
            **{f"KPI_TUI_{name}": f"{folder}/{name}" for name in ("CACHE", "CONFIG", "STATE")},
        }
        one, many = (fill(Path(folder, str(number)), number) for number in (1, months))
        print(f"{months} months of {MEASURES} measures, {SIZE[1]} by {SIZE[0]} cells\n")
        keys(many, environment)
        environment["KPI_TUI_STATE"] = f"{folder}/STATE of a newcomer"  # not where the keys left it
        starts({"one month": one, f"{months} months": many}, environment)


def fill(path: Path, months: int) -> Path:
    """A store of so many months, each figure and comment its own."""
    base, chance, store = published("2023-01"), random.Random(7), Store(path)
    path.mkdir()
    for day in months_between(date(2013, 1, 31), date(2030, 1, 31))[-months - 1 : -1]:
        report = replace(base, report_date=day, readings=tuple(_rows(base, day, chance)))
        store.add(report, IMPORTED)
    return path


def _rows(base: Report, day: date, chance: random.Random) -> Iterable[Reading]:
    extra = replace(base.readings[0], measure_code="OCC11.99", measure_name="One more")
    for reading in (*base.readings, extra)[:MEASURES]:
        value = parse(reading.period_actual).value
        moved = None if value is None else f"{value * chance.uniform(0.9, 1.1):,.2f}"
        yield replace(
            reading,
            period_actual=moved or reading.period_actual,
            period_status=chance.choice([*[reading.period_status] * 4, Status.RED, Status.GREEN]),
            comment=f"{reading.comment or ''} In {day:%B %Y} it moved by {chance.randint(1, 9)}.",
        )


WORDS = ("children", "library", "waste")
BACKSPACE = "\x7f"
DOWN = "\x1b[B"


def keys(store: Path, environment: dict[str, str]) -> None:
    """From key to screen."""
    python = sys.executable
    bare = Terminal([python, "-m", "tests.benchmarks.bare"], environment)
    ours = Terminal([python, "-m", "kpi_tui", "--store", str(store)], environment)
    bare.settle(2.0)
    ours.settle(4.0)
    print(f"{'milliseconds':24}{'first':>8}{'p95':>8}{'last':>8}{'p95':>8}")
    left, right, page_up, page_down = "\x1b[D", "\x1b[C", "\x1b[5~", "\x1b[6~"
    pages = [page_down, page_up] * 10
    row("bare table, down", [bare.press(DOWN) for _ in range(40)])
    row("bare table, a page", [bare.press(key) for key in pages])
    row("down", [ours.press("\x1b[B") for _ in range(40)])
    row("up", [ours.press("\x1b[A") for _ in range(40)])
    row("a page", [ours.press(key) for key in pages])
    row("[ at rest", rested(ours, "[", 25))
    row("] at rest", rested(ours, "]", 25))
    row("[ one after the other", [ours.press("[") for _ in range(30)])
    ours.settle(3.0)
    ours.press("/")
    typed = [ours.press(key) for word in WORDS for key in (*word, *[BACKSPACE] * len(word))]
    row("a letter of a search", typed)
    for _ in range(2):
        ours.press("\x1b")
    ours.press("1")
    row("down in the tree", [ours.press(key) for key in ("\x1b[B", "\x1b[A") for _ in range(20)])
    ours.press("2")
    ours.press("o")
    ours.settle(1.0)
    row("down in the heat map", [ours.press(DOWN) for _ in range(40)])
    row("up in the heat map", [ours.press("\x1b[A") for _ in range(40)])
    row("left in the heat map", [ours.press(left) for _ in range(60)])
    row("right in the heat map", [ours.press(right) for _ in range(60)])
    row("page down and up", [ours.press(key) for key in pages])
    row("group the heat map", [ours.press("G") for _ in range(12)])
    row("sort the heat map", [ours.press("s") for _ in range(12)])
    for program in (bare, ours):
        program.end()


def rested(program: Terminal, key: str, times: int) -> list[tuple[float, float]]:
    """A key pressed when all that the one before set off has come to its end."""
    found = []
    for _ in range(times):
        found.append(program.press(key))
        program.settle(1.0)
    return found


def row(name: str, presses: Sequence[tuple[float, float]]) -> None:
    """Medians and 95th percentiles of the first and of the last byte."""
    cells = [
        f"{1000 * take(sorted(each)):>8.1f}"
        for each in zip(*presses, strict=True)
        for take in (median, _95th)
    ]
    print(f"{name:24}{''.join(cells)}")


def _95th(ordered: Sequence[float]) -> float:
    return ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]


def starts(stores: dict[str, Path], environment: dict[str, str]) -> None:
    """From the start of the process to the screen."""
    python = sys.executable
    bare = [python, "-m", "tests.benchmarks.bare"]
    cases: dict[str, tuple[list[str], str]] = {
        "bare": (bare, READY),
        "bare, and Polars": ([*bare, "polars"], READY),
    }
    for name, store in stores.items():
        command = [python, "-m", "kpi_tui", "--store", str(store)]
        cases[f"{name}: first paint"] = (command, "Browse")
        cases[f"{name}: its data"] = (command, "OCC01.02")
    times: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(STARTS):
        for name, (command, marker) in cases.items():
            times[name].append(started(command, marker, environment))
    print(f"\n{'start, milliseconds':28}{'median':>8}{'of bare':>9}{'and Polars':>12}")
    base, polars = (median(times[name]) for name in ("bare", "bare, and Polars"))
    for name, found in times.items():
        middle = median(found)
        print(f"{name:28}{1000 * middle:>8.0f}{middle / base:>9.2f}{middle / polars:>12.2f}")


def started(command: list[str], marker: str, environment: dict[str, str]) -> float:
    """Seconds until a program draws a text."""
    program = Terminal(command, environment)
    try:
        return program.until(marker)
    finally:
        program.end()


if __name__ == "__main__":
    main()
