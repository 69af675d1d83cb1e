"""What the printing of a figure says: how exact it is, and which month of the year it is for."""

from __future__ import annotations

import re
from datetime import date

_FRACTION = re.compile(r"\.(\d+)")


def half_unit(printed: str | None) -> float:
    """Half a unit in the last printed digit: 0.005 for `57.95%`, 0.5 for `1,247`."""
    fraction = _FRACTION.search(printed or "")
    return 0.5 * 10.0 ** -len(fraction[1]) if fraction else 0.5


def financial_month(day: date) -> int:
    """The month's place in its financial year, 1 for April."""
    return (day.month - 4) % 12 + 1


def financial_year(day: date) -> int:
    """The calendar year in which the month's financial year began."""
    return day.year - (day.month < 4)
