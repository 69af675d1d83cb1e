"""Cards with a line of figures, drawn by hand: each of their words is read, and counted, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.report import Report
from kpi_tui.status import Status
from tests.support.labelled_cards import PROFILE, Sheet, figures, first, read
from tests.support.pages import pages_of


def with_feet(foot: str) -> str:
    """The profile of cards whose figures stand in a phrase, and have no labels of their own."""
    before, after = PROFILE.split("[table.columns]")
    return f'{before}foot = ["{foot}"]\n[status.words]{after.split("[status.words]")[1]}'


def cards(foot: str, *, bar: float = 0.0) -> Sheet:
    sheet = first()
    for number, y in ((1, 150), (2, 280)):
        sheet.box(32, y - 20, 530, 90)
        if bar:
            sheet.bars.append((32, y - 20, bar, 90, "#003366"))
        else:
            sheet.box(32, y - 12, 530, 20)
        sheet.name(44, y, f"Measure number {number}")
        sheet.text(44, y + 40, foot)
    return sheet


def counted(report: Report) -> int:
    account = report.account
    assert account is not None
    return account.words + account.furniture + account.left_over


@pytest.mark.parametrize("width", [4.0, 5.5, 7.0])
def test_a_bar_at_the_edge_of_a_card_is_no_cell_of_its_head(tmp_path: Path, width: float) -> None:
    profile = with_feet("Result {period_actual} Target {period_target}")
    report = read(tmp_path, cards("Result 17% Target 10%", bar=width), profile=profile)
    assert figures(report.readings)[1] == ("Measure number 2", "17%", "10%")


@pytest.mark.parametrize("said", ["On track", "On : track", "On track;"])
def test_a_sign_among_the_words_of_a_status_is_none_of_them(tmp_path: Path, said: str) -> None:
    profile = with_feet("Result {period_actual} RAG {period_status} Target {period_target}")
    report = read(tmp_path, cards(f"Result 17% RAG {said} Target 10%"), profile=profile)
    assert [each.period_status for each in report.readings] == [Status.GREEN, Status.GREEN]
    assert figures(report.readings)[1] == ("Measure number 2", "17%", "10%")


@pytest.mark.parametrize("foot", ["Result 17% Target 10%", "Result 17%; Target 10%,"])
def test_a_figure_before_a_sign_is_counted_once(tmp_path: Path, foot: str) -> None:
    profile = with_feet("Result {period_actual} Target {period_target}")
    report = read(tmp_path, cards(foot), profile=profile)
    assert figures(report.readings)[1] == ("Measure number 2", "17%", "10%")
    with open_pdf(tmp_path / "cards.pdf") as document:
        (page,) = pages_of(document)
        assert counted(report) == len(page.words)


def test_a_line_of_figures_of_which_one_word_is_not_the_profiles_is_told(tmp_path: Path) -> None:
    profile = with_feet("Result {period_actual} Target {period_target} Floor {floor}")
    sheet = cards("Result 17% Target 10% Floor 5%")
    sheet.box(32, 390, 530, 90)
    sheet.box(32, 398, 530, 20)
    sheet.name(44, 410, "Measure number 3")
    sheet.text(44, 450, "Outcome 17% Target 10% Floor 5%")
    report = read(tmp_path, sheet, profile=profile)
    assert [each.measure_name for each in report.readings] == [
        "Measure number 1",
        "Measure number 2",
    ]
    said = "“Outcome 17% Target 10% Floor 5%” has labels of a card's figures"
    assert [each.page for each in report.warnings if said in each.message] == [1]
    assert not any("Outcome" in each.commitments for each in report.priorities)


def test_a_sentence_with_the_words_of_a_line_of_figures_is_a_text(tmp_path: Path) -> None:
    profile = with_feet("Result {period_actual} Target {period_target}")
    sheet = cards("Result 17% Target 10%")
    sheet.text(44, 420, "The result of 17% is above the target of 10% for the third time.")
    report = read(tmp_path, sheet, profile=profile)
    assert not any("labels of a card" in each.message for each in report.warnings)


@pytest.mark.parametrize("radius", [0, 4])
@pytest.mark.parametrize("is_drawn", [True, False])
def test_the_first_card_of_a_page_takes_no_heading_for_its_name(
    tmp_path: Path, radius: float, is_drawn: bool
) -> None:
    sheet = first()
    for number, y in ((1, 150), (2, 280)):
        if is_drawn:
            sheet.box(32, y - 20, 530, 90, radius)
        sheet.name(44, y, f"Measure number {number} with a name")
        sheet.name(44, y + 14, "of two lines")
        sheet.text(44, y + 30, "0 10 20")
        sheet.text(44, y + 50, "Result 17% Target 10%")
    profile = with_feet("Result {period_actual} Target {period_target}")
    report = read(tmp_path, sheet, profile=profile)
    names = [f"Measure number {number} with a name of two lines" for number in (1, 2)]
    assert [each.measure_name for each in report.readings] == names
    assert [each.title for each in report.priorities] == ["Roads and waste"]


@pytest.mark.parametrize("radius", [0, 4])
def test_cards_in_round_boxes_stand_side_by_side(tmp_path: Path, radius: float) -> None:
    sheet = first()
    for x, number in ((40, 1), (310, 2)):
        sheet.box(x - 8, 140, 250, 90, radius)
        sheet.name(x, 160, f"Measure number {number}")
        sheet.text(x, 200, f"Result {number}7% Target {number}0%")
    profile = with_feet("Result {period_actual} Target {period_target}")
    report = read(tmp_path, sheet, profile=profile)
    assert figures(report.readings) == [
        ("Measure number 1", "17%", "10%"),
        ("Measure number 2", "27%", "20%"),
    ]
    assert [each.title for each in report.priorities] == ["Roads and waste"]


def test_a_status_in_a_name_is_told_where_the_figures_have_one_of_their_own(tmp_path: Path) -> None:
    profile = with_feet("Result {period_actual} Before {previous_actual} ({period_status})")
    profile = profile.replace('"On track" = "green"', '"GREEN" = "green"')
    sheet = first()
    sheet.box(32, 130, 530, 90, 4)
    sheet.name(44, 150, "Measure number 1")
    sheet.name(480, 150, "GREEN")
    sheet.text(44, 190, "Result 17% Before 10% (GREEN)")
    report = read(tmp_path, sheet, profile=profile)
    (code,) = (each.measure_code for each in report.readings)
    told = [each.measure_code for each in report.warnings if "“GREEN”" in each.message]
    assert told == [code]


@pytest.mark.parametrize(
    ("number", "first_of_two", "said"),
    [
        (1, False, "“Measure number 1” in the table is passed over, as furniture says"),
        (2, False, "4 words left over on page 1"),
        (2, True, "“Measure number 2” above a measure is passed over, as furniture says"),
    ],
)
def test_a_title_that_furniture_takes_is_told(
    tmp_path: Path, number: int, first_of_two: bool, said: str
) -> None:
    sheet = cards("Result 17% Target 10%")
    if first_of_two:
        sheet.name(44, 292, "(in percent)")
    profile = with_feet("Result {period_actual} Target {period_target}").replace(
        "[period]", f'furniture = ["{{any}} number {number}"]\n[period]', 1
    )
    report = read(tmp_path, sheet, profile=profile)
    assert f"Measure number {number}" not in {each.measure_name for each in report.readings}
    assert [(each.page, each.message) for each in report.warnings] == [(1, said)]


def with_text(y: float, said: str) -> Sheet:
    """The first of two cards has a text beside its figures, at so many points from the top."""
    sheet = cards("Result 17% Target 10%")
    sheet.text(44, y, said)
    return sheet


@pytest.mark.parametrize(
    ("said", "left_over"),
    [
        ("Demand has risen since the spring.", ["Demand has risen since the spring."]),
        ("No data yet", ["No data yet"]),
        ("Actual Target", []),
        ("Apr May Jun 2024", []),
        ("10 20 30", []),
    ],
)
def test_a_sentence_above_the_figures_is_none_of_a_chart(
    tmp_path: Path, said: str, left_over: list[str]
) -> None:
    profile = with_feet("Result {period_actual} Target {period_target}")
    report = read(tmp_path, with_text(170, said), profile=profile)
    assert figures(report.readings)[0] == ("Measure number 1", "17%", "10%")
    assert report.account is not None
    assert [each.text for each in report.account.leftovers] == left_over
    assert bool(report.warnings) is bool(left_over)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("17% 10% 12%", True),
        ("Q1 15% Q2 17%", True),
        ("17% in the year before", False),
        ("Work goes on.", False),
    ],
)
def test_a_comment_without_words_is_told(tmp_path: Path, said: str, told: bool) -> None:
    profile = with_feet("Result {period_actual} Target {period_target}")
    report = read(tmp_path, with_text(202, said), profile=profile)
    assert report.readings[0].comment == said
    message = f"comment has figures and no words: “{said}”"
    assert [each.message for each in report.warnings] == ([message] if told else [])
