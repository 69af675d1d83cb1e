"""How a measure went: its months in a row, where it was redefined, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kpi_tui.analysis import year_end
from kpi_tui.analysis.identity.similarity import similarity
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.spc import ControlChart, assurance_sentence, study
from kpi_tui.figures import FigureStyle, Unit
from kpi_tui.months import financial_month, months_apart
from kpi_tui.text import fold

SAME_WORDS = 0.9
"""Names less alike than this may be of another definition: the line is broken there."""
MONTHLY = 1.5
"""With less than this many months between readings on average, one that is missing is a gap."""
SHARE = year_end.Bounds(0, 100)
"""What a share of something cannot be less or more than."""
FEWEST_FOR_SPC = 10
"""With fewer points nothing is said about signal and noise (reference: XmR, guard 4)."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure's months up to the one that is shown, the oldest first."""

    points: tuple[MeasurePeriod | None, ...]
    """`None` for a month without a reading."""
    months: tuple[date, ...]
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
        """One a month."""
        return tuple(point.period.actual_value if point else None for point in self.points)

    @property
    def targets(self) -> tuple[float | None, ...]:
        """One a month."""
        return tuple(point.period.target_value if point else None for point in self.points)


def trend(measure: MeasurePeriod) -> Trend:
    """The trend of a measure. Year-to-date figures have no part in it."""
    points = tuple(_filled(measure.history))
    months = tuple(_months(measure.history[0].report_date, points)) if points else ()
    breaks = tuple(_breaks(points))
    actuals = [point.period.actual_value if point else None for point in points]
    since = breaks[-1] if breaks else 0
    judged = None
    if sum(value is not None for value in actuals[since:]) >= FEWEST_FOR_SPC:
        judged = study(
            actuals,
            polarity=measure.polarity,
            target=points[-1].period.target_value if points and points[-1] else None,
            rebase=breaks,
            noun="month" if _is_monthly(measure.history) else "report",
        )
    unit = next((point.unit for point in reversed(points) if point and point.unit), None)
    return Trend(
        points,
        months,
        breaks,
        judged,
        tuple(_sentences(measure, judged, bool(breaks))),
        unit,
        measure.is_percentage,
    )


def _sentences(
    measure: MeasurePeriod, judged: ControlChart | None, redefined: bool
) -> Iterator[str]:
    if judged is not None:
        yield judged.sentence
        if judged.assurance is not None:
            yield assurance_sentence(judged.assurance)
    elif len(measure.history) > 1:
        since = " since it was redefined" if redefined else ""
        yield f"Fewer than {FEWEST_FOR_SPC} months{since}: too few to tell signal from noise."
    yield from _outlook(measure)


def _outlook(measure: MeasurePeriod) -> Iterator[str]:
    if not measure.history or measure.ytd_method is None:
        return
    last = measure.history[-1]
    month = financial_month(last.report_date)
    target = year_end.year_target(
        measure.ytd_method, month, last.period.target_value, last.ytd.target_value
    )
    found = year_end.outlook(
        measure.ytd_method,
        measure.polarity,
        month,
        last.ytd.actual_value,
        target,
        style=FigureStyle.of([last.ytd.actual, last.ytd.target, last.period.target]),
        bounds=SHARE if measure.is_percentage else year_end.UNBOUNDED,
    )
    if found.needed is not None:
        yield found.sentence
        if found.basis:
            yield found.basis


def _is_monthly(points: Sequence[MeasurePeriod]) -> bool:
    if len(points) < 2:
        return True
    apart = months_apart(points[0].report_date, points[-1].report_date)
    return apart / (len(points) - 1) < MONTHLY


def _filled(points: Sequence[MeasurePeriod]) -> Iterator[MeasurePeriod | None]:
    """The points with `None` for each month that a monthly measure has no reading of."""
    monthly = _is_monthly(points)
    for place, point in enumerate(points):
        if place and monthly:
            yield from [None] * (months_apart(points[place - 1].report_date, point.report_date) - 1)
        yield point


def _months(first: date, points: Sequence[MeasurePeriod | None]) -> Iterator[date]:
    """The month of each place; one without a reading is the month after the place before."""
    month = first
    for point in points:
        month = point.report_date if point else _month_after(month)
        yield month


def _month_after(day: date) -> date:
    """The last day of the month after."""
    year, month = divmod(day.year * 12 + day.month + 1, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


def _breaks(points: Sequence[MeasurePeriod | None]) -> Iterator[int]:
    before: MeasurePeriod | None = None
    for place, point in enumerate(points):
        if point is None:
            continue
        if before is not None and _redefined(before, point):
            yield place
        before = point


def _redefined(before: MeasurePeriod, after: MeasurePeriod) -> bool:
    if before.unit and after.unit and before.unit is not after.unit:
        return True
    if fold(before.measure_name) == fold(after.measure_name):
        return False
    return similarity(before.measure_name, after.measure_name) < SAME_WORDS
