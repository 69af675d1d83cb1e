"""The account of ink: the pages that hold measures, each looked at once, and where their rows stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kpi_tui.pdf.ink.images import draw_image
from kpi_tui.pdf.ink.page_ink import PageInk, look_at
from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.table.rows import PrintedRow
from kpi_tui.pdf.text.phrases import CODE

_GOES_ON = 2
"""Pages behind the last code on which its row may still go on."""
_COARSE = 36
"""Dots an inch: enough to see whether there is anything on a page."""
_INK = 40


@dataclass
class InkAccount:
    """What was seen from the first to the last page that holds measures."""

    pages: dict[int, PageInk] = field(default_factory=dict)
    rows: list[tuple[PrintedRow, str]] = field(default_factory=list)
    """Every row of a measure, with its code."""
    without_text: list[int] = field(default_factory=list)
    """The other pages on which something is drawn and nothing written."""


def take_account(pages: Sequence[Page]) -> InkAccount:
    """Look at the pages that hold measures, and take out of their words what nobody sees.

    Raises `LimitError`.
    """
    account = InkAccount()
    holding = [index for index, page in enumerate(pages) if _has_code(page)]
    stretch = range(holding[0], holding[-1] + 1 + _GOES_ON) if holding else range(0)
    for index, page in enumerate(pages):
        if index in stretch:
            account.pages[page.number] = look_at(page)
        elif not page.words and draw_image(page, _COARSE).contrast((0, 0, *page.size)) > _INK:
            account.without_text.append(page.number)
    return account


def _has_code(page: Page) -> bool:
    """Whether a measure's code may be printed on a page, on one line or on two."""
    return any(
        CODE.match(word.text) or word.text.rstrip(".-").removeprefix("OCC").isdecimal()
        for word in page.words
        if word.text.startswith("OCC")
    )
