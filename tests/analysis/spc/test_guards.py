"""Where limits would mislead: coarse figures, seasons, few cases, processes that are not stable."""

from __future__ import annotations

from random import Random

import pytest

from kpi_tui.analysis.spc.guards import are_of_few_cases, is_coarse, is_stable, same_season
from kpi_tui.analysis.spc.icons import Assurance, PointType
from kpi_tui.analysis.spc.process_limits import Reliability, limits
from kpi_tui.analysis.spc.rules import SpecialCause
from kpi_tui.analysis.spc.study import study
from kpi_tui.vocabulary import Polarity
from tests.robustness.false_signals import CHANGED, STABLE, Counts, count

UP = Polarity.BIGGER_IS_BETTER
COMMON, ABOVE = SpecialCause.COMMON, SpecialCause.ABOVE_LIMIT


@pytest.mark.parametrize(
    ("values", "coarse"),
    [
        # 3.267 average ranges of 13/13 hold ranges of 0, 1, 2 and 3: enough.
        ([1, 2] * 7, False),
        # Of 6/13 they hold 0 and 1.
        ([1, 1, 2, 2] * 3 + [1, 1], True),
        ([100] * 13 + [99], True),
        ([2, 3, 2, 2, 4, 3, 3, 2, 2, 3, 2, 2, 3, 3], True),
        ([100, 110, 95, 130, 112, 99, 105, 121, 108, 97, 113, 125, 101], False),
        ([0.1, 0.2] * 7, False),
        ([7] * 13, False),  # it stands still, which is another matter
    ],
)
def test_too_few_different_values(values: list[float], coarse: bool) -> None:
    assert is_coarse(values, limits(values)) is coarse


def test_what_is_too_coarse_is_not_judged() -> None:
    values = [100.0] * 13 + [99.0]
    found = study(values, polarity=UP, target=95.0)
    assert found.limits_at(0).standing is Reliability.COARSE
    assert found.limits_at(0).mean == pytest.approx(99.93, abs=0.01)
    assert found.limits_at(0).upper is None
    assert set(found.causes) == {None}
    assert (found.variation, found.assurance) == (None, None)
    assert found.sentence == "It takes too few different values for a usual range."
    assert study(values, guarded=False).limits_at(0) == limits(values)


# January to December, with one high month, seven months and a second year of it
YEAR = [10.0, 12.0, 11.0, 10.0, 12.0, 11.0, 30.0, 11.0, 10.0, 12.0, 11.0, 10.0]


def test_a_high_month_of_every_year_is_neither_better_nor_worse() -> None:
    values = [*YEAR, *YEAR[:7]]
    found = study(values, polarity=UP, year=12)
    assert found.causes[-1] is ABOVE
    assert found.seasons[-1] == (6,)
    assert found.point_types[-1] is PointType.NEUTRAL_HIGH
    assert found.sentence == "Outside its usual range (high)."
    assert study(values, polarity=UP).sentence == "Outside its usual range (better)."


def test_another_year_that_was_ordinary_explains_nothing() -> None:
    values = [*YEAR[:6], 11.0, *YEAR[7:], *YEAR[:7]]
    found = study(values, polarity=UP, year=12)
    assert found.seasons[-1] == ()
    assert found.point_types[-1] is PointType.IMPROVEMENT
    fell = [*YEAR[:6], 2.0, *YEAR[7:], *YEAR[:7]]
    assert same_season(fell, 18, limits(fell), 12) == (), "on the other side of the average"


def test_seasons_are_sought_in_the_group_alone() -> None:
    values = [*YEAR, *YEAR[:7]]
    assert study(values, polarity=UP, year=12, rebase=[7]).seasons[-1] == ()


@pytest.mark.parametrize(
    ("causes", "stable"),
    [
        ([COMMON] * 13, True),
        ([COMMON] * 12 + [ABOVE], False),
        ([COMMON] * 10 + [ABOVE, ABOVE, COMMON], True),
        ([COMMON] * 9 + [ABOVE, ABOVE, ABOVE, COMMON], False),
        ([ABOVE] * 9 + [COMMON] * 12, True),
        ([ABOVE, COMMON, None], True),
        ([None], False),
        ([], False),
    ],
)
def test_a_stable_process(causes: list[SpecialCause | None], stable: bool) -> None:
    assert is_stable(causes) is stable


def test_only_what_is_stable_is_promised() -> None:
    steady = [10.0, 12.0, 11.0, 13.0] * 4
    assert study(steady, polarity=UP, target=1.0).assurance is Assurance.PASS
    special = [*steady, 40.0]
    assert study(special, polarity=UP, target=-30.0).assurance is None
    assert study(special, polarity=UP, target=-30.0, guarded=False).assurance is Assurance.PASS


@pytest.mark.parametrize(
    ("percentages", "few"),
    [
        ([100, 50, 66.67, 0, 75], True),
        ([80, 100, 60, 40], True),
        ([93.41, 94.02, 91.77, 95.13], False),
        ([100, 100, 100], False),  # which says nothing of how many they are
        ([100, 50, 66.67, 91.3], False),
        ([None, 100, 50, 33.33], True),
        ([], False),
    ],
)
def test_percentages_of_few_cases(percentages: list[float | None], few: bool) -> None:
    assert are_of_few_cases(percentages, [0.005] * len(percentages)) is few


def test_a_percentage_that_is_printed_coarsely_makes_no_others_so() -> None:
    percentages = [57.03, 57.48, 57.0, 57.21]  # 4 of 7 are 57.14
    assert not are_of_few_cases(percentages, [0.005, 0.005, 0.5, 0.005])
    assert are_of_few_cases([57.14, 66.67, 57.0, 50.0], [0.005, 0.005, 0.5, 0.5])


def test_limits_and_causes_without_guards_are_as_ever() -> None:
    rng = Random(1)
    for _ in range(200):
        values = [float(rng.randrange(rng.choice([2, 5, 900]))) for _ in range(19)]
        bare = study(values, polarity=UP, guarded=False)
        assert bare.limits_at(0) == limits(values)


@pytest.fixture(scope="module")
def counted() -> dict[str, Counts]:
    return {kind: count(kind, made, 200, 19, 1) for kind, made in {**STABLE, **CHANGED}.items()}


def test_guards_leave_out_false_signals(counted: dict[str, Counts]) -> None:
    for kind in STABLE:
        assert counted[kind].guarded <= counted[kind].unguarded
        assert counted[kind].guarded <= 0.08 * counted[kind].times, kind
        assert counted[kind].assured == 0
    assert counted["near-flat"].guarded == 0
    assert counted["season of 20 %"].unguarded > 5 * counted["season of 20 %"].guarded


def test_guards_keep_true_signals(counted: dict[str, Counts]) -> None:
    for kind in CHANGED:
        assert counted[kind].guarded >= 0.9 * counted[kind].unguarded
