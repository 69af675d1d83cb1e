"""The sound reports that are broken: small, without a warning, every cell of them known."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

import kpi_tui
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.pages import Page
from kpi_tui.report import Priority, Reading, Report, Source
from kpi_tui.status import Status
from tests.rendering import Style, missing, render
from tests.rendering.drawn_over import rows_of
from tests.support.pages import pages_of

Box = tuple[float, float, float, float]
"""Left, bottom, right and top, as PDF counts: from the lower left corner of the page."""

STYLES = (
    Style(),
    Style(engine="fpdf2", icons="png"),
    Style(engine="typst"),
    Style(icons="png", borders="fills", layout="2023"),
    Style(engine="weasyprint", borders="horizontal"),
    Style(engine="fpdf2", icons="letter", palette="excel", runs="words"),
    Style(engine="typst", icons="glyph", borders="horizontal"),
    Style(icons="word", borders="cells", zebra=True),
)


@dataclass(frozen=True)
class Cell:
    """A cell of a measure's row, in the order of pages counted from 0."""

    code: str
    field: str
    """That of the reading; `measure` holds the code and the name."""
    page: int
    box: Box

    @property
    def names(self) -> tuple[str, ...]:
        """The fields of the reading that stand in it."""
        return ("measure_name",) if self.field == "measure" else (self.field,)


@dataclass(frozen=True)
class Sound:
    """A sound file, and what is read of it."""

    style: Style
    data: bytes
    report: Report
    cells: tuple[Cell, ...]
    sizes: tuple[tuple[float, float], ...]
    words: tuple[tuple[Box, ...], ...]
    """Where the words of each page stand: from their ground line up."""

    def end_of_line(self, page: int, x: float, y: float, right: float) -> float:
        """Where the line of text ends that begins at a point, within its cell."""
        ends = [
            box[2] for box in self.words[page] if abs(box[1] - y) < 1 and x - 1 < box[0] < right
        ]
        return max(ends, default=x)

    @cached_property
    def pages_of(self) -> dict[str, tuple[int, ...]]:
        """The pages of each measure, counted from 1."""
        return {each.measure_code: each.pages for each in self.report.readings}

    def reading(self, code: str) -> Reading:
        """The reading of a measure."""
        return next(each for each in self.report.readings if each.measure_code == code)

    def filled(self, *fields: str) -> list[Cell]:
        """The cells that have something in them, of these fields or of all."""
        return [
            cell
            for cell in self.cells
            if (not fields or cell.field in fields)
            and any(getattr(self.reading(cell.code), name) for name in cell.names)
        ]


def available() -> list[Style]:
    """The styles whose engine is on this machine."""
    return [style for style in STYLES if not missing(style.engine)]


@cache
def sound(style: Style) -> Sound:
    """A report in a style. Raises `AssertionError` where it is not read as drawn."""
    report = _report(style)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sound.pdf"
        render(report, path, style)
        read = kpi_tui.read_report(path)
        assert not read.warnings, (style, read.warnings)
        assert len(read.readings) == len(report.readings), style
        with open_pdf(path) as document:
            pages = pages_of(document)
            sizes = tuple(page.size for page in pages)
            words = tuple(tuple(_boxes(page)) for page in pages)
        return Sound(style, path.read_bytes(), read, tuple(_cells(path, sizes)), sizes, words)


def _boxes(page: Page) -> Iterator[Box]:
    height = page.size[1]
    for word in page.words:
        yield word.x0, height - word.base, word.x1, height - word.top


def _cells(path: Path, sizes: tuple[tuple[float, float], ...]) -> Iterator[Cell]:
    for code, row in rows_of(path).items():
        height = sizes[row.page][1]
        for field, (left, top, right, bottom) in row.cells.items():
            yield Cell(code, field, row.page, (left, height - bottom, right, height - top))


def _report(style: Style) -> Report:
    report = Report(
        date(2024, 7, 31), None, _PRIORITIES, _READINGS, Source("sound.pdf", "0" * 64, 0)
    )
    if style.layout == "2024":
        return report
    return replace(
        report,
        readings=tuple(replace(r, improvement_plan=None, timeframe=None) for r in _READINGS),
    )


_PRIORITIES = (
    Priority("OCC01", "Keep the streets in good order", None, ("We will mend every lamp.",), Status.RED),
    Priority("OCC02", "Help people to learn & to meet", None, ("We will open late.",), Status.GREEN),
    Priority("OCC11", "Finance", "Running the business", (), Status.AMBER),
)  # fmt: skip


def _reading(code: str, name: str, figures: str, statuses: str, comment: str | None, **more: object) -> Reading:  # fmt: skip
    values = [None if text == "-" else text for text in figures.split()]
    marks = [None if text == "-" else Status(text) for text in statuses.split()]
    fields = {
        "directors": ("Ada Fenwick",),
        "portfolio_holder": "Cllr B Marsh",
        **dict(zip(("period_actual", "period_target", "ytd_actual", "ytd_target"), values, strict=True)),
        **dict(zip(("period_status", "ytd_status"), marks, strict=True)),
        "comment": comment,
        **more,
    }  # fmt: skip
    return Reading(code.partition(".")[0], code, name, **fields)  # type: ignore[arg-type]


_READINGS = (
    _reading("OCC01.01", "Street lamps mended", "98 119 537 344", "amber green", "Two crews were out every night.\nMore lamps are on order.", risk_impact="None known.", finance_impact="£3,000 & falling"),
    _reading("OCC01.02", "Drains cleared within five days", "56.96% 61.50% 57.14% 61.50%", "red red", "The second lorry was off the road for nine days, and the volunteers who answer the telephone took most of the questions that came in by letter.", improvement_plan="Move two crews from the northern depot.", timeframe="By 31/12/2024", risk_impact="Flooded cellars in wet months."),
    _reading("OCC01.06", "Hedges cut", "1,345,824 1,170,000 7,029 6,000", "green green", "On plan.", directors=("Josephine Quarterlow",)),
    _reading("OCC01.10", "Bus stops with a bench", "12 40 31 80", "red red", None, risk_impact="Late return."),
    _reading("OCC02.01", "Borrowers", "66,677 65,000 622,971 624,000", "green red", "Above target."),
    _reading("OCC02.02", "Households on the waiting list for a garden", "95 - 383 -", "monitoring_only monitoring_only", None, portfolio_holder="Cllr T Berg"),
    _reading("OCC02.03", "Pupils who walk to school", "34.00 30.00 33.10 30.00", "green green", "Schools reported late.", timeframe="Ongoing"),
    _reading("OCC11.02", "Savings made", "£700,000 £900,000 £2,700,000 £3,600,000", "red red", "Two contracts were not renewed."),
    _reading("OCC11.03", "Balances at or above the level set", "117.00 85.00 112.50 85.00", "green amber", "Balances stand at £117m."),
)  # fmt: skip
