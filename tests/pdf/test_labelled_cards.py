"""Cards whose figures have labels, drawn by hand: to which card each label belongs, and what is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.status import Status
from tests.support.labelled_cards import PROFILE, Sheet, figures, first, named, read


@pytest.mark.parametrize("radius", [0, 4])
def test_cards_in_boxes_stand_side_by_side(tmp_path: Path, radius: float) -> None:
    sheet = first()
    for x, number in ((40, 1), (310, 2)):
        sheet.box(x - 8, 140, 250, 120, radius)
        sheet.name(x, 160, f"Measure number {number}")
        sheet.text(x, 178, "On track" if number == 1 else "Off track", bold=True)
        sheet.grid(x, 195, f"{number}7%", f"{number}0%")
        sheet.text(x, 228, "Officer: Head of Waste")
        sheet.text(x, 245, f"What was said of number {number} alone.")
    report = read(tmp_path, sheet)
    assert figures(report.readings) == [
        ("Measure number 1", "17%", "10%"),
        ("Measure number 2", "27%", "20%"),
    ]
    assert [each.comment for each in report.readings] == [
        "What was said of number 1 alone.",
        "What was said of number 2 alone.",
    ]
    assert [each.period_status for each in report.readings] == [Status.GREEN, Status.RED]
    assert report.warnings == ()


@pytest.mark.parametrize("boxed", [True, False], ids=["in a box", "without one"])
def test_a_word_alone_on_its_line_is_no_half_of_the_next(tmp_path: Path, boxed: bool) -> None:
    sheet = first()
    if boxed:
        sheet.box(32, 140, 250, 120)
    sheet.name(40, 160, "Measure number 1")
    sheet.grid(40, 195, "17%", "10%")
    sheet.text(40, 228, "What we did: than")
    sheet.text(40, 239, "than")
    (reading,) = read(tmp_path, sheet).readings
    assert reading.comment is not None
    assert reading.comment.split() == ["than", "than"]


def test_cards_without_a_box_end_at_the_next_name(tmp_path: Path) -> None:
    sheet = first()
    for number, y in enumerate((150, 260, 370), 1):
        sheet.name(40, y, f"Measure number {number}")
        sheet.text(40, y + 16, "Officer: Head of Roads", 8)
        sheet.grid(40, y + 34, f"{number}7", f"{number}0")
        sheet.text(40, y + 68, f"One line of number {number}", 9)
        sheet.text(40, y + 80, "and a second.", 9)
    report = read(tmp_path, sheet)
    assert figures(report.readings) == [
        (f"Measure number {number}", f"{number}7", f"{number}0") for number in (1, 2, 3)
    ]
    assert {each.directors for each in report.readings} == {("Head of Roads",)}
    assert report.readings[2].comment == "One line of number 3 and a second."


def test_what_goes_on_on_the_next_page_is_named_and_no_other_card_s(tmp_path: Path) -> None:
    sheet, after = first(), Sheet()
    sheet.name(40, 150, "Measure number 1")
    sheet.grid(40, 170, "17", "10")
    after.text(40, 60, "Officer: Head of Roads")
    after.name(40, 100, "Measure number 2")
    after.grid(40, 120, "27", "20")
    after.text(40, 160, "Officer: Head of Waste")
    report = read(tmp_path, sheet, after)
    assert [each.directors for each in report.readings] == [(), ("Head of Waste",)]
    assert "Head of Roads" in named(report)


def test_figures_whose_labels_stand_on_the_page_before_are_no_title(tmp_path: Path) -> None:
    """They were the title of a priority, and nothing was said of the card that lacks them."""
    sheet, after = first(), Sheet()
    sheet.name(40, 150, "Measure number 1")
    sheet.grid(40, 170, "17", "10")
    sheet.name(40, 760, "Measure number 2")
    sheet.grid(40, 790, "", "")
    for x, said in ((40, "27"), (140, "20"), (240, "On track")):
        after.text(x, 60, said, 12, bold=True)
    after.name(40, 100, "Measure number 3")
    after.grid(40, 120, "37", "30")
    report = read(tmp_path, sheet, after)
    assert [each.period_actual for each in report.readings] == ["17", None, "37"]
    assert {each.period_status for each in report.readings} == {None}
    assert len(report.priorities) == 1
    said = "“27 20 On track” stands at the top of a page without its labels, and is not read"
    told = [(each.measure_code, each.message) for each in report.warnings]
    assert (report.readings[1].measure_code, said) in told


def test_a_figure_without_a_name_is_named(tmp_path: Path) -> None:
    sheet = first()
    sheet.name(40, 150, "Measure number 1")
    sheet.grid(40, 170, "17", "10")
    after = Sheet()
    after.grid(40, 120, "27.4", "20")
    report = read(tmp_path, sheet, after)
    assert len(report.readings) == 1
    assert "27.4" in named(report)


def test_a_blank_page_among_cards_is_passed_over(tmp_path: Path) -> None:
    sheet, blank, after = first(), Sheet(), Sheet()
    sheet.name(40, 150, "Measure number 1")
    sheet.grid(40, 170, "17", "10")
    blank.text(160, 400, "This page is intentionally left blank")
    after.name(40, 100, "Measure number 2")
    after.grid(40, 120, "27", "20")
    report = read(tmp_path, sheet, blank, after)
    assert [each.measure_name for each in report.readings] == [
        "Measure number 1",
        "Measure number 2",
    ]


def test_a_label_may_take_two_lines(tmp_path: Path) -> None:
    sheet = first()
    sheet.name(40, 150, "Measure number 1")
    sheet.grid(40, 180, "17", "10")
    sheet.text(240, 171, "Result last", 8)
    sheet.text(240, 180, "quarter", 8)
    sheet.text(240, 194, "15", 10)
    (reading,) = read(tmp_path, sheet).readings
    assert reading.previous_actual is not None
    assert reading.previous_actual == "15"


def test_a_label_may_head_the_name(tmp_path: Path) -> None:
    sheet = first()
    for x in (40, 160, 500):
        sheet.boxes += [
            (x, 150 + 18 * row, {40: 120, 160: 340}.get(x, 0), 18, 0) for row in range(3)
        ]
    sheet.boxes = [box for box in sheet.boxes if box[2]]
    for row, (label, value) in enumerate(
        (("Indicator:", "Potholes mended in time"), ("Result", "97%"), ("Target", "95%"))
    ):
        sheet.text(44, 163 + 18 * row, label)
        sheet.text(164, 163 + 18 * row, value)
    profile = PROFILE.replace("[table.columns]", '[table.columns]\nmeasure = ["Indicator"]')
    report = read(tmp_path, sheet, profile=profile)
    assert figures(report.readings) == [("Potholes mended in time", "97%", "95%")]


def test_a_status_may_be_a_dot_behind_the_name(tmp_path: Path) -> None:
    sheet = first()
    for number, (y, colour) in enumerate(((150, "#00b050"), (260, "#e3000f")), 1):
        sheet.box(32, y - 20, 530, 90)
        sheet.name(40, y, f"Measure number {number}")
        sheet.dots.append((540, y - 4, colour))
        sheet.grid(40, y + 20, f"{number}7", f"{number}0")
    report = read(tmp_path, sheet)
    assert [each.period_status for each in report.readings] == [Status.GREEN, Status.RED]


def test_a_text_below_a_label_of_texts_is_its_own(tmp_path: Path) -> None:
    sheet = first()
    sheet.box(32, 130, 530, 140)
    sheet.name(40, 150, "Measure number 1")
    sheet.grid(40, 170, "17", "10")
    sheet.text(40, 210, "What we did:", bold=True)
    sheet.text(40, 224, "A first line that is long enough to go on,")
    sheet.text(40, 236, "and a second.")
    (reading,) = read(tmp_path, sheet).readings
    assert reading.comment == "A first line that is long enough to go on, and a second."


@pytest.mark.parametrize("last", [248, 262])
def test_a_text_below_a_label_that_is_not_kept_goes_on_or_is_told(
    tmp_path: Path, last: int
) -> None:
    sheet = first()
    sheet.box(32, 130, 530, 150)
    sheet.name(40, 150, "Measure number 1")
    sheet.grid(40, 170, "17", "10")
    sheet.text(40, 210, "What we did:", bold=True)
    sheet.text(40, 224, "A first line that is long enough to go on,")
    sheet.text(40, 236, "and a second.")
    sheet.text(40, last, "More of it.")
    kept = PROFILE.replace('comment = ["What we did"]', 'ignored = ["What we did"]')
    report = read(tmp_path, sheet, profile=kept)
    told = [(each.measure_code, each.message) for each in report.warnings]
    if last < 250:
        assert (report.readings[0].comment, told) == (None, [])
    else:
        message = "its comment stands below “What we did:”, which is not kept: is it of that?"
        assert (report.readings[0].comment, told) == ("More of it.", [("01.01", message)])


def test_a_text_below_a_figure_that_is_not_kept_is_a_comment(tmp_path: Path) -> None:
    sheet = first()
    sheet.box(32, 130, 530, 140)
    sheet.name(40, 150, "Measure number 1")
    sheet.grid(40, 170, "17", "10")
    sheet.text(40, 210, "Average: 12")
    sheet.text(40, 224, "What was said.")
    profile = PROFILE.replace('directors = ["Officer"]', 'ignored = ["Average"]')
    report = read(tmp_path, sheet, profile=profile)
    assert report.readings[0].comment == "What was said."
    assert report.warnings == ()


def test_labels_of_a_chart_are_passed_over_and_words_are_named(tmp_path: Path) -> None:
    sheet = first()
    sheet.box(32, 130, 530, 140)
    sheet.name(40, 150, "Measure number 1")
    sheet.grid(40, 170, "17", "10")
    sheet.text(40, 210, "What was said.")
    for number, said in enumerate(("Q1", "Q2", "Mar-25", "2024/25")):
        sheet.text(400 + 35 * number, 240, said, 7)
    sheet.text(420, 255, "Provisional until audited", 7)
    report = read(tmp_path, sheet)
    assert report.readings[0].comment == "What was said."
    assert "Provisional until audited" in named(report)
    assert "Q1" not in named(report)


def test_a_large_figure_may_stand_over_its_label_and_others_behind_theirs(tmp_path: Path) -> None:
    sheet = first()
    for number, x in enumerate((40, 310), 1):
        sheet.box(x - 8, 140, 250, 100)
        sheet.name(x, 160, f"Measure number {number}")
        sheet.text(x, 195, f"{number}84,210", 24, bold=True)
        sheet.text(x, 205, "Result", 7.5)
        sheet.text(x, 222, f"Target {number}75,000")
        sheet.text(x + 110, 222, "Result last quarter n/a")
    report = read(tmp_path, sheet)
    assert figures(report.readings) == [
        ("Measure number 1", "184,210", "175,000"),
        ("Measure number 2", "284,210", "275,000"),
    ]
    assert [each.previous_actual for each in report.readings] == ["n/a", "n/a"]


def test_a_bar_on_a_card_may_be_its_status(tmp_path: Path) -> None:
    sheet = first()
    for number, (y, colour) in enumerate(((150, "#00b050"), (280, "#e3000f")), 1):
        sheet.bars.append((32, y - 27, 530, 7, colour))
        sheet.box(32, y - 20, 530, 90)
        sheet.name(40, y, f"Measure number {number}")
        sheet.grid(40, y + 20, f"{number}7", f"{number}0")
    profile = PROFILE.replace("[status.words]", "[status]\nbare_grounds = true\n[status.words]")
    report = read(tmp_path, sheet, profile=profile)
    assert [each.period_status for each in report.readings] == [Status.GREEN, Status.RED]


def test_labels_may_name_the_quarter(tmp_path: Path) -> None:
    sheet = first()
    sheet.name(40, 150, "Measure number 1")
    for number, (label, figure) in enumerate((("Q1", "15"), ("Q2", "17"), ("Target", "10"))):
        sheet.text(40 + 100 * number, 170, label, 8)
        sheet.text(40 + 100 * number, 184, figure, 10)
    profile = PROFILE.replace('"Result last quarter"', '"{previous_period}"')
    report = read(tmp_path, sheet, profile=profile.replace('"Result"', '"{period}"'))
    assert figures(report.readings) == [("Measure number 1", "17", "10")]
    assert report.readings[0].previous_actual == "15"


def test_a_box_around_figures_alone_is_no_card_s(tmp_path: Path) -> None:
    sheet = first()
    for number, y in enumerate((150, 260), 1):
        sheet.name(40, y, f"Measure number {number}")
        sheet.box(36, y + 8, 300, 34)
        sheet.grid(40, y + 20, f"{number}7", f"{number}0")
        sheet.text(40, y + 60, f"What we did: number {number} was looked into.")
    report = read(tmp_path, sheet)
    assert [each.comment for each in report.readings] == [
        f"number {number} was looked into." for number in (1, 2)
    ]
