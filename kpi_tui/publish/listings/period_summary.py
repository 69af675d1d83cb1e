"""The words of a period's summary, as the explorer lists and copies it."""

from __future__ import annotations

from kpi_tui.analysis.browse.period_summary import PeriodSummary, PriorityCounts
from kpi_tui.analysis.comparability import obstacle_between
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.analysis.off_target import off_target
from kpi_tui.labels import Label, mark, plural
from kpi_tui.period_names import in_words_of
from kpi_tui.publish.listings.person import counts_words
from kpi_tui.status import MISSED, RATED, StatusTotals
from kpi_tui.text import begun, one_line

WORSE, BETTER = Label.WORSE_STATUS, Label.BETTER_STATUS
FURTHEST = "Red and amber off their target, furthest first"
MISSING = "Actual or target missing"
STATUSES = "Statuses"
NOT_RATED = "not rated"


def summary_title(summary: PeriodSummary) -> str:
    """Name the page: `Month summary · July 2024`."""
    assessed = summary.assessment
    title = in_words_of(assessed.period.period_type, Label.SUMMARY)
    return f"{title} · {assessed.name(assessed.last_day)}"


def since(summary: PeriodSummary) -> str:
    """Return `since June 2024`, the report that it is compared with; empty where there is none."""
    before = summary.assessment.before
    return f"since {summary.assessment.name(before)}" if before else ""


def what_changed(summary: PeriodSummary) -> str:
    """Count what changed: `Since June 2024: 5 worse in status`; of some measures it says how many."""
    if not summary.assessment.before:
        return ""
    those = "" if summary.is_all else f", of these {plural(len(summary.readings), 'measure')}"
    return f"{begun(since(summary))}{those}: {summary.changed.headline()}"


def rated(counts: StatusTotals) -> tuple[int, ...]:
    """Return how many are green, amber and red, and how many are not rated so."""
    numbers = [counts[status] for status in RATED]
    return (*numbers, counts.total() - sum(numbers))


def priority_words(summary: PeriodSummary, priority: PriorityCounts) -> str:
    """Tell how a priority's measures stand, and how they stood."""
    before, assessed = summary.assessment.before, summary.assessment
    said = one_line(f"{priority.code} {priority.title}")
    if priority.status or priority.has_changed:
        said += f": {mark(priority.status).word or NOT_RATED}"
        said += f", {_how_before(priority)}" if before else ""
    said += f". {plural(priority.counts.total(), 'measure')}: {counts_words(priority.counts)}."
    if before:
        said += f" {assessed.name(before)}: {counts_words(priority.counts_before)}."
    return said


def _how_before(priority: PriorityCounts) -> str:
    if priority.is_new:
        return "a new priority"
    if not priority.has_changed:
        return "as before"
    was = mark(priority.status_before).word
    return f"was {was}" if was else f"{NOT_RATED} before"


def figures_moved(measure: MeasurePeriod) -> str:
    """Tell a measure's figures then and now: `147 → 98, target 119`, or that they are not compared."""
    now, before = series_moved(measure)
    earlier = measure.previous
    barred = earlier is not None and obstacle_between(earlier, measure) is not None
    actuals = [each.actual for each in (before, now) if each is not None]
    said = (" not compared with " if barred else " → ").join(
        dict.fromkeys(one_line(each or "–") for each in actuals)
    )
    return f"{said}, target {one_line(now.target)}" if now.target else said


def is_moved_to_date(measure: MeasurePeriod) -> bool:
    """Whether it is the year to date whose status moved."""
    return series_moved(measure)[0] is measure.ytd


def series_moved(measure: MeasurePeriod) -> tuple[SeriesFigures, SeriesFigures | None]:
    """Return the figures now and then: the year's where its status alone moved, else the period's."""
    before = measure.previous
    if before is None:
        return measure.period, None
    if measure.period.status is before.period.status:
        return measure.ytd, before.ytd
    return measure.period, before.period


def moved_words(measure: MeasurePeriod) -> str:
    """Tell how a measure moved: its status, its figures."""
    now, before = series_moved(measure)
    series = "year to date " if is_moved_to_date(measure) else ""
    return f"{series}{before.word if before else ''} → {now.word}, {figures_moved(measure)}"


def figures_off(measure: MeasurePeriod, with_target: bool = True) -> str:
    """Tell figures and how far off target they are: `25.73, target 20.00, 5.7 points over`."""
    now = measure.period
    parts = [one_line(now.actual or "–")]
    parts += [f"target {one_line(now.target)}"] if now.target and with_target else []
    parts += [away] if (away := off_target(measure, now)) else []
    return ", ".join(parts)


def off_of_missed(summary: PeriodSummary) -> str:
    """Count the measures off their target: `9`, or `9 of 10` where others red or amber are on theirs."""
    off = len(summary.off_target)
    missed = sum(each.period.status in MISSED for each in summary.measures)
    return f"{off}" if off == missed else f"{off} of {missed}"


def owners(measure: MeasurePeriod) -> str:
    """Name who answers for a measure."""
    return one_line(", ".join((*measure.reading.directors, *measure.reading.holders)))
