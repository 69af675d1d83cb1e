"""Comparing with any earlier period: which is chosen, and that the screen says which two it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.analysis.assessment import PeriodChanges
from kpi_tui.origin import Origin
from kpi_tui.report import Report
from kpi_tui.tui.session.assessor import Assessor
from tests.support.across import reading
from tests.support.explorer import WIDE, explore
from tests.support.frames import month
from tests.support.stores import stored

MONTHS = (*("2023-06", "2023-07", "2024-03", "2024-04", "2024-05", "2024-06", "2024-07"),)

FEWER = ("£9,000", "£9,000", "90", "90", "90", "120", "100")
"""The actuals of a measure that was counted in pounds once."""


def reports() -> list[Report]:
    """The same two measures in each month; each comment names its month."""
    return [
        month(
            day,
            reading("a01_01", period_actual=f"{100 + place}", comment=f"Said of {day}."),
            *([reading("a01_02", comment="Bins.")] if day != "2024-03" else []),
        )
        for place, day in enumerate(MONTHS)
    ]


async def test_brackets_move_the_left_side_of_the_comparison(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", *reports())) as explorer:
        await explorer.press("d")
        assert "Said of 2024-06." in explorer.said
        await explorer.press("left_square_bracket")
        assert "May 2024" in explorer.said
        assert "2024-05" in explorer.said
        assert explorer.day.month == 7, "the month that is shown is the same"
        await explorer.press("right_square_bracket")
        assert "June 2024" in explorer.said
        await explorer.press("right_square_bracket")
        assert explorer.told[-1] == "No report of a later month before this one has it."


async def test_each_side_says_on_which_page_it_stands(tmp_path: Path) -> None:
    now, before = (
        month(day, reading("a01_01", period_actual=figure, pages=[page]))
        for day, figure, page in (("2024-07", "12", 3), ("2024-06", "10", 5))
    )
    async with explore(stored(tmp_path / "store", before, now)) as explorer:
        await explorer.press("d")
        assert "June 2024 · A01.01 · page 5" in explorer.said
        assert "July 2024 · A01.01 · page 3" in explorer.said


async def test_what_is_compared_with_is_marked_wherever_it_is_named(tmp_path: Path) -> None:
    """In the notice, below the table and in Ctrl+P a simulated month had no mark."""
    held = [replace(each, provenance=Origin.SIMULATED) for each in reports()]
    async with explore(stored(tmp_path / "store", *held)) as explorer:
        await explorer.press("equals_sign")
        both = "July 2024 (simulated) is compared with July 2023 (simulated)"
        assert explorer.told[-1].startswith(both)
        assert "c, d: since July 2023 (simulated) · " in explorer.screen
        await explorer.press("ctrl+p")
        await explorer.type("what changed since last year")
        assert explorer.choice.startswith("What changed since July 2023 (simulated)")


async def test_earlier_months_are_marked_while_another_is_being_assessed(tmp_path: Path) -> None:
    held = [replace(each, provenance=Origin.SIMULATED) for each in reports()]
    async with explore(stored(tmp_path / "store", *held)) as explorer:
        session = explorer.main.session
        assert session.grid is not None
        session.assessment = None
        await explorer.press("greater_than_sign")
        named = [each for each in explorer.choices if "20" in each]
        assert len(named) == 8
        assert all("(simulated)" in each for each in named)


async def test_one_key_for_july_on_july_and_back(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", *reports())) as explorer:
        await explorer.press("equals_sign")
        assert explorer.told[-1] == (
            "July 2024 is compared with July 2023: c says what changed, d sets words side by side."
        )
        here = f"{len(explorer.codes)} of {len(explorer.codes)}"
        assert f"c, d: since July 2023 · {here}" in explorer.screen
        await explorer.resize(160, 45)
        told = f"c, d: since July 2023 · direction since June 2024 · {here}"
        assert told in explorer.screen, "the column has room, and goes by another month"
        await explorer.resize(*WIDE)
        assert "no RAG change since Jul 2023" in explorer.strip
        await explorer.press("d")
        assert "July 2023" in explorer.said
        changed = explorer.main.session.changed
        assert changed is not None
        assert (changed.before.year, changed.after.year) == (2023, 2024)
        await explorer.press("escape", "left_square_bracket")
        assert explorer.day.month == 6
        assert explorer.main.session.compared_with is not None
        assert explorer.main.session.compared_with.year == 2023, "June is compared with June then"
        await explorer.press("left_square_bracket")
        assert explorer.main.session.compared_with is None, (
            "of May no report of the year before is held"
        )
        await explorer.press("equals_sign")
        assert explorer.told[-1] == "May 2024 is compared with the previous report."
        await explorer.press("equals_sign")
        assert explorer.told[-1] == "No report of May 2023 is held."


async def test_what_is_not_held_is_not_offered_to_compare_with(tmp_path: Path) -> None:
    """Neither the command nor the answer to a question leads where there is nothing."""
    async with explore(stored(tmp_path / "store", *reports()[2:])) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("compare with the year before")
        assert any("Not now: No report of July 2023 is held." in each for each in explorer.choices)
    async with explore(stored(tmp_path / "store", *reports()[2:])) as explorer:
        await explorer.press("ctrl+p")
        await explorer.type("what changed since last year")
        assert "What changed since July 2023  Not now: no report of it is held" in explorer.choices
        await explorer.press("escape", "ctrl+p")
        await explorer.paste("what changed june 2019")
        assert explorer.choices[0] == "What changed in June 2019  Not now: no report of it is held"


async def test_any_month_before_can_be_chosen(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", *reports())) as explorer:
        await explorer.press("greater_than_sign")
        assert explorer.choices[:3] == [
            "Previous report: June 2024",
            "Same month last year: July 2023",
            *explorer.choices[2:3],
        ]
        assert len(explorer.choices) == 2 + 6
        await explorer.type("march 2024")
        await explorer.press("enter")
        assert explorer.told[-1].startswith("July 2024 is compared with March 2024: c says")
        assert explorer.main.session.changed is not None
        assert {change.measure_code for change in explorer.main.session.changed.changes} == {
            "A01.01",
            "A01.02",
        }
        await explorer.press("down", "d")
        assert "The report of March 2024 does not have this measure." in explorer.said


async def test_why_figures_are_not_compared_is_said(tmp_path: Path) -> None:
    first, *_, last = reports()
    pounds = replace(first.readings[0], period_actual="£1,000,000", period_target="£10")
    store = stored(tmp_path / "store", replace(first, readings=(pounds,)), *reports()[1:-1], last)
    async with explore(store) as explorer:
        await explorer.press("d", *["left_square_bracket"] * 5)
        assert "Figures are not compared: counted in another unit." in explorer.said


async def test_which_way_a_comparable_figure_went_stands_beside_it(tmp_path: Path) -> None:
    fewer = [
        month(d, reading("a01_01", period_actual=a)) for d, a in zip(MONTHS, FEWER, strict=True)
    ]
    async with explore(stored(tmp_path / "store", *fewer)) as explorer:
        await explorer.press("d")
        assert "In month kpi-tui: ↓ worse" in explorer.said
        await explorer.press("left_square_bracket")
        assert "In month kpi-tui: ↑ 90 target" in explorer.said, "seasons may differ: no better"


async def test_no_way_is_told_of_what_is_not_compared(tmp_path: Path) -> None:
    fewer = [
        month(d, reading("a01_01", period_actual=a)) for d, a in zip(MONTHS, FEWER, strict=True)
    ]
    async with explore(stored(tmp_path / "store", *fewer)) as explorer:
        await explorer.press("equals_sign", "d")
        assert "£9,000" in explorer.said
        assert "In month kpi-tui" not in explorer.said


async def test_changes_are_those_since_the_period_that_is_chosen(tmp_path: Path) -> None:
    async with explore(stored(tmp_path / "store", *reports())) as explorer:
        await explorer.press("c")
        pane = explorer.main.session.pane
        assert pane is not None
        assert pane.title == "What changed · July 2024 since June 2024"
        assert "105" in explorer.screen
        await explorer.press("equals_sign")
        assert pane.title == "What changed · July 2024 since July 2023"
        assert "101" in explorer.screen
        await explorer.press("equals_sign")
        assert pane.title == "What changed · July 2024 since June 2024"


async def test_a_comparison_that_fails_is_told_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changes(*_: object) -> PeriodChanges:
        raise RuntimeError("it broke")

    monkeypatch.setattr(Assessor, "changes", changes)
    async with explore(stored(tmp_path / "store", *reports())) as explorer:
        await explorer.press("equals_sign")
        assert "please report it (RuntimeError: it broke)" in explorer.told[-1]
