"""Reports of other councils on other periods than months, made by hand: a store of any of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

from kpi_tui.period import ANNEX, PeriodType, month_end, place_in_year
from kpi_tui.period_names import period_name
from kpi_tui.report import Priority, PublishedDirection, Reading, Report, Source
from kpi_tui.status import Status

LAST = {
    PeriodType.MONTH: date(2025, 3, 31),
    PeriodType.TWO_MONTHS: date(2025, 1, 31),
    PeriodType.QUARTER: date(2024, 12, 31),
    PeriodType.HALF_YEAR: date(2024, 9, 30),
    PeriodType.YEAR: date(2025, 3, 31),
    PeriodType.DATE: date(2025, 1, 17),
}
"""The day that the last of some reports is of."""
NAMES = ("Calls answered in time", "Waiting list for repairs", "Visits to museums")
COUNCIL, REPORT_ID = "Kent County Council", "kent-qpr"


def first_day(last_day: date, kind: PeriodType) -> date:
    """The first day of a period that ends with a month, or of a single day."""
    return month_end(last_day, 1 - kind.months).replace(day=1) if kind.months else last_day


def last_days(kind: PeriodType, count: int) -> list[date]:
    """The last days of so many periods in a row."""
    last = LAST[kind]
    if kind.months is None:
        return [last - timedelta(days=40 * back) for back in reversed(range(count))]
    return [month_end(last, -kind.months * back) for back in reversed(range(count))]


def readings(step: int, place: int) -> tuple[Reading, ...]:
    """Three measures with figures, and three that are blue, done and not begun."""
    rate, before = 80 + (7 * step) % 13, 80 + (7 * (step - 1)) % 13
    calls = Reading(
        priority_code="A",
        measure_code="A.01",
        measure_name=NAMES[0],
        directors=("Director of Customer Services",),
        portfolio_holder="Cabinet member for Finance",
        period_actual=f"{rate}%",
        period_target="90%",
        period_status=Status.GREEN if rate >= 90 else Status.AMBER if rate >= 85 else Status.RED,
        comment="More staff were trained, and the telephone system was renewed in good order.",
        pages=(2,),
        published_direction=PublishedDirection.WORSENING,
        floor="85%",
        previous_actual=f"{before}%" if step else None,
        code_is_ours=True,
    )
    waiting = replace(
        calls,
        measure_code="A.02",
        measure_name=NAMES[1],
        period_actual=f"{120 + 11 * step}",
        period_target="100",
        period_status=Status.RED,
        floor=None,
        previous_actual=None,
        comment=None,
        published_direction=None,
    )
    visits = replace(
        waiting,
        priority_code="B",
        measure_code="B.01",
        measure_name=NAMES[2],
        period_actual="1,500",
        period_target="1,400",
        period_status=Status.GREEN,
        ytd_actual=f"{1500 * place:,}" if place else None,
        ytd_target=f"{1400 * place:,}" if place else None,
        ytd_status=Status.GREEN if place else None,
    )
    others = (Status.BLUE, Status.COMPLETE, Status.NOT_STARTED)
    plain = [
        replace(
            visits,
            measure_code=f"B.{number:02}",
            measure_name=f"Project number {number}",
            period_actual=None,
            period_target=None,
            period_status=status,
            ytd_actual=None,
            ytd_target=None,
            ytd_status=None,
        )
        for number, status in enumerate(others, 2)
    ]
    return (calls, waiting, visits, *plain)


def report(
    kind: PeriodType,
    day: date,
    step: int = 0,
    report_id: str = REPORT_ID,
    council: str = COUNCIL,
) -> Report:
    """A report on the period that ends on this day."""
    name = f"{report_id}-{kind.noun}-{day}.pdf"
    return Report(
        report_date=day,
        title=None,
        priorities=(Priority("A", "Customers", page=2), Priority("B", "Growth", page=3)),
        readings=readings(step, place_in_year(day, kind) or 0),
        source=Source(name, sha256(name.encode()).hexdigest(), 9),
        council=council,
        report_id=report_id,
        period_type=kind,
        period_label=period_name(day, kind),
        period_start=first_day(day, kind),
    )


def reports(
    kind: PeriodType, count: int = 6, report_id: str = REPORT_ID, council: str = COUNCIL
) -> list[Report]:
    """Reports on so many periods in a row."""
    days = enumerate(last_days(kind, count))
    return [report(kind, day, step, report_id, council) for step, day in days]


def months_then_quarters() -> list[Report]:
    """A council that reported by months to March 2025, and by quarters since."""
    months = reports(PeriodType.MONTH, 12, ANNEX, "Oxfordshire County Council")
    quarters = [month_end(date(2025, 6, 30), 3 * step) for step in range(3)]
    return [
        *months,
        *(
            report(PeriodType.QUARTER, day, step, ANNEX, "Oxfordshire County Council")
            for step, day in enumerate(quarters)
        ),
    ]
