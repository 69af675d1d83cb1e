"""The heat map: what its cells show, where its cursor goes, what opens and comes back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kpi_tui.labels import mark
from kpi_tui.tui.commands.steps import Copy
from kpi_tui.tui.lists.heat_lines import head
from kpi_tui.tui.panes.heat_map_view import HeatCells, HeatDetail
from kpi_tui.tui.session.situation import Mode
from tests.support.across import months, reading
from tests.support.explorer import NARROW, Explorer, explore
from tests.support.frames import month
from tests.support.stores import stored

BIG = (150, 40)
SIGNS = {
    "a01_01": "★" * 12 + "●▲▲",
    "a01_02": "▲" * 13 + "★★",
    "a02_01": "★★★m?★★★★★★★★★ ",
    "a02_02": "  ★★★★★★★★★★★★▲",
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return stored(tmp_path / "store", *months(**SIGNS))


def cells(explorer: Explorer) -> HeatCells:
    return explorer.main.query_one(HeatCells)


def detail(explorer: Explorer) -> str:
    return str(explorer.main.query_one(HeatDetail).content)


def line(explorer: Explorer, row: int) -> str:
    """A line as it is drawn whole, whatever of it is in view."""
    return "".join(segment.text for segment in cells(explorer).row_segments(row))


async def test_a_line_a_measure_with_how_long_it_stands_so(store: Path) -> None:
    async with explore(store, BIG) as explorer:
        await explorer.press("o")
        assert explorer.main.session.shown is Mode.HEAT_MAP
        heads = [line(explorer, row) for row in range(8)]
        assert heads[0].startswith(" A01")
        assert heads[0].split()[-1] == "▲1"
        assert heads[1].split()[:1] == ["A01.01"]
        assert "▲ 2" in heads[1]
        assert "Dec 23" in heads[1], "when it was last on target"
        assert "not in this report" in heads[5]
        assert "All measures" in heads[7]


@pytest.mark.parametrize("size", [NARROW, BIG])
async def test_the_brackets_of_a_cell_touch_no_other(store: Path, size: tuple[int, int]) -> None:
    async with explore(store, size) as explorer:
        await explorer.press("o")
        await explorer.press("home")
        for _ in range(len(cells(explorer)._columns)):
            (shown,) = [each for each in explorer.lines if re.search(r"01\.01.*\[", each)]
            assert re.search(r" \[[^][]+\] ", shown), shown
            await explorer.press("right")


async def test_a_run_has_its_sign_without_colours_too(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with explore(store, BIG) as explorer:
        await explorer.press("o")
        heads = [line(explorer, row) for row in range(8)]
        assert "▲ 2" in heads[1]
        assert any("★ 2" in head for head in heads)


async def test_every_cell_is_its_reading_s_status(store: Path) -> None:
    async with explore(store, BIG) as explorer:
        await explorer.press("o")
        pane = cells(explorer)._pane
        assert pane.map is not None
        for row, told in enumerate(pane.lines):
            drawn = line(explorer, row)
            for cell, column in zip(
                told.row.cells if told.row else (), pane_columns(explorer), strict=False
            ):
                sign = (mark(cell.measure.period.status).glyph or "–") if cell else ""
                assert drawn[column.left : column.left + column.width].strip() == sign


def pane_columns(explorer: Explorer):  # type: ignore[no-untyped-def]
    return cells(explorer)._columns


async def test_the_cursor_goes_everywhere_and_the_names_stay(store: Path) -> None:
    async with explore(store, NARROW) as explorer:
        await explorer.press("o")
        grid = cells(explorer)
        assert detail(explorer).split("\n")[1].startswith("Mar 2024: ▲ red · 2 in a row")
        await explorer.press("home")
        assert grid.cursor_column == 0
        assert "Jan 2023: ★ green" in detail(explorer)
        assert any("A01" in text or "01.01" in text for text in explorer.lines[5:7])
        await explorer.press("l", "j")
        assert (grid.cursor_row, grid.cursor_column) == (2, 1)
        await explorer.press("end")
        assert grid.cursor_column == len(grid._columns) - 1
        assert "Since Mar 2023" in detail(explorer)
        await explorer.press("ctrl+end")
        assert grid.cursor_row == grid.row_count - 1
        await explorer.press("pageup", "k")
        assert grid.cursor_row < grid.row_count - 1


async def test_enter_opens_the_measure_in_its_month_and_esc_comes_back(store: Path) -> None:
    async with explore(store, BIG) as explorer:
        await explorer.press("o", "j", "left", "left")
        at = cells(explorer).cursor_row, cells(explorer).cursor_column
        await explorer.press("enter")
        assert (explorer.cursor, explorer.day.month) == ("A01.02", 1)
        assert explorer.main.session.shown is None
        await explorer.press("escape")
        assert explorer.main.session.shown is Mode.HEAT_MAP
        assert explorer.day.month == 3
        assert (cells(explorer).cursor_row, cells(explorer).cursor_column) == at


async def test_what_a_report_does_not_have_is_said(store: Path) -> None:
    async with explore(store, BIG) as explorer:
        await explorer.press("o", "down", "down", "down", "home")
        assert "Jan 2023: the report does not have this measure" in detail(explorer)
        await explorer.press("enter")
        assert explorer.told[-1] == "Jan 2023: the report does not have this measure."
        assert explorer.main.session.shown is Mode.HEAT_MAP


async def test_a_group_s_head_opens_its_measures(store: Path) -> None:
    async with explore(store, BIG) as explorer:
        await explorer.press("o", "up", "enter")
        assert explorer.codes == ["A01.01", "A01.02"]
        await explorer.press("escape")
        assert len([each for each in cells(explorer)._pane.lines if each.row]) == 4


async def test_grouping_and_sorting_go_round(store: Path) -> None:
    async with explore(store, BIG) as explorer:
        await explorer.press("o", "G")
        assert "by director" in str(cells(explorer).border_title)
        await explorer.press("G", "G", "s")
        assert "worst now first" in str(cells(explorer).border_title)
        assert [line(explorer, row).split()[0] for row in range(4)] == [
            *("A01.01", "A02.02", "A01.02", "A02.01"),
        ]


async def test_filters_and_words_narrow_it_and_brackets_move_it(store: Path) -> None:
    async with explore(store, BIG) as explorer:
        await explorer.press("r", "o")
        assert [each.row is not None for each in cells(explorer)._pane.lines].count(True) == 2
        await explorer.press("r", "left_square_bracket")
        assert explorer.day.month == 2
        assert "Feb 2024" in str(cells(explorer).border_title)
        assert "Feb 2024" in detail(explorer)
        await explorer.press("slash", *"waste", "enter")
        assert [each.row is not None for each in cells(explorer)._pane.lines].count(True) == 1


async def test_the_mouse_goes_to_a_cell_and_opens_it(store: Path) -> None:
    async with explore(store, BIG) as explorer:
        await explorer.press("o")
        grid = cells(explorer)
        column = grid._columns[grid.cursor_column - 1]
        x, y = column.left - round(grid.scroll_x) + 1, grid.HEADING + 2 + 1
        await explorer.pilot.click(HeatCells, offset=(x + 1, y))
        await explorer.settle()
        assert (grid.cursor_row, detail(explorer).split("\n")[1][:8]) == (2, "Feb 2024")
        await explorer.pilot.click(HeatCells, offset=(x + 1, y))
        await explorer.settle()
        assert (explorer.cursor, explorer.day.month) == ("A01.02", 2)


async def test_t_draws_the_trend_of_the_line(store: Path) -> None:
    async with explore(store, BIG) as explorer:
        await explorer.press("o", "down", "t")
        assert explorer.reading
        assert "Household waste recycled" in explorer.said
        await explorer.press("escape")
        assert explorer.main.session.shown is Mode.HEAT_MAP


async def test_a_line_and_all_of_it_are_copied_as_text(store: Path) -> None:
    async with explore(store, BIG) as explorer:
        await explorer.press("o")
        pane = cells(explorer)._pane
        (step,) = pane.copy()
        assert isinstance(step, Copy)
        text = step.copied.text
        assert text.startswith("A01.01 Visits to libraries\nRun: 2; Off target for: 3")
        assert text.endswith("Jan 2024: amber\nFeb 2024: red\nMar 2024: red")
        assert ">Red</td>" in step.copied.html
        (step,) = pane.copy_rows()
        assert isinstance(step, Copy)
        rows = step.copied.text.split("\r\n")
        assert rows[0].startswith("Priority\tCode\tMeasure\tJan 2023")
        assert "\tRed\t" in rows[1]
        assert not set("★●▲↑↓").intersection("".join(rows)), "plain words"


async def test_e_writes_it_as_it_is_shown(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(store, BIG) as explorer:
        await explorer.press("o", "G", "e", "ctrl+u", *"map.html", "enter")
        written = (tmp_path / "map.html").read_text()
        assert "Director of Places" in written
        assert "All measures" in written


async def test_what_is_written_under_a_filter_says_so(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(store, BIG) as explorer:
        await explorer.press("r", "o")
        heads = {head(each) for each in cells(explorer)._pane.lines if each.row is None}
        assert "All shown" in heads
        assert "All measures" not in heads
        (step,) = cells(explorer)._pane.copy_rows()
        assert isinstance(step, Copy)
        assert "filtered, 2 of " in step.copied.text
        await explorer.press("e", "ctrl+u", *"map.md", "enter")
        written = (tmp_path / "map.md").read_text(encoding="utf-8")
        assert re.search(r"filtered, 2 of \d+ measures: ▲ red", written)
        assert "All shown" in written
        assert "All measures" not in written


async def test_blue_is_counted_by_its_name_and_not_as_not_rated(tmp_path: Path) -> None:
    """Only the council's key says what it means: it is no missing rating."""
    signs = {"a01_01": "★▲", "a01_02": "bb", "a02_01": "bb", "a02_02": "mm"}
    async with explore(stored(tmp_path / "store", *months(**signs)), BIG) as explorer:
        await explorer.press("o", "up")
        assert "▲1 ◆1" in line(explorer, 0)
        assert detail(explorer).split("\n")[1] == "Feb 2023: 1 red, 1 blue"
        assert "◆1 +1" in line(explorer, 3)
        heads = [head(each) for each in cells(explorer)._pane.lines if each.counted]
        assert heads == ["★ green", "▲ red", "◆ blue", "not rated"]


@pytest.mark.parametrize("size", [NARROW, BIG])
async def test_what_a_group_s_line_shows_is_in_the_legend(
    store: Path, size: tuple[int, int]
) -> None:
    async with explore(store, size) as explorer:
        await explorer.press("o")
        assert "▲2: the worst of a group, on 2" in detail(explorer)
        assert "★ green" in detail(explorer)
        await explorer.press("G", "G", "G")
        assert "of a group" not in detail(explorer)


async def test_what_is_said_of_a_cell_is_said_whole_in_the_same_lines(tmp_path: Path) -> None:
    before = month("2024-06", reading("a01_01", period_actual="£147", period_target="£75"))
    now = month("2024-07", reading("a01_01", period_actual="98%", period_target="119%"))
    async with explore(stored(tmp_path / "store", before, now), NARROW) as explorer:
        await explorer.press("o")
        height = explorer.main.query_one(HeatDetail).size.height
        (_, said) = cells(explorer)._pane.detail()
        assert len(said) > NARROW[0], "it takes two lines"
        assert said.split() == " ".join(detail(explorer).splitlines()[1:3]).split()
        await explorer.press("left")
        assert explorer.main.query_one(HeatDetail).size.height == height


async def test_every_line_is_as_wide_as_its_columns_whatever_is_printed(tmp_path: Path) -> None:
    names = ["漢字" * 30, "e\u0301" * 40, "[/] [red]" * 9, "=1+1\n\x1b[31m", "👩‍👩‍👧 family", "x"]
    rows = [
        reading(
            "a01_01",
            measure_code=f"A0{1 + place % 2}.0{place}",
            measure_name=name,
            directors=(name,),
        )
        for place, name in enumerate(names)
    ]
    store = stored(tmp_path / "store", month("2023-01", *rows), month("2023-03", *rows[1:]))
    for size in (NARROW, BIG):
        async with explore(store, size) as explorer:
            await explorer.press("o", "G")
            grid = cells(explorer)
            last = grid._columns[-1]
            for row in range(-grid.HEADING, grid.row_count):
                drawn = sum(segment.cell_length for segment in grid.row_segments(row))
                assert drawn == last.left + last.width + 1, row
            assert "┆" in line(explorer, 1), "February is not held"
            assert "┆ reports between are not held" in grid._pane.legend
            assert "\x1b" not in "".join(line(explorer, row) for row in range(grid.row_count))


@pytest.mark.parametrize(("width", "is_whole"), [(160, True), (80, False)])
async def test_a_name_is_cut_only_where_the_columns_need_the_room(
    tmp_path: Path, width: int, is_whole: bool
) -> None:
    name = "Total number of things that were counted twice over"
    reports = [month(day, reading("a01_01", measure_name=name)) for day in ("2024-06", "2024-07")]
    async with explore(stored(tmp_path / "store", *reports), (width, 40)) as explorer:
        await explorer.press("o")
        lines = [
            line for line in explorer.lines if "A01.01 Total" in line or " 01.01 Total" in line
        ]
        assert (name in lines[0]) is is_whole
        assert "better" in "".join(explorer.lines) or "same" in "".join(explorer.lines)


async def test_names_have_what_is_too_narrow_for_the_next_column(real: Path) -> None:
    async with explore(real, (100, 30)) as explorer:
        await explorer.press("o")
        assert "│ 02.03 Number of ph…aries ★ 2 in 19" in explorer.screen
        assert "target  │" in explorer.screen, "the column before it is in view"


async def test_one_month_and_nothing_that_passes(tmp_path: Path) -> None:
    store = stored(tmp_path / "store", month("2023-01", reading("a01_01")))
    async with explore(store, NARROW) as explorer:
        await explorer.press("o")
        assert "Jan 2023: ★ green" in detail(explorer)
        await explorer.press("left", "right", "pagedown", "end", "home", "G", "s", "S")
        await explorer.press("slash", *"nowhere", "enter")
        assert "No matches. Esc clears what was typed." in explorer.screen
        await explorer.press("down", "left", "enter", "y", "Y", "t")
        await explorer.press("escape")
        assert "Jan 2023: 1 green" in detail(explorer)


async def test_what_changes_while_it_is_open_is_drawn_anew(store: Path) -> None:
    async with explore(store, (220, 40)) as explorer:
        await explorer.press("o")
        assert any("A01.01" in drawn for drawn in explorer.lines)
        await explorer.press("slash", *"A02.02", "enter")
        assert any("A02.02" in drawn for drawn in explorer.lines)
        assert not any("A01.01" in drawn for drawn in explorer.lines), "a line of before"
