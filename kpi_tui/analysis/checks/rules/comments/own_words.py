"""Other words for what a measure's name says: its short form, and a council's standard words."""

from __future__ import annotations

import re
from functools import lru_cache

from kpi_tui.analysis.comment_figures import word_set
from kpi_tui.analysis.identity.similarity import SHORT_FORMS
from kpi_tui.regex import regex

_ALIKE = tuple(
    word_set(words)
    for words in (
        "absence sickness sick",
        "workforce staff employees",
        "spend spending expenditure",
        "refuse waste rubbish",
        "used usage use consumption consumed",
        "let lets letting lettings",
        "meet meets meeting met",
        "pay pays paying paid",
        "hold holding held",
        "need needs needing",
        "die dies died death deaths",
    )
)
"""Words of which any may be said for another."""
_IN_TIME = word_set("within time timescale timescales deadline days weeks hours")
_TIMELINESS = word_set("timeliness time")
"""Words for what a measure of cases in time counts."""
_IN_CARE = regex(r"\blooked[- ]after\b", re.I)
"""Children looked after are in care."""
_SHORT = regex(r"\b[A-Z]{3,6}(?=s?\b)")
_THINGS = regex(r"\b(?:people|children|staff|[a-z]+[a-rt-z]s)\b", re.I)
"""What a measure counts is the first plural of its name: "accidental dwelling fires"."""
DONE = regex(
    r"\b(?:[a-z]+ed|made|built|given|paid|sent|dealt|upheld|met|won|found|sold|taken)\b", re.I
)
"""Words by which a name says what was done with what it counts."""
_LINKS = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))  # fmt: skip
"""Words that a short form leaves out."""


@lru_cache(maxsize=5000)
def name_words(name: str) -> frozenset[str]:
    """Return the stems of a measure's name, and of the standard words that may be said for them."""
    own = word_set(_plain(name))
    said = own.union(*(alike for alike in _ALIKE if not alike.isdisjoint(own)))
    if not own.isdisjoint(_IN_TIME):
        said |= _TIMELINESS
    for short, words in SHORT_FORMS.items():
        written_out, written_short = word_set(words), word_set(short)
        if written_short <= own:
            said |= written_out
        elif written_out <= own:
            said |= written_short
    return said


def own_words(name: str, text: str) -> frozenset[str]:
    """Return the stems of words in a text that stand for a measure of this name, and others of it.

    Capitals that its words begin with are its short form: KSIs are people killed or seriously injured.
    """
    known = name_words(name)
    shorts = _SHORT.findall(text)
    return known | word_set(" ".join(each for each in shorts if _stands_for(each, name)))


def counts_same(name: str, text: str) -> bool:
    """Whether a text has what a measure of this name counts: the same fires, visits and no visitors, or KSIs."""
    things = _THINGS.search(name)
    if things is None:
        return False
    same = _singular(things[0])
    words = map(_singular, re.findall(r"[a-z]+", text, re.I))
    return same in words or has_short_form(name, text)


def has_short_form(name: str, text: str) -> bool:
    """Whether a text has capitals that words of a name begin with: KSIs."""
    return any(_stands_for(each, name) for each in _SHORT.findall(text))


def counts_alike(name: str, text: str) -> bool:
    """Whether a text has a thing that is only written like what a measure counts: compliments, complaints."""
    things, same = _THINGS.search(name), counts_same(name, text)
    plurals = _THINGS.findall(text)
    return (
        not same
        and things is not None
        and any(word_set(each) == word_set(things[0]) for each in plurals)
    )


def _singular(word: str) -> str:
    return re.sub(r"ies$", "y", word.lower()).removesuffix("s")


def told_words(text: str) -> frozenset[str]:
    """Return the stems of a text as names are compared with it."""
    return word_set(re.sub(r"\b([A-Z]{3,6})s\b", r"\1", _plain(text)))


def _plain(text: str) -> str:
    return _IN_CARE.sub("in care", text)


@lru_cache(maxsize=5000)
def _stands_for(short: str, name: str) -> bool:
    """Whether capitals are the first letters of words of a name, those of short words left out or not."""
    words = re.findall(r"[A-Z]+(?=[^a-z]|$)|[A-Za-z]+", name)
    letters = [word if word.isupper() else word[0] for word in words]
    kept = [each for each, word in zip(letters, words, strict=True) if word.lower() not in _LINKS]
    return any(short.lower() in "".join(row).lower() for row in (letters, kept))
