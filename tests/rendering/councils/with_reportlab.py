"""A document drawn by ReportLab, with the fonts that every PDF reader has built in."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, KeepTogether, SimpleDocTemplate, Spacer
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Words
from reportlab.platypus import Table as Grid

from .page import Cell, Document, Gap, PageBreak, Paragraph, Placed, Table, Text, placed
from .shapes import Circle, Drawing, Polygon, bitmap

ALIGNED = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}


def draw(document: Document, path: Path) -> None:
    """Write the document to `path`."""
    size = landscape(A4) if document.is_landscape else A4
    margins = dict.fromkeys(
        ("leftMargin", "rightMargin", "topMargin", "bottomMargin"), document.margin
    )
    template = SimpleDocTemplate(
        str(path), pagesize=size, title=document.title, invariant=1, **margins
    )

    def furniture(canvas: Any, _: Any) -> None:
        canvas.setFont("Helvetica", 7)
        right = size[0] - document.margin
        canvas.drawRightString(right, size[1] - 24, document.head)
        canvas.drawString(document.margin, 22, document.foot)
        canvas.drawRightString(right, 22, f"Page {canvas.getPageNumber()}")

    # a frame of ReportLab's has six points of room on each side
    story = list(_story(document, size[0] - 2 * document.margin - 12))
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)


def _story(document: Document, width: float) -> Iterator[Flowable]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, PageBreak):
            yield NewPage()
        elif isinstance(block, Gap):
            yield Spacer(1, block.height)
        elif isinstance(block, Paragraph):
            words = _words(block.text, document.size, block.align)
            words.style.spaceAfter = block.below
            words.style.keepWithNext = block.with_next
            yield words
        else:
            table = _table(block, width * block.share, breaks_rows=document.breaks_rows)
            yield KeepTogether([table]) if block.is_kept else table
            if document.blocks[number + 1 :]:  # else it might fall on a page of its own
                yield Spacer(1, block.below)


def _words(text: Text, size: float, align: str) -> Words:
    size = text.size or size
    style = ParagraphStyle(
        "words",
        fontName="Helvetica-Bold" if text.bold else "Helvetica",
        fontSize=size,
        leading=1.2 * size,
        textColor=HexColor(text.colour),
        alignment=ALIGNED[align],
    )
    markup = escape(text.words, quote=False)
    if text.is_glyph:
        markup = f'<font name="Symbol">{markup}</font>'
    if text.rest:
        markup += f'<font name="Helvetica"> {escape(text.rest, quote=False)}</font>'
    return Words(markup, style)


class Shapes(Flowable):  # type: ignore[misc]
    """A drawing in a story."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self.drawing = drawing
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, *_: Any) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas, height = self.canv, self.height
        if self.drawing.is_bitmap:
            picture = ImageReader(BytesIO(bitmap(self.drawing)))
            canvas.drawImage(picture, 0, 0, self.width, height)
            return
        for shape in self.drawing.shapes:
            if isinstance(shape, Polygon):
                _polygon(canvas, shape, height)
            elif isinstance(shape, Circle):
                canvas.setFillColor(HexColor(shape.fill))
                (x, y), radius = shape.centre, shape.radius
                canvas.circle(x, height - y, radius, stroke=0, fill=1)
            else:
                canvas.setFont("Helvetica", shape.size)
                canvas.setFillColor(HexColor("#404040"))
                canvas.drawString(shape.at[0], height - shape.at[1], shape.words)


def _polygon(canvas: Any, shape: Polygon, height: float) -> None:
    path = canvas.beginPath()
    (x, y), *others = shape.points
    path.moveTo(x, height - y)
    for x, y in others:
        path.lineTo(x, height - y)
    if others[1:]:
        path.close()
    canvas.setLineWidth(0.75)
    if shape.stroke:
        canvas.setStrokeColor(HexColor(shape.stroke))
    if shape.fill:
        canvas.setFillColor(HexColor(shape.fill))
    canvas.drawPath(path, stroke=bool(shape.stroke), fill=bool(shape.fill))


def _table(table: Table, width: float, *, breaks_rows: bool) -> Grid:
    total = sum(table.widths)
    widths = [width * part / total for part in table.widths]
    content: list[list[Any]] = [[""] * len(widths) for _ in table.rows]
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        *(
            (f"{edge}PADDING", (0, 0), (-1, -1), table.pad)
            for edge in ("LEFT", "RIGHT", "TOP", "BOTTOM")
        ),
    ]
    for it in placed(table):
        content[it.row][it.column] = _flowables(it.cell, table.size)
        commands += _looks(it, table)
    return Grid(
        content,
        widths,
        style=commands,
        repeatRows=table.header_rows,
        splitInRow=int(breaks_rows),
        hAlign="LEFT",
    )


def _flowables(cell: Cell, size: float) -> list[Flowable]:
    return [
        Shapes(piece) if isinstance(piece, Drawing) else _words(piece, size, cell.align)
        for piece in cell.pieces
    ]


def _looks(it: Placed, table: Table) -> Iterator[tuple[Any, ...]]:
    """A cell's ground and rules. Merged downwards is what has no rule between, as in Word."""
    first = (it.column, it.row)
    last = (it.column + it.cell.columns - 1, it.row + it.cell.rows - 1)
    is_header = it.row < table.header_rows
    yield "ALIGN", first, first, it.cell.align.upper()
    if it.cell.columns > 1 or (it.cell.rows > 1 and is_header):
        yield "SPAN", first, last
    elif it.cell.rows > 1:
        yield "VALIGN", first, first, "TOP"
    if it.cell.fill:
        yield "BACKGROUND", first, last, HexColor(it.cell.fill)
    colour = HexColor(table.rule_colour)
    if table.rules == "grid":
        yield "BOX", first, last, 0.5, colour
    elif table.rules == "rows":
        yield "LINEABOVE", first, (last[0], first[1]), 0.5, colour
        yield "LINEBELOW", (first[0], last[1]), last, 0.5, colour
