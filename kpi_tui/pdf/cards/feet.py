"""The lines of figures of cards: where they are, and what they say of each field.

Figures may follow their labels on one line, share cells with them, or stand in the row below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.rulings import running_along
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.profiles.phrases import Phrase
from kpi_tui.profiles.profile import Profile
from kpi_tui.text import squash

DRAWN = "□"
"""Stands for a cell without words: something may be drawn in it."""
_HIGHEST = 45.0
"""Points that a row of labels or of figures is high at most."""
_BELOW = 3.2
"""Figures stand no further below their labels, in sizes of the labels' font."""
_APART = 2
_TELLING = 2
"""So many words of a line of figures tell one whose other words are not the profile's."""


@dataclass(frozen=True)
class Foot:
    """The line of figures of a card."""

    words: list[Word]
    values: dict[str, list[Word]]
    """Those of each field, without its label."""

    @property
    def x0(self) -> float:
        """Where it begins."""
        return min(word.x0 for word in self.words)

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """What its lowest word stands on."""
        return max(word.base for word in self.words)


def find_feet(line: Line, layout: PageLayout, profile: Profile) -> Iterator[Foot]:
    """Yield the lines of figures that begin on a line: cards may stand side by side.

    Figures that stand in cells of their own may be broken there, or have their labels above them.
    """
    found = _on(line.words, profile)
    leads = tuple(phrase.words[0] for phrase in profile.table.foot if phrase.words)
    if any(squash(word.text).startswith(leads) for word in line.words):
        others = [_on(words, profile) for words in foot_words(line, layout)]
        found = max([found, *others], key=lambda feet: sum(len(foot.values) for foot in feet))
    yield from found


def _on(words: Sequence[Word], profile: Profile) -> list[Foot]:
    """Return the figures in a run of words. Of two phrases that overlap the one that says more tells."""
    found: list[Foot] = []
    spent: list[tuple[int, int]] = []
    text = text_of(words)
    starts = []
    at = 0
    for word in words:
        starts.append(at)
        at += len(word.text) + 1
    # Of two that begin alike the one that says more is meant.
    for phrase in sorted(profile.table.foot, key=lambda each: -len(each.names)):
        for spans in phrase.spans(text):
            first = min(start for start, _ in spans.values())
            last = max(end for _, end in spans.values())
            if any(start < last and first < end for start, end in spent):
                continue
            spent.append((first, last))
            lead = max(0, first - len(phrase.lead) - 2)
            own = [w for w, start in zip(words, starts, strict=True) if lead <= start < last]
            values = {
                name: [
                    replace(word, text=said)
                    for word, start in zip(words, starts, strict=True)
                    if start < span[1] and start + len(word.text) > span[0]
                    if (said := word.text[max(0, span[0] - start) : span[1] - start].strip(",;:()"))
                ]
                for name, span in spans.items()
            }
            found.append(Foot(own, values))
    return found


def is_nearly(line: Line, foot: Phrase) -> bool:
    """Whether a line has figures, and words of a foot that are as many as its others, or more."""
    words = re.findall(r"\w{3,}", line.text.casefold())
    said = [word for word in words if word in foot.words]
    others = [word for word in words if word not in foot.words and word.isalpha()]
    return (
        len(set(said)) >= _TELLING and len(said) >= len(others) and any(map(str.isdigit, line.text))
    )


def foot_words(line: Line, layout: PageLayout) -> Iterator[list[Word]]:
    """Yield the words among which a line's figures may stand, in one order after another.

    Where lines part its row into cells: cell by cell, then each cell with the one below it. Where
    the line has gaps: each of its texts with what stands below it.
    """
    levels = running_along(layout.horizontal_rulings, line.x0, line.x1)
    top = max((at for at in levels if at < line.centre), default=0.0)
    bottom = min((at for at in levels if at > line.centre), default=layout.page.size[1])
    if bottom - top < _HIGHEST:
        yield [
            word for _, cell in _cells(layout, top, bottom, top, bottom) for word in _flowed(cell)
        ]
        lower = min((at for at in levels if at > bottom + 2), default=bottom)
        if 4 < lower - bottom < _HIGHEST:
            yield _paired(layout, (top, bottom, lower))
    runs = line.runs()
    if len(runs) >= _APART:
        yield _stacked(line, runs, layout)


def _cells(
    layout: PageLayout, top: float, bottom: float, start: float, end: float
) -> list[tuple[tuple[float, float], list[Word]]]:
    """Return the cells of a row that lines part between two heights, with their words."""
    edges = running_along(layout.vertical_rulings, top + 1, bottom - 1)
    words = [w for each in layout.lines_between(start, end) for w in each.words]
    inside = [word for word in words if start < word.centre < end]
    return [
        ((x0, x1), [word for word in inside if x0 <= word.middle < x1])
        for x0, x1 in pairwise(edges)
    ]


def _paired(layout: PageLayout, heights: tuple[float, float, float]) -> list[Word]:
    """Return the words of a row of labels, each with what stands in the cell below it."""
    top, bottom, lower = heights
    labels = _cells(layout, top, lower, top, bottom)
    figures = _cells(layout, top, lower, bottom, lower)
    found: list[Word] = []
    for ((x0, x1), above), (_, below) in zip(labels, figures, strict=True):
        if not above:
            continue
        said = _flowed(above)
        high = lower - bottom
        drawn = replace(said[0], text=DRAWN, x0=x0 + 1, x1=x1 - 1, base=lower - 2, size=0.9 * high)
        found += [*said, *(_flowed(below) or [drawn])]
    return found


def _stacked(line: Line, runs: Sequence[tuple[float, float]], layout: PageLayout) -> list[Word]:
    """Return the words of a line of labels without lines, each with the figure below it."""
    reach = line.base + _BELOW * line.size
    below = [
        word
        for each in layout.lines
        for word in each.words
        if line.base + 2 < word.base < reach and each is not line
    ]
    borders = [(a[1] + b[0]) / 2 for a, b in pairwise(runs)]
    edges = [runs[0][0] - 4, *borders, runs[-1][1] + 4]
    found: list[Word] = []
    for x0, x1 in pairwise(edges):
        found += [word for word in line.words if x0 <= word.middle < x1]
        column = [word for word in below if x0 <= word.middle < x1]
        first = min((word.base for word in column), default=0.0)
        found += sorted((w for w in column if w.base < first + 3), key=lambda word: word.x0)
    return found


def _flowed(words: Sequence[Word]) -> list[Word]:
    return [word for each in into_lines(words) for word in each.words]
