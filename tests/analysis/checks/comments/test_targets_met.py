"""What a comment says of a target as met or missed, against figures that say otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.period import PeriodType
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity
from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    NOTHING,
    RED,
    SMALLER,
    Printed,
    day,
    found,
    month,
    one,
    row,
)

INVOICES = "% of invoices paid within 30 days"
MISSED: Printed = ("91.0%", "95.0%", RED)
MET: Printed = ("97.0%", "95.0%", GREEN)


def hits(
    comment: str,
    period: Printed,
    ytd: Printed = NOTHING,
    name: str = INVOICES,
    polarity: Polarity | None = BIGGER,
) -> int:
    measure = row(name=name, period=period, ytd=ytd, polarity=polarity, comment=comment)
    return len(found("C4", month(measure)))


@pytest.mark.parametrize(
    "comment",
    [
        "Target met.",
        "Target exceeded.",
        "In July the target was achieved.",
        "This month we met our target.",
        "Despite staff shortages, performance exceeded the target.",
        "We continue to exceed the target.",
        "The target continues to be met.",
        "Performance is meeting target.",
        "Performance is ahead of target, and new staff begin in October.",
        "Payment performance is within target.",
        "The target of 95% has been achieved.",
        "The 95% target was met.",
        "The target has been surpassed for the second month running.",
        "Performance was better than the target.",
        "Performance improved and the target was met.",
        "Invoices paid have increased this month, and our target was met.",
    ],
)
def test_a_target_called_met_that_was_missed(comment: str) -> None:
    assert hits(comment, MISSED)
    assert not hits(comment, MET)


@pytest.mark.parametrize(
    "comment",
    [
        "Performance continues to fall short of the target.",
        "Performance fell short of target.",
        "Performance fell and the target was missed.",
        "Target missed.",
        "The target was not achieved.",
        "The target has not been met.",
        "We narrowly missed the target.",
        "We failed to meet our target due to a fault.",
        "Performance did not meet the target this month.",
        "Performance is worse than target.",
        "Performance is just short of target.",
        "We are behind target but catching up.",
    ],
)
def test_a_target_called_missed_that_was_met(comment: str) -> None:
    assert hits(comment, MET)
    assert not hits(comment, MISSED)


@pytest.mark.parametrize(
    "comment",
    [
        "Reports of rats rose, and the target was met.",
        "In Dover payment performance rose and the target was met.",
        "The target of 80% was met.",
        "The 80% target was met.",
        "We are working towards meeting the target by the end of the year.",
        "Further work is needed if we are to achieve the target.",
        "Meeting the target depends on suppliers.",
        "It is unlikely that the target will be achieved.",
        "Had the backlog been cleared the target would have been met.",
        "We exceeded the target in June but leave affected July.",
        "Last year we exceeded the target.",
        "The target has been exceeded only once in the last year.",
        "Performance exceeded the national target of 85%.",
        "The savings target has been achieved.",
        "The stretch target was exceeded.",
        "The annual target was achieved in 2023/24.",
        "The target was met in two of the three directorates.",
        "The target for small suppliers was met.",
        "The target was met in Adult Care.",
        "The target was met in the first two weeks of July.",
        "The target was met in 2 of the 3 directorates.",
        "We met the target at Dover.",
        "Children's Services met their target.",
        "Officers have met target dates for the new system.",
        "A new target has been set.",
        "Invoices paid within target fell to 91%.",
        "The percentage of invoices paid within target: 91%.",
        "Invoices that met the target were fewer.",
    ],
)
def test_a_target_that_is_hoped_for_or_another_one(comment: str) -> None:
    assert not hits(comment, MISSED)


@pytest.mark.parametrize(
    "comment",
    [
        "The target was not achieved in June.",
        "The target was missed by Children's Services.",
        "We did not meet the target until the third week.",
        "Performance is behind the target for 2025/26, which is 98%.",
        "We have not missed the target this year.",
        "The target was missed on 14 days out of 23.",
        "The target was missed on most days.",
    ],
)
def test_a_miss_of_another_time_or_of_a_part(comment: str) -> None:
    assert not hits(comment, MET)


@pytest.mark.parametrize(
    ("comment", "period", "kind", "at", "count"),
    [
        ("The annual target of 95% was missed.", (MET, NOTHING), PeriodType.YEAR, "2025-03", 1),
        ("The annual target of 95% was met.", (MET, NOTHING), PeriodType.YEAR, "2025-03", 0),
        ("The annual target was exceeded.", (MISSED, NOTHING), PeriodType.YEAR, "2025-03", 1),
        ("The annual target was met.", (MET, MISSED), PeriodType.QUARTER, "2025-03", 1),
        ("The annual target was met.", (MISSED, MET), PeriodType.MONTH, "2025-03", 0),
        ("The annual target was met.", (MISSED, MISSED), PeriodType.MONTH, "2025-02", 0),
        ("The annual target of 96% was met.", (MISSED, NOTHING), PeriodType.YEAR, "2025-03", 0),
    ],
)
def test_the_annual_target_is_the_year_s(
    comment: str, period: tuple[Printed, Printed], kind: PeriodType, at: str, count: int
) -> None:
    measure = row(
        name=INVOICES,
        period=period[0],
        ytd=period[1],
        polarity=BIGGER,
        comment=comment,
        report_date=day(at),
    )
    seen = replace(month(structs.replace(measure, period_type=kind), at=at), period_type=kind)
    assert len(found("C4", seen)) == count


@pytest.mark.parametrize(
    ("comment", "period", "ytd", "count"),
    [
        ("We have exceeded the target.", MISSED, MET, 0),  # of the year it holds
        ("We have exceeded the target this month.", MISSED, MET, 1),
        ("We have exceeded the target for the year to date.", MET, MISSED, 1),
        ("The year-to-date target has been met.", MISSED, MET, 0),
        ("The YTD target has been met.", MISSED, MET, 0),
        ("The YTD target has been met.", MET, MISSED, 1),
        ("We exceeded our YTD target.", MET, MISSED, 1),
        ("YTD exceeds the target.", MET, MISSED, 1),
        ("So far this year the target has been met once.", MISSED, MISSED, 0),
        ("The target has been met three times this year.", MISSED, MISSED, 0),
        ("The target has been met once again.", MISSED, MISSED, 1),
        ("YTD exceeds the target.", MISSED, MET, 0),
        ("YTD 96.1% exceeds the target.", MET, MISSED, 1),
        ("Year to date performance of 96% exceeds target.", MISSED, MISSED, 1),
        ("The year to date has not met the target.", MISSED, MET, 1),
        ("The target was met.", ("91.0%", "95.0%", GREEN), NOTHING, 0),  # S1 asks
        ("The target was not met.", ("97.0%", "95.0%", AMBER), NOTHING, 0),
        ("The target was met.", ("91.0%", "95.0%", Status.MONITORING_ONLY), NOTHING, 1),
        ("The target was met.", ("91.0%", None, None), NOTHING, 0),
        ("We are in line with the target.", MISSED, NOTHING, 0),
        ("We are in line with the target.", ("71.0%", "95.0%", RED), NOTHING, 1),
    ],
)
def test_of_which_figures_it_is_said(
    comment: str, period: Printed, ytd: Printed, count: int
) -> None:
    assert hits(comment, period, ytd) == count


def test_where_less_is_better_exceeding_a_target_may_be_bad() -> None:
    for period in (("8.9", "8.0", RED), ("7.0", "8.0", GREEN)):
        assert not hits("Sickness exceeded the target.", period, name="Sickness", polarity=SMALLER)
    missed: Printed = ("8.9", "8.0", RED)
    assert hits("Sickness is within target.", missed, name="Sickness", polarity=SMALLER)
    assert not hits("Sickness is within target.", missed, name="Sickness", polarity=None)


def test_it_says_how_far_off_and_which_way_is_better() -> None:
    measure = row(
        name="Sickness", period=("8.9", "8.0", RED), polarity=SMALLER, comment="Target met."
    )
    finding = one("C4", month(measure))
    assert finding.message == (
        "The comment says “Target met”; 8.9 is 11% above the target of 8.0, and lower is better. "
        "Which is right?"
    )
    assert finding.level is Level.QUESTION


def test_a_month_of_a_quarter_is_not_the_quarter() -> None:
    measure = row(
        name=INVOICES, period=MISSED, polarity=BIGGER, comment="We met the target in July."
    )
    seen = month(measure)
    assert found("C4", seen)
    assert found("C4", replace(seen, period_type=PeriodType.QUARTER)) == []


@pytest.mark.parametrize(
    ("name", "period", "comment", "count"),
    [
        ("Average days to process claims", ("22.6", "20.0", RED), "The target of 20 days was met.", 1),
        ("Average days to process claims", ("22.6", "20.0", RED), "The target of twenty days was met.", 1),
        ("Average days to process claims", ("19.6", "20.0", GREEN), "The target of 20 days was met.", 0),
        ("Average days to process claims", ("22.6", "20.0", RED), "The target of 30 days was met.", 0),
        ("Average days to process claims", ("22.6", "20.0", RED), "The target of 20 interviews was met.", 0),
        ("People killed or seriously injured", ("26", "22", RED), "The target of 22 KSIs was met.", 1),
        ("People killed or seriously injured", ("26", "22", RED), "The target of 22 schools was met.", 0),
        ("Debt (£m)", ("3.4", "3.1", RED), "The target of 3.1m was met.", 0),
    ],
)  # fmt: skip
def test_a_target_named_with_what_it_counts(
    name: str, period: Printed, comment: str, count: int
) -> None:
    assert hits(comment, period, name=name, polarity=SMALLER) == count


@pytest.mark.parametrize(
    ("comment", "period", "count"),
    [
        ("97.0% of invoices were paid, missing the target.", MET, 1),
        ("97.0% of invoices were paid, exceeding the target.", MET, 0),
        ("91.0% of invoices were paid, exceeding the target of 95%.", MISSED, 1),
        ("91.0% of invoices were paid, missing the 95% target.", MISSED, 0),
        ("The 30-day target was met in July.", MISSED, 0),  # it is no target of a share
    ],
)
def test_a_target_met_in_a_clause_behind(comment: str, period: Printed, count: int) -> None:
    assert hits(comment, period) == count


def test_a_target_of_days_named_with_its_figure() -> None:
    late: Printed = ("21.4", "20", AMBER)
    for comment, count in (
        ("The 20-day target was met in July.", 1),
        ("The 20 day target was missed in July.", 0),
        ("The 8-day target for changes was met.", 0),
    ):
        assert hits(comment, late, name="Average days to process claims", polarity=SMALLER) == count
