"""A running head that not all pages have is no end of the row on the page before."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.pdf.reports import read_report
from tests.rendering import Style, render
from tests.rendering.councils import LAYOUTS
from tests.rendering.overlay import overlay
from tests.rendering.samples import small_report
from tests.support.council_files import sample_file, sample_read
from tests.support.roundtrip import CUT_OFF


@pytest.mark.parametrize("x", [60, 420, 750])
@pytest.mark.parametrize("said", ["Item 7", "57"])
def test_what_stands_above_a_header_printed_again_is_of_no_row(
    tmp_path: Path, said: str, x: float
) -> None:
    layout = LAYOUTS["long_table"]
    path = tmp_path / "report.pdf"
    path.write_bytes(sample_file(layout).read_bytes())
    overlay(path, 3, lambda over: over.text(said, x, 20, 9))
    report = read_report(path, profile=str(layout.profile))
    assert report.readings == sample_read(layout).readings
    assert report.account is not None
    assert [left.text for left in report.account.leftovers if left.page == 3] == [said]


@pytest.mark.parametrize("x", [298, 505])
@pytest.mark.parametrize(("name", "page"), [("dots", 4), ("zebra", 2), ("zebra", 3)])
def test_what_stands_higher_than_all_other_pages_begin_is_told_of_where_a_row_takes_it(
    tmp_path: Path, name: str, page: int, x: float
) -> None:
    layout = LAYOUTS[name]
    path = tmp_path / "report.pdf"
    path.write_bytes(sample_file(layout).read_bytes())
    overlay(path, page, lambda over: over.text("Item 7", x, 20, 9))
    report = read_report(path, profile=str(layout.profile))
    told = "“Item 7” stands higher than any other page begins: is it a part of it?"
    assert told in [warning.message for warning in report.warnings if warning.measure_code]


def test_a_row_that_goes_on_level_with_the_titles_of_other_pages_is_no_running_head(
    tmp_path: Path,
) -> None:
    report = small_report(title=None)
    style = Style(engine="fpdf2", repeat_header=False, rest_by_line=True, layout="2023")
    render(report, tmp_path / "annex.pdf", style)  # its titles are large: their lines stand lower
    assert [each.measure_code for each in read_report(tmp_path / "annex.pdf").warnings] == [CUT_OFF]
