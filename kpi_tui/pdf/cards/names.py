"""The name of a card among the texts above its figures: which of them begins it, and how far it goes on."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.cards.labels import is_heading
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.table.tables import PageLayout

_LEADING = 1.7
"""Lines of one name are no further apart, in sizes of their font."""
_SAME = 0.6
"""Points by which fonts of one size differ at most."""
_INDENT = 6.0


def name_among(
    texts: Sequence[list[Word]], layout: PageLayout, *, is_drawn: bool
) -> list[list[Word]]:
    """Return the lines of a card's name: the first text in its box or, where none is drawn, the last heading."""
    texts = list(texts)
    if not is_drawn:
        headed = [run for run in texts if is_heading(run, layout)]
        first = (headed or texts)[-1:]
        while first:
            above = [run for run in texts if _goes_on(run, first[0])]
            if not above:
                break
            first = above
        texts = texts[texts.index(first[0]) :] if first else []
    name: list[list[Word]] = []
    for run in texts:
        if name and not _goes_on(name[-1], run):
            break
        name.append(run)
    return name


def _goes_on(above: list[Word], below: list[Word]) -> bool:
    """Whether a text is the next line of another."""
    step = below[0].base - above[0].base
    alike = abs(below[0].size - above[0].size) < _SAME and abs(below[0].x0 - above[0].x0) < _INDENT
    return alike and 0 < step < _LEADING * below[0].size
