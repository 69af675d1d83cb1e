"""A bare Textual app of Textual's own widgets: what the explorer is measured against."""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable, Static, Tree

ROWS, COLUMNS, NODES = 60, 9, 30
READY = "bare 59"


class Bare(App[None]):
    """A tree, a table and a text."""

    CSS = "Tree { width: 38; } DataTable { height: 1fr; } #words { height: 1fr; } #foot { height: 1; }"

    def compose(self) -> ComposeResult:
        """The same panes, nothing behind them."""
        yield Static("top", id="foot")
        with Horizontal():
            tree: Tree[None] = Tree("ways")
            tree.root.expand()
            for number in range(NODES):
                tree.root.add_leaf(f"node {number}")
            yield tree
            with Vertical():
                yield DataTable(cursor_type="row", zebra_stripes=True)
                yield Static("words " * 120, id="words")
        yield Static("foot")

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        for column in range(COLUMNS):
            table.add_column(f"column {column}", width=12)
        for row in reversed(range(ROWS)):
            table.add_row(*(f"bare {row}" for _ in range(COLUMNS)))
        table.focus()


if __name__ == "__main__":
    if "polars" in sys.argv:
        import polars  # noqa: F401
    Bare().run()
