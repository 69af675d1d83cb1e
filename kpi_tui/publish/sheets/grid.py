"""The grid of measures and periods: a sheet with a sign a cell, and a record a reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from kpi_tui.analysis.across.comparison import Comparison
from kpi_tui.analysis.across.grid import Grid, GridCell, GridRow
from kpi_tui.labels import plural
from kpi_tui.origin import of_which_simulated
from kpi_tui.period import PeriodType, month_end
from kpi_tui.period_names import period_names, short_name
from kpi_tui.publish.sheets.periods import code_column, notes_on, period_columns, run_text, terse
from kpi_tui.publish.sheets.records import iso, measure_fields
from kpi_tui.publish.sheets.sheet import Fields, Listing, Sheet, SheetCell, SheetColumn
from kpi_tui.text import one_line
from kpi_tui.wording.phrases import arrow, travel_words

ROOMY = 100
"""From how many columns a terminal has room for all that is worked out."""
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
    "Run: for how many reports it has had its last status. Off for: for how many it has been red or "
    "amber; –: it is not in the last report. “2 in 19” is two reports held over 19 {noun}s: the others are not held, or do not have it.",
    "Last on target: the last report held in which it was green; –: in none of them.",
)


def grid_listing(found: Grid) -> Listing:
    """Return a grid to be read, and a record of each reading in it."""
    cells = (cell for row in found.rows for cell in row.cells if cell is not None)
    return Listing.of(grid_sheet(found), _FIELDS, cells)


def grid_sheet(found: Grid) -> Sheet:
    """Return a row a measure and a column a period, and what is made of the last one."""
    if not found.periods:
        return Sheet("Statuses: no report has measures", ())
    kind, last = found.period_type, found.periods[-1]
    reported = [row for row in found.rows if row.is_reported]
    before = found.periods[-2] if len(found.periods) > 1 else None
    year_ago = month_end(last, -12)
    earlier = any(row.latest.since_last.earlier for row in reported)
    years = year_ago != before and any(row.latest.in_a_year.earlier for row in reported)
    columns = [
        code_column(row.latest.measure for row in found.rows),
        SheetColumn("Measure", width=48, is_name=True),
        *period_columns(found.periods, kind, found.origins),
        SheetColumn("Run", right=True, width=7),
        SheetColumn("Off target for", "Off\nfor", right=True, width=9, least=ROOMY),
        SheetColumn("Last on target", "On\ntarget", width=10),
        *([_since_column(before, kind, 0)] if earlier else []),
        *([_since_column(year_ago, kind, ROOMY)] if years else []),
        SheetColumn("Directors", width=34, least=None),
        SheetColumn("Portfolio holder", width=26, least=None),
        SheetColumn("Former codes and names", width=70, least=None),
    ]
    rows = [tuple(_cells(row, found, before, earlier, years)) for row in found.rows]
    noun = kind.noun
    measures = plural(len(found.rows), "measure")
    gone = len(found.rows) - len(reported)
    lead = f"{measures}, {gone} of them not in the last report" if gone else measures
    notes = [note.format(noun=noun) for note in _NOTES]
    return Sheet(
        f"Statuses by {noun}: {period_names(found.periods, kind)}{of_which_simulated(found.origins)}",
        tuple(columns),
        tuple(rows),
        (f"{lead}.",),
        (*notes_on(found.origins), *notes, *_not_compared(reported)),
    )


def _since_column(day: date | None, kind: PeriodType, least: int) -> SheetColumn:
    if day is None:
        return SheetColumn("Since the report before", "Since\nlast", width=20, least=least)
    name = terse(day, kind).replace("– ", "–")
    return SheetColumn(f"Since {short_name(day, kind)}", f"Since\n{name}", width=20, least=least)


def _cells(
    row: GridRow, found: Grid, before: date | None, earlier: bool, years: bool
) -> Iterator[SheetCell]:
    kind, latest = found.period_type, row.latest
    reading = latest.measure.reading
    yield SheetCell(one_line(reading.measure_code))
    yield SheetCell(one_line(reading.measure_name))
    for cell in row.cells:
        measure = cell.measure if cell else None
        yield SheetCell.of_status(measure.period.status, measure.origin) if measure else SheetCell()
    on_target = latest.last_on_target
    if row.is_reported:
        yield SheetCell(run_text(latest.run))
        yield SheetCell(run_text(latest.missed))
    else:
        yield SheetCell("–")
        yield SheetCell()
    if on_target is None:
        yield SheetCell("none held", "–")
    elif on_target == found.periods[-1]:
        yield SheetCell(short_name(on_target, kind), "now")
    else:
        yield SheetCell(short_name(on_target, kind), terse(on_target, kind).replace("– ", "–"))
    if earlier:
        yield _since(latest.since_last, latest, before, kind) if row.is_reported else SheetCell()
    if years:
        against = latest.in_a_year.against
        yield _since(latest.in_a_year, latest, against, kind) if row.is_reported else SheetCell()
    yield SheetCell("; ".join(map(one_line, reading.directors)))
    yield SheetCell(one_line(reading.portfolio_holder or ""))
    yield SheetCell("; ".join(one_line(f"{name.code} {name.name}") for name in row.former_names))


def _since(
    comparison: Comparison, cell: GridCell, expected: date | None, kind: PeriodType
) -> SheetCell:
    """Say how a figure moved: `↓ worse`; in full from what to what, or why it is not compared."""
    earlier, moved = comparison.earlier, comparison.moved
    if earlier is None:
        return SheetCell("–")
    other = earlier.report_date if earlier.report_date != expected else None
    at = f" ({terse(other, kind).replace('– ', '–')})" if other else ""
    if moved is None:
        short = f"≠ {comparison.word}" if comparison.word else "–"
        return SheetCell(f"not compared{at}: {comparison.why_not}", f"{short}{at}")
    went = "= same" if not moved else travel_words(moved, comparison.travel)
    short = f"{arrow(moved)} {comparison.word}" if comparison.word else went
    then, now = (
        each.origin.beside_figures(one_line(each.period.actual or ""))
        for each in (earlier, cell.measure)
    )
    why = f"; {comparison.why_not}" if comparison.why_not else ""
    colon = "" if len(went) == 1 and not at else ":"
    return SheetCell(f"{went}{at}{colon} {then} → {now}{why}", f"{short}{at}")


def _not_compared(rows: Sequence[GridRow]) -> Iterator[str]:
    """Yield for each reason the measures whose last figures are not compared with the ones before."""
    why: dict[str, list[str]] = {}
    for row in rows:
        comparison = row.latest.since_last
        if comparison.earlier is not None and comparison.moved is None:
            word = f"≠ {comparison.word}: " if comparison.word else ""
            codes = why.setdefault(f"{word}{comparison.why_not}", [])
            codes.append(one_line(row.latest.measure.measure_code))
    for reason, codes in why.items():
        yield f"Not compared, {reason}: {', '.join(codes)}."
