"""Text in the colour of its ground that stands on a line of a table: it shows as a gap in the line."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from kpi_tui.pdf.ink.drawing import Drawing
from kpi_tui.pdf.ink.images import PieceImage
from kpi_tui.pdf.ink.objects import DrawnObject
from kpi_tui.pdf.page.drawings import Ruling, Shapes

_REACH = 2.0
"""Points from the middle of a line to the edge of the widest."""
_DARK = 100
"""Of 255: text that is darker is looked for on white, where it is seen, lines or not."""
_BESIDE = 1.5
"""Points around a letter in which its ground is looked for: the box of a thin one is all ink."""
_ALIKE = 16
"""Of 255: shades that differ by less are one ground."""


def like_their_ground(
    drawing: Drawing, texts: Iterable[DrawnObject], least: int
) -> Iterator[DrawnObject]:
    """Yield the pieces of text that differ by less than `least` from the commonest shade around."""
    parts = red, green, blue, _ = [ctypes.c_uint() for _ in range(4)]
    into = [ctypes.byref(part) for part in parts]  # once: a page may have thousands of pieces
    for text in texts:
        if not pdfium.FPDFPageObj_GetFillColor(text.raw, *into):
            continue
        shade = (299 * red.value + 587 * green.value + 114 * blue.value) // 1000
        if shade < _DARK:
            continue
        x0, y0, x1, y1 = text.box
        around = (x0 - _BESIDE, y0 - _BESIDE, x1 + _BESIDE, y1 + _BESIDE)
        counts = drawing.image.piece(around).histogram()
        if abs(counts.index(max(counts)) - shade) < least:
            yield text


class Lines:
    """The lines drawn on a page, to tell what changes nothing but them."""

    def __init__(self, shapes: Shapes) -> None:
        self._across, self._upright = sorted(shapes.horizontals), sorted(shapes.verticals)

    def hold_all(
        self, changed: Image.Image, bare: PieceImage, area: tuple[int, int, int, int], least: int
    ) -> bool:
        """Whether all that changed in an area lies on lines, and nothing on the ground beside them.

        `changed` is how far two drawings of a piece of the page differ, and `bare` the one of them
        without the text that is asked about.
        """
        left, top, right, bottom = area
        scale = bare.scale
        x0, x1 = (bare.left + left) / scale, (bare.left + right) / scale
        y0, y1 = (bare.top + top) / scale, (bare.top + bottom) / scale
        level = _near(self._across, (y0, y1), (x0, x1))
        upright = _near(self._upright, (x0, x1), (y0, y1))
        if not level and not upright:
            return False
        ground = bare.image.crop(area)
        colours = ground.getcolors(ground.width * ground.height) or []
        commonest = max(colours, key=lambda each: each[0])[1]
        alone = Image.new("RGB", ground.size, commonest)  # type: ignore[arg-type]
        plain = ImageChops.difference(ground, alone)
        on_ground = _strongest(plain).point([255 * (each < _ALIKE) for each in range(256)])
        seen = _strongest(changed.crop(area)).point([255 * (each >= least) for each in range(256)])
        if ImageChops.darker(on_ground, seen).getbbox():
            return False
        width, height = seen.size
        for at in level:
            first, last = (round((at + each - y0) * scale) for each in (-_REACH, _REACH))
            seen.paste(0, (0, first, width, last))
        for at in upright:
            first, last = (round((at + each - x0) * scale) for each in (-_REACH, _REACH))
            seen.paste(0, (first, 0, last, height))
        return seen.getbbox() is None


def _near(
    lines: Sequence[Ruling], between: tuple[float, float], along: tuple[float, float]
) -> list[float]:
    """Return where the lines are that pass through a box or close by."""
    found = []
    for line in lines[bisect_left(lines, (between[0] - _REACH,)) :]:
        if line.at > between[1] + _REACH:
            break
        if line.start < along[1] and line.end > along[0]:
            found.append(line.at)
    return found


def _strongest(image: Image.Image) -> Image.Image:
    """Return how strong the strongest of each pixel's colours is."""
    red, green, blue = image.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)
