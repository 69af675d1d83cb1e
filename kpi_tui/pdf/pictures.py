"""Pictures of the pages of a report: each cell in the colour of its field, and what fitted nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from kpi_tui.pdf.explain import Placement, placements
from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.pages import Bitmap, Box
from kpi_tui.pdf.report.draft import Draft
from kpi_tui.pdf.report.row_places import RowPlaces

_COLOURS = {
    "measure": (31, 119, 180),
    "directors": (148, 103, 189),
    "portfolio holder": (197, 116, 228),
    "period actual": (44, 140, 60),
    "period target": (23, 170, 150),
    "period status": (188, 150, 20),
    "ytd actual": (90, 150, 20),
    "ytd target": (60, 160, 180),
    "ytd status": (150, 130, 60),
    "comment": (255, 140, 20),
    "improvement plan": (160, 90, 60),
    "timeframe": (227, 119, 194),
    "finance impact": (60, 80, 200),
    "risk impact": (110, 60, 140),
}
_HEADING = (0, 110, 110)
_FURNITURE = (140, 140, 140)
_FAULT = (230, 0, 30)
_NOT_READ = "NOT READ"
_FILL = 46
"""How much of a box's colour lies over the page, of 255."""


def draw_pages(document: PdfDocument, draft: Draft, folder: Path) -> list[Path]:
    """Write a PNG for each page that was read, and return where. Raises `OSError`."""
    folder.mkdir(parents=True, exist_ok=True)
    by_page: dict[int, list[Placement]] = {}
    for placement in placements(draft):
        by_page.setdefault(placement.page, []).append(placement)
    places = RowPlaces(draft.ink.rows)
    written = []
    for number in sorted(page.number for page in draft.pages):
        page = document.open_page(number)
        bitmap = page.render()
        page.close()
        ink = draft.ink.pages.get(number)
        unread = [
            mark.box
            for mark in (ink.unread if ink else ())
            if next(iter(places.unexplained(number, mark)), None)
        ]
        picture = _coloured(bitmap, by_page.get(number, ()), unread)
        path = folder / f"{document.path.stem}-page-{number:03}.png"
        picture.save(path)
        written.append(path)
    return written


def _coloured(bitmap: Bitmap, placed: Iterable[Placement], unread: Iterable[Box]) -> Image.Image:
    size = (bitmap.width, bitmap.height)
    drawn = Image.frombuffer("RGB", size, bitmap.pixels.tobytes(), "raw", "BGRX", 0, 1)
    over = Image.new("RGBA", size)
    pen = ImageDraw.Draw(over)
    boxes: dict[str, list[Box]] = {}
    for placement in placed:
        line = placement.line
        box = (line.x0, line.top, line.x1, line.base + 0.25 * line.size)
        known = boxes.setdefault(placement.taken_for, [])
        if known and placement.taken_for.startswith("OCC"):
            box = _around(known.pop(), box)
        known.append(box)
    for name, of_name in (*boxes.items(), (_NOT_READ, unread)):
        for box in of_name:
            _mark(pen, [side * bitmap.scale for side in box], name)
    return Image.alpha_composite(drawn.convert("RGBA"), over).convert("RGB")


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _mark(pen: ImageDraw.ImageDraw, box: Sequence[float], name: str) -> None:
    """Draw a box in the colour of what it was taken for, with its name where that is no furniture."""
    field = name.partition(" ")[2]
    is_furniture = name in ("running text", "header of a table", "cover, contents, key")
    colour = _COLOURS.get(field, _HEADING if name[:3] == "OCC" or name == "date" else _FAULT)
    colour = _FURNITURE if is_furniture else colour
    left, top, right, bottom = box
    rim = (left - 2, top - 2, max(right, left) + 2, max(bottom, top) + 2)
    pen.rectangle(rim, (*colour, _FILL), (*colour, 255), 3 if colour == _FAULT else 1)
    if not is_furniture:
        pen.text(
            (left, max(0, top - 12)),
            field if field in _COLOURS else name,
            (*colour, 255),
            font_size=9,
        )
