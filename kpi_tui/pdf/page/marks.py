"""What is done to words: raised or lowered, struck out, or printed across the page as a stamp."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from statistics import median

from kpi_tui.pdf.page.drawings import Ruling
from kpi_tui.pdf.page.private_signs import Ink
from kpi_tui.pdf.page.words import INITIAL, SMALLER, Letters, Word

SUPERSCRIPTS = str.maketrans("0123456789abcdeivx", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉⁱᵛˣ")
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")

_LONGEST_MARK = 3
"""Characters of a footnote's mark."""
_ROMAN = frozenset("ivx")
"""Word numbers endnotes with small Roman numerals."""
_LEAST_RISE, _MOST_RISE = 0.12, 0.8
"""How far a raised mark stands above its line, as shares of the line's font size."""
_LEAST_DROP, _MOST_DROP = 0.1, 0.65
"""The same of a lowered one below it: the line beneath is further down."""
_GLUED = 0.1
"""A lowered mark stands no further from its word: it belongs to it, as in CO2."""
_CLOSE, _BEFORE_NOTE = 0.35, 0.7
"""How far it may stand from its word, and from the first word of the note itself."""
_MOST_TRIED = 200
"""So many words that end where a mark begins are looked at, and so many huge ones."""
_LOW, _HIGH = 0.12, 0.45
"""A line strikes a word out between these shares of its font's size above the ground line."""
_OVERHANG = 0.7
"""Such a line goes no further beyond its words than this share of their size: a border does."""
_STRUCK = 0.5
"""The share of a character's width that is struck."""
_OVERLAYS = "\u0335\u0336\u0337\u0338"
"""Strokes through the letter before them."""
HUGE = 1.6
"""A stamp's letters are larger than those of the text it lies over by this."""


def part_raised(pieces: Sequence[Letters], ink: Ink) -> Iterator[Letters]:
    """Yield the letters, with small raised figures that a font has glyphs for on their own."""
    for piece in pieces:
        count = len(piece.letters)
        if count < 2 or not piece.letters[-1].isdigit() or piece.turned:
            yield piece
            continue
        _, top, _, bottom = ink(piece.indexes[-1])
        height = bottom - top
        if piece.base - bottom < 0.2 * piece.size:
            yield piece
            continue
        first = count - 1
        while first > 0 and piece.letters[first - 1].isdigit():
            _, above, _, below = ink(piece.indexes[first - 1])
            if piece.base - below < 0.2 * piece.size or below - above > 1.2 * height:
                break
            first -= 1
        if not first or height > 0.55 * piece.size:
            yield piece
            continue
        host, mark = piece.parted([first])
        mark.base, mark.size = bottom, height / 0.7
        yield from (host, mark)


def is_initial(word: Word, size: float) -> bool:
    """Whether a word is a letter far larger than text of a size: it begins a paragraph."""
    return len(word.text) == 1 and word.text.isupper() and word.size > INITIAL * size


def raise_marks(words: Sequence[Word]) -> None:
    """Set small raised or lowered figures and signs on the line of the word they stand beside."""
    small = [
        index
        for index, word in enumerate(words)
        if (len(word.text) <= _LONGEST_MARK and not word.text.isspace())
        or _ROMAN.issuperset(word.text)
    ]
    usual = median(word.size for word in words) if words else 0.0
    small = [
        index
        for index in small
        if not (index and words[index].text.islower() and is_initial(words[index - 1], usual))
    ]
    by_end = sorted(words, key=lambda word: word.x1)
    ends = [word.x1 for word in by_end]
    for index in small:
        mark = words[index]
        near = [words[i] for i in (index - 1, index + 1) if 0 <= i < len(words)]
        host = _host(mark, near)
        is_number = mark.text.isdigit() or _ROMAN.issuperset(mark.text)
        is_small = mark.size < SMALLER * usual
        if host is None and is_number and (is_small or mark.text.isdigit()):
            reach = (2 if is_small else _GLUED) * mark.size
            start, end = bisect_left(ends, mark.x0 - reach), bisect_right(ends, mark.x0 + reach)
            near = by_end[start : min(end, start + _MOST_TRIED)]
            host = _host(mark, near)
        if host is None:
            _set_lowered(mark, near)
            continue
        mark.base, mark.raised = host.base, True
        is_letter = len(mark.text) == 1 and host.text[-1] in "0123456789%"
        if is_number or is_letter:
            mark.text = mark.text.translate(SUPERSCRIPTS)


def _host(mark: Word, words: Sequence[Word]) -> Word | None:
    """Return the word that a mark is raised beside: the one before it, else the one behind it."""
    behind = None
    for word in words:
        rise = word.base - mark.base
        if not _LEAST_RISE * word.size < rise < _MOST_RISE * word.size:
            continue
        if mark.size > SMALLER * word.size:
            if _is_as_large(mark, word):
                return word
            continue
        if -0.15 * word.size < mark.x0 - word.x1 < _CLOSE * word.size:
            return word
        if mark.text.isdigit() and -0.15 * word.size < word.x0 - mark.x1 < _BEFORE_NOTE * word.size:
            behind = word
    return behind


def is_mark_of(mark: Word, word: Word) -> bool:
    """Whether a word is a mark that is raised right behind another, on whose line it was set."""
    gap = mark.x0 - word.x1
    return mark.raised and mark.base == word.base and -0.15 < gap / word.size < _CLOSE


def _is_as_large(mark: Word, word: Word) -> bool:
    """Whether a number that is as large as its word is raised behind it: no line begins so close."""
    gap = (mark.x0 - word.x1) / word.size
    return (
        mark.text.isdigit()
        and len(mark.text) < _LONGEST_MARK
        and abs(mark.size - word.size) < (1 - SMALLER) * word.size
        and not word.spaced
        and abs(gap) < _GLUED
    )


def _set_lowered(mark: Word, words: Sequence[Word]) -> None:
    """Set a small lowered mark on the line of the word that it ends: CO2, PM2.5.

    Behind a figure it stays told from it, lowered or not: 45 and a small 1 are not 451.
    """
    for word in words:
        size, behind_figure = word.size, word.text[-1].isdigit()
        least = -_LEAST_RISE if behind_figure else _LEAST_DROP
        if (
            mark.size <= SMALLER * size
            and least * size < mark.base - word.base < _MOST_DROP * size
            and abs(mark.x0 - word.x1) < _GLUED * size
            and not word.spaced
            and (mark.text.isdigit() if behind_figure else mark.text[0].isalnum())
        ):
            mark.base = word.base
            mark.text = mark.text.translate(SUBSCRIPTS) if behind_figure else mark.text
            return


def strike_out(
    pieces: Sequence[Letters], rules: Sequence[Ruling]
) -> Iterator[tuple[Letters, bool, bool]]:
    """Yield each piece of a word, whether it is struck out, and whether a longer line runs through it.

    A line that reaches further than the text may be the border of a cell, in the wrong place.
    """
    rules = sorted(rules)
    heights = [rule.at for rule in rules]
    hits: dict[int, list[Letters]] = defaultdict(list)
    through: dict[int, list[Ruling]] = defaultdict(list)
    for number, piece in enumerate(pieces):
        start = bisect_left(heights, piece.base - _HIGH * piece.size)
        end = bisect_right(heights, piece.base - _LOW * piece.size)
        for index in range(start, end):
            if rules[index].start < piece.x1 and rules[index].end > piece.x0:
                hits[index].append(piece)
                through[number].append(rules[index])
    borders = {
        rules[index]
        for index, struck in hits.items()
        if min(piece.x0 for piece in struck) - rules[index].start > _OVERHANG * struck[0].size
        or rules[index].end - max(piece.x1 for piece in struck) > _OVERHANG * struck[0].size
    }
    for number, piece in enumerate(pieces):
        crossing = through.get(number, ())
        lines = [rule for rule in crossing if rule not in borders]
        if not lines:
            yield piece, False, any(_runs_along(rule, piece) for rule in crossing)
            continue
        struck = [
            sum(max(0.0, rule.along(left, right)) for rule in lines) > _STRUCK * (right - left)
            for left, right in zip(piece.lefts, piece.rights, strict=True)
        ]
        changes = [i for i in range(1, len(struck)) if struck[i] != struck[i - 1]]
        for part, first in zip(piece.parted(changes), [0, *changes], strict=True):
            yield part, struck[first], False


def _runs_along(rule: Ruling, piece: Letters) -> bool:
    return rule.along(piece.x0, piece.x1) > _STRUCK * (piece.x1 - piece.x0)


def struck_by_overlay(word: Word) -> bool:
    """Whether strokes are typed over the letters of a word, which are taken away."""
    if not any(stroke in word.text for stroke in _OVERLAYS):
        return False
    word.text = "".join(letter for letter in word.text if letter not in _OVERLAYS)
    return True


def is_huge_among(words: Sequence[Word]) -> Callable[[Word], bool]:
    """Return what tells the words that are far larger than these usually are.

    It is the one rule of size for a watermark or a stamp. What else one must be depends on what is
    asked: on a page it lies over other words, since headings are as large (`find_stamps`); in a
    cell nothing is as large; of words that are printed over each other it is the harmless one.
    """
    largest = HUGE * median(word.size for word in words) if words else math.inf
    return lambda word: word.size > largest


def find_stamps(words: Sequence[Word]) -> set[int]:
    """Return the `id`s of words that are far larger than the page's and lie over other words.

    Words that are turned count for none of these: turned text that is too long for its cell lies
    over the heading above the table. Nor does a letter alone, with which a paragraph begins.
    """
    if not words:
        return set()
    is_huge = is_huge_among(words)
    large = [word for word in words if is_huge(word) and any(map(str.isalnum, word.text))]
    stamps: set[int] = set()
    if len(large) > _MOST_TRIED:
        return stamps
    level = [word for word in words if word.level] if large else []
    lower = sorted(level, key=lambda word: word.centre)
    heights = [word.centre for word in lower]
    for word in large:
        beside = lower[bisect_right(heights, word.top) : bisect_left(heights, word.base)]
        if any(
            other.size * HUGE < word.size and word.x0 < other.middle < word.x1 for other in beside
        ) and (len(word.text) > 1 or any(_are_of_one_line(word, other) for other in large)):
            stamps.add(id(word))
    if stamps:
        # Letters of a stamp that lie over nothing are as large as its others, on the same line.
        for word in large:
            if any(id(other) in stamps and _are_of_one_line(word, other) for other in large):
                stamps.add(id(word))
    return stamps


def _are_of_one_line(one: Word, other: Word) -> bool:
    """Whether two words of one size stand on one line."""
    return (
        one is not other
        and abs(other.base - one.base) < 0.1 * one.size
        and abs(other.size - one.size) < 0.1 * one.size
    )
