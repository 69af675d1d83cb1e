"""The rule on an overspend or underspend that a comment tells of: "an overspend of £1.2m"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import which_is_right
from kpi_tui.analysis.checks.rules.comments.about import LEFT_OUT, has_others, is_about
from kpi_tui.analysis.checks.rules.comments.distances_said import SPENT
from kpi_tui.analysis.comment_figures import (
    figures_told,
    names_another,
    sentences,
    word_set,
)
from kpi_tui.analysis.cue import Cue, first_of
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.profile.polarity_words import is_open
from kpi_tui.analysis.scales import is_within
from kpi_tui.analysis.units import pounds_in_one
from kpi_tui.figures import SCALE_WORDS, Unit, half_unit
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_AMOUNT = rf"(?P<amount>£\d[\d,]*(?:\.\d+)?(?:\s?(?:{SCALE_WORDS})\b)?)"
_SPEND = r"(?P<side>over|under)[- ]?spen(?:d|t|ding)\b"
_LETTERS = "overspen|over-spen|over spen|underspen|under-spen|under spen"
_SAID = (
    Cue(rf"\b{_SPEND}(?: (?:of|by))? {_AMOUNT}", _LETTERS, "£"),
    Cue(rf"{_AMOUNT} (?:(?:net|forecast|projected|revenue) )?{_SPEND}", _LETTERS, "£"),
)
_ANY = regex(_SPEND, re.I)
_BESIDE = word_set(
    "forecast forecasts forecasting projected predicted reported reporting net revenue year end outturn position"
    " council authority budget variance shows estimated spend"
)
"""Words that may stand before a spend that is the measure's own."""
_CAREFUL = regex(
    r"\b(?:not?|if|would|could|should|may|might|without|until|last|previous\w*|earlier|instead|reduc\w+|aim\w*"
    r"|avoid\w*|offset\w*|than|from|risk\w*|(?:month|period|[mpq])\s?\d+)\b|n['’]t\b",
    re.I,
)
_OF_ALL = regex(
    r"(?: (?:is|was|has been)(?: (?:now|still|currently))? (?:being )?(?:forecast|projected|predicted|reported|expected"
    r"|anticipated|estimated))?(?: (?:for|by|at|in|this|the|end|of|year|year-end|month|quarter|20\d\d[/-]\d\d"
    rf"|{NAMED_MONTH}|20\d\d)\b)*(?: against (?:the |its |our )?(?:\w+ )?budget)?"
    r"(?=\s*(?:[.,;(]|$)| and\b| but\b)",
    re.I,
)
"""Words behind a spend that is told of no part: "agency staff" behind it is one."""
_NEAR = 3


class _Spend(Struct, frozen=True):
    """By how much a measure is overspent, by its figures."""

    size: float
    """Below nought if it is underspent."""
    rounding: float
    near: float
    """An amount within this factor of it may be meant for it."""

    @classmethod
    def of(cls, measure: MeasurePeriod) -> _Spend | None:
        """Return by how much a measure is overspent; `None` where that cannot be told for certain."""
        period = measure.period
        named = {each.lower() for each in _ANY.findall(measure.measure_name)}
        if period.actual_value is None or measure.is_percentage:
            return None
        if measure.unit is not Unit.GBP and pounds_in_one(measure) == 1:
            return None
        if len(named) == 1:  # other amounts than the actual are for C1
            way = -1 if named == {"under"} else 1
            return cls(way * period.actual_value, period.rounding, 1)
        if named or is_open([measure.measure_name]) or not period.target_value:
            return None
        if not SPENT.search(measure.measure_name):
            return None
        loose = period.rounding + half_unit(period.target or "")
        return cls(period.actual_value - period.target_value, loose, _NEAR)

    def may_be_meant(self, said: float, rounding: float) -> bool:
        """Whether an amount may be meant for it, and is another, or of the other way."""
        loose = self.rounding + rounding + 1e-9
        if not self.size or abs(said - self.size) <= loose:
            return False
        is_near = is_within(abs(said), abs(self.size), self.near)
        return is_near or abs(abs(said) - abs(self.size)) <= loose


def other_spend(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about an overspend that actual and budget make another, or an underspend (C2), or the reverse.

    Of a measure whose name says which of them it counts, it is held against the actual.
    """
    for measure in context.measures:
        for sentence in sentences(measure.words):
            found = first_of(_SAID, sentence)
            own = _Spend.of(measure) if found else None
            if not found or own is None or not _is_told_of_all(context, measure, sentence, found):
                continue
            begin, scale = found.start("amount"), pounds_in_one(measure)
            amount = next(each for each in figures_told(sentence) if each.start == begin)
            said = (-1 if found["side"].lower() == "under" else 1) * amount.value / scale
            if own.may_be_meant(said, amount.rounding / scale):
                period = measure.period
                target = f" and the target {period.target}" if period.target else ""
                told = f"“{found[0]}”; the actual is {period.actual}{target}"
                yield which_is_right(
                    measure, sentence, told, explanation="it is said of a part of the budget"
                )
                break


def _is_told_of_all(
    context: CheckContext, measure: MeasurePeriod, sentence: str, found: re.Match[str]
) -> bool:
    """Whether a spend is told of all that the measure counts, in its period, and is the only one told."""
    before, end = sentence[: found.start()], found.end()
    if len(_ANY.findall(sentence)) > 1 or names_another(sentence, context.day):
        return False
    if not _OF_ALL.match(sentence, end) or LEFT_OUT.match(sentence, end):
        return False
    return not has_others(measure, _CAREFUL, before) and is_about(measure, before, 0, _BESIDE)
