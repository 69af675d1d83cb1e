"""A measure in two months, made by hand for comparisons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from kpi_tui.analysis.changes.pair import Held, MeasurePair
from kpi_tui.figures import Unit, parse, reading_unit
from kpi_tui.report import FIGURE_FIELDS, Reading, Status
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod

JUNE = date(2024, 6, 30)
JULY = date(2024, 7, 31)
VISITS = Reading("OCC01", "OCC01.01", "Visits to libraries", pages=(2, 3))

UP = Polarity.BIGGER_IS_BETTER
DOWN = Polarity.SMALLER_IS_BETTER


class Cells(TypedDict, total=False):
    """Columns of a reading."""

    priority_code: str
    measure_code: str
    measure_name: str
    directors: tuple[str, ...]
    portfolio_holder: str | None
    period_actual: str | None
    period_target: str | None
    period_status: Status | None
    ytd_actual: str | None
    ytd_target: str | None
    ytd_status: Status | None
    comment: str | None
    improvement_plan: str | None
    timeframe: str | None
    pages: tuple[int, ...]


def held(
    reading: Reading,
    day: date = JULY,
    *,
    polarity: Polarity | None = None,
    kind: Kind | None = None,
    ytd_method: YtdMethod | None = None,
    measure_id: str | None = None,
    is_percentage: bool = False,
    months_at_status: int = 1,
) -> Held:
    """A reading with facts made up for it."""
    texts = {name: getattr(reading, name) for name in FIGURE_FIELDS}
    return Held(
        reading=reading,
        report_date=day,
        measure_id=measure_id or f"{reading.measure_code} {reading.measure_name}",
        priority_title="Climate",
        values={name: parse(text).value for name, text in texts.items()},
        unit=reading_unit(list(texts.values())),
        is_percentage=is_percentage or reading_unit(list(texts.values())) is Unit.PERCENT,
        polarity=polarity,
        kind=kind,
        ytd_method=ytd_method,
        months_at_status=months_at_status,
    )


def cells(**columns: Unpack[Cells]) -> Reading:
    """The sample measure with other columns."""
    return replace(VISITS, **columns)


def pair(
    before: Reading,
    after: Reading,
    *,
    polarity: Polarity | None = None,
    kind: Kind | None = None,
    ytd_method: YtdMethod | None = None,
    days: tuple[date, date] = (JUNE, JULY),
    months_at_status: int = 1,
) -> MeasurePair:
    """One measure in two months, of the same facts in both."""
    first, second = (
        held(
            reading,
            day,
            polarity=polarity,
            kind=kind,
            ytd_method=ytd_method,
            months_at_status=months_at_status,
        )
        for reading, day in zip((before, after), days, strict=True)
    )
    return MeasurePair(first, second)
