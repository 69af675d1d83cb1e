"""A row that a page breaks within its name is one measure, though its coloured cell is drawn twice."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.report import Report
from tests.support.html_tables import BREAK, CODELESS, draw_html, html_table
from tests.support.plain_report import HEADER, NAMES, PROFILE, profile, rows

pytestmark = pytest.mark.costly(4)

HEADING = "<h2>Priority 1: Clean streets</h2>"
NUMBERED = PROFILE.replace('begins = "code"', 'begins = "rule"')
PROFILES = {"codes": PROFILE, "codes and lines": NUMBERED, "no codes": CODELESS}
COLOURS = {"Green": "#00b050", "Amber": "#ffc000", "Red": "#ff0000"}
LONG = "Household waste recycled or composted by the residents of the whole of the county"
STYLE = """
td { orphans: 1; widows: 1; vertical-align: top }
thead { display: table-row-group }
"""


def read(folder: Path, toml: str, above: float, name: str = LONG) -> Report:
    """Read a report whose first row stands so far down its page."""
    body = rows(cells={"Indicator": [name]})
    header: tuple[str, ...] = HEADER
    if toml is CODELESS:
        body, header = [row[1:] for row in body], HEADER[1:]
    table = html_table(body, header)
    for word, colour in COLOURS.items():
        table = table.replace(f"<td>{word}<", f'<td style="background: {colour}">{word}<')
    page = f'<div style="height: {above}pt"></div>{HEADING}{table}'
    return kpi_tui.read_report(
        draw_html(folder / "a.pdf", page, STYLE), profile=profile(folder, toml)
    )


@pytest.mark.parametrize("toml", PROFILES.values(), ids=PROFILES)
@pytest.mark.parametrize("above", [345.0, 352.0, 360.0, 368.0, 376.0])
def test_it_is_one_measure(tmp_path: Path, toml: str, above: float) -> None:
    report = read(tmp_path, toml, above)
    assert [each.measure_name for each in report.readings] == [LONG, *NAMES[1:]]
    assert [each.period_status for each in report.readings] == [row[5].lower() for row in rows()]


def test_some_of_them_are_broken_within_the_name(tmp_path: Path) -> None:
    pages = {
        tuple(read(tmp_path, PROFILE, above).readings[0].pages) for above in (345.0, 360.0, 376.0)
    }
    assert (1, 2) in pages
    with open_pdf(tmp_path / "a.pdf", None, None) as document:
        assert document.count == 2


@pytest.mark.parametrize("toml", [PROFILE, NUMBERED], ids=["codes", "codes and lines"])
def test_a_part_that_begins_with_a_capital_is_doubted(tmp_path: Path, toml: str) -> None:
    name = LONG.title()
    report = read(tmp_path, toml, 352.0, name)
    assert [each.measure_name for each in report.readings] == [name, *NAMES[1:]]
    told = [each.message for each in report.warnings if each.measure_code == "ENV-01"]
    assert any("is read as the end of its name: has it no code?" in each for each in told)


@pytest.mark.parametrize("toml", [PROFILE, NUMBERED], ids=["codes", "codes and lines"])
def test_a_measure_with_a_code_is_its_own(tmp_path: Path, toml: str) -> None:
    body = rows()
    body[3][1:5] = ["eBooks lent", "", "", ""]
    page = HEADING + BREAK.join(map(html_table, [body[:3], body[3:]]))
    report = kpi_tui.read_report(
        draw_html(tmp_path / "a.pdf", page), profile=profile(tmp_path, toml)
    )
    assert [each.measure_name for each in report.readings] == [
        *NAMES[:3],
        "eBooks lent",
        *NAMES[4:],
    ]


@pytest.mark.parametrize("headed", [True, False])
@pytest.mark.parametrize("comment", ["London Road is next.", ""])
def test_without_codes_a_name_without_figures_may_be_the_end_of_the_one_before(
    tmp_path: Path, comment: str, headed: bool
) -> None:
    body = [row[1:] for row in rows()]
    rest = ["Customer Service Centre", *[""] * 5, comment]
    parts = [
        html_table(body[:4], HEADER[1:]),
        html_table([rest, *body[4:]], HEADER[1:], headed=headed),
    ]
    path = draw_html(tmp_path / "a.pdf", HEADING + BREAK.join(parts))
    told = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS)).warnings
    assert any(
        each.measure_code == "1.05" and "is it the end of 1.04" in each.message for each in told
    )
    assert [each.message for each in told if each.measure_code == "1.04"] == [
        "its row may go on at the top of page 2, with “Customer Service Centre”"
    ]


@pytest.mark.parametrize("without", [3, 4])
def test_a_name_with_a_figure_or_behind_one_without_is_a_measure_s(
    tmp_path: Path, without: int
) -> None:
    body = [row[1:] for row in rows()]
    body[3][1:6] = [""] * 5
    body[4][1:6] = [""] * 5 if without == 3 else ["", "", "7%", "", ""]
    parts = [html_table(part, HEADER[1:]) for part in (body[:4], body[4:])]
    path = draw_html(tmp_path / "a.pdf", HEADING + BREAK.join(parts))
    told = kpi_tui.read_report(path, profile=profile(tmp_path, CODELESS)).warnings
    assert not any("a page before" in each.message for each in told)
