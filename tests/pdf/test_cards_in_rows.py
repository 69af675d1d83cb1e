"""Labelled cards beside each other, drawn by hand: none takes the words of the one beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.status import Status
from tests.support.labelled_cards import PROFILE, Sheet, figures, first, named, read

IGNORING = PROFILE.replace(
    'comment = ["What we did"]', 'ignored = ["Average", "Region"]\ncomment = ["What we did"]'
)
STATUSES = "On track", "Off track", "On track"


def card(sheet: Sheet, number: int, *, at: float = 0, boxed: bool = True, last: str = "") -> None:
    """Draw one of three cards in a row, its figures so far `at` below those of others."""
    x = 40 + 180 * number
    if boxed:
        sheet.box(x - 8, 140, 172, 110)
    sheet.name(x, 160, f"Measure {number}")
    sheet.text(x + 90, 160, STATUSES[number])
    for place, (label, figure) in enumerate((("Result", 70), ("Target", 80), (last, 60))):
        if label:
            sheet.text(x, 182 + at + 12 * place, f"{label}: {figure + number}%")


def border(sheet: Sheet, x: float, y: float, width: float, height: float) -> None:
    """Draw a box as browsers and word processors do: a thin bar a side."""
    sheet.bars += [(x, at, width, 0.7, "black") for at in (y, y + height)]
    sheet.bars += [(at, y, 0.7, height, "black") for at in (x, x + width)]


@pytest.mark.parametrize(
    "last", [("Average",) * 3, ("Region", "Average", "Region")], ids=["alike", "otherwise"]
)
def test_a_label_that_is_not_kept_does_not_widen_its_card(
    tmp_path: Path, last: tuple[str, ...]
) -> None:
    sheet = first()
    for number in range(3):
        card(sheet, number, last=last[number])
    report = read(tmp_path, sheet, profile=IGNORING)
    assert [each.period_status for each in report.readings] == [
        Status.GREEN,
        Status.RED,
        Status.GREEN,
    ]
    assert [each.measure_name for each in report.readings] == [f"Measure {n}" for n in range(3)]
    assert report.warnings == ()


@pytest.mark.parametrize("at", [(0, 12, 0), (12, 0, 12), (0, 12, 24)], ids=str)
def test_figures_at_other_heights_stay_in_their_box(tmp_path: Path, at: tuple[float, ...]) -> None:
    sheet = first()
    for number in range(3):
        card(sheet, number, at=at[number])
    report = read(tmp_path, sheet)
    expected = [(f"Measure {n}", f"{70 + n}%", f"{80 + n}%") for n in range(3)]
    assert figures(report.readings) == expected
    assert report.warnings == ()


def test_words_that_two_cards_take_are_told_of_both(tmp_path: Path) -> None:
    sheet = first()
    for number, last in enumerate(("Region", "Average")):
        card(sheet, number, boxed=False, last=last)
    report = read(tmp_path, sheet, profile=IGNORING)
    is_right = [each.measure_name for each in report.readings] == ["Measure 0", "Measure 1"]
    named = {each.measure_code for each in report.warnings}
    assert is_right or named >= {each.measure_code for each in report.readings}


def test_a_card_without_figures_gives_its_comment_to_no_other(tmp_path: Path) -> None:
    sheet = first()
    for number in range(3):
        y = 140 + 83 * number
        border(sheet, 32, y, 400, 80)
        sheet.name(40, y + 18, f"Measure {number}")
        said = (f"Result: {70 + number}%", f"Target: {80 + number}%")
        for place, text in enumerate(said if number != 1 else ("Not due until spring.",)):
            sheet.text(40, y + 36 + 12 * place, text)
        sheet.text(40, y + 66, f"What we did: number {number} was looked after.")
    report = read(tmp_path, sheet)
    assert {each.measure_name: each.comment for each in report.readings} == {
        "Measure 0": "number 0 was looked after.",
        "Measure 2": "number 2 was looked after.",
    }
    assert "number 1 was looked after." in named(report)


def test_a_text_that_comes_twice_on_a_card_is_told(tmp_path: Path) -> None:
    sheet = first()
    sheet.box(32, 140, 400, 110)
    sheet.name(40, 158, "Measure 0")
    for place, text in enumerate(
        ("Result: 70%", "Target: 80%", "What we did: one", "What we did: two")
    ):
        sheet.text(40, 176 + 14 * place, text)
    report = read(tmp_path, sheet)
    (reading,) = report.readings
    (told,) = [each for each in report.warnings if each.measure_code]
    assert (reading.comment, told.measure_code) == ("two", reading.measure_code)
    assert told.message == "comment is printed several times on its card: only the last is read"
    assert "one" in named(report).split()


def test_the_name_of_a_card_without_figures_is_no_priority(tmp_path: Path) -> None:
    sheet = first()
    for number in range(3):
        x = 40 + 180 * number
        border(sheet, x - 8, 140, 172, 80)
        sheet.name(x, 160, f"Measure {number}")
        said = (f"Result: {70 + number}%", f"Target: {80 + number}%")
        for place, text in enumerate(said if number != 1 else ("Not due until spring.",)):
            sheet.text(x, 180 + 12 * place, text)
    report = read(tmp_path, sheet)
    assert [each.title for each in report.priorities] == ["Roads and waste"]
    assert [each.measure_name for each in report.readings] == ["Measure 0", "Measure 2"]
    (told,) = [each for each in report.warnings if "figure" in each.message]
    assert told.page == 1
    assert told.message.startswith("“Measure 1” stands in a box as cards do, and no figure with it")
