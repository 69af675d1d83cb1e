"""The month at a glance, and settling from the explorer what an officer knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.errors import StoreError
from kpi_tui.judgements.judgement import Correct, Judgement, Rebase, SetQueryState
from kpi_tui.judgements.log import append, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.store.files import LOG
from kpi_tui.tui.screens.ask import PromptDialog
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.vocabulary import CorrectedField, QueryState
from tests.support.explorer import NARROW, WIDE, Explorer, explore, plain, stored
from tests.support.samples import JULY, JUNE, LIBRARY

DAY = JULY.report_date


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Two months, to be judged."""
    return stored(tmp_path / "store", JUNE, JULY)


async def settle(explorer: Explorer, what: str, answer: str) -> None:
    await explorer.press("J")
    await explorer.type(what)
    await explorer.press("enter")
    assert isinstance(explorer.app.screen, PromptDialog)
    await explorer.type(answer)
    await explorer.press("enter")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_month_at_a_glance(small: Path, size: tuple[int, int]) -> None:
    async with explore(small, size) as explorer:
        await explorer.press("o")
        said = [plain([text]) for text in explorer.choices]
        assert said[:4] == ["1 ★ green", "1 ▲ red", "1 without a status", "2 exceptions"]
        assert "1 got better" in said
        assert any(text.startswith("annex.pdf, 5 pages, revision 1") for text in said)
        assert any("2 left over" in text for text in said)
        groups = [each.group for each in explorer.picking.shown]
        assert list(dict.fromkeys(groups)) == [
            *("3 measures in July 2024", "Since June 2024", "Does not add up"),
            "Where it was read",
        ]


async def test_each_line_is_a_way_to_the_rest_of_it(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("o", "down", "enter")
        assert explorer.codes == ["OCC01.02"], "the red ones"
        await explorer.press("o")
        await explorer.type("exceptions")
        await explorer.press("enter")
        assert explorer.codes == ["OCC01.01", "OCC01.02"], "one of them for the year to date"
        await explorer.press("o")
        await explorer.type("got better")
        await explorer.press("enter")
        assert "What changed" in explorer.screen
        assert explorer.choices == ["OCC01.01 Visits to libraries"]
        await explorer.press("escape", "escape", "o")
        await explorer.type("add up question")
        await explorer.press("enter")
        assert "What does not add up" in explorer.screen
        assert len(explorer.choices) > 1
        await explorer.press("escape", "escape", "o")
        await explorer.type("left over")
        await explorer.press("enter")
        assert not isinstance(explorer.app.screen, MainScreen), "its doubts are shown"


async def test_a_note_is_kept_and_shown(store: Path) -> None:
    async with explore(store) as explorer:
        await settle(explorer, "write a note", "Counted [b]by hand[/b].")
        assert explorer.told[-1] == "Settled. J takes it back."
        assert "Note Counted [b]by hand[/b]." in explorer.said
        (note,) = read(store).all
        assert [measure.code for measure in note.measures] == ["OCC01.01"]
        await explorer.press("J")
        await explorer.type("take back")
        await explorer.press("enter", "enter")
        assert "Counted" not in explorer.words


async def test_whatever_is_settled_of_a_measure_can_be_taken_back(store: Path) -> None:
    named = MeasureName(LIBRARY.measure_code, LIBRARY.measure_name)
    field, state = CorrectedField.PERIOD_ACTUAL, QueryState.ASKED
    made: list[Judgement] = [
        Correct(who="A", why="", measure=named, report_date=DAY, field=field, value="\x1b[3m"),
        SetQueryState(who="A", why="?", rule="S1", measure=named, report_date=DAY, state=state),
        Rebase(who="A", why="", measure=named, report_date=DAY),
    ]
    for judgement in made:
        append(store, judgement)
    async with explore(store) as explorer:
        for said in (
            "rebase from July 2024 on, by A on",
            "query S1 asked in July 2024, by A on",
            "correct period actual to ␛[3m in July 2024, by A on",
        ):
            await explorer.press("J")
            await explorer.type("by A on")
            offered = [choice for choice in explorer.choices if said in choice]
            assert len(offered) == 1
            await explorer.press("escape", "escape")
            await settle(explorer, said.partition(" ")[0] + " by A on", "x")
            made.pop()
            assert list(read(store).all) == made


async def test_which_way_is_better_changes_what_we_say(store: Path) -> None:
    async with explore(store) as explorer:
        assert "↑ better" in explorer.column("travel")
        await settle(explorer, "lower is better", "the committee said so")
        assert "↑ worse" in explorer.column("travel")
        assert "lower is better" in explorer.said


async def test_what_is_no_number_is_told(store: Path) -> None:
    async with explore(store) as explorer:
        await settle(explorer, "so many per cent", "some")
        assert "some is no number" in explorer.told[-1]
        assert not (store / LOG).exists()


@pytest.mark.parametrize("keys", [["escape"], ["enter"]])
async def test_nothing_is_kept_where_nothing_was_written(store: Path, keys: list[str]) -> None:
    async with explore(store) as explorer:
        await explorer.press("J")
        await explorer.type("write a note")
        await explorer.press("enter", *keys, "escape")
        assert isinstance(explorer.app.screen, MainScreen)
        assert not (store / LOG).exists()


async def test_a_log_that_cannot_be_written_is_told(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path, judgement: Judgement) -> None:  # noqa: ARG001
        raise StoreError("judgements.jsonl: Permission denied")

    monkeypatch.setattr("kpi_tui.judgements.log.append", refuse)
    async with explore(store) as explorer:
        await settle(explorer, "lower is better", "x")
        assert explorer.told == ["judgements.jsonl: Permission denied"]
        assert "↑ better" in explorer.column("travel")


async def test_the_usual_range_is_worked_out_anew_from_the_month_shown(store: Path) -> None:
    async with explore(store) as explorer:
        await settle(
            explorer, "work its usual range out anew from july 2024", "counted otherwise since then"
        )
        (rebase,) = read(store).all
        assert isinstance(rebase, Rebase)
        assert (rebase.report_date, rebase.why) == (DAY, "counted otherwise since then")
        await explorer.press("J")
        await explorer.type("work its usual range out anew")
        assert explorer.choices == [], "it is settled already"
        await explorer.press("escape", "escape", "[", "J")
        await explorer.type("work its usual range out anew")
        assert explorer.choices == [], "nothing came before the first month"
