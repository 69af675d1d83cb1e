"""What is not as published is marked wherever the explorer shows it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.origin import Origin
from tests.support.explorer import NARROW, WIDE, explore
from tests.support.samples import JULY, JUNE
from tests.support.stores import stored

SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A simulated month before a reworded one. Only to be looked at."""
    june = replace(JUNE, provenance=Origin.SIMULATED)
    july = replace(JULY, provenance=Origin.REWORDED)
    return stored(tmp_path_factory.mktemp("mixed") / "store", june, july)


@SIZES
@pytest.mark.parametrize("real_demo", [False, True])
async def test_header_table_and_commentary(
    mixed: Path, months: Path, size: tuple[int, int], real_demo: bool
) -> None:
    async with explore(months if real_demo else mixed, size=size) as explorer:
        assert "July 2024 (reworded)" in explorer.strip
        assert len(explorer.strip) <= size[0]
        assert any(each in explorer.strip for each in ("1 green", "22 green", "★ 1", "★ 22"))
        assert "2 Reworded · Measures" in explorer.screen
        assert "July 2024 (reworded) " in explorer.screen
        assert "Reworded: the figures" in explorer.said
        await explorer.press("[")
        assert "June 2024 (simulated)" in explorer.strip
        assert "2 Simulated · Measures" in explorer.screen


async def test_travel_says_that_it_comes_from_a_simulated_month(mixed: Path) -> None:
    async with explore(mixed, size=(200, 45)) as explorer:
        assert "direction since June 2024 (simulated) · 3 of 3" in explorer.screen
    async with explore(mixed, size=NARROW) as explorer:
        assert "direction since" not in explorer.screen, "no column tells it there"


async def test_published_months_are_not_marked(small: Path) -> None:
    async with explore(small) as explorer:
        for word in ("reworded", "simulated", "published"):
            assert word not in explorer.screen.lower()


@SIZES
async def test_pages_of_a_measure(mixed: Path, size: tuple[int, int]) -> None:
    async with explore(mixed, size=size) as explorer:
        for key, words in (
            ("enter", ("Reworded: the figures are as published", "June 2024 (simulated)")),
            ("d", ("June 2024 (simulated) · OCC01.01", "July 2024 (reworded) · OCC01.01")),
            ("t", ("○ simulated", "Simulated: 1 of its 2 months.", "Reworded: the figures")),
        ):
            await explorer.press(key)
            for each in words:
                assert each in explorer.screen or each in explorer.said, key
            await explorer.press("escape")


async def test_a_simulated_figure_beside_the_chart_bears_its_sign(mixed: Path) -> None:
    async with explore(mixed, size=(160, 45)) as explorer:
        await explorer.press("t")
        assert "Jun 2024 ○" in explorer.screen
        assert "Jul 2024 ○" not in explorer.screen


@SIZES
async def test_titles_of_lists_say_which_months_are_made_up(
    mixed: Path, size: tuple[int, int]
) -> None:
    between = "July 2024 (reworded) since June 2024 (simulated)"
    async with explore(mixed, size=size) as explorer:
        for key, words in (
            ("m", "June 2024 (simulated)  "),
            ("c", f"What changed · {between}"),
            ("K", "Data quality queries · July 2024 (reworded)"),
            ("L", "Matching measures · July 2024 (reworded) and June 2024 (simulated)"),
            ("O", "Since June 2024 (simulated)"),
            ("e", "3 measures of July 2024 (reworded)"),
        ):
            await explorer.press(key)
            assert words in explorer.screen, key
            await explorer.press("escape")


async def test_what_is_copied_says_so(mixed: Path, copied: list[str]) -> None:
    async with explore(mixed) as explorer:
        await explorer.press("y", "Y")
        measure, rows = copied
        assert Origin.REWORDED.note in measure
        assert [line.split("\t")[-1] for line in rows.splitlines()[:4]] == [
            "Provenance",
            *["Reworded"] * 3,
        ]
        assert Origin.REWORDED.note in rows, "below them"


async def test_copied_rows_of_a_published_month_have_no_column_of_it(
    small: Path, copied: list[str]
) -> None:
    async with explore(small) as explorer:
        await explorer.press("Y")
        assert "Provenance" not in copied[0]


@pytest.mark.parametrize("key", ["c", "L"])
async def test_each_row_of_a_list_written_for_programs_names_both_reports(
    mixed: Path, key: str
) -> None:
    async with explore(mixed) as explorer:
        await explorer.press(key)
        pane = explorer.listed
        listing = pane.listing(list(pane.listed.values()))
    assert listing.records
    both = ("from_period", "from_provenance", "to_period", "to_provenance")
    for each in listing.records:
        assert [each[name] for name in both] == [
            *("June 2024", "simulated"),
            *("July 2024", "reworded"),
        ]
    assert set(both) <= set(listing.keys)
