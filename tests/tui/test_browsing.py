"""Looking for PDFs from folder to folder, in an app of its own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import pytest
from textual.app import App
from textual.pilot import Pilot

from kpi_tui.store.store import Store
from kpi_tui.store_url import StorePath
from kpi_tui.tui.files import folders
from kpi_tui.tui.files.folders import FolderContents, look_in, starting_folders
from kpi_tui.tui.screens.browse import BrowseDialog
from tests.support.explorer import PATIENCE, at_rest, quickly
from tests.support.samples import JULY


class BrowsingApp(App[None]):
    """Nothing but the dialog."""

    def __init__(self, screen: BrowseDialog) -> None:
        super().__init__()
        self.dialog = screen
        self.chosen: list[list[Path] | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.chosen.append)


class Driven:
    """The dialog as a person sees it."""

    def __init__(self, app: BrowsingApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await at_rest(self.app)

    async def until(self, there: Callable[[], bool]) -> None:
        deadline = monotonic() + PATIENCE
        while not there():
            assert monotonic() < deadline, self.screen
            await at_rest(self.app)

    async def is_in(self, folder: Path) -> None:
        await self.until(lambda: self.app.dialog.folder == folder and not self.said("Reading"))

    def said(self, text: str) -> bool:
        return text in self.screen

    @property
    def cursor(self) -> str | None:
        choice = self.app.dialog.under_cursor
        return choice.value.name if choice else None

    @property
    def screen(self) -> str:
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(part.text for part in strip).rstrip() for strip in strips)


@asynccontextmanager
async def browsing(
    *start: Path, store: StorePath | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Driven]:
    app = BrowsingApp(BrowseDialog(start, store))
    with quickly(app):
        async with app.run_test(size=size) as pilot:
            driven = Driven(app, pilot)
            await driven.until(lambda: not driven.said("Reading"))
            yield driven


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with downloads, some of last year's in a folder of their own."""
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    downloads = tmp_path / "Downloads"
    for name in ("downloads", "documents", "desktop"):
        monkeypatch.setattr(
            f"platformdirs.user_{name}_path", lambda name=name: tmp_path / name.capitalize()
        )
    (downloads / "2023").mkdir(parents=True)
    (tmp_path / "Documents").mkdir()
    names = ("july.pdf", "june.pdf", "2023/may.pdf", "notes.txt", ".hidden.pdf")
    for age, name in enumerate(names):
        (downloads / name).write_bytes(b"%PDF-" + name.encode() * 50_000)
        os.utime(downloads / name, (1.7e9 - 86_400 * age,) * 2)
    return tmp_path


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (140, 40)])
async def test_pdfs_stand_first_the_newest_on_top_with_size_and_date(
    home: Path, size: tuple[int, int]
) -> None:
    async with browsing(home / "Downloads", size=size) as driven:
        assert driven.cursor == "july.pdf"
        lines = driven.screen.splitlines()
        (july,) = [line for line in lines if "[ ] july.pdf" in line]
        assert "400 kB  14 November 2023" in july
        order = [driven.screen.index(name) for name in ("july.pdf", "june.pdf", "2023/")]
        assert order == sorted(order)
        assert not driven.said("notes.txt")
        assert not driven.said("hidden")
        assert driven.said("2 PDFs")
        assert driven.said("Enter imports july.pdf")


async def test_enter_opens_a_folder_and_backspace_goes_up_to_it(home: Path) -> None:
    downloads = home / "Downloads"
    async with browsing(downloads) as driven:
        await driven.press(*"202", "enter")
        await driven.is_in(downloads / "2023")
        assert (driven.cursor, driven.app.dialog.line.value) == ("may.pdf", "")
        await driven.press("x", "backspace", "backspace")
        await driven.is_in(downloads)
        assert driven.cursor == "2023", "one comes back to the folder one has left"
        await driven.press("right")
        await driven.is_in(downloads / "2023")
        await driven.press("left", "left")
        await driven.is_in(home)


async def test_several_are_ticked_in_several_folders(home: Path) -> None:
    downloads = home / "Downloads"
    async with browsing(downloads) as driven:
        await driven.press("space", "down", "space", "space")
        assert driven.said("[x] july.pdf")
        assert driven.said("1 ticked: july.pdf · Enter imports it")
        await driven.press("tab", "down", "space", "enter")
        await driven.is_in(downloads / "2023")
        await driven.press("space", "enter")
        assert driven.app.chosen == [[downloads / "july.pdf", downloads / "2023" / "may.pdf"]]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["annex-2023-01.pdf"], "1 ticked: annex-2023-01.pdf · Enter imports it"),
        (["a" * 90], f"1 ticked: {'a' * 33}… · Enter imports it"),
        (
            ["annex-2023-01.pdf", "annex-2023-02.pdf"],
            "2 ticked: annex-2023-01.…, annex-2023-02.… · Enter imports them",
        ),
        (
            ["performance-report-2023-01.pdf", "performance-report-2023-02.pdf"],
            "2 ticked: performan…1.pdf, performan…2.pdf · Enter imports them",
        ),
        (["a.pdf", "b" * 90], f"2 ticked: a.pdf, {'b' * 24}… · Enter imports them"),
        (["a" * 90, "b" * 90, "c"], "… and 2 more · Enter imports them"),
    ],
)
async def test_what_enter_does_with_the_ticked_is_never_cut_off(
    tmp_path: Path, names: list[str], said: str
) -> None:
    for age, name in enumerate(names):
        path = tmp_path / name
        path.with_suffix(".pdf").write_bytes(b"%PDF-")
        os.utime(path.with_suffix(".pdf"), (1.7e9 - age,) * 2)
    async with browsing(tmp_path) as driven:
        for _ in names:
            await driven.press("space", "down")
        await driven.press("up")
        assert driven.said(said), driven.screen


async def test_by_mouse_a_file_is_ticked_a_folder_opened_and_all_imported(home: Path) -> None:
    downloads = home / "Downloads"
    async with browsing(downloads) as driven:
        await driven.pilot.click("#files", offset=(3, 2))
        await at_rest(driven.app)
        assert [*driven.app.dialog.ticked] == [downloads / "june.pdf"]
        lines = driven.screen.splitlines()
        y = next(at for at, line in enumerate(lines) if "2023/" in line)
        await driven.pilot.click(offset=(12, y))
        await driven.is_in(downloads / "2023")
        await driven.pilot.click("#import")
        await at_rest(driven.app)
        assert driven.app.chosen == [[downloads / "june.pdf"]]


async def test_the_places_lead_elsewhere(home: Path) -> None:
    async with browsing(home / "Downloads") as driven:
        await driven.until(lambda: driven.said("Documents"))
        await driven.press("shift+tab", "enter")
        await driven.is_in(home / "Documents")
        assert driven.said("no PDF")
        await driven.press(*"down", "enter")
        await driven.is_in(home / "Downloads")


async def test_a_path_is_gone_to(home: Path) -> None:
    async with browsing(home) as driven:
        await driven.press(*"~/Downloads/2023", "enter")
        await driven.is_in(home / "Downloads" / "2023")
        await driven.press(*"~/nowhere/x.pdf", "enter")
        await driven.until(lambda: driven.said("no such file"))
        await driven.press("escape", *"~/Downloads/june.pdf", "enter")
        await driven.until(lambda: bool(driven.app.chosen))
        assert driven.app.chosen == [[home / "Downloads" / "june.pdf"]]


async def test_a_folder_that_cannot_be_read_is_named_and_one_stays(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> FolderContents:
        if folder.name == "2023":
            raise PermissionError(13, "Permission denied")
        return look_in(folder)

    monkeypatch.setattr(folders, "look_in", refuse)
    async with browsing(home / "Downloads" / "2023", home / "Downloads") as driven:
        await driven.is_in(home / "Downloads")
        await driven.press(*"2023", "enter")
        await driven.until(lambda: driven.said("2023: Permission denied"))
        assert driven.app.dialog.folder == home / "Downloads"
        await driven.press("escape", "escape")
        assert driven.app.chosen == [None]


async def test_what_was_imported_is_marked_whatever_it_is_called(home: Path) -> None:
    content = (home / "Downloads" / "june.pdf").read_bytes()
    source = replace(JULY.source, sha256=hashlib.sha256(content).hexdigest(), name="annex.pdf")
    store = Store(home / "store")
    store.add(replace(JULY, source=source), datetime(2024, 8, 19, tzinfo=UTC))
    async with browsing(home / "Downloads", store=store.path) as driven:
        await driven.until(lambda: driven.said("imported  "))
        (june,) = [line for line in driven.screen.splitlines() if "june.pdf" in line]
        assert "imported" in june
        assert driven.screen.count("imported  ") == 1


def test_one_begins_where_one_was_last(home: Path) -> None:
    last = home / "elsewhere"
    first, *usual = starting_folders(last)
    assert first == last
    assert usual[-4:-1] == [home / "Downloads", home / "Documents", home]
