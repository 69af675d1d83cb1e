"""The short question that a thing to ask about ends with."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.comment_figures import sentences

_MOST_WORDS = 8
"""The most words of a finding's own question that is asked as it is."""
_IN_SHORT = {
    "I4": "Who agreed it?",
    "I6": "Who agreed it?",
    "I5": "Why?",
    "S1": "Which is right?",
    "X1": "By when?",
    "X2": "By when?",
}
"""What is asked of findings whose own question is long."""


def question(found: Sequence[Finding]) -> str:
    """Return the question of the first finding that has a short one; empty where none has."""
    for finding in found:
        asked = [text for text in sentences(finding.message) if text.endswith("?")]
        if asked and finding.rule in _IN_SHORT:
            return _IN_SHORT[finding.rule]
        if asked and len(asked[0].split()) <= _MOST_WORDS:
            return asked[0]
    return ""
