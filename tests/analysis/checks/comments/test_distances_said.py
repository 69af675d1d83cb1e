"""How far off its target a comment says that a measure is, against its figures."""

from __future__ import annotations

import pytest

from kpi_tui.vocabulary import Kind, Polarity
from tests.support.check_rows import (
    AMBER,
    BIGGER,
    GREEN,
    NOTHING,
    RED,
    SMALLER,
    Printed,
    found,
    month,
    one,
    row,
)

QUITS = "Smokers who quit at four weeks"
TAX = "Council tax collected (%)"


def hits(
    comment: str,
    name: str = QUITS,
    period: Printed = ("212", "250", RED),
    ytd: Printed = NOTHING,
    polarity: Polarity = BIGGER,
) -> int:
    measure = row(
        name=name,
        period=period,
        ytd=ytd,
        polarity=polarity,
        comment=comment,
        is_percentage=name == TAX,
    )
    return len(found("C2", month(measure)))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Quits are 38 below target.", "Quits are 28 below target."),
        ("Quits were 38 short of target.", "Quits were 48 short of target."),
        ("Quits missed the target by 38.", "Quits missed the target by 28."),
        ("Target of 250 missed by 38.", "Target of 250 missed by 28."),
        ("Quits missed the target by about 40.", "Quits exceeded the target by 38."),
        ("Quits are nearly 40 below target.", "Quits are 38 above target."),
        ("Quits are 15% below target.", "Quits are 51% below target."),
        ("Quits are 15% below the monthly target.", "Quits are 15% above target."),
        ("Quits are 38 below target and will recover by May.", "Quits are 28 below target and will recover by May."),
        ("Quits are 38 below target at the end of July.", "Quits are 28 below target at the end of July."),
        ("Quits are 38 below target in July.", "Quits are 28 below target in July."),
        ("With 212 quits we are 38 short of the target.", "With 212 quits we are 58 short of the target."),
        ("The service achieved 85% of its target.", "The service achieved 95% of its target."),
    ],
)  # fmt: skip
def test_another_distance_than_the_figures_make(right: str, wrong: str) -> None:
    assert hits(right) == 0
    assert hits(wrong) == 1


@pytest.mark.parametrize(
    "comment",
    [
        "Four clinics were below target.",
        "Of 12 clinics, 7 were below target.",
        "We recruited 3 advisers, 20 below target.",
        "Referrals were 44 below target.",
        "Pharmacy quits were 30% below target.",
        "The service reached 60% of target households.",
        "Quits are 150 below target for the year to date.",
        "Quits were 28 below target in May.",
        "Quits are 28 below target in Adult Care.",
        "Quits are 28% below target for young people.",
        "In June quits were 28% below target.",
        "Quits were 28 below target last month.",
        "Quits are expected to be 28% below target.",
        "The service achieved 28% of its target for the year.",
        "The service achieved 95% of its target in May.",
    ],
)
def test_what_is_said_of_something_else(comment: str) -> None:
    assert hits(comment, ytd=("850", "1,000", RED)) == 0


@pytest.mark.parametrize(
    ("comment", "count"),
    [
        ("Collection is 0.3 percentage points below target.", 0),
        ("Collection is 0.3% below target.", 0),
        ("Collection is 0.8% below target.", 0),  # of the target
        ("Collection is 0.3 percentage points above target.", 1),
        ("Collection is 3 percentage points below target.", 1),
        ("Collection is 0.3% above target.", 1),
        ("Collection exceeded the target by 0.3%.", 1),
        ("Collection is 400 accounts below target.", 0),
        ("Collection is half a point below target.", 0),
        ("Collection is a quarter of a percentage point below target.", 0),
        ("Collection is half a point above target.", 1),
        ("Collection is one and a half points below target.", 1),
        ("Half a dozen below target are in flats.", 0),
        ("Collection from flats is 2.1 percentage points below target.", 0),
    ],
)
def test_points_and_per_cent_of_a_share(comment: str, count: int) -> None:
    assert hits(comment, TAX, ("38.2%", "38.5%", AMBER)) == count


@pytest.mark.parametrize(
    ("comment", "count"),
    [
        ("Sickness is 0.9 days above target.", 0),
        ("Sickness is 0.9 days behind target.", 0),
        ("Sickness is 1.9 days above target.", 1),
        ("Sickness is 0.9 days below target.", 1),
        ("Sickness is 0.9 days ahead of target.", 1),
    ],
)
def test_ahead_of_target_goes_by_which_way_is_better(comment: str, count: int) -> None:
    assert hits(comment, "Sickness", ("8.9", "8.0", RED), polarity=SMALLER) == count


def test_a_number_is_answered_with_a_number_and_a_share_with_a_share() -> None:
    told = [
        one("C2", month(row(name=QUITS, period=("212", "250", RED), comment=comment))).message
        for comment in ("Quits are 28 below target.", "The service achieved 95% of its target.")
    ]
    assert told == [
        "The comment says “28 below target”; 212 is 38 below the target of 250. Which is right?",
        "The comment says “95% of its target”; 212 is 85% of the target of 250. Which is right?",
    ]


def test_a_part_may_be_told_behind_what_was_done() -> None:
    for behind, asked in (("", 1), (" were recorded in schools", 0), (" were recorded", 1)):
        comment = f"28 fewer than target{behind}."
        assert hits(comment, QUITS, ("212", "250", RED)) == asked


def test_a_share_of_the_target_is_rounded_as_spreadsheets_do() -> None:
    measure = row(name=QUITS, period=("169", "200", RED), comment="We achieved 95% of our target.")
    assert "169 is 85% of the target of 200" in one("C2", month(measure)).message


OLD_DEBT = "Invoices over 90 days (£000)"
SPEND = "Forecast net expenditure (£m)"
KILLED = "Number of people killed or seriously injured"
SICK = "Average days lost to sickness"


@pytest.mark.parametrize(
    ("name", "period", "comment", "hits"),
    [
        (OLD_DEBT, ("1,840", "1,500", RED), "Invoices over 90 days are £540,000 above the target.", 1),
        (OLD_DEBT, ("1,840", "1,500", RED), "Invoices over 90 days are £340,000 above the target.", 0),
        (OLD_DEBT, ("1,840", "1,500", RED), "Invoices over 60 days are £540,000 above the target.", 0),
        (SPEND, ("212.4", "210.0", AMBER), "Forecast expenditure is £4.2m above budget.", 1),
        (SPEND, ("212.4", "210.0", AMBER), "The forecast is £2.4m under budget.", 1),
        (SPEND, ("212.4", "210.0", AMBER), "Forecast expenditure is £2.4m above budget.", 0),
        (SPEND, ("212.4", "210.0", AMBER), "The council is £2,400k over the budget.", 0),
        (SPEND, ("212.4", "210.0", AMBER), "The forecast is almost £2.5m over budget.", 0),
        (SPEND, ("212.4", "210.0", AMBER), "The forecast is £3.1m over budget before mitigations.", 0),
        (SPEND, ("212.4", "210.0", AMBER), "The forecast is £5.1m over budget excluding reserves.", 0),
        (SPEND, ("212.4", "210.0", AMBER), "Adult Services is £3.1m over budget.", 0),
        (SPEND, ("212.4", "210.0", AMBER), "It was £1.8m over budget in June.", 0),
        ("Revenue outturn", ("£96.3m", "£97.5m", GREEN), "The outturn is £96.3m, £1.2m under budget.", 0),
        ("Revenue outturn", ("£96.3m", "£97.5m", GREEN), "The outturn is £96.3m, £2.1m under budget.", 1),
        ("Revenue outturn", ("£96.3m", "£97.5m", GREEN), "The outturn is £1.2m over budget.", 1),
        (SPEND, ("212.4", "210.0", AMBER), "Expenditure is £212.4m, £4.2m above budget.", 1),
        (SPEND, ("212.4", "210.0", AMBER), "Expenditure is £212.4m, £2.4m above budget.", 0),
        (SPEND, ("212.4", "210.0", AMBER), "Of £12.4m of expenditure £4.2m is above budget.", 0),
        ("Debt over 90 days", ("£495,192", "£300,000", RED), "Debt is £195k over target.", 0),
        ("Debt over 90 days", ("£495,192", "£300,000", RED), "Debt is £495k, nearly £200k over target.", 0),
        ("Debt over 90 days", ("£495,192", "£300,000", RED), "Debt is £495k, nearly £300k over target.", 1),
        ("Debt over 90 days", ("£495,192", "£300,000", RED), "Debt is £95,000 above target.", 1),
        ("Debt over 90 days", ("£495,192", "£300,000", RED), "Debt is £95,000 above budget.", 0),
        ("Debt over 90 days", ("£495,192", "£300,000", RED), "One debtor is £95,000 above target.", 0),
        ("Budget variance (£m)", ("-1.4", "0.0", GREEN), "The council is £1.4m over budget.", 0),
        ("Budget variance (£m)", ("1.4", "0.0", RED), "The council is £1.4m under budget.", 0),
        ("Budget variance (£m)", ("1.4", "0.0", RED), "The council is £2.4m over budget.", 1),
        ("Cost reduction (£m)", ("3.2", "4.0", AMBER), "It is £0.8m above target.", 1),
        ("Cost reduction (£m)", ("3.2", "4.0", AMBER), "It is £0.8m below target.", 0),
        ("% of debt paid", ("49%", "30%", GREEN), "Debt paid is £95,000 above target.", 0),
    ],
)  # fmt: skip
def test_an_amount_of_pounds_off_target(
    name: str, period: Printed, comment: str, hits: int
) -> None:
    measure = row(name=name, period=period, polarity=SMALLER, comment=comment)
    assert len(found("C2", month(measure))) == hits


@pytest.mark.parametrize(
    ("name", "period", "comment", "hits"),
    [
        (KILLED, ("26", "22", RED), "The target of 22 was exceeded by 6.", 1),
        (KILLED, ("26", "22", RED), "The target of 22 was exceeded by four.", 0),
        (KILLED, ("20", "22", GREEN), "The target was exceeded by two.", 0),  # as praise
        (KILLED, ("26", "22", RED), "The annual target of 264 was exceeded by 40.", 0),
        (SICK, ("9.1", "8.0", RED), "The target of 8 days was missed by 2.1 days.", 1),
        (SICK, ("9.1", "8.0", RED), "The target of 8 days was missed by 1.1 days.", 0),
        ("% answered", ("82%", "85%", AMBER), "The target was missed by 3 points.", 0),
        ("% answered", ("82%", "85%", AMBER), "Our target is narrowly missed by 6 points.", 1),
        ("% answered", ("87%", "85%", GREEN), "We beat our target by five points.", 1),
        ("% answered", ("87%", "85%", GREEN), "We beat our target by two points.", 0),
        ("% answered", ("87%", "85%", GREEN), "The target was beaten by 5 percentage points.", 1),
        ("% answered", ("87%", "85%", GREEN), "Beating the target by 5 points would cost more.", 0),
        ("% answered", ("87%", "85%", GREEN), "We hope to beat the target by 5 points.", 0),
        (SICK, ("7.0", "8.0", GREEN), "Sickness beat its target by 2.4 days.", 1),
        (SICK, ("7.0", "8.0", GREEN), "Sickness has beaten its target by 1 day.", 0),
    ],
)
def test_by_how_much_a_target_was_exceeded_or_missed(
    name: str, period: Printed, comment: str, hits: int
) -> None:
    polarity = BIGGER if "%" in name else SMALLER
    measure = row(name=name, period=period, polarity=polarity, comment=comment)
    assert len(found("C2", month(measure))) == hits


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("There were 24 fires in July, 6 fewer than target.", 1),
        ("There were 24 fires in July, 4 fewer than target.", 0),
        ("There were 24 fires, four more than the target.", 1),
        ("Fires were 41% lower than target.", 1),
        ("Fires were 14% lower than target.", 0),
        ("Of these 6 took more than target to put out.", 0),
        ("There were 24 fires and 6 were less than target.", 0),
        ("There were 6 fewer than target in Dover.", 0),
    ],
)
def test_so_many_more_or_fewer_than_the_target(comment: str, hits: int) -> None:
    measure = row(
        name="Number of fires", period=("24", "28", GREEN), polarity=SMALLER, comment=comment
    )
    assert len(found("C2", month(measure))) == hits


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Year to date quits of 690 are 1.4% below the target of 700.", "Year to date quits of 690 are 14% below the target of 700."),
        ("For the year to date quits are 1% below target.", "For the year to date quits are 15% below target."),
        ("Quits are 1% below target for the year to date.", "Quits are 15% above target for the year to date."),
        ("At 690, quits are 1% below target.", "At 690, quits are 8% below target."),
    ],
)  # fmt: skip
def test_a_distance_of_the_year_to_date(right: str, wrong: str) -> None:
    assert hits(right, ytd=("690", "700", AMBER)) == 0
    assert hits(wrong, ytd=("690", "700", AMBER)) == 1


@pytest.mark.parametrize(
    ("comment", "hits"),
    [
        ("New claims took 18.4 days, 2.6 days better than target.", 1),
        ("New claims took 18.4 days, 1.6 days better than target.", 0),
        ("New claims took 18.4 days, 1.6 days longer than target.", 1),
        ("New claims took 1.6 days less than the target.", 0),
        ("Changes took 2.6 days better than the target.", 0),
    ],
)
def test_so_many_days_better_or_longer_than_the_target(comment: str, hits: int) -> None:
    measure = row(
        name="Average days to process new claims",
        period=("18.4", "20.0", GREEN),
        polarity=SMALLER,
        comment=comment,
    )
    assert len(found("C2", month(measure))) == hits


@pytest.mark.parametrize(
    ("kind", "comment", "hits"),
    [
        (Kind.FLOW, "21 fires, four above target.", 1),
        (Kind.FLOW, "21 fires, three above target.", 0),
        (Kind.RATE, "21 fires, four above target.", 0),
        (None, "21 fires, four above target.", 0),
    ],
)
def test_cases_that_are_counted_are_not_rounded(kind: Kind | None, comment: str, hits: int) -> None:
    measure = row(
        name="Number of accidental dwelling fires",
        period=("21", "18", AMBER),
        polarity=SMALLER,
        kind=kind,
        comment=comment,
    )
    assert len(found("C2", month(measure))) == hits


BINS = "% of bins emptied"


@pytest.mark.parametrize(
    ("actual", "comment", "told"),
    [
        ("94%", "Performance was five points above target.", "4 points above the target of 90%"),
        ("94%", "We were 5 percentage points above the target.", "4 points above"),
        ("86%", "Performance was three points below target.", "4 points below"),
        ("94%", "Performance was just five points above target.", "4 points above"),
        ("94%", "Performance was now 5 points above target.", "4 points above"),
    ],
)
def test_whole_points_are_not_one_more_or_fewer(actual: str, comment: str, told: str) -> None:
    measure = row(name=BINS, period=(actual, "90%", None), polarity=BIGGER, comment=comment)
    (finding,) = found("C2", month(measure))
    assert told in finding.message


POINTS_ABOVE = (
    "Performance was four points above target.",
    "Performance was 4 points above target.",
    "Performance was about five points above target.",
    "Performance was almost five points above target.",
    "Performance was nearly 5 points above target.",
    "Performance was around five percentage points above target.",
    "Performance was more than three points above target.",
    "Performance was over three points above target.",
    "Performance was at least 3 points above target.",
    "Performance was four percentage points above the target.",
    "Performance was 4.2 points above target.",
    "Performance is just under five points above target.",
    "Performance was roughly five points above target.",
    "Performance was up to five points above target.",
    "Performance was some 5 points above target.",
    "Performance was c. 5 points above target.",
    "Performance was approx. 5 points above target.",
    "Performance was ~5 points above target.",
    "Performance was in the region of five points above target.",
    "Performance was in excess of three points above target.",
    "Performance was just short of five points above target.",
    "Performance was three to five points above target.",
    "Performance was four or five points above target.",
    "Performance was between 2 and 6 points above target.",
    "Last month it was five points above target.",
    "In the north performance was five points above target.",
    "Performance in May was five points above target.",
    "Flats were five points above target.",
    "Performance should be five points above target by March.",
    "Performance was 4.4% above target.",
    "Performance was 5% above target.",
    "The team was 4 points above its target.",
    "At 94% we are 4 points ahead of target.",
    "At 94% performance is four points better than target.",
    "We are four points above target.",
    "This is 4 points above target and five points above last year.",
    "Performance was less than five points above target.",
    "Performance was fewer than five points above target.",
    "Performance was four points over target.",
    "Performance was four points above target in July.",
    "It was 4 points above target this month, and six points above last year.",
    "Attendance was 4 points above target.",
    "Satisfaction was five points above the national average, four points above target.",
    "Flood calls were handled five points above target in the east.",
    "We are 4 points above the target of 90%.",
    "The five points above target seen in May were not repeated.",
    "Five points above target was the result in June.",
    "At 94%, we are four percentage points above target.",
    "Emptied bins were 4 points above target and 5 points above June.",
    "The best crew was five points above target.",
    "Four of five points above target were gained in July.",
    "Crews expect to be five points above target next month.",
    "If five points above target, crews earn a bonus.",
    "We aim to be five points above target.",
    "Performance was a full four points above target.",
)
POINTS_BELOW = (
    "Performance was four points below target.",
    "Performance was 4 points short of target.",
    "Performance was close to five points below target.",
    "Performance was almost five points below target.",
    "At 86% we are 4 points behind target.",
    "Target missed by 4 points.",
    "The target was missed by four percentage points.",
    "Performance was under five points below target.",
    "We missed the target by just over three points.",
    "Performance was just over 3 points below target.",
)


@pytest.mark.parametrize(
    ("actual", "target", "comment"),
    [
        *(("94%", "90%", comment) for comment in POINTS_ABOVE),
        *(("86%", "90%", comment) for comment in POINTS_BELOW),
        ("94.4%", "90%", "Performance was five points above target."),
        ("94.6%", "90%", "Performance was five points above target."),
        ("94%", "89.5%", "Performance was five points above target."),
        ("94%", "89.5%", "Performance was four points above target."),
        ("89%", "90%", "Performance was one point below target."),
        ("89%", "90%", "Performance was half a point below target."),
        ("100%", "90%", "Performance was ten points above target."),
    ],
)
def test_right_points_off_target(actual: str, target: str, comment: str) -> None:
    measure = row(name=BINS, period=(actual, target, None), polarity=BIGGER, comment=comment)
    assert found("C2", month(measure)) == []
