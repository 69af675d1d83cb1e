"""How a file has the hyphens of its words: programs draw those that they put there otherwise."""

from __future__ import annotations

from typing import Any

from kpi_tui.pdf.page.calls import address_of_text
from kpi_tui.pdf.page.glyphs import BREAKING_HYPHEN
from kpi_tui.pdf.page.words import Letters

TYPED, APART = "-", "="
"""A hyphen that is drawn at once with the letter before it, and one that is drawn by itself."""


def hyphens_of(piece: Letters, raw: Any) -> str:
    """Return a sign for each hyphen of a word. `raw` is its page."""
    signs = ""
    for place, letter in enumerate(piece.letters):
        if letter == BREAKING_HYPHEN:
            signs += letter
        elif letter == "-":
            before, own = (piece.indexes[max(at, 0)] for at in (place - 1, place))
            is_one = address_of_text(raw, before) == address_of_text(raw, own)
            signs += TYPED if is_one else APART
    return signs
