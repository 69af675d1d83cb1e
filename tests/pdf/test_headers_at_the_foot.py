"""A table whose header is the last thing on a page: its rows begin on the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rendering.grids import Grid, Heading, Look, PageBreak
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
