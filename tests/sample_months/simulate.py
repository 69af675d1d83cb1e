"""The months between the two published reports, made up so that there is a history to explore.

Months up to March 2024 go on from the first report's measures, the later ones lead up to the
last report's. The same figures come out every time.
"""

from __future__ import annotations

import json
import math
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from random import Random

from kpi_tui.months import financial_month, month_name
from kpi_tui.origin import Origin
from kpi_tui.report import Account, Priority, Reading, Report, Source
from kpi_tui.status import RATED, Status
from tests.sample_months.behaviour import (
    Behaviour,
    PrintedStyle,
    ToDate,
    behaviour_of,
    number,
)
from tests.sample_months.words import worded

SOURCE = Source("simulated from the two published reports", "0" * 64, 0)


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A month's four figures as numbers."""

    actual: float
    ytd_actual: float
    target: float | None
    ytd_target: float | None


Series = Callable[[Behaviour, Sequence[date], Random], list[MonthFigures]]
"""What gives a measure's figures for some months."""


def published_month(month: str) -> Report:
    """Return a month as published, `2023-01` or `2024-07`: its figures; the words are our own."""
    path = Path(__file__).with_name("published") / f"{month}.json"
    return Report.from_dict(json.loads(path.read_text(encoding="utf-8")))


def simulate(first: Report, last: Report) -> list[Report]:
    """A report for each month between two published ones, the earliest first."""
    days = months_between(first.report_date, last.report_date)
    turn = date(last.report_date.year, 4, 1)
    return [
        *_reports(first, [day for day in days if day < turn], _run_on),
        *_reports(last, [day for day in days if day >= turn], _lead_up),
    ]


def months_between(first: date, last: date) -> list[date]:
    """The last day of every month after the one and before the other."""
    numbers = range(first.year * 12 + first.month, last.year * 12 + last.month - 1)
    months = [(number // 12, number % 12 + 1) for number in numbers]
    return [date(year, month, monthrange(year, month)[1]) for year, month in months]


def _reports(published: Report, days: Sequence[date], series: Series) -> list[Report]:
    """The published report's measures in other months, each measure's figures from `series`."""
    columns = [
        _readings(reading, published.report_date, days, series) for reading in published.readings
    ]
    rows = zip(*columns, strict=True)
    return [_report(published, day, row) for day, row in zip(days, rows, strict=True)]


def _report(published: Report, day: date, readings: tuple[Reading, ...]) -> Report:
    return Report(
        report_date=day,
        title=f"Annex A - Performance - {month_name(day)} (simulated)",
        priorities=tuple(_priority(item, readings) for item in published.priorities),
        readings=readings,
        source=SOURCE,
        account=Account(),
        provenance=Origin.SIMULATED,
    )


def _priority(published: Priority, readings: Sequence[Reading]) -> Priority:
    """The priority with the status that most of its measures have, where it published one."""
    status = published.status
    own = [row.period_status for row in readings if row.priority_code == published.code]
    judged = Counter(item for item in own if item in RATED)
    if status in RATED and judged:
        status = judged.most_common(1)[0][0]
    return replace(published, status=status, page=None)


def _readings(
    published: Reading, published_on: date, days: Sequence[date], series: Series
) -> list[Reading]:
    rng = Random(f"{published.measure_code} {published.measure_name}")
    how = behaviour_of(published, financial_month(published_on))
    bare = replace(published, pages=())
    if how is None:
        made = [_without_numbers(bare, published_on, day, rng) for day in days]
    else:
        made = [_printed(bare, how, month) for month in series(how, days, rng)]
    goes_on = published_on < days[0]
    before = [published.period_actual if goes_on else None, *(row.period_actual for row in made)]
    return [
        worded(reading, published, day, earlier)
        for reading, day, earlier in zip(made, days, before[:-1], strict=True)
    ]


def _without_numbers(published: Reading, published_on: date, day: date, rng: Random) -> Reading:
    """A month of a measure whose actual is words, or is missing."""
    if published.period_actual is None:
        return replace(published, ytd_target=_pro_rata(published, published_on, day))
    target = published.period_target
    if published.period_status not in RATED or target is None or rng.random() < 0.5:
        return published
    green = Status.GREEN
    return replace(
        published,
        period_actual=target,
        period_status=green,
        ytd_actual=published.ytd_target,
        ytd_status=green,
    )


def _pro_rata(published: Reading, published_on: date, day: date) -> str | None:
    """The year-to-date target of another month, where it adds up the months' targets."""
    goal, target = number(published.ytd_target), number(published.period_target)
    months = financial_month(published_on)
    if published.ytd_target is None or goal is None or target is None or goal != target * months:
        return published.ytd_target
    return PrintedStyle.of(published.ytd_target).show(target * financial_month(day))


def _printed(published: Reading, how: Behaviour, month: MonthFigures) -> Reading:
    def show(like: str | None, value: float | None) -> str | None:
        return None if like is None or value is None else PrintedStyle.of(like).show(value)

    def status(like: Status | None, actual: float, target: float | None) -> Status | None:
        return like if like not in RATED or target is None else how.judge(actual, target)

    return replace(
        published,
        period_actual=show(published.period_actual, month.actual),
        period_target=show(published.period_target, month.target),
        period_status=status(published.period_status, month.actual, month.target),
        ytd_actual=show(published.ytd_actual, month.ytd_actual),
        ytd_target=show(published.ytd_target, month.ytd_target),
        ytd_status=status(published.ytd_status, month.ytd_actual, month.ytd_target),
    )


def _run_on(how: Behaviour, days: Sequence[date], rng: Random) -> list[MonthFigures]:
    """The months after the published one: a walk about its level, the year anew each April."""
    made: list[MonthFigures] = []
    total, goal, count = how.ytd_actual, how.ytd_target, how.month
    new_year = False
    if how.to_date is ToDate.MEAN:
        total *= count
    for day, actual in zip(days, _walk(how, days, rng), strict=True):
        new_year = new_year or day.month == 4
        target = _later_target(how, new_year)
        if day.month == 4:
            total, count, goal = 0.0, 0, None if goal is None else 0.0
        total, count = total + actual, count + 1
        goal = _ytd_target(how, goal, target)
        made.append(MonthFigures(actual, _to_date(how, total, count, actual), target, goal))
    return made


def _lead_up(how: Behaviour, days: Sequence[date], rng: Random) -> list[MonthFigures]:
    """The months of the published month's own year before it, which add up to what it printed."""
    if how.to_date is ToDate.LAST:
        actuals = _walk(how, days, rng)[::-1]
    else:
        year = how.ytd_actual * (how.month if how.to_date is ToDate.MEAN else 1)
        actuals = _shares(year - how.actual, len(days), how, rng)
    target, goal = how.target, None if how.ytd_target is None else 0.0
    if how.to_date is ToDate.SUM and how.target is not None and how.ytd_target is not None:
        target = (how.ytd_target - how.target) / len(days)
    made: list[MonthFigures] = []
    total = 0.0
    for count, actual in enumerate(actuals, 1):
        total += actual
        goal = _ytd_target(how, goal, target)
        made.append(MonthFigures(actual, _to_date(how, total, count, actual), target, goal))
    return made


def _later_target(how: Behaviour, new_year: bool) -> float | None:
    """The month's target: as published to the end of that year, then the year's spread evenly."""
    if how.to_date is ToDate.SUM and new_year and how.target is not None and how.ytd_target:
        return _rounded(how.ytd_target / how.month, how)
    return how.target


def _ytd_target(how: Behaviour, goal: float | None, target: float | None) -> float | None:
    if how.to_date is not ToDate.SUM or goal is None:
        return how.ytd_target
    return goal + (target or 0.0)


def _to_date(how: Behaviour, total: float, count: int, actual: float) -> float:
    if how.to_date is ToDate.LAST:
        return actual
    return total if how.to_date is ToDate.SUM else total / count


def _walk(how: Behaviour, days: Sequence[date], rng: Random) -> list[float]:
    """Figures that begin near the published one and wander about the measure's level."""
    spread = 0.02 if how.capped or how.to_date is ToDate.LAST else 0.07
    season = rng.uniform(0.0, spread)
    drift = rng.uniform(-0.3, 0.3) * spread
    phase = rng.randrange(12)
    off = max(-0.25, min(0.25, how.actual / how.level - 1)) if how.level else 0.0
    values: list[float] = []
    for day in days:
        off = 0.6 * off + rng.gauss(drift, spread)
        wave = season * math.sin((day.month + phase) * math.pi / 6)
        values.append(_rounded(how.level * (1 + off + wave), how))
    return values


def _shares(total: float, parts: int, how: Behaviour, rng: Random) -> list[float]:
    """Figures that add up to a total, none of them far from the others."""
    even = total / parts
    noise = [rng.gauss(0.0, 0.05) for _ in range(parts)]
    middle = sum(noise) / parts
    noise = [item - middle for item in noise]
    if how.capped and even > 0:
        room = max(0.0, 100 / even - 1)
        widest = max(map(abs, noise)) or 1.0
        noise = [item * min(1.0, room / widest) for item in noise]
    values = [_rounded(even * (1 + item), how) for item in noise[:-1]]
    return [*values, _rounded(total - sum(values), how)]


def _rounded(value: float, how: Behaviour) -> float:
    if how.capped:
        value = max(0.0, min(100.0, value))
    return round(value, how.decimals)
