"""What the lists to choose from offer: months, filters, changes, findings, links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rich.text import Text

from kpi_tui.analysis.change import Change
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.identity import Link, LinkKind
from kpi_tui.analysis.sieve import Filter
from kpi_tui.analysis.vocabulary import Confidence
from kpi_tui.labels import MARKS, month_name
from kpi_tui.report import Report
from kpi_tui.text import one_line
from kpi_tui.tui.filter_words import HEADINGS, counted, filter_text
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.screens.picking import Choice
from kpi_tui.tui.study import StatusCounts, Study

Measure = tuple[str, str]
"""Code and name of a measure of the month that is shown."""
NAME = 46
"""Cells of a measure's name in a list."""


def month_choices(
    months: Sequence[date], counts: StatusCounts, variables: Mapping[str, str]
) -> list[Choice[date]]:
    """The months, the last one first, each with its statuses counted."""
    palette = Palette.of_theme(variables)
    return [
        Choice(
            month, Text.assemble(f"{month_name(month):<16}", status_line(month, counts, palette))
        )
        for month in reversed(months)
    ]


def status_line(month: date, counts: StatusCounts, palette: Palette) -> Text:
    """`★ 24  ● 9  ▲ 8`; nothing until the month has been counted."""
    counted_here = counts.get(month)
    line = Text()
    for status in MARKS if counted_here else ():
        number = counted_here[status] if counted_here else 0
        cell = Text.assemble(palette.status(status, GLYPH), f" {number}") if number else Text()
        width = 6 if len(MARKS[status].glyph) < 3 else 7
        cell.truncate(width, pad=True)
        line.append_text(cell)
    return line


def filter_choices(
    offered: Iterable[tuple[Filter, int]], report: Report, variables: Mapping[str, str]
) -> list[Choice[Filter]]:
    """The filters a month gives reason for, facet by facet."""
    palette = Palette.of_theme(variables)
    return [
        Choice(item, counted(filter_text(item, report, palette), count), HEADINGS[item.facet])
        for item, count in offered
    ]


def change_choices(study: Study, variables: Mapping[str, str]) -> list[Choice[Measure]]:
    """What changed, what matters most first."""
    palette = Palette.of_theme(variables)
    return [
        Choice(change.measure, _change(change, palette), change.tier.heading)
        for change in study.changes
    ]


def _change(change: Change, palette: Palette) -> Text:
    return Text.assemble(
        (f"{one_line(change.measure_code)} ", "bold"),
        (_short(change.measure_name), palette.muted),
        f"\n    {one_line(change.sentence)}",
    )


LEVELS = {Level.ERROR: "Errors", Level.QUESTION: "Questions", Level.INFORMATION: "Information"}


def finding_choices(study: Study, variables: Mapping[str, str]) -> list[Choice[Measure]]:
    """What does not add up, the worst first; what an officer accepted comes last."""
    palette = Palette.of_theme(variables)
    open_first = sorted(
        study.findings, key=lambda each: (each.accepted is not None, list(Level).index(each.level))
    )
    return [
        Choice(
            (each.measure_code or "", each.measure_name or ""),
            _finding(each, palette),
            "Accepted" if each.accepted is not None else LEVELS[each.level],
        )
        for each in open_first
    ]


def _finding(finding: Finding, palette: Palette) -> Text:
    page = f"page {finding.page} · " if finding.page else ""
    text = Text.assemble(
        (f"{one_line(finding.measure_code or 'the report')} ", "bold"),
        (_short(finding.measure_name or ""), palette.muted),
        f"\n    {one_line(finding.message)}",
        (
            f"\n    {page}{finding.rule} · May be harmless: {one_line(finding.harmless)}",
            palette.muted,
        ),
    )
    if finding.accepted is not None:
        text.append(f"\n    Accepted: {one_line(finding.accepted)}")
    return text


def link_choices(study: Study, variables: Mapping[str, str]) -> list[Choice[Measure]]:
    """Which measure is which, what has to be asked first."""
    palette = Palette.of_theme(variables)
    grouped = sorted(study.links, key=lambda each: list(_GROUPS).index(_group(each)))
    return [
        Choice(tuple(each.after or ("", "")), _link(each, palette), _GROUPS[_group(each)])  # type: ignore[arg-type]
        for each in grouped
    ]


_GROUPS = {
    "ask": "To be asked: nobody has settled whether these are the same",
    "changed": "Under another code or name",
    "new": "New",
    "gone": "Gone",
    "same": "The same code and name",
}


def _group(link: Link) -> str:
    if link.confidence is Confidence.ASK:
        return "ask"
    names = {LinkKind.NEW: "new", LinkKind.VANISHED: "gone", LinkKind.SAME: "same"}
    return names.get(link.kind, "changed")


def _link(link: Link, palette: Palette) -> Text:
    sides = [
        f"{one_line(each.code)} {_short(each.name)}" for each in (link.before, link.after) if each
    ]
    text = Text("\n  → ".join(dict.fromkeys(sides)))
    if link.kind is not LinkKind.SAME:
        sure = f"{link.confidence.value}: " if link.confidence else ""
        text.append(f"\n    {sure}{one_line(link.why)}", palette.muted)
    return text


def _short(name: str) -> str:
    folded = one_line(name)
    return folded if len(folded) <= NAME else f"{folded[: NAME - 1]}…"
