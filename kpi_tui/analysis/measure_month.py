"""What is worked out of one reading, as plain values: the explorer shows it without Polars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kpi_tui.analysis.measures import Point
from kpi_tui.report import Status
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

Insights = dict[tuple[str, str], "Insight"]
"""A month's insights by measure code and name, as printed in that month."""


@dataclass(frozen=True, slots=True)
class Insight:
    """What we make of a measure in one month. Nothing here was published.

    Gaps are positive where the actual is better than its target. They, and the direction of
    travel, are `None` where no polarity is known or where a figure is missing.
    """

    measure_id: str
    """The measure over the months, whatever its code and name, as in `OCC01.09@2023-01`."""
    polarity: Polarity | None = None
    confidence: Confidence | None = None
    """How far to trust the polarity."""
    polarity_why: str | None = None
    kind: Kind | None = None
    is_percentage: bool = False
    """Whether its figures are shares of a hundred, with or without their sign."""
    ytd_method: YtdMethod | None = None
    ytd_months: int = 0
    """How many months confirm the method by their figures."""
    gap: float | None = None
    gap_percent: float | None = None
    ytd_gap: float | None = None
    ytd_gap_percent: float | None = None
    previous_date: date | None = None
    """The latest earlier month that has the measure."""
    previous_actual: str | None = None
    previous_actual_value: float | None = None
    previous_status: Status | None = None
    moved: float | None = None
    """The actual less the one of `previous_date`; `None` where the unit is another."""
    travel: Travel | None = None
    travel_year: Travel | None = None
    """Against the same month of the year before."""
    months_at_status: int = 1
    """For how many of its readings in a row it has had this status, this one counted."""
    points: tuple[Point, ...] = ()
    """Its readings up to this month, the oldest first."""
