"""Tables whose headings are not known: lines that are rows of figures below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.pdf.text.quotes import quoted

_FIGURE = re.compile(
    r"[(<>≤≥=~£+−–-]*(?P<whole>\d[\d,]*)(?P<telling>\.\d+)?\)?(?:%|k|m|bn|days?|hours?)?[*†]*"
)
_STATUS = re.compile(
    r"(?:rag)?(?:red|amber|yellow|green|blue|total|(?:on|off|below)target)\b", re.I
)
"""What a row begins with that counts measures by their status; its words are not apart."""
_CELLS = 3
"""A row has so many texts side by side, two of which are figures, or more."""
_FIGURES = 2
_ROWS = 3
"""So many rows on a page are a table's, where some have fractions or amounts: no counts do."""


def lines_of_tables(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines from the first row of figures to the last, of each page that has some.

    A summary that counts measures by their status is none: its figures are small and whole.
    """
    for _, run in groupby(lines, lambda line: line.page):
        own = list(run)
        rows = [at for at, line in enumerate(own) if _figures(line) is not None]
        if len(rows) >= _ROWS and sum(bool(_figures(own[at])) for at in rows) >= _ROWS:
            yield from own[rows[0] : rows[-1] + 1]


def doubt_behind(lines: Sequence[Line], phrases: Phrases) -> Iterator[str]:
    """Yield what speaks for a page behind the last one read being the report's too.

    It begins with rows of figures, with nothing but their header above them, or has one of its
    headings.
    """
    headings = (line.text for line in lines if phrases.ends_table(line.text))
    rows = list(lines_of_tables(lines))
    above = lines[: lines.index(rows[0])] if rows else lines
    if heading := next(headings, ""):
        yield f"is not read, and {quoted(heading)} stands on it like a heading of the report"
    elif rows and all(len(line.runs()) >= _CELLS for line in above):
        yield "is not read, and begins with rows of figures: does the last table go on there?"


def _figures(line: Line) -> int | None:
    """Return how many figures of a row are no mere counts; `None` where a line is no row."""
    cells = [
        "".join(word.text for word in line.words if start <= word.x0 and word.x1 <= end + 0.1)
        for start, end in line.runs()
    ]
    figures = [match for text in cells if (match := _FIGURE.fullmatch(text))]
    if len(cells) < _CELLS or len(figures) < _FIGURES or not any(map(str.isalpha, line.text)):
        return None
    shares = [int(m["whole"].replace(",", "")[:9]) for m in figures if m[0].endswith("%")]
    # An actual and a target; shares of all measures amount to a hundred, or are those of a status.
    is_counted = any(_STATUS.match(text) for text in cells[:1])
    if len(shares) > 1 and abs(sum(shares) - 100) > len(shares) and not is_counted:
        return len(shares)
    return sum(bool(m["telling"]) or any(sign in m[0] for sign in ",£<>") for m in figures)
