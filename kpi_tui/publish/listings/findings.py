"""Findings of the checks as a list to read, and as json and md."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

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
    """Say what a finding is about: `S1 OCC11.10 Debt requiring impairment, page 17`.

    With several rules or measures: `Y1 Y4 OCC10.01, OCC10.02, page 13`.
    """
    where = f", page {finding.page}" if finding.page is not None else ""
    return f"{' '.join(finding.rules)} {about(finding)}{where}"


def about(finding: Finding) -> str:
    """Return the measures of a finding: the one with its name, several by code, or `the report`."""
    codes = ", ".join(finding.measure_codes) or "the report"
    return f"{codes} {finding.measure_name or ''}".strip()


def tail(finding: Finding) -> str:
    """Say since when it stands, and why there may be nothing wrong or an officer accepted it."""
    standing = f"{still_open(finding)} " if finding.open_since else ""
    if finding.accepted is not None:
        return f"{standing}Accepted: {finding.accepted or 'no reason given'}"
    return f"{standing}Possible explanation: {finding.harmless}."


def still_open(finding: Finding) -> str:
    """Return `Still open since April 2024.`; nothing of what this report has first."""
    return f"Still open since {finding.open_since}." if finding.open_since else ""


def told_before(finding: Finding, days: Collection[date]) -> bool:
    """Whether a list of the reports of these days has told a finding already."""
    return finding.open_since is not None and finding.since in days


def to_json(findings: Iterable[Finding]) -> str:
    """Return an array of the objects of `to_object`."""
    objects = [to_object(finding) for finding in findings]
    return json.dumps(objects, indent=2, ensure_ascii=False)


def to_object(finding: Finding) -> dict[str, object]:
    """Return what a finding is in JSON: `figures` maps labels to the text printed, dates are ISO.

    `rules` are all its rules and `rule` the first, `measure_codes` all its measures, `measure_code`
    and `measure_name` null where there are several; `since` is the first report in which it stands.
    """
    return {
        "rule": finding.rule,
        "rules": list(finding.rules),
        "level": finding.level.value,
        "importance": finding.importance.name.lower(),
        "report_date": finding.report_date.isoformat(),
        "measure_code": finding.measure_code,
        "measure_name": finding.measure_name,
        "measure_codes": list(finding.measure_codes),
        "message": finding.message,
        "figures": dict(finding.figures),
        "page": finding.page,
        "why_harmless": finding.harmless,
        "since": (finding.since or finding.report_date).isoformat(),
        "accepted": finding.accepted,
        "provenance": finding.origin.value,
    }


def to_markdown(findings: Sequence[Finding]) -> str:
    """Return a document: a heading a period, then a list a level. A report's words are escaped.

    Of several periods each finding is told in the first, and named in the others.
    """
    blocks: list[str] = []
    days: set[date] = set()
    for when in dict.fromkeys(finding.when for finding in findings):
        of_period = [finding for finding in findings if finding.when == when]
        blocks += [
            f"# Checks, {when}",
            f"{headline(of_period)}. Found by rules, not by the council.",
            *filter(None, [escape(of_period[0].origin.note)]),
        ]
        for level, group in by_level(of_period).items():
            bullets: list[str] = []
            for finding in group:
                if told_before(finding, days):
                    bullets.append(f"- {escape(f'{head(finding)}. {still_open(finding)}')}")
                    continue
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
        days |= {finding.report_date for finding in of_period}
    return "\n\n".join(blocks)
