from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from kpi_tui.period import PeriodType
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
    past,
    row,
)

DEBT = "Debt requiring impairment"
LOST = "The percentage of telephone calls abandoned"
SAVINGS = "Savings delivered (£m)"
LET = "Average days to re-let a property"
JOURNEYS = "Bus journeys (millions)"
KS2 = "Percentage of pupils meeting the expected standard in reading, writing and maths"


@pytest.mark.parametrize(
    ("name", "period", "comment", "figure"),
    [
        (DEBT, ("495,192", "300,000", GREEN), "Debt this month is £0.547m.", "£0.547m"),
        (DEBT, ("495,192", "300,000", GREEN), "Debt this month is £0.495m.", None),
        (DEBT, ("£495,192", "£300,000", GREEN), "The debt stood at 547,000 in July.", None),
        (DEBT, ("495,192", "300,000", GREEN), "The debt stood at 547,000 in July.", "547,000"),
        (DEBT, ("495,192", "300,000", GREEN), "The debt stood at 547,000 in June.", None),
        (DEBT, ("495,192", "300,000", GREEN), "The debt is £0.547m; it was £495,192.", None),
        (DEBT, ("495,192", "300,000", GREEN), "The limit for debt is £0.4m.", None),
        (DEBT, ("495,192", "300,000", GREEN), "Debt is 70% old.", None),
        (DEBT, ("495,192", "300,000", GREEN), "Ten cases make up £0.547m.", None),
        (DEBT, ("495,192", "300,000", GREEN), "Debt is £0.3m.", None),  # that is the target
        (DEBT, ("495,192", "300,000", GREEN), "Debt is £5m.", None),  # too far off to be meant
        (DEBT, ("495,192", "300,000", GREEN), "A quarter of it, debt of Dover shops, is £0.547m.", None),
        (LOST, ("7.00%", "10.00%", GREEN), "In July 13,217 called. Of these, 969 were abandoned "
         "equating to 7.3% of calls.", "7.3%"),
        (LOST, ("7.30%", "10.00%", GREEN), "In July 13,217 called. Of these, 969 were abandoned "
         "equating to 7.3% of calls.", None),
        (LOST, ("7.00%", "10.00%", GREEN), "Calls abandoned fell by 8% and rose to 4 from 3.", None),
        (LOST, ("7.00%", "10.00%", GREEN), "The national average of calls abandoned is 8%.", None),
        ("No of visits to the Live site", ("7,077.00", "5,450.00", GREEN),
         "Number of page views of the Live site for July 2024 was 18,660.", None),
        ("No of visits to the Live site", ("7,077.00", "5,450.00", GREEN),
         "The Live site had 18,660 page views in July 2024.", None),
        ("No of visits to the Live site", ("7,077.00", "5,450.00", GREEN),
         "Number of visits to the Live site for July 2024 was 18,660.", "18,660"),
        ("No of visits to the site", ("7,077.00", None, GREEN), "Visits to the site for July 2024 was 24,000.", None),
        ("No of visits", ("7,077.00", None, GREEN), "For July 2024 visits were 18,660.", None),
        ("No of visits", ("4.00", "5.00", AMBER), "Visits were 5.", None),  # too few to be told
        ("No of visits", ("40.00", "50.00", AMBER), "Visits were 45.", "45"),
        ("No of visits", ("40.00", "50.00", AMBER), "Visits rose by 2.5 in July to 45.", "45"),
        ("No of visits", ("40.00", "50.00", AMBER), "Visits rose by 3 in July to 40.", None),
        ("No of visits", ("40.00", "50.00", AMBER), "Visits in Dover rose by 3 to 45.", None),
        ("No of visits", (None, "50.00", AMBER), "Visits were 45.", None),
        ("No of visits", ("0", "50.00", AMBER), "Visits were 45.", None),
    ],
)  # fmt: skip
def test_another_figure_than_the_table(
    name: str, period: Printed, comment: str, figure: str | None
) -> None:
    hits = found("C1", month(row(name=name, period=period, comment=comment)))
    said = (
        f"comment gives {figure}, the table {period[0]}",
        f"comment gives {figure}, which the table",
    )
    assert [any(words in item.message for words in said) for item in hits] == (
        [True] if figure else []
    )


def test_last_months_figure_is_no_other_one() -> None:
    measure = row(
        name="No of visits", period=("40", None, None), comment="Visits were 45.", measure_id="x"
    )
    assert found("C1", month(measure))
    old = row(name="No of visits", period=("45", None, None), measure_id="x")
    assert found("C1", month(measure, before=(old,), held=("2024-06",))) == []
    assert found("C1", month(measure, readings=[past("2024-05", "45")])) == []


ANSWERED = "% of complaints answered within 10 working days"


@pytest.mark.parametrize(
    ("comment", "asks"),
    [
        ("Performance this month was 87%.", True),
        ("Performance was 87% in July.", True),
        ("87% of complaints were answered within 10 working days in July.", True),
        ("Performance was 87%.", False),
        ("Performance was 87% in June.", False),
        ("Performance was 87% last month.", False),
        ("Performance was 84% this month, and it was 87% last month.", False),
        ("Performance in June and July was 87%.", False),
        ("Performance this month was 87% in Dover.", False),
        ("The target this month is 87%.", False),
        ("Performance this month was 83%.", False),  # which may be this one's, rounded otherwise
        ("Performance to date is 86.5%, this month's is below it.", False),
    ],
)
def test_last_months_figure_told_as_this_months(comment: str, asks: bool) -> None:
    measure = row(name=ANSWERED, period=("84%", "90%", RED), comment=comment, measure_id="x")
    old = row(name=ANSWERED, period=("87%", "90%", RED), measure_id="x", report_date=day("2024-06"))
    messages = [
        each.message for each in found("C1", month(measure, before=[old], held=["2024-06"]))
    ]
    assert (
        messages
        == [
            "The comment gives 87% for July 2024; that was the figure of June 2024, and the table now has "
            "84%. Which is right?"
        ]
        * asks
    )


@pytest.mark.parametrize(
    ("comment", "hits"), [("In July it was 87%.", 0), ("In July it was 86%.", 1)]
)
def test_a_figure_beside_the_year_s_is_another_than_it(comment: str, hits: int) -> None:
    name = "% of it that was answered"
    measure = row(name=name, period=("76%", None, None), ytd=("87%", None, None), comment=comment)
    assert len(found("C1", month(measure))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("There were 1.492 calls more.", 1),
        ("It took 1.492 seconds.", 0),
        ("£1.492 calls", 0),
        ("1,492 calls", 0),
        ("It was 1.49 visits a head.", 0),
    ],
)
def test_a_point_for_a_comma(comment: str, hits: int) -> None:
    assert len(found("C1", month(row(comment=comment)))) == hits


NAME = "Digital visits to heritage services"


@pytest.mark.parametrize(
    ("period", "comment", "hits"),
    [
        (("76,796.00", "100,000.00", RED), "Total digital visits 32% below target.", 1),
        (("76,796.00", "100,000.00", RED), "Total digital visits 23% below target.", 0),
        (("76,796.00", "100,000.00", RED), "Total digital visits 24.2% below the target.", 0),
        (("76,796.00", "100,000.00", RED), "Total digital visits 24.3% below the target.", 1),
        (("76,796.00", "100,000.00", RED), "Total digital visits 23% above target.", 1),
        (("9,888", "7,455", GREEN), "Heritage visitors 32% above target.", 0),
        (("60%", "50%", GREEN), "It was 10% above target.", 0),  # points, or per cent: 20
        (("60%", "50%", GREEN), "It was 20% over our target.", 0),
        (("60%", "50%", GREEN), "It was 15 percent above its target.", 1),
        (("97.06%", "95.00%", GREEN), "The rate was 97% above the target of 95%.", 0),
        (("76,796.00", "100,000.00", RED), "Books sold by museum shops online 8% above target.", 0),
        (("76,796.00", "0", RED), "Visits 8% above target.", 0),
        (("n/r", "5", RED), "Visits 8% above target.", 0),
        (("76,796.00", "100,000.00", RED), "Visits are 8% above plan.", 0),
    ],
)
def test_another_percentage_than_the_figures_make(period: Printed, comment: str, hits: int) -> None:
    measure = row(name=NAME, period=period, polarity=BIGGER, comment=comment)
    assert len(found("C2", month(measure))) == hits


@pytest.mark.parametrize(
    ("ytd", "other", "explanation"),
    [
        (("68", "100", RED), "", "it is said of the year to date"),
        (NOTHING, "Books lent were 32% above target.", "slipped in from OCC09.09"),
        (NOTHING, "Books lent were 31% above target.", ""),
    ],
)
def test_whose_percentage_it_may_be(ytd: Printed, other: str, explanation: str) -> None:
    measure = row(
        name=NAME,
        period=("76", "100", RED),
        ytd=ytd,
        polarity=BIGGER,
        comment="Digital visits 32% below target.",
    )
    books = row("OCC09.09", "Books lent", comment=other)
    harmless = one("C2", month(measure, books)).harmless
    assert explanation in harmless
    assert bool(harmless) is bool(explanation)


def test_both_percentages_are_told() -> None:
    measure = row(name=NAME, period=("76,796", "100,000", RED), comment="Visits 32% below target.")
    assert one("C2", month(measure)).message == (
        "The comment says “32% below target”; 76,796 is 23% below the target of 100,000. "
        "Which is right?"
    )


@pytest.mark.parametrize("target", ["15", "15.00"])
def test_a_coarse_target_makes_no_other_figure_right(target: str) -> None:
    comment = "The number of days taken to answer is 12.9."
    measure = row(name="Days taken to answer", period=("12.53", target, None), comment=comment)
    assert "gives 12.9, the table 12.53" in one("C1", month(measure)).message
    rounded = "The number of days taken to answer is 12.5."
    measure = row(name="Days taken to answer", period=("12.53", target, None), comment=rounded)
    assert found("C1", month(measure)) == []


def test_a_year_to_date_is_compared_within_its_own_rounding() -> None:
    measure = row(
        name="Days taken to answer",
        period=("12.53", "15.00", None),
        ytd=("13", "15", None),
        comment="The number of days taken to answer is 13.4.",
    )
    assert found("C1", month(measure)) == []


FIRES = "Number of fires reported"
PAID = "% of invoices paid within 30 days"
OWN_DEBT: Printed = ("4,790,270", "3,500,000", RED)


@pytest.mark.parametrize(
    ("name", "period", "comment", "hits"),
    [
        (FIRES, ("312", None, None), "321 fires were reported in July.", 1),
        (FIRES, ("312", None, None), "In July, 345 house fires were reported.", 0),
        (FIRES, ("312", None, None), "In July, 345 fires were reported.", 1),
        (FIRES, ("312", None, None), "In July, 210 fires were of waste.", 0),
        (FIRES, ("312", None, None), "210 fires were reported by residents.", 0),
        (FIRES, ("312", None, None), "Rural fires were 231 in July.", 0),
        (FIRES, ("312", None, None), "321 fires were reported in June.", 0),
        (PAID, ("95.81", "95.00", GREEN), "Performance is above target at 95.18%.", 1),
        (PAID, ("95.81", "95.00", GREEN), "Performance is above target at 95.81%.", 0),
        (PAID, ("95.81", "95.00", GREEN), "Children's invoices are at 94.2%.", 0),
        (PAID, ("95.81", "95.00", GREEN), "Adult care invoices were at 95.18%.", 0),
        (FIRES, ("312", None, None), "There were 321 last month.", 0),
        (FIRES, ("312", None, None), "345 fires were reported in the year.", 0),
        (FIRES, ("312", None, None), "345 fires were reported this quarter.", 0),
        (FIRES, ("312", None, None), "In 2023, 345 fires were reported.", 0),
        (FIRES, ("312", None, None), "There were 345 fires in the quarter.", 0),
        (FIRES, ("312", None, None), "345 fires were reported this month.", 1),
        (FIRES, ("312", None, None), "Fires were 345 in the first two weeks.", 0),
        (FIRES, ("312", None, None), "There were 321 fires in 2023/24.", 0),
        (FIRES, ("312", None, None), "Fires are down from 321.", 0),
        (FIRES, ("312", None, None), "There were 321 call outs.", 0),
        (FIRES, ("312", None, None), "345 fires, of which 210 were of waste.", 1),
        (FIRES, ("312", None, None), "312 fires, of which 210 were of waste.", 0),
        (FIRES, ("312", None, None), "345 house fires, of which 210 were small.", 0),
        ("No of visits", ("312", None, None), "Use in visits was 345.", 1),
        (FIRES, ("312", None, None), "At the end of July there were 345 fires.", 1),
        (FIRES, ("312", None, None), "There are 350 fires a month on average.", 0),
        (FIRES, ("312", None, None), "There were 350 fires per month.", 0),
        (FIRES, ("312", None, None), "There were 350 fires on average.", 0),
        (FIRES, ("312", None, None), "There were 350 fires a good deal of them small.", 1),
        (f"{FIRES} per day", ("312", None, None), "There were 350 fires reported per day.", 1),
        (FIRES, ("312", None, None), "There were 321, and 345 last month.", 1),
        (FIRES, ("312", None, None), "There were 321 fires against 345 last month.", 1),
        ("Children looked after", ("312", None, None), "There are 321 children looked after.", 1),
        ("Visitors", ("312", None, None), "It was 345 visitors in July.", 1),
        ("Visitors", ("312", None, None), "It was 345 visitors in July who paid.", 0),
        ("Visitors", ("312", None, None), "It was 345 visitors who paid in July.", 0),
        ("Visitors", ("312", None, None), "We had 345 visitors this month that came by bus.", 0),
        ("Visitors", ("312", None, None), "It was 345 visitors in July under 16.", 0),
        ("Visitors", ("312", None, None), "It was 345 visitors in July from outside the county.", 0),
        ("Visitors", ("312", None, None), "It was 345 visitors in July, over 5% more.", 1),
        ("Visitors", ("312", None, None), "It was 345 visitors in July and 20 more who paid.", 1),
        ("Visitors", ("312", None, None), "It was 345 visitors in July who visited.", 1),
        (DEBT, OWN_DEBT, "At 31 July 2024 it is £4.97m.", 1),
        (DEBT, OWN_DEBT, "At 31 July 2024 it is £4.79m.", 0),
        (DEBT, OWN_DEBT, "The 2023-24 debt was £4.52m.", 0),
        (DEBT, OWN_DEBT, "At the year-end the debt was £4.52m.", 0),
    ],
)  # fmt: skip
def test_a_figure_of_a_part_or_of_another_year_is_not_its_own(
    name: str, period: Printed, comment: str, hits: int
) -> None:
    seen = row(name=name, period=period, comment=comment, is_percentage=name == PAID)
    assert len(found("C1", month(seen))) == hits


@pytest.mark.parametrize(("said", "is_swap"), [("321", True), ("345", False), ("132", True)])
def test_two_digits_may_have_been_swapped(said: str, is_swap: bool) -> None:
    finding = one(
        "C1",
        month(
            row(
                name=FIRES,
                period=("312", None, None),
                comment=f"{said} fires were reported in July.",
            )
        ),
    )
    assert (finding.harmless == "two digits were swapped in one of them") is is_swap


@pytest.mark.parametrize(
    ("comment", "asks"),
    [
        ("19% of calls were answered in July.", True),
        ("Performance in July was 19%.", True),
        ("Performance was 19%.", True),
        ("19% of calls were abandoned.", False),
        ("19% of calls were answered in June.", False),
        ("19% of calls were answered in July, 91% by web chat.", False),
        ("Sickness in the team was 19%.", False),
        ("18% of calls were answered in July.", False),  # too far off to be meant
        ("Performance in July was 19%, which is the share of calls at night.", True),
    ],
)
def test_both_digits_of_a_figure_told_as_its_own_may_have_been_swapped(
    comment: str, asks: bool
) -> None:
    measure = row(name="% of calls answered", period=("91%", "95%", AMBER), comment=comment)
    messages = [each.message for each in found("C1", month(measure))]
    assert messages == ["The comment gives 19%, the table 91%. Which is right?"] * asks


CALLS = "% of calls answered within 60 seconds"


@pytest.mark.parametrize(
    ("comment", "asks"),
    [
        ("22% of calls were answered within 60 seconds.", True),
        ("In July 22% of calls were answered within 60 seconds.", True),
        ("Performance in July was 22%.", True),
        ("22% of calls were not answered within 60 seconds.", False),
        ("22% of calls were answered after more than 60 seconds.", False),
        ("22% of calls waited for over 60 seconds.", False),
        ("22% of calls were unanswered within 60 seconds.", False),
        ("22% of calls were lost.", False),
        ("22% of calls were from mobiles.", False),
        ("Sickness was 22%.", False),
        ("22% of calls were answered.", False),
        ("78% of calls were answered within 60 seconds, and 22% were not.", False),
    ],
)
def test_the_share_of_the_rest_is_not_the_share(comment: str, asks: bool) -> None:
    measure = row(name=CALLS, period=("78%", "85%", RED), comment=comment)
    messages = [each.message for each in found("C1", month(measure))]
    assert messages == ["The comment gives 22%, the table 78%. Which is right?"] * asks


@pytest.mark.parametrize(
    "comment",
    [
        "87% of calls were answered within 60 seconds.",
        "In July 87% of calls were answered within 60 seconds, up from June.",
        "We answered 87% of calls within 60 seconds.",
        "Performance was 87% in July.",
        "July's performance of 87% reflects the loss of two advisers.",
        "Overall performance is 87%.",
    ],
)
def test_a_share_that_the_table_has_not(comment: str) -> None:
    seen = row(name=CALLS, period=("78%", "80%", AMBER), comment=comment)
    assert "gives 87%, the table 78%" in one("C1", month(seen)).message


@pytest.mark.parametrize(
    "comment",
    [
        "78% of calls were answered within 60 seconds.",
        "87% of calls were answered within 90 seconds.",
        "87% of calls were from residents.",
        "87% of calls were not answered within 60 seconds.",
        "87% of calls on benefits were answered within 60 seconds.",
        "In June 87% of calls were answered within 60 seconds.",
        "Nationally 87% of calls are answered within 60 seconds.",
        "80% of calls were to be answered within 60 seconds.",
        "87% of the calls answered.",
        "Performance was 87% for benefits and 60% for waste.",
        "Performance was 87% last year.",
        "Performance was 87% on benefits.",
        "Performance was 87%, excluding calls in error.",
        "Overall performance was 87% when calls in error are left out.",
        "Performance is 87% nationally.",
        "Performance is 87% of the target.",
        "The South's performance was 87%.",
        "A success rate of 87% was seen.",
    ],
)
def test_a_share_of_something_else_than_the_table(comment: str) -> None:
    seen = row(name=CALLS, period=("78%", "80%", AMBER), comment=comment)
    assert found("C1", month(seen)) == []


@pytest.mark.parametrize(
    ("name", "now", "comment", "hits"),
    [
        ("Forecast overspend (£m)", "2.5", "An overspend of £3.5m is forecast.", 1),
        ("Forecast overspend (£m)", "2.5", "An overspend of £2.5m is forecast.", 0),
        ("Forecast overspend (£m)", "2.5", "The forecast overspend is £3.5m.", 1),
        ("Overspend (£m)", "2.5", "The forecast overspend is £3.5m.", 0),  # of the year, perhaps
        ("Forecast overspend (£m)", "2.5", "The forecast overspend is 3.5.", 0),
        ("Savings delivered (£m)", "8.5", "£5.8m of savings has been delivered.", 1),
        ("Savings delivered (£000)", "850", "£580k of savings has been delivered.", 1),
        ("Savings delivered (£000)", "850", "£850,000 of savings has been delivered.", 0),
        ("Average days to process claims", "25.4", "Claims took an average of 24.5 days.", 1),
        ("Days to process claims", "25.4", "Claims took an average of 25.4 days.", 0),
        ("Average days to process claims", "25.4", "The national average of days is 24.5.", 0),
        (FIRES, "312", "321 fires have been reported.", 1),
        (FIRES, "312", "There were 345 fires reported in Dover.", 0),
        (FIRES, "312", "345 fires, of which 210 were small, are being looked into.", 0),
        ("Number of potholes repaired", "312", "345 potholes have been reported.", 0),
        ("Number of potholes repaired", "312", "345 potholes have been repaired.", 1),
        ("Number of complaints", "312", "345 complaints were answered.", 0),
        ("Number of complaints", "312", "345 complaints were received.", 1),
        (
            "Forecast overspend (£m)",
            "2.5",
            "The forecast overspend is £3.1m before mitigations.",
            0,
        ),
        ("% of waste recycled or composted", "58%", "32% of waste was composted.", 0),
        ("% of waste recycled or composted", "58%", "52% of waste was recycled or composted.", 1),
        (FIRES, "312", "Fires were 345 in Dover.", 0),
        (KS2, "58%", "61% of pupils met the expected standard in reading, writing and maths.", 1),
        ("% of main roads needing repair", "12%", "16% of main roads need repair.", 1),
        (SAVINGS, "6.2", "Savings of £6.8m have been delivered.", 1),
        (SAVINGS, "6.2", "Savings of £6.2m have been delivered.", 0),
        (SAVINGS, "6.2", "Savings of £6.8m have been identified.", 0),
        (SAVINGS, "6.2", "Staff savings of £4.8m have been delivered.", 0),
        (LET, "41.2", "Properties were re-let in an average of 44.2 days.", 1),
        (LET, "41.2", "Five properties were re-let in 24 days.", 0),
        (LET, "41.2", "Works were completed in 34.4 days.", 0),
        ("Properties re-let", "41", "Properties were re-let in 34 days.", 0),
        (JOURNEYS, "62.4", "There were 64.2 million bus journeys in July.", 1),
        (JOURNEYS, "62.4", "There were 62.4 million bus journeys in July.", 0),
        (JOURNEYS, "62.4", "There were 1.4 million bus journeys in July.", 0),
        (KS2, "58%", "Reading was 72%, writing 70% and maths 71%.", 0),
        (KS2, "58%", "Reading and writing stood at 66%.", 0),
        (KS2, "58%", "Reading, writing and maths stood at 66%.", 1),
    ],
)
def test_a_figure_in_the_words_and_the_scale_of_its_measure(
    name: str, now: str, comment: str, hits: int
) -> None:
    seen = row(name=name, period=(now, None, None), comment=comment)
    assert len(found("C1", month(seen))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Invoices paid within 60 days stood at 93%.", 0),
        ("Invoices paid in two weeks were 81%.", 0),
        ("Invoices paid within 30 days stood at 93%.", 1),
        ("Invoices paid stood at 93%.", 1),
    ],
)
def test_what_is_done_within_another_time_is_another_figure(comment: str, hits: int) -> None:
    assert (
        len(found("C1", month(row(name=PAID, period=("87%", "90%", AMBER), comment=comment))))
        == hits
    )


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Recycled waste was 31% in July.", 0),
        ("Household waste composted was 31% in July.", 0),
        ("Household waste recycled or composted was 52% in July.", 1),
        ("The recycling rate was 52% in July.", 1),
        ("Household waste: performance was 52% in July.", 1),
    ],
)
def test_one_of_two_that_the_measure_counts_is_a_part(comment: str, hits: int) -> None:
    name = "% of household waste recycled or composted"
    assert (
        len(found("C1", month(row(name=name, period=("58.2%", "60%", AMBER), comment=comment))))
        == hits
    )


LOST_DAYS = "Average working days lost to sickness per employee"


@pytest.mark.parametrize(
    ("actual", "comment", "hits"),
    [
        ("9.1", "Sickness stands at 8.7 days.", 1),
        ("9.1", "Sickness was 9.0 days in July.", 1),  # as in June
        ("9.1", "Sickness was 9.0 days.", 0),
        ("9.1", "Sickness was 9.12 days.", 0),
        ("9.1", "Days lost were 8.", 0),
        ("9", "Sickness stands at 8.7 days.", 0),
        ("9.1", "Sickness was 8.4 days excluding schools.", 0),
        ("9.1", "Sickness was 7.2 days per employee in schools.", 0),
        ("9.1", "Sickness was 8.2 per 1,000 in schools.", 0),
        ("9.1", "Long-term sickness was 5.9 days.", 0),
        ("9.1", "Sickness was 5.7 days long-term and 3.4 days short-term.", 0),
        ("9.1", "Sickness was 5.7 days and then 3.2 days.", 1),  # which do not make 9.1
    ],
)
def test_a_small_figure_with_decimals_is_compared(actual: str, comment: str, hits: int) -> None:
    measure = row(name=LOST_DAYS, period=(actual, "8.0", None), comment=comment, polarity=SMALLER)
    readings = [past("2024-06", "9.0", "8.0")]
    assert len(found("C1", month(measure, readings=readings))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("The overspend is £2.9m.", 1),
        ("The overspend is £2.9m in schools.", 0),
        ("The overspend is £1.5m for adults and £0.5m for children.", 0),
        ("The overspend is £1.5m and £0.5m was carried forward.", 0),
    ],
)
def test_parts_that_make_the_actual_are_told_in_its_scale(comment: str, hits: int) -> None:
    name = "Overspend (£m)"
    assert (
        len(found("C1", month(row(name=name, period=("2.0", "0", None), comment=comment)))) == hits
    )


@pytest.mark.parametrize(
    ("name", "comment", "hits"),
    [
        ("% of calls answered within 60 seconds", "91% of calls were answered.", 0),  # some late
        (
            "% of calls answered within 60 seconds",
            "91% of calls were answered within 60 seconds.",
            1,
        ),
        ("% of calls answered", "91% of calls were answered.", 1),
        ("% of children who had a check", "91% of children over five had a check.", 0),
        ("% of children who had a check", "91% of children aged 11 had a check.", 0),
        ("% of children who had a check", "91% of children had a check.", 1),
    ],
)
def test_a_share_of_those_in_time_or_of_an_age_is_another(
    name: str, comment: str, hits: int
) -> None:
    seen = month(row(name=name, period=("68%", None, None), comment=comment, is_percentage=True))
    assert len(found("C1", seen)) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("Calls answered: 19%.", 1),
        ("Calls answered within 60 seconds: 19%.", 1),
        ("Calls answered within 60 seconds: 87%.", 1),
        ("Calls answered: 91%.", 0),
        ("Calls answered: 87%.", 0),  # may be all of them
        ("Calls answered nationally: 19%.", 0),
        ("Calls answered within 20 seconds: 19%.", 0),
        ("Calls not answered: 19%.", 0),
        ("Web chat answered: 19%.", 0),
        ("Calls answered: 19% up on the last year.", 0),
        ("Calls answered: 19% (evenings), 95% (mornings).", 0),
        ("Calls answered: 19% (provisional).", 1),
        ("Calls answered, by team: 19% in Adults.", 0),
        ("Web chat is new. Calls answered: 19%.", 0),
    ],
)
def test_a_figure_behind_the_measure_s_name(comment: str, hits: int) -> None:
    name = "% of calls answered within 60 seconds"
    measure = row(name=name, period=("91%", "90%", GREEN), comment=comment, is_percentage=True)
    assert len(found("C1", month(measure))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("70 homes were let in Quarter 2.", 1),
        ("70 council homes were let this quarter.", 1),
        ("34 homes were let in Quarter 2.", 0),
        ("70 homes were let in Quarters 1 and 2.", 0),
        ("70 homes have been let by the end of Quarter 2.", 0),
        ("70 homes were let in the half-year.", 0),
        ("70 homes were let in the first half of the year, 34 of them this quarter.", 0),
        ("70 garages were let in Quarter 2.", 0),
        ("On average 70 homes were let in Quarter 2.", 0),
        ("70 homes were let.", 0),
        ("70 homes in Dover were let in Quarter 2.", 0),
        ("At Quarter 2, 70 homes were let.", 0),
        ("As of Quarter 2, 70 homes were let.", 0),
        ("The number of homes let reached 70 this quarter.", 0),
        ("The number of homes let stands at 70 this quarter.", 0),
    ],
)
def test_the_year_s_figure_told_as_the_quarter_s(comment: str, hits: int) -> None:
    measure = row(
        name="Number of council homes let",
        period=("34", "30", GREEN),
        ytd=("70", "60", GREEN),
        comment=comment,
        report_date=day("2024-09"),
    )
    quarter = structs.replace(measure, period_type=PeriodType.QUARTER)
    seen = replace(month(quarter, at="2024-09"), period_type=PeriodType.QUARTER)
    messages = [each.message for each in found("C1", seen)]
    assert len(messages) == hits
    assert all(
        "70 for Quarter 2 2024/25; that is the figure of the year" in each for each in messages
    )


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("The year-end outturn of 93% is below target.", 1),
        ("Performance of 93% is below the target.", 1),
        ("Performance of 93% is just two points below target.", 1),
        ("The year-end outturn of 91% is below target.", 0),
        ("Performance of 93% is the target.", 0),
        ("Performance of 93% is the average of councils.", 0),
        ("The year-end outturn of web chat was 93%.", 0),
        ("The outturn was 93%.", 1),
        ("The final outturn for the year was 93% against a target of 95%.", 1),
        ("The annual figure was 93%.", 1),
        ("The outturn for 2024/25 was 93%.", 1),
        ("The outturn was 91%.", 0),
        ("The outturn was 93% in 2023/24.", 0),
        ("The outturn for 2023-24 was 93%.", 0),
        ("The provisional outturn was 93%.", 0),
        ("The annual target is 93%.", 0),
    ],
)
def test_the_outturn_of_a_year(comment: str, hits: int) -> None:
    measure = row(
        name="% of calls answered",
        period=("91%", "95%", RED),
        comment=comment,
        is_percentage=True,
        report_date=day("2025-03"),
    )
    year = structs.replace(measure, period_type=PeriodType.YEAR)
    seen = replace(month(year, at="2025-03"), period_type=PeriodType.YEAR)
    assert len(found("C1", seen)) == hits


@pytest.mark.parametrize(
    ("name", "actual", "comment", "hits"),
    [
        ("Average call wait in minutes", "4.5", "The average wait was 05:30.", 1),
        (
            "Average call wait in minutes",
            "4.5",
            "The average wait was 5 minutes and 30 seconds.",
            1,
        ),
        ("Average call wait in minutes", "4.5", "The average wait was 04:30.", 0),
        ("Average call wait in minutes", "4.5", "The average wait was 4 mins 30 secs.", 0),
        ("Average call wait in minutes", "4.5", "The average wait was 05:30 in June.", 0),
        ("Average call wait in minutes", "4.5", "The longest wait was at 05:30.", 0),
        ("Average call wait in minutes", "4.5", "Lines open at 05:30.", 0),
        ("Average call wait in minutes", "4.5", "The average wait was worst at 05:30 pm.", 0),
        ("Average call wait in minutes", "12.5", "The average wait was 12 minutes 30 seconds.", 0),
        ("Average call wait in minutes", "12.30", "The average wait was 12:30.", 0),
        ("Average call wait", "4.5 minutes", "The average call wait was 05:30.", 1),
        ("Average call wait", "4.5", "The average call wait was 05:30.", 0),
        ("Calls answered within 10 minutes", "15", "Calls answered were 12:30.", 0),
    ],
)
def test_a_time_in_minutes_and_seconds_is_compared_with_minutes(
    name: str, actual: str, comment: str, hits: int
) -> None:
    assert (
        len(found("C1", month(row(name=name, period=(actual, None, None), comment=comment))))
        == hits
    )
