"""What is read and worked out before it is asked for, and given up when it no longer is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain, repeat
from pathlib import Path

import pytest

from kpi_tui.tui.loading import Library
from kpi_tui.tui.studying import NoLongerWantedError, Studies
from tests.samples import JULY
from tests.tui.driving import explore, stored

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
    studies, answers = Studies(months), chain([False] * steps, repeat(True))
    with pytest.raises(NoLongerWantedError):
        studies.study(MIDDLE, lambda: next(answers))
    assert studies.of(MIDDLE) is None
    assert studies.study(MIDDLE, lambda: False).month == MIDDLE


async def test_one_goes_on_into_months_that_are_studied_already(months: Path) -> None:
    async with explore(months) as explorer:
        for day in reversed(MONTHS[:-1]):
            await explorer.until(lambda day=day: explorer.main.studies.of(day) is not None)  # type: ignore[misc]
            await explorer.press("[")
            assert explorer.day == day
            assert explorer.main.is_studied
