"""Everything that is printed about a measure, what we make of it, and where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from rich.text import Text

from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.comparability import since_break
from kpi_tui.analysis.gaps import in_a_row
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.judgements.recorded import noted
from kpi_tui.labels import PROSE, Label
from kpi_tui.origin import Origin, of_which_simulated
from kpi_tui.period import PeriodType, periods_apart
from kpi_tui.period_names import in_words_of, spoken_name
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.text import begun, one_line, visible
from kpi_tui.tui.pages.chart.sparkline import sparkline
from kpi_tui.tui.pages.page import CLOSED, OPENED, MeasurePage, PageBlock, page_of, provenance
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.selected_measure import SelectedMeasure
from kpi_tui.tui.text_layout import beside, heading, row, wrap
from kpi_tui.wording.corrected import correction_lines
from kpi_tui.wording.measure_text import (
    CODE_IS_OURS,
    owners_in_short,
    printed_figures,
    section_words,
    source_line,
)
from kpi_tui.wording.phrases import POLARITIES, remarks, since

MOST_WIDTH = 112
"""Lines longer than this are hard to read."""
MONTHS_LISTED = 13
"""A year and the same month of the year before."""
LEAST_BESIDE_CHART = 88
"""Cells of words that are left beside a chart."""
CHART, LEAST_CHART, CHART_HEIGHT, GAP = 72, 44, 15, 4
"""Most and least cells and the lines of that chart, and the cells between."""
LEAST_LINE = 8
"""Periods that the line of bars has at least, where there is little room."""
LABEL = 14
"""Cells of the labels at the left."""
QUERIES_KEY = "Q"
"""The key that lists all queries."""


def words_page(
    subject: SelectedMeasure, width: int, palette: Palette, *, in_full: bool = False
) -> MeasurePage:
    """Lay out the page at a width in cells; the words searched for are marked.

    `in_full` spells out queries and analysis, which are a line each otherwise.
    """
    chart_width = min(CHART, width - LEAST_BESIDE_CHART - GAP)
    aside: list[Text] = []
    if chart_width >= LEAST_CHART:
        from kpi_tui.tui.pages.trend import small_chart

        aside = small_chart(subject, chart_width, CHART_HEIGHT, palette)
    room = max(20, min(width - (chart_width + GAP if aside else 0), MOST_WIDTH))
    page = page_of(_blocks(subject, palette, room, in_full), subject.sought, palette.found)
    if aside:
        return replace(page, lines=beside(page.lines, aside, room, " " * GAP))
    return page


def _blocks(
    subject: SelectedMeasure, palette: Palette, room: int, in_full: bool
) -> Iterator[PageBlock]:
    name = wrap(Text(one_line(subject.reading.measure_name), "bold"), room)
    yield PageBlock([*name, *wrap(Text(owners_in_short(subject.reading)), room)])
    month = subject.month
    origin = provenance(month.report.origin, room, palette.alarm)
    is_simulated = month.report.origin is Origin.SIMULATED
    if is_simulated:
        yield PageBlock(origin, ours=True)
    yield PageBlock(_figures(subject, palette, room), ours=True)
    yield from _prose(subject, palette, room)
    for note in subject.notes:
        label = Text(f"{Label.NOTE:<{LABEL}}", palette.heading)
        yield PageBlock([Text(), *row(label, Text(noted(note, subject.kind)), room)], ours=True)
    queries, analysis = _queries(subject, palette, room), _analysis(subject, palette, room, in_full)
    if queries or analysis:
        yield PageBlock([Text()], ours=True)
    for short, lines in filter(None, (queries, analysis)):
        said = Text.assemble((f"{OPENED if in_full else CLOSED} ", palette.heading), short)
        said.truncate(room, overflow="ellipsis")
        yield PageBlock([said, *(lines if in_full else ())], ours=True, is_fold=True)
    yield PageBlock(list(_history(subject, palette, room)), ours=True)
    source = source_line(subject.reading, month.report.source, month.revision, month.imported_at)
    foot = [Text(), *([] if is_simulated else origin), *wrap(Text(source, palette.muted), room)]
    yield PageBlock(foot, ours=True)


def _figures(subject: SelectedMeasure, palette: Palette, room: int) -> list[Text]:
    reading = subject.reading
    rows = list(printed_figures(reading, subject.month.report))
    told = zip(subject.off_targets, (_a_year_before(subject), ""), strict=False)
    actuals = [one_line(row[1] or "–") for row in rows]
    targets = [one_line(row[2] or "–") for row in rows]
    widths = max(map(len, actuals)), max(map(len, targets))
    lines: list[Text] = []
    for (label, _, _, status), behind, actual, target in zip(
        rows, told, actuals, targets, strict=False
    ):
        text = Text()
        text.append(f"{actual:>{widths[0]}}", style="bold")
        text.append("  target ", style=palette.muted)
        text.append(f"{target:>{widths[1]}}   ")
        text.append_text(status_text(status, palette))
        parts = [text]
        for aside in filter(None, behind):
            if LABEL + parts[-1].cell_len + 3 + len(aside) > room:
                parts.append(Text(aside, palette.muted))
            else:
                parts[-1].append(f"   {aside}", style=palette.muted)
        lines += row(Text(f"{label:<{LABEL}}", palette.heading), Text("\n").join(parts), room)
    lines += _printed_beside(reading, palette, room)
    said = correction_lines(subject.measure) if subject.measure else ()
    named = Text("Corrected".ljust(LABEL), palette.heading)
    return [*lines, *(line for each in said for line in row(named, Text(each), room))]


def _a_year_before(subject: SelectedMeasure) -> str:
    """Return `(July 2023: 2,090)`; nothing where no report of then has it."""
    earlier = subject.measure.a_year_before if subject.measure else None
    if earlier is None or not earlier.period.actual:
        return ""
    when = spoken_name(earlier.report_date, earlier.period_type)
    made_up = f", {earlier.origin}" if earlier.origin is Origin.SIMULATED else ""
    return f"({when}: {one_line(earlier.period.actual)}{made_up})"


def _printed_beside(reading: Reading, palette: Palette, room: int) -> Iterator[Text]:
    """Yield what some reports print beside figures and targets, and whose the code is."""
    before = one_line(reading.previous_actual or "")
    parts = [Text(before, "bold"), palette.status(reading.previous_status)]
    way, better = reading.published_direction, reading.published_polarity
    rows = (
        ("Floor", Text(one_line(reading.floor or ""), "bold"), "as printed"),
        (
            "Before",
            Text("   ").join(part for part in parts if part.plain),
            "as printed",
        ),
        ("Direction", Text(way.value if way else "", "bold"), "as printed"),
        ("Polarity", Text(POLARITIES[better] if better else "", "bold"), "as printed"),
        (
            "Code",
            Text(one_line(reading.measure_code) if reading.code_is_ours else ""),
            CODE_IS_OURS,
        ),
    )
    for label, text, aside in rows:
        if text.plain:
            said = Text.assemble(text, (f"   {aside}", palette.muted))
            yield from row(Text(f"{label:<{LABEL}}", palette.heading), said, room)


def status_text(status: Status | None, palette: Palette) -> Text:
    """Write a status in words, also the one that is not there."""
    return palette.status(status) if status else Text("no status printed", style=palette.muted)


Fold = tuple[Text, list[Text]]
"""What is said in one line, and the lines that spell it out."""


def _queries(subject: SelectedMeasure, palette: Palette, room: int) -> Fold | None:
    """Return the count of data quality queries, and a line or more for each; `None` without any."""
    found = subject.findings
    if not found:
        return None
    short = Text(f"{len(found)} {'query' if len(found) == 1 else 'queries'}")
    grave = sum(each.level is Level.ERROR for each in found)
    if grave:
        short.append(f", {grave} must be resolved", style=palette.alarm)
    lines, width = [], max(len(each.level.word) for each in found) + 3
    for at, finding in enumerate(found):
        style = palette.alarm if finding.level is Level.ERROR else palette.muted
        label = Text(f"  {finding.level.word}".ljust(max(LABEL + 1, width)), style)
        lines += row(label, Text(one_line(finding.message_on(subject.named))), room)
        if come := subject.standings[at] if subject.standings else "":
            lines += row(Text(" " * label.cell_len), Text(begun(come), palette.muted), room)
    return short.append(f" · {QUERIES_KEY}", style=palette.muted), lines


def _analysis(subject: SelectedMeasure, palette: Palette, room: int, in_full: bool) -> Fold | None:
    """Return our analysis in a line, and all of it; `None` where there is nothing to say.

    The line has the change since the previous report, or where there is none, the first remark; it
    has the heading alone where all is spelt out `in_full`.
    """
    said = list(remarks(subject.measure)) if subject.measure else []
    first = (since(subject.measure) if subject.measure else "") or (said[0] if said else "")
    if not said:
        return None
    lines = wrap(Text("\n".join(said)), room - 2)
    for line in lines:
        line.pad_left(2)
    if in_full:
        return Text(Label.ANALYSIS, palette.muted), lines
    return Text.assemble((f"{Label.ANALYSIS}: ", palette.muted), first or said[0]), lines


def _prose(subject: SelectedMeasure, palette: Palette, room: int) -> Iterator[PageBlock]:
    prose = [(label, getattr(subject.reading, name)) for name, label in PROSE.items()]
    for label, words in prose:
        if words:
            yield PageBlock([Text(), heading(label, palette)], ours=True)
            yield PageBlock(wrap(Text(visible(words)), room))
    of_all = section_words(subject.reading, subject.month.report)
    if of_all:
        title, paragraphs = of_all
        yield PageBlock([Text(), heading(title, palette)], ours=True)
        yield PageBlock([line for said in paragraphs for line in wrap(Text(visible(said)), room)])
    elif not any(words for _, words in prose):
        said = in_words_of(subject.kind, Label.NO_COMMENTARY)
        nothing = Text(said, palette.muted)
        yield PageBlock([Text(), *wrap(nothing, room)], ours=True)


def _history(subject: SelectedMeasure, palette: Palette, room: int) -> Iterator[Text]:
    """Yield a line of bars and the latest periods of this measure, the last one at the end."""
    points = subject.history
    if len(points) < 2:
        return
    nouns = "months" if _in_a_row(points, subject.kind) else "reports"
    title = f"Last {len(points)} {nouns}"
    listed = ""
    if len(points) > MONTHS_LISTED:
        title, listed = f"{len(points)} {nouns}", f"The last {MONTHS_LISTED} {nouns}:"
    yield from (Text(), heading(in_words_of(subject.kind, title), palette, "t: chart"))
    in_line, _ = in_a_row(since_break(points))
    in_line = in_line[-max(LEAST_LINE, room - 50) :]
    drawn = [point for point in in_line if point]
    in_line = in_line[in_line.index(drawn[0]) :]
    line = sparkline([point.period.actual_value if point else None for point in in_line])
    if len(drawn) > 1 and line.strip():
        first, last = drawn[0].when, drawn[-1].when
        simulated = of_which_simulated(point.origin for point in drawn)
        ends = f" {last}{simulated}"
        said = Text.assemble(f"{first} ", (line, palette.heading), ends)
        yield from wrap(said, room)
    if listed:
        yield Text(in_words_of(subject.kind, listed), palette.muted)
    for text in history_rows(points[-MONTHS_LISTED:], palette, subject):
        yield from wrap(text, room)


def _in_a_row(points: tuple[MeasurePeriod, ...], kind: PeriodType) -> bool:
    """Whether each period is the one after the period before it; true of single days."""
    days = (point.report_date for point in points)
    return not kind.months or all(periods_apart(*two, kind) == 1 for two in pairwise(days))


def history_rows(
    points: tuple[MeasurePeriod, ...], palette: Palette, subject: SelectedMeasure
) -> Iterator[Text]:
    """Yield a line a period: actual, target and status as printed, and another code where it had one."""
    actuals = [one_line(point.period.actual or "–") for point in points]
    targets = [one_line(point.period.target or "–") for point in points]
    widths = max(map(len, actuals)), max(map(len, targets))
    first = max([15, *(len(point.when) + 1 for point in points)])
    for point, actual, target in zip(points, actuals, targets, strict=True):
        text = Text(f"{point.when:<{first}}")
        text.append(f"{actual:>{widths[0]}}")
        text.append("  target ", style=palette.muted)
        text.append(f"{target:>{widths[1]}}   ")
        if point.reading.floor:
            text.append("floor ", style=palette.muted).append(f"{one_line(point.reading.floor)}   ")
        text.append_text(palette.status_of(point.period))
        if point.measure_code and point.measure_code != subject.reading.measure_code:
            text.append(f"  as {one_line(point.measure_code)}", style=palette.muted)
        yield text
