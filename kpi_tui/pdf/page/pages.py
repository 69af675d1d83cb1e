"""A page of a PDF as plain geometry: words, rulings and a bitmap, as a reader sees them.

Coordinates are points from the top left corner of the page as it is displayed, whatever its
rotation, its MediaBox or the direction its text was drawn in. PDFium does the reading: it is
the engine that also renders the page, and many times faster than parsing in Python.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.actual_text import read_text
from kpi_tui.pdf.page.affine import Affine
from kpi_tui.pdf.page.annotations import Annotation
from kpi_tui.pdf.page.calls import address_of_text, direct
from kpi_tui.pdf.page.drawings import Ruling, Shapes, read_shapes
from kpi_tui.pdf.page.glyphs import is_bold_font
from kpi_tui.pdf.page.hyphens import hyphens_of
from kpi_tui.pdf.page.limits import MOST_CHARACTERS, MOST_PIXELS, LimitError, allow
from kpi_tui.pdf.page.long_names import leave_out_long_names
from kpi_tui.pdf.page.marks import (
    find_stamps,
    part_raised,
    raise_marks,
    strike_out,
    struck_by_overlay,
)
from kpi_tui.pdf.page.page_objects import PageObject, read_page_objects
from kpi_tui.pdf.page.paper import Paper
from kpi_tui.pdf.page.private_signs import name_minus_signs
from kpi_tui.pdf.page.spacing import space_words
from kpi_tui.pdf.page.turn import UPSIDE_DOWN, turn_of
from kpi_tui.pdf.page.words import Word as Word
from kpi_tui.pdf.page.words import read_letters

_character_box = direct(pdfium.FPDFText_GetCharBox)

_LONGEST_NAME = 256
"""Bytes of a font's name."""

_PAPER = Paper()
DPI = 150
"""Enough to tell the shapes of most icons."""
_CLOSE_DPI = 450
"""Enough for an icon of three points, as one is on a sheet that was printed smaller."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points as displayed."""


@dataclass(slots=True)
class Bitmap:
    """A rendered piece of a page: `pixels` holds its rows one after the other, as 0xRRGGBB.

    They hold until the next page is drawn.
    """

    pixels: memoryview
    width: int
    height: int
    scale: float
    """Pixels a point."""
    left: int = 0
    """How many pixels of the page are cut off at the left and, below, at the top."""
    top: int = 0
    closely: Callable[[Box], Bitmap] | None = None
    """Draws the piece of the page that is in a box with more pixels a point."""


@dataclass
class Page:
    """One page, read when asked."""

    number: int
    raw: pypdfium2.PdfPage = field(repr=False)
    on_start: Callable[[int], None] | None = field(default=None, repr=False)
    """Called with its number whenever something of it is about to be read."""
    annotations: list[Annotation] = field(default_factory=list, repr=False)
    """The comments and marks that were put on it: no part of the report."""
    written_words: list[Word] = field(default_factory=list, repr=False)
    """The words as they stand in the file, where some of them were left out."""
    said: dict[int, str] = field(default_factory=dict, repr=False)
    """What the file says of its text otherwise than drawn, by the address of the text object."""
    unnamed: list[int] = field(default_factory=list, repr=False)
    """The characters, by index, whose font does not say which they are: they are in no word."""

    @cached_property
    def turn(self) -> int:
        """Quarter turns clockwise that bring the text upright: 0 on all but sideways pages."""
        return turn_of(self.text_page, self.raw)

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height in points, as displayed."""
        width, height = self.raw.get_size()
        return (height, width) if self.turn % 2 else (width, height)

    @property
    def text(self) -> str:
        """Its text in the order of the file, for a first look: of a huge page only the beginning."""
        text_page = self.text_page
        return str(text_page.get_text_range(0, min(text_page.count_chars(), MOST_CHARACTERS)))

    @property
    def draws(self) -> bool:
        """Whether its content has any object that would be drawn, seen or not."""
        return bool(pdfium.FPDFPage_CountObjects(self.raw.raw) > 0)

    @cached_property
    def words(self) -> list[Word]:
        """Words of the page, in the order in which the file draws them. Raises `LimitError`."""
        return self._words[0]

    @cached_property
    def stamps(self) -> list[Word]:
        """Words across the page's text, such as a watermark: turned askew, or huge."""
        return self._words[1]

    @property
    def origin(self) -> tuple[float, float]:
        """Where the page begins on its sheet, in points: most pages are a sheet of their own."""
        return 0.0, 0.0

    def words_without(self, characters: Container[int]) -> list[Word]:
        """Return the words of the page as if some of its characters, by their index, were not there."""
        return self._read_words(characters, [])[0]

    def leave_out(self, characters: Container[int]) -> None:
        """Take characters out of the page's words, by their index: nobody sees them."""
        self.written_words = self.written_words or self.words
        self.unnamed = []
        self.words, self.stamps = self._read_words(characters, self.unnamed)

    def forget_shapes(self) -> None:
        """Read what is drawn anew when asked: something was taken out of the page."""
        self.__dict__.pop("shapes", None)
        self.forget_objects()

    def character_box(self, index: int) -> Box:
        """Return where the ink of a character is drawn."""
        left, right, bottom, top = sides = tuple(ctypes.c_double() for _ in range(4))
        _character_box(self.text_page.raw, index, *map(ctypes.byref, sides))
        return self.displayed(left.value, bottom.value, right.value, top.value)

    def displayed(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return where a box of the page's own space is displayed."""
        ax, ay = self.to_display.point(left, bottom)
        bx, by = self.to_display.point(right, top)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    @cached_property
    def shapes(self) -> Shapes:
        """Rulings, fills and dots drawn on the page. Raises `LimitError`."""
        self._start()
        return read_shapes(self.objects, self.to_display, self.size)

    @cached_property
    def objects(self) -> list[PageObject]:
        """What the page draws, the parts of its forms one by one. Raises `LimitError`."""
        return read_page_objects(self.raw.raw)

    def forget_objects(self, most: int = 0) -> None:
        """Give back the memory of the list of objects where it has more than `most`."""
        if len(self.__dict__.get("objects", ())) > most:
            del self.objects

    def font_of(self, word: Word) -> str:
        """Return the name of the font that a word is drawn in; empty where it has none."""
        raw = self.text_page.raw
        x, y = self.to_display.inverse(word.x0 + 0.5, word.centre)
        index = pdfium.FPDFText_GetCharIndexAtPos(raw, x, y, word.size, word.size)
        if index < 0:
            return ""
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        length = pdfium.FPDFText_GetFontInfo(raw, index, name, _LONGEST_NAME, None)
        return name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_NAME else ""

    def is_bold(self, words: Sequence[Word]) -> bool:
        """Whether a text is drawn in bold, at its beginning and its end."""
        return all(is_bold_font(self.font_of(word)) for word in (words[0], words[-1]))

    def render(self, box: Box | None = None, dpi: float = DPI) -> Bitmap:
        """Draw the page on white, or the piece of it in a box, as in `draw`."""
        bitmap, scale, left, top = self.draw(dpi, box=box)
        size = bitmap.stride * bitmap.height
        pixels = memoryview(bitmap.buffer).cast("B")[:size].cast("I")
        closely = partial(self.render, dpi=_CLOSE_DPI)
        return Bitmap(pixels, bitmap.width, bitmap.height, scale, left, top, closely)

    def draw(
        self,
        dpi: float = DPI,
        pixel_format: int = pdfium.FPDFBitmap_BGRx,
        *,
        box: Box | None = None,
        annotations: bool = False,
    ) -> tuple[pypdfium2.PdfBitmap, float, int, int]:
        """Draw the page on white, or the piece of it in a box.

        Returns the bitmap, which holds until the next is drawn, its pixels a point, and how many
        pixels of the page are cut off at the left and at the top. A page of a poster's size is
        drawn at fewer dots an inch. The comments and marks that readers put on it are no part of
        the report: they are drawn with `annotations` only.
        """
        self._start()
        scale = min(dpi / 72, math.sqrt(MOST_PIXELS / math.prod(self.size)))
        width, height = (max(1, math.ceil(side * scale)) for side in self.size)
        x0, y0, x1, y1 = box or (0, 0, *self.size)
        left, top = max(0, int(x0 * scale)), max(0, int(y0 * scale))
        wide = max(1, min(width, math.ceil(x1 * scale)) - left)
        high = max(1, min(height, math.ceil(y1 * scale)) - top)
        bitmap = _PAPER.bitmap(wide, high, pixel_format)
        flags = pdfium.FPDF_ANNOT if annotations else 0
        pdfium.FPDF_RenderPageBitmap(
            bitmap.raw, self.raw.raw, -left, -top, width, height, self.turn, flags
        )
        return bitmap, scale, left, top

    def close(self) -> None:
        """Give back the memory of the page; its words and shapes stay."""
        self.raw.close()

    def _start(self) -> None:
        if self.on_start:
            self.on_start(self.number)

    @cached_property
    def _words(self) -> tuple[list[Word], list[Word]]:
        self._start()
        allow(self.text_page.count_chars(), MOST_CHARACTERS, "characters")
        return self._read_words((), self.unnamed)

    def _read_words(
        self, without: Container[int], unnamed: list[int]
    ) -> tuple[list[Word], list[Word]]:
        """Return the words and stamps of the page, `without` some of its characters."""
        text = self.text_page
        drawn = list(read_letters(text, self.to_display, without, unnamed))
        letters = list(leave_out_long_names(drawn, unnamed))
        pieces = list(space_words(letters, text.raw))
        stamps = [piece.word() for piece in pieces if piece.turned]
        upright = [piece for piece in pieces if not piece.turned]
        name_minus_signs(upright, self.character_box)
        upright = list(part_raised(upright, self.character_box))
        words = []
        for piece, struck, crossed in strike_out(upright, self._rules):
            word = piece.word()
            word.crossed = crossed
            if "-" in word.text:
                word.hyphens = hyphens_of(piece, text.raw)
            word.struck = struck or struck_by_overlay(word)
            if not word.text:  # a stroke that lies over no letter
                continue
            if self.said:
                word.said = self.said.get(address_of_text(text.raw, piece.indexes[0]))
            words.append(word)
        raise_marks(words)
        huge = find_stamps(words)
        stamps += [word for word in words if id(word) in huge]
        return [word for word in words if id(word) not in huge], stamps

    @property
    def _rules(self) -> Sequence[Ruling]:
        """The horizontal lines, none where there are more than a report has."""
        try:
            return self.shapes.horizontals
        except LimitError:
            return ()

    @cached_property
    def text_page(self) -> pypdfium2.PdfTextPage:
        """The characters of the page, as PDFium gives them."""
        try:
            objects = self.objects
        except LimitError:
            objects = []  # it is not read
        text, self.said = read_text(self.raw, objects)
        if turn_of(text, self.raw) == UPSIDE_DOWN:
            # PDFium reads what stands on its head backwards: the page is turned as its text stands.
            self.raw.set_rotation((self.raw.get_rotation() + 180) % 360)
            text.close()
            text, self.said = read_text(self.raw, objects)
        return text

    @cached_property
    def to_display(self) -> Affine:
        """The map from the page's own space to the page as displayed."""
        return Affine.of_page(self.raw, self.turn, self.size)
