"""Reports of other councils as drawn: every value stands on a page, and the truth is comparable."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from kpi_tui.report import Reading, Report
from kpi_tui.status import Status
from tests.rendering.councils import (
    ENGINES,
    LAYOUTS,
    Engine,
    Layout,
    Section,
    differences,
    render,
    sample,
)
from tests.rendering.councils.compare import Difference, expected_report
from tests.rendering.councils.drawn import not_drawn
from tests.rendering.councils.layouts.parts import RAG
from tests.rendering.councils.page import Cell, Table, Text, placed
from tests.rendering.councils.periods import (
    Period,
    half_year,
    month,
    position_at,
    quarter,
    two_months,
    whole_year,
)
from tests.rendering.councils.samples import PERIODS
from tests.rendering.councils.truth import page_texts, squeezed, truth
from tests.support.council_files import sample_file

pytestmark = pytest.mark.costly(3)

every_layout = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
every_engine = pytest.mark.parametrize("engine", ENGINES)


@every_engine
@every_layout
def test_every_value_is_on_a_page(layout: Layout, engine: Engine) -> None:
    assert not not_drawn(sample(layout), layout, sample_file(layout, engine))


@every_layout
def test_any_period_of_a_layout_is_on_a_page(tmp_path: Path, layout: Layout) -> None:
    for kind in layout.periods:
        report, path = sample(layout, PERIODS[kind]), tmp_path / "report.pdf"
        assert report.period.type is kind
        render(report, path, layout, "reportlab")
        assert not not_drawn(report, layout, path)


@every_layout
def test_a_perfect_reader_differs_in_nothing(layout: Layout) -> None:
    report = sample(layout)
    assert differences(report, layout, expected_report(report, layout)) == []


@every_layout
def test_each_wrong_cell_is_named(layout: Layout) -> None:
    report = sample(layout)
    read = expected_report(report, layout)
    first, *others = read.readings
    wrong = replace(first, period_actual="0", period_status=Status.UNREADABLE)
    found = differences(report, layout, replace(read, readings=(wrong, *others)))
    assert found == [
        Difference(first.measure_name, "period_actual", first.period_actual, "0"),
        Difference(first.measure_name, "period_status", first.period_status, Status.UNREADABLE),
    ]


@every_layout
def test_measures_that_are_missing_or_too_many_are_named(layout: Layout) -> None:
    report = sample(layout)
    read = expected_report(report, layout)
    first, *others = read.readings
    strange = replace(first, measure_name="Something else")
    found = differences(report, layout, replace(read, readings=(strange, *others)))
    assert found == [
        Difference(first.measure_name, "measure", "printed", "not read"),
        Difference("Something else", "measure", "not printed", "read"),
    ]


def test_a_measure_in_another_section_is_named() -> None:
    layout = LAYOUTS["dots"]
    report = sample(layout)
    read = expected_report(report, layout)
    first, *others = read.readings
    moved = replace(first, priority_code=read.priorities[1].code)
    found = differences(report, layout, replace(read, readings=(moved, *others)))
    titles = [priority.title for priority in read.priorities]
    assert found == [Difference(first.measure_name, "section", titles[0], titles[1])]


@pytest.mark.parametrize(
    ("field", "value"),
    [("council", "Another Council"), ("period_label", "Quarter 3"), ("report_date", date.max)],
)
def test_what_is_wrong_of_the_report_is_named(field: str, value: object) -> None:
    layout = LAYOUTS["district_rows"]
    report = sample(layout)
    read = expected_report(report, layout)
    wrong: Report = replace(read, **{field: value})  # type: ignore[arg-type]
    found = differences(report, layout, wrong)
    assert found == [Difference("the report", field, getattr(read, field), value)]


def test_words_under_a_heading_are_compared() -> None:
    layout = LAYOUTS["phrases"]
    report = sample(layout)
    read = expected_report(report, layout)
    first, *others = read.priorities
    silent = replace(first, commitments=())
    found = differences(report, layout, replace(read, priorities=(silent, *others)))
    assert [(d.where, d.field) for d in found] == [(first.title, "commentary")]


def test_a_dash_is_no_figure() -> None:
    layout = LAYOUTS["zebra"]
    report = sample(layout)
    read = expected_report(report, layout)
    dashed = tuple(replace(r, ytd_target=r.ytd_target or "–") for r in read.readings)
    assert differences(report, layout, replace(read, readings=dashed)) == []


@every_layout
def test_a_profile_declares_each_council_s_report(layout: Layout) -> None:
    with layout.profile.open("rb") as file:
        declared = tomllib.load(file)
    assert (declared["council"], declared["report"]) == (layout.council, layout.title)
    assert declared["period"]["type"] == layout.periods[0]


@every_layout
def test_a_layout_prints_every_field_that_it_names(layout: Layout) -> None:
    report = sample(layout)
    measures = [measure for _, measure in report.measures]
    for name in layout.fields:
        assert any(getattr(measure, name) for measure in measures), name
    for name in layout.section_fields:
        assert all(getattr(section, name) for section in report.sections), name


def test_all_layouts_together_print_every_field_of_a_reading() -> None:
    never = {"improvement_plan", "timeframe", "finance_impact", "risk_impact", "pages"}
    readings = [r for lay in LAYOUTS.values() for r in expected_report(sample(lay), lay).readings]
    for name in Reading.__dataclass_fields__.keys() - never:
        assert any(getattr(reading, name) for reading in readings), name


def test_the_truth_names_the_pages() -> None:
    layout = LAYOUTS["cards"]
    told = truth(sample(layout), layout, "reportlab", sample_file(layout))
    (first, *_) = told["measures"]
    assert first["pages"] == [2, 4]
    assert first["status_printed"] == "AMBER"
    assert first["direction_printed"] == "up"
    assert told["period_end"] == "2025-09-30"


def colours_of(path: Path, page: int) -> set[tuple[int, ...]]:
    with pypdfium2.PdfDocument(path) as document:
        image = document[page].render(scale=1).to_pil().convert("RGB")
    return {colour for _, colour in image.getcolors(maxcolors=1 << 24)}


@every_engine
def test_a_cell_without_words_is_coloured(engine: Engine) -> None:
    layout = LAYOUTS["fills"]
    colours = colours_of(sample_file(layout, engine), 0)
    for status in layout.statuses:
        assert tuple(bytes.fromhex(RAG[status].removeprefix("#"))) in colours


@every_engine
def test_a_header_is_on_every_page(tmp_path: Path, engine: Engine) -> None:
    layout, path = LAYOUTS["long_table"], tmp_path / "report.pdf"
    report = sample(layout)
    twice = tuple(
        Section(f"{section.title} {again}", section.measures)
        for again in ("now", "then")
        for section in report.sections
    )
    render(replace(report, sections=twice), path, layout, engine)
    _, *pages = page_texts(path)
    assert len(pages) > 2
    for text in pages:
        assert squeezed(report.period.label) in text
        assert squeezed(report.period.before) in text


@pytest.mark.parametrize(
    ("period", "label", "months", "before"),
    [
        (quarter(2025, 1), "Quarter 1 2025/26", "April to June 2025", "Quarter 4 2024/25"),
        (quarter(2025, 4), "Quarter 4 2025/26", "January to March 2026", "Quarter 3 2025/26"),
        (
            half_year(2025, 2),
            "Second half 2025/26",
            "October 2025 to March 2026",
            "First half 2025/26",
        ),
        (
            half_year(2025, 1),
            "First half 2025/26",
            "April to September 2025",
            "Second half 2024/25",
        ),
        (whole_year(1999), "1999/00", "April 1999 to March 2000", "1998/99"),
        (month(2025, 1), "January 2025", "January 2025", "December 2024"),
        (two_months(2025, 6), "June and July 2025", "June to July 2025", "April and May 2025"),
        (position_at(date(2025, 10, 31)), "31 October 2025", "October 2025", "September 2025"),
    ],
)
def test_periods_are_named_as_councils_do(
    period: Period, label: str, months: str, before: str
) -> None:
    assert (period.label, period.months, period.before) == (label, months, before)
    assert period.start <= period.end


def test_cells_stand_where_html_would_place_them() -> None:
    tall, wide, small = Cell(rows=2), Cell(columns=2), Cell((Text("below"),))
    table = Table((1, 1, 1), ((tall, wide), (small, small)))
    assert [(it.row, it.column) for it in placed(table)] == [(0, 0), (0, 1), (1, 1), (1, 2)]
