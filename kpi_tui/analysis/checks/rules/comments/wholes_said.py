"""The rule on the whole that a comment tells of when it tells of a part: "six of the 21 fires"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.checks.rules.comments.about import GENERAL, OTHERS
from kpi_tui.analysis.checks.rules.comments.own_figure import says_now
from kpi_tui.analysis.checks.rules.comments.own_words import counts_same, own_words, told_words
from kpi_tui.analysis.checks.rules.printed_before import figure_before
from kpi_tui.analysis.comment_figures import (
    COUNT,
    DIGITS,
    count_of,
    names_another,
    rounding_of,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.scales import is_within
from kpi_tui.analysis.units import AVERAGE, PER_HEAD
from kpi_tui.figures import Unit
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_THE_WHOLE = Cue(
    rf"\bof (?P<said>(?:the|these|our) (?P<whole>{DIGITS}|{COUNT})(?![\w%])(?P<counted>(?: [a-z-]+){{1,5}}?))"
    rf"(?:(?: (?:reported|recorded|received))?(?: (?:this (?:month|quarter)|in the (?:month|quarter)"
    rf"|(?:in|during) (?-i:{NAMED_MONTH})))?)"
    r"(?=[.,;:)]|$| (?:were|was|are|is|had|have|has|started|began|occurred|involved|related|took|came|resulted|led)\b)",
    "of the |of these |of our ",
)
"""Words for all that there were, behind a part of them."""
_ELSEWHEN = regex(r"\b(?:last|previous|year|since|so far|to date|target)\b", re.I)
_COUNT = regex(rf"(?<![\w.,£])(?:{DIGITS}|{COUNT})(?![\w%]|[.,]\d)", re.I)
_NO_COUNT = regex(f"{AVERAGE.pattern}|{PER_HEAD.pattern}", re.I)
_WHOLE = 0.5
"""The rounding of a whole number."""
_NEAR = 2
"""A whole within this factor of the actual may be meant for it."""


def other_whole(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about "six of the 21 fires" where the table counts another number of fires (C1).

    It is one of other cases where the comment counts it somewhere else too. The number of the report
    before is asked about where it is said to be this one's.
    """
    for measure in context.measures:
        actual = measure.period.actual_value
        if not actual or not _THE_WHOLE.may_be_in(measure.words):
            continue
        if measure.unit is not Unit.NUMBER or context.is_share(measure):
            continue
        if _NO_COUNT.search(measure.measure_name) or measure.period.rounding < _WHOLE:
            continue
        for sentence, found in _THE_WHOLE.in_sentences(measure.words):
            whole = count_of(found["whole"])
            if not _is_own(measure, sentence, found):
                continue
            before = None if says_now(context, sentence) else figure_before(context, measure)
            told = {before.value} if before else set()
            told |= {each.actual_value for each in measure.columns if each.actual_value is not None}
            told |= {each.target_value for each in measure.columns if each.target_value is not None}
            loose = rounding_of(whole) if whole % 10 == 0 else 0.5
            if any(abs(value - whole) <= loose + 1e-9 for value in told):
                continue
            if is_within(whole, actual, _NEAR) and whole > 1:
                yield RuleHit(
                    f"The comment speaks of “{found['said']}”; the figure is {measure.period.actual}. "
                    "Which is right?",
                    measure,
                    sentence_and_period(sentence, measure),
                    explanation="some are left out of one of them",
                )
                break


def _is_own(measure: MeasurePeriod, sentence: str, found: re.Match[str]) -> bool:
    """Whether a whole is all that the measure counts in its period, and told of nowhere else."""
    counted = told_words(found["counted"])
    name = own_words(measure.measure_name, found["counted"])
    is_same = counts_same(measure.measure_name, found["counted"])
    if not is_same or not counted <= name | GENERAL:
        return False
    if _ELSEWHEN.search(sentence) or OTHERS.search(sentence):
        return False
    if names_another(sentence, measure.report_date):
        return False
    whole = count_of(found["whole"])
    return sum(count_of(each) == whole for each in _COUNT.findall(measure.words)) == 1
