"""The chart of a measure as a file, and what to tell of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.report import Report
from kpi_tui.text import one_line
from kpi_tui.tui.files.writing import FileWritten, WriteJob

FORMATS = {
    "png": ("PNG", "a picture, for Word, PowerPoint and e-mails"),
    "svg": ("SVG", "a drawing that stays sharp at any size"),
}
"""The formats of a chart: what each is called and what it is for."""


@dataclass(frozen=True, slots=True)
class ChartJob(WriteJob):
    """A chart that is to be written to a file."""

    forms: ClassVar[Collection[str]] = FORMATS
    measure: MeasurePeriod
    report: Report

    def make(self) -> FileWritten:
        """Draw the chart."""
        from kpi_tui.publish.brief.charts.picture import picture_of, written

        content = written(picture_of(self.measure, self.report), self.place.ends_in)
        what = f"Chart of {one_line(self.measure.measure_code)}"
        return FileWritten(self.place.file, what, content=content)
