"""Commands that arrange the screen: the table's order and columns, the panes, the colours."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.tui.commands.command import SCREEN, Command, everywhere, needs_a_period, needs_rows
from kpi_tui.tui.commands.steps import (
    Focus,
    Notify,
    OnScreen,
    Pane,
    SetTheme,
    SortRows,
    Step,
    Steps,
    ask,
)
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session
    from kpi_tui.tui.session.situation import Situation


def needs_the_table(now: Situation) -> str | None:
    """Refuse where a pane stands in its place, or it is empty."""
    return "That is for the table of measures: Esc shows it." if now.pane else needs_rows(now)


def sort_rows(session: Session, step: int) -> Steps:  # noqa: ARG001
    """Sort by the next (1) or previous (-1) column, or by one more (0)."""
    yield SortRows(step)


def reverse_rows(session: Session) -> Steps:  # noqa: ARG001
    """Turn the order of the table round."""
    yield OnScreen.REVERSE_ROWS


def toggle_tree(session: Session) -> Steps:  # noqa: ARG001
    """Hide or show the tree."""
    yield OnScreen.TOGGLE_TREE


def go_to_pane(session: Session, pane: Pane) -> Steps:
    """Give the keyboard to a pane."""
    is_map = session.shown is Mode.HEAT_MAP and session.screen.page is None
    if pane is Pane.COMMENTARY and is_map:
        yield Notify("Beside the heat map is no commentary: Enter opens a measure.", timeout=3)
    else:
        yield Focus(pane)


def choose_theme(current: str, variables: Mapping[str, str]) -> Generator[Step, object, None]:
    """Choose colours, starting at those there are now; each is shown while the cursor is on it."""
    from rich.text import Text
    from textual.theme import BUILTIN_THEMES

    from kpi_tui.tui.choices.choice import Choice
    from kpi_tui.tui.choices.lists import MORE, theme_choices
    from kpi_tui.tui.screens.pick import ChoiceDialog
    from kpi_tui.tui.themes import CALLED

    def preview(name: str) -> None:
        if name != MORE:
            dialog.app.theme = name

    choices = theme_choices(CALLED, current, variables)
    dialog = ChoiceDialog(Label.THEME, choices, at=current, preview=preview)
    chosen = yield from ask(dialog)
    if chosen == [MORE]:
        others = [Choice(name, Text(name)) for name in sorted(BUILTIN_THEMES)]
        dialog = ChoiceDialog(Label.THEME, others, at=current, preview=preview)
        chosen = yield from ask(dialog)
    yield SetTheme(current)
    if chosen:
        yield SetTheme(chosen[0])


def change_colours(session: Session) -> Steps:
    """Choose colours; the choice is kept."""
    return choose_theme(session.screen.theme, session.screen.theme_variables)


def arrange_columns(session: Session) -> Steps:
    """Choose the columns of the table, their order and widths."""
    from kpi_tui.tui.screens.columns import ColumnsDialog

    yield from ask(ColumnsDialog(session.kept, session.rows))


COMMANDS = (
    Command("sort", "s", "sort", "Sort by the next column",
            "Sort by the next column; clicking a header does too", SCREEN,
            partial(sort_rows, step=1), needs_the_table, everywhere(17),
            also="order, arrange, variance, column, sort by, worst first, furthest off target, "
                 "sort by variance, rank"),
    Command("sort-back", "S", "sort back", "Sort by the previous column",
            "Sort by the previous column", SCREEN, partial(sort_rows, step=-1), needs_the_table,
            also="order, arrange, column"),
    Command("reverse", "v", "reverse", "Reverse the order",
            "Reverse the order of the rows", SCREEN, reverse_rows, needs_the_table,
            also="order, descending, ascending, upside down"),
    Command("sidebar", "b", "tree", "Hide or show the tree",
            "Hide or show the tree", SCREEN, toggle_tree,
            also="panel, browse, side, layout, more room, hide tree, show tree, hide panel, left side"),
    Command("tree", "1", "tree", "Go to the tree",
            "Go to the tree", SCREEN, partial(go_to_pane, pane=Pane.TREE),
            also="browse, priorities, directors, panel"),
    Command("table", "2", "table", "Go to the measures",
            "Go to the measures", SCREEN, partial(go_to_pane, pane=Pane.TABLE),
            also="rows, list, panel"),
    Command("commentary", "3", "commentary", "Go to the commentary",
            "Go to the commentary", SCREEN, partial(go_to_pane, pane=Pane.COMMENTARY),
            also="comment, words, text, panel"),
    Command("theme", "T", "theme", f"{Label.THEME} …",
            "Choose colours: dark, light, safe for the colour-blind, others; it is kept", SCREEN,
            change_colours, at_once=True,
            also="colours, colors, dark, light, colour blind, appearance, settings, contrast, "
                 "change colours, change colors, change theme, colour, color, dark mode, light mode, "
                 "make it dark, make it light, black and white, no colour, no color, without colour, "
                 "without color, background, easier to read"),
    Command("columns", "W", "columns", f"{Label.COLUMNS} …",
            "Show, hide and order columns, their widths, names of two lines", SCREEN,
            arrange_columns, needs_a_period, at_once=True,
            also="column chooser, hide, width, order of columns, settings, unit, year to date, add column, "
                 "hide column, hide columns, change columns, more columns, show director column, wider, "
                 "long names"),
    Command("sort-as-well", "plus", "sort as well", "Sort by a second column as well",
            "Where rows are alike, by a second column; so does Shift and a click", SCREEN,
            partial(sort_rows, step=0), needs_the_table,
            also="several columns, then by, second"),
)  # fmt: skip
