"""Cells of a row become figures, people and readings."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.page.drawings import Dot
from kpi_tui.pdf.report.people import read_holder, read_people
from kpi_tui.pdf.report.readings import (
    Record,
    mark_right_edges,
    read_figure,
    to_reading,
)
from kpi_tui.pdf.signs.convention import Convention
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.line_breaks import NO_WORDS
from kpi_tui.pdf.text.lines import Line, into_lines
from kpi_tui.status import Status
from tests.support.annex_profile import PHRASES, PROFILE, RULES
from tests.support.pdf_words import lines, words

COLUMNS = (
    FieldColumn("measure", 0, 100),
    FieldColumn("directors", 100, 200),
    FieldColumn("period_actual", 200, 300),
    FieldColumn("period_status", 300, 340),
    FieldColumn("comment", 340, 500),
)


def row(page: int = 1, **cells: str) -> PrintedRow:
    places = {column.field: column.x0 for column in COLUMNS}
    return PrintedRow(
        page,
        0,
        100,
        COLUMNS,
        PHRASES,
        {
            name: [
                Line(words(t, 20 + 12 * i, places[name]), page)
                for i, t in enumerate(text.split("\n"))
            ]
            for name, text in cells.items()
        },
    )


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (["98"], "98"),
        (["£1,234,", "567.00"], "£1,234,567.00"),
        (["£", "500"], "£500"),
        (["1,2", "47"], "1,247"),
        (["56.", "96%"], "56.96%"),
        (["56.96", "%"], "56.96%"),
        (["-", "0.50"], "-0.50"),
        (["100", "per month"], "100 per month"),
        (["No data", "yet"], "No data yet"),
        (["Q1", "12"], "Q112"),
        ([], None),
    ],
)
def test_a_figure_is_read_whole_from_the_lines_of_its_cell(
    printed: list[str], read: str | None
) -> None:
    assert read_figure(lines(*printed)) == read


@pytest.mark.parametrize(
    ("printed", "room", "read"),
    [
        (["66", "112"], 60, "66 112"),
        (["-5", "7"], 60, "-5 7"),
        (["2.5", "3"], 60, "2.5 3"),
        (["£1,234,", "567"], 60, "£1,234,567"),
        (["100", "%"], 60, "100%"),
        (["66", "112"], 20, "66112"),
    ],
)
def test_figures_below_each_other_are_one_where_the_cell_has_no_room_for_it(
    printed: list[str], room: float, read: str
) -> None:
    texts = lines(*printed)
    for line in texts:
        line.room = room
    assert read_figure(texts) == read


@pytest.mark.parametrize(
    "title", ["Cllr", "Clr", "CLlr", "CIlr", "Clllr", "Councillor", "Cllr.", "cllr"]
)
def test_titles_of_holders_are_written_alike(title: str) -> None:
    assert read_holder(lines(f"{title} A Wood"), PROFILE.titles) == "Cllr A Wood"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (["Cllr", "A Wood"], "Cllr A Wood"),
        (["Cllr Higgin", "bottom"], "Cllr Higginbottom"),
        (["• Cllr A Wood"], "Cllr A Wood"),
        (["Cabinet", "member for", "Finance"], "Cabinet member for Finance"),
        (["Cabinet member", "for Young", "People"], "Cabinet member for Young People"),
        (["Leader of", "the Council"], "Leader of the Council"),
        (["Cabinet"], "Cabinet"),
        ([], None),
    ],
)
def test_a_portfolio_holder_is_read_with_the_title(printed: list[str], read: str | None) -> None:
    assert read_holder(lines(*printed), PROFILE.titles) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (["Paul Rivers"], ("Paul Rivers",)),
        (["Paul", "Rivers"], ("Paul Rivers",)),
        (["Paul Rivers", "Lisa Brooks"], ("Paul Rivers", "Lisa Brooks")),
        (["Paul Rivers Lisa", "Brooks"], ("Paul Rivers", "Lisa Brooks")),
        (["Lisa Brooks", "Stephen Meadow", "s"], ("Lisa Brooks", "Stephen Meadows")),
        (["• Paul Rivers", "• Lisa", "Brooks"], ("Paul Rivers", "Lisa Brooks")),
        (["Paul Rivers; Lisa Brooks"], ("Paul Rivers", "Lisa Brooks")),
        (["Paul Rivers / Lisa Brooks"], ("Paul Rivers", "Lisa Brooks")),
        (["Paul Rivers and", "Lisa Brooks"], ("Paul Rivers", "Lisa Brooks")),
        (["Paul Rivers,", "Lisa Brooks"], ("Paul Rivers", "Lisa Brooks")),
        (["Paul Rivers, Lisa Brooks"], ("Paul Rivers", "Lisa Brooks")),
        (["Anne Smith-Jones"], ("Anne Smith-Jones",)),
        (["Paul Rivers", "and Lisa Brooks"], ("Paul Rivers", "Lisa Brooks")),
        (["Dr Mary Ann Rivers"], ("Dr Mary Ann Rivers",)),
        (["Paul A. van Dyke"], ("Paul A. van Dyke",)),
        (["Ian van der Berg"], ("Ian van der Berg",)),
        (["Children, Families and Education"], ("Children, Families and Education",)),
        (["Fire and Rescue"], ("Fire and Rescue",)),
        (["Law & Governance"], ("Law & Governance",)),
        (["Environment and", "Place"], ("Environment and Place",)),
        ([], ()),
    ],
)
def test_directors_are_read_one_entry_a_person_or_role(
    printed: list[str], read: tuple[str, ...]
) -> None:
    assert read_people(lines(*printed)) == read


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("OCC01.02 Total", ("OCC01.02", "OCC01")),
        ("OCC01.\n02 Total", ("OCC01.02", "OCC01")),
        ("OCC01\n.02", ("OCC01.02", "OCC01")),
        ("Total of OCC01.02", None),
        ("OCCupancy of 11.10", None),
        ("Occasional visits", None),
    ],
)
def test_the_code_a_row_begins_with(printed: str, code: tuple[str, str] | None) -> None:
    found = row(measure=printed).code
    assert (found and (found.printed, found.priority)) == code
    assert found is None or not found.is_misprint


@pytest.mark.parametrize(
    ("printed", "likely"),
    [
        ("OCC11.9", "OCC11.09"),
        ("OCC1.09", "OCC01.09"),
        ("0CC11.01", "OCC11.01"),
        ("OOC11.01", "OCC11.01"),
        ("OCC11-10", "OCC11.10"),
        ("OCC11–10", "OCC11.10"),
        ("OCC11,10", "OCC11.10"),
        ("OCC11 10", "OCC11.10"),
        ("OCC 11.10", "OCC11.10"),
        ("OCC11.010", "OCC11.10"),
        ("OCC11.1O", "OCC11.10"),
        ("Occ11.10", "OCC11.10"),
        ("OCC11.10a", "OCC11.10"),
        ("OCC11.10.1", "OCC11.10"),
        ("OCC01.023", "OCC01.23"),
        ("OCC11.100", "OCC11.10"),
    ],
)
def test_a_misprinted_code_begins_a_row_too(printed: str, likely: str) -> None:
    found = row(measure=f"{printed} Debt that may be impaired").code
    assert found is not None
    assert (found.printed, found.likely) == (printed, likely)
    assert found.is_misprint
    assert found.priority == likely[:5]
    record = Record(found.printed, found.priority)
    record.add(row(measure=f"{printed} Debt that may be impaired"), {}, ())
    name = to_reading(
        record, NO_WORDS, Convention(RULES, shapes_matter=False), PROFILE
    ).measure_name
    assert name == "Debt that may be impaired"


def test_rows_without_a_first_cell_have_no_code() -> None:
    assert row(comment="OCC01.02").code is None


def test_all_codes_in_a_text() -> None:
    assert PHRASES.codes_in("see OCC01.02 and OCC11. 10.") == {"OCC01.02", "OCC11.10"}


def record(*rows: PrintedRow, marks: tuple[dict[str, StatusMark], ...] = ()) -> Record:
    made = Record("OCC01.02", "OCC01")
    for index, item in enumerate(rows):
        made.add(item, marks[index] if marks else {}, [])
    mark_right_edges([made])
    return made


def test_a_row_over_two_pages_is_one_reading() -> None:
    reading = to_reading(
        record(
            row(3, measure="OCC01.02 Streetlights", directors="Paul", period_actual="98"),
            row(4, measure="fitted", directors="Rivers", comment="Late."),
        ),
        NO_WORDS,
        Convention(RULES, shapes_matter=True),
        PROFILE,
    )
    assert reading.measure_name == "Streetlights fitted"
    assert reading.directors == ("Paul Rivers",)
    assert (reading.period_actual, reading.comment) == ("98", "Late.")
    assert reading.pages == (3, 4)
    assert (reading.period_status, reading.risk_impact) == (None, None)


def test_two_parts_of_a_row_must_show_one_status() -> None:
    green, red = (
        StatusMark(hue=Status.GREEN, shape="star"),
        StatusMark(hue=Status.RED, shape="triangle"),
    )

    def status(*marks: StatusMark) -> Status | None:
        rows = [row(measure="OCC01.02 Name")] * len(marks)
        made = record(*rows, marks=tuple({"period_status": mark} for mark in marks))
        return to_reading(
            made, NO_WORDS, Convention(RULES, shapes_matter=True), PROFILE
        ).period_status

    assert status(green) is Status.GREEN
    assert status(green, green) is Status.GREEN
    assert status(green, red) is Status.UNREADABLE


def test_dots_before_a_line_are_bullets() -> None:
    made = Record("OCC01.02", "OCC01")
    item = row(comment="first\nsecond")
    made.add(item, {}, [Dot(332, 17, 3), Dot(332, 29, 9)])
    assert [line.bulleted for line in made.lines["comment"]] == [True, False]


def test_lines_reach_to_the_white_space_at_the_columns_end() -> None:
    made = record(row(comment="a text that reaches some way"), row(comment="short"))
    reaches = into_lines(words("a text that reaches some way", x=340))[0].x1
    assert [line.right for line in made.lines["comment"]] == [reaches, reaches]
