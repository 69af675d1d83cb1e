"""The words of texts that count measures by status, and of those that count something else."""

from __future__ import annotations

import re

from kpi_tui.figures import NUMBER_WORDS
from kpi_tui.regex import regex

IN_WORDS = {
    **{word: number for number, word in enumerate(NUMBER_WORDS)},
    **dict.fromkeys(("zero", "nil", "none"), 0),
    **{
        f"{tens}-{word}" if number else tens: 10 * at + number
        for at, tens in enumerate(("twenty", "thirty", "forty", "fifty", "sixty"), 2)
        for number, word in enumerate(NUMBER_WORDS[:10])
    },
}
MEASURES = frozenset(("measure", "measures", "indicator", "indicators", "kpi", "kpis"))
_AROUND_WORDS = """
    this in quarter month year period there are were is was of the our all rated reported shown as
    at currently performance key corporate no
"""
AROUND = MEASURES.union(_AROUND_WORDS.split(), ("",))
"""The words of a sentence that counts all measures of one status, but for that and for counts."""
OTHERWISE = regex(
    r"\b(?:last|previous(?:ly)?|prior|earlier|compared|from|moved|changed|improved|worsened|risks?|projects?"
    r"|actions?|milestones?|schemes?|programmes?|commitments?|deliverables?|tasks?|budgets?|contracts?|contractors?"
    r"|councils|authorities|national\w*|england|ago|aim to|hope|expect\w*|forecast\w*|will|should|contents|scor(?:es?|ed|ing)|thresholds?|year[- ]to[- ]date|than|within|below|above|over|under|or|more|fewer|less|days?|points?|both)\b",
    re.I,
)
"""A text with such a word counts something else, or says when a status is given."""
OF_MEASURES = regex(
    r"\b(?:measures?|indicators?|kpis?|pis?|metrics?|targets?|performance|rag|status(?:es)?|ratings?|overall|total"
    r"|summary)\b",
    re.I,
)
"""A text with such a word counts measures."""
OF_SOME = regex(r"\bkey (?:measure|indicator)s?\b", re.I)
"""A text with such words may count some measures only. "Key performance indicators" may be all of them."""
_ANY_WORDS = """
    this that these those were have been being which with rated report reported reports council
    corporate plan period quarter month year half there shown showing against currently current
    while also other others remaining only january february march april june july august september
    october november december they them
"""
OF_ANY_COUNT = frozenset(_ANY_WORDS.split())
"""Longer words of a text that does not say what it counts."""
