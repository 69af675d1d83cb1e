"""What is said of a series: its break, signs that went, and the steps of its target."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec import structs

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.trend import trend
from kpi_tui.figures import Unit
from kpi_tui.period import PeriodType
from kpi_tui.vocabulary import Confidence, Polarity
from kpi_tui.wording.series_notes import not_drawn, series_notes
from tests.support.measures import month_end, point, through


def aimed(*targets: str | None, first: int = 1, **ours: object) -> MeasurePeriod:
    """A measure whose figures stand still while its targets are these, month by month."""
    listed = [point(month_end(2024, first + at), "5", target) for at, target in enumerate(targets)]
    return structs.replace(through(*listed), confidence=Confidence.SURE, **ours)


def notes(measure: MeasurePeriod) -> list[str]:
    return list(series_notes(measure, trend(measure)))


@pytest.mark.parametrize(
    ("targets", "polarity", "said"),
    [
        (["£2,500,000", "£3,500,000"], Polarity.SMALLER_IS_BETTER,
         "Target raised £2.5m → £3.5m (made easier), February 2024."),
        (["62.00%", "61.50%"], Polarity.BIGGER_IS_BETTER,
         "Target lowered 62.00% → 61.50% (made easier), February 2024."),
        (["300.00", "450"], Polarity.BIGGER_IS_BETTER,
         "Target raised 300 → 450 (made harder), February 2024."),
        (["300", "450"], None, "Target raised 300 → 450, February 2024."),
        (["1,234,567", "1,500,000"], None, "Target raised 1,234,567 → 1.5m, February 2024."),
        (["1 day", "2 days"], None, "Target raised 1 day → 2 days, February 2024."),
        (["1,000,000 visits", "1.5 million visits"], None,
         "Target raised 1m visits → 1.5m visits, February 2024."),
    ],
)  # fmt: skip
def test_a_step_of_the_target_is_told(
    targets: Sequence[str], polarity: Polarity | None, said: str
) -> None:
    assert notes(aimed(*targets, polarity=polarity)) == [said]


def test_a_target_that_stays_is_not_told() -> None:
    assert notes(aimed("5", "5.00", None, "5")) == []


@pytest.mark.parametrize(
    ("targets", "first", "said"),
    [
        (["100", "200", "300"], 4, []),
        (["1,200", "100", "200"], 3, []),
        (["-100", "-200"], 4, []),
        (["1,200", "1,500"], 3, ["Target raised 1,200 → 1,500 (made harder), April 2024."]),
        (["1,200", "1,000"], 5, ["Target lowered 1,200 → 1,000 (made easier), June 2024."]),
    ],
)
def test_the_next_stage_of_a_total_is_no_step(
    targets: Sequence[str], first: int, said: Sequence[str]
) -> None:
    listed = [
        point(month_end(2024, first + at), "5", target, name="Trees planted (cumulative)")
        for at, target in enumerate(targets)
    ]
    up = Polarity.BIGGER_IS_BETTER
    assert notes(through(*listed, polarity=up, confidence=Confidence.SURE)) == said


def test_a_step_between_reports_far_apart_is_between_them() -> None:
    far = through(point(month_end(2023, 1), "5", "4"), point(month_end(2024, 7), "5", "5"))
    assert notes(far) == ["Target raised 4 → 5, between January 2023 and July 2024."]


def test_a_profile_through_the_year_is_no_row_of_steps() -> None:
    assert notes(aimed(*map(str, range(100, 112)))) == []
    few = notes(aimed(*["10"] * 4, *["11"] * 4, *["12"] * 4))
    assert len(few) == 2


def test_a_step_over_a_break_is_none() -> None:
    before = [structs.replace(each, unit=Unit.PERCENT) for each in aimed("50", "50").history]
    after = [structs.replace(each, unit=Unit.GBP) for each in aimed("900", "900", first=3).history]
    (only,) = notes(through(*before, *after))
    assert only.startswith("Break in series at March 2024, counted in another unit")


def test_the_year_before_is_that_of_the_last_year_and_of_one_series() -> None:
    months = [point(month_end(2022, 1 + place), str(place)) for place in range(30)]
    found = trend(through(*months)).year_before
    assert found[:18] == (None,) * 18
    assert found[18:] == tuple(map(float, range(6, 18)))
    broken = [*(structs.replace(each, unit=Unit.GBP) for each in months[:20]), *months[20:]]
    broken[20:] = [structs.replace(each, unit=Unit.PERCENT) for each in broken[20:]]
    assert trend(through(*broken)).year_before[20:] == (None,) * 10


def test_what_an_axis_has_no_room_for_is_named_with_why() -> None:
    then = [point(month_end(2024, at), "2,200", "1,675") for at in range(1, 5)]
    now = [point(month_end(2024, at), "140", "75") for at in (5, 6)]
    said = list(not_drawn(trend(through(*then, *now)), PeriodType.MONTH))
    assert said == ["Not drawn, as on another scale: January 2024 to April 2024."]
