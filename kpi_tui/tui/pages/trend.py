"""How a measure went over the periods: a chart of actuals against target, its figures, sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from kpi_tui.analysis.trend import Trend, trend
from kpi_tui.figures import value_in
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.period_names import column_heading, in_words_of, short_name
from kpi_tui.text import one_line
from kpi_tui.tui.pages.chart import ChartLook, ChartSeries, chart
from kpi_tui.tui.pages.chart.series import BLUE, DARK_BLUE, DARK_ORANGE, ORANGE
from kpi_tui.tui.pages.page import MeasurePage, PageBlock, page_of, provenance
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.selected_measure import SelectedMeasure
from kpi_tui.tui.session.situation import STILL_WORKED_OUT
from kpi_tui.tui.text_layout import beside, heading, wrap
from kpi_tui.wording.series_notes import not_drawn, series_notes

LEAST_FOR_TWO = 112
"""From this many cells on the figures stand beside the chart."""
FIGURES, LEAST_FIGURES = 56, 34
"""The most and the least cells of the figures beside the chart."""
BETWEEN = " │ "
MONTH = 10
"""Cells of the column of periods at least."""
SIMULATED = " ○"
"""The chart's own sign, beside the month of a simulated figure."""
LEAST_HEIGHT, ENOUGH_HEIGHT, ENOUGH = 8, 15, 0.62
"""Lines that the chart always has; lines, and share of the page, that it has before the sentences
below it get room."""


def trend_page(subject: SelectedMeasure, width: int, height: int, palette: Palette) -> MeasurePage:
    """Lay out the page at a width and height in cells."""
    name = [
        *wrap(Text(one_line(subject.reading.measure_name), "bold"), width),
        *provenance(subject.month.report.origin, width, palette.alarm),
    ]
    if subject.measure is None:
        waiting = Text(STILL_WORKED_OUT, palette.muted)
        return MeasurePage([*name, Text(), *wrap(waiting, width)])
    if len(subject.history) == 1:
        point = "There is one point, and no trend to tell: no earlier month is known to have it."
        only = wrap(Text(in_words_of(subject.kind, point)), width)
        return MeasurePage([*name, Text(), *only, Text(), *_figures(subject, palette)])
    found = trend(subject.measure)
    two = width >= LEAST_FOR_TWO
    figures = [
        heading("Figures", palette),
        *(
            line
            for text in _figures(subject, palette)
            for line in wrap(text, FIGURES if two else width)
        ),
    ]
    across = max(LEAST_FIGURES, *(line.cell_len for line in figures))
    left = width - across - len(BETWEEN) if two else width
    notes = series_notes(subject.measure, found)
    said = [*not_drawn(found, subject.kind), *notes, *found.sentences]
    sentences = [line for sentence in said for line in wrap(Text(sentence), left)]
    if found.study is not None:
        ours = Text("The usual range, marks and sentences are worked out here.", palette.muted)
        sentences += wrap(ours, left)
    room = height - len(name) - 2
    least = max(LEAST_HEIGHT, min(ENOUGH_HEIGHT, room), round(ENOUGH * room))
    drawn = _chart(found, subject.kind, left, max(least, room - len(sentences) - 1), palette)
    chart_and_words = [*drawn, Text(), *sentences]
    below = (
        beside(chart_and_words, figures, left, BETWEEN)
        if two
        else [*chart_and_words, Text(), *figures]
    )
    blocks = (PageBlock(name), PageBlock([Text(), *below], ours=True))
    return page_of(blocks, subject.sought, palette.found)


def _chart(found: Trend, kind: PeriodType, width: int, height: int, palette: Palette) -> list[Text]:
    judged = found.study
    fitting = found.on_one_axis
    first = next((at for at, point in enumerate(fitting) if point), 0)
    drawn = range(first, len(fitting))
    actuals = [point.period.actual_value if point else None for point in fitting]
    targets = [point.period.target_value if point else None for point in fitting]
    is_within_100 = all(value is None or value <= 100 for value in actuals)
    # An axis of months has room for one in each; of single days in one month the last is drawn.
    last = {(found.months[at].year, found.months[at].month): at for at in drawn}
    places = list(last.values())
    points, months = [fitting[at] for at in places], [found.months[at] for at in places]
    limits = [judged.limits_at(place) for place in places] if judged else []
    series = ChartSeries(
        months=months,
        names=() if kind is PeriodType.MONTH else [short_name(day, kind) for day in months],
        floor=[
            value_in(point.counted_in, point.reading.floor) if point else None for point in points
        ],
        actual=[actuals[at] for at in places],
        target=[targets[at] for at in places],
        mean=[each.mean for each in limits] if limits else None,
        lower=[each.lower for each in limits] if limits else None,
        upper=[each.upper for each in limits] if limits else None,
        marks=[judged.point_types[at] for at in places] if judged else (),
        simulated=[
            at for at, point in enumerate(points) if point and point.origin is Origin.SIMULATED
        ],
        corrected=[
            at for at, point in enumerate(points) if point and not point.is_as_printed("period")
        ],
        breaks=[at for at, place in enumerate(places) if place in found.breaks],
        statuses=[point.period.status if point else None for point in points],
        year_before=[found.year_before[at] for at in places],
        unit=found.unit,
        least=found.least,
        most=100.0 if found.is_percentage and is_within_100 else None,
    )
    return chart(series, max(30, width), height, look_of(palette))


def look_of(palette: Palette) -> ChartLook:
    """Return the characters and colours that a chart has in a theme."""
    better, worse = (DARK_BLUE, DARK_ORANGE) if palette.is_light else (BLUE, ORANGE)
    return ChartLook(
        ascii_only=palette.ascii_only,
        line=palette.heading,
        target=palette.target,
        statuses=palette.statuses,
        improvement=better,
        concern=worse,
    )


def _figures(subject: SelectedMeasure, palette: Palette) -> Iterator[Text]:
    """Yield a line a period, the latest first, for those who cannot see the chart."""
    points, kind = subject.history, subject.kind
    headings = ["Actual", "Target"]
    printed = [[each.period.actual, each.period.target] for each in points]
    if any(each.reading.floor for each in points):
        headings.append("Floor")
        printed = [[*row, each.reading.floor] for row, each in zip(printed, points, strict=True)]
    rows = [[one_line(text or "–") for text in row] for row in printed]
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    names = [
        f"{short_name(each.report_date, kind)}{SIMULATED if each.origin is Origin.SIMULATED else ''}"
        for each in points
    ]
    first = max([MONTH, *(len(name) + 2 for name in names)])

    def line(name: str, row: Sequence[str]) -> str:
        cells = (f"{text:>{width}}" for text, width in zip(row, widths, strict=True))
        return f"{name:<{first}}{'  '.join(cells)}"

    yield Text(line(column_heading(kind), headings), palette.muted)
    for point, name, row in reversed(list(zip(points, names, rows, strict=True))):
        text = Text(f"{line(name, row)}  ")
        text.append_text(palette.status_of(point.period))
        if point.measure_code and point.measure_code != points[-1].measure_code:
            text.append(f"  as {one_line(point.measure_code)}", palette.muted)
        yield text


def small_chart(subject: SelectedMeasure, width: int, height: int, palette: Palette) -> list[Text]:
    """Draw the chart alone, for beside the words; nothing where there is nothing to draw."""
    if subject.measure is None or len(subject.history) < 2:
        return []
    return [
        heading(in_words_of(subject.kind, "Over the months"), palette),
        *_chart(trend(subject.measure), subject.kind, width, height, palette),
    ]
