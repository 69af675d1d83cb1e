"""Measures whose figures run on through the financial year, as their names say."""

from __future__ import annotations

import re
from datetime import date

from kpi_tui.months import financial_year, months_apart

RUNNING = r"(?i)\b(?:cumulative(?:ly)?|year[ -]to[ -]date|ytd)\b"
"""What such a name has in it. A later figure of one year is larger, however well the measure does."""

RUNNING_NAME = re.compile(RUNNING)


def runs_on(name: str, earlier: date, later: date) -> bool:
    """Tell whether a measure's figures of two periods are other stages of a year's total.

    Those of one period of two years are the same stage.
    """
    if not RUNNING_NAME.search(name):
        return False
    return not begins_anew(earlier, later) or months_apart(earlier, later) % 12 != 0


def begins_anew(earlier: date, later: date) -> bool:
    """Tell whether totals of a year begin anew between two periods: they are of two financial years."""
    return financial_year(earlier) != financial_year(later)
