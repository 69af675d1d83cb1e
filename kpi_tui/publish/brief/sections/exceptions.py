"""The measures that ask for attention: a table of them, then each by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kpi_tui.analysis.measure_period import MeasurePeriod, is_empty
from kpi_tui.figures import gap
from kpi_tui.labels import PROSE, plural
from kpi_tui.months import months_apart
from kpi_tui.period_names import column_heading, in_words_of, period_name
from kpi_tui.publish.brief.charts.chart import chart_of
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import (
    OURS,
    Block,
    BriefSection,
    Chart,
    Paragraph,
    Quote,
    Reference,
    Table,
    TableCell,
    TableColumn,
    Tone,
)
from kpi_tui.publish.brief.fragments import Asked, figure, measure_cell, measure_title, sign, source
from kpi_tui.publish.brief.provenance import stated
from kpi_tui.publish.brief.sections.questions import rule_title
from kpi_tui.report import EXCEPTIONS, MISSED, Reading, Status
from kpi_tui.text import one_line
from kpi_tui.wording.measure_text import beside_the_figures, has_year_to_date, owners_line
from kpi_tui.wording.phrases import since_in_short
from kpi_tui.wording.sentences import remarks_and_trend

_HOW_TO_READ = (
    "In the charts the solid line is the month’s actual and the dashed one its target. The signs "
    "on the line are the report’s statuses: star green, circle amber, triangle red, square any "
    "other."
)
_DOUBTED = frozenset(("Y1", "Y2"))
"""Rules by which a year to date adds up what makes no sum: then none is told of the year's end."""


def excepted(data: BriefData) -> list[Reading]:
    """Return the exceptions, the worst first; last those that only the year to date makes one."""
    order: dict[Status | None, int] = {status: rank for rank, status in enumerate(EXCEPTIONS)}
    readings = [
        reading
        for reading in data.readings
        if reading.period_status in order or reading.ytd_status in MISSED
    ]
    return sorted(readings, key=lambda reading: order.get(reading.period_status, len(order)))


def exceptions(
    data: BriefData, readings: Sequence[Reading], anchors: Sequence[str], asked: Asked
) -> BriefSection:
    """Return the section on these readings, each of which others lead to by its anchor."""
    if not readings:
        nothing = Paragraph("No measure is red or amber, or without a figure or a target.")
        return BriefSection("Exceptions", (nothing,), anchor="exceptions")
    sections = []
    for reading, anchor in zip(readings, anchors, strict=True):
        title = measure_title(reading.measure_code, reading.measure_name)
        sections.append(BriefSection(title, tuple(_measure(data, reading, asked)), anchor=anchor))
    noun = data.kind.noun
    intro = f"Measures that are red or amber, or without a figure or a target, for the {noun}"
    late = sum(reading.period_status not in EXCEPTIONS for reading in readings)
    if late:
        intro += f"; the last {late if late > 1 else 'one'} only for the year to date"
    blocks: list[Block] = [Paragraph(f"{intro}."), _table(data, readings, anchors)]
    if not data.has_plans:
        lacking = "improvement plans" if data.has_comments else "comments, improvement plans"
        text = f"The report of {data.when} has no {lacking} or timeframes for any measure."
        if data.report.section_commentary:
            text = (
                f"The report of {data.when} comments on whole priorities, not on each measure, and "
                "has no improvement plans or timeframes."
            )
        blocks.append(Paragraph(text))
    if any(isinstance(block, Chart) for section in sections for block in section.blocks):
        blocks.append(Paragraph(in_words_of(data.kind, _HOW_TO_READ), Tone.SOURCE))
    return BriefSection("Exceptions", tuple(blocks), tuple(sections), "exceptions")


def _table(data: BriefData, readings: Sequence[Reading], anchors: Sequence[str]) -> Table:
    """Return the exceptions in a table, a row each."""
    years = has_year_to_date(readings, data.kind)
    columns = [
        TableColumn("Measure", width=22),
        TableColumn(column_heading(data.kind), width=9),
        *([TableColumn("Year to date", width=9)] if years else []),
        TableColumn("Actual", right=True, width=10),
        TableColumn("Target", right=True, width=10),
        TableColumn(f"Against target ({OURS.lower()})", width=10),
    ]
    if data.before:
        columns.append(TableColumn(f"Since {data.when_before} ({OURS.lower()})", width=11))
    columns.append(TableColumn("Page", right=True, width=7))
    rows = []
    for reading, anchor in zip(readings, anchors, strict=True):
        known = data.measures.get((reading.measure_code, reading.measure_name))
        percentage = known is not None and known.is_percentage
        cells = [
            measure_cell(reading, anchor),
            sign(reading.period_status),
            *([sign(reading.ytd_status)] if years else []),
            figure(reading.period_actual),
            figure(reading.period_target),
            _gap(reading.period_actual, reading.period_target, percentage),
        ]
        if data.before:
            then = data.before.report_date
            cells.append(TableCell(since_in_short(known, then)))
        rows.append((*cells, figure(", ".join(map(str, reading.pages)))))
    caption = (
        f"{plural(len(readings), 'exception')} in {data.when}: the {data.kind.noun}’s figures "
        f"as {stated(data)} in {one_line(data.file)}"
    )
    return Table(caption, tuple(columns), tuple(rows))


def _measure(data: BriefData, reading: Reading, asked: Asked) -> Iterator[Block]:
    """Yield what there is to say of one measure: figures, trend, the council's words, questions."""
    key = (reading.measure_code, reading.measure_name)
    measure = data.measures.get(key)
    yield Paragraph(owners_line(reading), Tone.SOURCE)
    yield _figures(data, reading, measure)
    beside = beside_the_figures(reading, data.kind)
    if beside:
        yield Paragraph(f"{'. '.join(beside)}.", Tone.SOURCE)
    if measure is not None:
        doubted = any(not _DOUBTED.isdisjoint(finding.rules) for _, finding in asked.get(key, ()))
        text = " ".join(
            remarks_and_trend(replace(measure, ytd_method=None) if doubted else measure)
        )
        if text:
            yield Paragraph(text, Tone.OURS)
        chart = chart_of(measure)
        if chart is not None:
            yield chart
    for name, label in PROSE.items():
        words: str | None = getattr(reading, name)
        if words is not None and not is_empty(words):
            yield Quote(label, words, data.report.origin)
        elif (name == "comment" and data.has_comments) or (
            name == "improvement_plan" and data.has_plans
        ):
            printed = f" (“{one_line(words)}”)" if words and words.strip() else ""
            yield Paragraph(f"No {label.lower()} is printed{printed}.")
    if key in asked:
        references = tuple(
            Reference(f"Q{number} {rule_title(finding.rule, data.kind)}", f"question-{number}")
            for number, finding in asked[key]
        )
        yield Paragraph("To ask:", Tone.OURS, references)


def _gap(actual: str | None, target: str | None, percentage: bool) -> TableCell:
    return TableCell(gap(actual, target, percentage=percentage) or "–")


def _figures(data: BriefData, reading: Reading, measure: MeasurePeriod | None) -> Table:
    """Return a measure's figures now, in the report before, and in the same period a year ago."""
    percentage = measure is not None and measure.is_percentage
    here = source(data.file, reading.pages)
    printed = [
        (data.when, reading.period_actual, reading.period_target, reading.period_status, here)
    ]
    if has_year_to_date([reading], data.kind):
        year = (reading.ytd_actual, reading.ytd_target, reading.ytd_status)
        printed.append(("Year to date", *year, here))
    before = measure.history[:-1] if measure else ()
    for point in reversed(before):
        if measure and (
            point is before[-1] or months_apart(point.report_date, data.last_day) == 12
        ):
            place = data.places[measure.measure_id, point.report_date]
            where = source(place.file, place.pages)
            name = point.origin.beside_figures(period_name(point.report_date, data.kind))
            printed.append(
                (name, point.period.actual, point.period.target, point.period.status, where)
            )
    rows = [
        (
            TableCell(when),
            figure(actual),
            figure(target),
            sign(status),
            _gap(actual, target, percentage),
            TableCell(where),
        )
        for when, actual, target, status, where in printed
    ]
    columns = (
        TableColumn("Period", width=3),
        TableColumn("Actual", right=True),
        TableColumn("Target", right=True),
        TableColumn("Status"),
        TableColumn(f"Against target ({OURS.lower()})", width=3),
        TableColumn("Source", width=5),
    )
    return Table(f"Figures of {one_line(reading.measure_code)}", columns, tuple(rows))
