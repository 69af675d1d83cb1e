"""A table whose rows break over pages, for ReportLab, with every kind of border."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from .style import Style
from .text_cells import Box, Content

RULE = 0.5
"""How thick a rule is."""
GUTTER = 0.8
"""How far cells are apart that stand on a dark ground."""
LEAST = 24.0
"""A row is cut only where so much room is left at the foot of the page."""


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Content, ...]
    pad: float
    header: bool = False
    continues: bool = False
    """Its first lines are on the page before."""
    continued: bool = False
    """Its last lines are on the next page."""

    @property
    def height(self) -> float:
        return max(cell.height for cell in self.cells) + 2 * self.pad

    def cut(self, height: float) -> tuple[Row, Row]:
        parts = [cell.cut(height - 2 * self.pad) for cell in self.cells]
        head, tail = (tuple(side) for side in zip(*parts, strict=True))
        return (
            replace(self, cells=head, continued=True),
            replace(self, cells=tail, continues=True),
        )


class MeasureTable(Flowable):  # type: ignore[misc]
    """The header, where it is printed on this page, and the rows that are left to print."""

    def __init__(self, widths: list[float], header: Row, rows: list[Row], style: Style) -> None:
        super().__init__()
        self.widths, self.header, self.rows, self.look = widths, header, rows, style

    @property
    def printed(self) -> list[Row]:
        resumed = self.rows[0].continues or getattr(self, "resumed", False)
        return self.rows if resumed and not self.look.repeat_header else [self.header, *self.rows]

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return sum(self.widths), sum(row.height for row in self.printed)

    def split(self, _width: float, height: float) -> list[Flowable]:
        free = height - (self.wrap(0, 0)[1] - sum(row.height for row in self.rows))
        here, rest = _fit(self.rows, free)
        if not here:
            return []
        first, second = self._with(here), self._with(rest)
        first.resumed = getattr(self, "resumed", False)
        second.resumed = True
        return [first, second]

    def _with(self, rows: list[Row]) -> MeasureTable:
        return MeasureTable(self.widths, self.header, rows, self.look)

    def draw(self) -> None:
        lefts = [0.0, *accumulate(self.widths)]
        heights = [row.height for row in self.printed]
        tops = [sum(heights) - done for done in accumulate(heights, initial=0.0)]
        _draw_ground(self.canv, lefts, tops, self.printed, self.look)
        for row, top, height in zip(self.printed, tops, heights, strict=False):
            for cell, left, width in zip(row.cells, lefts, self.widths, strict=False):
                cell.draw(self.canv, Box(left, top, width, height), row.pad)
        _draw_rules(self.canv, lefts, _ruled(tops, self.printed, self.look), tops, self.look)


def _fit(rows: list[Row], height: float) -> tuple[list[Row], list[Row]]:
    here: list[Row] = []
    for number, row in enumerate(rows):
        if row.height <= height:
            here.append(row)
            height -= row.height
            continue
        if height < LEAST:
            return here, rows[number:]
        head, tail = row.cut(height)
        return [*here, head], [tail, *rows[number + 1 :]]
    return here, []


def _ruled(tops: list[float], rows: list[Row], style: Style) -> list[float]:
    """The edges between rows that are drawn."""
    ruled = list(tops)
    if style.open_rows and rows[-1].continued:
        ruled.pop()
    if style.open_rows and rows[0].continues:
        ruled.pop(0)
    return ruled


def _draw_ground(
    canvas: Canvas, lefts: list[float], tops: list[float], rows: list[Row], style: Style
) -> None:
    if style.borders == "cells":
        canvas.setFillColorRGB(0.2, 0.2, 0.2)
        height = tops[0] - tops[-1] + GUTTER
        canvas.rect(-GUTTER, tops[-1], lefts[-1] + GUTTER, height, stroke=0, fill=1)
        _draw_cells(canvas, lefts, tops, rows, style)
        return
    shade = _header_shade(style)
    for row, top, bottom in zip(rows, tops, tops[1:], strict=False):
        if row.header:
            canvas.setFillColorRGB(*shade)
            canvas.rect(0, bottom, lefts[-1], top - bottom, stroke=0, fill=1)


def _draw_cells(
    canvas: Canvas, lefts: list[float], tops: list[float], rows: list[Row], style: Style
) -> None:
    for row, top, bottom in zip(rows, tops, tops[1:], strict=False):
        canvas.setFillColorRGB(*(_header_shade(style) if row.header else (1, 1, 1)))
        foot = 0 if style.open_rows and row.continued else GUTTER
        for left, right in pairwise(lefts):
            height = top - bottom - foot
            canvas.rect(left, bottom + foot, right - left - GUTTER, height, stroke=0, fill=1)


def _header_shade(style: Style) -> tuple[float, float, float]:
    return (0.12, 0.22, 0.39) if style.dark_header else (0.85, 0.88, 0.95)


def _draw_rules(
    canvas: Canvas, lefts: list[float], ruled: list[float], tops: list[float], style: Style
) -> None:
    canvas.setLineWidth(RULE)
    canvas.setStrokeColorRGB(0.2, 0.2, 0.2)
    canvas.setFillColorRGB(0.2, 0.2, 0.2)
    if style.borders == "fills":
        _fill_rules(canvas, lefts, ruled, tops)
    elif style.borders in ("grid", "horizontal"):
        for y in ruled:
            canvas.line(0, y, lefts[-1], y)
    if style.borders == "grid":
        for x in lefts:
            canvas.line(x, tops[0], x, tops[-1])


def _fill_rules(canvas: Canvas, lefts: list[float], ruled: list[float], tops: list[float]) -> None:
    """Each side of each cell is a rectangle of its own, as browsers draw it."""
    for y in ruled:
        for left, right in pairwise(lefts):
            canvas.rect(left, y - RULE / 2, right - left, RULE, stroke=0, fill=1)
    for top, bottom in pairwise(tops):
        for x in lefts:
            canvas.rect(x - RULE / 2, bottom, RULE, top - bottom, stroke=0, fill=1)
