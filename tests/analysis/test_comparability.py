"""Which readings of a measure are one series: the rule that travel, changes, trend and charts share."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kpi_tui.analysis.comparability import (
    Obstacle,
    Point,
    is_other_season,
    latest_comparable,
    obstacle_between,
    obstacles,
    season_caution,
    sign_changes,
    since_break,
)
from kpi_tui.demo import published, sample_reports
from kpi_tui.figures import Unit
from kpi_tui.period import PeriodType
from kpi_tui.vocabulary import Kind
from tests.support.frames import histories
from tests.support.measures import month_end, point

FLOW, STOCK, RATE = Kind.FLOW, Kind.STOCK, Kind.RATE


def series(
    *figures: tuple[float | None, float | None],
    kind: Kind | None = FLOW,
    name: str = "Visits",
    unit: Unit | None = Unit.NUMBER,
    ytd: tuple[tuple[float | None, float | None], ...] = (),
    step: int = 1,
) -> list[Point]:
    """Points from April 2023 on, each an actual and a target."""
    none = (None, None)
    return [
        Point(
            month_end(2023, 4 + step * at), name, unit, kind, step * at % 12 + 1,
            "cumulative" in name, *one, *(ytd[at] if at < len(ytd) else none),
        )
        for at, one in enumerate(figures)
    ]  # fmt: skip


def last_of(points: list[Point]) -> Obstacle | None:
    found = obstacles(points)
    assert not any(found[:-1])
    return found[-1]


@pytest.mark.parametrize(
    ("names", "figures", "obstacle"),
    [
        (("Debt (£000)", "Debt (£m)"), (1_200, 1.2), Obstacle.UNIT),
        (("Debt (£m)", "Debt (£'000)"), (1.2, 1_200), Obstacle.UNIT),
        (("Debt (£)", "Debt (£k)"), (1_200_000, 1_200), Obstacle.UNIT),
        # Printed with a unit of their own, such as £1.2m, they are in pounds either way.
        (("Debt (£000)", "Debt (£m)"), (1_200_000, 1_250_000), None),
        (("Debt (£m)", "Debt (£ million)"), (1.2, 30), None),
        (("Debt (£m)", "Debt (£m)"), (1.2, 1_200), None),
    ],
)
def test_another_scale_in_the_name_is_another_unit_where_the_figures_are_on_it(
    names: tuple[str, str], figures: tuple[float, float], obstacle: Obstacle | None
) -> None:
    points = series((figures[0], None), (figures[1], None), kind=STOCK)
    renamed = [structs.replace(point, name=name) for point, name in zip(points, names, strict=True)]
    assert last_of(renamed) is obstacle


def test_like_figures_are_one_series() -> None:
    assert obstacles(series((10, 9), (12, 9), (None, 9), (3, None))) == [None] * 4
    assert obstacles([]) == []


@pytest.mark.parametrize(
    ("units", "figures", "expected"),
    [
        ((Unit.PERCENT, Unit.NUMBER), (95, 94), None),
        ((Unit.GBP, Unit.NUMBER), (620_046, 495_192), None),
        ((Unit.GBP, Unit.NUMBER), (21_600_000, 117), Obstacle.UNIT),
        ((Unit.PERCENT, Unit.GBP), (5, 5), Obstacle.UNIT),
        ((Unit.PERCENT, None), (5, 900), None),
        ((Unit.PERCENT, Unit.TEXT), (5, None), None),
    ],
)
def test_another_unit_is_an_obstacle_and_a_sign_left_out_is_none(
    units: tuple[Unit | None, ...], figures: tuple[float | None, ...], expected: Obstacle | None
) -> None:
    points = series(*((one, None) for one in figures), kind=None)
    points = [structs.replace(one, unit=unit) for one, unit in zip(points, units, strict=True)]
    assert last_of(points) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("days", "days"), None),
        (("days", ""), None),
        (("", "days"), None),
        (("days", "weeks"), Obstacle.UNIT),
        (("days", "working days"), Obstacle.UNIT),
        (("days", "", "weeks"), Obstacle.UNIT),
        (("%", "days"), Obstacle.UNIT),
        (("days", "£"), Obstacle.UNIT),
        (("%", "£"), None),  # their units are told apart
    ],
)
def test_days_are_no_weeks_and_a_word_left_out_is_no_obstacle(
    words: tuple[str, ...], expected: Obstacle | None
) -> None:
    points = series(*((10, 12) for _ in words), kind=None)
    points = [
        structs.replace(one, counted_in=word) for one, word in zip(points, words, strict=True)
    ]
    assert last_of(points) is expected


@pytest.mark.parametrize(
    ("name", "actual", "expected"),
    [
        ("The number of visits", 400, None),
        ("Visits to libraries", 120, None),
        ("Visits to libraries", 400, Obstacle.DEFINITION),
        ("Visits within 5 days", 100, Obstacle.DEFINITION),
        ("Visits (excluding schools)", 100, Obstacle.DEFINITION),
    ],
)
def test_another_name_is_an_obstacle_where_figures_or_conditions_differ(
    name: str, actual: float, expected: Obstacle | None
) -> None:
    first, second = series((100, None), (actual, None))
    assert last_of([first, structs.replace(second, name=name)]) is expected


@pytest.mark.parametrize(
    ("actuals", "kind", "expected"),
    [
        ((11, -3, 95), STOCK, Obstacle.LEVEL),
        ((11, -3, 40), STOCK, None),
        ((11, 95), STOCK, None),
        ((95, 96, -3), STOCK, Obstacle.LEVEL),
        ((11, -3, 95), FLOW, None),
        ((-0.5, 4), RATE, None),
    ],
)
def test_a_change_and_a_level(
    actuals: tuple[float, ...], kind: Kind, expected: Obstacle | None
) -> None:
    assert last_of(series(*((one, None) for one in actuals), kind=kind)) is expected


def test_a_cumulative_figure_and_a_single_one() -> None:
    single = series((5, 5), (5, 5), (6, 5), ytd=((5, 5), (10, 10), (16, 15)))
    assert obstacles(single) == [None] * 3
    mixed = series((5, 5), (5, 5), (16, 15), ytd=((5, 5), (10, 10), (16, 15)))
    assert obstacles(mixed)[-1] is Obstacle.CUMULATIVE
    rates = [structs.replace(one, kind=RATE) for one in mixed]
    assert Obstacle.CUMULATIVE not in obstacles(rates)


@pytest.mark.parametrize(
    ("figures", "kind", "step", "expected"),
    [
        # 950 to 119 and 1,247 to 98, eighteen months on.
        (((1247, 950), (98, 119)), FLOW, 18, Obstacle.STEP),
        # The same from one month to the next may be its profile, unless the target stood before.
        (((1247, 950), (98, 119)), FLOW, 1, None),
        (((1247, 950),) * 3 + ((98, 119),), FLOW, 1, Obstacle.STEP),
        (((90, 80), (30, 25), (60, 50), (20, 15)), FLOW, 1, None),
        # The target alone, the figures alone, or the one up and the other down.
        (((1247, 950),) * 3 + ((1200, 119),), FLOW, 1, None),
        (((1247, 950),) * 3 + ((98, 950),), FLOW, 1, None),
        (((1247, 950),) * 3 + ((98, 2000),), FLOW, 1, None),
        (((80, 75), (20, 25)), RATE, 1, Obstacle.STEP),
    ],
)
def test_a_step_of_target_and_figures(
    figures: tuple[tuple[float, float], ...], kind: Kind, step: int, expected: Obstacle | None
) -> None:
    assert last_of(series(*figures, kind=kind, step=step)) is expected


def test_a_total_that_runs_on_and_its_target_grow_together() -> None:
    assert last_of(series((28, 30), (63, 60), kind=None, name="Homes (cumulative)")) is None
    assert last_of(series((28, 30), (63, 60), kind=None)) is Obstacle.STEP


def test_what_follows_a_break_is_compared_with_what_came_after_it() -> None:
    points = series(*((100, 90),) * 3, (900, 800), (910, 800), (905, 800))
    assert obstacles(points) == [None, None, None, Obstacle.STEP, None, None]


@given(
    st.lists(
        st.tuples(st.none() | st.integers(-9, 99999), st.none() | st.integers(0, 99999)),
        max_size=20,
    ),
    st.none() | st.sampled_from(Kind),
)
def test_no_series_begins_with_a_break_and_none_depends_on_what_comes_later(
    figures: list[tuple[float | None, float | None]], kind: Kind | None
) -> None:
    points = series(*figures, kind=kind)
    found = obstacles(points)
    assert found[:1] in ([], [None])
    for length in range(len(points)):
        assert obstacles(points[:length]) == found[:length]


@pytest.mark.parametrize(
    ("days", "adds_up", "of", "said"),
    [
        ((date(2023, 1, 31), date(2024, 7, 31)), True, PeriodType.MONTH,
         "January and July may differ by season"),
        ((date(2023, 7, 31), date(2024, 7, 31)), True, PeriodType.MONTH, None),
        ((date(2024, 6, 30), date(2024, 7, 31)), True, PeriodType.MONTH, None),
        ((date(2023, 1, 31), date(2024, 7, 31)), False, PeriodType.MONTH, None),
        ((date(2024, 3, 31), date(2024, 12, 31)), True, PeriodType.QUARTER,
         "Quarter 4 and Quarter 3 may differ by season"),
        ((date(2024, 9, 30), date(2024, 12, 31)), True, PeriodType.QUARTER, None),
        ((date(2023, 3, 31), date(2024, 3, 31)), True, PeriodType.YEAR, None),
    ],
)  # fmt: skip
def test_only_counts_of_other_seasons_have_a_caution(
    days: tuple[date, date], adds_up: bool, of: PeriodType, said: str | None
) -> None:
    assert is_other_season(*days, adds_up, of) is (said is not None)
    if said:
        assert season_caution(*days, adds_up, of) == said


def test_signs_that_are_printed_or_no_longer() -> None:
    readings = [
        structs.replace(point(month_end(2024, at), "95"), unit=unit)
        for at, unit in enumerate((Unit.PERCENT, Unit.NUMBER, None, Unit.PERCENT), 4)
    ]
    assert [(old.when, new.when, words) for old, new, words in sign_changes(readings)] == [
        ("April 2024", "May 2024", "no longer printed with %"),
        ("May 2024", "July 2024", "now printed with %"),
    ]


def test_the_published_months() -> None:
    """Of the measures that both have, these three are not to be compared: nine lost a sign only."""
    reports = [published(month) for month in ("2023-01", "2024-07")]
    found = {
        each.measure_code: obstacle_between(each.history[0], each)
        for each in histories(*reports).of_report(reports[1].report_date)
        if len(each.history) > 1
    }
    assert {code: obstacle for code, obstacle in found.items() if obstacle} == {
        "OCC01.02": Obstacle.STEP,
        "OCC07.02": Obstacle.LEVEL,
        "OCC11.03": Obstacle.UNIT,
    }
    assert len(found) == 22


def test_the_facts_tell_of_the_latest_what_the_rule_tells_of_all() -> None:
    reports = list(sample_reports())
    for each in histories(*reports).of_report(reports[-1].report_date):
        for most in (2, 8, 99):
            expected = since_break(each.history)[-most:]
            assert latest_comparable(each.history, most) == expected, each.measure_code


def test_the_facts_tell_of_two_readings_what_the_rule_tells_of_all() -> None:
    reports = list(sample_reports())
    for each in histories(*reports).of_report(reports[-1].report_date):
        untold = tuple(structs.replace(reading, moved=None) for reading in each.history)
        for before in each.history[:-1:5]:
            expected = obstacle_between(before, structs.replace(each, history=untold))
            assert obstacle_between(before, each) is expected, each.measure_code


def test_a_quarter_in_monthly_reports_is_no_total_of_its_year() -> None:
    to_date = ((250, 300), (500, 600), (750, 900), (1000, 1200), (250, 300))
    quarters = [
        structs.replace(point, day=month_end(2023, 6 + 3 * at), place=(3 * at + 2) % 12 + 1)
        for at, point in enumerate(series(*[(250, 300)] * 5, ytd=to_date))
    ]
    assert obstacles(quarters) == [None] * 5
    may = structs.replace(quarters[0], day=month_end(2023, 5), ytd_actual=490.0)
    assert obstacles([may, quarters[0]]) == [None, Obstacle.CUMULATIVE]
