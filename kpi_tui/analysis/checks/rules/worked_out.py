"""The rule on cases that a comment gives to check a percentage by: "44 of 50"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.checks.rules.printed_before import figure_before
from kpi_tui.analysis.comment_figures import COUNT, count_of, months_named, word_set
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod, number

_CASES = Cue(
    rf"^(?:only |just |in all )?(?P<part>{COUNT}) (?:out )?of (?:the )?(?P<whole>{COUNT})\b"
    r"(?! (?:days|weeks|months|quarters|years)\b)",
    " of ",
)
"""Words that begin a sentence with what a share is made of: "44 of 50.", "Four of six cases"."""
_COUNTED = re.compile(r" (?!cases\b|was\b|this\b)([a-z]+s)\b", re.I)
"""What the cases are, where a word says it."""
_COMPARED = re.compile(r"[,;:(]|\b(?:from|than|compared|against|up|down)\b", re.I)
_FEW_WORDS = 6
"""A sentence of at most so many words is about all that the measure counts."""
_NEAR = 15
"""In a longer one cases are compared that make a share at most so many points from the figure."""
_SLACK = 0.6
"""How far the share worked out of cases may be from the one printed, in points."""


def other_share(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about "44 of 50" where that is another share than the figure, or than what it lacks (C2)."""
    for measure in month.measures:
        if not month.is_share(measure) or measure.period.actual_value is None:
            continue
        for sentence, found in _CASES.in_sentences(measure.words):
            part, whole = count_of(found["part"]), count_of(found["whole"])
            if not 0 <= part <= whole or not whole:
                continue
            told = _COMPARED.split(sentence)[0]
            if any(day != month.day for day in months_named(told, month.day)):
                continue
            share = 100 * part / whole
            if any(_is_told(month, measure, each) for each in (share, 100 - share)):
                continue
            counted = _COUNTED.match(sentence, found.end())
            if counted and not word_set(counted[1]) <= word_set(measure.measure_name):
                continue
            near = abs(share - measure.period.actual_value) <= _NEAR
            if near or len(sentence.split()) <= _FEW_WORDS:
                yield RuleHit(
                    f"The comment says “{found[0]}”, which is {number(round(share, 1))}%; the figure "
                    f"is {measure.period.actual}. Which is right?",
                    measure,
                    sentence_and_period(sentence, measure),
                    explanation="the cases are a part of those that the figure counts",
                )
                break


def _is_told(month: CheckContext, measure: MeasurePeriod, share: float) -> bool:
    """Whether a share is the measure's actual or target, of period or year, or the actual before."""
    before = figure_before(month, measure)
    told = [value for each in measure.columns for value in (each.actual_value, each.target_value)]
    slack = max(_SLACK, measure.period.rounding)
    return any(
        value is not None and abs(value - share) <= slack
        for value in (*told, before.value if before else None)
    )
