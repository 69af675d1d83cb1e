"""A search through all reports at once, and through one period's texts: the same answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.analysis.assess import Analysis, assess
from kpi_tui.analysis.browse.entries import entries
from kpi_tui.analysis.browse.everywhere import SearchIndex
from kpi_tui.analysis.browse.listed_texts import ListedTexts
from kpi_tui.judgements.judgement import Note
from kpi_tui.judgements.log import append
from kpi_tui.measure_name import MeasureName
from kpi_tui.store.store import Store
from kpi_tui.text import fold
from tests.support.samples import DEBT, JULY, JUNE, LIBRARY, WASTE

LONG = "The council says " + "many words " * 12 + "of its libraries, " + "and more " * 20


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> Analysis:
    """Two months: the library's measure has had another code, and an officer noted something."""
    path = tmp_path_factory.mktemp("store")
    store = Store(path)
    store.add(replace(JUNE, readings=(replace(LIBRARY, measure_code="OCC01.77", comment=LONG),)))
    store.add(JULY)
    note = Note(
        who="officer",
        why="",
        measure=MeasureName("OCC02.01", DEBT.measure_name),
        text="Ask Finance’s ledger",
    )
    append(path, note)
    return assess(store)


def found(analysis: Analysis, typed: str) -> list[str]:
    everywhere = SearchIndex(analysis.council.histories).find(typed)
    return [f"{each.day:%m} {each.measure.measure_code}" for each in everywhere.found]


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("library", ["07 OCC01.01", "06 OCC01.77"]),
        ("occ01.77", ["07 OCC01.01", "06 OCC01.77"]),
        ("more people", ["07 OCC01.01"]),
        ("ledger", ["07 OCC02.01"]),
        ("climate", ["07 OCC01.01", "06 OCC01.77", "07 OCC01.02"]),
        ("nowhere", []),
        ("", []),
    ],
)
def test_everything_that_is_known_of_a_measure_finds_it(
    analysis: Analysis, typed: str, places: list[str]
) -> None:
    assert found(analysis, typed) == places


@pytest.mark.parametrize(
    "typed", ["library", "occ01.77", "ledger", "climate", "brown", "visit", "nowhere", "household"]
)
def test_one_period_gives_the_same_answer(analysis: Analysis, typed: str) -> None:
    period = analysis.period(analysis.council.periods[-1])
    listed = entries(period.report)
    texts = ListedTexts(listed, period.report, period)
    places = texts.which_say((fold(typed),))
    assert places is not None
    here = {f"07 {listed[place].reading.measure_code}" for place in places}
    assert here == {place for place in found(analysis, typed) if place.startswith("07")}


def test_what_is_not_printed_says_what_it_is(analysis: Analysis) -> None:
    period = analysis.period(analysis.council.periods[-1])
    listed = entries(period.report)
    texts = ListedTexts(listed, period.report, period)
    whys = {
        typed: texts.whys((typed,), sorted(texts.which_say((typed,)) or ()))
        for typed in ("occ01.77", "ledger", "climate", "library")
    }
    assert whys == {
        "occ01.77": ["formerly OCC01.77"],
        "ledger": ["in a note"],
        "climate": ["in the priority’s title"],
        "library": [],
    }


def test_the_words_around_what_is_found(analysis: Analysis) -> None:
    everywhere = SearchIndex(analysis.council.histories).find("library")
    name, around = (each.excerpt(everywhere.search) for each in everywhere.found)
    assert name == "Visits to libraries"
    assert around.startswith("… ")
    assert "of its libraries, and more" in around
    assert around.endswith(" …")
    assert len(around) < 120
    (noted,) = SearchIndex(analysis.council.histories).find("ledger").found
    assert (
        noted.excerpt(SearchIndex(analysis.council.histories).find("ledger").search) == "in a note"
    )


def test_other_reports_are_counted_by_their_measures(analysis: Analysis) -> None:
    everywhere = SearchIndex(analysis.council.histories).find("library")
    days = [key.last_day for key in analysis.council.periods]
    assert [everywhere.beside(day) for day in (*days, None)] == [1, 1, 1]
    assert everywhere.keys() == {
        (days[0], "OCC01.77", LIBRARY.measure_name),
        (days[1], "OCC01.01", LIBRARY.measure_name),
    }


def test_nothing_is_held_nothing_is_found(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add(replace(JULY, readings=(WASTE,)))
    assert found(assess(store), "libraries") == []
