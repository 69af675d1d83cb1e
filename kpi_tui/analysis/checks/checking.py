"""The rules applied: from a report and the facts of its store to findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.checks.registry import RULES, Rule
from kpi_tui.analysis.identity.links import link
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.months import months_apart
from kpi_tui.report import Report

if TYPE_CHECKING:
    from kpi_tui.analysis.from_facts import MeasureHistories
    from kpi_tui.analysis.revisions import Correction

FAR_BACK = 12
"""From how many months between two reports on what one says of the other weighs less."""


def check(
    measures: MeasureHistories,
    report: Report,
    judged: JudgementsInForce = NO_JUDGEMENTS,
    corrections: Sequence[Correction] = (),
) -> list[Finding]:
    """Return what every rule finds in a report: the worst level first, then by rule, then as printed.

    `measures` are those of all months of the store, `corrections` what this issue of the report
    changed in the one before it. Findings that an officer accepted are among them, and marked.
    """
    day = report.report_date
    held = tuple(earlier for earlier in measures.by_day if earlier < day)
    rows = measures.of_report(day)
    before = measures.of_report(held[-1]) if held else ()
    links = link([row.named for row in before], [row.named for row in rows], judged)
    month = CheckContext(
        day=day,
        rows=rows,
        priorities=report.priorities,
        warnings=report.warnings,
        account=report.account,
        corrections=corrections,
        held=held,
        before=before,
        links=tuple(links) if before else (),
        judged=judged,
    )
    return findings(month)


def findings(month: CheckContext, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """Return what rules find in a month, sorted as `check` does."""
    found: list[Finding] = []
    for rule in rules:
        for hit in rule.find(month):
            row, level = hit.row, hit.level or rule.level
            if hit.against is not None and months_apart(hit.against, month.day) > FAR_BACK:
                level = level.milder
            accepted = month.judged.accepted(rule.id, month.names_of(row) if row else (), month.day)
            found.append(
                Finding(
                    rule=rule.id,
                    level=level,
                    report_date=month.day,
                    measure_code=row.measure_code if row else None,
                    measure_name=row.measure_name if row else None,
                    message=hit.message,
                    figures=hit.figures,
                    page=hit.page or (row.page if row else None),
                    harmless=rule.harmless,
                    accepted=accepted.why if accepted else None,
                )
            )
    return sorted(found, key=lambda item: list(Level).index(item.level))
