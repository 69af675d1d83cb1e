"""What a file that is no report is told to hold, and what is read of one of which a part is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table, TableStyle

from kpi_tui.errors import PdfError
from kpi_tui.pdf.page.survey import see
from kpi_tui.pdf.reports import explain_report, read_report
from tests.rendering import Style, render
from tests.rendering.samples import small_report
from tests.support.packs import A4, joined, papers

AUGUST = date(2024, 8, 31)


def refused(path: Path) -> str:
    with pytest.raises(PdfError) as caught:
        read_report(path)
    return str(caught.value)


def plan(path: Path) -> Path:
    """Write a page with more lines than a page may have."""
    canvas = Canvas(str(path), pagesize=A4)
    for index in range(10_001):
        canvas.line(index % 500, 100, index % 500, 700)
        canvas.line(10, 100 + index % 600, 500, 100 + index % 600)
    canvas.save()
    return path


def test_the_widest_table_is_quoted(tmp_path: Path) -> None:
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
    small, wide = [["Ward", "Votes"], ["a", "b"], ["c", "d"]], [["Service", "RAG", "DoT"]] * 3
    path = tmp_path / "other.pdf"
    story = [Table(small, style=grid), PageBreak(), Table(wide, style=grid)]
    SimpleDocTemplate(str(path)).build(story)
    assert "and 2 tables, the widest headed “Service, RAG, DoT” on page 2" in refused(path)


def test_prose_with_a_plan_has_no_measures(tmp_path: Path) -> None:
    """The plan is told too: it is no reason why the prose is no report."""
    pack = joined(tmp_path / "pack.pdf", papers(tmp_path / "a.pdf", 2), plan(tmp_path / "plan.pdf"))
    said = refused(pack)
    assert "no table of measures in it" in said
    assert "; page 3 has more lines than a page of any report" in said
    assert "page 1 has more lines" in refused(tmp_path / "plan.pdf")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """August's priorities, without a single measure."""
    path = tmp_path_factory.mktemp("bare") / "august.pdf"
    report = replace(small_report(), report_date=AUGUST, readings=())
    priorities = tuple(replace(each, note=None) for each in report.priorities)
    render(replace(report, priorities=priorities), path, Style())
    return path


def test_priorities_without_tables_say_what_tables_there_are(bare: Path) -> None:
    assert "but no table of measures under any of them (found " in refused(bare)


def test_one_of_two_months_without_measures(tmp_path: Path) -> None:
    annex = tmp_path / "annex.pdf"
    render(small_report(), annex, Style())
    with pypdfium2.PdfDocument(annex) as document:
        pages = len(document)
    other = tmp_path / "other.pdf"
    readings = tuple(replace(each, measure_code="SP1.01") for each in small_report().readings)
    render(replace(small_report(), report_date=AUGUST, readings=readings), other, Style())
    pack = joined(tmp_path / "two.pdf", annex, other)
    report = read_report(pack)
    assert report.readings == read_report(annex).readings
    told = [each for each in report.warnings if "no report from here" in each.message]
    assert [each.page for each in told] == [pages + 1]
    assert explain_report(pack).refused is None


@pytest.mark.parametrize(
    "text",
    [
        "Status of Indicators 31/07/2024",
        "Status of Indicators as at 31/07/2024",
        "Status of Indicators: at month's end (31/07/2024)",
        "Status of\nIndicators\nas at\n31/07/2024",
    ],
)
def test_the_first_look_sees_the_month_that_is_read(text: str) -> None:
    assert see(1, text).months == {(2024, 7)}
    assert not see(1, f"OCC01 - One\n{text}").only_names


def test_the_first_look_sees_every_note() -> None:
    assert see(1, "OCC01 - One").only_names
    assert not see(1, "OCC01 - One\nThere is no data\navailable this month").only_names
