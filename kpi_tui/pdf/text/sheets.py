"""Two pages that were printed on one sheet, side by side or one above the other."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pypdfium2

from kpi_tui.pdf.page.affine import Affine
from kpi_tui.pdf.page.annotations import Annotation
from kpi_tui.pdf.page.drawings import Dot, Outline, Ruling, Shapes
from kpi_tui.pdf.page.pages import Box, Page, Word
from kpi_tui.pdf.text.lines import Line, PageText, into_lines
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.profiles.labels import key

_GUTTER = 6.0
"""Nothing stands this many points beside the middle of a sheet of two pages."""
_SAME_TOP = 4.0
"""The text of both pages begins at one height, but for so many points."""
_RIM = 18.0
"""Points that stay above and below the text of all pages."""


@dataclass
class PagePart(Page):
    """A page that stands on a sheet with another: whatever it holds is counted from its own corner."""

    whole: Page = field(kw_only=True)
    box: Box = field(kw_only=True)
    """Where it stands on its sheet."""
    half: Box = field(kw_only=True)
    """The half of the sheet, with what lies outside of it: what stands there is on this page."""
    is_last: bool = field(kw_only=True)

    def __post_init__(self) -> None:
        """Take its share of what is known of the sheet."""
        self.annotations = [note for note in self.whole.annotations if self._has_annotation(note)]
        self.written_words = self._own(self.whole.written_words)
        self.unnamed = [index for index in self.whole.unnamed if self._has_character(index)]

    @property
    def origin(self) -> tuple[float, float]:
        """Where the page begins on its sheet, in points."""
        return self.box[:2]

    @cached_property
    def stamps(self) -> list[Word]:
        """The stamps and turned words of the sheet that stand on this page."""
        return self._own(self.whole.stamps)

    def words_without(self, characters: Container[int]) -> list[Word]:
        """Return the words of the page as if some of the sheet's characters were not there."""
        return self._own(self.whole.words_without(characters))

    def leave_out(self, characters: Container[int]) -> None:
        """Take characters out of the words of the sheet, and of this page."""
        self.whole.leave_out(characters)
        self.written_words = self._own(self.whole.written_words)
        self.words, self.stamps = self._own(self.whole.words), self._own(self.whole.stamps)

    def font_of(self, word: Word) -> str:
        """Return the name of the font that a word is drawn in; empty where it has none."""
        return self.whole.font_of(_moved(word, *self.origin))

    def _own(self, words: Sequence[Word]) -> list[Word]:
        left, top = self.origin
        return [_moved(word, -left, -top) for word in words if self._has(word.middle, word.centre)]

    def _has(self, x: float, y: float) -> bool:
        """Whether a point of the sheet lies on this page."""
        left, top, right, bottom = self.half
        return left <= x < right and top <= y < bottom

    def _has_character(self, index: int) -> bool:
        x0, y0, x1, y1 = self.whole.character_box(index)
        return self._has((x0 + x1) / 2, (y0 + y1) / 2)

    def _has_annotation(self, note: Annotation) -> bool:
        boxes = [self.whole.displayed(*area) for area in note.areas]
        return any(self._has((x0 + x1) / 2, (y0 + y1) / 2) for x0, y0, x1, y1 in boxes)

    @cached_property
    def turn(self) -> int:
        """As the sheet."""
        return self.whole.turn

    @cached_property
    def text_page(self) -> pypdfium2.PdfTextPage:
        """The characters of the sheet."""
        return self.whole.text_page

    @cached_property
    def to_display(self) -> Affine:
        """The map from the sheet's own space to the page as displayed."""
        left, top = self.origin
        a, b, c, d, e, f = self.whole.to_display
        return Affine((a, b, c, d, e - left, f - top))

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        left, top, right, bottom = self.box
        return right - left, bottom - top

    @cached_property
    def words(self) -> list[Word]:
        """The words of the sheet that stand on this page."""
        return self._own(self.whole.words)

    @cached_property
    def shapes(self) -> Shapes:
        """What is drawn on this page of the sheet."""
        left, top, right, bottom = self.box
        drawn = self.whole.shapes
        return Shapes(
            list(_shifted(drawn.horizontals, (top, bottom), (left, right))),
            list(_shifted(drawn.verticals, (left, right), (top, bottom))),
            [
                Dot(dot.x - left, dot.y - top, dot.size)
                for dot in drawn.dots
                if left <= dot.x < right and top <= dot.y < bottom
            ],
            [
                Outline(x0 - left, y0 - top, x1 - left, y1 - top, parts, is_stroke)
                for x0, y0, x1, y1, parts, is_stroke in drawn.outlines
                if left <= (x0 + x1) / 2 < right and top <= (y0 + y1) / 2 < bottom
            ],
        )

    def draw(
        self, *how: Any, box: Box | None = None, annotations: bool = False
    ) -> tuple[pypdfium2.PdfBitmap, float, int, int]:
        """Draw the page, or the piece of it in a box, as `Page.draw` does."""
        left, top = self.origin
        x0, y0, x1, y1 = box or (0.0, 0.0, *self.size)
        on_sheet = (x0 + left, y0 + top, x1 + left, y1 + top)
        bitmap, scale, cut_left, cut_top = self.whole.draw(
            *how, box=on_sheet, annotations=annotations
        )
        return bitmap, scale, cut_left - round(left * scale), cut_top - round(top * scale)

    def close(self) -> None:
        """Give back the memory of the sheet, behind its last page."""
        if self.is_last:
            self.whole.close()


class SheetPlaces:
    """Where the words of pages stand on their sheets."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._order: dict[int, int] = {}
        self._origins: dict[int, tuple[float, float]] = {}
        for order, page in enumerate(pages):
            if isinstance(page, PagePart):
                for word in (*page.words, *page.stamps):
                    self._order[id(word)], self._origins[id(word)] = order, page.origin

    def on_sheet(self, line: Line) -> Line:
        """Return a line of a page where it stands on the sheet."""
        x, y = self._origins.get(id(line.words[0]), (0.0, 0.0))
        return move_line(line, x, y) if x or y else line

    def order(self, line: Line) -> int:
        """Return which of the pages of a sheet a line stands on, as their order; else -1."""
        return self._order.get(id(line.words[0]), -1)


def move_line(line: Line, x: float, y: float) -> Line:
    """Return a line so far to the right and down."""
    return Line([_moved(word, x, y) for word in line.words], line.page)


def _moved(word: Word, x: float, y: float) -> Word:
    return replace(word, x0=word.x0 + x, x1=word.x1 + x, base=word.base + y)


def _shifted(
    rulings: Sequence[Ruling], across: tuple[float, float], along: tuple[float, float]
) -> Iterator[Ruling]:
    for at, start, end in rulings:
        start, end = max(start, along[0]), min(end, along[1])
        if across[0] <= at < across[1] and start < end:
            yield Ruling(at - across[0], start - along[0], end - along[0])


def split_sheets(texts: Sequence[PageText], phrases: Phrases) -> list[PageText]:
    """Return the pages of a file, those of sheets with two pages one by one.

    It is a file of such sheets where nothing crosses the middle of any, and tables of measures
    stand on both sides of it that begin at one height.
    """
    for beside in (True, False):
        sheets = [text for text in texts if text.lines]
        if len({text.page.size for text in sheets}) > 1:
            break
        if any(_has_two(text.page, phrases, beside=beside) for text in sheets) and all(
            _is_free(text.page, beside=beside) for text in sheets
        ):
            boxes = _boxes(sheets, beside=beside)
            return [part for text in texts for part in _parts(text, boxes)]
    return list(texts)


def _has_two(page: Page, phrases: Phrases, *, beside: bool) -> bool:
    """Whether measures are listed on both sides of the middle, and text begins at one height."""
    middle = page.size[0 if beside else 1] / 2
    sides: tuple[list[Word], list[Word]] = ([], [])
    for word in page.words:
        sides[(word.middle if beside else word.centre) >= middle].append(word)
    tops = [min((word.top for word in side), default=0.0) for side in sides]
    if abs(tops[1] - tops[0] - (0.0 if beside else middle)) > _SAME_TOP:
        return False
    return all(_lists_measures(side, page.number, phrases) for side in sides)


def _lists_measures(words: Sequence[Word], page: int, phrases: Phrases) -> bool:
    """Whether words hold a code, or the heading of measures or codes, no sentence that begins as one."""
    if any(phrases.code(word.text) for word in words):
        return True
    labels = phrases.profile.labels
    return any(
        key(run[0].text) in labels.first_words and labels.words.issuperset(key(w.text) for w in run)
        for line in into_lines(words, page)
        for run in line.word_runs()
    )


def _is_free(page: Page, *, beside: bool) -> bool:
    """Whether nothing stands in the middle of a sheet, or crosses it."""
    middle = page.size[0 if beside else 1] / 2
    start, end = middle - _GUTTER, middle + _GUTTER
    for word in page.words:
        near, far = (word.x0, word.x1) if beside else (word.top, word.base)
        if near < end and far > start:
            return False
    crossing = page.shapes.horizontals if beside else page.shapes.verticals
    return not any(ruling.start < end and ruling.end > start for ruling in crossing)


def _boxes(sheets: Sequence[PageText], *, beside: bool) -> tuple[Box, Box]:
    """Return where the two pages of each sheet stand, without the white above and below them all."""
    width, height = sheets[0].page.size
    low = 0.0 if beside else height / 2
    words = [(word, word.centre >= low > 0) for text in sheets for word in text.page.words]
    top = min(word.top - low * is_lower for word, is_lower in words)
    bottom = max(word.base - low * is_lower for word, is_lower in words)
    top = max(0.0, top - _RIM)
    bottom = min(height if beside else low, bottom + _RIM)
    if beside:
        return (0.0, top, width / 2, bottom), (width / 2, top, width, bottom)
    return (0.0, top, width, bottom), (0.0, low + top, width, low + bottom)


def _parts(text: PageText, boxes: tuple[Box, Box]) -> Iterator[PageText]:
    """Yield the two pages on a sheet, whose words stand in these boxes."""
    page, (first, second) = text.page, boxes
    beyond = math.inf
    if first[2] == second[0]:  # beside each other
        halves = [(-beyond, -beyond, first[2], beyond), (first[2], -beyond, beyond, beyond)]
    else:
        middle = page.size[1] / 2
        halves = [(-beyond, -beyond, beyond, middle), (-beyond, middle, beyond, beyond)]
    for index, (box, half) in enumerate(zip(boxes, halves, strict=True)):
        is_last = index == 1
        yield PageText.of(
            PagePart(
                page.number,
                page.raw,
                page.on_start,
                whole=page,
                box=box,
                half=half,
                is_last=is_last,
            )
        )
