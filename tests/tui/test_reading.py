"""One measure over the whole screen, and what the commentary says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.style import Style

from kpi_tui.tui.session.situation import PageKind
from tests.support.explorer import (
    NARROW,
    WIDE,
    Explorer,
    explore,
    plain,
)
from tests.support.samples import JULY, JUNE, LIBRARY, WASTE
from tests.support.stores import stored


@pytest.mark.parametrize(("key", "size"), [("enter", WIDE), ("z", NARROW)])
async def test_reading_in_full_and_back(small: Path, key: str, size: tuple[int, int]) -> None:
    async with explore(small, size) as explorer:
        await explorer.press("down", key)
        assert explorer.reading
        assert explorer.focused == "commentary"
        assert "Browse" not in explorer.screen
        assert "A new round of `collections` <b>starts</b>." in explorer.screen
        assert "? help" in explorer.lines[-1]
        await explorer.press("escape")
        assert not explorer.reading
        assert explorer.focused == "table"
        assert explorer.cursor == "OCC01.02"


async def test_z_goes_back_too(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("z", "z")
        assert not explorer.reading
        assert explorer.focused == "table"


async def test_z_from_the_commentary(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("3", "z")
        assert explorer.reading


async def test_left_and_right_turn_from_measure_to_measure(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("z", "right")
        assert "Household waste" in explorer.screen
        await explorer.press("l", "l")
        assert "Debt outstanding" in explorer.screen
        await explorer.press("left", "h", "h")
        assert "Visits to libraries" in explorer.screen
        await explorer.press("escape")
        assert explorer.cursor == "OCC01.01"


async def test_reading_says_which_measure_it_is_and_which_is_the_last(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("z")
        assert "measure 1 of 3 · ★ green" in explorer.screen
        await explorer.press("right", "right")
        assert "measure 3 of 3 · last" in explorer.screen
        assert explorer.told == []
        await explorer.press("right")
        assert explorer.told == ["This is the last measure."]


async def test_queries_and_analysis_open_by_a_key_and_by_a_click(small: Path) -> None:
    async with explore(small, (112, 60)) as explorer:
        assert "▸ kpi-tui's analysis: " in explorer.words
        assert "higher is better" not in explorer.words
        await explorer.press("A")
        assert "▾ kpi-tui's analysis" in explorer.words
        assert "  higher is better" in explorer.words
        line = explorer.words.splitlines().index(
            next(each for each in explorer.words.splitlines() if "analysis" in each)
        )
        await explorer.pilot.click("#commentary", offset=(6, line + 1))
        await explorer.settle()
        assert "▸ kpi-tui's analysis: " in explorer.words
        await explorer.press("z")
        assert "  higher is better" in explorer.words, "there is room for it over the whole screen"


async def test_few_rows_leave_their_room_to_the_commentary(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        before = explorer.commentary.size.height
        await explorer.press("r")
        assert explorer.table.size.height == explorer.table.row_count + 1
        assert explorer.commentary.size.height > before
        await explorer.press("escape")
        assert explorer.commentary.size.height == before


async def test_the_first_rows_show_what_their_comments_begin_with(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        for _ in range(5):
            reading = explorer.month.report.readings[explorer.table.cursor_row]
            assert reading.comment
            assert " ".join(reading.comment.split())[:30] in plain(explorer.lines)
            await explorer.press("down")


async def test_months_while_reading(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("z", "[")
        assert "Fewer came." in explorer.screen
        assert explorer.reading
        assert explorer.focused == "commentary"
        await explorer.press("]", "escape")
        assert (explorer.focused, explorer.cursor) == ("table", "OCC01.01")


async def test_a_pane_by_its_number_ends_reading(small: Path) -> None:
    async with explore(small) as explorer:
        for key, pane in (("1", "tree"), ("2", "table"), ("3", "commentary")):
            await explorer.press("z", key)
            assert not explorer.reading
            assert explorer.focused == pane


async def test_reds_while_reading(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("z", "r")
        assert "Household waste" in explorer.screen
        await explorer.press("escape")
        assert explorer.codes == ["OCC01.02"]


async def test_all_that_is_printed_is_said(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("down")
        said = plain([explorer.words])
        for text in (
            *("Household waste recycled | composted", "Ada Brown · Cllr G Hill"),
            *("In month 56.96% target 61.50% ▲ red", "Year to date – target – Not reported"),
            *('Comment =HYPERLINK("http://example.com")', "Timeframe March"),
            *("Improvement plan A new round", "Finance impact None.", "Risk impact @risk"),
            "Source: annex.pdf, page 3; revision 1, imported 15 January 2026",
        ):
            assert text in said
        await explorer.press("down")
        said = plain([explorer.words])
        for text in (
            *(
                "no director · no portfolio holder",
                "In month £21,262,0 target -3.00 no status printed",
            ),
            *("◌ unreadable", "No commentary this month.", "page unknown"),
        ):
            assert text in said


# -- the three pages --------------------------------------------------------------------------

FACES = {"z": PageKind.WORDS, "d": PageKind.BESIDE, "t": PageKind.TREND}


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Two months of three measures, all with an earlier report."""
    rows = JULY.readings
    june = replace(JUNE, readings=tuple(replace(row, comment="Said before.") for row in rows))
    return stored(tmp_path / "store", june, JULY)


def page(explorer: Explorer) -> PageKind | None:
    """The page that fills the screen."""
    return explorer.commentary.page_kind if explorer.reading else None


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_last_months_words_beside(three: Path, size: tuple[int, int]) -> None:
    async with explore(three, size) as explorer:
        await explorer.press("d")
        assert page(explorer) is PageKind.BESIDE
        for said in ("June 2024 · OCC01.01", "July 2024 · OCC01.01"):
            assert said in explorer.screen
        assert "Said before." in explorer.said
        assert "More people came." in explorer.said
        assert "compared with June 2024" in explorer.lines[0]
        await explorer.press("d")
        assert page(explorer) is None
        assert explorer.commentary.page_kind is PageKind.WORDS, "small again, it has the words"


@pytest.mark.parametrize("key", ["d", "t"])
async def test_a_measure_without_an_earlier_report_says_so(small: Path, key: str) -> None:
    async with explore(small) as explorer:
        await explorer.press("down", key)
        assert explorer.told == ["No confirmed match in earlier months."]
        assert not explorer.reading


async def test_past_a_measure_without_an_earlier_report(small: Path) -> None:
    """One who reads on comes by such measures too: the page stays, and says what it lacks."""
    async with explore(small) as explorer:
        await explorer.press("d", "right")
        assert (page(explorer), explorer.cursor) == (PageKind.BESIDE, "OCC01.02")
        assert "No earlier report has this measure." in explorer.said
        await explorer.press("left")
        assert "Fewer came." in explorer.said


async def test_t_opens_the_trend_of_the_measure(three: Path) -> None:
    async with explore(three) as explorer:
        await explorer.press("t")
        assert page(explorer) is PageKind.TREND
        assert "└" in explorer.screen
        assert "Jun 2024" in explorer.words
        assert "· trend" in explorer.lines[0]


async def test_left_and_right_keep_the_page(three: Path) -> None:
    async with explore(three) as explorer:
        for key, face in FACES.items():
            await explorer.press(key, "right")
            assert (page(explorer), explorer.cursor) == (face, "OCC01.02")
            assert "Household waste" in explorer.words
            await explorer.press("ctrl+down")
            assert (page(explorer), explorer.cursor) == (face, "OCC02.01")
            await explorer.press("h", "ctrl+up", "left")
            assert (page(explorer), explorer.cursor) == (face, "OCC01.01")
            await explorer.press("escape")


async def test_from_page_to_page(three: Path) -> None:
    async with explore(three) as explorer:
        for key in ("t", "d", "z", "d", "t"):
            await explorer.press(key)
            assert page(explorer) is FACES[key]
        await explorer.press("t")
        assert page(explorer) is None
        await explorer.press("t", "escape", "enter")
        assert page(explorer) is PageKind.WORDS, "Enter always reads the words"


async def test_another_month_keeps_the_page(three: Path) -> None:
    async with explore(three) as explorer:
        await explorer.press("t", "[")
        assert (page(explorer), explorer.day) == (PageKind.TREND, JUNE.report_date)
        await explorer.press("]")
        await explorer.press("d", "[")
        assert explorer.told[-1] == "No report of an earlier month has it."
        await explorer.press("]")
        assert page(explorer) is PageKind.BESIDE
        assert "Said before." in explorer.said


async def test_the_table_below_is_as_it_was(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        await explorer.press("end", "up")
        cursor, scroll = explorer.cursor, explorer.table.scroll_y
        await explorer.press("enter", "escape")
        assert (explorer.cursor, explorer.table.scroll_y) == (cursor, scroll)


# -- from hit to hit --------------------------------------------------------------------------


def hits(explorer: Explorer) -> str:
    return str(explorer.commentary.border_subtitle)


@pytest.fixture
def sought(tmp_path: Path) -> Path:
    """Two measures that say `zebra`, the first of them on three lines far apart."""
    far = "\n".join(["Zebra one."] + ["."] * 30 + ["zebra two."] + ["."] * 30 + ["Zebra three."])
    rows = (
        replace(LIBRARY, comment=far),
        replace(WASTE, comment="no such word"),
        replace(LIBRARY, measure_code="OCC01.03", comment="A zebra."),
    )
    return stored(tmp_path / "store", replace(JULY, readings=rows))


@pytest.mark.parametrize("before", [[], ["enter"]], ids=["small", "in full"])
async def test_n_goes_through_the_hits_and_on_into_the_next_measure(
    sought: Path, before: list[str]
) -> None:
    async with explore(sought) as explorer:
        await explorer.press("/")
        await explorer.type("zebra")
        await explorer.press("enter", *before)
        assert explorer.codes == ["OCC01.01", "OCC01.03"]
        for place, words in enumerate(("Zebra one.", "zebra two.", "Zebra three."), 1):
            await explorer.press("n")
            assert hits(explorer) == f"match {place} of 3"
            assert words in explorer.screen
        await explorer.press("n")
        assert (explorer.cursor, hits(explorer)) == ("OCC01.03", "match 1 of 1")
        assert "A zebra." in explorer.screen
        await explorer.press("N")
        assert (explorer.cursor, hits(explorer)) == ("OCC01.01", "match 3 of 3")
        assert "Zebra three." in explorer.screen
        await explorer.press("N", "N")
        assert hits(explorer) == "match 1 of 3"
        assert explorer.reading == bool(before), "it opens and closes nothing"


async def test_without_a_search_n_says_how_to_begin(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("n", "N")
        assert explorer.told == ["Nothing is searched for: / begins a search."] * 2


async def test_a_search_of_other_words_begins_at_the_first_hit(sought: Path) -> None:
    async with explore(sought) as explorer:
        await explorer.press("/")
        await explorer.type("zebra")
        await explorer.press("enter", "n", "n", "/")
        await explorer.type("zebr")
        assert explorer.field.value == "zebr", "the words there were are typed over"
        await explorer.press("enter", "n")
        assert hits(explorer) == "match 1 of 3"


async def test_headings_stand_out_and_sources_do_not(small: Path) -> None:
    def style_of(words: str) -> Style:
        for strip in explorer.app.screen._compositor.render_strips():
            for segment in strip:
                if words in segment.text and segment.style:
                    return segment.style
        raise AssertionError(words)

    async with explore(small, (120, 60)) as explorer:
        await explorer.press("z")
        plain_text = style_of("More people came.")
        assert not plain_text.bold
        assert style_of("Visits to libraries").bold, "a line that is all of one style"
        assert style_of("Comment").bold
        assert style_of("Source: annex.pdf").color != plain_text.color


async def test_reading_the_store_again_leaves_the_text_where_it_is(real: Path) -> None:
    """Though the page is shorter until the other months are known again."""
    async with explore(real, size=NARROW) as explorer:
        await explorer.press("3", "pagedown")
        line = explorer.commentary.scroll_y
        assert line > 0
        await explorer.press("f5")
        assert explorer.commentary.scroll_y == line
        await explorer.press("2", "down")
        assert explorer.commentary.scroll_y == 0
