"""What stands out from the ground of a piece of a page: its colour and its shape.

Pictures are read from the rendered page, the one path that is the same for images, drawings,
glyphs of any font and emoji. Whatever is done for each pixel is done by Pillow, in C.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PIL import Image

from kpi_tui.pdf.page.pages import Bitmap, Box, Word
from kpi_tui.pdf.signs.colours import Colour, distance
from kpi_tui.pdf.signs.icon_shapes import is_ring, shape_of
from kpi_tui.pdf.signs.ink_hues import Apart, hue_of_ink, is_grey_ink
from kpi_tui.pdf.signs.ink_masks import LEAST_INK, Area, ink_mask, without_lines, without_slivers
from kpi_tui.status import Status

INSET = 1.5
"""Points left out at each side of a cell: its rulings and their blur."""
_LARGEST_INSET = 0.2
"""Of a cell: of one that is very low, more than its rim would be left out."""
_BESIDE = 0.12
"""Of a font's size: how far above and below words their ground is looked for."""
_LEAST_BLOCK = 6
"""Pixels of a side: what is lower is a rule."""
_SMALL = 20
"""Pixels: the shape of what is smaller may be lost in them."""
_RIM = 2
"""Pixels around a small thing that is looked at closely, in which its ground is seen."""
_FULL = 0.8
"""Of each of its sides is ink where a block is drawn."""
_STRIP = 0.05
"""Of a cell, which a highlighter that crosses it covers."""
FAINTEST = 16
"""What differs less from its ground is not seen. Yellow in shades of grey differs by 25 to 29."""
_EDGE = 0.45
_PLAIN = 70
"""Ink is what differs from the ground by so much of the strongest ink, or by so much at all."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What was seen in a piece of a page."""

    ground: Colour
    """The commonest colour along its border."""
    has_ink: bool = False
    """Whether something is drawn on it, or on the block if there is one."""
    hue: Status | str | None = None
    """The status its ink's colour stands for, `OTHER`, or `None` where it is grey."""
    shape: str | None = None
    """`star`, `circle` or `triangle`."""
    block: Colour | None = None
    """The colour of a rectangle in it, which does not fill it."""
    is_grey: bool = False
    """Whether its ink is neither coloured nor black."""
    is_ring: bool = False
    """Whether it is a circle that is not filled."""
    ink: Area | None = None
    """Where it is drawn, but on a block."""
    colour: Colour | None = None
    """What its ink has on average, where that stands for a status."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A rendered piece of a page as Pillow has it."""

    image: Image.Image
    scale: float
    left: int
    top: int
    closely: Callable[[Box], Bitmap] | None = None
    """Draws a piece of the page with more pixels a point."""

    @classmethod
    def of(cls, bitmap: Bitmap) -> Canvas:
        """Take the pixels of a bitmap."""
        size = bitmap.width, bitmap.height
        image = Image.frombytes("RGB", size, bitmap.pixels.cast("B"), "raw", "BGRX")
        return cls(image, bitmap.scale, bitmap.left, bitmap.top, bitmap.closely)

    def area(self, box: Box, inset: float = INSET) -> Area | None:
        """Return the pixels of a box of the page without its rim; `None` where there are none."""
        left, top, right, bottom = box
        inset = min(inset, _LARGEST_INSET * (right - left), _LARGEST_INSET * (bottom - top))
        scale = self.scale
        area = (
            max(0, round((left + inset) * scale) - self.left),
            max(0, round((top + inset) * scale) - self.top),
            min(self.image.width, round((right - inset) * scale) - self.left),
            min(self.image.height, round((bottom - inset) * scale) - self.top),
        )
        return area if area[2] - area[0] >= 4 and area[3] - area[1] >= 4 else None

    def box(self, area: Area) -> Box:
        """Return where pixels stand on the page, in points."""
        left, top, right, bottom = area
        return (
            (self.left + left) / self.scale,
            (self.top + top) / self.scale,
            (self.left + right) / self.scale,
            (self.top + bottom) / self.scale,
        )

    def look(self, area: Area) -> Picture:
        """Tell what stands out from the background of an area."""
        ground = self.border(area)
        piece = self.image.crop(area)
        seen = colours_of(piece)
        colours = sorted(((distance(c, ground), number, c) for number, c in seen), reverse=True)
        edge = _edge(colours)
        if edge > 255:
            return Picture(ground)
        mask = ink_mask(piece, ground, edge)
        inner = without_slivers(mask, area)
        inner = without_lines(mask, area) if inner == area else inner
        if inner != area:
            return self.look(inner)
        if block := self._block(mask, area, ground, edge):
            inside = self.look(block)
            return replace(inside, block=inside.ground, ground=ground)
        ink = [colour for colour in colours if colour[0] >= edge]
        hue, colour = hue_of_ink(ink, ground)
        is_grey = not hue and is_grey_ink(ink)
        x0, y0, x1, y1 = mask.getbbox() or (0, 0, *mask.size)
        at = area[0] + x0, area[1] + y0, area[0] + x1, area[1] + y1
        shape = shape_of(mask)
        return Picture(
            ground, True, hue, shape, is_grey=is_grey, is_ring=is_ring(mask), ink=at, colour=colour
        )

    def look_closely(self, area: Area) -> Picture:
        """Tell what stands out from an area; a shape that its few pixels do not tell is drawn larger."""
        picture = self.look(area)
        if picture.ink is None or picture.shape or picture.is_ring or self.closely is None:
            return picture
        left, top, right, bottom = picture.ink
        if max(right - left, bottom - top) > _SMALL:
            return picture
        around = left - _RIM, top - _RIM, right + _RIM, bottom + _RIM
        canvas = Canvas.of(self.closely(self.box(around)))
        larger = canvas.look((0, 0, *canvas.image.size))
        return replace(picture, shape=larger.shape, is_ring=larger.is_ring)

    def _block(self, mask: Image.Image, area: Area, ground: Colour, edge: float) -> Area | None:
        """Return the inside of a rectangle that is drawn in an area with other things on it."""
        box = mask.getbbox()
        if box is None or min(box[2] - box[0], box[3] - box[1]) < _LEAST_BLOCK:
            return None
        # The corners of a sign of any shape are empty, and most of its sides.
        for side in sides(box):
            length = max(side[2] - side[0], side[3] - side[1])
            if mask.crop(side).histogram()[255] < _FULL * length:
                return None
        left, top, right, bottom = box
        x, y = area[:2]
        inside = x + left + 1, y + top + 1, x + right - 1, y + bottom - 1
        return inside if distance(self.border(inside), ground) >= edge else None

    def around(self, words: Sequence[Word], box: Box) -> Colour | None:
        """Return the ground that words stand on, inside a box; `None` where that is not seen.

        It is looked for just above and below them: a highlighter ends where the letters do.
        """
        size = _BESIDE * max(word.size for word in words)
        area = self.area(
            (
                max(box[0] + INSET, min(word.x0 for word in words)),
                max(box[1] + INSET, min(word.top for word in words) - size),
                min(box[2] - INSET, max(word.x1 for word in words)),
                min(box[3] - INSET, max(word.base for word in words) + size),
            ),
            inset=0,
        )
        if area is None:
            return None
        left, top, right, bottom = area
        return self.commonest((left, top, right, top + 1), (left, bottom - 1, right, bottom))

    def without(self, words: Sequence[Word], area: Area, below: float | None = None) -> Canvas:
        """Return an area alone, with words painted over in the colour of its ground.

        That is so many points `below` the line that they stand on, or as far as any letter reaches.
        """
        image = self.image.crop(area)
        piece = replace(self, image=image, left=self.left + area[0], top=self.top + area[1])
        ground = self.commonest(area)
        for word in words:
            rim = 0.15 * word.size
            foot = word.base + (2 * rim if below is None else below)
            box = (word.x0 - 0.5, word.top - rim, word.x1 + 0.5, foot)
            covered = piece.area(box, inset=0)
            if covered is not None:
                image.paste(ground, covered)
        return piece

    def border(self, area: Area) -> Colour:
        """Return the commonest colour along the border of an area."""
        return self.commonest(*sides(area))

    def common(self, area: Area) -> set[Colour]:
        """Return the colours that a good part of an area has: its ground, and strips across it."""
        left, top, right, bottom = area
        least = _STRIP * (right - left) * (bottom - top)
        return {colour for number, colour in colours_of(self.image.crop(area)) if number >= least}

    def commonest(self, *areas: Area) -> Colour:
        """Return the colour that most of some areas have: the ground of their text."""
        numbers: Counter[Colour] = Counter()
        for area in areas:
            for number, colour in colours_of(self.image.crop(area)):
                numbers[colour] += number
        return numbers.most_common(1)[0][0]


def sides(area: Area) -> tuple[Area, ...]:
    """Return the four sides of an area, a pixel wide."""
    left, top, right, bottom = area
    return (
        (left, top, right, top + 1),
        (left, bottom - 1, right, bottom),
        (left, top, left + 1, bottom),
        (right - 1, top, right, bottom),
    )


def colours_of(image: Image.Image) -> list[tuple[int, Colour]]:
    """Return how often each colour stands in an image."""
    return image.getcolors(image.width * image.height) or []  # type: ignore[return-value]


def _edge(colours: list[Apart]) -> float:
    """Return from which distance on a colour is ink: 256 where there is none."""
    number = 0
    for apart, count, _ in colours:
        number += count
        if number >= LEAST_INK:
            return min(max(_EDGE * apart, FAINTEST), _PLAIN) if apart >= FAINTEST else 256
    return 256
