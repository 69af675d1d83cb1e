"""Rows without lines or codes whose cells stand close, parted by their grounds and how prose is set."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import cast

import pytest

from kpi_tui.pdf.page.drawings import Ruling
from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.page.rulings import join_rulings
from kpi_tui.pdf.table.header_columns import FieldColumn, Header
from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.table.rows import read_rows
from kpi_tui.pdf.table.tables import PageLayout, Region, own_rows, part_columns
from kpi_tui.pdf.table.title_grounds import titles_on_grounds
from kpi_tui.pdf.table.touching_grounds import part_at_grounds, rows_on_grounds
from kpi_tui.pdf.text.lines import Line
from kpi_tui.pdf.text.phrases import Phrases
from kpi_tui.report import Report
from tests.support.annex_profile import PHRASES
from tests.support.drafted_reports import NAMES, RATED
from tests.support.html_reports import drafted, rated, table
from tests.support.pdf_words import FakePage, words
from tests.support.sign_tables import sign_profile

SAID = (
    "Performance dipped because of the bank holidays in May. Crews have caught up since, and complaints "
    "are down by a third. A further review is planned with the contractor.",
    "",
    "On track.",
    "Demand rose by 12% on last year, mostly in April and May; the new contract begins in October.",
)
OWNERS = ("Service Lead, Revenues & Benefits", "B. Marsh", "Customer Services Manager")


def read(folder: Path, leading: float, pad: float, *, filled: bool) -> tuple[list[str], Report]:
    """Draw a table of comments in the middle of their rows; return them, and what is read."""
    said = [text for text, _ in zip(cycle(SAID), NAMES, strict=False)]
    rows = [
        (
            name,
            f"{60 + at}%" if at % 4 else "Not available",
            "75%" if at % 4 else "–",
            *(["<td>-</td>"] if at % 5 == 4 else [rated(at) if filled else RATED[at % 3]]),
            OWNERS[at % 3],
            text,
        )
        for at, (name, text) in enumerate(zip(NAMES, said, strict=True))
    ]
    looks = (
        "<style>td, th { border: none; vertical-align: middle; padding: "
        f"{pad}pt 2pt; line-height: {leading} }} td:last-child {{ width: 150pt }} td:nth-child(5) {{ width: 80pt }}</style>"
    )
    headings = ("Measure", "Actual", "Target", "RAG", "Lead officer", "Comments")
    _, report = drafted(folder, looks, "<h2>Healthy lives</h2>", table(headings, rows))
    return said, report


@pytest.mark.costly(2)
@pytest.mark.parametrize("leading", [1.2, 1.45, 1.6, 1.8])
@pytest.mark.parametrize("pad", [0.5, 2.0, 4.0])
@pytest.mark.parametrize("filled", [False, True])
def test_no_line_of_a_comment_is_another_rows(
    tmp_path: Path, leading: float, pad: float, filled: bool
) -> None:
    said, report = read(tmp_path, leading, pad, filled=filled)
    named = {each.measure_code for each in report.warnings}
    wrong = [
        reading.measure_name
        for reading, text in zip(report.readings, said, strict=False)
        if (reading.comment or "") != text and reading.measure_code not in named
    ]
    assert wrong == []
    if pad > 1:
        assert [reading.comment or "" for reading in report.readings] == said


COLUMNS = tuple(
    FieldColumn(name, at * 100, at * 100 + 100)
    for at, name in enumerate(("measure", "period_actual", "period_status", "comment"))
)
TABLE = Region(Header(0, 10, COLUMNS, parted=False, size=10), COLUMNS, 300, ruled=False)


@pytest.mark.parametrize(
    ("cut", "ground", "expected"),
    [
        pytest.param(55.0, 41.0, 41.0, id="a line of the comment goes to the row below"),
        pytest.param(31.0, 41.0, 41.0, id="or to the row above"),
        pytest.param(71.0, 41.0, 71.0, id="a figure never changes its row"),
        pytest.param(55.0, 46.0, 55.0, id="no line is cut"),
        pytest.param(41.0, 9.0, 41.0, id="the header is no row"),
    ],
)
def test_rows_part_where_grounds_touch(cut: float, ground: float, expected: float) -> None:
    placed = [
        *(word for base in (20, 36, 52, 68) for word in words("Crews have caught up", base, 300)),
        *(word for base in (20, 64) for word in words("9%", base, 100)),
    ]
    page = FakePage(placed)
    for top, bottom in ((0, ground), (ground, 90)):
        page.shapes.rectangle(200, top, 300, bottom)
    layout = PageLayout(cast(Page, page), [], [], [], [TABLE], PHRASES)
    assert part_at_grounds([cut], placed, TABLE, layout) == [expected]


@pytest.mark.parametrize(
    ("grounds", "figures", "names", "expected"),
    [
        pytest.param((0, 1, 2, 3), 1, 2, [40, 60, 80], id="each row has a ground"),
        pytest.param((0, 1, 3), 1, 2, [40, 60, 80], id="one stands between two"),
        pytest.param((0, 1), 1, 2, [], id="two stand below the last"),
        pytest.param((0, 2), 1, 2, [], id="no grounds touch"),
        pytest.param((0, 1, 2, 3), 2, 2, [], id="a figure stands below a figure"),
        pytest.param((0, 1, 2, 3), 0, 2, [], id="one has no figure"),
        pytest.param((0, 1, 2, 3), 1, 0, [], id="one has no name"),
        pytest.param((0, 1, 2, 3), 1, 3, [], id="an edge cuts a word"),
    ],
)
def test_the_grounds_of_statuses_tell_rows_that_stand_as_close_as_lines_do(
    grounds: tuple[int, ...], figures: int, names: int, expected: list[float]
) -> None:
    """Four measures were one, or “agreed time” was one, in silence."""
    placed = []
    for at in range(4):
        top = 20 + 20 * at
        for line in range(names if at == 3 else 2):
            placed += words("Trees planted", top + (9, 18.5, 3)[line], 5)
        for line in range(figures if at == 3 else 1):
            placed += words("9%", top + 9 + 9.5 * line, 105)
    page = FakePage(placed)
    for at in grounds:
        page.shapes.rectangle(200, 20 + 20 * at, 300, 40 + 20 * at)
    layout = PageLayout(cast(Page, page), [], [], [], [TABLE], PHRASES)
    assert rows_on_grounds(placed, TABLE, layout) == expected


COLUMNS = tuple(FieldColumn(name, 100 * at, 100 * at + 100, name, 100 * at + 30, 100 * at + 70) for at, name in enumerate(("measure", "period_actual", "period_target", "comment")))  # fmt: skip
BARE = Header(40, 50, COLUMNS, parted=False, size=10)


def titled(*more: Ruling) -> tuple[PageLayout, Region]:
    """A table without lines: a row, a title on a ground of its own, and a row below it."""
    placed = [
        [word for at, said in enumerate(("First", "1%", "2%", "On track.")) for word in words(said, base, 100 * at + 5)]
        for base in (70, 120)
    ]  # fmt: skip
    title = words("Homes for everyone always", 92, 5)
    page = FakePage([word for line in (placed[0], title, placed[1]) for word in line])
    page.font_of = lambda word: "Sans-Bold" if word in title else "Sans"  # type: ignore[attr-defined]
    page.shapes.rectangle(0, 80, 400, 98)
    page.shapes.horizontals += more
    lines = [Line(line, 1) for line in (placed[0], title, placed[1])]
    region = Region(BARE, COLUMNS, 130.0, ruled=False)
    phrases = Phrases(sign_profile())
    rulings = join_rulings(page.shapes.horizontals), join_rulings(page.shapes.verticals)
    return PageLayout(cast(Page, page), lines, *rulings, [region], phrases), region


@pytest.mark.parametrize(
    ("more", "cuts", "found"),
    [
        ((), (80, 98), 1),
        ((), (80, 98, 110), 0),
        ((Ruling(80.3, 0, 300),), (80, 98), 0),
        ((Ruling(80.3, 0, 100),), (80, 98), 1),
    ],
    ids=["its edges", "a line elsewhere", "a line along an edge", "a short one"],
)
def test_a_line_that_is_not_the_edge_of_a_title_s_ground_parts_rows(
    more: tuple[Ruling, ...], cuts: tuple[float, ...], found: int
) -> None:
    layout, region = titled(*more)
    assert len(titles_on_grounds(region, layout, cuts)) == found


def test_no_row_below_a_title_on_its_ground_begins_a_page() -> None:
    """What the row above leaves open does not go on in it."""
    layout, _ = titled()
    content, _ = read_rows(layout, None)
    rows = [item for item in content.items if isinstance(item, PrintedRow)]
    assert [(row.opens, row.ends_above) for row in rows] == [(True, False), (False, False)]


def test_a_title_on_its_ground_tells_nothing_of_where_columns_are_parted() -> None:
    """It runs on past the first, and left no white space before the text of the second."""
    layout, region = titled()
    part_columns([layout])
    assert 30 < region.columns[0].x1 < 105


def test_the_last_of_high_rows_is_read_where_no_ground_lies_below_it(tmp_path: Path) -> None:
    """It stood too far below the last ground, and was left over; what stands otherwise still is."""
    looks = (
        "<style>td, th { border: none; padding: 14pt 4pt; text-align: left }"
        " tr:nth-child(odd) td { background: #eeeeff } #other td { padding: 2pt; background: none }</style>"
    )
    rows = [
        [NAMES[n], f"{50 + n}%", "55%", rated(n) if n < 5 else "n/a", "On track."] for n in range(6)
    ]
    headings = ("Indicator", "Q2 2025/26", "Target", "Status", "Comment")
    (_, report), (_, beside) = (
        drafted(tmp_path, looks, "<h2>Streets</h2>", table(headings, rows[:count]), below)
        for count, below in (
            (6, ""),
            (5, '<table id="other"><tr><td>Before</td><td>8%</td><td>5%</td></tr></table>'),
        )
    )
    assert [each.measure_name for each in report.readings] == [*NAMES[:6]]
    assert [each.measure_name for each in beside.readings] == [*NAMES[:5]]


@pytest.mark.parametrize(("said", "kept"), [("* Provisional figure.", 2), ("Provisional", 3)])
def test_a_note_nearer_to_the_rows_than_they_are_to_each_other_is_none_of_them(
    said: str, kept: int
) -> None:
    layout, region = titled()
    placed = [word for base in (70, 100) for at in range(4) for word in words("1%", base, 100 * at)]
    rows = [Line(placed[:4], 1), Line(placed[4:], 1), Line(words(said, 118), 1)]
    assert len(own_rows(rows, region.header, layout, 300)) == kept
