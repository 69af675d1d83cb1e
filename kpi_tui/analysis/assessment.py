"""What is worked out of all months of a store, for the month that is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.filters import MonthFlags
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.measure_month import Insights
from kpi_tui.report import Status

if TYPE_CHECKING:
    from kpi_tui.analysis.changes.change import Change, Summary
    from kpi_tui.analysis.identity.links import Link
    from kpi_tui.judgements.in_force import JudgementsInForce

StatusCounts = Mapping[date, Counter[Status | None]]


@dataclass(frozen=True, slots=True)
class PeriodAssessment:
    """Ours, all of it; nothing here was published."""

    month: date
    before: date | None
    """The report before, which the month is compared with."""
    insights: Insights
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]
    notes: Mapping[tuple[str, str], tuple[str, ...]]
    """An officer's notes on the month's measures, by code and name."""
    counts: StatusCounts
    """How many measures of each month have each status."""
    judged: JudgementsInForce
    """What officers have settled."""
    troubles: tuple[str, ...] = ()
    """What could not be read of the officers' judgements."""

    @property
    def summary(self) -> Summary:
        """The changes counted."""
        from kpi_tui.analysis.changes.change import summary

        return summary(self.changes)

    def findings_of(self, key: tuple[str, str]) -> tuple[Finding, ...]:
        """What does not add up about a measure, what was accepted left out."""
        return tuple(
            finding
            for finding in self.findings
            if (finding.measure_code, finding.measure_name) == key and finding.accepted is None
        )

    @property
    def marks(self) -> MonthFlags:
        """What filters ask for beside the report."""
        changed: dict[tuple[str, str], set[str]] = {}
        for change in self.changes:
            changed.setdefault(change.measure, set()).add(change.kind.value)
        found: dict[tuple[str, str], set[str]] = {}
        for finding in self.findings:
            if finding.measure_code and finding.accepted is None:
                key = (finding.measure_code, finding.measure_name or "")
                found.setdefault(key, set()).add(finding.level.value)
        return MonthFlags(
            {key: frozenset(kinds) for key, kinds in changed.items()},
            {key: frozenset(levels) for key, levels in found.items()},
        )
