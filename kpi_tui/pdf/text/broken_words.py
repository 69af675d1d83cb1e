"""Hyphens that a program drew where it broke a word, told by how the file has them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from kpi_tui.pdf.page.glyphs import BREAKING_HYPHEN
from kpi_tui.pdf.page.hyphens import APART
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.text.lines import Line


def mark_broken_words(
    lines: Sequence[Line], words: Iterable[Word], *, drawn_apart: bool = False
) -> None:
    """Mark the words that were broken at the ends of these lines. `words` are all of the report.

    Programs draw another hyphen there than a keyboard has, and LibreOffice one that is `drawn_apart`
    from its word. A report that has no other hyphens, or has those within lines too, has fonts that
    call each hyphen so, or they were typed.
    """
    signs = {BREAKING_HYPHEN, APART} if drawn_apart else {BREAKING_HYPHEN}
    ends = [line.words[-1] for line in lines if line.words[-1].hyphens]
    ends = [word for word in ends if _ends_in(signs, word)]
    if not ends:
        return
    within = {
        sign
        for word in words
        for sign in (word.hyphens[:-1] if _ends_in(signs, word) else word.hyphens)
    }
    if within and within.isdisjoint(signs):
        for word in ends:
            word.broken = True


def _ends_in(signs: Container[str], word: Word) -> bool:
    return (
        word.hyphens[-1:] in signs
        and word.text.endswith("-")
        and word.text[-2:-1].isalpha()
        and not word.spaced
    )
