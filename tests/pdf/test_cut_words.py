"""Text that a program has cut off, with the sign for that at its end, is told of."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.doubts.warnings import find_warnings
from kpi_tui.report import Reading


def told(**fields: str | tuple[str, ...]) -> list[str]:
    reading = Reading("OCC01", "OCC01.01", pages=(3,), **{"measure_name": "Visits", **fields})  # type: ignore[arg-type]
    found = find_warnings([reading], [], {}, [])
    return [each.message for each in found if each.measure_code == "OCC01.01"]


@pytest.mark.parametrize(
    ("comment", "end"),
    [
        ("The works were ahead of pl…", "pl…"),
        ("The works were ahead of…\nNone known.", "of…"),
        ("It is due in 2024…", "2024…"),
    ],
)
def test_words_that_may_go_on_are_told_of(comment: str, end: str) -> None:
    assert told(comment=comment) == [f"comment ends in “{end}”: its words may go on"]


def test_names_may_be_cut_off_too() -> None:
    assert told(measure_name="Visits to libr…") == ["name ends in “libr…”: its words may go on"]
    assert told(directors=("Ada Fenw…",)) == ["directors ends in “Fenw…”: its words may go on"]


@pytest.mark.parametrize(
    "comment", ["Lamps, bins, etc…", "So … and so on.", "…", "Wait … ", "Not yet..."]
)
def test_other_dots_are_no_sign_of_it(comment: str) -> None:
    assert told(comment=comment) == []


def test_a_figure_that_is_cut_off_is_told_of_once() -> None:
    assert told(period_actual="1,24…") == ["period actual 1,24… is cut off or misprinted"]
