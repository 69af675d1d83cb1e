"""Everything about one period that is derived from the reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.filters import PeriodFlags
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.counts import open_findings, queried
from kpi_tui.analysis.measure_period import Measures
from kpi_tui.measure_name import CodeAndName
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodKey
from kpi_tui.period_names import period_name
from kpi_tui.report import Reading, Report
from kpi_tui.status import StatusTotals
from kpi_tui.vocabulary import Confidence

if TYPE_CHECKING:
    from kpi_tui.analysis.changes.change import Change, Summary
    from kpi_tui.analysis.identity.links import Link
    from kpi_tui.judgements.in_force import JudgementsInForce
    from kpi_tui.judgements.judgement import Note
    from kpi_tui.store.stored import StoredReport

Notes = Mapping[CodeAndName, tuple["Note", ...]]
StatusCounts = Mapping[date, StatusTotals]


@dataclass(frozen=True, slots=True)
class PeriodChanges:
    """What changed between two periods, which need not be neighbours."""

    before: date
    after: date
    changes: tuple[Change, ...]

    @property
    def summary(self) -> Summary:
        """The changes counted."""
        from kpi_tui.analysis.changes.change import summary

        return summary(self.changes)


@dataclass(frozen=True, slots=True)
class PeriodAssessment:
    """Everything about one period that we derive from the reports, and its report."""

    period: PeriodKey
    previous: PeriodKey | None
    """The period before that has readings, which this one is compared with."""
    report: Report
    measures: Measures
    """The period's measures by code and name."""
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    links: tuple[Link, ...]
    notes: Notes
    """What officers noted of the period's measures, by code and name."""
    counts: StatusCounts
    """How many measures of each period have each status, by its last day."""
    judged: JudgementsInForce
    """What officers have settled."""
    origins: Mapping[date, Origin]
    """Where the words and figures of each period with readings come from, by its last day."""
    earlier: tuple[Reading, ...] = ()
    """The measures of the period before, as printed or as officers corrected them."""
    stored: StoredReport | None = None
    """Where the report stands in the store; `None` where it comes from elsewhere."""

    @property
    def last_day(self) -> date:
        """The last day of the period."""
        return self.period.last_day

    @property
    def before(self) -> date | None:
        """The last day of the period before."""
        return self.previous.last_day if self.previous else None

    def name(self, day: date) -> str:
        """Return what a period is called, marked where it is not as published."""
        called = period_name(day, self.period.period_type)
        origin = self.report.origin if day == self.last_day else self.origins.get(day)
        return origin.beside(called) if origin else called

    @property
    def log_problems(self) -> tuple[str, ...]:
        """What could not be read of the officers' judgements."""
        bad_lines = self.judged.bad_lines
        return tuple(f"{bad.place.file} line {bad.number} {bad.reason}" for bad in bad_lines)

    @property
    def since_previous(self) -> PeriodChanges | None:
        """What changed since the previous report; `None` where there is none."""
        return PeriodChanges(self.before, self.last_day, self.changes) if self.before else None

    @property
    def summary(self) -> Summary:
        """The changes counted."""
        from kpi_tui.analysis.changes.change import summary

        return summary(self.changes)

    def findings_of(self, key: CodeAndName) -> tuple[Finding, ...]:
        """Return the findings about a measure that nobody has accepted."""
        return tuple(finding for finding in open_findings(self.findings) if key in finding.measures)

    def possible_matches(self, key: CodeAndName) -> int:
        """Count the unconfirmed matches of a measure with measures of the previous report."""
        asked = (each.after for each in self.links if each.confidence is Confidence.ASK)
        return sum(after is not None and tuple(after) == key for after in asked)

    @property
    def flags(self) -> PeriodFlags:
        """What filters look at beside the report itself."""
        from kpi_tui.analysis.changes.change import (
            ChangeKind,
            by_measure,
            status_effect,
            target_effect,
        )
        from kpi_tui.analysis.changes.groups import ChangeGroup

        changed: dict[CodeAndName, set[str]] = {}
        for change in self.changes:
            kind = change.kind
            if kind is ChangeKind.NEW and change.old is not None:
                kind = ChangeKind.SPLIT  # it may go on from another, so it does not count as new
            elif change.group is ChangeGroup.BACK:
                continue  # it is not new either
            changed.setdefault(change.measure, set()).add(kind.value)
        for measure, changes in by_measure(self.changes).items():
            if (moved := status_effect(changes)) is not None:
                changed.setdefault(measure, set()).add(f"status_{moved.value}")
            if (eased := target_effect(changes)) is not None:
                changed.setdefault(measure, set()).add(f"target_{eased.value}")
        asked = queried(self.findings)
        return PeriodFlags(
            {key: frozenset(kinds) for key, kinds in changed.items()},
            {key: frozenset(each.level.value for each in found) for key, found in asked.items()},
            self.measures,
            rules={
                key: frozenset(rule for each in found for rule in each.rules)
                for key, found in asked.items()
            },
            noted=frozenset(key for key, notes in self.notes.items() if notes),
            newly_red=frozenset(
                change.measure
                for change in self.changes
                if change.kind is ChangeKind.STATUS and change.group is ChangeGroup.NEWLY_RED
            ),
        )
