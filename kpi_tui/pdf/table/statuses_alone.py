"""Statuses drawn beside no words of their row: above the first words of a page, or below its last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PIL import Image, ImageChops

from kpi_tui.pdf.page.pages import Box, Page
from kpi_tui.pdf.signs.colours import HUES, LEAST_SATURATION, is_between
from kpi_tui.pdf.signs.picture import INSET, Canvas
from kpi_tui.pdf.table.cell_edges import find_edge
from kpi_tui.pdf.table.fields import STATUSES
from kpi_tui.pdf.table.header_columns import FieldColumn

_LOWEST = 4.0
"""Points: what is less high is a line, or the rim of a sign that stands beside words."""
_BEYOND = 6.0
"""Points beside a column: what reaches so far is a band or a logo, and no status of it."""


def find_alone(
    page: Page, columns: Sequence[FieldColumn], between: tuple[float, float], *, at_top: bool
) -> dict[str, list[Box]]:
    """Return what is drawn in the colour of a status between two heights of a page, by field.

    Words stand below where it is `at_top`, else above: a sign that reaches to them is theirs.
    """
    found: dict[str, list[Box]] = {}
    top, bottom = between
    for column in columns:
        if column.field not in STATUSES or bottom - top < _LOWEST:
            continue
        words = bottom if at_top else top
        edge = find_edge(page.shapes, (column.x0, column.x1), words, 0.0)
        above, below = (top, edge) if at_top else (edge, bottom)
        for box in _signs(page, (column.x0 - _BEYOND, above, column.x1 + _BEYOND, below)):
            x0, y0, x1, y1 = box
            apart = below - y1 if at_top else y0 - above
            within = column.x0 - INSET < x0 and x1 < column.x1 + INSET
            if within and y1 - y0 > _LOWEST and (apart > INSET or edge != words):
                found.setdefault(column.field, []).append(box)
    return found


def _signs(page: Page, box: Box) -> Iterator[Box]:
    """Yield where in a box of a page something is drawn in the colour of a status, from the top."""
    canvas = Canvas.of(page.render(box))
    hue, saturation, _ = canvas.image.convert("HSV").split()
    strong = saturation.point([255 * (each > LEAST_SATURATION * 255) for each in range(256)])
    for least, most in HUES.values():
        known = [255 * is_between(each * 360 / 255, least, most) for each in range(256)]
        mask = ImageChops.darker(hue.point(known), strong)
        profile = mask.resize((1, mask.height), Image.Resampling.BOX).tobytes()
        bottom = 0
        for is_drawn, run in groupby(map(bool, profile)):
            top, bottom = bottom, bottom + len(list(run))
            across = mask.crop((0, top, mask.width, bottom)).getbbox() if is_drawn else None
            if across is not None:
                yield canvas.box((across[0], top, across[2], bottom))
