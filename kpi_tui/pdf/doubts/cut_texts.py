"""Texts that their cells cut off at the edge, as a spreadsheet does: nothing else says that words are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpi_tui.labels import field_label
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.phrases import PEOPLE
from kpi_tui.regex import regex
from kpi_tui.report import PROSE_FIELDS, Warning

_TEXTS = ("measure", *PEOPLE, *PROSE_FIELDS)
_SIGNS = ",.;:!?()“”‘’'\""
_FEWEST_WORDS = 3
_NEAR = 1.0
"""Of a font's size: a text cut between two letters ends no further from the edge than a space and a letter."""
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
_GOES_ON = frozenset(("the", "an", "and", "or", "our", "their", "its", "than"))
"""No text ends with these."""
_WORD = regex(r"[a-z]{3,}")
_SHORTER = 2
"""Letters that a word lacks, at least, which another has."""


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
    known = Counter(
        word.text.casefold().strip(_SIGNS)
        for record in records
        for name in _TEXTS
        for line in record.lines.get(name, ())
        for word in line.words
    )
    for name in _TEXTS:
        texts = [(each, each.lines[name]) for each in records if each.lines.get(name)]
        alone = [
            _ending(record, lines[0])
            for record, lines in texts
            if len(lines) == 1 and lines[0].room
        ]
        found = [each for each in alone if each.behind < _NEAR and _is_open(each.line)]
        if any(len(lines) > 1 for _, lines in texts) or not _are_cut(found):
            found = [
                each
                for each in found
                if -_BEYOND[1] < each.behind < -_BEYOND[0]
                or (_is_close(each) and _is_part_of_word(each.line, known))
            ]
        for each in found:
            end = quoted(text_of(each.line.words[-_QUOTED:]))
            message = (
                f"{field_label(name)} ends at the edge of its cell, in {end}: it may be cut off"
            )
            yield Warning(each.line.page, each.record.code, message)
        told = {id(each.record) for each in found}
        for record, lines in texts:
            if lines[-1].words[-1].text in _GOES_ON and id(record) not in told:
                end = quoted(text_of(lines[-1].words[-_QUOTED:]))
                message = f"{field_label(name)} ends in {end}: words may be missing"
                yield Warning(lines[-1].page, record.code, message)


def _is_part_of_word(line: Line, known: Counter[str]) -> bool:
    """Whether the last word of a line is none elsewhere, and the beginning of one that is."""
    last = line.words[-1].text
    if not _WORD.fullmatch(last) or known[last] > 1:
        return False
    return any(word.startswith(last) and len(word) >= len(last) + _SHORTER for word in known)


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
    return _is_close(nearest) and farthest - nearest.behind > _EVEN


def _is_close(ending: _Ending) -> bool:
    """Whether a text ends closer to the edge of its cell than programs that break lines set it."""
    return ending.behind < max(_TOUCHING, ending.before)
