"""Directorates that each have a measure of one code and name: other measures, with codes of ours."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from kpi_tui.pdf import read_report
from kpi_tui.pdf.report.namesakes import told_apart
from kpi_tui.profiles.load import parse_profile
from kpi_tui.report import Reading, Report
from tests.rendering.councils.layouts.parts import heading
from tests.rendering.councils.page import Block, Document, Table, words

SICK = Reading("A", "1", "Sickness absence days", period_actual="5", period_target="6", pages=(2,))
THEIRS = replace(SICK, priority_code="B", period_actual="9", pages=(3,))
BINS = Reading("A", "2", "Bins missed", period_actual="3")


def test_namesakes_of_other_priorities_have_codes_of_ours_and_are_told() -> None:
    found = told_apart((SICK, BINS, THEIRS))
    assert [(each.measure_code, each.code_is_ours) for each in found.readings] == [
        ("A.1", True),
        ("2", None),
        ("B.1", True),
    ]
    (warning,) = found.warnings
    assert (warning.page, warning.measure_code) == (2, "A.1")
    assert warning.message == (
        "“Sickness absence days” has the code 1 under A and B: they are called A.1 and B.1 here"
    )
    assert found.codes == {"1"}


@pytest.mark.parametrize(
    "other",
    [
        replace(SICK, priority_code="B", pages=(9,)),  # a summary may repeat the row
        replace(THEIRS, priority_code="A"),  # twice in its own priority
        replace(THEIRS, measure_code="7"),
        replace(THEIRS, measure_name="Vacancies"),
    ],
)
def test_what_may_be_one_measure_or_is_named_otherwise_keeps_its_code(other: Reading) -> None:
    found = told_apart((SICK, other))
    assert found.readings == (SICK, other)
    assert not found.warnings
    assert not found.codes


def read(path: Path, *sections: tuple[str, str]) -> Report:
    """A report in which codes restart below each title, each time with sickness and its figure."""
    blocks: list[Block] = [heading("Performance Report Quarter 2 2025/26", "#000000", 16)]
    for title, figure in sections:
        rows = [tuple(words(label, bold=True) for label in ("Ref", "Measure", "Result", "Target"))]
        rows.append((words("P1"), words("Sickness absence days"), words(figure), words("6.0")))
        rows.append((words("P2"), words(f"Vacancies in {title}"), words("12"), words("10")))
        blocks += [heading(title, "#000000"), Table((10, 40, 20, 20), tuple(rows), 1)]
    import_module("tests.rendering.councils.with_reportlab").draw(
        Document("a", tuple(blocks)), path
    )
    profile = {
        "name": "sampleford",
        "council": "Sampleford City Council",
        "report": "Performance Report",
        "recognise": ["Performance Report"],
        "period": {"type": "quarter", "places": ["Quarter {quarter} {year}"]},
        "code": {"shape": "@#"},
        "table": [
            {
                "begins": "rule",
                "columns": {
                    "code": ["Ref"],
                    "measure": ["Measure"],
                    "period_actual": ["Result"],
                    "period_target": ["Target"],
                },
            }
        ],
    }
    return read_report(path, profile=parse_profile(profile, "sampleford.toml"))


def test_codes_that_restart_with_each_title_are_told_apart_where_the_name_comes_again(
    tmp_path: Path,
) -> None:
    report = read(tmp_path / "a.pdf", ("Adults", "5.5"), ("Children", "9.0"))
    sick, vacant, also_sick, also_vacant = report.readings
    assert sick.measure_code == f"{sick.priority_code}.P1"
    assert also_sick.measure_code == f"{also_sick.priority_code}.P1"
    assert sick.priority_code != also_sick.priority_code
    assert (vacant.measure_code, also_vacant.measure_code) == ("P2", "P2")
    said = [warning.message for warning in report.warnings]
    assert any("has the code P1 under" in message for message in said)
    assert not any("not in a table" in message for message in said)
