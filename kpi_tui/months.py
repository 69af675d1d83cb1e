"""The months of days: their names, their place in the financial year, how far they are apart."""

from __future__ import annotations

from datetime import date


def month_name(day: date) -> str:
    """Return `July 2024`."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


# Not strftime: the month is named in English whatever the locale.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def financial_month(day: date) -> int:
    """Return the month's place in its financial year, 1 for April."""
    return (day.month - 4) % 12 + 1


def financial_year(day: date) -> int:
    """Return the calendar year in which the month's financial year began."""
    return day.year - (day.month < 4)


def months_apart(earlier: date, later: date) -> int:
    """Return how many months the month of one day is after that of another."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month
