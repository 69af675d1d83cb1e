"""The tree: ways into a month, each with how many measures it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Tree
from textual.widgets.tree import TreeNode

from kpi_tui.analysis.entries import Entry
from kpi_tui.analysis.scope import EXCEPTIONS, Scope, Way, owners, status_counts
from kpi_tui.analysis.sieve import UNMARKED, Marks
from kpi_tui.labels import mark
from kpi_tui.report import Priority, Report, Status
from kpi_tui.text import one_line
from kpi_tui.tui.filter_words import LEVELS
from kpi_tui.tui.messages import ScopeChosen
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.vim import UP_DOWN, VimHands

TITLES = {
    Way.EXCEPTIONS: "Exceptions",
    Way.PRIORITY: "Priorities",
    Way.DIRECTOR: "Directors",
    Way.PORTFOLIO_HOLDER: "Portfolio holders",
    Way.FINDINGS: "Does not add up",
}
JUDGED = (Status.GREEN, Status.AMBER, Status.RED)
ROOM_FOR_COUNTS = 28
"""Below this many cells a priority counts its amber and red measures only."""
CLOSED_AT_FIRST = {Way.DIRECTOR, Way.PORTFOLIO_HOLDER, Way.FINDINGS}

Leaves = Sequence[tuple[Scope, Text]]
Branch = tuple[Scope, Text, Leaves]
"""A way in, its label, and what hangs on it."""


class PriorityTree(VimHands, Tree[Scope]):
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
        self._listed: Sequence[Entry] = ()
        self._marks = UNMARKED
        self._scope = Scope()
        self._closed_ways = set(CLOSED_AT_FIRST)

    def show(self, report: Report, listed: Sequence[Entry], marks: Marks, scope: Scope) -> None:
        """Show a month's ways in with the cursor on `scope`, even where it leads to nothing now."""
        self._report, self._listed, self._marks, self._scope = report, listed, marks, scope
        self._rebuild()

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
            self.screen.post_message(ScopeChosen(scope))

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
        """Draw the branches; where they are those that are there, only what their labels say."""
        branches = list(self._branches(max(12, self.size.width - 1)))
        scopes = [scope for scope, _, leaves in branches for scope in (scope, *dict(leaves))]
        nodes = list(_below(self.root))
        with self.prevent(Tree.NodeHighlighted, Tree.NodeCollapsed, Tree.NodeExpanded):
            if [node.data for node in nodes] == scopes:
                labels = [
                    label
                    for _, label, leaves in branches
                    for label in (label, *dict(leaves).values())
                ]
                for node, label in zip(nodes, labels, strict=True):
                    if node.label != label:
                        node.set_label(label)
            else:
                self._plant(branches)
            self._put_cursor_back()

    def _plant(self, branches: Iterable[Branch]) -> None:
        self.clear()
        for scope, label, leaves in branches:
            if scope == Scope():
                self.root.add_leaf(label, scope)
                continue
            branch = self.root.add(label, scope)
            if scope.way not in self._closed_ways:
                branch.expand()
            for leaf, name in leaves:
                branch.add_leaf(name, leaf)
        self.root.expand()

    def _branches(self, width: int) -> Iterator[Branch]:
        """Each way in with its leaves: their scopes and labels."""
        assert self._report is not None
        palette = Palette.of_theme(self.app.theme_variables)
        counts = status_counts(self._report.readings)
        yield Scope(), _label(Text("All measures"), len(self._listed), width), ()
        exceptions = [
            (
                Scope(Way.STATUS, status.value),
                _label(palette.status(status), counts[status], width - 2),
            )
            for status in (*EXCEPTIONS, *self._asked_for(Way.STATUS))
            if counts[status] or self._scope == Scope(Way.STATUS, status)
        ]
        total = sum(counts[status] for status in EXCEPTIONS)
        yield self._branch(Way.EXCEPTIONS, total, width, exceptions)
        priorities = [
            (
                Scope(Way.PRIORITY, priority.code),
                _priority(priority, self._report, palette, width - 2),
            )
            for priority in self._report.priorities
        ]
        if self._scope.way is Way.PRIORITY and self._scope not in (
            Scope(Way.PRIORITY),
            *dict(priorities),
        ):
            priorities.append(
                (self._scope, _label(Text(one_line(self._scope.value)), 0, width - 2))
            )
        yield self._branch(Way.PRIORITY, None, width, priorities)
        for way in (Way.DIRECTOR, Way.PORTFOLIO_HOLDER):
            people = dict(owners(self._listed, way))
            if self._scope.way is way and self._scope.value:
                people.setdefault(self._scope.value, 0)
            leaves = [
                (Scope(way, name), _label(Text(one_line(name)), count, width - 2))
                for name, count in people.items()
            ]
            yield self._branch(way, None, width, leaves)
        if self._marks.findings or self._scope.way is Way.FINDINGS:
            yield self._findings(width)

    def _findings(self, width: int) -> Branch:
        """The measures about which something does not add up, by how much it weighs."""
        found = [self._marks.findings.get(entry.key, frozenset()) for entry in self._listed]
        leaves = [
            (Scope(Way.FINDINGS, level), _label(Text(word), count, width - 2))
            for level, word in LEVELS.items()
            if (count := sum(level in levels for levels in found))
            or self._scope == Scope(Way.FINDINGS, level)
        ]
        return self._branch(Way.FINDINGS, sum(map(bool, found)), width, leaves)

    def _asked_for(self, way: Way) -> tuple[Status, ...]:
        """The status that was asked for where it is no exception: green has its leaf as well."""
        if self._scope.way is not way or Status(self._scope.value) in EXCEPTIONS:
            return ()
        return (Status(self._scope.value),)

    def _branch(self, way: Way, count: int | None, width: int, leaves: Leaves) -> Branch:
        return Scope(way), _label(Text(TITLES[way], style="bold"), count, width - 2), leaves

    def _put_cursor_back(self) -> None:
        self._stand_on(self._find(self._scope) or self.root.children[0])

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
