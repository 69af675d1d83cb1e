from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from kpi_tui.analysis.history import by_measure, histories
from kpi_tui.analysis.measures import History, Point, key_of
from kpi_tui.report import Reading, Report, Status
from kpi_tui.store import Store
from tests.samples import EMPTY, JULY, JUNE, LIBRARY, WASTE, corrected
from tests.strategies import READINGS

VISITS = key_of("OCC01.01", "Visits to libraries")


def read(path: Path, *reports: Report) -> History:
    store = Store(path)
    for report in reports:
        store.add(report)
    return by_measure(store.collect(histories(store.readings())))


def test_points_in_order_of_time_whatever_came_first(tmp_path: Path) -> None:
    found = read(tmp_path / "store", JULY, EMPTY, JUNE)
    assert found[VISITS] == (
        Point(date(2024, 6, 30), "900", 900.0, "1,000", 1000.0, Status.AMBER),
        Point(date(2024, 7, 31), "1,247", 1247.0, "1,000", 1000.0, Status.GREEN),
    )


def test_another_name_under_the_code_is_another_measure(tmp_path: Path) -> None:
    found = read(tmp_path / "store", JUNE, JULY)
    waste = key_of("OCC01.02", "Household waste recycled | composted")
    other = key_of("OCC01.02", "Another measure under a used code")
    assert [point.report_date.month for point in found[waste]] == [7]
    assert [point.report_date.month for point in found[other]] == [6]


def test_the_same_name_under_another_code_is_another_measure(tmp_path: Path) -> None:
    moved = replace(JUNE, readings=(replace(LIBRARY, measure_code="OCC09.09"),))
    found = read(tmp_path / "store", moved, JULY)
    assert len(found[VISITS]) == 1
    assert len(found[key_of("OCC09.09", "Visits to libraries")]) == 1


def test_a_correction_takes_the_place_of_what_it_corrects(tmp_path: Path) -> None:
    found = read(tmp_path / "store", JULY, corrected())
    assert [point.actual for point in found[VISITS]] == ["1,250"]


def test_a_figure_that_is_no_number_stays_as_printed(tmp_path: Path) -> None:
    found = read(tmp_path / "store", JULY)
    (point,) = found[key_of("OCC02.01", "Debt outstanding")]
    assert (point.actual, point.actual_value) == ("£21,262,0", None)
    assert (point.target, point.target_value) == ("-3.00", -3.0)
    assert point.status is None


def test_an_empty_store(tmp_path: Path) -> None:
    assert read(tmp_path / "none") == {}
    assert read(tmp_path / "store", EMPTY) == {}


@pytest.mark.parametrize(
    "name",
    [
        "visits to libraries",
        " Visits  to\nlibraries ",
        "VISITS TO LIBRARIES",
        "Vísits to lïbraries",
    ],
)
def test_case_accents_and_spaces_make_no_other_measure(name: str) -> None:
    assert key_of("OCC01.01", name) == VISITS


@pytest.mark.parametrize("name", ["Visits to library", "Visits to libraries (year)", ""])
def test_other_words_do(name: str) -> None:
    assert key_of("OCC01.01", name) != VISITS


@pytest.mark.parametrize(("dash", "quote"), [("–", "’"), ("—", "‘"), ("−", "'")])
def test_kinds_of_dashes_and_quotes_make_no_other_measure(dash: str, quote: str) -> None:
    assert key_of("A", f"x {dash} y{quote}s") == key_of("A", "x - y's")


@given(READINGS)
def test_a_key_is_its_own(reading: Reading) -> None:
    key = key_of(reading.measure_code, reading.measure_name)
    assert key_of(key.code, key.name) == key
    assert key.code == reading.measure_code


def test_spelt_otherwise_in_another_month_it_goes_on(tmp_path: Path) -> None:
    june = replace(JUNE, readings=(replace(LIBRARY, measure_name="Visits to Libraries"), WASTE))
    assert len(read(tmp_path / "store", june, JULY)[VISITS]) == 2
