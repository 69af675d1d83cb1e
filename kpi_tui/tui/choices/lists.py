"""What the lists to choose from offer: months, filters, themes, reports."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.assessment import StatusCounts
from kpi_tui.analysis.browse.filters import Filter
from kpi_tui.labels import MARKS, plural
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType, Series
from kpi_tui.period_names import period_name
from kpi_tui.report import Report
from kpi_tui.status import Status
from kpi_tui.store.held_series import HeldSeries
from kpi_tui.text import fold, one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.filter_words import HEADINGS, counted, filter_text
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.session.compared_with import origins_known

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

STATUS, ROOM = 6, 70
"""Cells of a status with its count, and of a whole line of a list."""
NO_STATUS = "none"
"""What stands before the number of measures without a status."""
MORE = ""
"""The value of the line that opens the list of all other themes."""


def theme_choices(
    called: Mapping[str, str], current: str, variables: Mapping[str, str]
) -> list[Choice[str]]:
    """List the themes that have names of ours, another that is in force, and the way to all others."""
    muted = Palette.of_theme(variables).muted
    names = [*called.items(), *(() if current in called else ((current, "In force now"),))]
    return [
        *(Choice(name, Text.assemble(said, (f"  {name}", muted))) for name, said in names),
        Choice(MORE, Text("More …")),
    ]


def period_choices(
    days: Sequence[date],
    kind: PeriodType,
    counts: StatusCounts,
    variables: Mapping[str, str],
    origins: Mapping[date, Origin],
    revised: Collection[date] = (),
) -> list[Choice[date]]:
    """List the periods, the last one first, each with its statuses counted.

    `origins` are those that are known, by last day; `revised` are periods with a later issue.
    """
    palette = Palette.of_theme(variables)
    names = {
        day: origins.get(day, Origin.PUBLISHED).beside(
            period_name(day, kind), is_revised=day in revised
        )
        for day in days
    }
    width = max([14, *map(len, names.values())]) + 2
    columns = _status_columns(days, counts, palette, ROOM - width)
    return [
        Choice(
            day,
            Text.assemble(f"{names[day]:<{width}}", status_line(day, counts, palette, columns)),
        )
        for day in reversed(days)
    ]


def held_choices(session: Session, days: Sequence[date]) -> list[Choice[date]]:
    """List some of the periods of a session, with what is known of each by now."""
    assessed, kind = session.assessment, session.series.period_type
    counts = assessed.counts if assessed else {}
    variables = session.screen.theme_variables
    origins = origins_known(assessed, session.grid)
    return period_choices(days, kind, counts, variables, origins, session.revised)


def _status_columns(
    days: Sequence[date], counts: StatusCounts, palette: Palette, room: int
) -> dict[Status | None, int]:
    """Return how many cells each status has: as many as in any list, or as few as there is room for."""
    statuses: list[Status | None] = [*MARKS, None]
    needs = {
        each: max((_count(day, each, counts, palette).cell_len for day in days), default=0)
        for each in statuses
    }
    there = [each for each in statuses if needs[each]]
    last = statuses.index(there[-1]) + 1 if there else 0
    usual = {each: max(STATUS, needs[each] + 2) for each in statuses[:last]}
    for columns in (usual, {each: usual[each] for each in there}):
        if sum(columns.values()) <= room:
            return columns
    gap = 2 if sum(needs.values()) + 2 * len(there) <= room else 1
    return {each: needs[each] + gap for each in there}


def report_choices(
    reports: Iterable[HeldSeries], variables: Mapping[str, str]
) -> list[Choice[Series]]:
    """List the series of reports in a store, by council."""
    palette = Palette.of_theme(variables)
    return [
        Choice(
            each.series,
            Text(each.name),
            detail=Text(
                f"{plural(each.periods, each.series.period_type.counted)}"
                f"{', the last of them ' if each.periods > 1 else ': '}"
                f"{period_name(each.newest, each.series.period_type)}"
                f" · {one_line(each.series.report_id)}",
                palette.muted,
            ),
        )
        for each in sorted(reports, key=lambda each: (fold(each.publisher), each.series))
    ]


def status_line(
    day: date, counts: StatusCounts, palette: Palette, columns: Mapping[Status | None, int]
) -> Text:
    """Count statuses as in `★ 24  ● 9  ▲ 8   none 6`; nothing until the period has been counted.

    `columns` says how many cells each status has.
    """
    line = Text()
    for status, width in columns.items():
        cell = _count(day, status, counts, palette)
        cell.truncate(width, pad=True)
        line.append_text(cell)
    line.rstrip()
    return line


def _count(day: date, status: Status | None, counts: StatusCounts, palette: Palette) -> Text:
    """Return the sign of a status and how many measures have it; nothing where none has."""
    number = counts[day][status] if day in counts else 0
    sign = palette.status(status, GLYPH) if status else Text(NO_STATUS)
    return Text.assemble(sign, f" {number}") if number else Text()


def filter_choices(
    offered: Iterable[tuple[Filter, int]], report: Report, variables: Mapping[str, str]
) -> list[Choice[Filter]]:
    """List the filters a period gives reason for, facet by facet."""
    palette = Palette.of_theme(variables)
    texts = ((item, filter_text(item, report, palette), count) for item, count in offered)
    return [
        Choice(item, counted(text, count), HEADINGS[item.facet], name=text)
        for item, text, count in texts
    ]
