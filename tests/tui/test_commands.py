"""Every command does what its help says, by each of its keys and from the palette."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.text import Text
from textual import events

from kpi_tui.analysis.across.heat_map import GroupedBy, RowOrder
from kpi_tui.analysis.browse.views import ViewKind
from kpi_tui.tui.commands.command import Command
from kpi_tui.tui.commands.registry import COMMANDS, command
from kpi_tui.tui.lists.heat_map import HeatMapPane
from kpi_tui.tui.lists.list_pane import ListPane
from kpi_tui.tui.pages.help import KEY_WIDTH
from kpi_tui.tui.pages.page import OPENED
from kpi_tui.tui.panes.row_order import SortedRows
from kpi_tui.tui.screens.ask import PromptDialog
from kpi_tui.tui.screens.brief import BriefDialog
from kpi_tui.tui.screens.choose_pdf import ChoosePdfDialog
from kpi_tui.tui.screens.columns import ColumnsDialog
from kpi_tui.tui.screens.help import HelpScreen
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.screens.write_file import WriteDialog
from kpi_tui.tui.session.situation import Mode, PageKind
from tests.support.explorer import NARROW, Explorer, at_rest, explore, plain
from tests.support.samples import JULY

Check = Callable[[Explorer], bool]


def picking(title: str) -> Check:
    """Whether a list with such a title is open."""
    return lambda explorer: title in str(explorer.picking.box.border_title)


def face(wanted: PageKind) -> Check:
    """Whether that page of the measure fills the screen."""
    return lambda explorer: explorer.reading and explorer.commentary.page_kind is wanted


def on(screen: type) -> Check:
    """Whether that screen is in front."""
    return lambda explorer: isinstance(explorer.app.screen, screen)


def listed(explorer: Explorer) -> ListPane[Any]:
    """The list that stands in the place of table and commentary."""
    pane = explorer.main.session.pane
    assert isinstance(pane, ListPane)
    return pane


def pane(title: str) -> Check:
    """Whether that list stands in the place of table and commentary."""
    return lambda explorer: listed(explorer).title == title


def picks(title: str) -> Check:
    """Whether the list of that title is open."""
    return lambda explorer: str(explorer.picking.box.border_title) == title


def hit(number: int) -> Check:
    """Whether the commentary has been scrolled to that place."""
    return lambda explorer: (
        str(explorer.commentary.border_subtitle) == f"match {number} of {explorer.commentary.hits}"
    )


def at(code: str) -> Check:
    return lambda explorer: explorer.cursor == code


def told(words: str) -> Check:
    return lambda explorer: bool(explorer.told) and words in explorer.told[-1]


def heat(explorer: Explorer) -> HeatMapPane:
    found = explorer.main.session.pane
    assert isinstance(found, HeatMapPane)
    return found


SEARCH = ["/", "r", "e", "enter"]
DOES: dict[str, tuple[list[str], Check]] = {
    "search": ([], lambda e: e.focused == "sought"),
    "search-reports": (["/", "v", "i", "s", "i", "t", "enter"], picks("“visit” in all reports")),
    "next-hit": (SEARCH, hit(1)),
    "previous-hit": ([*SEARCH, "n", "n"], hit(1)),
    "filter": ([], picking("Filter")),
    "saved-filters": ([], picks("Saved filters")),
    "pin": ([], told("OCC01.01")),
    "my-measures": ([], lambda e: e.main.session.view.kind is ViewKind.PINNED),
    "columns": ([], on(ColumnsDialog)),
    "sort-as-well": (["s"], lambda e: sum("↑" in each for each in e.headings) > 1),
    "red": ([], lambda e: e.codes == ["OCC01.02"]),
    "amber": (["["], lambda e: e.codes == ["OCC01.01"]),
    "exceptions": ([], lambda e: e.codes == ["OCC01.01", "OCC01.02"]),
    "all": (["r", *SEARCH], lambda e: len(e.codes) == 3 and not e.filters),
    "month-before": ([], lambda e: e.day.month == 6),
    "month-after": (["["], lambda e: e.day.month == 7),
    "months": ([], picking("Months")),
    "corrections": ([], told("Of July 2024 one issue is held")),
    "forget": ([], picking("Forget which month")),
    "first-month": ([], lambda e: e.day.month == 6),
    "last-month": (["["], lambda e: e.day.month == 7),
    "read": ([], face(PageKind.WORDS)),
    "beside": ([], face(PageKind.BESIDE)),
    "trend": ([], face(PageKind.TREND)),
    "details": ([], lambda e: OPENED in e.words),
    "person": ([], picks("Whose page")),
    "page": ([], told("found")),
    "measure-before": (["down", "down"], at("OCC01.02")),
    "measure-after": ([], at("OCC01.02")),
    "changes": ([], pane("What changed · July 2024 since June 2024")),
    "open-line": (["c", "end"], lambda e: e.main.session.behind is Mode.CHANGES),
    "tick": (["c"], lambda e: len(listed(e).ticked) == 1),
    "group": (["c"], lambda e: listed(e).grouping == 1),
    "group-back": (["c"], lambda e: listed(e).grouping == 2),
    "checks": ([], lambda e: e.main.session.shown is Mode.QUERIES),
    "links": ([], lambda e: e.main.session.shown is Mode.MATCHES),
    "query-asked": (["Q"], on(PromptDialog)),
    "query-answered": (["Q"], on(PromptDialog)),
    "query-accepted": (["Q"], on(PromptDialog)),
    "query-open": (["Q"], told("The query on ")),
    "match-yes": (["L"], told("No unconfirmed match")),
    "match-no": (["L"], told("No unconfirmed match")),
    "overview": ([], pane("Month summary · July 2024")),
    "heat-map": ([], lambda e: e.main.session.shown is Mode.HEAT_MAP),
    "heat-map-group": (["o"], lambda e: heat(e).by is GroupedBy.DIRECTOR),
    "heat-map-sort": (["o"], lambda e: heat(e).order is RowOrder.WORST),
    "heat-map-sort-back": (["o"], lambda e: heat(e).order is RowOrder.NAME),
    "compare-with": ([], picking("Compare July 2024 with")),
    "year-before": ([], told("No report of July 2023 is held.")),
    "review": ([], picking("Review · OCC01.01 Visits to libraries")),
    "undo": ([], told("Nothing of yours to undo")),
    "copy": ([], told("OCC01.01")),
    "copy-rows": ([], told("3 rows")),
    "export": ([], on(WriteDialog)),
    "brief": ([], on(BriefDialog)),
    "sort": ([], lambda e: "Code↑" in e.headings),
    "sort-back": ([], lambda e: "↑" in e.headings[-1]),
    "reverse": ([], lambda e: e.codes == ["OCC02.01", "OCC01.02", "OCC01.01"]),
    "sidebar": ([], lambda e: not e.tree.display),
    "tree": ([], lambda e: e.focused == "tree"),
    "table": (["1"], lambda e: e.focused == "table"),
    "commentary": ([], lambda e: e.focused == "commentary"),
    "theme": ([], picks("Theme")),
    "import": ([], on(ChoosePdfDialog)),
    "reports": ([], picking("Reports")),
    "reload": (["[", "["], lambda e: e.told == [] and e.day.month == 6),
    "palette": ([], picks("Ask or find anything")),
    "help": ([], on(HelpScreen)),
    "back": (["r"], lambda e: len(e.codes) == 3),
    "quit": ([], lambda e: not e.app.is_running),
}
"""What to press first, and what is so after the command."""
NOTHING_CHANGES = {"reload"}
"""What it does is seen only where the store has changed: `test_months` tries that."""


async def afresh(explorer: Explorer) -> None:
    """As the explorer was when it was opened. By no keys: there are many commands to be tried."""
    while not isinstance(explorer.app.screen, MainScreen):
        explorer.app.pop_screen()
    main, table = explorer.main, explorer.table
    main.panes.show_pane(None)
    for kept in main.session.panes.values():
        kept.__dict__.update(type(kept)(main.session).__dict__)  # type: ignore[call-arg]
    main.panes.search.display = False
    main.action_do("all")
    table.order = SortedRows()
    explorer.tree.display = True
    main.set_focus(table)
    if explorer.day != JULY.report_date:
        main.loader.want(JULY.report_date)
    table.recolour()
    await explorer.settle()
    table.move_to(0)
    await at_rest(explorer.app)
    explorer.told.clear()
    assert (len(explorer.codes), explorer.cursor, explorer.focused) == (3, "OCC01.01", "table")


def test_every_command_is_tried() -> None:
    assert set(DOES) == {each.id for each in COMMANDS}


@pytest.mark.usefixtures("copied")
async def test_by_its_keys(small: Path) -> None:
    """One explorer for all of them but the last, which leaves it."""
    async with explore(small) as explorer:
        for each in COMMANDS:
            before, check = DOES[each.id]
            for key in each.keys_in({}) if each.id != "quit" else ():
                await explorer.press(*before)
                assert each.id in NOTHING_CHANGES or not holds(check, explorer), each.id
                explorer.told.clear()
                await explorer.press(key)
                assert check(explorer), (each.id, key, explorer.told)
                await afresh(explorer)


def holds(check: Check, explorer: Explorer) -> bool:
    try:
        return check(explorer)
    except AssertionError:  # no list is open
        return False


@pytest.mark.parametrize("key", command("quit").keys_in({}))
async def test_leaving(small: Path, key: str) -> None:
    async with explore(small) as explorer:
        await explorer.press(key)
        assert not explorer.app.is_running


@pytest.mark.parametrize("name", ["red", "sort-back", "changes", "import", "quit"])
async def test_from_the_palette(small: Path, name: str) -> None:
    before, check = DOES[name]
    async with explore(small) as explorer:
        await explorer.press(*before, "ctrl+p")
        await explorer.type(command(name).title)
        await explorer.press("enter")
        assert check(explorer)


async def test_the_palette_lists_every_command_and_why_it_cannot_be_done_now(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("ctrl+p")
        found = {
            choice.value.id: (choice.text.plain, choice.aside.plain)
            for choice in explorer.picking.choices
            if isinstance(choice.value, Command)
        }
        assert list(found) == [each.id for each in COMMANDS if each.id != "palette"]
        assert found["month-after"] == ("Next month  Not now: There is no later month.", "]")
        assert found["month-before"] == ("Previous month  Go to the previous month", "[")


async def test_the_palette_offers_what_the_keys_do_on_a_page_over_a_pane(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("o", "down", "z")
        assert explorer.main.panes.page is PageKind.WORDS
        await explorer.press("ctrl+p")
        (details,) = [
            choice.text.plain
            for choice in explorer.picking.choices
            if isinstance(choice.value, Command) and choice.value.id == "details"
        ]
        assert "Not now" not in details


async def test_a_commands_name_typed_in_one_go(small: Path) -> None:
    async with explore(small) as explorer:
        explorer.app.post_message(events.Key("ctrl+p", None))
        await explorer.send("red meas\r")
        assert explorer.codes == ["OCC01.02"]


async def test_keys_that_are_faster_than_the_palette(small: Path) -> None:
    async with explore(small) as explorer:
        for keys in (("pagedown",), ("pageup",), ("enter", "enter"), ("escape", "escape")):
            for key in ("ctrl+p", *keys):
                explorer.app.post_message(events.Key(key, None))
            await explorer.settle()
            while not isinstance(explorer.app.screen, MainScreen):
                await explorer.press("escape")
            assert "OCC01" in explorer.screen


async def test_the_palette_from_the_search_line(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("/", "ctrl+p")
        assert explorer.picking.box.border_title == "Ask or find anything"


async def test_colours_are_chosen_from_a_list(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("T")
        assert explorer.picking.choices[0].value == explorer.app.theme == "kpi-dark"
        await explorer.press("down")
        assert explorer.app.theme == "kpi-light", "shown while one moves"
        await explorer.press("escape")
        assert explorer.app.theme == "kpi-dark", "and put back"
        await explorer.press("T")
        await explorer.type("blind")
        first = explorer.picking.shown[0].text.plain
        assert first.startswith("Colour-blind, dark")
        await explorer.press("down", "enter")
        assert explorer.app.theme == "kpi-safe-light"
        await explorer.press("T", "ctrl+end", "enter")
        await explorer.type("nord")
        await explorer.press("enter")
        assert explorer.app.theme == "nord"
        await explorer.press("T")
        assert explorer.picking.under_cursor is not None
        assert explorer.picking.under_cursor.value == "nord", "the one in force is on the list"


async def test_a_click_on_a_key_does_what_the_key_does(small: Path) -> None:
    async with explore(small) as explorer:
        for word, check in (("r red", DOES["red"][1]), ("[ ]", DOES["month-before"][1])):
            column = explorer.lines[-1].index(word)
            await explorer.pilot.click("#keys", offset=(column, 0))
            await explorer.settle()
            assert check(explorer), word
        await explorer.pilot.click("#keys", offset=(explorer.lines[-1].index("? help") + 3, 0))
        await explorer.settle()
        assert DOES["help"][1](explorer)


async def test_the_footer_shows_dim_what_does_nothing_now(small: Path) -> None:
    def dim(words: str) -> bool:
        content = explorer.main.panes.footer.content
        assert isinstance(content, Text)
        style = content.get_style_at_offset(explorer.app.console, content.plain.index(words))
        return bool(style.dim)

    async with explore(small, (160, 30)) as explorer:
        assert "t trend" in explorer.footer
        assert not dim("trend")
        await explorer.press("down")
        assert dim("trend"), "another measure had the code in June"
        await explorer.press("up")
        assert not dim("trend")


async def test_the_footer_goes_with_the_pane(small: Path) -> None:
    async with explore(small) as explorer:
        table = explorer.footer
        await explorer.press("enter")
        assert "Esc back" in explorer.footer
        assert "← → measure" in explorer.footer
        await explorer.press("escape", "/")
        assert explorer.footer == "Enter done  Esc clear", "nothing was searched for before"
        await explorer.press("escape")
        assert explorer.footer == table


async def test_once_more_takes_a_status_back(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("r", "r")
        assert len(explorer.codes) == 3
        await explorer.press("x", "x")
        assert len(explorer.codes) == 3
        await explorer.press("a")
        assert explorer.told == ["No measure is amber this month."]
        assert len(explorer.codes) == 3


async def test_a_status_in_a_branch_that_is_closed(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("1", "down", "left", "[", "2", "r")
        assert (explorer.way, explorer.codes) == ("▲ red 1", ["OCC01.02"])


async def test_back_goes_one_step_at_a_time(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("r", "/")
        await explorer.type("waste")
        await explorer.press("enter", "enter")
        assert explorer.reading
        await explorer.press("escape")
        assert not explorer.reading
        assert "“waste”" in explorer.filters
        await explorer.press("escape")
        assert (explorer.filters, explorer.codes) == ("", ["OCC01.02"])
        await explorer.press("1", "escape")
        assert (explorer.focused, explorer.codes) == ("table", ["OCC01.02"])
        await explorer.press("escape")
        assert len(explorer.codes) == 3
        await explorer.press("escape")
        assert explorer.app.is_running


async def test_help_is_closed(small: Path) -> None:
    async with explore(small) as explorer:
        for key in ("escape", "q", "question_mark", "f1"):
            await explorer.press("?", key)
            assert explorer.focused == "table", key
            assert explorer.app.is_running


async def test_the_help_has_every_command_and_every_sign(small: Path) -> None:
    async with explore(small, (80, 250)) as explorer:
        await explorer.press("?")
        for each in COMMANDS:
            assert each.key_text() in explorer.screen
            assert each.help in plain(line.strip("│ ") for line in explorer.lines)
        for word in ("★", "green: at or better than the target", "n/r", "◌"):
            assert word in explorer.screen


async def test_the_help_begins_with_the_pane_one_is_in(small: Path) -> None:
    async with explore(small) as explorer:
        for keys, title in (
            ([], "Here, in the table"),
            (["1"], "Here, in the tree"),
            (["2", "enter"], "Here, reading a measure"),
        ):
            await explorer.press(*keys, "?")
            assert title in explorer.screen
            await explorer.press("escape")


async def test_the_help_can_be_read_in_80_columns(small: Path) -> None:
    """No sentence runs on under the keys."""
    async with explore(small, NARROW) as explorer:
        await explorer.press("?")
        seen: list[str] = []
        while "are worked out here." not in plain(seen):
            seen += [line[2:-2].rstrip(" ▄▀█▅▂▃▆▇▁") for line in explorer.lines[1:-1]]
            await explorer.press("pagedown")
        indents = {len(line) - len(line.lstrip()) for line in seen if line.strip("─ ")}
        assert 0 in indents
        assert len(indents) > 2, "what goes on, goes on beneath itself, as far in as its group"
        assert max(indents) <= KEY_WIDTH
        for each in COMMANDS:
            assert any(line.startswith(f"{each.key_text()} ") for line in seen)
            assert each.help in plain(seen), each.id


async def test_scrolling_the_help(small: Path) -> None:
    async with explore(small, NARROW) as explorer:
        await explorer.press("?")
        assert "What the signs mean" in explorer.screen, "they come first"
        assert "What is counted" not in explorer.screen
        top = explorer.lines
        await explorer.press("end")
        assert "are worked out here." in explorer.screen
        await explorer.press("home")
        assert explorer.lines == top
        await explorer.press("down", "j")
        assert explorer.lines != top
        await explorer.press("up", "k")
        assert explorer.lines == top


async def test_the_help_is_searched(small: Path) -> None:
    async with explore(small, (140, 40)) as explorer:
        await explorer.press("?")
        assert "Layout" in explorer.screen, "two columns"
        assert "/ search · Esc close" in explorer.screen
        await explorer.press("/")
        assert "Enter read · Esc clear" in explorer.screen
        await explorer.type("spreadsheet")
        assert "to a file" in explorer.screen, "found by another word for it"
        assert "Layout" not in explorer.screen
        await explorer.press("enter")
        assert "/ search · Esc clear" in explorer.screen
        await explorer.press("escape")
        assert "Layout" in explorer.screen
        assert "/ search · Esc close" in explorer.screen
        await explorer.press("escape")
        assert explorer.focused == "table"
