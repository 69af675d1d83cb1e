"""Text for one cell of a table, drawn without the wrapping that it never needs."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import set_cell_size
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.text import Text

ELLIPSIS = "…"


class CellText(Text):
    """A single line in one style, cut to its cell; what has more is drawn as any text is."""

    @classmethod
    def of(cls, text: Text) -> CellText:
        """The same text, to be drawn so."""
        cell = cls(text.plain, text.style, justify=text.justify, no_wrap=True, overflow="ellipsis")
        cell.spans = text.spans
        return cell

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Segment]:
        """The line and its end, as `Text` would give them."""
        plain = self.plain
        if self.spans or "\n" in plain or "\t" in plain:
            yield from super().__rich_console__(console, options)
            return
        room, cells = options.max_width, self.cell_len
        if cells > room:
            plain = set_cell_size(plain, room - 1) + ELLIPSIS
        elif self.justify == "right":
            plain = " " * (room - cells) + plain
        yield Segment(plain, console.get_style(self.style))
        yield Segment("\n")
