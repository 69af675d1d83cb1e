"""Which readings of a measure can be compared: the one rule for travel, changes, trend and charts.

A measure's readings are one series up to a reading that means something else than those before it.
Readings on the two sides of such a break are not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum, StrEnum, auto
from itertools import pairwise

from msgspec import Struct, structs

from kpi_tui.analysis import scales
from kpi_tui.analysis.identity.opposites import words_apart
from kpi_tui.analysis.identity.similarity import similarity
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.running_totals import may_be_the_first, other_stage
from kpi_tui.analysis.units import scale_in, sign_words
from kpi_tui.figures import Unit, are_apart
from kpi_tui.labels import and_list
from kpi_tui.months import months_apart
from kpi_tui.period import PeriodType, place_in_year
from kpi_tui.period_names import period_name
from kpi_tui.regex import regex
from kpi_tui.text import fold
from kpi_tui.vocabulary import Kind

SAME_WORDS = 0.9
"""Names less alike than this are worded differently."""
LEAP = 1.5
"""A figure that moved by this factor, under a name worded differently, counts something else."""
SCALE = 20
"""A figure of more than so many times another is on another scale, or in another unit."""
STEP = 2.0
"""A target and a figure that both moved by this factor the same way begin another series."""
SETTLED = 3
"""So many readings with one target make another target a step, and no month of a profile."""
LEVEL = 5
"""A stock's level is more than so many times the size of its changes."""
_ADDED_UP = 1.5
_YEAR = regex(r" \d{4}(?:/\d\d)?$")
_COUNTED = (Unit.PERCENT, Unit.GBP, Unit.NUMBER)


class Obstacle(StrEnum):
    """Why a reading cannot be compared with those before it."""

    UNIT = "unit"
    DEFINITION = "definition"
    LEVEL = "level"
    CUMULATIVE = "cumulative"
    STEP = "step"
    SCALE = "scale"

    @property
    def why(self) -> str:
        """What is said of it, after "not compared:"."""
        return _WHY[self]


_WHY = {
    Obstacle.UNIT: "counted in another unit",
    Obstacle.DEFINITION: "its name now says something else",
    Obstacle.LEVEL: "one is a change, the other a level",
    Obstacle.CUMULATIVE: "one is a single period’s figure, the other the year’s so far",
    Obstacle.STEP: "its target and its figures are both on another scale",
    Obstacle.SCALE: "perhaps counted in another unit, or misprinted",
}


class UnitChange(Enum):
    """What became of the unit."""

    SAME = auto()
    SIGN = auto()
    """Only the sign is printed, or left out, where it was not before."""
    OTHER = auto()


class Point(Struct, frozen=True):
    """What the rule looks at in a reading; its four figures are compared in pairs."""

    day: date
    name: str
    unit: Unit | None
    kind: Kind | None
    place: int | None
    """Which period of its year it is, 1 for the first; of a quarterly measure June is."""
    runs_on: bool
    """Whether its figure is a total of the year so far."""
    actual: float | None
    target: float | None
    ytd_actual: float | None
    ytd_target: float | None
    counted_in: str = ""
    """`%`, `£` or words; empty where none of its figures says so."""

    @classmethod
    def of(cls, measure: MeasurePeriod) -> Point:
        """Take a reading's figures."""
        return cls(
            measure.report_date,
            measure.measure_name,
            measure.unit,
            measure.kind,
            place_in_year(measure.report_date, measure.period_type),
            measure.runs_on,
            *(measure.period.actual_value, measure.period.target_value),
            *(measure.ytd.actual_value, measure.ytd.target_value),
            measure.counted_in,
        )

    @property
    def figures(self) -> tuple[float | None, ...]:
        """Its four figures."""
        return (self.actual, self.target, self.ytd_actual, self.ytd_target)

    @property
    def is_cumulative(self) -> bool | None:
        """Whether a count is the year's so far; `None` where the reading does not tell."""
        one, year = self.actual, self.ytd_actual
        if self.kind is not Kind.FLOW or not self.place or self.place < 2 or not one or not year:
            return None
        if one == year and self.target == self.ytd_target:
            return True
        return False if year >= _ADDED_UP * one else None


def obstacles(points: Sequence[Point]) -> list[Obstacle | None]:
    """Tell for each of a measure's readings, the oldest first, why it begins another series.

    `None` where it goes on with the series before it.
    """
    found: list[Obstacle | None] = []
    series: list[Point] = []
    days = [None, *(point.day for point in points)]
    for earlier, printed in zip(days, points, strict=False):
        is_first = printed.is_cumulative and may_be_the_first(printed.day, earlier)
        point = structs.replace(printed, place=1) if is_first else printed
        obstacle = _obstacle(series, point) if series else None
        found.append(obstacle)
        if obstacle is not None:
            series.clear()
        series.append(point)
    return found


def obstacle_between(before: MeasurePeriod, after: MeasurePeriod) -> Obstacle | None:
    """Tell why two readings of a measure cannot be compared; `None` where they can be."""
    history = after.history
    if not any(reading.report_date == before.report_date for reading in history):
        history = (before, after)
    days = [reading.report_date for reading in history]
    between = [at for at, day in enumerate(days) if before.report_date < day <= after.report_date]
    if history is after.history and all(history[at].moved is not None for at in between):
        return None  # the facts have compared each with the one before
    found = obstacles([Point.of(reading) for reading in history])
    return next((found[at] for at in reversed(between) if found[at]), None)


def since_break(history: Sequence[MeasurePeriod]) -> Sequence[MeasurePeriod]:
    """Return those of a measure's readings, the oldest first, that can be compared with the last."""
    found = obstacles([Point.of(reading) for reading in history])
    return history[max((at for at, each in enumerate(found) if each), default=0) :]


def latest_comparable(history: Sequence[MeasurePeriod], most: int) -> Sequence[MeasurePeriod]:
    """Return the last so many of a measure's readings, of those that `since_break` returns.

    It goes by what the facts say of each reading and the one before, which takes no time: a table
    asks it of each row.
    """
    latest = history[-most:]
    for at in range(len(latest) - 1, 0, -1):
        if latest[at].moved is None:
            figures = (each.period.actual_value for each in latest[at - 1 : at + 1])
            if None in figures:  # where one is missing, the facts do not say whether it breaks
                return since_break(history)[-most:]
            return latest[at:]
    return latest


def is_other_season(before: date, after: date, adds_up: bool, period_type: PeriodType) -> bool:
    """Whether two periods' counts may differ by the time of year alone.

    One period and the next are compared as they are, as councils do.
    """
    apart, length = abs(months_apart(before, after)), period_type.months
    return adds_up and bool(length) and apart > (length or 0) and apart % 12 != 0


def season_caution(before: date, after: date, adds_up: bool, period_type: PeriodType) -> str:
    """Return "January and July may differ by season"; nothing for what is no count of a period."""
    if not adds_up or period_type.months is None or before.month == after.month:
        return ""
    names = (_YEAR.sub("", period_name(day, period_type)) for day in (before, after))
    return f"{and_list(names)} may differ by season"


def season_between(before: MeasurePeriod, after: MeasurePeriod) -> str:
    """Return `season_caution` of two readings that `is_other_season`; nothing of others."""
    days = before.report_date, after.report_date
    is_other = is_other_season(*days, after.adds_up, after.period_type)
    return season_caution(*days, after.adds_up, after.period_type) if is_other else ""


def unit_change(
    old: Unit | None, new: Unit | None, values: Iterable[tuple[float | None, float | None]]
) -> UnitChange:
    """Tell what became of a unit, by its figures before and after.

    Where a % or a £ went, the scale of the figures says whether they are still counted in it.
    """
    if old is new or old not in _COUNTED or new not in _COUNTED:
        return UnitChange.SAME
    if Unit.NUMBER not in (old, new):
        return UnitChange.OTHER
    for first, second in values:
        if first and second:
            is_near = scales.is_within(abs(first), abs(second), SCALE)
            return UnitChange.SIGN if is_near else UnitChange.OTHER
    return UnitChange.SIGN


def _obstacle(series: Sequence[Point], point: Point) -> Obstacle | None:
    """Tell why a reading does not go on with a series, the gravest reason first."""
    if point.counted_in:
        said = (each.counted_in for each in reversed(series) if each.counted_in)
        if are_apart(next(said, ""), point.counted_in):
            return Obstacle.UNIT
    last = next((each for each in reversed(series) if each.unit), series[-1])
    if last.unit is not point.unit:
        figures = zip(last.figures, point.figures, strict=True)
        if unit_change(last.unit, point.unit, figures) is UnitChange.OTHER:
            return Obstacle.UNIT
    before = next((each for each in reversed(series) if each.actual is not None), series[-1])
    moved = scales.growth(before.actual, point.actual)
    if before.name != point.name and fold(before.name) != fold(point.name):
        if scale_in(before.name) != scale_in(point.name) and scales.is_far(moved, SCALE):
            return Obstacle.UNIT
        if any(words_apart(before.name, point.name)):
            return Obstacle.DEFINITION
        if similarity(before.name, point.name) < SAME_WORDS and scales.is_far(moved, LEAP):
            return Obstacle.DEFINITION
    if _is_change_and_level(series, point):
        return Obstacle.LEVEL
    if (now := point.is_cumulative) is not None:
        told = (each.is_cumulative for each in reversed(series))
        if next((was for was in told if was is not None), now) is not now:
            return Obstacle.CUMULATIVE
    if point.runs_on and other_stage(last.day, point.day):
        return None  # a total of the year so far and its target grow together
    both = (before.actual, point.actual), (before.target, point.target)
    if scales.is_rescaled_with_its_target(*both):
        return Obstacle.STEP
    if scale_in(point.name) == 1 and scales.is_perhaps_rescaled(*both):
        return Obstacle.SCALE
    aimed = scales.growth(before.target, point.target)
    if not aimed or not moved or not scales.is_far(aimed, STEP) or not scales.is_far(moved, STEP):
        return None
    targets = {each.target for each in series[-SETTLED:]}
    # Targets of a count may follow the months; not one that has long been the same.
    is_settled = len(targets) == 1 and (
        len(series) >= SETTLED
        or point.kind is not Kind.FLOW
        or months_apart(last.day, point.day) > 3
    )
    return Obstacle.STEP if is_settled and (aimed > 1) is (moved > 1) else None


def _is_change_and_level(series: Sequence[Point], point: Point) -> bool:
    """Whether a stock is told by how it changed on one side, and by how much there is on the other."""
    if point.kind is not Kind.STOCK or point.actual is None:
        return False
    known = [each.actual for each in series if each.actual is not None]
    if not known:
        return False
    if min(known) < 0:
        return point.actual > LEVEL * max(map(abs, known))
    return point.actual < 0 and min(known) > LEVEL * -point.actual


def sign_changes(
    readings: Sequence[MeasurePeriod],
) -> list[tuple[MeasurePeriod, MeasurePeriod, str]]:
    """Return the pairs of readings between which a % or £ came or went, and words for the later."""
    found: list[tuple[MeasurePeriod, MeasurePeriod, str]] = []
    known = [reading for reading in readings if reading.unit in _COUNTED]
    for before, after in pairwise(known):
        one, other = Point.of(before), Point.of(after)
        figures = zip(one.figures, other.figures, strict=True)
        is_sign = unit_change(one.unit, other.unit, figures) is UnitChange.SIGN
        if is_sign and not are_apart(one.counted_in, other.counted_in):
            found.append((before, after, sign_words(before.unit, after.unit)))
    return found
