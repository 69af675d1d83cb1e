"""What the headings of a table say where one stands over several: "Over / Below" for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kpi_tui.pdf.drafting.heading_lines import LARGER, tells, without_title
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.rulings import JoinedRuling, running_along
from kpi_tui.pdf.table.labels import heading_text, into_groups
from kpi_tui.pdf.table.touching import part_touching
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.profiles.labels import OVER

_LEVEL = 0.3
"""Words whose lines differ by less than this share of their size are level."""
_CENTRED = 0.2
"""Of the width of the headings below it: no further from their middle stands one over them."""
_ALIGNED = 1.5
"""Points from where the first of them begins, where it is not set to their middle."""
_ABOVE = 0.6
"""Of its size: so far above them it stands, or further."""
_MOST = 60
"""Words of a header, at most."""
Group = list[Word]
Share = tuple[Group, Sequence[Group]]
"""A heading over several columns, and those that stand below it."""


def by_lines(
    upper: Sequence[Word],
    lower: Sequence[Word],
    storeys: tuple[JoinedRuling, JoinedRuling, JoinedRuling],
    verticals: Sequence[JoinedRuling],
) -> list[str]:
    """Return the labels of two rows that lines part, the first of which stands over several of the second."""
    top, middle, bottom = (ruling.at for ruling in storeys)
    wide = running_along(verticals, top, middle)
    edges = running_along(verticals, middle, bottom)
    labels = []
    for x0, x1 in pairwise(edges):
        start = max((edge for edge in wide if edge <= x0 + 2), default=x0)
        end = min((edge for edge in wide if edge >= x1 - 2), default=x1)
        below = [word for word in lower if x0 <= word.middle < x1]
        over = [word for word in upper if start <= word.middle < end]
        if end - start < x1 - x0 + 4:
            labels.append(heading_text([*over, *below]))
        elif over and below:
            labels.append(f"{heading_text(over)}{OVER}{heading_text(below)}")
        else:
            labels.append(heading_text(over or below))
    filled = [label for label in labels if label]
    return filled if any(OVER in label for label in filled) else []


def by_gaps(words: Sequence[Word], gap: float, below: Sequence[Line]) -> list[str]:
    """Return the labels that words are: "Over / Below" where one stands over several others.

    Those that touch are told apart by what the lines below them show.
    """
    if told := _told_by_place(words, gap):
        return _labels(told, gap, below)
    labels: list[str] = []
    for group in into_groups(words, gap):
        first, *others = into_lines(group)
        parts = into_groups([word for line in others for word in line.words], gap)
        met = [p for p in parts if p[0].x0 < first.x1 and first.x0 < max(w.x1 for w in p)]
        has_storeys = len(first.runs()) == 1 < len(parts) == len(met) and all(map(_says, parts))
        above = f"{first.text}{OVER}" if has_storeys else ""
        for part in parts if has_storeys else [group]:
            labels += (above + heading_text(each) for each in part_touching(part, _says, below))
    return labels


def have_storeys(words: Sequence[Word], gap: float) -> bool:
    """Whether the places of headings tell that one stands over others, and is no title."""
    return _told_by_place(words, gap) is not None


def by_line_below(
    upper: Sequence[Word], lower: Sequence[Word], line: JoinedRuling, gap: float
) -> list[str]:
    """Return the labels of two rows where only a `line` stands between those of two storeys.

    What stands above each piece of it is over what stands below, and all others are of one storey.
    """
    told = _Storeys([], [])
    for start, end in line.spans:
        over = without_title([word for word in upper if start <= word.middle < end])
        parts = into_groups([word for word in lower if start <= word.middle < end], gap)
        overs = into_groups(over, gap)
        shares = [each for each in _shares(parts, overs, overs) if len(each) == len(overs)]
        if len(overs) == 1 < len(parts):
            shares = [[(overs[0], parts)]]
        if not overs or not shares:
            return []
        nearest = min(shares, key=_off)
        told.over.extend(nearest)
    told.others.extend(
        word
        for word in (*upper, *lower)
        if word.size < LARGER * lower[0].size
        and not any(start <= word.middle < end for start, end in line.spans)
    )
    return _labels(told, gap, ())


class _Storeys(NamedTuple):
    """Headings in two storeys: each that stands over several, with these, and the words of all others."""

    over: list[Share]
    others: Group

    @property
    def worth(self) -> tuple[int, float]:
        """How many headings stand below others, and how near to the middle these are."""
        return sum(len(parts) for _, parts in self.over), -_off(self.over)


def _labels(told: _Storeys, gap: float, below: Sequence[Line]) -> list[str]:
    """Return the labels of headings in two storeys, from left to right."""
    found = [("", group) for group in into_groups(told.others, gap)]
    found += [(heading_text(over) + OVER, part) for over, parts in told.over for part in parts]
    return [
        over + heading_text(each)
        for over, group in sorted(found, key=lambda each: _start(each[1]))
        for each in part_touching(group, _says, below)
    ]


def _told_by_place(words: Sequence[Word], gap: float) -> _Storeys | None:
    """Return the storeys of headings of which some end above what stands below others.

    Where none does, all may be set to their feet, with a title above them.
    """
    best: _Storeys | None = None
    for level in sorted({word.base for word in words})[1:]:
        low = [word for word in words if word.base > level - _LEVEL * word.size]
        upper = [word for word in words if word.base <= level - _LEVEL * word.size]
        parts, uppers = into_groups(low, gap), into_groups(upper, gap)
        ends_above = [u for u in uppers if not any(_meet(u, part) for part in parts)]
        if len(parts) < 2 or not ends_above or len(words) > _MOST:
            continue
        for over in _shares(parts, uppers, uppers):
            is_seen = any(not _is_among(u, over) for u in ends_above)
            if not over or not is_seen or not all(_says(p) for _, ps in over for p in ps):
                continue
            taken = {id(w) for u, ps in over for group in (u, *ps) for w in group}
            told = _Storeys(over, [word for word in words if id(word) not in taken])
            if best is None or told.worth > best.worth:
                best = told
    return best


def _shares(
    parts: Sequence[Group], overs: Sequence[Group], uppers: Sequence[Group]
) -> Iterator[list[Share]]:
    """Yield each way in which headings may stand over parts, in the order of both.

    A part that stands below none goes on with the one of `uppers` above it.
    """
    if not parts:
        yield []
        return
    above = [upper for upper in uppers if _meet(upper, parts[0])]
    for rest in _shares(parts[1:], overs, uppers) if len(above) == 1 else ():
        if not _is_among(above[0], rest):
            yield rest
    for at, over in enumerate(overs):
        for end in range(2, len(parts) + 1):
            if _stands_over(over, parts[:end], uppers):
                for rest in _shares(parts[end:], overs[at + 1 :], uppers):
                    yield [(over, parts[:end]), *rest]


def _stands_over(over: Group, parts: Sequence[Group], uppers: Sequence[Group]) -> bool:
    """Whether a heading stands in the middle above parts or begins with them, and no other above them.

    No two of them say the same.
    """
    whole = [word for part in parts for word in part]
    is_left = abs(_start(whole) - _start(over)) < _ALIGNED
    is_placed = is_left or _off([(over, parts)]) < _CENTRED
    is_above = min(w.base for w in whole) - max(w.base for w in over) > _ABOVE * over[0].size
    others = (upper for upper in uppers if upper is not over)
    if not is_placed or not is_above or any(_meet(other, whole) for other in others):
        return False
    return len({heading_text(part) for part in parts}) == len(parts)


def _off(over: Sequence[Share]) -> float:
    """Return how far headings stand from the middle of what they are over, in its width."""
    off = 0.0
    for upper, parts in over:
        start, end = _start(parts[0]), max(map(_end, parts))
        off += abs(start + end - _start(upper) - _end(upper)) / 2 / (end - start)
    return off


def _is_among(upper: Group, over: Sequence[Share]) -> bool:
    return any(upper is each for each, _ in over)


def _meet(one: Group, other: Group) -> bool:
    """Whether one of two groups stands above the other, or between its words."""
    return _start(one) < _end(other) and _start(other) < _end(one)


def _start(words: Group) -> float:
    return min(word.x0 for word in words)


def _end(words: Group) -> float:
    return max(word.x1 for word in words)


def _says(words: Sequence[Word]) -> bool:
    return tells(heading_text(words))
