"""The grid of measures and periods: a sheet with a sign a cell, and a record a reading."""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.across.grid import Grid, GridCell, GridRow
from kpi_tui.analysis.across.heat_map import (
    ABSENT,
    GroupedBy,
    HeatGroup,
    HeatMap,
    RowOrder,
    heat_map,
    standing,
)
from kpi_tui.analysis.counts import not_rated
from kpi_tui.labels import Label, mark, plural
from kpi_tui.origin import notes_on, of_which_simulated
from kpi_tui.period_names import period_names, short_name
from kpi_tui.publish.sheets.periods import code_column, period_columns
from kpi_tui.publish.sheets.records import iso, measure_fields
from kpi_tui.publish.sheets.sheet import Fields, Listing, Sheet, SheetCell, SheetColumn
from kpi_tui.publish.sheets.standing import StandingColumns
from kpi_tui.status import COUNTED, Status, StatusTotals
from kpi_tui.text import one_line

_FIELDS: Fields[GridCell] = {
    **measure_fields(lambda cell: cell.measure),
    "reports_at_status": lambda cell: cell.run.reports,
    "at_status_since": lambda cell: iso(cell.run.since),
    "at_status_in_a_row": lambda cell: cell.run.in_a_row,
    "reports_missed": lambda cell: cell.missed.reports if cell.missed else 0,
    "missed_since": lambda cell: iso(cell.missed.since) if cell.missed else None,
    "missed_in_a_row": lambda cell: cell.missed.in_a_row if cell.missed else None,
    "last_on_target": lambda cell: iso(cell.last_on_target),
    "earlier_date": lambda cell: iso(cell.since_last.against),
    "moved": lambda cell: cell.since_last.moved,
    "travel": lambda cell: cell.since_last.travel,
    "why_not": lambda cell: cell.since_last.why_not or None,
    "year_date": lambda cell: iso(cell.in_a_year.against),
    "year_moved": lambda cell: cell.in_a_year.moved,
    "travel_year": lambda cell: cell.in_a_year.travel,
    "year_why_not": lambda cell: cell.in_a_year.why_not or None,
}
_NOTES = (
    "An empty cell: the report does not have the measure; –: it prints no status. A measure is one row, "
    "whatever its codes and names were.",
    "Run: for how many reports it has had its {last} status. Off for: for how many it has been red or "
    "amber; –: it is not in {report}. “2 in 19” is two reports held over 19 {noun}s: the others are not held, or do not have it.",
    "Last on target: the last report held{until} in which it was green; –: in none of them.",
)


def grid_listing(found: Grid) -> Listing:
    """Return a grid to be read, and a record of each reading in it."""
    if not found.periods:
        return Listing(Sheet("Statuses: no report has measures", ()), tuple(_FIELDS), ())
    return heat_listing(heat_map(found, None, GroupedBy.NOTHING, RowOrder.PRINTED))


def heat_listing(found: HeatMap) -> Listing:
    """Return a heat map to be read, group by group, and a record of each reading in it."""
    rows = [row for group in found.groups for row in group.rows]
    once = dict(zip(map(id, rows), rows, strict=True)).values()
    cells = (cell for row in once for cell in row.cells if cell is not None)
    return Listing.of(heat_sheet(found), _FIELDS, cells)


def heat_sheet(found: HeatMap) -> Sheet:
    """Return a row a measure and a column a period, then how each stands in the period looked at.

    Where the measures are grouped, the first column names the group, and totals stand below.
    """
    held, at = found.grid, found.at
    kind = held.period_type
    is_last = found.day == held.periods[-1]
    report = "the last report" if is_last else f"the report of {short_name(found.day, kind)}"
    stands = StandingColumns.of(held, at)
    grouped = found.by is not GroupedBy.NOTHING
    columns = [
        *([SheetColumn(found.by.capitalize(), width=30, least=None)] if grouped else []),
        code_column(standing(row, at).measure for row in held.rows),
        SheetColumn("Measure", width=48, is_name=True),
        *period_columns(held.periods, kind, held.origins),
        *stands.columns,
        SheetColumn("Directors", width=34, least=None),
        SheetColumn("Portfolio holder", width=26, least=None),
        SheetColumn("Former codes and names", width=70, least=None),
    ]
    rows = [
        (*([SheetCell(group_name(group))] if grouped else []), *_cells(row, found, stands))
        for group in found.groups
        for row in group.rows
    ]
    if grouped:
        rows += [
            tuple(_total(status, found, len(columns)))
            for status in (*COUNTED, None)
            if any(_counted(totals, status) for totals in found.everything.totals)
        ]
    measures = plural(len(held.rows), "measure")
    gone = sum(row.cells[at] is None for row in held.rows)
    lead = f"{measures}, {gone} of them not in {report}" if gone else measures
    sorted_by = f", by {found.order}" if found.order is not RowOrder.PRINTED else ""
    status, until = ("last", "") if is_last else ("present", " by then")
    said = {"noun": kind.noun, "report": report, "last": status, "until": until}
    notes = [note.format(**said) for note in _NOTES]
    notes += [_OF_TWO] if found.by is GroupedBy.DIRECTOR else []
    return Sheet(
        f"Statuses by {kind.noun}: {period_names(held.periods, kind)}{of_which_simulated(held.origins)}",
        tuple(columns),
        tuple(rows),
        (f"{lead}{sorted_by}.",),
        (*notes_on(held.origins), _OURS, *notes, *stands.not_compared(held.rows)),
    )


_OURS = f"How long it stands so, changes, and which measures are one: {Label.NOT_PUBLISHED}."
_OF_TWO = "A measure of two directors stands under both; the totals count it once."


def group_name(group: HeatGroup) -> str:
    """Return the name of a group: `OCC11 Finance`, a person's, or `none named`."""
    if group.title is ABSENT:
        return "not in this report"
    return one_line(f"{group.value} {group.title}") or "none named"


def _cells(row: GridRow, found: HeatMap, stands: StandingColumns) -> Iterator[SheetCell]:
    reading = standing(row, found.at).measure.reading
    yield SheetCell.of_text(reading.measure_code)
    yield SheetCell.of_text(reading.measure_name)
    for cell in row.cells:
        measure = cell.measure if cell else None
        yield SheetCell.of_measure(measure) if measure else SheetCell()
    yield from stands.cells(row)
    yield SheetCell("; ".join(map(one_line, reading.directors)))
    yield SheetCell.of_text(reading.portfolio_holder)
    yield SheetCell("; ".join(name.called for name in row.former_names))


def _total(status: Status | None, found: HeatMap, columns: int) -> Iterator[SheetCell]:
    """Count the measures of a status in each period, `None` for all that are not rated."""
    label = str(mark(status)) if status else "not rated"
    yield from (SheetCell(found.everything.title), SheetCell(), SheetCell(label))
    for totals in found.everything.totals:
        yield SheetCell(str(_counted(totals, status)), status=status)
    yield from (SheetCell() for _ in range(columns - 3 - len(found.everything.totals)))


def _counted(totals: StatusTotals, status: Status | None) -> int:
    return totals[status] if status else not_rated(totals)
