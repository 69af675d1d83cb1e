"""Cards with a line of figures, drawn by hand: each of their words is read, and counted, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.report import Report, Status
from tests.pdf.test_labelled_cards import PROFILE, Sheet, figures, first, read
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
