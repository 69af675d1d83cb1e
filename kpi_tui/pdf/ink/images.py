"""A page drawn as an image, and how much stands out in a box of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium
from PIL import Image

from kpi_tui.pdf.page.pages import Box, Page


@dataclass(slots=True)
class PageImage:
    """A drawn page: `scale` pixels are a point."""

    image: Image.Image
    scale: float
    _core: Any = field(init=False, repr=False)
    """The image without Pillow's wrapping, which takes five times as long as cropping."""

    def __post_init__(self) -> None:
        self._core = self.image.im

    def contrast(self, box: Box) -> int:
        """Return how far the brightest and the darkest pixel of a box differ, 0 to 255."""
        low, high = self._extrema(box)
        return high - low

    def brightest(self, box: Box) -> int:
        """Return the brightest shade in a box, 0 to 255."""
        return self._extrema(box)[1]

    def piece(self, box: Box) -> Image.Image:
        """Return the piece of the image in a box, which is empty outside of the page."""
        return self.image.crop(self._pixels(box))

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        x0, y0, x1, y1 = box
        scale = self.scale
        width, height = self._core.size
        left, top = int(x0 * scale), int(y0 * scale)
        right, bottom = int(x1 * scale) + 1, int(y1 * scale) + 1
        # Asked for every word: `min` and `max` would take half of the time.
        left = 0 if left < 0 else left if left < width else width
        top = 0 if top < 0 else top if top < height else height
        right = right if right < width else width
        bottom = bottom if bottom < height else height
        return left, top, right if right > left else left, bottom if bottom > top else top

    def _extrema(self, box: Box) -> tuple[int, int]:
        left, top, right, bottom = pixels = self._pixels(box)
        if left >= right or top >= bottom:  # outside the page there is nothing
            return 255, 255
        extrema: tuple[int, int] = self._core.crop(pixels).getextrema()
        return extrema


def draw_image(page: Page, dpi: float) -> PageImage:
    """Draw a page in grey, without the comments that readers put on it."""
    bitmap, scale, _, _ = page.draw(dpi, pdfium.FPDFBitmap_Gray)
    size = (bitmap.width, bitmap.height)
    image = Image.frombuffer("L", size, bitmap.buffer, "raw", "L", bitmap.stride, 1)
    return PageImage(image.copy(), scale)


@dataclass(frozen=True, slots=True)
class PieceImage:
    """A drawn piece of a page: `scale` pixels are a point."""

    image: Image.Image
    scale: float
    left: int
    """How many pixels of the page are cut off at the left and, below, at the top."""
    top: int


def draw_piece(page: Page, dpi: float, box: Box, *, annotations: bool = False) -> PieceImage:
    """Draw a piece of a page in colours."""
    bitmap, scale, left, top = page.draw(
        dpi, pdfium.FPDFBitmap_BGRx, box=box, annotations=annotations
    )
    size = (bitmap.width, bitmap.height)
    image = Image.frombuffer("RGB", size, bitmap.buffer, "raw", "BGRX", bitmap.stride, 1)
    return PieceImage(image, scale, left, top)
