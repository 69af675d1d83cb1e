"""Measures of an invented annex, drawn as tables that no sound annex has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import kpi_tui
from kpi_tui.report import Reading, Report
from tests.rendering.grids import Block, Cell, Grid, Heading, Look, PageBreak, draw_grids
from tests.support.annex_profile import PHRASES

HEADINGS = (
    ("Measure", 90),
    ("Director", 56),
    ("Portfolio Holder", 60),
    ("Comment", 130),
    ("Risk Impact", 70),
    ("Finance Impact", 70),
    ("Period Actual", 48),
    ("Period Target", 48),
    ("Status", 36),
    ("YTD Actual", 48),
    ("YTD Target", 48),
    ("YTD", 36),
)
WIDTHS = tuple(float(width) for _, width in HEADINGS)
FIELDS = (
    *("measure", "directors", "portfolio_holder", "comment", "risk_impact", "finance_impact"),
    *("period_actual", "period_target", "period_status", "ytd_actual", "ytd_target", "ytd_status"),
)
ROWS = (
    ("OCC01.01 Street lamps mended", "Ada Fenwick", "Cllr B Marsh", "The crews were ahead of plan in the month.", "None known.", "No impact.", "1,247", "950", "Green", "19,656", "16,750", "Green"),
    ("OCC01.02 Drains cleared within five days", "Josephine Quarter", "Cllr C Ford", "Deliveries of two vans are late by about a month.", "Late delivery.", "Small.", "8.5%", "10.0%", "Amber", "8.5%", "10.0%", "Amber"),
    ("OCC01.03 Tonnes of leaf mould", "Ada Fenwick", "Cllr B Marsh", "A cold spring.", "Higher bills.", "Cost of gas.", "412", "350", "Red", "1,690", "1,400", "Red"),
    ("OCC01.05 Hedges cut", "Ada Fenwick", "Cllr D Dale", "Counted once a term.", "", "", "34", "", "n/a", "120", "", "n/a"),
)  # fmt: skip
TITLE = (Heading("Keep the streets in good order", 18), Heading("Status of Indicators 31/07/2024"))
FINANCE = (Heading("Running the business", 18), Heading("Status of Indicators 31/07/2024"))

Cells = tuple[Cell | None, ...]


@dataclass(frozen=True)
class Misread:
    """A value that differs from what is drawn, though nothing says so."""

    code: str
    field: str
    read: object


def header(*without: str) -> Cells:
    return tuple(Cell(name) for name, _ in HEADINGS if name not in without)


def rows(*texts: Sequence[str]) -> tuple[Cells, ...]:
    return tuple(tuple(Cell(text) for text in row) for row in texts or ROWS)


def table(
    *body: Cells, headers: Sequence[Cells] | None = None, widths: tuple[float, ...] = WIDTHS
) -> Grid:
    heads = tuple(headers) if headers else (header(),)
    return Grid(widths, (*heads, *body), len(heads))


def priority(code: str = "OCC01", title: str = "Keep the streets in good order") -> Heading:
    return Heading(f"{code} - {title}")


def read_odd(path: Path, look: Look, *blocks: Block) -> Report:
    """Draw the blocks below a heading, and read the annex."""
    draw_grids((*TITLE, priority(), *blocks), path, look)
    return kpi_tui.read_report(path)


def values(reading: Reading) -> tuple[object, ...]:
    """What a reading says, as a row of `ROWS`."""
    texts: list[object] = [f"{reading.measure_code} {reading.measure_name}"]
    texts.append("; ".join(reading.directors))
    for name in FIELDS[2:]:
        value = getattr(reading, name)
        texts.append({"monitoring_only": "n/a"}.get(value, value) or "")
    return tuple(
        str(text).capitalize() if name.endswith("_status") and text != "n/a" else text
        for name, text in zip(FIELDS, texts, strict=True)
    )


def wrong(report: Report, expected: Sequence[Sequence[str]] = ROWS) -> list[Misread]:
    """Cells that are not as drawn; a measure that is not there is one."""
    got = {reading.measure_code: values(reading) for reading in report.readings}
    found = []
    for row in expected:
        code = _code(row)
        if code not in got:
            found.append(Misread(code, "measure", None))
            continue
        found += [
            Misread(code, name, value)
            for name, value, drawn in zip(FIELDS, got[code], row, strict=True)
            if " ".join(str(value).split()) != drawn
        ]
    extra = got.keys() - {_code(row) for row in expected}
    return [*found, *(Misread(code, "measure", "invented") for code in sorted(extra))]


def _code(row: Sequence[str]) -> str:
    printed = PHRASES.code_at_start(row[0])
    assert printed is not None
    return printed.printed


def unsaid(report: Report, expected: Sequence[Sequence[str]] = ROWS) -> list[Misread]:
    """Cells that are wrong although no warning names their measure or a page of it."""
    named = {warning.measure_code for warning in report.warnings}
    pages = {warning.page for warning in report.warnings if warning.measure_code is None}
    of_code = {reading.measure_code: set(reading.pages) for reading in report.readings}
    return [
        each
        for each in wrong(report, expected)
        if each.code not in named and not pages & of_code.get(each.code, pages)
    ]


__all__ = ["Block", "Cell", "Grid", "Heading", "Look", "PageBreak"]
