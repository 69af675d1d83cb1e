"""What a report states on a page: its month, and that nothing is due."""

from __future__ import annotations

import re

NOTE = re.compile(r"does not contain any data|has no measures|no data (is )?available", re.I)
"""What stands in place of a table."""
STATUS_OF = re.compile(r"status of indicators\b[\s:]*(.*)", re.I)
"""The line that states the month."""
_STATED = re.compile(r"statusofindicators\D{0,40}?(\d{1,2})/(\d{1,2})/(\d{4})", re.I)
"""The same without white space, which a file may put anywhere: `as at` may stand before the date."""

Month = tuple[int, int]
"""A year and its month."""


def stated_months(squashed: str) -> frozenset[Month]:
    """Return the months that a page's text, without white space, states behind "Status of Indicators"."""
    return frozenset((int(match[3]), int(match[2])) for match in _STATED.finditer(squashed))
