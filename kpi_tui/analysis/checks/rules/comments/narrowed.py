"""Whether words behind a count make it one of some of its things: "fires involving", "visitors in July who paid"."""

from __future__ import annotations

import re
from collections.abc import Set

from kpi_tui.analysis.checks.rules.comments.own_words import told_words
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_WORD = regex(r"[a-z’'-]+", re.I)
_NARROWS = regex(
    r"(?!(?:looked|living|staying|compared|years|months|weeks|always|besides|towards)\b)"
    r"(?:[a-z]{2,}ed|[a-z]{2,}ing|(?:over)?due|left|open|[a-z]{4,}[a-rt-z]s|with|without|where|whose|who)",
    re.I,
)
"""The first word behind a count that its measure's name has not, where it tells of which, or of what else."""
_CLAUSE = r"(?:(?!\b(?:and|but|compared|against|than|up|down|more|fewer|on)\b)[^,;:.()])*?"
_WHO = regex(
    rf"{_CLAUSE}\b(?:who|whose|that(?! (?:is|was|we|this|it)\b))\b(?P<did>[^,;:.()]*)", re.I
)
"""What those did of whom a count is told."""
_OF_AGE = regex(
    rf"{_CLAUSE}\b(?:(?:under|over|aged) \d\d?(?!\w|[,.]\d|\s?%)|from (?:outside|abroad|overseas|other)\b)",
    re.I,
)
_MONTHS = regex(NAMED_MONTH)


def is_narrowed(clause: str, behind: str, own: Set[str]) -> bool:
    """Whether the words behind a count narrow it, or name something else: "fires involving", "fire stations".

    `clause` are those up to the first that ends a clause.
    """
    strange = (each for each in _WORD.findall(clause) if not told_words(each) <= own)
    if _NARROWS.fullmatch(next(strange, "")) or _OF_AGE.match(behind):
        return True
    who = _WHO.match(behind)
    return who is not None and not told_words(_MONTHS.sub("", who["did"])) <= own
