"""Where rows without lines between them part: above the code that each begins with."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.fields import DRAWN, FIGURES
from kpi_tui.pdf.table.header_columns import HANGING
from kpi_tui.pdf.table.tables import Region
from kpi_tui.pdf.text.lines import into_lines
from kpi_tui.pdf.text.phrases import Phrases

_MIDDLE = 0.08
"""Of a row's height: a code no further from its middle is centred in it."""
_HEIGHT = 0.75
"""Of a font's size: how far capitals rise above their line."""


def part_at_codes(
    words: Sequence[Word],
    borders: Sequence[float],
    table: Region,
    phrases: Phrases,
    leading: float = 0.0,
) -> tuple[list[float], bool]:
    """Return the borders of rows, with one more wherever two codes stand in one row.

    The second is whether one is a guess: words stand between two codes, and no white space is there.
    Where that is so a gap elsewhere may be one between the paragraphs of a cell.

    Rows without lines between them are parted by white space: the border is the first gap,
    going up from the code, that is wider than the gap between lines of text. `leading` is the
    distance of lines in a cell; 0 where it is not known. Where lines part the
    measures of a table, all that stands with one code between two lines is of its row, whose cells
    may stand at its foot.
    """
    first = table.columns[table.lead]
    coded = [
        line.words[0]
        for line in into_lines(word for word in words if first.holds(word, HANGING))
        if phrases.code_at_start(line.text)
    ]
    names = sorted(word.base for word in words if first.holds(word, HANGING))
    cuts = list(borders[1:-1])
    between, is_guess = [], False
    for above, below in pairwise(coded):
        if not any(above.base < cut < below.base for cut in borders):
            gap = _gap_above(words, above.base, below, leading)
            between.append(gap)
            cuts.append(_below_name(gap or _top(below), names, below))
            half = 0.5 * below.size
            inside = (above.base + half < w.base < below.base - half for w in words)
            is_guess |= gap is None and any(inside)
    # One code in the middle of what is one row then: all of its cells are centred.
    middle, height = (borders[0] + borders[-1]) / 2, borders[-1] - borders[0]
    is_middle = len(coded) == 1 and abs(coded[0].centre - middle) < _MIDDLE * height
    above_it = any(word.base < coded[0].base - coded[0].size for word in words) if coded else False
    if above_it and len(borders) == 2 and not (is_middle or (table.ruled and table.lined)):
        gap = _gap_above(words, borders[0], coded[0], leading)
        # Where others stand apart and it does not, what is above it is of its own cells.
        if gap or not all(between) or not between:
            cuts.append(_below_name(gap or _top(coded[0]), names, coded[0]))
    return [borders[0], *sorted(cuts), borders[-1]], is_guess


def without_second_codes(
    borders: Sequence[float], drawn: Sequence[float], words: Sequence[Word], table: Region
) -> list[float]:
    """Leave out the borders between two lines of a table that part a second code from its row.

    What stands below such a border has no figure and no status of its own; what stands above has.
    """
    told = [column for column in table.columns if column.field in (*FIGURES, *DRAWN)]
    known = [word.centre for word in words if any(column.holds(word) for column in told)]
    kept = [borders[0]]
    for border, below in pairwise(borders[1:]):
        above_has, below_has = (
            any(top < centre < bottom for centre in known)
            for top, bottom in ((kept[-1], border), (border, below))
        )
        if border in drawn or below_has or not above_has:
            kept.append(border)
    return [*kept, borders[-1]]


def _below_name(cut: float, names: Sequence[float], code: Word) -> float:
    """Return a border between two rows that leaves no line of the first one's name below it."""
    parts_name = any(cut < base < code.base - 0.5 * code.size for base in names)
    return _top(code) if parts_name else cut


def _top(code: Word) -> float:
    """Return the border right above a code."""
    return code.top - 0.1 * code.size


def _gap_above(words: Sequence[Word], above: float, below: Word, leading: float) -> float | None:
    """Return the y in the gap above the text of a row without a line; `None` where none is wide.

    Cells may stand at the foot of their row or in its middle: what counts is where no word stands.
    """
    inside = [word for word in words if above - 0.1 <= word.base <= below.base + 0.1]
    gaps: list[tuple[float, float]] = []
    foot = 0.0
    for top, base in sorted((word.base - _HEIGHT * word.size, word.base) for word in inside):
        if foot and top > foot:
            gaps.append((top - foot, top))
        foot = max(foot, base)
    usual = sorted(gap for gap, _ in gaps)[len(gaps) // 4] if gaps else 0.0
    if leading:
        usual = min(usual, max(0.0, leading - _HEIGHT * below.size))
    for gap, top in reversed(gaps):
        if gap > usual + 0.15 * below.size:
            return top - 0.1 * below.size
    return None
