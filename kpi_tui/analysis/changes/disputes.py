"""Better statuses that the checks do not bear out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.checks.finding import Finding

CONTRADICTED = "S1"
"""The rule on statuses that contradict their figures."""


def with_disputes(changes: Iterable[Change], findings: Sequence[Finding]) -> list[Change]:
    """Return the changes, with a word on each better status that its figures contradict."""
    disputed = {
        (finding.measure_code, finding.measure_name)
        for finding in findings
        if finding.rule == CONTRADICTED and finding.accepted is None
    }
    return [
        replace(change, sentence=f"{change.sentence}; its figures contradict that")
        if change.measure in disputed
        and change.kind is ChangeKind.STATUS
        and change.effect is Effect.BETTER
        else change
        for change in changes
    ]
