"""Where readings of a measure are missing: gaps that charts and lines of bars draw, and absences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.months import months_apart
from kpi_tui.period import month_end

Absent = tuple[int, int, int | None]
"""The places of the last report with a measure, the first one without, and the one that has it again."""


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


def absences(days: Sequence[date], seen: Sequence[int]) -> Iterator[Absent]:
    """Yield a measure's absences, given the places of the reports that have it."""
    for before, after in pairwise(seen):
        if after > before + 1:
            yield before, before + 1, after
    if seen and seen[-1] + 1 < len(days):
        yield seen[-1], seen[-1] + 1, None


def may_not_be_due(gaps: Sequence[Absent], reports: int) -> bool:
    """Whether a measure that is away was so for as long before and came back, among so many reports.

    It may then be reported at longer intervals.
    """
    *earlier, (last, _, _) = gaps
    longest = max((after - before for before, _, after in earlier if after), default=0)
    return reports - last <= longest


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
