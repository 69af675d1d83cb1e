"""A measure in two months, made by hand for comparisons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod
from tests.support.measures import JULY, VISITS, measure

JUNE = date(2024, 6, 30)

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
        measure(
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
