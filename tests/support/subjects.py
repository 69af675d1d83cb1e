"""Measures as the explorer's pages take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from kpi_tui.analysis.measure_month import Insight
from kpi_tui.analysis.measures import Point
from kpi_tui.figures import Unit, parse
from kpi_tui.report import Reading, Status
from kpi_tui.store.month_cache import LoadedMonth
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.selected_measure import Earlier, SelectedMeasure
from tests.support.samples import JULY, LIBRARY

PLAIN = Palette.of_theme({})
MONTH = LoadedMonth(JULY, 2, datetime(2026, 1, 15, 9, 30, tzinfo=UTC))


def month_end(year: int, month: int) -> date:
    """The last day of a month; counted on into other years below 1 and above 12."""
    years, months = divmod(month, 12)
    return date(year + years, months + 1, 1) - timedelta(days=1)


def point(
    day: date,
    actual: str | None,
    target: str | None = "1,000",
    status: Status | None = Status.GREEN,
    code: str = "OCC01.01",
    name: str = "Visits to libraries",
    unit: Unit | None = None,
) -> Point:
    """A month of a measure, its figures parsed."""
    values = parse(actual).value, parse(target).value
    return Point(day, actual, values[0], target, values[1], status, code, name, unit)


def points(*actuals: str | None, step: int = 1) -> tuple[Point, ...]:
    """Readings that end with July 2024, `step` months apart."""
    last = len(actuals) - 1
    return tuple(
        point(month_end(2024, 7 - step * (last - place)), actual)
        for place, actual in enumerate(actuals)
    )


def subject(
    reading: Reading = LIBRARY,
    *actuals: str | None,
    earlier: Reading | None = None,
    sought: Sequence[str] = (),
) -> SelectedMeasure:
    """A measure of July with the months it has had; without any, these have not been read yet."""
    insight = Insight("x", points=points(*actuals)) if actuals else None
    before = Earlier(date(2024, 6, 30), earlier) if earlier else None
    made = SelectedMeasure(reading, MONTH, insight, before)
    return replace(made, sought=tuple(sought))
