"""What a dialog says above its choices."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual.strip import Strip
from textual.widgets import Static

from kpi_tui.tui.cut_names import CUT


class Headline(Static):
    """A text that ends in `…` where it has fewer lines than it takes."""

    def __init__(self, said: str) -> None:
        super().__init__(Text(said), markup=False, id="headline")

    def render_line(self, y: int) -> Strip:
        """Draw a line; the last one tells that more is said."""
        strip = super().render_line(y)
        width, height = self.size
        if y + 1 < height or self.get_content_height(self.size, self.screen.size, width) <= height:
            return strip
        said = min(cell_len(strip.text.rstrip()), width - 1)
        sign = Strip([Segment(CUT, self.rich_style)])
        return Strip.join([strip.crop(0, said), sign, strip.crop(said + 1)])
