"""Headings that touch: nothing stands between those of two columns, or no more than a space.

The rows below tell whether they are of two columns: there is white space all the way down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.text.lines import SPACE, Line
from kpi_tui.regex import regex

_ROWS = 40
"""So many lines below a header are looked at."""
_TEXTS = 3
"""A row has so many texts side by side, or more."""
_NEAR = 0.6
"""Of the size of the font: so far white space may be from where one heading ends."""
_BOTH = 0.5
"""Of the rows, so many have text on both sides."""
_ALIGNED = 1.5
"""Text no further off than this many points stands below the beginning of its label."""
_SEAM = regex(r"(?<=[a-z)%?.])(?=[A-Z£%#])")
"""Where one heading ends and another begins within a word, as in "ActualTarget"."""
_WIDTHS = {**dict.fromkeys("iljtfrI.,:()", 0.55), **dict.fromkeys("mwMW%", 1.5)}
"""How wide letters are, beside a usual one."""

Group = list[Word]
Stretch = tuple[float, float]


def over_lines(words: Sequence[Word], edges: Sequence[float]) -> list[Word]:
    """Return words, those parted through whose seams lines between columns run."""
    return [part for word in words for part in _over_lines(word, edges)]


def _over_lines(word: Word, edges: Sequence[float]) -> list[Word]:
    near = _NEAR * word.size
    for seam in _seams(word):
        if any(abs(_x_of(word, seam) - edge) < near for edge in edges):
            first, rest = _halves(word, seam)
            return [first, *_over_lines(rest, edges)]
    return [word]


def part_touching(
    group: Group,
    says: Callable[[Sequence[Word]], bool],
    below: Sequence[Line],
    *,
    is_whole: bool = False,
) -> list[Group]:
    """Return the headings that a group of words is: one, or those that the rows below tell apart.

    `says` tells whether words are a heading, `below` holds the lines below the header. Where only
    a whole heading says one, that `is_whole` is not parted further.
    """
    for first, rest in _cuts(group):
        gap = _gap(first, rest, below) if says(first) else None
        if gap is not None:
            first, rest = _placed(first, rest, gap)
            known = says(rest)
            others = (
                [rest]
                if known and is_whole
                else part_touching(rest, says, below, is_whole=is_whole)
            )
            if known or len(others) > 1:
                return [first, *others]
    return [group]


def _cuts(group: Group) -> Iterator[tuple[Group, Group]]:
    """Yield the words before and behind each place where a heading may end."""
    for at in sorted({word.x0 for word in group})[1:]:
        yield from _cut(group, at)
    for word in group:
        for seam in _seams(word):
            others = [each for each in group if each is not word]
            yield from _cut([*others, *_halves(word, seam)], _x_of(word, seam))


def _cut(group: Group, at: float) -> Iterator[tuple[Group, Group]]:
    first = [word for word in group if word.x1 < at + 0.5]
    rest = [word for word in group if word.x0 > at - 0.5 and word.x1 >= at + 0.5]
    if first and rest and len(first) + len(rest) == len(group):
        yield first, rest


def _placed(first: Group, rest: Group, gap: Stretch) -> tuple[Group, Group]:
    """Return two headings; where they part within a word, the text below the second tells."""
    end, start = max(word.x1 for word in first), min(word.x0 for word in rest)
    at = gap[1]
    if end < start or abs(at - start) > _NEAR * first[0].size:
        return first, rest
    return (
        [replace(word, x1=at) if word.x1 == end else word for word in first],
        [replace(word, x0=at) if word.x0 == start else word for word in rest],
    )


def _gap(first: Group, rest: Group, below: Sequence[Line]) -> Stretch | None:
    """Return the white space that stands in all rows where one heading ends and the next begins.

    It may be as narrow as a space where what stands behind it begins below the next heading.
    """
    left, end = min(word.x0 for word in first), max(word.x1 for word in first)
    start, right = min(word.x0 for word in rest), max(word.x1 for word in rest)
    near = _NEAR * first[0].size
    aligned = near if end == start else _ALIGNED  # within a word, about where a heading begins
    both = 0
    ends, starts = [end - near], [start + near]
    is_clear = is_aligned = True
    rows = [line for line in below[:_ROWS] if len(line.runs()) >= _TEXTS]
    for line in rows:
        before = [word for word in line.words if word.x1 > left and word.x0 < end - near]
        behind = [word for word in line.words if word.x0 < right and word.x1 > start + near]
        ends += [word.x1 for word in before]
        starts += [word.x0 for word in behind]
        if before and behind:
            both += 1
            between = behind[0].x0 - before[-1].x1
            is_clear = is_clear and between > SPACE * before[-1].size
            is_aligned = is_aligned and abs(behind[0].x0 - start) < aligned
    is_told = is_clear or (is_aligned and both > 1)
    gap = max(ends), min(starts)
    return gap if is_told and 0 < both >= _BOTH * len(rows) and gap[0] < gap[1] else None


def seams(text: str) -> Iterator[tuple[str, str]]:
    """Yield both halves of a word at each place where another heading may begin."""
    for found in _SEAM.finditer(text):
        yield text[: found.start()], text[found.start() :]


def _seams(word: Word) -> list[int]:
    return [len(first) for first, _ in seams(word.text)]


def _x_of(word: Word, at: int) -> float:
    """Return about where a letter of a word begins."""
    wide = [_WIDTHS.get(letter, 1.2 if letter.isupper() else 1.0) for letter in word.text]
    return word.x0 + sum(wide[:at]) / sum(wide) * (word.x1 - word.x0)


def _halves(word: Word, at: int) -> list[Word]:
    x = _x_of(word, at)
    return [replace(word, text=word.text[:at], x1=x), replace(word, text=word.text[at:], x0=x)]
