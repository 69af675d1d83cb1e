"""Rules become levels, labels become columns, and white space parts what no rule does."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.page.drawings import Ruling
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.page.rulings import JoinedRuling, join_rulings
from kpi_tui.pdf.table.code_borders import part_at_codes
from kpi_tui.pdf.table.fitting import is_next_row, rows_of
from kpi_tui.pdf.table.header_columns import Header
from kpi_tui.pdf.table.headers import find_headers
from kpi_tui.pdf.table.next_titles import without_next_title, without_notes
from kpi_tui.pdf.table.tables import Region
from kpi_tui.pdf.table.white_space import find_gaps, part_by_whitespace
from kpi_tui.pdf.text.lines import Line
from kpi_tui.profiles.labels import Labels
from kpi_tui.profiles.period_text import find_periods
from tests.support.annex_profile import LABELS, PHRASES
from tests.support.pdf_words import page, page_text, words

LABEL_LINES = {
    "measure": ["Measure"],
    "directors": ["Director"],
    "portfolio_holder": ["Portfolio", "Holder"],
    "period_actual": ["Period", "Actual"],
    "period_status": ["Status"],
    "comment": ["Comment"],
}
WIDE = 100.0
ROWS = [JoinedRuling(10.0, ((0.0, 600.0),)), JoinedRuling(50.0, ((0.0, 600.0),))]


def header_words(labels: dict[str, list[str]], indent: float = 5.0) -> list[Word]:
    """The labels side by side, each in a column of its own."""
    return [
        word
        for column, texts in enumerate(labels.values())
        for row, text in enumerate(texts)
        for word in words(text, 22.0 + 12 * row, column * WIDE + indent)
    ]


def vertical_rulings(count: int) -> list[JoinedRuling]:
    return [JoinedRuling(column * WIDE, ((10.0, 50.0),)) for column in range(count + 1)]


def headers(labels: dict[str, list[str]], edges: list[JoinedRuling]) -> list[Header]:
    return find_headers(page_text(header_words(labels)), ROWS, edges, LABELS)


def fields(found: Header) -> list[str]:
    return [column.field for column in found.columns]


def test_rules_at_one_height_are_a_level() -> None:
    found = join_rulings(
        [Ruling(10.0, 0, 50), Ruling(10.8, 52, 90), Ruling(30.0, 0, 20), Ruling(30.0, 60, 90)]
    )
    assert [level.spans for level in found] == [((0, 90),), ((0, 20), (60, 90))]
    assert found[0].at == pytest.approx(10.4)
    assert join_rulings([]) == []


def test_coverage_is_the_share_that_is_drawn() -> None:
    level = JoinedRuling(10.0, ((0.0, 20.0), (60.0, 90.0)))
    assert level.coverage(0, 100) == pytest.approx(0.5)
    assert level.coverage(20, 60) == 0
    assert level.coverage(5, 5) == 0
    assert (level.start, level.end) == (0, 90)


def test_a_line_reaches_as_far_as_it_has_no_break() -> None:
    level = JoinedRuling(10.0, ((0.0, 20.0), (60.0, 90.0)))
    assert [level.reach(at) for at in (5, 30, 58)] == [20, 30, 90]


def test_columns_between_vertical_lines() -> None:
    (found,) = headers(LABEL_LINES, vertical_rulings(6))
    assert found.parted
    assert fields(found) == list(LABEL_LINES)
    assert [(column.x0, column.x1) for column in found.columns][:2] == [(0, 100), (100, 200)]
    assert (found.left, found.right) == (0, 600)


@pytest.mark.parametrize(
    ("label", "texts"),
    [
        ("measure", ["Me", "asure"]),
        ("measure", ["Meas", "ure"]),
        ("measure", ["Indi", "cator"]),
        ("period_actual", ["Perio", "d", "Act", "ual"]),
        ("period_actual", ["Peri-", "od Ac-", "tual"]),
        ("portfolio_holder", ["Port", "folio H", "older"]),
        ("directors", ["Direct", "or"]),
        ("period_status", ["Sta", "tus"]),
        ("comment", ["COMM", "ENTARY"]),
    ],
)
def test_labels_may_be_broken_anywhere(label: str, texts: list[str]) -> None:
    rows = [ROWS[0], JoinedRuling(80.0, ((0.0, 600.0),))]
    edges = [JoinedRuling(post.at, ((10.0, 80.0),)) for post in vertical_rulings(6)]
    broken = {**LABEL_LINES, label: texts}
    (found,) = find_headers(page_text(header_words(broken)), rows, edges, LABELS)
    assert fields(found) == list(LABEL_LINES)


def test_the_order_of_columns_is_the_headers() -> None:
    swapped = dict(reversed(LABEL_LINES.items()))
    (found,) = headers(swapped, vertical_rulings(6))
    assert fields(found) == list(swapped)


def test_an_unknown_label_is_a_column_without_a_field() -> None:
    (found,) = headers({**LABEL_LINES, "": ["Ward"]}, vertical_rulings(7))
    assert (found.columns[-1].field, found.columns[-1].label) == ("", "Ward")


@pytest.mark.parametrize(
    "labels",
    [
        {"measure": ["Measure"], "comment": ["Comment"]},
        {**LABEL_LINES, "measure": ["Priority"]},
        {**LABEL_LINES, "comment": ["Status"]},
    ],
    ids=["too few", "no measure", "one twice"],
)
def test_other_tables_have_other_headers(labels: dict[str, list[str]]) -> None:
    assert headers(labels, vertical_rulings(len(labels))) == []


def test_labels_alone_part_columns_where_no_lines_do() -> None:
    (found,) = headers(LABEL_LINES, [])
    assert not found.parted
    assert fields(found) == list(LABEL_LINES)
    assert (found.left, found.right) == (0, 600)


@pytest.mark.parametrize("label", ["Measure", "Mea-sure", "Measure:"])
def test_a_header_may_have_no_lines_at_all(label: str) -> None:
    """As “Year-end” may be a heading, whose hyphen is not compared."""
    text = page_text(header_words({**LABEL_LINES, "measure": [label]}))
    (found,) = find_headers(text, [], [], LABELS)
    assert fields(found) == list(LABEL_LINES)


def test_a_word_over_headings_that_is_one_of_theirs_is_none_itself() -> None:
    """“Performance” stands over others where “Performance commentary” is a heading."""
    labels = Labels({name: (label,) for name, label in (
        ("measure", "Measure"), ("period_actual", "Actual"), ("period_target", "Target"),
        ("comment", "Performance commentary"),
    )})  # fmt: skip
    placed = words("Performance", 96, 150)
    for at, label in enumerate(("Measure", "Actual", "Target", "Performance commentary")):
        placed += words(label, 103, 120 * at)
    (found,) = find_headers(page_text(placed), [], [], labels)
    assert (fields(found), found.top > 96 - 10) == ([*labels.fields], True)


@pytest.mark.parametrize("before", ["Q2 2025/26", "Q2", "Quarter 2"])
def test_a_header_without_lines_may_name_a_period_with_its_year_and_one_without(
    before: str,
) -> None:
    """Beside a period with a year “Q3” was none, and no header was found."""
    said = ("Measure", "Q3 result", "Target", before)
    names = ("measure", "period_actual", "period_target", "previous_actual")
    printed = ("Measure", "{period} result", "Target", "{previous_period}")
    labels = Labels({name: (label,) for name, label in zip(names, printed, strict=True)})
    placed = [word for at, label in enumerate(said) for word in words(label, 100, 120 * at)]
    (found,) = find_headers(page_text(placed), [], [], labels.at(find_periods("Q3 2025/26")[0]))
    assert fields(found) == [*names]


QUARTERS = Labels(
    {
        "measure": ("Measure",),
        "previous_actual": ("{previous_period}",),
        "period_actual": ("{period}", "{period} Actual"),
        "period_target": ("Target", "{period} Target", "Target {period}"),
        "comment": ("Notes",),
    }
)


@pytest.mark.parametrize(
    ("actual", "target", "bottom"),
    [
        pytest.param("Qtr 2|2025/26", "Target", 110, id="the last line"),
        pytest.param("Qtr 2|2025/26|Actual", "Qtr 2|2025/26|Target", 120, id="a line between"),
        pytest.param("Qtr 2|2025/26", "Target|Qtr 2|2025/26", 120, id="one of two lines"),
        pytest.param("Qtr 2|2025/26", "Target|||Qtr 2|2025/26", 110, id="far below"),
        pytest.param("Qtr 2|2025/26", "Target|2025/26", 100, id="a year that hides a heading"),
    ],
)
def test_a_line_of_a_header_without_lines_may_hold_nothing_but_years(
    actual: str, target: str, bottom: float
) -> None:
    """The header was not found, or its years were a row without a measure."""
    placed = []
    for at, label in enumerate(("Measure", "Qtr 1|2025/26", actual, target, "Notes")):
        for line, said in enumerate(label.split("|")):
            placed += words(said, 100 + 10 * line, 120 * at)
    labels = QUARTERS.at(find_periods("Q2 2025/26")[0])
    (found,) = find_headers(page_text(placed), [], [], labels)
    assert fields(found) == [*QUARTERS.fields]
    assert bottom < found.bottom < bottom + 10


@pytest.mark.parametrize("label", ["Measure", "MEASURE", " mea sure", "Mea-sure", "Measure:"])
def test_labels_are_compared_without_white_space_and_case(label: str) -> None:
    assert LABELS.field_of(label) == "measure"


def whitespace_borders(*stretches: tuple[float, float]) -> list[float]:
    (found,) = headers(LABEL_LINES, [])
    return [column.x1 for column in part_by_whitespace(found, stretches)]


def test_borders_lie_in_the_white_space_before_text_on_the_left() -> None:
    rows = [(column * WIDE + 5, column * WIDE + 90) for column in range(6)]
    borders = whitespace_borders(*rows)
    assert borders == [pytest.approx(column * WIDE - 2.5) for column in range(1, 6)] + [600]


def test_borders_lie_behind_figures_that_end_under_their_label() -> None:
    label_end = 3 * WIDE + 5 + 30
    rows = [(column * WIDE + 5, column * WIDE + 90) for column in (0, 1, 2, 4, 5)]
    borders = whitespace_borders(*rows, (label_end - 40, label_end))
    assert 300 - 10 <= borders[2] <= label_end - 40
    assert label_end <= borders[3] <= 405


def test_without_rows_borders_lie_between_labels() -> None:
    (found,) = headers(LABEL_LINES, [])
    ends = [column.label_x1 for column in found.columns]
    starts = [column.label_x0 for column in found.columns][1:]
    between = zip(ends, whitespace_borders(), starts, strict=False)
    assert all(end < border < start for end, border, start in between)


@pytest.mark.parametrize(
    ("behind", "alone", "other", "gaps"),
    [
        (3, 3, "", [(97, 100)]),
        (3, 2, "", []),
        (6, 0, "", []),
        (3, 3, "a word that stands across", []),
    ],
    ids=["a column", "too few", "the midst of texts", "crossed"],
)
def test_words_that_begin_below_each_other_some_close_behind_others_are_of_a_column(
    behind: int, alone: int, other: str, gaps: list[tuple[float, float]]
) -> None:
    placed = [[Word("1", 90, 97, at, 9), *words("On", at, 100)] for at in range(behind)]
    placed += [words("On", 50 + at, 100) for at in range(alone)]
    placed += [[Word(other, 80, 140, 100, 9)]] if other else []
    assert find_gaps([Line(each, 1) for each in placed]) == gaps


def test_rows_without_lines_are_parted_above_each_code() -> None:
    (found,) = headers(LABEL_LINES, vertical_rulings(6))
    table = Region(found, found.columns, 200.0, ruled=True)
    placed = [
        *words("OCC01.01 First", 70, 5),
        *words("measure", 82, 5),
        *words("OCC01.02 Second", 110, 5),
        *words("a comment", 110, 505),
    ]
    (_, cut, _), is_guess = part_at_codes(placed, [50.0, 200.0], table, PHRASES)
    assert 82 < cut < 110 - 7
    assert not is_guess
    drawn = [50.0, 95.0, 200.0]
    assert part_at_codes(placed, drawn, table, PHRASES) == (drawn, False)


def test_where_no_white_space_parts_two_codes_the_border_is_a_guess() -> None:
    (found,) = headers(LABEL_LINES, vertical_rulings(6))
    table = Region(found, found.columns, 200.0, ruled=False)
    placed = [*words("OCC01.01 First", 70, 5), *words("OCC01.02 Second", 110, 5)]
    for base in range(70, 130, 10):
        placed += words("a comment", base, 505)
    _, is_guess = part_at_codes(placed, [50.0, 200.0], table, PHRASES)
    assert is_guess


@pytest.mark.parametrize("lined", [None, False, True])
def test_a_code_at_the_foot_of_its_row_is_known_where_lines_part_others(lined: bool | None) -> None:
    (found,) = headers(LABEL_LINES, vertical_rulings(6))
    table = Region(found, found.columns, 120.0, ruled=True, lined=lined)
    placed = [*words("OCC01.02 Second", 110, 5)]
    for base in range(70, 115, 10):
        placed += words("a comment", base, 505)
    borders, _ = part_at_codes(placed, [50.0, 120.0], table, PHRASES)
    assert len(borders) == (2 if lined else 3)


def test_a_period_may_stand_alone_on_a_line_of_a_header() -> None:
    """Above “status”, in the middle of its cell, it hid the header; above all of them it is a title."""
    labels = Labels({name: (label,) for name, label in (
        ("measure", "Measure"), ("period_actual", "Actual"), ("period_target", "Target"),
        ("period_status", "{period} status"),
    )}).at(find_periods("Q2 2025/26")[0])  # fmt: skip
    placed = [
        *words("Q2 2025/26", 78, 0),
        *words("Q2 2025/26", 90, 360),
        *words("status", 104, 360),
    ]
    for at, label in enumerate(("Measure", "Actual", "Target")):
        placed += words(label, 97, 120 * at)
    (found,) = find_headers(page_text(placed), [], [], labels)
    assert (fields(found), found.top > 78) == ([*labels.fields], True)


def test_below_a_heading_over_others_one_may_name_a_period() -> None:
    labels = Labels({name: (label,) for name, label in (
        ("measure", "Measure"), ("period_actual", "Performance / Current"),
        ("period_target", "Performance / Target {year}"), ("comment", "Comment"),
    )}).at(find_periods("Q2 2025/26")[0])  # fmt: skip
    placed = [*words("Measure", 90, 50), *words("Performance", 90, 195), *words("Comment", 90, 380)]
    placed += [*words("Current", 102, 160), *words("Target 2025/26", 102, 230)]
    (found,) = find_headers(page_text(placed), [], [], labels)
    assert fields(found) == [*labels.fields]


def row_lines(base: float) -> list[Line]:
    """A row whose name has two lines, and its figures stand in the middle between them."""
    figures = [word for at in (1, 2, 3) for word in words("55%", base, at * WIDE + 5)]
    return [
        Line(words("First", base - 6, 5), 1),
        Line(figures, 1),
        Line(words("one", base + 6, 5), 1),
    ]


@pytest.mark.parametrize(
    ("said", "base", "x", "rulings", "is_note"),
    [
        ("* Provisional figure.", 100, 0, (), True),
        ("† Provisional figure.", 100, 5, (80,), True),
        ("Provisional figures", 100, 0, (), False),
        ("* Provisional figure.", 88, 0, (), False),
        ("* Provisional figure.", 100, 30, (), False),
        ("* A measure", 100, 5, (110,), False),
        ("* Provisional figure.", 100, 0, (200,), True),
    ],
    ids=[
        "a note",
        "a dagger",
        "no mark",
        "near",
        "further right",
        "a line below",
        "below the limit",
    ],
)
def test_a_note_s_mark_ends_the_rows_of_a_table(
    said: str, base: float, x: float, rulings: tuple[float, ...], is_note: bool
) -> None:
    """Such a note was a measure without figures."""
    (found,) = headers(LABEL_LINES, [])
    placed = [*row_lines(70), Line(words(said, base, x), 1)]
    assert (len(without_notes(placed, found, 150, rulings)) == 3) == is_note


@pytest.mark.parametrize(("x", "is_title"), [(0, True), (1, True), (4, False)])
def test_a_title_begins_where_names_do_though_their_heading_is_in_the_middle(
    x: float, is_title: bool
) -> None:
    (found,) = find_headers(page_text(header_words(LABEL_LINES, indent=25)), ROWS, [], LABELS)
    row = [word for at in range(6) for word in words("First", 70, at * WIDE)]
    placed = [Line(row, 1), Line(words("A title", 100, x), 1)]
    sheet = page([word for line in placed for word in line.words])
    assert (len(without_next_title(placed, found, sheet, PHRASES, 150, ())) == 1) == is_title


@pytest.mark.parametrize(
    ("end", "above", "below", "is_row"),
    [
        (100.0, 76, row_lines(130), True),
        (100.0, 66, row_lines(130), False),
        (100.0, 76, [Line(words("A title", 124, 5), 1), *row_lines(160)], False),
        (100.0, 66, [Line(words("A title", 112, 5), 1)], True),
    ],
    ids=["a high row", "further off than others", "fills no row", "near"],
)
def test_a_row_begins_as_far_below_a_ground_as_text_does_below_the_header(
    end: float, above: float, below: list[Line], is_row: bool
) -> None:
    """The last of high rows had no ground below it, and was left over."""
    (found,) = headers(LABEL_LINES, [])
    assert found.bottom == 50
    assert is_next_row(below, row_lines(above + 6), found, end) == is_row


@pytest.mark.parametrize(
    ("texts", "is_row"),
    [
        ([("First", 5), ("7%", WIDE + 5), ("100%", 2 * WIDE + 5)], True),
        ([("First", 5), ("7%", WIDE + 10), ("100%", 2 * WIDE)], True),
        ([("First", 5), ("7%", WIDE + 7.5), ("100%", 2 * WIDE + 2.5)], True),
        ([("Last quarter", 5), ("48%", WIDE + 30), ("55%", 2 * WIDE + 55)], False),
        ([("Green", 5), ("Amber", WIDE - 20), ("Red", 2 * WIDE - 45)], False),
    ],
    ids=["left", "right", "centred", "another table", "a key"],
)
def test_the_texts_of_a_row_far_below_a_ground_stand_below_those_of_others(
    texts: list[tuple[str, float]], is_row: bool
) -> None:
    """“Last quarter 48% 55%” in a table of its own was a measure, in silence."""
    (found,) = headers(LABEL_LINES, [])
    below = [Line([word for said, x in texts for word in words(said, 124, x)], 1)]
    assert is_next_row(below, row_lines(82), found, 100.0) == is_row


@pytest.mark.parametrize(("count", "is_there"), [(3, True), (2, False)])
def test_a_border_lies_before_texts_that_begin_at_one_place(count: int, is_there: bool) -> None:
    """Their heading stands in the middle of their column, and so does the one before."""
    (found,) = headers(LABEL_LINES, [])
    before = [(WIDE + 20.0, WIDE + 50), (WIDE + 60.0, WIDE + 75)]
    texts = [(WIDE + 82.0, 2 * WIDE + 60 + at) for at in range(count)]
    columns = part_by_whitespace(found, [*before, *texts])
    assert (WIDE + 75 < columns[1].x1 < WIDE + 82) == is_there


@pytest.mark.parametrize(
    ("said", "x", "beside", "is_row"),
    [
        ("90 days at the end of June Green", 305, (0, 1, 2, 5), True),
        ("90 days at the end of June Green", 305, (0, 1), False),
        ("Cllr Lee, at the end of June Green, as of now and ever", 207, (0, 1, 5), False),
    ],
    ids=["beside four texts", "beside two", "over three headings"],
)
def test_a_figure_may_end_a_space_before_a_text_in_a_row_of_most_columns(
    said: str, x: float, beside: tuple[int, ...], is_row: bool
) -> None:
    """A table ended above “90 days See note 2 below.”, and twelve measures were left over."""
    (found,) = headers(LABEL_LINES, [])
    placed = [word for at in beside for word in words("x", 90, at * WIDE + 5)]
    row = Line(sorted([*placed, *words(said, 90, x)], key=lambda word: word.x0), 1)
    assert (rows_of([row], found, page([]), PHRASES) == [row]) == is_row


@pytest.mark.parametrize(
    ("rows_above", "is_row"), [(2, True), (1, False)], ids=["twice", "only once"]
)
def test_a_figure_may_end_a_space_before_a_text_that_begins_as_those_above_do(
    rows_above: int, is_row: bool
) -> None:
    """Names of two lines stood above and below it: half a page was left over."""
    labels = {**LABEL_LINES, "code": ["Ref"], "period_target": ["Target"], "": ["Ward"]}
    across = [JoinedRuling(at, ((0.0, len(labels) * WIDE),)) for at in (10.0, 50.0)]
    edges = vertical_rulings(len(labels))
    (found,) = find_headers(page_text(header_words(labels)), across, edges, LABELS)
    above = [Line(words("Work goes on", 60 + 12 * at, 307), 1) for at in range(rows_above)]
    close = words("90 days in all", 90, 240) + words("at the end of it all", 90, 307)
    row = Line([*words("x", 90, 105), *close, *words("x", 90, 605), *words("x", 90, 705)], 1)
    assert (rows_of([*above, row], found, page([]), PHRASES)[-1] is row) == is_row
