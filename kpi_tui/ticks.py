"""Round figures for the axis of a chart, in a terminal or on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, floor, log10
from typing import NamedTuple

_CLOSE = 1e-9
"""The share of a step within which a value counts as on a tick."""


class RoundStep(NamedTuple):
    """The distance between two ticks: 1, 2 or 5 times a power of ten."""

    digit: int
    power: int

    @classmethod
    def over(cls, least: float) -> RoundStep:
        """Return the smallest round step that is no less than this, which is above 0."""
        power = floor(log10(least))
        return next(step for step in cls.rising(power) if step.times(1) >= least * (1 - _CLOSE))

    @classmethod
    def rising(cls, power: int, powers: int = 2) -> Iterator[RoundStep]:
        """Yield the round steps of so many powers of ten, from this one on, the smallest first."""
        for exponent in range(power, power + powers):
            for digit in (1, 2, 5):
                yield cls(digit, exponent)

    def around(self, least: float, most: float) -> tuple[int, int]:
        """Return the ticks just outside a span, each as a number of steps from zero."""
        size = self.times(1)
        return floor(least / size + _CLOSE), ceil(most / size - _CLOSE)

    def times(self, count: int) -> float:
        """Return so many steps: 0.3 for three of 0.1, not 0.30000000000000004."""
        steps = count * self.digit
        return steps * 10.0**self.power if self.power >= 0 else steps / 10.0**-self.power

    def ticks(self, first: int, last: int) -> tuple[float, ...]:
        """Return the ticks from one number of steps to another, both of them included."""
        return tuple(self.times(count) for count in range(first, last + 1))


def span_from_zero(values: Sequence[float], share: float) -> tuple[float, float]:
    """Return the least and the greatest value, for the axis of a chart that begins at zero if it can.

    Zero takes the place of the value nearer to it where both are on one side of zero and that one
    is at most this share of the other.
    """
    least, most = min(values), max(values)
    if 0 <= least <= share * most:
        return 0.0, most
    if share * least <= most <= 0:
        return least, 0.0
    return least, most
