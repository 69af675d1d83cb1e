"""Tables without lines between columns: longer texts on the pages that follow show the columns too."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpi_tui
from tests.support.html_tables import BREAK, LINES, draw_html, html_table
from tests.support.plain_report import NAMES, profile, rows

SAID = "The crews did what they could, and those who paid for it were told so in the spring."
ALIGNED = {
    "left": "",
    "right": "td:nth-child(3), td:nth-child(4), td:nth-child(5) { text-align: right }",
    "centred": "td:nth-child(n+3), th:nth-child(n+3) { text-align: center }",
}

pytestmark = pytest.mark.costly(4)


@pytest.mark.parametrize("aligned", ALIGNED)
@pytest.mark.parametrize("lines", LINES)
def test_no_text_of_a_page_that_follows_is_cut(tmp_path: Path, lines: str, aligned: str) -> None:
    body = rows(cells={"Commentary": [*["Fine."] * 3, *[SAID] * 3], "Target": ["5"] * 3})
    names = ["Bins", "Tips", "Trees", *NAMES[3:]]
    for row, name in zip(body, names, strict=True):
        row[1] = name
    page = "<h2>Priority 1: Clean streets</h2>" + html_table(body[:3]) + BREAK
    page += html_table(body[3:], headed=False)
    path = draw_html(tmp_path / "a.pdf", page, LINES[lines] + ALIGNED[aligned])
    report = kpi_tui.read_report(path, profile=profile(tmp_path))
    assert [each.measure_name for each in report.readings] == names
    assert [each.comment for each in report.readings] == [row[7] for row in body]
    assert [each.period_target for each in report.readings] == [row[2] for row in body]
    assert not [each for each in report.warnings if each.page]
