"""What a page shows: which of its words are not seen, and what is drawn that is no word of it."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_tui.pdf.ink.drawing import Drawing
from kpi_tui.pdf.ink.unread import INK, UnreadMark, find_unread
from kpi_tui.pdf.ink.unseen import UnseenText, take_out_unseen
from kpi_tui.pdf.page.annotations import COMMENTS, REDACTION
from kpi_tui.pdf.page.boxes import box_of, holds
from kpi_tui.pdf.page.pages import Box, Page


@dataclass(frozen=True, slots=True)
class PageInk:
    """A page's words and its ink, compared."""

    page: int
    size: tuple[float, float]
    words: int
    """How many words are seen on it."""
    unseen: UnseenText
    unread: list[UnreadMark]
    is_blank: bool
    """Whether nothing is drawn on it."""
    notes: list[tuple[str, Box]]
    """What readers put on it: what each is called, and where it is."""


def look_at(page: Page) -> PageInk:
    """Compare a page's words with what is drawn, and take out those that nobody sees.

    The page is drawn once, and again only where words may not be seen. Raises `LimitError`.
    """
    words = page.words  # before anything else asks for its text
    drawing = Drawing.of(page)
    unseen = take_out_unseen(drawing)
    is_blank = not words and drawing.image.contrast((0.0, 0.0, *page.size)) < INK
    unread = find_unread(drawing)
    hidden = [box_of(found.word) for found in unseen.words]
    notes = [
        (COMMENTS[note.kind], box)
        for note in page.annotations
        for box in (page.displayed(*area) for area in note.areas[:1])
        # A mark for redaction that hides words is told of with those words.
        if note.kind != REDACTION or not any(holds(box, each) for each in hidden)
    ]
    page.forget_objects()
    return PageInk(page.number, page.size, len(page.words), unseen, unread, is_blank, notes)
