"""The rule on a whole that a comment splits in all its parts: "150, of which 90 on roads and 60 on others"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.checks.rules.comments.about import is_about
from kpi_tui.analysis.checks.rules.comments.own_words import own_words, told_words
from kpi_tui.analysis.checks.rules.comments.parts import written_like
from kpi_tui.analysis.comment_figures import Quantity, first_quantity, quantities
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.scales import is_within
from kpi_tui.analysis.spelt_out import SPELT
from kpi_tui.analysis.units import pounds_in_one
from kpi_tui.figures import Unit
from kpi_tui.labels import and_list
from kpi_tui.regex import regex

_SPLITS = (
    Cue(
        r"(?P<from>^(?:out )?of (?:all )?(?:the |these |our )?(?=[£\d])[^:;()]*?(?:, (?=[£\d])"
        r"| (?=[£\d][\d,.]*[a-z]* (?:were|was|are|is|had|have|has|came|went)\b))"
        r"|(?<![\w.,£])(?=[£\d])[^:;()]*?,? of (?:which|whom|these|them),? (?=[£\d]))(?P<parts>[^:;()]+ and [^:;()]+)",
        f"of wh|of the|of our |of all |of £|{'|'.join(f'of {digit}' for digit in '0123456789')}",
        " and ",
    ),
    Cue(
        r"(?<![\w.,£])(?P<from>(?=[£\d])[^:;()]*?(?: \([a-z -]+\))?: (?=[£\d]))"
        r"(?P<parts>[^:;()]+ and [^:;()]*(?:other|remaining|elsewhere|term|boys|girls|urban|rural)\b[^:;()]*)",
        ": ",
        " and ",
        "other|remaining|elsewhere|term|boys|girls|urban|rural",
    ),
)
"""Words that begin a list of parts, behind the whole or with it in them; counts behind a colon are for `lists_said`."""
_BEGINS = regex(r"(?:^|,|,? and)\s*(?:the (?:other|remaining) )?$", re.I)
"""What stands before each part of a list."""
_OTHERS = regex(r"\bthe (?:other|remaining) $", re.I)
"""Words before the last part of a list of all parts: "and the other 40"."""
_GROUPS = regex(
    r" (?:[a-z-]+ ){0,2}(?:groups?|themes?|kinds?|types?|categor(?:y|ies)|causes?|reasons?|subjects?|topics?|issues?|areas?"
    r"|districts?|wards?|services?|teams?|directorates?|departments?|councils?|sites?|days?|weeks?|months?)\b",
    re.I,
)
"""Words behind a number that counts no cases: "and the other 3 themes were bins, trees and parking"."""
_REST = regex(
    r"\b(?:others|rest|remain\w+|elsewhere|unknown)\b"
    r"|\bother(?: (?:services?|teams?|directorates?|departments?|areas?|places?|reasons?|causes?|sources?))?\W*$",
    re.I,
)
"""Words of a part that make a list one of all parts; "other buildings" are none but buildings."""
_PAIRS = (("long[- ]term", "short[- ]term"), ("boys", "girls"), ("urban", "rural"))
"""Words of two parts that are all there are; who is no man may be a couple, or not have said."""
_APART = (
    (r"famil(?:y|ies)", r"single (?:people|persons?|adults?|applicants?|households?)", "couples?"),
    ("flats?", "houses?", "bungalows?", "maisonettes?"),
    ("one[- ]bed", "two[- ]bed", "three[- ]bed", "four[- ]bed"),
)
"""Words of parts of which none is in two, though there may be others."""
_ALL = 100
"""What shares of a part add up to."""
_NEAR = 3
"""Parts within this factor of a measure's figure may be those of it."""
_COUNTED = 0.5
"""The rounding of a whole number, which of cases is none."""
_OUTCOME = regex(
    r"(?:(?:is|are|was|were|(?:have|has) been|remain|still) )*(?:(?:not|partly|partially|fully) )?"
    r"(?:upheld|withdrawn|open|pending|approved|refused|granted|rejected|declined|successful|unsuccessful)\b",
    re.I,
)
"""Words of a part for what became of it: none is in two."""
_NOT_APART = regex(
    r"\b(?:includ\w+|both|also|again|offset|up|down|more|fewer|less|than|compared|target|last|previous|a further|another)\b"
    r"|\b(?:some|at least|about|around|nearly|almost|approximately|over|under) (?:the )?(?=[£\d])"
    rf"|(?:,|\bwith|\band) the (?:rest|remainder|remaining|others?)\b(?! £?\d)|\b{SPELT}",
    re.I,
)
"""Words by which parts may share some, or by which figures among them are none."""
_OF_A_PART = regex(r",? (?:all )?of (?:it|this|that|these|those|them|which|whom)\b", re.I)
"""Words behind a part of a part: "30 to families, 20 of these homeless"."""
_DONE_ELSE = regex(r"\b(?:is|are|was|were|been) (?P<done>[a-z]+ed)\b", re.I)
"""Words that say what was done to a part."""


_MADE_UP = Cue(
    r"\b(?:made up of|compris(?:e|es|ed|ing)(?: of)?|consist(?:s|ed|ing)? of|composed of|split (?:between|into)"
    r"|broken down (?:as|into))(?: both)?:? (?P<parts>[^;]+ and [^;]+)",
    "made up|compris|consist|composed|split|broken down",
    " and ",
)
"""Words that begin a list of all parts, whose names may stand before their figures."""
_MAINLY = regex(r"\b(?:main|large|part|most|primari|chief|predominant)ly\b|\bmost of\b", re.I)
_TAKEN_OFF = regex(r"\b(?:under-?spen|saving|income|surplus|credit|reduc|minus|net\b)", re.I)
"""Words of a part that makes the whole smaller."""
_NAMED = regex(r"(?:[a-z][a-z’'&/-]* ){1,5}\(?", re.I)
"""What may stand before the figure of a part: its name."""
_IS = regex(r"\b(?:is|are|was|were|being|can be|has been) *$", re.I)


class _Split(Struct, frozen=True):
    """A whole and its parts, each with the words behind it."""

    sentence: str
    whole: Quantity
    parts: Sequence[Quantity]
    words: Sequence[str]
    is_of_all: bool
    """Whether the last part is called all the others."""

    @property
    def added(self) -> float:
        """The sum of its parts."""
        return sum(each.value for each in self.parts)

    @property
    def missing(self) -> float:
        """How much of the whole is in no part, below nought if they are more; 0 if that may be rounding."""
        missing = self.whole.value - self.added
        if self.whole.unit is Unit.PERCENT and abs(self.added - _ALL) <= len(self.parts):
            return 0.0  # they are shares of the part
        figures = (self.whole, *self.parts)
        is_share = self.whole.unit is Unit.PERCENT
        loose = sum(each.rounding for each in figures if is_share or each.rounding != _COUNTED)
        return 0.0 if abs(missing) <= loose + 1e-9 else missing

    @property
    def is_denied(self) -> bool:
        """Whether its parts, by their words, are all there are, or share none, and make another sum."""
        is_pair = len(self.words) == 2 and any(
            all(
                re.search(rf"\b{each}\b", word, re.I)
                for each, word in zip(pair, words, strict=True)
            )
            for pair in _PAIRS
            for words in (self.words, self.words[::-1])
        )
        if self.is_of_all or self.whole.unit is Unit.PERCENT:
            return self.is_of_all and self.missing != 0
        is_all = is_pair or _REST.search(self.words[-1]) is not None
        told = (
            [
                [kind for kind in kinds if re.search(rf"\b{kind}\b", word, re.I)]
                for word in self.words
            ]
            for kinds in _APART
        )
        done = [found and found["done"] for found in map(_DONE_ELSE.search, self.words)]
        is_one_sort = all(each in (None, done[0]) for each in done)
        are_apart = all(_OUTCOME.match(word) for word in self.words) or any(
            is_one_sort
            and all(len(each) == 1 for each in kinds)
            and len({each[0] for each in kinds}) == len(kinds)
            for kinds in told
        )
        return (self.missing != 0 and is_all) or (self.missing < 0 and are_apart)


def other_split(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about parts behind "of which" that are all there are, and do not add up to the whole (C3)."""
    for measure in context.measures:
        if " and " not in measure.words:
            continue
        splits = chain(_splits(measure.words), _made_up(measure))
        split = next((each for each in splits if each.is_denied), None)
        if split is not None:
            kinds = "none" if split.missing > 0 else "two"
            added = written_like(split.parts[0], split.added)
            yield RuleHit(
                f"The comment splits {split.whole.text} into {and_list(each.text for each in split.parts)}, "
                f"which is {added}. Which of them is right?",
                measure,
                sentence_and_period(split.sentence, measure),
                explanation=f"some are of {kinds} of these kinds",
            )


def _made_up(measure: MeasurePeriod) -> Iterator[_Split]:
    """Yield what a comment says a figure, or the measure's own, to be made up of."""
    for sentence, found in _MADE_UP.in_sentences(measure.words):
        subject, listed = (
            _IS.sub("", sentence[: found.start()]),
            re.split(r",? and |, ", found["parts"]),
        )
        parts = [first_quantity(each.strip(".")) for each in listed]
        told = [each for each in quantities(subject) if parts[0] and each.unit is parts[0].unit]
        amounts = [each for each in parts if each]
        whole = (
            told[-1] if told else _own_whole(measure, subject, sum(each.value for each in amounts))
        )
        is_sum = not (_NOT_APART.search(found["parts"]) or _TAKEN_OFF.search(found["parts"]))
        if whole is None or not is_sum or _MAINLY.search(subject):
            continue
        amounts = [each for each in amounts if each.unit is whole.unit]
        is_each_one = len(amounts) == len(listed) == len(quantities(found["parts"]))
        if is_each_one and all(
            not each.start or _NAMED.fullmatch(text, 0, each.start)
            for text, each in zip(listed, amounts, strict=True)
        ):
            yield _Split(sentence, whole, amounts, listed, is_of_all=True)


def _own_whole(measure: MeasurePeriod, subject: str, added: float) -> Quantity | None:
    """Return the measure's figure as a comment would give it, where the words before a list name it alone.

    `None` too where the parts are so far from it that they may be of another whole, as of "the team".
    """
    period, scale = measure.period, pounds_in_one(measure)
    if period.actual is None or period.actual_value is None or not is_about(measure, subject, 0):
        return None
    unit = Unit.GBP if scale > 1 else measure.unit or Unit.NUMBER
    value, loose = abs(period.actual_value) * scale, period.rounding * scale
    if not is_within(value, added, _NEAR) or told_words(subject).isdisjoint(
        own_words(measure.measure_name, subject)
    ):
        return None
    return Quantity(period.actual, value, unit, loose, 0, 0)


def _splits(text: str) -> Iterator[_Split]:
    """Yield what a text splits, where it gives each part in figures and nothing else among them."""
    for sentence, found in chain.from_iterable(each.in_sentences(text) for each in _SPLITS):
        begin, told = found.start("parts"), quantities(sentence)
        parts = [each for each in told if each.start >= begin]
        alike = [each for each in told if parts and each.unit is parts[0].unit]
        wholes = [each for each in alike if found.start("from") <= each.start and each.end <= begin]
        if not wholes or len(parts) < 2 or _NOT_APART.search(found[0]):
            continue
        if len({bool(_OF_A_PART.match(sentence, each.end)) for each in parts}) > 1:
            continue
        ends = [*(each.start for each in parts[1:]), found.end()]
        words = [sentence[part.end : end] for part, end in zip(parts, ends, strict=True)]
        begins = (sentence[begin : parts[0].start], *words[:-1])
        is_one_list = set(parts) <= set(alike) and parts[-1].start < found.end()
        is_counted = all(each.rounding == _COUNTED for each in parts)
        if not is_one_list or (found["from"].endswith(": ") and is_counted):
            continue
        if all(map(_BEGINS.search, begins)) and " and " in words[-2]:
            added = sum(each.value for each in parts)
            whole = min(wholes, key=lambda each: abs(each.value - added))
            is_of_all = (
                _OTHERS.search(words[-2]) is not None
                and not _GROUPS.match(words[-1])
                and not sentence.startswith("(", found.end())
            )
            words = [_BEGINS.sub("", each).strip() for each in words]
            yield _Split(sentence, whole, parts, words, is_of_all)
