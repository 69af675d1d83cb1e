"""What is counted and how: one definition each, for screens, commands and documents.

Statuses are counted by `browse.views.status_counts`, changes by `changes.change.summary`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from kpi_tui.empty_cells import is_empty
from kpi_tui.report import Reading
from kpi_tui.status import COUNTED, EXCEPTIONS, MISSED, Status, StatusTotals
from kpi_tui.vocabulary import Confidence

if TYPE_CHECKING:
    from kpi_tui.analysis.checks.finding import Finding, Level
    from kpi_tui.analysis.identity.links import Link
    from kpi_tui.measure_name import MeasureName

DEFINITIONS = (
    (
        "exceptions",
        "measures that are red or amber, or are so for the year to date alone, and those whose "
        "figure or target is missing or whose status cannot be read",
    ),
    (
        "worse status, better status",
        "measures whose published status got worse or better since the previous report; the "
        "column Direction goes by the figure, whatever its status",
    ),
    (
        "newly red",
        "measures that are red, for the period or the year to date, and were not in the previous report; "
        "one that was rated then counts as one with a worse status too",
    ),
    (
        "new",
        "measures that the previous report does not have, under any name that may be theirs, nor "
        "any before it; those that one before it has are *back*",
    ),
    (
        "no longer reported",
        "measures of the previous report that this one does not have, under any such name; those "
        "that were away as long before and came back, such as quarterly ones in monthly reports, "
        "are *perhaps not due*",
    ),
    (
        "unconfirmed matches",
        "measures of the previous report that may continue under another name: they count "
        "neither as new nor as no longer reported until you confirm it",
    ),
    (
        "targets made easier",
        "measures with a target that is easier to meet than before, for the month or the year to "
        "date; a target removed counts apart",
    ),
    (
        "queries",
        "data quality queries that nobody has accepted, however many measures each is about; the "
        "tree, the filters, the columns and `Q` count measures with a query of any level",
    ),
)
"""What is counted, and its definition, for the help and for README."""


def is_exception(reading: Reading) -> bool:
    """Whether a measure asks for attention, by its period's status or by that of its year to date."""
    return reading.period_status in EXCEPTIONS or is_only_to_date(reading)


def is_only_to_date(reading: Reading) -> bool:
    """Whether nothing but the year to date makes a measure an exception."""
    return reading.period_status not in EXCEPTIONS and reading.ytd_status in MISSED


def exceptions(readings: Iterable[Reading]) -> list[Reading]:
    """Return the exceptions, the worst first; those by the year to date alone come last."""
    order: dict[Status | None, int] = {status: rank for rank, status in enumerate(EXCEPTIONS)}
    return sorted(
        filter(is_exception, readings),
        key=lambda reading: order.get(reading.period_status, len(order)),
    )


def prints_plans(readings: Iterable[Reading]) -> bool:
    """Whether a report has improvement plans: where it has none, no measure lacks one."""
    return any(not is_empty(each.improvement_plan) for each in readings)


def not_rated(statuses: StatusTotals) -> int:
    """Return how many measures have no status, or none that is counted by its name."""
    return statuses.total() - sum(statuses[status] for status in COUNTED)


def open_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that count: those that no officer accepted."""
    return [finding for finding in findings if finding.accepted is None]


def queried(findings: Iterable[Finding]) -> dict[MeasureName, list[Finding]]:
    """Return the measures with open queries, and those on each, for all who list or count them."""
    found: dict[MeasureName, list[Finding]] = {}
    for finding in open_findings(findings):
        for named in dict.fromkeys(finding.measures):
            found.setdefault(named, []).append(finding)
    return found


def findings_by_level(findings: Iterable[Finding]) -> Counter[Level]:
    """Count the findings that nobody accepted by their level."""
    return Counter(finding.level for finding in open_findings(findings))


class ToSettle(NamedTuple):
    """How many matches of measures are unconfirmed."""

    measures: int
    """Measures of the earlier report that may continue as others."""
    candidates: int
    """Measures of the later report that they may continue as."""


def to_settle(links: Iterable[Link]) -> ToSettle:
    """Count the measures that may continue under another name, and those that they may be."""
    asked = [link for link in links if link.confidence is Confidence.ASK]
    return ToSettle(len({link.before for link in asked}), len({link.after for link in asked}))
