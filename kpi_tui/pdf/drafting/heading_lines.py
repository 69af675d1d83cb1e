"""Which lines are of the headings of a table: neither of a title above nor of a row below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kpi_tui.pdf.drafting.words import what_of
from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.labels import into_groups
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.profiles.period_forms import WITHOUT_YEAR
from kpi_tui.profiles.period_text import find_periods
from kpi_tui.regex import regex

_OWN = regex(r"this (?:month|quarter|qtr|half(?:[- ]year)?|year|period)", re.I)
"""How a heading names the period of the report."""
LARGER = 1.08
"""A title is so many times larger than the headings below it."""
FEW = 3
"""Lines of a header below a text alone, or with it, unless places tell that this is over several."""
MOST_LINES = 6
"""Lines of a header whose cells have their text in the middle."""
_SOLID = 0.9
"""Lines below each other in one cell are no closer than this share of their size."""
_STOREY = 3.0
"""Lines of two storeys of headings are closer than so many times their size."""
_APART = 0.9
"""Headings side by side stand so far apart, in sizes of their font."""


def tells(label: str) -> bool:
    """Whether a label says what a column holds, or of which period."""
    what, when = what_of(label)
    # In "Q1, Q2, Q3" no year is named; of months only capitals begin: "may" is a verb.
    is_part_of_year = label[:1].isupper() and WITHOUT_YEAR.fullmatch(label) is not None
    is_own = _OWN.fullmatch(label) is not None
    return bool(what or when or is_part_of_year or is_own or find_periods(label))


def without_title(words: list[Word]) -> list[Word]:
    """Return the words of headings between two lines, without those of a title further above them.

    Words of several columns are no title: the lines of headings may stand far apart.
    """
    lines = into_lines(words)
    for at in range(len(lines) - 1, 0, -1):
        if not goes_on(lines[at - 1], lines[at]):
            if any(len(list(line.word_runs())) > 1 for line in lines[:at]):
                return words
            return [word for line in lines[at:] for word in line.words]
    return words


def own_lines(lines: Sequence[Line], page: Page, *, has_storeys: bool = False) -> Sequence[Line]:
    """Return the lines of headings: without what is above or over them, or the first of a row below.

    What is not bold below bold headings, and says nothing that a heading does, is a row's. What is
    over several headings is theirs where they have `has_storeys`.
    """
    while len(lines) > 1:
        is_over = not has_storeys and _is_over(lines[0], lines[1:])
        if not is_over and not _is_title(lines[0], lines[1:]):
            break
        lines = lines[1:]
    if not page.is_bold(lines[0].words):
        return lines
    for at, line in enumerate(lines):
        if any(page.is_bold([word]) for word in line.words):
            continue
        says = line.text[0] in "([" or any(tells(text_of(run)) for run in line.word_runs())
        return lines if says else lines[:at]
    return lines


def _is_title(line: Line, below: Sequence[Line]) -> bool:
    """Whether a line above headings is larger than any, and begins where they do."""
    largest = max(each.size for each in below)
    is_left = line.x0 < min(each.runs()[0][1] for each in below)
    return line.size > LARGER * largest and len(line.runs()) == 1 and is_left


def _is_over(line: Line, below: Sequence[Line]) -> bool:
    """Whether a text alone stands above none of the headings behind the first, or above several."""
    if len(line.runs()) > 1:
        return False
    groups = into_groups([word for each in below for word in each.words], _APART)
    spans = [(group[0].x0, max(word.x1 for word in group)) for group in groups]
    met = sum(start < line.x1 and line.x0 < end for start, end in spans)
    return met != 1 and spans[0][1] < line.x0 and line.x1 < spans[-1][1]


def most_lines(lines: Sequence[Line], page: Page) -> int:
    """Return how many lines a header has at most: more than three where cells are set to the middle.

    Where lines overlap below one that does not, they are of a second storey, and one more may follow.
    """
    most, more = 1, 0
    for count, (above, line) in enumerate(pairwise(lines[:MOST_LINES]), 2):
        if opens_storey(above, line, page):
            most, more = count, 1
            continue
        if not goes_on(above, line):
            break
        if line.base - above.base < _SOLID * line.size:
            most = count + more
        else:
            more = 1
    return max(most, FEW)


def is_above_all(lines: Sequence[Line]) -> bool:
    """Whether the first line is a text alone, and no heading of its own goes on beside the second.

    It is a title, or over several headings.
    """
    if len(lines) < 2 or len(lines[0].runs()) > 1:
        return False
    first, second, *others = lines
    own = (each for each in others if any(a < first.x1 and first.x0 < b for a, b in each.runs()))
    following = next(own, second)
    is_beside = second.base - first.base < _SOLID * second.size
    return not (is_beside and following is not second and goes_on(first, following))


def is_part(block: Sequence[Line], lines: Sequence[Line], start: int, page: Page) -> bool:
    """Whether a block of bold lines is part of a header, or more: one that is bold too overlaps it.

    A text alone above it is over several headings. One that is not, below it, is of the row that
    the last of the block begins if that is not bold either.
    """
    before, behind = lines[max(start - 1, 0) : start], lines[start + len(block) :][:1]
    beside = [line for line in before if len(line.runs()) > 1]
    steps = [(line, block[0].base - line.base) for line in beside]
    steps += [(line, line.base - block[-1].base) for line in behind]
    near = [line for line, step in steps if step < _SOLID * line.size]
    if not page.is_bold(block[0].words):
        return False
    begins_row = not page.is_bold(block[-1].words) and any(line in near for line in behind)
    return begins_row or any(page.is_bold(line.words) for line in near)


def opens_storey(above: Line, line: Line, page: Page) -> bool:
    """Whether a line some way below others says what stands below several headings: a second storey."""
    if goes_on(above, line) or not 0 < line.base - above.base < _STOREY * line.size:
        return False
    is_alike = above.is_as_large(line) and page.is_bold(above.words) == page.is_bold(line.words)
    runs = [text_of(run) for run in line.word_runs()]
    return is_alike and len(runs) > 1 and all(map(tells, runs))


def goes_on(above: Line, line: Line) -> bool:
    """Whether a line stands as close below another as lines of one heading do."""
    return 0 < line.base - above.base < 1.5 * line.size
