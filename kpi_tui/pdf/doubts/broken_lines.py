"""Lines that end wherever their cell does, within words too: nothing tells the words that they part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from kpi_tui.labels import field_label
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.report import PROSE_FIELDS, Warning

_FEWEST = 8
"""So many lines must end so, at different words: where words stay whole, hardly any two of them do."""
_FULL = 0.9
"""Of a font's size: no space and letter more had room behind such a line."""
_MOSTLY = 0.95
_RAGGED = 0.1
"""Lines that end as far to the right as each other are justified."""


def warn_broken_lines(records: Sequence[Record]) -> Iterator[Warning]:
    """Yield a warning for each field whose lines are broken within words, without a hyphen.

    To be called while lines know the edges of their columns.
    """
    for name in ("measure", *PROSE_FIELDS):
        texts = [each.lines[name] for each in records if len(each.lines.get(name, ())) > 1]
        pairs = [pair for lines in texts for pair in pairwise(lines)]
        behind = {
            (line.words[-1].text, below.words[0].text): (line.right - line.x1) / line.size
            for line, below in pairs
            if line.room
        }
        parted = [
            (line, below)
            for line, below in pairs
            if line.text[-1].isalpha() and below.text[0].islower()
        ]
        if len(behind) < _FEWEST or not parted or not _are_full(list(behind.values())):
            continue
        first, second = parted[0]
        halves = f"{quoted(first.words[-1].text)} and {quoted(second.words[0].text)}"
        message = (
            f"{field_label(name)}: {len(parted)} lines may end within a word, as {halves}, and "
            "nothing tells which do"
        )
        yield Warning(first.page, None, message)


def _are_full(behind: Sequence[float]) -> bool:
    """Whether lines with so much white behind them, in sizes of their font, end wherever their cell does."""
    least = min(behind)
    white = [each - least for each in behind]
    full = sum(each < _FULL for each in white)
    return full >= _MOSTLY * len(white) and median(white) > _RAGGED
