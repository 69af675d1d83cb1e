"""What is looked at, without an app: which rows, which heading, why empty, what can be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kpi_tui.analysis.browse.filters import Facet, Filter, FilterSet
from kpi_tui.analysis.browse.views import TO_DATE, View, ViewKind
from kpi_tui.report import Report
from kpi_tui.tui.session.assessor import Assessor
from kpi_tui.tui.session.library import Library
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.session.situation import Situation
from tests.support.samples import EMPTY, JULY, JUNE
from tests.support.sessions import opened
from tests.support.stores import stored

JUNE_DAY, JULY_DAY = JUNE.report_date, JULY.report_date
ALL = [0, 1, 2]


@pytest.fixture
def session(small: Path) -> Session:
    return opened(small)


def test_a_session_begins_with_nothing(tmp_path: Path) -> None:
    session = Session(tmp_path)
    assert (session.period, session.place, session.matching) == (None, 0, [])
    assert session.situation == Situation()
    assert session.heading == "Measures"


def test_all_measures_at_first(session: Session) -> None:
    assert session.matching == ALL
    assert [row.reading.measure_code for row in session.rows] == [
        "OCC01.01",
        "OCC01.02",
        "OCC02.01",
    ]
    assert session.key(0) == ("OCC01.01", "Visits to libraries")


@pytest.mark.parametrize(
    ("view", "rows", "heading"),
    [
        (View(), ALL, "Measures"),
        (View(ViewKind.STATUS, "red"), [1], "Measures · ▲ red"),
        (View(ViewKind.EXCEPTIONS), [0, 1], "Measures · exceptions"),
        (View(ViewKind.EXCEPTIONS, TO_DATE), [0], "Measures · exceptions, year to date only"),
        (View(ViewKind.PRIORITY), ALL, "Measures"),
        (View(ViewKind.PRIORITY, "OCC01"), [0, 1], "OCC01 Climate"),
        (View(ViewKind.PRIORITY, "OCC09"), [], "OCC09"),
        (View(ViewKind.DIRECTOR, "Cy Dean"), [0], "Measures · Cy Dean"),
        (
            View(ViewKind.FINDINGS, "information"),
            [2],
            "Measures · data quality queries: for information",
        ),
    ],
)
def test_each_view_has_its_rows_and_its_heading(
    session: Session, view: View, rows: list[int], heading: str
) -> None:
    session.view = view
    assert (session.matching, session.heading) == (rows, heading)


def test_view_filters_and_search_are_held_together(session: Session) -> None:
    session.view = View(ViewKind.PRIORITY, "OCC01")
    session.filters = FilterSet((Filter(Facet.DIRECTOR, "Ada Brown"),))
    assert session.matching == [0, 1]
    session.search("  RECYCLED starts ")
    assert (session.words, session.matching) == (("recycled", "starts"), [1])
    session.filters = FilterSet((Filter(Facet.STATUS, "green"),))
    assert session.matching == []


def test_what_hides_the_rows_is_named_in_the_order_in_which_escape_clears_it(
    session: Session,
) -> None:
    session.search("nowhere")
    session.filters = FilterSet((Filter(Facet.STATUS, "amber"),))
    session.view = View(ViewKind.DIRECTOR, "Bea Gone")
    assert "Esc clears the search" in session.why_empty
    session.search("")
    assert "Esc clears them" in session.why_empty
    session.filters = FilterSet()
    assert session.why_empty == "No measure of Bea Gone this month."
    session.view = View(ViewKind.PRIORITY, "OCC03")
    assert session.why_empty == "This report does not contain any data"
    session.view = View(ViewKind.PRIORITY, "OCC09")
    assert session.why_empty == "This priority has no measures this month."
    session.view = View(ViewKind.STATUS, "amber")
    assert session.why_empty == "No measure here this month."


def test_another_period_keeps_view_filters_and_search_and_nothing_of_the_one_before(
    session: Session,
) -> None:
    session.view, session.words = View(ViewKind.PRIORITY, "OCC01"), ("visits",)
    session.assessment_failure = "It broke."
    session.show(Library(session.store).load(JUNE_DAY), None)
    assert (session.period, session.matching) == (JUNE_DAY, [0])
    assert (session.assessment, session.assessment_failure) == (None, "")


def test_a_measure_is_known_in_parts_as_they_come(small: Path) -> None:
    session = opened(small, assessed=False)
    assert session.selected(0).measure is None
    assert session.selected(0).findings == ()
    assert session.selected(0).earlier is None, "nobody knows yet whether there is one"
    session.use(Assessor(small).assess(JULY_DAY, lambda: False))
    before = session.selected(0).earlier
    assert before is not None
    assert (before.report_date, before.reading) == (JUNE_DAY, JUNE.readings[0])
    assert session.selected(1).earlier is None, "another measure had its code in June"


def test_a_measure_takes_the_words_searched_for_along(session: Session) -> None:
    session.search("café")
    assert [term.word for term in session.selected(0).sought.terms] == ["cafe"]
    assert session.selected(0).month is session.month


def test_rows_know_their_queries_and_notes_once_the_period_is_assessed(session: Session) -> None:
    row = session.rows[2]
    assert (row.queries, row.must_resolve, row.notes) == (3, False, 0)
    session.use(None)
    assert [row.queries for row in session.rows] == [None] * len(session.rows)


@pytest.mark.parametrize(
    ("shown", "wanted", "place"),
    [
        (JUNE, None, 1),
        (JUNE, JULY_DAY, 2),
        (JULY, EMPTY.report_date, 0),
        (JUNE, date(2030, 1, 31), 1),
    ],
)
def test_the_place_is_that_of_the_period_on_its_way(
    three: Path, shown: Report, wanted: date | None, place: int
) -> None:
    session = opened(three, shown.report_date, assessed=False)
    session.wanted = wanted
    assert session.place == place


def test_where_no_period_can_be_read_the_place_is_the_last(three: Path) -> None:
    session = Session(three, periods=(EMPTY.report_date, JUNE_DAY, JULY_DAY))
    assert session.place == 2


def test_the_situation_counts_what_commands_depend_on(session: Session) -> None:
    session.cursor, session.order = 0, [2, 1, 0]
    session.search("visits")
    assert session.situation == Situation(
        periods=2,
        place=1,
        missing_year_before="July 2023",
        measure="OCC01.01",
        readings=2,
        rows=3,
        searching=True,
        assessed=True,
    )
    session.cursor = None
    assert session.situation.measure is None
    session.use(None)
    session.assessment_failure = "It broke."
    assert not session.situation.assessed
    assert session.situation.assessment_failure == "It broke."


def test_a_period_without_measures(three: Path) -> None:
    session = opened(three, EMPTY.report_date)
    assert (session.matching, session.rows) == ([], [])
    assert replace(session.situation, assessed=False) == Situation(
        periods=3, missing_year_before="May 2023"
    )


def test_what_changed_is_worked_out_anew_with_another_assessment(small: Path) -> None:
    session = opened(small)
    assert session.assessment is not None
    session.counterpart.worked_out = session.assessment.since_previous
    session.use(session.assessment)
    assert session.counterpart.worked_out is not None, "a pin changes nothing about it"
    session.use(Assessor(small).assess(JULY_DAY, lambda: False))
    assert session.counterpart.worked_out is None


def test_another_period_may_have_fewer_measures_than_the_cursor_was_down(tmp_path: Path) -> None:
    shorter = replace(JUNE, readings=JUNE.readings[:1])
    store = stored(tmp_path / "store", shorter, JULY)
    session = opened(store)
    session.cursor = len(session.rows) - 1
    session.show(Library(store).load(JUNE_DAY), None)
    assert session.situation.measure is None
