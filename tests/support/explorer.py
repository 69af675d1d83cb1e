"""Driving the explorer from a test: open it on a store, press keys, ask what the screen says.

Nothing here sleeps. After each press the explorer is waited for until no worker runs and no
message is on its way.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from rich.style import Style
from rich.text import Text
from textual import events
from textual._context import visible_screen_stack
from textual.app import App
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import Worker, WorkerCancelled

from kpi_tui.report import Report
from kpi_tui.store.report_copies import LoadedReport
from kpi_tui.store_url import StorePath
from kpi_tui.tui.app import KpiApp
from kpi_tui.tui.lists.list_pane import ListPane
from kpi_tui.tui.panes.commentary import Commentary
from kpi_tui.tui.panes.measure_table import MeasureTable
from kpi_tui.tui.panes.priority_tree import CLOSED, PriorityTree
from kpi_tui.tui.panes.search_bar import SearchBar
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.screens.pick import ChoiceDialog
from kpi_tui.tui.widgets.text_line import TextLine

WIDE = (112, 30)
NARROW = (80, 24)
NAMES = {
    **{"/": "slash", "[": "left_square_bracket", "]": "right_square_bracket", " ": "space"},
    **{
        "{": "left_curly_bracket",
        "}": "right_curly_bracket",
        "=": "equals_sign",
        ">": "greater_than_sign",
    },
    **{"?": "question_mark", "\r": "enter", "\x1b": "escape"},
}
"""What Textual calls the keys of these characters."""
HANDLED: list[Message] = []
"""What has been taken from a queue and is not done with: it may wait for something itself."""
PATIENCE = 60
"""Seconds after which a test gives up. The wait itself ends as soon as there is nothing to wait for."""


def monthly(report: Report, *days: date) -> list[Report]:
    """The same report for other months, with figures that go up from month to month."""
    return [
        replace(
            report,
            report_date=day,
            readings=tuple(
                replace(row, period_actual=f"{1_000 + 10 * step:,}") for row in report.readings
            ),
        )
        for step, day in enumerate(days)
    ]


async def at_rest(app: App[Any], *, drawn: bool = True) -> None:
    """Wait until no message is on its way and nothing is left to be drawn.

    Pilot waits until the process has been idle for a while, 60 ms a key whatever the app does;
    this asks the queues, and `quickly` which messages are being handled. Of an app that never rests
    it is told what that waits for. What has changed is drawn once, at the end; Pilot, which waits
    after each key, leaves that to whoever waits for what the last one has done.
    """
    quiet, deadline = 0, monotonic() + PATIENCE
    while quiet < 3 and app.is_running:
        # Sizes that come in quick succession become one, after a moment.
        await asyncio.sleep(0 if app._resize_event is None else 0.002)
        if not app.screen_stack:
            return
        screen = app.screen
        pumps: list[MessagePump] = [app, screen, *screen.walk_children()]
        idle = app._resize_event is None and not any(
            pump.message_queue_size or pump._next_callbacks for pump in pumps
        )
        idle = idle and not HANDLED
        if idle and _undrawn(screen):
            screen._on_timer_update()
            idle = False
        elif idle and drawn and screen._compositor._dirty_regions:
            screen._compositor.render_update(screen_stack=app._background_screens)
            idle = False
        quiet = quiet + 1 if idle else 0
        if monotonic() > deadline:
            waiting = [pump for pump in pumps if pump.message_queue_size or pump._next_callbacks]
            raise AssertionError(f"it never rests: {HANDLED} are handled, {waiting} have more")


async def finished(app: App[Any]) -> None:
    """Wait until no worker runs and nothing is left to be drawn."""
    deadline = monotonic() + PATIENCE
    while monotonic() < deadline:
        await at_rest(app)
        busy = [worker for worker in app.workers if not worker.is_finished]
        if not busy:
            return
        await _ended(app, busy)
    raise AssertionError("the app never came to rest")


async def _ended(app: App[Any], workers: Sequence[Worker[Any]]) -> None:
    """Wait until these workers have ended; of one that does not, the test fails and names it."""
    waiting = asyncio.ensure_future(app.workers.wait_for_complete(workers))
    done, _ = await asyncio.wait([waiting], timeout=PATIENCE)
    assert done, f"they never end: {[each for each in workers if not each.is_finished]}"
    with suppress(WorkerCancelled):  # something else was asked for meanwhile
        await waiting


def _undrawn(screen: Screen[Any]) -> bool:
    return bool(
        screen._layout_required
        or screen._repaint_required
        or screen._scroll_required
        or screen._dirty_widgets
        or screen._callbacks
    )


class WatchedApp(KpiApp):
    """The explorer, with what it tells by messages that pop up written down."""

    def __init__(self, store: StorePath, state: Path | None = None) -> None:
        super().__init__(store, state=state)
        self.told: list[str] = []
        self.failed = False

    def notify(self, message: str, **more: Any) -> None:
        self.told.append(message)
        self.failed = self.failed or more.get("severity") == "error"
        super().notify(message, **more)


class Explorer:
    """The running explorer as a person sees it."""

    def __init__(self, app: WatchedApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    # -- doing ------------------------------------------------------------------------------

    async def press(self, *keys: str) -> None:
        """Press keys one after the other and wait until all is drawn."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, a space as the space bar."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def paste(self, text: str) -> None:
        """Put a text where the cursor is, all at once: what is listed beside it is found once."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def open_all_ways(self) -> None:
        """Open every branch of the tree."""
        row = 0
        while row < self.tree.row_count:
            self.tree.move_to(row)
            if self.tree.lines[row].before == CLOSED:
                self.tree.action_open()
            row += 1
        await self.settle()

    async def settle(self) -> None:
        """Wait for the store to be read and for the screen to be drawn."""
        deadline = monotonic() + PATIENCE
        while monotonic() < deadline:
            await at_rest(self.app)
            busy = [worker for worker in self.app.workers if not worker.is_finished]
            if busy:
                await _ended(self.app, busy)
            elif not self._awaits_study:
                return
            else:
                await asyncio.sleep(0.005)
        raise AssertionError("the explorer never came to rest")

    async def month_shown(self) -> None:
        """Wait for a month to be on the screen, however long the others take."""
        await self.until(lambda: self.main.session.month is not None)
        await at_rest(self.app)

    async def until(self, there: Callable[[], bool]) -> None:
        """Wait for something that is on its way."""
        deadline = monotonic() + PATIENCE
        while not there():
            assert monotonic() < deadline, "it never came"
            await at_rest(self.app)
            await asyncio.sleep(0.002)

    async def press_at_once(self, *keys: str) -> None:
        """Press keys one after the other without waiting for what a thread is doing."""
        await self.pilot.press(*keys)
        await at_rest(self.app)

    async def send(self, keys: str) -> None:
        """Keys that arrive all in one go, as over a slow line."""
        for letter in keys:
            name = NAMES.get(letter, letter)
            self.app.post_message(events.Key(name, letter if letter.isprintable() else None))
        await self.settle()

    @property
    def _awaits_study(self) -> bool:
        """Whether all months are still to be looked at, a moment after the one shown."""
        screen = self.app.screen
        if not isinstance(screen, MainScreen) or self.app.failed:
            return False
        return screen.session.month is not None and screen.session.assessment is None

    # -- the parts --------------------------------------------------------------------------

    @property
    def main(self) -> MainScreen:
        screen = self.app.screen
        assert isinstance(screen, MainScreen), screen
        return screen

    @property
    def table(self) -> MeasureTable:
        return self.main.panes.table

    @property
    def tree(self) -> PriorityTree:
        return self.main.panes.tree

    @property
    def commentary(self) -> Commentary:
        return self.main.panes.commentary

    @property
    def search(self) -> SearchBar:
        return self.main.panes.search

    @property
    def field(self) -> Input:
        return self.search.query_one(Input)

    @property
    def listed(self) -> ListPane[Any]:
        """The list that stands in the place of table and commentary."""
        pane = self.main.session.pane
        assert isinstance(pane, ListPane), pane
        return pane

    # -- what it says -----------------------------------------------------------------------

    @property
    def focused(self) -> str:
        """The id of the pane that has the keyboard."""
        return (self.app.focused and self.app.focused.id) or ""

    @property
    def reading(self) -> bool:
        """Whether the commentary fills the screen."""
        return self.main.maximized is self.commentary

    @property
    def month(self) -> LoadedReport:
        month = self.main.session.month
        assert month is not None
        return month

    @property
    def day(self) -> date:
        return self.month.report.report_date

    @property
    def strip(self) -> str:
        return str(self.main.panes.header.content)

    @property
    def codes(self) -> list[str]:
        """The codes of the table's rows from top to bottom, whole where the table cuts them."""
        return [self.main.session.key(place)[0] for place in self.table.in_order]

    def cells(self, key: str) -> list[Text]:
        """A column of the table, from top to bottom."""
        place = self.column_keys.index(key)
        return [self.table.row_cells(row)[place] for row in range(self.table.row_count)]

    def column(self, key: str) -> list[str]:
        """What stands in a column of the table."""
        return [cell.plain for cell in self.cells(key)]

    @property
    def column_keys(self) -> list[str]:
        return [column.key for column in self.table.drawn.columns]

    @property
    def headings(self) -> list[str]:
        return [heading.label for heading in self.table.headings]

    @property
    def cursor(self) -> str:
        """The code of the measure under the table's cursor."""
        return self.codes[self.table.cursor_row]

    @property
    def way(self) -> str:
        """The label under the tree's cursor, its white space folded."""
        return self.ways[self.tree.cursor_row] if self.ways else ""

    @property
    def ways(self) -> list[str]:
        """The labels of the tree that are open to the eye, their white space folded."""
        return [" ".join(line.label.plain.split()) for line in self.tree.lines]

    @property
    def words(self) -> str:
        """What the commentary says, line by line."""
        return self.commentary.plain

    @property
    def said(self) -> str:
        """What the commentary says, wherever its lines are broken."""
        return plain([self.words])

    @property
    def marked(self) -> list[str]:
        """What is marked in the commentary as found."""
        return [
            line.plain[span.start : span.end]
            for line in self.commentary._page.lines
            for span in line.spans
            if isinstance(span.style, Style) and span.style.reverse
        ]

    @property
    def picking(self) -> ChoiceDialog[Any]:
        """The list that is open."""
        screen = self.app.screen
        assert isinstance(screen, ChoiceDialog), screen
        return screen

    @property
    def choices(self) -> list[str]:
        """What the list offers from top to bottom, headings left out."""
        return [each.text.plain for each in self.picking.shown]

    @property
    def details(self) -> list[str]:
        """What stands beneath each of the choices."""
        return [each.detail.plain for each in self.picking.shown]

    @property
    def choice(self) -> str:
        """What the list's cursor is on."""
        under = self.picking.under_cursor
        return under.text.plain if under else ""

    @property
    def heads(self) -> list[str]:
        """The heads of the groups in the list pane."""
        return [row.group.text.plain for row in self.listed.rows if row.line is None]

    @property
    def items(self) -> list[str]:
        """The lines of the list pane that are not folded away."""
        return [row.line.text.plain for row in self.listed.rows if row.line]

    @property
    def item(self) -> str:
        """The line that its cursor is on, or the head of a group."""
        row = self.listed.row
        return "" if row is None else (row.line or row.group).text.plain

    @property
    def footer(self) -> str:
        """What the foot of the screen offers."""
        return str(self.main.panes.footer.content)

    @property
    def filters(self) -> str:
        """The line of filters in force; nothing where there are none."""
        chips = self.main.panes.filter_bar
        return str(chips.content) if chips.display else ""

    @property
    def found(self) -> str:
        """What the search line says about how many it found."""
        return str(self.search.query_one(TextLine).content)

    @property
    def told(self) -> list[str]:
        """The messages that have popped up."""
        return self.app.told

    @property
    def lines(self) -> list[str]:
        """The whole screen as plain text, line by line."""
        # What is drawn here is kept: without them a dialog would stand on nothing from then on.
        visible_screen_stack.set(self.app._background_screens)
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def screen(self) -> str:
        return "\n".join(self.lines)


@asynccontextmanager
async def explore(
    store: StorePath,
    size: tuple[int, int] = WIDE,
    theme: str | None = None,
    *,
    settled: bool = True,
    state: Path | None = None,
) -> AsyncIterator[Explorer]:
    """The explorer opened on a store, all months looked at; or, not `settled`, one on the screen."""
    app = WatchedApp(store, state)
    app.animation_level = "none"
    if theme:
        app.theme = theme

    with quickly(app):
        async with app.run_test(size=size, tooltips=True, notifications=True) as pilot:
            explorer = Explorer(app, pilot)
            await (explorer.settle() if settled else explorer.month_shown())
            yield explorer


@contextmanager
def quickly(app: App[Any]) -> Iterator[None]:
    """Let Pilot wait as `at_rest` does, which draws what has changed."""
    dispatch, refresh = MessagePump._dispatch_message, Screen._compositor_refresh

    async def wait(*_: object) -> None:
        await at_rest(app, drawn=False)

    async def handle(pump: MessagePump, message: Message) -> None:
        HANDLED.append(message)
        try:
            await dispatch(pump, message)
        finally:
            HANDLED.remove(message)

    def leave_to_be_drawn(screen: Screen[Any]) -> None:
        if screen is not screen.app.screen:
            refresh(screen)
            return
        screen._dirty_widgets.clear()
        screen.app._update_mouse_over(screen)

    HANDLED.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MessagePump, "_dispatch_message", handle)
        patch.setattr(Screen, "_compositor_refresh", leave_to_be_drawn)
        patch.setattr("textual.app.wait_for_idle", wait)
        patch.setattr("textual.pilot.wait_for_idle", wait)
        yield


def plain(lines: Iterable[str] | Sequence[str]) -> str:
    """Lines with their white space folded, for looking for words."""
    return " ".join(" ".join(lines).split())
