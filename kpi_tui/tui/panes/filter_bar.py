"""The line of the filters in force, which is shown while there are any."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.text import one_line
from kpi_tui.tui.choices.filter_words import chip, view_words
from kpi_tui.tui.commands.pressed import drop_filter
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.messages import StepsWanted
from kpi_tui.tui.panes.pressable import PressableLine, pressable

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session

CROSS = "×"
"""Says that a click takes it away."""


class FilterBar(PressableLine):
    """Each filter in words, and how to be rid of them: a click on one removes it."""

    def __init__(self) -> None:
        super().__init__(id="chips")
        self.display = False
        self._said: tuple[Sequence[str], int, int, str, str] | None = None

    def show(
        self, labels: Sequence[str], found: int, of: int, aside: str = "", before: str = ""
    ) -> None:
        """Show the filters and how many of the period's measures pass them all.

        `aside` says what the search makes of its words, and is cut first; `before` stands before
        all filters.
        """
        self._said = (labels, found, of, aside, before)
        self.display = bool(labels)
        self._draw()

    def follow(
        self, session: Session, found: tuple[int, int], said: str, is_typing: bool
    ) -> list[str]:
        """Show what is in force, and return what of it the measures have to pass, in words.

        What is being typed stands in the search line, with what is `said` of it, and is not shown
        here as well. `found` is how many measures pass, and of how many.
        """
        assert session.month is not None
        pane, report, kept = session.pane, session.month.report, session.kept
        palette = Palette.of_theme(self.app.theme_variables)
        labels = [chip(each, report, palette) for each in session.filters.filters]
        chips, aside = list(labels), "" if is_typing else said
        if session.words:
            labels.append(f"“{' '.join(session.words)}”")
            if not is_typing or pane is not None:
                chips.append(labels[-1])
        if pane is not None and pane.typed.strip() and not is_typing:
            chips.append(f"“{one_line(pane.typed.strip())}”")
            found = pane.found
        if kept.is_restored(session.view, session.filters):
            viewed = view_words(session.view, report)
            self.show([*filter(None, [viewed]), *chips], *found, aside, before="restored:")
        else:
            kept.restored = None
            self.show(chips, *found, aside)
        return labels

    def pressed(self, what: str) -> None:
        """Drop the filter that was pressed, or do a command."""
        if what.isdecimal():
            self.screen.post_message(StepsWanted(partial(drop_filter, place=int(what))))
        else:
            super().pressed(what)

    def on_resize(self) -> None:
        """Cut the line to the room there is."""
        self._draw()

    def _draw(self) -> None:
        if self._said is None or not self._said[0]:
            return
        labels, found, of, aside, before = self._said
        palette = Palette.of_theme(self.app.theme_variables)
        right = Text.assemble(
            (f" {found} of {of} · ", palette.muted),
            ("Esc clears", pressable("back", palette.muted)),
            " ",
        )
        left = Text(f" {before} " if before else " ")
        for place, label in enumerate(labels):
            left.append(f" {label} {CROSS} ", pressable(str(place), palette.chip))
            left.append(" ")
        left.append(aside, palette.muted)
        room = max(0, self.size.width - right.cell_len)
        left.truncate(room, overflow="ellipsis", pad=True)
        self.set_line(Text.assemble(left, right, no_wrap=True))
