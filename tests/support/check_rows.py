"""Rows and months as the rules see them, made by hand."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any, Unpack

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.analysis.identity.links import Link, LinkKind, link
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.judgements.in_force import NO_JUDGEMENTS, JudgementsInForce
from kpi_tui.report import Account, Priority, Reading, Warning
from kpi_tui.status import Status
from kpi_tui.vocabulary import Confidence, Polarity
from tests.support.checking import findings
from tests.support.measures import JULY, Ours, measure, point, through

BIGGER, SMALLER = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER
GREEN, AMBER, RED = Status.GREEN, Status.AMBER, Status.RED

Printed = tuple[str | None, str | None, Status | None]
"""An actual, a target and a status."""
NOTHING: Printed = (None, None, None)


class Columns(Ours, total=False):
    """What else a test may say of a row."""

    directors: tuple[str, ...]
    portfolio_holder: str | None
    comment: str | None
    improvement_plan: str | None
    timeframe: str | None
    finance_impact: str | None
    risk_impact: str | None
    pages: tuple[int, ...]
    report_date: date


def row(
    code: str = "OCC01.01",
    name: str = "Visits to libraries",
    period: Printed = NOTHING,
    ytd: Printed = NOTHING,
    **columns: Unpack[Columns],
) -> MeasurePeriod:
    """A measure of July, on page 3, as the rules see it."""
    said: dict[str, Any] = dict(columns)
    day = said.pop("report_date", JULY)
    printed = {name: said.pop(name) for name in Reading.__dataclass_fields__ if name in said}
    reading = Reading(
        code.partition(".")[0],
        code,
        name,
        period_actual=period[0],
        period_target=period[1],
        period_status=period[2],
        ytd_actual=ytd[0],
        ytd_target=ytd[1],
        ytd_status=ytd[2],
        **{"pages": (3,), **printed},
    )
    return measure(reading, day, **said)


def day(text: str) -> date:
    """The last day of the month `2024-07`."""
    year, number = map(int, text.split("-"))
    return date(year, number, monthrange(year, number)[1])


def past(
    month: str, actual: str | None, target: str | None = None, ytd: str | None = None
) -> MeasurePeriod:
    """An earlier reading of the measure that `row` makes by default."""
    return point(day(month), actual, target, None, ytd=(ytd, None))


def month(
    *rows: MeasurePeriod,
    at: str = "2024-07",
    before: Sequence[MeasurePeriod] = (),
    held: Sequence[str] = (),
    readings: Sequence[MeasurePeriod] = (),
    priorities: Sequence[Priority] = (),
    warnings: Sequence[Warning] = (),
    account: Account | None = None,
    judged: JudgementsInForce = NO_JUDGEMENTS,
    asked: Sequence[tuple[MeasurePeriod, MeasurePeriod]] = (),
) -> CheckContext:
    """A month whose earlier reports are `held`; `readings` are the first row's earlier ones.

    `asked` are the rows before and now that a person has to settle.
    """
    if readings:
        rows = (through(*readings, rows[0]), *rows[1:])
    names = ([item.named for item in before], [item.named for item in rows])
    return CheckContext(
        day=day(at),
        measures=rows,
        priorities=tuple(priorities),
        warnings=tuple(warnings),
        account=account or Account(),
        earlier_days=tuple(map(day, held)),
        before=tuple(before),
        links=tuple([_ask(*pair) for pair in asked] or link(*names, judged)) if before else (),
        judged=judged,
    )


def _ask(old: MeasurePeriod, new: MeasurePeriod) -> Link:
    return Link(old.named, new.named, Confidence.ASK, 0.5, "half alike", LinkKind.SPLIT)


def found(rule: str, seen: CheckContext) -> list[Finding]:
    """What one rule finds."""
    return findings(seen, [item for item in RULES if item.id == rule])


def one(rule: str, seen: CheckContext) -> Finding:
    """The one thing that a rule finds."""
    (finding,) = found(rule, seen)
    return finding
