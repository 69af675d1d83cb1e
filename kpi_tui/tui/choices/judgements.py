"""What a person can settle about the measure under the cursor, and what is then asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.text import Text

from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.identity.links import Link
from kpi_tui.judgements.judgement import Fields, Judgement, What
from kpi_tui.measure_name import MeasureName
from kpi_tui.text import one_line
from kpi_tui.tui.screens.pick import Choice
from kpi_tui.vocabulary import Confidence, Kind, Polarity, YtdMethod
from kpi_tui.wording.phrases import KINDS, METHODS, POLARITIES


@dataclass(frozen=True, slots=True)
class JudgementChoice:
    """A judgement to be made, but for what is asked for."""

    what: What
    says: str
    """What it settles, in words."""
    fields: Fields = field(default_factory=Fields)
    asks: str = "why"
    """The field that is asked for: `why`, `value` or `percent`."""


def judgement_choices(
    study: PeriodAssessment, key: tuple[str, str]
) -> list[Choice[JudgementChoice]]:
    """Everything that can be settled about a measure of the month, what is asked about it first."""
    named = MeasureName(*key)
    choices = [
        *_findings(study, key, named),
        *_links(study, named),
        *_note(named),
        *_properties(named),
        *_taken_back(study, key),
        *_findings_of_the_report(study),
    ]
    return [Choice(each, Text(one_line(each.says)), group) for group, each in choices]


Offer = tuple[str, JudgementChoice]


def _findings(study: PeriodAssessment, key: tuple[str, str], named: MeasureName) -> Iterator[Offer]:
    for finding in study.findings_of(key):
        yield "This is in order", _accepted(finding, named, study)


def _findings_of_the_report(study: PeriodAssessment) -> Iterator[Offer]:
    for finding in study.findings:
        if finding.measure_code is None and finding.accepted is None:
            yield "This is in order, in the report as a whole", _accepted(finding, None, study)


def _accepted(
    finding: Finding, measure: MeasureName | None, study: PeriodAssessment
) -> JudgementChoice:
    fields: Fields = {"rule": finding.rule, "measure": measure, "report_date": study.month}
    return JudgementChoice(What.ACCEPT, f"{finding.rule}: {finding.message}", fields)


def _links(study: PeriodAssessment, named: MeasureName) -> Iterator[Offer]:
    for link in study.links:
        if named not in (link.after, link.before) or not (link.before and link.after):
            continue
        fields: Fields = {"measure": link.before, "other": link.after}
        if link.confidence is Confidence.ASK:
            yield (
                "Which measure is which",
                JudgementChoice(What.LINK, f"Yes: {_pair(link)}", fields),
            )
        if link.confidence is not Confidence.SURE:
            yield (
                "Which measure is which",
                JudgementChoice(What.UNLINK, f"No: not {_pair(link)}", fields),
            )


def _pair(link: Link) -> str:
    assert link.before
    return f"the same as {link.before.code} {link.before.name} before"


def _note(named: MeasureName) -> Iterator[Offer]:
    yield "A note", JudgementChoice(What.NOTE, "Write a note about it", {"measure": named}, "value")


def _properties(named: MeasureName) -> Iterator[Offer]:
    for polarity in Polarity:
        fields: Fields = {"measure": named, "value": polarity.value}
        yield "Which way is better", JudgementChoice(What.POLARITY, POLARITIES[polarity], fields)
    for kind in Kind:
        yield (
            "What its figures are",
            JudgementChoice(What.KIND, KINDS[kind], {"measure": named, "value": kind.value}),
        )
    for method in YtdMethod:
        yield (
            "How its year to date is made",
            JudgementChoice(
                What.YTD_METHOD, METHODS[method], {"measure": named, "value": method.value}
            ),
        )
    yield (
        "How far off target is in order",
        JudgementChoice(
            What.TOLERANCE, "so many per cent of the target", {"measure": named}, "percent"
        ),
    )


def _taken_back(study: PeriodAssessment, key: tuple[str, str]) -> Iterator[Offer]:
    insight = study.insights.get(key)
    names = (
        {MeasureName(*key).key, *(item.named.key for item in insight.history)} if insight else set()
    )
    for judgement in study.judged.all:
        if _is_about(judgement, names):
            says = f"{judgement.what.value.replace('_', ' ')} {judgement.value or judgement.rule or ''}"
            told = f"{says.strip()}, by {judgement.who} on {judgement.at:%d %B %Y}: {judgement.why}"
            fields: Fields = {"takes_back": judgement.id}
            yield "Take back", JudgementChoice(What.TAKE_BACK, told, fields)


def _is_about(judgement: Judgement, names: set[tuple[str, str]]) -> bool:
    about: Sequence[MeasureName | None] = (judgement.measure, judgement.other)
    return any(each is not None and each.key in names for each in about)


def with_answer(settlement: JudgementChoice, answer: str) -> tuple[Fields, str]:
    """The fields and the reason, once what was asked is answered. Raises `ValueError`."""
    fields: Fields = {**settlement.fields}
    if settlement.asks == "percent":
        try:
            fields["percent"] = float(answer.strip().removesuffix("%").strip())
        except ValueError:
            raise ValueError(f"{answer} is no number: say per cent, as in 2.5") from None
        return fields, ""
    if settlement.asks == "value":
        fields["value"] = answer.strip()
        return fields, ""
    return fields, answer.strip()
