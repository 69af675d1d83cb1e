"""The fixed phrases by which a reader finds their way through the annex."""

from __future__ import annotations

import re

CODE = re.compile(r"(OCC\d{2})\s*\.\s*(\d{2})(?!\d)")
"""A measure's code. Its parts may stand on two lines of a narrow cell."""
PRIORITY = re.compile(r"(OCC\d{2})\s*[-–—:]\s*(\S.*)")
STATUS_OF = re.compile(r"status of indicators\b[\s:]*(.*)", re.I)
DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
NOTE = re.compile(r"does not contain any data|has no measures|no data (is )?available", re.I)
PAGE_NUMBER = re.compile(r"(page\s*)?\d{1,3}(\s*(of|/)\s*\d{1,3})?", re.I)
_NO_REPORTS = re.compile(r"planning pattern|all \d+ selected|page \d{1,3} of \d{1,3}", re.I)
"""Page numbers, and what the council's system left on the page of its own buttons."""


def ends_table(text: str) -> bool:
    """Whether a line is a heading's: no row of a table goes on past it."""
    return bool(PRIORITY.match(text) or STATUS_OF.match(text) or NOTE.search(text))


def is_furniture(text: str) -> bool:
    """Whether a line is none of the report's, wherever it stands."""
    return bool(_NO_REPORTS.fullmatch(text.strip()))
