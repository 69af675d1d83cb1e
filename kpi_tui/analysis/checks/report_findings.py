"""What the rules found in one report, which can be kept and told again without the rules."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_tui.analysis.checks.finding import Finding

FindingKey = tuple[str, str]
"""A rule's id, and the id of a measure; of a finding on the report, the labels of its figures."""


@dataclass(frozen=True, slots=True)
class ReportFindings:
    """What the rules find in one report, in the order of `ranking.place`."""

    findings: tuple[Finding, ...]
    """Those that an officer accepted are among them, and marked."""
    keys: tuple[frozenset[FindingKey], ...]
    """For each finding the keys that tell it in another report: `standing.keys`."""
    standing: frozenset[FindingKey]
    """The keys of all hits, before any of them were joined."""
