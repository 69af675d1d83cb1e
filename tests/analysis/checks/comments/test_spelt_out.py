"""Numbers that comments spell out, and those that they call rough."""

from __future__ import annotations

import re

import pytest

from kpi_tui.analysis.comment_figures import figures_told
from kpi_tui.analysis.spelt_out import SPELT, spelt_value
from tests.support.check_rows import BIGGER, NOTHING, Printed, found, month, row

VISITS = "Home safety visits carried out"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Twenty-five of them", [25]),
        ("sixteen and sixty", [16, 60]),
        ("thirty two visits", [32]),
        ("one hundred and eighteen", [118]),
        ("a hundred and six, or two hundred", [106, 200]),
        ("twenty two-bedroom homes", [20, 2]),
        ("six thousand, nine hundred thousand, two dozen", []),
        ("a visit and another", []),
        ("often, tenants, seventh, weighty", []),
    ],
)
def test_which_number_words_stand_for(text: str, numbers: list[int]) -> None:
    spelt = re.compile(rf"\b(?:{SPELT})", re.I).findall(text)
    assert [spelt_value(words) for words in spelt] == numbers


@pytest.mark.parametrize(
    ("comment", "asked"),
    [
        ("Forty-two visits were carried out in July.", "Forty-two"),
        ("The number of visits was forty-two.", "forty-two"),
        ("Only forty visits were carried out this month.", "forty"),
        ("Forty-five visits were carried out in July.", None),
        ("Forty-one visits were carried out in June.", None),
        ("Fifty visits had been planned.", None),
        ("Twenty-five visits led to referrals.", None),
        ("There were thirty visits by crews and fifteen by advocates.", None),
        ("There were thirty-minute visits.", None),
        ("Visits were up to 45, forty-one in June.", None),
        ("Thirty-two per cent of visits were repeated.", None),
        ("The number of visits was about 50.", None),
        ("There were some forty visits.", None),
        ("There were about 90 visits.", "90"),
        ("Last July the number of visits was 54.", None),
    ],
)
def test_a_number_in_words_is_a_figure_as_one_in_digits(comment: str, asked: str | None) -> None:
    measure = row(name=VISITS, period=("45", "60", None), polarity=BIGGER, comment=comment)
    messages = [each.message for each in found("C1", month(measure))]
    said = [f"The comment gives {asked}, the table 45. Which is right?"] if asked else []
    assert messages == said


def test_a_percentage_in_words_is_one() -> None:
    name = "% of calls answered within 60 seconds"
    comment = "Eighty-eight per cent of calls were answered within 60 seconds."
    assert found("C1", month(row(name=name, period=("82.4%", None, None), comment=comment)))
    assert not found("C1", month(row(name=name, period=("88.2%", None, None), comment=comment)))


def test_figures_stand_in_their_order() -> None:
    told = figures_told("Some forty-two of 50 and around 120, eighty per cent.")
    assert [(each.text, each.rounding) for each in told] == [
        ("forty-two", 0.5),
        ("50", 0.5),
        ("120", 5.0),
        ("eighty per cent", 0.5),
    ]


@pytest.mark.parametrize(
    ("period", "comment", "rule"),
    [
        (("42", "40", None), "Forty-two visits were made, four above target.", "C2"),
        (("88%", None, None), "Twenty out of twenty-five visits were in time.", "C2"),
        (("24", None, None), "Six of the thirty-one visits were repeated.", "C1"),
    ],
)
def test_other_checks_read_them_too(period: Printed, comment: str, rule: str) -> None:
    name = "% of visits in time" if "%" in (period[0] or "") else "Visits made"
    right = {"four": "two", "Twenty ": "Twenty-two ", "thirty-one": "twenty-four"}
    assert found(rule, month(row(name=name, period=period, ytd=NOTHING, comment=comment)))
    for wrong, word in right.items():
        comment = comment.replace(wrong, word)
    assert not found(rule, month(row(name=name, period=period, ytd=NOTHING, comment=comment)))
