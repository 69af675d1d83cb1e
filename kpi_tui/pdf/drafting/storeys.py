"""What the headings of a table say where one stands over several: "Over / Below" for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kpi_tui.pdf.drafting.heading_lines import LARGER, SOLID, tells, without_title
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
Group = list[Word]


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
    labels: list[str] = []
    groups = into_groups(words, gap)
    wide = _widest(groups, gap)
    for at, group in enumerate(groups):
        if wide and wide.first <= at <= wide.last:
            for part in wide.parts if at == wide.first else ():
                touching = part_touching(part, _says, below)
                labels += (wide.over + heading_text(each) for each in touching)
            continue
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
    return _widest(into_groups(words, gap), gap) is not None


def by_line_below(
    upper: Sequence[Word], lower: Sequence[Word], line: JoinedRuling, gap: float
) -> list[str]:
    """Return the labels of two rows where only a `line` stands between those of two storeys.

    What stands above each piece of it is over what stands below, and all others are of one storey.
    """
    groups: list[tuple[float, str]] = []
    for start, end in line.spans:
        over = without_title([word for word in upper if start <= word.middle < end])
        parts = into_groups([word for word in lower if start <= word.middle < end], gap)
        if len(parts) < 2 or len(into_groups(over, gap)) != 1:
            return []
        above = heading_text(over) + OVER
        groups += ((part[0].x0, above + heading_text(part)) for part in parts)
    rest = [
        word
        for word in (*upper, *lower)
        if word.size < LARGER * lower[0].size
        and not any(start <= word.middle < end for start, end in line.spans)
    ]
    groups += ((group[0].x0, heading_text(group)) for group in into_groups(rest, gap))
    return [label for _, label in sorted(groups)]


class _Wide(NamedTuple):
    """A heading that stands over groups of words beside its own, from the first to the last."""

    over: str
    first: int
    last: int
    parts: Sequence[Group]


def _widest(groups: Sequence[Group], gap: float) -> _Wide | None:
    return next(filter(None, (_wide(groups, at, gap) for at in range(len(groups)))), None)


def _wide(groups: Sequence[Group], at: int, gap: float) -> _Wide | None:
    """Return what the first line of a group stands over, where that is wider than the group.

    The others begin on its line and end above what stands below it: else all are set to their feet.
    """
    first, *under = into_lines(groups[at])
    words = [word for line in under for word in line.words]
    beside = [*groups[max(at - 1, 0) : at], *groups[at + 1 : at + 2]]
    near = words or [word for group in beside for word in group]
    level = min((word.base for word in near), default=first.base) - _LEVEL * first.size
    if len(first.runs()) > 1 or level - first.base < (SOLID - _LEVEL) * first.size:
        return None
    low = [i for i, g in enumerate(groups) if i == at or min(w.base for w in g) > level]
    is_one = low == [*range(low[0], low[-1] + 1)]
    others = [group for i, group in enumerate(groups) if i not in low]
    parts = [part for i in low for part in (into_groups(words, gap) if i == at else [groups[i]])]
    if not is_one or not all(map(_says, parts)) or len(parts) < 2:
        return None
    if not any(max(word.base for word in group) < level for group in others):
        return None
    start, end = parts[0][0].x0, max(word.x1 for word in parts[-1])
    off = abs(start + end - first.x0 - first.x1) / 2
    if off > _CENTRED * (end - start):
        return None
    return _Wide(first.text + OVER, low[0], low[-1], parts)


def _says(words: Sequence[Word]) -> bool:
    return tells(heading_text(words))
