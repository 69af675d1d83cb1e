"""The rule on rises or falls in a row that a comment tells: "fell for the third month running"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import actual_of, which_is_right
from kpi_tui.analysis.checks.rules.comments.changes_said import denied_change
from kpi_tui.analysis.checks.rules.comments.earlier_meant import (
    is_claimed_of_own,
)
from kpi_tui.analysis.checks.rules.comments.streaks_said import FOR_THE_NTH, NOUN, NTH
from kpi_tui.analysis.checks.rules.comments.ways_said import (
    HOW,
    VERB_LETTERS,
    VERBS,
    way_of,
)
from kpi_tui.analysis.comment_figures import COUNT, count_of, months_named, sentences
from kpi_tui.analysis.cue import Cue, first_of
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.months import NAMED_MONTH, months_apart
from kpi_tui.period import periods_apart

_ORDINALS = "|".join(NTH)
_ROW_LETTERS = "in a row|running|consecutive|successive|each of |each month|every month|each quarter|every quarter"
_TIME_LETTERS = f"{_ROW_LETTERS}|first time this|{_ORDINALS}"
_ROWS = (
    Cue(
        rf"\b(?P<way>{VERBS}){HOW} (?:{FOR_THE_NTH}|for (?P<count>{COUNT}) (?:(?:consecutive|successive) {NOUN}s"
        rf"|{NOUN}s (?:running|in a row))|in each of the (?:last|past) (?P<each>{COUNT}) {NOUN}s"
        rf"|(?:in )?(?:each|every) (?:month|quarter) (?:(?P<year>(?:so far )?this (?:financial )?year)"
        rf"|since (?P<since>(?-i:{NAMED_MONTH})\b(?: 20\d\d\b)?))"
        rf"|for the first time (?P<first>this (?:financial )?year))\b",
        _TIME_LETTERS,
        VERB_LETTERS,
    ),
    Cue(
        rf"\b(?P<nth>{_ORDINALS}) (?:(?:consecutive|successive)(?: monthly| quarterly)?"
        rf" (?P<way>rise|fall|increase|decrease|reduction|improvement|drop|decline)"
        rf"|(?:monthly |quarterly )?(?P<then>rise|fall|increase|decrease|reduction|improvement|drop|decline)"
        r" (?:running|in a row))\b",
        _ROW_LETTERS,
        VERB_LETTERS,
    ),
)
"""Words that say how often in a row a figure went one way, or that it did so for the first time."""


def broken_row(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about rises or falls in a row of which an earlier report shows one the other way (C1).

    So it does about a first one in the year that was not the first. Of the last step alone
    `other_change` asks.
    """
    for measure in context.measures:
        may_be = _ROWS[0].may_be_in(measure.words)
        for sentence in sentences(measure.words) if may_be else ():
            told = _denied(context, measure, sentence)
            if told is not None and denied_change(context, measure, sentence) is None:
                said, (old, new), too = told
                went = f"it went from {old.period.actual} in {old.when} to {new.period.actual} in {new.when}"
                was = (actual_of(each.when, each.period.actual) for each in (old, new))
                yield which_is_right(measure, sentence, f"“{said}”; {went}{too}", *was)
                break


_Step = tuple[MeasurePeriod, MeasurePeriod]


def _denied(
    context: CheckContext, measure: MeasurePeriod, sentence: str
) -> tuple[str, _Step, str] | None:
    """Return a row that a sentence tells of its measure, and the latest step that denies it."""
    found = first_of(_ROWS, sentence)
    if found is None or context.counts_others(found[0]):
        return None
    if not is_claimed_of_own(context, measure, sentence, found):
        return None
    said = found.groupdict()
    way = way_of(measure, (said["way"] or said.get("then") or "").lower())
    sign = way if said.get("first") else -way
    steps = [step for step in _steps(context, measure, said) if sign * _moved(step) > 1e-9]
    return (found[0], steps[-1], " too" if said.get("first") else "") if steps else None


def _moved(step: _Step) -> float:
    """Return how far a figure went in a step; 0 where it is not known."""
    old, new = (each.period.actual_value for each in step)
    return 0.0 if old is None or new is None else new - old


def _steps(
    context: CheckContext, measure: MeasurePeriod, said: dict[str, str | None]
) -> Sequence[_Step]:
    """Return the steps from one period to the next that a row is made of, those that are held."""
    past = context.past(measure)
    if said.get("first"):
        return _of_this_year(context, past)
    steps = _next_to_each_other(context, [*past, measure])
    if said.get("year"):
        return _of_this_year(context, [*past, measure])
    if since := said.get("since"):
        start = months_named(since, context.day)[0]
        return [step for step in steps if months_apart(start, step[0].report_date) >= 0]
    if nth := said.get("nth"):
        number = NTH[nth.lower()]
    elif each := said.get("each"):
        number = count_of(each)
    else:
        number = count_of(said.get("count") or "one") - 1  # five months in a row have four steps
    return [step for step in steps if (_back(context, step[1]) or 0) < number]


def _of_this_year(context: CheckContext, readings: Sequence[MeasurePeriod]) -> Sequence[_Step]:
    """Return the steps within the financial year, those of the calendar year alone."""
    place = context.number or 1
    return [
        step
        for step in _next_to_each_other(context, readings)
        if (_back(context, step[0]) or 0) < place and step[0].report_date.year == context.day.year
    ]


def _next_to_each_other(
    context: CheckContext, readings: Sequence[MeasurePeriod]
) -> Sequence[_Step]:
    """Return the readings in pairs, those of periods that follow one another."""
    return [
        (old, new)
        for old, new in pairwise(readings)
        if periods_apart(old.report_date, new.report_date, context.period_type) == 1
    ]


def _back(context: CheckContext, reading: MeasurePeriod) -> int | None:
    """Return how many periods ago a reading was."""
    return periods_apart(reading.report_date, context.day, context.period_type)
