"""The rules applied: from a report and the facts of its store to findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.checks.registry import RULES, Rule
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.months import months_apart
from kpi_tui.report import Report

if TYPE_CHECKING:
    import polars as pl

    from kpi_tui.analysis.revisions import Correction

FAR_BACK = 12
"""From how many months between two reports on what one says of the other weighs less."""


def check(
    facts: pl.DataFrame,
    report: Report,
    judged: JudgementsInForce = NO_JUDGEMENTS,
    corrections: Sequence[Correction] = (),
) -> list[Finding]:
    """What every rule finds in a report: the worst level first, then by rule, then as printed.

    `facts` are those of all months of the store (`facts.facts`), `corrections` what this issue
    of the report changed in the one before it. Findings that an officer accepted are among them,
    and marked.
    """
    from kpi_tui.analysis.checks.frames import month_of

    return findings(month_of(facts, report, judged, corrections))


def findings(month: CheckContext, rules: Iterable[Rule] = RULES) -> list[Finding]:
    """What rules find in a month, sorted as `check` does."""
    found = [_finding(month, rule, hit) for rule in rules for hit in rule.find(month)]
    return sorted(found, key=lambda item: list(Level).index(item.level))


def _finding(month: CheckContext, rule: Rule, hit: RuleHit) -> Finding:
    row = hit.row
    accepted = month.judged.accepted(rule.id, month.names_of(row) if row else (), month.day)
    found = Finding(
        rule=rule.id,
        level=_lowered(hit.level or rule.level, hit.against, month.day),
        report_date=month.day,
        measure_code=row.measure_code if row else None,
        measure_name=row.measure_name if row else None,
        message=hit.message,
        figures=hit.figures,
        page=hit.page or (row.page if row else None),
        harmless=rule.harmless,
    )
    return replace(found, accepted=accepted.why) if accepted else found


def _lowered(level: Level, against: date | None, day: date) -> Level:
    far = against is not None and months_apart(against, day) > FAR_BACK
    return level.milder if far else level
