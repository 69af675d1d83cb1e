"""Rows that stand below each other for one measure become one: its actual, and its target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kpi_tui.pdf.table.fields import DRAWN, FIGURES
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import flow
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.labels import IGNORED
from kpi_tui.profiles.row_kinds import ACTUAL, ROW_KIND, TARGET, RowKinds


def with_targets(columns: Sequence[FieldColumn], kinds: RowKinds | None) -> tuple[FieldColumn, ...]:
    """Return the columns, those of figures a second time for what rows of targets have in them."""
    if kinds is None:
        return (*columns,)
    own = (kinds.targets.get(column.field) for column in columns)
    targets = [
        replace(column, field=target) for column, target in zip(columns, own, strict=True) if target
    ]
    return (*columns, *targets)


def join_row_kinds(rows: Sequence[PrintedRow], kinds: RowKinds | None) -> list[PrintedRow]:
    """Return a row for each measure, in which each figure is that of the row it stands in.

    A row whose measure stands on the page before is left as it is, and goes on with that.
    """
    if kinds is None:
        return [*rows]
    found: list[PrintedRow] = []
    goes_on = False
    for row in rows:
        has_kind = ROW_KIND in row.cells
        _part(row, kinds)
        lead = "code" if row.has_code_column else "measure"
        begins = row.has_own(lead)
        is_again = begins and goes_on and flow(row.cells[lead]) == flow(found[-1].cells[lead])
        if goes_on and has_kind and (is_again or not begins):
            _join(found[-1], row)
        else:
            found.append(row)
            goes_on = has_kind and begins
    return found


def _part(row: PrintedRow, kinds: RowKinds) -> None:
    """Give the figures of a row to the fields of the kinds that stand level with them."""
    said = row.cells.pop(ROW_KIND, [])
    row.cells.setdefault(IGNORED, []).extend(said)
    found = {line.text: kinds.kind_of(line.text) for line in said}
    odd: dict[str, None] = {}
    for name in [each for each in kinds.targets if each in row.cells and said]:
        for line in row.cells.pop(name):
            level = min(said, key=lambda each: abs(each.base - line.base))
            kind = found[level.text]
            if kind is None:
                row.left_out.append(line)
                odd[level.text] = None
                continue
            named = kinds.targets[name] if kind == TARGET else name if kind == ACTUAL else None
            row.cells.setdefault(named or IGNORED, []).append(line)
    row.doubts += [
        f"{quoted(text)} is no kind of row that [table.rows] knows: its figures are not read"
        for text in odd
    ]
    if not row.cells[IGNORED]:
        del row.cells[IGNORED]


def _join(first: PrintedRow, row: PrintedRow) -> None:
    """Let a row of a measure hold another of it too, with the place of what is drawn in one of them."""
    for name in DRAWN:
        if name in row.cells and name not in (*first.cells, *first.extents, *row.repeated):
            first.extents[name] = row.extents.get(name, (row.top, row.bottom))
        elif name in first.cells and name not in (*first.extents, *row.cells):
            first.extents[name] = first.top, first.bottom
    for name, lines in row.cells.items():
        # The name of the measure, and who answers for it, may be printed in each of its rows.
        is_again = name not in FIGURES and flow(lines) == flow(first.cells.get(name, []))
        if name not in row.repeated and not is_again:
            first.cells[name] = [*first.cells.get(name, ()), *lines]
    first.bottom = row.bottom
    first.doubts += row.doubts
    first.left_out += row.left_out
    first.hanging |= row.hanging
