"""Cells that hold several fields: where each stands, and what is of another form."""

from __future__ import annotations

import re

import pytest

from kpi_tui.profiles.cell_forms import CellForm

STROKE = "{period_actual} / {period_target}"
BRACKETS = "{period_actual} ({period_target})"
WORDS = "{period_actual} (target: {period_target})"
AGAINST = "{period_actual} against {period_target}"
SPACE = "{period_actual} {period_target}"
THREE = "{previous_actual} / {period_actual} / {period_target}"
RATED = "{period_actual} / {period_target} ({period_status})"
NAMES = "{portfolio_holder} / {directors}"


@pytest.mark.parametrize(
    ("form", "text", "fields"),
    [
        (STROKE, "52.3% / 52%", ["52.3%", "52%"]),
        (STROKE, "52.3%/52%", ["52.3%", "52%"]),
        (STROKE, "12 days / 14 days", ["12 days", "14 days"]),
        (STROKE, "2024/26", ["2024", "26"]),
        (STROKE, "14/2025", ["14", "2025"]),
        (THREE, "51%/ 52% /55%", ["51%", "52%", "55%"]),
        (STROKE, "-£1.2m / £0.9m", ["-£1.2m", "£0.9m"]),
        (STROKE, "N/A / 52%", ["N/A", "52%"]),
        (STROKE, "52% / n / a", ["52%", "n / a"]),
        (STROKE, "TBC / 52%", ["TBC", "52%"]),
        (BRACKETS, "52.3% (52%)", ["52.3%", "52%"]),
        (BRACKETS, "52.3%(52%)", ["52.3%", "52%"]),
        (BRACKETS, "N/A (52%)", ["N/A", "52%"]),
        (WORDS, "52% (Target: 55%)", ["52%", "55%"]),
        (WORDS, "52% ( target : 55% )", ["52%", "55%"]),
        (AGAINST, "52% against 55%", ["52%", "55%"]),
        (SPACE, "52% 55%", ["52%", "55%"]),
        (THREE, "51% / 52% / 55%", ["51%", "52%", "55%"]),
        (RATED, "50% / 55% (On target)", ["50%", "55%", "On target"]),
        ("{period_actual} ({any})", "52% (55%)", ["52%", "55%"]),
        (RATED, "N/A / 55%(R)", ["N/A", "55%", "R"]),
        (NAMES, "Cllr Ada Fenwick / Bilal Khan", ["Cllr Ada Fenwick", "Bilal Khan"]),
    ],
)
def test_a_cell_of_several_fields(form: str, text: str, fields: list[str]) -> None:
    found = CellForm(form)
    assert found.parts(text) == dict(zip(found.names, fields, strict=True))


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (STROKE, "52%"),
        (STROKE, "52% /"),
        (STROKE, "/ 52%"),
        (STROKE, "12/15 / 14/15"),
        (STROKE, "31/12/2025"),
        (STROKE, "12/2025"),
        (STROKE, "2024/25"),
        (THREE, "31/12/2025"),
        (THREE, "1/2 / 3"),
        (STROKE, "N/A"),
        (STROKE, "N/A (not due)"),
        (STROKE, "52% (52%)"),
        (BRACKETS, "52% / 52%"),
        (BRACKETS, "(2.1%) (3%)"),
        (BRACKETS, "52% (52%) p"),
        (BRACKETS, "52% (52%"),
        (WORDS, "52% (55%)"),
        (WORDS, "target 52% (target: 55%)"),
        (AGAINST, "52% against 55% against 57%"),
        (SPACE, "12 days 14 days"),
        (SPACE, "52%"),
        (THREE, "52% / 55%"),
        (RATED, "52% / 55%"),
        (RATED, "52% (Green)"),
        (NAMES, "Head of Parks / Trees / Cllr Ada Fenwick"),
        (STROKE, "5" * 150 + " / " + "5" * 150),
        (STROKE, ""),
    ],
)
def test_a_cell_of_another_form(form: str, text: str) -> None:
    assert CellForm(form).parts(text) is None


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ("{period_actual}", "holds one field"),
        ("{period_actual}{period_target}", "write what stands between its fields"),
        ("{directors} {portfolio_holder}", "write what stands between its fields"),
        ("{period_actual} 5 {period_target}", "a digit parts no two fields"),
        ("{any}", "holds one field"),
        ("{period_actual} / {comment}", "{comment} is no placeholder"),
        ("{period_actual} / {year}", "{year} is no field that may share a cell"),
        ("{period_actual} / {period_actual}", "stands twice"),
        ("{period_actual / {period_target}", "no other half"),
    ],
)
def test_a_form_that_does_not_part_its_fields(form: str, why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        CellForm(form)
