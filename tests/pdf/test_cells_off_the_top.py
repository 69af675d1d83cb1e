"""In tables without lines a cell's text stays its own, wherever in its row the cells stand."""

from __future__ import annotations

from pathlib import Path

import pytest

import kpi_tui
from tests.support.html_tables import LINES, draw_html, html_table
from tests.support.plain_report import NAMES, profile, rows

HEADING = "<h2>Priority 1: Clean streets</h2>"

pytestmark = pytest.mark.costly(4)


def comment(measure: int, sentences: int) -> str:
    """Return what is said about a measure, so long."""
    return " ".join(
        f"Sentence {number} of measure {measure} tells what the crews did and who paid."
        for number in range(sentences)
    )


@pytest.mark.parametrize("place", ["top", "middle", "bottom"])
@pytest.mark.parametrize(
    "lengths", [(1, 2, 1, 3, 1, 1), (3, 1, 1, 2, 1, 2), (1, 1, 1, 1, 1, 1)], ids=str
)
def test_no_text_goes_to_the_row_beside_it(
    tmp_path: Path, place: str, lengths: tuple[int, ...]
) -> None:
    said = [comment(number, length) for number, length in enumerate(lengths, 1)]
    body = HEADING + html_table(rows(cells={"Commentary": said}))
    style = f"{LINES['none']} td {{ vertical-align: {place} }}"
    path = draw_html(tmp_path / "a.pdf", body, style)
    report = kpi_tui.read_report(path, profile=profile(tmp_path))
    assert [each.measure_name for each in report.readings] == list(NAMES)
    assert [each.comment for each in report.readings] == said
    assert not report.account.leftovers
