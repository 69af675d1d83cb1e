"""What a person sees before the first import: how to begin."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Footer, Static

from kpi_tui.errors import KpiTuiError
from kpi_tui.text import one_line
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.aimed import SafeScreen


class WelcomeScreen(SafeScreen[None]):
    """Shown on an empty store."""

    CSS_PATH = "welcome.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "app.import_pdf", "import a PDF"),
        Binding("d", "demo", "open the demo"),
        Binding("f5,R", "app.reopen", "look again", key_display="F5"),
        Binding("T", "app.choose_theme", "colours"),
        Binding("q,ctrl+q", "app.quit", "quit"),
    ]

    def __init__(self, store: Path) -> None:
        super().__init__()
        self.store = store

    def compose(self) -> ComposeResult:
        """Lay out a few lines in the middle."""
        with Vertical(id="welcome") as box:
            box.border_title = Content("kpi-tui")
            yield Static(self._text(), markup=False)
        yield Footer(compact=True)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def action_demo(self) -> None:
        """Open the explorer on sample reports."""
        from kpi_tui.demo import demo_store

        try:
            path = demo_store()
        except KpiTuiError as error:
            self.notify(one_line(str(error)), severity="error", markup=False)
            return
        self.app.call_later(self.app.run_action, f"explore({str(path)!r})")

    def _text(self) -> Text:
        palette = Palette.of_theme(self.app.theme_variables)
        text = Text()
        text.append("No report has been imported yet.\n\n", style="bold")
        text.append("Import the annex that the council published, from a terminal:\n\n")
        text.append("    kpi-tui import annex.pdf\n\n", style=palette.heading)
        text.append("A folder of PDFs does as well. Then press F5 here. Or press ")
        text.append("i", style="bold")
        text.append(" to choose the file.\n\n")
        text.append("Or press ")
        text.append("d", style="bold")
        text.append(" to look round first, in a store of sample reports.\n\n")
        text.append(f"The store is {one_line(str(self.store))}", style=palette.muted)
        return text
