"""What is read and worked out before it is asked for, and given up when it no longer is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import chain, repeat
from pathlib import Path

import pytest

from kpi_tui.tui.session.assessor import AssessmentCancelledError, Assessor
from kpi_tui.tui.session.library import Library
from tests.support.explorer import explore
from tests.support.odd_files import SPOILT, month_file
from tests.support.samples import JULY
from tests.support.stores import stored

MONTHS = tuple(date(2024, month, 28) for month in range(1, 8))
MIDDLE = MONTHS[3]


@pytest.fixture
def months(tmp_path: Path) -> Path:
    """A store of seven months."""
    return stored(tmp_path / "store", *(replace(JULY, report_date=day) for day in MONTHS))


def kept(library: Library) -> list[date]:
    return [day for day in MONTHS if library.kept(day) is not None]


def test_the_months_around_one_are_read(months: Path) -> None:
    library = Library(months)
    library.load(MIDDLE)
    library.read_around(MIDDLE, lambda: False)
    assert kept(library) == list(MONTHS[1:6])


def test_there_are_fewer_at_the_ends(months: Path) -> None:
    library = Library(months)
    library.load(MONTHS[-1])
    library.read_around(MONTHS[-1], lambda: False)
    assert kept(library) == list(MONTHS[-3:])


def test_the_nearest_come_first_and_whoever_goes_on_is_not_held_up(months: Path) -> None:
    library, answers = Library(months), chain([False] * 2, repeat(True))
    library.load(MIDDLE)
    library.read_around(MIDDLE, lambda: next(answers))
    assert kept(library) == list(MONTHS[2:5])


@pytest.mark.parametrize("steps", range(4))
def test_a_study_is_given_up_between_its_steps(months: Path, steps: int) -> None:
    studies, answers = Assessor(months), chain([False] * steps, repeat(True))
    with pytest.raises(AssessmentCancelledError):
        studies.assess(MIDDLE, lambda: next(answers))
    assert studies.of(MIDDLE) is None
    assert studies.assess(MIDDLE, lambda: False).last_day == MIDDLE


async def test_the_next_months_are_read_before_anything_is_worked_out(
    months: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with explore(months) as explorer:
        library = explorer.main.loader.library
        await explorer.until(lambda: library.kept(MONTHS[-3]) is not None)
        monkeypatch.setattr(explorer.main.loader, "assess", lambda _: None)
        await explorer.press("[")
        await explorer.until(lambda: library.kept(MONTHS[-4]) is not None)


async def test_a_copy_is_left_of_what_was_shown(
    months: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = tmp_path / "cache" / "months"
    monkeypatch.setenv("KPI_TUI_CACHE", str(copies.parent))
    async with explore(months) as explorer:
        await explorer.until(lambda: explorer.main.loader.library.kept(MONTHS[-2]) is not None)
    (copy,) = copies.iterdir()
    assert copy.name.startswith(f"{MONTHS[-1]}.r1.")
    copied = copy.stat().st_mtime_ns
    async with explore(months) as explorer:
        await explorer.press("[")
        await explorer.until(lambda: len(list(copies.iterdir())) == 2)
    assert copy.stat().st_mtime_ns == copied, "one that is there is not written again"


def test_whoever_asks_gets_the_same_month(months: Path) -> None:
    library = Library(months)
    shown = library.load(MIDDLE).month
    with ThreadPoolExecutor() as pool:
        pool.map(lambda _: library.read_around(MIDDLE, lambda: False), range(4))
        found = list(pool.map(lambda _: library.load(MONTHS[2]).month, range(8)))
    assert all(month is found[0] for month in found)
    assert library.load(MIDDLE).month is shown


async def test_one_goes_on_into_months_that_are_studied_already(months: Path) -> None:
    async with explore(months) as explorer:
        for day in reversed(MONTHS[:-1]):
            await explorer.until(lambda day=day: explorer.main.loader.assessor.of(day) is not None)  # type: ignore[misc]
            await explorer.press("[")
            assert explorer.day == day
            assert explorer.main.session.assessment is not None


def test_what_is_as_it_was_is_not_worked_out_again(months: Path) -> None:
    assessor = Assessor(months)
    before = assessor.assess(MIDDLE, lambda: False)
    assessor.look_again()
    assert assessor.of(MIDDLE) is before
    assert assessor.assess(MIDDLE, lambda: False) is before


def test_a_file_that_is_another_now_is_read_again(months: Path) -> None:
    assessor = Assessor(months)
    before = assessor.assess(MIDDLE, lambda: False)
    SPOILT["cut off"](month_file(months, "2024-03"))
    assessor.look_again()
    assert assessor.assess(MIDDLE, lambda: False) is not before
    assert [Path(each).name for each in assessor.problems] == [month_file(months, "2024-03").name]


def test_a_file_that_could_not_be_read_is_tried_again(months: Path) -> None:
    SPOILT["cut off"](month_file(months, "2024-03"))
    assessor = Assessor(months)
    before = assessor.assess(MIDDLE, lambda: False)
    assessor.look_again()
    assert assessor.of(MIDDLE) is None
    assert assessor.assess(MIDDLE, lambda: False) is not before
