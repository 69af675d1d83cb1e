"""Whether the figures of two reports are on one scale, for all rules that set them side by side."""

from __future__ import annotations

from kpi_tui.analysis.comparability import SCALE
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.scales import is_perhaps_rescaled
from kpi_tui.analysis.units import unit_of
from kpi_tui.figures import Unit, are_apart


def same_scale(old: MeasurePeriod, measure: MeasurePeriod) -> bool:
    """Whether figures of two reports can be set against each other; a sign may be left out."""
    units = {unit_of(old), unit_of(measure)}
    if are_apart(old.counted_in, measure.counted_in):
        return False
    return not rescaled(old, measure) and (len(units) == 1 or Unit.NUMBER in units)


def rescaled(old: MeasurePeriod, measure: MeasurePeriod) -> bool:
    """Whether actual and target, or actual and year to date, or an actual alone, are on another scale."""
    actuals = old.period.actual_value, measure.period.actual_value
    targets = old.period.target_value, measure.period.target_value
    years = old.ytd.actual_value, measure.ytd.actual_value
    if not any(targets) and is_perhaps_rescaled(actuals, targets):
        return True
    return factor(*actuals) > SCALE and factor(*(targets if all(targets) else years)) > SCALE


def factor(one: float | None, other: float | None) -> float:
    """Return the larger figure divided by the smaller, without signs; 1.0 where one is missing or 0."""
    if not one or not other:
        return 1.0
    return max(abs(one / other), abs(other / one))
