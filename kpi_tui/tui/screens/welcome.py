"""What a person sees before the first import: how to begin."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Static

from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import Label
from kpi_tui.paths import store_options
from kpi_tui.store.place import is_missing
from kpi_tui.store_url import StorePath
from kpi_tui.text import begun, one_line
from kpi_tui.tui.commands.general import choose_and_import
from kpi_tui.tui.commands.screen import choose_theme
from kpi_tui.tui.commands.steps import SetTheme, Step, Steps, ask, perform
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.screens.dialog import if_attached
from kpi_tui.tui.screens.messages import StoreWanted


class WelcomeScreen(Screen[None]):
    """Shown on an empty store."""

    CSS_PATH = "welcome.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i,ctrl+o", "import_pdf", "import a PDF", key_display="i"),
        Binding("d", "demo", "demo"),
        Binding("f5,R", "look_again", "refresh", key_display="F5"),
        Binding("question_mark,f1", "help", "help", key_display="?"),
        Binding("ctrl+p", "ask", "find", key_display="Ctrl+P", priority=True),
        Binding("T", "choose_theme", Label.THEME.lower()),
        Binding("q,ctrl+q", "app.quit", "quit", key_display="q"),
    ]

    def __init__(self, store: StorePath, problems: Sequence[str] = ()) -> None:
        """Take the store, and what is wrong with the files in it, a line each."""
        super().__init__()
        self.store, self.problems = store, problems

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Return the widget at a place of the screen, if it is still there."""
        return if_attached(*super().get_widget_and_offset_at(x, y), self)

    def compose(self) -> ComposeResult:
        """Yield a few lines in the middle."""
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
        self.app.post_message(StoreWanted(path))

    def action_look_again(self) -> None:
        """Look again whether the store has a report."""
        self.app.post_message(StoreWanted(self.store))

    def action_help(self) -> None:
        """Show the help of the explorer, what the signs mean first."""
        from kpi_tui.tui.commands.registry import COMMANDS
        from kpi_tui.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(COMMANDS, None, {}))

    def action_ask(self) -> None:
        """Choose from what can be done here."""
        perform(self.app, self._ask(), self._carry_out)

    def _ask(self) -> Steps:
        from kpi_tui.tui.choices.choice import Choice
        from kpi_tui.tui.screens.pick import ChoiceDialog

        offered = [each for each in self.BINDINGS if isinstance(each, Binding)]
        choices = [
            Choice(each.action, Text(begun(each.description)),
                   aside=Text(each.key_display or each.key, "dim"))
            for each in offered if each.action != "ask"
        ]  # fmt: skip
        chosen = yield from ask(ChoiceDialog(Label.COMMANDS, choices))
        if chosen:
            self.call_later(self.run_action, chosen[0])

    def action_choose_theme(self) -> None:
        """Choose colours."""
        perform(self.app, choose_theme(self.app.theme, self.app.theme_variables), self._carry_out)

    def action_import_pdf(self) -> None:
        """Choose PDFs, import them, and explore what came in."""
        perform(self.app, self._import(), self._carry_out)

    def _import(self) -> Steps:
        imported = yield from choose_and_import(self.store)
        if imported is not None and imported.period is not None:
            period = imported.period
            self.app.post_message(
                StoreWanted(self.store, period.last_day, imported.measure_code, period.series)
            )

    def _carry_out(self, step: Step) -> None:
        if isinstance(step, SetTheme):
            self.app.theme = step.name

    def _text(self) -> Text:
        palette = Palette.of_theme(self.app.theme_variables)
        text = Text()
        if self.problems:
            # One problem with its path is all that 80 × 24 has room for.
            first, *others = self.problems
            text.append("No report here can be read.\n\n", style="bold")
            name = one_line(first).removeprefix(one_line(str(self.store))).lstrip(f"{os.sep}/")
            text.append(f"{name}\n\n", style=palette.alarm)
            more = f"And {len(others)} more: kpi-tui doctor lists them.\n\n"
            text.append(more if others else "")
        else:
            text.append("No report has been imported yet.\n\n", style="bold")
        text.append("Press ").append("i", style="bold")
        text.append(" to choose a performance report that a council published, as PDF.\n\n")
        if not self.problems:
            text.append("Press ").append("d", style="bold")
            text.append(" to look round first, in a library of sample reports.\n\n")
        text.append("Or import from a terminal, a folder of PDFs as well, and press F5 here:\n\n")
        options = store_options(self.store)
        command = " ".join(("kpi-tui", *options, "import report.pdf"))
        text.append(f"    {command}", style=palette.heading)
        # A command that names the store has said where it is.
        place = [] if options else [one_line(str(self.store))]
        missing = ["a folder that is not there yet"] if is_missing(self.store) else []
        if said := ", ".join(place + missing):
            text.append(f"\n\nThe {Label.LIBRARY} is {said}", style=palette.muted)
        return text
