"""What is read from a PDF is what was drawn, cell by cell, whatever the producer's habits."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import kpi_tui
from kpi_tui.report import PROSE_FIELDS, Priority, Reading, Report, Status
from tests.rendering import Style, as_printed, render
from tests.rendering.annex_2024_08 import DEMO, august, draw
from tests.rendering.samples import small_report

STYLES = (
    Style(),
    Style(icons="png", borders="fills", open_rows=True, swap_impacts_from="OCC02"),
    Style(icons="png-rgb", valign="middle", open_rows=True, repeat_header=False),
    Style(icons="jpeg", borders="cells", layout="2023", rows_per_table=2),
    Style(icons="glyph", borders="horizontal", page_numbers=False),
    Style(icons="word", orientation="portrait", running_head="Planning Pattern"),
    Style(icons="word", borders="fills", valign="middle", layout="2023", open_rows=True),
    Style(icons="glyph", borders="horizontal", layout="2023", open_rows=True, repeat_header=False),
    Style(engine="typst"),
    Style(engine="typst", icons="png", open_rows=True, swap_impacts_from="OCC02"),
    Style(engine="typst", icons="png-rgb", borders="cells", orientation="portrait"),
    Style(engine="typst", icons="jpeg", valign="middle", open_rows=True, repeat_header=False),
    Style(engine="typst", icons="glyph", borders="horizontal", layout="2023", rows_per_table=3),
    Style(engine="typst", icons="word", running_head="Planning Pattern", layout="2023"),
    Style(engine="typst", icons="vector", borders="horizontal", open_rows=True),
)
CUT_OFF = "OCC01.07"
"""The measure of the sample that has a figure of too few digits, which the reader warns of."""
BULLETS = re.compile(r"^[•■▪●◦‣]\s*", re.MULTILINE)


def folded(value: Any) -> Any:
    """Prose with its white space folded and its bullets left out; anything else as it is."""
    return " ".join(BULLETS.sub("", value).split()) if isinstance(value, str) else value


def cells(report: Report) -> dict[tuple[str, str], Any]:
    """Every cell of every reading, by measure and field."""
    return {
        (reading.measure_code, field.name): (
            folded(getattr(reading, field.name))
            if field.name in (*PROSE_FIELDS, "measure_name")
            else getattr(reading, field.name)
        )
        for reading in report.readings
        for field in fields(Reading)
        if field.name != "pages"
    }


def headings(report: Report) -> list[Priority]:
    """The priorities with their white space folded, without the page."""
    return [
        replace(
            priority,
            title=folded(priority.title),
            commitments=tuple(folded(text) for text in priority.commitments),
            note=folded(priority.note),
            page=None,
        )
        for priority in report.priorities
    ]


def read_back(report: Report, path: Path, style: Style) -> Report:
    render(report, path, style)
    return kpi_tui.read_report(path)


def assert_same(got: Report, expected: Report) -> None:
    assert got.report_date == expected.report_date
    assert [r.measure_code for r in got.readings] == [r.measure_code for r in expected.readings]
    wanted = cells(expected)
    wrong = {key: (value, wanted[key]) for key, value in cells(got).items() if value != wanted[key]}
    assert wrong == {}
    assert headings(got) == headings(expected)
    assert [leftover.text for leftover in got.account.leftovers] == []


def sample(style: Style) -> Report:
    return small_report(title=None) if style.layout == "2023" else small_report()


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_a_report_comes_back_as_it_went_in(tmp_path: Path, style: Style) -> None:
    report = sample(style)
    got = read_back(report, tmp_path / "annex.pdf", style)
    assert_same(got, as_printed(report, style))
    assert got.title == report.title
    assert [warning.measure_code for warning in got.warnings] == [CUT_OFF]


@pytest.mark.parametrize("engine", ["reportlab", "typst"])
def test_paragraphs_and_items_stay_lines(tmp_path: Path, engine: str) -> None:
    report = small_report()
    got = read_back(report, tmp_path / "annex.pdf", Style(engine=engine))
    for read, drawn in zip(got.readings, report.readings, strict=True):
        for name in PROSE_FIELDS:
            assert getattr(read, name) == getattr(drawn, name)


def full_report(month: str) -> Report:
    return Report.from_dict(json.loads((DEMO / "data" / f"{month}.json").read_text("utf-8")))


@pytest.mark.parametrize(
    ("month", "style"),
    [
        ("2023-01", Style(layout="2023", icons="png-rgb", open_rows=True)),
        ("2023-01", Style(engine="typst", layout="2023", icons="vector")),
        ("2024-07", Style(icons="png", swap_impacts_from="OCC04")),
        ("2024-07", Style(engine="typst", open_rows=True, swap_impacts_from="OCC04")),
    ],
    ids=str,
)
def test_a_whole_annex_comes_back_as_it_went_in(tmp_path: Path, month: str, style: Style) -> None:
    report = full_report(month)
    got = read_back(report, tmp_path / "annex.pdf", style)
    assert_same(got, as_printed(report, style))


def test_the_demo_month_comes_back_as_it_went_in(tmp_path: Path) -> None:
    draw(tmp_path / "august.pdf")
    assert_same(kpi_tui.read_report(tmp_path / "august.pdf"), august())


@pytest.mark.parametrize("engine", ["reportlab", "typst"])
@pytest.mark.parametrize("icons", ["png", "vector", "glyph", "jpeg"])
def test_an_icon_that_means_nothing_is_not_guessed(tmp_path: Path, engine: str, icons: str) -> None:
    base = small_report()
    strange = replace(base.readings[0], period_status=Status.UNREADABLE)
    report = replace(base, readings=(strange, *base.readings[1:]))
    style = Style(engine=engine, icons=icons)
    got = read_back(report, tmp_path / "annex.pdf", style)
    assert_same(got, report)
    doubted = [warning.measure_code for warning in got.warnings]
    assert doubted == [strange.measure_code, CUT_OFF]


@pytest.mark.parametrize("engine", ["reportlab", "typst"])
def test_a_reading_names_the_pages_it_stands_on(tmp_path: Path, engine: str) -> None:
    path = tmp_path / "annex.pdf"
    got = read_back(small_report(), path, Style(engine=engine))
    with pypdfium2.PdfDocument(path) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    for reading in got.readings:
        assert reading.measure_code in texts[reading.pages[0] - 1]
    (long,) = [reading for reading in got.readings if reading.measure_code == "OCC01.02"]
    assert long.pages == (3, 4)


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    render(small_report(), tmp_path / "annex.pdf", Style())
    note: Callable[[int, int], None] = lambda page, pages: told.append((page, pages))  # noqa: E731
    got = kpi_tui.read_report(tmp_path / "annex.pdf", note)
    assert told[-1] == (got.source.pages, got.source.pages)
    assert [page for page, _ in told] == sorted({page for page, _ in told})
