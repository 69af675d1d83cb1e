"""Words that stand beside a code in its cell: no field takes them, and that is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.pdf.reports import read_report
from tests.support.plain_report import PAGE, draw, profile, rows


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("ENV-01 NEW", ["“NEW” stands beside its code and is in no field"]),
        ("ENV-01<br/>(late)", ["“(late)” stands beside its code and is in no field"]),
        ("ENV-01 *", []),
        ("ENV-01", []),
    ],
)
def test_what_stands_beside_a_code_is_told(tmp_path: Path, printed: str, said: list[str]) -> None:
    page = replace(PAGE, rows=rows(cells={"Ref": [printed]}))
    report = read_report(draw(tmp_path / "one.pdf", page), profile=profile(tmp_path))
    assert report.readings[0].measure_code == "ENV-01"
    assert [each.message for each in report.warnings if each.measure_code == "ENV-01"] == said
