"""Two pages that were printed on one sheet, side by side or one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kpi_tui.pdf.page.drawings import Dot, Ruling, Shapes
from kpi_tui.pdf.page.pages import Bitmap, Box, Page, Word
from kpi_tui.pdf.text.lines import PageText, squash
from kpi_tui.pdf.text.phrases import Phrases

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
    is_last: bool = field(kw_only=True)

    @property
    def origin(self) -> tuple[float, float]:
        """Where the page begins on its sheet, in points."""
        return self.box[:2]

    @cached_property
    def stamps(self) -> list[Word]:
        """The stamps and turned words of the sheet that stand on this page."""
        return self._own(self.whole.stamps)

    def font_of(self, word: Word) -> str:
        """Return the name of the font that a word is drawn in; empty where it has none."""
        left, top = self.origin
        x0, x1, base = word.x0 + left, word.x1 + left, word.base + top
        return self.whole.font_of(replace(word, x0=x0, x1=x1, base=base))

    def _own(self, words: Sequence[Word]) -> list[Word]:
        left, top, right, bottom = self.box
        return [
            replace(word, x0=word.x0 - left, x1=word.x1 - left, base=word.base - top)
            for word in words
            if left <= word.middle < right and top <= word.centre < bottom
        ]

    @cached_property
    def turn(self) -> int:
        """As the sheet."""
        return self.whole.turn

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
        """The lines and dots of the sheet that are drawn on this page."""
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
        )

    def render(self, box: Box | None = None) -> Bitmap:
        """Draw the page, or the piece of it in a box."""
        left, top, *_ = self.box
        x0, y0, x1, y1 = box or (0.0, 0.0, *self.size)
        drawn = self.whole.render((x0 + left, y0 + top, x1 + left, y1 + top))
        return replace(
            drawn,
            left=drawn.left - round(left * drawn.scale),
            top=drawn.top - round(top * drawn.scale),
        )

    def close(self) -> None:
        """Give back the memory of the sheet, behind its last page."""
        if self.is_last:
            self.whole.close()


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
    heads = phrases.profile.labels.first_words
    return all(
        any(phrases.code(word.text) or squash(word.text) in heads for word in side)
        for side in sides
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


def _parts(text: PageText, boxes: Sequence[Box]) -> Iterator[PageText]:
    page = text.page
    for index, box in enumerate(boxes):
        yield PageText.of(
            PagePart(page.number, page.raw, page.on_start, whole=page, box=box, is_last=index == 1)
        )
