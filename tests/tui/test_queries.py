"""Working through data quality queries: place, filter, states, e-mails, the log."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.analysis.queries import Progress
from kpi_tui.judgements.log import read
from kpi_tui.tui.lists.queries import QueriesPane
from kpi_tui.tui.screens.ask import PromptDialog
from kpi_tui.tui.screens.write_file import WriteDialog
from kpi_tui.tui.session.situation import Mode
from kpi_tui.wording.plain import plain_words
from tests.support.explorer import NARROW, Explorer, explore, plain
from tests.support.samples import JULY, JUNE, LIBRARY
from tests.support.stores import stored


def states(explorer: Explorer) -> list[str]:
    """How far each query has come, from top to bottom."""
    pane = explorer.listed
    assert isinstance(pane, QueriesPane)
    return [row.line.item.progress.value for row in pane.rows if row.line]


async def test_a_list_of_queries_is_worked_through(real: Path) -> None:
    async with explore(real, NARROW) as explorer:
        await explorer.press("Q")
        assert sum(each[:20] in explorer.screen for each in explorer.items) >= 5
        assert "Must resolve: " in explorer.items[0]
        for _ in range(2):
            await explorer.press("j", "j")
            line = explorer.item
            await explorer.press("enter")
            assert explorer.focused == "table"
            assert "Esc back to the queries" in explorer.screen
            await explorer.press("escape")
            assert (explorer.item, explorer.focused) == (line, "queries-list")


async def test_the_list_counts_what_must_be_resolved_as_the_header_does(real: Path) -> None:
    async with explore(real) as explorer:
        (told,) = re.findall(r"Q (\d+ to resolve)", explorer.strip)
        await explorer.press("Q")
        assert explorer.listed.summary.endswith(f" on the report · {told}")
        await explorer.press("end", "home", "down", "V", "enter")
        left = f"{int(told.split()[0]) - 1} to resolve · 1 accepted"
        assert explorer.listed.summary.endswith(left), "the first of them is settled"


async def test_a_query_on_the_report_alone_is_on_no_measures(real: Path) -> None:
    async with explore(real) as explorer:
        await explorer.press("Q", "slash", *"no longer reported, or not due", "enter")
        assert explorer.listed.summary == "1 query on the report"
        await explorer.press("escape", "slash", *"zzzzq", "enter")
        assert explorer.listed.summary == "0 queries"


async def test_by_measure_by_director_and_by_rule(real: Path) -> None:
    async with explore(real) as explorer:
        assessment = explorer.main.session.assessment
        assert assessment is not None
        await explorer.press("Q")
        assert len(explorer.items) == len(assessment.findings)
        assert explorer.heads[-1] == "The report as a whole", "it is said apart"
        await explorer.press("s")
        assert explorer.listed.grouping == 1
        await explorer.press("s")
        assert any(head.endswith("(S1)") for head in explorer.heads)


async def test_the_filter_in_force_holds(real: Path) -> None:
    async with explore(real) as explorer:
        await explorer.press("r")
        codes = set(explorer.codes)
        await explorer.press("Q")
        heads = {head.split()[0] for head in explorer.heads}
        assert heads - codes <= {"Several", "The"}
        assert heads & codes


async def test_a_state_is_set_on_several_with_one_reason(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("Q", "home", "down", "space", "space")
        ticked = len(explorer.listed.ticked)
        assert ticked == 2
        line = explorer.item
        await explorer.press("A")
        assert isinstance(explorer.app.screen, PromptDialog)
        await explorer.type("by e-mail")
        await explorer.press("enter")
        assert states(explorer).count("asked") == 2
        assert explorer.item == line, "one stays where one is"
        assert len(read(store).queries) == 2
        assert {state.why for state in read(store).queries.values()} == {"by e-mail"}
        assert "2 asked" in explorer.screen
        assert explorer.told[-1] == "Saved: 2 queries asked – u to undo"
        await explorer.press("escape", "home", "down", "N", "enter")
        assert states(explorer).count("answered") == 1
        await explorer.press("home", "down", "enter", "enter")
        assert "Answered " in explorer.words, "the measure's page says it too"


@pytest.mark.parametrize(("key", "state"), [("A", "asked"), ("V", "accepted")])
async def test_what_is_decided_with_a_query_is_counted_with_it(
    tmp_path: Path, key: str, state: str
) -> None:
    """Who answers is asked twice by one rule: of the director, and of the portfolio holder."""
    moved = replace(LIBRARY, directors=("Eve Fox",), portfolio_holder="Cllr H Ames")
    july = replace(JULY, readings=(moved, *JULY.readings[1:]))
    async with explore(stored(tmp_path / "store", JUNE, july), NARROW) as explorer:
        await explorer.press("Q", "home", "/")
        await explorer.type("portfolio holder:")
        await explorer.press("enter", "home", "down", key)
        assert f"{state.capitalize()} · 2 queries" in explorer.screen
        assert "what one rule asks of one measure is decided together" in plain(explorer.lines)
        await explorer.press("enter")
        assert explorer.told[-1] == f"Saved: 2 queries {state} – u to undo"
        await explorer.press("escape")
        assert states(explorer).count(state) == 2
        assert len(read(tmp_path / "store").all) == 1


@pytest.mark.parametrize(
    ("key", "state", "asks"),
    [
        ("A", "asked", "whom, and how"),
        ("N", "answered", "what was answered"),
        ("V", "accepted", "why"),
    ],
)
async def test_after_a_query_comes_the_next_open_one(
    store: Path, key: str, state: str, asks: str
) -> None:
    async with explore(store) as explorer:
        await explorer.press("Q", "home", "down")
        lines = list(explorer.items)
        await explorer.press(key)
        words = " ".join(explorer.screen.split())
        assert f"{state.capitalize()} · query on OCC0" in words
        assert f"{asks} (may be left empty)" in words
        await explorer.press("enter")
        assert explorer.told[-1].startswith("Saved: query on OCC0")
        assert explorer.told[-1].endswith(f" {state} – u to undo")
        assert explorer.told.count(explorer.told[-1]) == 1, "of several measures too"
        assert (states(explorer)[0], explorer.item) == (state, lines[1])
        await explorer.press("end", key, "enter")
        assert explorer.item == lines[1], "after the last the first that is open"


async def test_to_open_a_query_that_is_open_names_it_and_how_to_undo(store: Path) -> None:
    """The cursor has gone on from what was accepted, so the key for it does nothing."""
    async with explore(store) as explorer:
        await explorer.press("Q", "home", "down", "V", "enter")
        await explorer.press("U")
        assert explorer.told[-1].startswith("The query on OCC0")
        assert explorer.told[-1].endswith(" is open already: u undoes what was decided last.")


async def test_each_state_asks_for_its_note_and_is_counted_in_a_narrow_frame(store: Path) -> None:
    async with explore(store, NARROW) as explorer:
        await explorer.press("Q", "home", "down")
        for key, asked_for in (("A", "whom, and how"), ("N", "what was answered"), ("V", "why")):
            await explorer.press(key)
            assert f"{asked_for} (may be left empty)" in explorer.screen
            await explorer.press("enter")
        assert "1 asked, 1 answered, 1 accepted ─" in explorer.screen, "none is cut off"
        counted, _, _ = explorer.listed.summary.partition(":")
        assert f" {counted} · " in explorer.screen


async def test_what_is_accepted_stays_in_its_place_and_can_be_opened_again(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("Q", "home", "down")
        line = explorer.item
        await explorer.press("V")
        await explorer.type("agreed")
        await explorer.press("enter")
        assert states(explorer)[0] == "accepted"
        await explorer.press("home", "down")
        assert explorer.item.startswith(line[:20]), "it stays in its place"
        assert "accepted" in explorer.screen
        assert "agreed" in explorer.screen, "why stands below"
        assert f"{len(explorer.items) - 1} queries" in explorer.screen, "it is not counted any more"
        assert "1 accepted" in explorer.screen
        await explorer.press("U", "enter")
        assert (explorer.item, states(explorer)[0]) == (line, "open")
        assert " open again – u to undo" in explorer.told[-1]


@pytest.mark.parametrize("done", ["N", "V"])
async def test_nobody_is_sent_what_was_answered_or_accepted(
    store: Path, copied: list[str], done: str
) -> None:
    async with explore(store) as explorer:
        await explorer.press("Q", "s", "home", "y")
        asked = copied[-1]
        pane = explorer.listed
        row = pane.rows[1]
        assert row.line is not None
        message = plain_words(row.line.item.finding.message)
        assert message in asked
        await explorer.press("down", done, "enter")
        await explorer.until(lambda: states(explorer)[0] != "open")
        await explorer.press("home", "y")
        assert message not in copied[-1]
        assert copied[-1].startswith("Subject: ")
        await explorer.press("down", "y")
        assert message in copied[-1], "by itself it can be copied"


async def test_a_query_is_copied_as_an_email(store: Path, copied: list[str]) -> None:
    async with explore(store) as explorer:
        await explorer.press("Q", "y")
        assert copied[-1].startswith("Subject: Query on OCC0")
        assert "(director)" in copied[-1]
        assert "Source: " in copied[-1]
        await explorer.press("Y")
        table, _ = copied[-1].split("\r\n\r\n")
        assert len(table.splitlines()) == 1 + len(explorer.items), "a header, and a row a query"


async def test_the_log_is_written(store: Path, tmp_path: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("Q", "A")
        await explorer.type("by phone")
        await explorer.press("enter")
        await explorer.press("e")
        dialog = explorer.app.screen
        assert isinstance(dialog, WriteDialog)
        assert Path(dialog.form.field.value).stem == "kpi-tui-queries-2024-07", "as other files"
        dialog.form.field.value = str(tmp_path / "log.json")
        await explorer.press("enter")
        log = json.loads((tmp_path / "log.json").read_text(encoding="utf-8"))
        assert len(log) == len(explorer.items)
        asked = [each for each in log if each["state"] == Progress.ASKED]
        assert [each["why"] for each in asked] == ["by phone"]


async def test_hostile_text_is_data(tmp_path: Path, copied: list[str]) -> None:
    hostile = "[/] [@click=app.quit]x[/] \x1b[2J"
    readings = (replace(LIBRARY, measure_name=hostile, directors=(hostile,)), *JULY.readings[1:])
    july = replace(JULY, readings=readings)
    async with explore(stored(tmp_path / "store", JUNE, july), (160, 45)) as explorer:
        await explorer.press("Q", "s", "y")
        assert "\x1b" not in copied[-1]
        assert "[@click=app.quit]x" in plain(explorer.lines)
        await explorer.press("L", "y")
        assert "\x1b" not in copied[-1]


async def test_unconfirmed_matches_are_answered_in_their_line(real: Path, tmp_path: Path) -> None:
    from shutil import copytree

    store = tmp_path / "store"
    copytree(real, store)
    async with explore(store) as explorer:
        await explorer.press("L")
        assert explorer.main.session.shown is Mode.MATCHES
        assert explorer.heads[0] == "Unconfirmed matches"
        assert explorer.heads[-1] == "Matched by code and name"
        asked = len([row for row in explorer.listed.rows if row.line and row.line.presses])
        following = explorer.items[1]
        await explorer.press("Y")
        assert re.fullmatch(SAID.format("the same measure as"), explorer.told[-1])
        assert explorer.item == following, "the next that is unconfirmed"
        assert len(read(store).links) == 2, "under both orders"
        assert len([row for row in explorer.listed.rows if row.line and row.line.presses]) < asked
        await explorer.press("home", "down", "N")
        assert len(read(store).refusals) == 2
        assert re.fullmatch(SAID.format("another measure than"), explorer.told[-1])


SAID = r"Saved: OCC\S+ of January 2023 is {} OCC\S+ of July 2024 – u to undo"


async def test_what_was_decided_at_once_is_undone_at_once(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("Q", "home", "down")
        await explorer.press("V", "enter", "home", "down", "space", "space")
        line, before = explorer.item, states(explorer)
        await explorer.press("N", "enter")
        assert states(explorer)[:2] == ["answered", "answered"], "one was accepted, one open"
        await explorer.press("u")
        assert "queries answered, OCC" in explorer.screen
        await explorer.press("enter")
        assert states(explorer) == before, "what was accepted is so again"
        assert explorer.told[-1].endswith(" – A, N and V decide it again")
        assert explorer.item == line, "with ticks one stays where one is"
        await explorer.press("u", "enter")
        assert set(states(explorer)) == {"open"}
        assert read(store).all == ()


async def test_what_was_decided_at_once_in_an_earlier_session_is_undone_at_once(
    store: Path,
) -> None:
    async with explore(store) as explorer:
        await explorer.press("Q", "home", "down", "V", "enter", "home", "down", "space", "space")
        before = states(explorer)
        await explorer.press("N", "enter")
    async with explore(store) as explorer:
        await explorer.press("Q", "u")
        assert "Undo a decision from before this session?" in explorer.screen
        assert "queries answered, OCC" in explorer.screen
        await explorer.press("enter")
        assert states(explorer) == before, "what was accepted is so again"


async def test_undoing_comes_back_to_the_query_that_was_decided(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("Q", "home", "down")
        first, second = explorer.items[:2]
        await explorer.press("A", "enter", "V", "enter")
        assert explorer.item not in (first, second)
        await explorer.press("u", "enter")
        assert explorer.item == second
        await explorer.press("u", "enter")
        assert explorer.item == first
        await explorer.press("escape", "u")
        assert explorer.told[-1].startswith("Nothing of yours to undo")
