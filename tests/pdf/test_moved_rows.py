"""A measure that stands in the table of another priority than its code's is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.odd_tables import (
    FINANCE,
    ROWS,
    Block,
    Look,
    PageBreak,
    priority,
    read_odd,
    rows,
    table,
    unsaid,
)

OTHERS = tuple((row[0].replace("OCC01", "OCC02"), *row[1:]) for row in ROWS[:3])
SECOND = (PageBreak(), *FINANCE, priority("OCC02", "Running the business"))


def doubts(path: Path, *blocks: Block) -> set[tuple[str | None, str]]:
    report = read_odd(path, Look(), *blocks)
    assert unsaid(report, (*ROWS, *OTHERS)) == []
    return {(w.measure_code, w.message) for w in report.warnings if "stands under" in w.message}


@pytest.mark.parametrize("at", [-1, 0, 1, 3])
def test_a_row_moved_to_an_earlier_table_or_a_later_one_is_told(at: int, tmp_path: Path) -> None:
    moved, kept = OTHERS[0], OTHERS[1:]
    first = (*ROWS[: at + 1], moved, *ROWS[at + 1 :])
    told = doubts(tmp_path / "up.pdf", table(*rows(*first)), *SECOND, table(*rows(*kept)))
    assert told == {("OCC02.01", "its code is of OCC02, and it stands under OCC01")}
    later = (*OTHERS[: max(at, 0)], ROWS[1], *OTHERS[at:])
    left = (ROWS[0], *ROWS[2:])
    told = doubts(tmp_path / "down.pdf", table(*rows(*left)), *SECOND, table(*rows(*later)))
    assert told == {("OCC01.02", "its code is of OCC01, and it stands under OCC02")}


def test_a_table_of_its_own_priorities_is_not_doubted(tmp_path: Path) -> None:
    apart = (table(*rows(*ROWS)), *SECOND, table(*rows(*OTHERS)))
    assert doubts(tmp_path / "apart.pdf", *apart) == set()
    both = (priority("OCC02", "Running the business"), table(*rows(*ROWS, *OTHERS)))
    assert doubts(tmp_path / "both.pdf", *both) == set()
