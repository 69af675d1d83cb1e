"""What was rewritten, on one line: the changed words, a few about them, and how much is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    """Return the changes in words, as in `… we are [-slightly behind-] {+on+} schedule …`.

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
    parts: list[str] = []
    for index, (same, group) in enumerate(shown):
        if same:
            text = "".join(piece.text for piece in group)
            parts.append(
                _cut(text, around if index else 0, around if index < len(shown) - 1 else 0)
            )
            continue
        marked = []
        for piece in group:
            opening, closing = MARKS[piece.kind]
            last = longest // 3
            marked.append(f"{opening}{_cut(piece.text, longest - last, last).strip()}{closing}")
        before = " " if group[0].text[0].isspace() else ""
        after = " " if group[-1].text[-1].isspace() else ""
        parts.append(f"{before}{' '.join(marked)}{after}")
    line, left = one_line("".join(parts)), changes - most
    return f"{line} (and {plural(left, 'more change')})" if left > 0 else line


def _readable(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces, with white space that came counted as the same and what went left out."""
    for piece in pieces:
        if piece.kind is PieceKind.SAME or piece.text.strip():
            yield piece
        elif piece.kind is PieceKind.ADDED:
            yield Piece(PieceKind.SAME, piece.text)


def _cut(text: str, first: int, last: int) -> str:
    """Return the text without the words between its `first` and its `last`, white space at its ends kept."""
    words = text.split()
    if len(words) <= first + last:
        return text
    start = " " if first and text[0].isspace() else ""
    end = " " if last and text[-1].isspace() else ""
    kept = [*words[:first], "…", *words[len(words) - last :]]
    return f"{start}{' '.join(kept)}{end}"
