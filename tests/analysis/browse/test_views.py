from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.browse.entries import ListedMeasure, entries
from kpi_tui.analysis.browse.filters import BLANK, EXCEPTION, Facet, Filter, FilterSet
from kpi_tui.analysis.browse.views import TO_DATE, View, ViewKind, owners, status_counts
from kpi_tui.report import Reading, Report
from kpi_tui.status import EXCEPTIONS, Status
from tests.support.samples import EMPTY, JULY, LIBRARY
from tests.support.strategies import READINGS, REPORTS


def entry(reading: Reading) -> ListedMeasure:
    """A reading as the only one of its month."""
    (only,) = entries(replace(JULY, readings=(reading,)))
    return only


def held(view: View, report: Report = JULY) -> list[str]:
    return [each.reading.measure_code for each in entries(report) if view.matches(each)]


@pytest.mark.parametrize(
    ("view", "codes"),
    [
        (View(), ["OCC01.01", "OCC01.02", "OCC02.01"]),
        (View(ViewKind.EXCEPTIONS), ["OCC01.01", "OCC01.02"]),
        (View(ViewKind.EXCEPTIONS, TO_DATE), ["OCC01.01"]),
        (View(ViewKind.STATUS, "red"), ["OCC01.02"]),
        (View(ViewKind.STATUS, "green"), ["OCC01.01"]),
        (View(ViewKind.STATUS, "amber"), []),
        (View(ViewKind.STATUS), ["OCC01.01", "OCC01.02", "OCC02.01"]),
        (View(ViewKind.PRIORITY, "OCC01"), ["OCC01.01", "OCC01.02"]),
        (View(ViewKind.PRIORITY, "OCC0"), []),
        (View(ViewKind.PRIORITY), ["OCC01.01", "OCC01.02", "OCC02.01"]),
        (View(ViewKind.DIRECTOR, "Ada Brown"), ["OCC01.01", "OCC01.02"]),
        (View(ViewKind.DIRECTOR, "Cy Dean"), ["OCC01.01"]),
        (View(ViewKind.DIRECTOR, "ada brown"), []),
        (View(ViewKind.DIRECTOR, "Ada"), []),
        (View(ViewKind.DIRECTOR, BLANK), ["OCC02.01"]),
        (View(ViewKind.PORTFOLIO_HOLDER, "Cllr G Hill"), ["OCC01.02"]),
    ],
)
def test_what_a_view_holds(view: View, codes: list[str]) -> None:
    assert held(view) == codes


@pytest.mark.parametrize("status", [*Status, None])
def test_exceptions_ask_for_attention(status: Status | None) -> None:
    calm = {
        *(None, Status.GREEN, Status.MONITORING_ONLY, Status.NOT_REPORTED),
        *(Status.BLUE, Status.COMPLETE, Status.NOT_STARTED),
    }
    shown = View(ViewKind.EXCEPTIONS).matches(
        entry(replace(LIBRARY, period_status=status, ytd_status=Status.GREEN))
    )
    assert shown == (status not in calm)


@given(READINGS)
def test_exceptions_are_the_statuses_listed_under_them(reading: Reading) -> None:
    only = entry(reading)
    under = [View(ViewKind.STATUS, status.value).matches(only) for status in EXCEPTIONS]
    under.append(View(ViewKind.EXCEPTIONS, TO_DATE).matches(only))
    assert View(ViewKind.EXCEPTIONS).matches(only) == any(under)
    asked = FilterSet((Filter(Facet.STATUS, EXCEPTION),))
    assert asked.matches(only) == any(under), "a question counts as the tree does"
    assert sum(under) <= 1


@given(REPORTS)
def test_priorities_divide_a_report(report: Report) -> None:
    codes = {row.priority_code for row in report.readings}
    parts = [held(View(ViewKind.PRIORITY, code), report) for code in codes]
    assert sorted(chain.from_iterable(parts)) == sorted(held(View(), report))


@given(REPORTS, st.sampled_from([ViewKind.DIRECTOR, ViewKind.PORTFOLIO_HOLDER]))
def test_owners_are_counted_as_their_scopes_hold(report: Report, way: ViewKind) -> None:
    listed = owners(entries(report), way)
    assert len({name for name, _ in listed}) == len(listed)
    for name, count in listed:
        if name:
            assert len(held(View(way, name), report)) == count


def test_owners_by_name_whatever_their_title() -> None:
    rows = [
        replace(LIBRARY, portfolio_holder=name)
        for name in ("Cllr Z Adams", "Cllr b Young", "A Mayor", "Cllr Z Adams", None)
    ]
    report = replace(JULY, readings=tuple(rows))
    assert owners(entries(report), ViewKind.PORTFOLIO_HOLDER) == [
        ("A Mayor", 1),
        ("Cllr b Young", 1),
        ("Cllr Z Adams", 2),
    ]
    assert owners(entries(EMPTY), ViewKind.DIRECTOR) == []
    assert owners(entries(JULY), ViewKind.DIRECTOR) == [("Ada Brown", 2), ("Cy Dean", 1)]


def test_each_status_and_none_is_counted() -> None:
    assert status_counts(JULY.readings) == {Status.GREEN: 1, Status.RED: 1, None: 1}
    assert not status_counts([])
