"""A list of texts to choose from, under headings where there are some.

Textual's `OptionList` draws every option to learn how high it is, which takes too long for a key.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from kpi_tui.tui.text_layout import wrap
from kpi_tui.tui.widgets.cursor_lines import RowCursorView, segments_of

INDENT = 4
NOWHERE = -1
"""The row of a cursor that is on no item."""


@dataclass(frozen=True, slots=True, eq=False)
class ListItem:
    """Something in the list."""

    text: Text
    detail: Text = field(default_factory=Text)
    """What stands beneath it, indented."""
    is_heading: bool = False
    """Whether it only says what the next ones are."""
    aside: Text = field(default_factory=Text)
    """What stands at the right of its line, which is cut to leave it room."""


class ItemList(RowCursorView):
    """As many lines as its items take; the cursor takes all of an item, and goes round at the ends."""

    @dataclass
    class Opened(Message):
        """Enter on an item, or a click: it is the one under the cursor."""

    READ_IN_CURSOR_COLOURS = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"items--heading"}
    DEFAULT_CSS = """
    ItemList {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size: 0 1;

        & > .items--heading {
            color: $accent;
            text-style: bold;
        }
        & > .lines--cursor, &:focus > .lines--cursor {
            background: $accent 30%;
            color: $foreground;
            text-style: none;
        }
        &:focus {
            background-tint: $foreground 0%;
        }
        &:ansi:nocolor > .lines--cursor {
            text-style: reverse;
        }
    }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id)
        self.items: list[ListItem] = []
        self.at: int | None = None
        """The place of the item that the cursor is on."""
        self._lines: list[Text] = []
        self._item_at: list[int] = []
        """For each line the place of its item."""
        self._tops: list[int] = []
        """For each item its first line."""
        self._cut_to = 0
        """The cells across that the lines were cut to."""
        self._is_shown = False

    # -- what is in it -------------------------------------------------------------------------

    def show(self, items: Iterable[ListItem], at: int | None) -> None:
        """Show other items, the cursor on this one, or on none."""
        self.items, self.at = list(items), at
        self._cut(self._cut_to)
        self._show_lines()

    def add(self, items: Sequence[ListItem]) -> None:
        """Put more of them at the end."""
        self._cut_items(items, len(self.items))
        self.items += items
        self._show_lines()

    def point_at(self, place: int | None) -> None:
        """Put the cursor on an item, or on none."""
        self.at = place
        if self._is_shown:
            self.move_to(self._cursor_line)

    # -- cut to a width ------------------------------------------------------------------------

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Count the lines that its items take."""
        room = width - self.scrollbar_size_vertical
        if room != self._cut_to:
            self._cut(room)
        return len(self._lines)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a region; in the first frame nobody has been told the size yet."""
        self._fit()
        return super().render_lines(crop)

    def on_resize(self) -> None:
        """Cut the items to the width there is, and keep the cursor in view."""
        self._fit()
        self.scroll_to_cursor()

    def _fit(self) -> None:
        room = self.scrollable_content_region.width
        if room != self._cut_to:
            self._cut(room)
        if not self._is_shown:
            self._show_lines()

    def _cut(self, width: int) -> None:
        self._cut_to, self._is_shown = width, False
        self.row_count, self.cursor_row = 0, NOWHERE
        self._lines, self._item_at, self._tops = [], [], []
        self._cut_items(self.items, 0)

    def _cut_items(self, items: Sequence[ListItem], place: int) -> None:
        for at, item in enumerate(items if self._cut_to > 0 else (), place):
            if item.aside.plain:
                room = max(1, self._cut_to - item.aside.cell_len - 2)
                line = item.text.copy()
                line.truncate(room, overflow="ellipsis", pad=True)
                lines = [Text.assemble(line, "  ", item.aside)]
            else:
                lines = self._cut_text(item.text)
            if item.detail.plain:
                lines += wrap(item.detail, self._cut_to, INDENT)
            self._tops.append(len(self._lines))
            self._lines += lines
            self._item_at += [at] * len(lines)

    def _cut_text(self, text: Text) -> list[Text]:
        """Cut a text into lines; the further lines are indented as the first one is."""
        if "\n" in text.plain:
            return [line for part in text.split("\n") for line in self._cut_text(part)]
        if text.cell_len <= self._cut_to:
            return [text]
        blanks = len(text.plain) - len(text.plain.lstrip(" "))
        if not 0 < blanks < self._cut_to // 2:
            return wrap(text, self._cut_to)
        return wrap(text[blanks:], self._cut_to, blanks)

    def _show_lines(self) -> None:
        if self._cut_to > 0:
            self._is_shown = True
            self.show_count(len(self._lines), self._cut_to, self._cursor_line)
            height = self.styles.height
            if height is not None and height.is_auto:
                self.refresh(layout=True)

    @property
    def _cursor_line(self) -> int:
        return NOWHERE if self.at is None else self._tops[self.at]

    # -- the cursor ----------------------------------------------------------------------------

    def action_cursor_up(self) -> None:
        """Go to the item above, from the first to the last."""
        self._step(-1)

    def action_cursor_down(self) -> None:
        """Go to the item below, from the last to the first."""
        self._step(1)

    def action_open(self) -> None:
        """Open the item under the cursor."""
        if self.at is not None:
            self.row_opened()

    def row_opened(self) -> None:
        """Post `Opened`."""
        self.post_message(self.Opened())

    def row_clicked(self, row: int) -> None:
        """Open the item that is clicked on."""
        place = self._item_at[row]
        if not self.items[place].is_heading:
            self.point_at(place)
            self.row_opened()

    def cursor_moved(self) -> None:
        """Take note of the item that the cursor is on."""
        self.at = None if self.cursor_row == NOWHERE else self._item_at[self.cursor_row]

    def block(self, row: int) -> range:
        """Return the lines of the item that a line belongs to."""
        if row == NOWHERE or not self._lines:
            return range(0)
        place = self._item_at[row]
        after = place + 1
        return range(
            self._tops[place], self._tops[after] if after < len(self._tops) else len(self._lines)
        )

    def landing(self, row: int) -> int:
        """Return the first line of the item there, or of the one after a heading."""
        open_to_it = self._open_to_cursor
        if row == NOWHERE or not open_to_it or not self._lines:
            return NOWHERE
        place = self._item_at[max(0, min(row, len(self._lines) - 1))]
        following = (each for each in open_to_it if each >= place)
        return self._tops[next(following, open_to_it[-1])]

    def scroll_to_cursor(self) -> None:
        """Bring all of an item into view, with the headings right above it, or below the last one."""
        block = self.block(self.cursor_row)
        if block:
            place = self._item_at[block.start]
            is_last = place == self._open_to_cursor[-1]
            while place and self.items[place - 1].is_heading:
                place -= 1
            stop = len(self._lines) if is_last else block.stop
            self.scroll_to_rows(range(self._tops[place], stop))

    def _page(self, step: int) -> None:
        before = self.at
        super()._page(step)
        if self.at == before and before is not None:
            self._step(step, round_the_ends=False)

    def _step(self, step: int, round_the_ends: bool = True) -> None:
        places = self._open_to_cursor
        if not places:
            return
        at = places.index(self.at) if self.at in places else -1 if step > 0 else 0
        if round_the_ends or 0 <= at + step < len(places):
            self.point_at(places[(at + step) % len(places)])

    @property
    def _open_to_cursor(self) -> list[int]:
        return [place for place, item in enumerate(self.items) if not item.is_heading]

    # -- drawing -------------------------------------------------------------------------------

    def row_segments(self, row: int) -> list[Segment]:
        """Draw a line of an item."""
        return segments_of(self._lines[row], self.app.console)

    def row_style(self, row: int) -> Style:
        """Draw headings in the accent."""
        if self.items[self._item_at[row]].is_heading:
            return self.ground + self.get_component_rich_style("items--heading")
        return self.ground
