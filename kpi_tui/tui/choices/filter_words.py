"""Filters in words: their chips, and the lines of the list they are chosen from."""

from __future__ import annotations

from rich.text import Text

from kpi_tui.analysis.browse.filters import BLANK, Facet, Filter
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.labels import plural
from kpi_tui.report import Report, Status
from kpi_tui.text import one_line
from kpi_tui.tui.palette import Palette

HEADINGS = {
    Facet.STATUS: "Status",
    Facet.CHANGED: "Changed since the report before",
    Facet.FINDING: "Does not add up",
    Facet.PRIORITY: "Priority",
    Facet.DIRECTOR: "Director",
    Facet.PORTFOLIO_HOLDER: "Portfolio holder",
}
CHANGES = {
    "status": "another status",
    "value": "another figure",
    "target": "another target",
    "owner": "another owner",
    "name": "another name",
    "unit": "another unit",
    "wording": "other words",
    "new": "new",
    "moved": "moved to another priority",
    "renumbered": "another code",
    "split": "perhaps from another measure",
}
LEVELS = {level.value: level.heading.lower() for level in Level}


def filter_text(item: Filter, report: Report, palette: Palette) -> Text:
    """Tell in words what a filter asks for."""
    match item.facet:
        case Facet.STATUS:
            return Text("no status") if item.value == BLANK else palette.status(Status(item.value))
        case Facet.PRIORITY:
            titles = {priority.code: priority.title for priority in report.priorities}
            return Text(one_line(f"{item.value} {titles.get(item.value, '')}"))
        case Facet.CHANGED:
            return Text(CHANGES.get(item.value, item.value))
        case Facet.FINDING:
            return Text(LEVELS.get(item.value, item.value))
        case _:
            return Text(one_line(item.value))


def chip(item: Filter, report: Report, palette: Palette) -> str:
    """Write a filter short enough for the line of filters."""
    if item.facet is Facet.PRIORITY:
        return one_line(item.value)
    return filter_text(item, report, palette).plain


def counted(text: Text, count: int) -> Text:
    """Return a line of the list: the filter and how many measures meet it."""
    return Text.assemble(text, (f"  {plural(count, 'measure')}", "dim"))
