"""Signs that a font calls by a whole text: what is drawn is not what the file says.

WeasyPrint calls the "…" at the end of a text that it cuts off by the words that follow there, and
each other "…" of the same font alike.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from kpi_tui.pdf.page.words import Letters

_LONGEST = 4
"""No ligature has more letters."""

_Place = tuple[float, float, float]
"""Where a letter begins, ends and stands."""


def leave_out_long_names(pieces: list[Letters], unnamed: list[int]) -> list[Letters]:
    """Return the letters without those of which too many are drawn at one place.

    The first of these is added to `unnamed`: it says nothing of what is drawn.
    """
    if not _share_place(pieces):
        return pieces
    places = Counter(place for piece in pieces for place in _places(piece))
    crowded = {place for place, letters in places.items() if letters > _LONGEST}
    kept: list[Letters] = []
    seen: set[_Place] = set()
    for piece in pieces:
        long = [place in crowded for place in _places(piece)]
        changes = [at for at in range(1, len(long)) if long[at] != long[at - 1]]
        for part, first in zip(piece.parted(changes), [0, *changes], strict=True):
            place = next(_places(part))
            if not long[first]:
                kept.append(part)
            elif place not in seen:
                seen.add(place)
                unnamed.append(part.indexes[0])
    return kept


def _share_place(pieces: Sequence[Letters]) -> bool:
    """Whether a word may begin at the letter that ends the one before it, or is all at one place."""
    last, base = math.nan, 0.0
    for piece in pieces:
        left = piece.lefts[0]
        if left == last and piece.base == base:
            return True
        last, base = piece.lefts[-1], piece.base
        if left == last and len(piece.letters) > _LONGEST:
            return True
    return False


def _places(piece: Letters) -> Iterator[_Place]:
    return (
        (left, right, piece.base) for left, right in zip(piece.lefts, piece.rights, strict=True)
    )
