"""The rules applied: from a report and the measures of its store to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Finding, ReportFindings
from kpi_tui.analysis.checks.located import LocatedHit, joined, located
from kpi_tui.analysis.checks.ranking import importance, place
from kpi_tui.analysis.checks.registry import RULES, Rule
from kpi_tui.analysis.checks.standing import StandingFindings, keys
from kpi_tui.analysis.cue import look_through
from kpi_tui.analysis.identity.links import link_measures
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.period_names import in_words_of
from kpi_tui.report import Priority, Report

if TYPE_CHECKING:
    from kpi_tui.analysis.from_facts import MeasureHistories
    from kpi_tui.analysis.revisions import Correction


def context_of(
    measures: MeasureHistories,
    report: Report,
    judged: JudgementsInForce = NO_JUDGEMENTS,
    corrections: Sequence[Correction] = (),
) -> CheckContext:
    """Return what the rules may look at in a report.

    `measures` are those of all periods of the series, `corrections` what this issue of the report
    changed in the one before it.
    """
    return context(
        measures,
        report.report_date,
        judged,
        priorities=report.priorities,
        warnings=report.warnings,
        account=report.account,
        corrections=corrections,
        section_commentary=bool(report.section_commentary),
        origin=report.origin,
    )


def standing_findings(
    measures: MeasureHistories,
    judged: JudgementsInForce = NO_JUDGEMENTS,
    priorities: Callable[[date], tuple[Priority, ...]] = lambda _: (),
) -> StandingFindings:
    """Return the findings of all reports of a series, which say since when each of a report stands.

    A report is checked when it is first asked about.
    """
    return StandingFindings(lambda day: context(measures, day, judged, priorities=priorities(day)))


def context(
    measures: MeasureHistories, day: date, judged: JudgementsInForce, **of_the_report: Any
) -> CheckContext:
    """Return what the rules may look at in the report of a day."""
    earlier_days = tuple(earlier for earlier in measures.by_day if earlier < day)
    now = measures.of_report(day)
    before = measures.of_report(earlier_days[-1]) if earlier_days else ()
    links = link_measures(before, now, judged)
    return CheckContext(
        day=day,
        measures=now,
        earlier_days=earlier_days,
        before=before,
        links=tuple(links) if before else (),
        judged=judged,
        period_type=measures.period_type,
        **of_the_report,
    )


def report_findings(context: CheckContext, rules: Iterable[Rule] = RULES) -> ReportFindings:
    """Return what some rules find in a report, as if none of it had stood in an earlier one."""
    look_through(measure.words for measure in context.measures)
    hits = list(located(context, rules))
    found = sorted(joined(hits), key=place)
    return ReportFindings(
        tuple(_as_finding(context, each) for each in found),
        tuple(frozenset(keys(each)) for each in found),
        frozenset(key for hit in hits for key in keys(hit)),
    )


def _as_finding(context: CheckContext, found: LocatedHit) -> Finding:
    hit, about = found.hit, found.hit.about
    return Finding(
        rules=found.rules,
        level=found.level,
        report_date=context.day,
        measures=tuple(measure.named for measure in about),
        message=hit.message,
        figures=hit.figures,
        page=hit.page or (about[0].page if about else None),
        harmless=in_words_of(context.period_type, found.explanation),
        period_type=context.period_type,
        accepted=found.accepted,
        importance=importance(found),
        on_pages=hit.on_pages,
        title=in_words_of(context.period_type, found.rule.title),
        since=context.day,
        origin=context.origin,
    )
