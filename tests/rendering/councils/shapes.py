"""Dots, arrows and charts, as shapes that each engine draws in its own way, or as one picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from kpi_tui.report import PublishedDirection

Point = tuple[float, float]

UP = ((0.5, 0.0), (1.0, 0.5), (0.7, 0.5), (0.7, 1.0), (0.3, 1.0), (0.3, 0.5), (0.0, 0.5))
"""A block arrow in a square, counted from its upper left corner."""
ARROWS: dict[PublishedDirection, tuple[Point, ...]] = {
    PublishedDirection.IMPROVING: UP,
    PublishedDirection.WORSENING: tuple((x, 1 - y) for x, y in UP),
    PublishedDirection.SAME: tuple((1 - y, x) for x, y in UP),
    PublishedDirection.UNCLEAR: tuple((1 - y, x) for x, y in UP),
}


@dataclass(frozen=True, slots=True)
class Polygon:
    points: tuple[Point, ...]
    fill: str | None = None
    stroke: str | None = None
    """Two points and a stroke are a line."""


@dataclass(frozen=True, slots=True)
class Circle:
    centre: Point
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Label:
    at: Point
    """Where its base line begins."""
    words: str
    size: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in a box, counted from its upper left corner."""

    width: float
    height: float
    shapes: tuple[Polygon | Circle | Label, ...]
    is_bitmap: bool = False


def dot(colour: str, size: float = 9.0) -> Drawing:
    """A filled circle."""
    return Drawing(size, size, (Circle((size / 2, size / 2), size / 2, colour),))


def arrow(
    direction: PublishedDirection, fill: str | None, stroke: str, size: float = 10.0
) -> Drawing:
    """A block arrow: up, down or to the right."""
    edge = 0.5
    inner = size - 2 * edge
    points = tuple((edge + x * inner, edge + y * inner) for x, y in ARROWS[direction])
    return Drawing(size, size, (Polygon(points, fill, stroke),))


def chart(
    values: Sequence[float], labels: Sequence[str], width: float, height: float, *, is_bitmap: bool
) -> Drawing:
    """Bars of the last periods, the axis labelled in the picture, and a line for the target."""
    top, foot, left, size = 6.0, height - 14.0, 26.0, 7.0
    most = max([*values, 1.0]) * 1.2
    step = (width - left) / max(len(values), 1)
    shapes: list[Polygon | Circle | Label] = []
    for part in range(4):
        y = foot - (foot - top) * part / 3
        shapes.append(Polygon(((left, y), (width, y)), stroke="#d9d9d9"))
        shapes.append(Label((2.0, y + 2.5), f"{most * part / 3:.0f}", size))
    for number, (value, label) in enumerate(zip(values, labels, strict=True)):
        x, y = left + step * (number + 0.3), foot - (foot - top) * value / most
        corners = ((x, foot), (x, y), (x + 0.4 * step, y), (x + 0.4 * step, foot))
        shapes.append(Polygon(corners, fill="#ccccff"))
        shapes.append(Label((x - 2, height - 4.0), label, size))
    y = foot - (foot - top) * 0.75
    shapes.append(Polygon(((left + step / 2, y), (width - step / 2, y)), stroke="#00b050"))
    return Drawing(width, height, tuple(shapes), is_bitmap)


def bitmap(drawing: Drawing, scale: float = 3.0) -> bytes:
    """The drawing as a PNG."""
    size = round(drawing.width * scale), round(drawing.height * scale)
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        if isinstance(shape, Polygon):
            points = [(x * scale, y * scale) for x, y in shape.points]
            if len(points) == 2:
                pen.line(points, fill=shape.stroke, width=round(scale))
            else:
                pen.polygon(points, fill=shape.fill, outline=shape.stroke)
        elif isinstance(shape, Circle):
            (x, y), radius = shape.centre, shape.radius
            box = [(v) * scale for v in (x - radius, y - radius, x + radius, y + radius)]
            pen.ellipse(box, fill=shape.fill)
        else:
            at = (shape.at[0] * scale, shape.at[1] * scale)
            pen.text(at, shape.words, fill="#404040", font_size=shape.size * scale, anchor="ls")
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
