"""Words of the next cell that reach into a status cell are no sign in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import kpi_tui
from tests.rendering import Style, render
from tests.rendering.drawn_over import drawing_over, rows_of
from tests.rendering.samples import small_report


@pytest.mark.parametrize("said", ["n/a", "TBC", "late"])
@pytest.mark.parametrize("size", [6.0, 8.0])
def test_a_word_across_the_border_of_a_status_cell_is_no_status(
    tmp_path: Path, said: str, size: float
) -> None:
    base = small_report()
    empty = replace(base.readings[0], period_status=None, ytd_actual=None)
    path = tmp_path / "annex.pdf"
    render(replace(base, readings=(empty, *base.readings[1:])), path, Style())
    row = rows_of(path)[empty.measure_code]
    _, top, right, bottom = row.cells["period_status"]
    with drawing_over(path) as pen:
        pen.text(row.page, (right - 10, top, right + 13, bottom), said, size)
    got = kpi_tui.read_report(path)
    (reading,) = (each for each in got.readings if each.measure_code == empty.measure_code)
    assert reading.period_status is None
    assert f"text runs across the border of Status and YTD Actual: “{said}”" in [
        warning.message for warning in got.warnings if warning.measure_code == empty.measure_code
    ]
