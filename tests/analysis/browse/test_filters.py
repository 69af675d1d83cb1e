"""Filters held together: any within a facet, all across facets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kpi_tui.analysis.browse.entries import ListedMeasure, entries
from kpi_tui.analysis.browse.filters import (
    BLANK,
    OFF,
    SOME,
    Facet,
    Filter,
    FilterSet,
    PeriodFlags,
    meets,
    offers,
)
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.period import month_end
from kpi_tui.report import Report
from kpi_tui.status import Status
from kpi_tui.vocabulary import Polarity, Travel
from tests.support.samples import DEBT, JULY, LIBRARY, WASTE
from tests.support.strategies import REPORTS

LISTED = entries(JULY)
FLAGS = PeriodFlags(
    changed={
        ("OCC01.01", "Visits to libraries"): frozenset({"status", "value"}),
        ("OCC01.02", "Another measure under this code"): frozenset({"owner"}),
    },
    findings={("OCC02.01", "Debt outstanding"): frozenset({"error"})},
)

GREEN, RED, NONE = (Filter(Facet.STATUS, value) for value in ("green", "red", BLANK))
ADA, CY = (Filter(Facet.DIRECTOR, name) for name in ("Ada Brown", "Cy Dean"))
HILL = Filter(Facet.PORTFOLIO_HOLDER, "Cllr G Hill")
CLIMATE, FINANCE = (Filter(Facet.PRIORITY, code) for code in ("OCC01", "OCC02"))
STATUS_CHANGED, OWNER_CHANGED = (Filter(Facet.CHANGED, kind) for kind in ("status", "owner"))
ERRORS, QUESTIONS = (Filter(Facet.FINDING, level) for level in ("error", "question"))


def passed(*filters: Filter, listed: list[ListedMeasure] = LISTED) -> list[str]:
    filter_set = FilterSet(filters)
    return [each.reading.measure_code for each in listed if filter_set.matches(each, FLAGS)]


@pytest.mark.parametrize(
    ("filters", "codes"),
    [
        ((), ["OCC01.01", "OCC01.02", "OCC02.01"]),
        ((GREEN,), ["OCC01.01"]),
        ((GREEN, RED), ["OCC01.01", "OCC01.02"]),
        ((NONE,), ["OCC02.01"]),
        ((ADA,), ["OCC01.01", "OCC01.02"]),
        ((ADA, CY), ["OCC01.01", "OCC01.02"]),
        ((CY, RED), []),
        ((ADA, RED), ["OCC01.02"]),
        ((ADA, RED, GREEN, CLIMATE), ["OCC01.01", "OCC01.02"]),
        ((HILL,), ["OCC01.02"]),
        ((CLIMATE, FINANCE, NONE), ["OCC02.01"]),
        ((STATUS_CHANGED,), ["OCC01.01"]),
        ((OWNER_CHANGED,), []),
        ((STATUS_CHANGED, OWNER_CHANGED), ["OCC01.01"]),
        ((ERRORS,), ["OCC02.01"]),
        ((QUESTIONS,), []),
        ((ERRORS, GREEN), []),
    ],
)
def test_any_within_a_facet_and_all_across(filters: tuple[Filter, ...], codes: list[str]) -> None:
    """A change of another measure under the same code is not this one's."""
    assert passed(*filters) == codes
    assert passed(*reversed(filters)) == codes, "whatever the order they were asked for in"


def test_without_a_filter_nothing_is_in_force() -> None:
    assert not FilterSet()
    assert FilterSet((RED, ADA))


def test_what_a_month_gives_reason_for_is_offered_facet_by_facet() -> None:
    offered = list(offers(LISTED, FLAGS))
    assert offered == [
        (RED, 1),
        (GREEN, 1),
        (NONE, 1),
        (ADA, 2),
        (CY, 1),
        (Filter(Facet.DIRECTOR, BLANK), 1),
        (Filter(Facet.PORTFOLIO_HOLDER, "Cllr E Fry"), 1),
        (HILL, 1),
        (Filter(Facet.PORTFOLIO_HOLDER, BLANK), 1),
        (CLIMATE, 2),
        (FINANCE, 1),
        (Filter(Facet.YTD_STATUS, "amber"), 1),
        (Filter(Facet.YTD_STATUS, "not_reported"), 1),
        (Filter(Facet.YTD_STATUS, "unreadable"), 1),
        (Filter(Facet.PLAN, "none"), 1),
        (Filter(Facet.COMMENT, "none"), 1),
        (STATUS_CHANGED, 1),
        (Filter(Facet.CHANGED, "value"), 1),
        (ERRORS, 1),
    ]


def test_what_is_in_force_is_offered_where_nothing_meets_it() -> None:
    gone = Filter(Facet.DIRECTOR, "Bea Gone")
    offered = list(offers(LISTED, FLAGS, (gone, RED)))
    assert (gone, 0) in offered
    assert [item for item, _ in offered].count(RED) == 1
    directors = [item.value for item, _ in offered if item.facet is Facet.DIRECTOR]
    assert directors == ["Ada Brown", "Bea Gone", "Cy Dean", BLANK], "in its place"


def test_names_that_differ_in_case_alone_have_one_order() -> None:
    names = [f"Head of {what}" for what in ("Fleet", "Homes", "Parks", "Roads", "Tax", "Waste")]
    kept = [Filter(Facet.DIRECTOR, each) for name in names for each in (name, name.upper())]
    offered = [item.value for item, _ in offers((), FLAGS, kept) if item.facet is Facet.DIRECTOR]
    assert offered == [each for name in names for each in (name.upper(), name)]


def test_statuses_are_offered_the_worst_first() -> None:
    rows = [
        replace(LIBRARY, measure_code=str(at), period_status=status)
        for at, status in enumerate([None, *Status])
    ]
    offered = [
        item.value
        for item, _ in offers(entries(replace(JULY, readings=tuple(rows))), PeriodFlags({}, {}))
        if item.facet is Facet.STATUS
    ]
    assert offered[:3] == ["red", "amber", "green"]
    assert set(offered) == {BLANK, *(status.value for status in Status)}


@given(REPORTS)
def test_every_filter_offered_holds_as_many_as_it_says(report: Report) -> None:
    listed = entries(report)
    for item, count in offers(listed, PeriodFlags({}, {})):
        assert count > 0
        assert sum(FilterSet((item,)).matches(each) for each in listed) == count


FILTERS = st.lists(
    st.sampled_from([GREEN, RED, NONE, ADA, CY, HILL, CLIMATE, FINANCE, ERRORS]), unique=True
)


@given(FILTERS, st.sampled_from([GREEN, RED, NONE, ADA, CY, HILL, CLIMATE]))
def test_another_facet_narrows_and_the_same_one_widens(filters: list[Filter], more: Filter) -> None:
    before, after = set(passed(*filters)), set(passed(*filters, more))
    if any(each.facet is more.facet for each in filters):
        assert after >= before
    else:
        assert after <= before


def test_people_are_filtered_by_the_one_spelling_of_the_month() -> None:
    rows = (
        replace(LIBRARY, portfolio_holder="Cllr A Wood"),
        replace(WASTE, portfolio_holder="Cllr Andrew Wood"),
        replace(DEBT, portfolio_holder="cllr andrew wood."),
    )
    listed = entries(replace(JULY, readings=rows))
    (item,) = [each for each, _ in offers(listed, FLAGS) if each.facet is Facet.PORTFOLIO_HOLDER]
    assert len(passed(item, listed=listed)) == 3


# -- what earlier reports make of a measure ----------------------------------------------------


def with_history(*statuses: Status | None, **changed: object) -> PeriodFlags:
    """What is known of the library's measure after these statuses, a month each, up to July."""
    first = 7 - len(statuses) + 1
    history: list[MeasurePeriod] = []
    for month, status in enumerate(statuses, first):
        figures = SeriesFigures("period", status=status, actual_value=100.0 - month)
        day = month_end(date(2024, 7, 31), month - 7)
        run = 1
        while run <= len(history) and history[-run].period.status is status:
            run += 1
        history.append(MeasurePeriod(LIBRARY, day, period=figures, months_at_status=run))
    last = structs.replace(history[-1], history=tuple(history), **changed)
    return PeriodFlags({}, {}, {LISTED[0].key: last})


G, A, R = Status.GREEN, Status.AMBER, Status.RED
B, W, S = Travel.BETTER, Travel.WORSE, Travel.SAME


@pytest.mark.parametrize(
    ("statuses", "facet", "value", "is_met"),
    [
        ((G, R, R, R), Facet.STREAK, "red 3", True),
        ((G, R, R, R), Facet.STREAK, "red 4", False),
        ((R, R, A, R, R), Facet.STREAK, "red 3", False),
        ((A, R, A), Facet.STREAK, "missed 3", True),
        ((A, R, G), Facet.STREAK, "missed 3", False),
        ((G, G, G), Facet.STREAK, "green 3", True),
        ((R, A, R), Facet.OFTEN, "red 2 2024", True),
        ((R, A, R, A), Facet.OFTEN, "missed 4 2024", True),
        ((R, R, R, G, G, R, R), Facet.OFTEN, "red 3 2024", False),  # the first three are of 2023/24
        ((R, G, G), Facet.OFTEN, "red 1 2024", True),
        ((R, R, G, R), Facet.OFTEN, "red 3 2024-04-30 2024-07-31", True),
        ((R, R, G, R), Facet.OFTEN, "red 3 2024-04-30 2024-06-30", False),
        ((G, A), Facet.BECAME, "amber", True),
        ((A, A), Facet.BECAME, "amber", False),
        ((A,), Facet.BECAME, "amber", False),
        ((R, A), Facet.LEFT, "red", True),
        ((R, R), Facet.LEFT, "red", False),
        ((A, R), Facet.ON_TARGET, "never", True),
        ((G, R), Facet.ON_TARGET, "never", False),
        ((None, None), Facet.ON_TARGET, "never", False),
        ((G, R), Facet.ON_TARGET, OFF, True),
        ((R, G), Facet.ON_TARGET, OFF, False),
    ],
)
def test_what_earlier_reports_make_of_a_measure(
    statuses: tuple[Status | None, ...], facet: Facet, value: str, is_met: bool
) -> None:
    flags = with_history(*statuses)
    assert FilterSet((Filter(facet, value),)).matches(LISTED[0], flags) is is_met
    assert not FilterSet((Filter(facet, value),)).matches(LISTED[1], flags), "nothing is known"


@pytest.mark.parametrize(
    ("ways", "worse", "better"),
    [
        ((None, W, W, W), 3, 0),
        ((None, W, B, W), 1, 0),
        ((W, None, B, B), 0, 2),
        ((W, W, S), 0, 0),
        ((W, W, None), 0, 0),
    ],
)
def test_how_often_in_a_row_a_figure_went_one_way(
    ways: tuple[Travel | None, ...], worse: int, better: int
) -> None:
    """A report without a figure to compare ends the run."""
    history = [
        MeasurePeriod(LIBRARY, month_end(date(2024, 1, 31), at), travel=way)
        for at, way in enumerate(ways)
    ]
    flags = PeriodFlags(
        {}, {}, {LISTED[0].key: structs.replace(history[-1], history=tuple(history))}
    )
    for way, run in (("worse", worse), ("better", better)):
        met = [
            n for n in (1, 2, 3, 4) if meets(Filter(Facet.STREAK, f"{way} {n}"), LISTED[0], flags)
        ]
        assert met == list(range(1, run + 1))


def test_how_often_in_a_row_a_figure_rose_whatever_is_better() -> None:
    history = [
        MeasurePeriod(LIBRARY, month_end(date(2024, 1, 31), at), moved=moved)
        for at, moved in enumerate((None, -1.0, 2.0, 0.5))
    ]
    flags = PeriodFlags(
        {}, {}, {LISTED[0].key: structs.replace(history[-1], history=tuple(history))}
    )
    for value, is_met in (("higher 2", True), ("higher 3", False), ("lower 1", False)):
        assert meets(Filter(Facet.STREAK, value), LISTED[0], flags) is is_met


def test_better_or_worse_than_an_earlier_report() -> None:
    """Without a polarity that can be trusted nothing is better or worse."""
    since = "2024-05-31"
    trusted = with_history(
        G, A, R, polarity=Polarity.BIGGER_IS_BETTER, travel=Travel.WORSE, moved=-1.0
    )
    for flags, facet, value, is_met in (
        (trusted, Facet.DIRECTION, "worse", True),
        (trusted, Facet.YEAR, "worse", False),
        (trusted, Facet.DIRECTION, "lower", True),
        (trusted, Facet.DIRECTION, "higher", False),
        (trusted, Facet.SINCE, f"lower {since}", True),
        (trusted, Facet.SINCE, f"higher {since}", False),
        (trusted, Facet.SINCE, f"worse {since}", True),
        (trusted, Facet.SINCE, f"better {since}", False),
        (trusted, Facet.SINCE, "worse 2020-05-31", False),
        (with_history(G, A, R), Facet.SINCE, f"worse {since}", False),
    ):
        assert FilterSet((Filter(facet, value),)).matches(LISTED[0], flags) is is_met, value


def test_a_green_measure_needs_no_plan() -> None:
    plan = FilterSet((Filter(Facet.PLAN, "none"),))
    for status, words, is_met in (
        (R, None, True),
        (R, "n/a", True),
        (A, "A plan.", False),
        (G, None, False),
    ):
        reading = replace(LIBRARY, period_status=status, ytd_status=None, improvement_plan=words)
        (listed,) = entries(replace(JULY, readings=(reading,)))
        assert plan.matches(listed) is is_met, (status, words)


def test_plans_and_comments_that_are_there_are_asked_for_by_questions_alone() -> None:
    planned = [each for each in LISTED if each.reading.improvement_plan]
    assert passed(Filter(Facet.PLAN, SOME)) == [each.reading.measure_code for each in planned]
    assert passed(Filter(Facet.COMMENT, SOME)) == [
        each.reading.measure_code for each in LISTED if each.reading.comment
    ]
    assert all(item.value != SOME for item, _ in offers(LISTED, FLAGS))


def test_a_query_is_asked_for_by_its_rule() -> None:
    debt = LISTED[2].key
    flags = PeriodFlags({}, {}, rules={debt: frozenset({"X4", "X1"})})
    late = FilterSet((Filter(Facet.QUERY, "X4"),))
    assert [each.key for each in LISTED if late.matches(each, flags)] == [debt]
    assert not any(item.facet is Facet.QUERY for item, _ in offers(LISTED, flags))
    assert (Filter(Facet.QUERY, "X4"), 1) in offers(LISTED, flags, late.filters)


def test_measures_with_a_note_are_offered_where_there_are_any() -> None:
    noted = Filter(Facet.NOTE, SOME)
    assert not any(item.facet is Facet.NOTE for item, _ in offers(LISTED, FLAGS))
    flags = PeriodFlags({}, {}, noted=frozenset({LISTED[1].key}))
    assert (noted, 1) in offers(LISTED, flags)
    assert [each.key for each in LISTED if FilterSet((noted,)).matches(each, flags)] == [
        LISTED[1].key
    ]


def test_where_a_report_prints_no_plans_no_measure_lacks_one() -> None:
    rows = [replace(row, improvement_plan=None) for row in JULY.readings]
    listed = entries(replace(JULY, readings=tuple(rows)))
    assert any(item.facet is Facet.PLAN for item, _ in offers(LISTED, FLAGS))
    assert not any(item.facet is Facet.PLAN for item, _ in offers(listed, FLAGS))
