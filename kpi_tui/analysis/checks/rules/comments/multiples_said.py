"""What a comment says of how many times as much a figure is: "doubled since June", "up by a third"."""

from __future__ import annotations

import re

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.rules.comments.earlier_meant import (
    Said,
    figure_meant,
    is_claimed_of_own,
)
from kpi_tui.analysis.checks.rules.comments.ways_said import (
    COMPARATIVES,
    HOW,
    SINCE,
    VERB_LETTERS,
    VERBS,
    WHEN,
    WHEN_LETTERS,
    way_of,
)
from kpi_tui.analysis.checks.rules.printed_before import FigureBefore
from kpi_tui.analysis.cue import Cue, first_of
from kpi_tui.analysis.measure_period import MeasurePeriod

_TIMES = {
    **{"halved": 0.5, "doubled": 2.0, "trebled": 3.0, "tripled": 3.0, "quadrupled": 4.0},
    **{"half": 0.5, "double": 2.0, "twice": 2.0, "three times": 3.0, "four times": 4.0},
}
_PARTS = {
    **{"a third": 1 / 3, "two[- ]thirds": 2 / 3, "(?:a|one) quarter": 1 / 4, "three[- ]quarters": 3 / 4},
    **{"(?:a|one) fifth": 1 / 5, "half": 1 / 2, "a tenth": 1 / 10},
}  # fmt: skip
_ENDS = (
    r"(?=[.,;:)]|$| (?:and|but|as|because|due|following|after|despite|in|this|(?:were|was|have been|has been)"
    r" (?:reported|recorded|received|made|completed|answered))\b)"
)
"""What follows a claim of all cases: "twice as many as in June began in sheds" is of a part."""
_NEARLY = r"(?P<nearly>(?:almost|nearly|just under|close to|more than|over|just over|well over|at least|about|around|roughly) )?"
_PART = f"(?P<part>{'|'.join(_PARTS)})"
_MULTIPLES = (
    Cue(
        rf"{_NEARLY}\b(?P<times>halved|doubled|trebled|tripled|quadrupled){HOW} {SINCE} {WHEN}",
        "halved|doubled|trebled|tripled|quadrupled",
        WHEN_LETTERS,
    ),
    Cue(
        rf"{_NEARLY}\b(?P<times>half|twice|double|three times|four times) (?:as (?:many|much|high)(?: [a-z]+)? as"
        rf"|(?:the|that)(?: (?:number|figure|level|amount|rate|total))?(?: of)?) {WHEN}{_ENDS}",
        "half |twice |double |times ",
        WHEN_LETTERS,
    ),
    Cue(
        rf"\b(?P<way>{VERBS}) by {_NEARLY}{_PART} {SINCE} {WHEN}",
        " by ",
        "third|quarter|half|fifth|tenth",
        WHEN_LETTERS,
        VERB_LETTERS,
    ),
    Cue(
        rf"{_NEARLY}\b{_PART} (?P<way>{COMPARATIVES})(?: [a-z]+)? than {WHEN}",
        " than ",
        "third|quarter|half|fifth|tenth",
        WHEN_LETTERS,
    ),
)
"""Words that say how many times as much a figure is as that of an earlier period."""
MULTIPLE_LETTERS = (
    "halved|double|trebled|tripled|quadrupled|twice|three times|four times|half as|half th"
)
"""What such words have that tell of no change otherwise."""
_ANY = f"{MULTIPLE_LETTERS}|third|quarter|half |fifth|tenth"
_MULTIPLE = Cue(_ANY, _ANY)
"""Letters without which nothing is told of a multiple."""
_LOOSE = 0.2
"""By which share of the change told it may be another: what doubled may be 1.8 or 2.2 times as much."""
_NEARLY_LOOSE = 0.3
"""The same behind "almost" and "more than", on that side; "more than doubled" has no upper end."""


class _Change(Struct, frozen=True):
    """The least and the most that a figure may have changed, as a share of the one before."""

    least: float
    most: float


def other_multiple(context: CheckContext, measure: MeasurePeriod, sentence: str) -> Said | None:
    """Return what a sentence says of how many times as much it is, where it is not."""
    value = measure.period.actual_value
    if value is None or not _MULTIPLE.may_be_in(sentence):
        return None
    found = first_of(_MULTIPLES, sentence)
    if found is None or not is_claimed_of_own(context, measure, sentence, found):
        return None
    told, before = _told(measure, found), figure_meant(context, measure, found)
    if told is None or before is None or value <= 0 or before.value <= 0:
        return None
    return (
        None
        if _agree(told, before, value, measure.period.rounding)
        else Said(found[0].strip(), before)
    )


def _told(measure: MeasurePeriod, found: re.Match[str]) -> _Change | None:
    """Return what a claim allows for; `None` where it is not known which way is meant."""
    named = found.groupdict()
    if named.get("times"):
        change = _TIMES[named["times"].lower()] - 1
    else:
        part = named["part"].lower()
        size = next(share for words, share in _PARTS.items() if re.fullmatch(words, part))
        change = way_of(measure, named["way"].lower()) * size
    if not change:
        return None
    sign, size = (1 if change > 0 else -1), abs(change)
    nearly = (named["nearly"] or "").strip().lower()
    least, most = size * (1 - _LOOSE), size * (1 + _LOOSE)
    if nearly in ("almost", "nearly", "just under", "close to"):
        least, most = size * (1 - _NEARLY_LOOSE), size
    elif nearly in ("more than", "over", "well over", "at least", "just over"):
        least, most = size, float("inf")
    return _Change(least, most) if sign > 0 else _Change(-most, -least)


def _agree(told: _Change, before: FigureBefore, value: float, rounding: float) -> bool:
    """Whether two figures, as finely as they are printed, changed by what is told."""
    lowest = (value - rounding) / (before.value + before.rounding) - 1
    highest = (value + rounding) / max(before.value - before.rounding, 1e-9) - 1
    return lowest <= told.most + 1e-9 and highest >= told.least - 1e-9
