"""What is asked about a report, with how far each question has come: who asked, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kpi_tui.analysis.assessment import PeriodAssessment
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.people import spellings
from kpi_tui.grouping import grouped
from kpi_tui.judgements.judgement import Accept, Judgement, Provenance, SetQueryState, TakeBack
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import day_name
from kpi_tui.text import one_line
from kpi_tui.vocabulary import QueryState


class Progress(StrEnum):
    """How far a query has come."""

    OPEN = "open"
    ASKED = "asked"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    """No longer counted: an officer accepted it, or what it asked about was corrected."""


@dataclass(frozen=True, slots=True)
class Query:
    """A finding, whom it is for, and how far it has come."""

    finding: Finding
    title: str
    """What its rule asks about: `No improvement plan`."""
    directors: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    progress: Progress = Progress.OPEN
    decided: Provenance | None = None
    """Who brought it to its state, when and why, where somebody did."""

    @property
    def why(self) -> str:
        """The reason that was given for its state."""
        return self.decided.why if self.decided else self.finding.accepted or ""

    @property
    def day(self) -> date | None:
        """The day on which it was brought to its state."""
        return self.decided.at.date() if self.decided else None

    @property
    def told(self) -> str:
        """How far it has come: `asked 3 May 2026 by A Officer: by e-mail`; empty of an open one."""
        if self.progress is Progress.OPEN:
            return ""
        said = self.progress.value
        if self.day is not None and self.decided is not None:
            said += f" {day_name(self.day)} by {self.decided.who}"
        return one_line(f"{said}: {self.why}" if self.why.strip() else said)


def queries(assessment: PeriodAssessment) -> list[Query]:
    """Return the queries of a period, what matters most first, the accepted ones in their place."""
    readings = assessment.report.readings
    by_key = {each.named: each for each in readings}
    called = spellings(name for each in readings for name in each.directors)
    holders = spellings(name for each in readings for name in each.holders)
    found = []
    for finding in assessment.findings:
        about = [by_key[named] for named in finding.measures if named in by_key]
        progress, decided = progress_of(finding, assessment)
        found.append(
            Query(
                finding,
                finding.title,
                tuple(dict.fromkeys(called[name] for each in about for name in each.directors)),
                tuple(dict.fromkeys(holders[name] for each in about for name in each.holders)),
                progress,
                decided,
            )
        )
    return found


def standing(finding: Finding, assessment: PeriodAssessment) -> str:
    """Say how far a query has come that was asked or answered: `asked 3 May 2026 by A Officer`.

    Empty of one that is open, or accepted, which is no longer counted.
    """
    progress, decided = progress_of(finding, assessment)
    is_moved = progress in (Progress.ASKED, Progress.ANSWERED)
    return Query(finding, finding.title, progress=progress, decided=decided).told * is_moved


def progress_of(
    finding: Finding, assessment: PeriodAssessment
) -> tuple[Progress, Provenance | None]:
    """Return how far the query about a finding has come, and what brought it there."""
    if finding.accepted is not None:
        return Progress.ACCEPTED, next(_accepts(finding, assessment), None)
    names = _names(finding.measures[:1], assessment)
    judged = assessment.judged
    states = [judged.query_state(rule, names, finding.report_date) for rule in finding.rules]
    known = [state for state in states if state is not None]
    last = max(known, key=lambda state: judged.order[state.id], default=None)
    return (Progress(last.state.value), last) if last else (Progress.OPEN, None)


def moved_together(
    findings: Sequence[Finding], progress: Progress, assessment: PeriodAssessment
) -> list[list[Finding]]:
    """Return these findings with those that are brought to a state with them, a list a decision.

    A decision is on a rule and its measures, of which there may be several findings: that the
    director changed, and the portfolio holder.
    """
    together = grouped(findings, lambda each: (each.rule, each.measures))
    for each in assessment.findings:
        others = together.get((each.rule, each.measures), [each])
        if each not in others and progress_of(each, assessment)[0] is not progress:
            others.append(each)
    return list(together.values())


def moved_to(
    progress: Progress, finding: Finding, assessment: PeriodAssessment, who: str, why: str
) -> Iterator[Judgement]:
    """Yield the judgements that bring a query to a state; none where it has it already."""
    accepts = list(_accepts(finding, assessment)) if finding.accepted is not None else []
    if progress is Progress.ACCEPTED:
        for measure in (finding.measures or (None,)) if not accepts else ():
            yield Accept(
                who=who,
                why=why,
                rule=finding.rule,
                measure=measure,
                report_date=finding.report_date,
            )
        return
    for accept in accepts:
        yield TakeBack(who=who, why=why, judgement=accept.id)
    if progress is not Progress.OPEN or progress_of(finding, assessment)[0] is not Progress.OPEN:
        yield SetQueryState(
            who=who,
            why=why,
            rule=finding.rule,
            measure=next(iter(finding.measures), None),
            report_date=finding.report_date,
            state=QueryState(progress.value),
        )


def _accepts(finding: Finding, assessment: PeriodAssessment) -> Iterator[Accept]:
    """Yield the judgements that accept a finding, one for each of its measures."""
    for names in [[each] for each in finding.measures] or [[]]:
        known = _names(names, assessment)
        for rule in finding.rules:
            accept = assessment.judged.accepted(rule, known, finding.report_date)
            if accept is not None:
                yield accept
                break


def _names(
    measures: Iterable[MeasureName], assessment: PeriodAssessment
) -> tuple[MeasureName, ...]:
    """Return all names that these measures have had."""
    names: dict[MeasureName, None] = {}
    for named in measures:
        names[named] = None
        measure = assessment.measures.get(named)
        names |= dict.fromkeys(each.named for each in measure.history) if measure else {}
    return tuple(names)
