"""The heat map as it is copied: a line of it in words, or all of it as a table."""

from __future__ import annotations

from kpi_tui.analysis.across.heat_map import HeatMap, standing
from kpi_tui.labels import Label, plural
from kpi_tui.publish.copying.copied import Copied
from kpi_tui.publish.copying.parts import CopiedTable, Heading, in_plain_words
from kpi_tui.publish.sheets.grid import heat_sheet
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell, SheetColumn
from kpi_tui.publish.sheets.standing import StandingColumns
from kpi_tui.report import Report
from kpi_tui.text import begun, one_line
from kpi_tui.tui.lists.heat_lines import HeatLine, counted, head, period_called
from kpi_tui.wording.plain import plain_words


def line_copied(line: HeatLine, found: HeatMap, stands: StandingColumns) -> Copied:
    """Return a measure, how it stands, and its figures in each period; of a head its totals."""
    periods = range(len(found.grid.periods))
    if line.row is None:
        said = [f"{period_called(found, place)}: {counted(line, place)}" for place in periods]
        return Copied("the totals", (Heading(plain_words(head(line))), "\n".join(said)))
    named = standing(line.row, found.at).measure.named
    columns = zip(stands.columns, stands.cells(line.row), strict=True)
    stood = "; ".join(f"{column.title}: {cell.text}" for column, cell in columns if cell.text)
    rows, lines = [], []
    for place in periods:
        cell = line.row.cells[place]
        if cell is None:
            continue
        figures, when = cell.measure.period, period_called(found, place)
        rows.append(
            (
                SheetCell(when),
                SheetCell.of_text(figures.actual),
                SheetCell.of_text(figures.target),
                SheetCell(begun(figures.word) or "No status", status=figures.status),
            )
        )
        lines.append(f"{when}: {figures.word or 'no status'}")
    heads = (
        SheetColumn(found.grid.period_type.noun.capitalize()),
        SheetColumn(Label.ACTUAL, right=True),
        SheetColumn(Label.TARGET, right=True),
        SheetColumn(Label.STATUS),
    )
    table = CopiedTable(Sheet("", heads, tuple(rows)), tuple(lines))
    title = Heading(named.called)
    return Copied(one_line(named.code), (title, plain_words(stood), table))


def map_copied(found: HeatMap, scope: str, report: Report) -> Copied:
    """Return the whole map.

    `scope` says how it is grouped, sorted and narrowed, and as at which period.
    """
    source = f"{Label.SOURCE}: {one_line(report.source.name)} and the reports before it"
    return Copied(
        f"the heat map of {plural(len(found.grid.rows), 'measure')}",
        lambda: (CopiedTable(in_plain_words(heat_sheet(found), scope, source)),),
    )
