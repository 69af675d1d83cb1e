"""The line at the top: which month this is, its neighbours, and how many of each status."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.browse.views import status_counts
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.labels import MARKS, plural
from kpi_tui.months import month_name
from kpi_tui.tui.palette import GLYPH, Palette
from kpi_tui.tui.widgets.text_line import StatusLine

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment
    from kpi_tui.report import Report


class PeriodHeader(StatusLine):
    """One line, cut to the width there is."""

    def __init__(self) -> None:
        super().__init__(id="strip")
        self._parts: tuple[Report, Sequence[date], PeriodAssessment | None] | None = None

    def show(
        self, report: Report, months: Sequence[date], assessment: PeriodAssessment | None = None
    ) -> None:
        """Show the month of `report` among `months`, and what the assessment of it amounts to."""
        self._parts = (report, months, assessment)
        self._draw()

    def on_resize(self) -> None:
        """Draw it anew for the width there is."""
        self._draw()

    def _draw(self) -> None:
        if self._parts is None:
            self.set_line(Text(" kpi-tui", style="bold"))
            return
        palette = Palette.of_theme(self.app.theme_variables)
        report, months, assessment = self._parts
        left = Text(" kpi-tui · ", style="dim") if self.size.width >= 100 else Text(" ")
        left.append(month_name(report.report_date), style="bold")
        left.append_text(_neighbours(report.report_date, months, self.size.width >= 100))
        right = _counts(report, palette)
        ours = _ours(assessment)
        if left.cell_len + ours.cell_len + right.cell_len + 8 <= self.size.width:
            right = Text.assemble(ours, "    ", right) if ours.plain else right
        gap = self.size.width - left.cell_len - right.cell_len - 1
        if gap < 1:
            left.truncate(max(0, self.size.width - right.cell_len - 2), overflow="ellipsis")
            gap = max(1, self.size.width - left.cell_len - right.cell_len - 1)
        self.set_line(Text.assemble(left, " " * gap, right, no_wrap=True))


def _neighbours(month: date, months: Sequence[date], wide: bool) -> Text:
    place = months.index(month) if month in months else -1
    text = Text("  ")
    if not wide:
        return text.append(f"{place + 1}/{len(months)}", style="dim")
    before = month_name(months[place - 1]) if place > 0 else "first"
    after = month_name(months[place + 1]) if 0 <= place < len(months) - 1 else "last"
    text.append(f"‹ {before} [", style="dim")
    text.append(f" {place + 1} of {len(months)} ", style="dim")
    return text.append(f"] {after} ›", style="dim")


def _counts(report: Report, palette: Palette) -> Text:
    counts = status_counts(report.readings)
    text = Text()
    for status in MARKS:
        if counts[status]:
            text.append("  " if text.plain else "")
            text.append_text(palette.status(status, room=GLYPH))
            text.append(f" {counts[status]}")
    if counts[None]:
        text.append(f"  – {counts[None]}", style="dim")
    return text


def _ours(assessment: PeriodAssessment | None) -> Text:
    """Write `c 5 worse · 6 better   k 10 errors`, the keys before what they list."""
    said = Text()
    if assessment is None:
        return said
    if assessment.before is not None:
        counted = assessment.summary
        reds = f" · {plural(counted.new_reds, 'new red')}" if counted.new_reds else ""
        said.append("c ", "bold").append(
            f"{counted.worse} worse · {counted.better} better{reds}   "
        )
    open_ones = [each.level for each in assessment.findings if each.accepted is None]
    level = next((level for level in Level if level in open_ones), None)
    if level is not None:
        said.append("k ", "bold").append(plural(open_ones.count(level), NOUNS[level]))
    return said


NOUNS = {Level.ERROR: "error", Level.QUESTION: "question", Level.INFORMATION: "finding"}
