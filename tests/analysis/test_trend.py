"""A measure's months in a row: gaps, redefinitions, quarters, and what there is to say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kpi_tui.analysis.comparability import Obstacle
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.trend import FEWEST_FOR_SPC, Trend, trend
from kpi_tui.figures import Unit
from kpi_tui.vocabulary import Confidence, Kind, Polarity, YtdMethod
from tests.support.measures import measure, month_end, point, points, through


def of(*listed: MeasurePeriod, polarity: Polarity | None = None) -> Trend:
    return trend(structs.replace(measure(), polarity=polarity, history=listed))


def in_months(*places: int) -> list[MeasurePeriod]:
    """Readings so many months after December 2022, each with its place as its figure."""
    return [point(month_end(2023, place), str(place)) for place in places]


def test_months_in_a_row() -> None:
    found = of(*points("9", None, "1,100"))
    assert found.actuals == (9.0, None, 1100.0)
    assert found.targets == (1000.0, 1000.0, 1000.0)
    assert found.months == (date(2024, 5, 31), date(2024, 6, 30), date(2024, 7, 31))
    assert found.breaks == ()


def test_a_month_without_a_report_is_a_gap() -> None:
    found = of(*in_months(1, 2, 3, 5, 6))
    assert found.actuals == (1.0, 2.0, 3.0, None, 5.0, 6.0)
    assert found.points[3] is None
    assert found.months[3] == date(2023, 4, 30)
    assert found.targets[3] is None


def test_gaps_over_the_turn_of_a_year() -> None:
    found = of(*in_months(9, 10, 11, 14, 15, 16))
    assert [(day.year, day.month) for day in found.months] == [
        *((2023, 9), (2023, 10), (2023, 11), (2023, 12)),
        *((2024, 1), (2024, 2), (2024, 3), (2024, 4)),
    ]
    assert found.months[5] == date(2024, 2, 29), "months end when they end"


@pytest.mark.parametrize("places", [(3, 6, 9, 12), (1, 3, 5), (6, 12, 18)])
def test_a_measure_of_quarters_has_no_gaps_between_them(places: tuple[int, ...]) -> None:
    found = of(*in_months(*places))
    assert found.actuals == tuple(map(float, places))
    assert [day.month for day in found.months] == [(place - 1) % 12 + 1 for place in places]


@pytest.mark.parametrize(
    ("places", "missing"), [((1, 19), 17), ((6, 12), 5), ((3, 6, 9, 18), 2), ((1, 2, 12, 13), 9)]
)
def test_what_is_not_held_is_a_gap(places: tuple[int, ...], missing: int) -> None:
    """Also between two readings alone, of which nobody can tell how far apart they usually are."""
    found = of(*in_months(*places))
    assert found.points.count(None) == missing
    assert [each for each in found.actuals if each is not None] == list(map(float, places))
    drawn = zip(found.actuals, found.year_before, strict=True)
    assert not any(actual is None and before is not None for actual, before in drawn)


def test_redefined_where_its_unit_is_another() -> None:
    listed = [structs.replace(each, unit=unit) for each, unit in zip(
        in_months(1, 2, 3, 4), (Unit.GBP, Unit.GBP, Unit.PERCENT, None), strict=True)]  # fmt: skip
    found = of(*listed)
    assert found.breaks == (2,)
    assert found.unit is Unit.PERCENT, "the last one that is known"


def test_redefined_where_its_name_has_other_words() -> None:
    names = ("Visits to libraries", "VISITS to libraries", "Visits to libraries and museums by bus")

    def named(*actuals: str) -> tuple[int, ...]:
        listed = [
            point(month_end(2023, place), actual, name=name)
            for place, (actual, name) in enumerate(zip(actuals, names, strict=True), 1)
        ]
        return of(*listed).breaks

    assert named("100", "110", "170") == (2,)
    assert named("100", "110", "120") == (), "worded otherwise, and the same figures"
    within = [point(month_end(2023, at), "9", name=f"Done within {at * 14} days") for at in (1, 2)]
    assert of(*within).breaks == (1,)


def test_a_sign_that_is_no_longer_printed_is_the_same_unit() -> None:
    listed = in_months(*range(1, 5))
    signed = [structs.replace(each, unit=Unit.PERCENT) for each in listed[:2]]
    unsigned = [structs.replace(each, unit=Unit.NUMBER) for each in listed[2:]]
    assert of(*signed, *unsigned).breaks == ()
    far = [structs.replace(each, unit=Unit.NUMBER) for each in (point(month_end(2023, 3), "900"),)]
    found = of(*signed, *far)
    assert (found.breaks, found.reasons) == ((2,), (Obstacle.UNIT,))


@pytest.mark.parametrize(
    ("now", "then", "drawn"),
    [
        (("140", "75"), ("2,200", "1,675"), False),
        (("2,200", "1,675"), ("140", "75"), False),
        (("700", "600"), ("2,200", "1,675"), True),
        (("2,100", "1,675"), ("2,200", "1,675"), True),
    ],
)
def test_an_axis_has_no_room_for_two_scales(
    now: tuple[str, str], then: tuple[str, str], drawn: bool
) -> None:
    """One of them would lie flat, and the months that are asked about tell nothing."""
    listed = [point(month_end(2023, at), *(then if at < 5 else now)) for at in range(1, 8)]
    found = of(*listed)
    assert found.points == tuple(listed)
    assert found.on_one_axis == (*(listed[:4] if drawn else [None] * 4), *listed[4:])


def test_a_redefinition_is_counted_with_the_gaps() -> None:
    listed = in_months(1, 2, 3, 5, 6)
    listed[3:] = [structs.replace(each, unit=Unit.GBP) for each in listed[3:]]
    listed[:3] = [structs.replace(each, unit=Unit.PERCENT) for each in listed[:3]]
    found = of(*listed)
    assert found.breaks == (4,), "the place in the row, gaps counted"
    assert found.points[4] is listed[3]


def test_few_months_are_not_judged() -> None:
    few = of(*points(*map(str, range(FEWEST_FOR_SPC - 1))))
    assert few.study is None
    assert few.sentences == ("Fewer than 10 months: too few for a usual range.",)
    assert of(*points("1")).sentences == ()


def test_enough_months_are() -> None:
    found = of(*points(*map(str, range(FEWEST_FOR_SPC))), polarity=Polarity.BIGGER_IS_BETTER)
    assert found.study is not None
    assert len(found.study.point_types) == FEWEST_FOR_SPC
    assert found.sentences[0] == found.study.sentence
    assert not any("Fewer" in said for said in found.sentences)


def test_only_what_came_since_it_was_redefined_is_counted() -> None:
    listed = [
        structs.replace(each, unit=Unit.GBP if at < 6 else Unit.PERCENT)
        for at, each in enumerate(in_months(*range(1, 13)))
    ]
    assert of(*listed).study is None, "six since then"
    assert of(*(structs.replace(each, unit=None) for each in listed)).study is not None


def test_months_without_a_figure_do_not_count_as_months() -> None:
    blank = [point(month_end(2023, place), None) for place in range(1, 6)]
    assert of(*blank, *in_months(*range(6, 14))).study is None


def test_where_the_year_is_heading() -> None:
    before = in_months(4, 5)
    last = point(month_end(2023, 6), "6", ytd=("15", "3,000"))
    known = through(
        *before,
        last,
        polarity=Polarity.BIGGER_IS_BETTER,
        confidence=Confidence.SURE,
        kind=Kind.FLOW,
        ytd_method=YtdMethod.SUM,
    )
    assert any("March" in said or "year" in said for said in trend(known).sentences)
    assert trend(structs.replace(known, ytd_method=None)).sentences == of(*before, last).sentences


def test_nothing_is_a_trend_of_nothing() -> None:
    found = of()
    assert (found.points, found.months, found.breaks, found.study) == ((), (), (), None)
    assert found.unit is None


@st.composite
def readings(draw: st.DrawFn) -> Sequence[MeasurePeriod]:
    places = sorted(draw(st.sets(st.integers(1, 60), max_size=30)))
    units = st.none() | st.sampled_from(Unit)
    return [
        point(
            month_end(2020, place),
            draw(st.none() | st.integers(-99, 999).map(str)),
            name=draw(st.sampled_from(["Visits", "Visits to all libraries", "Debt"])),
            unit=draw(units),
        )
        for place in places
    ]


@given(readings(), st.none() | st.sampled_from(Polarity))
def test_every_reading_stands_in_its_month(
    listed: Sequence[MeasurePeriod], polarity: Polarity | None
) -> None:
    found = of(*listed, polarity=polarity)
    assert [each for each in found.points if each is not None] == list(listed)
    assert len(found.months) == len(found.points) == len(found.actuals) == len(found.targets)
    assert all(one < other for one, other in pairwise(found.months))
    for each, day in zip(found.points, found.months, strict=True):
        assert each is None or each.report_date == day
    assert all(0 < place < len(found.points) and found.points[place] for place in found.breaks)
    if found.study is not None:
        assert len(found.study.point_types) == len(found.points)
        assert [found.study.limits_at(place) for place in range(len(found.points))]


# What is judged, and what is said of it

UP = Polarity.BIGGER_IS_BETTER
AUGUST = date(2023, 8, 31)
HIGH_JULY = [100, 112, 104, 98, 109, 103, 300, 105, 111, 99, 107, 102]


def judged(
    *actuals: float,
    name: str = "Visits to libraries",
    targets: Sequence[str] = ("90",),
    percentage: bool = False,
    rebased: tuple[date, ...] = (),
) -> Trend:
    """The trend of a measure whose months end with July 2024."""
    last = len(actuals) - 1
    listed = [
        point(month_end(2024, 7 - last + at), f"{actual:g}", targets[at % len(targets)], name=name)
        for at, actual in enumerate(actuals)
    ]
    known = through(*listed, polarity=UP, confidence=Confidence.SURE, is_percentage=percentage)
    return trend(structs.replace(known, rebased=rebased))


def test_a_season_is_named_beside_what_is_unusual() -> None:
    found = judged(*HIGH_JULY, *HIGH_JULY[:7])
    assert found.sentences == (
        "Outside its usual range (high).",
        "It was so at this time of other years too, so it may be the season: 300 in July 2023.",
    )
    found = judged(*HIGH_JULY[:6], 108, *HIGH_JULY[7:], *HIGH_JULY[:7])
    assert found.sentences == (
        "Outside its usual range (better).",
        "At this time of other years: 108 in July 2023.",
    )
    assert "No comparable year is held" in judged(*HIGH_JULY[7:], *HIGH_JULY[:7]).sentences[1]


def every(step: int, *actuals: float) -> Trend:
    """The trend of a measure that is reported so many months apart, the last time in July 2024."""
    listed = points(*(f"{actual:g}" for actual in actuals), step=step)
    return trend(through(*listed, polarity=UP, confidence=Confidence.SURE))


def test_the_same_time_of_other_years_of_a_quarterly_measure_in_monthly_reports() -> None:
    steady = [100, 109, 103, 112, 106]
    assert every(3, *steady, *steady, 180).sentences == (
        "Outside its usual range (better). Its usual range is provisional: 11 reports.",
        "At this time of other years: 103 in July 2022, 109 in July 2023.",
    )
    seasonal = every(3, *[300, 101, 102, 103, 300, 102, 101, 103] * 2, 300)
    assert seasonal.study is not None
    assert seasonal.study.seasons[-1] in ((), (0, 4, 8, 12))
    uneven = through(*points(*map(str, range(10)), step=3), *points("90"), polarity=UP)
    assert "April" not in " ".join(trend(uneven).sentences)


def test_the_rounding_of_another_unit_does_not_bring_a_target_near() -> None:
    shares = [f"{50 + place % 3 * 1.1:.1f}%" for place in range(14)]
    listed = points(*["£1.2m", "£1.3m"] * 5, *shares)
    units = [Unit.GBP] * 10 + [Unit.PERCENT] * 14
    counted = [structs.replace(each, unit=unit) for each, unit in zip(listed, units, strict=True)]
    target = [
        structs.replace(each, period=msgspec.structs.replace(each.period, target_value=90.0))
        for each in counted
    ]
    found = trend(through(*target, polarity=UP, confidence=Confidence.SURE))
    assert found.breaks == (10,)
    assert found.sentences[-1] == "At current levels it should not be expected to meet its target."


def test_few_figures_in_many_months_are_not_few_months() -> None:
    words = of(*points(*["On track"] * 12))
    assert words.sentences == ("Fewer than 10 months with a figure: too few for a usual range.",)
    assert every(3, 1, 2, 3).sentences == ("Fewer than 10 reports: too few for a usual range.",)


def test_what_is_said_of_an_earlier_figure_names_its_month() -> None:
    steady = through(
        *points(*(str(100 + place % 5) for place in range(13)), None),
        polarity=UP,
        confidence=Confidence.SURE,
    )
    (first, *_) = trend(steady).sentences
    assert first == "Its last figure, of June 2024: within its usual range."


def test_only_what_is_stable_is_promised_to_meet_its_target() -> None:
    steady = [100, 112, 104, 98, 109, 103, 101] * 2
    promise = "At current levels it should meet its target."
    assert promise in judged(*steady, targets=["60"]).sentences
    assert promise not in judged(*steady, 300, targets=["60"]).sentences
    assert promise not in judged(*steady, targets=["60", "61"]).sentences, "a target of each month"


def test_a_forecast_has_no_usual_range() -> None:
    steady = [100, 112, 104, 98, 109, 103, 101] * 2
    found = judged(*steady, name="Forecast outturn")
    assert found.study is None
    assert found.sentences == ("Its figures are forecasts, which have no usual range.",)


def test_a_total_that_runs_on_has_no_usual_range() -> None:
    found = judged(*[100, 112, 104, 98, 109, 103, 101] * 2, name="Homes completed (cumulative)")
    assert found.study is None
    assert found.sentences == ("Its figures run on through the year, which has no usual range.",)


def test_few_cases_are_cautioned_and_promised_nothing() -> None:
    found = judged(*[100, 50, 75, 60, 80, 66.67, 100, 40] * 2, targets=["10"], percentage=True)
    assert "Its percentages are of few cases each: one case moves them far." in found.sentences
    assert not any("expect" in said for said in found.sentences)


def test_a_month_without_a_figure_says_nothing_of_how_finely_the_others_are_printed() -> None:
    shares = [f"{57 + place % 5 / 10:.2f}%" for place in range(13)]  # 4 of 7 are 57.14%
    for printed in (shares, [*shares[:6], None, *shares[6:]]):
        readings = [
            structs.replace(each, period=msgspec.structs.replace(each.period, target_value=58.0))
            for each in points(*printed)
        ]
        known = through(*readings, polarity=UP, confidence=Confidence.SURE, is_percentage=True)
        (*_, promise) = trend(known).sentences
        assert promise == "At current levels it should not be expected to meet its target."


def test_an_officer_may_set_its_usual_range_anew() -> None:
    actuals = [
        100,
        112,
        104,
        98,
        109,
        103,
        101,
        108,
        500,
        512,
        504,
        498,
        509,
        503,
        501,
        508,
        507,
        506,
    ]
    assert judged(*actuals).rebased == ()
    found = judged(*actuals, rebased=(month_end(2023, 10),))
    assert found.rebased == (8,)
    assert found.breaks == ()
    assert found.study is not None
    assert [group.start for group in found.study.groups] == [0, 8]
    assert found.sentences[0].startswith("Within its usual range.")
    settled = "Its usual range is worked out anew from October 2023 on, as an officer decided."
    assert settled in found.sentences
    high = judged(*HIGH_JULY[:6], 108, *HIGH_JULY[7:], *HIGH_JULY[:7], rebased=(AUGUST,))
    assert high.sentences[1] == "At this time of other years: 108 in July 2023.", "though before it"
    late = judged(*actuals, rebased=(date(2024, 3, 31),))
    assert late.study is None
    assert late.sentences == (
        "Fewer than 10 months since its usual range was set anew: too few for a usual range.",
    )
    assert judged(*actuals, rebased=(date(2030, 3, 31), date(2020, 3, 31))).rebased == ()
