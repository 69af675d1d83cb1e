"""The screen behind a dialog."""

from __future__ import annotations

from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.css.styles import RulesMap
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.visual import RenderOptions, Visual


class Dimmed(Visual):
    """Looks as Textual's `BackgroundScreen`, but keeps blended colours, which that works out anew."""

    def __init__(self, behind: BackgroundScreen) -> None:
        self._screen, self._color = behind.screen, behind.color

    def render_strips(
        self,
        width: int,
        height: int | None,  # noqa: ARG002
        style: VisualStyle,  # noqa: ARG002
        options: RenderOptions,  # noqa: ARG002
    ) -> list[Strip]:
        """Draw the screen's lines as they are now, dimmed."""
        drawn = self._screen._compositor.render_strips()
        lines = []
        for line in drawn:
            pieces = [Segment(text, _dim(style, self._color), rest) for text, style, rest in line]
            lines.append(Strip(pieces, line.cell_length).crop_extend(0, width, None))
        return lines

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """Be as wide as there is room."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002
        """Be as high as the screen."""
        return self._screen.size.height


@lru_cache(maxsize=4096)
def _dim(style: Style | None, color: Color) -> Style | None:
    (piece,) = BackgroundScreen.process_segments([Segment(" ", style)], color)
    return piece.style
