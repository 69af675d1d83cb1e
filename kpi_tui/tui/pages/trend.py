"""How a measure went over the months: a chart of actuals against target, and the figures of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.trend import Trend, trend
from kpi_tui.months import month_name
from kpi_tui.text import one_line
from kpi_tui.tui.pages.chart import ChartLook, ChartSeries, chart
from kpi_tui.tui.pages.page import MeasurePage, PageBlock, page_of
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.selected_measure import SelectedMeasure
from kpi_tui.tui.text_layout import beside, heading, wrap

LEAST_FOR_TWO = 112
"""From this many cells on the figures stand beside the chart."""
FIGURES = 54
"""Cells of the figures beside the chart."""
MONTH = 10
STILL_READ = "The other months are still being read."
LEAST_HEIGHT, MOST_HEIGHT = 8, 26
"""Lines of the chart."""


def trend_page(subject: SelectedMeasure, width: int, height: int, palette: Palette) -> MeasurePage:
    """Lay out the page at a width and height in cells."""
    name = wrap(Text(one_line(subject.reading.measure_name), "bold"), width)
    if subject.measure is None:
        return MeasurePage([*name, Text(), *wrap(Text(STILL_READ, palette.muted), width)])
    found = trend(subject.measure)
    two = width >= LEAST_FOR_TWO
    left = width - FIGURES - 3 if two else width
    said = list(_sentences(found, left, palette))
    room = height - len(name) - len(said) - 3
    drawn = _chart(found, left, min(MOST_HEIGHT, max(LEAST_HEIGHT, room)), palette)
    across = FIGURES if two else width
    figures = [
        heading("Figures", palette),
        *(line for text in _figures(subject.history, palette) for line in wrap(text, across)),
    ]
    chart_and_words = [*drawn, Text(), *said]
    below = beside(chart_and_words, figures, left) if two else [*chart_and_words, Text(), *figures]
    blocks = (PageBlock(name), PageBlock([Text(), *below], ours=True))
    return page_of(blocks, subject.sought, palette.found)


def _chart(found: Trend, width: int, height: int, palette: Palette) -> list[Text]:
    judged = found.study
    is_within_100 = all(value is None or value <= 100 for value in found.actuals)
    limits = [judged.limits_at(place) for place in range(len(found.points))] if judged else []
    series = ChartSeries(
        months=found.months,
        actual=found.actuals,
        target=found.targets,
        mean=[each.mean for each in limits] if limits else None,
        lower=[each.lower for each in limits] if limits else None,
        upper=[each.upper for each in limits] if limits else None,
        marks=judged.point_types if judged else (),
        breaks=found.breaks,
        unit=found.unit,
        least=0.0 if found.is_percentage else None,
        most=100.0 if found.is_percentage and is_within_100 else None,
    )
    look = ChartLook(ascii_only=palette.ascii_only, line=palette.heading, target=palette.target)
    return list(chart(series, max(30, width), height, look).split("\n"))


def _sentences(found: Trend, width: int, palette: Palette) -> Iterator[Text]:
    for sentence in found.sentences:
        yield from wrap(Text(sentence), width)
    if found.study is not None:
        yield from wrap(
            Text("Limits, marks and sentences are worked out here (XmR).", palette.muted), width
        )


def _figures(points: Sequence[MeasurePeriod], palette: Palette) -> Iterator[Text]:
    """Yield a line a month, the latest first: what those read who cannot see the chart."""
    printed = [
        (one_line(each.period.actual or "–"), one_line(each.period.target or "–"))
        for each in points
    ]
    rows = [("Actual", "Target"), *printed]
    actual, target = (max(len(row[at]) for row in rows) for at in (0, 1))
    yield Text(f"{'Month':<{MONTH}}{'Actual':>{actual}}  {'Target':>{target}}", palette.muted)
    for point, (this, that) in reversed(list(zip(points, printed, strict=True))):
        month, year = month_name(point.report_date).split()
        line = Text(f"{f'{month[:3]} {year}':<{MONTH}}{this:>{actual}}  {that:>{target}}  ")
        line.append_text(palette.status(point.period.status))
        if point.measure_code and point.measure_code != points[-1].measure_code:
            line.append(f"  as {one_line(point.measure_code)}", palette.muted)
        yield line


def small_chart(subject: SelectedMeasure, width: int, height: int, palette: Palette) -> list[Text]:
    """Draw the chart alone, for beside the words; nothing where there is nothing to draw."""
    if subject.measure is None or len(subject.history) < 2:
        return []
    return [
        heading("Over the months", palette),
        *_chart(trend(subject.measure), width, height, palette),
    ]
