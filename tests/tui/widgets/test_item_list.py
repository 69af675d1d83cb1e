"""A list of texts: headings are passed over, the cursor takes all lines of an item."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest
from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from kpi_tui.tui.widgets.item_list import ItemList, ListItem
from tests.support.explorer import quickly

HEIGHT = 8
WIDTH = 20
ROOM = WIDTH - 1
"""The cells across that are not the scrollbar's."""
FRUIT = (
    ListItem(Text("Fruit"), is_heading=True),
    ListItem(Text("apple")),
    ListItem(Text("banana", "bold"), Text("yellow, and longer than a line")),
    ListItem(Text("cherry")),
    ListItem(Text("Roots"), is_heading=True),
    ListItem(Text("beet")),
    ListItem(Text("carrot"), Text("orange")),
    ListItem(Text("radish")),
    ListItem(Text("turnip")),
)
LINES = [
    *("Fruit", "apple", "banana", "    yellow, and", "    longer than a", "    line", "cherry"),
    *("Roots", "beet", "carrot", "    orange", "radish", "turnip"),
]


class Shown(App[None]):
    """A terminal with nothing but such a list."""

    CSS = "ItemList { height: 1fr; } ItemList.-auto { height: auto; }"
    vim_hands = False

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    def compose(self) -> ComposeResult:
        yield ItemList()

    @on(ItemList.Opened)
    def _opened(self) -> None:
        self.opened.append(under_cursor(self.query_one(ItemList)))


@asynccontextmanager
async def shown(
    items: Sequence[ListItem] = FRUIT, at: int | None = 1
) -> AsyncIterator[tuple[ItemList, Pilot[None]]]:
    app = Shown()
    with quickly(app):
        async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
            listed = app.query_one(ItemList)
            listed.focus()
            listed.show(items, at)
            await pilot.pause()
            yield listed, pilot


def lines(listed: ItemList) -> list[str]:
    return [listed.render_line(y).text.rstrip() for y in range(listed.size.height)]


def ground(listed: ItemList, y: int) -> Style | None:
    """What the first letter of a line is drawn on."""
    return next(iter(listed.render_line(y))).style


def highlighted(listed: ItemList) -> list[str]:
    """The lines drawn as the cursor's."""
    cursor = listed.get_component_rich_style("lines--cursor").bgcolor
    drawn = enumerate(lines(listed))
    return [line for y, line in drawn if (style := ground(listed, y)) and style.bgcolor == cursor]


def under_cursor(listed: ItemList) -> str:
    return "" if listed.at is None else listed.items[listed.at].text.plain


async def test_texts_and_what_stands_beneath_them() -> None:
    async with shown() as (listed, _):
        assert lines(listed) == LINES[:HEIGHT]
        assert listed.row_count == len(LINES)


async def test_the_cursor_takes_all_lines_of_an_item() -> None:
    async with shown(at=2) as (listed, _):
        assert highlighted(listed) == LINES[2:6]


@pytest.mark.parametrize(
    ("keys", "at", "first"),
    [
        (["down"], "banana", 0),
        (["down"] * 3, "beet", 1),
        (["up"], "turnip", 5),
        (["up", "down"], "apple", 0),
        (["end"], "turnip", 5),
        (["end", "home"], "apple", 0),
        (["end", "up", "up", "up", "up"], "cherry", 5),
        (["pagedown"], "carrot", 5),
        (["pagedown", "pageup"], "apple", 0),
        (["pagedown"] * 3, "turnip", 5),
        (["j", "j", "k"], "banana", 0),
        (["k"], "turnip", 5),
    ],
)
async def test_where_keys_go(keys: list[str], at: str, first: int) -> None:
    async with shown() as (listed, pilot):
        await pilot.press(*keys)
        assert under_cursor(listed) == at
        assert listed.scroll_offset.y == first
        assert highlighted(listed)[0] == at


async def test_an_item_higher_than_the_view_is_gone_through() -> None:
    tall = ListItem(Text("tall"), Text("\n".join(map(str, range(3 * HEIGHT)))))
    async with shown([tall, *FRUIT[1:4]], 0) as (listed, pilot):
        await pilot.press("pagedown")
        assert under_cursor(listed) == "apple"
        await pilot.press("pageup", "pageup")
        assert (under_cursor(listed), lines(listed)[0]) == ("tall", "tall")


async def test_enter_opens_what_the_cursor_is_on() -> None:
    async with shown() as (listed, pilot):
        await pilot.press("down", "enter")
        assert pilot.app.opened == ["banana"]  # type: ignore[attr-defined]
        listed.point_at(None)
        await pilot.press("enter")
        assert highlighted(listed) == []
        assert pilot.app.opened == ["banana"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(("y", "opened"), [(0, []), (1, ["apple"]), (4, ["banana"]), (7, [])])
async def test_a_click_opens_the_item_under_it_and_nothing_else(y: int, opened: list[str]) -> None:
    async with shown() as (_, pilot):
        await pilot.click(ItemList, offset=(3, y))
        assert pilot.app.opened == opened  # type: ignore[attr-defined]


async def test_a_click_on_a_line_that_is_gone() -> None:
    """The list was narrowed between what was seen and the click."""
    async with shown() as (listed, pilot):
        listed.show(FRUIT[:2], 1)
        listed.post_message(events.Click(listed, 3, 6, 0, 0, 1, False, False, False, 3, 6))
        await pilot.pause()
        assert pilot.app.opened == []  # type: ignore[attr-defined]
        assert under_cursor(listed) == "apple"


async def test_another_width_cuts_the_lines_anew() -> None:
    async with shown(at=2) as (listed, pilot):
        await pilot.resize_terminal(60, HEIGHT)
        await pilot.pause()
        assert highlighted(listed) == ["banana", "    yellow, and longer than a line"]


async def test_a_line_goes_on_as_far_from_the_left_as_it_began() -> None:
    text = Text("a name\n  ! and a line that is too long")
    async with shown([ListItem(text)], 0) as (listed, _):
        assert lines(listed)[:3] == ["a name", "  ! and a line that", "  is too long"]


async def test_more_at_the_end_leaves_the_cursor_and_the_view() -> None:
    async with shown() as (listed, pilot):
        await pilot.press("end")
        listed.add([ListItem(Text("yam"))])
        await pilot.pause()
        assert under_cursor(listed) == "turnip"
        assert lines(listed) == LINES[5:]
        await pilot.press("down")
        assert under_cursor(listed) == "yam"


@pytest.mark.parametrize("items", [(), FRUIT[:1], (ListItem(Text()),)])
async def test_nothing_to_choose(items: Sequence[ListItem]) -> None:
    async with shown(items, None) as (listed, pilot):
        await pilot.press("enter", "pagedown", "home", "end", "pageup")
        assert pilot.app.opened == []  # type: ignore[attr-defined]
        assert listed.at is None or items[listed.at].text.plain == ""


@pytest.mark.parametrize("key", ["end", "up"])
async def test_what_stands_below_the_last_item_is_reached_with_it(key: str) -> None:
    notes = [ListItem(Text(f"note {number}"), is_heading=True) for number in range(6)]
    async with shown((*FRUIT, *notes), 1) as (listed, pilot):
        await pilot.press(key)
        assert under_cursor(listed) == "turnip"
        assert listed.is_vertical_scroll_end


async def test_keys_before_it_is_drawn() -> None:
    async with shown():
        listed = ItemList()
        listed.show(FRUIT, 1)
        listed.action_cursor_down()
        listed.action_page_down()
        listed.action_page_up()
        assert under_cursor(listed) == "banana"


async def test_as_high_as_its_lines_where_it_may_be() -> None:
    async with shown() as (listed, pilot):
        listed.add_class("-auto")
        listed.show(FRUIT[:3], 1)
        await pilot.pause()
        assert listed.size.height == 6
        listed.add([ListItem(Text("date"))])
        await pilot.pause()
        assert listed.size.height == 7
