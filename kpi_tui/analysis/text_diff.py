"""What was rewritten between two texts, word by word. Loads no Polars: the explorer shows it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from kpi_tui.text import fold

# A word keeps the signs inside and around a figure: "£0.547m", "-3", "1,247", "34.8%", "well-known".
_TOKEN = re.compile(r"((?:[£$€+−–-]?\w+(?:[^\w\s]+\w+)*%?|[^\w\s]+)?)(\s*)")
_LETTERS = re.compile(r"\w")
_PRINTED_WORD = re.compile(r"\s+|\S+")
SHORT = 4
"""The most letters of a word that, unchanged alone between two changes, is shown as changed."""
TOO_ALIKE = 400_000
"""From how many pairs of equal words on a search for the longest run takes too long to wait for."""


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


def difference(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces in reading order: what went stands before what came in its place.

    The same and the removed ones joined are `old`, the same and the added ones `new`, to the
    character. Neighbours differ in kind and none is empty. Words are compared as printed; a
    lone short word or full stop between two changes is counted with them, so that the eye
    meets phrases and no confetti.
    """
    before, after = _tokens(old), _tokens(new)
    runs = _merged(_runs([token.word for token in before], [token.word for token in after]), before)
    return tuple(_pieces(runs, before, after))


def changed_share(pieces: Iterable[Piece]) -> float:
    """How much of both texts was removed or added, from 0 to 1, counted in words and marks."""
    counts = Counter[bool]()
    for piece in pieces:
        same = piece.kind is PieceKind.SAME
        # What is the same stands in both texts.
        counts[same] += (2 if same else 1) * sum(1 for token in _tokens(piece.text) if token.word)
    return counts[False] / counts.total() if counts.total() else 0.0


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
    """How much of both texts' words only one of them has, from 0 to 1, wherever they stand.

    An estimate of `changed_share` that takes a hundredth of its time.
    """
    first, second = Counter(old.split()), Counter(new.split())
    total = first.total() + second.total()
    return 1 - 2 * (first & second).total() / total if total else 0.0


def _tokens(text: str) -> list[_Token]:
    return [_Token(*match.groups()) for match in _TOKEN.finditer(text) if match[0]]


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[_Run]:
    """Runs of the same and of changed words by turns, from the first word to the last."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    i2, j2 = len(old) - end, len(new) - end
    if start:
        yield _Run(True, 0, start, 0, start)
    for run in _inner(old[start:i2], new[start:j2]):
        yield _Run(run.same, run.i + start, run.i2 + start, run.j + start, run.j2 + start)
    if end:
        yield _Run(True, i2, len(old), j2, len(new))


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words from the start are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))


def _inner(old: Sequence[str], new: Sequence[str]) -> Iterator[_Run]:
    """The runs of two texts that begin and end with different words."""
    if not old and not new:
        return
    counts = Counter(new)
    if sum(counts[word] for word in old) > TOO_ALIKE:
        yield _Run(False, 0, len(old), 0, len(new))
        return
    for tag, i, i2, j, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield _Run(tag == "equal", i, i2, j, j2)


def _merged(runs: Iterable[_Run], old: Sequence[_Token]) -> list[_Run]:
    """The runs, with what is the same between two changes made one with them where it is little."""
    merged: list[_Run] = []
    for run in runs:
        merged.append(run)
        while len(merged) > 2:
            left, middle, right = merged[-3:]
            if not _is_island(left, middle, right, old):
                break
            merged[-3:] = [_Run(False, left.i, right.i2, left.j, right.j2)]
    return merged


def _is_island(left: _Run, middle: _Run, right: _Run, old: Sequence[_Token]) -> bool:
    """Whether what is the same in the middle is too little to be told from the changes about it."""
    if left.same or right.same:
        return False
    words = [token.word for token in old[middle.i : middle.i2] if _LETTERS.search(token.word)]
    if not words or (len(words) == 1 and len(words[0]) <= SHORT):
        return True
    return 2 * len(words) <= min(_size(left), _size(right))


def _size(run: _Run) -> int:
    return max(run.i2 - run.i, run.j2 - run.j)


def _pieces(runs: Iterable[_Run], old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[Piece]:
    """Make pieces from runs, neighbours of one kind joined."""
    atoms = (atom for run in runs for atom in _atoms(run, old, new))
    yield from _joined(
        part for same, group in groupby(atoms, _is_same) for part in _parts(same, group)
    )


def _joined(parts: Iterable[Piece]) -> Iterator[Piece]:
    """Join neighbours of one kind and leave out what is empty."""
    for kind, group in groupby(filter(_holds_text, parts), lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in group))


def _atoms(run: _Run, old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[tuple[str, str]]:
    """What stands in the old text and what in the new one, in small steps."""
    before, after = old[run.i : run.i2], new[run.j : run.j2]
    if not run.same:
        yield "".join(map("".join, before)), "".join(map("".join, after))
        return
    for a, b in zip(before, after, strict=True):
        yield a.word, b.word
        yield a.space, b.space


def _is_same(atom: tuple[str, str]) -> bool:
    return atom[0] == atom[1]


def _holds_text(piece: Piece) -> bool:
    return bool(piece.text)


def _parts(same: bool, atoms: Iterable[tuple[str, str]]) -> Iterator[Piece]:
    """What the steps of one kind amount to. Both sides' last white space, if the same, stays."""
    removed, added = map("".join, zip(*atoms, strict=True))
    if same:
        yield Piece(PieceKind.SAME, removed)
        return
    spaces = [text[len(text.rstrip()) :] for text in (removed, added)]
    end = _common(spaces[0][::-1], spaces[1][::-1])
    yield Piece(PieceKind.REMOVED, removed[: len(removed) - end])
    yield Piece(PieceKind.ADDED, added[: len(added) - end])
    yield Piece(PieceKind.SAME, removed[len(removed) - end :])


def _words_joined(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """Return pieces that together are whole words in both texts, none cut but for marks that stay."""
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
