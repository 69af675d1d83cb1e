"""The sheet of a workbook that people read, and the footnotes below it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from xml.sax.saxutils import unescape

import polars as pl
import pytest

from kpi_tui.analysis.assess import assess
from kpi_tui.analysis.corrected import with_corrections_made
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import Correct, Judgement, Note
from kpi_tui.judgements.log import append, read
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.publish.export.as_markdown import to_markdown
from kpi_tui.publish.export.export import with_analysis
from kpi_tui.publish.export.footnotes import footnotes
from kpi_tui.publish.export.shown import Export, columns_of_table, shown_columns
from kpi_tui.publish.export.workbook import to_xlsx
from kpi_tui.report import Report
from kpi_tui.settings import COLUMN_IDS
from kpi_tui.store.columns import COLUMNS
from kpi_tui.store.store import Store
from kpi_tui.vocabulary import CorrectedField
from tests.support.samples import JULY, JUNE, LIBRARY
from tests.support.workbooks import SheetRead, read_workbook

NAME = MeasureName(LIBRARY.measure_code, LIBRARY.measure_name)
WHEN = datetime(2024, 9, 3, 12, tzinfo=UTC)


def export(
    folder: Path,
    *reports: Report,
    said: tuple[Judgement, ...] = (),
    columns: tuple[str, ...] = (),
) -> Export:
    store = Store(folder)
    for report in reports:
        store.add(report)
    for each in said:
        append(store.path, each)
    judged: JudgementsInForce = read(store.path)
    frame = with_corrections_made(store.readings().collect(), judged)
    return with_analysis(
        Export(frame, scope="all of it", made=WHEN, columns=columns), assess(store)
    )


def sheet(shown: Export) -> SheetRead:
    return next(iter(read_workbook(to_xlsx(shown)).values()))


def test_the_first_sheet_is_for_readers_and_the_second_has_every_field(tmp_path: Path) -> None:
    shown = export(tmp_path, JULY)
    first, second = read_workbook(to_xlsx(shown)).items()
    assert (first[0], second[0]) == ("July 2024", "All fields")
    assert first[1].cells["A1"] == "Performance, July 2024"
    assert first[1].cells["A2"] == "all of it"
    heads = [text for name, text in second[1].cells.items() if re.fullmatch("[A-Z]+1", name)]
    assert heads == list(COLUMNS)
    titles = [column.title for column in shown_columns(shown.rows)]
    assert titles[:6] == ["Code", "Measure", "Director", "Portfolio holder", "Actual", "Target"]
    assert all(title in first[1].cells.values() for title in titles)


def test_chosen_columns_are_those_of_the_sheet_in_their_order(tmp_path: Path) -> None:
    chosen = columns_of_table(("pinned", "period_status", "code", "travel", "name", "trend"))
    shown = export(tmp_path, JUNE, JULY, columns=chosen)
    first, second = read_workbook(to_xlsx(shown)).values()
    titles = [column.title for column in shown_columns(shown.rows, shown.columns)]
    assert titles[:5] == ["Period", "Status", "Code", "Direction", "Measure"]
    assert titles[5:] == ["Comment", "Improvement plan", "Page", "Provenance"][: len(titles) - 5]
    assert "Actual" not in first.cells.values()
    assert set(COLUMNS) <= set(second.cells.values()), "every field is there all the same"
    assert b"| Status | Code | Direction | Measure |" in to_markdown(shown)


def test_queries_are_counted_where_they_were_chosen(tmp_path: Path) -> None:
    shown = export(tmp_path, JULY, columns=columns_of_table(("code", "name", "queries")))
    counted = sheet(shown).under("Queries")
    (stored,) = Store(tmp_path).periods()
    findings = assess(Store(tmp_path)).findings(stored)
    assert counted == [
        sum(reading.measure_code in each.measure_codes for each in findings) or ""
        for reading in JULY.readings
    ]
    assert "Queries" not in sheet(export(tmp_path / "usual", JULY)).cells.values()


def test_every_column_of_the_table_can_be_written_but_what_is_drawn(tmp_path: Path) -> None:
    known = columns_of_table(COLUMN_IDS)
    assert set(COLUMN_IDS) - set(known) == {"pinned", "code", "name", "travel", "trend"}
    shown = export(tmp_path, JUNE, JULY, columns=known)
    titles = [column.title for column in shown_columns(shown.rows, shown.columns)]
    usual = [column.title for column in shown_columns(shown.rows)]
    assert set(usual) <= set(titles)


def test_figures_are_numbers_and_what_is_cut_off_stays_text(tmp_path: Path) -> None:
    page = sheet(export(tmp_path, JULY))
    assert page.under("Code") == [each.measure_code for each in JULY.readings]
    assert page.under("Actual") == [1247, 0.5696, "£21,262,0"]
    letters = page.column("Actual")
    formats = [page.formats[f"{letters}{row}"] for row in (4, 5)]
    assert formats == ["#,##0;-#,##0", "0.00%;-0.00%"]
    assert any(
        "£21,262,0" in str(text) and "As printed" in str(text) for text in page.cells.values()
    )


def test_a_status_is_a_word_on_its_colour(tmp_path: Path) -> None:
    page = sheet(export(tmp_path, JULY))
    assert page.under("Status")[:2] == ["Green", "Red"]
    letters = page.column("Status")
    assert [page.fills[f"{letters}{row}"] for row in (4, 5)] == ["C6EFCE", "FFC7CE"]


def test_it_prints_on_a4_across_one_page_wide(tmp_path: Path) -> None:
    xml = sheet(export(tmp_path, JULY)).xml
    assert 'paperSize="9"' in xml
    assert 'orientation="landscape"' in xml
    assert 'fitToHeight="0"' in xml
    assert 'state="frozen"' in xml
    assert "<autoFilter" in xml


def test_rows_are_as_high_as_their_text(tmp_path: Path) -> None:
    long = replace(LIBRARY, comment="A sentence of some words. " * 60)
    pages = [
        sheet(export(tmp_path / str(n), replace(JULY, readings=(each,))))
        for n, each in enumerate((LIBRARY, long))
    ]
    heights = [
        float(page.xml.split('<row r="4"')[1].split('ht="')[1].split('"')[0]) for page in pages
    ]
    assert 30 < heights[0] < heights[1] <= 409


def test_where_it_comes_from_is_said(tmp_path: Path) -> None:
    shown = export(tmp_path, replace(JULY, provenance=Origin.SIMULATED))
    page = sheet(shown)
    assert page.cells["A1"] == "Performance, July 2024 (simulated)"
    assert page.under("Provenance") == ["Simulated"] * 3
    said = [str(text) for text in page.cells.values()]
    assert any("Source: annex.pdf (revision 1). Written 3 September 2024" in text for text in said)
    assert said.count(Origin.SIMULATED.note) == 2, "above the table and below it"


def test_several_periods_have_a_column_of_dates(tmp_path: Path) -> None:
    page = sheet(export(tmp_path, JULY, JUNE))
    days = page.under("Period")
    assert len(days) == 5
    assert {page.formats[f"{page.column('Period')}{row}"] for row in (4, 8)} == {"mmmm yyyy"}
    first = date(1899, 12, 30).toordinal()
    assert {date.fromordinal(first + int(day or 0)) for day in days} == {
        JUNE.report_date,
        JULY.report_date,
    }


def test_what_an_officer_corrects_has_its_own_column_and_the_printed_one_stays(
    tmp_path: Path,
) -> None:
    correct = Correct(
        who="Finance officer", why="cut off", at=WHEN, measure=NAME,
        report_date=JULY.report_date, field=CorrectedField.PERIOD_ACTUAL, value="1,300",
    )  # fmt: skip
    page = sheet(export(tmp_path, JULY, said=(correct,)))
    assert page.under("Actual")[0] == 1247
    assert page.under("Actual: officer’s correction") == [1300, "", ""]
    (said,) = [str(text) for text in page.cells.values() if "Officer’s correction" in str(text)]
    assert "1,247 as printed, 1,300 says Finance officer, 3 September 2024: cut off." in said
    assert page.under("Variance")[0] == 0.3, "worked out with it"


@pytest.mark.parametrize(
    ("actual", "text", "shown"),
    [("937.5", "-6.3%", "0.0%"), ("999.8", "-0.02%", "0.00%"), ("820", "-18%", "0%")],
)
def test_a_spreadsheet_shows_the_variance_as_the_screen_does(
    tmp_path: Path, actual: str, text: str, shown: str
) -> None:
    measure = replace(LIBRARY, period_actual=actual, period_target="1,000")
    rows = export(tmp_path, replace(JULY, readings=(measure,))).rows
    (column,) = (each for each in shown_columns(rows) if each.title == "Variance")
    cell = column.cell(rows[0])
    assert cell.text in (text, text.lstrip("-")), "without a sign if the better way is not known"
    assert shown in cell.number_format.split(";")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (
            CorrectedField.PERIOD_STATUS,
            "actual_missing",
            "status: green as printed, actual missing",
        ),
        (CorrectedField.YTD_STATUS, "not_reported", "YTD status: "),
        (CorrectedField.DIRECTORS, "Ann Lee; Bo Roe", "director: "),
        (CorrectedField.MEASURE_NAME, "Visits in person", "name: "),
    ],
)
def test_a_footnote_tells_a_correction_in_words(
    tmp_path: Path, field: CorrectedField, value: str, said: str
) -> None:
    """No status by its name in data, and no figures worked out of a name."""
    correct = Correct(
        who="Finance officer", why="", at=WHEN, measure=NAME,
        report_date=JULY.report_date, field=field, value=value,
    )  # fmt: skip
    shown = export(tmp_path, JULY, said=(correct,))
    (note,) = [each for each in footnotes(shown, []) if "correction" in each]
    assert note.lower().startswith(f"officer’s correction, {NAME.code} {said}".lower())
    assert "_" not in note
    assert "worked out" not in note


def test_a_note_on_a_former_name_is_in_it(tmp_path: Path) -> None:
    former = replace(LIBRARY, measure_code="OCC09.99")
    june = replace(JUNE, readings=(former,))
    named = MeasureName(former.measure_code, former.measure_name)
    note = Note(who="An officer", why="", at=WHEN, measure=named, text="ask again")
    page = sheet(export(tmp_path, june, JULY, said=(note,)))
    said = [text for text in page.cells.values() if "ask again" in str(text)]
    assert len(said) == 2, "in both reports, as on the screen"


def test_notes_are_in_it(tmp_path: Path) -> None:
    note = Note(who="An officer", why="", at=WHEN, measure=NAME, text="=ask again")
    dated = Note(who="Cy", why="", at=WHEN, measure=NAME, text="so?", report_date=JUNE.report_date)
    shown = export(tmp_path / "dated", JULY, said=(dated,))
    assert "so? (Cy, 3 September 2024, on June 2024)" in to_markdown(shown).decode()
    shown = export(tmp_path, JULY, said=(note,))
    page = sheet(shown)
    assert page.under("Officers’ notes")[0] == "=ask again (An officer, 3 September 2024)"
    assert "<f>" not in page.xml
    assert "**Officer’s note:** =ask again" in to_markdown(shown).decode()


def test_a_title_that_no_sheet_may_have_and_a_footer_are_only_text(tmp_path: Path) -> None:
    shown = export(tmp_path, replace(JULY, council="A & B: [Council]/\x1b[31m"))
    page = sheet(shown)
    assert page.cells["A1"] == "A & B: [Council]/␛[31m performance, July 2024"
    assert "A &amp;&amp; B" in page.xml


def test_a_footer_stays_one_however_long_its_title_and_whatever_it_begins_with(
    tmp_path: Path,
) -> None:
    shown = export(tmp_path, JULY)
    page = sheet(replace(shown, frame=shown.frame.with_columns(council=pl.lit("24 & " * 60))))
    footer = unescape(page.xml.split("<oddFooter>")[1].split("</oddFooter>")[0])
    assert footer.startswith("&L&8 24 && 24"), "the size of the type ends before the title begins"
    assert footer.endswith("&R&8Page &P of &N")
    assert len(footer) <= 255
    assert footer.removeprefix("&L&8 ").split("&R&8")[0].count("&") % 2 == 0
