"""Columns that no line parts: their borders lie where the fewest lines of text stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kpi_tui.pdf.table.header_columns import FieldColumn, Header
from kpi_tui.pdf.text.lines import Line

_ALIGNED = 1.5
"""Text no further off than this many points stands below the edge of its label."""
_CLOSE = 1.0
"""Sizes of a font: words closer than this may be of two columns whose text is set to each other."""
_LEVEL = 0.5
"""Points by which texts that begin at one place may differ."""
_MANY = 6
"""So many words that begin at one place, or more, are no chance."""
_ALONE = 3
"""So many of them, or more, have nothing close before them."""

Stretch = tuple[float, float]
"""From one x to another."""


def part_by_whitespace(
    header: Header,
    stretches: Sequence[Stretch],
    edges_drawn: Sequence[float] = (),
    gaps: Sequence[Stretch] = (),
) -> tuple[FieldColumn, ...]:
    """Return the columns of a table without vertical lines, parted where the fewest lines stand.

    `stretches` are where the lines of text in the table's rows begin and end. Labels stand over
    the left or the right edge of their column's text: where the rows show which, the border is the
    stretch beside that edge, else the widest between the two labels. `edges_drawn` are the x of
    edges that most rows have, of grounds, say: where one stands in white space, it is the border.
    Else one of the `gaps` is, before which text that is set to the right ends.
    """
    columns = header.columns
    starting = [_starts(column, stretches) for column in columns]
    ending = [_ends(column, stretches) for column in columns]
    # Columns without text say nothing: a table may have a row of three cells.
    mostly_left = sum(starting) > sum(ending)
    labels = [(column.label_x0, column.label_x1) for column in columns]
    edges, close = [header.left], dict[int, float]()
    for one, other in pairwise(columns):
        between = (one.label_x0 + one.label_x1) / 2, (other.label_x0 + other.label_x1) / 2
        free = _emptiest([*stretches, *labels], *between)
        drawn = [x for x in edges_drawn for start, end in free if start <= x <= end]
        if drawn:
            edges.append(drawn[0])
            continue
        gap = next((each for each in gaps if between[0] < each[1] < between[1]), None)
        if gap is not None:
            close[len(edges)] = gap[1]
            edges.append((gap[0] + gap[1]) / 2)
            continue
        if _ends(one, stretches) and not _starts(one, stretches):
            after = [piece for piece in free if piece[0] > one.label_x1 - 0.5]
            chosen = after[0] if after else _widest(free)
        elif not _starts(other, stretches) and (set_left := _before_texts(free, stretches)):
            chosen = set_left
        elif _starts(other, stretches) or mostly_left:
            before = [piece for piece in free if piece[1] < other.label_x0 + 0.5]
            chosen = before[-1] if before else _widest(free)
        else:
            chosen = _widest(free)
        edges.append((chosen[0] + chosen[1]) / 2)
    edges.append(header.right)
    return tuple(
        replace(column, x0=edges[at], x1=edges[at + 1], text_x0=close.get(at))
        for at, column in enumerate(columns)
    )


def find_gaps(lines: Sequence[Line]) -> list[Stretch]:
    """Return the gaps behind which words begin below each other, some close behind others.

    There a column of text set to the left begins, close to one that is set to the right. Words in
    the midst of texts that come again are all close behind others.
    """
    words = [word for line in lines for word in line.words]
    behind = Counter(
        round(word.x0, 1)
        for line in lines
        for before, word in pairwise(line.words)
        if 0 < word.x0 - before.x1 < _CLOSE * word.size
    )
    starts = Counter(round(word.x0, 1) for word in words)
    found = []
    for x in sorted(behind):
        if starts[x] - behind[x] >= _ALONE and starts[x] >= _MANY:
            end = max(word.x1 for word in words if word.x0 < x - _ALIGNED)
            found += [(end, x)] if end < x else []
    return found


def reach_left(columns: Sequence[FieldColumn], lines: Sequence[Line]) -> list[FieldColumn]:
    """Return columns whose first begins where its text does: its heading may stand in its middle.

    Its text runs on below the heading, or all of it begins at one place. What else stands left of
    that is beside the table, and so is what stands left of a text of its own, in any row.
    """
    first, *others = columns
    if not others:
        return [first]
    rows = [runs for line in lines if len(runs := line.runs()) > 1]
    own = [[run for run in runs if run[0] < others[0].x0] for runs in rows]
    alone = (line.runs()[0] for line in lines if len(line.runs()) == 1)
    # Beside names of two lines the others of a row may all stand between these.
    leading = [found[0] for found in own if found] or [
        run for run in alone if run[1] < others[0].x0
    ]
    through = [start for start, end in leading if start < first.label_x0 < end]
    starts = through or [start for start, _ in leading]
    is_beside = any(len(found) > 1 and found[0][0] < first.x0 for found in own)
    if is_beside or not starts or (not through and max(starts) - min(starts) > _ALIGNED):
        return [first, *others]
    return [replace(first, x0=min(*starts, first.x0)), *others]


def _starts(column: FieldColumn, stretches: Sequence[Stretch]) -> bool:
    """Whether text of the rows begins below the beginning of a column's label."""
    return any(abs(start - column.label_x0) < _ALIGNED for start, _ in stretches)


def _ends(column: FieldColumn, stretches: Sequence[Stretch]) -> bool:
    """Whether text of the rows ends below the end of a column's label."""
    return any(abs(end - column.label_x1) < _ALIGNED for _, end in stretches)


def _before_texts(free: Sequence[Stretch], stretches: Sequence[Stretch]) -> Stretch | None:
    """Return the white space before which most texts begin at one place, if several do.

    Their heading may stand in the middle of their column.
    """
    begun = [sum(abs(start - end) < _LEVEL for start, _ in stretches) for _, end in free]
    most = max(begun, default=0)
    return free[begun.index(most)] if most >= _ALONE else None


def _widest(pieces: Sequence[Stretch]) -> Stretch:
    return max(pieces, key=lambda piece: piece[1] - piece[0])


def _emptiest(stretches: Sequence[Stretch], start: float, end: float) -> list[Stretch]:
    """Return the pieces between two x over which the fewest lines of text stand, left to right."""
    inside = [(max(a, start), min(b, end)) for a, b in stretches if b > start and a < end]
    borders = sorted({start, end, *(x for stretch in inside for x in stretch)})
    pieces = list(pairwise(borders))
    counts = [sum(x0 <= a and b <= x1 for x0, x1 in inside) for a, b in pieces]
    least = min(counts, default=0)
    free = [piece for piece, count in zip(pieces, counts, strict=True) if count == least]
    return [piece for piece in free if piece[1] - piece[0] > 0.3] or free or [(start, end)]
