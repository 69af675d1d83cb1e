from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.ticks import RoundStep, span_from_zero

VALUES = st.floats(-1e15, 1e15, allow_nan=False)
SIZES = st.floats(1e-9, 1e15)


@given(st.lists(VALUES, min_size=1), st.floats(0.1, 0.9))
def test_below_zero_is_as_above_it(values: list[float], share: float) -> None:
    least, most = span_from_zero(values, share)
    below = span_from_zero([-value for value in values], share)
    assert below == (-most, -least)


@pytest.mark.parametrize(
    ("values", "span"),
    [
        ([3, 10], (0, 10)),
        ([9, 10], (9, 10)),
        ([-10, -9], (-10, -9)),
        ([-10, -3], (-10, 0)),
        ([-3, 10], (-3, 10)),
        ([0, 0], (0, 0)),
    ],
)
def test_an_axis_begins_at_zero_where_that_is_near(
    values: list[float], span: tuple[float, float]
) -> None:
    assert span_from_zero(values, 0.4) == span


@given(SIZES)
def test_a_round_step_is_the_next_of_one_two_and_five(least: float) -> None:
    step = RoundStep.over(least)
    assert step.digit in (1, 2, 5)
    assert least * (1 - 1e-6) <= step.times(1) <= 2.5 * least * (1 + 1e-6)


@given(SIZES, st.floats(-100, 100), st.floats(0, 100))
def test_ticks_lie_just_outside_a_span(size: float, start: float, length: float) -> None:
    step = RoundStep.over(size)
    least, most = start * size, (start + length) * size
    ticks = step.ticks(*step.around(least, most))
    slack = 1e-6 * step.times(1)
    assert ticks[0] - slack <= least < ticks[0] + step.times(1) + slack
    assert ticks[-1] - step.times(1) - slack < most <= ticks[-1] + slack


def test_ticks_are_the_figures_that_are_printed() -> None:
    assert RoundStep(1, -1).ticks(0, 3) == (0.0, 0.1, 0.2, 0.3)
    assert RoundStep(5, 3).ticks(-1, 1) == (-5000.0, 0.0, 5000.0)
    assert isclose(RoundStep(2, -9).times(3), 6e-9)
