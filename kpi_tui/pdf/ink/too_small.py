"""Which characters of a page are too small to be seen: specks beside the words people read."""

from __future__ import annotations

from statistics import median

from kpi_tui.pdf.page.boxes import holds
from kpi_tui.pdf.page.pages import Box, Page

_SMALLEST = 1.5
"""Points: half a millimetre. A sheet that is printed smaller has all of its words smaller."""
_BESIDE = 0.25
"""Of the page's usual size: what is as small as its other words is read with a glass, as they are."""
_INK = 1.4
"""Of its size. The ink of a letter is never so high: if it is, the font's size is not the letter's."""


def find_too_small(page: Page) -> set[int]:
    """Return the characters, by index, that are too small to be seen beside the page's other words."""
    usual = median(word.size for word in page.words) if page.words else 0.0
    largest = min(_SMALLEST, _BESIDE * usual)
    small: list[Box] = [
        (
            word.x0 - word.size,
            word.base - _INK * word.size,
            word.x1 + word.size,
            word.base + word.size,
        )
        for word in page.words
        if word.size < largest and any(map(str.isalnum, word.text))
    ]
    if not small:
        return set()
    boxes = {index: page.character_box(index) for index in range(page.text_page.count_chars())}
    return {
        index
        for index, box in boxes.items()
        if box[3] - box[1] < _INK * largest and any(holds(each, box) for each in small)
    }
