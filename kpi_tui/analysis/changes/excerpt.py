"""What was rewritten, on one line: the changed words, a few about them, and how much is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from kpi_tui.analysis.text_diff import Piece, PieceKind
from kpi_tui.labels import plural
from kpi_tui.text import one_line

_AROUND = 4
"""How many words are kept on either side of a change."""
_LONGEST = 24
"""Of what went, and of what came, so many words are shown."""
_MOST = 3
"""So many changes are shown; the rest are counted."""

_MARKS = {PieceKind.REMOVED: ("[-", "-]"), PieceKind.ADDED: ("{+", "+}")}


def abridged(pieces: Iterable[Piece]) -> str:
    """Return the changes in words, as in `… we are [-slightly behind-] {+on+} schedule …`.

    White space does not count; nothing is returned where nothing else changed.
    """
    readable: list[Piece] = []
    for piece in pieces:
        if piece.kind is PieceKind.SAME or piece.text.strip():
            readable.append(piece)
        elif piece.kind is PieceKind.ADDED:
            readable.append(Piece(PieceKind.SAME, piece.text))
    runs = [
        (same, list(run))
        for same, run in groupby(readable, lambda piece: piece.kind is PieceKind.SAME)
    ]
    changes = sum(not same for same, _ in runs)
    if not changes:
        return ""
    shown = runs[: 2 * _MOST + int(runs[0][0])]
    texts: list[str] = []
    for index, (same, run) in enumerate(shown):
        if same:
            first = _AROUND if index else 0
            last = _AROUND if index < len(shown) - 1 else 0
            texts.append(_cut("".join(piece.text for piece in run), first, last))
        else:
            texts.append(_marked(run))
    line = one_line("".join(texts))
    left = changes - _MOST
    return f"{line} (and {plural(left, 'more change')})" if left > 0 else line


def _marked(run: Sequence[Piece]) -> str:
    """Put what went and what came between their signs, with the white space around them."""
    last = _LONGEST // 3
    words: list[str] = []
    for piece in run:
        opening, closing = _MARKS[piece.kind]
        words.append(f"{opening}{_cut(piece.text, _LONGEST - last, last).strip()}{closing}")
    before = " " if run[0].text[0].isspace() else ""
    after = " " if run[-1].text[-1].isspace() else ""
    return f"{before}{' '.join(words)}{after}"


def _cut(text: str, first: int, last: int) -> str:
    """Leave out the words between the `first` and the `last`, white space at the ends kept."""
    words = text.split()
    if len(words) <= first + last:
        return text
    start = " " if first and text[0].isspace() else ""
    end = " " if last and text[-1].isspace() else ""
    kept = [*words[:first], "…", *words[len(words) - last :]]
    return f"{start}{' '.join(kept)}{end}"
