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
"""The series of reports that all stores hold so far."""


class PeriodKey(NamedTuple):
    """A period of one series of reports; keys of one series sort by time."""

    last_day: date
    period_type: PeriodType = PeriodType.MONTH
    report_id: str = ANNEX
