"""How far off their target a measure's figures are, in words: the one answer of every page."""

from __future__ import annotations

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


def _is_over_a_hundred(figures: SeriesFigures) -> bool:
    return max(figures.actual_value or 0.0, figures.target_value or 0.0) > 100
