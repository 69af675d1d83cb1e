"""Figures and statuses set to the right stand close before the texts of the next column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from kpi_tui.pdf import read_report
from kpi_tui.report import Report
from tests.support.html_tables import LINES, WIDTHS, draw_html, html_table
from tests.support.plain_report import HEADER, PROFILE, profile, rows

pytestmark = pytest.mark.costly(8)

LONG = "Work goes on at number one, and goes on for longer than a line of its cell has room for"


def read(
    folder: Path,
    last: str,
    values: Sequence[str] = (),
    comment: str = "Work goes on at",
    *,
    lines: str = "rules",
    padding: float = 2.0,
) -> tuple[Report, list[tuple[str, str]]]:
    """Read a report with a column before its comments, and return what is printed in both."""
    header = (*(each for each in HEADER[:-1] if each != last), last, HEADER[-1])
    body = [[row[HEADER.index(each)] for each in header] for row in rows()]
    for at, row in enumerate(body):
        row[-1] = f"{comment} {at}."
        row[-2] = values[at] if values else row[-2]
    at = len(header) - 1
    style = (
        f"{LINES[lines]} td, th {{ padding: {padding}pt }} td:nth-child({at}) {{ text-align: right }}"
        f" th:nth-child({at + 1}) {{ text-align: center }}"
    )
    page = f"<h2>Priority 1: Clean streets</h2>{html_table(body, header, WIDTHS)}"
    path = draw_html(folder / "a.pdf", page, style)
    return read_report(path, profile=profile(folder)), [(row[-2], row[-1]) for row in body]


@pytest.mark.parametrize("padding", [1.0, 2.0, 4.0])
@pytest.mark.parametrize("lines", LINES)
@pytest.mark.parametrize("last", ["This quarter", "Target", "RAG", "DoT"])
def test_each_is_its_own_cell_s(tmp_path: Path, last: str, lines: str, padding: float) -> None:
    got, printed = read(tmp_path, last, lines=lines, padding=padding)
    name = {"This quarter": "period_actual", "Target": "period_target", "RAG": "period_status"}
    found = [getattr(each, name.get(last, "published_direction")) for each in got.readings]
    assert [str(each).lower() for each in found] == [value.lower() for value, _ in printed]
    assert [each.comment for each in got.readings] == [comment for _, comment in printed]
    assert got.warnings == ()


@pytest.mark.parametrize(
    "values",
    [
        ["£1.2m", "12 days", "n/a", "–", "1,234", "45%"],
        ["£1.2 million"] * 6,
        ["61%", "", "63%", "", "65%", "66%"],
    ],
)
@pytest.mark.parametrize("comment", ["Work goes on at", LONG, "12 of 15 works in"])
def test_figures_of_all_kinds_are_parted_from_the_comments(
    tmp_path: Path, values: Sequence[str], comment: str
) -> None:
    got, printed = read(tmp_path, "This quarter", values, comment)
    found = [(each.period_actual or "", each.comment) for each in got.readings]
    assert found == printed


@pytest.mark.parametrize("lines", LINES)
def test_comments_that_begin_with_a_small_letter_are_told_of(tmp_path: Path, lines: str) -> None:
    """A small letter may go on with the figure: 3 days."""
    got, printed = read(tmp_path, "This quarter", (), "work goes on at", lines=lines, padding=1)
    found = [(each.period_actual, each.comment) for each in got.readings]
    told = {each.measure_code for each in got.warnings}
    assert found == printed or told >= {each.measure_code for each in got.readings}


def test_comments_that_begin_with_figures_are_not_told_of_where_figures_are_read(
    tmp_path: Path,
) -> None:
    got, printed = read(tmp_path, "This quarter", (), "12 of 15 works in", padding=5)
    assert [(each.period_actual, each.comment) for each in got.readings] == printed
    assert got.warnings == ()


@pytest.mark.parametrize(
    ("lines", "comment"), [("grid", "12 of 15 works in"), ("rules", f"12 of 15. {LONG}")]
)
def test_comments_that_begin_with_figures_beside_an_empty_column_are_not_told_of(
    tmp_path: Path, lines: str, comment: str
) -> None:
    """A line parts them from it, or their second lines begin below the figures."""
    got, printed = read(tmp_path, "This quarter", [""] * 6, comment, lines=lines)
    assert [each.comment for each in got.readings] == [comment for _, comment in printed]
    assert got.warnings == ()


@pytest.mark.parametrize("lines", LINES)
def test_an_empty_column_that_is_not_beside_the_comments_does_not_doubt_them(
    tmp_path: Path, lines: str
) -> None:
    body = [[*row[:3], "", *row[4:-1], f"{row[4]} is the best."] for row in rows()]
    page = f"<h2>Priority 1: Clean streets</h2>{html_table(body)}"
    path = draw_html(tmp_path / "a.pdf", page, LINES[lines])
    assert read_report(path, profile=profile(tmp_path)).warnings == ()


@pytest.mark.parametrize("lines", ["none", "rules"])
@pytest.mark.parametrize("place", ["top", "middle"])
def test_what_ends_close_before_texts_of_several_lines_is_no_part_of_them(
    tmp_path: Path, lines: str, place: str
) -> None:
    """The border stood left of it all: “62 days Work goes on” was the comment, in silence."""
    header = (*HEADER[:-1], "Forecast", HEADER[-1])
    comments = [LONG, "N/A", LONG, "On track.", LONG, "N/A"]
    body = [
        [*row[:-1], value, row[-1]]
        for row, value in zip(
            rows(cells={"Commentary": comments}),
            ("4.8", "62 days", "9%", "£1.2m", "12", "66.7%"),
            strict=True,
        )
    ]
    style = f"{LINES[lines]} td {{ padding: 4pt 1.5pt; vertical-align: {place} }}"
    style += " td:nth-child(8) { text-align: right } th { text-align: center }"
    table = html_table(body, header, {**WIDTHS, "Forecast": 12, "Commentary": 19})
    path = draw_html(tmp_path / "a.pdf", f"<h2>Priority 1: Clean streets</h2>{table}", style)
    toml = PROFILE.replace("comment = ", 'ignored = ["Forecast"]\ncomment = ')
    got = read_report(path, profile=profile(tmp_path, toml))
    assert [each.comment for each in got.readings] == comments
