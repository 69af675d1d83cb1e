"""Filters in words: their chips, and the lines of the list they are chosen from."""

from __future__ import annotations

from datetime import date

from rich.text import Text

from kpi_tui.analysis.browse.filters import (
    BLANK,
    EXCEPTION,
    HIGHER,
    LOWER,
    MISSED_RUN,
    OFF,
    SOME,
    Facet,
    Filter,
)
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.counts import prints_plans
from kpi_tui.labels import Label, mark, plural
from kpi_tui.months import APRIL
from kpi_tui.period import PeriodType
from kpi_tui.period_names import in_words_of, period_name, year_name
from kpi_tui.report import Report
from kpi_tui.status import Status
from kpi_tui.text import one_line
from kpi_tui.tui.palette import Palette
from kpi_tui.vocabulary import Travel

HEADINGS = {
    Facet.STATUS: Label.STATUS,
    Facet.DIRECTOR: Label.DIRECTOR,
    Facet.PORTFOLIO_HOLDER: Label.PORTFOLIO_HOLDER,
    Facet.PRIORITY: Label.PRIORITY,
    Facet.YTD_STATUS: "YTD status",
    Facet.DIRECTION: "Direction, since the previous report",
    Facet.YEAR: "Direction, since the same month last year",
    Facet.SINCE: "Direction, since an earlier report",
    Facet.STREAK: "In a row",
    Facet.OFTEN: "In the year",
    Facet.BECAME: "Newly",
    Facet.LEFT: "No longer",
    Facet.ON_TARGET: "On target",
    Facet.VARIANCE: Label.VARIANCE,
    Facet.PLAN: "Improvement plan",
    Facet.COMMENT: Label.COMMENTARY,
    Facet.CHANGED: Label.SINCE_PREVIOUS,
    Facet.FINDING: Label.QUERIES,
    Facet.NOTE: Label.NOTES,
    Facet.QUERY: Label.QUERIES,
}
CHANGES = {
    "status": Label.RAG_CHANGED,
    "status_worse": Label.WORSE_STATUS.lower(),
    "status_better": Label.BETTER_STATUS.lower(),
    "value": Label.ACTUAL_CHANGED,
    "target": Label.TARGET_CHANGED,
    "target_looser": f"target {Label.MADE_EASIER}",
    "target_tighter": f"target {Label.MADE_HARDER}",
    "target_removed": "target removed",
    "owner": Label.OWNER_CHANGED,
    "name": Label.NAME_CHANGED,
    "unit": Label.UNIT_CHANGED,
    "wording": Label.COMMENTARY_CHANGED,
    "new": "new",
    "moved": "moved to another priority",
    "renumbered": Label.CODE_CHANGED,
    "split": "perhaps from another measure",
}
QUERIES = {
    "C5": "commentary repeated",
    "C6": "commentary on earlier months",
    "C7": "figures for another month",
    "X2": "plan without a date",
    "X4": "promised date has passed",
    "X5": "same plan while red",
    "S1": "status contradicts the figures",
}
"""What the queries that can be asked for by question are called, by their rules."""
LEVELS = {level.value: level.heading.lower() for level in Level}


def filter_text(item: Filter, report: Report, palette: Palette) -> Text:
    """Tell in words what a filter asks for."""
    match item.facet:
        case Facet.STATUS if item.value == EXCEPTION:
            return Text("exceptions")
        case Facet.STATUS:
            return Text("no status") if item.value == BLANK else palette.status(Status(item.value))
        case Facet.YTD_STATUS | Facet.BECAME | Facet.LEFT | Facet.STREAK | Facet.OFTEN:
            return _of_status(item, report.period.period_type, palette)
        case Facet.PRIORITY:
            titles = {priority.code: priority.title for priority in report.priorities}
            return Text(one_line(f"{item.value} {titles.get(item.value, '')}"))
        case Facet.DIRECTION:
            return Text(f"figure {item.value}{_THAN[item.value]} in the previous report")
        case Facet.YEAR | Facet.SINCE:
            way, _, day = item.value.partition(" ")
            kind = report.period.period_type
            last_year = in_words_of(kind, "the same month last year")
            when = period_name(date.fromisoformat(day), kind) if day else last_year
            return Text(f"figure {way}{_THAN[way]} in {when}")
        case Facet.CHANGED:
            return Text(CHANGES.get(item.value, item.value))
        case Facet.FINDING:
            return Text(LEVELS.get(item.value, item.value))
        case Facet.ON_TARGET if item.value == OFF:
            return Text("red or amber, off target")
        case Facet.VARIANCE:
            return Text(_variance(*item.value.split()))
        case Facet.QUERY:
            said = QUERIES.get(item.value, item.value)
            return Text(f"query: {in_words_of(report.period.period_type, said)}")
        case Facet.PLAN if not prints_plans(report.readings):
            return Text("improvement plan: this report prints none")
        case Facet.PLAN | Facet.COMMENT if item.value == SOME:
            return Text(_SOME[item.facet])
        case Facet.DIRECTOR | Facet.PORTFOLIO_HOLDER if item.value == BLANK:
            return Text(f"no {HEADINGS[item.facet].lower()}")
        case _:
            return Text(_SAID.get(item.facet) or one_line(item.value))


def view_words(view: View, report: Report) -> str:
    """Tell in words which measures a view has; nothing for all of them."""
    match view.kind:
        case ViewKind.PRIORITY if view.value:
            titles = {each.code: each.title for each in report.priorities}
            return one_line(f"{view.value} {titles.get(view.value, '')}")
        case ViewKind.PINNED:
            return str(Label.MY_MEASURES)
        case ViewKind.STATUS:
            return str(mark(view.value))
        case ViewKind.EXCEPTIONS:
            return f"exceptions{', year to date only' if view.value else ''}"
        case ViewKind.DIRECTOR | ViewKind.PORTFOLIO_HOLDER if view.value == BLANK:
            return f"no {HEADINGS[Facet(view.kind.value)].lower()}"
        case ViewKind.FINDINGS:
            level = f": {LEVELS[view.value]}" if view.value in LEVELS else ""
            return f"{Label.QUERIES.lower()}{level}"
        case _:
            return one_line(view.value)


_THAN = {**dict.fromkeys((*Travel, HIGHER, LOWER), " than"), Travel.SAME: " as"}
_SAID = {
    Facet.ON_TARGET: "never on target",
    Facet.PLAN: "no improvement plan, though red or amber",
    Facet.COMMENT: "no commentary",
    Facet.NOTE: "with a note",
}
_SOME = {Facet.PLAN: "with an improvement plan", Facet.COMMENT: "with a commentary"}


def _of_status(item: Filter, kind: PeriodType, palette: Palette) -> Text:
    """Tell what a filter asks for that is about a status, or a run of something."""
    value, reports, year, last = [*item.value.split(), "", "", ""][:4]
    if value == MISSED_RUN:
        status = Text("red or amber")
    elif value in (*Travel, HIGHER, LOWER):
        status = Text(f"figure {value}")
    else:
        status = Text("no status") if value == BLANK else palette.status(Status(value))
    if last:
        first, until = (period_name(date.fromisoformat(each), kind) for each in (year, last))
        return Text.assemble(status, f", in {reports} or more reports from {first} to {until}")
    if year:
        of_year = year_name(date(int(year), APRIL, 1))
        return Text.assemble(status, f", in {reports} or more reports of {of_year}")
    if reports:
        return Text.assemble(status, f", {reports} or more {Label.REPORTS_IN_A_ROW}")
    before = {Facet.YTD_STATUS: "YTD ", Facet.BECAME: "newly ", Facet.LEFT: "no longer "}
    return Text.assemble(before[item.facet], status)


def _variance(way: str, percent: str, on: str = "") -> str:
    """Return `variance worse than -10%`, `variance -10% or worse`, `variance within 5% of target`."""
    if way == "within":
        return f"variance within {percent}% of target"
    size = f"{'-' if way == 'worse' else '+'}{percent}%"
    return f"variance {size} or {way}" if on else f"variance {way} than {size}"


def chip(item: Filter, report: Report, palette: Palette) -> str:
    """Write a filter short enough for the line of filters."""
    if item.facet is Facet.PRIORITY:
        return one_line(item.value)
    return filter_text(item, report, palette).plain


def counted(text: Text, count: int) -> Text:
    """Return a line of the list: the filter and how many measures meet it."""
    return Text.assemble(text, (f"  {plural(count, 'measure')}", "dim"))
