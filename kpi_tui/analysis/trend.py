"""How a measure went: its periods in a row, where it was redefined, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kpi_tui.analysis.identity.similarity import similarity
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.outlook import year_outlook
from kpi_tui.analysis.spc import ControlChart, assurance_sentence, study
from kpi_tui.figures import Unit
from kpi_tui.months import months_apart
from kpi_tui.period import month_end
from kpi_tui.text import fold

SAME_WORDS = 0.9
"""Names less alike than this may be of another definition: the line is broken there."""
REGULAR = 1.5
"""With less than this many periods between readings on average, one that is missing is a gap."""
FEWEST_FOR_SPC = 10
"""With fewer points nothing is said about signal and noise (reference: XmR, guard 4)."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure's periods up to the one that is shown, the oldest first."""

    points: tuple[MeasurePeriod | None, ...]
    """`None` for a period without a reading."""
    months: tuple[date, ...]
    """The last days of the periods."""
    breaks: tuple[int, ...]
    """The places at which it was redefined: another unit, or a name of other words."""
    study: ControlChart | None
    """What the actuals are judged by; `None` below `FEWEST_FOR_SPC` readings."""
    sentences: tuple[str, ...]
    """What there is to say, ours all of it."""
    unit: Unit | None
    is_percentage: bool = False

    @property
    def actuals(self) -> tuple[float | None, ...]:
        """One a period."""
        return tuple(point.period.actual_value if point else None for point in self.points)

    @property
    def targets(self) -> tuple[float | None, ...]:
        """One a period."""
        return tuple(point.period.target_value if point else None for point in self.points)


def trend(measure: MeasurePeriod) -> Trend:
    """Return the trend of a measure. Year-to-date figures have no part in it."""
    points, months = _in_a_row(measure.history)
    known = [(index, point) for index, point in enumerate(points) if point is not None]
    breaks = [index for (_, one), (index, next_one) in pairwise(known) if _redefined(one, next_one)]
    actuals = [point.period.actual_value if point else None for point in points]
    since = breaks[-1] if breaks else 0
    chart: ControlChart | None = None
    said: list[str] = []
    if sum(value is not None for value in actuals[since:]) >= FEWEST_FOR_SPC:
        chart = study(
            actuals,
            polarity=measure.polarity,
            target=points[-1].period.target_value if points and points[-1] else None,
            rebase=breaks,
            noun=measure.period_type.noun if _is_regular(measure.history) else "report",
        )
        said.append(chart.sentence)
        if chart.assurance is not None:
            said.append(assurance_sentence(chart.assurance))
    elif len(measure.history) > 1:
        when = " since it was redefined" if breaks else ""
        said.append(
            f"Fewer than {FEWEST_FOR_SPC} {measure.period_type.noun}s{when}: "
            "too few to tell signal from noise."
        )
    outlook = year_outlook(measure)
    if outlook is not None and outlook.needed is not None:
        said += filter(None, (outlook.sentence, outlook.basis))
    return Trend(
        points=tuple(points),
        months=tuple(months),
        breaks=tuple(breaks),
        study=chart,
        sentences=tuple(said),
        unit=next((point.unit for point in reversed(points) if point and point.unit), None),
        is_percentage=measure.is_percentage,
    )


def _is_regular(history: Sequence[MeasurePeriod]) -> bool:
    """Whether a measure is in most periods of its series. Single days follow at no distance."""
    if len(history) < 2:
        return True
    length = history[-1].period_type.months
    if length is None:
        return False
    apart = months_apart(history[0].report_date, history[-1].report_date)
    return apart / (len(history) - 1) < REGULAR * length


def _in_a_row(
    history: Sequence[MeasurePeriod],
) -> tuple[list[MeasurePeriod | None], list[date]]:
    """Return the readings with `None` for each period that a regular measure lacks, and the periods."""
    length = history[-1].period_type.months if history and _is_regular(history) else None
    points: list[MeasurePeriod | None] = []
    months: list[date] = []
    for reading in history:
        while length and months and months_apart(months[-1], reading.report_date) > length:
            points.append(None)
            months.append(month_end(months[-1], length))
        points.append(reading)
        months.append(reading.report_date)
    return points, months


def _redefined(before: MeasurePeriod, after: MeasurePeriod) -> bool:
    """Whether a reading has another unit than the one before, or a name of other words."""
    if before.unit and after.unit and before.unit is not after.unit:
        return True
    if fold(before.measure_name) == fold(after.measure_name):
        return False
    return similarity(before.measure_name, after.measure_name) < SAME_WORDS
