"""Draws the month that a newcomer to the demo imports: August 2024, simulated from July.

    python -m tests.rendering.annex_2024_08

Nothing in it is left to chance: drawing it again gives the same bytes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import kpi_tui
from kpi_tui.demo import published
from kpi_tui.figures import Unit, parse
from kpi_tui.origin import MADE_UP, Origin
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.status import Status

from . import Style, render
from .august_edits import CUMULATIVE, EDITS, GONE, NEW, PRIORITY_EDITS

DEMO = Path(kpi_tui.__file__).parent / "demo"
TITLE = "Annex A - Performance - August 2024 (simulated)"
FOOT = f"{MADE_UP}: not published by the council"
MONTHS_BEFORE = 4
"""April to July are in July's figures for the year to date."""


def august() -> Report:
    """July moved on by a month, with the edits of `august_edits`."""
    july = published("2024-07")
    readings = [_edited(_moved(r)) for r in july.readings if r.measure_code not in GONE]
    return replace(
        july,
        report_date=date(2024, 8, 31),
        title=TITLE,
        priorities=tuple(_priority(priority) for priority in july.priorities),
        readings=tuple(sorted([*readings, *NEW], key=lambda reading: reading.measure_code)),
        provenance=Origin.SIMULATED,
    )


def draw(path: Path) -> None:
    """Write the annex to `path`."""
    style = Style(swap_impacts_from="OCC04", open_rows=True, running_foot=FOOT, rows_per_table=6)
    render(august(), path, style)


def _priority(priority: Priority) -> Priority:
    return replace(priority, **PRIORITY_EDITS.get(priority.code, {}))


def _edited(reading: Reading) -> Reading:
    edits: dict[str, Any] = EDITS.get(reading.measure_code, {})
    return replace(reading, **edits)


def _moved(july: Reading) -> Reading:
    actual = _stepped(july)
    moved = replace(july, period_actual=actual)
    if july.measure_code in CUMULATIVE:
        moved = replace(
            moved,
            ytd_actual=_sum(july.ytd_actual, actual),
            ytd_target=_sum(july.ytd_target, july.period_target),
        )
    elif july.ytd_actual == july.period_actual:
        moved = replace(moved, ytd_actual=actual)
    else:
        moved = replace(moved, ytd_actual=_averaged(july, actual))
    return replace(moved, comment=_comment(july, moved) if july.comment else None)


def _stepped(july: Reading) -> str | None:
    """The actual up to three per cent away, on the side of the target where it was."""
    value, target = parse(july.period_actual).value, parse(july.period_target).value
    if july.period_actual is None or value in (None, 0, 100):
        return july.period_actual
    moved = value * (1 + (crc32(july.measure_code.encode()) % 7 - 3) / 100)
    return _like(july.period_actual, _same_side(value, moved, target))


def _averaged(july: Reading, actual: str | None) -> str | None:
    before, now = parse(july.ytd_actual).value, parse(actual).value
    if july.ytd_actual is None or before is None or now is None:
        return july.ytd_actual
    mean = (MONTHS_BEFORE * before + now) / (MONTHS_BEFORE + 1)
    return _like(july.ytd_actual, _same_side(before, mean, parse(july.ytd_target).value))


def _same_side(before: float, now: float, target: float | None) -> float:
    crossed = target is not None and (before - target) * (now - target) <= 0
    return before if crossed else now


def _sum(before: str | None, more: str | None) -> str | None:
    one, other = parse(before).value, parse(more).value
    if before is None or one is None or other is None:
        return before
    return _like(before, one + other)


def _like(printed: str, value: float) -> str:
    """A number written as another was: as many decimals, its commas, its sign."""
    decimals = len(printed.partition(".")[2].rstrip("%"))
    unit = parse(printed).unit
    before = "£" if unit is Unit.GBP else ""
    return f"{before}{value:,.{decimals}f}{'%' if unit is Unit.PERCENT else ''}"


def _comment(july: Reading, now: Reading) -> str:
    if now.period_actual is None:
        return "There was nothing to count in August, so no figure is given."
    target = f" against a target of {now.period_target}" if now.period_target else ""
    words = f"August’s figure is {now.period_actual}{target}; July’s was {july.period_actual}."
    if now.ytd_status is Status.MONITORING_ONLY or now.ytd_actual == now.period_actual:
        return words
    since = f" ({now.ytd_target} expected by now)" if now.ytd_target else ""
    return f"{words}\nThe year to date stands at {now.ytd_actual}{since}."


if __name__ == "__main__":
    target = DEMO / "annex-2024-08-simulated.pdf"
    draw(target)
    print(f"{target}: {target.stat().st_size:,} bytes")
