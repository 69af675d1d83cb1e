"""Texts that their cells cut off at the edge, as a spreadsheet does: nothing else says that words are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpi_tui.labels import field_label
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.report import PROSE_FIELDS, Warning

_FEWEST_WORDS = 3
_NEAR = 1.0
"""Of a font's size: a text that is cut between two letters ends no further from the edge of its cell: a space and a letter."""
_BEYOND = 0.05, 0.7
"""A letter that is cut through reaches beyond it by so much."""
_SEVERAL = 3
"""So many texts of a column end at its edge, and differ: no text is as wide as that by chance."""
_TOUCHING = 0.1
"""So little white behind a text, or less than before it, is left by no program that breaks lines."""
_EVEN = 0.05
"""Texts that end so far from the edge, no more no less, are set to the right."""
_QUOTED = 3
"""Words of its end that a warning quotes."""


class _Ending(NamedTuple):
    """A text of one line, and the white on both sides of it, in sizes of its font."""

    record: Record
    line: Line
    before: float
    behind: float


def warn_cut(records: Sequence[Record]) -> Iterator[Warning]:
    """Yield a warning for each text of one line that may be cut off at the edge of its cell.

    To be called while lines know the edges of their columns.
    """
    for name in ("measure", *PEOPLE, *PROSE_FIELDS):
        texts = [(each, each.lines[name]) for each in records if each.lines.get(name)]
        alone = [
            _ending(record, lines[0])
            for record, lines in texts
            if len(lines) == 1 and lines[0].room
        ]
        found = [each for each in alone if each.behind < _NEAR and _is_open(each.line)]
        if any(len(lines) > 1 for _, lines in texts) or not _are_cut(found):
            found = [each for each in found if -_BEYOND[1] < each.behind < -_BEYOND[0]]
        for each in found:
            end = quoted(text_of(each.line.words[-_QUOTED:]))
            message = (
                f"{field_label(name)} ends at the edge of its cell, in {end}: it may be cut off"
            )
            yield Warning(each.line.page, each.record.code, message)


def _ending(record: Record, line: Line) -> _Ending:
    left = line.right - line.room
    return _Ending(
        record, line, (line.x0 - left) / line.size, (line.right - line.words[-1].x1) / line.size
    )


def _is_open(line: Line) -> bool:
    """Whether a text of several words ends as no sentence does."""
    return len(line.words) >= _FEWEST_WORDS and line.text.rstrip()[-1] not in ".!?…"


def _are_cut(found: Sequence[_Ending]) -> bool:
    """Whether texts of a column end as near to its edge as they do since it cuts them."""
    if len({each.line.text for each in found}) < _SEVERAL:
        return False
    nearest = min(found, key=lambda each: each.behind)
    farthest = max(each.behind for each in found)
    is_close = nearest.behind < max(_TOUCHING, nearest.before)
    return is_close and farthest - nearest.behind > _EVEN
