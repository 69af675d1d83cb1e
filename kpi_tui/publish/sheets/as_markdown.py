"""A sheet as a Markdown document."""

from __future__ import annotations

from kpi_tui.publish.export.markdown import escape, table_row
from kpi_tui.publish.sheets.sheet import Sheet


def to_markdown(sheet: Sheet) -> bytes:
    """Return a heading, the lead, the table and its notes, as UTF-8. No text is taken for Markdown."""
    table = [
        table_row(escape(column.title) for column in sheet.columns),
        table_row("--:" if column.right else "---" for column in sheet.columns),
        *(table_row(escape(cell.text) for cell in row) for row in sheet.rows),
    ]
    notes = "\n".join(f"- {escape(note)}" for note in (sheet.key, *sheet.notes) if note)
    blocks = [f"# {escape(sheet.title)}", *map(escape, sheet.lead), "\n".join(table), notes]
    return ("\n\n".join(filter(None, blocks)) + "\n").encode()
