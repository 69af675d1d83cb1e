"""Priorities and measures that the codes of the others say are missing are told, once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.pdf.doubts.skipped_codes import warn_skipped
from kpi_tui.report import Priority, Reading
from tests.rendering.grids import draw_grids
from tests.support.odd_tables import (
    FINANCE,
    ROWS,
    Block,
    Look,
    PageBreak,
    priority,
    rows,
    table,
)
from tests.support.packs import joined


def readings(*codes: str) -> list[Reading]:
    """Readings of these codes, three on a page."""
    return [
        Reading(code.partition(".")[0], code, "Hedges cut", pages=(1 + place // 3,))
        for place, code in enumerate(codes)
    ]


def told(priorities: Sequence[str] = (), codes: Sequence[str] = ()) -> list[str]:
    found = warn_skipped([Priority(code, "Hedges") for code in priorities], readings(*codes))
    return [f"{each.measure_code or ''} {each.message}".strip() for each in found]


def test_a_priority_that_is_skipped_is_told_with_those_beside_it() -> None:
    between = "no priority is printed between OCC02 and {}: pages may be missing"
    skipped = [f"OCC{number:02}" for number in (1, 2, 4, 5)]
    assert told(skipped) == [between.format("OCC04")]
    assert told(["1", "2", "5", "6"]) == [between.format("5").replace("OCC02", "2")]
    assert told(skipped, ["OCC02.01", "OCC02.02", "OCC04.01"]) == [
        between.format("OCC04"),
        "OCC02.02 may go on on a page that is missing",
    ]


@pytest.mark.parametrize(
    "codes",
    [
        ("OCC01", "OCC02", "OCC03", "OCC04"),
        ("OCC01", "OCC11"),  # an extract
        ("OCC01", "OCC02", "OCC04"),  # too few to say how they count
        ("OCC01", "OCC03", "OCC04", "OCC06", "OCC07"),  # numbers are left out all over
        ("OCC01", "OCC02", "OCC03", "OCC99"),  # one that stands apart
        ("OCC02", "OCC01", "OCC04", "OCC05"),
        ("CS", "GE", "HT", "PH"),
        ("A1", "A2", "B4", "A5"),
    ],
)
def test_priorities_that_skip_none_or_many_are_not_doubted(codes: tuple[str, ...]) -> None:
    assert told(codes) == []


def test_measures_skipped_from_a_page_to_the_next_are_told() -> None:
    unbroken = [f"OCC{p:02}.{n:02}" for p in (1, 2) for n in (1, 2, 3)]
    later = ["OCC02.06", "OCC02.07"]
    assert told(codes=[*unbroken, *later]) == [
        "OCC02.06 follows OCC02.03, on another page: measures may be missing",
        "OCC02.03 may go on on a page that is missing",
    ]
    assert told(codes=[*unbroken, "OCC03.02", "OCC03.03"]) == [
        "OCC03.02 follows OCC02.03, on another page: measures may be missing",
        "OCC02.03 may go on on a page that is missing",
    ]
    one_page = [*unbroken[:4], "OCC02.03", "OCC02.05", "OCC02.06", "OCC02.07"]
    for codes in (
        [*unbroken, "OCC02.04", "OCC02.05"],
        [*unbroken[:3], *later],  # too few
        one_page,
        ["OCC01.02", *unbroken[2:], *later],  # others are left out too
    ):
        assert told(codes=codes) == []


def blocks() -> list[Block]:
    """Five priorities, each on pages of its own."""
    drawn: list[Block] = []
    for number in range(1, 6):
        drawn += [PageBreak()] if drawn else []
        own = [(row[0].replace("OCC01", f"OCC{number:02}"), *row[1:]) for row in ROWS]
        drawn += [*FINANCE, priority(f"OCC{number:02}", "Streets"), table(*rows(*own))]
    return drawn


def test_a_whole_priority_that_is_not_in_the_file_is_told(tmp_path: Path) -> None:
    whole = tmp_path / "whole.pdf"
    draw_grids(blocks(), whole, Look())
    report = kpi_tui.read_report(whole)
    assert report.warnings == ()
    gone = {n for each in report.readings for n in each.pages if each.priority_code == "OCC03"}
    kept = [number - 1 for number in range(1, report.source.pages + 1) if number not in gone]
    report = kpi_tui.read_report(joined(tmp_path / "cut.pdf", (whole, kept)))
    assert {each.priority_code for each in report.readings} == {"OCC01", "OCC02", "OCC04", "OCC05"}
    assert [(each.measure_code, each.message) for each in report.warnings] == [
        (None, "no priority is printed between OCC02 and OCC04: pages may be missing"),
        ("OCC02.05", "may go on on a page that is missing"),
    ]
