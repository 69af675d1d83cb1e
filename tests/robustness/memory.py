"""What the explorer's memory comes to with use: `python -m tests.robustness memory`.

Told for each kind of use is anonymous memory in MB at its beginning, in quarters of the way, and at
its end. More than `MOST` above the start is a failure. Linux only.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

from kpi_tui.demo import ANNEX, sample_reports
from tests.robustness.tally import Failure, Tally
from tests.support.stores import stored
from tests.support.terminal import Terminal, program

MOST = 20.0
"""MB above the start."""
RESTED = 1.0
"""Seconds without a change of the screen after which all that a key began has ended."""

Use = Callable[[Terminal, Path], None]


def page(key: str, says: str) -> Use:
    """Open a page or a list, and close it."""

    def use(terminal: Terminal, _: Path) -> None:
        terminal.press(key)
        terminal.wait_for(says)
        terminal.press("\x1b")
        terminal.wait_until_gone(says)

    return use


def two_months(terminal: Terminal, _: Path) -> None:
    """Go to the month before, and back."""
    for key, says in (("[", "· June 2024 (simulated) ─"), ("]", "· July 2024 (reworded) ─")):
        terminal.press(key)
        terminal.wait_for(says)


def all_months(terminal: Terminal, _: Path) -> None:
    """Go through all months to the first, and back to the last."""
    for key, says in (("[", "· January 2023 (reworded) ─"), ("]", "· July 2024 (reworded) ─")):
        terminal.press(key * 18)
        terminal.wait_for(says)


def reload(terminal: Terminal, _: Path) -> None:
    """Read the store again."""
    terminal.press("R")
    terminal.wait_until_still(RESTED)


def reload_in_a_row(terminal: Terminal, _: Path) -> None:
    """Read the store again before it has been read."""
    terminal.press("Rjjj")
    terminal.wait_for("4 of 45")
    terminal.press("kkk")
    terminal.wait_for("1 of 45")


def import_it(terminal: Terminal, folder: Path) -> None:
    """Import a PDF that the store has by now, and go on."""
    terminal.press("i")
    terminal.wait_for("Import a PDF")
    terminal.press(f"{folder / 'annex.pdf'}\r")
    terminal.wait_for("read by oxfordshire-annex")
    terminal.press("\x1b")
    terminal.wait_until_gone("read by oxfordshire-annex")


USES: dict[str, tuple[int, Use]] = {
    "t": (120, page("t", "· trend ─")),
    "d": (120, page("d", "compared with")),
    "f": (120, page("f", "Type to filter")),
    "?": (120, page("?", "─ Help ─")),
    "months": (1000, two_months),
    "all months": (28, all_months),
    "R": (100, reload),
    "R in a row": (100, reload_in_a_row),
    "import": (200, import_it),
}
"""By name, how often and what."""


def measure(folder: Path, times: int, use: Use) -> Iterator[float]:
    """Yield MB at the beginning, in quarters of the way, and at the end."""
    store = stored(folder / "store", *sample_reports())
    (folder / "annex.pdf").write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    with program(store=store, size=(140, 40)) as terminal:
        terminal.wait_for("July 2024")
        terminal.wait_for("kpi-tui's analysis")
        for _ in range(3):
            use(terminal, folder)
        yield anonymous(terminal.process.pid)
        for number in range(1, times + 1):
            use(terminal, folder)
            if number % max(1, times // 4) == 0:
                yield anonymous(terminal.process.pid)
        terminal.press("\x11")
        assert terminal.wait_for_end() == 0


def anonymous(process: int) -> float:
    """MB of memory that is a process's own."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    (line,) = (line for line in status.splitlines() if line.startswith("RssAnon:"))
    return int(line.split()[1]) / 1024


def attack(name: str, _: int, numbers: range) -> Iterator[Tally]:
    """Use the explorer in one way, a time a number."""
    yield (tally := Tally(f"explorer's memory: {name}"))
    with tempfile.TemporaryDirectory() as folder:
        seen = list(measure(Path(folder), len(numbers), USES[name][1]))
    course = " → ".join(f"{each:.0f}" for each in seen)
    more = seen[-1] - seen[0]
    tally.test += f", MB {course}"
    tally.outcomes["times"] = len(numbers)
    if more > MOST:
        tally.failures.append(Failure(0, f"{more:+.1f} MB after {len(numbers)} times: {course}"))
