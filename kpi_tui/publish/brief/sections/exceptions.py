"""The measures that ask for attention: a table of them, then each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kpi_tui.analysis.measure_period import MeasurePeriod, is_empty
from kpi_tui.figures import gap
from kpi_tui.labels import PROSE, plural
from kpi_tui.months import month_name
from kpi_tui.publish.brief.charts.chart import chart_of
from kpi_tui.publish.brief.data import BriefData, ReadingSource
from kpi_tui.publish.brief.document import (
    OURS,
    Block,
    Cell,
    Chart,
    Column,
    Paragraph,
    Quote,
    Reference,
    Section,
    Table,
    Tone,
)
from kpi_tui.publish.brief.fragments import Asked, figure, measure, measure_title, sign, source
from kpi_tui.publish.brief.sections.questions import RULE_TITLES
from kpi_tui.publish.brief.words import remarks, since
from kpi_tui.report import EXCEPTIONS, MISSED, Reading, Status
from kpi_tui.text import one_line
from kpi_tui.wording.measure_text import owners_line

DOUBTED = ("Y1", "Y2")
"""Rules by which a year to date adds up what makes no sum: then none is told of the year's end."""


def excepted(material: BriefData) -> list[Reading]:
    """The exceptions, the worst status first; those only the year to date makes one stand last."""
    order: dict[Status | None, int] = {status: place for place, status in enumerate(EXCEPTIONS)}
    found = [
        reading
        for reading in material.readings
        if reading.period_status in order or reading.ytd_status in MISSED
    ]
    return sorted(found, key=lambda reading: order.get(reading.period_status, len(order)))


def exceptions(
    material: BriefData, readings: Sequence[Reading], anchors: Sequence[str], asked: Asked
) -> Section:
    """The section on these readings, each of which others lead to by its anchor."""
    if not readings:
        nothing = Paragraph("No measure is red or amber, or without a figure or a target.")
        return Section("Exceptions", (nothing,), anchor="exceptions")
    each = [
        Section(
            measure_title(reading.measure_code, reading.measure_name),
            tuple(_measure(material, reading, asked)),
            anchor=anchor,
        )
        for reading, anchor in zip(readings, anchors, strict=True)
    ]
    blocks: list[Block] = [Paragraph(_what(readings)), _table(material, readings, anchors)]
    if not material.has_plans:
        month = month_name(material.month)
        said = f"The report of {month} has no improvement plans or timeframes for any measure."
        blocks.append(Paragraph(said))
    if any(isinstance(block, Chart) for section in each for block in section.blocks):
        blocks.append(Paragraph(HOW_TO_READ, Tone.SOURCE))
    return Section("Exceptions", tuple(blocks), tuple(each), "exceptions")


def _what(readings: Sequence[Reading]) -> str:
    said = "Measures that are red or amber, or without a figure or a target, for the month"
    late = sum(reading.period_status not in EXCEPTIONS for reading in readings)
    if not late:
        return f"{said}."
    return f"{said}; the last {late if late > 1 else 'one'} only for the year to date."


HOW_TO_READ = (
    "In the charts the solid line is the month’s actual and the dashed one its target. The signs "
    "on the line are the published statuses: star green, circle amber, triangle red, square any "
    "other."
)


def _table(material: BriefData, readings: Sequence[Reading], anchors: Sequence[str]) -> Table:
    columns = [
        Column("Measure", width=22),
        Column("Month", width=9),
        Column("Year to date", width=9),
        Column("Actual", right=True, width=10),
        Column("Target", right=True, width=10),
        Column(f"Against target ({OURS.lower()})", width=10),
    ]
    if material.before:
        day = month_name(material.before.report_date)
        columns.append(Column(f"Since {day} ({OURS.lower()})", width=11))
    columns.append(Column("Page", right=True, width=7))
    rows = []
    for reading, anchor in zip(readings, anchors, strict=True):
        insight = material.insights.get((reading.measure_code, reading.measure_name))
        percentage = insight is not None and insight.is_percentage
        cells = [
            measure(reading, anchor),
            sign(reading.period_status),
            sign(reading.ytd_status),
            figure(reading.period_actual),
            figure(reading.period_target),
            _gap(reading.period_actual, reading.period_target, percentage),
        ]
        if material.before:
            then = material.before.report_date
            cells.append(Cell(since(insight, reading.period_actual, then)))
        rows.append((*cells, figure(", ".join(map(str, reading.pages)))))
    caption = (
        f"{plural(len(readings), 'exception')} in {month_name(material.month)}: the month’s figures "
        f"as published in {one_line(material.file)}"
    )
    return Table(caption, tuple(columns), tuple(rows))


def _measure(material: BriefData, reading: Reading, asked: Asked) -> Iterator[Block]:
    key = (reading.measure_code, reading.measure_name)
    insight = material.insights.get(key)
    yield Paragraph(owners_line(reading), Tone.SOURCE)
    yield _figures(material, reading, insight)
    if insight is not None:
        doubted = any(finding.rule in DOUBTED for _, finding in asked.get(key, ()))
        said = " ".join(remarks(replace(insight, ytd_method=None) if doubted else insight))
        if said:
            yield Paragraph(said, Tone.OURS)
        chart = chart_of(insight)
        if chart is not None:
            yield chart
    yield from _said(material, reading)
    if key in asked:
        references = tuple(
            Reference(f"Q{number} {RULE_TITLES[finding.rule]}", f"question-{number}")
            for number, finding in asked[key]
        )
        yield Paragraph("To ask:", Tone.OURS, references)


def _gap(actual: str | None, target: str | None, percentage: bool) -> Cell:
    return Cell(gap(actual, target, percentage=percentage) or "–")


def _figures(material: BriefData, reading: Reading, insight: MeasurePeriod | None) -> Table:
    percentage = insight is not None and insight.is_percentage
    here = source(material.file, reading.pages)
    month = month_name(material.month)
    printed = [
        (month, reading.period_actual, reading.period_target, reading.period_status, here),
        ("Year to date", reading.ytd_actual, reading.ytd_target, reading.ytd_status, here),
    ]
    for point, place in _earlier(material, insight):
        where = source(place.file, place.pages)
        day = month_name(point.report_date)
        printed.append((day, point.period.actual, point.period.target, point.period.status, where))
    rows = [
        (
            Cell(when),
            figure(actual),
            figure(target),
            sign(status),
            _gap(actual, target, percentage),
            Cell(where),
        )
        for when, actual, target, status, where in printed
    ]
    columns = (
        Column("Period", width=3),
        Column("Actual", right=True),
        Column("Target", right=True),
        Column("Status"),
        Column(f"Against target ({OURS.lower()})", width=3),
        Column("Source", width=5),
    )
    return Table(f"Figures of {one_line(reading.measure_code)}", columns, tuple(rows))


def _earlier(
    material: BriefData, insight: MeasurePeriod | None
) -> Iterator[tuple[MeasurePeriod, ReadingSource]]:
    """The reading before, and that of the same month a year ago, with where they stand."""
    if insight is None:
        return
    before = insight.history[:-1]
    last_year = _year_before(material.month)
    for point in reversed(before):
        if point is before[-1] or _month(point.report_date) == last_year:
            yield point, material.places[insight.measure_id, point.report_date]


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _year_before(day: date) -> tuple[int, int]:
    return day.year - 1, day.month


def _said(material: BriefData, reading: Reading) -> Iterator[Block]:
    """What the council says of it; that it says nothing where it might."""
    for name, label in PROSE.items():
        text: str | None = getattr(reading, name)
        if text is not None and not is_empty(text):
            yield Quote(label, text)
        elif name == "comment" or (name == "improvement_plan" and material.has_plans):
            printed = f" (“{one_line(text)}”)" if text and text.strip() else ""
            yield Paragraph(f"No {label.lower()} is printed{printed}.")
