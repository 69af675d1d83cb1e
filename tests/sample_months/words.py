"""What is said about a made-up reading: sentences put together from its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from kpi_tui.months import month_name
from kpi_tui.report import Reading
from kpi_tui.status import Status

CLOSINGS: dict[Status, Sequence[str]] = {
    Status.GREEN: (
        "No action is needed.",
        "Work goes on as planned.",
        "The service expects to stay on course.",
    ),
    Status.AMBER: (
        "The service is watching this closely.",
        "The cause is being looked into and the forecast has been left as it was.",
        "Managers review the figure every week.",
    ),
    Status.RED: (
        "A recovery plan has been agreed with the director.",
        "The shortfall has been raised with the portfolio holder.",
        "More capacity has been asked for.",
    ),
}
OTHERWISE = "It is reported for information."
PLANS = (
    "Review the cases behind the gap and agree what to change with the teams concerned.",
    "Move staff to the busiest weeks and look at the result every fortnight.",
    "Work through the backlog first, then settle a new routine with partners.",
)


def worded(reading: Reading, published: Reading, day: date, before: str | None) -> Reading:
    """The reading with words where the published reading has them.

    `before` is the figure printed a month earlier.
    """
    if reading.period_actual == published.comment:  # "n/r" fills every cell of its row
        return reading
    rng = Random(f"{reading.measure_code} {day}")
    plan = published.improvement_plan and reading.period_status in (Status.AMBER, Status.RED)
    return replace(
        reading,
        comment=_comment(reading, day, before, rng) if published.comment else None,
        improvement_plan=rng.choice(PLANS) if plan else None,
        timeframe=f"By the end of {_quarter_end(day)}." if plan else None,
        finance_impact=None,
        risk_impact=None,
    )


def _comment(reading: Reading, day: date, before: str | None, rng: Random) -> str:
    month = month_name(day).split()[0]
    if reading.period_actual is None:
        return f"There is no figure for {month}."
    target = f" against a target of {reading.period_target}" if reading.period_target else ""
    moved = ""
    if before == reading.period_actual:
        moved = ", the same as the month before"
    elif before is not None:
        moved = f"; the month before it was {before}"
    lines = [f"The figure for {month} is {reading.period_actual}{target}{moved}."]
    if reading.ytd_actual and reading.ytd_actual != reading.period_actual:
        against = f" against {reading.ytd_target}" if reading.ytd_target else ""
        lines.append(f"The year to date stands at {reading.ytd_actual}{against}.")
    status = reading.period_status
    closings = CLOSINGS.get(status, (OTHERWISE,)) if status else (OTHERWISE,)
    return f"{' '.join(lines)}\n{rng.choice(closings)}"


def _quarter_end(day: date) -> str:
    """The last month of the quarter after this one."""
    month = (day.month - 1) // 3 * 3 + 6
    return month_name(date(day.year + (month - 1) // 12, (month - 1) % 12 + 1, 1))
