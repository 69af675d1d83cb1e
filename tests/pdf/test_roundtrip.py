"""What is read from a PDF is what was drawn, cell by cell, whatever the producer's habits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import kpi_tui
from kpi_tui.demo import published
from kpi_tui.report import PROSE_FIELDS, Report
from kpi_tui.status import Status
from tests.rendering import Style, as_printed, render
from tests.rendering.annex_2024_08 import august, draw
from tests.rendering.samples import small_report, with_glossary
from tests.rendering.style import Engine, Icons
from tests.support.roundtrip import (
    CUT_OFF,
    assert_same,
)

pytestmark = pytest.mark.costly(3)

STYLES = (
    Style(),
    Style(icons="png", borders="fills", open_rows=True, swap_impacts_from="OCC02"),
    Style(icons="png-rgb", valign="middle", open_rows=True, repeat_header=False),
    Style(icons="jpeg", borders="cells", layout="2023", rows_per_table=2),
    Style(icons="glyph", borders="horizontal", page_numbers=False),
    Style(icons="word", orientation="portrait", running_head="Planning Pattern"),
    Style(icons="word", borders="fills", valign="middle", layout="2023", open_rows=True),
    Style(icons="glyph", borders="horizontal", layout="2023", open_rows=True, repeat_header=False),
    Style(borders="horizontal", figures="centre", valign="middle", icons="indexed"),
    Style(borders="none", runs="letters", broken_header=True),
    Style(borders="none", zebra=True, icons="outlined", repeat_header=False),
    Style(icons="inline", runs="pieces", open_rows=True),
    Style(html_residue=True, page_turn="upright"),
    Style(layout="2023", without_status=("OCC02", "OCC10"), rows_per_table=3, page_turn="sideways"),
    Style(engine="typst"),
    Style(engine="typst", icons="png", open_rows=True, swap_impacts_from="OCC02"),
    Style(engine="typst", icons="png-rgb", borders="cells", orientation="portrait"),
    Style(engine="typst", icons="jpeg", valign="middle", open_rows=True, repeat_header=False),
    Style(engine="typst", icons="glyph", borders="horizontal", layout="2023", rows_per_table=3),
    Style(engine="typst", icons="word", running_head="Planning Pattern", layout="2023"),
    Style(engine="typst", icons="vector", borders="horizontal", open_rows=True),
    Style(engine="typst", borders="none", icons="indexed", figures="centre", valign="middle"),
    Style(engine="typst", zebra=True, borders="horizontal", media_box_at=(137, -64)),
    Style(
        engine="typst", page_turn="sideways", icons="outlined", between_tables="Planning Pattern"
    ),
    Style(engine="typst", hyphenate=True),
    Style(engine="fpdf2", icons="glyph", running_foot="Annex A"),
    Style(engine="fpdf2", borders="fills", cut_mid_page=True, runs="words"),
    Style(
        engine="fpdf2", icons="jpeg", rest_by_line=True, running_head="Performance of the county"
    ),
    Style(engine="fpdf2", layout="2023", rest_by_line=True, repeat_header=False, icons="word"),
    Style(engine="fpdf2", code_on_next_page=True, icons="png"),
    Style(engine="fpdf2", code_on_next_page=True, open_rows=True, layout="2023"),
    Style(engine="fpdf2", borders="none", zebra=True, runs="pieces", between_tables="Page 7 of 31"),
    Style(
        engine="fpdf2", borders="cells", page_turn="upright", icons="indexed", broken_header=True
    ),
    Style(engine="weasyprint", borders="none", icons="indexed", html_residue=True),
    Style(engine="weasyprint", broken_header=True, repeat_header=False, icons="glyph"),
    Style(engine="weasyprint", borders="horizontal", zebra=True, icons="jpeg", valign="middle"),
    Style(engine="weasyprint", hyphenate=True, running_head="Annex A", media_box_at=(-90, 200)),
    Style(engine="chromium", icons="emoji", rows_per_table=3, between_tables="Planning Pattern"),
    Style(engine="chromium", borders="horizontal", figures="centre", valign="middle"),
    Style(engine="chromium", broken_header=True, icons="png", running_foot="Annex A"),
    Style(engine="chromium", icons="word", keep_rows=True, without_status=("OCC02",)),
    Style(engine="libreoffice", icons="jpeg"),
    Style(engine="libreoffice", icons="png-rgb", layout="2023", without_status=("OCC02",)),
)


def read_back(report: Report, path: Path, style: Style) -> Report:
    render(report, path, style)
    return kpi_tui.read_report(path)


def sample(style: Style) -> Report:
    report = small_report(title=None) if style.layout == "2023" else small_report()
    return with_glossary(report) if style.hyphenate else report


@pytest.mark.parametrize("style", STYLES, ids=str)
def test_a_report_comes_back_as_it_went_in(tmp_path: Path, style: Style) -> None:
    report = sample(style)
    got = read_back(report, tmp_path / "annex.pdf", style)
    assert_same(got, as_printed(report, style))
    assert got.title == report.title
    assert [warning.measure_code for warning in got.warnings] == [CUT_OFF]


@pytest.mark.parametrize("engine", ["reportlab", "typst", "fpdf2", "weasyprint", "chromium"])
def test_paragraphs_and_items_stay_lines(tmp_path: Path, engine: Engine) -> None:
    report = small_report()
    got = read_back(report, tmp_path / "annex.pdf", Style(engine=engine))
    for read, drawn in zip(got.readings, report.readings, strict=True):
        for name in PROSE_FIELDS:
            assert getattr(read, name) == getattr(drawn, name)


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
    report = published(month)
    got = read_back(report, tmp_path / "annex.pdf", style)
    assert_same(got, as_printed(report, style))


def test_the_demo_month_comes_back_as_it_went_in(tmp_path: Path) -> None:
    draw(tmp_path / "august.pdf")
    assert_same(kpi_tui.read_report(tmp_path / "august.pdf"), august())


@pytest.mark.parametrize("engine", ["reportlab", "typst"])
@pytest.mark.parametrize("icons", ["png", "vector", "glyph", "jpeg"])
def test_an_icon_that_means_nothing_is_not_guessed(
    tmp_path: Path, engine: Engine, icons: Icons
) -> None:
    base = small_report()
    strange = replace(base.readings[0], period_status=Status.UNREADABLE)
    report = replace(base, readings=(strange, *base.readings[1:]))
    style = Style(engine=engine, icons=icons)
    got = read_back(report, tmp_path / "annex.pdf", style)
    assert_same(got, report)
    doubted = [warning.measure_code for warning in got.warnings]
    assert doubted == [strange.measure_code, CUT_OFF]


ALONE: tuple[tuple[Style, dict[str, Any]], ...] = (
    (Style(), {"timeframe": "Considerable underspending", "risk_impact": "Considerable worsening"}),
    (
        Style(engine="typst"),
        {"directors": ("Ada Quarterlow-Fenwick", "Josephine Quarterlow-Brown")},
    ),
    (Style(engine="typst"), {"portfolio_holder": "Cllr Josephine Quarterlow-Fenwick"}),
    (Style(), {"measure_name": "Lamps mended, of these:"}),
    (Style(borders="horizontal"), {"period_actual": "-668", "period_target": None}),
    (Style(borders="horizontal"), {"period_actual": "0.00", "period_target": "-80"}),
)
"""What is harder to read where the report has no other measure to learn from."""


@pytest.mark.parametrize(("style", "values"), ALONE)
def test_a_measure_alone_comes_back(tmp_path: Path, style: Style, values: dict[str, Any]) -> None:
    base = small_report()
    bare = dict.fromkeys((*PROSE_FIELDS, "period_status", "ytd_actual", "ytd_target"))
    reading = replace(base.readings[0], **{**bare, **values})
    report = replace(base, readings=(reading,), priorities=base.priorities[:1])
    assert_same(read_back(report, tmp_path / "annex.pdf", style), report)


@pytest.mark.parametrize("icons", ["png", "vector", "glyph"])
def test_a_priority_s_icon_that_means_nothing_is_not_guessed(tmp_path: Path, icons: Icons) -> None:
    base = small_report()
    first, *others = base.priorities
    report = replace(base, priorities=(replace(first, status=Status.UNREADABLE), *others))
    got = read_back(report, tmp_path / "annex.pdf", Style(icons=icons))
    assert_same(got, report)
    assert "the status of OCC01 is not readable" in [warning.message for warning in got.warnings]


@pytest.mark.parametrize("engine", ["reportlab", "typst"])
def test_a_reading_names_the_pages_it_stands_on(tmp_path: Path, engine: Engine) -> None:
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
