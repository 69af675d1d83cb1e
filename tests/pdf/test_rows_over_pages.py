"""A row that a page breaks within its name is one measure, though its coloured cell is drawn twice."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

import kpi_tui
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.pages import Page, Word
from kpi_tui.pdf.report.plain_rows import take_plain_row
from kpi_tui.pdf.report.readings import Record
from kpi_tui.pdf.report.sections import SectionOutline
from kpi_tui.pdf.report.transcript import Transcript
from kpi_tui.pdf.signs.status import Ground, StatusMark
from kpi_tui.pdf.table.header_columns import FieldColumn
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import Line
from kpi_tui.report import Report
from tests.support.html_reports import arrow, drafted, rated, table
from tests.support.html_tables import BREAK, CODELESS, draw_html, html_table
from tests.support.plain_report import HEADER, NAMES, PROFILE, profile, rows

pytestmark = pytest.mark.costly(4)

HEADING = "<h2>Priority 1: Clean streets</h2>"
NUMBERED = PROFILE.replace('begins = "code"', 'begins = "rule"')
PROFILES = {"codes": PROFILE, "codes and lines": NUMBERED, "no codes": CODELESS}
COLOURS = {"Green": "#00b050", "Amber": "#ffc000", "Red": "#ff0000"}
LONG = "Household waste recycled or composted by the residents of the whole of the county"
STYLE = """
td { orphans: 1; widows: 1; vertical-align: top }
thead { display: table-row-group }
"""


def read(folder: Path, toml: str, above: float, name: str = LONG) -> Report:
    """Read a report whose first row stands so far down its page."""
    body = rows(cells={"Indicator": [name]})
    header: tuple[str, ...] = HEADER
    if toml is CODELESS:
        body, header = [row[1:] for row in body], HEADER[1:]
    table = html_table(body, header)
    for word, colour in COLOURS.items():
        table = table.replace(f"<td>{word}<", f'<td style="background: {colour}">{word}<')
    page = f'<div style="height: {above}pt"></div>{HEADING}{table}'
    return kpi_tui.read_report(
        draw_html(folder / "a.pdf", page, STYLE), profile=profile(folder, toml)
    )


@pytest.mark.parametrize("toml", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("above", [345.0, 352.0, 360.0, 368.0, 376.0])
def test_it_is_one_measure(tmp_path: Path, toml: str, above: float) -> None:
    report = read(tmp_path, toml, above)
    assert [each.measure_name for each in report.readings] == [LONG, *NAMES[1:]]
    assert [each.period_status for each in report.readings] == [row[5].lower() for row in rows()]


def test_some_of_them_are_broken_within_the_name(tmp_path: Path) -> None:
    pages = {
        tuple(read(tmp_path, PROFILE, above).readings[0].pages) for above in (345.0, 360.0, 376.0)
    }
    assert (1, 2) in pages
    with open_pdf(tmp_path / "a.pdf", None, None) as document:
        assert document.count == 2


@pytest.mark.parametrize("toml", [PROFILE, NUMBERED], ids=["codes", "codes and lines"])
def test_a_part_that_begins_with_a_capital_is_doubted(tmp_path: Path, toml: str) -> None:
    name = LONG.title()
    report = read(tmp_path, toml, 352.0, name)
    assert [each.measure_name for each in report.readings] == [name, *NAMES[1:]]
    told = [each.message for each in report.warnings if each.measure_code == "ENV-01"]
    assert any("is read as the end of its name: has it no code?" in each for each in told)


@pytest.mark.parametrize("toml", [PROFILE, NUMBERED], ids=["codes", "codes and lines"])
def test_a_measure_with_a_code_is_its_own(tmp_path: Path, toml: str) -> None:
    body = rows()
    body[3][1:5] = ["eBooks lent", "", "", ""]
    page = HEADING + BREAK.join(map(html_table, [body[:3], body[3:]]))
    report = kpi_tui.read_report(
        draw_html(tmp_path / "a.pdf", page), profile=profile(tmp_path, toml)
    )
    assert [each.measure_name for each in report.readings] == [
        *NAMES[:3],
        "eBooks lent",
        *NAMES[4:],
    ]


@pytest.mark.parametrize("headed", [True, False])
@pytest.mark.parametrize("comment", ["London Road is next.", ""])
def test_without_codes_a_name_without_figures_may_be_the_end_of_the_one_before(
    tmp_path: Path, comment: str, headed: bool
) -> None:
    body = [row[1:] for row in rows()]
    rest = ["Customer Service Centre", *[""] * 5, comment]
    parts = [
        html_table(body[:4], HEADER[1:]),
        html_table([rest, *body[4:]], HEADER[1:], headed=headed),
    ]
    path = draw_html(tmp_path / "a.pdf", HEADING + BREAK.join(parts))
    told = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS)).warnings
    assert any(
        each.measure_code == "1.05" and "is it the end of 1.04" in each.message for each in told
    )
    assert [each.message for each in told if each.measure_code == "1.04"] == [
        "its row may go on at the top of page 2, with “Customer Service Centre”"
    ]


@pytest.mark.parametrize("without", [3, 4])
def test_a_name_with_a_figure_or_behind_one_without_is_a_measure_s(
    tmp_path: Path, without: int
) -> None:
    body = [row[1:] for row in rows()]
    body[3][1:6] = [""] * 5
    body[4][1:6] = [""] * 5 if without == 3 else ["", "", "7%", "", ""]
    parts = [html_table(part, HEADER[1:]) for part in (body[:4], body[4:])]
    path = draw_html(tmp_path / "a.pdf", HEADING + BREAK.join(parts))
    told = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS)).warnings
    assert not any("a page before" in each.message for each in told)


HEADINGS = ("Measure", "Target", "Actual", "Status", "Trend", "Latest comment")
STARTS = {
    "its status' colour and its comment": ("", "", "", rated(3, ""), "", "Demand rose in April;"),
    "its comment": ("", "", "", "", "", "Demand rose in April;"),
    "its direction": ("", "", "", "", arrow("up"), ""),
}


def full(number: int, comment: str = "Work goes on.") -> tuple[str, ...]:
    """A row of a measure, whole."""
    way = arrow(("up", "down", "right")[number % 3])
    return NAMES[number], f"{60 + number}%", f"{70 + number}%", rated(number), way, comment


def over_pages(folder: Path, start: tuple[str, ...], rest: tuple[str, ...]) -> Report:
    """Read a report whose fourth row begins with `start`, and goes on with `rest` a page further."""
    parts = [[*map(full, range(3)), start], [rest, full(4), full(5)]]
    fixed = "table-layout: fixed"
    first, second = (
        table(headings, body, fixed) for headings, body in zip((HEADINGS, ""), parts, strict=True)
    )
    key = (
        f"<p>{arrow('up')} Improved</p><p>{arrow('down')} Worsened</p><p>{arrow('right')} Same</p>"
    )
    second = second.replace("<thead><tr></tr></thead>", "")
    return drafted(folder, key, "<h2>Clean streets</h2>", first, BREAK, second)[1]


@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_what_stands_below_a_line_without_a_name_is_of_the_next_page_s_measure(
    tmp_path: Path, start: tuple[str, ...]
) -> None:
    rest = list(full(3, "a contract begins in May." if start[5] else "Work goes on."))
    rest[4] = "" if start[4] else rest[4]
    report = over_pages(tmp_path, start, tuple(rest))
    above, own = report.readings[2:4]
    assert (above.period_status, above.published_direction) == ("red", "same")
    assert (own.period_status, own.published_direction) == ("green", "improving")
    assert above.comment == "Work goes on."
    assert (own.comment or "").split() == f"{start[5]} {rest[5]}".split()
    assert report.warnings == ()


@pytest.mark.parametrize("page", [1, 2], ids=["on its page", "a page before"])
def test_what_stands_below_a_header_without_a_name_is_not_of_the_measure_above_the_header(
    tmp_path: Path, page: int
) -> None:
    """A header may be repeated, and a page break the row below it: its owner was that of both."""
    transcript = Transcript(profile(tmp_path, CODELESS))
    assert isinstance(transcript.outline, SectionOutline)
    columns = FieldColumn("measure", 0, 50), FieldColumn("directors", 50, 99)
    row = PrintedRow(page, 50, 59, columns, transcript.phrases, opens=True, drawn=(True, False))
    row.cells = {"directors": [Line([Word("Ada", 50, 90, 55, 10)], page)]}
    transcript.records.append(Record("1.01", "1", pages=[1]))
    at = cast("Page", SimpleNamespace(shapes=SimpleNamespace(dots=()), origin=(0.0, 0.0)))
    take_plain_row(row, at, {}, transcript, transcript.outline, is_last=True)
    assert (transcript.deferred is not None) == (page == 1)


def test_an_owner_below_a_header_is_of_the_measure_that_the_next_page_names_alone(
    tmp_path: Path,
) -> None:
    """The owner above the header went on beside it too: “Head of Waste Ada”."""
    transcript = Transcript(profile(tmp_path, CODELESS))
    assert isinstance(transcript.outline, SectionOutline)
    columns = FieldColumn("measure", 0, 50), FieldColumn("directors", 50, 99)
    at = cast("Page", SimpleNamespace(shapes=SimpleNamespace(dots=()), origin=(0.0, 0.0)))
    for page, name, owner, drawn in (
        (1, "Bins emptied", "Head of Waste", (True, True)),
        (1, "", "Ada", (True, False)),
        (2, "Homes let", "", (False, True)),
    ):
        row = PrintedRow(page, 50, 59, columns, transcript.phrases, opens=True, drawn=drawn)
        texts = {"measure": name, "directors": owner}
        row.cells = {
            field: [Line([Word(said, 0, 40, 55, 10)], page)]
            for field, said in texts.items()
            if said
        }
        row.joined = {"directors"}
        is_last = not name or page == 2
        take_plain_row(row, at, {}, transcript, transcript.outline, is_last=is_last)
    owners = [[line.text for line in each.lines["directors"]] for each in transcript.records]
    assert owners == [["Head of Waste"], ["Ada"]]


def test_a_comment_alone_that_ends_as_a_sentence_is_asked_about(tmp_path: Path) -> None:
    report = over_pages(tmp_path, ("", "", "", "", "", "Demand rose."), full(3))
    told = {each.measure_code: each.message for each in report.warnings}
    assert "alone at the foot of the page" in told["01.03"]
    assert "is it of 01.03?" in told["01.04"]


def test_comments_in_rows_of_their_own_stay_with_the_measures_above(tmp_path: Path) -> None:
    own = ("", "", "", "", "", "And more is said.")
    fixed = "table-layout: fixed"
    first = [part for number in range(3) for part in (full(number), own)]
    tables = [table(HEADINGS, first, fixed), table("", [full(3), full(4)], fixed)]
    tables[1] = tables[1].replace("<thead><tr></tr></thead>", "")
    report = drafted(tmp_path, "<h2>Clean streets</h2>", BREAK.join(tables))[1]
    comments = [(each.comment or "").split() for each in report.readings]
    assert (
        comments
        == [["Work", "goes", "on.", "And", "more", "is", "said."]] * 3
        + [["Work", "goes", "on."]] * 2
    )


def test_the_end_of_a_comment_alone_between_lines_across_is_its_measure_s(tmp_path: Path) -> None:
    rest = ("", "", "", rated(2, ""), "", "a contract begins in May.")
    parts = [[*map(full, range(2)), full(2, "Demand rose;")], [rest, *map(full, range(3, 6))]]
    fixed, rows_alone = "table-layout: fixed", "<style>td, th { border-width: .6pt 0 }</style>"
    striped = "<style>tr:nth-child(even) td { background: #eef }</style>"
    first, second = (
        table(headings, body, fixed) for headings, body in zip((HEADINGS, ""), parts, strict=True)
    )
    second = second.replace("<thead><tr></tr></thead>", "")
    title = f"{rows_alone}{striped}<h2>Clean streets</h2>"
    report = drafted(tmp_path, title, first, BREAK, second)[1]
    comments = [(each.comment or "").split() for each in report.readings]
    assert comments[2] == ["Demand", "rose;", "a", "contract", "begins", "in", "May."]
    assert report.account.leftovers == ()


@pytest.mark.parametrize(
    ("drawn", "above", "belongs_below"),
    [
        ((False, True), "#ff0000", True),
        ((False, True), "#ffc000", False),
        ((False, True), None, False),
        ((True, True), "#ff0000", False),
    ],
    ids=["another colour", "the same", "none", "another below a line"],
)
def test_what_begins_a_page_in_another_colour_than_the_measure_above_waits_for_a_name(
    tmp_path: Path, drawn: tuple[bool, bool], above: str | None, belongs_below: bool
) -> None:
    transcript = Transcript(profile(tmp_path, CODELESS))
    assert isinstance(transcript.outline, SectionOutline)
    columns = FieldColumn("measure", 0, 50), FieldColumn("comment", 50, 99)
    row = PrintedRow(2, 0, 9, columns, transcript.phrases, opens=True, drawn=drawn)
    row.cells = {"comment": [Line([Word("Demand", 50, 90, 10, 10)], 2)]}
    amber, other = (filled(each) for each in ("#ffc000", above or "#ffffff"))
    marks = {"period_status": [other]} if above else {}
    transcript.records.append(Record("1.01", "1", pages=[1], marks=marks))
    page = cast("Page", SimpleNamespace(shapes=SimpleNamespace(dots=()), origin=(0.0, 0.0)))
    own = {"period_status": amber}
    take_plain_row(row, page, own, transcript, transcript.outline, is_last=False)
    assert (transcript.deferred is not None) == belongs_below


def filled(colour: str) -> StatusMark:
    """What is seen of a status cell that is filled with a colour, and says nothing."""
    red, green, blue = bytes.fromhex(colour[1:])
    return StatusMark(ground=Ground((red, green, blue), alone=True))


def read_broken(folder: Path, at_foot: list[str], at_top: list[str], between: str = "") -> Report:
    """Read a report whose sixth row is broken by a page as these parts of it say."""
    body = [row[1:] for row in rows()]
    page = HEADING + html_table([*body[:5], at_foot], HEADER[1:])
    page += BREAK + between + html_table([at_top], HEADER[1:])
    return kpi_tui.read_report(draw_html(folder / "a.pdf", page), profile=profile(folder, CODELESS))


SIXTH = rows()[5][1:]
FIGURES_ONLY = ["", *SIXTH[1:4], "", "", ""]
WITHOUT_NAME, NAME_ALONE = ["", *SIXTH[1:-1], ""], [SIXTH[0], *[""] * 5, SIXTH[-1]]


def test_a_name_whose_figures_stand_at_the_foot_of_the_page_before_has_them(tmp_path: Path) -> None:
    """They were left over, and it was told that the name has none."""
    report = read_broken(tmp_path, WITHOUT_NAME, NAME_ALONE)
    broken, *_ = [each for each in report.readings if each.measure_name == SIXTH[0]]
    assert (broken.period_actual, broken.period_status) == (SIXTH[3], SIXTH[4].casefold())
    assert broken.pages == (1, 2)
    assert len(report.readings) == 6
    assert report.warnings == ()


@pytest.mark.parametrize(
    ("at_foot", "at_top", "between"),
    [
        (FIGURES_ONLY, NAME_ALONE, ""),
        (WITHOUT_NAME, [SIXTH[0], "61%", *[""] * 5], ""),
        (WITHOUT_NAME, [SIXTH[0], *[""] * 4, "Worsening", ""], ""),
        (WITHOUT_NAME, NAME_ALONE, "<h2>Priority 2: Homes</h2>"),
        ([*WITHOUT_NAME[:-1], "All is well."], NAME_ALONE, ""),
        ([*WITHOUT_NAME[:-1], "All is"], [*NAME_ALONE[:-1], rows()[2][-1]], ""),
    ],
    ids=[
        *(
            "figures alone",
            "a figure with the name",
            "a direction with the name",
            "a title between",
        ),
        *("another sentence", "the comment of another measure"),
    ],
)
def test_what_is_not_surely_the_rest_of_a_broken_row_is_left_over(
    tmp_path: Path, at_foot: list[str], at_top: list[str], between: str
) -> None:
    report = read_broken(tmp_path, at_foot, at_top, between)
    (reading,) = [each for each in report.readings if each.measure_name == SIXTH[0]]
    assert reading.pages == (2,)
    assert any("a row without a measure, left over" in each.message for each in report.warnings)


@pytest.mark.parametrize(
    ("above", "below"), [("All is", "well now."), ("Work of the", "Council goes on.")]
)
def test_a_comment_that_goes_on_on_the_next_page_is_that_of_a_broken_row(
    tmp_path: Path, above: str, below: str
) -> None:
    report = read_broken(tmp_path, [*WITHOUT_NAME[:-1], above], [*NAME_ALONE[:-1], below])
    (reading,) = [each for each in report.readings if each.measure_name == SIXTH[0]]
    assert (reading.comment, reading.period_actual) == (f"{above} {below}", SIXTH[3])


def test_figures_at_the_foot_of_a_page_are_told_of_where_a_name_without_any_begins_the_next(
    tmp_path: Path,
) -> None:
    """They were left over, and the measure had none, in silence."""
    report = read_broken(tmp_path, FIGURES_ONLY, NAME_ALONE)
    (reading,) = [each for each in report.readings if each.measure_name == SIXTH[0]]
    told = [each.message for each in report.warnings if each.measure_code == reading.measure_code]
    left = " ".join(SIXTH[1:4])
    assert f"at the foot of page 1 “{left}” may be of its row: it has no figures" in told


def test_a_code_at_the_foot_of_a_page_is_that_of_the_name_on_the_next(tmp_path: Path) -> None:
    """Its measure was numbered, and nobody’s code was left over."""
    head = ("Ref", *HEADINGS)
    coded = [[f"{n + 1}.1", *full(n)] for n in range(6)]
    at_foot, at_top = ["4.1", "", *full(3)[1:]], ["", full(3)[0], *[""] * (len(HEADINGS) - 1)]
    tables = [table(head, [*coded[:3], at_foot]), table(head, [at_top, *coded[4:]])]
    report = drafted(tmp_path, "<h2>Clean streets</h2>", BREAK.join(tables))[1]
    assert [each.measure_code for each in report.readings] == [f"{n + 1}.1" for n in range(6)]
    assert report.readings[3].measure_name == full(3)[0]
