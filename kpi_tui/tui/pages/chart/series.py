"""What a chart is drawn of, and the colours it is drawn in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rich.style import Style

from kpi_tui.analysis.spc.icons import PointType
from kpi_tui.figures import Unit
from kpi_tui.status import Status

Level = float | Sequence[float | None] | None
"""One value for all months, one for each, or none."""
HUGE = 1e150
"""What is greater is left out: no report prints it, and differences would overflow."""


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """A measure's months, in order; raises `ValueError` where they are not, or a length differs.

    A `None` among the actuals is a gap, which the line does not cross. A month that is not in the
    series at all has its room on the axis of time, and the line crosses it. So the months between
    quarters are left out, and a reading that is missing is put in.
    """

    months: Sequence[date]
    actual: Sequence[float | None]
    target: Level = None
    mean: Level = None
    lower: Level = None
    upper: Level = None
    marks: Sequence[PointType | None] = ()
    """What the points are, one a month; none at all where nothing is judged."""
    breaks: Sequence[int] = ()
    """The places in the series at which it was redefined."""
    unit: Unit | None = None
    floor: Level = None
    """The floor that some reports print beside the target."""
    names: Sequence[str] = ()
    """What the periods are called that end in those months; none where they are the months themselves."""
    least: float | None = None
    """What a figure cannot be less than, 0 for a count: limits are drawn no farther."""
    most: float | None = None
    simulated: Sequence[int] = ()
    """The places in the series whose figures nobody published."""
    corrected: Sequence[int] = ()
    """The places in the series at which an officer corrected what is printed."""
    statuses: Sequence[Status | None] = ()
    """What the report says of each month; nothing at all where it says nothing."""
    year_before: Level = None
    """What each month's actual was a year before."""

    def __post_init__(self) -> None:
        numbers = [month_number(month) for month in self.months]
        if numbers != sorted(set(numbers)):
            raise ValueError("the months of a chart have to be in order, each of them once")
        levels = (self.target, self.floor, self.mean, self.lower, self.upper, self.year_before)
        for many in (self.actual, *levels, self.marks, self.names, self.statuses):
            if isinstance(many, Sequence) and many != () and len(many) != len(numbers):
                raise ValueError(f"{len(numbers)} months and {len(many)} values")

    @property
    def actuals(self) -> tuple[float | None, ...]:
        """The actuals that can be drawn, one a month."""
        return tuple(_drawable(value) for value in self.actual)

    @property
    def each_status(self) -> Sequence[Status | None]:
        """The status of each month; `None` for all where no statuses are told."""
        return self.statuses or (None,) * len(self.months)

    def mark(self, place: int) -> PointType | None:
        """Return what the point at a place is; `None` where nothing is judged."""
        return self.marks[place] if self.marks else None

    def level(self, which: Level) -> tuple[float | None, ...]:
        """Return a level's values, one a month."""
        many = which if isinstance(which, Sequence) else [which] * len(self.months)
        return tuple(_drawable(value) for value in many)

    def limit(self, which: Level) -> tuple[float | None, ...]:
        """Return a limit's values, one a month, no farther than a figure can be."""
        least = -HUGE if self.least is None else self.least
        most = HUGE if self.most is None else self.most
        values = self.level(which)
        return tuple(None if value is None else min(max(value, least), most) for value in values)


PLAIN, BOLD, DIM = Style(), Style(bold=True), Style(dim=True)
BLUE, ORANGE = Style(color="#00b0f0", bold=True), Style(color="#e46c0a", bold=True)
"""For better and worse, as NHS charts have it: they are told apart by colour-blind people too."""
DARK_BLUE, DARK_ORANGE = Style(color="#0070b8", bold=True), Style(color="#b4500b", bold=True)
"""The same where the background is light: there the others are too pale to be read."""


@dataclass(frozen=True, slots=True)
class ChartLook:
    """The characters and colours. Colours only help: signs tell apart what is drawn."""

    ascii_only: bool = False
    actual: Style = BOLD
    line: Style = PLAIN
    target: Style = PLAIN
    mean: Style = DIM
    limits: Style = DIM
    improvement: Style = BLUE
    concern: Style = ORANGE
    neutral: Style = BOLD
    redefined: Style = DIM
    year_before: Style = DIM
    statuses: Mapping[Status, Style] = field(default_factory=dict)
    axis: Style = DIM
    words: Style = DIM


def month_number(day: date) -> int:
    """Count the months since the year 0."""
    return day.year * 12 + day.month - 1


def _drawable(value: float | None) -> float | None:
    return value if value is not None and abs(value) < HUGE else None
