"""Readings as a Markdown document to read, send or paste."""

from __future__ import annotations

from itertools import groupby

from kpi_tui.labels import PROSE, in_file, mark
from kpi_tui.origin import Origin
from kpi_tui.publish.export.footnotes import footnotes
from kpi_tui.publish.export.markdown import escape, escape_lines, table
from kpi_tui.publish.export.shown import Export, ShownColumn, ShownRow, shown_columns

_IN_HEADINGS = ("Period", "Provenance")


def to_markdown(export: Export) -> bytes:
    """Return the readings as UTF-8 Markdown: a table a priority, then what is said of each."""
    columns = [
        each
        for each in shown_columns(export.rows, export.columns)
        if not each.is_prose and each.title not in _IN_HEADINGS
    ]
    titles, right = [each.title for each in columns], [each.right for each in columns]
    blocks: list[str] = []
    for (period, origin), of_period in groupby(export.rows, key=_period):
        blocks.append(f"# Performance, {escape(origin.beside(period))}")
        blocks += [escape(origin.note)] if origin.note else []
        for code, group in groupby(of_period, key=lambda row: row.printed["priority_code"]):
            rows = list(group)
            title = escape(f"{code} {rows[0].printed['priority_title'] or ''}")
            cells = ([_cell(column, row) for column in columns] for row in rows)
            blocks += [f"## {title}", table(titles, cells, right)]
            blocks += [block for row in rows for block in _words(row)]
    if export.scope:
        blocks.insert(1, escape(export.scope))
    notes = [f"- {escape(note)}" for note in footnotes(export, columns)] if blocks else []
    blocks += ["\n".join(notes)] if notes else []
    return "\n\n".join([*blocks, ""]).encode()


def _cell(column: ShownColumn, row: ShownRow) -> str:
    cell = column.cell(row)
    return str(mark(cell.status)) if cell.status else cell.text


def _period(row: ShownRow) -> tuple[str, Origin]:
    """Return the name of a reading's period, with the council if the report names one, and its origin."""
    council = row.printed.get("council")
    return f"{f'{council}, ' if council else ''}{row.period}", row.origin


def _words(row: ShownRow) -> list[str]:
    reading = row.printed
    name = escape(f"{reading['measure_code']} {reading['measure_name']}")
    source = in_file(reading["source_file"], reading["pages"])
    about = [*reading["directors"], reading["portfolio_holder"], source]
    prose = [
        f"**{label}:** {escape_lines(reading[field])}"
        for field, label in PROSE.items()
        if reading[field]
    ]
    prose += [f"**Officer’s note:** {escape(note)}" for note in row.notes]
    return [f"### {name}", " · ".join(escape(text) for text in about if text), *prose]
