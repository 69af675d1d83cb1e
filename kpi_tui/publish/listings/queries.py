"""Data quality queries as a list to read, and as csv, json and md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date

from kpi_tui.analysis.checks.finding import Finding, Importance, Level
from kpi_tui.analysis.counts import findings_by_level, open_findings
from kpi_tui.labels import Label, pages_of, plural
from kpi_tui.publish.export.markdown import escape
from kpi_tui.publish.json_text import plain_in_json
from kpi_tui.publish.sheets.records import records_to_csv
from kpi_tui.publish.sheets.sheet import Record
from kpi_tui.text import as_sentence, first_of, one_line

COLOURS = {Level.ERROR: "red", Level.QUESTION: "yellow", Level.INFORMATION: ""}

_MANY, _NAMED = 10, 2
"""The most codes of a list that is not cut, and how many are left of one that is."""


def by_importance(findings: Iterable[Finding]) -> dict[Importance, list[Finding]]:
    """Group findings by what they are about, the most important first, in their order."""
    groups: dict[Importance, list[Finding]] = {importance: [] for importance in Importance}
    for finding in findings:
        groups[finding.importance].append(finding)
    return {importance: group for importance, group in groups.items() if group}


Standing = Callable[[Finding], str]
"""Says how far the query about a finding has come; nothing where it was neither asked nor answered."""


def headline(findings: Sequence[Finding], standing: Standing = lambda _: "") -> str:
    """Count those that nobody accepted: `3 must resolve, 12 queries, 27 for information; 2 accepted`.

    Those of them that were asked or answered are counted as well.
    """
    counts = findings_by_level(findings)
    parts = [
        plural(counts[level], level.word.lower())
        if level is Level.QUESTION
        else f"{counts[level]} {level.word.lower()}"
        for level in Level
    ]
    come = Counter(standing(finding).partition(" ")[0] for finding in findings)
    come["accepted"] = len(findings) - counts.total()
    moved = [f"{come[each]} {each}" for each in ("asked", "answered", "accepted") if come[each]]
    return "; ".join(filter(None, (", ".join(parts), ", ".join(moved))))


def size(findings: Sequence[Finding]) -> str:
    """Return how many findings a list has: `3`, or `2, and 1 accepted`."""
    counted = len(open_findings(findings))
    accepted = len(findings) - counted
    return f"{counted}, and {accepted} accepted" if accepted else str(counted)


def head(finding: Finding) -> str:
    """Say what a finding is about: `Query: no improvement plan (X1), OCC11.10 Debt, page 17`."""
    title = finding.title
    asked = f"{title[0].lower()}{title[1:]}" if title[1:2].islower() else title
    where = f", page {finding.page}" if finding.page is not None else ""
    rules = " ".join(finding.rules)
    return f"{finding.level.word}: {asked} ({rules}), {about(finding)}{where}"


def about(finding: Finding) -> str:
    """Return the measures of a finding: the one with its name, several by code, or `the report`."""
    return f"{codes(finding) or 'the report'} {finding.measure_name or ''}".strip()


def codes(finding: Finding) -> str:
    """List the codes of a finding's measures; of many `OCC02.03, OCC04.01 and 27 more`."""
    told = finding.measure_codes
    return first_of(told, _NAMED if len(told) > _MANY else _MANY)


def tail(finding: Finding, standing: str = "") -> str:
    """Say since when it is open, and why an officer accepted it or what may explain it.

    `standing` says how far it has come. Empty where none of these is known.
    """
    reason = possible_explanation(finding)
    if finding.accepted is not None:
        reason = f"{Label.ACCEPTED}: {finding.accepted or 'no reason given'}"
    come = as_sentence(standing.rstrip(".")) if standing else ""
    return " ".join(filter(None, (still_open(finding), come, reason)))


def possible_explanation(finding: Finding) -> str:
    """Return `Possible explanation: the figures are rounded.`; empty where there is none."""
    return f"{Label.POSSIBLE_EXPLANATION} {finding.harmless}." if finding.harmless else ""


def still_open(finding: Finding) -> str:
    """Return `Still open since April 2024.`; empty for a finding that is new in this report."""
    return f"Still open since {finding.open_since}." if finding.open_since else ""


def told_before(finding: Finding, days: Collection[date]) -> bool:
    """Whether the list has told a finding already, under a report of one of these days."""
    return finding.open_since is not None and finding.since in days


def to_json(findings: Iterable[Finding]) -> bytes:
    """Return an array of the objects of `to_object`."""
    return plain_in_json([to_object(finding) for finding in findings])


def to_csv(findings: Iterable[Finding]) -> bytes:
    """Return a row a finding with what `to_object` has, figures as `label: text` with `; ` between."""
    return records_to_csv(KEYS, map(to_object, findings))


TYPES = {
    "rule": "string",
    "rules": "array<string>",
    "level": "string",
    "importance": "string",
    "report_date": "date",
    "measure_code": "string",
    "measure_name": "string",
    "measure_codes": "array<string>",
    "message": "string",
    "figures": "map<string,string>",
    "page": "bigint",
    "why_harmless": "string",
    "since": "date",
    "accepted": "string",
    "provenance": "string",
}
"""What `to_object` has, in order, with its types in SQL."""
KEYS = tuple(TYPES)
"""The columns of the csv."""


def to_object(finding: Finding) -> Record:
    """Return a finding as an object of the json: `figures` maps labels to text, dates are ISO.

    `rules` are all its rules and `rule` is the first. `measure_codes` are all its measures, and
    `measure_code` and `measure_name` null unless there is just one. `why_harmless` is empty where
    no explanation fits; `since` is the first report that has it.
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


def to_markdown(
    findings: Sequence[Finding],
    standing: Standing = lambda _: "",
    files: Mapping[date, str] | None = None,
) -> str:
    """Return a document: a heading a period, then a list of each importance, all words escaped.

    A finding of several periods is told in the first of them, and only named in the others. `files`
    are the names of those that the reports were read from, by last day.
    """
    blocks: list[str] = []
    days: set[date] = set()
    for when in dict.fromkeys(finding.when for finding in findings):
        of_period = [finding for finding in findings if finding.when == when]
        blocks += [
            f"# {Label.QUERIES}, {when}",
            f"{headline(of_period, standing)}. Found by kpi-tui's rules, not published: about the data, not "
            "about what is worst.",
            *filter(None, [escape(of_period[0].origin.note)]),
            *(
                escape(pages_of(one_line(file)))
                for day, file in (files or {}).items()
                if day == of_period[0].report_date
            ),
        ]
        for importance, group in by_importance(of_period).items():
            bullets: list[str] = []
            for finding in group:
                if told_before(finding, days):
                    bullets.append(f"- {escape(f'{head(finding)}. {still_open(finding)}')}")
                    continue
                lines = [f"- **{escape(head(finding))}**", f"  {escape(finding.message)}"]
                if said := tail(finding, standing(finding)):
                    lines.append(f"  *{escape(said)}*")
                figures = "; ".join(f"{label}: {text}" for label, text in finding.figures)
                if figures:
                    lines.append(f"  Figures: {escape(figures)}")
                bullets.append("  \n".join(lines))
            blocks += [f"## {importance.heading}", "\n".join(bullets)]
        days |= {finding.report_date for finding in of_period}
    return "\n\n".join(blocks)
