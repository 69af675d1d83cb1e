"""What was rewritten, on one line: the changed words, a few about them, and how much is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kpi_tui.analysis.text_diff import Piece, PieceKind
from kpi_tui.labels import plural
from kpi_tui.text import one_line

AROUND = 4
LONGEST = 24
MOST = 3

MARKS = {PieceKind.REMOVED: ("[-", "-]"), PieceKind.ADDED: ("{+", "+}")}


def abridged(
    pieces: Iterable[Piece], around: int = AROUND, longest: int = LONGEST, most: int = MOST
) -> str:
    """The changes in words, as in `… we are [-slightly behind-] {+on+} schedule …`.

    Keeps `around` words on either side of a change, `longest` of what went and of what came, and
    `most` changes; the rest are counted. White space that changed is no change here, and where
    nothing changed there is nothing to say.
    """
    groups = [
        (same, list(group))
        for same, group in groupby(_readable(pieces), lambda piece: piece.kind is PieceKind.SAME)
    ]
    changes = sum(not same for same, _ in groups)
    if not changes:
        return ""
    shown = groups[: 2 * most + int(groups[0][0])]
    line = one_line("".join(_shown(shown, around, longest)))
    left = changes - most
    return f"{line} (and {plural(left, 'more change')})" if left > 0 else line


def _readable(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces, with white space that came counted as the same and what went left out."""
    for piece in pieces:
        if piece.kind is PieceKind.SAME or piece.text.strip():
            yield piece
        elif piece.kind is PieceKind.ADDED:
            yield Piece(PieceKind.SAME, piece.text)


def _shown(groups: Sequence[tuple[bool, list[Piece]]], around: int, longest: int) -> Iterator[str]:
    for at, (same, pieces) in enumerate(groups):
        if same:
            text = "".join(piece.text for piece in pieces)
            yield _cut(text, around if at else 0, around if at < len(groups) - 1 else 0)
        else:
            yield " " if pieces[0].text[0].isspace() else ""
            yield " ".join(_marked(piece, longest) for piece in pieces)
            yield " " if pieces[-1].text[-1].isspace() else ""


def _marked(piece: Piece, longest: int) -> str:
    opening, closing = MARKS[piece.kind]
    last = longest // 3
    return f"{opening}{_cut(piece.text, longest - last, last).strip()}{closing}"


def _cut(text: str, first: int, last: int) -> str:
    """The text without the words between its `first` and its `last`, white space at its ends kept."""
    words = text.split()
    if len(words) <= first + last:
        return text
    start = " " if first and text[0].isspace() else ""
    end = " " if last and text[-1].isspace() else ""
    kept = [*words[:first], "…", *words[len(words) - last :]]
    return f"{start}{' '.join(kept)}{end}"
