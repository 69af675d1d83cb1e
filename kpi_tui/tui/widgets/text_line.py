"""A line of text that is drawn anew without the screen being laid out anew."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from kpi_tui.tui.widgets.line_view import draw_in_next_frame


class TextLine(Static):
    """A line whose text can change without the screen being laid out anew."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(markup=False, id=id)

    def set_line(self, text: Text) -> None:
        """Show another text."""
        self.update(text, layout=False)
        draw_in_next_frame(self)
