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
    better_rated = [
        measure
        for change in data.changes
        if change.kind is ChangeKind.STATUS
        and change.field == "period_status"
        and change.effect is Effect.BETTER
        and change.measure not in disputed
        and (measure := data.measures.get(change.measure))
    ]
    lines = []
    for measure in sorted(better_rated, key=is_forecast):
        before = data.reading_before(measure)
        if before is None or obstacle_between(before, measure) is not None:
            continue
        days = before.report_date, measure.report_date
        # The year's total so far, or one of another season, says nothing by itself.
        by_status = runs_on(measure.measure_name, *days) or is_other_season(
            *days, measure.adds_up, measure.period_type
        )
        old, new = (
            mark(each.period.status).word
            if by_status
            else shortened(each.period.actual or "–", FIGURE)
            for each in (before, measure)
        )
        name = f"{code_of(measure.measure_code)} {subject(measure.measure_name, _NAME)}"
        easing = _easing(data, measure)
        words = [f"{name} {old} to {new}", *([easing] if easing else [])]
        lines.append(", ".join([*words, *(["a forecast"] if is_forecast(measure) else [])]))
    return lines


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
