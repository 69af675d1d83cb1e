"""Lines with a cursor: what keys, the wheel and the mouse do, and that what is drawn is so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.text import Text
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from kpi_tui.tui.widgets.row_table import ColumnHeading, RowTable
from tests.support.explorer import quickly

HEADINGS = (
    ColumnHeading("Number", 8),
    ColumnHeading("Square", 8, right=True),
    ColumnHeading("Word", 30),
)
ROOM = 9
"""Rows that a terminal of ten lines has room for, under the heading."""


class Squares(RowTable):
    """A table of numbers that writes down what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def row_cells(self, row: int) -> list[Text]:
        return [
            Text(f"row {row}"),
            Text(str(row * row), justify="right"),
            Text.assemble(("a", "bold"), " word that does not fit into its cells"),
        ]

    def cursor_moved(self) -> None:
        self.told.append(f"at {self.cursor_row}")

    def row_opened(self) -> None:
        self.told.append(f"opened {self.cursor_row}")

    def column_clicked(self, column: int) -> None:
        self.told.append(HEADINGS[column].label)


class Shown(App[None]):
    """A terminal with nothing but such a table."""

    CSS = "Squares { scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; }"

    def compose(self) -> ComposeResult:
        yield Squares()

    vim_hands = False


@asynccontextmanager
async def shown(rows: int, width: int = 60) -> AsyncIterator[tuple[Squares, Pilot[None]]]:
    app = Shown()
    with quickly(app):
        async with app.run_test(size=(width, ROOM + 1)) as pilot:
            table = app.query_one(Squares)
            table.focus()
            table.show_rows(HEADINGS, rows, 0)
            await pilot.pause()
            yield table, pilot


def lines(table: Squares) -> list[str]:
    return [table.render_line(y).text.rstrip() for y in range(table.size.height)]


def rows_in_view(table: Squares) -> list[int]:
    numbers = [line.split()[1] for line in lines(table)[1:] if line.strip()]
    return list(map(int, numbers))


async def test_a_heading_and_as_many_rows_as_there_is_room_for() -> None:
    async with shown(30) as (table, _):
        drawn = lines(table)
        assert drawn[0] == " Number      Square  Word"
        assert drawn[4] == " row 3            9  a word that does not fit into…"
        assert rows_in_view(table) == list(range(ROOM))


@pytest.mark.parametrize(
    ("keys", "cursor", "first"),
    [
        (["down"], 1, 0),
        (["up"], 0, 0),
        (["down"] * 8, 8, 0),
        (["down"] * 9, 9, 1),
        (["down"] * 12 + ["up"] * 3, 9, 4),
        (["end"], 29, 21),
        (["end", "down"], 29, 21),
        (["ctrl+end", "home"], 0, 0),
        (["pagedown"], 9, 9),
        (["pagedown", "pagedown", "pageup"], 9, 9),
        (["pagedown"] * 9, 29, 21),
        (["end", "pageup"], 20, 12),
        (["j", "j", "k", "k"], 0, 0),
    ],
)
async def test_keys_move_the_cursor_and_it_stays_in_view(
    keys: list[str], cursor: int, first: int
) -> None:
    async with shown(30) as (table, pilot):
        await pilot.press(*keys)
        await pilot.pause()
        assert table.cursor_row == cursor
        assert rows_in_view(table) == list(range(first, first + ROOM))


async def test_it_says_where_the_cursor_goes_and_once_only() -> None:
    async with shown(3) as (table, pilot):
        await pilot.press("down", "down", "down", "enter", "up")
        assert table.told == ["at 1", "at 2", "opened 2", "at 1"]


async def test_the_cursors_colours_are_on_its_row_alone() -> None:
    async with shown(5) as (table, pilot):
        await pilot.press("down", "down")
        await pilot.pause()
        grounds = [
            {segment.style.bgcolor for segment in table.render_line(y) if segment.style}
            for y in range(6)
        ]
        assert all(len(ground) == 1 for ground in grounds)
        cursor = grounds.pop(3)
        assert cursor not in grounds


async def test_nothing_in_it() -> None:
    async with shown(0) as (table, pilot):
        await pilot.press("down", "up", "end", "pagedown", "pageup", "enter")
        await pilot.click(offset=(3, 4))
        assert table.told == []
        assert rows_in_view(table) == []


async def test_a_click_selects_a_second_one_opens_and_one_on_a_heading_names_it() -> None:
    async with shown(30) as (table, pilot):
        await pilot.click(offset=(3, 4))
        await pilot.click(offset=(3, 4))
        assert table.told == ["at 3", "opened 3"]
        for x in (0, 9, 10, 19, 20, 51, 55):
            await pilot.click(offset=(x, 0))
        assert table.told[2:] == ["Number", "Number", "Square", "Square", "Word", "Word"]


async def test_a_click_below_the_last_row_does_nothing() -> None:
    async with shown(3) as (table, pilot):
        await pilot.click(offset=(3, 7))
        assert table.told == []


async def test_clicks_where_it_is_scrolled() -> None:
    async with shown(30, width=30) as (table, pilot):
        await pilot.press("end", *["right"] * 12)
        await pilot.pause()
        table.told.clear()
        assert round(table.scroll_x) == 12
        await pilot.click(offset=(0, 0))
        await pilot.click(offset=(3, 1))
        assert table.told == ["Square", "at 21"]


async def test_the_wheel_leaves_the_cursor_and_the_next_key_goes_back_to_it() -> None:
    async with shown(30) as (table, pilot):
        for _ in range(6):
            await pilot._post_mouse_events([events.MouseScrollDown], offset=(3, 3))
        await pilot.pause()
        assert table.cursor_row == 0
        assert rows_in_view(table)[0] > 2
        await pilot.press("down")
        await pilot.pause()
        assert rows_in_view(table)[0] == 1


async def test_home_goes_back_to_a_cursor_that_was_left_behind() -> None:
    async with shown(30) as (table, pilot):
        table.scroll_to(y=12, animate=False, immediate=True)
        await pilot.press("home")
        await pilot.pause()
        assert rows_in_view(table)[0] == 0
        assert table.told == []


async def test_only_the_left_button_opens() -> None:
    async with shown(30) as (table, pilot):
        await pilot.click(offset=(3, 1), button=3)
        await pilot.click(offset=(3, 0), button=2)
        assert table.told == []


async def test_a_line_is_as_wide_as_there_is_room() -> None:
    async with shown(5, width=60) as (table, pilot):
        await pilot.resize_terminal(90, ROOM + 1)
        await pilot.pause()
        assert {table.render_line(y).cell_length for y in range(ROOM)} == {table.size.width}


async def test_what_the_wheel_left_behind_stays_there_when_the_same_rows_come_again() -> None:
    async with shown(30) as (table, _):
        table.scroll_to(y=12, animate=False, immediate=True)
        table.show_rows(HEADINGS, 30, 0)
        assert (table.cursor_row, rows_in_view(table)[0]) == (0, 12)
        table.show_rows(HEADINGS, 30, 1)
        assert rows_in_view(table)[0] == 1


async def test_other_rows_from_where_the_old_ones_were_scrolled_to() -> None:
    async with shown(30) as (table, _):
        table.show_rows(HEADINGS, 30, 15)
        assert rows_in_view(table)[0] == 7
        table.show_rows(HEADINGS, 40, 10)
        assert (table.cursor_row, rows_in_view(table)[0]) == (10, 7)
        table.show_rows(HEADINGS, 5, 10)
        assert (table.cursor_row, rows_in_view(table)) == (4, [0, 1, 2, 3, 4])
        table.show_rows(HEADINGS, 0, 3)
        assert (table.cursor_row, rows_in_view(table)) == (0, [])
