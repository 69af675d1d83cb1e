"""What officers do beyond the twelve tasks: answer across reports, hand over, correct, undo.

Each is one run of the explorer, by exactly the keys that are counted; text typed is not.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from textual.widgets import Input

from kpi_tui.demo import sample_reports
from kpi_tui.importing import page_picture
from kpi_tui.importing.page_picture import PagePicture
from kpi_tui.judgements.log import login_name
from kpi_tui.labels import MARKS
from kpi_tui.report import Reading, Report
from kpi_tui.status import Status
from kpi_tui.tui.lists.person import PersonPane
from kpi_tui.tui.panes.heat_map_view import HeatCells, HeatDetail
from kpi_tui.tui.session.situation import Mode
from tests.support.explorer import (
    NARROW,
    WIDE,
    Explorer,
    explore,
    plain,
)
from tests.support.samples import DEBT, JULY, JUNE, LIBRARY
from tests.support.stores import stored

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])
FINANCE = "Director of Finance"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """July 2024 and the twelve months before. Only to be looked at."""
    return stored(tmp_path_factory.mktemp("year") / "store", *list(sample_reports())[-13:])


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system is asked to open; the working folder is empty."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    files: list[Path] = []
    monkeypatch.setattr("kpi_tui.opening.open_with_system", files.append)
    return files


@asynccontextmanager
async def task(
    store: Path, keys: int, size: tuple[int, int] = NARROW
) -> AsyncIterator[tuple[Explorer, Presses]]:
    """A task from the opened explorer, which takes so many keys."""
    async with explore(store, size) as explorer:
        presses = Presses(explorer)
        yield explorer, presses
        assert presses.count == keys


class Presses:
    """Presses keys and counts them."""

    def __init__(self, explorer: Explorer) -> None:
        self._explorer = explorer
        self.count = 0

    async def __call__(self, *keys: str) -> None:
        await self._explorer.press(*keys)
        self.count += len(keys)


# -- handing over ----------------------------------------------------------------------------------


async def test_the_agenda_item_of_all_measures(months: Path, opened: list[Path]) -> None:
    async with task(months, 3) as (explorer, press):
        await press("p", "right", "enter")
        await explorer.until(lambda: bool(opened))
        text = text_of(opened[0])
        for code in ("OCC04.05", "OCC10.11", "OCC11.02", "OCC11.11"):
            assert code in text, "each red measure is in it"
        assert "July 2024" in text


async def test_one_page_to_print(months: Path, opened: list[Path]) -> None:
    async with task(months, 2) as (explorer, press):
        await press("p", "enter")
        await explorer.until(lambda: bool(opened))
        assert opened[0].name == "briefing-2024-07.docx"
        assert len(text_of(opened[0]).split()) < 700, "no more than a page holds"
        assert "Ask about" in text_of(opened[0])


async def test_rows_as_a_table_for_word(months: Path, copied: list[str]) -> None:
    async with task(months, 2) as (explorer, press):
        await press("r", "Y")
        table, _, below = copied[0].replace("\r", "").partition("\n\n")
        head, *rows = [line.split("\t") for line in table.splitlines()]
        assert [row[0] for row in rows] == explorer.codes
        assert {len(row) for row in rows} == {len(head)}
        assert {row[head.index("Status")] for row in rows} == {"Red"}, "words that Excel filters by"
        assert not any(sign in copied[0] for sign in "★●▲…"), "and no decoration"
        assert "4 of 45 measures of July 2024" in below
        assert "Source: " in below


@pytest.mark.usefixtures("opened")
async def test_the_trend_chart_as_a_picture(months: Path) -> None:
    async with task(months, 3) as (_, press):
        await press("t", "e", "enter")
        (picture,) = Path.cwd().iterdir()
        assert picture.name == "occ01-02-2024-07.png"
        assert picture.read_bytes().startswith(b"\x89PNG")


@SIZES
async def test_the_page_it_was_read_from(
    months: Path, size: tuple[int, int], opened: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def draw(reading: Reading, report: Report, **_: object) -> PagePicture:
        return PagePicture(Path(f"{reading.measure_code}.png"), Path(report.source.name), "")

    monkeypatch.setattr(page_picture, "draw_page", draw)
    async with task(months, 1, size) as (explorer, press):
        await press("g")
        assert opened == [Path(f"{explorer.cursor}.png")]
        assert any(f"{explorer.cursor} is marked." in said for said in explorer.told)


# -- answering across reports ----------------------------------------------------------------------


async def test_a_directors_last_three_months(year: Path) -> None:
    async with task(year, 3) as (explorer, press):
        await press("r", "D", "enter")
        pane = explorer.main.session.pane
        assert isinstance(pane, PersonPane)
        assert pane.person.value == explorer.month.report.readings[9].directors[0]
        said = plain([pane.as_text(row) for row in pane.rows])
        for month in ("May 2024", "June 2024"):
            assert month in said
        assert "OCC04.05" in explorer.items[0], "what is off target comes first"


async def test_when_it_last_hit_its_target(year: Path) -> None:
    async with task(year, 5) as (explorer, press):
        await press("o", "end", "left", "left")
        assert detail(explorer).startswith("OCC01.02 ")
        assert "Last on target: Jun 2024" in detail(explorer)
        await press("down")
        assert "Last on target: in no report held" in detail(explorer), "it never did"


async def test_red_three_reports_running(year: Path) -> None:
    async with task(year, 2) as (explorer, press):
        await press("ctrl+p")
        await explorer.type("red three in a row")
        await press("enter")
        assert explorer.codes == ["OCC04.05", "OCC10.11", "OCC11.02", "OCC11.11"]
        assert "3 or more reports in a row" in explorer.filters


@SIZES
async def test_reds_per_director(year: Path, size: tuple[int, int]) -> None:
    async with task(year, 2, size) as (explorer, press):
        await press("o", "G")
        cells = explorer.main.query_one(HeatCells)
        lines = ["".join(s.text for s in cells.row_segments(row)) for row in range(cells.row_count)]
        (finance,) = [
            line for line in lines if line.startswith(f" {FINANCE[:14]}") and "Fin" in line
        ]
        theirs = [each for each in explorer.month.report.readings if FINANCE in each.directors]
        red = sum(each.period_status is Status.RED for each in theirs)
        assert f"▲{red}" in finance
        assert "by director" in explorer.screen


@SIZES
async def test_july_against_last_july(year: Path, size: tuple[int, int]) -> None:
    async with task(year, 3, size) as (explorer, press):
        await press("equals_sign", "c")
        assert "July 2024 (reworded) since July 2023 (simulated)" in explorer.listed.title
        assert any("2,090 → 98" in item for item in explorer.items), "with both figures"
        await press("enter")
        assert explorer.cursor == "OCC01.02"


async def test_a_measure_by_its_old_code(tmp_path: Path) -> None:
    june = replace(JUNE, readings=(replace(LIBRARY, measure_code="OCC01.77"),))
    async with task(stored(tmp_path / "store", june, JULY), 1) as (explorer, press):
        await press("slash")
        await explorer.type("01.77")
        assert explorer.codes == [LIBRARY.measure_code]


# -- correcting, and working through ---------------------------------------------------------------


async def test_a_misread_figure_is_corrected_and_the_correction_undone(store: Path) -> None:
    async with task(store, 8, WIDE) as (explorer, press):
        await press("end", "J")
        await explorer.type("correct actual 21")
        await press("enter")
        explorer.app.screen.query_one(Input).value = "£21,262,000"
        await press("enter")
        await explorer.type("agreed with finance")
        await press("enter")
        assert "£21,262,000†" in explorer.column("period_actual")
        assert f"Actual corrected to £21,262,000 by {login_name()}" in explorer.said
        assert "printed: £21,262,0" in explorer.said
        await press("u", "enter")
        assert explorer.told[-1].startswith("Undone: actual corrected to £21,262,000")
        assert DEBT.period_actual in explorer.column("period_actual")
        await press("u")
        assert "Nothing of yours to undo" in explorer.told[-1]


async def test_queries_are_worked_through_one_after_the_other(store: Path) -> None:
    async with task(store, 9) as (explorer, press):
        await press("Q", "down", "down")
        line = explorer.item
        await press("enter", "escape")
        assert explorer.item == line, "the place is kept"
        await press("A")
        await explorer.type("sent on Monday")
        await press("enter")
        assert explorer.item != line, "the next open one is there to be answered"
        assert "1 asked" in explorer.listed.summary
        await press("u", "enter")
        assert "asked" not in explorer.listed.summary


@SIZES
async def test_statuses_are_told_in_words(months: Path, size: tuple[int, int]) -> None:
    async with task(months, 0, size) as (explorer, _):
        told = {" ".join(text.split()) for text in explorer.column("period_status")}
        assert {"Actual missing", "Target missing", "★ green", "● amber", "▲ red"} <= told
        assert not told & {"?", "!", "?!"}
        assert len(MARKS) > len(told)
        assert all(
            not text or text.isdigit() for text in map(str.strip, explorer.column("queries"))
        )


# -- by mouse alone --------------------------------------------------------------------------------


async def test_a_month_back_and_forward_and_a_filter_by_clicks(months: Path) -> None:
    async with task(months, 0, WIDE) as (explorer, _):

        async def click(text: str, line: int | None = None) -> None:
            rows = range(len(explorer.lines)) if line is None else [line % len(explorer.lines)]
            row = next(at for at in rows if text in explorer.lines[at])
            column = explorer.lines[row].index(text) + len(text) - 1
            await explorer.pilot.click(offset=(column, row))
            await explorer.settle()

        await click("[", line=-1)
        assert explorer.day.month == 6
        await click("[ ]", line=-1)
        assert explorer.day.month == 7, "the other bracket goes forward"
        await click("f filter", line=-1)
        await click("[ ] ● amber")
        await click(f"[ ] {FINANCE}")
        await click("Apply")
        theirs = [each for each in explorer.month.report.readings if FINANCE in each.directors]
        amber = [each.measure_code for each in theirs if each.period_status is Status.AMBER]
        assert explorer.codes == amber
        assert FINANCE in explorer.filters


def text_of(file: Path) -> str:
    """All that a Word document says."""
    document = Document(str(file))
    tables = (cell.text for each in document.tables for row in each.rows for cell in row.cells)
    return plain([*(line.text for line in document.paragraphs), *tables])


def detail(explorer: Explorer) -> str:
    """What the foot of the heat map says of the cell under the cursor."""
    assert explorer.main.session.shown is Mode.HEAT_MAP
    return str(explorer.main.query_one(HeatDetail).content)
