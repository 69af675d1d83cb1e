"""The rules applied: from a report and the measures of its store to findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.checks.registry import RULES, Rule
from kpi_tui.analysis.identity.links import link
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.months import months_apart
from kpi_tui.period import PeriodType
from kpi_tui.period_names import in_words_of
from kpi_tui.report import Report

if TYPE_CHECKING:
    from kpi_tui.analysis.from_facts import MeasureHistories
    from kpi_tui.analysis.revisions import Correction

_FAR_BACK = 12
"""From how many months between two reports on what one says of the other weighs less."""


def check(
    measures: MeasureHistories,
    report: Report,
    judged: JudgementsInForce = NO_JUDGEMENTS,
    corrections: Sequence[Correction] = (),
) -> list[Finding]:
    """Return what every rule finds in a report: the worst level first, then by rule, then as printed.

    `measures` are those of all periods of the series, `corrections` what this issue of the report
    changed in the one before it. Findings that an officer accepted are among them, and marked.
    """
    day = report.report_date
    earlier_days = tuple(earlier for earlier in measures.by_day if earlier < day)
    now = measures.of_report(day)
    before = measures.of_report(earlier_days[-1]) if earlier_days else ()
    links = link([old.named for old in before], [measure.named for measure in now], judged)
    month = CheckContext(
        day=day,
        measures=now,
        priorities=report.priorities,
        warnings=report.warnings,
        account=report.account,
        corrections=corrections,
        earlier_days=earlier_days,
        before=before,
        links=tuple(links) if before else (),
        judged=judged,
        period_type=measures.period_type,
        section_commentary=bool(report.section_commentary),
    )
    return findings(month)


def findings(month: CheckContext, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """Return what some rules find in a period, sorted as `check` does."""
    by_rule: list[Finding] = []
    for rule in rules:
        if rule.months_only and month.period_type is not PeriodType.MONTH:
            continue
        for hit in rule.find(month):
            measure = hit.measure
            level = hit.level or rule.level
            if hit.against is not None and months_apart(hit.against, month.day) > _FAR_BACK:
                level = level.milder
            names = month.names_of(measure) if measure else ()
            accepted = month.judged.accepted(rule.id, names, month.day)
            by_rule.append(
                Finding(
                    rule=rule.id,
                    level=level,
                    report_date=month.day,
                    measure_code=measure.measure_code if measure else None,
                    measure_name=measure.measure_name if measure else None,
                    message=hit.message,
                    figures=hit.figures,
                    page=hit.page or (measure.page if measure else None),
                    harmless=in_words_of(month.period_type, rule.harmless),
                    period_type=month.period_type,
                    accepted=accepted.why if accepted else None,
                )
            )
    levels = list(Level)
    return sorted(by_rule, key=lambda finding: levels.index(finding.level))
