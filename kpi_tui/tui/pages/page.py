"""A page: lines cut to a width, and where the words searched for stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.browse.search import Search
from kpi_tui.origin import Origin
from kpi_tui.text import fold_with_places
from kpi_tui.tui.text_layout import wrap

CLOSED, OPENED = "▸", "▾"
"""What stands before a line that can be opened, and before one that is open."""


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """What a pane shows of a measure."""

    lines: Sequence[Text]
    hits: Sequence[int] = ()
    """The line of each place that says a word searched for."""
    folds: Sequence[int] = ()
    """The places of the lines that stand for more, which a click opens or closes."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """Some lines of a page."""

    lines: Sequence[Text]
    ours: bool = False
    """Whether the words are ours, as headings and queries are: a search looks at the report's alone."""
    is_fold: bool = False
    """Whether its first line stands for more, which a click opens or closes."""


def provenance(origin: Origin, width: int, style: Style) -> list[Text]:
    """Say where a page's figures and words come from; nothing where both are as published."""
    return wrap(Text(origin.note, style), width) if origin.note else []


def page_of(blocks: Iterable[PageBlock], sought: Search, style: Style) -> MeasurePage:
    """Return the blocks below each other; words searched for are marked in what the report says."""
    lines: list[Text] = []
    hits: list[int] = []
    folds: list[int] = []
    for block in blocks:
        folds += [len(lines)] if block.is_fold and block.lines else []
        found = MeasurePage(block.lines) if block.ours else marked(block.lines, sought, style)
        hits += [len(lines) + hit for hit in found.hits]
        lines += found.lines
    return MeasurePage(lines, hits, folds)


def marked(lines: Sequence[Text], sought: Search, style: Style) -> MeasurePage:
    """Mark the words in the lines themselves, and return them with the places of the hits.

    Case, accents, the kind of quotes and endings make no difference.
    """
    hits: list[int] = []
    pattern = sought.pattern
    for place, line in enumerate(lines if pattern else ()):
        for start, end in _spans(line.plain, pattern) if pattern else ():
            line.stylize(style, start, end)
            hits.append(place)
    return MeasurePage(lines, hits)


def _spans(plain: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    folded, places = fold_with_places(plain)
    for match in pattern.finditer(folded):
        start, end = match.span()
        yield places[start], max(places[end], places[end - 1] + 1)
