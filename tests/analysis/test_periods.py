"""Analysis of reports on other periods than months, and of stores that hold several series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.across.grid import grid
from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.changes.change import Change, ChangeKind, ChangesError, summary
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.changes.statuses import effect, move, status_group
from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.analysis.facts import facts
from kpi_tui.analysis.from_facts import measure_histories
from kpi_tui.analysis.trend import trend
from kpi_tui.analysis.year_end import YearTarget, outlook, year_target
from kpi_tui.judgements.in_force import NO_JUDGEMENTS
from kpi_tui.period import ANNEX, PeriodKey, PeriodType, Series, month_end
from kpi_tui.period_names import period_name
from kpi_tui.publish.brief.data import load_brief_data
from kpi_tui.publish.listings.measure_history import gather
from kpi_tui.publish.sheets.grid import grid_listing
from kpi_tui.report import Priority, Reading, Report, Source
from kpi_tui.status import NEITHER_MET_NOR_MISSED, Status
from kpi_tui.store.store import Store
from kpi_tui.vocabulary import Confidence, Polarity, Travel, YtdMethod
from kpi_tui.wording.sentences import remarks_and_trend, statements
from tests.support.laws import examples
from tests.support.months import readings as rows_of
from tests.support.periods import (
    NAMES,
    last_days,
    months_then_quarters,
    report,
    reports,
)
from tests.support.stores import filled

QUARTER = PeriodType.QUARTER
BLUE, COMPLETE, NOT_STARTED = NEITHER_MET_NOR_MISSED
GREEN, RED = Status.GREEN, Status.RED


def quarters(*rows: Sequence[Reading], first: date = date(2024, 6, 30)) -> list[Report]:
    """Reports of quarters in a row, with these readings."""
    days = (month_end(first, 3 * step) for step in range(len(rows)))
    return [
        replace(report(QUARTER, day), readings=tuple(each))
        for day, each in zip(days, rows, strict=True)
    ]


def reading(actual: str | None = "5", target: str | None = "4", **printed: object) -> Reading:
    made = Reading("A", "A.01", "Visits to museums", period_actual=actual, period_target=target)
    return replace(made, **{"pages": (2,), **printed})  # type: ignore[arg-type]


def between(*reports: Report) -> list[Change]:
    """What changed between the first and the last of some reports."""
    told = measure_histories(facts(rows_of(*reports)))
    from kpi_tui.analysis.changes.compare import changes

    return changes(told, reports[0].report_date, reports[-1].report_date)


# No analysis joins two series


def test_readings_of_several_series_are_refused() -> None:
    mixed = rows_of(report(QUARTER, date(2024, 12, 31)), report(PeriodType.YEAR, date(2024, 3, 31)))
    with pytest.raises(ValueError, match="2 series of reports"):
        facts(mixed)


def everything(store: Store, series: Series) -> list[object]:
    """All that is worked out of one series, as values that can be compared."""
    analysis = assess(store.only(series), NO_JUDGEMENTS)
    made: list[object] = [analysis.facts.drop("imported_at").to_dicts()]
    periods = analysis.council.periods
    for before, key in zip((None, *periods), periods, strict=False):
        assessed = analysis.period(key)
        made += [assessed.previous, assessed.changes, assessed.findings, assessed.links]
        made += [assessed.measures[name].history for name in assessed.measures]
        if before:
            made += [analysis.changes(before, key), analysis.links(before, key)]
        data = load_brief_data(store.only(series), key)
        made += [data.before and data.before.period, len(data.stored), data.changes]
        names = [each.named for each in analysis.council.histories.by_day[key.last_day]]
        for details in gather(store.only(series), NO_JUDGEMENTS, key, names):
            made += [details.history, details.namesakes, details.findings]
    return made


@examples(6)
@given(
    kinds=st.lists(st.sampled_from(PeriodType), min_size=1, max_size=3, unique=True),
    ids=st.lists(st.sampled_from([ANNEX, "kent-qpr", "b"]), min_size=1, max_size=2, unique=True),
    count=st.integers(1, 4),
)
def test_a_series_is_worked_out_as_if_it_were_alone(
    tmp_path_factory: pytest.TempPathFactory,
    kinds: Iterable[PeriodType],
    ids: Iterable[str],
    count: int,
) -> None:
    folder = tmp_path_factory.mktemp("stores")
    each = {
        Series(report_id, kind): reports(kind, count, report_id, f"Council {report_id}")
        for kind in kinds
        for report_id in ids
    }
    together = filled(folder / "together", *(item for held in each.values() for item in held))
    for number, (series, held) in enumerate(each.items()):
        alone = filled(folder / f"alone-{number}", *held)
        assert everything(together, series) == everything(alone, series)


def test_quarters_do_not_go_on_from_months(tmp_path: Path) -> None:
    store = filled(tmp_path, *months_then_quarters())
    first = PeriodKey(date(2025, 6, 30), QUARTER, ANNEX)
    assessed = assess(store.only(first.series)).period(first)
    assert assessed.previous is None
    assert assessed.changes == ()
    assert all(len(measure.history) == 1 for measure in assessed.measures.values())
    data = load_brief_data(store.only(first.series), first)
    assert (data.before, len(data.stored)) == (None, 1)


def test_of_two_days_in_a_month_the_last_stands_for_it_a_year_later() -> None:
    days = (date(2024, 7, 1), date(2024, 7, 15), date(2025, 7, 28))
    held = [
        replace(report(PeriodType.DATE, day), readings=(reading(str(actual)),))
        for day, actual in zip(days, (5, 9, 7), strict=True)
    ]
    told = measure_histories(facts(rows_of(*held)))
    (measure,) = told.of_report(days[-1])
    (ago,) = grid(told).rows
    assert measure.a_year_before is not None
    assert measure.a_year_before.report_date == ago.latest.in_a_year.against == days[1]
    assert ago.latest.in_a_year.moved == -2
    assert ago.cells[0] is not None
    assert ago.cells[0].in_a_year.why_not == "no report of July 2023 is held"
    sheet = grid_listing(grid(told)).sheet
    assert "Since 15 Jul 2024" in [column.title for column in sheet.columns]


# Trends, years to date and outlooks count the periods of their series


@pytest.mark.parametrize("kind", PeriodType)
def test_sentences_speak_of_the_type(tmp_path: Path, kind: PeriodType) -> None:
    store = filled(tmp_path, *reports(kind, 4))
    key = PeriodKey(last_days(kind, 4)[-1], kind, "kent-qpr")
    for measure in assess(store.only(key.series)).period(key).measures.values():
        said = " ".join([*statements(measure), *remarks_and_trend(measure)])
        nouns = {each.noun for each in PeriodType} - {kind.noun, "year", "report", "period"}
        assert not nouns & set(said.replace("'", " ").replace("s", "").split())
        if measure.measure_name == NAMES[0]:
            assert f"Fewer than 10 {kind.noun}s: too few for a usual range." in said


def test_ten_quarters_are_enough_to_tell_signal_from_noise(tmp_path: Path) -> None:
    for count in (9, 10):
        store = filled(tmp_path / str(count), *reports(QUARTER, count))
        key = PeriodKey(last_days(QUARTER, 1)[0], QUARTER, "kent-qpr")
        measure = assess(store.only(key.series)).period(key).measures["A.01", NAMES[0]]
        history = trend(measure)
        assert (history.study is not None) is (count == 10)
        assert len(history.points) == count


def test_a_quarter_that_is_not_held_is_a_gap(tmp_path: Path) -> None:
    held = reports(QUARTER, 8)
    store = filled(tmp_path, *(each for place, each in enumerate(held) if place != 4))
    key = held[-1].period
    measure = assess(store.only(key.series)).period(key).measures["A.01", NAMES[0]]
    history = trend(measure)
    assert [point is None for point in history.points] == [place == 4 for place in range(8)]
    assert history.months == tuple(each.report_date for each in held)


@pytest.mark.parametrize(
    ("kind", "method", "confirmed"),
    [
        (PeriodType.MONTH, YtdMethod.SUM, 11),
        (QUARTER, YtdMethod.SUM, 2),
        (PeriodType.TWO_MONTHS, YtdMethod.SUM, 4),
        (PeriodType.HALF_YEAR, YtdMethod.SUM, 0),
        (PeriodType.YEAR, None, 0),
        (PeriodType.DATE, None, 0),
    ],
)
def test_how_a_year_to_date_follows(
    tmp_path: Path, kind: PeriodType, method: YtdMethod | None, confirmed: int
) -> None:
    held = reports(kind, 12)
    store = filled(tmp_path, *held)
    key = held[-1].period
    measure = assess(store.only(key.series)).period(key).measures["B.01", NAMES[2]]
    assert (measure.ytd_method, measure.ytd_months) == (method, confirmed)


@pytest.mark.parametrize(
    ("place", "of", "said"),
    [
        (
            3,
            QUARTER,
            "it must bring 30 or more in the last quarter; so far 30 a quarter",
        ),
        (1, QUARTER, "it must bring 10 a quarter or more in the 3 quarters left; so far 90."),
        (1, PeriodType.HALF_YEAR, "it must bring 30 or more in the last half-year; so far 90."),
        (4, QUARTER, "No outlook: the year is over."),
        (1, PeriodType.YEAR, "No outlook: the year is over."),
    ],
)
def test_what_the_rest_of_the_year_has_to_bring(place: int, of: PeriodType, said: str) -> None:
    target = YearTarget(120.0, "as printed")
    told = outlook(YtdMethod.SUM, Polarity.BIGGER_IS_BETTER, place, 90.0, target, of)
    assert told.sentence.removeprefix("To finish the year on target (120) ").startswith(said)


def test_the_target_of_a_year_of_quarters() -> None:
    assert year_target(YtdMethod.SUM, 2, 10.0, 20.0, QUARTER) == YearTarget(
        40.0,
        "the year's target taken to be 4 times the quarter's, as the target to date adds them up",
    )
    with pytest.raises(ValueError, match="a year has no quarter 5"):
        year_target(YtdMethod.SUM, 5, 10.0, 20.0, QUARTER)
    with pytest.raises(ValueError, match="a year has no report 1"):
        year_target(YtdMethod.SUM, 1, 10.0, 20.0, PeriodType.DATE)


def test_the_year_before_is_told_once_of_years(tmp_path: Path) -> None:
    held = reports(PeriodType.YEAR, 3)
    store = filled(tmp_path, *held)
    key = held[-1].period
    measure = assess(store.only(key.series)).period(key).measures["A.02", NAMES[1]]
    assert [said for said in statements(measure) if "2023/24" in said] == [
        "Up since 2023/24 (131): worse."
    ]


# Changes


@pytest.mark.parametrize("old", NEITHER_MET_NOR_MISSED)
@pytest.mark.parametrize("new", [GREEN, Status.AMBER])
def test_blue_complete_and_not_started_are_neither_met_nor_missed(old: Status, new: Status) -> None:
    for one, other in ((old, new), (new, old)):
        assert effect(one, other) is None
        assert move(one, other).startswith("Went from ")
        assert status_group(one, other) is ChangeGroup.OTHER_STATUS


def test_what_turns_red_from_blue_is_newly_red() -> None:
    assert status_group(BLUE, RED) is ChangeGroup.NEWLY_RED
    before, after = quarters([reading(period_status=BLUE)], [reading(period_status=RED)])
    counted = summary(between(before, after))
    assert (counted.worse, counted.new_reds) == (0, 1)


def test_a_measure_that_is_complete_did_not_get_worse() -> None:
    before, after = quarters([reading(period_status=GREEN)], [reading(period_status=COMPLETE)])
    (change,) = between(before, after)
    assert change.sentence == "Went from ★ green to ✔ complete"
    assert summary([change]).worse == summary([change]).better == 0


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("85%", "80%", "Floor moved from 85% to 80%"),
        (None, "80%", "Floor set: 80%"),
        ("85%", None, "Floor removed, was 85%"),
        ("85%", "85 %", "Floor moved from 85% to 85 %"),
        ("85%", "85%", None),
        (None, None, None),
    ],
)
def test_floors_that_changed(old: str | None, new: str | None, said: str | None) -> None:
    before, after = quarters([reading(floor=old)], [reading(floor=new)])
    told = [change.sentence for change in between(before, after) if change.field == "floor"]
    assert told == ([said] if said else [])


def test_a_target_of_another_quarter_of_another_year() -> None:
    name = "Number of visits to museums"
    before, after = (
        replace(report(QUARTER, day), readings=(reading("5", goal, measure_name=name),))
        for day, goal in ((date(2024, 3, 31), "10"), (date(2024, 6, 30), "20"))
    )
    (change,) = [each for each in between(before, after) if each.kind is ChangeKind.TARGET]
    assert change.sentence.endswith("though Quarter 4 and Quarter 1 may differ by season")


def test_periods_in_the_wrong_order_are_named() -> None:
    before, after = quarters([reading()], [reading()])
    with pytest.raises(ChangesError, match="Quarter 2 2024/25 comes after Quarter 1 2024/25: name"):
        between(after, before)


# Checks


def found(rule: str, *reports: Report) -> list[str]:
    """What one rule says of the last of some reports."""
    from tests.support.checking import check

    told = check(measure_histories(facts(rows_of(*reports))), reports[-1])
    return [finding.message for finding in told if finding.rule == rule]


@pytest.mark.parametrize(
    ("printed", "status", "said"),
    [
        ("78%", None, ["It prints 78% as the quarter before; the report of Quarter 1 2024/25 said 76%. Was it revised?"]),
        ("76%", None, []),
        ("76.4%", None, []),
        ("76%", GREEN, []),
        ("76%", RED, ["It prints 76% ▲ red as the quarter before; the report of Quarter 1 2024/25 said 76% ★ green. Was it revised?"]),
        (None, BLUE, []),
        (None, None, []),
        ("n/a", None, []),
    ],
)  # fmt: skip
def test_a_figure_of_the_quarter_before(
    printed: str | None, status: Status | None, said: list[str]
) -> None:
    before, after = quarters(
        [reading("76%", "70%", period_status=GREEN)],
        [reading("80%", "70%", previous_actual=printed, previous_status=status)],
    )
    assert found("H4", before, after) == said


def test_a_figure_that_was_provisional_is_said_to_have_been() -> None:
    from tests.support.checking import check

    before, after = quarters(
        [reading("76%", comment="Provisional until September.")],
        [reading("80%", previous_actual="78%")],
    )
    told = check(measure_histories(facts(rows_of(before, after))), after)
    (why,) = [finding.harmless for finding in told if finding.rule == "H4"]
    assert why == "it was said to be provisional"


def test_a_quarter_that_is_not_held_is_not_asked_about() -> None:
    before, _, after = quarters(
        [reading("76%")], [reading("77%")], [reading("80%", previous_actual="77%")]
    )
    assert found("H4", before, after) == []


@pytest.mark.parametrize(
    ("actual", "target", "floor", "status", "asks"),
    [
        ("80%", "90%", "85%", Status.AMBER, True),
        ("80%", "90%", "85%", RED, False),
        ("85%", "90%", "85%", Status.AMBER, False),
        ("84.6%", "90%", "85%", Status.AMBER, False),  # 85 once it is rounded as the floor is
        ("260", "180", "240", Status.AMBER, True),  # above the target, so less is better
        ("230", "180", "240", Status.AMBER, False),
        ("80%", "90%", None, Status.AMBER, False),
        ("80%", None, "85%", Status.AMBER, False),
        ("80%", "90%", "90%", Status.AMBER, False),
        ("80%", "90%", "85%", BLUE, False),
        ("80%", "90%", "85%", None, False),
    ],
)
def test_beyond_a_floor_and_not_red(
    actual: str, target: str | None, floor: str | None, status: Status | None, asks: bool
) -> None:
    (only,) = quarters([reading(actual, target, floor=floor, period_status=status)])
    assert bool(found("S7", only)) is asks


def test_a_printed_direction_is_no_finding(tmp_path: Path) -> None:
    held = reports(QUARTER, 2)
    store = filled(tmp_path, *held)
    told = assess(store.only(held[-1].period.series)).findings(held[-1].period)
    assert not [each for each in told if "worsening" in each.message or "irection" in each.message]


def test_rules_that_hold_for_months_alone() -> None:
    assert [rule.id for rule in RULES if rule.months_only] == ["C6", "C7"]
    late = "The figures for this measure are issued in arrears."
    (quarter,) = quarters([reading(comment=late)])
    assert found("C7", quarter) == []
    month = replace(quarter, period_type=None, report_id=None)
    assert found("C7", month)


def test_nothing_is_asked_of_what_has_not_begun_or_is_done() -> None:
    rows = [
        reading(
            "1", "4", measure_code=f"A.{place}", measure_name=f"{name} visits", period_status=each
        )
        for place, (name, each) in enumerate(
            zip(("Many", "Other", "Few"), NEITHER_MET_NOR_MISSED, strict=True)
        )
    ]
    plan = reading("5", measure_code="A.09", measure_name="Calls", improvement_plan="By May.")
    (only,) = quarters([*rows, plan])
    assert found("X1", only) == []
    assert not [said for said in found("X3", only) if "comment" in said]


@pytest.mark.parametrize("kind", [each for each in PeriodType if each is not PeriodType.MONTH])
def test_findings_say_no_month(tmp_path: Path, kind: PeriodType) -> None:
    held = reports(kind, 6)
    odd = [
        *held[-1].readings,
        reading(
            "3",
            "4",
            measure_code="A.03",
            measure_name="% of calls",
            ytd_actual="180",
            ytd_target="8",
        ),
        reading("£21,262,0", None, measure_code="A.04", measure_name="Debt"),
    ]
    last = replace(
        held[-1],
        readings=tuple(odd),
        priorities=(Priority("A", "Customers", status=GREEN), Priority("B", "Growth", status=RED)),
        source=Source("b.pdf", "cd" * 32, 3),
    )
    store = filled(tmp_path, *held[:-1], last)
    for finding in assess(store.only(last.period.series)).findings(last.period):
        said = " ".join([finding.message, finding.harmless, *map(str, finding.figures)])
        assert "month" not in said.lower()
        assert finding.when == period_name(last.report_date, kind)


@pytest.mark.parametrize(
    ("floor", "name", "better"),
    [
        ("30%", "% of referrals that were repeats", Polarity.SMALLER_IS_BETTER),
        ("20%", "% of referrals that were repeats", Polarity.BIGGER_IS_BETTER),
        ("30%", "% of calls answered in time", Polarity.SMALLER_IS_BETTER),
    ],
)
def test_a_floor_says_which_way_is_better(floor: str, name: str, better: Polarity) -> None:
    (only,) = quarters([reading("22%", "25%", floor=floor, measure_name=name)])
    (measure,) = measure_histories(facts(rows_of(only))).of_report(only.report_date)
    assert (measure.polarity, measure.confidence) == (better, Confidence.SURE)
    side = "above" if better is Polarity.SMALLER_IS_BETTER else "below"
    assert measure.polarity_why == f"its floor is {side} its target"


def test_a_floor_says_nothing_against_sure_statuses_nor_on_both_sides() -> None:
    sure = [
        [reading(f"{actual}%", "25%", floor="30%", period_status=RED)]
        for actual in (10, 12, 14, 16)
    ]
    both = [[reading("22%", "25%", floor=floor)] for floor in ("20%", "30%")]
    for rows, why in ((sure, "statuses"), (both, "“visits”")):
        held = quarters(*rows)
        (measure,) = measure_histories(facts(rows_of(*held))).of_report(held[-1].report_date)
        assert measure.polarity is Polarity.BIGGER_IS_BETTER
        assert why in (measure.polarity_why or "")


def test_a_report_that_comments_on_no_measure_is_not_asked_for_comments() -> None:
    red = reading(period_status=RED, target="9")
    (silent,) = quarters([red])
    (spoken,) = quarters([red, reading(measure_code="A.02", measure_name="Calls", comment="Good.")])
    assert not [said for said in found("X3", silent) if "comment" in said]
    assert [said for said in found("X3", spoken) if "comment" in said]
    month = replace(silent, period_type=None, report_id=None)
    assert [said for said in found("X3", month) if "comment" in said]
    for each in (spoken, month):
        by_section = replace(each, section_commentary=True)
        assert not [said for said in found("X3", by_section) if "comment" in said]


def test_tolerances_that_floors_print_are_not_asked_about() -> None:
    near = reading("90%", "95%", measure_name="Calls answered in time", period_status=RED)
    far = reading("60%", "95%", measure_code="A.02", measure_name="Repairs done in time")
    far = replace(far, period_status=Status.AMBER)
    (silent,) = quarters([replace(near, floor="92%"), replace(far, floor="50%")])
    (asked,) = quarters([near, far])
    assert (len(found("S2", silent)), len(found("S2", asked))) == (0, 1)


@pytest.mark.parametrize("name", ["Homes built (cumulative)", "Council tax collected, YTD"])
def test_a_total_that_runs_on_through_the_year_is_no_better_for_being_larger(
    tmp_path: Path, name: str
) -> None:
    def visits(actual: str, target: str) -> list[Reading]:
        return [reading(actual, target, measure_name=name)]

    held = quarters(visits("28", "30"), visits("63", "60"))
    assess_both = assess(filled(tmp_path, *held).only(held[0].period.series))
    (measure,) = assess_both.period(held[1].period).measures.values()
    assert (measure.moved, measure.travel) == (35.0, None)
    said = assess_both.changes(held[0].period, held[1].period)
    assert {each.effect for each in said} == {None}
    assert "Target 30 → 60, as the total runs on" in [each.sentence for each in said]
    assert not [each for each in assess_both.findings(held[1].period) if each.rule == "I4"]


def test_a_total_that_begins_anew_is_no_worse_than_that_of_the_whole_year_before(
    tmp_path: Path,
) -> None:
    def homes(actual: str, target: str) -> list[Reading]:
        status = GREEN if int(actual) >= int(target) else RED
        name = "Homes built (cumulative)"
        return [reading(actual, target, measure_name=name, period_status=status)]

    figures = [("28", "30"), ("63", "60"), ("95", "90"), ("130", "120"), ("25", "35")]
    held = quarters(*(homes(*each) for each in figures))
    both = assess(filled(tmp_path, *held).only(held[0].period.series))
    assessed = both.period(held[-1].period)
    (measure,) = assessed.measures.values()
    assert (measure.moved, measure.travel) == (-105.0, None)
    # A year before is the same stage: it was less there, and its target was 30.
    assert measure.travel_year is Travel.WORSE
    said = [*statements(measure)]
    assert "Down since Quarter 4 2024/25 (130), as the year’s total begins anew." in said
    status, *figures_moved = assessed.changes
    assert status.sentence == "Went from ★ green to ▲ red, after 3 reports green"
    assert [(each.sentence, each.effect) for each in figures_moved] == [
        ("Actual 130 → 25, down 105 (81%), as the year’s total begins anew", None),
        ("Target 120 → 35, as the total begins anew", None),
    ]
    assert summary(assessed.changes).targets == 0
    (asked,) = (each for each in assessed.findings if "I4" in each.rules)
    assert "it was 30 a year earlier" in asked.message
    (row,) = grid(both.council.histories).rows
    assert row.latest.since_last.why_not == "stages of two years’ totals"


def test_from_quarter_to_quarter_measures_are_followed_and_councils_never_mix(
    tmp_path: Path,
) -> None:
    """One goes on, one is renamed, one renumbered, one dropped, one added; beside another council."""

    def named(code: str, name: str, actual: str) -> Reading:
        return reading(actual, "50", measure_code=code, measure_name=name, comment="Said so.")

    goes_on, dropped = "Calls answered in 60 seconds", "Carbon emissions from council vehicles"
    old_name = "Missed bins per 100,000 collections"
    new_name = "Missed collections per 100,000 bins and boxes"
    moved, added = "Days to complete a disabled facilities grant", "Trees planted on council land"
    before = [
        named("A.01", goes_on, "61"),
        named("A.02", old_name, "62"),
        named("A.05", moved, "63"),
        named("A.06", dropped, "64"),
    ]
    after = [
        named("A.01", goes_on, "51"),
        named("A.02", new_name, "52"),
        named("A.07", moved, "53"),
        named("A.08", added, "54"),
    ]
    held = quarters(before, after)
    twin = [
        replace(each, report_id="twin-plan", council="Twin Council", readings=(), source=source)
        for each, source in zip(
            held, (Source(f"{n}.pdf", f"{n:064x}", 2) for n in (1, 2)), strict=True
        )
    ]
    twins = [
        replace(each, readings=tuple(replace(row, period_actual="99") for row in rows))
        for each, rows in zip(twin, (after, before), strict=True)
    ]
    store = filled(tmp_path, *held, *twins)
    period = assess(store.only(held[0].period.series)).period(held[1].period)
    was = {
        key: (measure.previous.measure_code, measure.previous.period.actual)
        for key, measure in period.measures.items()
        if measure.previous
    }
    assert was == {
        ("A.01", goes_on): ("A.01", "61"),
        ("A.02", new_name): ("A.02", "62"),
        ("A.07", moved): ("A.05", "63"),
    }
    gone = [each for each in period.changes if each.kind is ChangeKind.GONE]
    new = [each for each in period.changes if each.kind is ChangeKind.NEW]
    assert [each.measure_name for each in gone] == [dropped]
    assert [each.measure_name for each in new] == [added]
    assert not [each for each in period.changes if "99" in each.sentence]
    figures = {
        point.period.actual for measure in period.measures.values() for point in measure.history
    }
    assert "99" not in figures
