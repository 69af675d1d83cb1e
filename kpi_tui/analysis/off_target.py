"""How far off their target a measure's figures are, in words: the one answer of every page."""

from __future__ import annotations

from typing import NamedTuple

from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.analysis.units import is_share
from kpi_tui.figures import gap


def off_target(measure: MeasurePeriod, figures: SeriesFigures) -> str:
    """Return `65% over`, `8 points under`, `on target`; nothing where that would mean nothing.

    Shares of a hundred are points apart, also where no sign is printed. A year to date that adds
    up shares is no share and no count.
    """
    share = is_share(measure, measure.history)
    adds_up = _is_over_a_hundred(figures) and not _is_over_a_hundred(measure.period)
    if share and adds_up:
        return ""
    return gap(figures.actual, figures.target, percentage=share)


class Variance(NamedTuple):
    """How far an actual is above its target, below it if negative."""

    share: float
    """Of a hundred points, or of the target: 0.05 is 5 points, or 5% of the target."""
    in_points: bool


def variance(measure: MeasurePeriod, figures: SeriesFigures) -> Variance | None:
    """Return what `off_target` says as a number; `None` where that would mean nothing.

    From a target of 0 only shares of a hundred have a variance.
    """
    if not off_target(measure, figures):
        return None
    if is_share(measure, measure.history):
        assert figures.actual_value is not None and figures.target_value is not None
        return Variance((figures.actual_value - figures.target_value) / 100, in_points=True)
    return None if figures.excess is None else Variance(figures.excess / 100, in_points=False)


def _is_over_a_hundred(figures: SeriesFigures) -> bool:
    return max(figures.actual_value or 0.0, figures.target_value or 0.0) > 100
