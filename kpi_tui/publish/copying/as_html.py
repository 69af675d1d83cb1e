"""What is copied as HTML. Every text is escaped, and every look stands in its own element."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from kpi_tui.publish.copying.parts import CopiedTable, Heading, Part
from kpi_tui.publish.export.fills import FILLS
from kpi_tui.publish.export.formula_guard import escape_formula
from kpi_tui.publish.export.printed_number import printed_number
from kpi_tui.report import Status
from kpi_tui.text import one_line, visible

_FONT = "font-family:Calibri,Arial,sans-serif;font-size:11pt"
_TABLE = f"border-collapse:collapse;{_FONT};font-size:10pt;margin:0 0 6pt"
_CELL = "border:1px solid #A6A6A6;padding:2pt 4pt;vertical-align:top"
_HEAD = f"{_CELL};background:#D9E1E8;font-weight:bold"
_TEXT = r"mso-number-format:'\@'"
"""Makes Excel leave a cell as it is: of the code 1.10 it would make the number 1.1, of 1-2 a date."""


def to_html(parts: Sequence[Part]) -> str:
    """Return the parts below each other."""
    return "\n".join(line for part in parts for line in _lines(part))


START, END = "<!--StartFragment-->", "<!--EndFragment-->"
"""What the part of a page stands between that is pasted."""


def document(fragment: str) -> str:
    """Return a whole page with nothing in it but a fragment."""
    head = '<html><head><meta charset="utf-8"></head><body>'
    return f"{head}{START}{fragment}{END}</body></html>"


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading(text):
            yield f'<p style="{_FONT};margin:6pt 0 0"><b>{escape(one_line(text))}</b></p>'
        case CopiedTable():
            yield from _table(part)
        case _:
            yield _paragraph(part, "0 0 6pt")


def _paragraph(text: str, margin: str, size: str = "") -> str:
    said = "<br>".join(escape(one_line(line)) for line in visible(text).split("\n"))
    return f'<p style="{_FONT};{size}margin:{margin}">{said}</p>'


def _table(table: CopiedTable) -> Iterator[str]:
    columns = table.sheet.columns
    head, *rows = table.rows
    yield f'<table border="1" cellspacing="0" cellpadding="3" style="{_TABLE}">'
    cells = (
        f'<th align="{_side(column.right)}" bgcolor="#D9E1E8" style="{_HEAD}">{escape(one_line(said))}</th>'
        for column, said in zip(columns, head, strict=True)
    )
    yield f"<tr>{''.join(cells)}</tr>"
    for drawn, row in zip(table.sheet.rows, rows, strict=True):
        cells = (
            _cell(said, cell.status, column.right)
            for column, cell, said in zip(columns, drawn, row, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"
    for note in table.sheet.notes:
        yield _paragraph(note, "0", "font-size:9pt;")


def _cell(said: str, status: Status | None, is_figure: bool) -> str:
    style, fill = _CELL, ""
    if not (is_figure and printed_number(said)):
        style += f";{_TEXT}"
    if status in FILLS:
        behind, ink = FILLS[status]
        style, fill = f"{style};background:{behind};color:{ink}", f' bgcolor="{behind}"'
    text = escape(escape_formula(one_line(said)))
    return f'<td align="{_side(is_figure)}"{fill} style="{style}">{text}</td>'


def _side(is_figure: bool) -> str:
    return "right" if is_figure else "left"
