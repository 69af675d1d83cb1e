"""What is copied, as HTML. Every text is escaped, and each element has its own style attribute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from kpi_tui.publish.copying.parts import CopiedTable, Heading, Part
from kpi_tui.publish.export.fills import FILLS
from kpi_tui.publish.export.formula_guard import escape_formula
from kpi_tui.publish.export.printed_number import printed_number
from kpi_tui.status import Status
from kpi_tui.text import one_line, visible

_FACE = "font-family:Calibri,Arial,sans-serif"
_FONT, _SMALL = f"{_FACE};font-size:11pt", f"{_FACE};font-size:9pt"
_CELL = f"border:1px solid #A6A6A6;padding:2pt 4pt;vertical-align:top;{_FACE};font-size:10pt"
_HEAD = f"{_CELL};background:#D9E1E8;font-weight:bold"
_NARROW, _LETTER, _AROUND = 24, 7.5, 20
"""A column of texts of no more letters is given a width, in pixels: of each letter, and around all."""


def to_html(parts: Sequence[Part]) -> str:
    """Return the parts as HTML, one below the other."""
    return "\n".join(line for part in parts for line in _lines(part))


START, END = "<!--StartFragment-->", "<!--EndFragment-->"
"""The comments around the part of a page that is pasted."""


def document(fragment: str) -> str:
    """Return a whole page with nothing in it but a fragment."""
    head = '<html><head><meta charset="utf-8"></head><body>'
    return f"{head}{START}{fragment}{END}</body></html>"


def _lines(part: Part) -> Iterator[str]:
    match part:
        case Heading(text):
            yield _paragraph(f"<b>{escape(one_line(text))}</b>", _FONT, above=6)
        case CopiedTable():
            yield from _table(part)
        case _:
            yield _paragraph(_in_lines(part.split("\n")), _FONT, above=3, below=6)


def _in_lines(lines: Iterable[str]) -> str:
    return "<br>".join(
        escape(one_line(line)) for said in lines for line in visible(said).split("\n")
    )


def _paragraph(said: str, font: str, above: int = 0, below: int = 0) -> str:
    return f'<p style="{font};margin-top:{above}pt;margin-bottom:{below}pt">{said}</p>'


def _table(table: CopiedTable) -> Iterator[str]:
    columns = table.sheet.columns
    head, *rows = table.rows
    yield '<table border="1" cellspacing="0" cellpadding="3" style="border-collapse:collapse">'
    widths = map(_width, zip(head, *rows, strict=True))
    cells = (
        f'<th align="{_side(column.right)}"{width} bgcolor="#D9E1E8" style="{_HEAD}">'
        f"{escape(one_line(said))}</th>"
        for column, width, said in zip(columns, widths, head, strict=True)
    )
    yield f"<tr>{''.join(cells)}</tr>"
    for drawn, row in zip(table.sheet.rows, rows, strict=True):
        cells = (
            _cell(said, cell.status, column.right)
            for column, cell, said in zip(columns, drawn, row, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"
    if table.sheet.notes:
        yield _paragraph(_in_lines(table.sheet.notes), _SMALL, above=3, below=6)


def _width(texts: Sequence[str]) -> str:
    """Return the width of a column of short texts, which Writer would break within a word; else empty."""
    longest = max(map(len, texts))
    return f' width="{round(longest * _LETTER) + _AROUND}"' if longest <= _NARROW else ""


def _cell(said: str, status: Status | None, is_figure: bool) -> str:
    number = printed_number(said) if is_figure else None
    shown = number.number_format if number else "@"
    style, fill = f"{_CELL};mso-number-format:{_in_style(shown)}", ""
    if status in FILLS:
        behind, ink = FILLS[status]
        style, fill = f"{style};background:{behind};color:{ink}", f' bgcolor="{behind}"'
    text = escape(escape_formula(one_line(said)))
    return f'<td align="{_side(is_figure)}"{fill} style="{escape(style)}">{text}</td>'


def _in_style(number_format: str) -> str:
    """Return how Excel is told to show a cell: `@` as the text that it is, 68.00 with its noughts."""
    first = number_format.partition(";")[0]
    plain = "".join(letter if letter.isalnum() else f"\\{letter}" for letter in first)
    return f"'{plain}'"


def _side(is_figure: bool) -> str:
    return "right" if is_figure else "left"
