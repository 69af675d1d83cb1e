"""Rules on targets from report to report: moved ones, and removed ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import before_and_now
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.numbers import same_scale
from kpi_tui.analysis.measure_period import MeasurePeriod, is_empty
from kpi_tui.analysis.running_totals import runs_on
from kpi_tui.labels import mark
from kpi_tui.months import financial_year
from kpi_tui.report import MISSED
from kpi_tui.vocabulary import Polarity

_Compared = tuple[str, float, bool]
"""An earlier target as printed, its value, and whether this month's ought to be the same."""


def target_moved(month: CheckContext) -> Iterator[RuleHit]:
    """Ask who decided on another target than a month, or in this month a year, before (I4)."""
    for old, measure in month.pairs:
        value = measure.period.target_value
        if value is None or not same_scale(old, measure):
            continue
        if runs_on(measure.measure_name, old.report_date, month.day):
            continue  # its target grows with it
        earlier = _earlier_target(month, old, measure)
        if earlier is None:
            continue
        printed, was, comparable = earlier
        if abs(was - value) < 1e-9:
            continue
        effect = ""
        if measure.directed and (comparable or not measure.adds_up):
            raised = value > was
            harder = raised is (measure.polarity is Polarity.BIGGER_IS_BETTER)
            effect = f": it is {'harder' if harder else 'easier'} to meet now"
        yield RuleHit(
            f"The period target is {measure.period.target}, {printed}{effect}. Who decided that?",
            measure,
            (
                (f"target in {old.when}", old.period.target or ""),
                *measure.period.printed,
            ),
            None if comparable else Level.INFORMATION,
            against=old.report_date,
        )


def _earlier_target(
    month: CheckContext, old: MeasurePeriod, measure: MeasurePeriod
) -> _Compared | None:
    """Return the target to compare with; `None` where targets differ by month, as profiles do.

    Counts of a month have a profile, unless three targets of the year so far are one.
    """
    if financial_year(old.report_date) == financial_year(month.day):
        this_year = [earlier for earlier in month.year_so_far(measure) if earlier is not None]
        differ = len({earlier.period.target_value for earlier in this_year}) > 1
        if differ or (measure.adds_up and len(this_year) < 3):
            return None
        return _target_before(old, not measure.adds_up, month.day)
    year_earlier = (month.day.year - 1, month.day.month)
    for earlier in month.past(measure):
        if (earlier.report_date.year, earlier.report_date.month) == year_earlier:
            target, value = earlier.period.target, earlier.period.target_value
            if target is None or value is None:
                return None
            return f"it was {target} a year earlier", value, True
    return _target_before(old, month.months_back % 12 == 0, month.day)


def _target_before(old: MeasurePeriod, comparable: bool, day: date) -> _Compared | None:
    if old.period.target_value is None:
        return None
    printed = f"it was {old.period.target} in {old.when}"
    if not comparable and financial_year(old.report_date) != financial_year(day):
        printed = f"{printed}, in another {old.period_type.noun} of another year"
    return printed, old.period.target_value, comparable


def target_removed(month: CheckContext) -> Iterator[RuleHit]:
    """Ask why a measure that had a target has none (I5).

    One that was missed is asked about however long ago that was.
    """
    doubtful = [
        (old, measure)
        for old, measure in month.doubtful_pairs
        if old.measure_code == measure.measure_code
    ]
    for old, measure in (*month.pairs, *doubtful):
        if is_empty(old.period.target) or not is_empty(measure.period.target):
            continue
        certain = old.measure_id == measure.measure_id
        missed = old.period.status in MISSED or old.misses(old.period)
        status = f" ({mark(old.period.status)})" if old.period.status else ""
        when = old.when
        which = "it" if certain else f"“{old.measure_name}”, if that is the same,"
        yield RuleHit(
            f"It has no target. In {when} {which} had one of {old.period.target}"
            f"{', and missed it,' if missed else ''} at {old.period.actual}{status}. "
            "Why was it taken away?",
            measure,
            before_and_now(when, old, measure),
            against=None if missed and certain else old.report_date,
        )
