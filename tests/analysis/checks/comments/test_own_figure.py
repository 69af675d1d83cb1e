"""The figure of the month before that a comment gives as that of this month."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kpi_tui.period import PeriodType
from tests.support.check_rows import day, found, month, row
from tests.support.measures import point, through

CALLS = "% of calls answered within 60 seconds"
FIRES = "Number of accidental dwelling fires"
LOOKED_AFTER = "Number of children looked after"
STARTS = "Number of people starting reablement"
APPRENTICES = "Number of apprentices employed"
ENERGY = "Energy used in council buildings (MWh)"
SPEND = "Forecast overspend on the revenue budget (£m)"
FIGURES = {
    CALLS: ("95.1%", "93.4%"),
    FIRES: ("17", "21"),
    LOOKED_AFTER: ("806", "812"),
    STARTS: ("398", "412"),
    APPRENTICES: ("160", "164"),
    ENERGY: ("1,190", "1,120"),
    SPEND: ("£3.9m", "£4.2m"),
}
"""The figures of June and of July."""


def hits(name: str, comment: str) -> list[str]:
    before, now = FIGURES[name]
    share = name == CALLS
    old = point(day("2024-06"), before, None, None, name=name)
    new = row(name=name, period=(now, None, None), comment=comment, is_percentage=share)
    seen = month(through(old, new), before=(old,), held=("2024-06",))
    return [each.message for each in found("C1", seen) if "was the figure of" in each.message]


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        (CALLS, "July: 95.1%. Target 95%."),
        (CALLS, "This month 95.1%."),
        (CALLS, "July 2024 performance: 95.1%, against 88% nationally."),
        (CALLS, "Performance is 95.1%."),
        (CALLS, "Performance stands at 95.1% against a target of 97%."),
        (FIRES, "Seventeen accidental dwelling fires were attended this month."),
        (FIRES, "17 accidental dwelling fires were attended in July."),
        (LOOKED_AFTER, "806 children were looked after at the end of July."),
        (LOOKED_AFTER, "806 children are looked after this month."),
        (LOOKED_AFTER, "The number of looked after children is 806."),
        (STARTS, "398 people started reablement in July."),
        (APPRENTICES, "160 apprentices are employed this month."),
        (ENERGY, "Consumption was 1,190 MWh in July."),
        (SPEND, "The forecast overspend is £3.9m."),
        (LOOKED_AFTER, "We ended July with 806 children looked after."),
        (LOOKED_AFTER, "We ended the month with 806 children."),
    ],
)
def test_last_month_s_figure_in_other_words(name: str, comment: str) -> None:
    (message,) = hits(name, comment)
    before, now = FIGURES[name]
    assert f"that was the figure of June 2024, and the table now has {now}." in message
    assert hits(name, comment.replace(before, now).replace("Seventeen", "Twenty-one")) == []


@pytest.mark.parametrize(
    ("name", "comment"),
    [
        (CALLS, "Web chat. July: 95.1%."),
        (CALLS, "July: 95.1% of web chats."),
        (CALLS, "In June performance was 95.1%."),
        (CALLS, "This is of June. Performance is 95.1%."),
        (CALLS, "Performance was 95.1%."),
        (CALLS, "Customer satisfaction is 95.1%."),
        (CALLS, "Our best performance this year is 95.1%."),
        (FIRES, "17 accidental fires in flats were attended in July."),
        (FIRES, "17 of the fires were attended within 10 minutes in July."),
        (LOOKED_AFTER, "There are 806 foster placements this month."),
        (LOOKED_AFTER, "We ended June with 806 children looked after."),
        (LOOKED_AFTER, "We ended July with 806 children on child protection plans."),
        (STARTS, "398 people started and completed reablement in July."),
        (STARTS, "398 people started reablement from hospital in July."),
        (APPRENTICES, "There are 160 apprentices on the levy."),
        (ENERGY, "Gas consumption was 1,190 MWh in July."),
        (SPEND, "The forecast overspend in Adults is £3.9m."),
        (SPEND, "The underlying overspend is £3.9m."),
    ],
)
def test_last_month_s_figure_by_chance_or_as_background(name: str, comment: str) -> None:
    assert hits(name, comment) == []


@pytest.mark.parametrize(
    ("name", "comment", "count"),
    [
        (CALLS, "Quarter 2 performance was 95.1%.", 1),
        (CALLS, "In the quarter performance was 95.1%.", 1),
        (CALLS, "In September performance was 95.1%.", 0),
        (CALLS, "Quarter 1 performance was 95.1%.", 0),
        (CALLS, "In the quarter to September performance was 95.1%.", 1),
        (CALLS, "Performance was 95.1% in September, the best month of this quarter.", 0),
        (LOOKED_AFTER, "806 children were looked after at the end of September.", 1),
        (LOOKED_AFTER, "806 children were looked after at the end of June.", 0),
        (LOOKED_AFTER, "806 children were looked after in September.", 0),
    ],
)
def test_the_figure_of_the_quarter_before_told_as_this_quarter_s(
    name: str, comment: str, count: int
) -> None:
    before, now = FIGURES[name]
    old = point(day("2024-06"), before, None, None, name=name)
    new = row(
        name=name,
        period=(now, None, None),
        comment=comment,
        is_percentage=name == CALLS,
        report_date=day("2024-09"),
    )
    old, new = (structs.replace(each, period_type=PeriodType.QUARTER) for each in (old, new))
    seen = month(through(old, new), at="2024-09", before=(old,), held=("2024-06",))
    told = found("C1", replace(seen, period_type=PeriodType.QUARTER))
    assert len([each for each in told if "was the figure of" in each.message]) == count
