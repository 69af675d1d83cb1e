"""Minus signs that a font keeps among its private characters, told by how they are drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

from kpi_tui.pdf.page.words import Letters

Ink = Callable[[int], tuple[float, float, float, float]]
"""Where the ink of a character stands, by its place in the page's text: left, top, right, bottom."""

_THIN = 0.16
"""A minus is no higher than this, as the next ones a share of its font's size."""
_SHORT, _LONG = 0.2, 0.95
"""How long a minus is, at least and at most."""
_LOW, _HIGH = 0.14, 0.5
"""How far it stands above the ground line, at least and at most."""


def name_minus_signs(pieces: Iterable[Letters], ink: Ink) -> None:
    """Read a private character that is drawn as a bar at half height as a minus."""
    for piece in pieces:
        for place, letter in enumerate(piece.letters):
            if letter.isascii() or unicodedata.category(letter) != "Co":
                continue
            left, top, right, bottom = ink(piece.indexes[place])
            rise = piece.base - (top + bottom) / 2
            if (
                bottom - top < _THIN * piece.size
                and _SHORT * piece.size < right - left < _LONG * piece.size
                and _LOW * piece.size < rise < _HIGH * piece.size
            ):
                piece.letters[place] = "-"
