"""Where readings of a measure are missing: a gap is drawn as a gap, by charts and lines of bars alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.months import months_apart
from kpi_tui.period import month_end


def in_a_row(
    history: Sequence[MeasurePeriod],
) -> tuple[list[MeasurePeriod | None], list[date]]:
    """Return the readings with `None` for each that is missing between two, and their periods.

    A measure may be reported in each period or, say, in each third: a reading is missing where two
    are further apart than its readings usually are.
    """
    step = _usual_step(history)
    points: list[MeasurePeriod | None] = []
    months: list[date] = []
    for reading in history:
        while step and months and months_apart(months[-1], reading.report_date) > step:
            points.append(None)
            months.append(month_end(months[-1], step))
        points.append(reading)
        months.append(reading.report_date)
    return points, months


def _usual_step(history: Sequence[MeasurePeriod]) -> int | None:
    """Return how many months a measure's readings usually are apart; `None` for single days.

    That is the distance that is met most often. One that is met once may be a gap itself: then it
    is a period's length.
    """
    length = history[-1].period_type.months if history else None
    if length is None:
        return None
    days = (reading.report_date for reading in history)
    met = Counter(months_apart(*two) for two in pairwise(days))
    step, times = max(met.items(), key=lambda each: (each[1], -each[0]), default=(length, 0))
    return step if times > 1 else length
