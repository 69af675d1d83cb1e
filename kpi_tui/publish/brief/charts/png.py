"""A chart as a PNG, for documents that hold no SVG."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from math import dist

from PIL import Image, ImageDraw, ImageFont

from kpi_tui.publish.brief.charts.drawing import (
    HEIGHT,
    SIZE,
    WIDTH,
    XY,
    ChartElement,
    Polygon,
    Polyline,
    TextLabel,
    draw,
)
from kpi_tui.publish.brief.document import Chart

SCALE = 2
"""Dots of the picture a unit of the sheet: 200 to the inch at a page's width."""
FINER = 2
"""It is drawn this much larger and made smaller again, for Pillow draws no smooth lines."""
DASH, GAP = 5, 4
ANCHORS = {"start": "lm", "middle": "mm", "end": "rm"}


def to_png(chart: Chart) -> bytes:
    """The picture, without an alternative text: the document that holds it has that."""
    zoom = SCALE * FINER
    image = Image.new("RGB", (WIDTH * zoom, HEIGHT * zoom), "white")
    canvas = ImageDraw.Draw(image)
    for piece in draw(chart):
        _paint(canvas, piece)
    buffer = io.BytesIO()
    image.reduce(FINER).save(buffer, "PNG")
    return buffer.getvalue()


def _paint(canvas: ImageDraw.ImageDraw, piece: ChartElement) -> None:
    zoom = SCALE * FINER
    if isinstance(piece, Polyline):
        width = round(piece.width * zoom)
        for part in _dashes(piece.points) if piece.dashed else [piece.points]:
            canvas.line(_zoomed(part), piece.colour, width, joint="curve")
    elif isinstance(piece, Polygon):
        canvas.polygon(_zoomed(piece.points), piece.fill, piece.edge, zoom)
    else:
        _write(canvas, piece)


def _write(canvas: ImageDraw.ImageDraw, words: TextLabel) -> None:
    # Pillow's own font is the same everywhere and has no pound sign; the caption says the unit.
    zoom = SCALE * FINER
    font = ImageFont.load_default(SIZE * zoom)
    at = (words.x * zoom, words.y * zoom)
    text = words.text.replace("£", "")
    weight = zoom // 4 if words.bold else 0
    canvas.text(at, text, words.colour, font, ANCHORS[words.anchor], stroke_width=weight)


def _dashes(points: tuple[XY, ...]) -> Iterator[tuple[XY, XY]]:
    """The parts of a line that are drawn, in the rhythm of `DASH` and `GAP` round its corners."""
    at = 0.0
    for start, end in pairwise(points):
        length = dist(start, end)
        done = 0.0
        while done < length:
            phase = (at + done) % (DASH + GAP)
            part = min((DASH if phase < DASH else DASH + GAP) - phase, length - done)
            if phase < DASH:
                yield _along(start, end, done / length), _along(start, end, (done + part) / length)
            done += max(part, 0.01)
        at += length


def _along(start: XY, end: XY, share: float) -> XY:
    return (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))


def _zoomed(points: tuple[XY, ...]) -> list[XY]:
    zoom = SCALE * FINER
    return [(x * zoom, y * zoom) for x, y in points]
