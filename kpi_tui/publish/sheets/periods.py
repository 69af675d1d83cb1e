"""Periods and codes as the columns of a sheet; runs and statuses counted, as words in its cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from kpi_tui.analysis.counts import not_rated
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.runs import Run
from kpi_tui.labels import mark
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.period_names import short_name
from kpi_tui.publish.sheets.sheet import SheetColumn
from kpi_tui.regex import regex
from kpi_tui.status import COUNTED, StatusTotals

_CENTURY = regex(r"\b20(?=\d\d\b)")


def period_columns(
    days: Sequence[date], kind: PeriodType, origins: Sequence[Origin], width: int = 9
) -> list[SheetColumn]:
    """Return a column a period; the heading of a simulated one says so."""
    columns: list[SheetColumn] = []
    for day, origin in zip(days, origins, strict=True):
        short = "\n".join(terse_lines(day, kind))
        title, room = origin.beside_figures(short_name(day, kind)), width
        if origin is Origin.SIMULATED:
            short, room = f"{short}\nsim", max(width, len(f" ({origin})"))
        columns.append(SheetColumn(title, short, width=room, is_period=True))
    return columns


def code_column(measures: Iterable[MeasurePeriod]) -> SheetColumn:
    """Return the column of codes; `Our code` where the report prints none."""
    ours = any(measure.reading.code_is_ours for measure in measures)
    return SheetColumn("Our code" if ours else "Code", width=10)


def terse(day: date, kind: PeriodType) -> str:
    """Return the shortest name of a period: `Jul 24`, `Q3 24/25`, `Jun–Jul 24`."""
    return _CENTURY.sub("", short_name(day, kind))


def terse_lines(day: date, kind: PeriodType) -> list[str]:
    """Return the words of the shortest name of a period, each a line of a heading."""
    return terse(day, kind).replace("–", "– ").split()


def run_text(run: Run | None) -> str:
    """Return `3`; where reports between them are not held `2 in 19`, or `2 held`; empty for `None`."""
    if run is None:
        return ""
    if run.in_a_row:
        return str(run.reports)
    return f"{run.reports} in {run.over}" if run.over else f"{run.reports} held"


def rated_in_words(statuses: StatusTotals) -> str:
    """Count statuses: `9 green, 1 amber, 3 not rated`."""
    parts = [f"{statuses[each]} {mark(each).word}" for each in COUNTED if statuses[each]]
    others = not_rated(statuses)
    return ", ".join([*parts, f"{others} not rated"] if others else parts)


def rated_in_signs(statuses: StatusTotals) -> str:
    """Count statuses by their signs: `★9 ●1 +3`."""
    parts = [f"{mark(each).glyph}{statuses[each]}" for each in COUNTED if statuses[each]]
    others = not_rated(statuses)
    return " ".join([*parts, f"+{others}"] if others else parts)
