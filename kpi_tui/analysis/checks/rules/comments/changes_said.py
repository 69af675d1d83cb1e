"""The rule on what a comment says of an earlier figure, and of the change since: "up from 94% in June"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import actual_of, which_is_right
from kpi_tui.analysis.checks.rules.comments.about import has_others
from kpi_tui.analysis.checks.rules.comments.earlier_meant import (
    Said,
    figure_meant,
    is_narrowed,
    is_of_own_figure,
    may_be_of_single_periods,
)
from kpi_tui.analysis.checks.rules.comments.levels_said import LEVEL, other_level
from kpi_tui.analysis.checks.rules.comments.multiples_said import MULTIPLE_LETTERS, other_multiple
from kpi_tui.analysis.checks.rules.comments.reached_said import reached_other_way
from kpi_tui.analysis.checks.rules.comments.sizes_said import (
    goes_on_from_own,
    is_of_some,
    may_be_meant,
    other_size,
)
from kpi_tui.analysis.checks.rules.comments.told_figures import fits_as_told, is_actual, scales_of
from kpi_tui.analysis.checks.rules.comments.ways_said import (
    CAREFUL,
    COMPARATIVES,
    VERB_LETTERS,
    VERBS,
    WHEN,
    WHEN_LETTERS,
    may_mean_the_reverse,
    way_of,
    way_said,
)
from kpi_tui.analysis.checks.rules.printed_before import FigureBefore
from kpi_tui.analysis.comment_figures import first_quantity, names_another
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.units import own_sentences
from kpi_tui.figures import SCALE_WORDS, Unit
from kpi_tui.months import NAMED_MONTH
from kpi_tui.regex import regex

_FROM = Cue(
    rf"\b(?:(?P<way>{VERBS})\b(?P<between>(?:[^.;:()]|\.\d){{0,40}}?) from|compar(?:ed|es|ing) (?:to|with)"
    rf"|(?:{COMPARATIVES}) than|\bagainst|\b(?P<a>improvement|increase|rise|reduction|decrease|fall|drop) on) (?:the )?"
    rf"(?P<figure>£?\d[\d,.]*(?:\s?(?:{SCALE_WORDS})\b)?(?:\s?%| per ?cent)?)(?: [a-z]+)? {WHEN}",
    WHEN_LETTERS,
    " from |compar| than |against| on ",
)
"""Words that give the figure of an earlier period."""
_BOUND = regex(r"(?:^|\b(?:was|were|been|had) )$", re.I)
"""Words before "more than" that make it one of an earlier figure itself, and no step from it."""
_SIDE = regex(r"(?:(?P<more>more|higher|longer)|(?:fewer|less|lower|shorter)) than (?!the )", re.I)
_TO = regex(
    rf",? to (?:just |only )?(?P<now>£?\d[\d,]*(?:\.\d+)?(?:\s?(?:{SCALE_WORDS})\b)?(?:\s?%| per ?cent\b)?)"
    rf"(?=[.;,)]|$| (?:in|at the end of|by the end of) (?:(?-i:{NAMED_MONTH})|Q[1-4]|Quarter [1-4])\b| this )",
    re.I,
)
"""Words behind such a figure that give the one of now."""
_OF_CHANGE = (
    f"{VERB_LETTERS}|{COMPARATIVES}|compar|against|no change|unchanged|the same|{MULTIPLE_LETTERS}"
)
_CHANGE = Cue(_OF_CHANGE, _OF_CHANGE)
"""Letters without which nothing is said of a change."""


def other_change(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about what a comment says of an earlier figure, or of the change since, if it differs (C1).

    The earlier figure is the one that the comment names: of the period before, or of a named month
    or quarter whose report is held.
    """
    for measure in context.measures:
        has_change, has_level = _CHANGE.may_be_in(measure.words), LEVEL.may_be_in(measure.words)
        for sentence in own_sentences(measure) if has_change or has_level else ():
            said = None
            if has_change and _CHANGE.may_be_in(sentence):
                said = denied_change(context, measure, sentence)
            if has_level and said is None:
                said = other_level(context, measure, sentence)
            if said:
                text, when = said.before.text, said.before.when
                told = f"“{said.text}”; the figure was {text} in {when} and is {measure.period.actual} now"
                yield which_is_right(measure, sentence, told, actual_of(when, text))
                break


def denied_change(context: CheckContext, measure: MeasurePeriod, sentence: str) -> Said | None:
    """Return what a sentence says of an earlier figure or of the change since, where it was another."""
    value = measure.period.actual_value
    if value is None:
        return None
    return (
        other_size(context, measure, value, sentence)
        or _other_figure(context, measure, sentence)
        or other_multiple(context, measure, sentence)
        or _other_way(context, measure, value, sentence)
        or reached_other_way(context, measure, sentence)
    )


def _other_figure(context: CheckContext, measure: MeasurePeriod, sentence: str) -> Said | None:
    """Return what a sentence gives as the figure of an earlier period, where that was another."""
    found = _FROM.search(sentence)
    if found is None or (found["a"] and not goes_on_from_own(measure, sentence)):
        return None
    if not is_of_own_figure(
        measure, sentence, f"{sentence[: found.start()]} {found['between'] or ''}"
    ):
        return None
    before = figure_meant(context, measure, found)
    said = first_quantity(found["figure"])
    if before is None or said is None:
        return None
    if context.counts_in_per_cent(measure) is not (said.unit is Unit.PERCENT):
        return None
    if said.value < before.value and may_be_of_single_periods(measure, sentence):
        return None
    if fits_as_told(said, before.value, before.rounding):
        if _went_otherwise(measure, before, sentence, found):
            return Said(found[0], before)
        to = _TO.match(sentence, found.end())
        now = first_quantity(to["now"]) if to else None
        if to is None or now is None or now.unit is not said.unit or is_actual(measure, now):
            return None
        near = any(may_be_meant(now.value / scale, before.value) for scale in scales_of(now))
        is_now = not names_another(sentence[found.end() :], context.day)
        return Said(f"{found[0]}{to[0]}", before) if near and is_now else None
    if _BOUND.search(sentence[: found.start()]) and _is_bound(found[0], said.value, before.value):
        return None
    near = any(may_be_meant(said.value / scale, before.value) for scale in scales_of(said))
    return Said(found[0], before) if near else None


def _is_bound(text: str, said: float, value: float) -> bool:
    """Whether "more than 11,000 in June" may be said of June's figure itself, and is true of it."""
    side = _SIDE.match(text)
    return side is not None and (said < value if side["more"] else said > value)


def _went_otherwise(
    measure: MeasurePeriod, before: FigureBefore, sentence: str, found: re.Match[str]
) -> bool:
    """Whether a figure came from the right one on the other side: "up from 51%" where it is 48%."""
    subject, value = sentence[: found.start()], measure.period.actual_value
    if value is None or not found["way"] or is_narrowed(sentence, found):
        return False
    if has_others(measure, CAREFUL, subject) or may_mean_the_reverse(
        measure, found["way"], subject
    ):
        return False
    is_other_total = may_be_of_single_periods(measure, sentence)
    return not is_other_total and way_of(measure, found["way"].lower()) * (value - before.value) < 0


def _other_way(
    context: CheckContext, measure: MeasurePeriod, value: float, sentence: str
) -> Said | None:
    """Return what a sentence says of the way a figure went, where it went the other."""
    said = way_said(measure, sentence)
    if said is None or not is_of_own_figure(measure, sentence, sentence[: said.found.start()]):
        return None
    if is_of_some(measure, sentence, said.found):
        return None
    is_of_another = names_another(sentence, context.day) and not said.found["named"]
    if is_of_another or is_narrowed(sentence, said.found):
        return None
    before = figure_meant(context, measure, said.found)
    if before is None or may_be_of_single_periods(measure, sentence):
        return None
    moved = value - before.value
    if said.way:
        is_said = any(said.found.group("noun", "named", "year_before"))
        year = None if is_said else measure.a_year_before
        was = year.period.actual_value if year else None
        denied = said.way * moved < -1e-9 and (was is None or said.way * (value - was) <= 0)
    else:
        denied = abs(moved) > before.rounding + measure.period.rounding
    return Said(said.text, before) if denied else None
