from __future__ import annotations

from datetime import date
from math import isfinite
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.facts import FACT_COLUMNS, facts
from kpi_tui.demo import published
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.judgements.judgement import SetKind, SetPolarity, SetYtdMethod
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Reading, Report
from kpi_tui.status import Status
from kpi_tui.store.columns import COLUMNS
from kpi_tui.vocabulary import Kind, Polarity, YtdMethod
from tests.support.frames import frame, month, row
from tests.support.judging import judged
from tests.support.laws import examples
from tests.support.strategies import READINGS

OURS = [name for name in FACT_COLUMNS if name not in COLUMNS]
GREEN, AMBER, RED = Status.GREEN, Status.AMBER, Status.RED


def rows(*reports: Report, settled: JudgementsInForce = NO_JUDGEMENTS) -> list[dict[str, Any]]:
    return facts(frame(*reports), settled).to_dicts()


def series(*actuals: str | None, name: str = "Debt owed", first: int = 1) -> list[Report]:
    """Months of 2024 with a measure of which less is better."""
    return [
        month(f"2024-{number:02}", row(name=name, period_actual=actual))
        for number, actual in enumerate(actuals, first)
    ]


def test_what_was_read_stands_first_and_as_it_was() -> None:
    read = frame(published("2024-07"), published("2023-01"))
    found = facts(read)
    assert dict(found.schema) == FACT_COLUMNS
    assert found.select(list(COLUMNS)).equals(read.sort("report_date", maintain_order=True))


def test_what_a_person_is_to_settle_says_neither_better_nor_worse() -> None:
    name = "Adults aged 65+ whose support needs are met by residential care homes"
    reports = series("317.98", "320.65", name=name)
    (*_, found) = rows(*reports)
    assert (found["polarity"], found["polarity_confidence"]) == ("smaller_is_better", "ask")
    assert found["moved"] == pytest.approx(2.67)
    assert found["travel"] is None
    named = MeasureName(found["measure_code"], name)
    lower = SetPolarity(who="Ada", why="", measure=named, value=Polarity.SMALLER_IS_BETTER)
    assert rows(*reports, settled=judged(lower))[-1]["travel"] == "worse"


def test_an_empty_store() -> None:
    assert dict(facts(frame()).schema) == FACT_COLUMNS
    assert len(facts(frame())) == 0


@pytest.mark.parametrize(
    ("name", "actual", "target", "gap", "percent"),
    [
        ("Debt", "120", "100", -20.0, -20.0),
        ("Debt", "80", "100", 20.0, 20.0),
        ("Satisfaction", "120%", "100%", 20.0, 20.0),
        ("Satisfaction", "-120", "-100", -20.0, -20.0),
        ("Debt", "5", "0", -5.0, None),
        ("Debt", "100", None, None, None),
        ("Debt", "£21,262,0", "100", None, None),
        ("Things", "120", "100", None, None),
    ],
)
def test_gaps_are_positive_where_the_actual_is_better(
    name: str, actual: str, target: str | None, gap: float | None, percent: float | None
) -> None:
    (found,) = rows(
        month("2024-07", row(name=name, period_actual=actual, period_target=target)),
    )
    assert (found["gap"], found["gap_percent"]) == (gap, percent)
    (found,) = rows(month("2024-07", row(name=name, ytd_actual=actual, ytd_target=target)))
    assert (found["ytd_gap"], found["ytd_gap_percent"]) == (gap, percent)
    assert found["gap"] is None


def test_figures_too_far_apart_for_a_number() -> None:
    most = "9" * 308
    first, second = (
        row(name="Debt", period_actual=f"{sign}{most}", period_target=f"-{most}")
        for sign in ("-", "")
    )
    found = rows(month("2024-06", first), month("2024-07", second))[1]
    assert found["period_actual_value"] > 1e307
    assert [found[name] for name in ("gap", "gap_percent", "moved", "travel")] == [None] * 4


def test_a_figure_is_as_exact_as_it_is_printed() -> None:
    def polarity(actual: str, target: str) -> str | None:
        reading = row(name="Things", period_actual=actual, period_target=target, period_status=RED)
        found: str | None = rows(month("2024-07", reading))[0]["polarity"]
        return found

    assert polarity("1", "0.70") is None
    assert polarity("0.70", "1") is None
    assert polarity("1.00", "0.70") == "smaller_is_better"


@pytest.mark.parametrize("value", [Polarity.NEUTRAL, Polarity.IN_RANGE])
def test_no_gap_where_neither_way_is_better(value: Polarity) -> None:
    reading = row(name="Debt", period_actual="120", period_target="100")
    settled = judged(
        SetPolarity(who="Ada", why="", measure=MeasureName("OCC01.01", "Debt"), value=value)
    )
    first, second = rows(month("2024-06", reading), month("2024-07", reading), settled=settled)
    assert (first["gap"], second["gap"]) == (None, None)
    assert second["moved"] == 0
    assert second["travel"] is None


def test_the_reading_before() -> None:
    first, second, third = rows(*series("£10", "£7.50", "£9"))
    assert [first[name] for name in ("earlier_date", "earlier_actual", "moved", "travel")] == [
        None
    ] * 4
    assert second["earlier_date"] == date(2024, 1, 31)
    assert (second["earlier_actual"], second["earlier_actual_value"]) == ("£10", 10.0)
    assert (second["moved"], second["travel"]) == (-2.5, "better")
    assert (third["moved"], third["travel"]) == (1.5, "worse")


@pytest.mark.parametrize(
    ("before", "after", "moved", "travel"),
    [
        ("10", "10.00", 0.0, "same"),
        ("10", "9", -1.0, "better"),
        ("10%", "9", -1.0, "better"),
        ("£10", "9", -1.0, "better"),
        ("10%", "£9", None, None),
        ("£10", "900", None, None),
        ("10", None, None, None),
        (None, "9", None, None),
        ("n/r", "9", None, None),
    ],
)
def test_how_a_figure_moved_and_whether_that_is_better(
    before: str | None, after: str | None, moved: float | None, travel: str | None
) -> None:
    found = rows(*series(before, after))[-1]
    assert (found["moved"], found["travel"]) == (moved, travel)
    assert found["earlier_date"] == date(2024, 1, 31)


def test_the_reading_before_may_be_months_ago() -> None:
    reports = [*series("10"), month("2024-02", row("OCC01.02", "Dogs")), *series("9", first=3)]
    found = [item for item in rows(*reports) if item["measure_name"] == "Debt owed"]
    assert found[-1]["earlier_date"] == date(2024, 1, 31)
    assert found[-1]["travel"] == "better"


def test_the_reading_before_under_another_code() -> None:
    before = month("2024-06", row("OCC01.09", "Debt", period_actual="9"))
    after = month(
        "2024-07", row("OCC01.07", "Debt", period_actual="8"), row("OCC01.09", "Other things")
    )
    _, moved, reused = rows(before, after)
    assert (moved["measure_id"], moved["earlier_actual"]) == ("OCC01.09@2024-06", "9")
    assert (reused["measure_id"], reused["earlier_date"]) == ("OCC01.09@2024-07", None)


def test_the_same_month_of_the_year_before() -> None:
    reports = [
        month("2023-02", row(name="Debt", period_actual="5")),
        month("2023-03", row(name="Debt", period_actual="7")),
        month("2024-02", row(name="Debt", period_actual="6")),
        month("2024-03", row(name="Debt", period_actual="£700")),
    ]
    assert [item["travel_year"] for item in rows(*reports)] == [None, None, "worse", None]
    assert [item["travel"] for item in rows(*reports)] == [None, "worse", "better", None]


def test_months_at_a_status() -> None:
    statuses = [RED, RED, None, None, RED, GREEN, GREEN, GREEN]
    reports = [
        month(f"2024-{number:02}", row(period_status=status), row("OCC01.02", "Dogs"))
        for number, status in enumerate(statuses, 1)
    ]
    found = [item for item in rows(*reports) if item["measure_name"] == "Visits"]
    assert [item["months_at_status"] for item in found] == [1, 2, 1, 2, 1, 1, 2, 3]
    assert [item["earlier_status"] for item in found][:4] == [None, "red", "red", None]


def test_the_order_of_the_months_is_that_of_time() -> None:
    reports = series("10", "7", "9")
    assert rows(*reports[::-1]) == rows(*reports)


def test_a_measure_printed_twice_has_its_first_row_before_it() -> None:
    twice = (row(name="Debt", period_actual="9"), row(name="Debt", period_actual="5"))
    found = rows(month("2024-06", *twice), month("2024-07", *twice))
    assert len(found) == 4
    assert [item["earlier_actual"] for item in found] == [None, None, "9", "9"]
    assert [item["travel"] for item in found[2:]] == ["same", "better"]
    assert [item["months_at_status"] for item in found] == [1, 1, 2, 2]


def test_what_was_judged_comes_first() -> None:
    debt = MeasureName("OCC01.01", "Debt owed")
    settled = judged(
        SetPolarity(who="Ada", why="odd but so", measure=debt, value=Polarity.BIGGER_IS_BETTER),
        SetKind(who="Ada", why="", measure=debt, value=Kind.FLOW),
        SetYtdMethod(who="Ada", why="", measure=debt, value=YtdMethod.AVERAGE),
    )
    found = rows(*series("10", "7"), settled=settled)[-1]
    assert (found["polarity"], found["polarity_confidence"]) == ("bigger_is_better", "sure")
    assert found["polarity_why"] == "settled by Ada: odd but so"
    assert (found["kind"], found["ytd_method"], found["ytd_months"]) == ("flow", "average", 0)
    assert found["travel"] == "worse"


def test_a_printed_polarity_comes_before_what_statuses_show_and_after_an_officer() -> None:
    debt = MeasureName("OCC01.01", "Debt owed")
    printed = [
        month(
            f"2024-{number:02}",
            row(
                name="Debt owed",
                published_polarity=polarity,
                period_target="8",
                period_status=Status.RED,
            ),
        )
        for number, polarity in enumerate((Polarity.NEUTRAL, Polarity.BIGGER_IS_BETTER, None), 4)
    ]
    found = rows(*printed)
    assert {item["polarity"] for item in found} == {"bigger_is_better"}
    assert {item["polarity_confidence"] for item in found} == {"sure"}
    assert {item["polarity_why"] for item in found} == {"as the report prints it"}
    neither = SetPolarity(who="Ada", why="", measure=debt, value=Polarity.SMALLER_IS_BETTER)
    settled = rows(*printed, settled=judged(neither))
    assert {item["polarity"] for item in settled} == {"smaller_is_better"}


def test_a_judgement_holds_under_every_name_of_a_measure() -> None:
    before = month("2024-06", row("OCC01.09", "Red things", period_actual="9"))
    after = month("2024-07", row("OCC01.07", "Red things", period_actual="8"))
    for code in ("OCC01.09", "OCC01.07"):
        settled = judged(
            SetPolarity(
                who="Ada",
                why="",
                measure=MeasureName(code, "Red things"),
                value=Polarity.SMALLER_IS_BETTER,
            )
        )
        found = rows(before, after, settled=settled)
        assert [item["polarity"] for item in found] == ["smaller_is_better"] * 2


def test_the_year_to_date_is_by_financial_year() -> None:
    def reading(actual: int, ytd: int) -> Reading:
        return row(name="Debt", period_actual=str(actual), ytd_actual=str(ytd))

    reports = [
        month("2023-04", reading(10, 10)),
        month("2023-05", reading(20, 30)),
        month("2023-06", reading(12, 42)),
        month("2024-04", reading(10, 10)),
        month("2024-05", reading(20, 15)),
    ]
    found = [(item["ytd_method"], item["ytd_months"]) for item in rows(*reports)]
    assert found == [("sum", 2)] * 3 + [("average", 1)] * 2


def test_the_debt_that_is_shown_green() -> None:
    found = {item["measure_code"]: item for item in rows(published("2024-07"))}["OCC11.10"]
    assert found["polarity"] == "smaller_is_better"
    assert found["gap"] == -195_192
    assert found["gap_percent"] == pytest.approx(-65.064)
    assert found["ytd_gap_percent"] == pytest.approx(-67.365, abs=0.001)
    assert found["period_status"] == "green"
    assert found["kind"] == "stock"


@pytest.mark.parametrize(("value", "months"), [(YtdMethod.SUM, 1), (YtdMethod.AVERAGE, 0)])
def test_months_confirm_a_judged_method_or_they_do_not(value: YtdMethod, months: int) -> None:
    reports = [
        month("2023-04", row(period_actual="10", ytd_actual="10")),
        month("2023-05", row(period_actual="20", ytd_actual="30")),
    ]
    settled = judged(
        SetYtdMethod(who="Ada", why="", measure=MeasureName("OCC01.01", "Visits"), value=value)
    )
    found = rows(*reports, settled=settled)[-1]
    assert (found["ytd_method"], found["ytd_months"]) == (value, months)


MONTHS = st.lists(st.lists(READINGS, max_size=4), min_size=1, max_size=4)


@examples(60)
@given(MONTHS)
def test_laws_of_facts(months: list[list[Reading]]) -> None:
    """Any readings at all have facts, one row each, and all of them are numbers."""
    reports = [month(f"2024-{number:02}", *many) for number, many in enumerate(months, 1)]
    read = frame(*reports)
    found = facts(read)
    assert found.select(list(COLUMNS)).equals(read)
    assert found["measure_id"].null_count() == 0
    for name in ("gap", "gap_percent", "ytd_gap", "ytd_gap_percent", "moved"):
        assert all(isfinite(value) for value in found[name].drop_nulls())
    for item in found.iter_rows(named=True):
        assert 1 <= item["months_at_status"] <= item["report_date"].month
        assert (item["polarity"] is None) == (item["polarity_confidence"] is None)
        if item["travel"] is not None:
            assert item["moved"] is not None
            sign = 1 if item["polarity"] == "bigger_is_better" else -1
            way = (sign * item["moved"] > 1e-9) - (sign * item["moved"] < -1e-9)
            assert item["travel"] == {1: "better", -1: "worse", 0: "same"}[way]
        if item["earlier_date"] is not None:
            assert item["earlier_date"] < item["report_date"]


def test_ours_are_named_apart_from_what_was_published() -> None:
    assert not set(OURS) & set(COLUMNS)
    assert "financial_year" not in OURS
