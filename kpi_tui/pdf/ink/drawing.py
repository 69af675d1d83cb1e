"""A page as it is drawn: its objects one by one, and all of them together as an image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pypdfium2.raw as pdfium

from kpi_tui.pdf.ink.bands import Bands
from kpi_tui.pdf.ink.images import PageImage, draw_image
from kpi_tui.pdf.ink.objects import DrawnObject, leave_undrawn, read_objects
from kpi_tui.pdf.page.pages import Page

_DPI = 100
_STAMP = 40.0
"""Points: text that is higher, turned text too, may be stamped across the page."""
_STAMPED = 4
"""So many other texts stand in the box of a stamp."""


@dataclass
class Drawing:
    """What a page draws, without what is stamped across it."""

    page: Page
    objects: Sequence[DrawnObject]
    image: PageImage
    """All of it, in grey."""

    @classmethod
    def of(cls, page: Page) -> Drawing:
        """Draw a page. What is stamped across it will not be drawn again. Raises `LimitError`."""
        objects = read_objects(page)
        stamps = _stamps(objects)
        if stamps:
            leave_undrawn(stamps)
            left_out = {stamp.order for stamp in stamps}
            objects = [drawn for drawn in objects if drawn.order not in left_out]
        return cls(page, objects, draw_image(page, _DPI))

    @cached_property
    def texts(self) -> list[DrawnObject]:
        """Its pieces of text."""
        return [drawn for drawn in self.objects if drawn.kind == pdfium.FPDF_PAGEOBJ_TEXT]

    @cached_property
    def bands(self) -> Bands:
        """Its pieces of text, by where they stand."""
        return Bands(self.texts)


def _stamps(objects: Sequence[DrawnObject]) -> list[DrawnObject]:
    """Return the pieces of text that are so large that others stand in their boxes.

    What is asked is not which word is a watermark (`page.marks.is_huge_among`), but what hides from
    the picture whether the words beneath are seen: boxes count, those of turned letters too, and
    no word is taken away by it.
    """
    texts = [drawn for drawn in objects if drawn.kind == pdfium.FPDF_PAGEOBJ_TEXT]
    huge = [text for text in texts if text.height > _STAMP]
    if not huge:
        return []
    small = Bands(text for text in texts if text.height <= _STAMP)
    return [text for text in huge if len(list(small.touching(text.box))) >= _STAMPED]
