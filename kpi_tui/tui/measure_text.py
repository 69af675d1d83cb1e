"""A measure put into words for the commentary pane. Text of a report stays text: no markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.text import Text

from kpi_tui.analysis.measures import Point
from kpi_tui.analysis.sparkline import sparkline
from kpi_tui.labels import PROSE, month_name
from kpi_tui.report import Reading, Status
from kpi_tui.text import fold, one_line, visible
from kpi_tui.tui.loading import Month
from kpi_tui.tui.palette import Palette

MONTHS_LISTED = 13
"""A year and the same month of the year before."""


def measure_text(
    reading: Reading,
    month: Month,
    points: Sequence[Point],
    words: Sequence[str],
    palette: Palette,
) -> Text:
    """All of a measure: owners, figures, prose, how it went, and where it was read."""
    text = Text()
    text.append(one_line(reading.measure_name), style="bold")
    text.append("\n" + _owners(reading))
    _figures(text, reading, palette)
    _prose(text, reading, palette)
    _history(text, points, palette)
    text.append("\n\n" + _source(reading, month), style=palette.muted)
    _mark(text, words, palette)
    return text


def _owners(reading: Reading) -> str:
    directors = ", ".join(one_line(name) for name in reading.directors) or "no director"
    holder = (
        one_line(reading.portfolio_holder) if reading.portfolio_holder else "no portfolio holder"
    )
    return f"{directors} · {holder}"


def _figures(text: Text, reading: Reading, palette: Palette) -> None:
    rows = (
        ("Period", reading.period_actual, reading.period_target, reading.period_status),
        ("Year to date", reading.ytd_actual, reading.ytd_target, reading.ytd_status),
    )
    actuals = [one_line(actual or "–") for _, actual, _, _ in rows]
    targets = [one_line(target or "–") for _, _, target, _ in rows]
    widths = max(map(len, actuals)), max(map(len, targets))
    text.append("\n")
    for (label, _, _, status), actual, target in zip(rows, actuals, targets, strict=True):
        text.append(f"\n{label:<13}", style=palette.heading)
        text.append(f"{actual:>{widths[0]}}", style="bold")
        text.append("  target ", style=palette.muted)
        text.append(f"{target:>{widths[1]}}   ")
        text.append_text(_status(status, palette))


def _status(status: Status | None, palette: Palette) -> Text:
    return palette.status(status) if status else Text("no status printed", style=palette.muted)


def _prose(text: Text, reading: Reading, palette: Palette) -> None:
    said = [
        (label, getattr(reading, name)) for name, label in PROSE.items() if getattr(reading, name)
    ]
    for label, words in said:
        text.append(f"\n\n{label}\n", style=palette.heading)
        text.append(visible(words))
    if not said:
        text.append("\n\nNothing is said about it this month.", style=palette.muted)


def _history(text: Text, points: Sequence[Point], palette: Palette) -> None:
    """The months that the store holds of this code and name, the latest last."""
    if len(points) < 2:
        return
    text.append("\n\nOver the months", style=palette.heading)
    text.append("  the same code and name\n", style=palette.muted)
    line = sparkline([point.actual_value for point in points])
    if line.strip():
        first, last = month_name(points[0].report_date), month_name(points[-1].report_date)
        text.append(f"{first} ")
        text.append(line, style=palette.heading)
        text.append(f" {last}, lowest to highest\n")
    listed = points[-MONTHS_LISTED:]
    widths = [max(len(one_line(value or "–")) for value in column) for column in _columns(listed)]
    for point in listed:
        actual, target = one_line(point.actual or "–"), one_line(point.target or "–")
        text.append(f"\n{month_name(point.report_date):<15}")
        text.append(f"{actual:>{widths[0]}}")
        text.append("  target ", style=palette.muted)
        text.append(f"{target:>{widths[1]}}   ")
        text.append_text(palette.status(point.status))


def _columns(points: Sequence[Point]) -> tuple[list[str | None], list[str | None]]:
    return [point.actual for point in points], [point.target for point in points]


def _source(reading: Reading, month: Month) -> str:
    numbers = ", ".join(map(str, reading.pages))
    pages = f"page{'s' if len(reading.pages) > 1 else ''} {numbers}" if numbers else "page unknown"
    imported = f"{month.imported_at.astimezone():%d %B %Y %H:%M}"
    return (
        f"Source: {one_line(month.report.source.name)}, {pages}; revision {month.revision}, "
        f"imported {imported}"
    )


def _mark(text: Text, words: Sequence[str], palette: Palette) -> None:
    """Mark the words searched for, whatever their case, accents or kind of quotes."""
    if not words:
        return
    plain = text.plain
    folded = "".join(fold(letter) if len(fold(letter)) == 1 else letter for letter in plain)
    for word in words:
        for match in re.finditer(re.escape(word), folded):
            text.stylize(palette.found, match.start(), match.end())
