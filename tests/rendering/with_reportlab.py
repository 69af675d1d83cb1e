"""An annex drawn by ReportLab, with the fonts that every PDF reader has built in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4, landscape, portrait
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Spacer

from kpi_tui.status import Status

from .annex import KEY, Annex, Block, Cell, Column, Section, Table
from .icon_cells import Icon
from .runs import canvas_for
from .style import Runs, Style
from .table_flowable import MeasureTable, Row
from .text_cells import Box, Canvas, Content, Font, Text, lay_out

MARGIN = 28.0
FOOT = 36.0
BLUE = (0.18, 0.33, 0.58)
SIGN = 42.0
"""How wide the status of a priority may be."""
BROKEN = 1.9
"""How much larger a header is drawn whose words are to be broken."""
WIDE = 830.0
"""The sum of the widths that the columns ask for; fonts shrink with the page."""


def draw(annex: Annex, path: Path, style: Style) -> None:
    """Twice, since the contents come before the pages they name."""
    pages: dict[str, int] = {}
    for _ in range(2):
        document = _document(annex, path, style)
        document.build(_story(annex, style, pages, document.width))


def _document(annex: Annex, path: Path, style: Style) -> BaseDocTemplate:
    size = page_size(style)
    document = BaseDocTemplate(
        str(path),
        pagesize=size,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=FOOT,
        title=annex.title,
        invariant=1,
    )
    frame = Frame(
        MARGIN, FOOT, document.width, document.height, *(0,) * 4, id="page"
    )  # the four paddings
    template = PageTemplate("page", [frame], onPage=partial(_on_page, style=style))
    document.addPageTemplates(template)
    return document


def page_size(style: Style) -> tuple[float, float]:
    size: tuple[float, float] = (landscape if style.orientation == "landscape" else portrait)(A4)
    return size


def _on_page(canvas: Canvas, document: Any, style: Style) -> None:
    furniture(canvas, canvas.getPageNumber(), document.pagesize, style)


def furniture(canvas: Canvas, page: int, size: tuple[float, float], style: Style) -> None:
    """What stands in the margins of every page."""
    width, height = size
    canvas.setFont("Helvetica", 7)
    canvas.setFillColorRGB(0.3, 0.3, 0.3)
    if style.running_head:
        canvas.drawString(MARGIN, height - 18, style.running_head)
    if style.running_foot:
        canvas.drawString(MARGIN, 16, style.running_foot)
    if style.page_numbers:
        number = f"Page {page}"
        canvas.drawString(width - MARGIN - stringWidth(number, "Helvetica", 7), 16, number)


class _Words(Flowable):  # type: ignore[misc]
    """Lines of text that stay together; `mark` notes the page on which they are drawn."""

    def __init__(self, content: Content, after: float = 6.0, **more: Any) -> None:
        super().__init__()
        self.content, self.after = content, after
        self.extra: list[tuple[float, Content]] = more.get("extra", [])
        self.runs: Runs = more.get("runs", "lines")
        self.mark: tuple[dict[str, int], str] | None = more.get("mark")

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width = width
        return width, self.content.height + self.after

    def draw(self) -> None:
        height = self.content.height
        top = height + self.after
        canvas = canvas_for(self.canv, self.runs)
        self.content.draw(canvas, Box(0, top, self.width, height), 0)
        for left, content in self.extra:
            content.draw(canvas, Box(left, top, SIGN, height), 0)
        if self.mark:
            pages, name = self.mark
            pages[name] = self.canv.getPageNumber()


def words(text: str, font: Font, width: float) -> Text:
    return lay_out((Block(text),), font, width)


def _story(annex: Annex, style: Style, pages: dict[str, int], width: float) -> list[Flowable]:
    story: list[Flowable] = _front(annex, style, pages, width) if annex.title else []
    for section in annex.sections:
        story += _section(section, annex.date, style, width, pages)
    return story[:-1]  # no empty page at the end


def _front(annex: Annex, style: Style, pages: dict[str, int], width: float) -> list[Flowable]:
    assert annex.title is not None
    title = lay_out((Block(annex.title),), Font(size=24, colour=BLUE), width)
    heading = Font("Helvetica-Bold", 14)
    contents = [
        (_body(f"Priority {number}"), _body(str(pages.get(section.lines[0][0], 0))))
        for number, section in enumerate(annex.sections, 1)
    ]
    key = [(icon(status, style), _body(text)) for status, text in KEY]
    return [
        Spacer(0, 180),
        _Words(title),
        PageBreak(),
        _Words(words("Contents", heading, width)),
        MeasureTable(*small_table(("Priority", "Page"), contents, style), style),
        Spacer(0, 14),
        _Words(words("Key", heading, width)),
        MeasureTable(*small_table(("Status Indicator", "Status Description"), key, style), style),
        PageBreak(),
    ]


def _body(text: str) -> Text:
    return words(text, Font(size=9), 140)


def icon(status: Status | None, style: Style, size: float = 9.0) -> Icon:
    return Icon(status, style, Font(size=size), size)


def small_table(
    headings: tuple[str, str], rows: Sequence[tuple[Content, Content]], style: Style
) -> tuple[list[float], Row, list[Row]]:
    """The widths, the header and the rows of a table of two columns."""
    font = _header_font(style, 9)
    header = Row(tuple(words(text, font, 140) for text in headings), 3, header=True)
    return [80, 146], header, [Row(row, 3) for row in rows]


def _header_font(style: Style, size: float) -> Font:
    return Font("Helvetica-Bold", size, (1, 1, 1) if style.dark_header else (0, 0, 0))


def _section(
    section: Section, date: str, style: Style, width: float, pages: dict[str, int]
) -> list[Flowable]:
    heading = words(section.heading, Font(size=18, colour=BLUE), width)
    story: list[Flowable] = [_Words(heading, mark=(pages, section.lines[0][0]))]
    story += [_Words(words(text, Font(size=9), width)) for text in section.commitments]
    story.append(_status_line(date, style, width))
    story += [_priority_line(text, status, style, width) for text, status in section.lines]
    story += [_Words(words(text, Font(size=9), width)) for text in section.notes]
    for table in section.tables:
        if style.between_tables:
            story.append(_Words(words(style.between_tables, Font(size=8), width), 4))
        story += [MeasureTable(*measures(table, style, width), style), Spacer(0, 8)]
    return [*story, PageBreak()]


def _status_line(date: str, style: Style, width: float) -> _Words:
    content = words("Status of Indicators", Font("Helvetica-Bold", 11), width)
    left = width - 60 if style.layout == "2024" else 150
    return _Words(content, extra=[(left, words(date, Font(size=11), 60))])


def _priority_line(text: str, status: Status | None, style: Style, width: float) -> _Words:
    title = words(text, Font(size=11), width - SIGN)
    left = priority_icon_at(title, style, width)
    return _Words(title, extra=[(left, icon(status, style, 11))], runs=style.runs)


def priority_icon_at(title: Text, style: Style, width: float) -> float:
    """How far from the left a priority's status stands."""
    inner = max(stringWidth(line.text, "Helvetica", 11) for line in title.lines) + 8
    last = width - SIGN
    return last if style.layout == "2024" else min(inner, last)


def measures(table: Table, style: Style, width: float) -> tuple[list[float], Row, list[Row]]:
    """The widths, the header and the rows of a table of measures."""
    scale = width / sum(column.width for column in table.columns)
    size = 6.5 * min(1.0, width / WIDE)
    widths = [column.width * scale for column in table.columns]
    font = _header_font(style, size * (BROKEN if style.broken_header else 1))
    header = Row(
        tuple(
            lay_out((Block(column.heading),), font, wide - 5, anywhere=style.broken_header)
            for column, wide in zip(table.columns, widths, strict=True)
        ),
        2.5,
        header=True,
    )
    rows = [_row(cells, table.columns, widths, style, size) for cells in table.rows]
    if style.zebra:
        rows = [replace(row, shaded=bool(number % 2)) for number, row in enumerate(rows)]
    return widths, header, rows


def _row(
    cells: tuple[Cell, ...],
    columns: tuple[Column, ...],
    widths: list[float],
    style: Style,
    size: float,
) -> Row:
    parts = zip(cells, columns, widths, strict=True)
    return Row(tuple(_content(*part, style, size) for part in parts), 2.5)


def _content(cell: Cell, column: Column, width: float, style: Style, size: float) -> Content:
    font = Font(size=size)
    middle = column.kind != "text" and style.valign == "middle"
    if column.kind == "status":
        return Icon(cell.status, style, font, max(1.3 * size, 7.5), middle)
    align = style.figures if column.kind == "figure" else "left"
    return lay_out(cell.blocks, font, width - 5, align=align, middle=middle)
