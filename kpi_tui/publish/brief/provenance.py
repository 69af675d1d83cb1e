"""Where the words and figures of a briefing come from, as it says it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from kpi_tui.labels import plural
from kpi_tui.origin import Origin
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import ANALYSIS, WORKED_OUT_BY

_CONVENTIONS = {
    Origin.PUBLISHED: "Figures, statuses and quoted words are as the council published them.",
    Origin.REWORDED: (
        "Figures and statuses are as the council published them. The words about measures are not: "
        "kpi-tui wrote them, and roles stand in the place of those who answer."
    ),
    Origin.SIMULATED: (
        "This report is made up to show what kpi-tui does: figures, statuses and words were "
        "published by nobody."
    ),
}
_SOURCES = {
    Origin.PUBLISHED: (
        "Published: figures, targets, statuses, owners, comments, plans and timeframes."
    ),
    Origin.REWORDED: (
        "Published: figures, targets and statuses. In words of kpi-tui: owners, comments, plans and "
        "timeframes."
    ),
    Origin.SIMULATED: "Simulated: all that is said of this report.",
}
_IN_SHORT = {
    Origin.REWORDED: "words by kpi-tui, owners as roles",
    Origin.SIMULATED: "made up: published by nobody",
}
_ANALYSIS = f"What is marked “{ANALYSIS}” or “{WORKED_OUT_BY}:” was worked out from them and is not published."


def stated(data: BriefData) -> str:
    """Return what its figures and statuses are: `published` or `simulated`."""
    return "simulated" if data.report.origin is Origin.SIMULATED else "published"


def convention(data: BriefData) -> str:
    """Return how to tell what is published from what is not."""
    return f"{_CONVENTIONS[data.report.origin]} {_ANALYSIS}"


def sources(data: BriefData) -> str:
    """Return what of the report was published, and what was not."""
    return _SOURCES[data.report.origin]


def in_short(data: BriefData) -> list[str]:
    """Return in few words what is not as published in the report and the one compared with."""
    said = [_IN_SHORT[data.report.origin]] if data.report.origin in _IN_SHORT else []
    if data.before is not None and data.before.origin is Origin.SIMULATED:
        said.append(f"compared with {data.before.origin.beside(data.when_before)}")
    return said


def warning(data: BriefData, drawn: Collection[date] = ()) -> str:
    """Return a line for the first page on reports that are not as published; empty where all are.

    `drawn` are the last days of the reports that the charts show.
    """
    said = [data.report.origin.note] if data.report.origin.note else []
    if data.before is not None and (mark := data.before.origin.mark):
        said.append(f"The report of {data.when_before}, which it is compared with, is {mark}.")
    simulated = sum(
        each.provenance is Origin.SIMULATED and each.report_date in drawn
        for each in data.stored[:-1]
    )
    if simulated:
        said.append(f"Its charts show {plural(simulated, 'simulated report')} too.")
    return " ".join(said)
