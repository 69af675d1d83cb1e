"""A table whose rows break over pages, with every kind of border."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from reportlab.platypus import Flowable

from .runs import canvas_for
from .style import Style
from .text_cells import Box, Canvas, Content

RULE = 0.5
"""How thick a rule is."""
GUTTER = 0.8
"""How far cells are apart that stand on a dark ground."""
ZEBRA = (0.94, 0.94, 0.94)
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
    shaded: bool = False

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
        canvas = canvas_for(self.canv, self.look.runs)
        draw_rows(canvas, self.widths, self.printed, self.look, (0.0, 0.0))


def draw_rows(
    canvas: Canvas,
    widths: list[float],
    rows: list[Row],
    style: Style,
    corner: tuple[float, float],
) -> None:
    """Rows one below the other; `corner` is the lower left one of the last."""
    left, bottom = corner
    lefts = list(accumulate(widths, initial=left))
    heights = [row.height for row in rows]
    tops = [bottom + sum(heights) - done for done in accumulate(heights, initial=0.0)]
    _draw_ground(canvas, lefts, tops, rows, style)
    for row, top, height in zip(rows, tops, heights, strict=False):
        for cell, x, width in zip(row.cells, lefts, widths, strict=False):
            cell.draw(canvas, Box(x, top, width, height), row.pad)
    _draw_rules(canvas, lefts, _ruled(tops, rows, style), tops, style)


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
        width = lefts[-1] - lefts[0] + GUTTER
        canvas.rect(lefts[0] - GUTTER, tops[-1], width, height, stroke=0, fill=1)
        _draw_cells(canvas, lefts, tops, rows, style)
        return
    for row, top, bottom in zip(rows, tops, tops[1:], strict=False):
        if row.header or row.shaded:
            canvas.setFillColorRGB(*(_header_shade(style) if row.header else ZEBRA))
            canvas.rect(lefts[0], bottom, lefts[-1] - lefts[0], top - bottom, stroke=0, fill=1)


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
            canvas.line(lefts[0], y, lefts[-1], y)
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
