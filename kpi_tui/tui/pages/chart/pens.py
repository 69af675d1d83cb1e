"""The signs of a chart, what they are called, and which is drawn over which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kpi_tui.analysis.spc.icons import PointType
from kpi_tui.tui.pages.chart.canvas import Pen
from kpi_tui.tui.pages.chart.series import ChartLook, ChartSeries


@dataclass(frozen=True, slots=True)
class Lines:
    """The signs of a line from point to point."""

    level: Pen
    upright: Pen
    from_left_down: Pen
    from_left_up: Pen
    up_to_right: Pen
    down_to_right: Pen


@dataclass(frozen=True, slots=True)
class Pens:
    """Every sign of a chart."""

    actual: Pen
    simulated: Pen
    improvement: Pen
    concern: Pen
    neutral: Pen
    lines: Lines | None
    """What joins the actuals; nothing where there are only letters to draw with."""
    target: Pen
    step: Pen
    """Where the target changes, from the old to the new."""
    floor: Pen
    mean: Pen
    limits: Pen
    redefined: Pen
    side: str
    tick: str
    corner: str
    base: str
    month: str
    year: str

    @classmethod
    def of(cls, look: ChartLook) -> Pens:
        """Return the signs of a look."""
        glyphs = "*+!#-:_=.|||+-++" if look.ascii_only else "●◇◆◈┄┆▁–·┊│┤└─┴┼"
        point, better, worse, other, target, step, floor, mean, *more = list(glyphs)
        limits, redefined, *axes = more
        return cls(
            actual=Pen(point, look.actual, 8),
            simulated=Pen("o" if look.ascii_only else "○", look.actual, 7),
            improvement=Pen(better, look.improvement, 10),
            concern=Pen(worse, look.concern, 11),
            neutral=Pen(other, look.neutral, 9),
            lines=None if look.ascii_only else Lines(*(Pen(one, look.line, 6) for one in "─│╮╯╰╭")),
            target=Pen(target, look.target, 5),
            step=Pen(step, look.target, 4),
            floor=Pen(floor, look.target, 3),
            mean=Pen(mean, look.mean, 2),
            limits=Pen(limits, look.limits, 1),
            redefined=Pen(redefined, look.redefined, 3),
            side=axes[0],
            tick=axes[1],
            corner=axes[2],
            base=axes[3],
            month=axes[4],
            year=axes[5],
        )

    def point(self, mark: PointType | None, is_simulated: bool = False) -> Pen:
        """Return the sign of an actual: hollow where it is simulated, whatever it would signal."""
        if is_simulated:
            return self.simulated
        match mark:
            case PointType.IMPROVEMENT:
                return self.improvement
            case PointType.CONCERN:
                return self.concern
            case PointType.NEUTRAL_HIGH | PointType.NEUTRAL_LOW:
                return self.neutral
            case _:
                return self.actual

    def shown(self, series: ChartSeries) -> Iterator[tuple[Pen, str]]:
        """Yield the signs that a series needs, with their names, the most needed first."""
        marks = series.marks or [None] * len(series.months)
        drawn = {
            self.point(mark, place in series.simulated)
            for place, (mark, value) in enumerate(zip(marks, series.actuals, strict=False))
            if value is not None
        }
        if drawn != {self.simulated}:
            yield self.actual, "actual"
        if self.simulated in drawn:
            yield self.simulated, "simulated"
        if _any(series.level(series.target)):
            yield self.target, "target"
        if _any(series.level(series.floor)):
            yield self.floor, "floor"
        for pen, name in (
            (self.concern, "unusual (worse)"),
            (self.improvement, "unusual (better)"),
            (self.neutral, "unusual"),
        ):
            if pen in drawn:
                yield pen, name
        if any(0 < place < len(series.months) for place in series.breaks):
            yield self.redefined, "break in series"
        if _any(series.level(series.mean)):
            yield self.mean, "average"
        if _any(series.limit(series.lower)) or _any(series.limit(series.upper)):
            yield self.limits, "usual range"


def _any(values: Sequence[float | None]) -> bool:
    return any(value is not None for value in values)
