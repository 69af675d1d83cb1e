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
