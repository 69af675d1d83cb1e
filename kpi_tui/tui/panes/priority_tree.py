"""The tree: views of a period, each with how many measures it holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content

from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.browse.filters import PeriodFlags
from kpi_tui.analysis.browse.views import PEOPLE, View, ViewKind, priority_viewed
from kpi_tui.labels import Label
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.panes.messages import CommandWanted, ViewChosen
from kpi_tui.tui.panes.tree_items import Branch, TreeItems
from kpi_tui.tui.state import Remembered
from kpi_tui.tui.widgets.cursor_lines import RowCursorView, segments_of

CLOSED_AT_FIRST = {*PEOPLE, ViewKind.FINDINGS}
LEAST_WIDTH = 12
WIDE = 100
"""From so many columns of the terminal on it stands beside the measures unless it was hidden."""
OPEN, CLOSED = "▼ ", "▶ "
BETWEEN, LAST = "├ ", "└ "


@dataclass(frozen=True, slots=True)
class TreeRow:
    """A branch, or one of its leaves."""

    view: View
    label: Text
    before: str
    """The arrow of a branch, or the guide of a leaf."""
    branch: int | None
    """The line of a leaf's branch; `None` for what is no leaf."""
    leaves: int | None = None
    """How many leaves a branch has, whether it is open or not; `None` for what is no branch."""


class PriorityTree(RowCursorView):
    """The tree of views. Moving in it posts `ViewChosen` at once."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tree--guide"}
    DEFAULT_CSS = """
    PriorityTree {
        overflow-x: hidden;

        & > .tree--guide {
            color: $surface-lighten-2;
        }
        &:focus > .tree--guide {
            color: $surface-lighten-3;
        }
        &:light > .tree--guide {
            color: $surface-darken-1;
        }
        &:ansi > .tree--guide {
            color: $ansi-background;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "close_or_climb", "Close", show=False),
        Binding("right,l", "open_or_enter", "Open", show=False),
        Binding("space", "open", "Open or close", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(id="tree")
        self.border_title = Content(f"1 {Label.BROWSE}")
        self.view = View()
        """Where the cursor is, or is to be when it is shown next."""
        self._month: tuple[Report, Sequence[ListedMeasure], PeriodFlags] | None = None
        self._branches: Sequence[Branch] = ()
        self.lines: Sequence[TreeRow] = ()
        """The lines that are not folded away, from top to bottom."""
        self._closed_branches = set(CLOSED_AT_FIRST)
        self._drawn_width = 0

    def show_as_chosen(self, remembered: Remembered, width: int) -> None:
        """Show or hide it as was chosen for a terminal of that width, unless it has the keyboard."""
        if not self.has_focus:
            narrow = remembered.tree_shown_narrow
            self.set_shown(remembered.tree_shown if width >= WIDE else narrow)

    def set_shown(self, is_shown: bool) -> None:
        """Show or hide it; what stands beside it is told of its new size."""
        # Asked for while the tree is hidden, its region would lay out the screen, telling no widget.
        _ = self.region
        self.display = is_shown

    @property
    def folded(self) -> frozenset[str]:
        """The branches that are folded, by the values of their kinds."""
        return frozenset(kind.value for kind in self._closed_branches)

    def fold(self, folded: Collection[str]) -> None:
        """Fold these branches alone."""
        self._closed_branches = {kind for kind in ViewKind if kind.value in folded}

    @property
    def priority(self) -> tuple[Priority, Sequence[Reading]] | None:
        """The priority that the cursor is on, and the readings of its measures."""
        return priority_viewed(self.view, self._month[0]) if self._month else None

    def show(self, report: Report, listed: Sequence[ListedMeasure], flags: PeriodFlags) -> None:
        """Show a period's views, the cursor on `view` even where it holds nothing now."""
        self._month = (report, listed, flags)
        self._cut_labels()

    def on_resize(self) -> None:
        """Cut labels anew to the width there is."""
        if self.size.width != self._drawn_width:
            self._cut_labels()
        else:
            self.scroll_to_cursor()

    def action_close_or_climb(self) -> None:
        """Close a branch, or go from a leaf to its branch."""
        line = self._line
        if line is None:
            return
        if line.branch is not None:
            self.move_to(line.branch)
        elif line.leaves is not None:
            self._closed_branches.add(line.view.kind)
            self._list_lines(line.view)

    def action_open_or_enter(self) -> None:
        """Open a branch, or go to its first leaf."""
        line = self._line
        if line is None or line.leaves is None:
            return
        if line.view.kind in self._closed_branches:
            self._closed_branches.discard(line.view.kind)
            self._list_lines(line.view)
        elif line.leaves:
            self.move_to(self.cursor_row + 1)

    def cursor_moved(self) -> None:
        """Say which view the cursor is on."""
        line = self._line
        if line is not None and line.view != self.view:
            self.view = line.view
            self.screen.post_message(ViewChosen())

    def row_opened(self) -> None:
        """Close an open branch, open a closed one; open a person's page."""
        line = self._line
        if line is not None and line.leaves is not None:
            self._closed_branches ^= {line.view.kind}
            self._list_lines(line.view)
        elif line is not None and line.view.person:
            self.post_message(CommandWanted("person"))

    def row_clicked(self, row: int) -> None:
        """Go to a row; open or close a branch, and open the page of a person already chosen."""
        was_there = row == self.cursor_row
        self.move_to(row)
        line = self._line
        if was_there or (line is not None and line.leaves is not None):
            self.row_opened()

    def row_segments(self, row: int) -> list[Segment]:
        """Draw what a row hangs on, and its label."""
        line = self.lines[row]
        bare = Style() if line.branch is None else self.get_component_rich_style("tree--guide")
        guide = Segment(line.before, Style(color=bare.color))
        return [guide, *segments_of(line.label, self.app.console)]

    @property
    def _line(self) -> TreeRow | None:
        return self.lines[self.cursor_row] if self.lines else None

    def _cut_labels(self) -> None:
        if self._month is None:
            return
        palette = Palette.of_theme(self.app.theme_variables)
        self._drawn_width = self.size.width
        width = max(LEAST_WIDTH, self.size.width - 1)
        self._branches = tuple(TreeItems(*self._month, self.view).branches(width, palette))
        self._list_lines(self.view)

    def _list_lines(self, view: View) -> None:
        """List the branches and the leaves of those that are open, the cursor on `view`."""
        for branch in self._branches:
            if view in dict(branch.leaves or ()):
                self._closed_branches.discard(branch.view.kind)
        self.lines = list(self._lines())
        views = [line.view for line in self.lines]
        row = views.index(view) if view in views else 0
        self.show_count(len(self.lines), self.size.width, row)

    def _lines(self) -> Iterator[TreeRow]:
        row = 0
        for branch in self._branches:
            if branch.leaves is None:
                yield TreeRow(branch.view, branch.label, "", None)
                row += 1
                continue
            is_open, at = branch.view.kind not in self._closed_branches, row
            arrow, leaves = OPEN if is_open else CLOSED, branch.leaves
            yield TreeRow(branch.view, branch.label, arrow, None, len(leaves))
            row += 1
            if is_open:
                row += len(leaves)
                for place, (view, label) in enumerate(leaves, 1):
                    yield TreeRow(view, label, LAST if place == len(leaves) else BETWEEN, at)
