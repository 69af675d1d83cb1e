"""Figures of cards that have a label each, beside the figure or above it: which belong to one card.

A label is a text of its own that the profile knows, or one before a colon. The labels of a card stand
in one box or, where none is drawn, between two headings.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise
from statistics import median

from kpi_tui.pdf.cards.boxes import around, boxes_around, words_above
from kpi_tui.pdf.cards.periods import LEADS, find_by_period
from kpi_tui.pdf.cards.strips import Strips, box_by_box, comes_again, stands_in
from kpi_tui.pdf.cards.values import LabelledValue, fill, text_runs
from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.figure_words import starts_figure
from kpi_tui.profiles.labels import Labels
from kpi_tui.text import squash

_WRAPPED = 1.5
"""A label goes on no further below, in sizes of its font."""
_LARGER = 1.08
"""A heading is larger than most words of its page by so much, or bold."""
_SHORTEST_NAME = 5
"""Letters of a heading, or more."""
_BESIDE = 70.0
"""Points by which cards in one row begin higher or lower at most."""
_INDENT = 12.0
"""Points by which labels of one card may stand further left than its first."""


def find_cards(
    layout: PageLayout, labels: Labels, meanings: Container[str]
) -> tuple[list[list[LabelledValue]], list[LabelledValue]]:
    """Return the labels of each card of a page and those of none, with what stands beside or below.

    `meanings` holds the words of statuses, as they are compared.
    """
    runs = [list(text_runs(line, layout)) for line in layout.lines]
    rows = _labels(runs, labels)
    settled = find_by_period(rows, runs, labels, layout)
    rows = [row for row in rows if row]
    every = [each for row in rows for each in row]
    taken = {id(word) for each in every for word in each.words}
    for each in every:
        if id(each) not in settled:
            fill(each, every, taken, layout)
    strips = Strips(rows, layout).all()
    cards = [strip for strip in strips if any(each.name in LEADS for each in strip)]
    taken |= {id(word) for each in every for word in each.values}
    headings = [
        run
        for line in runs
        for run in line
        if id(run[0]) not in taken
        and sum(len("".join(filter(str.isalpha, word.text))) for word in run) >= _SHORTEST_NAME
        and squash(text_of(run)) not in meanings
        and is_heading(run, layout)
    ]
    boxes = {id(card): _own_box(card, cards, every, layout) for card in cards}
    drawn = [box for box in boxes.values() if box is not None]
    without: list[LabelledValue] = []
    for strip in strips:
        for part in [] if strip in cards else box_by_box(strip, drawn):
            card = _card_of(part, cards, boxes, headings)
            (without if card is None else card).extend(part)
    return cards, without


def _labels(runs: Sequence[Sequence[list[Word]]], labels: Labels) -> list[list[LabelledValue]]:
    """Return the labels on each line, with what stands behind a colon as their value."""
    rows: list[list[LabelledValue]] = []
    spent: set[int] = set()
    for line, below in pairwise([*runs, []]):
        row = []
        for run in line:
            if id(run[0]) in spent:
                continue
            found = _label(run, labels) or _wrapped_label(run, below, labels)
            if found is not None:
                spent |= {id(word) for word in found.label}
                row.append(found)
        if row:
            rows.append(row)
    return rows


def _label(run: list[Word], labels: Labels) -> LabelledValue | None:
    name = labels.field_of(text_of(run))
    if name is not None:
        return LabelledValue(name, run, run[-1].text.endswith(":"))
    for index, word in enumerate(run[1:], 1):
        before = run[index - 1].text
        # A label ends at its colon, or at a figure: `Target 95%`.
        if before.endswith(":") or starts_figure(word.text):
            name = labels.field_of(text_of(run[:index]))
            if name is None:
                return None
            return LabelledValue(name, run[:index], before.endswith(":"), run[index:])
    return None


def _wrapped_label(
    run: list[Word], below: Sequence[list[Word]], labels: Labels
) -> LabelledValue | None:
    """Return a label whose second line stands right below its first."""
    for other in below:
        is_close = 0 < other[0].base - run[0].base < _WRAPPED * run[0].size
        overlaps = other[0].x0 < run[-1].x1 and run[0].x0 < other[-1].x1
        if is_close and overlaps:
            name = labels.field_of(text_of([*run, *other]))
            if name is not None:
                return LabelledValue(name, [*run, *other], other[-1].text.endswith(":"))
    return None


def is_heading(run: Sequence[Word], layout: PageLayout) -> bool:
    """Whether a text is set as a heading: larger than most words of its page, or bold."""
    usual = median(word.size for line in layout.lines for word in line.words)
    if run[0].size > _LARGER * usual:
        return True
    return layout.page.is_bold(run)


def _own_box(
    card: Sequence[LabelledValue],
    cards: Sequence[list[LabelledValue]],
    every: Sequence[LabelledValue],
    layout: PageLayout,
) -> Box | None:
    """Return the largest box that is drawn around a card, its name too, and no other.

    One in which labels come again reaches over a card that has no figure.
    """
    others = [each for other in cards if other is not card for each in other]
    inner = around([word for each in card for word in each.words])
    own = None
    for box in boxes_around(layout, inner):
        if any(stands_in(box, each) for each in others) or not words_above(layout, box, inner[1]):
            continue
        if own is None or not comes_again([each for each in every if stands_in(box, each)]):
            own = box
    return own


def _card_of(
    strip: Sequence[LabelledValue],
    cards: Sequence[list[LabelledValue]],
    boxes: Mapping[int, Box | None],
    headings: Sequence[list[Word]],
) -> list[LabelledValue] | None:
    """Return the card that further labels belong to: in its box, or not apart by a heading."""
    left, base = strip[0].x0, strip[0].base
    for card in cards:
        box = boxes[id(card)]
        if box is not None and stands_in(box, strip[0]):
            return card
    free = [
        card
        for card in cards
        if boxes[id(card)] is None
        and _left(card) <= left + _INDENT
        and not any(
            _left(card) < _left(other) <= left + _INDENT
            and abs(other[0].base - card[0].base) < _BESIDE
            for other in cards
        )
    ]
    above = max((c for c in free if c[0].base <= base), key=lambda c: c[0].base, default=None)
    below = min((c for c in free if c[0].base > base), key=lambda c: c[0].base, default=None)
    for near in (above, below):
        if near is not None and not any(each.name == own.name for each in strip for own in near):
            high, low = sorted((near[0].base, base))
            reach = _left(near) - _INDENT, left + _BESIDE
            if not any(
                high < run[0].base < low and reach[0] <= run[0].x0 < reach[1] for run in headings
            ):
                return near
    return None


def _left(card: Sequence[LabelledValue]) -> float:
    return min(each.x0 for each in card)
