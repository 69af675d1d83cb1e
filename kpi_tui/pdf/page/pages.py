"""A page of a PDF as plain geometry: words, rulings and a bitmap, as a reader sees them.

Coordinates are points from the top left corner of the page as it is displayed, whatever its
rotation, its MediaBox or the direction its text was drawn in. PDFium does the reading: it is
the engine that also renders the page, and many times faster than parsing in Python.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.drawings import Shapes, read_shapes
from kpi_tui.pdf.page.glyphs import READ_AS, is_drawable
from kpi_tui.pdf.page.limits import LARGEST_SIDE, MOST_CHARACTERS, MOST_PIXELS, allow

_WORD_GAP = 0.15
"""A gap wider than this share of the font's size parts two words."""
_LIKELY_GAP = 0.12
"""The same where PDFium, which knows the font's own widths, has put a space."""

_LONGEST_NAME = 256
"""Bytes of a font's name."""

_DPI = 150
"""Enough to tell the shapes of the icons."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points as displayed."""


@dataclass(slots=True)
class Word:
    """Letters drawn side by side. `base` is the y of the line they stand on."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    """The size of its font in points."""
    spaced: bool = False
    """Whether the file has a space behind it."""

    @property
    def width(self) -> float:
        """How far it reaches from left to right."""
        return self.x1 - self.x0

    @property
    def middle(self) -> float:
        """The x in the middle of the word."""
        return (self.x0 + self.x1) / 2

    @property
    def centre(self) -> float:
        """The y in the middle of its small letters."""
        return self.base - self.size * 0.25

    @property
    def top(self) -> float:
        """The y of the upper edge of its capitals."""
        return self.base - self.size * 0.72


@dataclass(slots=True)
class Bitmap:
    """A rendered piece of a page: `pixels` holds its rows one after the other, as 0xRRGGBB."""

    pixels: memoryview
    width: int
    height: int
    scale: float
    """Pixels a point."""
    left: int = 0
    """How many pixels of the page are cut off at the left and, below, at the top."""
    top: int = 0


@dataclass
class Page:
    """One page, read when asked."""

    number: int
    raw: pypdfium2.PdfPage = field(repr=False)
    on_start: Callable[[int], None] | None = field(default=None, repr=False)
    """Called with its number whenever something of it is about to be read."""

    @cached_property
    def turn(self) -> int:
        """Quarter turns clockwise that bring the text upright: 0 on all but sideways pages."""
        text = self._text_page
        count = text.count_chars()
        matrix = pdfium.FS_MATRIX()
        directions: Counter[int] = Counter()
        for index in range(0, count, max(1, count // 100)):
            if pdfium.FPDFText_GetMatrix(text.raw, index, matrix):
                angle = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
                if math.isfinite(angle):
                    directions[round(angle) % 4] += 1
        if not directions:
            return 0
        drawn = directions.most_common(1)[0][0]
        return int(drawn - self.raw.get_rotation() // 90) % 4

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height in points, as displayed."""
        width, height = self.raw.get_size()
        return (height, width) if self.turn % 2 else (width, height)

    @cached_property
    def words(self) -> list[Word]:
        """Words of the page, in the order in which the file draws them. Raises `LimitError`."""
        self._start()
        allow(self._text_page.count_chars(), MOST_CHARACTERS, "characters")
        return list(_words(self._text_page, self._to_display))

    @cached_property
    def shapes(self) -> Shapes:
        """Rulings, fills and dots drawn on the page. Raises `LimitError`."""
        self._start()
        return read_shapes(self.raw, self._to_display, self.size)

    def font_of(self, word: Word) -> str:
        """Return the name of the font that a word is drawn in; empty where it has none."""
        raw = self._text_page.raw
        x, y = self._to_display.inverse(word.x0 + 0.5, word.centre)
        index = pdfium.FPDFText_GetCharIndexAtPos(raw, x, y, word.size, word.size)
        if index < 0:
            return ""
        name = ctypes.create_string_buffer(_LONGEST_NAME)
        length = pdfium.FPDFText_GetFontInfo(raw, index, name, _LONGEST_NAME, None)
        return name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_NAME else ""

    def render(self, box: Box | None = None) -> Bitmap:
        """Draw the page on white, or the piece of it in a box, without what is noted on it.

        A page of posters' size is drawn at fewer dots an inch.
        """
        self._start()
        scale = min(_DPI / 72, math.sqrt(MOST_PIXELS / math.prod(self.size)))
        width, height = (max(1, math.ceil(side * scale)) for side in self.size)
        x0, y0, x1, y1 = box or (0, 0, *self.size)
        left, top = max(0, int(x0 * scale)), max(0, int(y0 * scale))
        wide = max(1, min(width, math.ceil(x1 * scale)) - left)
        high = max(1, min(height, math.ceil(y1 * scale)) - top)
        bitmap = pypdfium2.PdfBitmap.new_native(wide, high, pdfium.FPDFBitmap_BGRx)
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, wide, high)
        pdfium.FPDF_RenderPageBitmap(
            bitmap.raw, self.raw.raw, -left, -top, width, height, self.turn, 0
        )
        pixels = memoryview(bytes(bitmap.buffer)).cast("I")
        return Bitmap(pixels, wide, high, scale, left, top)

    def close(self) -> None:
        """Give back the memory of the page; its words and shapes stay."""
        self.raw.close()

    def _start(self) -> None:
        if self.on_start:
            self.on_start(self.number)

    @cached_property
    def _text_page(self) -> pypdfium2.PdfTextPage:
        return self.raw.get_textpage()

    @cached_property
    def _to_display(self) -> Affine:
        return Affine.of_page(self.raw, self.turn, self.size)


class Affine(tuple[float, float, float, float, float, float]):
    """A map from a point of the page's own space to a point as displayed."""

    __slots__ = ()
    FINE = 1000
    """PDFium answers in whole pixels: ask at a scale at which that is precise."""

    @classmethod
    def of_page(cls, page: pypdfium2.PdfPage, turn: int, size: tuple[float, float]) -> Affine:
        """Return the map of this page, with its rotation and the offset of its boxes."""
        width, height = (round(side * cls.FINE) for side in size)

        def ask(x: float, y: float) -> tuple[float, float]:
            dx, dy = ctypes.c_int(), ctypes.c_int()
            pdfium.FPDF_PageToDevice(page.raw, 0, 0, width, height, turn, x, y, dx, dy)
            return dx.value / cls.FINE, dy.value / cls.FINE

        (e, f), (ax, ay), (cx, cy) = ask(0, 0), ask(1000, 0), ask(0, 1000)
        return cls(((ax - e) / 1000, (ay - f) / 1000, (cx - e) / 1000, (cy - f) / 1000, e, f))

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where the point is displayed."""
        a, b, c, d, e, f = self
        return a * x + c * y + e, b * x + d * y + f

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Return the point of the page that is displayed there."""
        a, b, c, d, e, f = self
        x, y, area = x - e, y - f, a * d - b * c
        return (d * x - c * y) / area, (a * y - b * x) / area


def _words(text: pypdfium2.PdfTextPage, to_display: Affine) -> Iterator[Word]:
    """Group the page's characters into words: a space, a gap or another line ends one."""
    raw = text.raw
    box, origin_x, origin_y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    a, b, c, d, e, f = to_display
    letters: list[str] = []
    x0 = x1 = base = size = last_x0 = 0.0
    gap = _WORD_GAP
    high = 0
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        # Emoji come as the two halves that UTF-16 has of them; a half of none is left as it is.
        if 0xD800 <= code < 0xDC00:
            high, code = code, 0
        elif 0xDC00 <= code < 0xE000 and high:
            high, code = 0, (high - 0xD800 << 10) + (code - 0xDC00) + 0x10000
        else:
            high = 0
        letter = _letter(code)
        if letter is None:
            continue
        if letter.isspace():
            if pdfium.FPDFText_IsGenerated(raw, index) == 1:
                gap = _LIKELY_GAP
            elif letters:
                yield Word("".join(letters), x0, x1, base, size, spaced=True)
                letters = []
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetCharOrigin(raw, index, origin_x, origin_y)
        here = b * origin_x.value + d * origin_y.value + f
        ax, bx = a * box.left + c * box.bottom + e, a * box.right + c * box.top + e
        left, right = (ax, bx) if ax < bx else (bx, ax)
        if not math.isfinite(here + ax + bx):
            continue  # drawn nowhere
        if letters and (
            left - x1 > gap * size or left < last_x0 - 0.3 * size or abs(here - base) > 0.3 * size
        ):
            yield Word("".join(letters), x0, x1, base, size)
            letters = []
        if not letters:
            x0, x1, base = left, right, here
            size = _font_size(raw, index)
        letters.append(letter)
        gap = _WORD_GAP
        x1, last_x0 = max(x1, right), left
    if letters:
        yield Word("".join(letters), x0, x1, base, size)


def _font_size(raw: Any, index: int) -> float:
    """Return the size of a character in points as displayed."""
    matrix = pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(raw, index) or 1.0
    if pdfium.FPDFText_GetMatrix(raw, index, matrix):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
    return max(size, 0.1) if size < LARGEST_SIDE else 0.1


@cache
def _letter(code: int) -> str | None:
    """Return the character to keep for a code, `None` where there is nothing to read."""
    if code == 0x02:  # what PDFium makes of a hyphen at the end of a line
        return "-"
    if code < 0x20 or code > 0x10FFFF:
        return None
    letter = chr(code)
    if letter in READ_AS:
        return READ_AS[letter]
    return letter if is_drawable(letter) else None
