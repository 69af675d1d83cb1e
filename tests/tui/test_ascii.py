"""In ASCII every character on the screen has 7 bits, and none stands elsewhere than before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from kpi_tui.labels import MARKS
from kpi_tui.settings import Settings
from kpi_tui.status import Status
from kpi_tui.tui.commands.registry import COMMANDS
from kpi_tui.tui.screens.import_pdf import ImportScreen
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.terminal.ascii import AsciiFilter
from kpi_tui.wording.ascii import SIGNS, to_ascii
from tests.support.explorer import NARROW, Explorer
from tests.support.preferences import explore_with
from tests.support.samples import JULY, LIBRARY
from tests.support.stores import stored

ASCII = Settings(ascii=True)
STRANGE = "Café 漢字 👩‍💻 ⚠️ e\u0301 ﬁ ½ £4.5m … “so” – ▁▃█ ⣿ \u200b"


# -- a text -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("plain", "plain"),
        ("★ green ● amber ▲ red ◌ unreadable", "G green A amber R red U unreadable"),
        ("↑ ↓ → ← ‹ ›", "^ v > < < >"),
        ("147 → 98", "147 ->98"),
        (" → ", " ->"),
        ("→ same", "> same"),
        ("╭─ 1 ─╮", "+- 1 -+"),
        ("│├└┼┃║", "|+++||"),
        ("▔▔▔", "---"),
        ("▁▁▁", "___"),
        ("▊ ▎▌▐█", "| ||||"),
        ("▁▂▃▄▅▆▇█", "12345678"),
        ("▁ █ ▄", "1 8 4"),
        ("▄▄ ▄", "-- -"),
        ("⠀⠁⠿⣿", " .**"),
        ("▶ ▼", "> v"),
        ("‘a’ “b”", "'a' \"b\""),
        ("a – b — c − d · e", "a - b - c - d - e"),
        ("more…", "more~"),
        ("more… 9", "more~ 9"),
        ("more…  9", "more~  9"),
        ("more…   9", "more... 9"),
        ("more…  ", "more~  "),
        ("Reading …    ", "Reading ...  "),
        ("£0.5m", "L0.5m"),
        ("café Ŵy Ørsted", "cafe Wy Orsted"),
        ("CO₂ m² ① ½ ﬁ", "CO2 m2 1 ? ?"),
        ("漢Ａ", "??A "),
        ("📁 x", "[] x"),
        ("👩‍💻x ⚠️y", "??x ? y"),
        ("e\u0301\u200bx", "ex"),
        ("\xa0\u2009-", "  -"),
        ("␛�", "??"),
    ],
)
def test_what_stands_for_what(text: str, plain: str) -> None:
    assert to_ascii(text) == plain


def test_every_sign_takes_the_cells_that_its_stand_in_takes() -> None:
    for sign, plain in SIGNS.items():
        assert plain.isascii()
        assert len(plain) == cell_len(sign), sign


def test_statuses_are_told_apart() -> None:
    glyphs = [to_ascii(mark.glyph) for mark in MARKS.values()]
    assert glyphs[:3] == ["G", "A", "R"]
    assert glyphs[-3:] == ["B", "C", "o"], "blue, complete, not started"
    assert len(set(glyphs)) == len(glyphs)


def test_every_character_takes_the_cells_it_took() -> None:
    for code in (*range(0x20, 0xD800), *range(0xE000, 0x10000), *range(0x1F000, 0x20000)):
        plain = to_ascii(chr(code))
        assert plain.isascii()
        assert len(plain) == cell_len(chr(code)), hex(code)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_every_text_takes_the_cells_it_took(text: str) -> None:
    plain = to_ascii(text)
    assert plain.isascii()
    assert len(plain) == cell_len(text)


# -- a line -----------------------------------------------------------------------------------


def test_styles_and_what_is_ascii_already_are_left_alone() -> None:
    bold = Style(bold=True)
    line = [Segment("plain", bold), Segment("…", bold), Segment("é", None)]
    drawn = AsciiFilter().apply(line, Color(0, 0, 0))
    assert drawn == [Segment("plain", bold), Segment("~", bold), Segment("e", None)]
    assert drawn[0] is line[0]


def test_the_ends_of_a_scrollbars_handle_are_its_colours() -> None:
    handle = Style(reverse=True, meta={"@mouse.down": "grab"})
    line = [Segment("▃", handle), Segment("▃", Style(reverse=True))]
    drawn = AsciiFilter().apply(line, Color(0, 0, 0))
    assert [segment.text for segment in drawn] == [" ", "-"]


# -- the explorer -----------------------------------------------------------------------------


def assert_ascii(explorer: Explorer, where: str) -> None:
    """No line is as wide in letters as the screen unless each takes one cell."""
    strips = explorer.app.screen._compositor.render_strips()
    for line in ("".join(segment.text for segment in strip) for strip in strips):
        assert line.isascii(), (where, line)
        assert len(line) == explorer.app.size.width, (where, line)


async def leave(explorer: Explorer) -> None:
    """Go back to the main screen."""
    for _ in range(4):
        if isinstance(explorer.app.screen, MainScreen):
            return
        await explorer.press("escape")
    raise AssertionError(explorer.app.screen)


@pytest.mark.parametrize("size", [NARROW, (160, 45)], ids=str)
async def test_whatever_one_does(real: Path, size: tuple[int, int]) -> None:
    async with explore_with(ASCII, real, size) as explorer:
        assert_ascii(explorer, "opened")
        for command in COMMANDS:
            if command.id in ("quit", "back"):
                continue
            await explorer.press(command.keys.split(",")[0])
            assert_ascii(explorer, command.id)
            await leave(explorer)
        await explorer.press("/")
        await explorer.type("library")
        assert_ascii(explorer, "searching")


async def test_the_palette_and_the_themes(small: Path) -> None:
    async with explore_with(ASCII, small) as explorer:
        for key, title in (("ctrl+p", "Ask or find anything"), ("T", "Theme")):
            await explorer.press(key)
            assert explorer.picking.box.border_title == title
            assert_ascii(explorer, title)
            await explorer.press("escape")


async def test_an_import_that_fails(small: Path, tmp_path: Path) -> None:
    path = tmp_path / "Überblick – ▁█.pdf"
    path.write_bytes(b"no pdf")
    async with explore_with(ASCII, small) as explorer:
        explorer.app.push_screen(ImportScreen(small, [path]))
        await explorer.settle()
        assert "Uberblick - " in explorer.screen
        assert_ascii(explorer, "import")


async def test_messages_and_the_welcome(tmp_path: Path) -> None:
    async with explore_with(ASCII, tmp_path / "none") as explorer:
        explorer.app.notify("Nothing – “at all” …", markup=False)
        await explorer.settle()
        assert 'Nothing - "at all"' in explorer.screen
        assert_ascii(explorer, "welcome")


async def test_strange_text_moves_no_column(tmp_path: Path) -> None:
    rows = tuple(
        replace(LIBRARY, measure_code=f"OCC01.{number:02}", measure_name=name, comment=name)
        for number, name in enumerate((STRANGE, "plain", STRANGE[::-1]))
    )
    store = stored(tmp_path / "store", replace(JULY, readings=rows))
    async with explore_with(ASCII, store) as explorer:
        assert_ascii(explorer, "strange")
        await explorer.press("enter")
        assert_ascii(explorer, "reading")


@pytest.mark.parametrize("no_colour", [False, True])
async def test_a_status_is_a_letter_and_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_colour: bool
) -> None:
    if no_colour:
        monkeypatch.setenv("NO_COLOR", "1")
    rows = tuple(
        replace(LIBRARY, measure_code=f"OCC01.{number:02}", period_status=status)
        for number, status in enumerate(Status)
    )
    store = stored(tmp_path / "store", replace(JULY, readings=rows))
    async with explore_with(ASCII, store, (160, 45)) as explorer:
        for text in ("G green", "A amber", "R red", "Actual missing", "Target missing", "No data"):
            assert text in explorer.screen
        assert "U unreadable" in explorer.screen
        strip = explorer.lines[0]
        for text in ("1 green", "1 amber", "1 red"):
            assert text in strip
