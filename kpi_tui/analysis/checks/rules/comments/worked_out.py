"""The rule on cases that a comment gives to check a percentage by: "44 of 50", "44 of 50 (88%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import which_is_right
from kpi_tui.analysis.checks.rules.comments.in_time_said import Cases, cases_in_time, may_be_others
from kpi_tui.analysis.checks.rules.comments.own_words import own_words, told_words
from kpi_tui.analysis.checks.rules.printed_before import figure_before
from kpi_tui.analysis.comment_figures import (
    COUNT,
    DIGITS,
    count_of,
    first_quantity,
    names_another,
    rounding_of,
    word_set,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod, number
from kpi_tui.figures import SCALE_WORDS, Unit, rounded
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_AMOUNT = rf"£?{DIGITS}(?:\.\d+)?(?:\s?(?:{SCALE_WORDS})\b)?"
_SHARE = r"\((?P<share>\d+(?:\.\d+)?)(?:\s?%| per ?cent)\)"
_IN_BRACKETS = Cue(_SHARE, "%)|cent)")
_THE = r"(?:the |our |these |all )?"
_OF_ANOTHER = (
    r"(?:against|compar\w+|than|versus|up|down|above|below|short|targets?|averages?|national|regional|because|due|while|whilst"
    rf"|whereas|which|but|although|though|half|from (?:the )?(?:last|previous|(?-i:{NAMED_MONTH})))"
)
"""Words after which a share is one of something else, or of another time."""
_STAGE = r"(?:stage|tier|level|band|grade|priority|category|type|phase) \d"
_WORDS = (
    rf"(?: (?!{_OF_ANOTHER}\b)(?:{_STAGE}|\({_STAGE}\)|[a-z’'-]+"
    r"|\d+ (?:seconds|minutes|hours|days|weeks|months|working days))){0,8}"
)
_OF_ALL = (
    Cue(
        rf"(?<![\w£.,/–-])(?P<part>{_AMOUNT}|{COUNT}) (?:out )?of {_THE}(?P<whole>{_AMOUNT}){_WORDS} {_SHARE}",
        " of ",
        "(",
    ),
    Cue(
        rf"(?<![\w£.,/–-])(?P<part>{_AMOUNT}|{COUNT}) {_SHARE} (?:out )?of {_THE}(?P<whole>{_AMOUNT})"
        r"(?![\w%/–-]|[.,]\d)",
        " of ",
        "(",
    ),
    Cue(
        rf"\b(?:of|out of) {_THE}(?P<whole>{_AMOUNT}){_WORDS}, (?P<part>{_AMOUNT}|{COUNT}){_WORDS} {_SHARE}",
        "of ",
        "(",
    ),
    Cue(
        rf"^of {_THE}(?P<whole>{_AMOUNT}){_WORDS} (?P<part>{_AMOUNT}|{COUNT}) (?:were|was|are|is|had|have|has)\b"
        rf"{_WORDS} {_SHARE}",
        "of ",
        "(",
    ),
    Cue(
        rf"(?<![\w£.,/–-])(?P<whole>{_AMOUNT}){_WORDS},? of (?:whom|which|these|those|them),? "
        rf"(?P<part>{_AMOUNT}|{COUNT}){_WORDS} {_SHARE}",
        " of ",
        "(",
    ),
    Cue(
        rf"(?<![\w£.,/–-])(?P<whole>{_AMOUNT}){_WORDS},? (?:and |with )?(?P<part>{_AMOUNT}|{COUNT}) of "
        rf"(?:whom|which|these|those|them){_WORDS} {_SHARE}",
        " of ",
        "(",
    ),
)
"""Words that give cases, of how many, and in brackets which share of them that is."""
_ABOUT = regex(
    r"\b(?:about|around|almost|nearly|approximately|roughly|some|over|under|more than|less than) (?:the )?£?\d",
    re.I,
)
"""Words by which cases are told in round numbers."""
_IN_ALL = rf"^(?:(?:in (?-i:{NAMED_MONTH})(?: 20\d\d)?|this month|in the month),? )?"
_CASES = Cue(
    rf"{_IN_ALL}(?:only |just |in all )?(?P<part>{COUNT}) (?:out )?of {_THE}(?P<whole>{COUNT})\b"
    r"(?! (?:days|weeks|months|quarters|years)\b)(?<!out of three)(?<!out of four)(?<!out of five)"
    r"(?<!out of ten)(?<!out of 10)(?<!out of 100)",
    " of ",
)
"""Words that begin a sentence with what a share is made of: "44 of 50.", "Four of six cases".

"Nine out of ten" is a share in words, and no count of ten.
"""
_OF_CASES = Cue(
    rf"{_IN_ALL}of {_THE}(?P<whole>{COUNT})(?: [a-z’'-]+)"
    r"(?: (?:inspected|checked|surveyed|sampled|assessed|reviewed|tested|closed|decided|completed|dealt with))?"
    rf"(?: this month| in the month| in (?-i:{NAMED_MONTH}))?, (?P<part>{COUNT})"
    r" (?:were|was|had been|have been|met)\b(?P<so>[^.,;:()]*)",
    "of ",
    " were| was| had been| have been| met",
)
"""The same the other way round: "Of 150 streets inspected, 141 were clean"."""
_STANDARD = word_set("standard target required expected")
"""The stems of words for what is counted, where a measure's name says what that is."""
_COUNTED = regex(r" (?!cases\b|was\b|this\b)([a-z]+s|staff|people|children|men|women)\b", re.I)
"""What the cases are, where a word says it."""
_COMPARED = regex(r"[,;:(]|\b(?:from|than|compared|against|up|down)\b", re.I)
_FEW_WORDS = 6
"""A sentence of at most so many words is about all that the measure counts."""
_NEAR = 15
"""In a longer one cases are compared that make a share at most so many points from the figure."""
_SLACK = 0.6
"""How far the share worked out of cases may be from the one printed, in points."""


def other_share(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about "44 of 50" where that is another share than the figure, or than what it lacks (C2).

    So it does about "44 of 50 (78%)", whatever the figure is.
    """
    for measure in context.measures:
        hit = next(filter(None, map(_other_percentage, _with_shares(measure))), None)
        if hit is not None:
            sentence, told = hit
            yield RuleHit(
                told,
                measure,
                (("comment", sentence),),
                explanation="the share is one of other cases",
            )
            continue
        if not context.is_share(measure) or measure.period.actual_value is None:
            continue
        unlike = (_unlike(context, measure, each) for each in _cases(measure))
        yield from islice(filter(None, unlike), 1)


def _cases(measure: MeasurePeriod) -> Iterator[Cases]:
    """Yield the cases that the figure may be made of."""
    for sentence, found in _CASES.in_sentences(measure.words):
        part, whole = count_of(found["part"]), count_of(found["whole"])
        if 0 <= part <= whole and whole:
            cases = Cases(sentence, found[0], part, whole)
            if _are_all(measure, cases, found):
                yield cases
    yield from cases_in_time(measure)
    for sentence, found in _OF_CASES.in_sentences(measure.words):
        cases = Cases(sentence, found[0], count_of(found["part"]), count_of(found["whole"]))
        told = told_words(found["so"]) - _STANDARD
        if (
            0 <= cases.part <= cases.whole > 0
            and told <= own_words(measure.measure_name, found["so"])
            and not may_be_others(measure, sentence)
            and _are_all(measure, cases, found)
        ):
            yield cases


def _are_all(measure: MeasurePeriod, cases: Cases, found: re.Match[str]) -> bool:
    """Whether cases that begin a sentence may be all of those that the figure is made of."""
    sentence = cases.sentence
    if names_another(_COMPARED.split(sentence)[0], measure.report_date):
        return False
    counted = _COUNTED.match(sentence, found.end("whole"))
    if counted and not word_set(counted[1]) <= word_set(measure.measure_name):
        return False
    near = abs(cases.share - (measure.period.actual_value or 0.0)) <= _NEAR
    return near or len(sentence.split()) <= _FEW_WORDS


def _unlike(context: CheckContext, measure: MeasurePeriod, cases: Cases) -> RuleHit | None:
    """Ask about cases that make another share than the figure, or than what it lacks."""
    share = cases.share
    if any(_is_told(context, measure, each) for each in (share, 100 - share)):
        return None
    share_said = f"which is {number(round(share, 1))}%; the figure is {measure.period.actual}"
    explanation = "the cases are a part of those that the figure counts"
    return which_is_right(
        measure, cases.sentence, f"“{cases.text}”, {share_said}", explanation=explanation
    )


def _with_shares(measure: MeasurePeriod) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the sentences that give cases with their share, each with the first of each form."""
    for sentence, _ in _IN_BRACKETS.in_sentences(measure.words):
        for cue in _OF_ALL:
            if found := cue.search(sentence):
                yield sentence, found


def _other_percentage(claim: tuple[str, re.Match[str]]) -> tuple[str, str] | None:
    """Return a sentence and what to ask, where its cases make another share than it gives."""
    sentence, found = claim
    part, whole = _amount(found["part"]), _amount(found["whole"])
    decimals = len(found["share"].partition(".")[2])
    if part is None or whole is None or not whole.value or _ABOUT.search(sentence, 0, found.end()):
        return None
    if part.value > whole.value or part.unit is not whole.unit:
        return None
    share, finest = 100 * part.value / whole.value, 10.0**-decimals
    loose = (part.loose + share / 100 * whole.loose) * 100 / whole.value
    if abs(share - float(found["share"])) < finest + loose:  # it may have been cut off, not rounded
        return None
    right = rounded(share, max(decimals, 1)).removesuffix(".0")
    told = f"{found['part']} of {found['whole']} is {right}%"
    return sentence, f"The comment says “{found[0]}”; {told}. Which is right?"


class _Amount(Struct, frozen=True):
    """A number of cases, or an amount."""

    value: float
    unit: Unit
    loose: float
    """By how much it may have been rounded."""


def _amount(text: str) -> _Amount | None:
    """Return the number that digits or a word stand for; `None` for a year."""
    told = first_quantity(text)
    if told is None:
        return None if text[0].isdigit() else _Amount(float(count_of(text)), Unit.NUMBER, 0.0)
    loose = told.rounding
    if loose == 0.5:  # cases are counted, pounds may be told in thousands
        loose = rounding_of(told.value) if told.unit is Unit.GBP else 0.0
    return _Amount(told.value, told.unit, loose)


def _is_told(context: CheckContext, measure: MeasurePeriod, share: float) -> bool:
    """Whether a share is the measure's actual or target, of period or year, or the actual before."""
    before = figure_before(context, measure)
    told = [value for each in measure.columns for value in (each.actual_value, each.target_value)]
    cut_off = 2 * measure.period.rounding - 1e-9  # 66.7% may be printed as 66%
    slack = max(_SLACK, cut_off)
    return any(
        value is not None and abs(value - share) <= slack
        for value in (*told, before.value if before else None)
    )
