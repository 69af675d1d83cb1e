"""Owners whose cell is merged downwards beside several measures, wherever pages break it."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate
from reportlab.platypus import Table as LinedTable

from kpi_tui.pdf import read_report
from kpi_tui.pdf.page.drawings import Ruling, Shapes
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.report.headings import PrioritySection
from kpi_tui.pdf.report.merged_owners import MergedOwners
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.table.cell_ends import is_foot_of_cell
from kpi_tui.pdf.table.cell_texts import Cells
from kpi_tui.pdf.table.downwards import join_downwards
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.open_feet import open_feet
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.report import Report, Warning
from tests.rendering.councils import ENGINES, Engine
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import Cell, Document, Table, Text, table_head, words
from tests.support import plain_report
from tests.support.annex_profile import PHRASES
from tests.support.drafted_reports import NAMES as SERVICES
from tests.support.html_reports import drafted, rated, table
from tests.support.html_tables import BREAK
from tests.support.pdf_words import words as placed
from tests.support.plain_report import NAMES
from tests.support.sign_tables import GREEN, sign_profile

pytestmark = pytest.mark.costly(3)

OWNERS = ("Head of Waste", "Head of Housing", "Head of Planning", "Head of People")
PROFILE = sign_profile(
    directors=["Owner"], period_actual=["Result"], published_direction=["Trend"], ignored=["No."]
)


def drawn(
    sizes: Sequence[int],
    engine: Engine,
    path: Path,
    owners: Sequence[str] = OWNERS,
    *,
    text: str = "",
) -> None:
    """Draw a table in which each owner answers for so many measures.

    With a text in each name pages may break rows.
    """
    rows = [
        table_head("#ffffff", "Owner", "No.", "Measure", "Result", "Target", "Status", fill=GREEN)
    ]
    number = 0
    for owner, size in zip(owners, sizes, strict=True):
        for place in range(size):
            number += 1
            merged = (Cell((Text(owner),) if owner else (), rows=size),) if place == 0 else ()
            status = words(("Green", "Amber", "Red")[number % 3])
            figures = (words(f"{40 + number}%"), words("55%"), status)
            rows.append(
                (
                    *merged,
                    words(str(number)),
                    words(f"Measure of what is done, {number}{text}"),
                    *figures,
                )
            )
    table = Table((12, 5, 30, 8, 8, 8), tuple(rows), 1, size=10, pad=5)
    blocks = (
        heading("Sampleford City Council", GREEN, 20),
        heading("Performance Report Quarter 2 2025/26", GREEN, 16),
        heading("Clean streets", GREEN),
        table,
    )
    document = Document("Performance Report", blocks, breaks_rows=bool(text))
    import_module(f"tests.rendering.councils.with_{engine}").draw(document, path)


def read(
    sizes: Sequence[int],
    engine: Engine,
    folder: Path,
    owners: Sequence[str] = OWNERS,
    *,
    text: str = "",
) -> tuple[Report, list[tuple[str | None, str | None]]]:
    """Return the report, and of each measure the owner that it was drawn with and the one read."""
    drawn(sizes, engine, folder / "report.pdf", owners, text=text)
    report = read_report(folder / "report.pdf", profile=PROFILE)
    wanted = [owner for owner, size in zip(owners, sizes, strict=True) for _ in range(size)]
    found = [", ".join(reading.directors) for reading in report.readings]
    assert len(found) == len(wanted)
    return report, list(zip(wanted, found, strict=True))


@pytest.mark.parametrize("engine", ENGINES)
def test_an_owner_answers_on_the_next_pages_too(engine: Engine, tmp_path: Path) -> None:
    """The second is beside measures of three pages; his name stands on the first."""
    report, owners = read((4, 50, 3, 20), engine, tmp_path)
    assert {page for reading in report.readings for page in reading.pages} >= {1, 2, 3, 4}
    assert [pair for pair in owners if pair[0] != pair[1]] == []
    assert [each.message for each in report.warnings if each.measure_code] == []
    assert report.account.leftovers == ()


@pytest.mark.parametrize("before", range(12, 24))
def test_wherever_a_page_ends_an_owner_is_right_or_doubted(before: int, tmp_path: Path) -> None:
    """A cell beside one measure at the foot of a page is no longer seen to be merged."""
    report, owners = read((before, 6, 2, 1), "reportlab", tmp_path)
    named = {each.measure_code for each in report.warnings}
    wrong = {
        reading.measure_code
        for reading, (wanted, found) in zip(report.readings, owners, strict=True)
        if wanted != found
    }
    assert wrong <= named
    assert len(wrong) <= 1


@pytest.mark.parametrize("before", range(4, 8))
def test_an_owner_of_a_row_that_a_page_breaks_is_named_once(before: int, tmp_path: Path) -> None:
    """That of “Head of Waste” was “Head of Waste Head of Waste”, also of the measures below it."""
    text = ", and of how long it takes where it is asked for" * 4
    _, owners = read((before, 4, 2, 1), "typst", tmp_path, text=text)
    assert [pair for pair in owners if pair[0] != pair[1]] == []


def test_an_owner_beside_a_row_whose_name_is_on_the_next_page_answers_there(tmp_path: Path) -> None:
    """Those of the measure above did, in silence beside the second measure of the page."""
    text = ", and of how long it takes where it is asked for" * 4
    _, owners = read((11, 4, 2, 1), "weasyprint", tmp_path, text=text)
    assert [pair for pair in owners if pair[0] != pair[1]] == []


def test_an_owner_answers_on_behind_the_end_of_a_row_that_a_page_breaks() -> None:
    """Only words of a comment may stand there: the measure behind them had no owner."""
    columns = (FieldColumn("directors", 0, 50), FieldColumn("measure", 50, 99))
    owners, phrases = MergedOwners(), Phrases(PROFILE)
    line = Line([Word("Head of Waste", 0, 40, 10, 10)], 1)
    first, end, behind = (
        PrintedRow(page, 0, 9, columns, phrases, joined={"directors"} if page == 2 else set())
        for page in (1, 2, 2)
    )
    first.cells, end.opens = {"directors": [line]}, True
    last = Record("01.01", "01", pages=[1], lines={"directors": [line]})
    owners.carry(first, None, same_priority=False)
    owners.carry_past(end, last)
    last.pages.append(2)
    owners.carry(behind, last, same_priority=True)
    assert behind.cells == {"directors": [line]}
    assert behind.doubts == end.doubts == []


def test_an_owner_beside_the_first_part_of_a_row_holds_for_all_that_its_cell_stands_beside() -> (
    None
):
    """The owner above them held for them too, in silence: “Head of Waste Head of Homes”."""
    owners, own, behind = MergedOwners(), owner_row(2, ""), owner_row(2, "")
    above = owner_row(1, "Head of Waste", ("directors",))
    owners.carry(above, None, same_priority=False)
    own.opens, own.joined, behind.joined = True, {"directors"}, {"directors"}
    last = Record("01.01", "01", pages=[1], lines=above.cells)
    owners.carry(own, last, owner_row(1, "Head of Homes").cells, same_priority=True)
    assert own.cells == {}
    said = owner_row(1, "Head of Homes").cells
    owners.carry(behind, Record("01.02", "01", pages=[2], lines=said), same_priority=True)
    assert behind.cells == said
    assert own.doubts == behind.doubts == []


def test_an_owner_that_only_the_next_page_names_is_doubted() -> None:
    """Programs print the words of a cell that a page breaks where there is room for them."""
    owners, columns = (
        MergedOwners(),
        (FieldColumn("directors", 0, 50), FieldColumn("measure", 50, 99)),
    )
    phrases = Phrases(PROFILE)
    doubts: list[Warning] = []
    for number, (page, joined, hanging, said) in enumerate(
        (
            (1, set[str](), set[str](), "Head of Waste"),
            (1, set(), set(), ""),
            (1, {"directors"}, {"directors"}, ""),
            (2, set(), set(), "Head of Housing"),
        )
    ):
        line = Line([Word(said, 0, 40, 10, 10)], page)
        row = PrintedRow(page, 0, 9, columns, phrases, {"directors": [line]} if said else {})
        row.joined, row.hanging, row.opens = joined, hanging, page == 2
        record = Record(f"01.0{number}", "01", pages=[page])
        doubts += owners.note(row, record)
    assert [each.measure_code for each in doubts] == ["01.01", "01.02"]
    assert {each.page for each in doubts} == {1}


@pytest.mark.parametrize("is_merged", [True, False])
def test_one_row_of_a_cell_that_a_page_breaks_is_doubted_where_others_are_merged(
    is_merged: bool,
) -> None:
    columns = (FieldColumn("directors", 0, 50), FieldColumn("measure", 50, 99))
    owners, phrases, doubts = MergedOwners(), Phrases(PROFILE), list[Warning]()
    last: Record | None = None
    for number, (page, said) in enumerate(((1, "Head of Waste"), (1, ""), (2, "Head of Homes"))):
        line = Line([Word(said, 0, 40, 10, 10)], page)
        row = PrintedRow(page, 0, 9, columns, phrases, {"directors": [line]} if said else {})
        row.opens = page == 2
        row.extents = {"directors": (0, 18)} if is_merged and number == 0 else {}
        owners.carry(row, last, same_priority=True)
        last = Record(f"01.0{number}", "01", pages=[page])
        doubts += owners.note(row, last)
    assert [(each.measure_code, each.message) for each in doubts] == [
        ("01.01", "directors may be that of the next page: its cell is empty")
    ] * is_merged


@pytest.mark.parametrize("names", [("Ada Fenwick", "Bill Marsh"), ("Ada Fenwick",)], ids=len)
def test_owners_of_a_row_each_that_no_line_parts_are_their_own(
    tmp_path: Path, names: Sequence[str]
) -> None:
    """A column without lines between its rows is no cell that is merged downwards."""
    owners = [names[at % len(names)] for at in range(6)]
    body = [["Ref", "Indicator", "Target", "This quarter", "RAG", "Owner", "Commentary"]]
    for at, (owner, row) in enumerate(zip(owners, plain_report.rows(), strict=True)):
        body.append([*row[:3], row[4], row[5], owner, f"Work goes on at number {at}."])
    looks = [
        ("GRID", (0, 0), (4, -1), 0.5, "black"),
        ("GRID", (6, 0), (6, -1), 0.5, "black"),
        ("BOX", (5, 0), (5, -1), 0.5, "black"),
        ("BOX", (5, 0), (5, 0), 0.5, "black"),
    ]
    flow = [Paragraph(text, getSampleStyleSheet()["Normal"]) for text in plain_report.PAGE.title]
    table = LinedTable(body, colWidths=[50, 150, 60, 70, 50, 90, 170], style=looks)
    SimpleDocTemplate(str(tmp_path / "a.pdf"), pagesize=landscape(A4)).build([*flow, table])
    toml = plain_report.PROFILE.replace("comment = ", 'directors = ["Owner"]\ncomment = ')
    report = read_report(tmp_path / "a.pdf", profile=plain_report.profile(tmp_path, toml))
    assert [each.directors for each in report.readings] == [(owner,) for owner in owners]
    assert [each for each in report.warnings if each.measure_code] == []


@pytest.mark.parametrize("said", ["", "Fair taxes"])
def test_a_priority_that_only_the_next_page_names_is_doubted(said: str, tmp_path: Path) -> None:
    """The last two measures of a page stand beside one cell, whose words a page left to the next."""
    heads = ("Corporate priority", "Measure", "Target", "Actual", "Status", "Latest comment")

    def row(at: int, cell: str = "") -> list[str]:
        name = (*NAMES, "Homes let in twenty days")[at]
        rest = [name, f"{60 + at}%", f"{70 + at}%", rated(at), f"Work {at} goes on."]
        return [cell, *rest] if cell else rest

    cells = {0: ("Good homes", 3), 3: (said, 2), 5: ("Clean streets", 2)}
    body = [
        row(at, '<td rowspan="{1}">{0}</td>'.format(*cells[at]) if at in cells else "")
        for at in range(7)
    ]
    parts = (table(heads, each, "table-layout: fixed") for each in (body[:5], body[5:]))
    _, report = drafted(tmp_path, BREAK.join(parts))
    assert [each.priority_code for each in report.readings][:3] == ["01"] * 3
    told = {each.measure_code for each in report.warnings}
    assert told == (set() if said else {"01.04", "01.05"})


def owner_row(page: int, said: str, merged: tuple[str, ...] = ()) -> PrintedRow:
    """A row beside which an owner stands, or an empty cell."""
    columns = FieldColumn("directors", 0, 50), FieldColumn("measure", 50, 99)
    line = Line([Word(said, 0, 40, 10, 10)], page)
    row = PrintedRow(page, 0, 9, columns, Phrases(PROFILE), {"directors": [line]} if said else {})
    row.extents = dict.fromkeys(merged, (0.0, 18.0))
    return row


@pytest.mark.parametrize("merged", [("directors",), ()])
def test_an_empty_cell_that_begins_a_page_is_doubted_once_others_are_seen_to_be_merged(
    merged: tuple[str, ...],
) -> None:
    owners, last, doubts = MergedOwners(), None, list[Warning]()
    for number, (page, said) in enumerate([(1, "Head of Waste"), (2, ""), (2, "Head of Homes")]):
        row = owner_row(page, said, merged if number == 2 else ())
        row.opens = number < 2
        owners.carry(row, last, same_priority=True)
        last = Record(f"01.0{number}", "01", pages=[page], lines=row.cells)
        doubts += [*owners.note(row, last), *(Warning(page, "", each) for each in row.doubts)]
    assert [(each.measure_code, each.message) for each in doubts] == [
        ("01.01", "directors may be that of the page before: its cell is empty")
    ] * len(merged)


@pytest.mark.parametrize("hangs", [True, False])
def test_a_cell_below_what_was_read_on_its_page_as_the_end_of_the_row_before_is_doubted(
    hangs: bool,
) -> None:
    owners, below = MergedOwners(), owner_row(2, "")
    above = owner_row(1, "Head of Waste", ("directors",) if hangs else ())
    owners.carry(above, None, same_priority=False)
    last = Record("01.01", "01", pages=[1, 2], lines=above.cells)
    below.opens = True
    owners.carry(below, last, same_priority=True)
    assert "directors" not in below.cells
    assert len(below.doubts) == hangs


@pytest.mark.parametrize("is_parted", [True, False])
def test_an_empty_cell_below_a_row_that_was_read_as_one_above_its_heading_is_doubted(
    is_parted: bool,
) -> None:
    """All measures beside it had no owner, in silence."""
    owners, rows = MergedOwners(), [owner_row(2, "") for _ in range(3)]
    last = Record("01.01", "01", pages=[1], lines=owner_row(1, "Head of Waste").cells)
    for number, row in enumerate(rows):
        row.opens, row.joined = number == 0, {"directors"} if number < 2 else set()
        owners.carry(row, last, same_priority=number > 0, is_parted=is_parted and number == 0)
        last = Record(f"02.0{number}", "02", pages=[2])
    assert [len(row.doubts) for row in rows] == [is_parted, is_parted, 0]


@pytest.mark.parametrize(
    ("page", "base", "is_below"), [(1, 20, True), (1, 5, False), (2, 20, False)]
)
def test_a_measure_may_stand_in_part_below_a_heading(page: int, base: int, is_below: bool) -> None:
    title = Line([Word("Housing", 0, 40, 10, 10)], 1)
    section = PrioritySection("02", 1, [title], [title])
    lines = {"directors": [Line([Word("Head of Waste", 0, 40, base, 10)], page)]}
    assert Record("01.01", "01", lines=lines).is_below(section) is is_below


def test_an_owner_whose_ground_a_page_ends_with_its_first_row_holds_for_the_others(
    tmp_path: Path,
) -> None:
    said = '<td rowspan="5" style="background: #eef">Ben Hill</td>'
    rows = [
        [name, *([said] if n == 1 else ["Ada Fenwick"] if n in (0, 6) else []), "50%", "On track."]
        for n, name in enumerate(SERVICES[:7])
    ]
    above = '<div style="height: 300pt"></div>'
    headings = ("Indicator", "Director", "Q2 2025/26", "Comment")
    _, report = drafted(tmp_path, above, "<h2>Streets</h2>", table(headings, rows))
    assert [each.directors for each in report.readings] == [
        ("Ada Fenwick",),
        *[("Ben Hill",)] * 5,
        ("Ada Fenwick",),
    ]
    assert {min(each.pages) for each in report.readings} == {1, 2}


@pytest.mark.costly(9)
@pytest.mark.parametrize(
    ("lines", "tops", "leads", "field", "is_open"),
    [
        ((0,), (0,), (20, 40), "directors", True),
        ((0, 20), (0,), (20, 40), "directors", False),
        ((0, 40), (0,), (20, 40), "directors", False),
        ((0,), (0,), (20, 40), "period_actual", False),
        ((0,), (0, 20), (20, 40), "directors", False),
        ((0,), (20,), (20, 40), "directors", False),
        ((), (0,), (20, 40), "directors", False),
        ((0,), (0,), (20,), "directors", True),
        ((0,), (0,), (40,), "directors", False),
    ],
    ids=[
        "ground",
        "a line above it",
        "a line at the foot",
        "a figure",
        "two grounds",
        "its own",
        "no line in the column",
        "a page breaks the row",
        "no line above the row",
    ],
)
def test_an_owner_s_cell_that_no_line_ends_at_the_foot_is_not_ended_by_the_edge_of_a_ground(
    lines: Sequence[int], tops: Sequence[int], leads: Sequence[int], field: str, is_open: bool
) -> None:
    """Its ground may end with its first row: the others had no owner, in silence.

    A ground that begins there is of a cell without an owner: it had the one above, in silence.
    """
    cells = Cells(PHRASES, 0, {(0, 0): placed("1", 10), (1, 0): placed("2", 30)})
    cells.words[0, 1] = placed("Ada Fenwick", 10)
    shapes = Shapes()
    shapes.rectangle(0, 0, 50, 20)
    for top in tops:
        shapes.rectangle(50, top, 100, top + 16 if top else 20)
    shapes.horizontals += [Ruling(at, -0.2, 50.2) for at in leads]
    shapes.horizontals += [Ruling(at, 49.8, 100.2) for at in lines]
    shapes.verticals += [
        Ruling(at, top - 0.2, top + 20.2) for at in (0, 50, 100) for top in (0, 20)
    ]
    columns = FieldColumn("measure", 0, 50), FieldColumn(field, 50, 100)
    closed = [[True, True]]
    open_feet(cells, closed, columns, (0, 20, 40), shapes)
    assert closed == [[True, not is_open]]


@pytest.mark.parametrize(
    ("column", "base", "closed", "goes_on"),
    [
        (1, 40, (True, False), True),
        (1, 60, (True, False), False),
        (1, 40, (True, True), False),
        (1, 40, (False, False), False),
        (0, 40, (True, False), False),
    ],
    ids=["owner", "far below", "a line above", "no line", "name"],
)
def test_words_below_the_last_line_of_a_page_are_of_the_cell_that_it_does_not_end(
    column: int, base: float, closed: Sequence[bool], goes_on: bool
) -> None:
    """“& Benefits” was a row across the table, and its measure’s director lacked it in silence."""
    cells = Cells(PHRASES, 0, {(0, 0): placed("1", 30), (0, 1): placed("Revenues", 30)})
    cells.words[1, column] = placed("& Benefits", base)
    assert is_foot_of_cell(cells, 1, closed) is goes_on


@pytest.mark.parametrize("ground", ["#eef", "none"])
def test_an_owner_that_the_last_line_of_a_page_runs_through_is_read_whole(
    ground: str, tmp_path: Path
) -> None:
    """Without a ground, its table ended at that line: “of Food Safety” was left over."""
    looks = f"background: {ground}; vertical-align: middle"
    said = f'<td rowspan="2" style="{looks}">Head of Planning and<br>of Food Safety</td>'
    rows = [
        [
            f'<td style="height: 22pt">{name}</td>',
            *("55%", "50%", "On track."),
            *([] if number % 2 else [said]),
        ]
        for number, name in enumerate(SERVICES[:6])
    ]
    style = "<style>tr { break-inside: avoid }</style>"
    above = f'{style}<div style="height: 210pt"></div><h2>Streets</h2>'
    headings = ("Indicator", "Target", "Q2 2025/26", "Comment", "Director")
    _, report = drafted(tmp_path, above, table(headings, rows))
    assert [each.pages for each in report.readings] == [(1,)] * 5 + [(2,)]
    assert {each.directors for each in report.readings} == {
        ("Head of Planning and of Food Safety",)
    }
    assert not report.warnings
    assert not report.account.leftovers


@pytest.mark.parametrize(("right", "is_open"), [(50, True), (100, False)])
def test_a_line_on_the_edge_of_a_ground_is_a_line(right: int, is_open: bool) -> None:
    """It was the end of the ground alone: the owner’s cell below it was not opened, or was."""
    cells = Cells(PHRASES, 0, {(0, 0): placed("1", 10), (1, 0): placed("2", 30)})
    cells.words[0, 1] = placed("Ada Fenwick", 10)
    shapes = Shapes()
    for left in (0, 50):
        shapes.rectangle(left, 0, left + 50, 20)
        shapes.horizontals += [Ruling(0, left - 0.2, left + 50.2)]
    shapes.horizontals += [Ruling(20, left, left + 50) for left in range(0, right, 50)]
    columns = FieldColumn("measure", 0, 50), FieldColumn("directors", 50, 100)
    closed = [[True, True]]
    open_feet(cells, closed, columns, (0, 20, 40), shapes)
    assert closed == [[True, not is_open]]


def test_what_is_told_of_an_owner_that_the_next_cell_got_holds_for_all_its_measures() -> None:
    """The first measure was named alone; those beside the same cell had no owner, in silence."""
    cells = Cells(PHRASES, 0, {(row, 0): placed(str(row), 20 * row) for row in range(4)})
    told = "text runs across the border of Target and Owner: “45% Ada”"
    cells.given[1, 1] = told
    columns = (FieldColumn("measure", 0, 50), FieldColumn("directors", 50, 100))
    join_downwards(cells, [[True, True], [True, False], [True, False]], columns)
    assert {row for row, doubts in cells.doubts.items() if doubts == [told]} == {1, 2, 3}
