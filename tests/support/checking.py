"""The checks applied to a report, or to a month made by hand, without a store."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kpi_tui.analysis.checks.checking import context_of, report_findings, standing_findings
from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.checks.registry import RULES, Rule
from kpi_tui.analysis.checks.standing import StandingFindings
from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.analysis.revisions import Correction
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.report import Report


def check(
    measures: MeasureHistories,
    report: Report,
    judged: JudgementsInForce = NO_JUDGEMENTS,
    corrections: Sequence[Correction] = (),
    standing: StandingFindings | None = None,
) -> list[Finding]:
    """Return what every rule finds in a report, and since when it stands there: see `context_of`."""
    context = context_of(measures, report, judged, corrections)
    return findings(context, standing=standing or standing_findings(measures, judged))


def findings(
    context: CheckContext,
    rules: Iterable[Rule] = RULES,
    standing: StandingFindings | None = None,
) -> list[Finding]:
    """Return what some rules find in a period, sorted as `ReportFindings` has it."""
    found = report_findings(context, rules)
    if standing is None:
        return list(found.findings)
    if rules is RULES:
        standing.learn(context.day, found.standing)
    return standing.dated(found, context.earlier_days)
