"""What the rest of a year has to bring, against years worked by hand."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpi_tui.analysis.year_end import (
    UNBOUNDED,
    Bounds,
    Outlook,
    YearTarget,
    outlook,
    year_target,
)
from kpi_tui.figures import PLAIN, FigureStyle, Rounding, parse
from kpi_tui.months import financial_month
from kpi_tui.vocabulary import Polarity, YtdMethod

UP, DOWN = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER
SUM, AVERAGE, LAST = YtdMethod.SUM, YtdMethod.AVERAGE, YtdMethod.END_OF_PERIOD
PERCENT = FigureStyle(percent=True, decimals=2)
SHARE = Bounds(0, 100)
GOAL = "To finish the year on target"


def after(
    month: int,
    ytd: float | None,
    target: float | None,
    method: YtdMethod | None = SUM,
    polarity: Polarity | None = UP,
    style: FigureStyle = PLAIN,
    bounds: Bounds = UNBOUNDED,
) -> Outlook:
    return outlook(
        method, polarity, month, ytd, YearTarget(target, "as printed"), style=style, bounds=bounds
    )


@pytest.mark.parametrize(
    ("method", "ytd", "target", "needed", "so_far"),
    [
        (YtdMethod.AVERAGE, 90.0, 92.0, 100.0, 90.0),  # of 8 months so far, and 2 to come
        (SUM, 754.0, 1_200.0, 223.0, 94.25),
    ],
)
def test_months_without_a_figure_weigh_nothing(
    method: YtdMethod, ytd: float, target: float, needed: float, so_far: float
) -> None:
    found = outlook(method, UP, 10, ytd, YearTarget(target, "as printed"), counted=8)
    assert found.needed == pytest.approx(needed)
    assert found.so_far == so_far
    assert found.basis is not None
    assert ("10 months with a figure" in found.basis) is (method is YtdMethod.AVERAGE)


# The year's target


def test_a_year_begins_in_april() -> None:
    months = [financial_month(date(2024, month, 30)) for month in (4, 7, 12, 1, 3)]
    assert months == [1, 4, 9, 10, 12]


@pytest.mark.parametrize(
    ("method", "month", "period", "ytd", "year"),
    [
        (SUM, 4, 1_200.0, 4_800.0, 14_400.0),
        (SUM, 4, 1_200.0, 4_845.0, 14_400.0),  # 45 of 4,800 is within the rounding of 1 %
        (SUM, 4, 1_200.0, 4_850.0, None),  # 50 is not
        (SUM, 4, 1_200.0, 1_200.0, None),
        (SUM, 1, 1_200.0, 1_200.0, 14_400.0),
        (SUM, 4, 0.0, 0.0, 0.0),
        (SUM, 4, 0.0, 10.0, None),
        (SUM, 4, -5.0, -20.0, -60.0),
        (SUM, 4, None, 4_800.0, 14_400.0),
        (SUM, 4, 1_200.0, None, 14_400.0),
        (SUM, 12, 900.0, 13_000.0, 13_000.0),
        (SUM, 12, 900.0, None, 10_800.0),
        (AVERAGE, 4, 95.0, 95.0, 95.0),
        (AVERAGE, 4, 95.0, 80.0, None),
        (AVERAGE, 4, None, 95.0, 95.0),
        (AVERAGE, 4, 95.0, None, 95.0),
        (AVERAGE, 12, 95.0, 94.0, 94.0),
        (LAST, 4, 618.0, 618.0, 618.0),
        (LAST, 4, 618.0, 600.0, None),
        (SUM, 4, None, None, None),
        (SUM, 12, None, None, None),
        (LAST, 4, None, None, None),
    ],
)
def test_the_target_of_a_year(
    method: YtdMethod, month: int, period: float | None, ytd: float | None, year: float | None
) -> None:
    found = year_target(method, month, period, ytd)
    assert found.value == year
    assert found.how


def test_how_the_target_was_come_by_is_said() -> None:
    ways = [
        year_target(SUM, 4, 1_200, 4_800),
        year_target(SUM, 4, None, 4_800),
        year_target(SUM, 4, 1_200, None),
        year_target(SUM, 4, 1_200, 9_999),
        year_target(SUM, 12, 1_200, 9_999),
        year_target(AVERAGE, 4, 95, 95),
        year_target(AVERAGE, 4, 95, None),
        year_target(AVERAGE, 4, 95, 80),
        year_target(SUM, 4, None, None),
    ]
    assert len({way.how for way in ways}) == len(ways)


# The outlook


def test_a_sum_needs_so_much_a_month() -> None:
    # 14,560 less 4 × 1,020 leaves 10,480 for 8 months.
    found = after(4, 4_080, 14_560)
    assert (found.needed, found.so_far) == (1_310, 1_020)
    assert found.sentence == (
        "To finish the year on target (14,560) it must bring 1,310 a month or more in the 8 months "
        "left; so far 1,020 a month, 4,080 in all."
    )
    assert found.basis == "Simple arithmetic, not a forecast: as printed."
    assert found.target == 14_560


def test_a_sum_that_should_stay_small_may_average_so_much() -> None:
    # 1,200 less 1,140 leaves 60 for the last month.
    found = after(11, 1_140, 1_200, polarity=DOWN)
    assert found.needed == 60
    assert found.sentence == (
        "To finish the year on target (1,200) it must bring 60 or less in the last month; "
        "so far 104 a month, 1,140 in all."
    )


def test_an_average_counts_every_month_alike() -> None:
    # 12 × 95 = 1,140; four months of 93 are 372; 768 in eight months are 96 each.
    found = after(4, 93, 95, AVERAGE, style=PERCENT, bounds=SHARE)
    assert (found.needed, found.so_far) == (96, 93)
    assert found.sentence == (
        "To finish the year on target (95.00%) it must average 96.00% or more in the 8 months "
        "left; so far 93.00%."
    )
    assert found.basis == (
        "Simple arithmetic, not a forecast: as printed, and the year the plain average of its months."
    )


def test_an_average_that_should_stay_small() -> None:
    # 12 × 10 = 120; ten months of 11 are 110; 10 in two months are 5 each.
    found = after(10, 11, 10, AVERAGE, DOWN, PERCENT, SHARE)
    assert found.sentence == (
        "To finish the year on target (10.00%) it must average 5.00% or less in the 2 months "
        "left; so far 11.00%."
    )


@pytest.mark.parametrize(
    ("polarity", "target", "now", "sentence"),
    [
        (UP, 618, 515, "it must be 618 or higher at 31 March (now 515)."),
        (DOWN, 515, 618, "it must be 515 or lower at 31 March (now 618)."),
    ],
)
def test_an_end_of_period_has_its_target_to_be_at(
    polarity: Polarity, target: float, now: float, sentence: str
) -> None:
    found = after(4, now, target, LAST, polarity)
    assert found.sentence == f"To finish the year on target {sentence}"
    assert (found.needed, found.so_far) == (target, now)


@pytest.mark.parametrize(("polarity", "now"), [(UP, 100), (UP, 80), (DOWN, 80), (DOWN, 12)])
def test_what_is_on_target_now_has_nothing_to_reach(polarity: Polarity, now: float) -> None:
    found = after(4, now, 80, LAST, polarity)
    assert found.sentence == "No outlook: it is on target now."
    assert found.needed is None


@pytest.mark.parametrize(
    ("ytd", "target", "polarity", "bounds", "beginning"),
    [
        (1_300, 1_200, UP, Bounds(), "Has reached the year's 1,200 already; so far"),
        (1_200, 1_200, UP, Bounds(), "Has reached the year's 1,200 already; so far"),
        (1_300, 1_200, UP, Bounds(0), "Has reached the year's 1,200 already; so far"),
        (1_300, 1_200, DOWN, Bounds(), "Is above the year's 1,200 already; so far"),
        (1_300, 1_200, DOWN, Bounds(0), "Is above the year's 1,200 already; so far"),
        (1_200, 1_200, DOWN, Bounds(0), f"{GOAL} (1,200) it must average 0 a month or less in"),
        (0, 1_200, UP, Bounds(0), f"{GOAL} (1,200) it must bring 150 a month or more in the 8"),
        (0, 0, DOWN, Bounds(0), f"{GOAL} (0) it must average 0.0 a month or less"),
        (-40, -20, UP, Bounds(), f"{GOAL} (-20) it must bring 3 a month or more in the 8 months"),
        (-8, -40, UP, Bounds(), f"{GOAL} (-40) it must bring -4.0 a month or more in the 8"),
        (
            -30,
            -60,
            UP,
            Bounds(),
            f"{GOAL} (-60) it must bring -3.7 a month or more in the 8 months",
        ),
        (-30, -60, DOWN, Bounds(), f"{GOAL} (-60) it must average -3.8 a month or less in the 8"),
        (3, 0, DOWN, Bounds(), f"{GOAL} (0) it must average -0.4 a month or less in the 8 months"),
        (3, 0, DOWN, Bounds(0), "Is above the year's 0 already; so far 0.8 a month, 3 in all."),
    ],
)
def test_sums_that_are_met_or_passed(
    ytd: float, target: float, polarity: Polarity, bounds: Bounds, beginning: str
) -> None:
    # (-20 + 40) / 8 = 2.5, of which enough is 3; (1,200 - 0) / 8 = 150
    assert after(4, ytd, target, SUM, polarity, bounds=bounds).sentence.startswith(beginning)


@pytest.mark.parametrize(
    ("month", "ytd", "target", "polarity", "beginning"),
    [
        # 12 × 95 less 11 × 94 leaves 106 for March; less 8 × 92.5, 400 for four: 100 each.
        (
            11,
            94,
            95,
            UP,
            f"{GOAL} (95.00%) it would need more than 100% in the last month; so far 94.00%",
        ),
        (8, 92.5, 95, UP, f"{GOAL} (95.00%) it must average 100.00% or more in the 4"),
        # 12 × 40 less 6 × 80 leaves 0; 12 × 40 less 6 × 81 less than that.
        (6, 80, 40, UP, "Finishes the year on target (40.00%) whatever the 6 months left"),
        (6, 80, 40, DOWN, f"{GOAL} (40.00%) it must average 0.00% or less in"),
        (6, 81, 40, DOWN, f"{GOAL} (40.00%) it would need less than 0% in"),
        # 12 × 90 less 6 × 80 leaves 600 for six: 100 each.
        (6, 80, 90, DOWN, "Finishes the year on target (90.00%) whatever the 6 months"),
    ],
)
def test_shares_that_no_month_can_change_any_more(
    month: int, ytd: float, target: float, polarity: Polarity, beginning: str
) -> None:
    found = after(month, ytd, target, AVERAGE, polarity, PERCENT, SHARE)
    assert found.sentence.startswith(beginning)
    assert found.needed is not None


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (after(4, 1.0, 2.0, None), "how its year to date is made up is not known"),
        (after(4, 1.0, 2.0, polarity=None), "which way is better is not known"),
        (after(4, 1.0, 2.0, polarity=Polarity.NEUTRAL), "neither way is better"),
        (
            after(4, 1.0, 2.0, polarity=Polarity.IN_RANGE),
            "it is best near its target, which gives no pace to keep",
        ),
        (after(12, 1.0, 2.0), "the year is over"),
        (after(12, 1.0, 2.0, LAST), "the year is over"),
        (after(4, None, 2.0), "there is no figure for the year to date"),
        (after(4, 1.0, None), "as printed"),
        (after(4, 1e308, -1e308), "its figures are too great to reckon with"),
    ],
)
def test_no_outlook_has_a_reason(found: Outlook, why: str) -> None:
    assert found.sentence == f"No outlook: {why}."
    assert (found.needed, found.so_far, found.basis) == (None, None, None)


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_are_twelve_months(month: int) -> None:
    with pytest.raises(ValueError, match="no month"):
        after(month, 1.0, 2.0)
    with pytest.raises(ValueError, match="no month"):
        year_target(SUM, month, 1.0, 2.0)


def test_a_few_a_month_have_a_decimal() -> None:
    assert after(5, 3, 12).sentence == (
        "To finish the year on target (12) it must bring 1.3 a month or more in the 7 months left; "
        "so far 0.6 a month, 3 in all."
    )  # 9 / 7 = 1.286, of which enough is 1.3
    assert " average 1.2 a month or less " in after(5, 3, 12, polarity=DOWN).sentence


def test_fewer_than_one_a_month_are_counted_in_all_months() -> None:
    assert after(4, 11, 12).sentence == (
        "To finish the year on target (12) it must bring 1 or more in the 8 months left; "
        "so far 2.8 a month, 11 in all."
    )
    assert " must bring 2 or less in the 8 months left" in after(4, 9, 11, polarity=DOWN).sentence
    assert " must bring 1 or more in the last month" in after(11, 11, 12).sentence
    assert " must be 60 or more in the last month" in after(11, 90, 87.5, AVERAGE).sentence


# How figures look


@pytest.mark.parametrize(
    ("printed", "value", "shown"),
    [
        (["1,247", "1,000"], 1310.4, "1,310"),
        (["66,677.00"], 1310.4, "1,310"),
        (["74.00%", "75.5%"], 96.0, "96.00%"),
        (["£1,300.50"], -1310.456, "-£1,310.46"),
        (["£21,262,0", None, "", "n/r", "5"], 1.0, "1"),
        ([], -0.2, "0"),
        (["0.5"], -0.04, "0.0"),
        (["£1.2m", "£14.35m"], 1262500.0, "£1,262,500"),
        (["10.7k"], 12475.0, "12,475"),
        (["5"], 1e18, "1,000,000,000,000,000,000"),
    ],
)
def test_figures_are_shown_as_they_are_printed(
    printed: list[str | None], value: float, shown: str
) -> None:
    assert FigureStyle.of(printed).show(value) == shown


def test_figures_are_rounded_to_the_safe_side() -> None:
    style = FigureStyle(decimals=1)
    assert [style.show(2.31, way) for way in Rounding] == ["2.3", "2.4", "2.3"]
    assert [style.show(-2.37, way) for way in Rounding] == ["-2.4", "-2.3", "-2.4"]
    assert FigureStyle().show(1310.0000000001, Rounding.UP) == "1,310"
    assert FigureStyle().show(1309.9999999999, Rounding.DOWN) == "1,310"
    assert FigureStyle().show(1e300, Rounding.UP) == f"{1e300:,.0f}"


# Laws

FIGURES = st.integers(-100_000, 100_000).map(float)
MONTHS_LEFT = st.integers(1, 11)
WAYS = st.sampled_from([UP, DOWN])


@given(MONTHS_LEFT, FIGURES, FIGURES, WAYS)
def test_months_that_bring_what_is_needed_meet_the_target(
    month: int, ytd: float, target: float, way: Polarity
) -> None:
    summed, averaged = (after(month, ytd, target, how, way) for how in (SUM, AVERAGE))
    assert summed.needed is not None
    assert averaged.needed is not None
    assert ytd + summed.needed * (12 - month) == pytest.approx(target, abs=1e-6)
    assert (ytd * month + averaged.needed * (12 - month)) / 12 == pytest.approx(target, abs=1e-6)


@given(MONTHS_LEFT, FIGURES, FIGURES, WAYS, st.integers(0, 2))
def test_months_that_bring_what_is_shown_meet_the_target(
    month: int, ytd: float, target: float, way: Polarity, decimals: int
) -> None:
    found = after(month, ytd, target, SUM, way, FigureStyle(decimals=decimals))
    asked = re.search(r" it must (?:bring|average) (\S+)( a month)? or ", found.sentence)
    assume(asked is not None)
    assert asked is not None
    value = parse(asked[1]).value
    assert value is not None
    year = ytd + value * (12 - month if asked[2] else 1)
    assert year >= target - 1e-4 if way is UP else year <= target + 1e-4


@given(MONTHS_LEFT, FIGURES, FIGURES, FIGURES, st.sampled_from([SUM, AVERAGE]))
def test_the_more_there_is_the_less_is_needed(
    month: int, ytd: float, more: float, target: float, how: YtdMethod
) -> None:
    less, greater = sorted((ytd, more))
    one, other = after(month, less, target, how), after(month, greater, target, how)
    assert one.needed is not None
    assert other.needed is not None
    assert one.needed >= other.needed


@given(
    st.none() | st.sampled_from(YtdMethod),
    st.none() | st.sampled_from(Polarity),
    st.integers(1, 12),
    *[st.none() | st.floats(allow_nan=False, allow_infinity=False)] * 3,
)
def test_every_year_has_a_sentence(
    method: YtdMethod | None,
    polarity: Polarity | None,
    month: int,
    ytd: float | None,
    period_target: float | None,
    ytd_target: float | None,
) -> None:
    goal = year_target(method or SUM, month, period_target, ytd_target)
    found = outlook(method, polarity, month, ytd, goal, bounds=SHARE)
    assert found.sentence.endswith(".")
    assert not found.sentence.startswith("May ")
    assert "None" not in found.sentence
    assert (found.needed is None) == found.sentence.startswith("No outlook")
    assert (found.basis is None) == (found.needed is None)
