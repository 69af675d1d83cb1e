"""Better statuses that their figures contradict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.measure_period import MeasurePeriod, Measures
from kpi_tui.figures import gap

CONTRADICTED = "S1"
"""The rule on statuses that contradict their figures."""


def with_disputes(
    changes: Iterable[Change], findings: Sequence[Finding], measures: Measures
) -> list[Change]:
    """Return the changes, a few words added to each better status that its figures contradict.

    `measures` are those of the later period.
    """
    disputed = {
        measure
        for finding in findings
        if finding.rule == CONTRADICTED and finding.accepted is None
        for measure in finding.measures
    }
    return [
        _disputed(change, measures[change.measure]) if change.measure in disputed else change
        for change in changes
    ]


def _disputed(change: Change, measure: MeasurePeriod) -> Change:
    """Add to a better status how far off its target the figure is."""
    figures = measure.ytd if change.field == "ytd_status" else measure.period
    if (change.kind, change.effect) != (ChangeKind.STATUS, Effect.BETTER) or not measure.misses(
        figures
    ):
        return change
    distance = gap(figures.actual, figures.target, percentage=measure.is_percentage)
    said = f"though {figures.actual} is {distance.removesuffix(' target')} its target of {figures.target}"
    return replace(change, sentence=f"{change.sentence}, {said}")
