"""Stores with odd files in them, and stores that go away: a message, and the explorer goes on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest

from kpi_tui.demo import ANNEX
from kpi_tui.store.store import Store
from kpi_tui.tui.screens.choose_pdf import FilesChosen
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.screens.welcome import WelcomeScreen
from kpi_tui.tui.widgets.item_list import ItemList
from tests.support.explorer import Explorer, explore, plain
from tests.support.local import local
from tests.support.odd_files import BESIDE, SPOILT, forbid, month_file
from tests.support.samples import EMPTY, JULY, JUNE, corrected, of_kent
from tests.support.stores import stored

pytestmark = pytest.mark.costly(8)

EVERY_KEY = [*"[]{}raesSvb123z", "escape", "enter", "escape", "tab", "up", "down", "f5"]
UNNAMED = {"a folder", "a pipe", "a link to nowhere"}
"""What is no file has no month, whatever its name."""


def damage(store: Path, month: str) -> None:
    """Cut a month's file off."""
    SPOILT["cut off"](month_file(store, month))


async def survives(explorer: Explorer) -> None:
    """Press every key: nothing crashes."""
    await explorer.press(*EVERY_KEY)
    assert isinstance(explorer.app.screen, MainScreen)
    assert explorer.app.is_running


async def told_after(explorer: Explorer, *keys: str) -> list[str]:
    """What pops up after some keys."""
    explorer.told.clear()
    await explorer.press(*keys)
    return explorer.told


# -- a file in the place of a month's ----------------------------------------------------------


@pytest.mark.parametrize("kind", SPOILT)
async def test_a_spoilt_last_month(tmp_path: Path, kind: str) -> None:
    store = stored(tmp_path / "store", EMPTY, JUNE, JULY)
    file = month_file(store, "2024-07")
    SPOILT[kind](file)
    async with explore(store) as explorer:
        (told,) = explorer.told
        assert told.startswith(f"{file.name}: ")
        if kind not in UNNAMED:
            assert "so July 2024 cannot be shown: " in told
            assert "".join(told.split()) == "".join(explorer.words.split())
            assert await told_after(explorer, "[") == []
        assert explorer.day == JUNE.report_date
        assert "Visits to libraries" in explorer.words
        assert await told_after(explorer, "[") == []
        assert explorer.day == EMPTY.report_date
        assert await told_after(explorer, "]") == []


@pytest.mark.parametrize("kind", SPOILT)
async def test_a_spoilt_earlier_month(tmp_path: Path, kind: str) -> None:
    store = stored(tmp_path / "store", EMPTY, JUNE, JULY)
    file = month_file(store, "2024-06")
    SPOILT[kind](file)
    async with explore(store) as explorer:
        (told,) = explorer.told
        assert told.startswith(f"{file.name}: ")
        assert explorer.codes == ["OCC01.01", "OCC01.02", "OCC02.01"]
        assert await told_after(explorer, "down") == []
        assert "Household waste" in explorer.words, "the month that is sound can be read"
        if kind not in UNNAMED:
            (told,) = await told_after(explorer, "[")
            assert told.startswith(f"{file.name}: ")
            assert "so June 2024 cannot be shown" in told
            assert "so June 2024 cannot be shown" in explorer.said
            assert explorer.day == JULY.report_date
        assert await told_after(explorer, "[") == []
        assert explorer.day == EMPTY.report_date, "one gets past the bad month"


@pytest.mark.parametrize("month", ["2024-06", "2024-07"])
async def test_a_file_that_may_not_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, month: str
) -> None:
    store = stored(tmp_path / "store", EMPTY, JUNE, JULY)
    file = month_file(store, month)
    forbid(file, monkeypatch)
    async with explore(store) as explorer:
        (told,) = explorer.told
        assert told.startswith(f"{file.name}: cannot be read: Permission denied, so ")
        await explorer.press("[", "[")
        assert explorer.day == EMPTY.report_date
        await survives(explorer)


@pytest.mark.parametrize("kind", ["cut off", "a folder", "newer"])
async def test_a_bad_correction_is_named_and_the_issue_before_is_read(
    tmp_path: Path, kind: str
) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    file = Store(store).add(corrected()).path
    SPOILT[kind](local(file))
    async with explore(store) as explorer:
        (told,) = explorer.told
        assert told.startswith(f"{file.name}: ")
        assert ("so revision 1 is read instead" in told) is (kind != "a folder")
        assert (explorer.day, explorer.month.revision) == (JULY.report_date, 1)
        assert await told_after(explorer, "[", "]", "c", "escape", "Q", "escape", "f5") == []


async def test_a_bad_correction_is_named_where_there_is_a_copy_of_the_issue_before(
    tmp_path: Path,
) -> None:
    store = stored(tmp_path / "store", JULY)
    async with explore(store):
        pass
    local(Store(store).add(corrected()).path).write_bytes(b"")
    async with explore(store) as explorer:
        (told,) = explorer.told
        assert "so revision 1 is read instead" in told


@pytest.mark.parametrize("key", ["c", "L"])
async def test_what_cannot_be_compared_is_said(tmp_path: Path, key: str) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    damage(store, "2024-06")
    async with explore(store) as explorer:
        (told,) = await told_after(explorer, key)
        assert told.startswith("No month before this one has measures that can be read")
        assert isinstance(explorer.app.screen, MainScreen)


async def test_every_month_is_bad(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    for month in ("2024-06", "2024-07"):
        damage(store, month)
    async with explore(store) as explorer:
        assert "so July 2024 cannot be shown" in explorer.said
        await explorer.press("[")
        assert "so June 2024 cannot be shown" in explorer.said
        await survives(explorer)


async def test_a_month_that_is_mended_is_read_again(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    file = month_file(store, "2024-07")
    sound = file.read_bytes()
    damage(store, "2024-07")
    async with explore(store) as explorer:
        file.write_bytes(sound)
        assert await told_after(explorer, "f5") == []
        assert explorer.day == JULY.report_date
        assert "Visits to libraries" in explorer.words


async def test_a_correction_that_is_mended_is_read_again(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    file = Store(store).add(corrected()).path
    sound = local(file).read_bytes()
    local(file).write_bytes(b"")
    async with explore(store) as explorer:
        assert explorer.month.revision == 1
        local(file).write_bytes(sound)
        await explorer.press("f5")
        assert explorer.month.revision == 2
        assert explorer.column("period_actual")[0].startswith("1,250")


async def test_escape_sequences_in_a_path_reach_no_terminal(tmp_path: Path) -> None:
    store = stored(tmp_path / "a\x1b[31mb", JULY)
    (store / "c\x1b[32md.parquet").touch()
    async with explore(store) as explorer:
        (told,) = explorer.told
        assert told.startswith("c␛[32md.parquet: ")
        shutil.rmtree(store)
        await explorer.press("f5")
        assert "␛[31m" in explorer.told[-1]
        assert "\x1b" not in explorer.screen
        assert "\x1b" not in "".join(explorer.told)


# -- a file beside the months' -----------------------------------------------------------------


@pytest.mark.parametrize("kind", BESIDE)
async def test_an_odd_file_beside_the_months(tmp_path: Path, kind: str) -> None:
    store = stored(tmp_path / "store", EMPTY, JUNE, JULY)
    file = BESIDE[kind](store)
    async with explore(store) as explorer:
        (told,) = explorer.told
        assert told.startswith(f"{file.name}: ")
        assert explorer.day == JULY.report_date
        assert await told_after(explorer, "[", "[", "]", "]", "f5") == [], "it is told once"
        assert explorer.day == JULY.report_date
        assert "Visits to libraries" in explorer.words


async def test_several_odd_files_are_counted(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JULY)
    for name in ("a", "b", "c"):
        (store / f"{name}.parquet").touch()
    async with explore(store) as explorer:
        (told,) = explorer.told
        assert told.startswith("a.parquet: not a kpi-tui report by its name: ")
        assert told.endswith(" (and 2 more: kpi-tui doctor lists them)")


SIZES = [(80, 24), (112, 30)]


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_but_odd_files(tmp_path: Path, size: tuple[int, int]) -> None:
    store = tmp_path / "store"
    store.mkdir()
    for name in ("[@click=app.quit]x[b]", *"cde"):
        (store / f"{name}{' long' * 20}.parquet").write_bytes(b"not ours")
    async with explore(store, size) as explorer:
        assert isinstance(explorer.app.screen, WelcomeScreen)
        said = plain(line.replace("│", " ") for line in explorer.lines)
        assert "No report here can be read. [@click=app.quit]x[b] long long" in said
        assert "not a kpi-tui report by its name: move it elsewhere" in said
        assert "And 3 more: kpi-tui doctor lists them." in said
        assert "No report has been imported yet" not in said
        assert explorer.app.screen.max_scroll_y == 0, "all of it can be seen"
        await explorer.press("f5")
        assert isinstance(explorer.app.screen, WelcomeScreen)


async def test_a_store_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("not a folder")
    async with explore(tmp_path / "store") as explorer:
        assert "not a folder" in explorer.said
        await survives(explorer)


# -- copies of months --------------------------------------------------------------------------


def _deep(copy: bytes) -> bytes:
    head, _, _ = copy.partition(b"\n")
    return head + b"\n" + b"[" * 100_000


def _of_other_types(copy: bytes) -> bytes:
    head, _, _ = copy.partition(b"\n")
    return head + b"\n" + json.dumps({"imported_at": 5, "report": [1]}).encode()


COPIES: dict[str, Callable[[bytes], bytes]] = {
    "cut off": lambda copy: copy[:500],
    "empty": lambda _: b"",
    "a bit flipped": lambda copy: copy[:900] + bytes([copy[900] ^ 4]) + copy[901:],
    "of another version": lambda copy: copy.replace(b"kpi-tui ", b"kpi-tui 0", 1),
    "nested deep": _deep,
    "of other types": _of_other_types,
    "no text": lambda _: bytes(range(256)) * 9,
}


@pytest.mark.parametrize("kind", COPIES)
async def test_an_odd_copy_is_dropped_and_made_anew(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setenv("KPI_TUI_CACHE", str(cache))
    store = stored(tmp_path / "store", JULY)
    async with explore(store):
        pass
    (copy,) = (cache / "months").iterdir()
    sound = copy.read_bytes()
    copy.write_bytes(COPIES[kind](sound))
    async with explore(store) as explorer:
        assert explorer.month.report == JULY
        assert explorer.told == []
    assert copy.read_bytes() == sound


# -- a store that goes away --------------------------------------------------------------------


def _deleted(store: Path, aside: Path) -> None:
    store.rename(aside)


def _unmounted(store: Path, aside: Path) -> None:
    store.rename(aside)
    store.mkdir()


def _back(store: Path, aside: Path) -> None:
    shutil.rmtree(store, ignore_errors=True)
    aside.rename(store)


GOING = {"the folder is gone": _deleted, "no report is left in it": _unmounted}


@pytest.mark.parametrize("why", GOING)
async def test_a_store_that_goes_away_and_comes_back(tmp_path: Path, why: str) -> None:
    store, aside = stored(tmp_path / "store", EMPTY, JUNE, JULY), tmp_path / "aside"
    gone = f"{store}: {why}: what was read stays here, and F5 looks again"
    async with explore(store) as explorer:
        await explorer.press("down")
        shown = explorer.words
        GOING[why](store, aside)
        for key in ("f5", "f5"):
            assert await told_after(explorer, key) == [gone]
            assert isinstance(explorer.app.screen, MainScreen)
            assert (explorer.day, explorer.words) == (JULY.report_date, shown)
        for key, day in (("[", JUNE), ("[", EMPTY), ("]", JUNE), ("]", JULY)):
            assert await told_after(explorer, key) == [gone]
            assert explorer.day == day.report_date, "what was read can be read"
        _back(store, aside)
        assert await told_after(explorer, "f5") == []
        assert explorer.day == JULY.report_date
        await explorer.until(lambda: explorer.main.session.assessment is not None)
        assert await told_after(explorer, "c") == []
        assert "What changed" in explorer.screen, "it is worked out again"


async def test_a_month_that_was_not_read_before_the_store_went_away(tmp_path: Path) -> None:
    days = [
        replace(JULY, report_date=JULY.report_date.replace(month=each)) for each in (1, 3, 5, 7)
    ]
    store = stored(tmp_path / "store", *days)
    async with explore(store) as explorer:
        shown = explorer.words
        store.rename(tmp_path / "aside")
        (told,) = await told_after(explorer, "{")
        assert "the folder is gone" in told
        assert (explorer.day, explorer.words) == (JULY.report_date, shown)
        assert "July 2024" in explorer.strip
        assert "4 of 4" in explorer.strip


@pytest.mark.parametrize("why", GOING)
async def test_nothing_is_put_into_a_store_that_went_away(tmp_path: Path, why: str) -> None:
    annex = tmp_path / "annex.pdf"
    annex.write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    store, aside = stored(tmp_path / "store", JUNE, JULY), tmp_path / "aside"
    async with explore(store, (160, 45)) as explorer:
        GOING[why](store, aside)
        left = sorted(tmp_path.rglob("*"))
        await explorer.press("i")
        explorer.app.screen.post_message(FilesChosen([annex]))
        await explorer.settle()
        said = plain(line.replace("│", " ") for line in explorer.lines)
        assert why in said
        assert "Nothing new imported; 1 file refused." in said
        await explorer.press("escape")
        assert explorer.day == JULY.report_date
        await explorer.press("J")
        explorer.told.clear()
        await explorer.press("enter")
        await explorer.type("so it is")
        await explorer.press("enter", "escape", "escape")
        assert any(why in each for each in explorer.told), "what is settled is not kept"
        assert sorted(tmp_path.rglob("*")) == left
        await explorer.press("e", "enter")
        assert why in plain(line.replace("│", " ") for line in explorer.lines)
        assert sorted(tmp_path.rglob("*")) == left


async def test_a_store_emptied_elsewhere_takes_reports_again(tmp_path: Path) -> None:
    """Unlike one that is not there, it has its folders: the explorer may import into it."""
    annex = tmp_path / "annex.pdf"
    annex.write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    store = stored(tmp_path / "store", JULY)
    async with explore(store) as explorer:
        Store(store).forget(JULY.report_date)
        (told,) = await told_after(explorer, "f5")
        assert "no report is left in it" in told
        assert explorer.day == JULY.report_date
        await explorer.press("i")
        explorer.app.screen.post_message(FilesChosen([annex]))
        await explorer.settle()
        await explorer.press("escape")
        assert explorer.day.month == 8


# -- what is left out is told where it matters -------------------------------------------------


async def test_an_import_names_what_it_left_out(tmp_path: Path) -> None:
    annex = tmp_path / "annex.pdf"
    annex.write_bytes(files("kpi_tui.demo").joinpath(ANNEX).read_bytes())
    store = stored(tmp_path / "store", JULY)
    (store / "x.parquet").touch()
    async with explore(store, (160, 45)) as explorer:
        await explorer.press("i")
        explorer.app.screen.post_message(FilesChosen([annex, annex]))
        await explorer.settle()
        account = explorer.app.screen.query_one(ItemList)
        said = "".join(item.text.plain for item in account.items)
        assert said.count("x.parquet: not a kpi-tui report by its name") == 1


# -- other reports in the store ----------------------------------------------------------------


async def test_other_reports_are_mentioned_once_and_never_joined(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", JUNE, JULY)
    async with explore(store) as explorer:
        await explorer.press("t")
        alone = explorer.words
    both = stored(store, *map(of_kent, (EMPTY, JUNE, JULY)))
    async with explore(both) as explorer:
        said = "This is Oxfordshire County Council, months: C chooses another of the 2 reports"
        assert explorer.told == [f"{said} in the report library."]
        assert "2/2" in explorer.strip
        assert await told_after(explorer, "t") == []
        assert explorer.words == alone
        assert await told_after(explorer, "escape", "[", "]", "f5") == []
        assert explorer.day == JULY.report_date


async def test_other_reports_alone_are_shown(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", of_kent(JUNE), of_kent(JULY))
    async with explore(store) as explorer:
        assert explorer.told == []
        assert explorer.column("period_actual")[0].startswith("5")
        assert explorer.main.session.assessment is not None
        await explorer.press("[", "c")
