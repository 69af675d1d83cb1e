"""A list whose lines may change between what is seen and what is clicked on."""

from __future__ import annotations

from contextlib import suppress

from textual import events
from textual.widgets import OptionList


class ChoiceList(OptionList):
    """Textual's own ends the program at a click on a line that is gone, and at a page too early."""

    def on_click(self, event: events.Click) -> None:
        """Pass on a click on what is there."""
        place = event.style.meta.get("option")
        if place is not None and place >= self.option_count:
            event.prevent_default()

    def action_page_up(self) -> None:
        """Go up by a page; before its lines have been counted there is none."""
        with suppress(KeyError):
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Go down by a page; before its lines have been counted there is none."""
        with suppress(KeyError):
            super().action_page_down()  # type: ignore[no-untyped-call]
