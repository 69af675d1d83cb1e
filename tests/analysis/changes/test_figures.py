from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from msgspec import structs

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.changes.figures import targets, units, values
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.pair import MeasurePair
from kpi_tui.status import Status
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod
from tests.support.measures import measure, month_end, point
from tests.support.pairs import DOWN, UP, cells, pair

JANUARY_2023 = date(2023, 1, 31)
JANUARY_2024 = date(2024, 1, 31)
JULY_2024 = date(2024, 7, 31)


def actual(old: str | None, new: str | None, polarity: Polarity | None = UP) -> list[Change]:
    """What is said of a month's actual that went from the first text to the second."""
    before, after = cells(period_actual=old), cells(period_actual=new)
    return list(values(pair(before, after, polarity=polarity)))


def target(old: str | None, new: str | None, polarity: Polarity | None = UP) -> list[Change]:
    before, after = cells(period_target=old), cells(period_target=new)
    return list(targets(pair(before, after, polarity=polarity)))


@pytest.mark.parametrize(
    ("old", "new", "sentence", "effect"),
    [
        ("900", "1,247", "Actual 900 → 1,247, up 347 (39%), better", Effect.BETTER),
        ("1,247", "900", "Actual 1,247 → 900, down 347 (28%), worse", Effect.WORSE),
        ("57.95%", "56.96%", "Actual 57.95% → 56.96%, down 0.99 points, worse", Effect.WORSE),
        ("3%", "4%", "Actual 3% → 4%, up 1 point, better", Effect.BETTER),
        (
            "£300,000",
            "£495,192",
            "Actual £300,000 → £495,192, up £195,192 (65%), better",
            "better",
        ),
        # What stands behind a figure is no digit of it.
        ("92.6%*", "95.0%*", "Actual 92.6%* → 95.0%*, up 2.4 points, better", Effect.BETTER),
        ("51.6 (p)", "52.4 (p)", "Actual 51.6 (p) → 52.4 (p), up 0.8 (1.6%), better", "better"),
        ("£1.2m", "£1.35m", "Actual £1.2m → £1.35m, up £150,000 (13%), better", Effect.BETTER),
        # No per cent of nothing, nor across it.
        ("0.00", "3.97", "Actual 0.00 → 3.97, up 3.97, better", Effect.BETTER),
        ("-3.00", "95", "Actual -3.00 → 95, up 98, better", Effect.BETTER),
        ("4", "-1", "Actual 4 → -1, down 5, worse", Effect.WORSE),
        # Words and cut figures as printed, and nothing worked out.
        (
            "Slightly behind schedule",
            "Delivering to plan",
            "Actual Slightly behind schedule → Delivering to plan",
            None,
        ),
        ("Late", "98", "Actual Late → 98", None),
        ("10 days", "12", "Actual 10 days → 12, up 2 days (20%), better", Effect.BETTER),
        ("2 days", "1 day", "Actual 2 days → 1 day, down 1 day (50%), worse", Effect.WORSE),
        (
            "£21,262,0",
            "£21,300,0",
            "Actual £21,262,0 → £21,300,0, cut off in print, so not compared",
            None,
        ),
        (
            "£21,262,000",
            "£21,300,0",
            "Actual £21,262,000 → £21,300,0, cut off in print, so not compared",
            None,
        ),
        ("74.00", None, "Actual not given now, was 74.00", Effect.REMOVED),
        ("74.00", "n/r", "Actual not given now, was 74.00", Effect.REMOVED),
        (None, "74.00", "Actual given now: 74.00", Effect.ADDED),
        ("?", "74.00", "Actual given now: 74.00", Effect.ADDED),
    ],
)
def test_an_actual_that_moved(
    old: str | None, new: str | None, sentence: str, effect: Effect | None
) -> None:
    (change,) = actual(old, new)
    assert (change.sentence, change.effect) == (sentence, effect)
    assert (change.kind, change.field) == (ChangeKind.VALUE, "period_actual")
    assert (change.old, change.new) == (old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (None, None),
        ("74.00", "74"),
        ("1247", "1,247"),
        ("n/r", None),
        ("?", "n/r"),
        ("On schedule", "on  schedule"),
        ("£21,262,0", "£21,262,0"),
    ],
)
def test_an_actual_that_only_reads_otherwise(old: str | None, new: str | None) -> None:
    assert actual(old, new) == []


def test_which_way_is_better_goes_by_the_polarity() -> None:
    assert actual("10", "12", DOWN)[0].effect is Effect.WORSE
    assert actual("12", "10", DOWN)[0].effect is Effect.BETTER
    for polarity in (None, Polarity.NEUTRAL):
        (change,) = actual("10", "12", polarity)
        assert (change.effect, change.sentence) == (None, "Actual 10 → 12, up 2 (20%)")


def test_in_a_range_nearer_the_target_is_better() -> None:
    def effect(old: tuple[str, str | None], new: tuple[str, str | None]) -> Effect | None:
        before, after = (
            cells(period_actual=actual, period_target=target) for actual, target in (old, new)
        )
        (change,) = values(pair(before, after, polarity=Polarity.IN_RANGE))
        return change.effect

    assert effect(("80", "100"), ("110", "100")) is Effect.BETTER
    assert effect(("110", "100"), ("80", "100")) is Effect.WORSE
    assert effect(("90", "100"), ("110", "100")) is None
    assert effect(("90", None), ("110", "100")) is None


def test_a_polarity_that_turned_round_says_nothing() -> None:
    before, after = cells(period_actual="10"), cells(period_actual="12")
    turned = MeasurePair(measure(before, polarity=DOWN), measure(after, polarity=UP))
    learnt = MeasurePair(measure(before), measure(after, polarity=UP))
    assert next(values(turned)).effect is None
    assert next(values(learnt)).effect is Effect.BETTER


def test_worse_figures_come_first_and_those_that_moved_far_before_those_that_did_not() -> None:
    moves = [("10", None), ("10", "1"), ("10", "9"), ("Late", "Soon"), ("1", "10"), ("9", "10")]
    changes = [actual(old, new)[0] for old, new in [*moves, (None, "10")]]
    weights = [change.weight for change in changes]
    assert weights == sorted(weights)
    assert len(set(weights)) == len(weights)
    assert {change.group for change in changes} == {ChangeGroup.VALUE}


def test_the_month_comes_before_its_year_within_better_and_worse() -> None:
    before = cells(period_actual="9", ytd_actual="99")
    after = cells(period_actual="8", ytd_actual="1")
    month, year = values(pair(before, after, polarity=UP, ytd_method=YtdMethod.AVERAGE))
    assert (month.effect, year.effect) == (Effect.WORSE, Effect.WORSE)
    assert month.weight < year.weight < actual("8", "9")[0].weight


@pytest.mark.parametrize(
    ("old", "new", "sentence", "effect", "group"),
    [
        (
            "95",
            "90",
            "Target made easier from 95 to 90, down 5 (5.3%)",
            Effect.LOOSER,
            ChangeGroup.TARGET_LOOSENED,
        ),
        (
            "90",
            "95",
            "Target made harder from 90 to 95, up 5 (5.6%)",
            Effect.TIGHTER,
            ChangeGroup.TARGET,
        ),
        ("95", None, "Target removed, was 95", Effect.REMOVED, ChangeGroup.TARGET_LOOSENED),
        (None, "95", "Target set: 95", Effect.ADDED, ChangeGroup.TARGET),
        (
            "Delivering to plan",
            "Delivered",
            "Target moved from Delivering to plan to Delivered",
            None,
            ChangeGroup.TARGET,
        ),
        (
            "£289,000,00",
            "£290,000,00",
            "Target moved from £289,000,00 to £290,000,00, cut off in print, so not compared",
            None,
            ChangeGroup.TARGET,
        ),
    ],
)
def test_a_target_that_moved(
    old: str | None, new: str | None, sentence: str, effect: Effect | None, group: ChangeGroup
) -> None:
    (change,) = target(old, new)
    assert (change.sentence, change.effect, change.group) == (sentence, effect, group)
    assert (change.kind, change.field) == (ChangeKind.TARGET, "period_target")


def test_a_target_is_eased_by_the_polarity() -> None:
    assert target("2.5", "3.5", DOWN)[0].effect is Effect.LOOSER
    assert target("3.5", "2.5", DOWN)[0].effect is Effect.TIGHTER
    for polarity in (None, Polarity.NEUTRAL, Polarity.IN_RANGE):
        (change,) = target("80", "75", polarity)
        assert change.effect is None
        assert change.sentence == "Target moved from 80 to 75, down 5 (6.3%)"


def test_a_target_removed_after_it_was_missed_comes_first_and_says_so() -> None:
    missed = cells(period_actual="13.00%", period_target="60%", period_status=Status.RED)
    met = replace(missed, period_status=Status.GREEN)
    (first,) = targets(pair(missed, replace(missed, period_target=None)))
    (second,) = targets(pair(met, replace(met, period_target=None)))
    assert first.sentence == (
        "Target removed, was 60%: the last result against it, 13.00%, was ▲ red"
    )
    assert second.sentence == "Target removed, was 60%"
    assert first.weight < second.weight
    assert second.weight < target("95", "94")[0].weight


def test_targets_that_moved_far_come_first() -> None:
    assert target("100", "50")[0].weight < target("100", "90")[0].weight


def test_the_season_is_told_of_a_flows_target_in_another_month_of_another_year() -> None:
    def said(days: tuple[date, date], kind: Kind | None) -> str:
        before, after = cells(period_target="90,000"), cells(period_target="130,000")
        return next(targets(pair(before, after, polarity=UP, kind=kind, days=days))).sentence

    far, year, april, next_one = (
        (JANUARY_2023, JULY_2024),
        (JANUARY_2023, JANUARY_2024),
        (date(2024, 4, 30), JULY_2024),
        (date(2024, 6, 30), JULY_2024),
    )
    assert said(far, Kind.FLOW) == (
        "Target moved from 90,000 to 130,000, up 40,000 (44%), "
        "though January and July may differ by season"
    )
    assert said(april, Kind.FLOW).endswith(", though April and July may differ by season")
    new_year = said((date(2024, 3, 31), date(2024, 4, 30)), Kind.FLOW)
    assert new_year.startswith("Target made harder")
    assert new_year.endswith("though March and April may differ by season")
    for days, kind in ((far, Kind.RATE), (far, None), (year, Kind.FLOW), (next_one, Kind.FLOW)):
        assert "season" not in said(days, kind)


def test_years_to_date_over_other_parts_of_their_years_say_so() -> None:
    before = cells(period_actual="70", ytd_actual="71", period_target="90", ytd_target="90")
    after = replace(before, ytd_actual="75")

    def said(first: date, last: date) -> str:
        return next(values(pair(before, after, polarity=UP, days=(first, last)))).sentence

    far = said(JANUARY_2023, JULY_2024)
    assert far == "Year to date 71 → 75, up 4 (5.6%), better, over 4 months now, 10 then"
    assert "months now" not in said(date(2024, 6, 30), JULY_2024)
    assert "months now" not in said(date(2023, 7, 31), JULY_2024)
    assert said(date(2024, 3, 31), date(2024, 4, 30)).endswith("over 1 month now, 12 then")


def test_counts_of_another_season_are_neither_better_nor_worse() -> None:
    before, after = cells(period_actual="90,000"), cells(period_actual="130,000")
    days = (JANUARY_2023, JULY_2024)
    (change,) = values(pair(before, after, polarity=UP, kind=Kind.FLOW, days=days))
    assert change.effect is None
    assert change.sentence == (
        "Actual 90,000 → 130,000, up 40,000 (44%), though January and July may differ by season"
    )
    (change,) = values(pair(before, after, polarity=UP, kind=Kind.RATE, days=days))
    assert change.effect is Effect.BETTER


@pytest.mark.parametrize(
    ("old", "new", "actual", "said"),
    [
        ("100", "90", "105", "105 would have met the old target too"),
        ("100", "90", "100", "100 would have met the old target too"),
        ("100", "90", "95", "95 would have missed the old target"),
        ("100", "90", "85", None),
        ("100", "110", "115", None),
    ],
)
def test_what_a_loosened_target_changes(old: str, new: str, actual: str, said: str | None) -> None:
    before = cells(period_actual="80", period_target=old)
    after = cells(period_actual=actual, period_target=new)
    (change,) = targets(pair(before, after, polarity=UP))
    assert change.sentence.partition("; ")[2] == (said or "")


def test_since_when_a_target_is_what_it_is() -> None:
    days = (month_end(2024, month) for month in (4, 5, 6, 7))
    readings = [point(day, "80", target) for day, target in zip(days, "ABBB", strict=True)]
    readings = [
        point(each.report_date, "80", {"A": "90", "B": "100"}[each.period.target or ""])
        for each in readings
    ]
    both = MeasurePair(readings[0], structs.replace(readings[-1], history=tuple(readings)))
    assert next(targets(both)).sentence.endswith("up 10 (11%), since May 2024")
    last = MeasurePair(readings[0], structs.replace(readings[1], history=tuple(readings[:2])))
    assert next(targets(last)).sentence.endswith("up 10 (11%)")


def test_a_step_of_target_and_figures_is_not_compared() -> None:
    before = cells(period_actual="1,247", period_target="950")
    after = cells(period_actual="98", period_target="119")
    both = pair(before, after, polarity=UP, days=(JANUARY_2023, JULY_2024))
    (value,), (target,) = values(both), targets(both)
    assert (value.effect, target.effect) == (None, None)
    assert value.sentence == (
        "Actual 1,247 → 98, not compared: its target and its figures are both on another scale"
    )
    assert target.sentence == (
        "Target moved from 950 to 119, down 831 (87%), and the figures with it, so not compared"
    )


def test_a_change_is_not_compared_with_a_level() -> None:
    before, after = cells(period_actual="-3.00"), cells(period_actual="95")
    days = (JANUARY_2023, JULY_2024)
    (change,) = values(pair(before, after, polarity=DOWN, kind=Kind.STOCK, days=days))
    assert change.effect is None
    assert change.sentence == "Actual -3.00 → 95, not compared: one is a change, the other a level"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "£21,600,000",
            "117.00",
            "Counted in pounds before, in plain numbers now, so not compared: £21,600,000 → 117.00",
        ),
        ("74.00%", "74.00", "No longer printed with %"),
        ("74.00", "74.00%", "Now printed with %"),
        ("£9", "9", "No longer printed with £"),
        (
            "2 weeks",
            "14 days",
            "Counted in weeks before, in days now, so not compared: 2 weeks → 14 days",
        ),
        (
            "95%",
            "14 days",
            "Counted in per cent before, in days now, so not compared: 95% → 14 days",
        ),
    ],
)
def test_a_unit_that_changed(old: str, new: str, sentence: str) -> None:
    (change,) = units(pair(cells(period_actual=old), cells(period_actual=new)))
    assert change.sentence == sentence
    assert (change.kind, change.field, change.group) == (ChangeKind.UNIT, "unit", ChangeGroup.UNIT)
    assert change.effect is None


def test_figures_in_another_unit_are_not_compared() -> None:
    before = cells(period_actual="£21,600,000", period_target="£28,900,000")
    after = cells(period_actual="117.00", period_target="85.00")
    both = pair(before, after, polarity=UP)
    assert list(values(both)) == []
    (change,) = targets(both)
    assert change.effect is None
    assert change.sentence == (
        "Target moved from £28,900,000 to 85.00, in another unit, so not compared"
    )


def test_a_target_that_is_printed_the_same_did_not_move_whatever_the_figures_are_counted_in() -> (
    None
):
    before = cells(period_actual="1%", period_target="0", ytd_target="0")
    both = pair(before, cells(period_actual="100", period_target="0", ytd_target="0"))
    assert [change.field for change in (*units(both), *targets(both), *values(both))] == ["unit"]


def test_figures_that_only_lost_their_sign_are() -> None:
    assert actual("92.67%", "95.81")[0].sentence == (
        "Actual 92.67% → 95.81, up 3.14 points, better"
    )
    assert actual("£620,046", "495,192", DOWN)[0].sentence == (
        "Actual £620,046 → 495,192, down £124,854 (20%), better"
    )
    assert actual("74.00%", "74.00") == []


def test_another_unit_comes_before_a_lost_sign() -> None:
    other, sign = (
        next(units(pair(cells(period_actual="£9,000"), cells(period_actual=new))))
        for new in ("9", "9,001")
    )
    assert other.weight < sign.weight
