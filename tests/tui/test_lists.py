"""The lists over a month: months, what changed, what does not add up, which measure is which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import rich.style
from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.color import Color
from textual.geometry import Offset
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import Screen
from textual.style import Style
from textual.visual import RenderOptions
from textual.widgets._toast import Toast

from kpi_tui.judgements.judgement import Note
from kpi_tui.judgements.log import append
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status
from kpi_tui.store.files import LOG
from kpi_tui.tui.panes.header import PeriodHeader
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.widgets.dimmed import Dimmed
from tests.support.explorer import (
    NARROW,
    WIDE,
    Explorer,
    explore,
    monthly,
    plain,
)
from tests.support.samples import DEBT, EMPTY, JULY, JUNE, LIBRARY, WASTE
from tests.support.stores import stored

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])
BEFORE = replace(
    JUNE,
    readings=(
        replace(LIBRARY, period_status=Status.RED, period_actual="800", comment="Fewer came."),
        replace(WASTE, period_target="70%", portfolio_holder="Cllr Other One"),
        replace(DEBT, measure_code="OCC02.09", measure_name="Something that went"),
    ),
)
"""June with a change of every kind to July."""


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    return stored(tmp_path / "store", BEFORE, JULY)


def unboxed(explorer: Explorer) -> str:
    """The screen without the frames of its boxes and their scroll bars."""
    return plain(re.sub(r"[│▁▂▃▄▅▆▇█]", " ", line) for line in explorer.lines)


async def test_figures_stand_beside_a_status_and_not_again_beside_the_printed_direction(
    tmp_path: Path,
) -> None:
    """The figures are those of the status; the direction has none of its own."""
    before = replace(
        LIBRARY,
        period_status=Status.RED,
        period_actual="800",
        published_direction=PublishedDirection.WORSENING,
    )
    after = replace(LIBRARY, published_direction=PublishedDirection.IMPROVING)
    reports = replace(JUNE, readings=(before,)), replace(JULY, readings=(after,))
    async with explore(stored(tmp_path / "store", *reports), WIDE) as explorer:
        await explorer.press("c")
        assert f"green · 800 → {LIBRARY.period_actual}" in unboxed(explorer)
        printed = next(line for line in explorer.lines if "Direction printed as" in line)
        assert "improving, was worsening" in printed
        assert "800" not in printed


# -- months -----------------------------------------------------------------------------------


@SIZES
async def test_months_with_the_statuses_of_each(tmp_path: Path, size: tuple[int, int]) -> None:
    async with explore(stored(tmp_path / "store", EMPTY, JUNE, JULY), size) as explorer:
        await explorer.press("m")
        assert [plain([text]) for text in explorer.choices if "Forget" not in text] == [
            "July 2024 ★ 1 ▲ 1 none 1",
            "June 2024 ● 1 ▲ 1",
            "May 2024",
        ], "the latest first; a month without measures has none"
        assert explorer.choice.startswith("July 2024"), "the cursor is on the month that is shown"
        assert "★ 1" in unboxed(explorer)
        await explorer.press("down", "enter")
        assert explorer.day == JUNE.report_date
        await explorer.press("m")
        assert explorer.choice.startswith("June 2024")


async def test_a_month_by_its_name(tmp_path: Path) -> None:
    days = [date(2023, 12, 31), date(2024, 1, 31), date(2024, 2, 29)]
    async with explore(stored(tmp_path / "store", *monthly(JULY, *days))) as explorer:
        await explorer.press("m")
        await explorer.type("jan 2024")
        assert len(explorer.choices) == 1
        await explorer.press("enter")
        assert explorer.day == days[1]
        await explorer.press("m", "escape")
        assert explorer.day == days[1]


async def test_months_before_they_have_been_counted(small: Path) -> None:
    async with explore(small, settled=False) as explorer:
        explorer.main.session.assessment = None
        explorer.main.action_do("months")
        await explorer.settle()
        assert [plain([text]) for text in explorer.choices] == [
            *("July 2024", "June 2024", "Forget a month …")
        ]


# -- what changed -----------------------------------------------------------------------------


async def test_the_strip_says_how_many(changed: Path) -> None:
    async with explore(changed, (130, 30)) as explorer:
        assert "c RAG 0 worse · 1 better" in explorer.strip
        await explorer.press("[")
        assert "c " not in explorer.strip, "the first month has none before it"


async def test_the_strip_says_that_no_status_changed(tmp_path: Path) -> None:
    months = monthly(JULY, date(2024, 6, 30), date(2024, 7, 31))
    async with explore(stored(tmp_path / "store", *months), (130, 30)) as explorer:
        assert "c no RAG change" in explorer.strip


async def test_a_store_of_one_month_has_nothing_to_compare(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", JULY)) as explorer:
        await explorer.press("c", "L")
        said = "This is the only month held of this report: nothing to compare it with."
        assert explorer.told == [said, said]
        assert isinstance(explorer.app.screen, MainScreen), "no empty list"
        await explorer.press("d", "t")
        assert explorer.told[2:] == [said, said]
        assert not explorer.reading
        await explorer.press("Q")
        assert "Data quality queries · July 2024" in explorer.screen


async def test_the_first_month_of_several_neither(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("[")
        await explorer.press("c")
        assert explorer.told == [
            "This is the first month held of this report: nothing to compare it with."
        ]


async def test_k_is_up_and_j_down_from_the_first_key_on(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("end", "k")
        assert explorer.cursor == "OCC01.02"
        await explorer.press("j")
        assert explorer.cursor == "OCC02.01"
        for key in ("Q", "K"):
            await explorer.press(key)
            assert "Data quality queries" in explorer.screen
            await explorer.press("escape")


# -- the officers' judgements -----------------------------------------------------------------

NOTE = Note(
    id="0123456789",
    at=datetime(2024, 8, 1, tzinfo=UTC),
    who="J Doe",
    why="asked by phone",
    measure=MeasureName("OCC01.01", "Visits to libraries"),
    text="Counted by hand.",
)


async def test_a_line_of_the_judgements_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    append(store, NOTE)
    with (store / LOG).open("a") as log:
        log.write('{"what": "nonsense"\n')
    async with explore(store) as explorer:
        assert len(explorer.told) == 1
        assert f"{LOG} line 2" in explorer.told[0]
        assert "it does not count" in explorer.told[0]
        assert "Note Counted by hand. (J Doe, 1 August 2024)" in explorer.said, "the others do"
        await explorer.press("[", "]")
        assert len(explorer.told) <= 2, "not over and over"


async def test_two_escapes_leave_the_list_and_nothing_else(small: Path) -> None:
    async with explore(small) as explorer:
        for key in ("question_mark", "f", "m", "e", "i"):
            await explorer.press(key)
            dialog: Screen[object] = explorer.app.screen
            dialog.dismiss()
            dialog.dismiss()
            await explorer.settle()
            assert isinstance(explorer.app.screen, MainScreen), key
        explorer.app.pop_screen()
        await explorer.settle()
        assert isinstance(explorer.app.screen, MainScreen), "it is not left by a key too many"


@pytest.mark.parametrize("theme", ["kpi-dark", "kpi-light", "ansi-dark"])
async def test_the_screen_behind_is_dimmed_as_textual_would(changed: Path, theme: str) -> None:
    async with explore(changed, theme=theme) as explorer:
        background = BackgroundScreen(explorer.main, Color(10, 20, 30, 0.6))
        width, height = explorer.main.size
        ours = Dimmed(background).render_strips(
            width, height, Style(), RenderOptions(lambda _: Style(), {})
        )
        console = explorer.app.console
        options = console.options.update(width=width, height=height)
        theirs = console.render_lines(background, options, pad=False)
        assert list(map(cells, ours)) == list(map(cells, theirs))
        assert len(ours) == height


def cells(line: Iterable[Segment]) -> list[tuple[str, rich.style.Style | None]]:
    """Each letter with how it is drawn."""
    return [(letter, segment.style) for segment in line for letter in segment.text]


async def test_what_changes_behind_a_list_is_drawn(changed: Path) -> None:
    async with explore(changed) as explorer:
        strip = explorer.main.query_one(PeriodHeader)
        await explorer.press("m")
        strip.set_line(Text("Something else"))
        await explorer.until(lambda: explorer.lines[0].startswith("Something else"))


@pytest.mark.parametrize("keys", [(), ("f",)])
async def test_a_mouse_button_on_a_message_that_has_gone(
    small: Path, keys: tuple[str, ...]
) -> None:
    async with explore(small) as explorer:
        await explorer.press(*keys)
        screen = explorer.app.screen
        explorer.app.notify("It is copied.")
        await explorer.until(
            lambda: bool(screen.query(Toast)) and screen.query(Toast).first().region.area > 0
        )
        toast, (x, y) = screen.query(Toast).first(), screen.query(Toast).first().region.offset
        await toast.remove()
        with pytest.MonkeyPatch.context() as patch:  # as it is until the next frame
            patch.setattr(
                screen._compositor, "get_widget_and_offset_at", lambda *_: (toast, Offset(0, 0))
            )
            screen._forward_event(events.MouseDown(None, x, y, 0, 0, 1, False, False, False, x, y))
        assert explorer.app.is_running
