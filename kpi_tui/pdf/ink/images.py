"""A page drawn as an image, and how much stands out in a box of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pypdfium2.raw as pdfium
from PIL import Image

from kpi_tui.pdf.page.pages import Box, Page

Mode = Literal["L", "RGB"]
_FORMATS: dict[Mode, tuple[int, str]] = {
    "L": (pdfium.FPDFBitmap_Gray, "L"),
    "RGB": (pdfium.FPDFBitmap_BGRx, "BGRX"),
}


@dataclass(frozen=True, slots=True)
class PageImage:
    """A drawn page: `scale` pixels are a point."""

    image: Image.Image
    scale: float

    def contrast(self, box: Box) -> int:
        """Return how far the brightest and the darkest pixel of a box differ, 0 to 255."""
        low, high = self._extrema(box)
        return high - low

    def darkest(self, box: Box) -> int:
        """Return the darkest shade in a box, 0 to 255."""
        return self._extrema(box)[0]

    def brightest(self, box: Box) -> int:
        """Return the brightest shade in a box, 0 to 255."""
        return self._extrema(box)[1]

    def piece(self, box: Box) -> Image.Image:
        """Return the piece of the image in a box, which is empty outside of the page."""
        return self.image.crop(self._pixels(box))

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        x0, y0, x1, y1 = box
        scale, image = self.scale, self.image
        left, top = max(0, int(x0 * scale)), max(0, int(y0 * scale))
        right, bottom = (
            min(image.width, int(x1 * scale) + 1),
            min(image.height, int(y1 * scale) + 1),
        )
        return left, top, max(left, right), max(top, bottom)

    def _extrema(self, box: Box) -> tuple[int, int]:
        left, top, right, bottom = pixels = self._pixels(box)
        if left >= right or top >= bottom:  # outside the page there is nothing
            return 255, 255
        # Without the wrapping of `Image.crop`, which takes five times as long as cropping.
        low, high = self.image.im.crop(pixels).getextrema()
        return int(low), int(high)


def draw_image(page: Page, dpi: float, mode: Mode = "L", *, annotations: bool = False) -> PageImage:
    """Draw a page, in grey or in colours, without the comments that readers put on it."""
    pixel_format, raw_mode = _FORMATS[mode]
    bitmap, scale, _, _ = page.draw(dpi, pixel_format, annotations=annotations)
    size = (bitmap.width, bitmap.height)
    image = Image.frombuffer(mode, size, bitmap.buffer, "raw", raw_mode, bitmap.stride, 1)
    return PageImage(image.copy() if mode == "L" else image, scale)
