"""The months of days: their names, their last days, their place in the financial year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache

# Not `calendar.month_name`: the months are named in English whatever the locale.
MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SHORT_NAMES = (*(name[:3] for name in MONTH_NAMES if len(name) > 3), "Sept")
NAMED_MONTH = "|".join((*MONTH_NAMES, *sorted(_SHORT_NAMES, key=len, reverse=True)))
"""An expression for the name of a month as reports print it, in full or in short."""

APRIL = 4
"""The month with which the financial year begins."""
MARCH = 3
"""The month with which it ends."""
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
"""How many months there are in what is called so."""


def month_name(day: date) -> str:
    """Return `July 2024`."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def day_name(day: date) -> str:
    """Return `31 July 2024`."""
    return f"{day.day} {month_name(day)}"


def month_named(name: str) -> int:
    """Return 7 for `July`, `Jul` and `JULY`, as `NAMED_MONTH` finds them."""
    return _NUMBERS[name[:3].casefold()]


_NUMBERS = {name[:3].casefold(): number for number, name in enumerate(MONTH_NAMES, 1)}


@lru_cache(maxsize=5000)
def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month. Raises `ValueError` for a month that is none."""
    return date(year, month, monthrange(year, month)[1])


def financial_month(day: date) -> int:
    """Return the month's place in its financial year, 1 for April."""
    return (day.month - APRIL) % 12 + 1


def financial_year(day: date) -> int:
    """Return the calendar year in which the month's financial year began."""
    return day.year - (day.month < APRIL)


def months_apart(earlier: date, later: date) -> int:
    """Return how many months the month of one day is after that of another."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def add_months(day: date, months: int) -> date:
    """Return the first day of the month that is so many months after that of a day, or before."""
    at = day.month - 1 + months
    return date(day.year + at // 12, at % 12 + 1, 1)
