"""Rows without lines or codes whose cells stand close, parted by their grounds and how prose is set."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path
from typing import cast

import pytest

from kpi_tui.pdf.page.pages import Page
from kpi_tui.pdf.table.header_columns import FieldColumn, Header
from kpi_tui.pdf.table.tables import PageLayout, Region
from kpi_tui.pdf.table.touching_grounds import part_at_grounds
from kpi_tui.report import Report
from tests.support.annex_profile import PHRASES
from tests.support.drafted_reports import NAMES, RATED
from tests.support.html_reports import drafted, rated, table
from tests.support.pdf_words import FakePage, words

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
