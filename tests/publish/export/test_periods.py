"""Exports of reports on other periods than months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.analysis.facts import facts
from kpi_tui.period import PeriodKey, PeriodType
from kpi_tui.period_names import find_period, period_code
from kpi_tui.publish.export.as_markdown import to_markdown
from kpi_tui.publish.export.shown import Export
from kpi_tui.publish.export.tidy import tidy
from kpi_tui.publish.export.tidy_schema import tidy_schema
from kpi_tui.publish.import_summary import headline
from kpi_tui.report import Report
from tests.support.months import readings
from tests.support.periods import last_days, report, reports

QUARTER = PeriodType.QUARTER
CODES = {
    PeriodType.MONTH: ["2025-02", "2025-03"],
    PeriodType.TWO_MONTHS: ["2024-10/2024-11", "2024-12/2025-01"],
    QUARTER: ["2024-25 Q2", "2024-25 Q3"],
    PeriodType.HALF_YEAR: ["2023-24 H2", "2024-25 H1"],
    PeriodType.YEAR: ["2023-24", "2024-25"],
    PeriodType.DATE: ["2024-12-08", "2025-01-17"],
}


@pytest.mark.parametrize("kind", PeriodType)
def test_tidy_rows_name_periods_for_programs(kind: PeriodType) -> None:
    found = tidy(facts(readings(*reports(kind, 2))))
    assert found["period"].unique(maintain_order=True).to_list() == CODES[kind]
    assert tidy_schema(found, kind)["primaryKey"] == ["measure_id", "period", "series"]


@pytest.mark.parametrize("kind", PeriodType)
def test_the_schema_says_what_a_period_is(kind: PeriodType) -> None:
    found = tidy(facts(readings(*reports(kind, 2))))
    (field,) = [each for each in tidy_schema(found, kind)["fields"] if each["name"] == "period"]
    types = {PeriodType.MONTH: "yearmonth", PeriodType.DATE: "date"}
    assert field["type"] == types.get(kind, "string")
    assert field["description"].startswith(f"Published. The {kind.noun} reported on.")


@given(st.data(), st.sampled_from(PeriodType))
def test_names_for_programs_sort_and_mean_their_periods(
    data: st.DataObject, kind: PeriodType
) -> None:
    days = last_days(kind, data.draw(st.integers(1, 9)))
    codes = [period_code(day, kind) for day in days]
    assert codes == sorted(codes)
    held = [PeriodKey(day, kind) for day in days]
    assert [find_period(code, held) for code in codes] == held


def test_markdown_has_the_columns_that_the_report_has() -> None:
    with_floors, first = (
        report(QUARTER, date(2024, 12, 31), 1),
        "| Our code | Measure | Director | Portfolio holder | Actual | Target",
    )
    text = to_markdown(Export(readings(with_floors))).decode()
    assert text.startswith("# Performance, Kent County Council, Quarter 3 2024/25\n")
    assert f"{first} | Floor | Status | Before, as printed | Direction, as printed | " in text
    plain = replace(with_floors, readings=with_floors.readings[1:2])
    assert f"{first} | Status | Page |\n" in to_markdown(Export(readings(plain))).decode()


@pytest.mark.parametrize(
    ("label", "begins"),
    [
        ("Quarter 3 2024/25", "Quarter 3 2024/25 · 6 measures"),
        ("QUARTER 3  2024/25", "Quarter 3 2024/25 · 6 measures"),
        ("October to December 2024", "Quarter 3 2024/25 (“October to December 2024”) · 6 measures"),
        (None, "Quarter 3 2024/25 · 6 measures"),
    ],
)
def test_an_import_names_the_period_as_printed_too(label: str | None, begins: str) -> None:
    made: Report = replace(report(QUARTER, date(2024, 12, 31)), period_label=label)
    assert headline(made).startswith(begins)
