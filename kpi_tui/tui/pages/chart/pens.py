"""The signs of a chart, what they are called, and which is drawn over which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from kpi_tui.analysis.spc.icons import PointType
from kpi_tui.judgements.corrections import SIGN
from kpi_tui.labels import Label, without_sign
from kpi_tui.status import Status
from kpi_tui.tui.pages.chart.canvas import ACROSS, BRAILLE, Pen
from kpi_tui.tui.pages.chart.series import ChartLook, ChartSeries

_POINTS: Mapping[Status | None, str] = {
    Status.GREEN: "★☆",
    Status.AMBER: "●○",
    Status.RED: "▲△",
    Status.BLUE: "◆◇",
    None: "■□",
}
_LETTERS: Mapping[Status | None, str] = {
    Status.GREEN: "Gg",
    Status.AMBER: "Aa",
    Status.RED: "Rr",
    Status.BLUE: "Bb",
    None: "*o",
}
"""The sign of a published point and of a simulated one, by the status that the report has."""
_BRACKETS = {
    PointType.CONCERN: "[]",
    PointType.IMPROVEMENT: "()",
    PointType.NEUTRAL_HIGH: "<>",
    PointType.NEUTRAL_LOW: "<>",
}
"""The signs on either side of a point that is unusual."""
_UNUSUAL = {"[]": "unusual (worse)", "()": "unusual (better)", "<>": "unusual"}


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: in dots, or on a terminal with letters alone, a letter a column."""

    pen: Pen
    """Its glyph is what is drawn without dots."""
    sample: str
    """How the legend shows it."""
    on: int = 1
    off: int = 0
    """How many dots are drawn and left out by turns."""
    every: int = 1
    """Without dots, the line has a letter in every so many columns."""

    def is_on(self, across: int) -> bool:
        """Whether a dot of the line is drawn there."""
        return across % (self.on + self.off) < self.on


@dataclass(frozen=True, slots=True)
class Pens:
    """Every sign of a chart."""

    ascii_only: bool
    points: Mapping[Status | None, tuple[Pen, Pen]]
    """By status, `None` for any other and for none: a published point, and a simulated one."""
    brackets: Mapping[PointType, tuple[Pen, Pen]]
    line: Stroke
    year_before: Stroke
    target: Stroke
    floor: Stroke
    mean: Stroke
    limits: Stroke
    redefined: Pen
    corrected: Pen
    """Beside a point that an officer corrected."""
    step: Pen
    """Where a target changes, without dots."""
    side: str
    tick: str
    corner: str
    base: str
    month: str
    year: str

    @classmethod
    def of(cls, look: ChartLook) -> Pens:
        """Return the signs of a look."""
        is_ascii = look.ascii_only
        target, floor, before, mean, limits, redefined, side, tick, corner, *axis = list(
            "-_'=.||++-++" if is_ascii else "┄▁˙–·┊│┤└─┴┼"
        )

        def stroke(
            glyph: str, style: Style, level: int, on: int, off: int, every: int = 1
        ) -> Stroke:
            dots = ""
            for at in range(0, 6, ACROSS):
                bits = [bit for dot, bit in ((at, 2), (at + 1, 16)) if dot % (on + off) < on]
                dots += chr(BRAILLE + sum(bits))
            sample = glyph if is_ascii else dots.rstrip(chr(BRAILLE)).replace(chr(BRAILLE), " ")
            return Stroke(Pen(glyph, style, level), sample, on, off, every)

        styles: dict[Status | None, Style] = dict(look.statuses.items())
        judged = {PointType.CONCERN: look.concern, PointType.IMPROVEMENT: look.improvement}
        return cls(
            ascii_only=is_ascii,
            points={
                status: _pair(signs, styles.get(status, look.actual), 21, 20)
                for status, signs in (_LETTERS if is_ascii else _POINTS).items()
            },
            brackets={
                kind: _pair(around, judged.get(kind, look.neutral), 15, 15)
                for kind, around in _BRACKETS.items()
            },
            line=stroke("-", look.line, 12, 1, 0),
            target=stroke(target, look.target, 10, 6, 2),
            floor=stroke(floor, look.target, 9, 2, 1),
            year_before=stroke(before, look.year_before, 8, 1, 2),
            mean=stroke(mean, look.mean, 5, 2, 2, 2),
            limits=stroke(limits, look.limits, 4, 1, 3),
            redefined=Pen(redefined, look.redefined, 7),
            corrected=Pen("#" if is_ascii else SIGN, look.actual, 22),
            step=Pen(":", look.target, 3),
            side=side,
            tick=tick,
            corner=corner,
            base=axis[0],
            month=axis[1],
            year=axis[2],
        )

    def point(self, status: Status | None, is_simulated: bool = False) -> Pen:
        """Return the sign of an actual with its published status: hollow where it is simulated."""
        return self.points[status if status in self.points else None][is_simulated]

    def shown(self, series: ChartSeries) -> Iterator[tuple[Text, str]]:
        """Yield the signs that a series needs, with their names, the most needed first."""
        drawn = [
            (
                status if status in self.points else None,
                place in series.simulated,
                series.mark(place),
            )
            for place, (status, value) in enumerate(
                zip(series.each_status, series.actuals, strict=True)
            )
            if value is not None
        ]
        for made_up in (False, True):
            found = {status for status, simulated, _ in drawn if simulated is made_up}
            rated = [
                pens[made_up] for status, pens in self.points.items() if status in found - {None}
            ]
            other = [self.points[None][made_up]] if None in found else []
            if made_up and found:
                yield _signs((*rated, *other)), "simulated"
            elif rated:
                yield _signs(rated), "status as published"
            if other and not made_up:
                yield _signs(other), without_sign(series.each_status) if rated else "actual"
        if any(series.actuals[place] is not None for place in series.corrected):
            yield _signs([self.corrected]), "corrected"
        strokes = (
            (self.target, series.level(series.target), "target"),
            (self.floor, series.level(series.floor), "floor"),
            (self.year_before, series.level(series.year_before), "a year before"),
        )
        for stroke, values, name in strokes:
            if _any(values):
                yield Text(stroke.sample, stroke.pen.style), name
        for around, name in _UNUSUAL.items():
            kinds = [mark for *_, mark in drawn if mark and _BRACKETS.get(mark) == around]
            if kinds:
                yield Text(around, self.brackets[kinds[0]][0].style), name
        if any(0 < place < len(series.months) for place in series.breaks):
            yield _signs([self.redefined]), str(Label.BREAK_IN_SERIES)
        if _any(series.level(series.mean)):
            yield Text(self.mean.sample, self.mean.pen.style), "average"
        if _any(series.limit(series.lower)) or _any(series.limit(series.upper)):
            yield Text(self.limits.sample, self.limits.pen.style), str(Label.USUAL_RANGE)


def _pair(signs: str, style: Style, level: int, other: int) -> tuple[Pen, Pen]:
    """Return the pens of two signs of one style, at these levels."""
    return Pen(signs[0], style, level), Pen(signs[1], style, other)


def _signs(pens: Sequence[Pen]) -> Text:
    return Text.assemble(*((pen.glyph, pen.style) for pen in pens))


def _any(values: Sequence[float | None]) -> bool:
    return any(value is not None for value in values)
