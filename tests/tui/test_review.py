"""The month at a glance, and reviewing: what an officer decides from the explorer, and undoes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Input

from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.errors import StoreError
from kpi_tui.judgements.judgement import Correct, Judgement, Note, Rebase, SetQueryState
from kpi_tui.judgements.log import append, login_name, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Reading
from kpi_tui.store.files import LOG
from kpi_tui.tui.screens.ask import PromptDialog
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.vocabulary import CorrectedField, QueryState, Travel
from kpi_tui.wording.judgements import decided
from tests.support.explorer import WIDE, Explorer, explore
from tests.support.samples import DEBT, JULY, JUNE, LIBRARY
from tests.support.stores import stored

DAY = JULY.report_date


async def review(explorer: Explorer, what: str, answer: str) -> None:
    await explorer.press("J")
    await explorer.type(what)
    await explorer.press("enter")
    assert isinstance(explorer.app.screen, PromptDialog)
    await explorer.type(answer)
    await explorer.press("enter")


def findings_of(explorer: Explorer, reading: Reading) -> list[Finding]:
    assessment = explorer.main.session.assessment
    assert assessment is not None
    named = MeasureName(reading.measure_code, reading.measure_name)
    return [each for each in assessment.findings if named in each.measures]


def travel_of(explorer: Explorer) -> Travel | None:
    """Which way the library's figure went."""
    assessment = explorer.main.session.assessment
    assert assessment is not None
    return assessment.measures[MeasureName(LIBRARY.measure_code, LIBRARY.measure_name)].travel


def plain_screen(explorer: Explorer) -> str:
    """What is on the screen, dialogs too."""
    return " ".join(explorer.screen.split())


async def test_accepting_a_query_counts_those_that_are_accepted_with_it(tmp_path: Path) -> None:
    """Who answers is asked twice by one rule: of the director, and of the portfolio holder."""
    moved = replace(LIBRARY, directors=("Eve Fox",), portfolio_holder="Cllr H Ames")
    july = replace(JULY, readings=(moved, *JULY.readings[1:]))
    async with explore(stored(tmp_path / "store", JUNE, july)) as explorer:
        await review(explorer, "portfolio holder in june", "known")
        assert explorer.told[-1] == "Saved: 2 queries accepted – u to undo"
        accepted = [each.rule for each in findings_of(explorer, moved) if each.accepted is not None]
        assert accepted == ["I7", "I7"]


async def test_a_note_is_kept_and_shown_and_undone(store: Path) -> None:
    async with explore(store) as explorer:
        await review(explorer, "write a note", "Counted [b]by hand[/b].")
        assert explorer.told[-1] == "Saved – u to undo"
        assert "Note Counted [b]by hand[/b]." in explorer.said
        (note,) = read(store).all
        assert [measure.code for measure in note.measures] == ["OCC01.01"]
        assert ", on July 2024)" in explorer.said, "the period that was looked at, not today's"
        await explorer.press("u")
        assert "Undo your last decision?" in explorer.screen
        assert "note on July 2024: Counted [b]by hand[/b]., OCC01.01" in explorer.screen
        assert login_name() in explorer.screen
        await explorer.press("enter")
        said = "Undone: note on July 2024: Counted [b]by hand[/b]., OCC01.01 – J decides it again"
        assert explorer.told[-1] == said
        assert "Counted" not in explorer.words
        assert read(store).all == ()


async def test_a_cut_off_figure_is_corrected_and_its_query_settled(store: Path) -> None:
    async with explore(store, WIDE) as explorer:
        await explorer.press("down", "down")
        assert explorer.cursor == "OCC02.01"
        query = next(each for each in findings_of(explorer, DEBT) if "N1" in each.rules)
        assert query.accepted is None
        await explorer.press("J")
        await explorer.type("correct actual 21")
        await explorer.press("enter")
        line = explorer.app.screen.query_one(Input)
        assert line.value == "£21,262,0", "what is printed is there to be changed"
        line.value = "£21,26"
        await explorer.press("enter")
        assert "£21,26 is no whole figure" in plain_screen(explorer), "and it may be typed again"
        line.value = "£21,262,000"
        await explorer.press("enter")
        await explorer.type("agreed with finance")
        await explorer.press("enter")
        assert "£21,262,000†" in explorer.column("period_actual")
        who = login_name()
        assert f"Actual corrected to £21,262,000 by {who}" in explorer.said
        assert "agreed with finance (printed: £21,262,0)" in explorer.said
        query = next(each for each in findings_of(explorer, DEBT) if "N1" in each.rules)
        assert query.accepted is not None
        assert query.accepted.startswith(f"actual corrected to £21,262,000 by {who}, ")
        await explorer.press("u", "enter")
        assert explorer.told[-1].startswith(
            "Undone: actual corrected to £21,262,000 in July 2024, OCC02.01"
        )
        assert "£21,262,0" in explorer.column("period_actual")


async def test_a_status_is_chosen_and_filters_and_counts_follow(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("down", "J")
        await explorer.type("correct red")
        await explorer.press("enter")
        await explorer.type("amber")
        await explorer.press("enter")
        await explorer.type("the picture was drawn twice")
        await explorer.press("enter")
        assert explorer.column("period_status")[1].startswith("● amber")
        assert "†" in explorer.column("period_status")[1]
        assert "● 1" in explorer.screen
        await explorer.press("a")
        assert explorer.codes == ["OCC01.02"]
        await explorer.press("u", "enter")
        assert explorer.told[-1].startswith(
            "Undone: status corrected to amber in July 2024, OCC01.02"
        )
        assert explorer.codes == []


async def test_the_measures_with_notes_are_shown_by_a_filter_and_by_a_question(store: Path) -> None:
    async with explore(store) as explorer:
        await review(explorer, "write a note", "to be asked about")
        noted = explorer.codes[:1]
        await explorer.press("f")
        await explorer.type("note")
        await explorer.press("enter")
        assert explorer.codes == noted
        assert "with a note" in explorer.screen
        await explorer.press("escape")
        assert explorer.codes != noted
        await explorer.press("ctrl+p")
        await explorer.type("with notes")
        assert explorer.choices[0].startswith("Show: with a note")
        await explorer.press("enter")
        assert explorer.codes == noted


async def test_undo_goes_back_one_by_one_and_never_to_anothers(store: Path) -> None:
    named = MeasureName(LIBRARY.measure_code, LIBRARY.measure_name)
    mine = Note(who=login_name(), why="", measure=named, text="long ago")
    append(store, mine)
    append(store, Note(who="Another officer", why="", measure=named, text="theirs"))
    async with explore(store) as explorer:
        await review(explorer, "write a note", "first")
        await review(explorer, "write a note", "second")
        await explorer.press("u", "enter", "u", "enter")
        told = [each for each in explorer.told if each.startswith("Undone")]
        assert [each.split(" – ")[0] for each in told] == [
            "Undone: note on July 2024: second, OCC01.01",
            "Undone: note on July 2024: first, OCC01.01",
        ]
        await explorer.press("u")
        assert "Undo a decision from before this session?" in explorer.screen
        await explorer.press("down", "enter")
        assert len(read(store).all) == 2, "no, leave it"
        await explorer.press("u", "enter")
        assert [note.who for note in read(store).all] == ["Another officer"]
        await explorer.press("u")
        assert explorer.told[-1].startswith("Nothing of yours to undo")


async def test_whatever_is_decided_of_a_measure_can_be_undone(store: Path) -> None:
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
            "usual range worked out anew from July 2024 on – A, ",
            "query asked: status contradicts the figures (S1) in July 2024 – A, ",
            "actual corrected to ␛[3m in July 2024 – A, ",
        ):
            await review(explorer, "undo a decision", "x")  # the last one is listed first
            undone = made.pop()
            assert decided(undone) in said
            assert list(read(store).all) == made


async def test_what_is_in_force_is_ticked_and_who_decided_it_told(store: Path) -> None:
    async with explore(store) as explorer:
        await explorer.press("J")
        await explorer.type("polarity")
        head = explorer.picking.shown[0].group
        assert head.startswith("Polarity (high or low is good) – now: higher is better, assumed")
        ticked = [each for each in explorer.choices if each.startswith("✓")]
        assert ticked == ["✓ higher is better"]
        await explorer.press("escape", "escape")
        await review(explorer, "lower is better", "the committee said so")
        await explorer.press("J")
        await explorer.type("polarity")
        head = explorer.picking.shown[0].group
        assert f"now: lower is better, settled by {login_name()}, " in head
        assert "the committee said so" in head


async def test_which_way_is_better_changes_what_we_say(store: Path) -> None:
    async with explore(store) as explorer:
        assert travel_of(explorer) is Travel.BETTER
        await review(explorer, "lower is better", "the committee said so")
        assert travel_of(explorer) is Travel.WORSE


async def test_what_is_no_number_is_told(store: Path) -> None:
    async with explore(store) as explorer:
        await review(explorer, "amber tolerance", "some")
        assert "“some” is no number" in plain_screen(explorer)
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
        await review(explorer, "lower is better", "x")
        assert explorer.told == ["judgements.jsonl: Permission denied"]
        assert travel_of(explorer) is Travel.BETTER


async def test_the_usual_range_is_worked_out_anew_from_the_month_shown(store: Path) -> None:
    async with explore(store) as explorer:
        await review(
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
