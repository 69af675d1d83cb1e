"""Letters set apart in the cells of a table, as a producer of HTML sets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rendering import grids
from tests.rendering.grids import Cell, Look
from tests.support.odd_tables import ROWS, read_odd, rows, table, wrong


@pytest.mark.parametrize("apart", [0.1, 0.3, 0.5, 0.6])
def test_words_set_apart_in_cells_are_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, apart: float
) -> None:
    drawn = grids._html_cell
    texts = {text for row in ROWS for text in row[1:6]}

    def spaced(cell: Cell, look: Look, tag: str) -> str:
        made = drawn(cell, look, tag)
        style = f"letter-spacing: {apart}em; word-spacing: {apart}em"
        return made.replace("<td ", f'<td style="{style}" ') if cell.text in texts else made

    monkeypatch.setattr(grids, "_html_cell", spaced)
    body = [list(row) for row in rows()]
    body[1][4] = Cell("Two vans.")
    texts.add("Two vans.")
    expected = [list(row) for row in ROWS]
    expected[1][4] = "Two vans."
    look = Look("weasyprint", size=4.0, pad=2.0)
    report = read_odd(tmp_path / "a.pdf", look, table(*map(tuple, body)))
    assert wrong(report, expected) == []
    assert report.warnings == ()
