"""Boxes like those of cards that hold texts and no figure: "Not due until March". No heading stands there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from kpi_tui.pdf.cards.boxes import outlines_around
from kpi_tui.pdf.cards.cards import Cards
from kpi_tui.pdf.cards.labelled_card import LabelledCard
from kpi_tui.pdf.cards.values import cell_at
from kpi_tui.pdf.page.boxes import box_of
from kpi_tui.pdf.page.pages import Box
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.regex import regex
from kpi_tui.text import squash

_FIGURE = regex(r"[<>≤≥=~]{0,2} ?[-+−–(]?£?\d[\d,.]*\)? ?(?:%|[a-z]{1,7})?|[Nn]/[Aa]|-|–")
_ALIKE = 3.0
"""Points by which the boxes of two cards differ in width at most."""
_AS_HIGH = 0.5
"""Of a card's height: so high is another at least."""


def leave_without_figures(found: Cards, cards: Sequence[LabelledCard], layout: PageLayout) -> None:
    """Leave over the texts of cards without figures, and say so: their names are no titles."""
    drawn = [card.box for card in cards if card.is_drawn]
    held: defaultdict[Box, list[Line]] = defaultdict(list)
    for line in found.lines:
        box = _box_of(line, layout)
        if box is not None and any(_is_alike(box, other) for other in drawn):
            held[box].append(line)
    for lines in held.values():
        if len(lines) > 1:  # a title may stand alone in a box
            found.doubts.append(
                f"{quoted(lines[0].text)} stands in a box as cards do, and no figure with it: "
                "its measure is missing"
            )
            found.left_over += lines
            found.lines = [line for line in found.lines if line not in lines]


def part_broken(found: Cards, meanings: Container[str]) -> None:
    """Part the figures and statuses at the top of a page that stand there without their labels.

    `meanings` holds the words of statuses, as they are compared.
    """
    first = min((row.top for row in found.rows), default=0.0)
    for line in sorted(found.lines, key=lambda line: line.top):
        if line.top > first or not is_bare(line, meanings):
            break
        found.broken.append(line)
    found.left_over += found.broken
    found.lines = [line for line in found.lines if line not in found.broken]


def is_bare(line: Line, meanings: Container[str]) -> bool:
    """Whether a line has a figure, others or statuses beside it, and nothing that says whose."""
    runs = [text_of(words) for words in line.word_runs()]
    figures = [said for said in runs if _FIGURE.fullmatch(said)]
    others = (said for said in runs if said not in figures)
    return len(runs) > 1 and bool(figures) and all(squash(said) in meanings for said in others)


def _box_of(line: Line, layout: PageLayout) -> Box | None:
    """Return the smallest box that is drawn around the beginning of a line."""
    word = line.words[0]
    drawn = cell_at(word.middle, word.centre, layout, layout.page.size[1])
    outlines = outlines_around(layout, box_of(word))
    return drawn or next(iter(outlines), None)


def _is_alike(box: Box, card: Box) -> bool:
    widths, heights = (
        [each[2] - each[0] for each in (box, card)],
        [b[3] - b[1] for b in (box, card)],
    )
    return abs(widths[0] - widths[1]) < _ALIKE and heights[0] > _AS_HIGH * heights[1]
