from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kpi_tui.tui.pages.chart.sparkline import GAP, sparkline
from kpi_tui.wording.ascii import BARS

FIGURES = st.floats(allow_nan=False, allow_infinity=False)
SERIES = st.lists(st.none() | FIGURES, max_size=40)


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ([], ""),
        ([None, None], ""),
        ([1.0], "▄"),
        ([3.0, 3.0, 3.0], "▄▄▄"),
        ([0.0, 7.0], "▁█"),
        ([7.0, 0.0], "█▁"),
        ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"),
        ([None, 1.0, None, 2.0], " ▁ █"),
        ([-2.0, -1.0], "▁█"),
        ([0.0, 0.5, 1.0], "▁▅█"),
        ([5e-324, 0.0], "█▁"),
        ([-1.7e308, 0.0, 1.7e308], "▁▅█"),
    ],
)
def test_bars_go_from_the_least_value_to_the_greatest(
    values: list[float | None], line: str
) -> None:
    assert sparkline(values) == line


@given(SERIES)
def test_one_sign_a_value(values: list[float | None]) -> None:
    line = sparkline(values)
    if all(value is None for value in values):
        assert line == ""
        return
    assert len(line) == len(values)
    for sign, value in zip(line, values, strict=True):
        assert sign == GAP if value is None else sign in BARS


@given(st.lists(FIGURES, min_size=2, max_size=40))
def test_a_greater_value_has_no_lower_bar(values: list[float]) -> None:
    line = sparkline(values)
    pairs = sorted(zip(values, (BARS.index(sign) for sign in line), strict=True))
    bars = [bar for _, bar in pairs]
    assert bars == sorted(bars)


@given(st.lists(FIGURES, min_size=2, max_size=40))
def test_it_goes_from_the_lowest_bar_to_the_highest(values: list[float]) -> None:
    assume(min(values) < max(values))
    line = sparkline(values)
    assert line[values.index(min(values))] == BARS[0]
    assert line[values.index(max(values))] == BARS[-1]


@given(
    st.lists(st.none() | st.integers(-1000, 1000), min_size=1, max_size=20),
    st.integers(1, 1000),
    st.integers(-1000, 1000),
)
def test_the_unit_changes_nothing(values: list[int | None], times: int, more: int) -> None:
    moved = [None if value is None else value * times + more for value in values]
    one, other = sparkline(values), sparkline(moved)
    for a, b in zip(one, other, strict=True):
        assert a == b or abs(BARS.index(a) - BARS.index(b)) <= 1, "but for rounding"


@given(SERIES)
def test_backwards_is_the_line_backwards(values: list[float | None]) -> None:
    assert sparkline(values[::-1]) == sparkline(values)[::-1]


@given(SERIES)
def test_gaps_change_no_other_bar(values: list[float | None]) -> None:
    known = [value for value in values if value is not None]
    assert sparkline(values).replace(GAP, "") == sparkline(known)
