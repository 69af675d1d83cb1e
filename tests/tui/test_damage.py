"""Stores that cannot be read: a message, and the explorer goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.tui.screens.main import MainScreen
from tests.support.explorer import Explorer, explore, stored
from tests.support.samples import EMPTY, JULY, JUNE

EVERY_KEY = [*"[]{}raesSvb123z", "escape", "enter", "escape", "tab", "up", "down", "f5"]


def damage(store: Path, month: str, content: bytes | None = None) -> None:
    """Cut a month's file off, or put something else in its place."""
    (file,) = store.glob(f"{month}*.parquet")
    file.write_bytes(file.read_bytes()[:300] if content is None else content)


async def survives(explorer: Explorer) -> None:
    """Press every key: nothing crashes."""
    await explorer.press(*EVERY_KEY)
    assert isinstance(explorer.app.screen, MainScreen)
    assert explorer.app.is_running


@pytest.mark.parametrize("content", [None, b""])
async def test_the_last_month(tmp_path: Path, content: bytes | None) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    damage(store, "2024-07", content)
    async with explore(store) as explorer:
        assert "cannot be read" in explorer.told[0]
        said = "".join(explorer.words.split())
        assert "2024-07-31.r1" in said, "a path too long for a line is broken"
        assert "cannotberead:moveitoutofthestore" in said
        await survives(explorer)


async def test_past_a_last_month_that_is_damaged(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", EMPTY, JUNE, JULY)
    damage(store, "2024-07")
    async with explore(store) as explorer:
        explorer.told.clear()
        await explorer.press("[")
        assert explorer.day == JUNE.report_date
        assert "Visits to libraries" in explorer.words
        await explorer.press("]")
        assert "2024-07-31.r1" in "".join(explorer.told)
        await explorer.press("[")
        assert explorer.day == JUNE.report_date
        await explorer.press("[")
        assert explorer.day == EMPTY.report_date


async def test_another_month(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", EMPTY, JUNE, JULY)
    damage(store, "2024-06")
    async with explore(store) as explorer:
        assert explorer.codes == ["OCC01.01", "OCC01.02", "OCC02.01"]
        assert any("2024-06-30" in note for note in explorer.told)
        await explorer.press("down")
        assert "Household waste" in explorer.words, "the month that is sound can be read"
        await explorer.press("[")
        assert explorer.day == JULY.report_date
        assert "2024-06-30.r1" in "".join(explorer.words.split())
        await explorer.press("[")
        assert explorer.day == EMPTY.report_date, "one gets past the damaged month"


async def test_a_file_that_is_not_ours(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JULY)
    (store / "[@click=app.quit]x[b].parquet").write_bytes(b"not ours")
    async with explore(store) as explorer:
        assert "not a kpi-tui report" in explorer.said
        assert "[@click=app.quit]x[b].parquet" in "".join(explorer.words.split())


async def test_a_store_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("not a folder")
    async with explore(tmp_path / "store") as explorer:
        assert "not a folder" in explorer.said
        await survives(explorer)


async def test_mended_and_read_again(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    (file,) = store.glob("2024-07*.parquet")
    sound = file.read_bytes()
    damage(store, "2024-07")
    async with explore(store) as explorer:
        file.write_bytes(sound)
        await explorer.press("f5")
        assert explorer.day == JULY.report_date
        assert "Visits to libraries" in explorer.words


async def test_a_reports_month_that_the_history_cannot_have_is_no_crash(tmp_path: Path) -> None:
    """Escape sequences in a path reach no terminal."""
    store = stored(tmp_path / "a\x1b[31mb", JULY)
    damage(store, "2024-07")
    async with explore(store) as explorer:
        assert "␛[31m" in "".join(explorer.words.split()), "a long path is broken anywhere"
        assert "\x1b" not in explorer.screen
        assert "\x1b" not in "".join(explorer.told)
