"""The measures that ask for attention: a table of them, then each by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from kpi_tui.analysis import counts
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.analysis.off_target import off_target
from kpi_tui.empty_cells import is_empty
from kpi_tui.figures import counted_in, gap, value_in
from kpi_tui.labels import PROSE, and_list, in_file, page_list, plural
from kpi_tui.months import months_apart
from kpi_tui.origin import Origin
from kpi_tui.period_names import column_heading, in_words_of, period_name
from kpi_tui.publish.brief.charts.chart import chart_of
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import (
    ANALYSIS,
    WORKED_OUT_BY,
    Block,
    BriefSection,
    Chart,
    DocumentColumn,
    Paragraph,
    Quote,
    Reference,
    Table,
    TableCell,
    Tone,
)
from kpi_tui.publish.brief.fragments import (
    Asked,
    beginning,
    figure,
    measure_title,
    sign,
)
from kpi_tui.publish.brief.nil_cases import had_no_cases
from kpi_tui.publish.brief.one_page.matters import matters, order_of
from kpi_tui.publish.brief.one_page.names import code_of, cut_at_a_word
from kpi_tui.publish.brief.provenance import stated
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.text import one_line
from kpi_tui.wording.measure_text import beside_the_figures, has_year_to_date, owners_line
from kpi_tui.wording.sentences import remarks_and_trend

_HOW_TO_READ = (
    "In the charts the solid line is the month’s actual and the dashed one its target. The signs "
    "on the line are the report’s statuses: star green, circle amber, triangle red, "
    "diamond blue, square any other."
)
_TOO_FEW = "Fewer than "
"""How a remark on a series that is too short begins; a briefing leaves such remarks out."""
_NAME = 120
"""How many characters of code and name stand in the table."""
_MOST_WORDS = {"comment": 40, "improvement_plan": 25, "timeframe": sys.maxsize}
"""How many words of each text are quoted, of a timeframe all: a date may stand anywhere in it.

Of other texts it is only said that they are printed.
"""


def by_importance(data: BriefData) -> tuple[list[Reading], list[Reading]]:
    """Return the exceptions, the most important to ask about first, and those that had no cases."""
    places = order_of(matters(data))
    readings = counts.exceptions(data.readings)
    nil = [reading for reading in readings if had_no_cases(reading)]
    others = [reading for reading in readings if reading not in nil]
    last = len(places)
    others.sort(key=lambda reading: places.get(reading.named, last))
    return others, nil


def exceptions(
    data: BriefData,
    readings: Sequence[Reading],
    nil: Sequence[Reading],
    anchors: Sequence[str],
    asked: Asked,
) -> BriefSection:
    """Return the section on these readings: a table, then a part for each under its anchor.

    Of the readings in `nil` it is only said that they had no cases.
    """
    if not readings:
        none = "No measure" if data.is_whole else "None of these measures"
        text = f"{none} is red or amber, or shown as missing an actual, a target or data."
        nothing = _without_cases(nil) if nil else Paragraph(text)
        return BriefSection("Exceptions", (nothing,), anchor="exceptions")
    sections = []
    for reading, anchor in zip(readings, anchors, strict=True):
        title = measure_title(reading.measure_code, reading.measure_name)
        sections.append(BriefSection(title, tuple(_measure(data, reading, asked)), anchor=anchor))
    noun = data.kind.noun
    intro = f"Measures that are red or amber, or shown as missing an actual, a target or data, for the {noun}"
    late = sum(map(counts.is_only_to_date, readings))
    if late:
        intro += f", or red or amber for the year to date alone ({late})"
    blocks: list[Block] = [
        Paragraph(f"{intro}. The most important come first."),
        _table(data, readings, anchors),
        *([_without_cases(nil)] if nil else []),
    ]
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
    columns = (
        DocumentColumn("Measure", width=36),
        DocumentColumn(column_heading(data.kind), width=13),
        DocumentColumn("Actual", right=True, width=11),
        DocumentColumn("Target", right=True, width=11),
        DocumentColumn(f"Against target ({ANALYSIS})", width=16),
        DocumentColumn("Page", right=True, width=7),
    )
    rows = []
    for reading, anchor in zip(readings, anchors, strict=True):
        key = reading.named
        measure = data.measures.get(key)
        figures = _printed(reading, measure)
        rows.append(
            (
                TableCell(cut_at_a_word(measure_title(*key), _NAME), to=anchor),
                sign(reading.period_status, is_corrected=figures.status_is_corrected),
                figure(reading.period_actual),
                figure(reading.period_target),
                TableCell(_gap(measure, figures) or "–"),
                figure(", ".join(map(str, reading.pages))),
            )
        )
    # The source of a report that is made up without a file says that it is made up.
    file = f" in {one_line(data.file)}" if data.report.source.pages else ""
    among = "" if data.is_whole else f" among {data.share}"
    caption = (
        f"{plural(len(readings), 'exception')}{among} in {data.when}: the {data.kind.noun}’s figures "
        f"as {stated(data)}{file}"
    )
    return Table(caption, columns, tuple(rows))


def _measure(data: BriefData, reading: Reading, asked: Asked) -> Iterator[Block]:
    """Yield what there is to say of one measure: figures, trend, questions, the council's words, chart.

    The chart is the last, so that text fills the page that a chart is too tall for.
    """
    key = reading.named
    measure = data.measures.get(key)
    yield Paragraph(owners_line(reading), Tone.SOURCE)
    yield Paragraph(_figures(data, reading, measure))
    beside = beside_the_figures(reading, data.kind)
    if beside:
        yield Paragraph(f"{'. '.join(beside)}.", Tone.SOURCE)
    references = tuple(
        Reference(f"Q{number} {finding.title}", f"question-{number}")
        for number, finding in asked.get(key, ())
    )
    remarks = remarks_and_trend(measure) if measure else ()
    told = [each for each in remarks if not each.startswith(_TOO_FEW)]
    if told or references:
        asks = ["To ask:"] if references else []
        yield Paragraph(" ".join([*told, *asks]), Tone.ANALYSIS, references)
    yield from _words(data, reading)
    chart = chart_of(measure) if measure else None
    if chart is not None:  # perhaps on another page than its measure's heading
        yield replace(chart, caption=f"{code_of(reading.measure_code)}: {chart.caption}")


def _words(data: BriefData, reading: Reading) -> Iterator[Block]:
    """Yield what the council says of a measure, cut where it is long."""
    where = page_list(reading.pages)
    missing, unquoted = [], []
    for name, label in PROSE.items():
        words: str | None = getattr(reading, name)
        if words is not None and not is_empty(words):
            if name in _MOST_WORDS:
                text, left = beginning(words, _MOST_WORDS[name])
                more = f"{left} more words on {where}" if left else ""
                yield Quote(label, text, more, data.report.origin)
            else:
                unquoted.append(label.lower())
        elif (name == "comment" and data.has_comments) or (
            name == "improvement_plan" and data.has_plans
        ):
            printed = f" (“{one_line(words)}”)" if words and words.strip() else ""
            missing.append(f"No {label.lower()} is printed{printed}.")
    if missing:
        yield Paragraph(" ".join(missing))
    if unquoted:
        yield Paragraph(f"Also printed on {where}: {and_list(unquoted)}.", Tone.SOURCE)


def _without_cases(nil: Sequence[Reading]) -> Paragraph:
    """Say which measures have no figure because there was nothing to count."""
    codes = ", ".join(one_line(reading.measure_code) for reading in nil)
    pages = sorted({page for reading in nil for page in reading.pages})
    return Paragraph(f"No cases, by their comments: {codes} ({page_list(pages)}).")


def _gap(measure: MeasurePeriod | None, figures: SeriesFigures) -> str:
    """Return how far off its target a figure is; nothing where that cannot be said."""
    if measure is None:
        return gap(figures.actual, figures.target)
    return off_target(measure, figures)


def _figures(data: BriefData, reading: Reading, measure: MeasurePeriod | None) -> str:
    """Tell a measure's figures now, for the year to date, in the report before, and a year ago."""
    now, year = _printed(reading, measure), _printed(reading, measure, 1)
    has_year = has_year_to_date(data.report.readings)
    same = has_year and msgspec.structs.replace(year, label=now.label) == now
    alike = "; the year to date is the same" if same else ""
    told = [f"{data.when} ({page_list(reading.pages)}): {_told(measure, now)}{alike}."]
    if has_year and not same:
        told.append(f"Year to date: {_told(measure, year)}.")
    before = measure.history[:-1] if measure else ()
    for point in reversed(before):
        if point is before[-1] or months_apart(point.report_date, data.last_day) == 12:
            place = data.places[point.measure_id, point.report_date]
            marked = point.origin.beside_figures(period_name(point.report_date, data.kind))
            # What is made up was read from no page of any file: its mark says all there is.
            is_made_up = point.origin is Origin.SIMULATED and not place.pages
            where = in_file(place.file, place.pages)
            said = marked if is_made_up else f"{marked} ({where})"
            told.append(f"{said}: {_told(point, point.period)}.")
    return " ".join(told)


def _printed(reading: Reading, measure: MeasurePeriod | None, place: int = 0) -> SeriesFigures:
    """Return the period's figures as this reading has them, or in place 1 those of the year to date.

    A measure that is printed twice has two readings.
    """
    series = ("period", "ytd")[place]
    actual, target, status = (
        getattr(reading, f"{series}_{part}") for part in ("actual", "target", "status")
    )
    counted = counted_in(*reading.figures)
    values = (value_in(counted, actual), value_in(counted, target))
    corrected = measure is not None and measure.columns[place].status_is_corrected
    return SeriesFigures(series, actual, target, status, *values, status_is_corrected=corrected)


def _told(measure: MeasurePeriod | None, figures: SeriesFigures) -> str:
    """Return `25.73 against 20.00, ▲ red (kpi-tui: 5.7 points above target)`."""
    actual, target = (one_line(text or "") for text in (figures.actual, figures.target))
    against = f" against {target}" if target else ", no target"
    apart = _gap(measure, figures)
    gap = f" ({WORKED_OUT_BY}: {apart})" if apart else ""
    sign = figures.sign or "no status"
    is_said = figures.status is Status.ACTUAL_MISSING and not actual
    return f"{actual or 'no actual'}{against}{'' if is_said else f', {sign}'}{gap}"
