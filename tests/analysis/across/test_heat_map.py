"""The heat map: which measures stand where, and how many stand how."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.across.grid import GridRow, grid
from kpi_tui.analysis.across.heat_map import (
    ABSENT,
    GroupedBy,
    HeatMap,
    RowOrder,
    heat_map,
    standing,
)
from kpi_tui.report import Reading
from kpi_tui.status import Status
from tests.support.across import NAMES, SIGNS, reading, seen
from tests.support.frames import histories, month
from tests.support.laws import examples


def codes(found: HeatMap) -> dict[str, list[str]]:
    """The measures of each group, from top to bottom."""
    return {group.value: list(map(code, group.rows)) for group in found.groups}


def code(row: GridRow) -> str:
    return standing(row, len(row.cells) - 1).measure.measure_code


FOUR = {"a01_01": "★●▲▲", "a01_02": "▲▲▲●", "a02_01": "★★★★", "a02_02": "▲▲★ "}


def ordered(order: RowOrder) -> list[str]:
    return codes(heat_map(grid(seen(**FOUR)), None, GroupedBy.NOTHING, order))[""]


def test_priorities_stand_as_they_are_printed() -> None:
    found = heat_map(grid(seen(**FOUR)), None)
    assert list(codes(found)) == ["A01", "A02", ""]


def test_those_that_the_report_does_not_have_are_the_last_group() -> None:
    found = grid(seen(**FOUR))
    now, before = (heat_map(found, found.periods[place]) for place in (-1, 0))
    assert codes(now) == {"A01": ["A01.01", "A01.02"], "A02": ["A02.01"], "": ["A02.02"]}
    assert now.groups[-1].title is ABSENT
    assert codes(before) == {"A01": ["A01.01", "A01.02"], "A02": ["A02.01", "A02.02"]}


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (RowOrder.PRINTED, ["A01.01", "A01.02", "A02.01", "A02.02"]),
        (RowOrder.WORST, ["A01.01", "A01.02", "A02.01", "A02.02"]),
        (RowOrder.RUN, ["A01.02", "A01.01", "A02.01", "A02.02"]),
        (RowOrder.LAST_ON_TARGET, ["A01.02", "A01.01", "A02.01", "A02.02"]),
        (RowOrder.NAME, ["A02.02", "A02.01", "A01.02", "A01.01"]),
    ],
)
def test_rows_stand_in_the_order_chosen(order: RowOrder, expected: list[str]) -> None:
    assert ordered(order) == expected


def test_what_is_sorted_is_sorted_as_at_the_period_looked_at() -> None:
    found = grid(seen(**FOUR))
    first = heat_map(found, found.periods[0], GroupedBy.NOTHING, RowOrder.WORST)
    assert codes(first)[""] == ["A01.02", "A02.02", "A01.01", "A02.01"]


def test_a_period_that_is_not_held_is_taken_for_the_last() -> None:
    found = grid(seen(**FOUR))
    assert heat_map(found, date(1999, 1, 31)).day == found.periods[-1] == heat_map(found, None).day


def test_a_measure_of_two_directors_stands_under_both_and_counts_once_in_all() -> None:
    both = reading("a01_01", Status.RED, directors=("Director of Places", "Director of Finance"))
    alone = reading("a01_02", Status.GREEN, directors=("Director of Finance",))
    nobody = reading("a02_01", Status.GREEN, directors=())
    found = heat_map(
        grid(histories(month("2023-01", both, alone, nobody))), None, GroupedBy.DIRECTOR
    )
    assert codes(found) == {
        "Director of Finance": ["A01.01", "A01.02"],
        "Director of Places": ["A01.01"],
        "": ["A02.01"],
    }
    assert found.everything.totals[0] == Counter({Status.GREEN: 2, Status.RED: 1})


def test_a_measure_stands_with_those_who_answer_for_it_in_the_period_looked_at() -> None:
    then, now = (
        reading("a01_01", portfolio_holder=f"Cabinet member for {what}")
        for what in ("Roads", "Parks")
    )
    found = grid(histories(month("2023-01", then), month("2023-02", now)))
    earlier, later = (heat_map(found, day, GroupedBy.PORTFOLIO_HOLDER) for day in found.periods)
    assert list(codes(earlier)) == ["Cabinet member for Roads"]
    assert list(codes(later)) == ["Cabinet member for Parks"]


def test_spellings_of_a_person_are_one_group() -> None:
    rows = (reading("a01_01", directors=("A. Wood",)), reading("a01_02", directors=("Anna Wood",)))
    found = heat_map(grid(histories(month("2023-01", *rows))), None, GroupedBy.DIRECTOR)
    assert codes(found) == {"Anna Wood": ["A01.01", "A01.02"]}


def test_groups_of_which_nothing_is_shown_are_left_out() -> None:
    found = heat_map(grid(seen(**FOUR)), None, shown=lambda row: code(row) == "A02.01")
    assert codes(found) == {"A02": ["A02.01"]}
    assert [code(row) for row in found.grid.rows] == ["A02.01"]


signs = st.text("★●▲?m- ", min_size=1, max_size=6)


@examples(30)
@given(
    st.lists(signs, min_size=1, max_size=4).filter(
        lambda drawn: any(each.strip() for each in drawn)
    ),
    st.sampled_from(GroupedBy),
    st.sampled_from(RowOrder),
    st.data(),
)
def test_a_cell_holds_its_reading_s_status_and_totals_count_them(
    drawn: list[str], by: GroupedBy, order: RowOrder, data: st.DataObject
) -> None:
    measures = dict(zip(NAMES, drawn, strict=False))
    read = seen(**measures)
    found = grid(read)
    shown = heat_map(found, data.draw(st.sampled_from(found.periods)), by, order)
    held = [
        column for column in zip_longest(*measures.values(), fillvalue=" ") if set(column) != {" "}
    ]
    for group in (*shown.groups, shown.everything):
        for place, day in enumerate(found.periods):
            printed = {each.named: each.period.status for each in read.by_day[day]}
            cells = [cell.measure for row in group.rows if (cell := row.cells[place])]
            assert all(each.period.status is printed[each.named] for each in cells)
            assert Counter(each.period.status for each in cells) == group.totals[place]
    for place, column in enumerate(held):
        expected = Counter(SIGNS[sign] for sign in column if sign != " ")
        assert shown.everything.totals[place] == expected
    rows = [row for group in shown.groups for row in group.rows]
    assert sorted(row.measure_id for row in rows) == sorted(row.measure_id for row in found.rows)


def test_what_stands_for_a_measure_where_the_period_does_not_have_it() -> None:
    (row,) = grid(seen(a01_01=" ★ ▲", a02_01="★★★★")).rows[:1]
    assert [standing(row, at).measure.report_date.month for at in range(4)] == [2, 2, 2, 4]
    assert isinstance(standing(row, 0).measure.reading, Reading)
