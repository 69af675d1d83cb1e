"""Tables that begin with the same row: a measure in each, and no second row of headings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kpi_tui.pdf.reports import read_report
from tests.support.plain_report import HEADER, PAGE, PROFILE, draw, profile, rows

WITHOUT_CODES = (
    PROFILE.replace('begins = "code"', 'begins = "rule"')
    .replace('[code]\nshape = "ENV-##"\n', "")
    .replace('code = ["Ref"]\n', "")
)


@pytest.mark.parametrize(
    "first",
    [
        ["Reportable accidents", "0", "0", "0", "Green", "Improving", ""],
        ["Staff survey", "75%", "n/a", "n/a", "", "", "Once a year"],
    ],
)
def test_the_same_measure_begins_two_tables(tmp_path: Path, first: list[str]) -> None:
    others = [row[1:] for row in rows(cells={"Indicator": ["Bins", "Trees", "Homes", "Rents"]})]
    clean, homes = [first, *others[:2]], [first, *others[2:4]]
    page = replace(PAGE, header=HEADER[1:], rows=clean)
    other = replace(page, rows=homes, heading="Priority 2: Homes")
    path = draw(tmp_path / "two.pdf", page, other)
    report = read_report(path, profile=profile(tmp_path, WITHOUT_CODES))
    read = [(each.priority_code, each.measure_name) for each in report.readings]
    assert read == [("1", row[0]) for row in clean] + [("2", row[0]) for row in homes]


@pytest.mark.parametrize("heads_all", [True, False])
def test_the_ends_of_two_comments_under_headers_repeated_are_no_second_row_of_them(
    tmp_path: Path, heads_all: bool
) -> None:
    rest = [*[""] * 6, "(since April)"]
    body = [row[1:] for row in rows()]
    parts = [body[:2], [rest, *body[2:4]], [rest, *body[4:]]]
    if heads_all:
        parts[0] = [rest, *parts[0]]
    pages = [replace(PAGE, header=HEADER[1:], rows=part, heading="") for part in parts]
    pages[0] = replace(pages[0], heading="Priority 1: Clean streets")
    path = draw(tmp_path / "three.pdf", pages[0], *(page.titled() for page in pages[1:]))
    report = read_report(path, profile=profile(tmp_path, WITHOUT_CODES))
    said = [(each.comment or "").split()[6:] for each in report.readings]
    end = [] if heads_all else ["(since", "April)"]
    assert said == [[], end, [], end, [], []]
