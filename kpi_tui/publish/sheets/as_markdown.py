"""A sheet as a Markdown document."""

from __future__ import annotations

from kpi_tui.publish.export.markdown import escape, table
from kpi_tui.publish.sheets.sheet import Sheet


def to_markdown(sheet: Sheet) -> bytes:
    """Return a heading, the lead, the table and its notes, as UTF-8. No text is taken for Markdown."""
    drawn = table(
        [column.title for column in sheet.columns],
        ([cell.text for cell in row] for row in sheet.rows),
        [column.right for column in sheet.columns],
    )
    notes = "\n".join(f"- {escape(note)}" for note in (sheet.key, *sheet.notes) if note)
    blocks = [f"# {escape(sheet.title)}", *map(escape, sheet.lead), drawn, notes]
    return ("\n\n".join(filter(None, blocks)) + "\n").encode()
