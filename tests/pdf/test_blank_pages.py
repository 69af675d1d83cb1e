"""A blank page is named where something may be missing, and only there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

import kpi_tui
from kpi_tui.report import Report
from tests.rendering import Style, render
from tests.rendering.samples import small_report
from tests.rendering.style import Engine


@pytest.fixture(scope="module", params=["reportlab", "typst"])
def engine(request: pytest.FixtureRequest) -> Engine:
    engine: Engine = request.param
    return engine


def with_blank(source: Path, target: Path, page: int, *, instead: bool) -> Report:
    """Read a copy that has a blank page in the place of a page, or before it."""
    with pypdfium2.PdfDocument(source) as document:
        size = document[page - 1].get_size()
        if instead:
            del document[page - 1]
        document.new_page(*size, index=page - 1)
        document.save(target)
    return kpi_tui.read_report(target)


def named(report: Report) -> list[int | None]:
    return [each.page for each in report.warnings if "nothing is on" in each.message]


@pytest.mark.parametrize("page_numbers", [True, False])
def test_a_page_put_between_others(engine: Engine, tmp_path: Path, page_numbers: bool) -> None:
    source, copy = tmp_path / "annex.pdf", tmp_path / "copy.pdf"
    render(small_report(), source, Style(engine=engine, page_numbers=page_numbers))
    sound = kpi_tui.read_report(source)
    cells = [replace(reading, pages=()) for reading in sound.readings]
    cut = {page for reading in sound.readings for page in reading.pages[1:]}
    in_doubt: set[int] = set()
    headed = {priority.page for priority in sound.priorities}
    for page in range(2, sound.source.pages + 1):
        report = with_blank(source, copy, page, instead=False)
        assert [replace(reading, pages=()) for reading in report.readings] == cells
        if page in cut:
            assert named(report) == [page]
        elif page_numbers:
            assert named(report) == []
        elif named(report):
            in_doubt.add(page)
    assert len(headed & in_doubt) <= 2  # no room for a row below one table, a gap in the codes


def test_a_page_that_lost_its_measures(engine: Engine, tmp_path: Path) -> None:
    source, copy = tmp_path / "annex.pdf", tmp_path / "copy.pdf"
    render(small_report(), source, Style(engine=engine))
    pages = {page for reading in kpi_tui.read_report(source).readings for page in reading.pages}
    for page in sorted(pages)[:-1]:
        assert named(with_blank(source, copy, page, instead=True)) == [page]
