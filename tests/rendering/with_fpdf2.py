"""An annex drawn by fpdf2, with a placement of its own: what no engine does by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

from .annex import KEY, Annex, Section, Table
from .fpdf_canvas import FpdfCanvas
from .runs import canvas_for
from .style import Style
from .table_flowable import LEAST, Row, draw_rows
from .text_cells import Box, Content, Font, Line, Text
from .with_reportlab import (
    BLUE,
    FOOT,
    MARGIN,
    SIGN,
    furniture,
    icon,
    measures,
    page_size,
    priority_icon_at,
    small_table,
    words,
)

BETWEEN_PARTS = 10.0
"""Between the two parts of a row that is cut in the middle of a page."""
LONG = 8
"""Rows of so many lines are cut in the middle of a page, where that is the style."""


def draw(annex: Annex, path: Path, style: Style) -> None:
    """Twice, since the contents come before the pages they name."""
    pages: dict[str, int] = {}
    for _ in range(2):
        sheet = Sheet(annex, style)
        sheet.draw(pages)
    sheet.canvas.save(path)


class Sheet:
    """The pages of an annex and the place on them that was reached: `y`, upwards."""

    def __init__(self, annex: Annex, style: Style) -> None:
        self.annex, self.style = annex, style
        size = page_size(style)
        self.canvas = FpdfCanvas(size, annex.title)
        self.pen = canvas_for(self.canvas, style.runs)
        self.width = size[0] - 2 * MARGIN
        self.top = size[1] - MARGIN
        self.y = self.top

    def draw(self, pages: dict[str, int]) -> None:
        if self.annex.title:
            self._front(self.annex.title, pages)
        for section in self.annex.sections:
            self._section(section, pages)

    def _page(self) -> None:
        self.canvas.new_page()
        furniture(self.canvas, self.canvas.page, page_size(self.style), self.style)
        self.y = self.top

    def _need(self, height: float) -> None:
        if self.y - height < FOOT:
            self._page()

    def _words(self, content: Content, after: float = 6.0, left: float = 0.0) -> None:
        self._need(content.height + after)
        self._beside(content, left)
        self.y -= content.height + after

    def _beside(self, content: Content, left: float, width: float | None = None) -> None:
        box = Box(MARGIN + left, self.y, width or self.width, content.height)
        content.draw(self.pen, box, 0)

    def _front(self, title: str, pages: dict[str, int]) -> None:
        heading = Font("Helvetica-Bold", 14)
        self._page()
        self.y -= 180
        self._words(words(title, Font(size=24, colour=BLUE), self.width))
        self._page()
        self._words(words("Contents", heading, self.width))
        contents = [
            (
                words(f"Priority {number}", Font(size=9), 140),
                words(str(pages.get(section.lines[0][0], 0)), Font(size=9), 140),
            )
            for number, section in enumerate(self.annex.sections, 1)
        ]
        self._table(*small_table(("Priority", "Page"), contents, self.style))
        self._words(words("Key", heading, self.width))
        key = [(icon(status, self.style), words(text, Font(size=9), 140)) for status, text in KEY]
        self._table(*small_table(("Status Indicator", "Status Description"), key, self.style))

    def _section(self, section: Section, pages: dict[str, int]) -> None:
        self._page()
        pages[section.lines[0][0]] = self.canvas.page
        self._words(words(section.heading, Font(size=18, colour=BLUE), self.width))
        for text in section.commitments:
            self._words(words(text, Font(size=9), self.width))
        late = self.style.layout == "2024"
        date = words(self.annex.date, Font(size=11), 60)
        self._beside(date, self.width - 60 if late else 150, 60)
        self._words(words("Status of Indicators", Font("Helvetica-Bold", 11), self.width))
        for text, status in section.lines:
            title = words(text, Font(size=11), self.width - SIGN)
            self._beside(
                icon(status, self.style, 11), priority_icon_at(title, self.style, self.width), SIGN
            )
            self._words(title)
        for text in section.notes:
            self._words(words(text, Font(size=9), self.width))
        for table in section.tables:
            self._measures(table)

    def _measures(self, table: Table) -> None:
        if self.style.between_tables:
            self._need(100)
            self._words(words(self.style.between_tables, Font(size=8), self.width), 4)
        self._table(*measures(table, self.style, self.width))

    def _table(self, widths: list[float], header: Row, rows: list[Row]) -> None:
        """Rows on as many pages as they need."""
        left = list(rows)
        printed = [header]
        self._need(header.height + LEAST)
        while left:
            row = left.pop(0)
            room = self.y - FOOT - sum(row.height for row in printed)
            if self._is_cut_here(row, room):
                head, tail = row.cut(row.height / 2)
                self._draw(widths, [*printed, head], BETWEEN_PARTS)
                printed = [header]
                self._need(header.height + LEAST)
                left.insert(0, tail)
                continue
            if row.height <= room:
                printed.append(row)
                continue
            here, rest = self._parts(row, room, first=len(printed) < 2)
            self._draw(widths, [*printed, *here], 0)
            self._page()
            printed = [header] if self.style.repeat_header else []
            left[:0] = rest
        self._draw(widths, printed, 8)

    def _is_cut_here(self, row: Row, room: float) -> bool:
        lines = max(len(cell.lines) for cell in row.cells if isinstance(cell, Text))
        whole = row.height <= room and not row.continues
        return self.style.cut_mid_page and whole and lines >= LONG

    def _parts(self, row: Row, room: float, *, first: bool) -> tuple[list[Row], list[Row]]:
        """What of a row stands on this page, and what on the next."""
        if room < LEAST:
            return [], [row]
        head, tail = row.cut(room)
        if self.style.rest_by_line:
            return [head], list(_by_line(tail))
        if self.style.code_on_next_page and not first and not row.continues:
            nothing = Text((), Font())
            return (
                [replace(head, cells=(nothing, *head.cells[1:]))],
                [replace(tail, cells=(row.cells[0], *tail.cells[1:]))],
            )
        return [head], [tail]

    def _draw(self, widths: list[float], rows: list[Row], after: float) -> None:
        if rows:
            height = sum(row.height for row in rows)
            draw_rows(self.pen, widths, rows, self.style, (MARGIN, self.y - height))
            self.y -= height + after


def _by_line(row: Row) -> Iterator[Row]:
    """A row for each line of text; where a cell has no line left it holds a space."""
    texts = [cell for cell in row.cells if isinstance(cell, Text)]
    columns = [text.lines for text in texts]
    space = Line(" ")
    for lines in zip_longest(*columns, fillvalue=space):
        flat = iter(replace(line, gap=0.0) for line in lines)
        cells = tuple(
            replace(cell, lines=(next(flat),)) if isinstance(cell, Text) else cell
            for cell in row.cells
        )
        yield replace(row, cells=cells, pad=1.0)
