"""Periods: which one a report is on, and how periods follow one another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kpi_tui.months import financial_month, last_of_month, months_apart


class PeriodType(StrEnum):
    """How long a period is."""

    MONTH = "month"
    TWO_MONTHS = "two_months"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    DATE = "date"
    """A single day, as of a snapshot."""

    @property
    def noun(self) -> str:
        """What one is called in a sentence: "the quarter before", "3 quarters in a row"."""
        return _NOUNS[self]

    @property
    def words(self) -> str:
        """How long it is, where a person chooses among them: "two months", "half year"."""
        return self.value.replace("_", " ")

    @property
    def counted(self) -> str:
        """What one is called where several are counted: "3 quarters", "1 two-month period"."""
        return "two-month period" if self is PeriodType.TWO_MONTHS else self.noun

    @property
    def months(self) -> int | None:
        """How many months one has; `None` for a single day."""
        return _MONTHS[self]

    @property
    def in_a_year(self) -> int | None:
        """How many there are in a year; `None` for single days."""
        return 12 // self.months if self.months else None


_NOUNS = {
    PeriodType.MONTH: "month",
    PeriodType.TWO_MONTHS: "period",
    PeriodType.QUARTER: "quarter",
    PeriodType.HALF_YEAR: "half-year",
    PeriodType.YEAR: "year",
    PeriodType.DATE: "report",
}
_MONTHS = {
    PeriodType.MONTH: 1,
    PeriodType.TWO_MONTHS: 2,
    PeriodType.QUARTER: 3,
    PeriodType.HALF_YEAR: 6,
    PeriodType.YEAR: 12,
    PeriodType.DATE: None,
}

ANNEX = "oxfordshire-annex"
"""The id of the report that is meant where none is named."""
ANNEX_COUNCIL = "Oxfordshire County Council"
"""The council that publishes it."""


class Series(NamedTuple):
    """One report of a council by periods of one type, which may be compared with one another."""

    report_id: str = ANNEX
    period_type: PeriodType = PeriodType.MONTH


ANNEX_MONTHS = Series()
"""The series that is shown by default where there are several."""


class PeriodKey(NamedTuple):
    """A report's identity: a period of one series of reports. Keys of one series sort by time."""

    last_day: date
    period_type: PeriodType = PeriodType.MONTH
    report_id: str = ANNEX

    @property
    def series(self) -> Series:
        """The series that the period belongs to."""
        return Series(self.report_id, self.period_type)

    @classmethod
    def of(cls, last_day: date, series: Series) -> PeriodKey:
        """Return the period of a series that ends on this day."""
        return cls(last_day, series.period_type, series.report_id)


def month_end(day: date, months_on: int = 0) -> date:
    """Return the last day of a day's month, or of a month so many months on."""
    years, month = divmod(day.year * 12 + day.month - 1 + months_on, 12)
    return last_of_month(years, month + 1)


def means_all_periods(typed: str) -> bool:
    """Whether what is typed as a period means all of them."""
    return typed.strip().lower() == "all"


def place_in_year(last_day: date, kind: PeriodType) -> int | None:
    """Return a period's place in its financial year, 1 for the one that begins in April.

    `None` for a single day, and for a period that ends between those of the financial year.
    """
    if kind.months is None:
        return None
    place, rest = divmod(financial_month(last_day), kind.months)
    return None if rest else place


def periods_apart(earlier: date, later: date, kind: PeriodType) -> int | None:
    """Return how many periods one ends after another; `None` where that is no whole number of them."""
    if kind.months is None:
        return None
    periods, rest = divmod(months_apart(earlier, later), kind.months)
    return None if rest else periods


def previous_of(period: PeriodKey, held: Iterable[PeriodKey]) -> PeriodKey | None:
    """Return the last of the periods before this one in its series."""
    earlier = (key for key in held if key.series == period.series and key < period)
    return max(earlier, default=None)


def a_year_before(period: PeriodKey, held: Iterable[PeriodKey]) -> PeriodKey | None:
    """Return the same period of the year before in its series; `None` for a single day."""
    if period.period_type is PeriodType.DATE:
        return None
    wanted = (period.last_day.year - 1, period.last_day.month)
    alike = (
        key
        for key in held
        if key.series == period.series and (key.last_day.year, key.last_day.month) == wanted
    )
    return max(alike, default=None)
