"""What is taken out of the explorer by a key: a measure, the rows, a file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.support.explorer import NARROW, WIDE, explore, plain


async def test_the_measure_under_the_cursor(small: Path, copied: list[str]) -> None:
    async with explore(small) as explorer:
        await explorer.press("down", "y")
        (text,) = copied
        for said in ("OCC01.02", "Household waste recycled | composted", "56.96%", "61.50%",
                     "A new round of `collections` <b>starts</b>.", "July 2024", "annex.pdf"):  # fmt: skip
            assert said in text
        assert "OCC01.02" in explorer.told[-1]
        await explorer.press("enter", "right", "y")
        assert "Debt outstanding" in copied[-1], "the one that is being read"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_rows_on_the_screen(
    small: Path, copied: list[str], size: tuple[int, int]
) -> None:
    async with explore(small, size) as explorer:
        await explorer.press("s", "v", "Y")
        table, below = copied[0].split("\r\n\r\n")
        rows = list(csv.reader(table.splitlines(), delimiter="\t"))
        assert [row[0] for row in rows] == ["Code", "OCC02.01", "OCC01.02", "OCC01.01"], "in order"
        assert rows[2][1] == "Household waste recycled | composted", "whole, however narrow"
        assert rows[2][rows[0].index("Status")] == "Red", "a word that Excel can filter by"
        assert below.splitlines()[:2] == ["3 measures of July 2024", "Source: annex.pdf"]
        assert explorer.told[-1] == "3 rows copied as a table."
        await explorer.press("r", "Y")
        assert "OCC01.02" in copied[1].splitlines()[1]
        assert "1 of 3 measures of July 2024 · red" in copied[1]
        assert explorer.told[-1] == "1 row copied as a table."


async def test_nothing_to_copy(small: Path, copied: list[str]) -> None:
    async with explore(small) as explorer:
        await explorer.press("/")
        await explorer.type("xyzzy")
        await explorer.press("enter", "y", "Y", "e")
        assert copied == []
        assert explorer.told == [
            "No measure is under the cursor.",
            *["No measure is on the screen."] * 2,
        ]


async def test_a_file_of_what_is_shown(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(small) as explorer:
        await explorer.press("v", "/")
        await explorer.type("ada")
        await explorer.press("enter", "e")
        assert "2 of 3 measures of July 2024 · search: ada" in explorer.screen
        await explorer.press("down", "down", "enter")
        (file,) = tmp_path.iterdir()
        with file.open(encoding="utf-8-sig", newline="") as text:
            rows = list(csv.DictReader(text))
        assert [row["measure_code"] for row in rows] == ["OCC01.02", "OCC01.01"]
        assert file.name in plain(explorer.told)
        assert explorer.focused == "table"
