"""How alike two measures' names are: Dice's coefficient over the words that tell them apart.

Which words count decides what the thresholds in `matching` mean, so both are tested together
against the two published reports. Words are left out that say nothing of what is measured (grammar,
"number of", which councils put in front of a name at will) or that change while the measure goes on
(when its target is due, and how much that is: "3%", "135 km").
"""

from __future__ import annotations

from functools import lru_cache

from kpi_tui.months import MONTH_NAMES
from kpi_tui.regex import regex
from kpi_tui.text import fold

_LEFT_OUT = """
    a an the and or of to in into on at by for from with all any via per through across
    who which that whose where is are was were be been being has have had their its our we it
    this these those number no num total overall monitor
"""
STOP_WORDS = frozenset(_LEFT_OUT.split())

SAME_WORDS = {"percentage": "%", "percent": "%", "proportion": "%", "children": "child"}
"""Words that mean the same, as they are compared."""

SHORT_FORMS = {
    "asc": "adult social care",
    "csc": "customer service centre",
    "dsg": "dedicated school grant",
    "ehc": "education health care",
    "ehcp": "education health care plan",
    "foi": "freedom information",
    "mecc": "making every conversation count",
    "send": "special educational need disability",
    "uasc": "unaccompanied asylum seeking child",
}
"""Short forms of English local government, as they are compared."""

_TURNING = """
    within outside over under above below before after not non without excluding except including
    failed missed met plus open closed
"""
TURNING_WORDS = frozenset(_TURNING.split())
"""Words that make a different measure of a name that is otherwise the same."""

_WORD = regex(r"%|\d+(?:[.,]\d+)*|[a-z]+")
_LETTER = regex(r"(?:^|(?<=\S ))[B-HJ-Z](?![\w'’.-])|(?<=\S )A(?= [a-z]|$|,)")
"""A letter that names a class: A roads, band D; no article of a name in capitals throughout."""
_NO_CLASS = regex(
    r"\bA and E\b|\b[A-Z] ?& ?[A-Z]\b|£ ?[KM]\b|\b[A-Z] (?=\d)"
    r"|\bE (?=learning|scooter|bike|mail|form|petition|cigarette)"
)
"""Letters that stand for words, as in A&E, £ K, S 106 and E learning."""
_RANGE = regex(r"(?<!\S)([A-Z]\*?) ?(?:[-–—]|to) ?(?=[A-Z](?!\w))")
"""Between the letters of a range: A-C is A to C."""
_HYPHEN = regex(r"(?<!\S)([A-D])-(?=[a-z])")
"""A-roads are A roads."""
_FOOTNOTE = regex(r"(?:(?<=[^\W\d_]{3})|(?<=[)%]))\s?[⁰¹²³⁴-⁹ᵃᵇᶜᵈᵉⁱᵛˣ]{1,3}|\s\[\w\]\s*$")
"""The mark of a footnote: `Bins missed²`, `Waste recycled [a]`; not the square of `km²` and `CO²`."""
_YEAR = r"(?:19|20)\d\d(?:\s?[/-]\s?(?:20)?\d\d)?"
_DATE = regex(
    rf"\b(?:by )?(?:(?:the )?end of )?(?:{'|'.join(MONTH_NAMES).lower()}) {_YEAR}\b|\b{_YEAR}\b"
    r"|\b\d\d/\d\d\b"
)
_QUANTITY = regex(
    r"£\s?\d[\d.,]*\s?(?:m|k|bn)?\b|£\s?'?(?:mn?|k|bn|0+s?|millions?|thousands?)\b"
    r"|(?<!\d)(?<!\d[.,])\d+(?:[.,]\d+)*(?=\s?(?:%|km\b|tonnes?\b|hectares?\b|[km]wh?\b))"
)
"""A target's amount, which some names have in them; the unit behind it is not part of it. Nor is what
pounds are counted in, `£000` or `£m`, which is told as a change of unit.

No figure is begun within another: of a long one each digit would be, and all behind it read again.
"""


def similarity(one: str, other: str) -> float:
    """Return Dice's coefficient of two names' words, from 0 (none shared) to 1 (all shared)."""
    left, right = tokens(one), tokens(other)
    if not left and not right:
        return 1.0
    return 2 * len(left & right) / (len(left) + len(right))


@lru_cache(maxsize=50_000)
def tokens(name: str) -> frozenset[str]:
    """Return the words of a name as they are compared: without plurals, short forms spelled out."""
    words: set[str] = set()
    for word in _words(name):
        if word in STOP_WORDS:
            continue
        # Near enough to a singular to compare.
        singular = word
        if len(word) > 4 and word.endswith("ies"):
            singular = f"{word[:-3]}y"
        elif len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
            singular = word[:-1]
        if singular in SHORT_FORMS:
            words.update(SHORT_FORMS[singular].split())
        else:
            words.add(SAME_WORDS.get(singular, singular))
    return frozenset(words)


@lru_cache(maxsize=50_000)
def distinguishing_words(name: str) -> frozenset[str]:
    """Return the numbers, `TURNING_WORDS` and single letters of a name: ages, stages, classes, limits.

    Names that differ in one of these are not one measure until somebody says so: 28 days or 30,
    stage 1 or 2, within the time or outside it, A roads or B roads.
    """
    words = {word for word in _words(name) if word[0].isdecimal() or word in TURNING_WORDS}
    if not name.isupper():
        text = _RANGE.sub(r"\1 to ", _NO_CLASS.sub(" ", " ".join(name.split())))
        words.update(_LETTER.findall(_HYPHEN.sub(r"\1 ", text)))
    return frozenset(words)


def _words(name: str) -> list[str]:
    text = fold(_FOOTNOTE.sub("", name)).replace("per cent", "%")
    return _WORD.findall(_QUANTITY.sub(" ", _DATE.sub(" ", text)))
