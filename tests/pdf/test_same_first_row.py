"""Tables that begin with the same row: a measure in each, and no second row of headings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.pdf.reports import read_report
from tests.support.plain_report import HEADER, PAGE, PROFILE, draw, profile, rows

WITHOUT_CODES = (
    PROFILE.replace('begins = "code"', 'begins = "rule"')
    .replace('[code]\nshape = "ENV-##"\n', "")
    .replace('code = ["Ref"]\n', "")
)


@pytest.mark.parametrize(
    "first",
    [
        ["Reportable accidents", "0", "0", "0", "Green", "Improving", ""],
        ["Staff survey", "75%", "n/a", "n/a", "", "", "Once a year"],
    ],
)
def test_the_same_measure_begins_two_tables(tmp_path: Path, first: list[str]) -> None:
    others = [row[1:] for row in rows(cells={"Indicator": ["Bins", "Trees", "Homes", "Rents"]})]
    clean, homes = [first, *others[:2]], [first, *others[2:4]]
    page = replace(PAGE, header=HEADER[1:], rows=clean)
    other = replace(page, rows=homes, heading="Priority 2: Homes")
    path = draw(tmp_path / "two.pdf", page, other)
    report = read_report(path, profile=profile(tmp_path, WITHOUT_CODES))
    read = [(each.priority_code, each.measure_name) for each in report.readings]
    assert read == [("1", row[0]) for row in clean] + [("2", row[0]) for row in homes]
