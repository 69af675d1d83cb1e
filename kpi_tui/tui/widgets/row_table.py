"""A table: rows of cells under a heading that stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from kpi_tui.tui.widgets.cursor_lines import RowCursorView

PADDING = 2
"""The cells around each cell's text: one before, one behind."""


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """What stands above a column, and the cells there are for its texts."""

    label: str
    width: int
    right: bool = False


class RowTable(RowCursorView):
    """A base class: `row_cells` says what stands in a row."""

    HEADING = 1
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--heading", "rows--odd", "rows--even"}
    DEFAULT_CSS = """
    RowTable {
        & > .rows--heading {
            text-style: bold;
            background: $panel;
            color: $foreground;
        }
        & > .rows--even {
            background: $surface-lighten-1 50%;
        }
        &:dark > .rows--even {
            background: $surface-darken-1 40%;
        }
        &:ansi > .rows--heading {
            background: ansi_bright_blue;
            color: ansi_default;
        }
        &:focus > .rows--heading {
            background-tint: $foreground 5%;
        }
    }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.headings: Sequence[ColumnHeading] = ()

    def row_cells(self, row: int) -> Sequence[Text]:
        """Return the cells of a row: a line of text for each heading, aligned as its `justify` says."""
        raise NotImplementedError

    def column_clicked(self, column: int) -> None:
        """React to a click on a column's heading."""

    def show_rows(self, headings: Sequence[ColumnHeading], count: int, cursor_row: int) -> None:
        """Show so many rows under these headings."""
        self.headings = headings
        self.show_count(count, sum(each.width + PADDING for each in headings), cursor_row)

    def row_segments(self, row: int) -> list[Segment]:
        """Draw the cells of a row, or of the heading."""
        cells: Sequence[Text] = [
            Text(each.label, justify="right" if each.right else "left", no_wrap=True)
            for each in self.headings
        ]
        if row >= 0:
            cells = self.row_cells(row)
        return [
            segment
            for cell, heading in zip(cells, self.headings, strict=True)
            for segment in cell_segments(cell, heading.width, self.app.console)
        ]

    def row_style(self, row: int) -> Style:
        """Return the row's style: every other row stands on another ground."""
        kind = "heading" if row < 0 else "odd" if row % 2 else "even"
        return self.get_component_rich_style(f"rows--{kind}")

    def heading_clicked(self, x: int) -> None:
        """Call `column_clicked` for the column whose heading it is."""
        edge = 0
        for column, heading in enumerate(self.headings):
            edge += heading.width + PADDING
            if x < edge:
                self.column_clicked(column)
                return


def cell_segments(text: Text, width: int, console: Console) -> list[Segment]:
    """Cut or fill a line of text to exactly `width` cells, with one more at each side."""
    spare = width - text.cell_len
    if spare < 0:
        text = text.copy()
        text.truncate(width, overflow="ellipsis")
        spare = width - text.cell_len
    before, behind = (spare, 0) if text.justify == "right" else (0, spare)
    left, right = " " * (before + 1), " " * (behind + 1)
    if not text.spans:
        return [Segment(left + text.plain + right, console.get_style(text.style))]
    said = (segment for segment in text.render(console) if segment.text)
    return [Segment(left), *said, Segment(right)]
