"""A hyphen that is drawn as a minus, as R draws all of them, is read as the hyphen it is."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.profiles.codes import CodeShape
from tests.rendering.grids import Heading, Look, draw_grids
from tests.support.odd_tables import FINANCE, ROWS, rows, table, wrong

COMMENT = "Mid-September is on-going, for 18-64 and for -5% - as planned."


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_hyphens_of_r_are_read_and_its_headings_are_known(engine: str, tmp_path: Path) -> None:
    own = [(*ROWS[0][:3], COMMENT.replace("-", "−"), *ROWS[0][4:]), *ROWS[1:]]
    blocks = (*FINANCE, Heading("OCC01 − Keep the streets in good order"), table(*rows(*own)))
    draw_grids(blocks, tmp_path / "r.pdf", Look(engine))  # type: ignore[arg-type]
    report = kpi_tui.read_report(tmp_path / "r.pdf")
    assert [(each.code, each.title) for each in report.priorities] == [
        ("OCC01", "Keep the streets in good order")
    ]
    read = "Mid-September is on-going, for 18-64 and for −5% − as planned."
    assert wrong(report, [(*ROWS[0][:3], read, *ROWS[0][4:]), *ROWS[1:]]) == []
    assert report.warnings == ()


def test_a_code_with_a_minus_in_it_is_no_heading() -> None:
    shape = CodeShape("OCC##.##", "OCC##")
    assert shape.headed("OCC01 − Keep the streets in good order") == {"OCC01"}
