"""Which way is better, as a report prints it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.pdf.reports import read_report
from kpi_tui.pdf.table.polarities import read_polarity
from kpi_tui.report import Report
from kpi_tui.vocabulary import Polarity
from tests.support.labelled_cards import PROFILE as CARDS
from tests.support.labelled_cards import first
from tests.support.labelled_cards import read as read_cards
from tests.support.plain_report import HEADER, PAGE, PROFILE, draw, profile, rows

BIGGER, SMALLER = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER
RANGE, NEUTRAL = Polarity.IN_RANGE, Polarity.NEUTRAL
AT = HEADER.index("Target")
NAMED = PROFILE.replace("period_target =", 'published_polarity = ["Good is"]\nperiod_target =', 1)


def printing(folder: Path, *cells: str) -> Report:
    """A report with a column that says for each of six measures which way is better."""
    made = [[*row[:AT], cell, *row[AT:]] for row, cell in zip(rows(), cells, strict=True)]
    header = (*HEADER[:AT], "Good is", *HEADER[AT:])
    path = draw(folder / "report.pdf", replace(PAGE, header=header, rows=made))
    return read_report(path, profile=profile(folder, NAMED))


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Higher", BIGGER),
        ("High", BIGGER),
        ("Bigger is better", BIGGER),
        ("higher  number is better.", BIGGER),
        ("Aim to Maximise", BIGGER),
        ("maximize", BIGGER),
        ("High is good", BIGGER),
        ("↑", BIGGER),
        ("H", BIGGER),
        ("L", SMALLER),
        ("Lower", SMALLER),
        ("Low value is good", SMALLER),
        ("Smaller is Better", SMALLER),
        ("Aim to minimise", SMALLER),
        ("Fewer", SMALLER),
        ("Plan is best", RANGE),
        ("Within range", RANGE),
        ("n/a", NEUTRAL),
        ("N / A", NEUTRAL),
        ("Neither", NEUTRAL),
        ("For information only", NEUTRAL),
        ("", None),
        ("–", None),
        ("Sideways", None),
        ("Higher than last year", None),
        ("Not lower", None),
        ("High or low", None),
    ],
)
def test_a_cell_says_which_way_is_better(text: str, polarity: Polarity | None) -> None:
    assert read_polarity(text) is polarity


def test_it_is_read_and_what_is_no_polarity_is_told(tmp_path: Path) -> None:
    report = printing(tmp_path, "Higher", "Lower", "Sideways", "–", "Plan is best", "n/a")
    read = [each.published_polarity for each in report.readings]
    assert read == [BIGGER, SMALLER, None, None, RANGE, NEUTRAL]
    (told,) = report.warnings
    assert told.measure_code == "ENV-03"
    assert told.message == "“Sideways” does not say which way is better: its polarity is not read"


def test_two_that_differ_in_rows_of_one_measure_are_told(tmp_path: Path) -> None:
    """Neither was read, in silence; so it was of two directions of travel."""
    made = [[*row[:AT], "Higher", *row[AT:]] for row in rows()]
    below = ["" for _ in made[0]]
    below[AT], below[-2], below[-1] = "Lower", "Worse", "The contract has ended."
    header = (*HEADER[:AT], "Good is", *HEADER[AT:])
    path = draw(tmp_path / "report.pdf", replace(PAGE, header=header, rows=[*made, below]))
    toml = NAMED.replace("[direction.words]", '[direction.words]\nWorse = "worsening"')
    report = read_report(path, profile=profile(tmp_path, toml))
    last = report.readings[-1]
    assert (last.published_polarity, last.published_direction) == (None, None)
    assert [each.message for each in report.warnings if each.measure_code == "ENV-06"] == [
        "the published direction is printed in several of its rows: “improving · worsening”",
        "the published polarity is printed in several of its rows: “bigger is better · smaller is better”",
    ]


def test_a_card_may_say_it(tmp_path: Path) -> None:
    sheet = first()
    for number, (y, said) in enumerate(((150, "Lower"), (300, "High is good")), 1):
        sheet.box(32, y - 20, 530, 130)
        sheet.name(40, y, f"Measure number {number}")
        sheet.grid(40, y + 20, "17", "10")
        sheet.text(40, y + 60, f"Good is: {said}")
        sheet.text(40, y + 80, "What we did:", bold=True)
        sheet.text(40, y + 92, "Work goes on.")
    named = CARDS.replace('directors = ["Officer"]', 'published_polarity = ["Good is"]')
    report = read_cards(tmp_path, sheet, profile=named)
    assert [each.published_polarity for each in report.readings] == [SMALLER, BIGGER]
    assert {each.comment for each in report.readings} == {"Work goes on."}
    assert report.warnings == ()
