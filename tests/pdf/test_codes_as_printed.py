"""Codes without a shape in common are taken as their column prints them."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from kpi_tui.pdf import read_report
from kpi_tui.pdf.drafting.words import is_figure, moves, what_of
from kpi_tui.profiles.load import parse_profile
from kpi_tui.report import Report
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import Document, Table, words

NAMES = ("Bins collected", "Missed bins", "Waste recycled", "Trees planted", "Litter found")


def read(path: Path, *codes: str) -> Report:
    """A report whose measures have these codes, read by a profile that says no more than where."""
    rows = [tuple(words(label, bold=True) for label in ("Ref", "Measure", "Result", "Target"))]
    for code, name in zip(codes, NAMES, strict=False):
        rows.append((words(code), words(name), words("12.5%"), words("10.0%")))
    blocks = (
        heading("Performance Report Quarter 2 2025/26", "#000000", 16),
        heading("Clean streets", "#000000"),
        Table((10, 40, 20, 20), tuple(rows), 1),
    )
    import_module("tests.rendering.councils.with_reportlab").draw(Document("a", blocks), path)
    columns = {
        "code": ["Ref"],
        "measure": ["Measure"],
        "period_actual": ["Result"],
        "period_target": ["Target"],
    }
    profile = {
        "name": "sampleford",
        "council": "Sampleford City Council",
        "report": "Performance Report",
        "recognise": ["Performance Report"],
        "period": {"type": "quarter", "places": ["Quarter {quarter} {year}"]},
        "table": [{"begins": "rule", "columns": columns}],
    }
    return read_report(path, profile=parse_profile(profile, "sampleford.toml"))


def test_codes_of_several_looks_are_kept(tmp_path: Path) -> None:
    codes = ("1.1.1", "V1.1", "HR12", "CP-4a", "7")
    report = read(tmp_path / "a.pdf", *codes)
    assert tuple(reading.measure_code for reading in report.readings) == codes
    assert not any(reading.code_is_ours for reading in report.readings)


def test_what_is_no_code_is_numbered(tmp_path: Path) -> None:
    report = read(tmp_path / "a.pdf", "1.1.1", "to follow", "1.1.3")
    assert [reading.measure_code for reading in report.readings] == ["1.1.1", "01.02", "1.1.3"]
    assert [reading.code_is_ours for reading in report.readings] == [None, True, None]


def test_a_code_that_comes_again_is_told(tmp_path: Path) -> None:
    report = read(tmp_path / "a.pdf", "A1", "B2", "A1")
    assert [reading.measure_code for reading in report.readings] == ["A1", "B2", "01.03"]
    assert any("A1 is printed twice" in warning.message for warning in report.warnings)


@pytest.mark.parametrize(
    "text", [">= 99%", "<= 10", "≥ 45.5%", "≤£1.2m", "2.9% (p)", "+865", "1,940 (est.)"]
)
def test_bounds_and_provisional_figures_are_figures(text: str) -> None:
    assert is_figure(text)
    assert not moves(text)


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("Prev. status", ("status", "previous")),
        ("Prev. year", ("", "last_year")),
        ("Last qtr", ("", "previous")),
        ("Preventable admissions", ("", "")),
        ("Same time last year", ("", "last_year")),
    ],
)
def test_a_heading_says_of_which_period_a_column_is(label: str, meant: tuple[str, str]) -> None:
    assert what_of(label) == meant
