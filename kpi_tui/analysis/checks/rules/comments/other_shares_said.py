"""The rule on a share and all the others: "17% ran late and the other 79% on time"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.comment_figures import each_after_another, quantities, sentences
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit, rounded
from kpi_tui.regex import regex

_SHARE = r"\d{1,2}(?:\.\d+)?(?:\s?%| per ?cent\b)"
_AND_OTHERS = Cue(
    rf"^(?P<lead>(?:(?:in|during|of|this|overall)\b[^,%]*, )?(?:(?:a total of|some) )?)(?P<one>{_SHARE})"
    rf"(?P<what> [^.,;:()%£\d]+?),? (?:and|while|but|with) the (?:other|remaining|rest,|remainder,) (?P<others>{_SHARE})",
    "the other|the remaining|the rest|the remainder",
    "%|cent",
)
"""A share that begins its sentence, and all the others, without a third among them."""
_NO_SHARE = regex(
    r"\b(?:up|down|rise|rose|fall|fell|increas\w+|decreas\w+|reduc\w+|drop\w*|target|points?|more|less|fewer|higher|lower"
    r"|discount|uplift|pay|vat|about|around|nearly|almost|roughly|approximately|over|under|some|few|several|most|both|also)\b",
    re.I,
)
"""Words by which a percentage is a change or no exact share, or by which others are told without one."""
_ALL, _FAR = 100, 50
"""Shares that are so far from all together are of a part, or of two groups."""


def other_complement(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about a share and all the others which do not add up to 100% (C3).

    Nothing is asked where they make a share that the table or the sentence before tells.
    """
    for measure in context.measures:
        if not _AND_OTHERS.may_be_in(measure.words):
            continue
        for before, sentence in each_after_another(sentences(measure.words)):
            found = _AND_OTHERS.search(sentence)
            if found is None or "%" in before or "cent" in before or _NO_SHARE.search(sentence):
                continue
            shares = [each for each in quantities(sentence) if each.unit is Unit.PERCENT]
            added, loose = sum(each.value for each in shares), sum(each.rounding for each in shares)
            if (
                len(shares) != 2
                or not loose + 1e-9 < abs(added - _ALL) < _FAR
                or _is_told(measure, added, loose)
            ):
                continue
            yield RuleHit(
                f"The comment says “{found[0]}”, which is {rounded(added, 1).removesuffix('.0')}% together. "
                "Which of them is right?",
                measure,
                sentence_and_period(sentence, measure),
                explanation="they are shares of a part",
            )
            break


def _is_told(measure: MeasurePeriod, added: float, loose: float) -> bool:
    """Whether the table has the sum, or what is left of a hundred, of which they may be parts."""
    values = [value for each in measure.columns for value in (each.actual_value, each.target_value)]
    return any(
        abs(value - whole) <= loose + 0.5
        for value in values
        if value is not None
        for whole in (added, _ALL - added)
    )
