"""Tables whose headings are not known: lines that are rows of figures below each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.report.cell_kinds import has_word
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.profile import Profile
from kpi_tui.regex import regex
from kpi_tui.report import ALL_FIGURES, ALL_STATUSES
from kpi_tui.status import Status

_FIGURE = regex(
    r"[(<>≤≥=~£+−–-]*(?P<whole>\d[\d,]*)(?P<telling>\.\d+)?\)?(?:%|k|m|bn|days?|hours?)?[*†]*"
)
_STATUS = regex(r"(?:rag)?(?:red|amber|yellow|green|blue|total|(?:on|off|below)target)\b", re.I)
"""What a row begins with that counts measures by their status; its words are not apart."""
_OF_STATUS = regex(r"\b(?:target|track|toleranc|threshold|within|below|above|performance)", re.I)
"""What a key says of its statuses, of which it has each once."""
_COUNTED = regex(
    r"(?:page|slide)s?(?: (?:no|number)s?)?\.?|count|number|total"
    r"|(?:(?:no|number|total|count)\.?(?: of)? )?(?:measures|indicators|k?pis)",
    re.I,
)
"""What heads the numbers of pages, or those of measures."""
_CELLS = 3
"""A row has so many texts side by side, two of which are figures, or more."""
_FIGURES = 2
_ROWS = 3
"""So many rows on a page are a table's, where some have fractions or amounts: no counts do."""


def lines_of_tables(lines: Sequence[Line], profile: Profile) -> Iterator[Line]:
    """Yield the lines from the first row of figures to the last, of each page that has some.

    A summary that counts measures by their status is none: its figures are small and whole. Nor is
    a key of statuses, or a list of pages.
    """
    for _, run in groupby(lines, lambda line: line.page):
        own = list(run)
        found = [at for at, line in enumerate(own) if _figures(line) is not None]
        if sum(bool(_figures(own[at])) for at in found) < _ROWS:
            found = []
        page = _Page([[text_of(words) for words in line.word_runs()] for line in own], profile)
        found += [*page.rated(), *page.headed()]
        if found:
            yield from own[min(found) : max(found) + 1]


@dataclass(frozen=True)
class _Page:
    """The texts that stand side by side on each line of a page."""

    cells: Sequence[Sequence[str]]
    profile: Profile

    def rated(self) -> list[int]:
        """Return which lines have a name, figures and one status, where so many are a table's."""
        found: dict[int, Status] = {}
        of_status = False
        for at, (name, *others) in enumerate(self.cells):
            statuses = [*filter(None, map(self.profile.status.words.get, map(key, others)))]
            is_named = has_word(name) and not _STATUS.match(key(name))
            if is_named and len(statuses) == 1 and any(map(self.is_figure, others)):
                found[at] = statuses[0]
                of_status = of_status or _OF_STATUS.search(name) is not None
        is_key = of_status and len(found) == len({*found.values()})
        return [] if is_key or len(found) < _ROWS else [*found]

    def headed(self) -> list[int]:
        """Return which lines have figures below headings of measures and of what is said of them."""
        found: list[int] = []
        is_headed = False
        for at, texts in enumerate(self.cells):
            fields = {self.profile.labels.field_of(text) for text in texts}
            is_header = "measure" in fields and not fields.isdisjoint((*ALL_FIGURES, *ALL_STATUSES))
            is_headed = is_headed or (is_header and len(texts) >= _CELLS)
            if is_headed and any(map(self.is_figure, texts[1:])):
                found.append(at)
        return found

    def is_figure(self, text: str) -> bool:
        """Whether a text is a figure: no whole number where a column is headed as one of pages or counts."""
        match = _FIGURE.fullmatch("".join(text.split()))
        is_telling = match is not None and (match["telling"] or any(s in text for s in "%£,"))
        return match is not None and (bool(is_telling) or not self.has_counts)

    @cached_property
    def has_counts(self) -> bool:
        """Whether a column is headed as one of pages, or of how many measures there are."""
        return any(_COUNTED.fullmatch(text) for texts in self.cells for text in texts[1:])


def doubt_behind(lines: Sequence[Line], phrases: Phrases) -> Iterator[str]:
    """Yield what speaks for a page behind the last one read being the report's too.

    It begins with rows of figures, with nothing but their header above them, or has one of its
    headings.
    """
    headings = (line.text for line in lines if phrases.ends_table(line.text))
    rows = list(lines_of_tables(lines, phrases.profile))
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
