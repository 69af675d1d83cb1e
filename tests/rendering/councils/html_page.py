"""A document as a page of HTML. Every word is escaped."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from html import escape

from tests.rendering.css import css_string

from .page import Cell, Document, Gap, PageBreak, Paragraph, Table, Text, placed
from .shapes import Circle, Drawing, Polygon, bitmap

FONT = "'DejaVu Sans Condensed', 'Liberation Sans', Helvetica, Arial, sans-serif"


def html_page(document: Document) -> str:
    """The whole document."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title><style>{_css(document)}</style></head>"
        f"<body>{''.join(_body(document))}</body></html>"
    )


def _css(document: Document) -> str:
    corners = {
        "top-right": css_string(document.head),
        "bottom-left": css_string(document.foot),
        "bottom-right": '"Page " counter(page)',
    }
    boxes = " ".join(
        f"@{corner} {{ content: {content}; font: 7pt {FONT} }}"
        for corner, content in corners.items()
    )
    orientation = "landscape" if document.is_landscape else "portrait"
    return "\n".join(
        (
            f"@page {{ size: a4 {orientation}; margin: {document.margin}pt; {boxes} }}",
            f"body {{ font: {document.size}pt/1.2 {FONT}; margin: 0 }}",
            "p { margin: 0 }",
            "table { border-collapse: collapse; table-layout: fixed }",
            "td { vertical-align: middle }",
            "svg, img { vertical-align: bottom }",
            ".kept, .whole tr { break-inside: avoid }",
        )
    )


def _body(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, PageBreak):
            yield '<div style="break-after: page"></div>'
        elif isinstance(block, Gap):
            yield f'<div style="height: {block.height}pt"></div>'
        elif isinstance(block, Paragraph):
            hold = "; break-after: avoid" if block.with_next else ""
            more = f"text-align: {block.align}; margin-bottom: {block.below}pt{hold}"
            yield _words(block.text, document.size, more)
        else:
            yield from _table(block, breaks_rows=document.breaks_rows)


def _words(text: Text, size: float, more: str = "") -> str:
    weight = "bold" if text.bold else "normal"
    look = f"font-size: {text.size or size}pt; font-weight: {weight}; color: {text.colour}; {more}"
    rest = text.rest and f' <span style="font-weight: normal">{escape(text.rest)}</span>'
    return f'<p style="{look}">{escape(text.words)}{rest}</p>'


def _table(table: Table, *, breaks_rows: bool) -> Iterator[str]:
    kept = "kept" if table.is_kept else "" if breaks_rows else "whole"
    look = f"width: {100 * table.share}%; margin-bottom: {table.below}pt"
    yield f'<table class="{kept}" style="{look}"><colgroup>'
    total = sum(table.widths)
    yield "".join(f'<col style="width: {100 * width / total}%">' for width in table.widths)
    yield "</colgroup>"
    rows = [""] * len(table.rows)
    for it in placed(table):
        rows[it.row] += _cell(it.cell, table)
    head, body = rows[: table.header_rows], rows[table.header_rows :]
    yield f"<thead>{_rows(head)}</thead><tbody>{_rows(body)}</tbody></table>"


def _rows(rows: list[str]) -> str:
    return "".join(f"<tr>{row}</tr>" for row in rows)


def _cell(cell: Cell, table: Table) -> str:
    rule = f"0.5pt solid {table.rule_colour}"
    sides = {
        "grid": f"border: {rule}",
        "rows": f"border: solid {table.rule_colour}; border-width: 0.5pt 0",
        "none": "",
    }
    look = [f"padding: {table.pad}pt", f"text-align: {cell.align}", sides[table.rules]]
    if cell.fill:
        look.append(f"background: {cell.fill}")
    if cell.rows > 1:
        look.append("vertical-align: top")
    pieces = "".join(
        f"<div>{_drawn(piece)}</div>" if isinstance(piece, Drawing) else _words(piece, table.size)
        for piece in cell.pieces
    )
    spans = f'colspan="{cell.columns}" rowspan="{cell.rows}"'
    return f'<td {spans} style="{"; ".join(filter(None, look))}">{pieces}</td>'


def _drawn(drawing: Drawing) -> str:
    size = f'width="{drawing.width}pt" height="{drawing.height}pt"'
    if drawing.is_bitmap:
        picture = b64encode(bitmap(drawing)).decode()
        style = f"width: {drawing.width}pt; height: {drawing.height}pt"
        return f'<img style="{style}" src="data:image/png;base64,{picture}">'
    view = f'viewBox="0 0 {drawing.width} {drawing.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} {view}>{"".join(_svg(drawing))}</svg>'


def _svg(drawing: Drawing) -> Iterator[str]:
    for shape in drawing.shapes:
        if isinstance(shape, Polygon):
            points = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.points)
            look = f'fill="{shape.fill or "none"}" stroke="{shape.stroke or "none"}"'
            name = "polygon" if shape.points[2:] else "polyline"
            yield f'<{name} points="{points}" stroke-width="0.75" {look}/>'
        elif isinstance(shape, Circle):
            (x, y), radius = shape.centre, shape.radius
            yield f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{shape.fill}"/>'
        else:
            (x, y), look = shape.at, f'font-size="{shape.size}" fill="#404040"'
            yield f'<text x="{x:.2f}" y="{y:.2f}" {look}>{escape(shape.words)}</text>'
