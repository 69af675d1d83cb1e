"""What a person can decide about the measure under the cursor, what is in force now, and what is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from rich.text import Text

from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.counts import open_findings
from kpi_tui.analysis.measure_period import TOLERATED, MeasurePeriod
from kpi_tui.judgements.corrections import corrected_text, field_words, printed_text
from kpi_tui.judgements.judgement import (
    Accept,
    Correct,
    Judgement,
    LinkMeasures,
    Note,
    Rebase,
    SetKind,
    SetPolarity,
    Setting,
    SetTolerance,
    SetYtdMethod,
    TakeBack,
    UnlinkMeasures,
    percent_typed,
)
from kpi_tui.judgements.recorded import recorded
from kpi_tui.labels import MARKS, Label, plural
from kpi_tui.measure_name import CodeAndName, MeasureName
from kpi_tui.period_names import in_words_of, period_name
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.text import one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.vocabulary import Confidence, CorrectedField, Kind, Polarity, YtdMethod
from kpi_tui.wording.judgements import decided
from kpi_tui.wording.phrases import KINDS, METHODS, POLARITIES

IN_FORCE, NOT_IN_FORCE = "✓ ", "  "
"""What stands before the one of several that holds now, and before the others."""


@dataclass(frozen=True, slots=True)
class JudgementChoice:
    """A judgement that is complete but for what a person is asked."""

    says: str
    """What it decides, in words."""
    make: Callable[..., Judgement]
    """Makes the judgement of `who`, `why` and the field that is asked for."""
    asks: str = "why"
    """The field that is asked for: `why`, `text` or `percent`."""
    tick: str = ""
    """What stands before it: `IN_FORCE` or `NOT_IN_FORCE`, where it is one of several."""


@dataclass(frozen=True, slots=True)
class CorrectionChoice:
    """A field to be corrected, once its value and the reason are told."""

    field: CorrectedField
    printed: Reading
    """What the report prints."""
    correct: Callable[..., Correct]
    """Makes the correction of `who`, `why` and `value`."""
    now: Correct | None = None
    """The correction in force."""

    @property
    def says(self) -> str:
        """What is to be corrected, and what is printed."""
        where = f" on page {self.printed.pages[0]}" if self.printed.pages else ""
        printed = printed_text(self.printed, self.field) or "nothing"
        return f"Printed{where} as {field_words(self.field)}: {printed}"


@dataclass(frozen=True, slots=True)
class ReportQueries:
    """The queries of the whole report, which are listed apart."""

    choices: tuple[Choice[JudgementChoice], ...]


Review = JudgementChoice | CorrectionChoice | ReportQueries


def review_choices(assessment: PeriodAssessment, key: CodeAndName) -> list[Choice[Review]]:
    """List everything that can be decided about a measure, its queries first."""
    named = MeasureName(*key)
    measure = assessment.measures.get(named)
    if measure is None:
        return []
    of_report = ReportQueries(tuple(_report_queries(assessment)))
    note = partial(Note, measure=named, report_date=assessment.last_day)
    groups: dict[str, Iterator[Review]] = {
        Label.ACCEPT: (
            _acceptance(finding, named, assessment) for finding in assessment.findings_of(key)
        ),
        Label.CORRECTION: _corrections(assessment, measure),
        Label.NOTE: iter([JudgementChoice("Write a note", note, "text")]),
        Label.MATCHES: _links(assessment, named),
        **_settings(assessment, measure),
        "Usual range": _rebases(assessment, measure),
        Label.UNDO: _undone(assessment, measure),
        "Queries of the whole report": iter([of_report] if of_report.choices else []),
    }
    return [
        Choice(review, Text(_text(review)), group)
        for group, reviews in groups.items()
        for review in reviews
    ]


def status_choices(field: CorrectedField, printed: Reading) -> list[Choice[str]]:
    """List the statuses that one can be corrected to, all but the one that is printed."""
    return [
        Choice(status.value, Text(str(mark)))
        for status, mark in MARKS.items()
        if status not in (getattr(printed, field.value), Status.UNREADABLE)
    ]


def with_answer(choice: JudgementChoice, answer: str, who: str) -> Judgement:
    """Make the judgement, once what was asked is answered. Raises `ValueError`."""
    text = answer.strip()
    if choice.asks == "why":
        return choice.make(who=who, why=text)
    if choice.asks == "text":
        return choice.make(who=who, why="", text=text)
    return choice.make(who=who, why="", percent=percent_typed(answer))


def _text(review: Review) -> str:
    if isinstance(review, ReportQueries):
        return f"{plural(len(review.choices), 'query')} …"
    if isinstance(review, CorrectionChoice):
        printed = printed_text(review.printed, review.field) or "nothing printed"
        now = review.now
        settled = (
            f", {IN_FORCE}corrected to {corrected_text(now)} by {recorded(now)}" if now else ""
        )
        return f"{field_words(review.field)}: {printed}{settled}"
    return f"{review.tick}{one_line(review.says)}"


def _acceptance(
    finding: Finding, measure: MeasureName | None, assessment: PeriodAssessment
) -> JudgementChoice:
    make = partial(Accept, rule=finding.rule, measure=measure, report_date=assessment.last_day)
    message = finding.message_on(measure) if measure else finding.message
    return JudgementChoice(f"{finding.level.word}: {message}", make)


def _report_queries(assessment: PeriodAssessment) -> Iterator[Choice[JudgementChoice]]:
    for finding in open_findings(assessment.findings):
        if len(finding.measures) != 1:
            accepted = _acceptance(finding, None, assessment)
            yield Choice(accepted, Text(one_line(accepted.says)), finding.importance.heading)


def _corrections(
    assessment: PeriodAssessment, measure: MeasurePeriod
) -> Iterator[CorrectionChoice]:
    """Offer each field that the report has for any measure."""
    printed = measure.printed
    for field in CorrectedField:
        if any(getattr(reading, field.value) for reading in assessment.report.readings):
            make = partial(
                Correct, measure=measure.named, report_date=assessment.last_day, field=field
            )
            yield CorrectionChoice(field, printed, make, measure.corrections.get(field))


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


def _settings(
    assessment: PeriodAssessment, measure: MeasurePeriod
) -> dict[str, Iterator[JudgementChoice]]:
    """Offer the measure's properties, under heads that say which hold now and who decided that."""
    named, says = measure.named, partial(in_words_of, assessment.period.period_type)
    names = [named, *(earlier.named for earlier in measure.history)]

    def head(title: str, kind: type[Setting], now: str) -> str:
        settled = assessment.judged.latest(kind, names)
        told = f"settled by {recorded(settled)}" if settled else Label.ASSUMED
        return one_line(f"{title} – now: {now}, {told}" if now else f"{title} – not known yet")

    def ticked(made: Mapping[str, Callable[..., Judgement]], now: str) -> Iterator[JudgementChoice]:
        for text, make in made.items():
            yield JudgementChoice(text, make, tick=IN_FORCE if text == now else NOT_IN_FORCE)

    polarity = POLARITIES[measure.polarity] if measure.polarity else ""
    figures = says(KINDS[measure.kind]) if measure.kind else ""
    method = says(METHODS[measure.ytd_method]) if measure.ytd_method else ""
    polarities = {
        POLARITIES[value]: partial(SetPolarity, measure=named, value=value) for value in Polarity
    }
    kinds = {says(KINDS[value]): partial(SetKind, measure=named, value=value) for value in Kind}
    methods = {
        says(METHODS[value]): partial(SetYtdMethod, measure=named, value=value)
        for value in YtdMethod
    }
    tolerance = assessment.judged.latest(SetTolerance, names)
    percent = tolerance.percent if tolerance else TOLERATED
    set_tolerance = JudgementChoice("set it …", partial(SetTolerance, measure=named), "percent")
    return {
        head(Label.POLARITY, SetPolarity, polarity): ticked(polarities, polarity),
        head(Label.TYPE_OF_FIGURE, SetKind, figures): ticked(kinds, figures),
        head(Label.YTD_METHOD, SetYtdMethod, method): ticked(methods, method),
        head(Label.AMBER_TOLERANCE, SetTolerance, f"{percent:g}%"): iter([set_tolerance]),
    }


def _rebases(assessment: PeriodAssessment, measure: MeasurePeriod) -> Iterator[JudgementChoice]:
    """Offer to work the usual range out anew from the period shown on, where others came before it."""
    if measure.previous and assessment.last_day not in measure.rebased:
        when = period_name(assessment.last_day, assessment.period.period_type)
        make = partial(Rebase, measure=measure.named, report_date=assessment.last_day)
        yield JudgementChoice(f"work its usual range out anew from {when} on", make)


def _undone(assessment: PeriodAssessment, measure: MeasurePeriod) -> Iterator[JudgementChoice]:
    """Offer to undo each decision on the measure, under any name it has had, the last one first."""
    keys = {measure.named.key, *(earlier.named.key for earlier in measure.history)}
    for judgement in reversed(assessment.judged.all):
        if not keys.isdisjoint(named.key for named in judgement.measures):
            said = decided(judgement, assessment.period.period_type, assessment.findings)
            yield JudgementChoice(
                f"{said} – {recorded(judgement)}", partial(TakeBack, judgement=judgement.id)
            )
