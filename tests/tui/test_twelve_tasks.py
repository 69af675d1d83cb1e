"""The twelve things people come to do, each by exactly the keys that are counted.

The budgets are those of the design. The text of a search is not counted, nor is what is typed
to choose a file.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from kpi_tui.analysis.browse.entries import entries, matches, searchable
from kpi_tui.labels import PROSE
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.store.store import Store
from kpi_tui.text import visible
from tests.rendering import Style, missing, render
from tests.rendering.samples import small_report
from tests.support.explorer import NARROW, WIDE, Explorer, explore, plain

SIZES = pytest.mark.parametrize("size", [WIDE, NARROW])


class Counted:
    """The opened explorer, and how many keys have been pressed in it."""

    def __init__(self, explorer: Explorer) -> None:
        self.on = explorer
        self.keys = 0

    async def press(self, *keys: str) -> None:
        """Press keys, which count."""
        await self.on.press(*keys)
        self.keys += len(keys)

    async def type(self, text: str) -> None:
        """Type what is searched for, which does not."""
        await self.on.type(text)

    @property
    def readings(self) -> Sequence[Reading]:
        """What the month that is shown says."""
        return self.on.month.report.readings

    def codes_of(self, *readings: Reading) -> list[str]:
        return [reading.measure_code for reading in readings]


@asynccontextmanager
async def task(store: Path, budget: int, size: tuple[int, int] = WIDE) -> AsyncIterator[Counted]:
    """A task from the opened explorer; it may take so many keys."""
    async with explore(store, size) as explorer:
        counted = Counted(explorer)
        yield counted
        assert counted.keys <= budget


@SIZES
async def test_1_this_months_red_measures(months: Path, size: tuple[int, int]) -> None:
    async with task(months, 1, size) as it:
        red = [reading for reading in it.readings if reading.period_status is Status.RED]
        assert red
        await it.press("r")
        assert it.on.codes == it.codes_of(*red)
        assert "▲ red" in it.on.screen
        assert f"{len(red)} of {len(it.readings)}" in it.on.screen


@SIZES
async def test_2_everything_said_about_one_of_them(months: Path, size: tuple[int, int]) -> None:
    async with task(months, 2, size) as it:
        await it.press("r", "enter")
        assert it.on.reading
        (reading,) = [one for one in it.readings if one.measure_code == it.on.cursor]
        assert reading.period_status is Status.RED
        for name in ("measure_name", *PROSE):
            assert plain([visible(getattr(reading, name) or "")]) in it.on.said
        assert reading.measure_code in it.on.lines[0]


@SIZES
async def test_3_every_measure_that_says_library(months: Path, size: tuple[int, int]) -> None:
    async with task(months, 1, size) as it:
        say = [reading for reading in it.readings if matches(searchable(reading), ["librar"])]
        assert len(say) > 1
        assert any("librar" not in reading.measure_name.lower() for reading in say), "a comment"
        await it.press("/")
        await it.type("librar")
        assert it.on.codes == it.codes_of(*say)
        assert f"{len(say)} of {len(it.readings)}" in it.on.screen
        assert "librar" in {found.lower() for found in it.on.marked}


@SIZES
async def test_4_one_persons_measures(months: Path, size: tuple[int, int]) -> None:
    async with task(months, 3, size) as it:
        listed = entries(it.on.month.report)
        director = listed[0].directors[0]
        holder = next(each.holder for each in listed if each.holder)
        theirs = [each.reading for each in listed if director in each.directors]
        assert 0 < len(theirs) < len(listed)
        await it.press("f")
        await it.type(director.replace(" ", ""))
        await it.press("enter")
        assert it.on.codes == it.codes_of(*theirs)
        assert director in it.on.filters
        assert it.keys == 2

        await it.on.press("escape")
        it.keys = 0
        theirs = [each.reading for each in listed if each.holder == holder]
        await it.press("f")
        await it.type(str(holder).replace(" ", ""))
        await it.press("enter")
        assert it.on.codes == it.codes_of(*theirs)


@SIZES
async def test_5_another_month(months: Path, size: tuple[int, int]) -> None:
    async with task(months, 1, size) as it:
        await it.press("[")
        assert it.on.day == date(2024, 6, 30)
        assert "June 2024" in it.on.lines[0]


@SIZES
async def test_6_what_changed_since_the_month_before(months: Path, size: tuple[int, int]) -> None:
    async with task(months, 1, size) as it:
        assessment = it.on.main.session.assessment
        assert assessment is not None
        assert assessment.changes
        await it.press("c")
        assert (
            it.on.listed.title == "What changed · July 2024 (reworded) since June 2024 (simulated)"
        )
        said = "\n".join(it.on.items)
        for change in assessment.changes:
            assert plain([change.sentence]) in said
        first = it.on.items[0][:40]
        assert first in it.on.screen, "what matters most is seen at once"


@SIZES
async def test_7_how_it_went_with_its_target(months: Path, size: tuple[int, int]) -> None:
    async with task(months, 1, size) as it:
        await it.press("t")
        assert it.on.reading
        said = it.on.words
        for month in ("Apr 2024", "May 2024", "Jun 2024", "Jul 2024"):
            assert month in said
        assert "└" in it.on.screen, "a chart"
        assert "target" in it.on.screen
        assert it.readings[0].period_actual is not None
        assert it.readings[0].period_actual in said


@SIZES
async def test_8_this_months_comment_beside_last_months(
    months: Path, size: tuple[int, int]
) -> None:
    async with task(months, 1, size) as it:
        now = it.readings[0]
        before = Store(months).report(date(2024, 6, 30)).readings[0]
        assert now.comment
        assert before.comment
        assert now.comment != before.comment
        await it.press("d")
        assert it.on.reading
        assert "June 2024 (simulated) · " in it.on.screen
        assert "July 2024 (reworded) · " in it.on.screen
        assert words_of(now.comment) <= words_of(it.on.words)
        assert words_of(before.comment) <= words_of(it.on.words)


@SIZES
async def test_9_what_is_wrong_and_on_to_the_measure(months: Path, size: tuple[int, int]) -> None:
    async with task(months, 2, size) as it:
        await it.press("Q")
        assert "Data quality queries · July 2024" in it.on.screen
        assert "Must resolve: " in it.on.item
        wanted = it.on.heads[0].split()[0]
        await it.press("enter")
        assert it.on.cursor == wanted
        assert it.on.focused == "table"
        assert re.search(r"[▸▾] \d+ quer(y|ies)", it.on.words), "the measure says it too"
        assert "Esc back to the queries" in it.on.screen


@SIZES
async def test_10_a_measure_for_an_email(
    months: Path, size: tuple[int, int], copied: list[str]
) -> None:
    async with task(months, 1, size) as it:
        await it.press("y")
        (text,) = copied
        reading = it.readings[0]
        for said in (reading.measure_code, reading.period_actual, reading.period_target):
            assert said is not None
            assert said in text
        assert plain([reading.comment or ""]) in plain([text])
        assert reading.measure_code in it.on.told[-1]


@SIZES
async def test_11_the_rows_on_screen_as_a_spreadsheet(
    months: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(months, size) as explorer:
        await explorer.press("r")  # to have fewer rows than all; it is no part of the task
        it = Counted(explorer)
        shown = explorer.codes
        await it.press("e", "enter")
        assert it.keys <= 2
        (file,) = tmp_path.iterdir()
        assert file.suffix == ".xlsx"
        assert file.name in plain(explorer.told)
        with ZipFile(file) as book:
            strings = book.read("xl/sharedStrings.xml").decode()
        assert re.findall(r">(OCC\d\d\.\d\d)<", strings) == shown, "these rows and no others"
        assert {"Director", "Variance", "Direction"} <= set(re.findall(r">([^<]+)<", strings))


@pytest.mark.skipif(missing("reportlab") is not None, reason="reportlab is not installed")
async def test_12_a_new_month_without_leaving(
    small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    august = replace(small_report(), report_date=date(2024, 8, 31))
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    render(august, downloads / "annex-august.pdf", Style())
    monkeypatch.setattr("kpi_tui.tui.files.pdf_search.usual_folders", lambda _: [downloads])
    store = tmp_path / "store"
    Store(store).add(Store(small).report(date(2024, 7, 31)))
    async with task(store, 1 + 1) as it:  # and one to choose the file
        await it.press("i")
        await it.on.until(lambda: "annex-august.pdf" in it.on.screen)
        await it.press("enter")  # the newest file is the one the cursor is on
        assert "August 2024 imported" in unboxed(it.on)
        assert Store(store).last_days() == [date(2024, 7, 31), date(2024, 8, 31)]
        await it.on.press("escape")
        assert it.on.day == date(2024, 8, 31)
        assert len(it.on.codes) == len(august.readings)


def words_of(text: str) -> set[str]:
    return set(visible(text).split())


def unboxed(explorer: Explorer) -> str:
    """The screen without the frames of its boxes."""
    return plain(line.replace("│", " ") for line in explorer.lines)
