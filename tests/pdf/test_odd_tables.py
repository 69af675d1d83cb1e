"""Tables that a person reads at a glance and a program does not: each cell is read right, or told of."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

import kpi_tui
from kpi_tui.errors import PdfError
from kpi_tui.report import Report
from tests.rendering.drawn_over import drawing_over, rows_of
from tests.rendering.grids import LOOKS, WIDTH, Cell, Grid, Heading, Look, PageBreak, draw_grids
from tests.support.odd_tables import (
    FIELDS,
    FINANCE,
    HEADINGS,
    ROWS,
    TITLE,
    WIDTHS,
    Cells,
    header,
    priority,
    read_odd,
    rows,
    table,
    unsaid,
    wrong,
)

pytestmark = pytest.mark.costly(3)

R = rows()
AMBER = (255, 192, 0)
WITHOUT_LINES = (
    Look(rules="horizontal"),
    Look("typst", rules="horizontal"),
    Look(rules="none"),
)
all_looks = pytest.mark.parametrize("look", LOOKS, ids=str)
all_rules = pytest.mark.parametrize("look", [*LOOKS, *WITHOUT_LINES], ids=str)
between_lines = pytest.mark.parametrize("look", [*LOOKS, *WITHOUT_LINES[:2]], ids=str)
LONG = (
    "Lamps and drains, with the figures of the depots for the month and the year, counted by ward"
)


def messages(report: Report, code: str | None = None) -> list[str]:
    return [warning.message for warning in report.warnings if warning.measure_code == code]


def with_cell(at: tuple[int, int], cell: Cell, *, empty: Sequence[int] = ()) -> tuple[Cells, ...]:
    """The rows with another cell, and with empty ones in some columns beside it."""
    changed = [list(row) for row in R]
    changed[at[0]][at[1]] = cell
    for column in empty:
        changed[at[0]][column] = Cell()
    return tuple(tuple(row) for row in changed)


def with_values(at: tuple[int, int], value: str, *, empty: Sequence[int] = ()) -> list[list[str]]:
    changed = [list(row) for row in ROWS]
    changed[at[0]][at[1]] = value
    for column in empty:
        changed[at[0]][column] = ""
    return changed


def across(text: str) -> Cells:
    return (Cell(text, across=len(HEADINGS)), *(None,) * (len(HEADINGS) - 1))


@all_rules
def test_a_sound_table_has_no_warning(tmp_path: Path, look: Look) -> None:
    report = read_odd(tmp_path / "a.pdf", look, table(*R))
    assert wrong(report) == []
    assert report.warnings == ()


def merged(columns: Sequence[int], first: int, last: int, *, middle: bool) -> tuple[Cells, ...]:
    changed = [list(row) for row in R]
    for column in columns:
        changed[first][column] = Cell(ROWS[first][column], down=last - first + 1, middle=middle)
        for row in range(first + 1, last + 1):
            changed[row][column] = None
    return tuple(tuple(row) for row in changed)


@pytest.mark.parametrize(
    ("columns", "first", "last"),
    [((1, 2), 0, 2), ((1,), 0, 3), ((3, 7), 0, 1), ((8, 11), 1, 2)],
    ids=["owners", "all rows", "comment and target", "statuses"],
)
@pytest.mark.parametrize("middle", [False, True], ids=["top", "middle"])
@between_lines
def test_a_cell_merged_downwards_holds_for_all_its_rows(
    tmp_path: Path, look: Look, columns: tuple[int, ...], first: int, last: int, middle: bool
) -> None:
    expected = [list(row) for row in ROWS]
    for column in columns:
        for row in range(first, last + 1):
            expected[row][column] = ROWS[first][column]
    body = merged(columns, first, last, middle=middle)
    report = read_odd(tmp_path / "a.pdf", look, table(*body))
    assert wrong(report, expected) == []
    assert report.warnings == ()
    account = report.account
    drawn = sum(len(cell.text.split()) for row in body for cell in row if cell)
    assert account.words - drawn == 14, "each word is counted once; 14 stand in the headings"


@pytest.mark.parametrize("column", [8, 11], ids=["period", "year to date"])
@pytest.mark.parametrize("above", [True, False], ids=["n/a above", "n/a below"])
def test_words_and_an_icon_that_no_line_parts_are_of_a_row_each(
    tmp_path: Path, column: int, above: bool
) -> None:
    path = tmp_path / "a.pdf"
    without, amber = ROWS[3], ROWS[1]
    texts = (without, amber) if above else (amber, without)
    body = [list(row) for row in rows(*texts)]
    body[0][column], body[1][column] = Cell("n/a" if above else "", down=2), None
    draw_grids((*TITLE, priority(), table(*map(tuple, body))), path, Look())
    drawn = rows_of(path)
    with drawing_over(path) as pen:
        left, top, right, bottom = drawn["OCC01.02"].cells[FIELDS[column]]
        x, y = (left + right) / 2, (top + bottom) / 2
        turns = [math.tau * part / 24 for part in range(26)]
        circle = [(x + 2 * math.cos(turn), y + 2 * math.sin(turn)) for turn in turns]
        pen.stroke(0, circle, AMBER, 4)
        if not above:
            pen.text(0, drawn["OCC01.05"].cells[FIELDS[column]], "n/a", 6.5)
    assert wrong(kpi_tui.read_report(path), texts) == []


@pytest.mark.parametrize(
    "text", [LONG, "1,247 lamps of 19,656 were mended by night, counted by ward and by road"]
)
@pytest.mark.parametrize("at", [0, 2, 4])
@all_rules
def test_a_row_across_the_table_is_no_measure_s(
    tmp_path: Path, look: Look, text: str, at: int
) -> None:
    body = (*R[:at], across(text), *R[at:])
    report = read_odd(tmp_path / "a.pdf", look, table(*body))
    if look.rules == "none":
        assert unsaid(report) == []
        return
    assert wrong(report) == []
    assert [item.text for item in report.account.leftovers] == [text]
    if look.rules == "grid" or at < 4:
        assert any("a row across the table" in message for message in messages(report))


@pytest.mark.parametrize(
    "row",
    [
        across("Drains"),
        (Cell("Drains"), *(Cell(),) * 11),
        (Cell(LONG, whole=True), *(Cell(),) * 11),
    ],
    ids=["merged", "first cell", "over the borders"],
)
@between_lines
def test_the_heading_of_a_group_is_not_the_end_of_a_name(
    tmp_path: Path, look: Look, row: Cells
) -> None:
    report = read_odd(tmp_path / "a.pdf", look, table(R[0], row, *R[1:]))
    assert wrong(report) == []
    assert report.account.left_over == len((row[0] or Cell()).text.split())


def test_a_row_across_the_table_with_a_code_is_named(tmp_path: Path) -> None:
    row = across("OCC01.09 Lamps in parks: this measure is reported again from the autumn on")
    report = read_odd(tmp_path / "a.pdf", Look(), table(*R[:2], row, *R[2:]))
    assert wrong(report) == []
    assert "printed, but not in a table: not imported" in messages(report, "OCC01.09")


@all_looks
def test_a_cell_merged_across_columns_is_told_of(tmp_path: Path, look: Look) -> None:
    row = (*R[2][:6], Cell("Not available until autumn", across=3), None, None, *R[2][9:])
    report = read_odd(tmp_path / "a.pdf", look, table(*R[:2], row, R[3]))
    assert unsaid(report) == []
    (message,) = messages(report, "OCC01.03")
    assert "one cell from Period Actual to Status: “Not available until autumn”" in message


@pytest.mark.parametrize(
    ("at", "text", "empty"),
    [
        ((1, 1), "Ada Fenwick; Josephine Quarterlow", [2]),
        ((1, 1), "Ada Fenwick; Josephine Quarterlow", []),
        ((2, 3), "A cold spring, and a dry summer in all the county since the end of May", [4]),
        ((0, 6), "12,345,678,901,234.00", [7]),
        ((0, 6), "12,345,678,901,234.00", []),
    ],
)
@all_rules
def test_text_that_runs_over_its_border_is_told_of(
    tmp_path: Path, look: Look, at: tuple[int, int], text: str, empty: list[int]
) -> None:
    body = with_cell(at, Cell(text, whole=True), empty=empty)
    expected = with_values(at, text, empty=empty)
    report = read_odd(tmp_path / "a.pdf", look, table(*body))
    assert unsaid(report, expected) == []
    if empty and look == Look():
        assert wrong(report, expected) == []
    if look.rules == "grid" and look.size > 6:
        assert any(
            "runs across the border" in m for m in messages(report, ROWS[at[0]][0].split()[0])
        )


NAMES = [name for name, _ in HEADINGS]
LOWER = ("Actual", "Target", "Status")
EMPTY = (Cell(),) * 6


def storeys(
    period: str, year: str, *, down: bool = False, low: bool = False
) -> tuple[Cells, Cells]:
    groups = (Cell(period, across=3), None, None, Cell(year, across=3), None, None)
    single = tuple(Cell(name, down=2 if down else 1) for name in NAMES[:6])
    lower = tuple(Cell(name) for name in LOWER * 2)
    if low:
        return (*EMPTY, *groups), (*single, *lower)
    return (*single, *groups), (*((None,) * 6 if down else EMPTY), *lower)


@pytest.mark.parametrize(
    "headers",
    [
        storeys("Period", "Year to date", down=True),
        storeys("Period", "YTD"),
        storeys("Month", "Cumulative", low=True),
        (
            (*map(Cell, NAMES[:6]), *(Cell("Period"),) * 3, *(Cell("YTD"),) * 3),
            (*EMPTY, *(Cell(name) for name in LOWER * 2)),
        ),
    ],
    ids=["merged", "empty below", "empty above", "said each time"],
)
@all_rules
def test_headings_of_two_storeys(tmp_path: Path, look: Look, headers: tuple[Cells, Cells]) -> None:
    report = read_odd(tmp_path / "a.pdf", look, table(*R, headers=headers))
    assert wrong(report) == []
    assert report.warnings == ()


@pytest.mark.parametrize("turned", [-90, 90])
@pytest.mark.parametrize("which", [("Status", "YTD"), NAMES[6:], NAMES], ids=["two", "six", "all"])
@pytest.mark.parametrize("lines", [False, True], ids=["a line", "two lines"])
@all_rules
def test_headings_turned_by_a_quarter(
    tmp_path: Path, look: Look, turned: int, which: Sequence[str], lines: bool
) -> None:
    heads = tuple(
        Cell(
            name.replace(" ", "\n") if lines and name in which else name,
            turned=turned if name in which else 0,  # type: ignore[arg-type]
        )
        for name in NAMES
    )
    report = read_odd(tmp_path / "a.pdf", look, table(*R, headers=[heads]))
    assert wrong(report) == []
    assert report.warnings == ()


@pytest.mark.parametrize(("name", "said"), [("", "no readable heading"), ("Outcome", "“Outcome”")])
@all_rules
def test_a_column_without_a_known_heading_is_told_of(
    tmp_path: Path, look: Look, name: str, said: str
) -> None:
    heads = tuple(Cell(name if each == "Status" else each) for each in NAMES)
    try:
        report = read_odd(tmp_path / "a.pdf", look, table(*R, headers=[heads]))
    except PdfError:
        if look.rules == "grid":
            raise
        return  # refused: without lines its own words are all that tells a header
    assert unsaid(report) == []
    if look.rules == "grid" and look.size > 6:
        (message, *_) = messages(report)
        assert said in message.replace("Outcom e", "Outcome")
        assert "4 cells, the first “Green”" in message


@all_looks
def test_a_second_row_of_headings_is_no_measure_s(tmp_path: Path, look: Look) -> None:
    units = tuple(map(Cell, ("(name)", "", "", "", "", "", "number", "", "", "", "", "")))
    finance = tuple(
        tuple(Cell(cell.text.replace("OCC01", "OCC11")) for cell in row if cell) for row in R[2:]
    )
    blocks = (
        table(*R[:1], headers=[header(), units]),
        PageBreak(),
        table(R[1], headers=[header(), units]),
        *FINANCE,
        priority("OCC11", "Finance"),
        table(units, *finance),
    )
    expected = [*ROWS[:2], *([text.replace("OCC01", "OCC11") for text in row] for row in ROWS[2:])]
    report = read_odd(tmp_path / "a.pdf", look, *blocks)
    assert wrong(report, expected) == []


@all_looks
@pytest.mark.parametrize("row", range(len(ROWS)))
@pytest.mark.parametrize("phrase", ["No data is available", "The depot has no measures"])
def test_a_comment_with_the_words_of_a_note_ends_no_table(
    tmp_path: Path, look: Look, row: int, phrase: str
) -> None:
    comment = f"The crews were ahead of plan and will be. {phrase} for the new depot until May."
    expected = with_values((row, 3), comment)
    report = read_odd(tmp_path / "a.pdf", look, table(*rows(*expected)))
    assert wrong(report, expected) == []
    assert [priority.note for priority in report.priorities] == [None]


@all_looks
def test_two_figures_in_one_cell_are_never_one(tmp_path: Path, look: Look) -> None:
    expected = with_values((0, 6), "66 112")
    report = read_odd(tmp_path / "a.pdf", look, table(*rows(*with_values((0, 6), "66\n112"))))
    assert wrong(report, expected) == []
    assert messages(report, "OCC01.01") == ["period actual 66 112 is cut off or misprinted"]


@between_lines
def test_a_row_without_a_code_is_left_over_and_named(tmp_path: Path, look: Look) -> None:
    row = (Cell("Tonnes of leaf mould"), *R[2][1:])
    report = read_odd(tmp_path / "a.pdf", look, table(*R[:2], row, R[3]))
    assert [each.code for each in wrong(report)] == ["OCC01.03"]
    assert unsaid(report) == []
    assert any("a row without a code" in message for message in messages(report))


@pytest.mark.parametrize("code", ["OCC01.3", "0CC01.03", "OCC01-03", "OCC 01.03", "OCC01.003"])
@all_rules
def test_a_misprinted_code_begins_a_row_and_is_told_of(
    tmp_path: Path, look: Look, code: str
) -> None:
    expected = with_values((2, 0), ROWS[2][0].replace("OCC01.03", code))
    report = read_odd(tmp_path / "a.pdf", look, table(*rows(*expected)))
    assert wrong(report, expected) == []
    assert [r.priority_code for r in report.readings] == ["OCC01"] * 4
    assert messages(report, code) == [f"its code is printed {code}: codes look like OCC01.03"]


@pytest.mark.parametrize(
    "blank",
    [
        [Heading("This page is intentionally left blank")],
        [Heading("Blank page"), PageBreak(), Heading("[Page left blank]", 20)],
    ],
    ids=["one", "two"],
)
@between_lines
def test_a_page_left_blank_does_not_end_a_row(
    tmp_path: Path, look: Look, blank: list[Heading | PageBreak]
) -> None:
    rest = (*(Cell(),) * 3, Cell("And one more van."), *(Cell(),) * 8)
    going_on = Grid(WIDTHS, (rest, *R[2:]), 0)
    report = read_odd(
        tmp_path / "a.pdf", look, table(*R[:2]), PageBreak(), *blank, PageBreak(), going_on
    )
    expected = with_values((1, 3), f"{ROWS[1][3]} And one more van.")
    assert wrong(report, expected) == []
    assert report.warnings == ()


def halves(body: Sequence[Cells], *, codes: bool) -> tuple[Grid, Grid]:
    left = range(6)
    right = [*([0] if codes else []), *range(6, 12)]
    return tuple(  # type: ignore[return-value]
        Grid(
            tuple(WIDTHS[column] for column in columns),
            tuple(tuple(row[column] for column in columns) for row in (header(), *body)),
        )
        for columns in (left, right)
    )


@pytest.mark.parametrize("order", ["over then down", "down then over"])
@all_rules
def test_the_right_half_of_the_columns_on_another_page(
    tmp_path: Path, look: Look, order: str
) -> None:
    (a, c), (b, d) = halves(R[:2], codes=True), halves(R[2:], codes=True)
    grids = (a, c, b, d) if order == "over then down" else (a, b, c, d)
    blocks = [block for grid in grids for block in (grid, PageBreak())]
    report = read_odd(tmp_path / "a.pdf", look, *blocks[:-1])
    assert wrong(report) == []
    assert report.warnings == ()


@all_looks
def test_a_right_half_without_codes_is_matched_by_its_rows_or_told_of(
    tmp_path: Path, look: Look
) -> None:
    left, right = halves(R, codes=False)
    report = read_odd(tmp_path / "a.pdf", look, left, PageBreak(), right)
    assert unsaid(report) == []
    if look == Look():
        assert wrong(report) == []
        assert report.warnings == ()


@pytest.mark.parametrize("repeat", [False, True], ids=["no header", "header again"])
@between_lines
def test_a_cell_merged_over_two_pages_is_told_of(tmp_path: Path, look: Look, repeat: bool) -> None:
    body = merged((1, 2), 0, 1, middle=False)[:2]
    rest = tuple((row[0], Cell(), Cell(), *row[3:]) for row in R[2:3])
    below = Grid(WIDTHS, ((header(),) if repeat else ()) + rest + R[3:], int(repeat))
    report = read_odd(tmp_path / "a.pdf", look, table(*body), PageBreak(), below)
    expected = [list(row) for row in ROWS]
    for row in (1, 2):
        expected[row][1:3] = ROWS[0][1:3]
    assert {each.code for each in wrong(report, expected)} == {"OCC01.03"}
    assert unsaid(report, expected) == []
    assert len(messages(report, "OCC01.03")) == 2
    assert messages(report, "OCC01.05") == []


def test_a_year_to_date_cell_merged_over_two_pages_is_named_in_words(tmp_path: Path) -> None:
    target = FIELDS.index("ytd_target")
    body = merged((target,), 0, 1, middle=False)[:2]
    rest = tuple((*row[:target], Cell(), *row[target + 1 :]) for row in R[2:3])
    below = Grid(WIDTHS, rest + R[3:], 0)
    report = read_odd(tmp_path / "a.pdf", Look(), table(*body), PageBreak(), below)
    said = "year-to-date target may be that of the cell merged above, on the page before"
    assert said in messages(report, "OCC01.03")


@pytest.mark.parametrize(
    "look", [Look(), Look(size=8.0, pad=4.0), Look(rules="horizontal")], ids=str
)
def test_text_that_runs_over_the_line_of_its_row_is_told_of_in_both(
    tmp_path: Path, look: Look
) -> None:
    high = look.pad + 0.65 * look.size
    body = with_cell((2, 3), Cell("A cold spring.", whole=True, low=-high))
    report = read_odd(tmp_path / "a.pdf", look, table(*body))
    assert unsaid(report) == []
    for code in ("OCC01.02", "OCC01.03"):
        (message,) = messages(report, code)
        assert message == "text runs over the line of its row: “A cold spring.”"


@pytest.mark.parametrize("before", [1, 2, 3])
@pytest.mark.parametrize("repeat", [False, True], ids=["no header", "header again"])
@all_looks
def test_a_code_at_the_foot_of_the_only_row_on_a_page(
    tmp_path: Path, look: Look, repeat: bool, before: int
) -> None:
    """Cells may stand at the foot of their row, as a spreadsheet sets them."""
    long = "\n".join(f"Counted at term {number}." for number in range(8))
    last = ROWS[before]
    foot = tuple(Cell(text and "\n" * 7 + text) for text in last)
    foot = (*foot[:3], Cell(long), *foot[4:])
    below = Grid(WIDTHS, ((header(),) if repeat else ()) + (foot,), int(repeat))
    report = read_odd(tmp_path / "a.pdf", look, table(*R[:before]), PageBreak(), below)
    expected = [*ROWS[:before], (*last[:3], " ".join(long.split()), *last[4:])]
    assert unsaid(report, expected) == []
    assert before == 1 or (wrong(report, expected), report.warnings) == ([], ())


@pytest.mark.parametrize(("over", "told"), [(-0.5, False), (0.3, False), (0.8, True)])
def test_a_figure_that_stands_a_little_over_its_border_may_be_cut_off(
    tmp_path: Path, over: float, told: bool
) -> None:
    look, figure = Look(), "1,247,000"
    wide = look.pad + stringWidth(figure, "Helvetica", look.size) - over
    others = sum(WIDTHS) - WIDTHS[6]
    widths = (*WIDTHS[:6], wide * others / (WIDTH - wide), *WIDTHS[7:])
    body = with_cell((0, 6), Cell(figure, whole=True))
    report = read_odd(tmp_path / "a.pdf", look, table(*body, widths=widths))
    assert report.readings[0].period_actual == figure
    said = "Period Actual: “1,247,000” stands over its border: it may be cut off there"
    assert messages(report, "OCC01.01") == ([said] if told else [])


def test_rows_that_nothing_parts_are_told_of_where_their_cells_tell_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kpi_tui.pdf.table.rows.part_by_cells", lambda *_, **__: None)
    body, expected = [], []
    for row, count in zip(ROWS, [6, 1, 8, 3], strict=True):
        text = "\n".join(f"Counted at term {number}." for number in range(count))
        cells = [Cell(each and "\n" * (count - 1) + each) for each in row]
        body.append((*cells[:3], Cell(text), *cells[4:]))
        expected.append((*row[:3], " ".join(text.split()), *row[4:]))
    report = read_odd(tmp_path / "a.pdf", Look(rules="none", pad=0), table(*body))
    mistaken = {each.code for each in wrong(report, expected)}
    assert mistaken
    assert mistaken <= {warning.measure_code for warning in report.warnings}
