"""The form of a drafted profile, as a person types into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kpi_tui.cli.profile_form import fill_in, lines
from kpi_tui.period import PeriodType
from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.profiles.labels import BLANK

GUESS = ProfileGuess(
    "Sampleford City Council",
    "How we did",
    PeriodType.QUARTER,
    (("Indicator", "measure"), ("Result", "period_actual"), ("RAG", "period_status")),
)


def filled(*typed: str, guess: ProfileGuess = GUESS) -> tuple[ProfileGuess, list[str]]:
    """The guess as it is left by what is typed, then Enter; and every line that was shown."""
    answers: Iterator[str] = iter([*typed, ""])
    shown: list[str] = []
    left = fill_in(guess, lambda _: next(answers), shown.append)
    assert next(answers, None) is None
    return left, shown


def columns(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple(zip(("Indicator", "Result", "RAG"), names, strict=True))


def test_enter_accepts_what_was_guessed() -> None:
    left, shown = filled()
    assert left is GUESS
    assert shown == [
        " 1 council   Sampleford City Council",
        " 2 report    How we did",
        " 3 period    quarter",
        "   the column headed  is taken for",
        " 4 Indicator          measure",
        " 5 Result             period actual",
        " 6 RAG                period status",
    ]


def test_a_column_may_have_no_heading() -> None:
    unheaded = replace(GUESS, columns=((BLANK, "measure"), *GUESS.columns[1:]))
    _, shown = filled(guess=unheaded)
    assert " 4 (no heading)       measure" in shown


def test_all_that_a_column_holds_is_named() -> None:
    """A column headed “Actual / Target” was said to be the actual alone."""
    two = replace(GUESS, beside=(("Result", "period_target"), ("Result", "published_direction")))
    left, shown = filled("6", "comment", guess=two)
    assert " 5 Result             period actual, period target and published direction" in shown
    assert ProfileGuess.from_dict(two.to_dict()) == two
    assert left.beside == two.beside
    assert two.taking(1, "ytd_actual").beside == (), "who changes it has it drafted anew"


def test_what_a_draft_is_not_sure_of_stands_below() -> None:
    _, shown = filled(guess=replace(GUESS, notes=("“Cases” is not known\x1b[2J",)))
    assert shown[-1] == " ! “Cases” is not known␛[2J"


def test_a_column_is_taken_for_another_field() -> None:
    for typed in ("ytd_actual", "ytd actual", "YTD A"):
        left, _ = filled("5", typed)
        assert left.columns == columns("measure", "ytd_actual", "period_status")


def test_a_field_is_of_one_column() -> None:
    left, _ = filled("6", "period actual")
    assert left.columns == columns("measure", "ignored", "period_actual")


def test_near_names_are_offered() -> None:
    left, shown = filled("5", "perod target", "period t")
    assert left.columns[1] == ("Result", "period_target")
    assert any(line.startswith("perod target: do you mean period target") for line in shown)


def test_a_beginning_of_several_is_asked_about() -> None:
    _, shown = filled("5", "ytd", "")
    assert "ytd: do you mean ytd actual or ytd target or ytd status?" in shown


def test_nothing_typed_changes_nothing() -> None:
    assert filled("5", "", "1", "", "2", "", "3", "")[0] == GUESS


def test_council_report_and_period() -> None:
    left, _ = filled("1", " Our  Council", "2", "Ours", "3", "half year")
    assert left == replace(
        GUESS, council="Our Council", report="Ours", period_type=PeriodType.HALF_YEAR
    )


def test_what_is_no_number_of_the_form() -> None:
    for typed in ("0", "7", "-1", "x", "²"):
        left, shown = filled(typed)
        assert left is GUESS
        assert f"{typed}: type a number from 1 to 6." in shown


def test_some_column_names_the_measures() -> None:
    left, shown = filled("4", "ignored", "", "5", "measure")
    assert left.columns == columns("ignored", "measure", "period_status")
    assert any(line.startswith("No column is taken for the measure's name") for line in shown)


def test_what_is_printed_cannot_move_the_terminal() -> None:
    evil = replace(GUESS, council="\x1b[2J", columns=(("\x1b]0;x\x07" + "y" * 99, "measure"),))
    said = "\n".join(lines(evil))
    assert "\x1b" not in said
    assert max(map(len, said.splitlines())) < 60


def test_what_statuses_are_taken_for_stands_below_the_columns() -> None:
    told = (("“On track”", "green"), ("the colour blue", "complete"), ("“Pending\x1b[2J”", ""))
    _, shown = filled(guess=replace(GUESS, statuses=told))
    assert shown[-4:] == [
        "   a status shown as  is taken for (to change one, change the file)",
        "   “On track”         green",
        "   the colour blue    complete",
        "   “Pending␛[2J”      not known: it reads as unreadable",
    ]
    assert ProfileGuess.from_dict(replace(GUESS, statuses=told).to_dict()).statuses == told
