"""Rules on targets from report to report: moved ones, and removed ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.numbers import same_scale
from kpi_tui.analysis.measure_period import MeasurePeriod, is_empty
from kpi_tui.labels import mark
from kpi_tui.months import financial_year, month_name
from kpi_tui.report import MISSED
from kpi_tui.vocabulary import Polarity

YEAR = 12
Compared = tuple[str, float, bool]
"""An earlier target as printed, its value, and whether this month's ought to be the same."""


def target_moved(month: CheckContext) -> Iterator[RuleHit]:
    """I4: another target than the month before, or in the same month of the year before."""
    for old, row in month.pairs:
        value = row.period.target_value
        if value is None or not same_scale(old, row):
            continue
        found = _earlier_target(month, old, row)
        if found is None or abs(found[1] - value) < 1e-9:
            continue
        printed, was, comparable = found
        easier = ""
        if row.directed and (comparable or not row.adds_up):
            harder = (value > was) is (row.polarity is Polarity.BIGGER_IS_BETTER)
            easier = ": it is harder to meet now" if harder else ": it is easier to meet now"
        yield RuleHit(
            f"The period target is {row.period.target}, {printed}{easier}. Who decided that?",
            row,
            (
                (f"target in {month_name(old.report_date)}", old.period.target or ""),
                *row.period.printed,
            ),
            None if comparable else Level.INFORMATION,
            against=old.report_date,
        )


def _earlier_target(month: CheckContext, old: MeasurePeriod, row: MeasurePeriod) -> Compared | None:
    """Return the target to compare with; `None` where targets differ by month, as profiles do."""
    same_year = financial_year(old.report_date) == financial_year(month.day)
    if same_year:
        # Counts of a month have a profile: their targets of this year so far differ, or may.
        targets = [item.period.target_value for item in month.year_so_far(row) if item is not None]
        profiled = len(set(targets)) > 1 or (row.adds_up and len(targets) < 3)
        return None if profiled else _before(old, not row.adds_up, month.day)
    for item in month.past(row):
        if (item.report_date.year, item.report_date.month) == (month.day.year - 1, month.day.month):
            if item.period.target is None or item.period.target_value is None:
                return None
            return (
                f"it was {item.period.target} a year earlier",
                item.period.target_value,
                True,
            )
    return _before(old, month.ago % YEAR == 0, month.day)


def _before(old: MeasurePeriod, comparable: bool, day: date) -> Compared | None:
    if old.period.target_value is None:
        return None
    said = f"it was {old.period.target} in {month_name(old.report_date)}"
    if not comparable and financial_year(old.report_date) != financial_year(day):
        said = f"{said}, in another month of another year"
    return said, old.period.target_value, comparable


def target_removed(month: CheckContext) -> Iterator[RuleHit]:
    """I5: a target before and none now; one that was missed is asked about however long ago."""
    asked = [(old, row) for old, row in month.asked if old.measure_code == row.measure_code]
    for old, row in (*month.pairs, *asked):
        if is_empty(old.period.target) or not is_empty(row.period.target):
            continue
        certain = old.measure_id == row.measure_id
        missed = old.period.status in MISSED or old.misses(old.period)
        status = f" ({mark(old.period.status)})" if old.period.status else ""
        when = month_name(old.report_date)
        which = "it" if certain else f"“{old.measure_name}”, if that is the same,"
        yield RuleHit(
            f"It has no target. In {when} {which} had one of {old.period.target}"
            f"{', and missed it,' if missed else ''} at {old.period.actual}{status}. "
            "Why was it taken away?",
            row,
            (
                *((f"{when} {label}", text) for label, text in old.period.printed),
                *row.period.printed,
            ),
            against=None if missed and certain else old.report_date,
        )
