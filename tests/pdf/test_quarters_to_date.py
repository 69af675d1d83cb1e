"""A quarter named beside the months of its year to date: the report is the quarter's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import kpi_tui
from kpi_tui.errors import PdfError
from kpi_tui.pdf.drafting.draft import draft_profile
from kpi_tui.pdf.drafting.write import write_profile
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.period import PeriodType
from tests.support import plain_report
from tests.support.plain_report import COUNCIL, PROFILE

TITLES = [
    ("Quarter 2, April to September 2025",),
    ("Quarter 2", "April to September 2025"),
    ("April to September 2025", "Quarter 2"),
    ("Quarter 2 2025/26", "April to September 2025"),
    ("April to September 2025", "Quarter 2 2025/26"),
]


@pytest.mark.parametrize("title", TITLES, ids=" / ".join)
@pytest.mark.parametrize("drafted", [False, True])
def test_the_quarter_is_read(tmp_path: Path, title: tuple[str, ...], drafted: bool) -> None:
    page = plain_report.PAGE.titled(COUNCIL, "Corporate Performance Report", *title)
    path = plain_report.draw(tmp_path / "a.pdf", page)
    toml = PROFILE
    if drafted:
        with open_pdf(path) as document:
            toml = write_profile(draft_profile(document))
    report = kpi_tui.read_report(path, profile=plain_report.profile(tmp_path, toml))
    assert (report.period_type, report.report_date) == (PeriodType.QUARTER, date(2025, 9, 30))


@pytest.mark.parametrize("title", [TITLES[0], *TITLES[3:]], ids=" / ".join)
def test_it_is_no_half_year_in_silence(tmp_path: Path, title: tuple[str, ...]) -> None:
    page = plain_report.PAGE.titled(COUNCIL, "Corporate Performance Report", *title)
    path = plain_report.draw(tmp_path / "a.pdf", page)
    toml = PROFILE.replace('"quarter"', '"half_year"').replace('"Quarter {quarter} {year}", ', "")
    profile = plain_report.profile(tmp_path, toml)
    if len(title) == 1:
        with pytest.raises(PdfError, match="no half year in it"):
            kpi_tui.read_report(path, profile=profile)
        return
    report = kpi_tui.read_report(path, profile=profile)
    assert any("dated Quarter 2 2025/26 here" in warning.message for warning in report.warnings)


CONTRADICTING = [
    ("half_year", ("April to September 2025", "Quarter 2"), "Quarter 2"),
    ("half_year", ("Quarter 2 cumulative figures, April to September 2025",), "Quarter 2"),
    ("half_year", ("Quarter 3, April to September 2025",), "Quarter 3"),
    ("half_year", ("Quarter 3", "April to September 2025"), "Quarter 3"),
    ("half_year", ("First half 2025/26, October to March 2026",), "October to March 2026"),
    ("quarter", ("Quarter 3 2025/26, April to September 2025",), "April to September 2025"),
    ("quarter", ("April to September 2025, Quarter 3",), "April to September"),
    ("quarter", ("Quarter 2 2025/26", "April to June 2025"), "April to June 2025"),
]


@pytest.mark.parametrize(("kind", "title", "other"), CONTRADICTING)
def test_a_title_that_names_two_periods_is_told(
    tmp_path: Path, kind: str, title: tuple[str, ...], other: str
) -> None:
    toml = PROFILE
    if kind == "half_year":
        toml = toml.replace('"quarter"', '"half_year"').replace('"Quarter {quarter} {year}", ', "")
    assert _dated_otherwise(tmp_path, toml, title) == [f"dated {other} here"]


@pytest.mark.parametrize(
    "title",
    [
        ("Quarters 1 and 2", "April to September 2025"),
        ("April to September 2025 (half year)",),
        ("April to September 2025", "Next report: Quarter 3"),
    ],
)
def test_a_title_that_names_one_period_twice_is_sound(
    tmp_path: Path, title: tuple[str, ...]
) -> None:
    toml = PROFILE.replace('"quarter"', '"half_year"').replace('"Quarter {quarter} {year}", ', "")
    assert not _dated_otherwise(tmp_path, toml, title)


def test_headings_of_columns_that_name_two_periods_are_no_title(tmp_path: Path) -> None:
    """They stand in one line over the columns of both; the profile declares them."""
    both = ("Quarter 2 2025/26 Quarter 1 2025/26",)
    assert not _dated_otherwise(tmp_path, PROFILE, both)
    undeclared = PROFILE.replace(', "{previous_period}"', "")
    assert _dated_otherwise(tmp_path, undeclared, both) == ["dated Quarter 1 2025/26 here"]
    title = ("Quarter 2 2025/26 and Quarter 1 2025/26",)
    assert _dated_otherwise(tmp_path, PROFILE, title) == ["dated Quarter 1 2025/26 here"]


def _dated_otherwise(tmp_path: Path, toml: str, title: tuple[str, ...]) -> list[str]:
    page = plain_report.PAGE.titled(COUNCIL, "Corporate Performance Report", *title)
    path = plain_report.draw(tmp_path / "a.pdf", page)
    report = kpi_tui.read_report(path, profile=plain_report.profile(tmp_path, toml))
    told = [each.message for each in report.warnings if each.message.startswith("dated ")]
    return [message.partition(", ")[0] for message in told]
