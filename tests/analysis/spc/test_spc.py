"""XmR limits, rules and icons, against cases worked by hand and against the rules read literally."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan

import pytest

from kpi_tui.analysis.spc.icons import (
    Assurance,
    PointType,
    Variation,
    assurance,
    point_type,
    variation,
)
from kpi_tui.analysis.spc.process_limits import Limits, Reliability, limits
from kpi_tui.analysis.spc.rules import SpecialCause, special_causes
from kpi_tui.analysis.spc.study import study
from kpi_tui.analysis.spc.words import assurance_sentence, describe_last_point
from kpi_tui.vocabulary import Polarity
from tests.support.spc_signs import SIGNS, figures, signs

UP, DOWN = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER
STEADY = [10.0, 12.0] * 7
# Mean 0, limits at ±3, near limits at ±2: points can be placed by eye.
RULER = Limits(Reliability.FULL, 20, 0.0, 3 / 2.66, -3.0, 3.0, -2.0, 2.0)


def judged(values: Sequence[float | None], ruler: Limits = RULER, **how: bool) -> str:
    return signs(special_causes(values, ruler, **how))


# Limits


def test_limits_of_a_series_that_goes_up_and_down() -> None:
    # Every moving range is 2, so is their average: 11 ± 5.32, and two thirds of it for the near.
    found = limits(STEADY)
    assert found.average_range == 2
    assert figures(found) == pytest.approx((11, 5.68, 11 - 5.32 * 2 / 3, 11 + 5.32 * 2 / 3, 16.32))
    assert (found.standing, found.points, found.unreliable) == (Reliability.FULL, 14, False)


def test_an_outlier_is_screened_out_of_the_range_and_stays_in_the_mean() -> None:
    # Ranges: eleven of 2 and one of 28, average 50/12. 28 is more than 3.267 × 4.17 = 13.6.
    values = [*[10.0, 12.0] * 6, 40.0]
    screened, whole = limits(values), limits(values, screen_outliers=False)
    assert screened.average_range == 2
    assert whole.average_range == pytest.approx(50 / 12)
    assert screened.mean == whole.mean == pytest.approx(172 / 13)
    assert screened.upper == pytest.approx(172 / 13 + 5.32)
    assert whole.lower == pytest.approx(172 / 13 - 2.66 * 50 / 12)


def test_screening_is_done_once() -> None:
    # Ranges: twelve of 1, a 10 and a 100, average 122/14, limit 28.5. The 100 goes; of the rest
    # the average is 22/13, by which the 10 would go as well.
    values = [*[0.0, 1.0] * 6, 0.0, 10.0, 110.0]
    assert limits(values).average_range == pytest.approx(22 / 13)


def test_a_range_of_just_3_267_averages_is_screened() -> None:
    # Twelve ranges that add up to 12,000: the average is 1,000, and 3,267 is dropped.
    ranges = [3267, 733, *[800] * 10]
    values = [0.0]
    for index, move in enumerate(ranges):
        values.append(values[-1] + move * (-1) ** index)
    assert limits(values).average_range == pytest.approx((12_000 - 3267) / 11)


def test_limits_may_be_fixed_after_the_first_points() -> None:
    # Of the first twelve the mean is 11 and each range 2; the step to 50 is none of theirs.
    values = [*[10.0, 12.0] * 6, 50.0, 50.0, 50.0]
    assert figures(limits(values, fix_after_n_points=12)) == pytest.approx(figures(limits(STEADY)))
    assert limits(values, fix_after_n_points=99) == limits(values)
    with pytest.raises(ValueError, match="12"):
        limits(values, fix_after_n_points=11)


def test_fixed_limits_count_months_with_figures() -> None:
    values = [10.0, 12.0, None, *[10.0, 12.0] * 5, 50.0]
    found = limits(values, fix_after_n_points=12)
    assert (found.mean, found.average_range, found.points) == (11, 2, 13)


@pytest.mark.parametrize(
    ("count", "standing"),
    [
        (0, Reliability.TOO_FEW),
        (2, Reliability.TOO_FEW),
        (9, Reliability.TOO_FEW),
        (10, Reliability.TRIAL),
        (12, Reliability.TRIAL),
        (13, Reliability.FULL),
    ],
)
def test_few_points_are_not_judged_or_on_trial(count: int, standing: Reliability) -> None:
    values = STEADY[:count]
    found = limits(values)
    assert (found.standing, found.points) == (standing, count)
    assert (found.mean is None) == (found.upper is None) == (standing is Reliability.TOO_FEW)
    assert set(special_causes(values, found)) <= (
        {None} if standing is Reliability.TOO_FEW else {SpecialCause.COMMON}
    )


def test_how_many_points_it_takes_can_be_said() -> None:
    assert limits([1.0, 2.0], trial_from=0).standing is Reliability.TRIAL
    assert limits([1.0, 2.0], trial_from=0, full_from=2).standing is Reliability.FULL
    assert limits([1.0], trial_from=0).standing is Reliability.TOO_FEW


def test_a_gap_is_no_moving_range() -> None:
    # The 30 after the gap: 10, 12, …, 12 have ranges of 2; 30, 32, … too. Across it is 18.
    values = [*[10.0, 12.0] * 4, None, *[30.0, 32.0] * 4]
    assert limits(values).average_range == 2
    assert limits(values, gaps_break=False, screen_outliers=False).average_range == pytest.approx(
        (14 * 2 + 18) / 15
    )
    without = [value for value in values if value is not None]
    assert figures(limits(values, gaps_break=False)) == figures(limits(without))


def test_months_that_never_follow_each_other_have_no_limits() -> None:
    found = limits([1.0, None] * 20)
    assert (found.standing, found.points, found.mean) == (Reliability.TOO_FEW, 20, None)


def test_what_is_no_figure_counts_as_a_gap() -> None:
    odd: list[float | None] = [nan, float("inf"), -float("inf"), 1e200]
    assert limits([*STEADY, *odd]) == limits(STEADY)
    assert judged([nan, 5.0]) == " U"


def test_a_series_that_stands_still_has_a_mean_and_no_limits() -> None:
    for screen in (True, False):
        found = limits([100.0] * 14, screen_outliers=screen)
        assert found.standing is Reliability.FLAT
        assert figures(found) == (100, None, None, None, None)
        assert judged([100.0] * 14, found) == "." * 14


def test_without_any_guard_limits_may_fall_on_the_mean() -> None:
    found = limits([5.0] * 14, screen_outliers=False, guard_flat=False)
    assert figures(found) == (5, 5, 5, 5, 5)
    assert not found.unreliable
    assert not limits([*[1.0] * 13, 2.0], screen_outliers=False).unreliable


def test_one_move_in_a_flat_series_does_not_make_every_point_special() -> None:
    # Ranges 0, 0, 0, 1: screening would leave an average of 0. Unscreened it is 1/4.
    values = [1.0, 1.0, 1.0, 1.0, 2.0]
    guarded = limits(values, trial_from=5)
    assert guarded.unreliable
    assert guarded.upper == pytest.approx(1.2 + 2.66 / 4)
    assert judged(values, guarded) == "....U"
    as_r = limits(values, trial_from=5, guard_flat=False)
    assert not as_r.unreliable
    assert as_r.lower == as_r.upper == as_r.mean == pytest.approx(1.2)
    assert judged(values, as_r) == "LLLLU"


def test_a_mean_that_is_off_by_rounding_is_no_side() -> None:
    # Added up one by one, ten times 0.1 is 0.9999999999999999.
    ruler = Limits(
        Reliability.FULL, 10, 0.09999999999999999, 1.0, -3.0, 3.0, -2.0, 2.0, slack=1e-10
    )
    exact = Limits(Reliability.FULL, 10, 0.09999999999999999, 1.0, -3.0, 3.0, -2.0, 2.0)
    assert judged([0.1] * 10, ruler) == "." * 10
    assert judged([0.1] * 10, exact) == "a" * 10
    assert limits([0.5, -4.0] * 7).slack == pytest.approx(4e-9)
    assert limits(STEADY, tolerance=0).slack == 0


# Rules, on the ruler: mean 0, near limits ±2, limits ±3


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([3.0, 3.001, -3.0, -3.001], ".U.L", id="on a limit is inside"),
        pytest.param([1, 1, 1, 1, 1, 1], "......", id="six on one side"),
        pytest.param([1, 1, 1, 1, 1, 1, 1], "aaaaaaa", id="seven on one side"),
        pytest.param([-1, 1, 1, 1, 1, 1, 1, 1, 1, -1], ".aaaaaaaa.", id="and an eighth"),
        pytest.param([-1] * 7, "bbbbbbb", id="seven below"),
        pytest.param([1, 1, 1, 0, 1, 1, 1, 1], "........", id="a point on the mean breaks it"),
        pytest.param([0] * 8, "........", id="on the mean is no side"),
        pytest.param([-3, -2, -1, 0, 1, 2], "......", id="six that rise"),
        pytest.param([-3, -2, -1, 0, 1, 2, 3], "rrrrrrr", id="seven that rise across the mean"),
        pytest.param([3, 2, 1, 0, -1, -2, -3], "fffffff", id="seven that fall"),
        pytest.param([0, -2.5, -1, 0, 0.5, 1, 1.5, 2, 0], ".rrrrrrr.", id="no more than those"),
        pytest.param([-3, -2, -1, -1, 0, 1, 2, 3], "........", id="a tie breaks a rise"),
        pytest.param([2.5, 0.5, 2.5], "n.n", id="two of three near"),
        pytest.param([0.5, 2.5, 2.5], ".nn", id="the last two of three"),
        pytest.param([2.5, 2.5, 2.5], "nnn", id="three of three"),
        pytest.param([-2.5, -0.5, -2.5], "w.w", id="two of three near below"),
        pytest.param([2.5, -0.5, 2.5], "...", id="not with one on the other side"),
        pytest.param([2.5, 0, 2.5], "...", id="nor with one on the mean"),
        pytest.param([2.5, 2.5], "..", id="two are no three"),
        pytest.param([2.5, 3.5, 0.5], ".U.", id="one outside does not count as near"),
        pytest.param([2.5, 3.5, 2.5], "nUn", id="but is on the side"),
        pytest.param([2.0, 0.5, 2.0], "...", id="on a near limit is not near"),
        pytest.param([2.5, 0.5, 0.5, 2.5], "....", id="two of four"),
        pytest.param([2.5, 0.5, 0.5, 2.5, 2.5], "...nn", id="only those of the window"),
        pytest.param([0.5, 0.5, 2.5, 0.5, 2.5, 0.5, 0.5], "aanana" + "a", id="near before shift"),
        pytest.param([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], "rrrrrrr", id="trend before shift"),
        pytest.param([0.1, 0.2, 0.3, 0.4, 0.5, 2.5, 2.6], "rrrrrrr", id="trend before near"),
        pytest.param([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 9.0], "rrrrrrU", id="limit before trend"),
        pytest.param([1, 1, 1, None, 1, 1, 1, 1], "... ....", id="a gap breaks a shift"),
        pytest.param([1, 2, 3, None, 4, 5, 6, 7], "... UUUU", id="a gap breaks a trend"),
        pytest.param([2.5, None, 0.5, 2.5], ". ..", id="a gap breaks a window"),
        pytest.param([], "", id="nothing"),
    ],
)
def test_points_are_judged_as_the_rules_say(values: list[float | None], expected: str) -> None:
    assert judged(values) == expected


def test_gaps_may_be_passed_over() -> None:
    closed = Limits(Reliability.FULL, 20, 0.0, 3 / 2.66, -3.0, 3.0, -2.0, 2.0, gaps_break=False)
    assert judged([1, 1, 1, None, 1, 1, 1, 1], closed) == "aaa aaaa"
    assert judged([2.5, None, 0.5, 2.5], closed) == "n .n"


def test_a_peak_belongs_to_the_fall_after_it() -> None:
    rise = [-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2]
    values = [*rise, *rise[-2::-1]]
    assert judged(values) == judged(values, own_trend=False) == "rrrrrr" + "fffffff"


def test_the_last_point_of_a_rise_rises_whatever_follows() -> None:
    rise = [-1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2]
    assert judged([*rise, *rise]) == "r" * 14
    assert judged([*rise, *rise], own_trend=False) == "rrrrrr" + "f" + "rrrrrrr"
    assert judged([*rise, *rise[::-1]]) == "rrrrrrr" + "fffffff"
    assert judged([*rise, *rise[::-1]], own_trend=False) == "rrrrrr" + "ffffffff"


def test_without_limits_a_run_is_still_a_run() -> None:
    # A flat baseline of twelve; then seven above it.
    values = [*[5.0] * 12, *[7.0, 8.0] * 4]
    found = limits(values, fix_after_n_points=12)
    assert found.standing is Reliability.FLAT
    assert judged(values, found) == "." * 12 + "a" * 8


# Icons


@pytest.mark.parametrize(
    ("cause", "up", "down", "neither"),
    [
        ("U", "improvement", "concern", "neutral_high"),
        ("L", "concern", "improvement", "neutral_low"),
        ("r", "improvement", "concern", "neutral_high"),
        ("f", "concern", "improvement", "neutral_low"),
        ("n", "improvement", "concern", "neutral_high"),
        ("w", "concern", "improvement", "neutral_low"),
        ("a", "improvement", "concern", "neutral_high"),
        ("b", "concern", "improvement", "neutral_low"),
    ],
)
def test_what_a_signal_means(cause: str, up: str, down: str, neither: str) -> None:
    one = next(cause_ for cause_, sign in SIGNS.items() if sign == cause)
    assert one is not None
    side = neither.removeprefix("neutral_")
    assert point_type(one, UP) == f"special_cause_{up}"
    assert point_type(one, DOWN) == f"special_cause_{down}"
    assert variation([one], UP) == f"{up}_{side}"
    assert variation([one], DOWN) == f"{down}_{side}"
    for other in (Polarity.NEUTRAL, Polarity.IN_RANGE, None):
        assert point_type(one, other) == f"special_cause_{neither}"
        assert variation([one], other) == neither


def test_the_icon_shows_the_last_point_only() -> None:
    assert variation([SpecialCause.ABOVE_LIMIT, SpecialCause.COMMON], UP) is Variation.COMMON
    assert (
        variation([SpecialCause.COMMON, SpecialCause.RISING, None], DOWN) is Variation.CONCERN_HIGH
    )
    assert variation([None, None], UP) is None
    assert variation([], UP) is None
    assert point_type(SpecialCause.COMMON, UP) is PointType.COMMON
    assert SpecialCause.COMMON.direction == 0


@pytest.mark.parametrize(
    ("target", "up", "down"),
    [
        (3.001, Assurance.FAIL, Assurance.PASS),
        (3.0, Assurance.HIT_AND_MISS, Assurance.HIT_AND_MISS),
        (0.0, Assurance.HIT_AND_MISS, Assurance.HIT_AND_MISS),
        (-3.0, Assurance.HIT_AND_MISS, Assurance.HIT_AND_MISS),
        (-3.001, Assurance.PASS, Assurance.FAIL),
    ],
)
def test_assurance_goes_by_the_target_and_the_limits(
    target: float, up: Assurance, down: Assurance
) -> None:
    assert assurance(RULER, target, UP) is up
    assert assurance(RULER, target, DOWN) is down
    assert assurance(RULER, target, UP, rounding=0.005) is Assurance.HIT_AND_MISS
    assert assurance(RULER, target, Polarity.NEUTRAL) is None
    assert assurance(RULER, target) is None


def test_no_assurance_without_target_or_limits() -> None:
    assert assurance(RULER, None, UP) is None
    assert assurance(limits([5.0] * 14), 4.0, UP) is None
    assert assurance(limits([5.0, 6.0]), 4.0, UP) is None


# Words


@pytest.mark.parametrize(
    ("values", "polarity", "said"),
    [
        ([-1, 1, 1, 1, 1, 1, 1, 1], None, "Seven months in a row above its average."),
        ([1] * 13, UP, "13 months in a row above its average (better)."),
        ([-1] * 9, UP, "Nine months in a row below its average (worse)."),
        ([1, 4], DOWN, "Outside its usual range (worse)."),
        ([1, -4], None, "Outside its usual range (low)."),
        ([0, 2, -1, 0, 0.5, 1, 1.2, 1.5, 2], UP,
         "Each of the last six months was higher than the one before (better)."),
        ([2, 1, 0.5, 0, -0.2, -0.4, -0.5, -0.6], UP,
         "Each of the last seven months was lower than the one before (worse)."),
        ([2.5, 1, 2.5], None, "Two of the last three months are near the upper end of its usual range."),
        ([-2.5, -2.5, -2.5], DOWN,
         "All of the last three months are near the lower end of its usual range (better)."),
        ([9, 0], UP, "Within its usual range."),
        ([1] * 7 + [None], UP, "Seven months in a row above its average (better)."),
    ],
)  # fmt: skip
def test_the_last_point_in_words(
    values: list[float | None], polarity: Polarity | None, said: str
) -> None:
    assert describe_last_point(values, RULER, special_causes(values, RULER), polarity) == said


def test_words_say_how_far_to_rely_on_them() -> None:
    assert study([1.0, 2.0]).sentence == "Too few months to judge: 2 with a figure."
    assert study([], noun="quarter").sentence == "Too few quarters to judge: 0 with a figure."
    assert study([7.0] * 11).sentence == (
        "It has stood still for eleven months: nothing to judge it by."
    )
    assert study(STEADY[:11], noun="quarter").sentence == (
        "Within its usual range. Its usual range is provisional: 11 quarters."
    )
    assert study([*[1.0] * 13, 2.0]).sentence == (
        "It takes too few different values for a usual range."
    )
    assert study([*[1.0] * 13, 2.0], guarded=False).sentence == (
        "Outside its usual range (high). Its usual range is unreliable: it hardly ever moves."
    )
    assert study([*[5.0] * 12, *[7.0, 8.0] * 4], fix_after_n_points=12).sentence == (
        "Eight months in a row above its average. There is no usual range: it stood still at first."
    )


def test_every_assurance_has_a_sentence() -> None:
    assert len({assurance_sentence(one) for one in Assurance}) == len(Assurance)
    assert assurance_sentence(Assurance.FAIL) == (
        "At current levels it should not be expected to meet its target."
    )
    assert assurance_sentence(Assurance.HIT_AND_MISS, "quarter") == (
        "At current levels it should meet its target in some quarters and miss it in others."
    )


# Studies


def test_a_redefined_series_is_judged_anew() -> None:
    values = [*STEADY, *[value + 100 for value in STEADY]]
    one, two = study(values), study(values, rebase=[14, 0, -3, 28, 99])
    # As one series its halves are runs of 14 on either side of the mean of 61, and outside too:
    # the ranges are 26 of 2 and one of 98, which is screened.
    assert signs(one.causes) == "L" * 14 + "U" * 14
    assert signs(two.causes) == "." * 28
    assert [(group.start, group.end) for group in two.groups] == [(0, 14), (14, 28)]
    assert two.limits_at(13) == limits(STEADY)
    assert two.limits_at(14) == limits(values[14:])
    assert two.variation is Variation.COMMON
    assert [group.start for group in study(values, rebase=[1]).groups] == [0, 1]
    for outside in (-1, 28):
        with pytest.raises(IndexError):
            two.limits_at(outside)


def test_icons_and_words_are_of_the_last_group() -> None:
    values = [*STEADY, *STEADY[:4]]
    found = study(values, polarity=UP, target=5.0, rebase=[14])
    assert (found.variation, found.assurance) == (None, None)
    assert found.sentence == "Too few months to judge: 4 with a figure."
    assert signs(found.causes) == "." * 14 + " " * 4
    whole = study(values, polarity=UP, target=5.0)
    assert (whole.variation, whole.assurance) == (Variation.COMMON, Assurance.PASS)
    assert whole.point_types == (PointType.COMMON,) * 18


def test_a_study_passes_on_what_it_is_told() -> None:
    gappy = [*[10.0, 12.0] * 4, None, *[30.0, 32.0] * 4]
    assert study(gappy, gaps_break=False).groups[0].limits == limits(gappy, gaps_break=False)
    outlier = [*[10.0, 12.0] * 6, 40.0]
    assert study(outlier, screen_outliers=False).groups[0].limits == limits(
        outlier, screen_outliers=False
    )
    upper = limits(STEADY).upper
    assert upper is not None
    assert study(STEADY, polarity=UP, target=upper + 0.1).assurance is Assurance.FAIL
    assert (
        study(STEADY, polarity=UP, target=upper + 0.1, rounding=0.5).assurance
        is Assurance.HIT_AND_MISS
    )


def test_an_empty_series_is_a_study_too() -> None:
    found = study([], rebase=[1], polarity=UP, target=1.0)
    assert (found.groups, found.causes, found.variation, found.assurance) == ((), (), None, None)
