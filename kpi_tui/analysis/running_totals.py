"""Measures whose figures run on through the financial year, as their names say."""

from __future__ import annotations

import re
from datetime import date

from kpi_tui.months import financial_year

RUNNING = r"(?i)\b(?:cumulative(?:ly)?|year[ -]to[ -]date|ytd)\b"
"""What such a name has in it. A later figure of one year is larger, however well the measure does."""

RUNNING_NAME = re.compile(RUNNING)


def runs_on(name: str, earlier: date, later: date) -> bool:
    """Tell whether a measure's figures of two periods are stages of one year's total."""
    return bool(RUNNING_NAME.search(name)) and financial_year(earlier) == financial_year(later)
