"""Rows that add up others are no measures: they are left over and told of, or doubted where rated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.pdf.table.header_columns import FieldColumn, Header
from kpi_tui.pdf.table.sums import adds_up, part_at_sums
from kpi_tui.pdf.table.tables import Region
from kpi_tui.report import Report
from tests.rendering.grids import Cell, Look, PageBreak
from tests.support.html_tables import CODELESS, LINES, draw_html, html_table
from tests.support.odd_tables import read_odd, table, wrong
from tests.support.odd_tables import rows as annex_rows
from tests.support.pdf_words import words
from tests.support.plain_report import HEADER, NAMES, PROFILE, profile, rows

costly = pytest.mark.costly(3)

HEADING = "<h2>Priority 1: Clean streets</h2>"
NUMBERED = PROFILE.replace('begins = "code"', 'begins = "rule"').replace(
    '[code]\nshape = "ENV-##"\n', ""
)
"""A profile of codes without a shape in common."""
lines = pytest.mark.parametrize("lines", LINES)


@pytest.mark.parametrize(
    "name",
    [
        *("Total", "TOTAL", "Totals", "Total:", "Sub-total", "Subtotal", "Sub total"),
        *("Grand total", "Overall total", "Average", "Overall average", "Mean", "Priority 2 total"),
        *("Total for the priority", "Total for priority 2", "Average of the above", "Table total"),
        *("Total on target", "Number of green indicators", "% of indicators on target"),
        *("Total number of KPIs", "Percentage of measures meeting target", "No. of red KPIs"),
    ],
)
def test_a_row_is_called_by_what_it_does(name: str) -> None:
    assert adds_up(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Total complaints",
            "Total recycled",
            "Average days to let a home",
            "Overall satisfaction",
        ),
        *("Council tax collected in total", "Subtotal waste", "Mean time to repair", "Total cost"),
        *("Average speed of answer", "Meantime", "Total of homes let", ""),
        *("Number of homes", "Number of measures introduced", "% of reviews on track"),
        *("% of planning decisions on target", "Targets met in full", "Green waste collected"),
    ],
)
def test_a_measure_has_a_name_of_its_own(name: str) -> None:
    assert not adds_up(name)


def total(name: str, status: str = "") -> list[str]:
    """A row that adds up those above."""
    return ["", name, "315.0%", "255.6%", "367.2%", status, "", ""]


def read(folder: Path, look: str, body: Sequence[Sequence[str]], *, codes: bool) -> Report:
    rows_, header = (body, HEADER) if codes else ([row[1:] for row in body], HEADER[1:])
    page = HEADING + html_table(rows_, header)
    return kpi_tui.read_report(
        draw_html(folder / "a.pdf", page, LINES[look]),
        profile=profile(folder, NUMBERED if codes else CODELESS),
    )


COLUMNS = (
    FieldColumn("measure", 0, 200),
    FieldColumn("period_actual", 200, 300),
    FieldColumn("directors", 300, 400),
)
UNLINED = Region(Header(0, 10, COLUMNS, parted=False, size=10), COLUMNS, 100, ruled=False)


@pytest.mark.parametrize(
    ("name", "figures", "parts"),
    [
        pytest.param("Total number of measures", (32, 56), True, id="a row of its own"),
        pytest.param("Total", (38,), False, id="the last line of a name"),
        pytest.param("recycled", (32, 56), False, id="a name"),
    ],
)
def test_no_line_parts_it_from_the_measure_above(
    name: str, figures: tuple[float, ...], parts: bool
) -> None:
    """Only every other row has a ground: the last measure was called after the total as well."""
    placed = [*words("Homes let", 20), *words("in 20 days", 32), *words(name, 56)]
    placed += [word for base in figures for word in words("12", base, 220)]
    borders = part_at_sums([10, 100], placed, UNLINED, 12)
    assert borders == ([10, pytest.approx(47, abs=5), 100] if parts else [10, 100])


@pytest.mark.parametrize("name", ["% on target", "average", "Total"])
@pytest.mark.parametrize("figure", [("95%", "(Q1)"), ("8.5", "days"), ("92", "46 of 50")])
def test_a_name_may_go_on_so_beside_figures_that_do(name: str, figure: tuple[str, str]) -> None:
    """The measure lost the end of its name and of each figure: they were a row that adds up others."""
    placed = [*words("Decisions in time", 20), *words(name, 32)]
    placed += [word for at, text in enumerate(figure) for word in words(text, 20 + 12 * at, 220)]
    assert part_at_sums([10, 100], placed, UNLINED, 12) == [10, 100]


def test_far_below_a_name_it_is_a_row_of_its_own_whatever_stands_beside_it() -> None:
    placed = [*words("Homes let", 20), *words("in 20 days", 32), *words("Total", 56)]
    placed += [*words("12", 32, 220), *words("24 (45%)", 56, 220)]
    borders = part_at_sums([10, 100], placed, UNLINED, 12)
    assert borders == [10, pytest.approx(47, abs=5), 100]


@pytest.mark.parametrize(("below", "parts"), [("25", True), ("and Parks", False)])
def test_its_figure_may_stand_in_any_column(below: str, parts: bool) -> None:
    """The last owner was “Head of Waste 25”, and his measure called after the total, in silence."""
    columns = (*COLUMNS, FieldColumn("directors", 300, 400))
    placed = [*words("Homes let", 20), *words("Total", 44), *words("12", 20, 220)]
    placed += [*words("Head of Waste", 20, 305), *words(below, 44, 305)]
    borders = part_at_sums([10, 100], placed, replace(UNLINED, columns=columns), 12)
    assert (len(borders) == 3) is parts


@pytest.mark.parametrize("figure", ["12", "n/a"])
def test_a_row_of_figures_right_below_a_name_is_its_own(figure: str) -> None:
    placed = [*words("Homes let", 20), *words("Total", 32), *words("12", 20, 220)]
    borders = part_at_sums([10, 100], [*placed, *words(figure, 32, 220)], UNLINED, 12)
    assert borders == [10, pytest.approx(23, abs=5), 100]


@pytest.mark.parametrize(("said", "parts"), [("25", True), ("Services", False)])
def test_a_figure_below_the_name_of_a_person_stands_beside_the_name_of_a_sum(
    said: str, parts: bool
) -> None:
    """“Head of Waste 25” answered for the last measure, in silence."""
    placed = [*words("Homes let", 26), *words("Head of Waste", 26, 310)]
    placed += [*words("Total number of measures", 56), *words(said, 56, 310)]
    assert len(part_at_sums([10, 100], placed, UNLINED, 12)) == 2 + parts


@costly
@pytest.mark.parametrize("name", ["Total", "Sub-total", "Average"])
@pytest.mark.parametrize("codes", [True, False], ids=["codes", "no codes"])
@lines
def test_it_is_no_measure_and_its_words_are_told(
    tmp_path: Path, lines: str, codes: bool, name: str
) -> None:
    body = rows()
    report = read(tmp_path, lines, [*body[:3], total(name), *body[3:], total(name)], codes=codes)
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.period_target for each in report.readings] == [row[2] for row in body]
    told = f"a row that only adds up others is no measure, left over: “{name} 315.0% 255.6% 367.2%”"
    assert told in [each.message for each in report.warnings]
    left = " ".join(item.text for item in report.account.leftovers)
    assert left == f"{name} 315.0% 255.6% 367.2% {name} 315.0% 255.6% 367.2%"


@costly
@pytest.mark.parametrize("codes", [True, False], ids=["codes", "no codes"])
def test_one_that_is_rated_is_read_and_doubted(tmp_path: Path, codes: bool) -> None:
    report = read(tmp_path, "grid", [*rows(), total("Total", "Amber")], codes=codes)
    (reading,) = [each for each in report.readings if each.measure_name == "Total"]
    assert (reading.period_actual, reading.period_status) == ("367.2%", "amber")
    told = [each for each in report.warnings if each.measure_code == reading.measure_code]
    assert any("“Total” may only add up the rows above" in each.message for each in told)


@costly
def test_one_with_a_code_is_a_measure(tmp_path: Path) -> None:
    body = [*rows(), ["ENV-07", *total("Total", "Red")[1:]]]
    report = read(tmp_path, "grid", body, codes=True)
    assert report.readings[-1].measure_name == "Total"
    assert not [each for each in report.warnings if each.measure_code]


@costly
def test_on_a_page_of_the_annex_it_goes_on_with_no_measure(tmp_path: Path) -> None:
    """Where it comes first, nothing but its name tells it from the end of the row before."""
    cells = ("Total", "", "", "", "", "", "2,000", "1,000", "", "21,000", "18,000", "")
    body = annex_rows()
    pages = (table(*body), PageBreak(), table(tuple(Cell(text) for text in cells)))
    report = read_odd(tmp_path / "a.pdf", Look(), *pages)
    assert wrong(report) == []
    assert "left over: “Total 2,000 1,000" in " ".join(each.message for each in report.warnings)
