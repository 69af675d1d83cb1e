"""Parts of words: what stands in one of them may be of two texts."""

from __future__ import annotations

from dataclasses import replace

from kpi_tui.pdf.page.pages import Word


def part_of(word: Word, first: int, last: int) -> Word:
    """Return a part of a word, from one letter to another, as wide as its share of the letters."""
    wide = (word.x1 - word.x0) / len(word.text)
    x0, x1 = word.x0 + first * wide, word.x0 + last * wide
    return replace(word, text=word.text[first:last], x0=x0, x1=x1)
