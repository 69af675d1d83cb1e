"""Importing without leaving the explorer."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from kpi_tui.demo import ANNEX
from kpi_tui.doubts import Doubt
from kpi_tui.errors import LockedPdfError
from kpi_tui.store.store import Store
from kpi_tui.tui.files.import_result import Imported, ImportResult, refused_file
from kpi_tui.tui.screens.choose_pdf import ChoosePdfDialog, FilesChosen
from kpi_tui.tui.screens.import_pdf import AllDone, FileDone, ImportScreen, PageSeen
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.screens.welcome import WelcomeScreen
from tests.rendering import Style, render
from tests.rendering.samples import small_report
from tests.support.explorer import Explorer, explore, plain
from tests.support.locked_report import encrypted
from tests.support.packs import joined
from tests.support.samples import JULY, JUNE
from tests.support.stores import stored

again_and_again = pytest.mark.usefixtures("each_file_is_read_once")
"""For tests of what is done with a report that came in: it is read for the first of them."""


@pytest.fixture(scope="module")
def annex(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample annex. Only to be looked at."""
    path = tmp_path_factory.mktemp("annex") / "annex.pdf"
    path.write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    return path


async def begin(explorer: Explorer, path: Path) -> None:
    """Import a file as if it had been chosen in the dialog."""
    await explorer.press("i")
    explorer.app.screen.post_message(FilesChosen([path]))
    await explorer.settle()


@again_and_again
async def test_from_the_welcome_to_a_doubtful_measure(tmp_path: Path, annex: Path) -> None:
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, annex)
        assert "August 2024 is new in the report library" in explorer.screen
        assert "0 not placed" in explorer.screen
        assert "£21,262,0" in explorer.screen
        await explorer.press("enter")
        assert explorer.cursor == "OCC11.06"
        assert explorer.day.month == 8
        assert "£21,262,0" in explorer.words


@again_and_again
async def test_until_the_first_page_the_bar_moves_to_and_fro(tmp_path: Path, annex: Path) -> None:
    """It is long until then, and a bar that stands at nothing looks like a program that hangs."""
    async with explore(tmp_path / "store") as explorer:
        screen = ImportScreen(tmp_path / "store", [annex])
        await explorer.app.push_screen(screen)
        begun = screen.bar.total, str(screen.doing.content)
        screen._show_page(PageSeen("annex.pdf, page 1 of 17", 0.06))
        assert (*begun, screen.bar.total) == (None, "Opening annex.pdf …", 1.0)
        await explorer.settle()


async def test_ctrl_o_opens_a_file_as_everywhere(tmp_path: Path) -> None:
    for store in (tmp_path / "empty", stored(tmp_path / "store", JULY)):
        async with explore(store) as explorer:
            await explorer.press("ctrl+o")
            assert isinstance(explorer.app.screen, ChoosePdfDialog)


@again_and_again
async def test_from_the_explorer_with_a_search_open(tmp_path: Path, annex: Path) -> None:
    async with explore(stored(tmp_path / "store", JULY)) as explorer:
        await explorer.press("r", "/", "w", "a", "s", "enter")
        await begin(explorer, annex)
        await explorer.press("down", "enter")
        assert (explorer.day.month, explorer.cursor) == (8, "OCC11.06")
        assert len(explorer.codes) == 45
        assert not explorer.search.display
        await explorer.press("[")
        assert explorer.day == JULY.report_date


@again_and_again
async def test_closing_shows_the_month_that_came_in(tmp_path: Path, annex: Path) -> None:
    async with explore(stored(tmp_path / "store", JULY)) as explorer:
        await begin(explorer, annex)
        assert isinstance(explorer.app.screen, ImportScreen)
        await explorer.press("escape")
        assert (explorer.day.month, explorer.focused) == (8, "table")
        assert "2/2" in explorer.strip


async def test_a_file_that_is_refused_changes_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "[b]\x1b[31mbroken.pdf"
    broken.write_bytes(b"not a PDF")
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, broken)
        assert "save or download the report as PDF" in explorer.screen
        assert "\x1b" not in explorer.screen
        assert "Nothing new imported; 1 file refused." in explorer.screen
        await explorer.press("escape")
        assert isinstance(explorer.app.screen, WelcomeScreen)


async def test_nothing_chosen(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("i", "escape")
        assert isinstance(explorer.app.screen, MainScreen)
        assert explorer.focused == "table"


async def test_enter_on_a_refused_file_only_closes(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"not a PDF")
    async with explore(stored(tmp_path / "store", JULY)) as explorer:
        await begin(explorer, broken)
        await explorer.press("enter")
        assert isinstance(explorer.app.screen, MainScreen)
        assert explorer.day == JULY.report_date


@again_and_again
@pytest.mark.parametrize("size", [(60, 15), (80, 24)])
async def test_all_of_it_can_be_read_in_a_small_terminal(
    tmp_path: Path, annex: Path, size: tuple[int, int]
) -> None:
    async with explore(tmp_path / "store", size) as explorer:
        await begin(explorer, annex)
        seen = set(explorer.lines)
        assert "August 2024 imported, 45 measures; 4 items to check." in " ".join(
            plain(line.replace("│", " ") for line in explorer.lines).split()
        )
        for key in ("up", "j", "down", "down", "down"):
            await explorer.press(key)
            seen |= set(explorer.lines)
            assert all(len(line) <= size[0] for line in explorer.lines)
            assert "Enter opens the measure · Esc close" in explorer.screen
        said = plain(seen)
        for words in ("0 not placed", "annex.pdf", "is new in the report library", "£21,300,0"):
            assert words in said


async def test_a_locked_file_asks_for_its_password(tmp_path: Path) -> None:
    paths = [encrypted(tmp_path / name, userPassword="sesame") for name in ("a.pdf", "b.pdf")]
    async with explore(tmp_path / "store") as explorer:
        await explorer.press("i")
        explorer.app.screen.post_message(FilesChosen(paths))
        await explorer.settle()
        assert "A password locks a.pdf and 1 other file." in explorer.screen
        await explorer.type("barley")
        assert "barley" not in explorer.screen
        await explorer.press("enter")
        assert "This password does not open a.pdf and 1 other file." in explorer.screen
        await explorer.press("escape")
        assert "This password does not open it: Enter here asks for it again." in explorer.screen
        assert "--password" not in explorer.screen
        await explorer.press("enter")
        await explorer.type("sesame")
        await explorer.press("enter")
        assert isinstance(explorer.app.screen, ImportScreen)
        assert "imported" in explorer.screen
        assert "refused" not in explorer.screen
    assert Store(tmp_path / "store").reports()


async def test_what_was_cancelled_can_be_read_again(tmp_path: Path) -> None:
    path = encrypted(tmp_path / "a.pdf", userPassword="sesame")
    async with explore(tmp_path / "store") as explorer:
        screen = ImportScreen(explorer.app.store, [])
        explorer.app.push_screen(screen)
        await explorer.settle()
        screen._reading = True
        screen.action_leave()
        screen.post_message(FileDone(refused_file(path.name, LockedPdfError("locked"), path)))
        screen.post_message(AllDone())
        await explorer.settle()
        assert "Cancelled" in explorer.screen
        await explorer.press("enter")
        await explorer.type("sesame")
        await explorer.press("enter")
        assert "imported" in explorer.screen
        assert "Cancelled" not in explorer.screen


async def test_enter_while_reading_cancels_nothing(tmp_path: Path, annex: Path) -> None:
    async with explore(tmp_path / "store") as explorer:
        await explorer.press("i")
        explorer.app.screen.post_message(FilesChosen([annex]))
        await explorer.pilot.pause()
        await explorer.press("enter", "enter")
        assert isinstance(explorer.app.screen, ImportScreen | MainScreen)
        assert not isinstance(explorer.app.screen, WelcomeScreen)


async def test_a_doubt_of_the_earlier_of_two_files_leads_to_its_month(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", JULY)) as explorer:
        screen = ImportScreen(explorer.app.store, [])
        left: list[Imported | None] = []
        explorer.app.push_screen(screen, left.append)
        await explorer.settle()
        for period, code in ((JULY.period, "OCC01.01"), (JUNE.period, "OCC01.02")):
            intake = ImportResult("x", ("y",), (), (Doubt("odd", code),), period, 3, True)
            screen.post_message(FileDone(intake))
        screen.post_message(AllDone())
        await explorer.settle()
        await explorer.press("enter")
        assert left == [Imported(JULY.period, "OCC01.01")]


@again_and_again
async def test_several_months_into_an_empty_store_show_the_newest_then_and_at_the_next_start(
    tmp_path: Path, annex: Path
) -> None:
    july, store, state = tmp_path / "july.pdf", tmp_path / "store", tmp_path / "state"
    render(small_report(), july, Style())
    async with explore(store, state=state) as explorer:
        await explorer.press("i")
        explorer.app.screen.post_message(FilesChosen([annex, july]))  # the newest first, as listed
        await explorer.settle()
        await explorer.press("escape")
        assert explorer.day.month == 8
    async with explore(store, state=state) as explorer:
        assert explorer.day.month == 8


async def test_enter_opens_the_newest_of_the_months_that_came_in(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", JULY)) as explorer:
        screen = ImportScreen(explorer.app.store, [], JULY.period.series)
        left: list[Imported | None] = []
        explorer.app.push_screen(screen, left.append)
        await explorer.settle()
        for period in (JULY.period, JUNE.period):
            screen.post_message(FileDone(ImportResult("x", ("y",), period=period, is_new=True)))
        screen.post_message(AllDone())
        await explorer.settle()
        await explorer.press("enter")
        assert left == [Imported(JULY.period)]


async def test_two_months_in_one_file(tmp_path: Path, annex: Path) -> None:
    july = tmp_path / "july.pdf"
    render(small_report(), july, Style())
    pack = joined(tmp_path / "pack.pdf", july, annex)
    async with explore(tmp_path / "store") as explorer:
        await begin(explorer, pack)
        said = " ".join(plain(line.replace("│", " ") for line in explorer.lines).split())
        assert "July 2024, August 2024 imported, 62 measures; 5 items to check." in said
        for month in ("July 2024", "August 2024"):
            assert f"added: {month} is new in the report library" in said
        assert said.count("pack.pdf") == 2, "once for each of its months"
        await explorer.press("enter")
        assert explorer.day == small_report().report_date, "the first doubt is of the first month"
        await explorer.press("]")
        assert explorer.day.month == 8
        assert Store(tmp_path / "store").last_days() == [small_report().report_date, explorer.day]


async def test_esc_while_reading_ends_the_import(tmp_path: Path, annex: Path) -> None:
    async with explore(tmp_path / "store") as explorer:
        await explorer.press("i")
        explorer.app.screen.post_message(FilesChosen([annex]))
        await explorer.pilot.pause()
        await explorer.press("escape")
        if isinstance(explorer.app.screen, ImportScreen):  # it had not begun when Esc was pressed
            await explorer.press("escape")
        assert not isinstance(explorer.app.screen, ImportScreen)
