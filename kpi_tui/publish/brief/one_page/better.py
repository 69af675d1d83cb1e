"""What got better, without what is disputed."""

from __future__ import annotations

from kpi_tui.analysis.changes.change import ChangeKind, Effect
from kpi_tui.analysis.changes.disputes import CONTRADICTED
from kpi_tui.analysis.comparability import is_other_season, obstacle_between
from kpi_tui.analysis.forecasts import is_forecast
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.running_totals import runs_on
from kpi_tui.labels import mark
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.one_page.clauses import FIGURE
from kpi_tui.publish.brief.one_page.names import code_of, shortened, subject
from kpi_tui.text import one_line

_NAME = 44


def better(data: BriefData) -> list[str]:
    """Return the measures with a better status, a line each, forecasts last."""
    disputed = {
        name
        for finding in data.findings
        if CONTRADICTED in finding.rules and finding.accepted is None
        for name in finding.measures
    }
    lines: list[tuple[bool, str]] = []
    for change in data.changes:
        if (
            change.kind is not ChangeKind.STATUS
            or change.field != "period_status"
            or change.effect is not Effect.BETTER
        ):
            continue
        measure = data.measures.get(change.measure)
        before = data.reading_before(measure) if measure else None
        if measure is None or before is None or change.measure in disputed:
            continue
        if obstacle_between(before, measure) is None:
            lines.append((is_forecast(measure), _line(data, before, measure)))
    return [line for _, line in sorted(lines, key=lambda pair: pair[0])]


def _line(data: BriefData, before: MeasurePeriod, measure: MeasurePeriod) -> str:
    """Return `OCC10.13 calls abandoned 18.30% to 7.00%`."""
    old, new = (shortened(each.period.actual or "–", FIGURE) for each in (before, measure))
    name = subject(measure.measure_name, _NAME)
    words = [f"{name} {old} to {new}"]
    if _runs_on(before, measure):
        words = [f"{name} {mark(before.period.status).word} to {mark(measure.period.status).word}"]
    words += [_easing(data, measure)] if _easing(data, measure) else []
    words += ["a forecast"] if is_forecast(measure) else []
    return f"{code_of(measure.measure_code)} {', '.join(words)}"


def _runs_on(before: MeasurePeriod, measure: MeasurePeriod) -> bool:
    """Whether the figure alone says nothing: the year's total so far, or of another season."""
    days = before.report_date, measure.report_date
    return runs_on(measure.measure_name, *days) or is_other_season(
        *days, measure.adds_up, measure.period_type
    )


def _easing(data: BriefData, measure: MeasurePeriod) -> str:
    """Say of an eased target whether the old one would have been met too."""
    for change in data.changes:
        if (
            change.measure == measure.named
            and change.kind is ChangeKind.TARGET
            and change.field == "period_target"
            and change.effect is Effect.LOOSER
        ):
            old = one_line(change.old or "")
            if "met the old target too" in change.sentence:
                return f"old target of {old} met too"
            if "missed the old target" in change.sentence:
                return f"old target of {old} would be missed"
            return f"target eased from {old}"
    return ""
