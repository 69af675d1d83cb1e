"""A profile drafted from a report that none knows reads it without being edited."""

from __future__ import annotations

from pathlib import Path

import pytest

from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.draft import draft_profile
from kpi_tui.pdf.drafting.write import write_profile
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.report import Report
from tests.rendering.councils import (
    ENGINES,
    LAYOUTS,
    CouncilReport,
    Engine,
    differences,
    sample,
)
from tests.support.council_files import sample_file

pytestmark = pytest.mark.costly(3)

_CELLS = 14
"""Cells of a measure, about."""
_FLOOR = 0.97


def drafted(path: Path, profile: Path) -> Report:
    """What is read in a report by the profile that is drafted from it, and written to a file."""
    with open_pdf(path, None, None) as document:
        profile.write_text(write_profile(draft_profile(document)), encoding="utf-8")
    return read_report(path, profile=str(profile))


def count(report: CouncilReport) -> int:
    return _CELLS * sum(1 for _ in report.measures)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_draft_reads_the_report_that_it_was_drafted_from(
    name: str, engine: Engine, tmp_path: Path
) -> None:
    layout = LAYOUTS[name]
    truth = sample(layout)
    report = drafted(sample_file(layout, engine), tmp_path / "profile.toml")
    wrong = [each for each in differences(truth, layout, report) if each.field != "commentary"]
    assert len(wrong) <= (1 - _FLOOR) * count(truth), wrong[:10]


def test_cards_are_preferred_to_the_summary_of_their_measures() -> None:
    with open_pdf(sample_file(LAYOUTS["cards"], "typst"), None, None) as document:
        draft = draft_profile(document)
    assert len(draft.feet) >= 1
    assert "Key Performance Indicators" in draft.furniture
    assert 'kind = "cards"' in write_profile(draft)
