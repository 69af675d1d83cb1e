"""Findings of the checks as a list to read, and as json and md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.labels import plural
from kpi_tui.months import month_name

COLOURS = {Level.ERROR: "red", Level.QUESTION: "yellow", Level.INFORMATION: ""}
TITLES = {Level.ERROR: "Errors", Level.QUESTION: "Questions", Level.INFORMATION: "Information"}


def by_level(findings: Iterable[Finding]) -> list[tuple[str, list[Finding]]]:
    """The findings under the titles of their levels, the worst first; empty levels are left out."""
    found = list(findings)
    groups = [(TITLES[level], [item for item in found if item.level is level]) for level in Level]
    return [(title, items) for title, items in groups if items]


def headline(findings: Iterable[Finding]) -> str:
    """`3 errors, 12 questions, 40 of information, 2 of them accepted`."""
    found = list(findings)
    counts = {level: sum(item.level is level for item in found) for level in Level}
    parts = [plural(counts[level], level.value) for level in (Level.ERROR, Level.QUESTION)]
    parts.append(f"{counts[Level.INFORMATION]} of information")
    accepted = sum(item.accepted is not None for item in found)
    return ", ".join([*parts, *([f"{accepted} of them accepted"] if accepted else [])])


def head(finding: Finding) -> str:
    """What a finding is about: `S1 OCC11.10 Debt requiring impairment, page 17`."""
    about = [finding.rule, finding.measure_code or "the report", finding.measure_name]
    where = f", page {finding.page}" if finding.page is not None else ""
    return f"{' '.join(filter(None, about))}{where}"


def tail(finding: Finding) -> str:
    """Why there may be nothing wrong, or why an officer accepted it."""
    if finding.accepted is not None:
        return f"Accepted: {finding.accepted or 'no reason given'}"
    return f"May be harmless: {finding.harmless}."


def to_json(findings: Iterable[Finding]) -> str:
    """An array of objects; `figures` maps labels to the text printed, dates are ISO."""
    return json.dumps([to_object(item) for item in findings], indent=2, ensure_ascii=False)


def to_object(finding: Finding) -> dict[str, object]:
    """What a finding is in JSON."""
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
    """A document: a heading a month, then a list a level. What a report says is made harmless."""
    blocks: list[str] = []
    for day in dict.fromkeys(item.report_date for item in findings):
        found = [item for item in findings if item.report_date == day]
        blocks += [
            f"# Checks, {month_name(day)}",
            f"{headline(found)}. Found by rules, not by the council.",
        ]
        for title, items in by_level(found):
            blocks += [f"## {title}", "\n".join(_listed(item) for item in items)]
    return "\n\n".join(blocks)


def _listed(finding: Finding) -> str:
    from kpi_tui.publish.export.markdown import escape

    figures = "; ".join(f"{label}: {text}" for label, text in finding.figures)
    lines = [escape(finding.message), f"*{escape(tail(finding))}*"]
    lines += [f"Figures: {escape(figures)}"] if figures else []
    return f"- **{escape(head(finding))}**  \n" + "  \n".join(f"  {line}" for line in lines)
