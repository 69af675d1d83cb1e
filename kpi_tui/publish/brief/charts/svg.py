"""A chart as SVG within a page: with a title and a description, and without the page's colours."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from kpi_tui.publish.brief.charts.drawing import (
    HEIGHT,
    SIZE,
    WIDTH,
    ChartElement,
    Polygon,
    Polyline,
    draw,
)
from kpi_tui.publish.brief.document import Chart
from kpi_tui.text import one_line


def to_svg(chart: Chart, name: str) -> str:
    """Return the `svg` element. `name` begins its ids: no other chart of the page may have it."""
    head = (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" font-size="{SIZE}">'
        f'<title id="{name}-title">{escape(one_line(chart.title))}</title>'
        f'<desc id="{name}-desc">{escape(one_line(chart.description))}</desc>'
    )
    return f"{head}{elements(draw(chart))}</svg>"


def elements(pieces: Iterable[ChartElement]) -> str:
    """Return lines, shapes and words as elements of SVG."""
    parts = []
    for piece in pieces:
        if isinstance(piece, Polyline):
            pattern = "5 4" if piece.dashed else "2 3" if piece.dotted else ""
            dashes = f' stroke-dasharray="{pattern}"' if pattern else ""
            parts.append(
                f'<polyline points="{_points(piece.points)}" fill="none" stroke="{piece.colour}" '
                f'stroke-width="{piece.width:g}"{dashes}/>'
            )
        elif isinstance(piece, Polygon):
            points = _points(piece.points)
            parts.append(f'<polygon points="{points}" fill="{piece.fill}" stroke="{piece.edge}"/>')
        else:
            weight = ' font-weight="bold"' if piece.bold else ""
            parts.append(
                f'<text x="{piece.x:.1f}" y="{piece.y:.1f}" dy="0.35em" fill="{piece.colour}" '
                f'text-anchor="{piece.anchor}"{weight}>{escape(piece.text)}</text>'
            )
    return "".join(parts)


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
