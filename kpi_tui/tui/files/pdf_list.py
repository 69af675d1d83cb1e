"""The PDFs that were found, the newest first, as a typed text narrows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kpi_tui.tui.files.pdf_search import Pdf, described, narrowed, newest_first
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.widgets.item_list import Item, ItemList

LISTED = 50
"""Files listed at once; typing finds the others."""


class PdfList(ItemList):
    """Has a cursor and never the keyboard: a field beside it does."""

    can_focus = False
    DEFAULT_CSS = """
    PdfList > .lines--cursor {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: $block-cursor-text-style;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="pdfs")
        self.matching = 0
        """How many the text leaves."""
        self.moved = False
        """Whether the cursor stands where the person moved it."""
        self._pdfs: list[Pdf] = []
        self._typed = ""
        self._listed: list[Pdf] = []

    @property
    def found(self) -> int:
        """How many were found."""
        return len(self._pdfs)

    @property
    def under_cursor(self) -> Path | None:
        """The file that the cursor is on."""
        return None if self.at is None else self._listed[self.at].path

    def add_found(self, pdfs: Sequence[Pdf]) -> None:
        """Put more among them. A cursor that was moved stays on its file."""
        self._pdfs = newest_first([*self._pdfs, *pdfs])
        self._show(self.under_cursor if self.moved else None)

    def narrow(self, typed: str) -> None:
        """List what the text leaves, with the cursor on the first."""
        self._typed = typed
        self._show(None)

    def point_nowhere(self) -> None:
        """Point at no file: the text means something else than one of this list."""
        if not self.moved:
            self.point_at(None)

    def move(self, action: str) -> None:
        """Do what the list's own action of this name does, `cursor_down` and the like."""
        if self._listed:
            self.moved = True
            getattr(self, f"action_{action}")()

    def _show(self, kept: Path | None) -> None:
        matching = narrowed(self._pdfs, self._typed)
        self.matching, self._listed = len(matching), matching[:LISTED]
        palette, today = Palette.of_theme(self.app.theme_variables), date.today()
        paths = [pdf.path for pdf in self._listed]
        self.moved = kept in paths
        first = 0 if paths else None
        at = paths.index(kept) if kept in paths else first
        self.show((Item(described(pdf, palette, today)) for pdf in self._listed), at)
