"""Measures without a figure because there was nothing to count."""

from __future__ import annotations

import re

from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.regex import regex
from kpi_tui.report import Reading
from kpi_tui.status import Status

_NOTHING = regex(
    r"^(?:there (?:were|was|have been|has been) )?(?:no|nil|zero|0)\b(?! (?:figures?|data|information)\b)"
    r"[^.]*\b(?:received|made|due|closed|completed|submitted|required|raised|reported|recorded"
    r"|in (?:the|this) (?:month|quarter|period|year)|this (?:month|quarter|period|year))\b"
    r"|^nothing\b[^.]*\b(?:received|due|to report)\b|:\s*nothing\b[^.]*\b(?:received|fell due|due)\b"
    r"|\bno (?:response|case|complaint|request|review|appeal|inspection)s? (?:was|were|is|are) "
    r"(?:required|received|due|held|closed)\b"
    r"|^(?:nil|none|no cases|not applicable)\b",
    re.IGNORECASE,
)
"""Sentences that say that there was nothing to count."""
_UNGIVEN = (Status.ACTUAL_MISSING, Status.DATA_MISSING, None)


def had_no_cases(reading: Reading) -> bool:
    """Whether a measure has no figure and its comment says that there were no cases to count."""
    if reading.period_actual or reading.period_status not in _UNGIVEN:
        return False
    return any(_NOTHING.search(sentence) for sentence in sentences(reading.comment or ""))
