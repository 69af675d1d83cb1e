"""A sign that its font calls by a whole text is not read as that text, and is told of."""

from __future__ import annotations

from html import escape
from pathlib import Path

from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.long_names import leave_out_long_names
from kpi_tui.pdf.page.words import Letters, text_of
from tests.rendering.weasy_pdf import print_html


def piece(text: str, start: int, at: float, wide: float = 5.0) -> Letters:
    """A word whose letters stand beside each other, or at one place where they have no width."""
    lefts = [at + number * wide for number in range(len(text))]
    rights = [left + (wide or 8.0) for left in lefts]
    indexes = list(range(start, start + len(text)))
    return Letters(20.0, 10.0, False, list(text), indexes, lefts, rights)


def read(*pieces: Letters) -> tuple[list[str], list[int]]:
    unnamed: list[int] = []
    kept = leave_out_long_names(list(pieces), unnamed)
    return ["".join(each.letters) for each in kept], unnamed


def test_letters_at_one_place_are_no_text() -> None:
    first = piece("in", 0, 0)
    fused = piece("t", 3, 20)
    fused.add(piece("he", 4, 25, 0))
    assert read(first, fused, piece("month", 7, 25, 0)) == (["in", "t"], [4])
    assert read(first, piece("finished", 3, 20, 0)) == (["in"], [3])


def test_ligatures_and_bold_letters_are_text() -> None:
    ligature = piece("o", 0, 0)
    ligature.add(piece("ffi", 1, 5, 0))
    assert read(ligature, piece("ce", 4, 20)) == (["offi", "ce"], [])
    assert read(piece("9", 0, 0), piece("9", 1, 0)) == (["9", "9"], [])


def test_the_end_of_a_text_that_is_cut_off_is_told_of(tmp_path: Path) -> None:
    cut = "overflow: hidden; white-space: nowrap; text-overflow: ellipsis; width: 90px"
    texts = ("The crews were ahead of their plan", "A cold spring meant more heating")
    lines = "".join(f'<p style="{cut}">{escape(text)}</p>' for text in texts)
    print_html(lines, tmp_path / "a.pdf")
    with open_pdf(tmp_path / "a.pdf") as document:
        page = document.open_page(1)
        words = text_of(page.words)
        assert words.startswith("The cr")
        assert "plan" not in words
        assert len(page.unnamed) == 2
