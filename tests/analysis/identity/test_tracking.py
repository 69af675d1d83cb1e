from __future__ import annotations

from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.identity.tracking import identify
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.judgements.judgement import LinkMeasures, UnlinkMeasures
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Report
from tests.support.frames import frame, month, row
from tests.support.judging import judged
from tests.support.published_links import NEW, OLD, ONE_TO_ONE, REUSED

WORDS = st.lists(st.sampled_from(["red", "big", "cat", "dog", "1", "2", "within"]), max_size=4)
NAMED = st.builds(MeasureName, st.sampled_from(["A.1", "A.2", "B.1"]), WORDS.map(" ".join))
MONTHS = st.lists(st.lists(NAMED, max_size=5), max_size=5)


def ids(*reports: Report, settled: JudgementsInForce = NO_JUDGEMENTS) -> list[list[str]]:
    """The ids of each report's rows."""
    found = identify(frame(*reports), settled)
    return [
        found.filter(report_date=report.report_date)["measure_id"].to_list() for report in reports
    ]


def test_a_measure_has_the_id_of_its_first_month() -> None:
    june, july = (
        month("2024-06", row("OCC01.09", "Visits")),
        month("2024-07", row("OCC01.07", "Visits")),
    )
    assert ids(june, july) == [["OCC01.09@2024-06"]] * 2
    assert ids(july) == [["OCC01.07@2024-07"]]


def test_what_is_asked_is_not_joined() -> None:
    first, second = month("2024-06", row(name="red cat")), month("2024-07", row(name="blue cat"))
    assert ids(first, second) == [["OCC01.01@2024-06"], ["OCC01.01@2024-07"]]


def test_until_a_person_says_so() -> None:
    first, second = month("2024-06", row(name="red cat")), month("2024-07", row(name="blue cat"))
    settled = judged(link_of(("OCC01.01", "blue cat"), ("OCC01.01", "red cat")))
    assert ids(first, second, settled=settled) == [["OCC01.01@2024-06"]] * 2


def link_of(one: tuple[str, str], other: tuple[str, str]) -> LinkMeasures:
    return LinkMeasures(who="Ada", why="", before=MeasureName(*one), after=MeasureName(*other))


def test_a_confirmed_name_leads_to_the_measure_whatever_its_name_is_by_then() -> None:
    reports = [
        month("2024-05", row(name="red cat")),
        month("2024-06", row("OCC02.01", name="red cat")),
        month("2024-07", row(name="zebra")),
    ]
    settled = judged(link_of(("OCC01.01", "red cat"), ("OCC01.01", "zebra")))
    assert ids(*reports, settled=settled) == [["OCC01.01@2024-05"]] * 3


def test_a_refused_name_is_refused_by_the_whole_measure() -> None:
    reports = [
        month("2024-05", row(name="big red cat")),
        month("2024-06", row(name="old big red cat")),
        month("2024-07", row(name="old big red cats seen")),
    ]
    assert len({key for found in ids(*reports) for key in found}) == 1
    settled = judged(
        UnlinkMeasures(
            who="Ada",
            why="",
            before=MeasureName("OCC01.01", "big red cat"),
            after=MeasureName("OCC01.01", "old big red cats seen"),
        )
    )
    assert ids(*reports, settled=settled)[2] == ["OCC01.01@2024-07"]


def test_a_measure_that_skips_months_goes_on() -> None:
    reports = [
        month("2024-04", row("OCC01.01", "Quarterly red cats")),
        month("2024-05", row("OCC01.02", "Dogs")),
        month("2024-07", row("OCC01.01", "Quarterly red cats"), row("OCC01.03", "Dogs")),
    ]
    assert ids(*reports)[2] == ["OCC01.01@2024-04", "OCC01.02@2024-05"]


def test_a_name_it_had_before_leads_back_to_it() -> None:
    reports = [
        month("2024-05", row(name="big red cats")),
        month("2024-06", row(name="big red cats seen")),
        month("2024-07", row(name="big red cats")),
    ]
    assert ids(*reports) == [["OCC01.01@2024-05"]] * 3


@pytest.mark.parametrize(("years", "joined"), [(2, True), (5, False)])
def test_likeness_fades_with_the_years(years: int, joined: bool) -> None:
    old = month("2015-07", row("OCC01.01", "Big red cats"), row("OCC09.01", "Dogs"))
    between = month("2015-08", row("OCC09.01", "Dogs"))
    later = month(f"{2015 + years}-07", row("OCC01.05", "Big old red cats"))
    assert (ids(old, between, later)[2] == ["OCC01.01@2015-07"]) is joined


def test_the_last_month_comes_before_older_ones() -> None:
    """A measure long gone that is like one going on makes no doubt."""
    reports = [
        month("2023-07", row("OCC01.09", "big red cats seen there")),
        month("2024-06", row("OCC01.01", "big red wolves")),
        month("2024-07", row("OCC01.02", "big red wolves seen")),
    ]
    assert ids(*reports)[2] == ["OCC01.01@2024-06"]


def test_what_is_asked_of_the_last_month_is_looked_for_in_no_other() -> None:
    reports = [
        month("2024-05", row("OCC01.09", "old red wolves")),
        month("2024-06", row("OCC01.01", "red cats")),
        month("2024-07", row("OCC01.01", "red wolves")),
    ]
    assert ids(*reports)[2] == ["OCC01.01@2024-07"]
    assert ids(reports[0], reports[2])[1] == ["OCC01.09@2024-05"]


def test_a_code_printed_twice_is_two_measures() -> None:
    both = (row(name="red cats"), row(name="blue dogs"))
    june, july = month("2024-06", *both), month("2024-07", *both[::-1])
    first, second = ids(june, july)
    assert first == ["OCC01.01@2024-06", "OCC01.01@2024-06#2"]
    assert second == first[::-1]


def test_two_names_of_one_measure_in_a_month_are_two_measures() -> None:
    reports = [
        month("2024-05", row(name="big red cats")),
        month("2024-06", row(name="big red cats seen")),
        month("2024-07", row(name="big red cats"), row(name="big red cats seen")),
    ]
    assert ids(*reports)[2] == ["OCC01.01@2024-07", "OCC01.01@2024-05"]


def test_the_published_months() -> None:
    found = identify(frame(NEW, OLD))
    by_id = {(day, code[3:]): key for day, code, _, key in found.iter_rows()}
    old, new = OLD.report_date, NEW.report_date
    for code in REUSED:
        assert by_id[old, code] != by_id[new, code]
    for before, after in ONE_TO_ONE.items():
        assert by_id[old, before] == by_id[new, after]


def test_an_empty_frame() -> None:
    assert identify(frame()).columns == [
        "report_date",
        "measure_code",
        "measure_name",
        "measure_id",
    ]
    assert len(identify(frame())) == 0


def named_frame(months: list[list[MeasureName]]) -> pl.DataFrame:
    """What identities are made of, a month after another."""
    rows = [
        (date(2024, number, 28), *name) for number, names in enumerate(months, 1) for name in names
    ]
    schema = {"report_date": pl.Date, "measure_code": pl.String, "measure_name": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row")


@given(MONTHS)
def test_laws_of_identity(months: list[list[MeasureName]]) -> None:
    found = identify(named_frame(months))
    keyed: dict[date, dict[str, set[MeasureName]]] = {}
    for day, code, name, key in found.iter_rows():
        keyed.setdefault(day, {}).setdefault(key, set()).add(MeasureName(code, name))
    assert len(found) == sum(len(set(measures)) for measures in months)
    for measures in keyed.values():
        for same in measures.values():
            assert len({name.key for name in same}) == 1, "two measures of a month are never one"


@given(MONTHS)
def test_a_later_month_changes_no_earlier_id(months: list[list[MeasureName]]) -> None:
    whole = identify(named_frame(months))
    part = identify(named_frame(months[:-1]))
    assert part.equals(whole.head(len(part)))
