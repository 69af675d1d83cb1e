"""The words between two lines across a page: what may be a header."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.rulings import JoinedRuling
from kpi_tui.pdf.text.lines import PageText

_MOST_LETTERS = 500
"""A header has some 150: a row with more is none."""


def find_bands(text: PageText) -> Callable[[JoinedRuling, JoinedRuling], list[Word]]:
    """Return a function that finds the words between two lines; none where they are too many.

    Words are found by their middle, so one that stands on the lower line is among them.
    """
    words = sorted(text.page.words, key=lambda word: word.base)
    bases = [word.base for word in words]
    largest = max((word.size for word in words), default=0.0)

    def between(upper: JoinedRuling, lower: JoinedRuling) -> list[Word]:
        start = bisect_right(bases, upper.at)
        end = bisect_right(bases, lower.at + 0.25 * largest)
        found = [word for word in words[start:end] if word.centre < lower.at]
        return found if sum(len(word.text) for word in found) <= _MOST_LETTERS else []

    return between
