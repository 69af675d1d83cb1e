"""What may be the headers of tables of measures: rows of short labels, in one storey or two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kpi_tui.empty_cells import is_empty
from kpi_tui.pdf.drafting.heading_lines import (
    FEW,
    MOST_LINES,
    goes_on,
    is_above_all,
    is_part,
    most_lines,
    opens_storey,
    own_lines,
    tells,
    without_title,
)
from kpi_tui.pdf.drafting.storeys import by_gaps, by_line_below, by_lines, have_storeys
from kpi_tui.pdf.drafting.words import is_figure
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.rulings import JoinedRuling, join_rulings, running_along
from kpi_tui.pdf.table.bands import find_bands
from kpi_tui.pdf.table.labels import heading_text
from kpi_tui.pdf.table.touching import over_lines
from kpi_tui.pdf.text.lines import Line, PageText, into_lines
from kpi_tui.profiles.labels import BLANK, OVER, stand_behind
from kpi_tui.regex import regex

_LEAST = 3
"""A header has so many labels, or more."""
_LONGEST = 60
"""Letters of a label."""
_HAS_FIGURE = regex(r"\w ?: ?\S*\d")
"""A label with a figure behind it: no heading of a column is one."""
_SENTENCE_ENDS = regex(r"^(?!.*\b(?:no|ref|prev|perf|avg)\.$).{6,}[.,;]$", re.I)
"""The end of a sentence, which no heading is; "Ref No." only cuts a word short."""
_MOVED = regex(r"improved|worsened|declined|deteriorated|stable|unchanged|no change", re.I)
"""What a direction of travel is called; "Lower" and "Change" may head columns."""
_WHOLE = 0.95
"""Of a table's width: a rule that covers less may stand below some headings only."""
_LOWEST = 5.0
"""Points of a row's height, or more."""
_NEAR = 30.0
"""Points from the top of a header in which no other begins."""
_GAPS = (0.45, 0.9, 1.5)
"""Labels of a table without vertical lines stand so far apart, in sizes of their font."""


@dataclass(frozen=True)
class Candidate:
    """A row that may be a header: what its cells say, one in two storeys as "Over / Below"."""

    page: int
    top: float
    labels: tuple[str, ...]

    @property
    def known(self) -> int:
        """How many of its labels say what usually stands in a table of measures."""
        return sum(tells(label) for label in self.labels)


class _Taken(NamedTuple):
    """Where a header stands that lines enclose."""

    top: float
    bottom: float
    has_storeys: bool

    def has(self, block: Sequence[Line], before: Line | None) -> bool:
        """Whether a block is no other header: it is close, a storey, or goes on with the line `before`."""
        if any(abs(line.top - self.top) < _NEAR for line in block):
            return True
        if not self.top < block[0].top < self.bottom:
            return False
        return self.has_storeys or (
            before is not None
            and self.top < before.top
            and goes_on(before, block[0])
            and before.is_as_large(block[0])
        )


def find_candidates(text: PageText) -> list[Candidate]:
    """Return what may be headers on a page, from top to bottom."""
    rows = join_rulings(text.page.shapes.horizontals)
    verticals = join_rulings(text.page.shapes.verticals)
    between = find_bands(text)
    found: list[Candidate] = []
    taken: list[_Taken] = []
    lowest = 0.0
    for index, (upper, lower) in enumerate(pairwise(rows)):
        if lower.at - upper.at < _LOWEST or upper.at < lowest - 1:
            continue
        words = between(upper, lower)
        if not words:
            continue
        labels: Sequence[str] = ()
        third = next((r for r in rows[index + 2 : index + 4] if r.at > lower.at + _LOWEST), None)
        if third is not None and lower.coverage(upper.start, upper.end) < _WHOLE:
            below = [word for word in between(lower, third) if word.centre >= lower.at]
            labels = by_lines(words, below, (upper, lower, third), verticals)
            parted = (by_line_below(words, below, lower, gap) for gap in _GAPS)
            labels = labels or max(parted, key=_worth)
        bottom = third.at if labels and third is not None else lower.at
        labels = labels or _one_storey(words, upper, lower, verticals, text)
        candidate = Candidate(text.page.number, upper.at, _told_apart(labels))
        if _is_header(candidate):
            found.append(candidate)
            taken.append(_Taken(upper.at, bottom, bottom > lower.at))
            lowest = bottom
    return [*found, *_without_lines(text, taken)]


def _told_apart(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the labels, with one that comes twice written behind what it follows: "Q3 / RAG"."""
    return tuple(
        f"{before}{OVER}{label}" if before and OVER not in f"{before}{label}" else label
        for before, label in zip(stand_behind(labels), labels, strict=True)
    )


def _is_header(candidate: Candidate) -> bool:
    filled = [label for label in candidate.labels if label]
    return (
        len(filled) >= _LEAST
        and all(len(label) <= _LONGEST for label in filled)
        and len(set(filled)) == len(filled)
        and not any(map(_is_of_row, filled))
        and sum(_HAS_FIGURE.search(label) is not None for label in filled) < 2
        and candidate.known >= max(_LEAST, len(filled) / 2)
    )


def _is_of_row(label: str) -> bool:
    """Whether no heading says this: a figure, that there is none, how one moved, or a sentence."""
    has_moved = _MOVED.fullmatch(label) is not None
    return is_figure(label) or is_empty(label) or has_moved or bool(_SENTENCE_ENDS.search(label))


def _one_storey(
    words: list[Word],
    upper: JoinedRuling,
    lower: JoinedRuling,
    verticals: Sequence[JoinedRuling],
    text: PageText,
) -> list[str]:
    """Return the labels between two lines across, by the lines down between them, or else by gaps."""
    edges = running_along(verticals, upper.at, lower.at)
    if len(edges) > _LEAST:
        words = over_lines(words, edges)
        cells = [[w for w in words if x0 <= w.middle < x1] for x0, x1 in pairwise(edges)]
        said = [heading_text(cell) for cell in cells if cell]
        return said if cells[0] else [BLANK, *said]
    own = own_lines(into_lines(without_title(words)), text.page)
    words = [word for line in own for word in line.words]
    below = [line for line in text.lines if line.base > own[-1].base]
    return max(
        (by_gaps(words, gap, below) for gap in _GAPS),
        key=_worth,
    )


def _worth(labels: Sequence[str]) -> float:
    """Return how much labels say: of two ways to part words the one that has fewer, if both say as much."""
    return sum(map(tells, labels)) - len(labels) / 100


def _without_lines(text: PageText, taken: Sequence[_Taken]) -> Iterator[Candidate]:
    """Yield headers around which nothing is drawn: blocks of up to three lines.

    Where a header is `taken` stands another, or the end of it.
    """
    lines = text.lines
    index = 0
    while index < len(lines):
        for count in range(most_lines(lines[index:], text.page), 0, -1):
            block = lines[index : index + count]
            before = lines[index - 1] if index else None
            if len(block) < count or any(each.has(block, before) for each in taken):
                continue
            far = [pair for pair in pairwise(block) if not goes_on(*pair)]
            if not all(opens_storey(above, line, text.page) for above, line in far):
                continue
            words = [word for line in block for word in line.words]
            own = own_lines(block, text.page)
            is_title = count > FEW and is_above_all(lines[index : index + MOST_LINES])
            if is_title and not have_storeys(words, _GAPS[1]):
                continue
            if len(own) < count and have_storeys(words, _GAPS[1]):
                own = own_lines(block, text.page, has_storeys=True)
            if len(own) < count or is_part(block, lines, index, text.page):
                continue
            labels = by_gaps(words, _GAPS[1], lines[index + count :])
            candidate = Candidate(text.page.number, block[0].top, _told_apart(labels))
            if (
                _is_header(candidate)
                and (not far or any(OVER in label for label in labels))
                and candidate.known >= len(labels) - 1
                and max(len(line.runs()) for line in block) >= _LEAST
            ):
                yield candidate
                index += count - 1
                break
        index += 1
