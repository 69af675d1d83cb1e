"""Brief and print: the dialog in the explorer, and what it writes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from docx import Document
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from kpi_tui.analysis.across.owners import OwnerRole
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.period import PeriodKey
from kpi_tui.publish.brief.scope import Owner
from kpi_tui.tui.commands.output import is_of_view
from kpi_tui.tui.files.brief_job import BriefJob, BriefScope
from kpi_tui.tui.files.writing import Destination, WriteStopped
from kpi_tui.tui.screens.brief import BriefDialog
from kpi_tui.tui.widgets.option_line import OptionLine
from tests.support.explorer import at_rest, explore, finished, quickly
from tests.support.pdf_makers import MAKES_PDF
from tests.support.samples import JULY, JUNE

SCOPES = [
    BriefScope("all measures"),
    BriefScope("director: Ada Brown", owner=Owner(OwnerRole.DIRECTOR, "Ada Brown")),
    BriefScope("priority: OCC01 Climate", priority="OCC01"),
]
EARLIER = [(JUNE.period, "June 2024")]


class BriefingApp(App[None]):
    """Nothing but the dialog."""

    def __init__(self, dialog: BriefDialog) -> None:
        super().__init__()
        self.dialog = dialog
        self.told: list[str] = []
        self.left: list[Path | None] = []

    def on_mount(self) -> None:
        self.push_screen(self.dialog, self.left.append)

    def notify(self, message: str, **more: object) -> None:
        assert more["markup"] is False
        self.told.append(message)

    @property
    def said(self) -> str:
        return str(self.dialog.query_one("#said", Static).content)

    @property
    def path(self) -> str:
        return self.dialog.form.field.value


@asynccontextmanager
async def briefing(
    store: Path, earlier: list[tuple[PeriodKey, str]] = EARLIER, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[BriefingApp, Pilot[None]]]:
    app = BriefingApp(BriefDialog(store, JULY.period, "July 2024", SCOPES, earlier))
    with quickly(app):
        async with app.run_test(size=size) as pilot:
            await at_rest(app)
            yield app, pilot


@pytest.fixture(autouse=True)
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files opened; the working folder is empty."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setattr("kpi_tui.publish.brief.as_pdf.pdf_programs", lambda: iter([MAKES_PDF]))
    files: list[Path] = []
    monkeypatch.setattr("kpi_tui.opening.open_with_system", files.append)
    return files


async def test_enter_writes_one_page_for_word_and_opens_it(store: Path, opened: list[Path]) -> None:
    async with briefing(store) as (app, pilot):
        assert app.path.endswith("briefing-2024-07.docx")
        await pilot.press("enter")
        await finished(app)
        file = Path.cwd() / "briefing-2024-07.docx"
        assert app.left == opened == [file]
        assert app.told == [f"Briefing written to {file}"]
        text = "\n".join(line.text for line in Document(str(file)).paragraphs)
        assert "Performance briefing, July 2024" in text
        assert "Ask about" in text


async def test_the_lines_choose_what_it_is_of_and_as_what(store: Path) -> None:
    async with briefing(store) as (app, pilot):
        await pilot.press("right", "down", "right", "right", "down", "down", "right")
        await at_rest(app)
        assert app.path.endswith("briefing-2024-07-occ01-full.html")
        await pilot.press("ctrl+o", "enter")
        await finished(app)
        page = Path("briefing-2024-07-occ01-full.html").read_text(encoding="utf-8")
        assert "only OCC01 Climate" in page
        assert "June 2024" in page
        assert "OCC02" not in page


async def test_a_letter_finds_what_it_is_of(store: Path) -> None:
    async with briefing(store) as (app, pilot):
        await pilot.press("down", "b")
        await at_rest(app)
        assert app.path.endswith("briefing-2024-07-ada-brown.docx")
        await pilot.press("p")
        await at_rest(app)
        assert app.path.endswith("briefing-2024-07-occ01.docx")


async def test_a_pdf_says_what_makes_it(store: Path, opened: list[Path]) -> None:
    async with briefing(store) as (app, pilot):
        await pilot.press("up", "up")
        app.dialog.query_one("#form").focus()
        await pilot.press("left")
        await at_rest(app)
        assert str(app.dialog.query_one("#about", Static).content) == (
            "The PDF is made by A program."
        )
        await pilot.press("enter")
        await finished(app)
        assert app.told[0].startswith("Briefing, its PDF made by A program, written to ")
        assert opened[0].read_bytes().startswith(b"%PDF")


async def test_a_file_that_is_there_is_asked_about(store: Path) -> None:
    file = Path.cwd() / "briefing-2024-07.docx"
    file.write_bytes(b"mine")
    async with briefing(store) as (app, pilot):
        await pilot.press("enter")
        await finished(app)
        assert "exists: Enter writes over it, Esc keeps it." in app.said
        await pilot.press("escape", "escape")
        assert app.left == [None]
        assert file.read_bytes() == b"mine"


async def test_the_first_period_is_compared_with_nothing(store: Path) -> None:
    async with briefing(store, []) as (app, pilot):
        await pilot.press("enter")
        await finished(app)
        assert Path("briefing-2024-07.docx").exists()


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (160, 45)])
async def test_all_of_it_can_be_seen(store: Path, size: tuple[int, int]) -> None:
    async with briefing(store, size=size) as (app, _):
        strips = app.screen._compositor.render_strips()
        screen = "\n".join("".join(segment.text for segment in strip) for strip in strips)
        for text in ("One page", "all measures", "June 2024", "Word document", "[x] Open it"):
            assert text in screen


def test_what_is_no_longer_wanted_is_not_written(store: Path, tmp_path: Path) -> None:
    stop = Event()
    stop.set()
    place = Destination(tmp_path / "a.docx", "docx")
    job = BriefJob(store, place, JULY.period, SCOPES[0], is_full=False, since=None, stop=stop)
    assert isinstance(job.result(), WriteStopped)
    assert not (tmp_path / "a.docx").exists()


def test_the_view_that_is_shown_is_suggested() -> None:
    assert is_of_view(SCOPES[1], View(ViewKind.DIRECTOR, "Ada Brown"))
    assert is_of_view(SCOPES[2], View(ViewKind.PRIORITY, "OCC01"))
    assert not any(is_of_view(scope, View()) for scope in SCOPES)
    assert not is_of_view(SCOPES[1], View(ViewKind.PORTFOLIO_HOLDER, "Ada Brown"))
    holder = BriefScope("", owner=Owner(OwnerRole.PORTFOLIO_HOLDER, "Ada Brown"))
    assert is_of_view(holder, View(ViewKind.PORTFOLIO_HOLDER, "Ada Brown"))
    assert not is_of_view(holder, View(ViewKind.DIRECTOR, "Ada Brown"))


@pytest.mark.parametrize(
    ("keys", "of"),
    [
        ([], "all measures"),
        (["f", *"cy dean", "enter"], "director: Cy Dean"),
        (["D", *"cy dean", "enter"], "director: Cy Dean"),
        (["*"], "all measures"),
        (["*", "M"], "my measures: 1 pinned"),
        (["r"], "what is shown, 1 of 3 measures: ▲ red"),
        (["r", "f", *"ada brown", "enter"], "what is shown, 1 of 3 measures: ▲ red, Ada Brown"),
        (["/", *"library", "enter"], "what is shown, 1 of 3 measures: search: library"),
        (["r", "D", *"cy dean", "enter"], "director: Cy Dean"),
    ],
)
async def test_what_is_looked_at_is_suggested(store: Path, keys: list[str], of: str) -> None:
    async with explore(store) as explorer:
        await explorer.press(*["space" if key == " " else key for key in keys])
        await explorer.press("p")
        dialog = explorer.app.screen
        assert isinstance(dialog, BriefDialog)
        line = dialog.query_one("#of", OptionLine)
        assert line.options[line.at] == of


async def test_where_no_measure_is_shown_it_says_so_and_is_on_all(store: Path) -> None:
    for keys, told in (("r", False), ("r/zebra", True)):
        async with explore(store) as explorer:
            await explorer.press(keys[0])
            await explorer.type(keys[1:])
            await explorer.press("enter", "p")
            dialog = explorer.app.screen
            assert isinstance(dialog, BriefDialog)
            said = str(dialog.query_one("#scope", Static).content)
            assert ("No measure is shown" in said) is told


async def test_a_long_option_goes_on_in_the_next_line(store: Path) -> None:
    said = "what is shown, 2 of 45 measures: ▲ red or ● amber, search: household waste recycled"
    app = BriefingApp(BriefDialog(store, JULY.period, "July 2024", [BriefScope(said)], EARLIER))
    with quickly(app):
        async with app.run_test(size=(80, 24)):
            await at_rest(app)
            strips = app.screen._compositor.render_strips()
            screen = " ".join("".join(part.text for part in strip).strip("│ ") for strip in strips)
            assert said in " ".join(screen.split())


async def test_pinned_measures_can_be_briefed_on(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("p")
        dialog = explorer.app.screen
        assert isinstance(dialog, BriefDialog)
        assert not any("pinned" in scope.said for scope in dialog.scopes), "nothing is pinned yet"
        await explorer.press("escape", "*", "M", "p", "ctrl+o", "enter")
        await finished(explorer.app)
        text = "\n".join(
            line.text for line in Document("briefing-2024-07-my-measures.docx").paragraphs
        )
        assert "only 1 chosen measure" in text


@pytest.mark.parametrize("length", [[], ["right"]])
async def test_what_a_filter_shows_can_be_briefed_on(store: Path, length: list[str]) -> None:
    async with explore(store) as explorer:
        await explorer.press("r", "p", *length, "ctrl+o", "enter")
        await finished(explorer.app)
        (file,) = Path.cwd().glob("briefing-2024-07-red*.docx")
        text = "\n".join(line.text for line in Document(str(file)).paragraphs)
        assert text.startswith("Performance briefing, July 2024: 1 of 3 measures\n")
        assert "only ▲ red" in text
