"""Figures of cards that have a label each, beside the figure or above it: which belong to one card.

A label is a text of its own that the profile knows, or one before a colon. The labels of a card stand
in one box or, where none is drawn, between two headings.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from kpi_tui.pdf.page.glyphs import is_bold_font
from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.lines import Line, into_lines, squash
from kpi_tui.profiles.labels import IGNORED, Labels
from kpi_tui.report import PROSE_FIELDS

_LEAD = ("period_actual", "ytd_actual")
"""Every card has one of these figures."""
_APART = 0.45
"""Words further apart than this share of the font's size are of two texts."""
_WRAPPED = 1.5
"""A label goes on no further below, in sizes of its font."""
_BELOW = 3.4
"""A figure stands no further below its label, in sizes of the label's font."""
_COVERS = 0.6
_CLOSED = 0.85
"""So much of the upper and the lower side of a box is drawn."""
_JOINT = 4.0
"""Points that the other sides may end too early."""
_LARGER = 1.08
"""A heading is larger than most words of its page by so much, or bold."""
_SHORTEST_NAME = 5
"""Letters of a heading, or more."""
_HIGHEST = 70.0
"""Points that a cell of one figure is high at most."""
_ALIGNED = 3.0
_INDENT = 12.0
"""Points by which labels of one card may stand further left than its first."""


@dataclass
class LabelledValue:
    """A label, what stands beside or below it, and the cell that it stands in."""

    name: str
    label: list[Word]
    is_open: bool
    """Whether the label ends with a colon: a text goes on below it."""
    values: list[Word] = field(default_factory=list)
    box: Box = (0.0, 0.0, 0.0, 0.0)

    @property
    def x0(self) -> float:
        """Where the label begins."""
        return min(word.x0 for word in self.label)

    @property
    def x1(self) -> float:
        """Where it ends."""
        return max(word.x1 for word in self.label)

    @property
    def top(self) -> float:
        """The upper edge of the label."""
        return min(word.top for word in self.label)

    @property
    def base(self) -> float:
        """What its last line stands on."""
        return max(word.base for word in self.label)

    @property
    def words(self) -> list[Word]:
        """Label and value."""
        return [*self.label, *self.values]


def text_runs(line: Line, layout: PageLayout) -> Iterator[list[Word]]:
    """Yield the texts of a line: words that neither a gap nor a line parts."""
    run: list[Word] = []
    for word in line.words:
        apart = run and (
            word.x0 - run[-1].x1 > _APART * word.size
            or any(
                run[-1].x1 - 1 < ruling.at < word.x0 + 1
                and ruling.coverage(word.top, word.base) > _COVERS
                for ruling in layout.vertical_rulings
            )
        )
        if apart:
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def find_cards(
    layout: PageLayout, labels: Labels, meanings: Container[str]
) -> list[list[LabelledValue]]:
    """Return the labels of each card of a page, with what stands beside or below them.

    `meanings` holds the words of statuses, as they are compared.
    """
    runs = [list(text_runs(line, layout)) for line in layout.lines]
    rows = _labels(runs, labels)
    every = [each for row in rows for each in row]
    taken = {id(word) for each in every for word in each.label}
    for each in every:
        _fill(each, every, taken, layout)
    strips = [strip for row in rows for strip in _strips(row)]
    cards = [strip for strip in strips if any(each.name in _LEAD for each in strip)]
    taken |= {id(word) for each in every for word in each.values}
    headings = [
        run
        for line in runs
        for run in line
        if id(run[0]) not in taken
        and sum(len(_letters(word)) for word in run) >= _SHORTEST_NAME
        and squash(_said(run)) not in meanings
        and is_heading(run, layout)
    ]
    boxes = {id(card): _own_box(card, cards, layout) for card in cards}
    for strip in strips:
        if strip not in cards:
            card = _card_of(strip, cards, boxes, headings)
            if card is not None:
                card += strip
    return cards


def _labels(runs: Sequence[Sequence[list[Word]]], labels: Labels) -> list[list[LabelledValue]]:
    """Return the labels on each line, with what stands behind a colon as their value."""
    rows: list[list[LabelledValue]] = []
    spent: set[int] = set()
    for line, below in zip(runs, [*runs[1:], []], strict=True):
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
    name = labels.field_of(_said(run))
    if name is not None:
        return LabelledValue(name, run, run[-1].text.endswith(":"))
    for index, word in enumerate(run[:-1]):
        if word.text.endswith(":"):
            name = labels.field_of(_said(run[: index + 1]))
            if name is None:
                return None
            return LabelledValue(name, run[: index + 1], True, run[index + 1 :])
    return None


def _wrapped_label(
    run: list[Word], below: Sequence[list[Word]], labels: Labels
) -> LabelledValue | None:
    """Return a label whose second line stands right below its first."""
    for other in below:
        is_close = 0 < other[0].base - run[0].base < _WRAPPED * run[0].size
        overlaps = other[0].x0 < run[-1].x1 and run[0].x0 < other[-1].x1
        if is_close and overlaps:
            name = labels.field_of(_said([*run, *other]))
            if name is not None:
                return LabelledValue(name, [*run, *other], other[-1].text.endswith(":"))
    return None


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def is_heading(run: Sequence[Word], layout: PageLayout) -> bool:
    """Whether a text is set as a heading: larger than most words of its page, or bold."""
    usual = median(word.size for line in layout.lines for word in line.words)
    if run[0].size > _LARGER * usual:
        return True
    return all(is_bold_font(layout.page.font_of(word)) for word in (run[0], run[-1]))


def _letters(word: Word) -> str:
    return "".join(filter(str.isalpha, word.text))


def _own_box(
    card: Sequence[LabelledValue], cards: Sequence[list[LabelledValue]], layout: PageLayout
) -> Box | None:
    """Return the largest box that is drawn around a card and no other."""
    others = [each for other in cards if other is not card for each in other]
    own = None
    for box in boxes_around(layout, around([word for each in card for word in each.words])):
        if not any(_holds(box, each) for each in others):
            own = box
    return own


def boxes_around(layout: PageLayout, inner: Box) -> list[Box]:
    """Return the boxes that are drawn around a place, the smallest first."""
    x0, top, x1, bottom = inner
    found: list[Box] = [
        (each.x0, each.y0, each.x1, each.y1)
        for each in layout.page.shapes.outlines
        if each.x0 < x0 and each.y0 < top and each.x1 > x1 and each.y1 > bottom
    ]
    verticals = [r for r in layout.vertical_rulings if r.coverage(top, bottom) > _CLOSED]
    for left in (ruling for ruling in verticals if ruling.at < x0 + 1):
        for right in (ruling for ruling in verticals if ruling.at > x1 - 1):
            across = [
                ruling.at
                for ruling in layout.horizontal_rulings
                if ruling.coverage(left.at + 2, right.at - 2) > _CLOSED
            ]
            found += [
                (left.at, high, right.at, low)
                for high in (at for at in across if at < top + 1)
                for low in (at for at in across if at > bottom - 1)
                if min(left.reach(high + 1), right.reach(high + 1)) > low - _JOINT
            ]
    return sorted(found, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))


def _holds(box: Box, each: LabelledValue) -> bool:
    return box[0] < each.x0 < box[2] and box[1] < each.base < box[3]


def _strips(row: Sequence[LabelledValue]) -> Iterator[list[LabelledValue]]:
    """Yield the labels of a line card by card: where one comes again the next card begins."""
    strip: list[LabelledValue] = []
    for each in sorted(row, key=lambda label: label.x0):
        if any(each.name == other.name != IGNORED for other in strip):
            yield strip
            strip = []
        strip.append(each)
    yield strip


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
        if box is not None and _holds(box, strip[0]):
            return card
    free = [
        card
        for card in cards
        if boxes[id(card)] is None
        and _left(card) <= left + _INDENT
        and not any(
            _left(card) < _left(other) <= left + _INDENT
            and abs(other[0].base - card[0].base) < _HIGHEST
            for other in cards
        )
    ]
    above = max((c for c in free if c[0].base < base), key=lambda c: c[0].base, default=None)
    below = min((c for c in free if c[0].base > base), key=lambda c: c[0].base, default=None)
    if above is None or any(each.name == other.name for each in strip for other in above):
        return below
    parted = any(
        above[0].base < run[0].base < base and _left(above) - _INDENT <= run[0].x0 < left + _HIGHEST
        for run in headings
    )
    return below if parted else above


def _left(card: Sequence[LabelledValue]) -> float:
    return min(each.x0 for each in card)


def _fill(
    each: LabelledValue, every: Sequence[LabelledValue], taken: set[int], layout: PageLayout
) -> None:
    """Find what stands beside a label or, where there is nothing, below it."""
    right = min(
        (
            other.x0
            for other in every
            if other.x0 > each.x1 and other.top < each.base and each.top < other.base
        ),
        default=layout.page.size[0],
    )
    if each.values:
        each.box = around(each.values)
        return
    beside = [
        run
        for line in layout.lines
        if line.top < each.base and each.top < line.base
        for run in text_runs(line, layout)
        if each.x1 <= run[0].x0 + 1 and run[0].x0 < right and id(run[0]) not in taken
    ]
    cell = _cell_beside(each, right, layout)
    if cell is not None:
        each.box = cell
        each.values = _inside(cell, layout, taken)
    elif beside and not _heads_a_row(each, every):
        each.values = min(beside, key=lambda run: run[0].x0)
        each.box = around(each.values)
    else:
        _fill_below(each, right, taken, layout)


def _heads_a_row(each: LabelledValue, every: Sequence[LabelledValue]) -> bool:
    """Whether other labels stand beside one: then figures stand below them."""
    return any(
        other is not each
        and not other.is_open
        and abs(other.label[0].base - each.label[0].base) < _ALIGNED
        for other in every
        if not each.is_open
    )


def _cell_beside(each: LabelledValue, right: float, layout: PageLayout) -> Box | None:
    """Return the cell that lines draw beside that of a label."""
    middle = (each.top + each.base) / 2
    edges = [
        ruling.at
        for ruling in layout.vertical_rulings
        if ruling.coverage(each.top, each.base) > _COVERS and each.x1 - 1 < ruling.at <= right
    ]
    if len(edges) < 2:
        return None
    x0, x1 = edges[:2]
    levels = [r.at for r in layout.horizontal_rulings if r.coverage(x0 + 1, x1 - 1) > _COVERS]
    top = max((at for at in levels if at < middle), default=None)
    bottom = min((at for at in levels if at > middle), default=None)
    if top is None or bottom is None or bottom - top > _HIGHEST or x0 - each.x1 > 4 * _HIGHEST:
        return None
    return x0, top, x1, bottom


def _fill_below(each: LabelledValue, right: float, taken: set[int], layout: PageLayout) -> None:
    """Find what stands below a label, as far as the next label or a line beside it."""
    size = each.label[0].size
    edges = [
        ruling.at
        for ruling in layout.vertical_rulings
        if ruling.coverage(each.base, each.base + size) > _COVERS and ruling.at > each.x1
    ]
    box = (
        each.x0 - _ALIGNED,
        each.base + 1,
        min([right - _ALIGNED, *edges]),
        each.base + _BELOW * size,
    )
    lines = into_lines(_inside(box, layout, taken))
    kept = lines[:1]
    for above, line in pairwise(lines):
        if line.base - above.base > _WRAPPED * line.size or abs(line.size - above.size) > 1:
            break
        kept.append(line)
    each.values = (
        next((list(run) for line in kept[:1] for run in text_runs(line, layout)), [])
        if len(kept) < 2
        else [word for line in kept for word in line.words]
    )
    each.box = around(each.values) if each.values else box


def _inside(box: Box, layout: PageLayout, taken: set[int]) -> list[Word]:
    x0, top, x1, bottom = box
    return [
        word
        for line in layout.lines_between(top, bottom)
        for word in line.words
        if x0 <= word.middle < x1 and top < word.centre < bottom and id(word) not in taken
    ]


def around(words: Sequence[Word]) -> Box:
    """Return the box around words, and a point more."""
    return (
        min(word.x0 for word in words) - 1,
        min(word.top for word in words) - 1,
        max(word.x1 for word in words) + 1,
        max(word.base for word in words) + 1,
    )


def is_text(each: LabelledValue) -> bool:
    """Whether a label stands before a text, which may go on below it."""
    return each.name in PROSE_FIELDS
