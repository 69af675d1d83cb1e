from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kpi_tui.publish.export.export import DOCUMENTS, WRITERS, ExportError, content_of, save
from kpi_tui.publish.export.formula_guard import escape_formula
from kpi_tui.publish.export.markdown import escape
from kpi_tui.publish.export.shown import Export
from kpi_tui.publish.export.spreadsheet import CELL_LIMIT, cut
from kpi_tui.report import Report
from kpi_tui.store.columns import COLUMNS
from kpi_tui.store.store import Store
from kpi_tui.text import one_line
from tests.support.laws import examples
from tests.support.samples import EMPTY, JULY, JUNE
from tests.support.workbooks import read_workbook

HOSTILE = '=HYPERLINK("http://example.com")'


def frame_of(folder: Path, *reports: Report) -> pl.DataFrame:
    store = Store(folder)
    for report in reports:
        store.add(report)
    return store.readings().collect()


@pytest.fixture
def frame(tmp_path: Path) -> pl.DataFrame:
    return frame_of(tmp_path / "store", JULY, JUNE)


@given(st.text(max_size=30))
@example(HOSTILE)
@example("'")
@example("\u200b=1+1")
@example("-3.00")
def test_a_disarmed_text_is_no_formula_and_can_be_recovered(text: str) -> None:
    safe = escape_formula(text)
    assert (safe[1:] if safe.startswith("'") else safe) == text
    plain = safe.lstrip().lstrip("\ufeff\u200b")
    assert plain[:1] not in ("=", "+", "@") or re.fullmatch(r"\+[\d,.]+%", plain)


@pytest.mark.parametrize(
    "text",
    ["-3.00", "-0.50", "-1,234", "-5%", "98", "n/a", "£-3", "-£1,200,000", "-£0.50", "+6.3%", ""],
)
def test_plain_figures_stay(text: str) -> None:
    assert escape_formula(text) == text


@pytest.mark.parametrize(
    "text", [HOSTILE, "-1+1", "- item", "+3", "@x", "\t=1", " =1", "'x", "＝1"]
)
def test_what_looks_live_is_disarmed(text: str) -> None:
    assert escape_formula(text) == f"'{text}"


def test_json_has_the_contracts_keys_and_types(frame: pl.DataFrame) -> None:
    rows = json.loads(WRITERS["json"](frame))
    assert list(rows[0]) == list(COLUMNS)
    row = rows[2]
    assert row["report_date"] == "2024-07-31"
    assert row["directors"] == ["Ada Brown", "Cy Dean"]
    assert (row["period_status"], row["ytd_status"]) == ("green", "amber")
    assert row["improvement_plan"] is None
    assert row["pages"] == [2, 3]
    assert rows[3]["comment"] == HOSTILE


def test_csv_disarms_and_joins(frame: pl.DataFrame) -> None:
    rows = list(csv.DictReader(io.StringIO(WRITERS["csv"](frame).decode())))
    assert list(rows[0]) == list(COLUMNS)
    assert rows[2]["directors"] == "Ada Brown; Cy Dean"
    assert rows[2]["pages"] == "2; 3"
    assert rows[3]["comment"] == f"'{HOSTILE}"
    assert rows[3]["risk_impact"] == "'@risk"
    assert rows[4]["period_target"] == "-3.00"
    assert rows[4]["ytd_actual"] == "-£0.50"
    assert rows[4]["directors"] == ""
    assert rows[2]["comment"] == JULY.readings[0].comment


def test_only_a_csv_file_has_a_bom(frame: pl.DataFrame, tmp_path: Path) -> None:
    save(Export(frame), "csv", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfreport_date,")
    assert WRITERS["csv"](frame).startswith(b"report_date,")


def test_parquet_keeps_types(frame: pl.DataFrame) -> None:
    assert pl.read_parquet(WRITERS["parquet"](frame)).equals(frame)


def sheet_of(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = book.namelist()
        assert not [name for name in names if "link" in name.lower()]
        shared = [name for name in names if name.endswith("sharedStrings.xml")]
        sheets = [name for name in names if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 2
        return "".join(book.read(name).decode() for name in [*sheets, *shared])


def test_xlsx_has_text_and_no_formulas_or_links(frame: pl.DataFrame) -> None:
    sheet = sheet_of(DOCUMENTS["xlsx"](Export(frame)))
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert html.escape(HOSTILE, quote=False) in sheet
    assert "£21,262,0" in sheet
    assert 'state="frozen"' in sheet


@pytest.mark.parametrize("long", ["x" * (CELL_LIMIT + 1), "\U0001f600" * (CELL_LIMIT // 2 + 1)])
def test_xlsx_says_where_a_cell_is_cut(tmp_path: Path, long: str) -> None:
    assert len(cut(long).encode("utf-16-le")) <= 2 * CELL_LIMIT
    reading = replace(JULY.readings[0], comment=long)
    frame = frame_of(tmp_path, replace(JULY, readings=(reading,)))
    assert "[cut here:" in sheet_of(DOCUMENTS["xlsx"](Export(frame)))


def test_dates_and_headings_have_room(frame: pl.DataFrame) -> None:
    sheet = read_workbook(DOCUMENTS["xlsx"](Export(frame)))["All fields"]
    columns = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', sheet.xml)
    widths = [
        float(width) for first, last, width in columns for _ in range(int(first), int(last) + 1)
    ]
    names = [str(value) for name, value in sheet.cells.items() if name.rstrip("1").isalpha()]
    assert len(widths) == len(names) > 30
    for name, width in zip(names, widths, strict=True):
        assert width >= max(len(name), 10.7 if name in ("report_date", "imported_at") else 0)


def test_a_workbook_is_printed_without_all_fields_and_that_sheet_says_so(
    frame: pl.DataFrame,
) -> None:
    content = DOCUMENTS["xlsx"](Export(frame))
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = book.read("xl/workbook.xml").decode()
    assert ">'All fields'!$A$1</definedName>" in names
    sheets = read_workbook(content)
    assert "the first sheet is the one to print" in sheets["All fields"].xml
    assert names.count("Print_Area") == 1


def test_control_characters_do_not_break_a_workbook(tmp_path: Path) -> None:
    odd = replace(JULY.readings[0], comment="\x00\x01\x1b[31m_x0041_ \ufffe")
    frame = frame_of(tmp_path, replace(JULY, readings=(odd,)))
    assert sheet_of(DOCUMENTS["xlsx"](Export(frame)))


@examples(200)
@given(st.text(max_size=20) | st.text("#+-=*_`~[]()<>|\\&$!.:/@ 1w\n", max_size=12))
@example("1. x")
@example("0.AL")
@example("пример.рф ПРИМЕР.РФ")
@example("\x1f.AL")
@example("<b> | `c` [x](y) http://a.b www.a.b a@b.c &amp; ~~s~~")
def test_escaped_text_shows_as_it_is(text: str) -> None:
    shown = MarkdownIt("gfm-like").render(f"x {escape(text)}\n\n{escape(text)}")
    line = html.escape(one_line(text), quote=False).replace('"', "&quot;")
    expected = f"<p>x {line}</p>\n<p>{line}</p>\n" if line else "<p>x</p>\n"
    assert shown == expected


def test_markdown_reads_as_a_document(frame: pl.DataFrame) -> None:
    text = DOCUMENTS["md"](Export(frame)).decode()
    assert text.startswith("# Performance, June 2024\n")
    owners = "Ada Brown; Cy Dean | Cllr E Fry"
    assert f"| OCC01.01 | Visits to libraries | {owners} | 1,247 | 1,000 | ★ green |" in text
    assert "### OCC01.02 Household waste recycled \\| composted" in text
    assert "annex.pdf, pages 2, 3" in text
    rendered = MarkdownIt("gfm-like").render(text)
    assert "<a " not in rendered
    assert "<b>" not in rendered
    assert rendered.count("<table>") == 3


@pytest.mark.parametrize("form", [*WRITERS, *DOCUMENTS])
def test_an_empty_export_is_still_one(form: str, tmp_path: Path) -> None:
    content = content_of(Export(frame_of(tmp_path, EMPTY)), form)
    assert json.loads(content) == [] if form == "json" else isinstance(content, bytes)


def test_a_file_is_replaced_whole_or_left_alone(
    frame: pl.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.json"
    path.write_text("before")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))
        with pytest.raises(ExportError, match="No space left"):
            save(Export(frame), "json", path)
    assert path.read_text() == "before"
    save(Export(frame), "json", path)
    assert len(json.loads(path.read_text())) == 5
    assert sorted(item.name for item in tmp_path.iterdir()) == ["out.json", "store"]


def test_a_missing_folder_is_one_line(frame: pl.DataFrame, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no such folder: create it"):
        save(Export(frame), "json", tmp_path / "none" / "a.json")
    with pytest.raises(ExportError):
        save(Export(frame), "json", tmp_path)
