"""The rows of the measure table as they are copied: its columns, every cell in full and in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.judgements.corrections import SIGN
from kpi_tui.labels import Label, plural
from kpi_tui.origin import Origin
from kpi_tui.publish.copying.copied import Copied
from kpi_tui.publish.copying.parts import CopiedTable
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell, SheetColumn
from kpi_tui.report import ALL_STATUSES
from kpi_tui.text import one_line
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.columns import MeasureColumn
from kpi_tui.tui.session.selected_measure import TableRow
from kpi_tui.wording.corrected import correction_lines
from kpi_tui.wording.plain import plain_words

OURS = ("variance", "travel", "queries")
"""The columns of what is worked out."""
IN_FULL = 99
"""More cells than any text of a column has."""


def rows_copied(
    columns: Sequence[MeasureColumn],
    rows: Sequence[TableRow],
    palette: Palette,
    origin: Origin,
    notes: Sequence[str],
) -> Copied:
    """Return the rows under the columns that are shown, the small charts left out.

    What an officer corrected stands as a figure like any other, and is told in a column of its own.
    """
    shown = [column for column in columns if column.key != "trend"]
    heads = [
        SheetColumn(column.label, right=column.right, is_name=column.key == "name")
        for column in shown
    ]
    cells = [[_cell(column, row, palette) for column in shown] for row in rows]
    corrected = ["; ".join(correction_lines(row.measure)) if row.measure else "" for row in rows]
    if any(corrected):
        heads.append(SheetColumn("Officers’ corrections"))
        for line, said in zip(cells, corrected, strict=True):
            line.append(SheetCell(said))
    if origin is not Origin.PUBLISHED:
        heads.append(SheetColumn("Provenance"))
        for line in cells:
            line.append(SheetCell(origin.value.capitalize()))
    ours = [column.label for column in shown if column.key in OURS]
    below = [*filter(None, [origin.note]), *map(plain_words, notes)]
    below += [f"{', '.join(ours)}: {Label.NOT_PUBLISHED}."] if ours else []
    sheet = Sheet("", tuple(heads), tuple(map(tuple, cells)), notes=tuple(below))
    return Copied(plural(len(rows), "row"), (CopiedTable(sheet),))


def _cell(column: MeasureColumn, row: TableRow, palette: Palette) -> SheetCell:
    if column.key in ALL_STATUSES:
        return SheetCell.in_a_word(getattr(row.reading, column.key))
    said = one_line(column.text(row, palette, IN_FULL).plain)
    if row.measure is not None and row.measure.corrections:
        said = said.removesuffix(SIGN).rstrip()
    return SheetCell(plain_words(said) if column.key == "travel" else said)
