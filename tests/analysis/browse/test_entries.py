"""A month's readings with what they are looked up by."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from kpi_tui.analysis.browse.entries import entries, matches, searchable
from kpi_tui.empty_cells import names_nobody
from kpi_tui.report import Reading, Report
from kpi_tui.text import fold
from tests.support.samples import DEBT, EMPTY, JULY, LIBRARY, WASTE
from tests.support.strategies import READINGS, REPORTS


def said(reading: Reading, words: str) -> bool:
    return matches(searchable(reading), fold(words).split())


@pytest.mark.parametrize(
    "words",
    ["", "occ01.01", "visits", "VISITS to", "ada", "cy fry", "cafe", "CAFÉ", '"reopened"', "[bold"],
)
def test_names_owners_and_words_are_found_in_any_case(words: str) -> None:
    assert said(LIBRARY, words)


@pytest.mark.parametrize("words", ["1,247", "green", "annex.pdf", "visits debt", "OCC02", "None"])
def test_figures_statuses_and_words_apart_are_not_found(words: str) -> None:
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


def test_in_the_order_printed_each_by_its_code_and_name() -> None:
    listed = entries(JULY)
    assert [each.reading for each in listed] == list(JULY.readings)
    assert listed[0].key == ("OCC01.01", "Visits to libraries")
    assert entries(EMPTY) == []


def test_a_person_has_one_spelling_a_month() -> None:
    rows = (
        replace(LIBRARY, directors=("Ada Brown", "ada  brown"), portfolio_holder="Cllr A Wood"),
        replace(WASTE, directors=("Ada Brown",), portfolio_holder="Cllr Andrew Wood"),
        replace(DEBT, directors=("ADA BROWN",), portfolio_holder="Cllr Andrew Wood"),
    )
    listed = entries(replace(JULY, readings=rows))
    assert [each.directors for each in listed] == [("Ada Brown",)] * 3, "none is listed twice"
    assert [each.holder for each in listed] == ["Cllr Andrew Wood"] * 3
    assert listed[0].reading.portfolio_holder == "Cllr A Wood", "what is printed stays as printed"


def test_nobody_is_nobody() -> None:
    (only,) = entries(replace(JULY, readings=(DEBT,)))
    assert (only.directors, only.holder) == ((), None)


@pytest.mark.parametrize("nobody", ["TBC", "tbc", "Vacant", "vacancy", "Post vacant", "-", "n/a"])
def test_what_stands_in_the_place_of_a_name_is_nobody(nobody: str) -> None:
    row = replace(DEBT, directors=(nobody, "Ada Brown"), portfolio_holder=nobody)
    (only,) = entries(replace(JULY, readings=(row,)))
    assert (only.directors, only.holder) == (("Ada Brown",), None)
    assert only.reading.portfolio_holder == nobody, "what is printed stays as printed"
    assert nobody.casefold() in only.text, "and is found by a search"


@pytest.mark.parametrize("initials", ["NR", "NK", "AB", "T Vacant", "Vacant Property Officer"])
def test_initials_and_posts_are_somebody(initials: str) -> None:
    row = replace(DEBT, directors=(initials,), portfolio_holder=initials)
    (only,) = entries(replace(JULY, readings=(row,)))
    assert (only.directors, only.holder) == ((initials,), initials)


@given(REPORTS)
def test_any_report_has_an_entry_a_reading(report: Report) -> None:
    listed = entries(report)
    assert [each.reading for each in listed] == list(report.readings)
    for each in listed:
        assert len(set(each.directors)) == len(each.directors)
        named = [name for name in each.reading.directors if not names_nobody(name)]
        assert bool(each.directors) == bool(named)
