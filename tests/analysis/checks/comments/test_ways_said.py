"""What a comment says of the way a figure went, against the figure that was printed before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.period import PeriodType
from kpi_tui.vocabulary import Polarity
from tests.support.check_rows import BIGGER, SMALLER, day, found, month, one, row

INVOICES = "% of invoices paid within 30 days"


def after(
    before: tuple[str, str],
    now: str,
    comment: str,
    name: str = INVOICES,
    polarity: Polarity | None = BIGGER,
    months: tuple[str, str] = ("2024-05", "2024-06"),
) -> CheckContext:
    """July with a comment, and two reports before it."""
    rows = [
        row(name=name, period=(actual, None, None), report_date=day(at))
        for at, actual in zip(months, before, strict=True)
    ]
    seen = row(name=name, period=(now, None, None), polarity=polarity, comment=comment)
    return month(seen, readings=rows, before=rows[1:], held=months)


@pytest.mark.parametrize(
    "comment",
    [
        "Performance improved slightly in July compared with June.",
        "Performance improved this month compared with last month.",
        "Performance has improved since last month.",
        "Performance improved again in July.",
        "Performance has improved again.",
        "Performance continues to improve.",
        "Performance is higher than last month.",
        "Performance rose this month.",
        "Performance was better than in June.",
        "There has been a further improvement this month.",
        "An improvement on last month.",
        "Up on last month.",
        "Performance has increased for the third consecutive month.",
        "Performance remains the same as last month.",
        "No change from last month.",
    ],
)
def test_a_figure_that_went_the_other_way(comment: str) -> None:
    fell = after(("92.0%", "93.5%"), "91.0%", comment)
    assert "the figure was 93.5% in June 2024 and is 91.0% now." in one("C1", fell).message
    rose = after(("91.0%", "91.5%"), "93.5%", comment)
    same = "same" in comment or "No change" in comment
    assert len(found("C1", rose)) == same


@pytest.mark.parametrize(
    "comment",
    [
        "Performance has fallen since last month.",
        "Performance continues to decline.",
        "We continue to improve our processes.",
        "The service continues to improve and develop.",
        "The number of disputed invoices continues to rise.",
        "An increase in volumes on last month lowered performance.",
        "Performance has not improved since last month.",
        "Despite improved turnaround this month, performance fell.",
        "Schools' performance improved again this month.",
        "Performance was better than in 2022.",
        "Performance is better than the same month last year.",
        "If performance rises again the target will be met.",
        "Performance should improve this month.",
        "Staff are working to improve this month.",
        "Paid apprentices have increased since June.",
        "Payment terms remain the same as last month.",
        "Performance has improved again after May, when it was 85%.",
    ],
)
def test_a_way_that_is_right_or_said_of_something_else(comment: str) -> None:
    assert found("C1", after(("92.0%", "93.5%"), "91.0%", comment)) == []


@pytest.mark.parametrize(
    ("comment", "polarity", "hits"),
    [
        ("Sickness has fallen since last month.", SMALLER, 1),
        ("Sickness has improved this month.", SMALLER, 1),
        ("Sickness has improved this month.", None, 0),  # nobody knows which way is better
        ("Sickness has fallen this month.", None, 1),
        ("Sickness has worsened again.", SMALLER, 0),
        ("Stress-related sickness continues to fall.", SMALLER, 0),
    ],
)
def test_what_is_better_goes_by_the_measure(
    comment: str, polarity: Polarity | None, hits: int
) -> None:
    seen = after(("8.4", "8.6"), "8.9", comment, "Days lost to sickness", polarity)
    assert len(found("C1", seen)) == hits


def test_what_continues_may_do_so_since_a_year_before() -> None:
    comment = "Performance continues to improve."
    assert found("C1", after(("95.0%", "93.5%"), "91.0%", comment, months=("2023-07", "2024-06")))
    better = after(("85.0%", "93.5%"), "91.0%", comment, months=("2023-07", "2024-06"))
    assert found("C1", better) == []


def test_a_total_of_the_year_so_far_always_rises() -> None:
    comment = "Collection has fallen since last month."
    name = "Collection of council tax (cumulative)"
    assert found("C1", after(("19.9%", "29.1%"), "38.2%", comment, name)) == []


def test_a_change_within_rounding_is_none() -> None:
    assert found("C1", after(("13%", "13%"), "13.4%", "No change from last month.")) == []


@pytest.mark.parametrize(
    ("kind", "comment", "hits"),
    [
        (PeriodType.MONTH, "Performance fell this quarter.", 0),
        (PeriodType.MONTH, "Performance fell in each of the last two quarters.", 0),
        (PeriodType.MONTH, "Performance fell this month.", 1),
        (PeriodType.QUARTER, "Performance fell this month.", 0),
        (PeriodType.QUARTER, "Performance fell for the third month.", 0),
        (PeriodType.QUARTER, "Performance fell this quarter.", 1),
        (PeriodType.QUARTER, "Performance fell again.", 1),
        (PeriodType.YEAR, "Performance fell this year.", 1),
        (PeriodType.YEAR, "Performance rose this year.", 0),
        (PeriodType.YEAR, "Performance fell this quarter.", 0),
        (PeriodType.HALF_YEAR, "Performance fell in the half-year.", 1),
        (PeriodType.MONTH, "Performance fell this year.", 0),
        (PeriodType.MONTH, "Performance fell in the month.", 1),
        (PeriodType.MONTH, "Performance fell in the month to June.", 0),
    ],
)
def test_what_is_told_of_the_period_is_compared_where_it_is_reported(
    kind: PeriodType, comment: str, hits: int
) -> None:
    held = {
        PeriodType.MONTH: ("2024-05", "2024-06"),
        PeriodType.QUARTER: ("2024-01", "2024-04"),
        PeriodType.HALF_YEAR: ("2023-07", "2024-01"),
        PeriodType.YEAR: ("2022-07", "2023-07"),
    }
    seen = after(("91.0%", "92.0%"), "95.0%", comment, months=held[kind])
    assert len(found("C1", replace(seen, period_type=kind))) == hits


@pytest.mark.parametrize(
    "comment",
    [
        "Invoices are down again.",
        "Invoices fell this month.",
        "The number of invoices paid is lower than last month.",
        "The number of invoices has fallen by 20% since June.",
        "Performance fell this month in two teams.",
        "Performance is lower than last month for small suppliers.",
        "No change since last month in staffing.",
        "There is no change from last month to the plan.",
        "The target is unchanged from last month.",
        "Performance fell for the second month compared with last year.",
        "Performance was down by 8 points on last month in Adult Care.",
        "A fall of 8 points since last month came from two suppliers.",
    ],
)
def test_the_number_of_cases_a_part_or_the_target_are_not_the_share(comment: str) -> None:
    assert found("C1", after(("91.0%", "92.0%"), "95.0%", comment)) == []


@pytest.mark.parametrize(
    "comment",
    [
        "Invoices paid are down again.",
        "The percentage of invoices paid is lower than last month.",
        "Performance fell this month.",
        "Performance is lower than last month for the second time.",
    ],
)
def test_words_that_name_the_share_are_on_it(comment: str) -> None:
    assert found("C1", after(("91.0%", "92.0%"), "95.0%", comment))
