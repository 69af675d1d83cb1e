"""Letters set apart, or close together, are parted into words by the gaps between them.

A fixed gap says where a word ends while letters touch. Where they are set apart ("O n  t a r g e t"),
every letter seems to be a word; where they are set tightly, two words seem to be one. The usual
gap between the letters of a run tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Any

from kpi_tui.pdf.page.calls import address_of_text
from kpi_tui.pdf.page.words import Letters

_SET_APART = 0.08
"""Letters are set apart where the usual gap is wider than this share of the font's size."""
_WIDEST = 0.8
"""No letters of a word stand further apart than this share of it: they are cells of a table."""
_EVEN = 0.07
"""Gaps that differ by no more than this share of it are alike."""
_SAME = 0.05
"""Gaps of two runs that differ by no more than this share are the same."""
_KERNED = 0.2
"""By so much closer letters such as "Tw" may be drawn, which overhang: by 0.16 in DejaVu Sans."""
_MORE = 0.13
"""A gap that is so much wider than the usual one parts two words."""
_MORE_WITHIN = 0.1
"""The same in letters that seemed to be one word. A ligature of f is up to 0.085 too narrow."""
_ALIKE = 0.7
"""The share of a run's gaps that are alike, or of its characters that are letters."""
_REACH = 1.6
"""A run ends at a gap wider than this share of the font's size."""
_FEW = 2.5
"""Letters set apart seem to be words of fewer letters than this, on average."""
_TOGETHER = 3
"""So many pieces that the file draws at once may be a word of letters set apart."""
_TYPED = 5
"""So many single letters with a space typed behind each are letters set apart."""


def space_words(pieces: Sequence[Letters], raw: Any) -> Iterator[Letters]:
    """Join what letters set apart made of words, and part words set tightly. `raw` is their page."""
    runs = [part for run in _runs(pieces) for part in _drawn_at_once(run, raw)]
    usual = [_letter_gap(run, raw) if len(run) > 1 else None for run in runs]
    seen = [gap for gap in usual if gap]
    for run, gap in zip(runs, usual, strict=True):
        if gap is None and seen and len(run) > 1:
            gap = _same_as_elsewhere(run, seen, raw)
        for piece in _joined(run, gap) if gap else run:
            yield from _part(piece) if not gap and len(piece.letters) > 4 else (piece,)


def _runs(pieces: Sequence[Letters]) -> Iterator[list[Letters]]:
    """Group pieces that follow each other on a line, no further apart than words."""
    run: list[Letters] = []
    for piece in pieces:
        if run:
            last = run[-1]
            follows = (
                abs(piece.base - last.base) < 0.05 * piece.size
                and abs(piece.size - last.size) < 0.02 * piece.size
                and 0 <= piece.lefts[0] - last.rights[-1] < _REACH * piece.size
            )
            if not follows:
                yield run
                run = []
        run.append(piece)
    if run:
        yield run


def _drawn_at_once(run: list[Letters], raw: Any) -> Iterator[list[Letters]]:
    """Part a run that may be letters set apart where another cell's text begins."""
    singles = sum(len(piece.letters) == 1 for piece in run)
    if len(run) < 2 or (singles < _TOGETHER and not _has_few_letters(run)):
        yield run
        return
    parts = [list(part) for _, part in groupby(run, key=lambda piece: _object(piece, raw))]
    if _has_few_letters(run):
        whole = len(parts) > len(run) / 2  # each letter is drawn on its own
    else:
        whole = not any(len(part) >= _TOGETHER and _has_few_letters(part) for part in parts)
    if whole:
        yield run
    else:
        yield from parts


def _has_few_letters(run: Sequence[Letters]) -> bool:
    """Whether the pieces of a run may be single letters."""
    return sum(len(piece.letters) for piece in run) <= _FEW * len(run)


def _object(piece: Letters, raw: Any) -> int:
    """Return what identifies the piece of text that the file draws at once."""
    return address_of_text(raw, piece.indexes[0])


def _gaps(run: Sequence[Letters]) -> list[float]:
    """Return the gaps between characters that no space in the file parts."""
    gaps = [left - right for p in run for right, left in zip(p.rights, p.lefts[1:], strict=False)]
    return gaps + [b.lefts[0] - a.rights[-1] for a, b in pairwise(run) if not a.spaced]


def _letter_gap(run: Sequence[Letters], raw: Any) -> float | None:
    """Return the usual gap of a run whose letters are set apart; `None` for any other."""
    letters = "".join(letter for piece in run for letter in piece.letters)
    if len(letters) > _FEW * len(run):
        return None
    size = run[0].size
    if len(run) >= _TYPED and len(letters) == len(run) and all(p.spaced for p in run[:-1]):
        gaps = [b.lefts[0] - a.rights[-1] for a, b in pairwise(run)]
        enough = _TYPED - 1
        typed = True
    else:
        gaps, enough, typed = _gaps(run), 3, False
    if len(gaps) < enough:
        return None
    usual = median(gaps)
    within = [gap for gap in gaps if gap < usual + _MORE * size]
    alike = sum(abs(gap - usual) < _EVEN * size for gap in within)
    if not _SET_APART * size < usual < _WIDEST * size or alike < max(_ALIKE * len(within), enough):
        return None
    if sum(map(str.isalpha, letters)) >= _ALIKE * len(letters):
        if typed:
            for piece in run:
                piece.spaced = False
        return usual
    return usual if not typed and _one_object(run, raw) else None


def _same_as_elsewhere(run: Sequence[Letters], seen: Sequence[float], raw: Any) -> float | None:
    """Return the gap of a run that says too little itself, and is set apart as others on the page."""
    gaps, size = _gaps(run), run[0].size
    is_text = all(letter.isalpha() for piece in run for letter in piece.letters)
    closer = _KERNED if is_text else _SAME
    for usual in dict.fromkeys(seen):
        within = [gap for gap in gaps if gap < usual + _MORE * size]
        if within and all(-closer * size < gap - usual < _SAME * size for gap in within):
            return usual if _one_object(run, raw) else None
    return None


def _one_object(run: Sequence[Letters], raw: Any) -> bool:
    """Whether all characters were drawn at once: those of two cells are not."""
    return len({_object(piece, raw) for piece in run}) == 1


def _joined(run: Sequence[Letters], usual: float) -> Iterator[Letters]:
    """Yield the words of a run whose letters stand so far apart."""
    word = run[0]
    for piece in run[1:]:
        gap = piece.lefts[0] - word.rights[-1]
        if word.spaced or gap > usual + _MORE * piece.size:
            yield word
            word = piece
        else:
            word.add(piece)
    yield word


def _part(piece: Letters) -> Iterator[Letters]:
    """Yield the words of letters that touch where some stand further apart than the others."""
    gaps = [left - right for right, left in zip(piece.rights, piece.lefts[1:], strict=False)]
    if max(gaps) <= _MORE_WITHIN * piece.size + min(gaps):
        yield piece
        return
    least = median(gaps) + _MORE_WITHIN * piece.size
    yield from piece.parted([i for i, gap in enumerate(gaps, 1) if gap > least])
