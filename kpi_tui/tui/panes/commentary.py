"""Everything that is printed about one measure, and where it was read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from kpi_tui.analysis.measures import Point
from kpi_tui.report import Reading
from kpi_tui.text import one_line, visible
from kpi_tui.tui.loading import Month
from kpi_tui.tui.measure_text import measure_text
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.vim import SCROLLING


class Commentary(VerticalScroll):
    """The measure under the table's cursor, in words."""

    ALLOW_MAXIMIZE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        *SCROLLING,
        Binding("left,h", "screen.step(-1)", "The measure before", show=False),
        Binding("right,l", "screen.step(1)", "The next measure", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="commentary")
        self.border_title = Content("3 Commentary")
        self._shown: Reading | None = None

    def compose(self) -> ComposeResult:
        """One text: it scrolls as a whole."""
        yield Static(markup=False, id="words")

    def show(
        self, reading: Reading, month: Month, points: Sequence[Point], words: Sequence[str]
    ) -> None:
        """Show a measure, with the folded words that are searched for marked."""
        palette = Palette.of_theme(self.app.theme_variables)
        self._text().update(measure_text(reading, month, points, words, palette))
        title = f"3 {one_line(reading.measure_code)} {one_line(reading.measure_name)}"
        self.border_title = Content(title)
        if reading is not self._shown:
            self.scroll_home(animate=False)
        self._shown = reading

    def show_nothing(self, why: str) -> None:
        """Say why there is no measure to show."""
        self._shown = None
        self.border_title = Content("3 Commentary")
        self._text().update(Text(visible(why), style="dim"))

    def _text(self) -> Static:
        return self.query_one("#words", Static)
