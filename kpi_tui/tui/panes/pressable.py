"""A line with parts to press: each is underlined under the mouse, and a click does what it says."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events

from kpi_tui.tui.panes.messages import CommandWanted
from kpi_tui.tui.widgets.text_line import TextLine

PRESS = "press"
"""The key of a style's meta under which stands what a click on it does."""


def pressable(what: str, style: Style | str = "") -> Style:
    """Return a style for what a click does: the id of a command, or what the line makes of it."""
    return (Style.parse(style) if isinstance(style, str) else style) + Style(meta={PRESS: what})


class PressableLine(TextLine):
    """Does what a part stands for when it is pressed."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id)
        self._line = Text()
        self._hovered = ""

    def set_line(self, text: Text) -> None:
        """Show another text, nothing in it underlined."""
        self._line, self._hovered = text, ""
        super().set_line(text)

    def pressed(self, what: str) -> None:
        """Do what was pressed: a command."""
        self.screen.post_message(CommandWanted(what))

    def on_click(self, event: events.Click) -> None:
        """Do what is under the mouse."""
        what = self._under(event)
        if what:
            event.stop()
            self.pressed(what)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Underline what can be pressed there."""
        self._point_at(self._under(event))

    def on_leave(self) -> None:
        """Take the underline away."""
        self._point_at("")

    def _point_at(self, what: str) -> None:
        if what != self._hovered:
            self._hovered = what
            line = self._line.copy()
            for start, end, each in self._presses():
                if each == what:
                    line.stylize("underline", start, end)
            super().set_line(line)

    def _under(self, event: events.MouseEvent) -> str:
        place, plain = event.get_content_offset(self), self._line.plain
        if place is not None:
            for start, end, what in self._presses():
                if cell_len(plain[:start]) <= place.x < cell_len(plain[:end]):
                    return what
        return ""

    def _presses(self) -> list[tuple[int, int, str]]:
        styled = ((span, span.style) for span in self._line.spans)
        return [
            (span.start, span.end, str(style.meta[PRESS]))
            for span, style in styled
            if isinstance(style, Style) and PRESS in style.meta
        ]
