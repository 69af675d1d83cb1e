"""The head of a card: where it stands, and which of its cells hold name, status and direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kpi_tui.pdf.cards.names import name_among
from kpi_tui.pdf.cards.values import text_runs
from kpi_tui.pdf.page.pages import Box, Word
from kpi_tui.pdf.page.rulings import running_along
from kpi_tui.pdf.table.tables import PageLayout
from kpi_tui.pdf.text.lines import into_lines
from kpi_tui.status import Status
from kpi_tui.text import squash

_WHOLE = 0.9
"""Of a card's width: so much of it a line crosses that tells first where its head ends."""
_LEAST = 8.0
"""Points that a head is high at least."""
_NARROWEST = 6.0
"""Points that a cell of it is wide, or more."""


@dataclass(frozen=True)
class Head:
    """The head of a card: its words and boxes."""

    top: float
    bottom: float
    name: list[Word]
    status: list[Word]
    direction: list[Word]
    name_box: Box
    status_box: Box
    direction_box: Box

    @property
    def words(self) -> list[Word]:
        """All of its words."""
        return [*self.name, *self.status, *self.direction]


def read_head(
    inside: Sequence[Word],
    card: Box,
    layout: PageLayout,
    meanings: Mapping[str, Status],
    *,
    has_status: bool,
    is_drawn: bool,
) -> Head:
    """Read the head of a card from the words above its figures; `card` is where those stand.

    Where it `has_status`, it stands beside the name: in a cell of its own, or as a known word. Where
    it `is_drawn`, nothing above it stands in `card`.
    """
    left, _, right, _ = card
    words = (
        w
        for w in inside
        if (squash(w.text) in meanings and (len(w.text) > 1 or w.text.isupper()))
        and w.middle > (left + right) / 2
    )
    status = max(words, key=lambda word: (word.base, -word.x0), default=None)
    if not has_status:
        status = None
    top, bottom = _extent(status, inside, card, layout, is_drawn=is_drawn)
    band = [word for word in inside if top - 1 < word.centre < bottom + 1]
    passing = running_along(layout.vertical_rulings, top + 1, bottom - 1)
    edges = [at for at in passing if left + 5 < at < right - 5]
    if not has_status:
        whole = (left, top, right, bottom)
        return Head(top, bottom, band, [], [], whole, whole, whole)
    if not edges:
        return _without_cells(band, status, (left, top, right, bottom))
    return _of_cells(band, status, (left, top, right, bottom), edges)


def _without_cells(band: list[Word], status: Word | None, box: Box) -> Head:
    """Return a head in which a known word parts the name from the rest."""
    left, top, right, bottom = box
    edge = status.x0 - 2 if status is not None else right
    name = [word for word in band if word.middle < edge and word is not status]
    beside = [word for word in band if word.middle > edge and word is not status]
    below = status.base + 1 if status is not None else top
    start = min((word.x0 - 1 for word in beside), default=edge)
    way = (start, top if beside else below, right, bottom)
    said = [status] if status is not None else []
    end = start if beside else right
    return Head(
        top, bottom, name, said, beside, (left, top, edge, bottom), (edge, top, end, bottom), way
    )


def _of_cells(band: list[Word], status: Word | None, box: Box, edges: Sequence[float]) -> Head:
    """Return a head in which lines part name, status and direction."""
    left, top, right, bottom = box
    cells = list(pairwise([left, *edges, right]))
    widest = max(cells, key=lambda cell: cell[1] - cell[0])
    aside = [cell for cell in cells if cell is not widest and cell[1] - cell[0] > _NARROWEST]
    if not aside:  # a bar of colour along the edge of the card
        return _without_cells(band, status, box)
    held = [c for c in aside if status is not None and c[0] <= status.middle < c[1]]
    beside = (held or aside)[0]
    others = [cell for cell in aside if cell is not beside]
    said = _between(band, beside)
    name = [w for w in _between(band, widest) if w is not status]
    if others:
        way = _between(band, others[0])
        direction = (others[0][0], top, others[0][1], bottom)
    else:
        way = [w for w in said if status is not None and w.base > status.base + 2]
        said = [word for word in said if word not in way]
        # An arrow may stand right below the word: its letters are painted over.
        below = status.base - 1 if status is not None else top
        direction = (beside[0], below, beside[1], bottom)
    return Head(
        top,
        bottom,
        name,
        said,
        way,
        (widest[0], top, widest[1], bottom),
        (beside[0], top, beside[1], bottom),
        direction,
    )


def _between(words: Sequence[Word], cell: tuple[float, float]) -> list[Word]:
    return [word for word in words if cell[0] <= word.middle < cell[1]]


def _extent(
    status: Word | None, inside: Sequence[Word], card: Box, layout: PageLayout, *, is_drawn: bool
) -> tuple[float, float]:
    """Return where the head of a card begins and ends."""
    left, start, right, foot = card
    levels = [ruling for ruling in layout.horizontal_rulings if start < ruling.at < foot + 1]
    if status is not None:
        # Lines across the whole card tell first: others may only underline.
        whole = [r.at for r in levels if r.coverage(left + 2, right - 2) > _WHOLE]
        for beside in (whole, running_along(levels, status.x0, status.x1)):
            above = [at for at in beside if at < status.top + 2]
            below = [at for at in beside if at > status.base - 1]
            if above and below:
                return max(above), min(below)
    wide = running_along(levels, left + 2, right - 2)
    for top, bottom in pairwise(wide):
        if bottom - top > _LEAST and any(top < word.centre < bottom for word in inside):
            return top, bottom
    if status is not None:
        return status.top - 2, status.base + status.size
    edge = max(wide, default=start)
    lower = [word for word in inside if word.centre > edge] or inside
    texts = [run for line in into_lines(lower) for run in text_runs(line, layout)]
    found = name_among(texts, layout, is_drawn=is_drawn or bool(wide))
    name = [word for run in found for word in run]
    return min((w.top for w in name), default=start), max((w.base for w in name), default=foot)
