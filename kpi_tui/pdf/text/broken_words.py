"""Hyphens that a program drew where it broke a word, told by the name that the file gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kpi_tui.pdf.page.glyphs import BREAKING_HYPHEN
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.text.lines import Line


def mark_broken_words(lines: Sequence[Line], words: Iterable[Word]) -> None:
    """Mark the words that were broken at the ends of these lines. `words` are all of the report.

    Programs draw another hyphen there than a keyboard has. A report that has no other hyphens, or has
    that one within lines too, has fonts that call each hyphen so, or it was typed.
    """
    ends = [line.words[-1] for line in lines if line.words[-1].hyphens]
    ends = [word for word in ends if _ends_in_one(word)]
    if not ends:
        return
    within = "".join(
        word.hyphens[:-1] if _ends_in_one(word) else word.hyphens for word in words if word.hyphens
    )
    if within and BREAKING_HYPHEN not in within:
        for word in ends:
            word.broken = True


def _ends_in_one(word: Word) -> bool:
    return (
        word.hyphens.endswith(BREAKING_HYPHEN)
        and word.text.endswith("-")
        and word.text[-2:-1].isalpha()
        and not word.spaced
    )
