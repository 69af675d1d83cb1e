"""Laws of process control, and the rules read literally as a second opinion."""

from __future__ import annotations

from itertools import pairwise
from math import nan
from statistics import mean as average

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.spc.icons import Variation, variation
from kpi_tui.analysis.spc.process_limits import Reliability, limits
from kpi_tui.analysis.spc.rules import special_causes
from kpi_tui.analysis.spc.study import study
from kpi_tui.vocabulary import Polarity
from tests.support.spc_signs import figures, signs

UP, DOWN = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER

# The rules read literally, one definition after the other, with none of our guards


def literal_causes(y: list[float], screen: bool) -> list[str]:
    n, m = len(y), average(y)
    mr = [abs(b - a) for a, b in pairwise(y)]
    if screen:
        mr = [one for one in mr if one < 3.267 * average(mr)]
    if not mr:
        upper = lower = near_upper = near_lower = nan
    else:
        upper, lower = m + 2.66 * average(mr), m - 2.66 * average(mr)
        near_upper, near_lower = m + 2.66 * 2 / 3 * average(mr), m - 2.66 * 2 / 3 * average(mr)
    outside = [v > upper or v < lower for v in y]
    where = [(v > m) - (v < m) for v in y]
    close = [
        not out and (v > near_upper or v < near_lower) for v, out in zip(y, outside, strict=True)
    ]

    def rises(a: int) -> bool:
        return all(y[i] < y[i + 1] for i in range(a, a + 6))

    def falls(a: int) -> bool:
        return all(y[i] > y[i + 1] for i in range(a, a + 6))

    sevens = range(n - 6)
    trend = [any(a <= i <= a + 6 and (rises(a) or falls(a)) for a in sevens) for i in range(n)]
    shift = [
        any(
            a <= i <= a + 6 and abs(sum(where[a : a + 7])) == 7
            for a in sevens
        )
        for i in range(n)
    ]  # fmt: skip
    pair = [
        close[i]
        and any(
            a <= i <= a + 2 and abs(sum(where[a : a + 3])) == 3 and sum(close[a : a + 3]) >= 2
            for a in range(n - 2)
        )
        for i in range(n)
    ]
    labels = []
    for i in range(n):
        side = "Above" if where[i] > 0 else "Below"
        if outside[i]:
            labels.append("Above UCL" if where[i] == 1 else "Below LCL")
        elif trend[i]:
            out = i + 1 < n and trend[i + 1]
            step = y[i + 1] - y[i] if out else y[i] - y[i - 1]
            labels.append(f"7 Point Trend ({'In' if step > 0 else 'De'}creasing)")
        elif pair[i]:
            labels.append(f"2 in 3 {side} CL")
        elif shift[i]:
            labels.append(f"7 Points {side} CL")
        else:
            labels.append("Common Cause")
    return labels


STEPS = st.lists(st.sampled_from([-9, -3, -1, -1, 0, 1, 1, 3, 9]), min_size=1, max_size=40)
LEVELS = st.lists(st.integers(-20, 20), min_size=2, max_size=40)
RUNS = st.lists(st.tuples(st.sampled_from([-1, 1]), st.integers(1, 9)), min_size=1, max_size=6).map(
    lambda runs: [step for step, times in runs for _ in range(times)]
)


def walk(steps: list[int]) -> list[float]:
    values = [0.0]
    for step in steps:
        values.append(values[-1] + step)
    return values


SERIES = STEPS.map(walk) | LEVELS.map(lambda many: [float(one) for one in many]) | RUNS.map(walk)
# As many points as make limits, and some gaps.
GAPPY = st.lists(st.none() | st.integers(-20, 20).map(float), min_size=13, max_size=40)


@given(SERIES, st.booleans())
def test_without_the_guards_it_is_what_the_rules_say(values: list[float], screen: bool) -> None:
    found = limits(
        values,
        screen_outliers=screen,
        gaps_break=False,
        guard_flat=False,
        tolerance=0,
        trial_from=0,
    )
    causes = special_causes(values, found, own_trend=False)
    assert [str(cause) for cause in causes] == literal_causes(values, screen)


@given(SERIES)
def test_the_guards_leave_a_whole_series_that_moves_as_it_is(values: list[float]) -> None:
    found = limits(values)
    if found.standing in (Reliability.TRIAL, Reliability.FULL) and not found.unreliable:
        plain = limits(values, gaps_break=False, guard_flat=False, trial_from=0)
        assert figures(found) == figures(plain)
        assert special_causes(values, found) == special_causes(values, plain)


# Laws


@given(GAPPY | SERIES, st.integers(1, 50), st.integers(-500, 500))
def test_another_unit_changes_no_signal(values: list[float | None], times: int, more: int) -> None:
    moved = [None if value is None else value * times + more for value in values]
    before, after = limits(values), limits(moved)
    assert (after.standing, after.unreliable) == (before.standing, before.unreliable)
    for was, now in zip(figures(before), figures(after), strict=True):
        assert now == (None if was is None else pytest.approx(was * times + more, abs=1e-6))
    assert special_causes(moved, after) == special_causes(values, before)


@given(GAPPY | SERIES)
def test_upside_down_the_signals_are_upside_down(values: list[float | None]) -> None:
    turned = [None if value is None else -value for value in values]
    before, after = limits(values), limits(turned)
    was = special_causes(values, before)
    now = special_causes(turned, after)
    upside_down = str.maketrans("ULrfnwab", "LUfrwnba")
    assert signs(now) == signs(was).translate(upside_down)
    assert variation(now, DOWN) == _mirrored(variation(was, UP))


def _mirrored(icon: Variation | None) -> str | None:
    other = {"high": "low", "low": "high"}
    meaning, _, side = str(icon).rpartition("_")
    return f"{meaning}_{other[side]}" if side in other else icon


@given(GAPPY | SERIES)
def test_backwards_only_trends_turn(values: list[float | None]) -> None:
    was = signs(special_causes(values, limits(values)))
    now = signs(special_causes(values[::-1], limits(values[::-1])))
    assert figures(limits(values[::-1])) == pytest.approx(figures(limits(values)))
    either = str.maketrans("rf", "tt")
    assert now[::-1].translate(either) == was.translate(either)


@given(GAPPY, st.integers(0, 3), st.integers(0, 3))
def test_months_without_figures_at_the_ends_change_nothing(
    values: list[float | None], before: int, after: int
) -> None:
    longer = [*[None] * before, *values, *[None] * after]
    assert limits(longer) == limits(values)
    causes = special_causes(longer, limits(longer))
    assert causes[before : before + len(values)] == special_causes(values, limits(values))


@given(GAPPY)
def test_every_figure_is_judged_and_nothing_else(values: list[float | None]) -> None:
    found = limits(values)
    if found.standing is not Reliability.TOO_FEW:
        causes = special_causes(values, found)
        assert [cause is None for cause in causes] == [value is None for value in values]


@given(GAPPY, GAPPY)
def test_a_group_knows_nothing_of_the_others(
    first: list[float | None], second: list[float | None]
) -> None:
    both = study([*first, *second], rebase=[len(first)], polarity=UP, target=3.0)
    alone = study(second, polarity=UP, target=3.0)
    assert both.causes == study(first).causes + alone.causes
    assert (both.variation, both.assurance) == (alone.variation, alone.assurance)
    assert both.sentence == alone.sentence


@given(st.lists(st.none() | st.floats(), max_size=40))
def test_no_figure_is_too_odd(values: list[float | None]) -> None:
    found = study(values, polarity=UP, target=1.0)
    assert len(found.causes) == len(values)
    assert found.sentence.endswith(".")
