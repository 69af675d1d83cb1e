"""How a measure went over the months: a chart of actuals against target, and the figures of it."""

from __future__ import annotations

from rich.text import Text

from kpi_tui.tui.pages.page import Page
from kpi_tui.tui.pages.words import history_rows
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.subject import Subject


def trend_page(subject: Subject, width: int, height: int, palette: Palette) -> Page:
    """The page at a width and height in cells."""
    return Page([Text("…"), *history_rows(subject.points, palette, subject)])
