"""A measure's chart as a file of its own, with a title, a key to its signs, and its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from textwrap import wrap

from kpi_tui.analysis.comparability import Obstacle
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.trend import trend
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import mark, without_sign
from kpi_tui.period_names import period_name
from kpi_tui.publish.brief.charts.chart import chart_of
from kpi_tui.publish.brief.charts.drawing import (
    HEIGHT,
    INK,
    MUTED,
    SIZE,
    TARGET,
    WIDTH,
    ChartElement,
    Polyline,
    TextLabel,
    dagger,
    draw,
    sign,
)
from kpi_tui.publish.brief.charts.png import FAMILY, drawn
from kpi_tui.publish.brief.charts.svg import elements
from kpi_tui.publish.brief.document import Chart
from kpi_tui.publish.copying.trend import trend_source
from kpi_tui.report import Report
from kpi_tui.status import SIGNED
from kpi_tui.text import one_line
from kpi_tui.wording.ascii import to_ascii
from kpi_tui.wording.measure_text import marked_name
from kpi_tui.wording.series_notes import BREAK, series_notes

SCALE = 3
"""Dots of the PNG for each unit of the sheet: 300 to the inch at a page's width."""
FEWEST, MOST = 2, 121
"""The fewest figures that make a line, and the most periods that have room."""
OURS = "the chart, and where its line is broken, are kpi-tui’s analysis and not published."
_LEADING, _TITLE_LEADING, _EDGE = 17, 20, 12
_TITLE_LETTERS, _LETTERS = 84, 98
"""So many letters have room in a line."""
_LETTER = 7.0
"""The usual width of one."""
_LIKE = {"→": "to"}


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A chart with the words above and below it."""

    chart: Chart
    title: str
    about: str
    """Whose it is, and of which period."""
    notes: tuple[str, ...]

    @property
    def told(self) -> str:
        """What is drawn, in a line: `A1 Visits: May 2024 to July 2024, in £, target £300,000`."""
        marks, style = self.chart.marks, self.chart.style
        first, last = (period_name(marks[at].last_day, self.chart.kind) for at in (0, -1))
        counted = "£" * style.pound or "%" * style.percent or style.word
        unit = counted if counted.startswith("per ") else f"in {counted}"
        unit = unit if counted else "no unit printed"
        target = (
            f"target {style.show(now)}" if (now := marks[-1].target) is not None else "no target"
        )
        return f"{self.title}: {first} to {last}, {unit}, {target}"


def picture_of(measure: MeasurePeriod, report: Report) -> ChartPicture:
    """Return the picture of how a measure of a report went. Raises `KpiTuiError` as below."""
    when = marked_name(report)
    about = " · ".join(filter(None, (report.council, when)))
    return chart_picture(measure, about, trend_source(measure, report))


def chart_picture(measure: MeasurePeriod, about: str, source: str) -> ChartPicture:
    """Return the picture of how a measure went. Raises `KpiTuiError` with too few figures for a line."""
    chart = chart_of(measure, FEWEST, MOST)
    if chart is None:
        code = one_line(measure.measure_code)
        left = trend(measure).off_axis
        scale = " on its scale of now" if Obstacle.STEP in left else ""
        scale = " in its unit of now" if Obstacle.UNIT in left else scale
        raise KpiTuiError(
            f"{code}: has fewer than {FEWEST} figures{scale}: there is no line to draw"
        )
    # The caption has the last break already, beside the other breaks that are drawn.
    happened = [
        note for note in series_notes(measure, trend(measure)) if not note.startswith(BREAK)
    ]
    is_made_up = any(point.is_simulated for point in chart.marks)
    is_corrected = any(point.is_corrected for point in chart.marks)
    figures = f"Actuals, targets and statuses{' of filled signs' if is_made_up else ''}"
    published = f"as published{', except where an officer corrected them' if is_corrected else ''}"
    notes = [chart.caption, *happened, f"{figures} are {published}; {OURS} {source}"]
    return ChartPicture(chart, measure.named.called, one_line(about), tuple(map(one_line, notes)))


def written(picture: ChartPicture, form: str) -> bytes:
    """Return the picture as a file in this form: `svg`, or else PNG."""
    if form == "svg":
        return _svg(picture, "Arial, Helvetica, sans-serif").encode()
    # The fonts that come with kpi-tui have the letters of English figures and names only.
    plain = replace(
        picture,
        title=_plain(picture.title),
        about=_plain(picture.about),
        notes=tuple(map(_plain, picture.notes)),
    )
    return drawn(_svg(plain, FAMILY), SCALE)


def _svg(picture: ChartPicture, family: str) -> str:
    above = list(_above(picture))
    top = above[-1].y + _EDGE
    below = list(_below(picture, top + HEIGHT + _EDGE))
    height = max(piece.y for piece in below if isinstance(piece, TextLabel)) + _LEADING
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" '
        f'width="{WIDTH}" height="{height:g}" role="img" font-size="{SIZE}" '
        f'font-family="{family}">'
        f"<title>{escape(picture.told)}</title>"
        f"<desc>{escape(one_line(picture.chart.description))}</desc>"
        f'<rect width="100%" height="100%" fill="#ffffff"/>{elements(above)}'
        f'<g transform="translate(0 {top:g})">{elements(draw(picture.chart))}</g>'
        f"{elements(below)}</svg>"
    )


def _above(picture: ChartPicture) -> Iterator[TextLabel]:
    y = float(_EDGE + 4)
    for line in wrap(picture.title, _TITLE_LETTERS):
        yield TextLabel(_EDGE, y, line, INK, bold=True)
        y += _TITLE_LEADING
    yield TextLabel(_EDGE, y, picture.about, MUTED)


def _below(picture: ChartPicture, y: float) -> Iterator[ChartElement]:
    """Yield what the signs mean, in a row, and the notes."""
    x = float(_EDGE)
    known = [point for point in picture.chart.marks if point.actual is not None]
    drawn = {point.status if point.status in SIGNED else None for point in known}
    for status in (*(each for each in SIGNED if each in drawn), *([None] if None in drawn else [])):
        yield sign(status, x + 6, y)
        name = mark(status).word if status else without_sign(point.status for point in known)
        yield TextLabel(x + 16, y, name, INK)
        x += 30 + _LETTER * len(name)
    if any(point.target is not None for point in picture.chart.marks):
        yield Polyline(((x, y), (x + 24, y)), TARGET, 1.5, dashed=True)
        yield TextLabel(x + 30, y, "target", INK)
        x += 44 + _LETTER * len("target")
    if any(point.is_corrected for point in known):
        yield from dagger(x + 6, y)
        yield TextLabel(x + 16, y, "corrected by an officer", INK)
    y += _LEADING + 4
    for note in picture.notes:
        for line in wrap(note, _LETTERS, break_on_hyphens=False):
            yield TextLabel(_EDGE, y, line, MUTED)
            y += _LEADING


def _plain(text: str) -> str:
    return "".join(
        one if one.isascii() or one == "£" else _LIKE.get(one) or to_ascii(one) for one in text
    )
