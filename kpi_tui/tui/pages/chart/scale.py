"""The axis of values: round figures at even distances, and a row for each value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from kpi_tui.figures import Unit
from kpi_tui.ticks import RoundStep, span_from_zero
from kpi_tui.tui.pages.chart.canvas import DOWN

MOST_TICKS = 6
ROWS_A_TICK = 4
"""A high chart has more ticks: one in so many rows."""
LEAST_TICKS = 3
FROM_ZERO = 1 / 3
"""Values of which the least is less than this share of the greatest are drawn from zero."""
FINEST = 2e-4
"""The axis spans at least this share of the greatest value."""
TINY = 1e-9
"""No report prints less: values that are all smaller are drawn as zero."""
SUFFIXES = ((1.0, ""), (1e3, "k"), (1e6, "m"), (1e9, "bn"), (1e12, "tn"))
SHORTENED_FROM = 10_000
PRINTABLE, FINE = 1e16, 1e-7
"""Greater figures, or finer steps, are written with powers of ten."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Rows from the top, 0, to the bottom; every tick lies on a row of its own."""

    ticks: tuple[float, ...]
    """From the lowest to the highest."""
    rows: int

    @property
    def low(self) -> float:
        """The value of the bottom row."""
        return self.ticks[0]

    @property
    def high(self) -> float:
        """The value of the top row."""
        return self.ticks[-1]

    def row(self, value: float) -> int:
        """Return the row that is nearest to a value; the first or the last for what is beyond."""
        share = (self.high - value) / (self.high - self.low)
        return floor(min(max(share, 0.0), 1.0) * (self.rows - 1) + 0.5)

    def dot(self, value: float) -> int:
        """Return the dot that is nearest to a value, counted from the top; a row has `DOWN` of them."""
        share = (self.high - value) / (self.high - self.low)
        return floor((min(max(share, 0.0), 1.0) * (self.rows - 1) + 0.5) * DOWN)

    def labels(self, unit: Unit | None, *, ascii_only: bool = False) -> tuple[str, ...]:
        """Return the ticks in words, all with as many decimals and the same k, m, bn or tn."""
        step = (self.high - self.low) / (len(self.ticks) - 1)
        greatest = max(abs(self.low), abs(self.high))
        if greatest >= PRINTABLE or step < FINE:
            digits = floor(log10(greatest) + 1e-9) - floor(log10(step) + 1e-9)
            return tuple(f"{tick:.{digits}e}" for tick in self.ticks)
        usable = [
            (size, suffix)
            for size, suffix in SUFFIXES
            if size == 1 or (greatest >= SHORTENED_FROM and greatest >= size)
        ]
        pound = "£" if unit is Unit.GBP and not ascii_only else ""
        percent = "%" if unit is Unit.PERCENT else ""
        labelled = [
            tuple(_label(tick, step, size, suffix, pound, percent) for tick in self.ticks)
            for size, suffix in usable
        ]
        return min(labelled, key=lambda labels: max(map(len, labels)))


def scale(values: Sequence[float], rows: int) -> Scale:
    """Return a scale that holds the values in at most `rows` rows, which are three or more.

    Of the ticks at steps of 1, 2 or 5 it takes those that leave the values the most rows.
    """
    least, most = _span(values)
    scales = []
    for step in RoundStep.rising(floor(log10(most - least)) - 1, powers=4):
        first, last = step.around(least, most)
        last = max(last, first + LEAST_TICKS - 1)
        intervals = last - first
        if intervals < min(rows, max(MOST_TICKS, rows // ROWS_A_TICK)):
            ticks = step.ticks(first, last)
            scales.append(Scale(ticks, (rows - 1) // intervals * intervals + 1))
    return max(scales, key=lambda one: ((one.rows - 1) / (one.high - one.low), len(one.ticks)))


def _span(values: Sequence[float]) -> tuple[float, float]:
    if max(map(abs, values)) < TINY:
        return 0.0, 1.0
    least, most = span_from_zero(values, FROM_ZERO)
    greatest = max(abs(least), abs(most))
    if most - least < FINEST * greatest:
        middle, half = (least + most) / 2, FINEST * greatest / 2
        if least == most:
            half = 0.05 * greatest
        return middle - half, middle + half
    return least, most


def _label(tick: float, step: float, size: float, suffix: str, pound: str, percent: str) -> str:
    if tick == 0:
        return f"{pound}0{percent}"
    decimals = max(0, ceil(-log10(step / size) - 1e-9))
    minus = "-" if tick < 0 else ""
    return f"{minus}{pound}{abs(tick) / size:,.{decimals}f}{suffix}{percent}"
