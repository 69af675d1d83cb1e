"""The order of rows, by one column after the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.demo import published
from kpi_tui.tui.panes.columns import COLUMNS
from kpi_tui.tui.panes.row_order import SortedRows
from kpi_tui.tui.session.selected_measure import TableRow

ROWS = [TableRow(reading) for reading in published("2024-07").readings]
ALL = list(range(len(ROWS)))
SORT = {column.key: column.sort for column in COLUMNS if column.sort}
SORTING = [column for column in COLUMNS if column.key in ("code", "name", "period_status")]
ORDERS = st.lists(
    st.tuples(st.sampled_from(sorted(SORT)), st.booleans()), max_size=3, unique_by=lambda by: by[0]
).map(SortedRows.of)


@given(ORDERS)
def test_nothing_is_lost_and_what_has_nothing_in_a_column_comes_last(order: SortedRows) -> None:
    arranged = order.arranged(ROWS, ALL)
    assert sorted(arranged) == ALL
    for key, turned in order.by[:1]:
        keys = [SORT[key](ROWS[index]) for index in arranged]
        empty = [each[0] for each in keys]
        assert empty == sorted(empty)
        having = [each for each in keys if not each[0]]
        assert having == sorted(having, reverse=turned)


@given(ORDERS)
def test_where_rows_are_alike_the_next_column_decides(order: SortedRows) -> None:
    if len(order.by) > 1:
        (first, _), (second, turned) = order.by[:2]
        for one, other in pairwise(order.arranged(ROWS, ALL)):
            if SORT[first](ROWS[one]) == SORT[first](ROWS[other]):
                before, after = SORT[second](ROWS[one]), SORT[second](ROWS[other])
                if before[0] or after[0]:
                    assert before[0] <= after[0]
                else:
                    assert (before >= after) if turned else (before <= after)


def test_the_key_of_one_column_goes_round_and_comes_back_to_as_printed() -> None:
    order, said = SortedRows(), []
    for _ in range(4):
        order = order.stepped(SORTING, 1)
        said.append(order.said)
    assert said == ["Code", "Measure", "Status", "as printed"]
    assert order == SortedRows()


def test_the_key_of_a_second_column_goes_through_the_others_and_then_lets_go_of_it() -> None:
    order = SortedRows.of([("period_status", True)])
    said = []
    for _ in range(3):
        order = order.refined(SORTING)
        said.append(order.said)
    assert said == ["Status, then Code", "Status, then Measure", "Status"]
    assert SortedRows().refined(SORTING).said == "Code", "the first comes first"


def test_marks_of_one_and_of_several() -> None:
    assert SortedRows.of([("name", True)]).mark("name") == "↓"
    order = SortedRows.of([("period_status", False), ("name", True)])
    assert [order.mark(key) for key in ("period_status", "name", "code")] == ["1↑", "2↓", ""]


def test_a_click_sorts_and_turns_and_with_shift_adds() -> None:
    order = SortedRows().clicked("name", adds=False)
    assert order.by == (("name", False),)
    assert order.clicked("name", adds=False).by == (("name", True),)
    both = order.clicked("code", adds=True)
    assert both.by == (("name", False), ("code", False))
    assert both.clicked("code", adds=True).by == (("name", False), ("code", True))
    assert both.clicked("code", adds=False).by == (("code", False),)


def test_the_printed_order_turns_round_too() -> None:
    order = SortedRows().turned()
    assert order.arranged(ROWS, ALL) == ALL[::-1]
    assert order.said == "as printed"
    assert order.turned().arranged(ROWS, ALL) == ALL
    assert order.stepped(SORTING, 1).by == (("code", False),)


def test_what_is_no_column_is_no_order() -> None:
    assert SortedRows.of([("weather", True), ("name", False)]).by == (("name", False),)


def test_the_printed_order_turned_round_is_remembered() -> None:
    turned = SortedRows().turned()
    assert SortedRows.of(turned.by) == turned


def test_rows_that_are_alike_stay_as_printed() -> None:
    rows = [replace(ROWS[0], notes=1), replace(ROWS[0]), replace(ROWS[0], notes=1)]
    assert SortedRows.of([("notes", True)]).arranged(rows, [0, 1, 2]) == [0, 2, 1]
