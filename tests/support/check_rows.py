"""Rows and months as the rules see them, made by hand."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from kpi_tui.analysis.checks.checking import findings
from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.analysis.checks.rows import Cells, Past, Row
from kpi_tui.analysis.identity.links import Link, LinkKind, link
from kpi_tui.analysis.units import is_percentage
from kpi_tui.figures import parse, reading_unit
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Account, Priority, Status, Warning
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

BIGGER, SMALLER = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER
GREEN, AMBER, RED = Status.GREEN, Status.AMBER, Status.RED
JULY = date(2024, 7, 31)

Printed = tuple[str | None, str | None, Status | None]
"""An actual, a target and a status."""
NOTHING: Printed = (None, None, None)


class Columns(TypedDict, total=False):
    """What else a test may say of a row."""

    directors: tuple[str, ...]
    portfolio_holder: str | None
    comment: str | None
    improvement_plan: str | None
    timeframe: str | None
    finance_impact: str | None
    risk_impact: str | None
    pages: tuple[int, ...]
    measure_id: str
    confidence: Confidence
    polarity_why: str
    kind: Kind
    ytd_method: YtdMethod
    travel: Travel
    travel_year: Travel
    months_at_status: int
    tolerance: float
    report_date: date


def row(
    code: str = "OCC01.01",
    name: str = "Visits to libraries",
    period: Printed = NOTHING,
    ytd: Printed = NOTHING,
    polarity: Polarity | None = None,
    **columns: Unpack[Columns],
) -> Row:
    """A row with its figures parsed and its gaps worked out, as facts have them."""
    rest: Columns = {"report_date": JULY, "measure_id": f"{code}@{name}", "pages": (3,), **columns}
    unit = reading_unit([period[0], period[1], ytd[0], ytd[1]])
    return Row(
        priority_code=code.partition(".")[0],
        measure_code=code,
        measure_name=name,
        period=_cells("period", period, polarity),
        ytd=_cells("year-to-date", ytd, polarity),
        unit=unit,
        is_percentage=is_percentage(name, unit),
        polarity=polarity,
        **rest,
    )


def _cells(label: str, printed: Printed, polarity: Polarity | None) -> Cells:
    actual, target, status = printed
    value, goal = parse(actual).value, parse(target).value
    sign = {BIGGER: 1, SMALLER: -1}.get(polarity) if polarity else None
    gap = None if sign is None or value is None or goal is None else sign * (value - goal)
    percent = 100 * gap / abs(goal) if gap is not None and goal else None
    return Cells(label, actual, target, status, value, goal, gap, percent)


def day(text: str) -> date:
    """The last day of the month `2024-07`."""
    year, number = map(int, text.split("-"))
    return date(year, number, monthrange(year, number)[1])


def past(month: str, actual: str | None, target: str | None = None, ytd: str | None = None) -> Past:
    """An earlier reading of the measure that `row` makes by default."""
    named = MeasureName("OCC01.01", "Visits to libraries")
    values = (parse(actual).value, parse(target).value, parse(ytd).value)
    return Past(day(month), named, actual, values[0], target, values[1], ytd, values[2])


def month(
    *rows: Row,
    at: str = "2024-07",
    before: Sequence[Row] = (),
    held: Sequence[str] = (),
    readings: Sequence[Past] = (),
    priorities: Sequence[Priority] = (),
    warnings: Sequence[Warning] = (),
    account: Account | None = None,
    judged: JudgementsInForce = NO_JUDGEMENTS,
    asked: Sequence[tuple[Row, Row]] = (),
) -> CheckContext:
    """A month whose earlier reports are `held`; `readings` are the first row's earlier ones.

    `asked` are the rows before and now that a person has to settle.
    """
    names = ([item.named for item in before], [item.named for item in rows])
    return CheckContext(
        day=day(at),
        rows=rows,
        priorities=tuple(priorities),
        warnings=tuple(warnings),
        account=account or Account(),
        held=tuple(map(day, held)),
        before=tuple(before),
        links=tuple([_ask(*pair) for pair in asked] or link(*names, judged)) if before else (),
        past={rows[0].measure_id: tuple(readings)} if readings else {},
        judged=judged,
    )


def _ask(old: Row, new: Row) -> Link:
    return Link(old.named, new.named, Confidence.ASK, 0.5, "half alike", LinkKind.SPLIT)


def found(rule: str, seen: CheckContext) -> list[Finding]:
    """What one rule finds."""
    return findings(seen, [item for item in RULES if item.id == rule])


def one(rule: str, seen: CheckContext) -> Finding:
    """The one thing that a rule finds."""
    (finding,) = found(rule, seen)
    return finding
