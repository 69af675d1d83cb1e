"""Words of a cell whose order or beginning nobody can be sure of: set in columns, or below a large letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted

_ALLEY = 0.42
"""No space between two words is wider than this share of the font's size."""
_ALIKE = 0.3
"""Points: how far from each other words may begin that begin a column."""
_LARGE = 1.5
"""How much larger than the text behind it a letter is that begins a paragraph."""
_ITEM = re.compile(r"\W+|\W*(?:\d{1,3}|[A-Za-z]|[ivx]+)[.):]?\W*")
"""What stands in front of the texts of a list: a bullet, a number, a letter."""


def doubts_of_setting(lines: Sequence[Line]) -> Iterator[str]:
    """Yield what to tell of a cell's words for how they are set."""
    beside = next(filter(None, (_beside(start, lines) for start in _starts(lines))), None)
    if beside:
        yield (
            f"words stand beside each other in columns, the second begins {quoted(beside.text)}: "
            "they may be read in the wrong order"
        )
    for letter, word in _neighbours(lines):
        if letter.text in ("A", "I") and letter.size > _LARGE * word.size:
            yield (
                f"a large “{letter.text}” stands before {quoted(word.text)}: "
                "it may be a word or begin one"
            )


def _neighbours(lines: Sequence[Line]) -> Iterator[tuple[Word, Word]]:
    for line in lines:
        yield from pairwise(line.words)


def _starts(lines: Sequence[Line]) -> Iterator[Word]:
    """Yield the words before which there is more than a space."""
    for before, word in _neighbours(lines):
        if word.x0 - before.x1 > _ALLEY * word.size:
            yield word


def _beside(start: Word, lines: Sequence[Line]) -> Word | None:
    """Return the word if it begins a second column of text: an alley runs down all lines before it."""
    alley = start.x0 - _ALLEY * start.size, start.x0 - _ALIKE
    begins: list[Sequence[Word]] = []
    for line in lines:
        if any(word.x0 < alley[1] and word.x1 > alley[0] for word in line.words):
            return None
        left = [word for word in line.words if word.x1 <= alley[0]]
        right = [word for word in line.words if word.x0 >= alley[1]]
        if left and right:
            if abs(right[0].x0 - start.x0) > _ALIKE:
                return None
            begins.append(left)
    is_list = all(_ITEM.fullmatch("".join(word.text for word in left)) for left in begins)
    return start if len(begins) > 1 and not is_list else None
