"""Writing what is on the screen to a file: its path, its format, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from kpi_tui.text import one_line
from kpi_tui.tui.files.file_form import FileForm
from kpi_tui.tui.files.writing import Destination, WriteJob
from kpi_tui.tui.screens.dialog import Dialog

KEYS = "Enter write · ↑↓←→ format · Tab complete · Esc close"
_LOW = 20
"""On fewer lines than this only the use of the chosen format is told."""


class WriteDialog(Dialog[Path | None]):
    """Writes a file, and gives its path; `None` where nothing was written.

    `scope` says what is written, a line each; `formats` what each format is called and is for, the
    one suggested first; `name` what the file is called unless told, without its format. `job` makes
    it, and `why_not` says why there is nothing to write.
    """

    CSS_PATH = "write_file.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False),
        Binding("ctrl+o", "toggle_open", "Open it", show=False, priority=True),
        Binding("up", "step(-1)", "Previous format", show=False),
        Binding("down", "step(1)", "Next format", show=False),
        Binding("left", "across(-1)", "Previous format", show=False, priority=True),
        Binding("right", "across(1)", "Next format", show=False, priority=True),
    ]

    form = query_one(FileForm)

    def __init__(
        self,
        title: str,
        scope: tuple[str, ...],
        formats: Mapping[str, tuple[str, str]],
        name: str,
        job: Callable[[Destination], WriteJob],
        why_not: str = "",
    ) -> None:
        super().__init__()
        self._title, self._scope, self._formats = title, scope, formats
        self._name, self._job, self._why_not = name, job, why_not

    def compose(self) -> ComposeResult:
        """Lay out what is written, in which format, and where to."""
        with VerticalScroll(id="write", can_focus=False) as box:
            box.border_title = Content(self._title)
            box.border_subtitle = Content(KEYS)
            yield Static(Text("\n".join(map(one_line, self._scope))), markup=False, id="scope")
            yield Static(id="formats")
            forms = tuple(self._formats)
            yield FileForm(f"{self._name}.{forms[0]}", forms, self._job, self._why_not)

    def on_mount(self) -> None:
        """Put the cursor into the name, which is there to be changed."""
        self.form.field.focus()
        self._show_form()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Leave ← and → to the name once somebody changes it."""
        return action != "across" or self.form.is_untouched

    def action_step(self, step: int) -> None:
        """Choose the previous format (-1) or the next (1)."""
        forms = self.form.forms
        self.form.choose_form(forms[(forms.index(self.form.form) + step) % len(forms)])

    def action_across(self, step: int) -> None:
        """Choose the previous format (-1) or the next (1)."""
        self.action_step(step)

    def action_choose(self, form: str) -> None:
        """Choose a format."""
        self.form.choose_form(form)

    def action_toggle_open(self) -> None:
        """Open the file when it is written, or do not."""
        self.form.toggle_open()

    def action_leave(self) -> None:
        """Stop what is being written, keep the file that is there, or leave."""
        self.form.leave()

    @on(FileForm.FormChosen)
    def _show_form(self) -> None:
        """Show which format is chosen, and what each is for."""
        # Our own words: nothing of a report or a path is in this markup.
        is_low = self.app.size.height < _LOW
        parts = []
        for form, (name, use) in self._formats.items():
            said = name if is_low else f"{name}: {use}"
            chosen = f"[b]› {said}[/b]" if form == self.form.form else f"  {said}"
            parts.append(f"[@click=screen.choose('{form}')]{chosen}[/]")
        lines = [" ".join(parts), self._formats[self.form.form][1]] if is_low else parts
        self.query_one("#formats", Static).update(Content.from_markup("\n".join(lines)))
