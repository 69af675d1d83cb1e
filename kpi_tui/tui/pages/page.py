"""A page: lines cut to a width, and where the words searched for stand in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from kpi_tui.origin import Origin
from kpi_tui.text import fold
from kpi_tui.tui.text_layout import wrap


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """What a pane shows of a measure."""

    lines: Sequence[Text]
    hits: Sequence[int] = ()
    """The line of each place that says a word searched for."""
    folds: Sequence[int] = ()
    """The lines that stand for more, which a click opens or closes."""


@dataclass(frozen=True, slots=True)
class PageBlock:
    """Some lines of a page."""

    lines: Sequence[Text]
    ours: bool = False
    """Headings, figures set out, what we found: a search looks only at what the report says."""
    is_fold: bool = False
    """Whether its first line stands for more, which a click opens or closes."""


def provenance(origin: Origin, width: int, style: Style) -> list[Text]:
    """Say where a page's figures and words come from; nothing where both are as published."""
    return wrap(Text(origin.note, style), width) if origin.note else []


def page_of(blocks: Iterable[PageBlock], words: Sequence[str], style: Style) -> MeasurePage:
    """Return the blocks below each other; words searched for are marked in what the report says."""
    lines: list[Text] = []
    hits: list[int] = []
    folds: list[int] = []
    for block in blocks:
        folds += [len(lines)] if block.is_fold and block.lines else []
        found = MeasurePage(block.lines) if block.ours else marked(block.lines, words, style)
        hits += [len(lines) + hit for hit in found.hits]
        lines += found.lines
    return MeasurePage(lines, hits, folds)


def marked(lines: Sequence[Text], words: Sequence[str], style: Style) -> MeasurePage:
    """Return the page with the words marked, whatever their case, accents or kind of quotes."""
    hits: list[int] = []
    for place, line in enumerate(lines):
        spans = sorted(_spans(line.plain, words))
        for start, end in spans:
            line.stylize(style, start, end)
        hits += [place] * len(spans)
    return MeasurePage(lines, hits)


def _spans(plain: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    if not words:
        return
    # Letter by letter: what is printed as one sign may be two in the folded text, or none.
    folded = [letter.lower() if letter.isascii() else fold(letter) for letter in plain]
    places = [place for place, letters in enumerate(folded) for _ in letters] + [len(plain)]
    for word in dict.fromkeys(words):
        for match in re.finditer(re.escape(word), "".join(folded)):
            start, end = match.span()
            yield places[start], max(places[end], places[end - 1] + 1)
