"""How a measure went: its periods in a row, where its series breaks, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kpi_tui.analysis.comparability import Obstacle, Point, UnitChange, obstacles, unit_change
from kpi_tui.analysis.forecasts import is_forecast
from kpi_tui.analysis.gaps import in_a_row
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.outlook import year_outlook
from kpi_tui.analysis.spc import ControlChart, assurance_sentence, study
from kpi_tui.analysis.spc.guards import are_of_few_cases
from kpi_tui.analysis.spc.rules import SpecialCause
from kpi_tui.figures import Unit, are_apart, half_unit
from kpi_tui.months import months_apart
from kpi_tui.origin import Origin
from kpi_tui.period_names import period_name
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Kind

REGULAR = 1.5
"""A measure is regular with fewer periods than this between readings on average."""
FEWEST_FOR_SPC = 10
"""With fewer points no usual range is told."""
_COUNTS = (Kind.FLOW, Kind.STOCK)
STEADY = 12
"""A target is held against limits if it was the same for so many points."""

FLAT = 5.0
"""On an axis that ends at so many times its greatest figure, a line lies flat."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure's periods up to the one that is shown, the oldest first."""

    points: tuple[MeasurePeriod | None, ...]
    """`None` for a period without a reading."""
    months: tuple[date, ...]
    """The last days of the periods."""
    breaks: tuple[int, ...]
    """The places at which it becomes another series: what came before is not compared."""
    study: ControlChart | None
    """What the actuals are judged by; `None` below `FEWEST_FOR_SPC` readings."""
    sentences: tuple[str, ...]
    """What there is to say, in sentences of ours."""
    unit: Unit | None
    is_percentage: bool = False
    reasons: tuple[Obstacle, ...] = ()
    """Why each break is one."""
    rebased: tuple[int, ...] = ()
    """The places from which on an officer had its limits worked out anew."""

    @property
    def actuals(self) -> tuple[float | None, ...]:
        """One a period."""
        return tuple(point.period.actual_value if point else None for point in self.points)

    @property
    def least(self) -> float | None:
        """The least that a figure can be: 0 for counts and shares that were never below it."""
        counts = self.is_percentage or any(point and point.kind in _COUNTS for point in self.points)
        if counts and all(value is None or value >= 0 for value in self.actuals):
            return 0.0
        return None

    @property
    def unit_since(self) -> int:
        """The place from which on it is counted in its unit of now."""
        breaks = zip(self.breaks, self.reasons, strict=True)
        return max((place for place, why in breaks if why is Obstacle.UNIT), default=0)

    @property
    def on_one_axis(self) -> tuple[MeasurePeriod | None, ...]:
        """The periods, with `None` also for each that has no room on the axis of the last."""
        both = zip(self.points, self.off_axis, strict=True)
        return tuple(None if why else point for point, why in both)

    @property
    def off_axis(self) -> tuple[Obstacle | None, ...]:
        """Why each period has no room on one axis with the last.

        It is counted in another unit, or on so much another scale that one of them would lie flat.
        """
        breaks = list(zip(self.breaks, self.reasons, strict=True))
        starts = [0, *(place for place, why in breaks if why in (Obstacle.UNIT, Obstacle.STEP))]
        runs = [
            self.points[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)
        ]
        last_step = max((place for place, why in breaks if why is Obstacle.STEP), default=0)
        found: list[Obstacle | None] = []
        for start, run in zip(starts, runs, strict=True):
            found += [_off_axis(run, runs[-1], start < last_step)] * len(run)
        return tuple(found)

    @property
    def targets(self) -> tuple[float | None, ...]:
        """One a period."""
        return tuple(point.period.target_value if point else None for point in self.points)

    @property
    def year_before(self) -> tuple[float | None, ...]:
        """What the actuals of the last year were a year before; nothing across a break or in a gap."""
        if not self.months:
            return ()
        at = {(day.year, day.month): index for index, day in enumerate(self.months)}
        found: list[float | None] = []
        for index, day in enumerate(self.months):
            before = at.get((day.year - 1, day.month))
            missing = before is None or self.points[index] is None
            is_old = missing or months_apart(day, self.months[-1]) >= 12
            broken = before is not None and any(before < place <= index for place in self.breaks)
            found.append(None if is_old or broken or before is None else self.actuals[before])
        return tuple(found)


def trend(measure: MeasurePeriod) -> Trend:
    """Return the trend of a measure. Year-to-date figures have no part in it."""
    points, months = in_a_row(measure.history)
    known = [(index, point) for index, point in enumerate(points) if point is not None]
    found = obstacles([Point.of(point) for _, point in known])
    reasons = {
        index: obstacle for (index, _), obstacle in zip(known, found, strict=True) if obstacle
    }
    breaks = list(reasons)
    settled = [
        next((index for index, _ in known if months[index] >= day), 0) for day in measure.rebased
    ]
    rebased = sorted({index for index in settled if index} - set(breaks))
    chart, found_of_it = _control_chart(measure, points, months, breaks, rebased)
    made_up = sum(reading.origin is Origin.SIMULATED for reading in measure.history)
    counted = f"{made_up} of its {len(measure.history)} {measure.period_type.noun}s"
    corrected = [point.when for point in measure.history if not point.is_as_printed("period")]
    if corrected:
        found_of_it = [f"Corrected by an officer: {', '.join(corrected)}.", *found_of_it]
    said = [*([f"Simulated: {counted}."] if made_up and len(known) > 1 else []), *found_of_it]
    if rebased and chart is not None:
        when = period_name(months[rebased[-1]], measure.period_type)
        said.append(f"Its usual range is worked out anew from {when} on, as an officer decided.")
    outlook = year_outlook(measure)
    if outlook is not None and outlook.needed is not None:
        said += filter(None, (outlook.sentence, outlook.basis))
    return Trend(
        points=tuple(points),
        months=tuple(months),
        breaks=tuple(breaks),
        reasons=tuple(reasons.values()),
        study=chart,
        sentences=tuple(said),
        rebased=tuple(rebased),
        unit=next((point.unit for point in reversed(points) if point and point.unit), None),
        is_percentage=measure.is_percentage,
    )


def _off_axis(
    run: Sequence[MeasurePeriod | None],
    last: Sequence[MeasurePeriod | None],
    is_before_a_step: bool,
) -> Obstacle | None:
    """Tell why a run of periods, of one unit and scale, has no room on the axis of the last run."""
    one = next((each for each in reversed(run) if each and each.unit), None)
    other = next((each for each in last if each and each.unit), None)
    said, of_last = ({each.counted_in for each in some if each} for some in (run, last))
    if any(are_apart(before, now) for before in said for now in of_last):
        return Obstacle.UNIT
    if run is not last and one is not None and other is not None:
        figures = zip(Point.of(one).figures, Point.of(other).figures, strict=True)
        if unit_change(one.unit, other.unit, figures) is UnitChange.OTHER:
            return Obstacle.UNIT
    periods = ([each.period for each in known if each] for known in (run, last))
    sizes = [
        max((abs(size) for each in some for size in (each.actual_value, each.target_value) if size),
            default=0.0)
        for some in periods
    ]  # fmt: skip
    lies_flat = is_before_a_step and all(sizes) and max(sizes) >= FLAT * min(sizes)
    return Obstacle.STEP if lies_flat else None


def _control_chart(
    measure: MeasurePeriod,
    points: Sequence[MeasurePeriod | None],
    months: Sequence[date],
    breaks: Sequence[int],
    rebased: Sequence[int],
) -> tuple[ControlChart | None, list[str]]:
    """Return the control chart of the actuals, and sentences on them; without a chart, say why."""
    actuals = [point.period.actual_value if point else None for point in points]
    starts = sorted({*breaks, *rebased})
    since = starts[-1] if starts else 0
    noun = measure.period_type.noun if _is_regular(measure.history) else "report"
    if sum(value is not None for value in actuals[since:]) < FEWEST_FOR_SPC:
        if len(measure.history) < 2:
            return None, []
        when = " since the break in series" if since in breaks else ""
        when = " since its usual range was set anew" if since in rebased else when
        return None, [_too_few(points[since:], noun, when)]
    if measure.runs_on:
        return None, ["Its figures run on through the year, which has no usual range."]
    if is_forecast(measure):
        return None, ["Its figures are forecasts, which have no usual range."]
    # A target that is another in each period says nothing of all periods to come.
    targets = {point.period.target_value for point in points[since:][-STEADY:] if point}
    halves = [half_unit(point.period.actual) if point else 0.0 for point in points]
    of_now = zip(halves[since:], actuals[since:], strict=True)
    known = (half for half, value in of_now if value is not None)
    chart = study(
        actuals,
        polarity=measure.trusted_polarity,
        target=targets.pop() if len(targets) == 1 else None,
        rebase=starts,
        rounding=max(known),
        noun=noun,
        year=_points_in_a_year(measure, months),
    )
    said = [chart.sentence]
    last = len(points) - 1
    judged = max(place for place, value in enumerate(actuals) if value is not None)
    latest = points[judged]
    if judged != last and latest is not None:
        said = [f"Its last figure, of {latest.when}: {said[0][0].lower()}{said[0][1:]}"]
    if points[last] is not None and chart.causes[last] not in (None, SpecialCause.COMMON):
        comparable = breaks[-1] if breaks else 0
        said += _other_years(measure, points, comparable, chart)
    if measure.is_percentage and are_of_few_cases(actuals[since:], halves[since:]):
        said.append("Its percentages are of few cases each: one case moves them far.")
    elif chart.assurance is not None:
        said.append(assurance_sentence(chart.assurance, noun))
    return chart, said


def _too_few(points: Sequence[MeasurePeriod | None], noun: str, when: str) -> str:
    held = sum(point is not None for point in points)
    figures = " with a figure" if held >= FEWEST_FOR_SPC else ""
    return f"Fewer than {FEWEST_FOR_SPC} {noun}s{figures}{when}: too few for a usual range."


def _other_years(
    measure: MeasurePeriod,
    points: Sequence[MeasurePeriod | None],
    since: int,
    chart: ControlChart,
) -> Iterator[str]:
    """Yield a sentence on the same period of other years, for a last point that is unusual."""
    if (measure.period_type.in_a_year or 1) < 2:
        return
    month, season = measure.report_date.month, chart.seasons[-1]
    places = season or range(since, len(points) - 1)
    others = [point for point in map(points.__getitem__, places) if point]
    same = [point for point in others if season or point.report_date.month == month]
    listed = ", ".join(f"{one_line(p.period.actual or '–')} in {p.when}" for p in same)
    if not listed:
        yield "No comparable year is held to tell whether that is the season."
    elif season:
        yield f"It was so at this time of other years too, so it may be the season: {listed}."
    else:
        yield f"At this time of other years: {listed}."


def _points_in_a_year(measure: MeasurePeriod, months: Sequence[date]) -> int | None:
    """Return how many points a year has: 4 of a quarterly measure, also in monthly reports.

    `None` where they are not evenly apart, and for single days and whole years.
    """
    apart = {months_apart(*two) for two in pairwise(months)}
    step = apart.pop() if len(apart) == 1 and measure.period_type.months else None
    return 12 // step if step and step < 12 and 12 % step == 0 else None


def _is_regular(history: Sequence[MeasurePeriod]) -> bool:
    """Whether a measure is in most periods of its series; of single days none is."""
    if len(history) < 2:
        return True
    length = history[-1].period_type.months
    if length is None:
        return False
    apart = months_apart(history[0].report_date, history[-1].report_date)
    return apart / (len(history) - 1) < REGULAR * length
