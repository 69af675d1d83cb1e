from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.publish.export.export import in_shown_order
from kpi_tui.store.columns import COLUMNS

CODES = ["OCC01.01", "OCC01.02", "OCC02.01", "OCC02.01"]
NAMES = ["Visits", "Waste", "Debt", "Debt outstanding"]


def frame_of(codes: list[str], names: list[str]) -> pl.DataFrame:
    """Readings with a comment that says where each stands."""
    columns = {name: COLUMNS[name] for name in ("measure_code", "measure_name", "comment")}
    rows = zip(codes, names, map(str, range(len(codes))), strict=True)
    return pl.DataFrame(list(rows), schema=columns, orient="row")


FRAME = frame_of(CODES, NAMES)


def places(frame: pl.DataFrame) -> list[int]:
    return [int(place) for place in frame["comment"]]


@pytest.mark.parametrize("order", [[3, 0], [2], [0, 1, 2, 3], []])
def test_the_order_shown(order: list[int]) -> None:
    found = in_shown_order(FRAME, [(CODES[at], NAMES[at]) for at in order])
    assert places(found) == order
    assert found.schema == FRAME.schema


def test_a_code_that_now_has_another_name_is_not_taken_for_it() -> None:
    assert places(in_shown_order(FRAME, [("OCC01.01", "Loans"), ("OCC01.02", "Waste")])) == [1]


def test_the_same_code_and_name_twice() -> None:
    frame = frame_of(["A", "A", "B"], ["x", "x", "y"])
    assert places(in_shown_order(frame, [("B", "y"), ("A", "x"), ("A", "x")])) == [2, 0, 1]
    assert places(in_shown_order(frame, [("A", "x")])) == [0]
    assert places(in_shown_order(frame, [("A", "x")] * 3)) == [0, 1], "none is made up"


@given(st.lists(st.sampled_from(["A", "B", "C"]), max_size=6))
def test_all_of_them_in_another_order_are_all_there(codes: list[str]) -> None:
    frame = frame_of(codes, codes)
    shown = sorted(zip(codes, codes, strict=True), reverse=True)
    found = in_shown_order(frame, shown)
    assert list(zip(found["measure_code"], found["measure_name"], strict=True)) == shown
    assert sorted(places(found)) == list(range(len(codes)))
