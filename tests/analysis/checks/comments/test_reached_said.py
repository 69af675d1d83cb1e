"""What a comment says of the way that a figure took to what it is now."""

from __future__ import annotations

import pytest

from kpi_tui.vocabulary import Polarity
from tests.support.check_rows import BIGGER, SMALLER, day, found, month, row

HOUSEHOLDS = "Number of households in temporary accommodation"
BEFORE = {"2023-12": "440", "2024-05": "445", "2024-06": "452"}


def asked(
    comment: str,
    now: str = "460",
    name: str = HOUSEHOLDS,
    polarity: Polarity | None = SMALLER,
    before: dict[str, str] = BEFORE,
) -> list[str]:
    rows = [
        row(name=name, period=(actual, None, None), report_date=day(at), polarity=polarity)
        for at, actual in before.items()
    ]
    seen = row(name=name, period=(now, None, None), comment=comment, polarity=polarity)
    seen_in = month(seen, readings=rows, before=rows[-1:], held=list(before))
    return [each.message for each in found("C1", seen_in)]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("The number of households fell to 460 this month.", "fell to 460"),
        ("Households in temporary accommodation have fallen to 460.", "fallen to 460"),
        ("Numbers reduced by 12 to 460.", "reduced by 12 to 460"),
        ("A reduction to 460.", "reduction to 460"),
        ("The number dropped, to 460.", "dropped, to 460"),
        ("The number fell in July to just 460.", "fell in July to just 460"),
    ],
)
def test_a_fall_to_what_was_lower_before(comment: str, said: str) -> None:
    assert asked(comment) == [
        f"The comment says “{said}”; the figure was 452 in June 2024 and is 460 now. Which is right?"
    ]
    assert asked(comment.replace("460", "450"), "450") == []


def test_a_thousand_has_a_comma_and_no_end_of_a_clause() -> None:
    before = {"2024-06": "46,900"}
    comment = "Households fell by 1,310 to 48,210."
    assert len(asked(comment, "48,210", before=before)) == 1
    assert asked(comment.replace("fell", "rose"), "48,210", before=before) == []
    other = "Households in temporary accommodation rose by 1,200 to 45,000 in July."
    assert len(asked(other, "48,210", before=before)) == 1


@pytest.mark.parametrize(
    "comment",
    [
        "The number rose to 460 this month.",
        "Households in B&B fell to 46.",
        "The number fell to 460 in Dover.",
        "The number of families with babies fell to 460.",
        "Numbers fell to 460 over the summer.",
        "The number fell to 460, from 471 at the start of the year.",
        "The number has fallen to 460 since 2022.",
        "Compared with last year the number fell to 460.",
        "The number is expected to fall to 460.",
        "In May the number fell to 460.",
        "The number fell to 45.",
        "The number fell to 46% of all cases.",
        "",
    ],
)
def test_what_is_true_or_of_something_else(comment: str) -> None:
    assert asked(comment) == []


def test_without_this_month_any_reading_of_the_year_may_be_meant() -> None:
    before = {"2023-06": "500", "2024-05": "470", "2024-06": "452"}
    assert asked("The number has fallen to 460.", before=before) == []
    assert len(asked("The number has fallen to 460 this month.", before=before)) == 1
    long_ago = {"2023-06": "500", "2024-05": "450", "2024-06": "452"}
    assert len(asked("The number has fallen to 460.", before=long_ago)) == 1


@pytest.mark.parametrize(
    ("comment", "polarity", "hits"),
    [
        ("Performance fell to 31.4 days this month.", SMALLER, 0),  # which is to say: got worse
        ("Performance fell this month.", SMALLER, 0),
        ("Performance fell to 31.4 this month.", BIGGER, 1),
        ("Performance fell this month.", BIGGER, 1),
        ("Performance improved to 31.4 days this month.", SMALLER, 1),
        ("Performance improved to 31.4 this month.", BIGGER, 0),
        ("Performance improved to 31.4 this month.", None, 0),
        ("The average fell to 31.4 days this month.", SMALLER, 1),
        ("The national average fell to 31.4 days this month.", SMALLER, 0),
    ],
)
def test_which_way_is_better(comment: str, polarity: Polarity | None, hits: int) -> None:
    name = "Average days to re-let a home"
    assert len(asked(comment, "31.4", name, polarity, {"2024-06": "29.0"})) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("The number of children on a plan fell to 460 this month.", 1),
        ("The number of children on a plan is planned to have fallen to 460 this month.", 0),
    ],
)
def test_a_word_of_the_name_is_no_doubt(comment: str, hits: int) -> None:
    assert len(asked(comment, name="Children on a child protection plan")) == hits


def test_an_amount_of_pounds_and_words_of_the_name_hide_no_way() -> None:
    name, before = "Debt over six months old (£m)", {"2024-05": "£2.7m", "2024-06": "£2.9m"}
    for comment, count in (
        ("Debt over six months old fell by £0.2m to £3.1m.", 1),
        ("Debt over six months old rose by £0.2m to £3.1m.", 0),
        ("Debt over six months old fell over the year to £3.1m.", 0),
    ):
        assert len(asked(comment, "£3.1m", name, SMALLER, before)) == count


def test_a_figure_of_the_name_before_a_way_is_no_other_figure() -> None:
    name, before = "Debt over 90 days old", {"2024-05": "£1,190,400", "2024-06": "£1,210,900"}
    for comment, count in (
        ("Debt over 90 days fell by £24k to £1.23m.", 1),
        ("Debt over 90 days rose by £24k to £1.23m.", 0),
        ("Debt over 30 days fell by £24k to £1.23m.", 0),
    ):
        assert len(asked(comment, "£1,234,567", name, SMALLER, before)) == count


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("The number of households fell by 20.", 1),
        ("Households in temporary accommodation fell by four per cent this month.", 1),
        ("Numbers of households have fallen by 2%.", 1),
        ("The number of households rose by 8.", 0),
        (
            "Rough sleeping in Dover fell. The number of households fell by 20.",
            0,
        ),  # of Dover perhaps
        ("The number of households in hotels fell by 20.", 0),
        ("The number of households fell by 20 in the last week.", 0),
        ("The number of households fell by 20 when a block opened.", 0),
        ("The number of households fell by 20 in June.", 0),
        ("If the number of households fell by 20, costs would too.", 0),
        ("Costs fell by 20%.", 0),
    ],
)
def test_a_fall_by_so_much_where_it_rose(comment: str, hits: int) -> None:
    assert len(asked(comment)) == hits
    assert asked(comment, before={**BEFORE, "2023-12": "480"}) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("The number of households rose by 12 this month.", 1),
        ("The number of households rose this month by 12.", 1),
        ("The number of households rose by just 12 this month, after a block closed.", 1),
        ("The number of households rose by five per cent this month.", 1),
        ("The number of households rose by 8 this month.", 0),
        ("The number of households rose this month by eight.", 0),
        ("The number of households rose by 2% this month.", 0),
        ("The number of households rose by about 10 this month.", 0),
        ("The number of households rose by 30 this month.", 0),  # since a year before
        ("The number of households rose by 12.", 0),
        ("The number of households rose by 12 this month in hotels.", 0),
        ("The number of households in hotels rose by 12 this month.", 0),
        ("The number of households rose by 12 this month, against a year ago.", 0),
        ("We expect households to have increased by 12 this month.", 0),
    ],
)
def test_a_rise_by_another_number(comment: str, hits: int) -> None:
    assert len(asked(comment, before={"2023-07": "430", **BEFORE})) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Calls answered fell by 4 points.", 1),
        ("Calls answered fell by 4%.", 1),
        ("Calls answered fell by 200.", 0),
    ],
)
def test_a_share_goes_by_points(comment: str, hits: int) -> None:
    before = {"2023-12": "85%", "2024-06": "89%"}
    told = asked(comment, "93%", "% of calls answered", Polarity.BIGGER_IS_BETTER, before)
    assert [each.split("”")[0] for each in told] == [f"The comment says “{comment[15:-1]}"] * hits
