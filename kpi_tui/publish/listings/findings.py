"""Findings of the checks as a list to read, and as json and md."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from kpi_tui.analysis.checks.finding import ASKED, Finding, Level
from kpi_tui.labels import plural
from kpi_tui.publish.export.markdown import escape

COLOURS = {Level.ERROR: "red", Level.QUESTION: "yellow", Level.INFORMATION: ""}


def by_level(findings: Iterable[Finding]) -> dict[Level, list[Finding]]:
    """Group findings by level, the worst first; empty levels are left out."""
    groups: dict[Level, list[Finding]] = {level: [] for level in Level}
    for finding in findings:
        groups[finding.level].append(finding)
    return {level: group for level, group in groups.items() if group}


def headline(findings: Sequence[Finding]) -> str:
    """Count findings: `3 errors, 12 questions, 40 of information, 2 of them accepted`."""
    counts = Counter(finding.level for finding in findings)
    parts = [plural(counts[level], level.value) for level in ASKED]
    parts.append(f"{counts[Level.INFORMATION]} of information")
    accepted = sum(finding.accepted is not None for finding in findings)
    if accepted:
        parts.append(f"{accepted} of them accepted")
    return ", ".join(parts)


def head(finding: Finding) -> str:
    """Say what a finding is about: `S1 OCC11.10 Debt requiring impairment, page 17`."""
    about = [finding.rule, finding.measure_code or "the report", finding.measure_name]
    where = f", page {finding.page}" if finding.page is not None else ""
    return f"{' '.join(filter(None, about))}{where}"


def tail(finding: Finding) -> str:
    """Say why there may be nothing wrong, or why an officer accepted it."""
    if finding.accepted is not None:
        return f"Accepted: {finding.accepted or 'no reason given'}"
    return f"May be harmless: {finding.harmless}."


def to_json(findings: Iterable[Finding]) -> str:
    """Return an array of the objects of `to_object`."""
    objects = [to_object(finding) for finding in findings]
    return json.dumps(objects, indent=2, ensure_ascii=False)


def to_object(finding: Finding) -> dict[str, object]:
    """Return what a finding is in JSON: `figures` maps labels to the text printed, dates are ISO."""
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "report_date": finding.report_date.isoformat(),
        "measure_code": finding.measure_code,
        "measure_name": finding.measure_name,
        "message": finding.message,
        "figures": dict(finding.figures),
        "page": finding.page,
        "harmless": finding.harmless,
        "accepted": finding.accepted,
    }


def to_markdown(findings: Sequence[Finding]) -> str:
    """Return a document: a heading a period, then a list a level. A report's words are escaped."""
    blocks: list[str] = []
    for when in dict.fromkeys(finding.when for finding in findings):
        of_period = [finding for finding in findings if finding.when == when]
        blocks += [
            f"# Checks, {when}",
            f"{headline(of_period)}. Found by rules, not by the council.",
        ]
        for level, group in by_level(of_period).items():
            bullets: list[str] = []
            for finding in group:
                lines = [
                    f"- **{escape(head(finding))}**",
                    f"  {escape(finding.message)}",
                    f"  *{escape(tail(finding))}*",
                ]
                figures = "; ".join(f"{label}: {text}" for label, text in finding.figures)
                if figures:
                    lines.append(f"  Figures: {escape(figures)}")
                bullets.append("  \n".join(lines))
            blocks += [f"## {level.heading}", "\n".join(bullets)]
    return "\n\n".join(blocks)
