"""A row that lacks its code, and is broken by the foot of a page, is nobody's: neither part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.odd_tables import ROWS, Cell, Look, PageBreak, read_odd, rows, table, wrong

FOOT = (1, 2, 4)
"""Columns of the row's first part: cells of one line have room where the others have none."""


@pytest.mark.parametrize("look", [Look(), Look(rules="horizontal")], ids=str)
def test_its_owners_are_not_given_to_the_measure_above(tmp_path: Path, look: Look) -> None:
    above, cut, below = rows(*ROWS[:3])
    name = Cell("Drains cleared within five days")
    foot = tuple(cell if at in FOOT else Cell() for at, cell in enumerate(cut))
    rest = tuple(Cell() if at in FOOT else cell for at, cell in enumerate((name, *cut[1:])))
    blocks = table(above, foot), PageBreak(), table(rest, below)
    report = read_odd(tmp_path / "a.pdf", look, *blocks)
    assert [each.code for each in wrong(report, ROWS[:3])] == ["OCC01.02"]
    left = [(each.page, word) for each in report.account.leftovers for word in each.text.split()]
    assert {(1, "Josephine"), (1, "Ford"), (1, "Late"), (2, "Drains")} <= set(left)
