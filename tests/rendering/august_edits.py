"""What happens in the simulated August, so that the explorer has changes to show."""

from __future__ import annotations

from typing import Any

from kpi_tui.report import Reading
from kpi_tui.status import Status

CUMULATIVE = frozenset(
    [
        "OCC01.02",
        "OCC02.01",
        "OCC02.03",
        "OCC03.09",
        "OCC05.03",
        "OCC07.02",
        "OCC09.02",
        "OCC10.01",
        "OCC10.02",
        "OCC10.04",
        "OCC10.05",
        "OCC10.08",
        "OCC10.09",
        "OCC10.10",
    ]
)
"""Their year to date is a sum; every other one is an average."""

GONE = frozenset({"OCC10.12"})

NEW = (
    Reading(
        "OCC08",
        "OCC08.01",
        "% of residents’ written questions answered before the meeting they were put to",
        ("Director of Law",),
        "Cabinet member for Community Services",
        "87.50%",
        "90.00%",
        Status.AMBER,
        "87.50%",
        "90.00%",
        Status.AMBER,
        comment="Reported for the first time. Seven of eight questions had an answer in time; the "
        "eighth needed figures from a partner and was answered two days later.",
    ),
)

PRIORITY_EDITS: dict[str, dict[str, Any]] = {
    "OCC01": {"status": Status.AMBER},
    "OCC04": {"status": Status.GREEN},
    "OCC05": {"status": Status.RED},
    "OCC08": {"status": Status.AMBER, "note": None},
}

_LAMPS = """August saw 131 lanterns fitted, twelve more than programmed, now that the crew is back \
to full strength.
• Main roads: 84
• Villages: 47
The total since April is 668 against 463 planned."""

_ROADS = """Only 0.60 km of the 2.40 km planned could be treated. Rain on eleven of the working days \
made surface dressing impossible, and one site was given up to a gas main repair.
The programme is now 1.33 km behind, for the first time this year. Two sites have been moved to \
September, when the plant is on hire for a fortnight longer than first booked."""

_SATISFACTION = """Satisfaction rose to 96%, a point above target, after the low of July.
What people praised:
• shorter waits for birth appointments
• clearer directions <before> the visit, with a map & photographs
What they still asked for:
• evening appointments [two pilots begin in October]"""

EDITS: dict[str, dict[str, Any]] = {
    "OCC01.02": {
        "period_actual": "131",
        "period_status": Status.GREEN,
        "ytd_actual": "668",
        "comment": _LAMPS,
    },
    "OCC03.09": {
        "period_target": "500",
        "ytd_target": "2,300",
        "comment": "With 692 conversations in August the new target of 500 a month is met. The target "
        "was raised from 450 because every month so far had been well above it.",
    },
    "OCC04.01": {
        "period_actual": "78.10",
        "period_status": Status.GREEN,
        "ytd_actual": "78.10",
        "ytd_status": Status.GREEN,
        "comment": "With 78.10% needing no further support, the target has been passed for the first "
        "time this year. The audit of cases is half done and points to earlier goal setting.",
    },
    "OCC05.03": {
        "period_actual": "0.60",
        "period_target": "2.40",
        "period_status": Status.RED,
        "ytd_actual": "188.97",
        "ytd_target": "190.30",
        "ytd_status": Status.AMBER,
        "comment": _ROADS,
    },
    "OCC07.04": {
        "period_actual": "8,140.00",
        "ytd_actual": "8,140.00",
    },
    "OCC07.05": {"period_actual": "510.00", "ytd_actual": "515.40"},
    "OCC09.02": {"directors": ("Vacant",), "period_actual": "3.00", "ytd_actual": "14.00"},
    "OCC10.01": {"ytd_status": Status.GREEN},
    "OCC10.04": {
        "period_actual": "69.00",
        "period_status": Status.RED,
        "ytd_actual": "362.00",
        "comment": "The rate fell to 69, six points under target, in the weeks when school transport "
        "letters went out. Most callers had to be passed on. A page that answers the five commonest "
        "questions is now on line.",
    },
    "OCC10.06": {
        "period_actual": "96%",
        "period_status": Status.GREEN,
        "ytd_status": Status.GREEN,
        "comment": _SATISFACTION,
    },
    "OCC10.08": {
        "period_actual": "62.50",
        "period_status": Status.RED,
        "comment": "Five of eight responses were on time. The figure for July has still not been "
        "confirmed, so there is no total for the year.",
        "improvement_plan": "A co-ordinator will look at each open case on Mondays.",
        "timeframe": "From 9 September 2024",
    },
    "OCC10.11": {
        "period_actual": "76.00",
        "period_status": Status.AMBER,
        "ytd_actual": "71.00",
        "comment": "Nineteen of 25 closed complaints were answered in time: 76%, eight points more "
        "than in July. Three older cases are still open.",
    },
    "OCC10.13": {
        "measure_name": "The percentage of customer telephone calls abandoned before an answer at "
        "the Customer Service Centre",
    },
    "OCC11.02": {
        "period_actual": "81.00",
        "period_status": Status.AMBER,
        "ytd_actual": "72.60",
        "comment": "Savings confirmed so far come to 81% of those planned. Two contracts signed in "
        "August account for most of the rise.",
    },
    "OCC11.10": {
        "period_actual": "531,870",
        "period_status": Status.RED,
        "comment": "Debt requiring impairment grew to £531,870. One dispute of £48,000 is with the "
        "solicitors; without it the balance would have fallen.",
    },
}
