"""What is printed, and in which order: the part that both engines share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from itertools import groupby
from typing import Literal

from kpi_tui.report import Priority, Reading, Report
from kpi_tui.status import Status

from .style import Style

MARKS = {
    Status.ACTUAL_MISSING: "?",
    Status.TARGET_MISSING: "!",
    Status.DATA_MISSING: "?!",
    Status.MONITORING_ONLY: "n/a",
    Status.NOT_REPORTED: "n/r",
}
"""The statuses that are printed as text."""

KEY = (
    (Status.GREEN, "On or above target"),
    (Status.AMBER, "Off target, within tolerance"),
    (Status.RED, "Off target"),
    (Status.DATA_MISSING, "Data missing"),
    (Status.MONITORING_ONLY, "Monitoring only"),
)

BULLET = "• "


@dataclass(frozen=True, slots=True)
class Column:
    heading: str
    field: str
    width: float
    kind: Literal["text", "figure", "status"] = "text"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a list item."""

    text: str
    item: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    blocks: tuple[Block, ...] = ()
    status: Status | None = None


@dataclass(frozen=True, slots=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What begins on a page of its own: a priority, or the priorities under one heading."""

    heading: str
    commitments: tuple[str, ...]
    lines: tuple[tuple[str, Status | None], ...]
    """`OCC01 - Title` and its status."""
    notes: tuple[str, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    title: str | None
    """Without a title there is no cover, no contents and no key, as in 2023."""
    date: str
    sections: tuple[Section, ...]


_OWNERS = (
    Column("Measure", "measure_name", 84),
    Column("Director", "directors", 52),
    Column("Portfolio Holder", "portfolio_holder", 46),
)
_PERIOD = (
    Column("Period Actual", "period_actual", 47, "figure"),
    Column("Period Target", "period_target", 47, "figure"),
    Column("Status", "period_status", 32, "status"),
)
_YTD = (
    Column("YTD Actual", "ytd_actual", 47, "figure"),
    Column("YTD Target", "ytd_target", 47, "figure"),
    Column("YTD", "ytd_status", 32, "status"),
)
_RISK = Column("Risk Impact", "risk_impact", 66)
_FINANCE = Column("Finance Impact", "finance_impact", 66)
_PLANS = (
    Column("Improvement Plan", "improvement_plan", 80),
    Column("Timeframe", "timeframe", 62),
)


def columns(style: Style, priority_code: str) -> tuple[Column, ...]:
    """The columns of a priority's tables, in the order in which they are printed."""
    swapped = style.swap_impacts_from is not None and priority_code >= style.swap_impacts_from
    impacts = (_FINANCE, _RISK) if swapped else (_RISK, _FINANCE)
    period = _PERIOD[:2] if priority_code in style.without_status else _PERIOD
    if style.layout == "2023":
        return (*_OWNERS, *period, Column("Comment", "comment", 180), *impacts, *_YTD)
    return (*_OWNERS, Column("Comment", "comment", 134), *_PLANS, *impacts, *period, *_YTD)


def as_printed(report: Report, style: Style) -> Report:
    """The report without the fields for which this layout has no column."""
    printed = {
        priority.code: {column.field for column in columns(style, group[0].code)}
        for group in _groups(report, style)
        for priority in group
    }
    readings = (_only(reading, printed[reading.priority_code]) for reading in report.readings)
    return replace(report, readings=tuple(readings))


def _only(reading: Reading, printed: set[str]) -> Reading:
    return replace(
        reading,
        improvement_plan=reading.improvement_plan if "improvement_plan" in printed else None,
        timeframe=reading.timeframe if "timeframe" in printed else None,
        period_status=reading.period_status if "period_status" in printed else None,
    )


def compose(report: Report, style: Style) -> Annex:
    """The pages of a report, before any engine has drawn them."""
    sections = tuple(_section(report, group, style) for group in _groups(report, style))
    return Annex(report.title, f"{report.report_date:%d/%m/%Y}", sections)


def _groups(report: Report, style: Style) -> list[list[Priority]]:
    if style.layout == "2024":
        return [[priority] for priority in report.priorities]
    heading = {p.code: p.section or p.code for p in report.priorities}
    return [list(group) for _, group in groupby(report.priorities, lambda p: heading[p.code])]


def _section(report: Report, priorities: list[Priority], style: Style) -> Section:
    codes = [priority.code for priority in priorities]
    readings = [r for r in report.readings if r.priority_code in codes]
    first = priorities[0]
    return Section(
        heading=first.section or first.title,
        commitments=tuple(text for p in priorities for text in p.commitments),
        lines=tuple((f"{p.code} - {p.title}", p.status) for p in priorities),
        notes=tuple(line for p in priorities for line in (p.note or "").splitlines()),
        tables=_tables(readings, columns(style, first.code), style),
    )


def _tables(
    readings: list[Reading], columns: tuple[Column, ...], style: Style
) -> tuple[Table, ...]:
    size = style.rows_per_table or max(len(readings), 1)
    pages = [readings[start : start + size] for start in range(0, len(readings), size)]
    return tuple(
        Table(columns, tuple(tuple(_cell(r, c, style) for c in columns) for r in page))
        for page in pages
    )


def _cell(reading: Reading, column: Column, style: Style) -> Cell:
    value = getattr(reading, column.field)
    if column.kind == "status":
        return Cell(status=value)
    if column.field == "directors":
        return Cell(tuple(Block(name, item=len(value) > 1) for name in value))
    if column.field == "measure_name":
        value = f"{reading.measure_code} {value}"
    blocks = tuple(_block(line) for line in (value or "").splitlines())
    residual = style.html_residue and column.field in ("comment", "improvement_plan")
    return Cell(_with_tags(blocks) if residual else blocks)


def _with_tags(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The text with the tags around it that say what is a paragraph and what an item."""
    tagged: list[Block] = []
    for items, group in groupby(blocks, lambda block: block.item):
        tag, before, after = ("li", "<ul>", "</ul>") if items else ("p", "", "")
        text = "".join(f"<{tag}>{escape(block.text, quote=False)}</{tag}>" for block in group)
        tagged.append(Block(f"{before}{text}{after}"))
    return tuple(tagged)


def _block(line: str) -> Block:
    return Block(line.removeprefix(BULLET), item=line.startswith(BULLET))
