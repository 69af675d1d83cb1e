"""The rule on the killed and the seriously injured that a comment tells apart: "two killed and 22 injured"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import which_is_right
from kpi_tui.analysis.checks.rules.comments.about import OTHERS, is_about
from kpi_tui.analysis.checks.rules.printed_before import figure_before
from kpi_tui.analysis.comment_figures import COUNT, DIGITS, count_of, months_named, names_another
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.scales import is_within
from kpi_tui.analysis.units import PER_HEAD
from kpi_tui.figures import Unit
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_BOTH = regex(r"\bKSIs?\b|\bkilled (?:and|or|/) ?(?:those )?seriously", re.I)
"""Names of measures that count both."""
_WERE = r"(?: (?:people|persons))?(?: (?:were|was|have been))?"
_APART = Cue(
    rf"(?<![\w.,£-])(?P<killed>{DIGITS}|{COUNT})"
    rf"{_WERE} (?:killed|died|deaths?|fatal(?:ity|ities)?(?: casualt(?:y|ies))?),? and "
    rf"(?P<hurt>{DIGITS}|{COUNT}){_WERE} (?:seriously injured|serious(?: injuries| casualties)?)"
    rf"(?: (?:were|have been) (?:recorded|reported))?(?: (?:this month|in the month|in (?-i:{NAMED_MONTH})))?(?=[.;]|$)",
    "kill|died|death|fatal",
    "serious",
)
_ELSEWHEN = regex(r"\b(?:last|previous|year|quarter|since|so far|to date|target|average)\b", re.I)
_ALL = regex(rf"\b(?:{DIGITS}|{COUNT}) (?:casualties|people|persons), $", re.I)
"""Words for all of them before they are told apart; behind a colon they are a list (`lists_said`)."""
_NEAR = 2
"""A sum within this factor of the figure may be meant for it."""


def other_sum_of_both(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about killed and seriously injured that do not add up to the figure that counts both (C3)."""
    for measure in context.measures:
        actual = measure.period.actual_value
        if not actual or measure.unit is not Unit.NUMBER or not _APART.may_be_in(measure.words):
            continue
        if not _BOTH.search(measure.measure_name) or PER_HEAD.search(measure.measure_name):
            continue
        for sentence, found in _APART.in_sentences(measure.words):
            before, named = figure_before(context, measure), months_named(sentence, context.day)
            if _ELSEWHEN.search(sentence) or OTHERS.search(sentence):
                continue
            subject = _ALL.sub("", sentence[: found.start()])
            if names_another(sentence, context.day) or not is_about(measure, subject, 0):
                continue
            killed, hurt = count_of(found["killed"]), count_of(found["hurt"])
            told = [each.actual_value for each in measure.columns]
            told.append(before.value if before and not named else None)
            if killed + hurt not in told and is_within(killed + hurt, actual, _NEAR):
                said = f"“{found[0]}”, which is {killed + hurt:,}; the figure is {measure.period.actual}"
                yield which_is_right(
                    measure, sentence, said, explanation="some of those injured have died since"
                )
                break
