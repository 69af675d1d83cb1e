"""Measures as the analysis has them, made by hand: one builder for all who take them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypedDict, Unpack

from msgspec import structs

from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.analysis.units import is_percentage
from kpi_tui.figures import Unit, counted_in, reading_unit, value_in, word_among
from kpi_tui.report import FIGURE_FIELDS, Reading
from kpi_tui.status import Status
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

JULY = date(2024, 7, 31)
VISITS = Reading("OCC01", "OCC01.01", "Visits to libraries", pages=(2, 3))


class Ours(TypedDict, total=False):
    """What is worked out of a measure, as far as a test says it."""

    measure_id: str
    priority_title: str | None
    polarity: Polarity | None
    confidence: Confidence | None
    polarity_why: str | None
    kind: Kind | None
    ytd_method: YtdMethod | None
    ytd_months: int
    moved: float | None
    travel: Travel | None
    travel_year: Travel | None
    months_at_status: int
    tolerance: float | None
    is_percentage: bool


def measure(reading: Reading = VISITS, day: date = JULY, **ours: Unpack[Ours]) -> MeasurePeriod:
    """A reading with its figures parsed and its gaps worked out, as facts have them."""
    polarity = ours.get("polarity")
    unit = reading_unit([getattr(reading, name) for name in FIGURE_FIELDS])
    made = MeasurePeriod(
        reading=reading,
        report_date=day,
        measure_id=f"{reading.measure_code}@{reading.measure_name}",
        priority_title="Climate",
        period=_series("period", reading, reading.figures[:2], reading.period_status, polarity),
        ytd=_series("year-to-date", reading, reading.figures[2:], reading.ytd_status, polarity),
        unit=unit,
        is_percentage=is_percentage(reading.measure_name, unit, word_among(*reading.figures)),
    )
    return structs.replace(made, **ours)


def _series(
    label: str,
    reading: Reading,
    printed: tuple[str | None, ...],
    status: Status | None,
    polarity: Polarity | None,
) -> SeriesFigures:
    actual, target = printed
    counted = counted_in(*reading.figures)
    value, goal = value_in(counted, actual), value_in(counted, target)
    ways = {Polarity.BIGGER_IS_BETTER: 1, Polarity.SMALLER_IS_BETTER: -1}
    sign = ways.get(polarity) if polarity else None
    gap = None if sign is None or value is None or goal is None else sign * (value - goal)
    percent = 100 * gap / abs(goal) if gap is not None and goal else None
    return SeriesFigures(label, actual, target, status, value, goal, gap, percent)


def through(*readings: MeasurePeriod, **ours: Unpack[Ours]) -> MeasurePeriod:
    """The last of a measure's readings, with all of them as its history."""
    return structs.replace(readings[-1], history=readings, **ours)


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
    ytd: tuple[str | None, str | None] = (None, None),
) -> MeasurePeriod:
    """One reading of a measure's history; its unit is the one that is told."""
    reading = Reading(
        code.partition(".")[0],
        code,
        name,
        period_actual=actual,
        period_target=target,
        period_status=status,
        ytd_actual=ytd[0],
        ytd_target=ytd[1],
    )
    return structs.replace(measure(reading, day), unit=unit)


def points(*actuals: str | None, step: int = 1) -> tuple[MeasurePeriod, ...]:
    """Readings that end with July 2024, `step` months apart."""
    last = len(actuals) - 1
    return tuple(
        point(month_end(2024, 7 - step * (last - place)), actual)
        for place, actual in enumerate(actuals)
    )


def of_unit(readings: Iterable[MeasurePeriod], unit: Unit | None) -> tuple[MeasurePeriod, ...]:
    """The readings in another unit."""
    return tuple(structs.replace(reading, unit=unit) for reading in readings)
