"""Choosing what to import, in an app of its own."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from threading import Event
from time import monotonic

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static
from textual.worker import WorkerCancelled

from kpi_tui.tui.files import folders
from kpi_tui.tui.files import pdf_search as found_pdfs
from kpi_tui.tui.files.folders import FoundPdf
from kpi_tui.tui.files.pdf_search import LISTED, usual_folders
from kpi_tui.tui.screens.browse import BrowseDialog
from kpi_tui.tui.screens.choose_pdf import ChoosePdfDialog
from tests.support.explorer import PATIENCE, at_rest, quickly

SIZES = [(60, 15), (80, 24), (140, 40)]


class ChoosingApp(App[None]):
    """Nothing but the dialog."""

    def __init__(self, screen: ChoosePdfDialog) -> None:
        super().__init__()
        self.dialog = screen
        self.chosen: list[list[Path] | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.chosen.append)


class Driven:
    """The dialog as a person sees it."""

    def __init__(self, app: ChoosingApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        await at_rest(self.app)
        while busy := [worker for worker in self.app.workers if not worker.is_finished]:
            with suppress(WorkerCancelled):  # the dialog was left
                await self.app.workers.wait_for_complete(busy)
            await at_rest(self.app)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Put a text into the field as if it had been pasted."""
        self.app.dialog.field.value = text
        await self.settle()

    async def until(self, there: Callable[[], bool]) -> None:
        """Wait for threads that nobody waits for."""
        deadline = monotonic() + PATIENCE
        while not there():
            assert monotonic() < deadline, self.screen
            await at_rest(self.app)

    @property
    def field(self) -> str:
        return self.app.dialog.field.value

    @property
    def said(self) -> str:
        return str(self.app.dialog.query_one("#said", Static).content)

    @property
    def names(self) -> list[str]:
        return [pdf.path.name for pdf in self.app.dialog.pdfs.listed]

    @property
    def cursor(self) -> str | None:
        path = self.app.dialog.pdfs.under_cursor
        return path.name if path else None

    @property
    def browses(self) -> bool:
        return isinstance(self.app.screen, BrowseDialog)

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    @property
    def screen(self) -> str:
        return "\n".join(self.lines)


@asynccontextmanager
async def choosing(
    *folders: Path, size: tuple[int, int] = (80, 24), wait: bool = True
) -> AsyncIterator[Driven]:
    app = ChoosingApp(ChoosePdfDialog(folders))
    with quickly(app):
        async with app.run_test(size=size) as pilot:
            driven = Driven(app, pilot)
            if wait:
                await driven.until(lambda: not app.dialog.waiting)
            await driven.settle()
            yield driven


def put(folder: Path, *names: str) -> None:
    """Empty files, each a day older than the one before."""
    folder.mkdir(exist_ok=True)
    for age, name in enumerate(names):
        (folder / name).touch()
        os.utime(folder / name, (1.7e9 - 86_400 * age,) * 2)


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three reports, in the home folder."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: tmp_path / "Downloads")
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Documents")
    monkeypatch.setattr(ChoosePdfDialog, "last_folder", None)
    folder = tmp_path / "Downloads"
    put(folder, "annex July [b].pdf", "annex June.pdf", "minutes.PDF", "notes.txt", ".x.pdf")
    (folder / "folder.pdf").mkdir()
    return folder


# -- the list ---------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_the_newest_come_first_from_all_folders(
    downloads: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    put(tmp_path / "Documents", "older.pdf")
    os.utime(tmp_path / "Documents" / "older.pdf", (1, 1))
    async with choosing(downloads, tmp_path / "Documents", tmp_path / "none", size=size) as driven:
        assert driven.names == ["annex July [b].pdf", "annex June.pdf", "minutes.PDF", "older.pdf"]
        assert driven.cursor == "annex July [b].pdf"
        assert "annex July [b].pdf" in driven.screen
        assert "Enter import · Tab complete · Ctrl+O browse · Esc" in driven.screen
        assert "4 PDFs in " in driven.screen
        assert "14 November 2023 · empty · " in driven.screen
        if os.name == "posix":
            assert "~/Downloads" in driven.screen
        assert all(len(line) <= size[0] for line in driven.lines)


async def test_enter_imports_the_file_under_the_cursor(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        await driven.press("down", "down", "down", "up", "enter")
        assert driven.app.chosen == [[downloads / "minutes.PDF"]]


async def test_typing_narrows(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        await driven.press("down", *"june")
        assert (driven.names, driven.cursor) == (["annex June.pdf"], "annex June.pdf")
        assert driven.said == "1 of 3 PDFs"
        await driven.press("enter")
        assert driven.app.chosen == [[downloads / "annex June.pdf"]]


async def test_a_click_imports(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        await driven.pilot.click("#pdfs", offset=(3, 2))
        await driven.settle()
        assert driven.app.chosen == [[downloads / "annex June.pdf"]]


async def test_the_keyboard_stays_with_the_field(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        await driven.press("down", "pagedown", "tab", "shift+tab", "a")
        assert driven.app.focused is driven.app.dialog.field
        assert driven.field.endswith("a")


async def test_many_are_listed_in_part_and_found_by_name(tmp_path: Path) -> None:
    put(tmp_path / "many", *(f"report {number:03}.pdf" for number in range(LISTED + 20)))
    async with choosing(tmp_path / "many") as driven:
        assert len(driven.names) == LISTED
        await driven.type("069")
        assert driven.names == ["report 069.pdf"]


async def test_a_cursor_that_was_moved_stays_on_its_file(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        await driven.press("down")
        newer = FoundPdf(downloads / "newer.pdf", 1, 2e9)
        driven.app.dialog.pdfs.add_found([newer])
        assert (driven.names[0], driven.cursor) == ("newer.pdf", "annex June.pdf")


async def test_a_folder_that_never_answers(
    downloads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, answered = tmp_path / "slow", Event()
    look = folders.pdfs_in

    def wait(folder: Path) -> list[FoundPdf]:
        if folder == slow:
            answered.wait(PATIENCE)
        return look(folder)

    monkeypatch.setattr(found_pdfs, "pdfs_in", wait)
    put(slow, "slow.pdf")
    async with choosing(slow, downloads, wait=False) as driven:
        await driven.until(lambda: len(driven.names) == 3)
        assert driven.said.startswith("Looking in ")
        assert "slow" in driven.said
        answered.set()
        await driven.until(lambda: len(driven.names) == 4)
        await driven.press("enter")
        assert driven.app.chosen == [[downloads / "annex July [b].pdf"]]


async def test_a_folder_that_may_not_be_read_is_named(
    downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> list[FoundPdf]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(found_pdfs, "pdfs_in", refuse)
    async with choosing(downloads) as driven:
        assert "No PDF in " in driven.said
        assert "Downloads: Permission denied" in driven.said
        await driven.press("enter")
        assert "Type or paste a path" in driven.said


def test_the_folders_looked_through(
    downloads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: downloads)
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Documents")
    assert usual_folders(tmp_path) == [tmp_path, downloads, tmp_path / "Documents"]
    assert usual_folders(downloads) == [downloads, tmp_path, tmp_path / "Documents"]


# -- the path ---------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["~/Downloads/annex June.pdf", '"{}"', "'{}'", "{}"])
async def test_a_path_that_is_there_is_imported(downloads: Path, typed: str) -> None:
    file = downloads / "annex June.pdf"
    async with choosing(downloads.parent) as driven:
        await driven.type(typed.format(file))
        assert driven.said.startswith("Enter imports ")
        assert driven.said.endswith("annex June.pdf.")
        await driven.press("enter")
        assert driven.app.chosen == [[file]]


async def test_an_address_of_a_file(downloads: Path) -> None:
    async with choosing(downloads.parent) as driven:
        await driven.type((downloads / "annex June.pdf").as_uri())
        await driven.press("enter")
        assert driven.app.chosen == [[downloads / "annex June.pdf"]]


async def test_a_folder_is_every_pdf_in_it(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        await driven.type("~/Downloads/")
        assert driven.said.startswith("Enter imports 3 PDFs in ")
        assert (driven.cursor, len(driven.names)) == (None, 3)
        names = {*driven.names}
        await driven.press("enter")
        (files,) = driven.app.chosen
        assert files is not None
        assert {file.name for file in files} == names


async def test_the_arrows_choose_one_file_of_a_folder(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        await driven.type("~/Downloads/")
        await driven.press("down")
        assert driven.said == "3 of 3 PDFs"
        await driven.press("enter")
        assert driven.app.chosen == [[downloads / "annex July [b].pdf"]]


async def test_a_bare_word_that_names_a_folder_narrows(downloads: Path) -> None:
    (downloads.parent / "annex").mkdir()
    async with choosing(downloads) as driven:
        await driven.type("annex")
        assert driven.cursor == "annex July [b].pdf"
        await driven.press("enter")
        assert driven.app.chosen == [[downloads / "annex July [b].pdf"]]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("~/nowhere/x.pdf", "nowhere{sep}x.pdf: no such file"),
        ("nonesuch", "{here}{sep}nonesuch: no such file"),
        ("~/empty/", "{here}{sep}empty: no PDF there"),
        ("[b]/[/]", "{here}{sep}[b]{sep}[{sep}]: no such file"),
    ],
)
async def test_what_is_not_there_is_named_with_its_folder(
    downloads: Path, typed: str, why: str
) -> None:
    (downloads.parent / "empty").mkdir()
    async with choosing(downloads) as driven:
        await driven.type(typed)
        await driven.press("enter")
        assert why.format(here=downloads.parent, sep=os.sep) in driven.said
        assert driven.field == typed
        await driven.type("")
        await driven.press("enter")
        assert driven.app.chosen == [[downloads / "annex July [b].pdf"]]


async def test_nothing_that_a_terminal_obeys_gets_into_the_field(downloads: Path) -> None:
    put(downloads, "\x1b[31mred.pdf")
    async with choosing(downloads) as driven:
        assert driven.names[0] == "\x1b[31mred.pdf"
        await driven.type("a\x1b[31m\x00\u202eb\nc")
        assert driven.field == "a[31mbc"
        await driven.type("~/Downloads/")
        await driven.press("tab")
        assert "\x1b" not in driven.screen
        await driven.type("red")
        await driven.press("enter")
        assert driven.app.chosen == [[downloads / "\x1b[31mred.pdf"]]


async def test_a_file_that_is_gone_by_now(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        (downloads / "annex July [b].pdf").unlink()
        await driven.press("enter")
        assert "annex July [b].pdf: no such file" in driven.said
        await driven.press("down", "enter")
        assert driven.app.chosen == [[downloads / "annex June.pdf"]]


async def test_tab_completes_and_names_the_ways_on(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        await driven.press(*"~/dow", "tab")
        assert driven.field == f"~/Downloads{os.sep}"
        await driven.press("a", "tab")
        assert driven.field == f"~/Downloads{os.sep}annex Ju"
        assert driven.said == "annex July [b].pdf, annex June.pdf …"
        await driven.press("n", "tab", "enter")
        assert driven.app.chosen == [[downloads / "annex June.pdf"]]


# -- the other ways ---------------------------------------------------------------------------


async def test_looking_from_folder_to_folder(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        await driven.press("ctrl+o")
        assert driven.browses
        await driven.press("escape")
        assert not driven.browses
        await driven.press("f2")
        await driven.until(lambda: "minutes.PDF" in driven.screen)
        await driven.press("down", "enter")
        assert driven.app.chosen == [[downloads / "annex June.pdf"]]


@pytest.mark.parametrize(
    ("typed", "left"),
    [("{}", ""), ("{}/", ""), ("{}/ann", "ann"), ("'{}/annex June.pdf'", "annex June.pdf")],
)
async def test_what_is_typed_is_where_looking_begins(
    downloads: Path, tmp_path: Path, typed: str, left: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    async with choosing(tmp_path / "elsewhere") as driven:
        await driven.type(typed.format(downloads))
        await driven.press("ctrl+o")
        browse = driven.app.screen
        assert isinstance(browse, BrowseDialog)
        await driven.until(lambda: (browse.folder, browse.line.value) == (downloads, left))
        await driven.press("enter")
        (files,) = driven.app.chosen
        assert files is not None
        assert files[0].name.startswith(left or "annex")


@pytest.mark.parametrize("typed", ["june", "/nowhere/at/all.pdf"])
async def test_what_is_typed_is_kept_where_it_is_no_folder(downloads: Path, typed: str) -> None:
    async with choosing(downloads) as driven:
        await driven.type(typed)
        await driven.press("ctrl+o")
        browse = driven.app.screen
        assert isinstance(browse, BrowseDialog)
        await driven.until(lambda: "Downloads" in driven.screen or "PDF" in driven.screen)
        assert browse.line.value == typed
        await driven.press("escape", "escape")
        assert driven.field == typed, "nor is it lost where one goes back"


async def test_esc_leaves(downloads: Path) -> None:
    async with choosing(downloads) as driven:
        await driven.press("x", "escape")
        assert driven.app.chosen == [None]
