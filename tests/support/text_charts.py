"""A chart of text taken apart: its lines, its plot, and where its points stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kpi_tui.tui.pages.chart import ChartLook, ChartSeries, chart

LOOK, ASCII = ChartLook(), ChartLook(ascii_only=True)
POINTS = "★●▲■☆○△□"


def months(count: int, year: int = 2023, month: int = 1, step: int = 1) -> list[date]:
    """So many months, every `step`th."""
    first = year * 12 + month - 1
    numbers = range(first, first + count * step, step)
    return [date(number // 12, number % 12 + 1, 28) for number in numbers]


def lines(
    series: ChartSeries, width: int = 40, height: int = 12, look: ChartLook = LOOK
) -> list[str]:
    return [line.plain for line in chart(series, width, height, look)]


def rows(drawn: Sequence[str]) -> list[str]:
    """The plot of a chart, right of its axis."""
    return [line[line.index(sign) + 1 :] for line in drawn for sign in "│┤" if _begins(line, sign)]


def _begins(line: str, sign: str) -> bool:
    label, found, _ = line.partition(sign)
    return bool(found) and not set(label) & set("│┤└●") and "┄" not in label


def points(drawn: Sequence[str], signs: str = POINTS) -> list[tuple[int, int]]:
    """The points from left to right, as columns and rows of the plot."""
    return sorted(
        (column, row)
        for row, line in enumerate(rows(drawn))
        for column, sign in enumerate(line)
        if sign in signs
    )
