"""Figures that are not counted in the unit of those before, though no name and no sign says so."""

from __future__ import annotations

import pytest

from kpi_tui.analysis.comparability import Obstacle
from kpi_tui.analysis.scales import (
    is_perhaps_rescaled,
    is_rescaled_with_its_target,
    is_within,
)
from kpi_tui.report import Reading
from tests.support.check_rows import found, month, row
from tests.support.months import JULY, JUNE, between, report

NO_TARGET = (None, None)


@pytest.mark.parametrize(
    ("actual", "target", "expected"),
    [
        ((1_210, 1.2), (1_500, 1.5), True),
        ((0.86, 86), (0.9, 90), True),
        ((1.2, 1_190_000), (1.5, 1_500_000), True),
        ((1_210, 800), (1_500, 1.5), False),
        ((1_210, 60), (1_500, 75), False),
        ((1_210, 1.2), NO_TARGET, False),
    ],
)
def test_targets_say_that_the_unit_is_another(
    actual: tuple[float, float], target: tuple[float | None, float | None], expected: bool
) -> None:
    assert is_rescaled_with_its_target(actual, target) is expected


@pytest.mark.parametrize(
    ("actual", "target", "expected"),
    [
        ((1_210, 1.2), NO_TARGET, True),
        ((1.2, 1_210), NO_TARGET, True),
        ((1_234_567, 1.24), NO_TARGET, True),
        ((1_234_567, 1_240), NO_TARGET, True),
        ((0.86, 85), NO_TARGET, True),
        ((1_210, 1.2), (1_500, 1_500), True),
        # Counts that few are left of, and figures that merely moved far.
        ((1_210, 1), NO_TARGET, False),
        ((1_210, 24.5), NO_TARGET, False),
        ((1_210, 12.1), NO_TARGET, False),
        ((1_210, 0), NO_TARGET, False),
        # The target is on the scale of neither, or moved.
        ((1_210, 1.2), (40, 40), False),
        ((1_210, 1.2), (1_500, 1_400), False),
    ],
)
def test_an_actual_alone_may_be_in_another_unit(
    actual: tuple[float, float], target: tuple[float | None, float | None], expected: bool
) -> None:
    assert is_perhaps_rescaled(actual, target) is expected


@pytest.mark.parametrize("target", [None, "1,500"])
def test_it_is_not_compared_but_asked_about(target: str | None) -> None:
    rows = [
        Reading("1", "1.1", "Debt outstanding", period_actual=actual, period_target=target)
        for actual in ("1,210", "1.2")
    ]
    (told,) = between(report(JUNE, rows[0]), report(JULY, rows[1]))
    assert told.sentence == f"Actual 1,210 → 1.2, not compared: {Obstacle.SCALE.why}"
    assert told.effect is None


def test_without_a_target_n3_asks() -> None:
    before, now = (
        row("1.1", "Debt", (actual, None, None), measure_id="x") for actual in ("1,210", "1.2")
    )
    (finding,) = found("N3", month(now, before=(before,), held=("2024-06",)))
    assert "another scale" in finding.message


def test_a_profile_of_monthly_targets_does_not_hide_another_unit() -> None:
    visits = [
        Reading("1", "1.1", "Visits to libraries", period_actual=actual, period_target=target)
        for actual, target in (("1,210", "1,500"), ("1.2", "1.5"))
    ]
    told = between(report(JUNE, visits[0]), report(JULY, visits[1]))
    assert {each.effect for each in told} == {None}


@pytest.mark.parametrize(
    ("value", "other", "expected"),
    [
        (20.0, 10.0, True),
        (5.0, 10.0, True),
        (21.0, 10.0, False),
        (4.9, 10.0, False),
        (-10.0, 10.0, False),
        (-10.0, -10.0, True),
        (10.0, 0.0, False),
        (0.0, 10.0, False),
    ],
)
def test_within_a_factor_of_each_other(value: float, other: float, expected: bool) -> None:
    assert is_within(value, other, 2) is expected
