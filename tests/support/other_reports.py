"""Reports of other councils and by other periods, built as values: no PDF is drawn for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_name
from kpi_tui.report import Priority, PublishedDirection, Reading, Report, Source
from kpi_tui.status import Status
from tests.support.periods import first_day

KENT, HARROWMERE = "Kent County Council", "Harrowmere Borough Council"
SECTIONS = {"CS": "Customer Services", "GE": "Growth and Environment"}
QUARTER_ENDS = tuple(
    date(year, month, day)
    for year in (2023, 2024, 2025)
    for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))
)[1:]
"""From Quarter 1 2023/24 on."""
_NAMES = (
    *("Calls answered", "Calls answered within 60 seconds", "Complaints answered in time"),
    *("Routine road repairs done in 28 days", "Waste recycled or composted", "Streetlights mended"),
)


def quarterly(last_day: date, measures: int = 6) -> Report:
    """A quarter of Kent's: floors, the quarter before, printed directions, codes of ours.

    No measure has a comment or a year to date.
    """
    step = (last_day.year - 2023) * 4 + last_day.month // 3
    readings = tuple(_of_quarter(number, step) for number in range(measures))
    return Report(
        report_date=last_day,
        title="Quarterly Performance Report",
        priorities=tuple(Priority(code, title, page=2) for code, title in SECTIONS.items()),
        readings=readings,
        source=Source(f"qpr-{last_day}.pdf", f"{step:064x}", 71),
        council=KENT,
        report_id="kent-qpr",
        period_type=PeriodType.QUARTER,
        period_label=period_name(last_day, PeriodType.QUARTER),
        period_start=first_day(last_day, PeriodType.QUARTER),
    )


def _of_quarter(number: int, step: int) -> Reading:
    section = tuple(SECTIONS)[number // 3 % 2]
    statuses = (Status.GREEN, Status.AMBER, Status.RED, Status.BLUE)
    return Reading(
        priority_code=section,
        measure_code=f"{section}.{number % 3 + 1:02}",
        measure_name=_NAMES[number % len(_NAMES)],
        directors=("Corporate Director for Growth",),
        portfolio_holder="Cabinet member for Finance",
        period_actual=f"{80 + number + step}%",
        period_target="97%",
        period_status=statuses[(number + step) % 4],
        floor="90%",
        previous_actual=f"{79 + number + step}%",
        previous_status=statuses[(number + step - 1) % 4],
        published_direction=tuple(PublishedDirection)[(number + step) % 4],
        code_is_ours=True,
        pages=(3 + number,),
    )


def quarters(count: int = 3) -> Iterator[Report]:
    """The last quarters of Kent's, the oldest first."""
    return map(quarterly, QUARTER_ENDS[-count:])


def yearly(year: int, report_id: str = "harrowmere-plan", council: str = HARROWMERE) -> Report:
    """A whole financial year that begins in April of `year`: work that is done or has not begun."""
    rows = (
        ("HB1.01", "Homes built", "120", "100", Status.COMPLETE),
        ("HB1.02", "A new library opened", None, None, Status.NOT_STARTED),
        ("HB2.01", "Household waste recycled", f"{40 + year % 10}.5%", "50%", Status.RED),
    )
    return Report(
        report_date=date(year + 1, 3, 31),
        title="Annual performance report",
        priorities=(Priority("HB1", "Homes"), Priority("HB2", "Environment")),
        readings=tuple(
            Reading(
                priority_code=code[:3],
                measure_code=code,
                measure_name=name,
                directors=("Head of Housing",),
                period_actual=actual,
                period_target=target,
                period_status=status,
                comment=f"What was done in {year}.",
                pages=(2,),
            )
            for code, name, actual, target, status in rows
        ),
        source=Source(f"plan-{year}.pdf", f"{year:064x}", 4),
        council=council,
        report_id=report_id,
        period_type=PeriodType.YEAR,
        period_label=f"{year}/{(year + 1) % 100:02}",
        period_start=date(year, 4, 1),
    )
