"""The two published months with comments that claim what the published ones do."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kpi_tui.demo import published
from kpi_tui.report import Report

JANUARY, JULY = "2023-01", "2024-07"
AGAIN = (
    "It is reported as it is because performance fell in the year, though it is as good as elsewhere; "
    "each person who comes to the service is asked by the team whether a direct payment was considered."
)
DEFINITION = (
    "The debt that requires impairment is what invoices are worth that may never be recovered, and "
    "the loss is recorded in the accounts at the end of the year. "
)
SAID = {
    (JANUARY, "OCC01.09"): "Less green waste imported, a factor in the forecast end of year rate.",
    (JANUARY, "OCC02.02"): "Remains above target.",
    (JANUARY, "OCC02.03"): "Total Heritage digital engagement was 32% below target.",
    (JANUARY, "OCC04.03"): f"{AGAIN} We suggest that the RAG ratings are amended.",
    (JANUARY, "OCC04.04"): AGAIN,
    (JANUARY, "OCC04.08"): "Number of page views of Live Well Oxfordshire for January 2023 was 18,660",
    (JANUARY, "OCC07.01"): "Performance on this measure is improving as new contacts stabilise.",
    (JANUARY, "OCC05.01"): "190 current travel passes, 23 in training, 85 for the bus.",
    (JANUARY, "OCC07.05"): "This target is set as is expected nationally. The expectation is to have "
    "increased to 103 by the end of the year. We support 105 children. The expectation was since "
    "increased to 148.",
    (JANUARY, "OCC10.01"): f"This information is for December. {AGAIN}",
    (JANUARY, "OCC10.02"): f"This information is for December. {AGAIN}",
    (JANUARY, "OCC11.02"): "Savings of £17.4m are planned: 51% (£9.1m) are expected, 16% (£2.8m) "
    "are amber, £5.8m (33%) are red.",
    (JANUARY, "OCC11.06"): "The Dedicated Schools Grant budget for high needs is forecast to be "
    "exceeded by an overspend of £16.5m.",
    (JANUARY, "OCC11.07"): "Position unchanged from last month (December) - no change for January",
    (JANUARY, "OCC11.09"): "In this period, we measure invoices issued in October 2022.",
    (JULY, "OCC01.02"): "The number is slightly under this month's target, as people were ill. They "
    "plan to make it up next month.",
    (JULY, "OCC01.07"): "Waste is reported a month in arrears, and the figure is the forecast end of "
    "year performance.",
    (JULY, "OCC04.01"): "Performance is showing improvement: 57% in 2020/21; 70% in 22/23 and 76% in "
    "23/24.",
    (JULY, "OCC06.02"): "Our tolerance for losses is >90%.",
    (JULY, "OCC10.01"): "2 complaints have been received. 1 case is closed within timescale and 1 is "
    "still open within timescale.",
    (JULY, "OCC10.05"): "The Council received 150 requests received in July. 75 requests were responded "
    "to on-time and 74 requests remain open and on-time.",
    (JULY, "OCC10.11"): "34 have been received. 13 were closed within timescale, 6 closed outside of "
    "time scale, 7 are still open within timescale and 8 are overdue.",
    (JULY, "OCC11.08"): "It was 95.81% in July.",
    (JULY, "OCC11.11"): "The impairment is £4.79m. A revised plan for this year is being worked on.",
    (JULY, "OCC10.12"): "4 were received. All the cases are still open, 2 within timescale and 2 overdue.",
    (JULY, "OCC10.13"): "Of the calls in July, 969 were abandoned equating to 7.3% of calls. There were "
    "1.492 calls more.",
    (JANUARY, "OCC11.10"): f"{DEFINITION * 2}The debt was £0.620m.",
    (JULY, "OCC11.10"): f"{DEFINITION * 2}Debt requiring impairment this month is £0.547m.",
    (JULY, "OCC11.09"): "In this period, we measured invoices issued in April 2024.",
    (JULY, "OCC11.15"): "In this period, we measured invoices issued in April 2024: 92.17% were paid.",
}  # fmt: skip
"""Comments that claim what the published ones do, in words of our own."""
SHARED = "High needs are forecast to exceed the Dedicated Schools Grant budget by £17.5m."
"""What the finance impact of another measure says of it."""


@cache
def annex(text: str) -> Report:
    report = published(text)
    readings = [
        replace(reading, comment=SAID.get((text, reading.measure_code), reading.comment))
        for reading in report.readings
    ]
    if text == JANUARY:
        by_code = {"OCC07.10": SHARED, "OCC07.05": f"{AGAIN}"}
        readings = [
            replace(
                reading,
                finance_impact=by_code.get(reading.measure_code, reading.finance_impact),
                risk_impact=AGAIN if reading.measure_code == "OCC07.06" else reading.risk_impact,
            )
            for reading in readings
        ]
    return replace(report, readings=tuple(readings))
