"""What a comment says that a figure was in an earlier period: "performance was 91% in April"."""

from __future__ import annotations

import re

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.rules.comments.about import OF_YEAR, has_others, is_about
from kpi_tui.analysis.checks.rules.comments.earlier_meant import (
    ITSELF,
    Said,
    figure_meant,
    is_narrowed,
    is_of_own_figure,
    may_be_of_single_periods,
)
from kpi_tui.analysis.checks.rules.comments.own_words import own_words, told_words
from kpi_tui.analysis.checks.rules.comments.told_figures import (
    FIGURE,
    fits_as_told,
    is_actual,
    is_in_its_unit,
    scales_of,
)
from kpi_tui.analysis.checks.rules.comments.ways_said import CAREFUL, WHEN, WHEN_LETTERS
from kpi_tui.analysis.comment_figures import figures_told, names_another, quantities, sentences
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.forecasts import is_late
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.scales import is_within
from kpi_tui.figures import Unit
from kpi_tui.regex import regex

_PLACE = "in|for|at|on|by|of|among|across|with|within|from|to|than|against|excluding|including|and|or|but"
LEVEL = Cue(
    r"\b(?:was|were|stood at) (?:just |only |around |about |approximately )?"
    rf"{FIGURE}(?P<things>(?: (?!(?:{_PLACE})\b)[a-z-]+){{0,2}}) {WHEN}",
    "was |were |stood at ",
    WHEN_LETTERS,
)
"""Words that give the figure of an earlier period."""
_BEHIND = Cue(
    rf"(?:^|\b(?=(?:in|for|at) )){WHEN},? (?P<things>(?:(?!(?:{_PLACE})\b)[a-z-]+ ){{0,3}}?)(?:was|were|stood at) (?:just |only |around |about |approximately )?"
    rf"{FIGURE}(?!,?\d|[- ](?:more|fewer|less|higher|lower|better|worse|above|below|over|under|points?|percentage|short|off|out|of|to)\b)",
    "was |were |stood at ",
    WHEN_LETTERS,
)
"""The same with the period before it: "performance in Quarter 1 was 89%"."""
_REVISED = regex(
    r"\b(?:re-?stated|revised|corrected|amended|updated|originally|reported as)\b", re.I
)
"""Words that tell a figure which is no longer the one that was printed then."""
_IT = regex(r"\W*(?:it|this|that)\W*", re.I)
"""A whole subject that stands for the figure told in the sentence before."""
_TARGET = Cue("target|budget|forecast|average", "target|budget|forecast|average")
_NEAR = 2
"""A figure within this factor of the one of then may be meant for it."""


def other_level(context: CheckContext, measure: MeasurePeriod, sentence: str) -> Said | None:
    """Return what a sentence says that the figure was in an earlier period, where it was another."""
    found = LEVEL.search(sentence)
    if found is None:
        found = _BEHIND.search(sentence)
        if found is None or _REVISED.search(sentence) or OF_YEAR.search(sentence):
            return None
    if is_late(measure) or is_narrowed(sentence, found):
        return None
    subject, rest = f"{sentence[: found.start()]} {found['things']}", sentence[found.end() :]
    if names_another(rest, context.day):
        return None  # "in April and May"
    own = own_words(measure.measure_name, subject) | ITSELF
    is_named = not told_words(subject).isdisjoint(own) or (
        not rest.strip(" .;") and _goes_on_with_it(context, measure, sentence, subject)
    )
    if not is_named or has_others(measure, CAREFUL, subject):
        return None
    if not is_of_own_figure(measure, sentence, subject) or may_be_of_single_periods(
        measure, sentence
    ):
        return None
    begin = found.start("figure") - found.start()
    said = next((each for each in figures_told(found[0]) if each.start >= begin), None)
    before = figure_meant(context, measure, found)
    if said is None or before is None or before.value <= 0:
        return None
    if not LEVEL.search(sentence) and is_actual(measure, said):
        return None  # "the last quarter" may be the one that is reported
    if (said.unit is Unit.PERCENT) is not context.counts_in_per_cent(measure):
        return None
    if fits_as_told(said, before.value, before.rounding):
        return None
    is_near = any(is_within(said.value / scale, before.value, _NEAR) for scale in scales_of(said))
    return Said(found[0], before) if is_near else None


def _goes_on_with_it(
    context: CheckContext, measure: MeasurePeriod, sentence: str, subject: str
) -> bool:
    """Whether "it" stands for the measure's figure: the sentence before tells that and no other."""
    if _IT.fullmatch(subject) is None:
        return False
    before = sentences(measure.words[: measure.words.index(sentence)])
    told = quantities(before[-1]) if before else ()
    period = measure.period  # "it" behind the year's figure may be the year's of then
    is_told = bool(told) and all(
        fits_as_told(each, period.actual_value, period.rounding)
        and is_in_its_unit(context, measure, each)
        for each in told
    )
    return is_told and not _TARGET.may_be_in(before[-1]) and is_about(measure, before[-1], 1)
