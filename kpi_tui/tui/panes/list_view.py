"""The widgets that draw a list: its rows, and beneath them the line under the cursor in full."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from kpi_tui.tui.commands.command import LISTS
from kpi_tui.tui.lists.list_pane import ListPane
from kpi_tui.tui.lists.rows import ListRow
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.messages import CommandWanted, LineChosen
from kpi_tui.tui.text_layout import wrap
from kpi_tui.tui.widgets.cursor_lines import RowCursorView, segments_of
from kpi_tui.tui.widgets.paper import TextView

OPEN, CLOSED, TICKED = "▾ ", "▸ ", "✓ "
MARGIN = 4
"""The cells before a line, where its tick is."""
MOST_SAID = 4
"""Of a list's lines one in so many may be taken by what there is to say above it."""


class ListRows(RowCursorView):
    """Draws the heads of groups and their lines, a row each; above them the groupings to choose from."""

    HEADING = 1
    READ_IN_CURSOR_COLOURS = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"items--heading"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "fold(True)", "Fold", show=False),
        Binding("right,l", "fold(False)", "Unfold", show=False),
    ]

    def __init__(self, pane: ListPane[Any]) -> None:
        super().__init__(id=f"{pane.mode}-list")
        self.add_class("pane-list")
        self._pane = pane
        self._chips: list[tuple[int, int]] = []
        """The first cell of each grouping, and the one behind its last."""
        self._said: list[Text] = []
        """What there is to say above the rows, cut to lines; nothing where groupings stand there."""

    def draw(self) -> None:
        """Show what is in the list by now."""
        pane = self._pane
        self._cut_headline()
        pane.lay_out(Palette.of_theme(self.app.theme_variables))
        ticked = len(pane.ticked & set(pane.listed))
        said = f" · {ticked} ticked" if ticked else ""
        self.border_title = Content(f"2 {pane.title}{said}")
        self._say_counts()
        self.show_count(max(1, len(pane.rows)), self.size.width, max(0, pane.cursor_place))

    def on_resize(self) -> None:
        """Draw all rows anew in the width there is."""
        self._cut_headline()
        self._say_counts()
        self.forget_lines()
        self.set_extent(self.size.width, self.row_count + self.HEADING)
        self.scroll_to_cursor()

    def _say_counts(self) -> None:
        """Say in the frame below what is counted, in short where it has no room for the whole."""
        whole = self._pane.summary if self._pane.session.assessment else ""
        is_short = whole and len(whole) + 4 > self.size.width
        self.border_subtitle = Content(self._pane.short_summary if is_short else whole)

    def _cut_headline(self) -> None:
        """Give what there is to say the lines that it takes, where these leave the rows enough."""
        is_grouped, headline = len(self._pane.GROUPINGS) > 1, self._pane.headline
        width, height = self.scrollable_content_region.size
        said = (
            [] if is_grouped or not headline else wrap(Text(headline, "dim"), max(1, width - 3), 1)
        )
        self._said = said[: max(1, height // MOST_SAID)]
        if len(said) > len(self._said):
            self._said[-1].append(" …")
        self.HEADING = 1 if is_grouped else len(self._said)

    def cursor_moved(self) -> None:
        """Keep where it is, and say so."""
        self._pane.point_at(self.cursor_row)
        self.screen.post_message(LineChosen())

    def row_opened(self) -> None:
        """Open the line."""
        self.post_message(CommandWanted("open-line"))

    def action_fold(self, close: bool) -> None:
        """Fold the group away, or open it."""
        self._pane.fold_at_cursor(close)
        self.draw()
        self.screen.post_message(LineChosen())

    def on_click(self, event: events.Click) -> None:
        """Tick at the left of a line, fold at a head's sign, or do what is to be pressed at the right."""
        place = event.get_content_offset(self)
        if place is None or place.y < self.HEADING:
            return
        row = self.row_at(place.y)
        if row >= len(self._pane.rows):
            return
        shown = self._pane.rows[row]
        pressed, folds = self._pressed(shown, place.x), shown.line is None and place.x < len(OPEN)
        if not pressed and not folds:
            return
        event.prevent_default()
        event.stop()
        self.move_to(row)
        self._pane.point_at(row)
        if pressed:
            self.post_message(CommandWanted(pressed))
        else:
            self.action_fold(shown.group.id not in self._pane.closed)

    def _pressed(self, shown: ListRow[Any], x: int) -> str:
        """Return the id of the command that a place in a line stands for."""
        if shown.line is None:
            return ""
        if x < MARGIN and self._pane.mode in LISTS:
            return "tick"
        at = x - (self.scrollable_content_region.width - shown.line.aside.cell_len)
        for label, command_id in shown.line.presses:
            start = shown.line.aside.plain.find(label)
            if start <= at < start + len(label):
                return str(command_id)
        return ""

    def heading_clicked(self, x: int) -> None:
        """Group by what is clicked on."""
        for place, (start, end) in enumerate(self._chips):
            if start <= x < end:
                self._pane.group_by(place)
                self.draw()

    # -- drawing -------------------------------------------------------------------------------

    def row_segments(self, row: int) -> list[Segment]:
        """Draw the groupings or what there is to say, the head of a group, or a line."""
        if row < 0:
            said, room = self._groupings(), self.scrollable_content_region.width
            if not self._chips:
                return self._segments_of(self._said[row], Text())
            aside = Text(f"{self._pane.headline} ", "dim")
            fits = said.cell_len + aside.cell_len + 2 <= room
            return self._segments_of(said, aside if fits else Text())
        if row >= len(self._pane.rows):
            return self._segments_of(Text(self._pane.nothing, "dim"), Text())
        shown = self._pane.rows[row]
        if shown.line is None:
            return self._segments_of(self._head(shown), shown.group.aside)
        mark = TICKED if shown.line.id in self._pane.ticked else "  "
        return self._segments_of(Text.assemble("  ", mark, shown.line.text), shown.line.aside)

    def row_style(self, row: int) -> Style:
        """Draw heads in bold."""
        if 0 <= row < len(self._pane.rows) and self._pane.rows[row].line is None:
            return self.ground + self.get_component_rich_style("items--heading")
        return self.ground

    def _head(self, shown: ListRow[Any]) -> Text:
        items = shown.group.items
        closed = shown.group.id in self._pane.closed and not self._pane.typed.strip()
        counted = f"  {len(items)}" if closed else ""
        return Text.assemble(CLOSED if closed else OPEN, shown.group.text, (counted, "dim"))

    def _groupings(self) -> Text:
        palette = Palette.of_theme(self.app.theme_variables)
        line, self._chips = Text(" "), []
        ways = self._pane.GROUPINGS
        for place, name in enumerate(ways if len(ways) > 1 else ()):
            start = line.cell_len
            line.append(f" {name} ", palette.chip if place == self._pane.grouping else "")
            self._chips.append((start, line.cell_len))
            line.append(" ")
        return line

    def _segments_of(self, text: Text, aside: Text) -> list[Segment]:
        room = self.scrollable_content_region.width
        left, right = text.copy(), aside
        if right.cell_len > room * 2 // 3:
            right = right.copy()
            right.truncate(room * 2 // 3, overflow="ellipsis")
        between = 2 if right.plain else 0
        left.truncate(max(0, room - right.cell_len - between), overflow="ellipsis", pad=True)
        line = Text.assemble(left, " " * between, right, no_wrap=True)
        return segments_of(line, self.app.console)


class LineDetail(TextView):
    """All there is to say of the line under the list's cursor."""

    def __init__(self, pane: ListPane[Any]) -> None:
        super().__init__(id=f"{pane.mode}-detail")
        self.add_class("pane-detail")
        self._pane = pane
        self._at: str | None = None

    def draw(self) -> None:
        """Show the line that the cursor is on by now, from its top if it is another."""
        row = self._pane.row
        if not self.page_width:
            return
        palette = Palette.of_theme(self.app.theme_variables)
        text = self._pane.detail(row, palette) if row is not None else Text()
        self.set_lines(wrap(text, self.page_width))
        if row is not None and row.id != self._at:
            self._at = row.id
            self.scroll_home(animate=False, immediate=True)

    def on_resize(self) -> None:
        """Cut the lines anew to the width there is."""
        self.draw()
