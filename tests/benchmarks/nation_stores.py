"""Made-up councils, ten years of months each: the same files from the same seed, without a network.

Each has its own choice of measures, codes, levels, targets, owners and renamings. A council can
be written by itself, so that a nation is written on all cores.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from random import Random
from uuid import UUID

from kpi_tui.demo import published
from kpi_tui.months import financial_month, month_name
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.report import Priority, Reading, Report, Source
from kpi_tui.status import RATED, Status
from kpi_tui.store.files import file_of
from kpi_tui.store.parquet import encode
from kpi_tui.store.place import place_at
from tests.sample_months.behaviour import Behaviour, PrintedStyle, ToDate, behaviour_of
from tests.sample_months.simulate import months_between

MEASURES, MONTHS = 60, 120
LAST = date(2026, 1, 31)
"""The month after the last one."""
_ROLES = ("Finance", "Highways", "Children", "Adults", "Environment", "Libraries", "Property")


@dataclass(frozen=True, slots=True)
class Made:
    """A measure of a council, and how its figures come about."""

    reading: Reading
    how: Behaviour | None
    level: float
    spread: float
    growth: float
    renamed_in: int
    """The year from which on it has another name."""


def write_nation(root: Path, councils: int, months: int = MONTHS, apart: bool = False) -> Path:
    """Write so many councils into one store, or `apart` into one each in a folder of stores."""
    work = partial(write_council, root, months=months, apart=apart)
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for _ in pool.map(work, range(1, councils + 1)):
            pass
    return root


def write_council(root: Path, number: int, months: int = MONTHS, apart: bool = False) -> None:
    """Write a council's reports as `Store.add` does, without a look at what is there."""
    store = root / f"council-{number:03}" if apart else root
    chance = Random(f"files of {number}")
    for report in council_reports(number, months):
        written = datetime.combine(report.report_date, datetime.min.time(), UTC)
        written += timedelta(days=45, microseconds=chance.randrange(10**6))
        own = UUID(int=chance.getrandbits(128)).hex[:8]
        file = file_of(store, report, 1, written, own)
        place_at(file.path).write(encode(report, file, written))


def council_reports(number: int, months: int = MONTHS) -> Iterator[Report]:
    """Yield a report a month of council so-and-so, the earliest first."""
    chance = Random(f"council {number}")
    name = f"Council number {number:03}"
    priorities, measures = _plan(chance)
    columns = [
        _history(made, Random(f"{number} {made.reading.measure_code}"), months) for made in measures
    ]
    for place, day in enumerate(_days(months)):
        readings = tuple(column[place] for column in columns)
        source = f"{name} {day:%Y-%m}.pdf"
        yield Report(
            report_date=day,
            title=f"Performance, {month_name(day)}",
            priorities=tuple(_judged(each, readings) for each in priorities),
            readings=readings,
            source=Source(source, sha256(source.encode()).hexdigest(), 30),
            council=name,
            report_id=f"council-{number:03}",
            period_type=PeriodType.MONTH,
            provenance=Origin.SIMULATED,
        )


def _plan(chance: Random) -> tuple[tuple[Priority, ...], list[Made]]:
    """Choose a council's priorities and measures, each under a code of its own."""
    bases = [published(month) for month in ("2023-01", "2024-07")]
    known = {row.measure_name: (row, base) for base in bases for row in base.readings}
    chosen = chance.sample(sorted(known), min(MEASURES, len(known)))
    prefix = "".join(chance.sample("ABCDEFGHKLMNPRSTUVW", 3))
    titles = {each.code: each for base in bases for each in base.priorities}
    codes = {code: f"{prefix}{place:02}" for place, code in enumerate(sorted(titles), 1)}
    seen: Counter[str] = Counter()
    measures = []
    for name in chosen:
        row, base = known[name]
        priority = codes[row.priority_code]
        seen[priority] += 1
        role = chance.choice(_ROLES)
        reading = replace(
            row,
            priority_code=priority,
            measure_code=f"{priority}.{seen[priority]:02}",
            directors=(f"Director of {role}",),
            portfolio_holder=f"Cabinet member for {role}",
            pages=(chance.randint(3, 30),),
        )
        how = behaviour_of(row, financial_month(base.report_date))
        level = how.level * math.exp(chance.gauss(0, 0.15)) if how else 0.0
        growth = chance.gauss(0, 0.02)
        renamed = chance.choice((0, 0, 0, 0, chance.randint(2017, 2025)))
        measures.append(Made(reading, how, level, chance.uniform(0.01, 0.08), growth, renamed))
    measures.sort(key=lambda made: made.reading.measure_code)
    shown = tuple(
        replace(titles[code], code=ours, page=2) for code, ours in codes.items() if seen[ours]
    )
    return shown, measures


def _days(months: int) -> list[date]:
    return months_between(date(2000, 1, 31), LAST)[-months:]


def _history(made: Made, chance: Random, months: int) -> list[Reading]:
    """A measure in each month."""
    rows, so_far, targets = [], 0.0, 0.0
    for place, day in enumerate(_days(months)):
        month = financial_month(day)
        so_far, targets = (0.0, 0.0) if month == 1 else (so_far, targets)
        year = day.year - (day.month < 4)
        reading = made.reading
        if made.renamed_in and year >= made.renamed_in:
            reading = replace(reading, measure_name=f"{reading.measure_name} (all ages)")
        if made.how is None:
            rows.append(replace(reading, comment=_comment(reading, day, None, chance)))
            continue
        season = 1 + made.spread * math.sin(2 * math.pi * day.month / 12)
        drift = (1 + made.growth) ** (place / 12)
        actual = made.level * season * drift * (1 + chance.gauss(0, made.spread))
        if made.how.capped:
            actual = min(100.0, max(0.0, actual))
        target = None
        if made.how.target is not None:
            target = made.how.target * (1 + made.growth) ** (year - 2016)
        so_far, targets = so_far + actual, targets + (target or 0.0)
        rows.append(
            _printed(reading, made.how, month, (actual, target, so_far, targets), chance, day)
        )
    return rows


def _printed(
    reading: Reading,
    how: Behaviour,
    month: int,
    figures: tuple[float, float | None, float, float],
    chance: Random,
    day: date,
) -> Reading:
    """A month's figures as they are printed; some are missing, some have another status."""
    actual, target, so_far, targets = figures
    ytd = so_far if how.to_date is ToDate.SUM else so_far / month
    ytd_target = (
        None if target is None else targets if how.to_date is ToDate.SUM else targets / month
    )
    status = Status.MONITORING_ONLY if target is None else how.judge(actual, target)
    if chance.random() < 0.02:
        status = chance.choice(RATED)
    style = PrintedStyle.of(reading.period_actual or "")
    printed = style.show(actual)
    if chance.random() < 0.01:
        return replace(
            reading, period_actual=None, period_status=Status.ACTUAL_MISSING, comment=None
        )
    return replace(
        reading,
        period_actual=printed,
        period_target=None if target is None else style.show(target),
        period_status=status,
        ytd_actual=style.show(ytd),
        ytd_target=None if ytd_target is None else style.show(ytd_target),
        ytd_status=None
        if ytd_target is None
        else how.judge(ytd / max(1, month), ytd_target / max(1, month)),
        comment=_comment(reading, day, printed, chance),
        improvement_plan="Weekly review of cases; staff are being recruited."
        if status is Status.RED
        else None,
        timeframe=f"By {month_name(date(day.year + 1, 3, 31))}" if status is Status.RED else None,
    )


def _comment(reading: Reading, day: date, printed: str | None, chance: Random) -> str:
    if printed is None:
        return f"{reading.comment or 'Work goes on.'} Seen in {month_name(day)}."
    why = chance.choice(
        (
            "Demand was as expected for the time of year.",
            "Two posts stood empty, and agency staff covered most of their hours.",
            "The new contract is bedding in and a recovery plan has been agreed.",
            "Work with partners and districts continues through the joint board.",
        )
    )
    return f"In {month_name(day)} it stood at {printed}, {chance.randint(1, 9)}% from the month before. {why}"


def _judged(priority: Priority, readings: Sequence[Reading]) -> Priority:
    """A priority with the status that most of its measures have."""
    own = [row.period_status for row in readings if row.priority_code == priority.code]
    judged = Counter(status for status in own if status in RATED)
    return replace(priority, status=judged.most_common(1)[0][0] if judged else None)
