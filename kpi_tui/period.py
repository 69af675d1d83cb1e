"""Periods: what tells one report of a council from another."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class PeriodType(StrEnum):
    """How long a period is."""

    MONTH = "month"
    TWO_MONTHS = "two_months"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    DATE = "date"
    """A single day, as of a snapshot."""


ANNEX = "oxfordshire-annex"
"""The report that is meant where none is named."""
ANNEX_COUNCIL = "Oxfordshire County Council"
"""The council that publishes it."""


class Series(NamedTuple):
    """Reports of one kind, as they follow one another: what may be compared over time."""

    report_id: str = ANNEX
    period_type: PeriodType = PeriodType.MONTH


ANNEX_MONTHS = Series()
"""What is looked at where there are other series too."""


class PeriodKey(NamedTuple):
    """A report's identity: a period of one series of reports. Keys of one series sort by time."""

    last_day: date
    period_type: PeriodType = PeriodType.MONTH
    report_id: str = ANNEX

    @property
    def series(self) -> Series:
        """The series that the period is one of."""
        return Series(self.report_id, self.period_type)

    @classmethod
    def of(cls, last_day: date, series: Series) -> PeriodKey:
        """Return the period of a series that ends on this day."""
        return cls(last_day, series.period_type, series.report_id)
