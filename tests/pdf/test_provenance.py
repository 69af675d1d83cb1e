"""A report that says at its foot that it is made up is taken at its word, and no other is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui import read_report
from kpi_tui.origin import MADE_UP, Origin
from kpi_tui.publish.import_summary import words_read
from kpi_tui.report import Report
from tests.rendering import Style, render
from tests.rendering.samples import small_report

FEET = [
    (MADE_UP, True),
    (f"{MADE_UP.upper()}: not published by the council", True),
    ("Published by the council", False),
    (f"Not {MADE_UP.lower()}", False),
]


def drawn(folder: Path, report: Report, foot: str | None) -> Report:
    render(report, folder / "annex.pdf", Style(running_foot=foot))
    return read_report(folder / "annex.pdf")


@pytest.mark.parametrize(("foot", "is_made_up"), FEET)
def test_the_foot_of_the_sample_makes_a_report_simulated(
    tmp_path: Path, foot: str, is_made_up: bool
) -> None:
    read = drawn(tmp_path, small_report(), foot)
    assert read.origin is (Origin.SIMULATED if is_made_up else Origin.PUBLISHED)
    said = f"simulated, not published: its pages say “{MADE_UP}”"
    assert (said in words_read(read)) is is_made_up


def test_a_comment_that_says_so_makes_no_report_simulated(tmp_path: Path) -> None:
    report = small_report()
    first, *others = report.readings
    said = replace(first, comment=f"{MADE_UP}: the new crossing was shown to schools.")
    read = drawn(tmp_path, replace(report, readings=(said, *others)), None)
    assert read.provenance is None
    assert read.readings[0].comment == said.comment
