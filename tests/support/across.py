"""Reports of many months from strings of signs: `★★●▲`, a blank where the report has it not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kpi_tui.analysis.from_facts import MeasureHistories
from kpi_tui.report import Reading, Report
from kpi_tui.status import Status
from tests.support.frames import histories, month, row
from tests.support.measures import month_end

SIGNS = {
    "★": Status.GREEN,
    "●": Status.AMBER,
    "▲": Status.RED,
    "?": Status.ACTUAL_MISSING,
    "m": Status.MONITORING_ONLY,
    "b": Status.BLUE,
    "-": None,
}
FIRST = (2023, 1)
"""The month of the first sign."""


def text_of(place: int) -> str:
    """The month of a sign, `2023-01` for the first."""
    return f"{month_end(FIRST[0], FIRST[1] + place):%Y-%m}"


def months(**measures: str) -> list[Report]:
    """A report for each month in which any measure has a sign; a code is `a01_02` for `A01.02`."""
    length = max(map(len, measures.values()))
    rows: list[list[Reading]] = [[] for _ in range(length)]
    for name, signs in measures.items():
        for place, sign in enumerate(signs):
            if sign != " ":
                rows[place].append(reading(name, SIGNS[sign]))
    return [month(text_of(place), *found) for place, found in enumerate(rows) if found]


NAMES = {
    "a01_01": "Visits to libraries",
    "a01_02": "Household waste recycled",
    "a02_01": "Debt outstanding",
    "a02_02": "Children looked after",
}


def reading(name: str, status: Status | None = Status.GREEN, **fields: object) -> Reading:
    """A reading of a measure by the name that `months` takes."""
    code = name.upper().replace("_", ".")
    plain = row(code, NAMES[name], period_actual="90", period_target="100", period_status=status)
    owned = replace(
        plain, directors=("Director of Places",), portfolio_holder="Cabinet member for Finance"
    )
    return replace(owned, **fields)  # type: ignore[arg-type]


def seen(**measures: str) -> MeasureHistories:
    """The histories of such reports."""
    return histories(*months(**measures))


def with_fields(report: Report, fields: Mapping[str, object]) -> Report:
    """A report whose readings have other fields."""
    rows = tuple(replace(each, **fields) for each in report.readings)  # type: ignore[arg-type]
    return replace(report, readings=rows)
