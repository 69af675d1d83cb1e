"""The tree: ways into a month, each with how many measures it leads to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from kpi_tui.analysis.scope import EXCEPTIONS, Scope, Way, owners, status_counts
from kpi_tui.labels import mark
from kpi_tui.report import Priority, Report, Status
from kpi_tui.text import one_line
from kpi_tui.tui.messages import ScopeChosen
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.vim import UP_DOWN

TITLES = {
    Way.EXCEPTIONS: "Exceptions",
    Way.PRIORITY: "Priorities",
    Way.DIRECTOR: "Directors",
    Way.PORTFOLIO_HOLDER: "Portfolio holders",
}
JUDGED = (Status.GREEN, Status.AMBER, Status.RED)
ROOM_FOR_COUNTS = 28
"""Below this many cells a priority counts its amber and red measures only."""
CLOSED_AT_FIRST = {Way.DIRECTOR, Way.PORTFOLIO_HOLDER}


class PriorityTree(Tree[Scope]):
    """Moving in it says `ScopeChosen` at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *UP_DOWN,
        Binding("left,h", "close_or_climb", "Close", show=False),
        Binding("right,l", "open_or_enter", "Open", show=False),
        Binding("g", "scroll_home", "Top", show=False),
        Binding("G", "scroll_end", "End", show=False),
    ]

    def __init__(self) -> None:
        super().__init__("", id="tree")
        self.show_root = False
        self.guide_depth = 2
        self.auto_expand = False
        self.border_title = Content("1 Ways in")
        self._report: Report | None = None
        self._scope = Scope()
        self._closed_ways = set(CLOSED_AT_FIRST)

    def show(self, report: Report, scope: Scope) -> Scope:
        """Show a month's ways in with the cursor on `scope`; what it stands on if that is gone."""
        self._report, self._scope = report, scope
        self._rebuild()
        return self._scope

    def go_to(self, scope: Scope) -> None:
        """Put the cursor on a way in."""
        node = self._find(scope)
        if node is not None:
            self._stand_on(node)

    def on_resize(self) -> None:
        """Cut labels anew to the width there is."""
        if self._report is not None:
            self._rebuild()

    def action_close_or_climb(self) -> None:
        """Close a branch, or go to the one this stands in."""
        node = self.cursor_node
        if node is not None and node.allow_expand and node.is_expanded:
            node.collapse()
        elif node is not None and node.parent not in (None, self.root):
            self.move_cursor(node.parent)

    def action_open_or_enter(self) -> None:
        """Open a branch, or go to the first in it."""
        node = self.cursor_node
        if node is None or not node.allow_expand:
            return
        if node.is_collapsed:
            node.expand()
        elif node.children:
            self.move_cursor(node.children[0])

    @on(Tree.NodeHighlighted)
    def _say_scope(self, event: Tree.NodeHighlighted[Scope]) -> None:
        event.stop()
        scope = event.node.data
        if scope is not None and scope != self._scope:
            self._scope = scope
            self.post_message(ScopeChosen(scope))

    @on(Tree.NodeSelected)
    def _toggle(self, event: Tree.NodeSelected[Scope]) -> None:
        event.stop()
        if event.node.allow_expand:
            event.node.toggle()

    @on(Tree.NodeCollapsed)
    @on(Tree.NodeExpanded)
    def _remember(self, event: Tree.NodeCollapsed[Scope] | Tree.NodeExpanded[Scope]) -> None:
        event.stop()
        if event.node.data is not None:
            change = self._closed_ways.add if event.node.is_collapsed else self._closed_ways.discard
            change(event.node.data.way)

    def _find(self, scope: Scope) -> TreeNode[Scope] | None:
        return next((node for node in _below(self.root) if node.data == scope), None)

    def _rebuild(self) -> None:
        report = self._report
        assert report is not None
        palette = Palette.of_theme(self.app.theme_variables)
        counts = status_counts(report.readings)
        width = max(12, self.size.width - 1)
        with self.prevent(Tree.NodeHighlighted, Tree.NodeCollapsed, Tree.NodeExpanded):
            self.clear()
            everything = _label(Text("All measures"), len(report.readings), width)
            self.root.add_leaf(everything, Scope())
            exceptions = self._branch(Way.EXCEPTIONS, sum(counts[s] for s in EXCEPTIONS), width)
            for status in EXCEPTIONS:
                if counts[status]:
                    label = _label(palette.status(status), counts[status], width - 2)
                    exceptions.add_leaf(label, Scope(Way.STATUS, status.value))
            priorities = self._branch(Way.PRIORITY, None, width)
            for priority in report.priorities:
                priorities.add_leaf(
                    _priority(priority, report, palette, width - 2),
                    Scope(Way.PRIORITY, priority.code),
                )
            for way in (Way.DIRECTOR, Way.PORTFOLIO_HOLDER):
                branch = self._branch(way, None, width)
                for name, count in owners(report, way):
                    branch.add_leaf(
                        _label(Text(one_line(name)), count, width - 2), Scope(way, name)
                    )
            self.root.expand()
            self._put_cursor_back()

    def _branch(self, way: Way, count: int | None, width: int) -> TreeNode[Scope]:
        label = _label(Text(TITLES[way], style="bold"), count, width - 2)
        branch = self.root.add(label, Scope(way))
        if way not in self._closed_ways:
            branch.expand()
        return branch

    def _put_cursor_back(self) -> None:
        node = self._find(self._scope)
        if node is None:
            self._scope = Scope()
            node = self.root.children[0]
        self._stand_on(node)

    def _stand_on(self, node: TreeNode[Scope]) -> None:
        """Put the cursor on a node, its branch opened. A new node has no line before they are counted."""
        if node.parent is not None and node.parent.data is not None:
            self._closed_ways.discard(node.parent.data.way)
            node.parent.expand()
        self.cursor_line = next(
            line for line in range(self.last_line + 1) if self.get_node_at_line(line) is node
        )
        self.scroll_to_node(node)


def _below(node: TreeNode[Scope]) -> Iterator[TreeNode[Scope]]:
    for child in node.children:
        yield child
        yield from _below(child)


def _label(name: Text, count: int | None, width: int) -> Text:
    """A name and, at the right edge, its number of measures."""
    number = "" if count is None else str(count)
    return _spread(name, Text(number, style="dim"), width)


def _spread(left: Text, right: Text, width: int) -> Text:
    room = width - right.cell_len - 1
    left = left.copy()
    if left.cell_len > room:
        left.truncate(max(1, room), overflow="ellipsis")
    return Text.assemble(left, " " * max(1, width - left.cell_len - right.cell_len), right)


def _priority(priority: Priority, report: Report, palette: Palette, width: int) -> Text:
    """The published glyph, code and title of a priority, and its measures' statuses counted."""
    readings = [r for r in report.readings if r.priority_code == priority.code]
    counts = status_counts(readings)
    right = Text()
    roomy = width >= ROOM_FOR_COUNTS
    for status in JUDGED if roomy else JUDGED[1:]:
        if counts[status]:
            right.append(" " if right.plain else "")
            right.append_text(palette.status(status, room=GLYPH))
            # Fonts that draw a star wider than a letter need a space behind it.
            right.append(f" {counts[status]}" if roomy else str(counts[status]), style="dim")
    if not right.plain:
        right.append(str(len(readings)) if readings else "–", style="dim")
    glyph = mark(priority.status).glyph
    colour = palette.statuses.get(priority.status, Style()) if priority.status else Style()
    left = Text.assemble((f"{glyph or ' ':<2}", colour))
    left.append(one_line(priority.code).removeprefix("OCC") + " ", style="dim")
    left.append(one_line(priority.title))
    return _spread(left, right, width)
