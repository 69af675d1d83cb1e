"""The characters of a page become words: a space, a gap or another line ends one."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from kpi_tui.pdf.page.affine import Matrix
from kpi_tui.pdf.page.calls import direct
from kpi_tui.pdf.page.glyphs import BREAKING_HYPHEN, HYPHEN_AS_MINUS, letter_of
from kpi_tui.pdf.page.ligatures import undo_ligatures
from kpi_tui.pdf.page.limits import LARGEST_SIDE

_WORD_GAP = 0.15
"""A gap wider than this share of the font's size parts two words."""
_LIKELY_GAP = 0.12
"""The same where PDFium, which knows the font's own widths, has put a space."""
SMALLER = 0.95
"""A character is smaller than those before it where its font has less than this share of theirs."""
INITIAL = 1.5
"""How much larger than the text behind it a letter is that begins a paragraph."""
_TURNED = math.sin(math.radians(5))
"""Text turned by less than five degrees is text of a page that was scanned a little askew."""

_unicode_of = direct(pdfium.FPDFText_GetUnicode)
_is_unnamed = direct(pdfium.FPDFText_HasUnicodeMapError)
_is_generated = direct(pdfium.FPDFText_IsGenerated)
_loose_box = direct(pdfium.FPDFText_GetLooseCharBox)
_origin = direct(pdfium.FPDFText_GetCharOrigin)
_font_size = direct(pdfium.FPDFText_GetFontSize)
_matrix = direct(pdfium.FPDFText_GetMatrix)


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
    raised: bool = False
    """Whether it is small and stands above its line, as the mark of a footnote does."""
    struck: bool = False
    """Whether a line is drawn through it."""
    crossed: bool = False
    """Whether a line runs through it that reaches further than its text, as a border may."""
    said: str | None = None
    """What the file says it reads, where that is not what it draws."""
    level: bool = True
    """Whether it is read from left to right: not up, down or upside down."""
    falling: bool = False
    """Whether it is read downwards."""
    hyphens: str = ""
    """A sign for each of its hyphens, for how the file has it."""
    broken: bool = False
    """Whether its hyphen at the end was put there by a program that broke a word."""

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


def text_of(words: Iterable[Word]) -> str:
    """Return what words say, one space apart."""
    return " ".join(word.text for word in words)


@dataclass(slots=True)
class Letters:
    """Characters drawn side by side, before it is settled where their words begin and end."""

    base: float
    size: float
    turned: bool
    """Whether they are drawn neither level nor upright."""
    letters: list[str] = field(default_factory=list)
    indexes: list[int] = field(default_factory=list)
    """The place of each character in the page's text."""
    lefts: list[float] = field(default_factory=list)
    rights: list[float] = field(default_factory=list)
    spaced: bool = False
    """Whether the file has a space behind them."""
    level: bool = True
    """Whether they are read from left to right."""
    falling: bool = False
    """Whether they are read downwards."""

    @property
    def x0(self) -> float:
        """Where the first begins."""
        return self.lefts[0]

    @property
    def x1(self) -> float:
        """Where the last ends."""
        return max(self.rights)

    def append(self, letter: str, index: int, left: float, right: float) -> None:
        """Take in one character behind those that are there."""
        self.letters.append(letter)
        self.indexes.append(index)
        self.lefts.append(left)
        self.rights.append(right)

    def add(self, other: Letters) -> None:
        """Take in the characters that follow."""
        self.letters += other.letters
        self.indexes += other.indexes
        self.lefts += other.lefts
        self.rights += other.rights
        self.spaced = other.spaced

    def parted(self, at: Sequence[int]) -> Iterator[Letters]:
        """Yield the pieces into which these places part them; each begins a piece."""
        borders = [0, *at, len(self.letters)]
        for start, end in pairwise(borders):
            part = slice(start, end)
            yield Letters(
                self.base,
                self.size,
                self.turned,
                self.letters[part],
                self.indexes[part],
                self.lefts[part],
                self.rights[part],
                self.spaced and end == len(self.letters),
                self.level,
                self.falling,
            )

    def word(self) -> Word:
        """Return them as one word."""
        written = HYPHEN_AS_MINUS.sub("-", undo_ligatures("".join(self.letters)))
        text = written.replace(BREAKING_HYPHEN, "-") if BREAKING_HYPHEN in written else written
        word = Word(text, self.x0, self.x1, self.base, self.size, spaced=self.spaced)
        word.level, word.falling = self.level, self.falling
        return word


def read_letters(
    text: pypdfium2.PdfTextPage, to_display: Matrix, without: Container[int], unnamed: list[int]
) -> Iterator[Letters]:
    """Yield the characters of a page, parted by spaces, usual gaps and lines; see `_characters`."""
    raw = text.raw
    box, origin_x, origin_y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    into_box, into_x, into_y = map(ctypes.byref, (box, origin_x, origin_y))
    sides = memoryview(box).cast("B").cast("f")
    a, b, c, d, e, f = to_display
    piece: Letters | None = None
    x1 = base = last_y = size = last_x0 = tall = 0.0
    gap, ends = _WORD_GAP, (0.0, 0.0)
    for index, letter in _characters(text, without, unnamed):
        if letter.isspace():
            if _is_generated(raw, index) == 1:
                gap = _LIKELY_GAP
            elif piece:
                piece.spaced = True
                yield piece
                piece = None
            continue
        _loose_box(raw, index, into_box)
        _origin(raw, index, into_x, into_y)
        here = b * origin_x.value + d * origin_y.value + f
        x0, top, x2, bottom = sides
        ax, bx = a * x0 + c * bottom + e, a * x2 + c * top + e
        left, right = (ax, bx) if ax < bx else (bx, ax)
        if not math.isfinite(here + ax + bx):
            continue  # drawn nowhere
        high = abs(b) * (x2 - x0) + abs(d) * (top - bottom)
        if piece and (
            left - x1 > gap * size
            or left < last_x0 - 0.3 * size
            or (abs(here - base) > 0.1 * size and _leaves(piece, letter, here, last_y, raw, index))
            or (min(high, tall) < 0.96 * max(high, tall) and _is_apart(piece, letter, raw, index))
        ):
            piece.spaced = not piece.level and max(ends[0] - here, here - ends[1]) > gap * size
            yield piece
            piece = None
        if piece is None:
            x1, base, tall = right, here, high
            piece = _begun(raw, index, base, to_display)
            size = piece.size
        piece.append(letter, index, left, right)
        ends = ends if piece.level else _upright(sides, to_display)
        gap, x1, last_x0, last_y = _WORD_GAP, max(x1, right), left, here
    if piece:
        yield piece


def _leaves(piece: Letters, letter: str, here: float, last_y: float, raw: Any, index: int) -> bool:
    """Whether a character above or below a word's line is none of it: far off, small, or a raised figure."""
    size = piece.size
    if abs(here - piece.base) > 0.3 * size or (
        letter.isdigit() and abs(here - last_y) > 0.1 * size
    ):
        return True
    return _font(raw, index)[0] < SMALLER * size


def _is_apart(piece: Letters, letter: str, raw: Any, index: int) -> bool:
    """Whether the size of a character parts it: a figure’s mark, text behind one or a large letter."""
    before = piece.letters[-1]
    share = _font(raw, index)[0] / piece.size
    if share * SMALLER > 1:
        return letter.isalpha() and all(map(str.isdigit, piece.letters))
    if letter.isdigit() and before.isdigit():
        return share < SMALLER
    return len(piece.letters) == 1 and before.isupper() and share * INITIAL < 1


def _upright(sides: Sequence[float], to_display: Matrix) -> tuple[float, float]:
    """Return how high and how low a character reaches: of what is turned PDFium leaves out spaces."""
    x0, top, x1, bottom = sides
    _, b, _, d, _, f = to_display
    ends = b * x0 + d * bottom + f, b * x1 + d * top + f
    return min(ends), max(ends)


def _begun(raw: Any, index: int, base: float, to_display: Matrix) -> Letters:
    """Return a piece of letters that begins with a character, as it is set."""
    size, turned, direction = _font(raw, index)
    along, down = _directed(direction, to_display)
    level = along > abs(down) or not (along or down)
    return Letters(base, size, turned, level=level, falling=down > abs(along))


def _characters(
    text: pypdfium2.PdfTextPage, without: Container[int], unnamed: list[int]
) -> Iterator[tuple[int, str]]:
    """Yield each character of a page's text that is one, with its place.

    Those `without` are passed over. Those that a font does not name are added to `unnamed`: PDFium
    gives the numbers of their glyphs in place of letters.
    """
    raw = text.raw
    high = 0
    for index in range(text.count_chars()):
        if index in without:
            continue
        code = _unicode_of(raw, index)
        # Emoji come as the two halves that UTF-16 has of them; a half of none is left as it is.
        if 0xD800 <= code < 0xDC00:
            high, code = code, 0
        elif 0xDC00 <= code < 0xE000 and high:
            high, code = 0, (high - 0xD800 << 10) + (code - 0xDC00) + 0x10000
        else:
            high = 0
        letter = letter_of(code)
        is_emoji = high or code > 0xFFFF  # they are named
        if not is_emoji and _is_unnamed(raw, index) == 1:
            unnamed.append(index)
        elif letter is not None:
            yield index, letter


def _font(raw: Any, index: int) -> tuple[float, bool, tuple[float, float]]:
    """Return a character's size in points as displayed, whether it is askew, and its direction."""
    matrix = pdfium.FS_MATRIX()
    size = _font_size(raw, index) or 1.0
    turned = False
    if _matrix(raw, index, ctypes.byref(matrix)):
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        length = math.hypot(matrix.a, matrix.b)
        turned = min(abs(matrix.a), abs(matrix.b)) > _TURNED * length
    return max(size, 0.1) if size < LARGEST_SIDE else 0.1, turned, (matrix.a, matrix.b)


def _directed(direction: tuple[float, float], to_display: Matrix) -> tuple[float, float]:
    """Return how far letters that are written in a direction go to the right, and down, as displayed."""
    along, up = direction
    a, b, c, d, _, _ = to_display
    return a * along + c * up, b * along + d * up
