from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime

from hypothesis import assume, example, given
from hypothesis import strategies as st

from kpi_tui.labels import MARKS, PROSE
from kpi_tui.publish.copying.measure import measure_copied
from kpi_tui.publish.export.formula_guard import escape_formula, rows_as_tsv
from kpi_tui.report import Reading, Report, Source
from kpi_tui.store.report_copies import LoadedReport
from kpi_tui.text import one_line, visible
from tests.support.samples import DEBT, JULY, LIBRARY, WASTE
from tests.support.strategies import READINGS, REPORTS

WHEN = datetime(2026, 1, 15, 9, 30).astimezone()
CELLS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=12), min_size=2)


def copied(reading: Reading, report: Report = JULY, *extra: str) -> str:
    return measure_copied(reading, LoadedReport(report, 2, WHEN), None, extra).text


def read_back(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))


def test_a_measure_in_full() -> None:
    assert copied(LIBRARY, JULY, "247 over its target").split("\n") == [
        "OCC01.01 Visits to libraries",
        "July 2024 · OCC01 Climate",
        "Director: Ada Brown, Cy Dean · Portfolio holder: Cllr E Fry",
        "",
        "In month: 1,247 · target 1,000 · green",
        "Year to date: 9,000 · target 10,000 · amber",
        "",
        "247 over its target",
        "",
        "Comment",
        "More people came.",
        "- the café “reopened”",
        "- [bold]not markup[/]",
        "",
        "Source: annex.pdf, pages 2, 3; revision 2, imported 15 January 2026 09:30",
    ]


def test_what_is_not_printed_is_said_so() -> None:
    text = copied(DEBT)
    assert "Director: none printed · Portfolio holder: none printed" in text
    assert "In month: £21,262,0 · target -3.00 · no status printed" in text
    assert "Year to date: -£0.50 · no target · unreadable" in text
    assert "page unknown" in text
    assert "Comment" not in text


def test_a_report_without_any_year_to_date_has_no_line_of_it() -> None:
    plain = replace(LIBRARY, ytd_actual=None, ytd_target=None, ytd_status=None)
    without = replace(JULY, readings=(plain,))
    assert "Year to date" not in copied(plain, without)
    said = "Year to date: no actual · no target · no status printed"
    assert said in copied(plain, replace(JULY, readings=(plain, WASTE)))


def test_every_heading_and_its_words() -> None:
    text = copied(WASTE)
    for name, heading in PROSE.items():
        assert f"\n\n{heading}\n{getattr(WASTE, name)}" in text


def test_what_a_report_may_hold_does_nothing_in_an_e_mail() -> None:
    text = copied(
        replace(LIBRARY, measure_name="a\x1b[31m\nb", comment="\x00\t\u202eone\u2028two"),
        replace(JULY, source=Source("x\ny\x07.pdf", "", 1)),
    )
    assert "OCC01.01 a␛[31m b" in text
    assert "\n␀ �one\ntwo\n" in text
    assert "x y␇.pdf" in text
    assert "\n␍\n" in copied(replace(LIBRARY, comment="\r")), "white space, but not for an e-mail"


@given(READINGS, REPORTS)
def test_nothing_said_is_left_out_and_nothing_controls(reading: Reading, report: Report) -> None:
    text = copied(reading, replace(report, readings=(reading,)))
    assert text == visible(text)
    assert "\t" not in text
    words = " ".join(text.split())
    for name in ("measure_code", "measure_name", "portfolio_holder", "period_actual", *PROSE):
        said = getattr(reading, name)
        assert one_line(said or "") in words
    for status in filter(None, (reading.period_status, reading.ytd_status)):
        assert MARKS[status].word in words


@given(st.lists(CELLS))
@example([["a", '"Good" they say', "b"], ["c", 'a "middling" one', '"']])
@example([["=1+1", "-3.00", "'x"], ["\t=1", "a\r\nb", "\x00"]])
def test_cells_come_back_as_they_went(rows: list[list[str]]) -> None:
    assert read_back(rows_as_tsv(rows)) == [
        [escape_formula(one_line(cell)) for cell in row] for row in rows
    ]


@given(CELLS)
def test_a_row_is_one_line_and_no_formula(cells: list[str]) -> None:
    assume(not any(cell.strip().startswith('"') for cell in cells))
    line = rows_as_tsv([cells])
    assert len(line.split("\t")) == len(cells)
    assert visible(line) == line
    assert not set("\r\n") & set(line)
    for cell in line.split("\t"):
        assert cell[:1] not in ("=", "+", "@") or re.fullmatch(r"\+[\d,.]+%", cell)


def test_lines_end_as_excel_ends_them() -> None:
    assert rows_as_tsv([["Code", "Actual"], ["OCC01.01", "1,247"]]) == (
        "Code\tActual\r\nOCC01.01\t1,247"
    )
    assert rows_as_tsv([]) == ""


def test_copying_loads_no_polars() -> None:
    code = "import sys, kpi_tui.wording.measure_text; print('polars' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
