"""A measure's figure beside an earlier one of its own, or why the two are not compared."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date

from kpi_tui.analysis.comparability import (
    Obstacle,
    obstacle_between,
    season_between,
)
from kpi_tui.analysis.measure_period import MeasurePeriod, SeriesFigures
from kpi_tui.analysis.running_totals import begins_anew
from kpi_tui.empty_cells import is_empty
from kpi_tui.figures import parse
from kpi_tui.vocabulary import Polarity, Travel

_WORDS = {
    Obstacle.UNIT: "unit",
    Obstacle.DEFINITION: "name",
    Obstacle.LEVEL: "level",
    Obstacle.CUMULATIVE: "sum",
    Obstacle.STEP: "step",
    Obstacle.SCALE: "scale",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a figure moved since an earlier report."""

    earlier: MeasurePeriod | None = None
    """The reading it is beside; `None` where there is none."""
    moved: float | None = None
    """The actual less the earlier one; `None` where the two are not compared."""
    travel: Travel | None = None
    """Whether that is better or worse; `None` where that is not told."""
    why_not: str = ""
    """Why the two are not compared, or why neither is called better."""
    word: str = ""
    """The same in one word, where there is one."""

    @property
    def is_barred(self) -> bool:
        """Whether the two figures mean something else, so that they are not compared."""
        return self.moved is None and bool(self.word)

    @property
    def against(self) -> date | None:
        """The period of the earlier report."""
        return self.earlier.report_date if self.earlier else None


def compare(
    earlier: MeasurePeriod, later: MeasurePeriod, obstacle: Obstacle | None, travel: Travel | None
) -> Comparison:
    """Set a reading beside an earlier one.

    `obstacle` is why they cannot be compared, `travel` what the facts say of the two.
    """
    for reading in (earlier, later):
        printed = parse(reading.period.actual)
        is_of_other_unit = obstacle is Obstacle.UNIT and printed.value is not None
        if reading.period.actual_value is None and not is_of_other_unit:
            what = "no figure" if is_empty(reading.period.actual) else "no plain number"
            return Comparison(earlier, why_not=f"{what} in {reading.when}")
    if obstacle is not None:
        return Comparison(earlier, why_not=obstacle.why, word=_WORDS[obstacle])
    moved = (later.period.actual_value or 0.0) - (earlier.period.actual_value or 0.0)
    if not math.isfinite(moved):
        return Comparison(earlier, why_not="the two are too far apart")
    why, word = "", ""
    if travel is None and moved:
        days = earlier.report_date, later.report_date
        if caution := season_between(earlier, later):
            why, word = caution, "season"
        elif later.is_other_stage(earlier.report_date):
            years = "two years’ totals" if begins_anew(*days) else "one year’s total"
            why, word = f"stages of {years}", "total"
        elif later.trusted_polarity in _NO_WAY:
            why = _NO_WAY[later.trusted_polarity]
        else:
            why = f"which way is better is {'only assumed' if later.polarity else 'not known'}"
    return Comparison(earlier, moved, travel, why, word)


def set_beside(
    earlier: MeasurePeriod, later: MeasurePeriod, polarity: Polarity | None
) -> Comparison:
    """Set a reading beside any earlier one of its own, better or worse by this polarity."""
    beside = compare(earlier, later, obstacle_between(earlier, later), None)
    better = gain(earlier.period, later.period, polarity)
    if beside.moved is None or better is None or beside.word in ("season", "total"):
        return beside
    if not better and polarity is Polarity.IN_RANGE:  # as near to its target
        return beside
    travel = (
        Travel.SAME if abs(better) <= _ROUNDING else Travel.BETTER if better > 0 else Travel.WORSE
    )
    return replace(beside, travel=travel, why_not="")


def gain(earlier: SeriesFigures, later: SeriesFigures, polarity: Polarity | None) -> float | None:
    """Tell how much better a figure is than an earlier one; `None` where that cannot be told.

    Where a range is the aim, it is so much nearer to its own target.
    """
    old, new = earlier.actual_value, later.actual_value
    if old is None or new is None or polarity is None:
        return None
    if polarity is Polarity.IN_RANGE:
        if earlier.target_value is None or later.target_value is None:
            return None
        nearer = abs(old - earlier.target_value) - abs(new - later.target_value)
        return nearer if abs(nearer) > _ROUNDING else 0.0
    return None if polarity.sign is None else polarity.sign * (new - old)


def compared_since(measure: MeasurePeriod, day: date) -> Comparison:
    """Set a measure's figure beside that of an earlier report of its own, where there is one."""
    earlier = next((each for each in measure.history if each.report_date == day), None)
    if earlier is None or earlier.report_date >= measure.report_date:
        return Comparison()
    return set_beside(earlier, measure, measure.trusted_polarity)


_ROUNDING = 1e-9
_NO_WAY = {
    Polarity.NEUTRAL: "neither high nor low is better",
    Polarity.IN_RANGE: "a range is the aim",
}
