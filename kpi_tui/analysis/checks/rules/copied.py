"""Which measures of a report say what they said in the one before, where nearly all of them do."""

from __future__ import annotations

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.empty_cells import is_empty

_SAID = ("period_actual", "ytd_actual", "comment")
_ENOUGH, _COMMENTED, _NEARLY_ALL = 10, 5, 0.9
"""A report of so many measures, so many of them commented, has as great a share as before."""


def copied_measures(context: CheckContext) -> tuple[list[MeasurePeriod], int]:
    """Return the measures with an actual that are as before, and of how many; none where few are."""
    both = [
        (old.reading, measure)
        for old, measure in context.pairs
        if None not in (old.period.actual_value, measure.period.actual_value)
    ]
    same = [
        measure
        for old, measure in both
        if all(getattr(old, each) == getattr(measure.reading, each) for each in _SAID)
    ]
    commented = sum(not is_empty(measure.reading.comment) for measure in same)
    if len(both) < _ENOUGH or commented < _COMMENTED or len(same) < len(both) * _NEARLY_ALL:
        return [], len(both)
    return same, len(both)
