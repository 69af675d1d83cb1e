from __future__ import annotations

from dataclasses import replace

from kpi_tui.analysis.revisions import corrections
from kpi_tui.report import Status
from tests.support.samples import JULY, LIBRARY


def test_nothing_changed() -> None:
    again = replace(JULY, readings=(replace(LIBRARY, pages=(9,)), *JULY.readings[1:]))
    assert corrections(JULY, again) == []


def test_cells_rows_and_priorities() -> None:
    first, second, third = JULY.readings
    priority = replace(JULY.priorities[0], status=Status.AMBER)
    after = replace(
        JULY,
        title="July, corrected",
        priorities=(priority, JULY.priorities[1]),
        readings=(
            replace(first, directors=("Ada Brown",), period_status=None),
            replace(second, measure_name="A new name"),
            third,
        ),
    )
    assert [str(change) for change in corrections(JULY, after)] == [
        "report title: Annex A - Performance - July 2024 → July, corrected",
        "OCC01 status: (empty) → amber",
        "OCC03 priority: Local → (empty)",
        "OCC01.01 directors: Ada Brown; Cy Dean → Ada Brown",
        "OCC01.01 period status: green → (empty)",
        "OCC01.02 measure: Household waste recycled | composted → (empty)",
        "OCC01.02 measure: (empty) → A new name",
    ]


def test_a_row_printed_twice_is_two_rows() -> None:
    twice = replace(JULY, readings=(LIBRARY, LIBRARY))
    changed = replace(JULY, readings=(LIBRARY, replace(LIBRARY, comment="x" * 99)))
    (change,) = corrections(twice, changed)
    assert (change.code, change.field) == ("OCC01.01", "comment")
    assert str(change).endswith("x…")


def test_a_code_that_is_ours_now() -> None:
    ours = replace(JULY, readings=(replace(LIBRARY, code_is_ours=True), *JULY.readings[1:]))
    (change,) = corrections(JULY, ours)
    assert str(change) == "OCC01.01 code is ours: (empty) → True"
