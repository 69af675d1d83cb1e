"""A table whose header is the last thing on a page: its rows begin on the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rendering.grids import Grid, Heading, Look, PageBreak
from tests.support.drafted_reports import NAMES, RATED
from tests.support.html_reports import drafted
from tests.support.html_reports import table as html_table
from tests.support.html_tables import BREAK
from tests.support.odd_tables import ROWS, WIDTHS, header, priority, read_odd, rows, table, wrong

SECOND = tuple((row[0].replace("OCC01", "OCC02"), *row[1:]) for row in ROWS)


@pytest.mark.parametrize("rules", ["grid", "none"])
@pytest.mark.parametrize("before", [0, 2], ids=["alone", "below another table"])
def test_rows_go_on_below_a_header_at_the_foot(tmp_path: Path, rules: str, before: int) -> None:
    look = Look(rules=rules)  # type: ignore[arg-type]
    first = (table(*rows(*ROWS[:before])),) if before else ()
    code = "OCC02" if before else "OCC01"
    title = (Heading("Clean air", 18), priority(code, "Clean air")) if before else ()
    body = SECOND if before else ROWS
    bare = Grid(WIDTHS, (header(),), 1)
    below = Grid(WIDTHS, rows(*body), 0)
    report = read_odd(tmp_path / "annex.pdf", look, *first, *title, bare, PageBreak(), below)
    assert wrong(report, [*ROWS[:before], *body]) == []
    assert report.warnings == ()


@pytest.mark.parametrize("first", [0, 1])
def test_rows_of_which_some_have_grounds_go_on_below_a_header_at_the_foot(
    tmp_path: Path, first: int
) -> None:
    """The first ground was all of the table, and the rows above it and below were left over."""
    made = []
    for at, name in enumerate(NAMES):
        cells = (f"{at + 1}.1", name, f"{40 + at}%", "55%", RATED[at % 3])
        ground = ' style="background: #eef"' if at % 2 == first else ""
        made.append([f"<td{ground}>{said}</td>" for said in cells])
    looks = "<style>td, th { border: none } table { table-layout: fixed }</style>"
    headings = ("Ref", "Measure", "Actual", "Target", "RAG")
    above, below = html_table(headings, made[:4]), html_table("".join(made[4]), made[5:])
    parts = ("<h2>Clean streets</h2>", above, "<h2>Good homes</h2>")
    _, report = drafted(tmp_path, looks, *parts, html_table(headings, ()), BREAK, below)
    assert [each.measure_name for each in report.readings] == [*NAMES]
