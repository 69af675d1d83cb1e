"""What a status cell shows: a printed mark, a word, or a picture read by its colour and shape.

Pictures are read from the rendered page, the one path that is the same for images, drawings,
glyphs of any font and emoji. Colour tells first, shape second. Where they disagree, or neither is sure, the status is `unreadable`: it is never guessed.
"""

from __future__ import annotations

import colorsys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from kpi_tui.pdf.page.pages import Bitmap, Box, Word
from kpi_tui.pdf.text.lines import squash
from kpi_tui.report import Status

MARKS = {
    "n/a": Status.MONITORING_ONLY,
    "n/r": Status.NOT_REPORTED,
    "?": Status.ACTUAL_MISSING,
    "!": Status.TARGET_MISSING,
    "?!": Status.DATA_MISSING,
    "!?": Status.DATA_MISSING,
}
WORDS = {
    "green": Status.GREEN,
    "amber": Status.AMBER,
    "red": Status.RED,
}
OTHER = "other"
"""A colour that is none of the three."""
_HUES = {Status.RED: (340, 378), Status.AMBER: (20, 68), Status.GREEN: (75, 175)}
"""Degrees; red goes round past 360. The gaps between them belong to none."""
_SHAPES = {"star": Status.GREEN, "circle": Status.AMBER, "triangle": Status.RED}
_INSET = 1.5
"""Points left out at each side of a cell: its rulings and their blur."""
_LEAST_INK = 12
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class StatusMark:
    """What was seen in a cell. All `None` means that something is there and says nothing."""

    printed: Status | None = None
    """A mark in words or signs."""
    hue: Status | str | None = None
    """The status its colour stands for, `OTHER`, or `None` where it is grey."""
    shape: str | None = None
    text: str = ""


def printed_mark(words: Sequence[Word]) -> StatusMark | None:
    """Return the mark that the words of a cell are, if no picture need be seen to tell."""
    text = _text(words)
    return StatusMark(printed=MARKS[text], text=text) if text in MARKS else None


def read_mark(bitmap: Bitmap, box: Box, words: Sequence[Word]) -> StatusMark | None:
    """Read the mark in a cell, given its box; `None` where the cell is empty."""
    if printed := printed_mark(words):
        return printed
    text = _text(words)
    picture = _picture(bitmap, _pixels(bitmap, box))
    if text in WORDS:
        return StatusMark(
            printed=WORDS[text], hue=picture.background if picture else None, text=text
        )
    if picture is None or not (picture.ink or picture.background):
        return StatusMark(text=text) if text else None
    if not picture.ink:
        return StatusMark(hue=picture.background, text=text)
    return StatusMark(hue=picture.hue, shape=picture.shape, text=text)


def find_icon(bitmap: Bitmap, box: Box) -> tuple[StatusMark, Box] | None:
    """Find the coloured icon somewhere in a stretch of the page, and its box in points.

    One in a colour that stands for no status is taken where there is no other.
    """
    area = _pixels(bitmap, box, inset=0)
    coloured = _ink(bitmap, area, lambda colour: isinstance(_hue(colour), Status))
    coloured = coloured or _ink(bitmap, area, lambda colour: _hue(colour) is not None)
    if len(coloured) < _LEAST_INK:
        return None
    x0, x1 = min(x for x, _, _ in coloured), max(x for x, _, _ in coloured)
    y0, y1 = min(y for _, y, _ in coloured), max(y for _, y, _ in coloured)
    if not 0.5 < (x1 - x0 + 1) / (y1 - y0 + 1) < 2:
        return None
    picture = _picture(bitmap, (x0 - 2, y0 - 2, x1 + 3, y1 + 3))
    if picture is None or not picture.ink:
        return None
    scale = bitmap.scale
    left, top = bitmap.left + x0, bitmap.top + y0
    right, bottom = bitmap.left + x1 + 1, bitmap.top + y1 + 1
    extent = (left / scale, top / scale, right / scale, bottom / scale)
    return StatusMark(hue=picture.hue, shape=picture.shape), extent


def decide(mark: StatusMark | None, *, shapes_matter: bool) -> Status | None:
    """Return the status that a mark stands for; `None` only where there is no mark."""
    if mark is None:
        return None
    if mark.printed is not None:
        if mark.printed in MARKS.values() or mark.hue in (None, mark.printed):
            return mark.printed
        return Status.UNREADABLE
    by_shape = _SHAPES.get(mark.shape or "")
    if isinstance(mark.hue, Status):
        if by_shape is None or not shapes_matter or by_shape is mark.hue:
            return mark.hue
        return Status.UNREADABLE
    if mark.hue is None and by_shape is not None:
        return by_shape
    return Status.UNREADABLE


def shapes_matter(marks: Iterable[StatusMark | None]) -> bool:
    """Whether a report tells its statuses apart by shape too: a report of dots alone does not."""
    return len({mark.shape for mark in marks if mark and mark.shape in _SHAPES}) > 1


@dataclass(slots=True)
class _Picture:
    ink: bool
    hue: Status | str | None
    shape: str | None
    background: Status | str | None


def _text(words: Sequence[Word]) -> str:
    return squash("".join(word.text for word in words))


def _pixels(bitmap: Bitmap, box: Box, inset: float = _INSET) -> _Area:
    """Return the pixels of a box of the page, without its rim."""
    left, top, right, bottom = box
    scale = bitmap.scale
    return (
        max(0, round((left + inset) * scale) - bitmap.left),
        max(0, round((top + inset) * scale) - bitmap.top),
        min(bitmap.width, round((right - inset) * scale) - bitmap.left),
        min(bitmap.height, round((bottom - inset) * scale) - bitmap.top),
    )


_Area = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels of the bitmap."""
_Pixel = int
"""A colour as the bitmap holds it: 0xRRGGBB."""
_Ink = list[tuple[int, int, _Pixel]]
"""The pixels that stand out: x, y and colour."""


def _row(bitmap: Bitmap, y: int, left: int, right: int) -> list[_Pixel]:
    start = y * bitmap.width
    return bitmap.pixels[start + left : start + right].tolist()


def _ink(bitmap: Bitmap, area: _Area, wanted: Callable[[_Pixel], bool]) -> _Ink:
    """Return the pixels of an area whose colour is wanted. Each colour is asked for once."""
    left, top, right, bottom = area
    answers: dict[_Pixel, bool] = {}
    ink: _Ink = []
    before: bytes | None = None
    for y in range(top, bottom):
        start = y * bitmap.width
        raw = bitmap.pixels[start + left : start + right].tobytes()
        if raw == before:  # most rows are the background's, like the one above
            continue
        row = _row(bitmap, y, left, right)
        colours = set(row)
        for colour in colours - answers.keys():
            answers[colour] = wanted(colour)
        if any(answers[colour] for colour in colours):
            ink += [(left + x, y, colour) for x, colour in enumerate(row) if answers[colour]]
        else:
            before = raw
    return ink


def _picture(bitmap: Bitmap, area: _Area) -> _Picture | None:
    """Tell what stands out from the background of an area of the bitmap, in pixels.

    The background is the commonest colour along the area's border.
    """
    left, top, right, bottom = area
    left, top = max(0, left), max(0, top)
    right, bottom = min(bitmap.width, right), min(bitmap.height, bottom)
    if right - left < 4 or bottom - top < 4:
        return None
    border = Counter(_row(bitmap, top, left, right) + _row(bitmap, bottom - 1, left, right))
    for x in (left, right - 1):
        side = bitmap.pixels[top * bitmap.width + x : bottom * bitmap.width : bitmap.width]
        border.update(side.tolist())
    ground = border.most_common(1)[0][0]
    background = _hue(ground)
    rgb = _rgb(ground)
    ink = _ink(
        bitmap,
        (left, top, right, bottom),
        lambda pixel: max(abs(a - b) for a, b in zip(_rgb(pixel), rgb, strict=True)) > 70,
    )
    if len(ink) < _LEAST_INK:
        return _Picture(False, None, None, background)
    hues = Counter(hue for hue in (_hue(pixel) for _, _, pixel in ink) if hue is not None)
    coloured = hues.total()
    if coloured < _LEAST_INK:
        return _Picture(True, None, _shape(ink), background)
    hue, count = hues.most_common(1)[0]
    return _Picture(True, hue if count >= _SURE * coloured else OTHER, _shape(ink), background)


def _rgb(pixel: _Pixel) -> tuple[int, int, int]:
    return pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255


@cache
def _hue(pixel: _Pixel) -> Status | str | None:
    """Return the status a colour stands for; `None` for white, black and the greys between."""
    red, green, blue = _rgb(pixel)
    hue, saturation, value = colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255)
    if saturation < 0.35 or value < 0.25:
        return None
    degrees = hue * 360
    for status, (low, high) in _HUES.items():
        if low <= degrees <= high or low <= degrees + 360 <= high:
            return status
    return OTHER


def _shape(ink: _Ink) -> str | None:
    """Tell star, triangle or circle by how the ink fills its box and how much lies in the top half."""
    xs, ys = [x for x, _, _ in ink], [y for _, y, _ in ink]
    width, height = max(xs) - min(xs) + 1, max(ys) - min(ys) + 1
    if not 0.7 < width / height < 1.45 or height < 7:
        return None
    coverage = len(ink) / (width * height)
    half = min(ys) + height / 2
    above = sum(1 for y in ys if y + 0.5 < half) / len(ink)
    if 0.68 <= coverage <= 0.88 and 0.4 <= above <= 0.56:
        return "circle"
    if 0.44 <= coverage <= 0.64 and 0.15 <= above <= 0.32:
        return "triangle"
    if 0.28 <= coverage <= 0.58 and 0.32 < above <= 0.5:
        return "star"
    return None
