"""The words of a person's page, as the explorer lists and copies it."""

from __future__ import annotations

from kpi_tui.analysis.browse.person import PersonPage
from kpi_tui.analysis.changes.change import Change
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import off_target
from kpi_tui.analysis.runs import missed_run
from kpi_tui.labels import MARKS, PROSE, plural
from kpi_tui.status import StatusTotals
from kpi_tui.text import one_line

RED_OR_AMBER = "Red or amber, or so for the year to date"
"""What is listed first; some of these have a figure on its target."""


def counts_words(counts: StatusTotals) -> str:
    """Count statuses in words: `9 green · 1 amber · 2 red`, or `no measures`."""
    said = [f"{counts[status]} {sign.word}" for status, sign in MARKS.items() if counts[status]]
    said += [f"{counts[None]} without a status"] if counts[None] else []
    return " · ".join(said) or "no measures"


def figures(measure: MeasurePeriod) -> str:
    """Tell a measure's figures, how far off target they are, its status, and for how long it is off."""
    figures = measure.period
    parts = [one_line(figures.actual or "no actual")]
    parts += [f"target {one_line(figures.target)}"] if figures.target else []
    parts += [away] if (away := off_target(measure, figures)) else []
    parts.append(figures.word or "no status")
    run = missed_run(measure)
    if run is not None and run.reports > 1:
        parts.append(f"off target for {plural(run.reports, 'report')}")
    if measure.ytd.status and measure.ytd.status is not figures.status:
        parts.append(f"year to date {measure.ytd.word}")
    return ", ".join(parts)


def off_target_words(page: PersonPage, measure: MeasurePeriod) -> str:
    """Tell a measure's figures, and below them its plan and when it is to be done.

    That there is no plan is told where the report prints plans at all.
    """
    reading = measure.reading
    said = {"improvement_plan": reading.improvement_plan, "timeframe": reading.timeframe}
    lines = [f"{PROSE[field]}: {one_line(text)}" for field, text in said.items() if text]
    if not lines and any(each.improvement_plan for each in page.assessment.report.readings):
        lines = ["No improvement plan or timeframe."]
    return "\n".join([f"{measure.named.called}: {figures(measure)}", *lines])


def changes_title(page: PersonPage) -> str:
    """Name the report that changes are counted from."""
    before = page.assessment.before
    return f"Changes since {page.assessment.name(before)}" if before else "Changes"


def change_words(change: Change) -> str:
    """Tell which measure changed, and how."""
    return one_line(f"{change.measure.called}: {change.sentence}")


def query_words(query: Finding) -> str:
    """Tell the measures that a query is on, if it is on any, and what it asks."""
    return one_line(": ".join(filter(None, (", ".join(query.measure_codes), query.message))))
