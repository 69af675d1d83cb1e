from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.scope import (
    EXCEPTIONS,
    Scope,
    Way,
    matches,
    owners,
    searchable,
    status_counts,
)
from kpi_tui.report import Reading, Report, Status
from kpi_tui.text import fold
from tests.samples import DEBT, EMPTY, JULY, LIBRARY, WASTE
from tests.strategies import READINGS, REPORTS


def held(scope: Scope, report: Report = JULY) -> list[str]:
    return [row.measure_code for row in report.readings if scope.holds(row)]


@pytest.mark.parametrize(
    ("scope", "codes"),
    [
        (Scope(), ["OCC01.01", "OCC01.02", "OCC02.01"]),
        (Scope(Way.EXCEPTIONS), ["OCC01.02"]),
        (Scope(Way.STATUS, "red"), ["OCC01.02"]),
        (Scope(Way.STATUS, "green"), ["OCC01.01"]),
        (Scope(Way.STATUS, "amber"), []),
        (Scope(Way.STATUS), ["OCC01.01", "OCC01.02", "OCC02.01"]),
        (Scope(Way.PRIORITY, "OCC01"), ["OCC01.01", "OCC01.02"]),
        (Scope(Way.PRIORITY, "OCC0"), []),
        (Scope(Way.PRIORITY), ["OCC01.01", "OCC01.02", "OCC02.01"]),
        (Scope(Way.DIRECTOR, "Ada Brown"), ["OCC01.01", "OCC01.02"]),
        (Scope(Way.DIRECTOR, "Cy Dean"), ["OCC01.01"]),
        (Scope(Way.DIRECTOR, "ada brown"), []),
        (Scope(Way.DIRECTOR, "Ada"), []),
        (Scope(Way.PORTFOLIO_HOLDER, "Cllr G Hill"), ["OCC01.02"]),
    ],
)
def test_what_a_scope_holds(scope: Scope, codes: list[str]) -> None:
    assert held(scope) == codes


@pytest.mark.parametrize("status", [*Status, None])
def test_exceptions_ask_for_attention(status: Status | None) -> None:
    calm = {None, Status.GREEN, Status.MONITORING_ONLY, Status.NOT_REPORTED}
    assert Scope(Way.EXCEPTIONS).holds(replace(LIBRARY, period_status=status)) == (
        status not in calm
    )


@given(READINGS)
def test_exceptions_are_the_statuses_listed_under_them(reading: Reading) -> None:
    under = [Scope(Way.STATUS, status.value).holds(reading) for status in EXCEPTIONS]
    assert Scope(Way.EXCEPTIONS).holds(reading) == any(under)
    assert sum(under) <= 1


@given(REPORTS)
def test_priorities_divide_a_report(report: Report) -> None:
    codes = {row.priority_code for row in report.readings}
    parts = [held(Scope(Way.PRIORITY, code), report) for code in codes]
    assert sorted(chain.from_iterable(parts)) == sorted(held(Scope(), report))


@given(REPORTS, st.sampled_from([Way.DIRECTOR, Way.PORTFOLIO_HOLDER]))
def test_owners_are_counted_as_their_scopes_hold(report: Report, way: Way) -> None:
    listed = owners(report, way)
    assert len({name for name, _ in listed}) == len(listed)
    for name, count in listed:
        if name and way is Way.PORTFOLIO_HOLDER:
            assert len(held(Scope(way, name), report)) == count
        elif name:
            assert len(held(Scope(way, name), report)) <= count


def test_owners_by_name_whatever_their_title() -> None:
    rows = [
        replace(LIBRARY, portfolio_holder=name)
        for name in ("Cllr Z Adams", "Cllr b Young", "A Mayor", "Cllr Z Adams", None)
    ]
    report = replace(JULY, readings=tuple(rows))
    assert owners(report, Way.PORTFOLIO_HOLDER) == [
        ("A Mayor", 1),
        ("Cllr b Young", 1),
        ("Cllr Z Adams", 2),
    ]
    assert owners(EMPTY, Way.DIRECTOR) == []
    assert owners(JULY, Way.DIRECTOR) == [("Ada Brown", 2), ("Cy Dean", 1)]


def test_statuses_counted() -> None:
    assert status_counts(JULY.readings) == {Status.GREEN: 1, Status.RED: 1, None: 1}
    assert not status_counts([])


def said(reading: Reading, words: str) -> bool:
    return matches(searchable(reading), fold(words).split())


@pytest.mark.parametrize(
    "words",
    ["", "occ01.01", "visits", "VISITS to", "ada", "cy fry", "cafe", "CAFÉ", '"reopened"', "[bold"],
)
def test_found(words: str) -> None:
    assert said(LIBRARY, words)


@pytest.mark.parametrize("words", ["1,247", "green", "annex.pdf", "visits debt", "OCC02", "None"])
def test_not_found(words: str) -> None:
    assert not said(LIBRARY, words)


def test_every_kind_of_prose_is_searched() -> None:
    for word in ("hyperlink", "collections", "march", "none", "@risk"):
        assert said(WASTE, word)


def test_a_search_does_not_run_from_one_field_into_the_next() -> None:
    joined = replace(DEBT, measure_name="ends with over", comment="draft begins")
    assert not said(joined, "overdraft")


@given(READINGS)
def test_every_word_of_a_name_is_found(reading: Reading) -> None:
    text = searchable(reading)
    for word in fold(reading.measure_name).split():
        assert matches(text, [word])
