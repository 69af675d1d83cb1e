"""The search line: as one types, kept, let go of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.explorer import NARROW, WIDE, explore
from tests.support.samples import JULY, JUNE, LIBRARY, WASTE
from tests.support.stores import stored


@pytest.mark.parametrize(("key", "size"), [("/", WIDE), ("ctrl+f", NARROW)])
async def test_filters_as_one_types(small: Path, key: str, size: tuple[int, int]) -> None:
    async with explore(small, size) as explorer:
        await explorer.press(key)
        assert explorer.focused == "sought"
        assert explorer.found == ""
        await explorer.press("o")
        assert explorer.codes == ["OCC01.01", "OCC01.02", "OCC02.01"]
        await explorer.press("u")
        assert explorer.codes == ["OCC01.02", "OCC02.01"]
        assert explorer.found.startswith("2 of 3")
        await explorer.press("t")
        assert explorer.codes == ["OCC02.01"]
        assert "Debt outstanding" in explorer.words
        await explorer.press("backspace")
        assert len(explorer.codes) == 2
        assert "/ou" in explorer.screen.replace("/ ou", "/ou")


SOUGHT = [
    ("occ01.02", ["OCC01.02"]),
    ("LIBRARIES", ["OCC01.01"]),
    ("cafe", ["OCC01.01"]),
    ('"reopened"', ["OCC01.01"]),
    ("brown hill", ["OCC01.02"]),
    ("cy dean", ["OCC01.01"]),
    ("collections march", ["OCC01.02"]),
    ("[bold]not", ["OCC01.01"]),
    ("@risk", ["OCC01.02"]),
    ("(", ["OCC01.02"]),
    (".*", []),
    ("visits nowhere", []),
    ("  ", ["OCC01.01", "OCC01.02", "OCC02.01"]),
]


async def test_names_owners_and_every_word_said(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("/")
        for text, codes in SOUGHT:
            explorer.field.value = text
            await explorer.settle()
            assert explorer.codes == codes, text
            if not codes:
                said = "all of these words" if " " in text else "that"
                assert f"No measure here says {said}." in explorer.words


async def test_enter_keeps_the_words_and_escape_lets_them_go(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("/")
        await explorer.type("debt")
        await explorer.press("enter")
        assert explorer.focused == "table"
        assert explorer.codes == ["OCC02.01"]
        assert "“debt”" in explorer.filters
        assert "1 of 3 · Esc clears" in explorer.filters
        await explorer.press("escape")
        assert explorer.codes == ["OCC01.01", "OCC01.02", "OCC02.01"]
        assert explorer.cursor == "OCC02.01", "the cursor stays on what was found"
        assert not explorer.search.display
        assert explorer.filters == ""
        assert explorer.field.value == ""


async def test_escape_while_typing_lets_go_at_once(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("/")
        await explorer.type("debt")
        await explorer.press("escape")
        assert (explorer.focused, len(explorer.codes)) == ("table", 3)
        assert not explorer.search.display


async def test_ways_out_of_the_line(small: Path) -> None:
    async with explore(small) as explorer:
        for key in ("down", "tab", "shift+tab", "enter"):
            await explorer.press("/")
            explorer.field.value = "debt"
            await explorer.press(key)
            assert (explorer.focused, explorer.codes) == ("table", ["OCC02.01"]), key
        await explorer.press("/")
        assert explorer.field.value == "debt", "one goes on with the words there are"
        for key in ("down", "shift+tab"):
            await explorer.press("/")
            explorer.field.value = " "
            await explorer.press(key)
            assert explorer.focused == "table"
            assert not explorer.search.display, "a line without words is put away"


async def test_back_by_the_palette_gives_the_keyboard_to_the_measures(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("/", *"visits", "ctrl+p", *"back", "enter")
        assert not explorer.search.display
        assert explorer.focused == "table"


async def test_commands_of_one_letter_do_not_run_while_typing(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("/")
        keys = "raezsSvb123RqjkhlgG?[]{}/"
        await explorer.press(*keys)
        assert explorer.field.value == keys
        assert explorer.app.is_running
        assert explorer.told == []
        assert explorer.day == JULY.report_date
        assert explorer.tree.display
        assert explorer.way == "All measures 3"


async def test_what_is_typed_at_once_after_the_slash_is_all_searched_for(small: Path) -> None:
    """Keys that come in one go, over a slow line or pasted: none of them is a command."""
    async with explore(small) as explorer:
        await explorer.send("/waste")
        assert explorer.field.value == "waste"
        assert explorer.codes == ["OCC01.02"]
        assert explorer.told == []


async def test_an_emptied_line_shows_all_again(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("/", "d", "e", "b")
        await explorer.press("backspace", "backspace", "backspace")
        assert len(explorer.codes) == 3
        assert explorer.found == ""


async def test_a_mistake_while_typing_does_not_cost_the_place(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("end", "/")
        await explorer.type("zzq")
        assert explorer.codes == []
        await explorer.press("escape")
        assert explorer.cursor == "OCC02.01"


async def test_a_search_is_within_the_way_one_came_in_by(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("r", "/")
        await explorer.type("libraries")
        assert explorer.codes == []
        await explorer.press("escape")
        assert explorer.codes == ["OCC01.02"]


async def test_what_was_found_is_marked(tmp_path: Path) -> None:
    said = replace(
        LIBRARY, comment="The CAFE, the café and the decafé. Straße", directors=("Café",)
    )
    async with explore(stored(tmp_path / "store", replace(JULY, readings=(said,)))) as explorer:
        assert explorer.marked == []
        await explorer.press("/")
        await explorer.type("cafe")
        assert explorer.marked == ["Café", "CAFE", "café", "café"]
        await explorer.type(" the")
        cafes = [found for found in explorer.marked if found.lower() != "the"]
        assert sorted(cafes, key=str.lower) == ["CAFE", "Café", "café", "café"]
        thes = [found for found in explorer.marked if found not in cafes]
        assert thes == ["The", "the", "the"], "none in what we found out"
        await explorer.press("escape")
        assert explorer.marked == []


@pytest.mark.parametrize("key", ["", "enter", "d", "t"])
async def test_our_own_headings_and_labels_are_not_what_was_found(tmp_path: Path, key: str) -> None:
    said = replace(LIBRARY, comment="A comment on the target period, printed.")
    months = (replace(JUNE, readings=(said,)), replace(JULY, readings=(said,)))
    async with explore(stored(tmp_path / "store", *months)) as explorer:
        await explorer.press("/")
        await explorer.type("comment target period")
        await explorer.press("enter", *filter(None, [key]))
        times = {"t": 0}.get(key, 1)  # what is the same in both reports is there once
        assert sorted(explorer.marked) == sorted(["comment", "target", "period"] * times)


async def test_marks_follow_the_cursor(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("/")
        await explorer.type("ada brown")
        await explorer.press("down")
        assert explorer.marked == ["Ada", "Brown"]
        await explorer.press("down")
        assert "Household waste" in explorer.words
        assert explorer.marked == ["Ada", "Brown"]


async def test_searching_while_a_measure_fills_the_screen(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("enter", "/")
        assert not explorer.reading
        await explorer.type("waste")
        assert "waste" in explorer.screen
        await explorer.press("enter", "enter")
        assert explorer.reading
        assert "Household waste" in explorer.words


async def test_the_words_are_taken_literally(tmp_path: Path) -> None:
    odd = replace(WASTE, comment="a+b (c) [d] \\ .* ^$")
    async with explore(stored(tmp_path / "store", replace(JULY, readings=(odd,)))) as explorer:
        await explorer.press("/")
        for text in ("a+b", "(c)", "[d]", "\\", ".*", "^$"):
            explorer.field.value = text
            await explorer.pilot.pause()
            assert explorer.marked == [text]


# -- stems, former codes, other reports --------------------------------------------------------


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_words_of_the_same_stem_are_found_said_and_marked(
    small: Path, size: tuple[int, int]
) -> None:
    async with explore(small, size) as explorer:
        await explorer.press("/", *"library")
        assert explorer.codes == ["OCC01.01"]
        assert "library, libraries" in explorer.found
        await explorer.press("enter")
        assert "libraries" in explorer.marked


async def test_what_a_filter_leaves_out_of_the_search_is_counted(small: Path) -> None:
    async with explore(small, NARROW) as explorer:
        await explorer.press("r", "/", *"library")
        assert explorer.codes == []
        assert "0 of 3" in explorer.found
        assert "in all measures: 1" in explorer.found
        await explorer.press("escape", "escape", "/", *"library")
        assert explorer.codes == ["OCC01.01"]
        assert "in all measures" not in explorer.found


async def test_few_matches_offer_the_other_reports(tmp_path: Path) -> None:
    """The other months are a key away, and the list says where they are."""
    june = replace(
        JUNE,
        readings=(replace(LIBRARY, comment="Closed for a flood."), replace(WASTE, comment="flood")),
    )
    async with explore(stored(tmp_path / "store", june, JULY), NARROW) as explorer:
        await explorer.press("/", *"floods")
        assert explorer.codes == []
        assert "in other months: 2 (Ctrl+R)" in explorer.found
        await explorer.press("ctrl+r")
        assert [each.split() for each in explorer.choices] == [
            ["June", "2024", "★", "Closed", "for", "a", "flood."],
            ["June", "2024", "▲", "flood"],
        ]
        assert "floods, flood" in explorer.screen
        await explorer.press("down", "enter")
        assert (explorer.day.month, explorer.cursor) == (6, "OCC01.02")
        assert explorer.focused == "table"
        assert "“floods”" in explorer.filters


async def test_a_former_code_finds_a_measure_and_is_said(tmp_path: Path) -> None:
    june = replace(JUNE, readings=(replace(LIBRARY, measure_code="OCC01.77"),))
    async with explore(stored(tmp_path / "store", june, JULY)) as explorer:
        await explorer.press("/", *"01.77", "enter")
        assert explorer.codes == ["OCC01.01"]
        assert "formerly OCC01.77" in explorer.filters


async def test_no_report_says_it(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("ctrl+r")
        assert "Nothing is searched for" in explorer.told[-1]
        await explorer.press("/", *"xyzzy", "ctrl+r")
        assert explorer.told[-1] == "No report says “xyzzy”."
