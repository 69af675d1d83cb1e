"""Lines in the frame of their pane, kept as long as both stay the same.

Textual draws the frame anew around each line that has moved, and what it knows of a line (how it is
cut, what is written to the terminal for it) goes with the old one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.css.styles import StylesBase
from textual.geometry import Size
from textual.strip import Strip

MOST = 200
"""Lines that are kept."""


class FramedLines(StylesCache):
    """Textual's cache of a widget's lines, for one that gives the same object for the same line."""

    def __init__(self) -> None:
        super().__init__()
        self._frame: tuple[object, ...] = ()
        self._top = 0
        self._framed: dict[int, tuple[Strip, Strip]] = {}
        """By the identity of each line: the line, and how it looks in the frame."""

    def forget(self) -> None:
        """Let go of all lines."""
        self._framed.clear()
        self.clear()

    def render(
        self,
        styles: StylesBase,
        size: Size,
        base_background: Color,
        background: Color,
        *more: Any,
        **named: Any,
    ) -> list[Strip]:
        """Draw lines. Lets go of those that were kept in another frame."""
        frame = (
            size.width,
            base_background,
            background,
            styles.border,
            styles.gutter,
            named.get("opacity"),
        )
        if frame != self._frame:
            self._frame, self._top = frame, styles.gutter.top
            self._framed.clear()
        return super().render(styles, size, base_background, background, *more, **named)

    def render_line(
        self,
        styles: StylesBase,
        y: int,
        size: Size,
        content_size: Size,
        padding: Any,
        base_background: Color,
        background: Color,
        render_content_line: Callable[[int], Strip],
        *more: Any,
    ) -> Strip:
        """Draw a line, or take the one that was kept."""
        if not 0 <= y - self._top < content_size.height:
            return super().render_line(
                styles,
                y,
                size,
                content_size,
                padding,
                base_background,
                background,
                render_content_line,
                *more,
            )
        said = render_content_line(y - self._top)
        line, framed = self._framed.get(id(said), (None, said))
        if line is not said:
            framed = super().render_line(
                styles,
                y,
                size,
                content_size,
                padding,
                base_background,
                background,
                lambda _: said,
                *more,
            )
            if len(self._framed) == MOST:
                self._framed.clear()
            self._framed[id(said)] = said, framed
        return framed
