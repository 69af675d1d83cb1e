"""Rules on what is not said: misses without a plan, plans without a date, rows without a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.added_up import columns_to_judge
from kpi_tui.analysis.checks.rules.comments.promises import named_days, names_a_time
from kpi_tui.analysis.checks.rules.status import (
    contradiction,
    distance_from_target,
    is_unplanned,
)
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.empty_cells import is_empty
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex
from kpi_tui.status import MISSED, MISSING, NEITHER_MET_NOR_MISSED, Status
from kpi_tui.text import begun

_UNRATED = (Status.MONITORING_ONLY, Status.NOT_REPORTED, *NEITHER_MET_NOR_MISSED)
_DOING = regex(
    r"\b(?:(?:revised |new |recovery |action |improvement |reduction |debt )+plan\b[^.;]{0,40}\bbeing (?:worked on|prepared|drafted|developed|put in place)"
    r"|(?:we|they|the (?:team|service|contractor|council)) (?:plan|intend|aim|expect) to \w+(?: \w+){0,4}"
    r"|(?:actions?|interventions?|measures|steps) (?:are|is|have|has) (?:now |been )*(?:in place|under ?way|commenced|taken|agreed|started)"
    r"|(?:recruitment|recovery|action|improvement) (?:plan )?is (?:now )?under ?way)",
    re.I,
)
"""Words in a comment that say that something is done about a miss, or will be."""
_SOON = regex(
    r"\bnext (?:week|month|quarter|term|year)\b|\bby the end of\b|\bwithin \w+ (?:weeks?|months?)\b",
    re.I,
)
_NARROWLY = 5
"""A target is narrowly missed by at most so many per cent."""
_PRIORITY = 3
"""A priority is asked about only if it has, and had comments on, at least so many measures."""
_NO_DATE = ("ongoing", "on-going", "on going", "continuous", "continuing", "continual")


def without_plan(context: CheckContext) -> Iterator[RuleHit]:
    """Ask what is done about measures off target without a plan, if the report has plans (X1).

    A comment that says what is done and by when counts as a plan; one without a time is asked for
    it. Where figures miss their target whose status says otherwise, S1 asks.
    """
    if not any(measure.reading.improvement_plan for measure in context.measures):
        return
    for measure in context.measures:
        if not is_unplanned(measure):
            continue
        if any(
            contradiction(measure, figures) and measure.misses(figures)
            for figures in measure.columns
        ):
            continue
        missed = [
            figures
            for figures in columns_to_judge(context, measure)
            if not is_on_target(figures)
            and (
                figures.status in MISSED
                or (figures.status not in _UNRATED and measure.misses(figures))
            )
        ]
        action = _action_named(measure)
        if not missed or (action and action.is_dated):
            continue
        told, question = "there is no improvement plan", "What is being done?"
        figures = tuple(labelled for column in missed for labelled in column.printed)
        if action:
            told = f"there is no improvement plan but a comment that says “{action.text}”"
            question = f"When is {'the plan' if 'plan' in action.text else 'that'} due?"
            figures = (("comment", action.sentence), *figures)
        yield RuleHit(
            f"{_how_far_off(context, measure, missed)}, and {told}. {question}",
            measure,
            figures,
            aside="there is no improvement plan",
            explanation="the comment takes the place of a plan"
            if action and "plan" not in action.text
            else "",
        )


def _how_far_off(
    context: CheckContext, measure: MeasurePeriod, missed: Sequence[SeriesFigures]
) -> str:
    """Tell how far off target the actuals are, the period's first; once where both are as far off."""
    distances = [distance_from_target(context, measure, figures) for figures in missed]
    signs = [f" ({figures.sign})" if figures.status else "" for figures in missed]
    actuals = [figures.actual or "no figure" for figures in missed]
    year = "for the year to date"
    if len(missed) > 1 and (distances[0], signs[0]) == (distances[1], signs[1]):
        return f"{actuals[0]} and {actuals[1]} {year} are both {distances[0]}{signs[0]}"
    told = f"{actuals[0]} is {distances[0]}{signs[0]}"
    if missed[0] is measure.ytd:
        told = f"{actuals[0]} {year} is {distances[0]}{signs[0]}"
    if len(missed) == 1:
        return told
    distance = distances[1]
    if missed[0].target == missed[1].target:
        distance = distance.partition(" the target of ")[0]
    return f"{told}; {year} {actuals[1]} is {distance}{signs[1]}"


class _Action(Struct, frozen=True):
    """What a comment says is done about a measure."""

    text: str
    sentence: str
    is_dated: bool
    """Whether it says by when."""


def _action_named(measure: MeasurePeriod) -> _Action | None:
    """Return what the comment says is done, first of all with a time; `None` where it says nothing."""
    actions = []
    for sentence in sentences(measure.words):
        if found := _DOING.search(sentence):
            after = sentence[found.start() :]
            dated = _SOON.search(after) is not None or any(
                named.day > measure.report_date for named in named_days(after, measure.report_date)
            )
            actions.append(_Action(found[0].strip(), sentence, dated))
    return next((action for action in actions if action.is_dated), next(iter(actions), None))


def is_on_target(figures: SeriesFigures) -> bool:
    """Whether the figures meet their target, whatever their status: S1 asks about that."""
    return figures.gap is not None and figures.gap > -1e-9


def without_date(context: CheckContext) -> Iterator[RuleHit]:
    """Ask by when a plan is to show in the figures, where it gives no time (X2).

    An empty timeframe gives none, nor does one such as "ongoing". Of a red measure, plan and
    timeframe are also searched for a time.
    """
    for measure in context.measures:
        plan = measure.reading.improvement_plan
        if is_empty(plan):
            continue
        timeframe = measure.reading.timeframe or ""
        given = f"its timeframe is “{timeframe}”" if timeframe else "no timeframe"
        no_time = given if timeframe else f"it has {given}"
        is_dated = any(named_days(plan or "", measure.report_date))
        no_date = is_empty(timeframe) or timeframe.lower().strip(" .") in _NO_DATE
        if no_date:
            told = f"There is an improvement plan and {given}."
        elif measure.period.status is Status.RED and not names_a_time(f"{plan}\n{timeframe}"):
            distance = distance_from_target(context, measure, measure.period)
            actual = measure.period.actual
            being = f", {actual} being {distance}," if actual else ""
            told = (
                f"It is {measure.period.sign}{being} and neither its plan nor its timeframe "
                "names a date."
            )
        else:
            continue
        yield RuleHit(
            f"{told} By when is it to show in the figures?",
            measure,
            (("timeframe", timeframe), *measure.period.printed),
            aside=no_time if is_dated else "its improvement plan names no date",
        )


def without_words(context: CheckContext) -> Iterator[RuleHit]:
    """Ask why a measure was missed, or has no figure, where no comment says it (X3).

    Nothing is asked of a report that comments on whole sections, nor of one on other periods than
    months that has no comment on any measure.
    """
    has_comments = any(measure.words for measure in context.measures)
    if context.section_commentary or (
        context.period_type is not PeriodType.MONTH and not has_comments
    ):
        return
    for measure in context.measures:
        if measure.words:
            continue
        for figures in columns_to_judge(context, measure):
            question = _why_without_words(context, measure, figures)
            if question is not None:
                missed = figures.status in MISSED
                aside = "there is no comment" if missed else ""
                explanation = ""
                if context.has_unread_columns:
                    explanation = "it stands in a column that was not read: see the import"
                elif figures.status is Status.AMBER and abs(figures.excess or 0.0) <= _NARROWLY:
                    explanation = "it is within tolerance and narrowly missed"
                yield RuleHit(
                    question, measure, figures.printed, aside=aside, explanation=explanation
                )
                break


def _why_without_words(
    context: CheckContext, measure: MeasurePeriod, figures: SeriesFigures
) -> str | None:
    if figures.status in MISSED and not is_on_target(figures):
        stands = f"{figures.actual} is {distance_from_target(context, measure, figures)}"
        if not figures.actual:
            stands = "there is no figure"
        year = "" if figures is measure.period else " for the year to date"
        return f"{begun(stands)} ({figures.sign}{year}), and there is no comment. Why is that?"
    if figures.status is Status.TARGET_MISSING and figures.actual:
        return (
            "No target is given and there is no comment. "
            f"What is {figures.actual} to be judged against?"
        )
    if figures.status in MISSING:
        missing = "target" if figures.status is Status.TARGET_MISSING else "figure"
        return (
            f"There is no comment, though the {figures.label} status says "
            f"“{figures.sign}”. Why is the {missing} missing?"
        )
    return None


def fallen_silent(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about priorities with no comment on any measure, most of which had one before (X3).

    Where the report comments on nothing at all, its form has changed (M1).
    """
    if context.previous is None or not any(measure.words for measure in context.measures):
        return
    for code in dict.fromkeys(measure.priority_code for measure in context.measures):
        measures = tuple(each for each in context.measures if each.priority_code == code)
        earlier = [old for old in context.before if old.priority_code == code]
        spoke = [old for old in earlier if old.words]
        if len(measures) < _PRIORITY or any(measure.words for measure in measures):
            continue
        if len(spoke) < _PRIORITY or 2 * len(spoke) <= len(earlier):
            continue
        if {old.priority_title for old in earlier} != {each.priority_title for each in measures}:
            continue
        words = sum(len(old.words.split()) for old in spoke)
        yield RuleHit(
            f"None of the {len(measures)} measures of {code} has a comment; in "
            f"{context.name_of(context.previous)} {len(spoke)} of {len(earlier)} had. "
            "Why is nothing said of them?",
            figures=(
                (context.name_of(context.previous), f"{words:,} words"),
                *(old.named for old in spoke),
            ),
        ).on(measures)
