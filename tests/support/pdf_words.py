"""Words and lines placed by hand, as a page would give them: each letter half a font size wide."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import cast

from kpi_tui.pdf.page.drawings import Shapes
from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.text.lines import Line, PageText

SIZE = 10.0


def words(text: str, base: float = 20.0, x: float = 0.0, size: float = SIZE) -> list[Word]:
    """The words of a text side by side, a space apart, with no space in the file."""
    placed = []
    for part in text.split():
        width = len(part) * 0.5 * size
        placed.append(Word(part, x, x + width, base, size))
        x += width + 0.3 * size
    return placed


def line(
    text: str,
    base: float = 20.0,
    x: float = 0.0,
    *,
    right: float = math.inf,
    page: int = 1,
    size: float = SIZE,
) -> Line:
    return Line(words(text, base, x, size), page, right=right)


def lines(*texts: str, right: float = math.inf, leading: float = 12.0) -> list[Line]:
    """Lines of one cell, top down."""
    return [line(text, 20.0 + index * leading, right=right) for index, text in enumerate(texts)]


class FakePage:
    """A page that was read already."""

    def __init__(
        self, placed: Iterable[Word], number: int = 1, size: tuple[float, float] = (800.0, 600.0)
    ) -> None:
        self.number = number
        self.size = size
        self.words = list(placed)
        self.shapes = Shapes()
        self.bold: set[str] = set()

    def is_bold(self, placed: Iterable[Word]) -> bool:
        """Whether all of the words are among those said to be bold."""
        return {word.text for word in placed} <= self.bold


def page(
    placed: Iterable[Word], number: int = 1, size: tuple[float, float] = (800.0, 600.0)
) -> Page:
    return cast(Page, FakePage(placed, number, size))


def page_text(
    placed: Iterable[Word], number: int = 1, size: tuple[float, float] = (800.0, 600.0)
) -> PageText:
    return PageText.of(page(placed, number, size))
