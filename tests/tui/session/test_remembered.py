"""What is remembered of a series: there and back through a file, and nothing of what is strange."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.browse.filters import Facet, Filter, FilterSet
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.settings import COLUMN_IDS
from kpi_tui.status import Status
from kpi_tui.tui.session.column_choice import ALWAYS, NARROWEST, WIDEST, ColumnChoice
from kpi_tui.tui.session.remembered import (
    Pin,
    RememberedPlace,
    SavedFilter,
    filters_from_json,
    pins_from_json,
    texts_from_json,
)

TEXTS = st.text(max_size=12)
STATUSES = st.sampled_from([status.value for status in Status])
DAYS = st.dates(date(2010, 1, 1), date(2040, 1, 1))
VIEWS = st.one_of(
    st.builds(View, st.sampled_from([kind for kind in ViewKind if kind != ViewKind.STATUS]), TEXTS),
    st.builds(View, st.just(ViewKind.STATUS), STATUSES),
)
FILTERS = st.one_of(
    st.builds(Filter, st.sampled_from([Facet.STATUS, Facet.BECAME, Facet.LEFT]), STATUSES),
    st.builds(Filter, st.sampled_from([Facet.DIRECTOR, Facet.PRIORITY, Facet.CHANGED]), TEXTS),
    st.builds(Filter, st.just(Facet.STREAK), st.integers(1, 99).map(lambda n: f"red {n}")),
    st.builds(Filter, st.just(Facet.STREAK), st.integers(1, 99).map(lambda n: f"worse {n}")),
    st.builds(Filter, st.just(Facet.STREAK), st.integers(1, 99).map(lambda n: f"higher {n}")),
    st.builds(Filter, st.just(Facet.OFTEN), st.integers(1, 99).map(lambda n: f"red {n} 2024")),
    st.builds(Filter, st.just(Facet.OFTEN), DAYS.map(lambda day: f"red 2 {day} {day}")),
    st.builds(
        Filter, st.just(Facet.VARIANCE), st.integers(1, 99).map(lambda n: f"worse {n}.5 from")
    ),
    st.builds(Filter, st.just(Facet.VARIANCE), st.integers(1, 99).map(lambda n: f"within {n}")),
    st.builds(Filter, st.just(Facet.SINCE), DAYS.map(lambda day: f"worse {day}")),
)
FILTER_SETS = st.lists(FILTERS, max_size=4).map(lambda each: FilterSet(tuple(each)))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
NAMES = ("period", "newest", "view", "filters", "order", "cursor", "panes", "shown", "widths")


def through_a_file(said: object) -> object:
    return json.loads(json.dumps(said))


@given(
    st.builds(
        RememberedPlace,
        DAYS | st.none(),
        DAYS | st.none(),
        VIEWS,
        FILTER_SETS,
        st.lists(st.tuples(TEXTS, st.booleans()), max_size=3).map(tuple),
        st.tuples(TEXTS, TEXTS) | st.none(),
        st.dictionaries(TEXTS, TEXTS, max_size=3),
    )
)
def test_a_place_comes_back(place: RememberedPlace) -> None:
    assert RememberedPlace.from_json(through_a_file(place.as_json())) == place


@given(TEXTS.filter(str.strip), VIEWS, FILTER_SETS)
def test_a_saved_filter_comes_back(name: str, view: View, filters: FilterSet) -> None:
    saved = SavedFilter(name, view, filters)
    assert SavedFilter.all_from_json(through_a_file([saved.as_json()])) == [saved]


@given(ANYTHING | st.dictionaries(st.sampled_from(NAMES), ANYTHING))
def test_whatever_the_file_says_it_is_read(said: object) -> None:
    RememberedPlace.from_json(said)
    ColumnChoice.from_json(said)
    SavedFilter.all_from_json(said)
    pins_from_json(said)
    texts_from_json(said)


@pytest.mark.parametrize(
    "asked",
    [
        ["status", "purple"],
        ["streak", "red"],
        ["streak", "red ²"],
        ["streak", "blank 3"],
        ["since", "worse 2023-13-01"],
        ["since", "2023-07-31"],
        ["direction", "sideways"],
        ["colour", "red"],
        ["status"],
        "status",
        7,
    ],
)
def test_a_filter_that_cannot_be_asked_is_left_out(asked: object) -> None:
    sound = Filter(Facet.DIRECTOR, "Ada Brown")
    found = filters_from_json([asked, ["director", "Ada Brown"]])
    assert found == FilterSet((sound,))


def test_a_status_that_is_none_is_no_view() -> None:
    assert RememberedPlace.from_json({"view": ["status", "purple"]}).view == View()
    assert RememberedPlace.from_json({"view": ["status", ""]}).view == View()


def test_of_two_filters_of_one_name_the_last_counts() -> None:
    said = [{"name": "Mine", "view": ["all", ""]}, {"name": "mine", "view": ["exceptions", ""]}]
    assert [each.view.kind for each in SavedFilter.all_from_json(said)] == [ViewKind.EXCEPTIONS]


def test_a_pin_is_of_a_measure_by_any_name_it_has_had() -> None:
    pin = Pin((("A1", "Visits to libraries"), ("B7", "Library visits")))
    assert pin.is_of([("B7", "library  VISITS")])
    assert not pin.is_of([("A1", "Library visits")]), "another measure has its old code"


# -- columns ----------------------------------------------------------------------------------

CHANGES = st.lists(
    st.tuples(st.sampled_from(COLUMN_IDS), st.sampled_from(("show", "move", "widen", "lines")),
              st.integers(-40, 40)),
    max_size=12,
)  # fmt: skip


def changed(choice: ColumnChoice, changes: list[tuple[str, str, int]]) -> ColumnChoice:
    for column, what, step in changes:
        if what == "show":
            choice = choice.toggled(column)
        elif what == "move":
            choice = choice.moved(column, step)
        elif what == "widen":
            choice = choice.widened(column, step, 10)
        else:
            choice = choice.with_lines(two=step > 0)
    return choice


@given(CHANGES)
def test_whatever_is_arranged_no_column_is_lost_and_it_comes_back(
    changes: list[tuple[str, str, int]],
) -> None:
    choice = changed(ColumnChoice(), changes)
    assert sorted(choice.order) == sorted(COLUMN_IDS)
    assert choice.shown >= set(ALWAYS)
    assert all(NARROWEST <= width <= WIDEST for width in choice.widths.values())
    assert ColumnChoice.from_json(through_a_file(choice.as_json())) == choice


def test_a_column_moves_one_place_and_back() -> None:
    choice = ColumnChoice().moved("variance", -1)
    assert choice.order.index("variance") == COLUMN_IDS.index("variance") - 1
    assert choice.moved("variance", 1) == ColumnChoice()
    assert choice.moved("pinned", -1) == choice, "further left than the first there is nothing"


def test_only_what_is_shown_and_where_counts_as_chosen() -> None:
    usual = ColumnChoice()
    assert usual.chosen == usual.with_lines(two=True).widened("name", 3, 20).chosen == ()
    hidden = usual.toggled("variance")
    assert hidden.chosen == tuple(each for each in usual.order if each in hidden.shown)
    moved = usual.moved("variance", -1).chosen
    assert moved.index("variance") < moved.index("floor")
    assert hidden.toggled("variance").chosen == ()


def test_a_column_of_a_later_version_is_left_out_and_one_that_is_not_there_comes_last() -> None:
    said = {"shown": ["code", "weather"], "order": ["weather", "trend", "code"]}
    choice = ColumnChoice.from_json(said)
    assert choice is not None
    assert choice.order[:2] == ("trend", "code")
    assert sorted(choice.order) == sorted(COLUMN_IDS)
    assert choice.shown == {"code", "name"}
