"""Tables across reports as files and in a terminal: what stands in them, and nothing live."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.across.grid import grid
from kpi_tui.analysis.across.lags import lags
from kpi_tui.analysis.across.owners import OwnerRole, owner_statuses
from kpi_tui.analysis.across.vanished import vanished
from kpi_tui.analysis.runs import Run
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.publish.sheets import FORMATS, write
from kpi_tui.publish.sheets.grid import grid_listing
from kpi_tui.publish.sheets.in_terminal import NAME, cut_in_the_middle, lay_out
from kpi_tui.publish.sheets.lags import lags_listing
from kpi_tui.publish.sheets.on_paper import LEAST_SCALE, column_breaks
from kpi_tui.publish.sheets.owners import owners_listing
from kpi_tui.publish.sheets.periods import run_text, terse, terse_lines
from kpi_tui.publish.sheets.sheet import Listing
from kpi_tui.publish.sheets.vanished import vanished_listing
from kpi_tui.publish.sheets.workbook import to_xlsx
from kpi_tui.report import Report
from kpi_tui.status import Status
from kpi_tui.tui.files import listing_job
from kpi_tui.vocabulary import Polarity
from tests.support import periods
from tests.support.across import months, reading, seen, text_of
from tests.support.frames import histories, month
from tests.support.laws import examples
from tests.support.measures import month_end

HOSTILE = '=HYPERLINK("http://example.com")'
_CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def listing(**signs: str) -> Listing:
    return grid_listing(grid(seen(**signs)))


def texts(found: Listing, place: int = 0) -> dict[str, str]:
    """A row of a sheet by the titles of its columns."""
    row = found.sheet.rows[place]
    return {column.title: cell.text for column, cell in zip(found.sheet.columns, row, strict=True)}


def briefs(found: Listing, place: int = 0) -> dict[str, str]:
    row = found.sheet.rows[place]
    return {column.title: cell.brief for column, cell in zip(found.sheet.columns, row, strict=True)}


def every_listing(held_name: str = "Visits to libraries") -> list[Listing]:
    """One of each kind, of a report with a name."""
    first = month(
        text_of(0),
        reading("a01_01", measure_name=held_name, comment="Reported a month in arrears."),
        reading("a02_01", Status.RED, measure_name=f"{held_name} too", directors=(held_name,)),
    )
    second = month(text_of(1), first.readings[0])
    held = histories(first, second)
    kind = PeriodType.MONTH
    return [
        grid_listing(grid(held)),
        owners_listing(owner_statuses(held, OwnerRole.DIRECTOR)),
        vanished_listing(vanished(held), "Vanished", kind),
        lags_listing(lags(held, second.report_date), "Lags"),
    ]


def test_a_row_of_the_grid() -> None:
    found = texts(listing(a01_01="★●▲ ▲", a02_01="★★★★★"), 0)
    assert found["Code"] == "A01.01"
    assert found["Measure"] == "Visits to libraries"
    assert [found[f"{name} 2023"] for name in ("Jan", "Feb", "Mar", "Apr", "May")] == [
        *("★ green", "● amber", "▲ red", "", "▲ red"),
    ]
    assert (found["Run"], found["Off target for"]) == ("2 in 3", "3 in 4")
    assert found["Last on target"] == "Jan 2023"
    assert found["Directors"] == "Director of Places"
    assert found["Portfolio holder"] == "Cabinet member for Finance"


def test_a_row_of_the_grid_in_a_terminal() -> None:
    found = briefs(listing(a01_01="★●▲-?m"))
    assert [found[f"{name} 2023"] for name in ("Jan", "Feb", "Mar", "Apr", "May", "Jun")] == [
        *("★", "●", "▲", "–", "?", "n/a"),
    ]
    assert found["Last on target"] == "Jan 23"
    assert briefs(listing(a01_01="▲★"))["Last on target"] == "now"
    assert briefs(listing(a01_01="▲"))["Last on target"] == "–"


def test_one_that_the_last_report_has_not() -> None:
    found = listing(a01_01="★★", a02_01="▲")
    gone = texts(found, 1)
    assert (gone["Code"], gone["Feb 2023"], gone["Run"]) == ("A02.01", "", "–")
    assert found.sheet.lead == ("2 measures, 1 of them not in the last report.",)


def test_what_is_not_compared_is_named_with_its_reason() -> None:
    held = histories(
        month(text_of(0), reading("a01_01", period_actual="£9")),
        month(text_of(1), reading("a01_01", period_actual="90%", period_target="95%")),
    )
    found = grid_listing(grid(held))
    assert texts(found)["Since Jan 2023"] == "not compared: counted in another unit"
    assert briefs(found)["Since Jan 2023"] == "≠ unit"
    assert found.sheet.notes[-1] == "Not compared, ≠ unit: counted in another unit: A01.01."


def test_how_a_figure_moved() -> None:
    held = histories(
        *(
            month(text_of(place), reading("a01_01", Status.RED, period_actual=actual))
            for place, actual in enumerate(("80", "90", "90"))
        )
    )
    two = grid_listing(grid(held, until=month_end(2023, 2)))
    assert texts(two)["Since Jan 2023"] == "↑ better: 80 → 90"
    assert briefs(two)["Since Jan 2023"] == "↑ better"
    assert briefs(grid_listing(grid(held)))["Since Feb 2023"] == "= same"


def test_another_report_than_the_one_before_is_named() -> None:
    found = listing(a01_01="▲ ▲", a02_01="★★★")
    assert briefs(found)["Since Feb 2023"] == "= same (Jan 23)"


def test_the_year_before_has_a_column_only_where_it_is_held() -> None:
    assert not any("2022" in column.title for column in listing(a01_01="★★").sheet.columns)
    found = listing(a01_01="★" * 13)
    assert texts(found)["Since Jan 2023"] == "same: 90 → 90"


def test_there_is_no_column_of_what_is_not_held() -> None:
    titles = [column.title for column in listing(a01_01="★").sheet.columns]
    assert not [title for title in titles if title.startswith("Since")]
    yearly = grid_listing(grid(histories(*periods.reports(PeriodType.YEAR, 3))))
    titles = [column.title for column in yearly.sheet.columns]
    assert [title for title in titles if title.startswith("Since")] == ["Since 2023/24"]
    one = grid_listing(grid(seen(a01_01="★▲"), since=month_end(2023, 2)))
    assert texts(one)["Since previous report"] == "same (Jan 23): 90 → 90"


def test_codes_that_are_ours_are_called_so() -> None:
    quarters = grid_listing(grid(histories(*periods.reports(PeriodType.QUARTER, 3))))
    assert quarters.sheet.columns[0].title == "Our code"
    assert listing(a01_01="★").sheet.columns[0].title == "Code"


def test_records_are_those_of_the_readings() -> None:
    found = listing(a01_01="★▲ ▲", a02_01=" ★★★")
    assert len(found.records) == 6
    assert all(tuple(record) == found.keys for record in found.records)
    record = found.records[2]
    assert (record["report_date"], record["period"]) == ("2023-04-30", "2023-04")
    assert (record["reports_at_status"], record["at_status_since"]) == (2, "2023-02-28")
    assert (record["at_status_in_a_row"], record["last_on_target"]) == (False, "2023-01-31")
    assert (record["earlier_date"], record["moved"]) == ("2023-02-28", 0.0)


def test_an_owner_s_row_counts_their_statuses() -> None:
    found = owners_listing(
        owner_statuses(seen(a01_01="★★", a01_02="★m", a02_01="▲ "), OwnerRole.DIRECTOR)
    )
    assert texts(found) == {
        "Director": "Director of Places",
        "Measures": "2",
        "Jan 2023": "2 green, 1 red",
        "Feb 2023": "1 green, 1 not rated",
    }
    assert briefs(found)["Jan 2023"] == "★2 ▲1"
    assert briefs(found)["Feb 2023"] == "★1 +1"
    assert [record["measures"] for record in found.records] == [2, 1, 1, 1]


def test_those_that_vanished() -> None:
    found = vanished_listing(vanished(seen(a01_01="★★★", a02_01="▲▲ ")), "Gone", PeriodType.MONTH)
    row = texts(found)
    assert (row["Code"], row["Last seen"], row["Status then"]) == ("A02.01", "Feb 2023", "▲ red")
    assert (row["Off target for"], row["What became of it"]) == ("2", "no longer reported")
    assert row["By what rule"] == "no measure is like it"
    assert found.sheet.lead[0] == (
        "1 measure: 1 no longer reported. When last seen 1 of those still away were red or amber."
    )
    back = vanished_listing(vanished(seen(a01_01="★★★", a02_01="▲ ▲")), "Gone", PeriodType.MONTH)
    assert texts(back)["What became of it"] == "back in Mar 2023"
    debt = reading("a02_01", measure_code="A02.07")
    rows = ((reading("a02_01"),), (), (debt,))
    reports = (month(text_of(at), reading("a01_01"), *each) for at, each in enumerate(rows))
    renumbered = vanished_listing(vanished(histories(*reports)), "Gone", PeriodType.MONTH)
    assert briefs(renumbered)["What became of it"] == "back in Mar 23 as A02.07"
    assert renumbered.records[0]["back_as"] == "A02.07 Debt outstanding"
    assert texts(renumbered)["What became of it"] == (
        "back in Mar 2023 as A02.07 “Debt outstanding”; the same (assumed): same name under another code"
    )
    none = vanished_listing([], "Gone", PeriodType.MONTH)
    assert none.sheet.lead == ("Every report has all measures of the one before it.",)


def test_how_far_off_its_target_one_was_that_is_not_rated() -> None:
    found = vanished_listing(
        vanished(
            histories(
                month(text_of(0), reading("a01_01"), reading("a02_01", Status.MONITORING_ONLY)),
                month(text_of(1), reading("a01_01")),
            )
        ),
        "Gone",
        PeriodType.MONTH,
    )
    assert texts(found)["Status then"] == "Monitoring only, 10% below target"
    assert briefs(found)["Status then"] == "n/a 10% below target"


def test_one_that_was_neither_red_nor_amber_is_off_target_by_its_figures() -> None:
    was = replace(reading("a02_01", Status.BLUE), published_polarity=Polarity.BIGGER_IS_BETTER)
    held = histories(
        month(text_of(0), reading("a01_01"), was), month(text_of(1), reading("a01_01"))
    )
    lead = vanished_listing(vanished(held), "Gone", PeriodType.MONTH).sheet.lead[0]
    assert lead.endswith("0 of those still away were red or amber, 1 more neither, but off target.")


def test_nothing_is_called_discontinued() -> None:
    for found in every_listing():
        assert "discontinued" not in json.dumps([found.records, str(found.sheet)]).lower()


def test_a_late_figure_names_the_period_it_is_of() -> None:
    found = every_listing()[3]
    row = texts(found)
    assert (row["Figure of"], row["Reports"]) == ("January 2023", "2")
    assert found.records[0]["figure_of"] == "2023-01"
    none = lags_listing([], "Lags")
    assert none.sheet.lead == (
        "No comment and no name says that its figure is of an earlier period.",
    )


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "text"])
@pytest.mark.parametrize("place", range(4))
def test_each_listing_in_each_form(form: str, place: int) -> None:
    assert write(every_listing()[place], form)


def test_the_explorer_writes_each_format_but_text() -> None:
    assert {*listing_job.FORMATS} == {*FORMATS} - {"text"}


def test_a_form_there_is_not() -> None:
    with pytest.raises(ValueError, match="pdf"):
        write(listing(a01_01="★"), "pdf")


@pytest.mark.parametrize("place", range(4))
def test_csv_and_json_say_the_same(place: int) -> None:
    found = every_listing()[place]
    rows = list(csv.DictReader(io.StringIO(write(found, "csv").decode())))
    objects = json.loads(write(found, "json"))
    assert len(rows) == len(objects) == len(found.records)
    assert tuple(rows[0]) == tuple(objects[0]) == found.keys
    for row, each in zip(rows, objects, strict=True):
        for key, value in each.items():
            if isinstance(value, str):
                assert row[key] == value


@pytest.mark.parametrize("hostile", [HOSTILE, "+1", "@sum(1)", "-2+3", "\t=1"])
def test_no_text_of_a_report_is_a_formula_in_csv(hostile: str) -> None:
    for found in every_listing(hostile):
        for row in csv.reader(io.StringIO(write(found, "csv").decode())):
            assert not any(cell[:1] in "=+@\t" for cell in row if cell)


def test_no_text_of_a_report_is_markup_or_a_control() -> None:
    name = "<script>alert(1)</script> | [x](http://y) \x1b[31m & so"
    for found in every_listing(name):
        page = write(found, "html").decode()
        assert "<script" not in page
        assert "\x1b" not in page
        document = write(found, "md").decode()
        assert "\x1b" not in document
        assert "<script" not in document.replace("\\<", "")


def sheets(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}


def test_the_workbook_has_fills_words_and_headings_that_stay() -> None:
    held = grid_listing(grid(histories(*months(a01_01="★●▲", a02_01="▲★?"))))
    parts = sheets(write(held, "xlsx"))
    table = parts["xl/worksheets/sheet1.xml"]
    assert '<pane xSplit="2" ySplit="1"' in table
    assert "<f>" not in table
    assert "hyperlink" not in table
    shared = html.unescape(parts["xl/sharedStrings.xml"])
    for words in ("★ green", "● amber", "▲ red", "? actual missing"):
        assert words in shared
    for fill in ("FFC6EFCE", "FFFFEB9C", "FFFFC7CE"):
        assert fill in parts["xl/styles.xml"]
    assert 'orientation="landscape"' in table
    names = ElementTree.fromstring(parts["xl/workbook.xml"]).iter(f"{_CELLS}sheet")
    assert [each.get("name") for each in names] == ["Table", "Notes"]


def test_each_note_of_a_workbook_has_the_room_of_its_lines_and_a_page_across() -> None:
    held = grid_listing(grid(histories(*months(a01_01="★●▲"))))
    parts = sheets(to_xlsx(replace(held.sheet, title="R&D " * 60, notes=("word " * 100,))))
    notes = ElementTree.fromstring(parts["xl/worksheets/sheet2.xml"])
    heights = [float(row.get("ht", 0)) for row in notes.iter(f"{_CELLS}row")]
    assert heights[0] >= 45
    assert heights[-1] >= 75
    (paper,) = notes.iter(f"{_CELLS}pageSetup")
    assert (paper.get("paperSize"), paper.get("orientation")) == ("9", "landscape")
    assert ">kpi-tui</dc:creator>" in parts["docProps/core.xml"]


def test_each_printed_page_says_what_it_is() -> None:
    held = grid_listing(grid(histories(*months(a01_01="★●▲"))))
    for title, said in ((held.sheet.title, held.sheet.title), ("R&D " * 100, "R&&D R&&D")):
        parts = sheets(to_xlsx(replace(held.sheet, title=title)))
        (header,) = ElementTree.fromstring(parts["xl/worksheets/sheet1.xml"]).iter(
            f"{_CELLS}oddHeader"
        )
        assert header.text is not None
        assert header.text.startswith(f"&L&B{said}")
        assert len(header.text) <= 255


def test_a_printed_web_page_is_numbered_and_ends_on_no_page_of_a_line_alone() -> None:
    printed = write(grid_listing(grid(histories(*months(a01_01="★●▲")))), "html").decode()
    printed = printed.partition("@media print")[2]
    assert "counter(page)" in printed
    assert "footer { break-before: avoid; }" in printed


def test_a_printed_heading_of_a_period_has_a_word_a_line() -> None:
    """What a browser broke by the width of its column stood unevenly beside others."""
    page = write(grid_listing(grid(histories(*months(a01_01="★●▲")))), "html").decode()
    headings = re.findall(r'<span class="terse"[^>]*>(.*?)</span>', page)
    assert headings
    assert all(re.fullmatch(r"\w{3}<br>\d\d", each) for each in headings)


def test_formulas_stay_text_in_a_workbook() -> None:
    for found in every_listing(HOSTILE):
        parts = sheets(write(found, "xlsx"))
        assert "<f>" not in parts["xl/worksheets/sheet1.xml"]


def test_the_page_can_be_heard_and_needs_nothing_else() -> None:
    page = write(listing(a01_01="★●▲", a02_01="▲★?"), "html").decode()
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="en-GB">' in page
    assert page.count("<h1>") == 1
    assert "<caption" in page
    assert page.count('<th scope="row"') == 2
    assert re.search(r'<span aria-hidden="true">★</span> <span class="word">green</span>', page)
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=", page)


@pytest.mark.parametrize("number", [12, 29, 60])
def test_on_paper_the_newest_periods_are_read_and_the_page_says_which_are_not(number: int) -> None:
    found = listing(a01_01="★" * number)
    titles = [column.title for column in found.sheet.columns if column.is_period]
    page = write(found, "html").decode()
    printed = re.findall(r'<th scope="col" class="status"><span class="long">(.*?)</span>', page)
    hidden = re.findall(
        r'<th scope="col" class="status earlier"><span class="long">(.*?)</span>', page
    )
    assert hidden + printed == titles
    assert len(printed) >= min(number, 24)
    assert page.count('<td class="status earlier green"') == len(hidden)
    said = re.findall(r'<p class="on-paper">(.*?)</p>', page)
    assert len(said) == bool(hidden)
    if hidden:
        assert f"no room for {hidden[0]} to {hidden[-1]}, which are left out" in said[0]
    assert bool(hidden) == (number == 60)


@pytest.mark.parametrize("number", [6, 29, 60])
def test_a_workbook_of_many_periods_is_printed_in_parts_that_can_be_read(number: int) -> None:
    sheet = listing(a01_01="★" * number).sheet
    table = sheets(to_xlsx(sheet))["xl/worksheets/sheet1.xml"]
    breaks = [int(each) for each in re.findall(r'<brk id="(\d+)"', table)]
    if number == 6:
        assert ('fitToHeight="0"' in table, breaks) == (True, [])
        return
    assert "fitToPage" not in table
    assert int(re.findall(r'<pageSetup[^>]* scale="(\d+)"', table)[0]) >= LEAST_SCALE
    printed = [place for place, column in enumerate(sheet.columns) if column.least is not None]
    for first, after in zip([2, *breaks], [*breaks, printed[-1] + 1], strict=True):
        part = [*sheet.columns[:2], *sheet.columns[first:after]]
        inches = sum(7 * column.width + 5 for column in part) / 96 * LEAST_SCALE / 100
        assert inches <= 10.3, "the width of A4 between its margins"
    assert column_breaks(sheet, 2) == breaks


def test_markdown_is_a_table() -> None:
    lines = write(listing(a01_01="★●"), "md").decode().splitlines()
    assert lines[0] == "# Statuses by month: January 2023, February 2023"
    table = [line for line in lines if line.startswith("|")]
    assert len(table) == 3
    assert table[2].startswith("| A01.01 | Visits to libraries | ★ green | ● amber |")


def simulated() -> list[Report]:
    """Two months, of which the first is simulated."""
    first, second = months(a01_01="▲▲", a02_01="▲ ")
    return [replace(first, provenance=Origin.SIMULATED), second]


def test_what_is_simulated_is_marked() -> None:
    found = grid_listing(grid(histories(*simulated())))
    columns = [column for column in found.sheet.columns if column.is_period]
    assert [column.title for column in columns] == ["Jan 2023 (simulated)", "Feb 2023"]
    assert [column.lines for column in columns] == [["Jan", "23", "sim"], ["Feb", "23"]]
    assert found.sheet.title.endswith("January 2023, February 2023, of which 1 simulated")
    assert Origin.SIMULATED.note in found.sheet.notes
    assert texts(found)["Since Jan 2023"] == "same: 90 (simulated) → 90"
    assert [record["provenance"] for record in found.records] == [
        *("simulated", "published", "simulated"),
    ]
    page = write(found, "html").decode()
    assert page.count('class="status red simulated"') == 2
    assert "Jan 2023 (simulated)" in page
    styles = sheets(write(found, "xlsx"))["xl/styles.xml"]
    assert "<i/>" in styles
    assert 'style="dotted"' in styles


def test_simulated_counts_last_sightings_and_lags_are_marked() -> None:
    held = histories(*simulated())
    counted = owners_listing(owner_statuses(held, OwnerRole.DIRECTOR))
    assert "Jan 2023 (simulated)" in texts(counted)
    assert [record["provenance"] for record in counted.records] == ["simulated", "published"]
    gone = vanished_listing(vanished(held), "Gone", PeriodType.MONTH)
    assert texts(gone)["Last seen"] == "Jan 2023 (simulated)"
    assert Origin.SIMULATED.note in gone.sheet.notes
    late = [
        replace(each, readings=(reading("a01_01", comment="In arrears."),)) for each in simulated()
    ]
    found = lags_listing(lags(histories(*late), late[0].report_date), "Lags")
    assert found.records[0]["provenance"] == "simulated"


@pytest.mark.parametrize(
    ("kind", "short"),
    [
        (PeriodType.MONTH, "Mar 25"),
        (PeriodType.TWO_MONTHS, "Dec 24–Jan 25"),
        (PeriodType.QUARTER, "Q3 24/25"),
        (PeriodType.HALF_YEAR, "H1 24/25"),
        (PeriodType.YEAR, "24/25"),
        (PeriodType.DATE, "17 Jan 25"),
    ],
)
def test_periods_as_short_as_can_be(kind: PeriodType, short: str) -> None:
    assert terse(periods.LAST[kind], kind) == short
    assert " ".join(terse_lines(periods.LAST[kind], kind)) == short.replace("–", "– ")


@pytest.mark.parametrize(
    ("run", "text"),
    [
        (None, ""),
        (Run(3, None, None, in_a_row=True), "3"),
        (Run(2, month_end(2023, 1), 19, in_a_row=False), "2 in 19"),
        (Run(2, month_end(2023, 1), None, in_a_row=False), "2 held"),
    ],
)
def test_runs_in_short(run: Run | None, text: str) -> None:
    assert run_text(run) == text


@pytest.mark.parametrize(
    ("name", "width", "short"),
    [
        ("Visits", 6, "Visits"),
        ("% of complaints, Stage 1", 24, "% of complaints, Stage 1"),
        ("% of complaints, Stage 1", 16, "% of compl…tage 1"[:11] + "age 1"),
    ],
)
def test_names_are_cut_in_their_middle(name: str, width: int, short: str) -> None:
    assert cut_in_the_middle(name, width) == short


@given(st.text(max_size=60), st.integers(4, 40))
def test_a_cut_name_fits(name: str, width: int) -> None:
    assert len(cut_in_the_middle(name, width)) <= width


@examples(40)
@given(st.integers(1, 40), st.integers(40, 220))
def test_what_is_laid_out_fits_and_keeps_the_last_periods(number: int, width: int) -> None:
    found = listing(a01_01="★▲" * number, a02_01="●" * 2 * number).sheet
    layout = lay_out(found, width)
    shown = [found.columns[place] for place in layout.columns]
    assert any(column.is_period for column in shown)
    periods_shown = [column.title for column in shown if column.is_period]
    all_periods = [column.title for column in found.columns if column.is_period]
    assert periods_shown == all_periods[layout.left_out :]
    taken = sum(
        layout.name
        if column.is_name
        else max(
            len(text)
            for text in (
                *column.lines,
                *(row[place].brief for row in found.rows),
            )
        )
        for place, column in zip(layout.columns, shown, strict=True)
    )
    if len(periods_shown) > 1 or layout.name > NAME:
        assert taken + len(shown) - 1 <= width


@pytest.mark.parametrize("width", [80, 160])
def test_a_wider_terminal_shows_more(width: int) -> None:
    found = listing(a01_01="★" * 40).sheet
    layout = lay_out(found, width)
    assert layout.left_out == 40 - sum(found.columns[place].is_period for place in layout.columns)
    assert 0 < layout.left_out < 40
    titles = [found.columns[place].title for place in layout.columns]
    assert ("Off target for" in titles) == (width >= 100)
    assert "Directors" not in titles
