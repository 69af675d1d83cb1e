"""A footnote's mark for which a figure's cell has no room is no part of the text in the next cell."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.marks import is_mark_of
from kpi_tui.report import Report
from tests.support.html_tables import LINES, draw_html, html_table
from tests.support.pdf_words import words
from tests.support.plain_report import HEADER, profile, rows

ORDER = ("Ref", "Indicator", "Target", "Last quarter", "RAG", "DoT", "This quarter", "Commentary")
STYLE = """
td:nth-child(7) { text-align: right; white-space: nowrap }
sup { margin-right: -7pt; font-size: 70% }
"""


def read(path: Path, lines: str) -> Report:
    body = [[row[HEADER.index(name)] for name in ORDER] for row in rows()]
    body[1][6] += "<sup>1</sup>"
    draw_html(path, f"<h2>Priority 1: Clean streets</h2>{html_table(body, ORDER)}", STYLE + lines)
    return kpi_tui.read_report(path, profile=profile(path.parent))


@pytest.mark.parametrize("lines", [LINES["grid"], LINES["none"]], ids=["grid", "none"])
def test_it_stays_with_its_figure(tmp_path: Path, lines: str) -> None:
    report = read(tmp_path / "a.pdf", lines)
    assert [each.comment for each in report.readings] == [row[7] for row in rows()]
    assert report.readings[1].period_actual == "62.2%¹"
    told = [each.message for each in report.warnings if each.measure_code == "ENV-02"]
    assert any("bears a footnote’s mark" in each for each in told)


def test_a_mark_is_of_the_word_right_before_it() -> None:
    word, mark, after = words("62.2% ¹ Work")
    assert not is_mark_of(mark, word)
    mark.raised = True
    assert is_mark_of(mark, word)
    assert not is_mark_of(after, mark)
    mark.x0 += 10
    assert not is_mark_of(mark, word)


@pytest.mark.parametrize("higher", [0.0, 1.3, 2.8])
def test_text_right_behind_a_mark_begins_a_word(tmp_path: Path, higher: float) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(300, 100))
    for text, x, base, size in (("81", 50, 50, 7), ("1", 57.8, 52.8, 5.6), ("Work", 61, 50, 7)):
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, base + (higher if text == "Work" else 0), text)
    canvas.save()
    with open_pdf(tmp_path / "a.pdf") as document:
        read = [word.text for word in document.open_page(1).words]
    assert read == ["81", "¹", "Work"]
