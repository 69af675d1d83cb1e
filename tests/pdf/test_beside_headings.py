"""Words beside the headings of a table are none of its own, and are not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.pdf import read_report
from tests.support.html_tables import draw_html, html_table
from tests.support.plain_report import NAMES, profile, rows


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_comment_in_the_margin_is_left_over(tmp_path: Path, side: str) -> None:
    style = (
        f"@page {{ margin-{side}: 60mm }} .note {{ position: absolute; {side}: -50mm; top: 46mm }}"
    )
    note = '<div class="note">Is 45% right?</div>'
    page = f"<h2>Priority 1: Clean streets</h2>{html_table(rows())}{note}"
    got = read_report(draw_html(tmp_path / "a.pdf", page, style), profile=profile(tmp_path))
    assert [each.measure_name for each in got.readings] == list(NAMES)
    assert [each.text for each in got.account.leftovers] == ["Is 45% right?"]
