"""The measures on one page that got better or worse, without disputed ones."""

from __future__ import annotations

from typing import NamedTuple

from kpi_tui.analysis.changes.change import Effect
from kpi_tui.analysis.changes.disputes import CONTRADICTED
from kpi_tui.analysis.comparability import obstacle_between, season_between
from kpi_tui.analysis.forecasts import forecast_words, is_forecast
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.measure_name import MeasureName
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.one_page.clauses import FIGURE, is_easing
from kpi_tui.publish.brief.one_page.names import code_of, cut_at_a_word, subject
from kpi_tui.status import MISSED
from kpi_tui.text import one_line

_NAME, _SHORT_NAME = 120, 40
"""Characters of a name, and of one where there is little room."""


class Move(NamedTuple):
    """A measure that got better or worse."""

    named: MeasureName
    line: str
    short: str
    """The line with the name cut short."""


def moved(data: BriefData, effect: Effect) -> list[Move]:
    """Return the measures that got better or worse, with a line for each, forecasts last.

    A worse figure of one red or amber counts too. Those with an open contradiction are left out.
    """
    disputed = {
        name
        for finding in data.findings
        if CONTRADICTED in finding.rules and finding.accepted is None
        for name in finding.measures
    }
    changed = [each for each in data.changes if each.effect is effect]
    by_status = {change.measure for change in changed if change.field == "period_status"}
    names = dict.fromkeys(
        change.measure
        for change in changed
        if change.field == "period_status"
        or (change.field == "period_actual" and effect is Effect.WORSE)
    )
    found = [
        measure
        for name in names
        if (measure := data.measures.get(name))
        and name not in disputed
        and (name in by_status or measure.period.status in MISSED)
    ]
    lines = []
    for measure in sorted(found, key=is_forecast):
        before = data.reading_before(measure)
        if before is None or obstacle_between(before, measure) is not None:
            continue
        # A running total of the year, or a figure of another season, says nothing by itself.
        is_other_stage = measure.is_other_stage(before.report_date)
        by_status_alone = bool(season_between(before, measure)) or is_other_stage
        if by_status_alone and measure.named not in by_status:
            continue
        old, new = (
            each.period.word
            if by_status_alone
            else cut_at_a_word(each.period.actual or "–", FIGURE)
            for each in (before, measure)
        )
        easing = _easing(data, measure) if effect is Effect.BETTER else ""
        told = ", ".join(filter(None, (f"{old} to {new}", easing, forecast_words(measure))))
        line, short = (
            f"{code_of(measure.measure_code)} {subject(measure.measure_name, most)}: {told}"
            for most in (_NAME, _SHORT_NAME)
        )
        lines.append(Move(measure.named, line, short))
    return lines


def _easing(data: BriefData, measure: MeasurePeriod) -> str:
    """Say of an eased target whether the old one would have been met too."""
    for change in data.changes_of.get(measure.named, ()):
        if is_easing(change) and change.effect is Effect.LOOSER:
            old = one_line(change.old or "")
            if "met the old target too" in change.sentence:
                return f"old target of {old} met too"
            if "missed the old target" in change.sentence:
                return f"old target of {old} would be missed"
            return f"target eased from {old}"
    return ""
