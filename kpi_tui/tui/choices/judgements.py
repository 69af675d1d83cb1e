"""What a person can settle about the measure under the cursor, and what is then asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from rich.text import Text

from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.judgements.judgement import (
    Accept,
    Correct,
    Judgement,
    LinkMeasures,
    Note,
    Rebase,
    SetKind,
    SetPolarity,
    SetQueryState,
    SetTolerance,
    SetYtdMethod,
    TakeBack,
    UnlinkMeasures,
)
from kpi_tui.measure_name import MeasureName
from kpi_tui.period_names import in_words_of, period_name
from kpi_tui.text import one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.vocabulary import Confidence, Kind, Polarity, YtdMethod
from kpi_tui.wording.phrases import KINDS, METHODS, POLARITIES


@dataclass(frozen=True, slots=True)
class JudgementChoice:
    """A judgement to be made, but for what is asked for."""

    says: str
    """What it settles, in words."""
    make: Callable[..., Judgement]
    """Makes the judgement of `who`, `why` and the field that is asked for."""
    asks: str = "why"
    """The field that is asked for: `why`, `text` or `percent`."""


def judgement_choices(
    assessment: PeriodAssessment, key: tuple[str, str]
) -> list[Choice[JudgementChoice]]:
    """List everything that can be settled about a measure, what is asked about it first."""
    measure, says = MeasureName(*key), partial(in_words_of, assessment.period.period_type)
    tolerance = JudgementChoice(
        "so many per cent of the target", partial(SetTolerance, measure=measure), "percent"
    )
    groups = {
        "This is in order": [
            _acceptance(finding, measure, assessment) for finding in assessment.findings_of(key)
        ],
        "Which measure is which": _links(assessment, measure),
        "A note": [
            JudgementChoice("Write a note about it", partial(Note, measure=measure), "text")
        ],
        "Which way is better": [
            JudgementChoice(
                POLARITIES[polarity], partial(SetPolarity, measure=measure, value=polarity)
            )
            for polarity in Polarity
        ],
        "What its figures are": [
            JudgementChoice(says(KINDS[kind]), partial(SetKind, measure=measure, value=kind))
            for kind in Kind
        ],
        "How its year to date is made": [
            JudgementChoice(
                says(METHODS[method]), partial(SetYtdMethod, measure=measure, value=method)
            )
            for method in YtdMethod
        ],
        "How far off target is in order": [tolerance],
        "Its usual range": _rebases(assessment, measure),
        "Take back": _taken_back(assessment, measure),
        "This is in order, in the report as a whole": [
            _acceptance(finding, None, assessment)
            for finding in assessment.findings
            if len(finding.measures) != 1 and finding.accepted is None
        ],
    }
    return [
        Choice(choice, Text(one_line(choice.says)), group)
        for group, choices in groups.items()
        for choice in choices
    ]


def with_answer(choice: JudgementChoice, answer: str, who: str) -> Judgement:
    """Make the judgement, once what was asked is answered. Raises `ValueError`."""
    text = answer.strip()
    if choice.asks == "why":
        return choice.make(who=who, why=text)
    if choice.asks == "text":
        return choice.make(who=who, why="", text=text)
    try:
        percent = float(text.removesuffix("%"))
    except ValueError:
        raise ValueError(f"{answer} is no number: say per cent, as in 2.5") from None
    return choice.make(who=who, why="", percent=percent)


def _acceptance(
    finding: Finding, measure: MeasureName | None, assessment: PeriodAssessment
) -> JudgementChoice:
    make = partial(Accept, rule=finding.rule, measure=measure, report_date=assessment.month)
    message = finding.message_on(measure) if measure else finding.message
    return JudgementChoice(f"{finding.rule}: {message}", make)


def _links(assessment: PeriodAssessment, measure: MeasureName) -> Iterator[JudgementChoice]:
    for link in assessment.links:
        before, after = link.before, link.after
        if before is None or after is None or measure not in (before, after):
            continue
        pair = f"the same as {before.code} {before.name} before"
        if link.confidence is Confidence.ASK:
            yield JudgementChoice(f"Yes: {pair}", partial(LinkMeasures, before=before, after=after))
        if link.confidence is not Confidence.SURE:
            yield JudgementChoice(
                f"No: not {pair}", partial(UnlinkMeasures, before=before, after=after)
            )


def _rebases(assessment: PeriodAssessment, measure: MeasureName) -> Iterator[JudgementChoice]:
    """Offer to work the usual range out anew from the period shown on, where others came before it."""
    assessed = assessment.measures.get(measure)
    if assessed is not None and assessed.previous and assessment.month not in assessed.rebased:
        when = period_name(assessment.month, assessment.period.period_type)
        make = partial(Rebase, measure=measure, report_date=assessment.month)
        yield JudgementChoice(f"work its usual range out anew from {when} on", make)


def _taken_back(assessment: PeriodAssessment, measure: MeasureName) -> Iterator[JudgementChoice]:
    """Offer to take back each judgement that names the measure, under any name it has had."""
    assessed = assessment.measures.get(measure)
    if assessed is None:
        return
    kind = assessment.period.period_type
    keys = {measure.key, *(earlier.named.key for earlier in assessed.history)}
    for judgement in assessment.judged.all:
        if keys.isdisjoint(named.key for named in judgement.measures):
            continue
        settled = judgement.what.replace("_", " ")
        match judgement:
            case SetPolarity(value=value) | SetKind(value=value) | SetYtdMethod(value=value):
                settled += f" {value}"
            case Note(text=value) | Accept(rule=value):
                settled += f" {value}"
            case Correct(field=field, value=value, report_date=day):
                settled += f" {field.replace('_', ' ')} to {value} in {period_name(day, kind)}"
            case SetQueryState(rule=rule, state=state, report_date=day):
                settled += f" {rule} {state} in {period_name(day, kind)}"
            case Rebase(report_date=day):
                settled += f" from {period_name(day, kind)} on"
        yield JudgementChoice(
            f"{settled}, by {judgement.who} on {judgement.at:%d %B %Y}: {judgement.why}",
            partial(TakeBack, judgement=judgement.id),
        )
