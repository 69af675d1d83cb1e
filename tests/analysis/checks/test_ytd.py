from __future__ import annotations

import pytest

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.added_up import months_missing
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.status import Status
from kpi_tui.vocabulary import Kind
from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    RED,
    Printed,
    found,
    month,
    one,
    past,
    row,
)

SHARE = "% of requests answered in time"
NONE = Status.ACTUAL_MISSING


@pytest.mark.parametrize(
    ("name", "period", "ytd", "level"),
    [
        (SHARE, ("100.00", "80.00", GREEN), ("300.00", "320.00", RED), Level.ERROR),
        (SHARE, (None, "80.00", NONE), (None, "320.00", NONE), Level.ERROR),
        (SHARE, ("74.00", None, GREEN), ("293.00", None, GREEN), Level.ERROR),
        (SHARE, (None, "80.00", NONE), (None, "322.00", NONE), Level.ERROR),  # rounded
        (SHARE, (None, "80.00", NONE), (None, "340.00", NONE), None),
        (SHARE, ("68.00", "80.00", RED), ("68.00", "80.00", RED), None),
        (SHARE, ("1.00", "0.50", GREEN), ("4.00", "2.00", GREEN), Level.QUESTION),
        (SHARE, ("2.80%", "0.00%", RED), ("1.43%", "0.00%", RED), None),  # 0 is 4 × 0
        (SHARE, ("120.00", "110.00", GREEN), ("119.00", "110.00", GREEN), None),
        ("Visits", ("100", "80", GREEN), ("300", "320", RED), None),
        ("Visits", ("74%", "75%", AMBER), ("293%", "300%", AMBER), Level.ERROR),
        ("Adults (per100,000) in homes", ("320.65", None, None), ("820.00", None, None), None),
        ("Adults (per 1,000) in homes", ("20.65", None, None), ("120.00", None, None), None),
        ("135 km (3%) of the highway", ("3.97", "1.40", GREEN), ("188.37", "187.90", GREEN), None),
    ],
)
def test_percentages_added_up(
    name: str, period: Printed, ytd: Printed, level: Level | None
) -> None:
    levels = [item.level for item in found("Y1", month(row(name=name, period=period, ytd=ytd)))]
    assert levels == ([level] if level else [])


SUMMED = {"period": ("74.00", "75.00", AMBER), "ytd": ("293.00", "300.00", AMBER)}


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("In July 8,975 calls were settled (74% of the total).", 1),
        ("The rate was 74, a point short.", 1),
        ("The average rate was high; 74 came.", 0),
        ("We answered 80% of letters.", 0),
        (None, 0),
    ],
)
def test_a_comment_tells_a_share(comment: str | None, hits: int) -> None:
    measure = row(
        name="Enquiries settled", period=SUMMED["period"], ytd=SUMMED["ytd"], comment=comment
    )
    assert len(found("Y1", month(measure))) == hits


def test_the_report_before_tells_a_share() -> None:
    now = row(name="Enquiries settled", period=SUMMED["period"], ytd=SUMMED["ytd"], measure_id="x")
    old = row(name="Enquiries settled", period=("78%", "75%", GREEN), measure_id="x")
    assert found("Y1", month(now, before=(old,), held=("2024-06",)))
    other = row("OCC05.05", "Roads", period=("78%", "75%", GREEN))
    assert found("Y1", month(now, before=(other,), held=("2024-06",))) == []


def test_averages_are_no_shares() -> None:
    days = row(
        name="Average days to let",
        period=("40", None, None),
        ytd=("160", None, None),
        kind=Kind.RATE,
    )
    assert found("Y1", month(days)) == []
    rate = row(
        name="Collection", period=("40", None, None), ytd=("160", None, None), kind=Kind.RATE
    )
    assert found("Y1", month(rate))


def test_so_many_in_a_thousand_are_no_share() -> None:
    for name, hits in (("Adults (per 1,000) in homes", 0), ("Adults in homes", 1)):
        measure = row(name=name, period=("20", None, None), ytd=("120", None, None), kind=Kind.RATE)
        assert len(found("Y1", month(measure))) == hits


def test_pounds_are_no_share() -> None:
    measure = row(name="% of £", period=("£20", None, None), ytd=("£120", None, None))
    assert found("Y1", month(measure)) == []


def test_april_adds_up_nothing() -> None:
    measure = row(name=SHARE, period=("80", "80", GREEN), ytd=("180", "80", GREEN))
    assert found("Y1", month(measure, at="2024-04")) == []
    assert found("Y1", month(measure, at="2024-05"))
    stock = row(period=("80", None, None), ytd=("180", None, None), kind=Kind.STOCK)
    assert found("Y2", month(stock, at="2024-04")) == []
    assert found("Y2", month(stock, at="2024-05"))


@pytest.mark.parametrize(
    ("kind", "period", "ytd", "hits"),
    [
        (Kind.STOCK, ("95", None, None), ("383", None, None), 1),
        (Kind.STOCK, ("612", "550", RED), ("6,026", "5,500", AMBER), 1),
        (Kind.STOCK, ("90", "100", RED), ("150", "400", AMBER), 1),
        (Kind.STOCK, ("515", "618", GREEN), ("516.75", "618", GREEN), 0),
        (Kind.STOCK, ("-3", None, None), ("105", None, None), 0),
        (Kind.STOCK, ("0", "0", GREEN), ("0", "0", GREEN), 0),
        (Kind.STOCK, (None, "100", NONE), (None, "400", NONE), 0),
        (Kind.FLOW, ("681", "300", GREEN), ("5,845", "1,200", GREEN), 0),
        (None, ("681", "300", GREEN), ("5,845", "1,200", GREEN), 0),
        (Kind.STOCK, ("£21,600,000", "£28,900,000", RED), ("£292,000,00", "£289,000,00", GREEN), 0),
    ],
)
def test_levels_added_up(kind: Kind | None, period: Printed, ytd: Printed, hits: int) -> None:
    measure = row(period=period, ytd=ytd)
    if kind:
        measure = row(period=period, ytd=ytd, kind=kind)
    assert len(found("Y2", month(measure))) == hits


MONTHS = [
    past("2024-04", "98", ytd="98"),
    past("2024-05", "97", ytd="195"),
    past("2024-06", "93", ytd="288"),
]


def test_levels_are_not_added_up_where_the_months_say_otherwise() -> None:
    summed = row(period=("95", None, None), ytd=("383", None, None), kind=Kind.STOCK)
    assert found("Y2", month(summed, readings=MONTHS))
    other = row(period=("95", None, None), ytd=("300", None, None), kind=Kind.STOCK)
    assert found("Y2", month(other, readings=MONTHS)) == []
    assert found("Y2", month(other, readings=MONTHS[1:]))  # not all months are held


def test_a_coarse_target_makes_no_sum_of_levels() -> None:
    months = readings(("1.10", "1.10"), ("1.20", "2.30"), ("1.30", "3.60"))
    for target in ("2", "2.00"):
        summed = row(
            name="Debt", period=("1.40", target, None), ytd=("5.00", None, None), kind=Kind.STOCK
        )
        other = row(
            name="Debt", period=("1.40", target, None), ytd=("6.50", None, None), kind=Kind.STOCK
        )
        assert found("Y2", month(summed, readings=months))
        assert found("Y2", month(other, readings=months)) == []


def readings(*figures: tuple[str | None, str | None]) -> list[MeasurePeriod]:
    """April and on, each month's actual and year to date."""
    return [past(f"2024-{n:02}", actual, ytd=ytd) for n, (actual, ytd) in enumerate(figures, 4)]


RUNNING = readings(("10", "10"), ("20", "30"), ("30", "60"))


@pytest.mark.parametrize(
    ("ytd", "words"),
    [
        ("100", None),  # the sum
        ("25", "the mean"),
        ("40", "the last"),
        ("103", "neither the sum (100), nor the mean (25), nor the last"),
        ("100.4", None),  # rounded months may add up to that
    ],
)
def test_the_stored_months_make_the_year_to_date(ytd: str, words: str | None) -> None:
    seen = month(row(period=("40", None, None), ytd=(ytd, None, None)), readings=RUNNING)
    messages = [item.message for item in found("Y3", seen)]
    assert len(messages) == (words is not None)
    assert words is None or words in messages[0]


def test_months_in_millions_are_added_up_as_coarsely_as_they_are_printed() -> None:
    months = readings(("£1.0m", "£1.0m"), ("£1.4m", "£2.4m"), ("£1.3m", "£3.7m"))
    for ytd, hits in (("£4.7m", 0), ("£5.5m", 1)):
        measure = row(period=("£1.1m", None, None), ytd=(ytd, None, None))
        assert len(found("Y3", month(measure, readings=months))) == hits


def test_the_way_changed() -> None:
    seen = month(row(period=("40", None, None), ytd=("25", None, None)), readings=RUNNING)
    assert "is the mean of its months; a month earlier it was the sum" in one("Y3", seen).message


def test_months_that_weigh_differently() -> None:
    rates = readings(("70%", "70%"), ("80%", "74%"), ("75%", "74%"))
    within = row(name=SHARE, period=("78%", None, None), ytd=("74%", None, None))
    beyond = row(name=SHARE, period=("78%", None, None), ytd=("83%", None, None))
    assert found("Y3", month(within, readings=rates)) == []
    assert found("Y3", month(beyond, readings=rates))


@pytest.mark.parametrize(
    "months",
    [RUNNING[1:], [RUNNING[0], RUNNING[2]], readings(("10", "10"), (None, "10"), ("30", "40"))],
)
def test_a_year_with_gaps_is_not_added_up(months: list[MeasurePeriod]) -> None:
    seen = month(row(period=("40", None, None), ytd=("999", None, None)), readings=months)
    assert found("Y3", seen) == []


def test_april_is_its_own_year_to_date() -> None:
    last_year = [past("2024-03", "10", ytd="120")]
    seen = month(
        row(period=("40", None, None), ytd=("41", None, None)), at="2024-04", readings=last_year
    )
    assert found("Y3", seen) == []


FOUR = ("300", "320", RED)


@pytest.mark.parametrize(
    ("period", "ytd", "months", "words"),
    [
        (("100", "80", GREEN), FOUR, [], "is three times the month's 100"),
        (("100", "80", GREEN), ("400", "320", GREEN), [], None),
        (("90", "80", GREEN), ("300", "320", RED), [], None),
        (("100", "80", GREEN), ("300", "330", RED), [], None),
        ((None, "80", NONE), FOUR, [], "has none for July 2024"),
        (
            ("100", "80", GREEN),
            FOUR,
            readings(("100", "100"), (None, "100"), ("100", "200")),
            "has none for May 2024",
        ),
        (("100", "80", GREEN), FOUR, readings(("50", "50"), ("50", "100"), ("100", "200")), None),
        ((None, "80", NONE), (None, "320", NONE), [], None),
    ],
)
def test_a_target_for_all_months_and_an_actual_for_fewer(
    period: Printed, ytd: Printed, months: list[MeasurePeriod], words: str | None
) -> None:
    seen = month(row(name=SHARE, period=period, ytd=ytd), readings=months)
    finding = one("Y1", seen)
    assert ("Y4" in finding.rules) is (words is not None)
    assert words is None or f"Of OCC01.01 the actual {ytd[0]} {words}" in finding.message
    assert found("Y4", seen) == []


@pytest.mark.parametrize(
    ("one_month", "year", "words"),
    [
        ("1.1", "3.3", "is three times the month's 1.1"),
        ("5.4", "16.2", "is three times the month's 5.4"),
        ("0.7", "2.1", "is three times the month's 0.7"),
        ("0.7", "2.2", None),
        ("2", "7", None),
    ],
)
def test_a_multiple_in_tenths(one_month: str, year: str, words: str | None) -> None:
    measure = row(name=SHARE, period=(one_month, "20", None), ytd=(year, "80", None))
    assert months_missing(month(measure), measure) == words


def test_counts_may_well_be_multiples() -> None:
    assert found("Y4", month(row(period=("100", "80", GREEN), ytd=FOUR))) == []


@pytest.mark.parametrize(
    ("one_status", "year", "hits"),
    [
        (GREEN, RED, 1),
        (AMBER, GREEN, 1),
        (GREEN, AMBER, 1),
        (RED, AMBER, 0),
        (GREEN, GREEN, 0),
        (GREEN, None, 0),
        (Status.MONITORING_ONLY, RED, 0),
    ],
)
def test_a_month_and_a_year_of_opposite_statuses_are_a_finding(
    one_status: Status, year: Status | None, hits: int
) -> None:
    measure = row(period=("1", "2", one_status), ytd=("3", "4", year))
    assert len(found("Y5", month(measure))) == hits


def test_no_opposite_story_where_one_of_the_two_cannot_be_right() -> None:
    shown_green = row(period=("1", "2", GREEN), ytd=("3", "4", AMBER), polarity=BIGGER)
    assert found("Y5", month(shown_green)) == []  # S1 asks about the green
    summed = row(name=SHARE, period=("90", "80", GREEN), ytd=("300", "320", RED))
    assert found("Y5", month(summed)) == []  # Y1 asks about the sum
    nothing_due = row(period=("0", "0", GREEN), ytd=("238", "245", AMBER), polarity=BIGGER)
    assert found("Y5", month(nothing_due)) == []


def test_a_month_of_few_cases_is_told_and_not_asked_about() -> None:
    few = row(name="Homes opened", period=("1.00", "2.00", RED), ytd=("23.00", "20.00", GREEN))
    assert one("Y5", month(few)).message == (
        "The month is ▲ red (1.00 against 2.00), the year to date ★ green (23.00 against 20.00): "
        "1 more or fewer decides the month."
    )
    for period in (("8", "9", RED), ("1.5", "2", RED), ("1%", "2%", RED)):
        more = row(name="Homes opened", period=period, ytd=("23", "20", GREEN))
        assert one("Y5", month(more)).message.endswith("Which describes the service?")


@pytest.mark.parametrize(
    ("period", "ytd"),
    [(("3", "3", GREEN), ("9", "12", RED)), ((None, "3", RED), ("12", "12", GREEN))],
)
def test_no_number_decides_a_month_that_is_on_target_or_has_no_figure(
    period: Printed, ytd: Printed
) -> None:
    measure = row(name="Homes opened", period=period, ytd=ytd, polarity=BIGGER)
    assert one("Y5", month(measure)).message.endswith("Which describes the service?")


def test_nothing_to_count_explains_no_year_where_something_was_counted() -> None:
    def unexplained(actual: str | None, comment: str | None) -> bool:
        measure = row(
            name="% in time", period=(actual, "80", None), ytd=(None, "80", None), comment=comment
        )
        return one("Y7", month(measure)).harmless == ""

    assert not unexplained(None, "Nothing came.")
    assert unexplained("95", "Nothing came.")
    assert unexplained(None, "11 complaints were received and 2 are overdue.")


def test_levels_of_a_priority_made_in_several_ways() -> None:
    rows = [
        row("OCC07.02", "One", ("95", None, None), ("383", None, None), kind=Kind.STOCK),
        row("OCC07.05", "Two", ("515.00", None, None), ("516.75", None, None), kind=Kind.STOCK),
        row("OCC07.06", "Three", ("674", None, None), ("674", None, None), kind=Kind.STOCK),
        row("OCC08.01", "Four", ("674", None, None), ("674", None, None), kind=Kind.STOCK),
        row("OCC07.09", "Visits", ("10", None, None), ("40", None, None), kind=Kind.FLOW),
    ]
    finding = one("Y6", month(*rows[1:]))
    assert (
        "OCC07 works out the year to date of levels in two ways "
        "(an average: OCC07.05; the last month: OCC07.06)" in finding.message
    )
    assert found("Y6", month(*rows[1:2], *rows[3:])) == []
    assert found("Y6", month(*rows[1:], at="2024-04")) == []
    assert found("Y6", month(*rows[1:], at="2024-05"))


def test_levels_made_otherwise_are_told_with_those_that_are_added_up() -> None:
    rows = [
        row("OCC07.02", "One", ("95", None, None), ("383", None, None), kind=Kind.STOCK),
        row("OCC07.05", "Two", ("515.00", None, None), ("516.75", None, None), kind=Kind.STOCK),
        row("OCC07.06", "Three", ("674", None, None), ("674", None, None), kind=Kind.STOCK),
    ]
    assert found("Y6", month(*rows)) == []
    finding = one("Y2", month(*rows))
    assert (finding.rules, finding.measure_codes) == (("Y2", "Y6"), ("OCC07.02",))
    assert (
        "Other levels there are made otherwise (OCC07.05 an average; OCC07.06 the last month)."
        in finding.message
    )
    assert one("Y2", month(rows[0])).rules == ("Y2",)


def test_percentages_of_a_priority_made_in_several_ways() -> None:
    rows = [
        row("OCC10.01", "% one", ("100.00", "80.00", GREEN), ("300.00", "320.00", RED)),
        row("OCC10.11", "% two", ("68.00", "80.00", RED), ("68.00", "80.00", RED)),
        row("OCC10.12", "% three", ("68.00", "80.00", RED), ("70.00", "80.00", RED)),
    ]
    finding = one("Y1", month(*rows))
    assert "; that of OCC10.11, OCC10.12 is one." in finding.message
    assert (finding.rules, finding.measure_codes) == (("Y1", "Y4", "Y6"), ("OCC10.01",))
    assert found("Y6", month(*rows)) == []


def test_percentages_added_up_are_one_matter_of_a_priority() -> None:
    rows = [
        row(
            "OCC10.01", "% one", ("100.00", "80.00", GREEN), ("300.00", "320.00", RED), pages=(13,)
        ),
        row("OCC10.02", "% two", (None, "80.00", NONE), (None, "320.00", NONE), pages=(14,)),
        row("OCC11.01", "% three", ("90", "80", GREEN), ("360", "320", GREEN)),
    ]
    tens, eleven = found("Y1", month(*rows))
    assert (tens.rules, tens.measure_codes) == (("Y1", "Y4"), ("OCC10.01", "OCC10.02"))
    assert (tens.measure_code, tens.page) == (None, 13)
    assert tens.message == (
        "The year to date of 2 measures adds up percentages of 4 months (OCC10.01 300.00 against "
        "320.00, 1 without an actual, a target alone), and percentages cannot be added up. Of OCC10.01 the "
        "actual 300.00 is three times the month's 100.00, the target 320.00 is for 4: it may be "
        "▲ red for that alone. What are the rates since April?"
    )
    assert tens.harmless == ""
    unrated = [row("OCC11.01", "% three", ("90", "80", GREEN), ("360", "320", NONE))]
    assert one("Y1", month(*unrated)).harmless.startswith("the column is a working total")
    assert dict(tens.figures)["OCC10.02 year-to-date target"] == "320.00"
    assert (eleven.measure_code, eleven.measure_codes) == ("OCC11.01", ("OCC11.01",))


def test_levels_added_up_are_one_matter_of_a_priority() -> None:
    rows = [
        row(
            f"OCC07.0{n}", f"Children {n}", ("95", None, None), ("383", None, None), kind=Kind.STOCK
        )
        for n in (1, 2)
    ]
    finding = one("Y2", month(*rows))
    assert finding.measure_codes == ("OCC07.01", "OCC07.02")
    assert (
        "added together: OCC07.01 Children 1, 383, this month 95; OCC07.02 Children 2, 383, this "
        "month 95. What" in finding.message
    )
    assert "looks like 4 month-end totals added together" in one("Y2", month(rows[0])).message


def test_a_sum_of_levels_that_is_cut_off_in_print() -> None:
    balances = row(
        "OCC11.03",
        "General balances",
        ("£21,600,000", "£28,900,000", RED),
        ("£292,000,00", "£289,000,00", GREEN),
        kind=Kind.STOCK,
    )
    finding = one("Y2", month(balances, at="2023-01"))
    assert (finding.level, finding.rules) == (Level.ERROR, ("Y2", "Y5"))
    assert "£292,000,00 (★ green where the month is ▲ red), looks like 10" in finding.message
    assert found("Y5", month(balances, at="2023-01")) == []
    assert found("Y2", month(balances, at="2022-12")) == []


@pytest.mark.parametrize(
    ("target", "year", "kind"),
    [
        ("£442,000,000", "£442,000,00", Kind.STOCK),  # the month's own, cut off
        ("£28,900,000", "£289,000,00", Kind.FLOW),
        ("£28,900,000", "£28", Kind.STOCK),
        ("£28,900,000", "£300,000,00", Kind.STOCK),
        (None, "£289,000,00", Kind.STOCK),
    ],
)
def test_a_figure_cut_off_that_is_no_sum(target: str | None, year: str, kind: Kind) -> None:
    balances = row(period=("£21,600,000", target, RED), ytd=(year, year, GREEN), kind=kind)
    assert found("Y2", month(balances, at="2023-01")) == []


def test_a_claim_that_only_a_sum_of_levels_denies_is_no_contradiction() -> None:
    borrowers = row(
        name="No of active borrowers",
        period=("66,677", "65,000", GREEN),
        ytd=("622,971", "624,000", AMBER),
        polarity=BIGGER,
        kind=Kind.STOCK,
        comment="Remains above target.",
    )
    finding = one("Y2", month(borrowers, at="2023-01"))
    assert finding.rules == ("Y2", "C4")
    assert "the comment's “above target” is true of that" in finding.message
    assert found("C4", month(borrowers, at="2023-01")) == []


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("190 Current passes 23 in training - 85 by bus - 1 fewer this month.", 1),
        ("There are 298 people currently on the scheme.", 1),
        ("190 passes 23 in training - 85 by bus.", 0),
        ("190 current passes and 23 in training.", 0),  # they do not make the figure
        ("In the current month 298 came.", 0),
        ("298 came to our door: the current month is busy. Staff are those currently there.", 0),
        (None, 0),
    ],
)
def test_what_a_comment_counts_as_current_may_be_a_level(comment: str | None, hits: int) -> None:
    students = row(
        period=("298.00", "270.00", GREEN),
        ytd=("2,805.00", "2,670.00", GREEN),
        kind=Kind.FLOW,
        comment=comment,
    )
    told = found("Y2", month(students, at="2023-01"))
    assert [item.level for item in told] == [Level.QUESTION] * hits


def test_years_to_date_without_an_actual_are_one_matter_of_a_priority() -> None:
    lacking = Status.ACTUAL_MISSING
    rows = [
        row(
            f"OCC10.0{n}",
            f"% {n}",
            (None, "80", lacking),
            (None, "320", lacking),
            comment="Nobody came.",
        )
        for n in (2, 8)
    ]
    without_words = row("OCC10.09", "% 9", (None, "80", lacking), (None, "320", lacking))
    in_order = row(
        "OCC10.10", "% 10", (None, "80", lacking), ("82", "80", GREEN), comment="Nobody came."
    )
    finding = one("Y7", month(*rows, without_words, in_order))
    assert finding.measure_codes == ("OCC10.02", "OCC10.08")
    assert finding.message == (
        "OCC10.02, OCC10.08 have a target for the year to date and no actual, 4 months into the "
        "year. What are they for the year so far?"
    )
    assert found("Y7", month(*rows, at="2024-05")) == []
    month_alone = row("OCC10.03", "% 3", ("82", "80", GREEN), ("–", "320", None))
    assert one("Y7", month(month_alone)).message.endswith("What is it for the year so far?")
    watched = row("OCC10.03", "% 3", ("82", "80", GREEN), (None, "320", Status.MONITORING_ONLY))
    assert found("Y7", month(watched)) == []


def test_months_without_a_figure_that_count_as_nought() -> None:
    seats = row(
        name="% of seats filled",
        period=("77.43%", "75.00%", GREEN),
        ytd=("61.21%", "60.00%", GREEN),
    )
    finding = one("Y8", month(seats, at="2023-01"))
    assert finding.level is Level.QUESTION
    assert finding.message == (
        "For the year to date the target, 60.00%, is 80% of the month's 75.00%, and the "
        "actual, 61.21%, about as much of 77.43%. Are 2 months of 10 counted as zero?"
    )


@pytest.mark.parametrize(
    ("period", "ytd", "at"),
    [
        (("77.43%", "75.00%", GREEN), ("77.21%", "75.00%", GREEN), "2023-01"),
        (("77.43%", "75.00%", GREEN), ("76.00%", "60.00%", GREEN), "2023-01"),  # the target alone
        (("77.43%", "75.00%", GREEN), ("63.00%", "61.00%", GREEN), "2023-01"),  # no whole months
        (("77.43%", "75.00%", GREEN), ("51.21%", "50.00%", GREEN), "2022-06"),
        (("77", "75", GREEN), ("616", "600", GREEN), "2023-01"),
        ((None, "75.00%", NONE), ("61.21%", "60.00%", GREEN), "2023-01"),
    ],
)
def test_no_month_counts_as_nought(period: Printed, ytd: Printed, at: str) -> None:
    assert found("Y8", month(row(name="% of seats filled", period=period, ytd=ytd), at=at)) == []
