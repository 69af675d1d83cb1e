"""Keys that arrive all in one go: what was typed first is done first, and nothing is lost.

So they come over a slow line, and from fast hands on a slow computer.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from textual.events import Key

from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.session.loader import NEEDED_NEXT
from kpi_tui.tui.session.situation import PageKind
from tests.support.explorer import Explorer, explore
from tests.support.samples import JUNE

pytestmark = pytest.mark.costly(3)

Check = Callable[[Explorer], bool]


@pytest.mark.parametrize(
    ("keys", "check"),
    [
        ("/waste\r", lambda e: e.codes == ["OCC01.02"] and "“waste”" in e.filters),
        ("/waste\rt", lambda e: e.codes == ["OCC01.02"] and (e.reading or bool(e.told))),
        ("/libraries\rd", lambda e: e.reading and e.commentary.page_kind is PageKind.BESIDE),
        ("/waste\r/debt\r", lambda e: e.codes == ["OCC02.01"]),
        ("fhill\r", lambda e: e.codes == ["OCC01.02"] and "G Hill" in e.filters),
        ("fcy dean\rr", lambda e: "Cy Dean" in e.filters),
        ("mjune\r", lambda e: e.day.month == 6),
        ("c/better\r\r", lambda e: e.cursor == "OCC01.01"),
        ("L/debt\r\r", lambda e: e.cursor == "OCC02.01"),
        ("\r/waste\r", lambda e: e.codes == ["OCC01.02"]),
        ("dddd", lambda e: not e.reading and e.focused == "table"),
        ("tdt", lambda e: e.reading and e.commentary.page_kind is PageKind.TREND),
        ("321", lambda e: e.focused == "tree"),
        ("jj3k", lambda e: e.focused == "commentary" and e.cursor == "OCC02.01"),
        ("jjrr", lambda e: len(e.codes) == 3 and e.focused == "table"),
        ("bb1", lambda e: e.tree.display and e.focused == "tree"),
    ],
    ids=lambda value: ascii(value) if isinstance(value, str) else "so",
)
async def test_keys_that_arrive_in_one_go(small: Path, keys: str, check: Check) -> None:
    async with explore(small) as explorer:
        await explorer.send(keys)
        assert isinstance(explorer.app.screen, MainScreen)
        assert check(explorer), (explorer.codes, explorer.told, explorer.focused, explorer.filters)


async def test_what_follows_a_month_key_is_for_that_month(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.until(
            lambda: explorer.main.loader.library.kept(JUNE.report_date) is not None
        )
        await explorer.send("[e")
        assert "2 measures of June 2024" in explorer.screen


@pytest.mark.parametrize("key", "fmJ")
async def test_what_is_typed_after_a_list_was_opened_narrows_it(small: Path, key: str) -> None:
    async with explore(small) as explorer:
        await explorer.send(f"{key}waste")
        assert explorer.picking.line.value == "waste"


@pytest.mark.parametrize("key", "cQLo")
async def test_what_is_searched_for_after_a_pane_was_opened_narrows_it(
    small: Path, key: str
) -> None:
    async with explore(small) as explorer:
        await explorer.send(f"{key}/waste")
        pane = explorer.main.session.pane
        assert pane is not None
        assert pane.typed == "waste"


async def test_a_path_typed_after_i_is_the_path(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kpi_tui.tui.files.pdf_search.usual_folders", lambda _: [])
    async with explore(small) as explorer:
        await explorer.send("iannex")
        field = explorer.app.screen.focused
        assert getattr(field, "value", "") == "annex"


def test_what_is_imported_ahead_is_there() -> None:
    for name in NEEDED_NEXT:
        import_module(name)


async def test_a_key_that_comes_back_once_all_is_closed_is_nobodys(small: Path) -> None:
    async with explore(small) as explorer:
        app = explorer.app
    for forwarded in (False, True):
        key = Key("j", "j")
        if forwarded:
            key._set_forwarded()
        await app.on_event(key)
