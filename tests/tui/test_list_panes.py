"""Lists in the place of table and commentary: grouped, folded, ticked, narrowed, left and come back to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.status import Status
from kpi_tui.tui.session.situation import Mode, PageKind
from tests.support.explorer import NARROW, explore, plain
from tests.support.measures import month_end
from tests.support.samples import DEBT, JULY, JUNE, LIBRARY, WASTE
from tests.support.stores import stored

BEFORE = replace(
    JUNE,
    readings=(
        replace(LIBRARY, period_status=Status.RED, period_actual="800", comment="Fewer came."),
        replace(WASTE, period_target="70%", portfolio_holder="Cllr Other One"),
        replace(DEBT, measure_code="OCC02.09", measure_name="Something that went"),
    ),
)
"""June with a change of every kind to July."""


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("changed") / "store", BEFORE, JULY)


async def test_all_that_changed_of_a_measure_stands_under_its_name(changed: Path) -> None:
    async with explore(changed) as explorer:
        assessment = explorer.main.session.assessment
        assert assessment is not None
        kinds = {change.kind.value for change in assessment.changes}
        assert {"status", "value", "target", "owner", "wording", "new", "gone"} <= kinds
        await explorer.press("c")
        assert explorer.listed.title == "What changed · July 2024 since June 2024"
        assert len(explorer.heads) == len(set(explorer.heads)) == 4
        assert "4 measures, " in explorer.screen
        assert any("800 → " in each for each in explorer.items), "with figures"
        assert len(explorer.items) == len(assessment.changes)
        await explorer.press("s")
        assert explorer.heads == list(
            dict.fromkeys(change.group.heading for change in assessment.changes)
        )
        await explorer.press("s")
        assert "No director named" in explorer.heads, "what went has none by now"


async def test_from_a_line_to_its_measure_and_back_to_the_very_line(changed: Path) -> None:
    async with explore(changed) as explorer:
        await explorer.press("c", "s", "home", "down")
        line = explorer.item
        await explorer.press("enter")
        assert explorer.focused == "table"
        assert line.startswith(explorer.cursor)
        assert explorer.cursor in str(explorer.commentary.border_title)
        await explorer.press("escape")
        assert (explorer.main.session.shown, explorer.item) == (Mode.CHANGES, line)
        await explorer.press("escape", "down", "c")
        assert explorer.item == line, "left and opened again, it is as it was"
        assert explorer.listed.grouping == 1


async def test_the_other_pages_of_a_line_s_measure_lead_back_as_well(changed: Path) -> None:
    async with explore(changed) as explorer:
        await explorer.press("c", "/")
        await explorer.type("target")
        await explorer.press("enter")
        line = explorer.item
        await explorer.press("t")
        assert explorer.reading
        assert "OCC01.02" in str(explorer.commentary.border_title)
        await explorer.press("escape")
        assert (explorer.item, explorer.focused) == (line, "changes-list")


async def test_words_typed_narrow_the_list_and_nothing_else(changed: Path) -> None:
    async with explore(changed) as explorer:
        await explorer.press("c")
        everything = len(explorer.items)
        await explorer.press("/")
        await explorer.type("waste target")
        assert 0 < len(explorer.items) < everything
        assert explorer.found.startswith(f"{len(explorer.items)} of {everything}")
        await explorer.press("enter")
        assert explorer.focused == "changes-list"
        await explorer.press("escape")
        assert len(explorer.items) == everything
        assert explorer.main.session.shown is Mode.CHANGES
        await explorer.press("escape")
        assert (explorer.focused, len(explorer.codes)) == ("table", 3)


async def test_words_typed_are_said_while_they_narrow_the_list(changed: Path) -> None:
    async with explore(changed) as explorer:
        await explorer.press("c", "/")
        await explorer.type("[b]800")
        assert "“" not in explorer.filters, "the search line says it"
        await explorer.press("backspace", "backspace", "backspace", *["backspace"] * 3)
        await explorer.type("800")
        await explorer.press("enter")
        found, of = explorer.listed.found
        assert found < of
        assert "“800” ×" in explorer.filters
        assert f"{found} of {of} · Esc clears" in explorer.filters
        await explorer.press("escape")
        assert explorer.filters == ""


async def test_the_filter_in_force_holds(changed: Path) -> None:
    async with explore(changed, NARROW) as explorer:
        await explorer.press("r", "c")
        assert [each.split()[0] for each in explorer.heads] == ["OCC01.02"]
        await explorer.press("0")
        assert len(explorer.heads) == 4
        assert explorer.focused == "changes-list"


async def test_another_month_is_gone_to_with_the_list_open(tmp_path: Path) -> None:
    may = replace(BEFORE, report_date=BEFORE.report_date.replace(month=5, day=31))
    store = stored(tmp_path / "store", may, JUNE, JULY)
    async with explore(store) as explorer:
        await explorer.press("c")
        july = explorer.items
        await explorer.press("[")
        assert explorer.listed.title == "What changed · June 2024 since May 2024"
        assert explorer.items != july
        assert explorer.focused == "changes-list"
        await explorer.press("]")
        assert explorer.items == july


async def test_groups_are_folded_away(changed: Path) -> None:
    async with explore(changed) as explorer:
        await explorer.press("c")
        everything = len(explorer.items)
        await explorer.press("left")
        folded = len(explorer.items)
        assert folded < everything
        assert explorer.item == explorer.heads[0]
        await explorer.press("right")
        assert len(explorer.items) == everything


async def test_what_is_ticked_is_copied(changed: Path, copied: list[str]) -> None:
    async with explore(changed) as explorer:
        await explorer.press("c", "home", "down", "space", "space", "y")
        assert len(explorer.listed.ticked) == 2
        assert len(copied[-1].split("\n\n")) == 2
        await explorer.press("Y")
        told = 5  # the headings, a gap, what is listed, the source, whose analysis it is
        assert len(copied[-1].splitlines()) == len(explorer.items) + told


async def test_what_is_gone_is_in_no_row_of_this_month(changed: Path) -> None:
    async with explore(changed) as explorer:
        await explorer.press("c", "/")
        await explorer.type("something that went")
        await explorer.press("enter", "enter")
        assert explorer.told == ["This is about no measure of this month."]
        assert explorer.main.session.shown is Mode.CHANGES, "one stays where one is"


async def test_nothing_changed(tmp_path: Path) -> None:
    same = replace(JULY, report_date=JUNE.report_date)
    async with explore(stored(tmp_path / "store", same, JULY)) as explorer:
        await explorer.press("c")
        assert explorer.items == []
        assert "Nothing changed in what is shown." in explorer.screen
        await explorer.press("enter", "space", "s", "left", "y")


async def test_a_change_of_a_priority_leads_to_its_measures(tmp_path: Path) -> None:
    report = JULY.priorities[0]
    changed = replace(report, status=Status.RED, title=f"{report.title} anew")
    july = replace(JULY, priorities=(changed, *JULY.priorities[1:]))
    async with explore(stored(tmp_path / "store", JUNE, july)) as explorer:
        await explorer.press("c", "/")
        await explorer.type("priority")
        await explorer.press("enter", "enter")
        assert explorer.main.session.view == View(ViewKind.PRIORITY, report.code)
        assert explorer.codes == ["OCC01.01", "OCC01.02"]
        await explorer.press("escape")
        assert explorer.main.session.shown is Mode.CHANGES
        assert explorer.main.session.view == View(), "and all that changed is listed again"


async def test_the_mouse_groups_and_opens(changed: Path) -> None:
    async with explore(changed) as explorer:
        await explorer.press("c")
        rows = "#changes-list"
        await explorer.pilot.click(rows, offset=(16, 1))
        await explorer.settle()
        assert explorer.listed.grouping == 1
        await explorer.pilot.click(rows, offset=(16, 3))
        await explorer.pilot.click(rows, offset=(16, 3))
        await explorer.settle()
        assert explorer.main.session.behind is Mode.CHANGES


async def test_text_of_a_report_is_shown_as_it_is(tmp_path: Path) -> None:
    hostile = "see [note] [/] [@click=app.quit]x[/] \x1b[2J"
    july = replace(
        JULY,
        readings=(
            replace(LIBRARY, measure_name=hostile, directors=(hostile,), period_status=Status.RED),
            *JULY.readings[1:],
        ),
    )
    async with explore(stored(tmp_path / "store", JUNE, july), (160, 45)) as explorer:
        await explorer.press("c")
        assert "see [note] [/] [@click=app.quit]x[/] ␛[2J" in plain(explorer.lines)
        await explorer.press("s", "s", "/")
        await explorer.type("[/]")
        await explorer.press("enter")
        assert explorer.items


async def test_a_page_over_a_list_is_what_is_copied_and_moved_on(
    changed: Path, copied: list[str]
) -> None:
    async with explore(changed) as explorer:
        await explorer.press("c", "/")
        await explorer.type("target")
        await explorer.press("enter", "t", "y")
        assert copied[-1].startswith("OCC01.02 Household waste")
        assert "Target made easier" not in copied[-1]
        await explorer.press("ctrl+up", "y")
        assert copied[-1].startswith("OCC01.01 "), "of the measure that is read by now"
        await explorer.press("escape")
        assert explorer.main.session.shown is Mode.CHANGES


async def test_esc_lets_go_of_what_was_asked_for_since_and_then_comes_back(changed: Path) -> None:
    async with explore(changed) as explorer:
        await explorer.press("c", "home", "enter")
        assert "Esc back to the changes" in explorer.screen
        await explorer.press("/")
        await explorer.type("waste")
        await explorer.press("enter")
        assert "Esc back to the changes" not in explorer.screen
        await explorer.press("escape")
        assert (explorer.main.session.shown, explorer.main.session.words) == (None, ())
        await explorer.press("escape")
        assert explorer.main.session.shown is Mode.CHANGES


async def test_what_is_folded_stays_so_where_the_grouping_is_the_same(changed: Path) -> None:
    async with explore(changed) as explorer:
        await explorer.press("L")
        assert explorer.listed.closed == {"same"}
        explorer.listed.put_back(explorer.listed.arrangement)
        assert explorer.listed.closed == {"same"}


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("c", "A"), "That is for the commentary: Esc shows it."),
        (("c", "ctrl+down"), "That is for the commentary: Esc shows it."),
        (("o", "3"), "Beside the heat map is no commentary: Enter opens a measure."),
        (("o", "ctrl+end", "enter"), "This line counts measures: it opens none."),
        (("d", "right_curly_bracket"), "There is no later month."),
    ],
)
async def test_what_does_nothing_in_a_place_says_so(
    changed: Path, keys: tuple[str, ...], said: str
) -> None:
    async with explore(changed) as explorer:
        await explorer.press(*keys)
        assert explorer.told[-1:] == [said]


async def test_all_matches_are_copied_though_y_says_yes_there(small: Path) -> None:
    async with explore(small, NARROW) as explorer:
        await explorer.press("L")
        assert "Ctrl+Y rows" in explorer.lines[-1]
        await explorer.press("ctrl+y")
        assert any("rows copied" in said for said in explorer.told)
        await explorer.press("escape")
        assert "Ctrl+Y" not in explorer.lines[-1]


async def test_a_pane_is_left_to_where_it_was_opened(changed: Path) -> None:
    async with explore(changed, NARROW) as explorer:
        await explorer.press("1", "end")
        tree = explorer.main.panes.tree
        view, line = tree.view, tree.cursor_row
        await explorer.press("c", "escape")
        assert explorer.focused == tree.id
        assert (tree.view, tree.cursor_row) == (view, line)
        await explorer.press("c", "end", "enter", "escape", "escape")
        assert explorer.focused == tree.id
        assert (tree.view, tree.cursor_row) == (view, line)
        await explorer.press("0", "2", "home", "down", "t", "c", "escape")
        assert explorer.main.panes.page is PageKind.TREND


async def test_ticks_stay_until_escape(changed: Path) -> None:
    async with explore(changed) as explorer:
        await explorer.press("Q", "home", "down", "space", "space")
        ticked = set(explorer.listed.ticked)
        assert len(ticked) == 2
        await explorer.press("A", "enter")
        assert explorer.listed.ticked == ticked
        assert "2 ticked" in explorer.screen
        assert len(explorer.listed.chosen) == 2
        await explorer.press("V", "enter")
        await explorer.press("V")
        said = "These 2 queries are accepted already: Esc takes the ticks away."
        assert explorer.told[-1] == said
        await explorer.press("escape")
        assert explorer.listed.ticked == set()
        assert explorer.listed.mode is Mode.QUERIES


async def test_what_changed_is_counted_of_the_measures_that_pass(
    months: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with explore(months, (120, 40)) as explorer:
        await explorer.press("c")
        assert explorer.listed.headline.startswith("5 worse in status, 6 better")
        await explorer.press("escape", "r", "c")
        assert explorer.listed.headline.startswith("no status, target, owner")
        assert "all: c RAG 5 worse" in explorer.strip
        await explorer.press("e", "ctrl+u", *"changes.md", "enter")
        written = (tmp_path / "changes.md").read_text(encoding="utf-8")
        assert "filtered, 4 of 45 measures: ▲ red" in written


async def test_matches_call_back_and_not_due_what_changes_call_so(tmp_path: Path) -> None:
    months = [
        replace(
            JULY,
            report_date=month_end(2024, number),
            readings=(LIBRARY, *[WASTE] * (number % 3 == 0)),
        )
        for number in range(1, 8)
    ]
    async with explore(stored(tmp_path / "store", *months)) as explorer:
        await explorer.press("L")
        assert explorer.heads[0] == "Perhaps not due in this report"
        await explorer.press("escape", "left_square_bracket", "L")
        assert explorer.heads[0] == "Back in this report"
