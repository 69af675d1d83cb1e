"""What was rewritten between two texts, word by word. It is quick to load, without Polars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from kpi_tui.regex import regex
from kpi_tui.text import fold

# A word keeps the signs inside and around a figure: "£0.547m", "-3", "1,247", "34.8%", "well-known".
_TOKEN = regex(r"((?:[£$€+−–-]?\w+(?:[^\w\s]+\w+)*%?|[^\w\s]+)?)(\s*)")
_LETTERS = regex(r"\w")
_PRINTED_WORD = regex(r"\s+|\S+")
SHORT = 4
"""An unchanged word of so few letters, alone between two changes, is shown as changed."""
READABLE = 0.5
"""With a greater share of words changed, two texts are easier to follow one after the other."""
TOO_ALIKE = 400_000
"""With more pairs of equal words than this, the search for the longest run takes too long."""


class PieceKind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row, with the white space after them."""

    kind: PieceKind
    text: str


class _Token(NamedTuple):
    word: str
    space: str


class _Run(NamedTuple):
    """The tokens `old[i:i2]` that became `new[j:j2]`, which is the same words if `same`."""

    same: bool
    i: int
    i2: int
    j: int
    j2: int

    @property
    def size(self) -> int:
        """How many tokens the longer side has."""
        return max(self.i2 - self.i, self.j2 - self.j)


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces in reading order: what went stands before what came in its place.

    The pieces that are the same and those removed, joined, are `old`; the same and the added are
    `new`, to the character. Neighbours differ in kind and none is empty. Words are compared as
    printed. A lone short word or full stop between two changes is counted with them, so that
    changes are phrases and no scraps.
    """
    before, after = _tokens(old), _tokens(new)
    runs: list[_Run] = []
    for run in _runs([token.word for token in before], [token.word for token in after]):
        runs.append(run)
        while len(runs) > 2:
            left, middle, right = runs[-3:]
            if left.same or right.same:
                break
            same = before[middle.i : middle.i2]
            words = [token.word for token in same if _LETTERS.search(token.word)]
            is_short = len(words) == 1 and len(words[0]) <= SHORT
            if words and not is_short and 2 * len(words) > min(left.size, right.size):
                break
            # Too little to be told from the changes about it.
            runs[-3:] = [_Run(False, left.i, right.i2, left.j, right.j2)]
    return _pieces(runs, before, after)


def changed_share(pieces: Iterable[Piece]) -> float:
    """Return how much of both texts was removed or added, from 0 to 1, by words and marks."""
    same = changed = 0
    for piece in pieces:
        words = sum(1 for token in _tokens(piece.text) if token.word)
        if piece.kind is PieceKind.SAME:
            same += 2 * words  # It stands in both texts.
        else:
            changed += words
    return changed / (changed + same) if changed else 0.0


def in_whole_words(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces of a difference anew, none of which begins or ends within a word.

    A word is what stands between white space: `quiet` (same), `.` (removed), `!` (added) become
    `quiet.` (removed), `quiet!` (added). Only marks that stay may be cut off their word.
    """
    parts: list[Piece] = []
    word: list[Piece] = []
    for piece in pieces:
        if piece.kind is not PieceKind.SAME:
            word.append(piece)
            continue
        for text in _PRINTED_WORD.findall(piece.text):
            if text.isspace():  # both texts have a word's end here
                parts += [*_words_joined(word), Piece(PieceKind.SAME, text)]
                word = []
            else:
                word.append(Piece(PieceKind.SAME, text))
    yield from _joined([*parts, *_words_joined(word)])


def alike(old: str | None, new: str | None) -> bool:
    """Whether two texts differ in nothing but white space, capitals, accents, quotes and dashes."""
    first, second = (old or "").split(), (new or "").split()
    return len(first) == len(second) and all(
        a == b or fold(a) == fold(b) for a, b in zip(first, second, strict=True)
    )


def new_or_gone(old: str, new: str) -> float:
    """Return how much of both texts' words only one of them has, from 0 to 1, in any order.

    An estimate of `changed_share` that takes a hundredth of its time.
    """
    first, second = Counter(old.split()), Counter(new.split())
    total = first.total() + second.total()
    return 1 - 2 * (first & second).total() / total if total else 0.0


def _tokens(text: str) -> list[_Token]:
    return [_Token(*match.groups()) for match in _TOKEN.finditer(text) if match[0]]


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[_Run]:
    """Yield runs of the same and of changed words by turns, from the first word to the last."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    i2, j2 = len(old) - end, len(new) - end
    if start:
        yield _Run(True, 0, start, 0, start)
    inner_old, inner_new = old[start:i2], new[start:j2]
    counts = Counter(inner_new)
    if sum(counts[word] for word in inner_old) > TOO_ALIKE:
        yield _Run(False, start, i2, start, j2)
    elif inner_old or inner_new:
        matcher = SequenceMatcher(None, inner_old, inner_new, autojunk=False)
        for tag, i, inner_i2, j, inner_j2 in matcher.get_opcodes():
            yield _Run(tag == "equal", start + i, start + inner_i2, start + j, start + inner_j2)
    if end:
        yield _Run(True, i2, len(old), j2, len(new))


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the words from the start that are the same."""
    count = 0
    for a, b in zip(old, new, strict=False):
        if a != b:
            break
        count += 1
    return count


def _pieces(
    runs: Iterable[_Run], old: Sequence[_Token], new: Sequence[_Token]
) -> tuple[Piece, ...]:
    """Write runs out as pieces, neighbours of one kind joined.

    Where the white space after the same words changed, that alone is a change; what both sides
    of a change end with in white space is the same.
    """
    steps: list[tuple[str, str]] = []
    for run in runs:
        before, after = old[run.i : run.i2], new[run.j : run.j2]
        if run.same:
            for was, now in zip(before, after, strict=True):
                steps += [(was.word, now.word), (was.space, now.space)]
        else:
            steps.append(("".join(map("".join, before)), "".join(map("".join, after))))
    parts: list[Piece] = []
    for same, group in groupby(steps, key=lambda step: step[0] == step[1]):
        removed, added = map("".join, zip(*group, strict=True))
        shared = len(removed)
        if not same:
            spaces = [text[len(text.rstrip()) :][::-1] for text in (removed, added)]
            shared = _common(*spaces)
            parts.append(Piece(PieceKind.REMOVED, removed[: len(removed) - shared]))
            parts.append(Piece(PieceKind.ADDED, added[: len(added) - shared]))
        parts.append(Piece(PieceKind.SAME, removed[len(removed) - shared :]))
    return tuple(_joined(parts))


def _joined(parts: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours of one kind and leave out what is empty."""
    printed = [piece for piece in parts if piece.text]
    for kind, group in groupby(printed, key=lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in group))


def _words_joined(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Return pieces that together are whole words in both texts, cut only where marks stay."""
    if all((p.kind is PieceKind.SAME) != bool(_LETTERS.search(p.text)) for p in pieces):
        return pieces
    before, after = (
        _PRINTED_WORD.findall("".join(piece.text for piece in pieces if piece.kind is not other))
        for other in (PieceKind.ADDED, PieceKind.REMOVED)
    )
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    return (
        Piece(PieceKind.SAME, "".join(before[:start])),
        Piece(PieceKind.REMOVED, "".join(before[start : len(before) - end])),
        Piece(PieceKind.ADDED, "".join(after[start : len(after) - end])),
        Piece(PieceKind.SAME, "".join(before[len(before) - end :])),
    )
