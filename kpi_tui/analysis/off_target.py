"""How far off their target a measure's figures are: the one answer of every page."""

from __future__ import annotations

from msgspec import Struct

from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.analysis.units import is_share
from kpi_tui.figures import ON_TARGET, gap, in_short
from kpi_tui.status import MISSED

_NEXT_TO = 0.0001
"""A smaller variance has more digits than there is room for."""
FAR_OFF = 50
"""A measure more than so many per cent off its target is far off it."""


def off_target(measure: MeasurePeriod, figures: SeriesFigures) -> str:
    """Return `65% above target`, `8 points below target`, `on target`; nothing if it would mislead.

    Shares of a hundred are points apart, also where no sign is printed. It would mislead of a year
    to date that adds up shares, which is neither a share nor a count.
    """
    if _adds_shares_up(measure, figures):
        return ""
    share = is_share(measure, measure.history)
    return gap(figures.actual, figures.target, percentage=share)


def is_off_target(measure: MeasurePeriod) -> bool:
    """Whether a measure is red or amber in its period, and its figures are not on target."""
    figures = measure.period
    return figures.status in MISSED and off_target(measure, figures) != ON_TARGET


class Variance(Struct, frozen=True):
    """How far a figure is off its target, in per cent of the target."""

    percent: float
    is_signed: bool
    """Whether less than 0 is worse than the target; without a known polarity it is the distance."""

    def __str__(self) -> str:
        """Return `-18%` for what is worse than its target, `+6.3%`, `0%`, or `18%` without a sign.

        What is next to its target is shown as far as there is room: `-0.02%`, `-0%`.

        The minus is the keyboard's, as reports print it: a spreadsheet takes `−18%` for a text.
        """
        size = abs(self.percent)
        digits = in_short(size) if size >= _NEXT_TO else "0"
        sign = "" if not self.percent or not self.is_signed else "-" if self.percent < 0 else "+"
        return f"{sign}{digits}%"


def variance(measure: MeasurePeriod, figures: SeriesFigures) -> Variance | None:
    """Return how far some figures of a measure are off their target; `None` where nothing can be said.

    From a target of 0 no share can be told, and a year to date that adds up shares has none.
    """
    return None if _adds_shares_up(measure, figures) else variance_of_period(figures)


def variance_of_period(figures: SeriesFigures) -> Variance | None:
    """Return `variance` for figures that add up no shares, as those of a period."""
    apart = figures.excess
    if apart is None:
        return None
    if figures.gap_percent is None:
        return Variance(abs(apart), is_signed=False)
    return Variance(figures.gap_percent, is_signed=True)


def is_so_far_off(measure: MeasurePeriod, way: str, percent: str, on: str = "") -> bool:
    """Whether a measure is off its target by a share of it: `worse`, `better`, or `within` it either way.

    By more than that many per cent, or, with a last word, from that many `on`. Where its variance has
    no sign it is neither worse nor better.
    """
    apart = variance(measure, measure.period)
    if apart is None or not (apart.is_signed or way == "within"):
        return False
    size = apart.percent * {"worse": -1, "better": 1}.get(way, 1)
    if way == "within":
        return abs(size) <= float(percent) + _NEXT_TO
    return size >= float(percent) - _NEXT_TO if on else size > float(percent) + _NEXT_TO


def missed_by(measure: MeasurePeriod) -> float:
    """Return by how many per cent a measure misses its target, of period and year the larger.

    0.0 where it misses neither, or where that is not known.
    """
    gaps = [figures.gap_percent for figures in measure.columns if figures.gap_percent is not None]
    return max(0.0, -min(gaps, default=0.0))


def shortfall(measure: MeasurePeriod) -> float:
    """Return by how many per cent a target is missed, to sort by; a missed target of 0 counts as 100."""
    figures = measure.period
    return 100.0 if (figures.gap or 0) < 0 and not figures.target_value else missed_by(measure)


def _adds_shares_up(measure: MeasurePeriod, figures: SeriesFigures) -> bool:
    is_over = _is_over_a_hundred(figures) and not _is_over_a_hundred(measure.period)
    return is_over and is_share(measure, measure.history)


def _is_over_a_hundred(figures: SeriesFigures) -> bool:
    return max(figures.actual_value or 0.0, figures.target_value or 0.0) > 100
