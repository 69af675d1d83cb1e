"""Measures that have name and figures of others are told of."""

from __future__ import annotations

from kpi_tui.pdf.doubts.said_twice import warn_listed_twice, warn_said_twice
from kpi_tui.report import Reading


def reading(
    code: str, name: str, actual: str | None, target: str | None = "10", page: int = 2
) -> Reading:
    return Reading(
        priority_code=code[:2],
        measure_code=code,
        measure_name=name,
        period_actual=actual,
        period_target=target,
        pages=(page,),
        code_is_ours=True,
    )


def test_a_measure_that_comes_again_is_named() -> None:
    found = list(
        warn_said_twice(
            [
                reading("01.01", "Trees planted", "12"),
                reading("02.01", "Trees  planted", "12", page=5),
            ]
        )
    )
    assert [(each.page, each.measure_code) for each in found] == [(5, "02.01")]
    assert "01.01 on page 2" in found[0].message


def test_other_figures_or_none_are_of_other_measures() -> None:
    readings = [
        reading("01.01", "Cases open", "12"),
        reading("02.01", "Cases open", "13"),
        reading("03.01", "Cases open", "12", "20"),
        reading("04.01", "Cases closed", None),
        reading("05.01", "Cases closed", None),
    ]
    assert list(warn_said_twice(readings)) == []


def test_many_are_told_of_at_once() -> None:
    readings = [
        reading(f"{priority:02}.{number:02}", f"Measure {number}", str(number), page=priority + 1)
        for priority in (1, 2)
        for number in range(8)
    ]
    (found,) = warn_said_twice(readings)
    assert (found.page, found.measure_code) == (3, None)
    assert found.message.startswith("8 measures have name and figures of others, the first 02.00")
    assert "witness = true" in found.message


def test_a_name_that_comes_again_in_its_priority_is_told() -> None:
    readings = [reading("01.01", "Cases open", "12"), reading("01.09", "Cases open", "9", page=4)]
    (found,) = warn_said_twice(readings)
    assert (found.page, found.measure_code) == (4, "01.09")
    assert found.message == "its name is that of 01.01 on page 2 too, with other figures"


def test_a_whole_table_that_comes_again_with_other_figures_is_told_of_at_once() -> None:
    readings = [
        reading(f"01.{8 * page + number:02}", f"Measure {number}", f"{page}{number}", page=page)
        for page in (1, 2)
        for number in range(8)
    ]
    (found,) = warn_said_twice(readings)
    assert (found.page, found.measure_code) == (2, None)
    assert found.message.startswith("8 measures have the names of others in their priority")
    assert "the first 01.16 that of 01.08 on page 1, “Measure 0”" in found.message


def coded(priority: str, number: int, name: str = "") -> Reading:
    """A measure of a report that prints `KPI 1`, `KPI 2` … under each priority."""
    name = name or f"Visits {number} under {priority}"
    return Reading(priority, f"KPI {number}", name, period_actual="12", pages=(number,))


def test_codes_that_begin_anew_under_each_priority_are_told_of_once() -> None:
    readings = [coded(priority, number) for priority in ("P1", "P2") for number in range(1, 7)]
    (told,) = warn_listed_twice(readings)
    assert (told.page, told.measure_code) == (1, None)
    assert told.message.startswith("6 codes begin anew under another priority, the first KPI 1: ")


def test_a_measure_that_is_listed_twice_among_them_is_named() -> None:
    readings = [coded(priority, number) for priority in ("P1", "P2") for number in range(1, 7)]
    readings += [coded("P1", 9), coded("P1", 9), coded("P1", 8, "Loans"), coded("P2", 8, "Loans")]
    told = [each.measure_code for each in warn_listed_twice(readings)]
    assert told == [None, "KPI 9", "KPI 8"]


def test_few_codes_that_come_again_are_named_each() -> None:
    readings = [coded(priority, number) for priority in ("P1", "P2") for number in (1, 2)]
    told = [(each.measure_code, each.message) for each in warn_listed_twice(readings)]
    assert told == [("KPI 1", "listed twice"), ("KPI 2", "listed twice")]
