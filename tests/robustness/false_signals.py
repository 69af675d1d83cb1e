"""Counts how often a control chart calls the last point of a series better or worse though nothing
happened to it, without our guards and with them, and how often it sees a shift that did happen.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from math import pi, sin
from random import Random
from typing import NamedTuple

from kpi_tui.analysis.spc import PointType, study
from kpi_tui.vocabulary import Polarity

Series = Callable[[Random, int], list[float]]

_JUDGED = (PointType.IMPROVEMENT, PointType.CONCERN)


class Counts(NamedTuple):
    """How many of a kind of series are called better or worse at their end."""

    kind: str
    times: int
    unguarded: int
    guarded: int
    assured: int
    """How many are promised to meet or to miss a target at their mean, where hit and miss is right."""

    def __str__(self) -> str:
        shares = (f"{100 * count / self.times:.1f}" for count in self[2:])
        return " | ".join((self.kind, str(self.times), *shares))


def normal(rng: Random, points: int) -> list[float]:
    """Return a process that is stable, around 500."""
    return [round(rng.gauss(500, 40)) for _ in range(points)]


def near_flat(rng: Random, points: int) -> list[float]:
    """Return whole percentages that hardly move: 100, now and then 99."""
    return [float(100 - (rng.random() < 0.15)) for _ in range(points)]


def rare(rng: Random, points: int) -> list[float]:
    """Return counts of one a month on average."""
    return [float(sum(rng.random() < 1 / 30 for _ in range(30))) for _ in range(points)]


def few_cases(rng: Random, points: int) -> list[float]:
    """Return percentages of five cases each, four of which are met on average."""
    return [sum(rng.random() < 0.8 for _ in range(5)) * 20.0 for _ in range(points)]


def drifting(rng: Random, points: int) -> list[float]:
    """Return a process in which each month is like the one before: it has no usual level."""
    values = [rng.gauss(0, 1)]
    for _ in range(points - 1):
        values.append(0.6 * values[-1] + rng.gauss(0, 0.8))
    return [round(500 + 40 * value) for value in values]


def seasonal(share: float) -> Series:
    """Return a maker of series that go up and down by so much in a year, with ups and downs of 4 %."""

    def made(rng: Random, points: int) -> list[float]:
        start = rng.randrange(12)
        return [
            round(1000 * (1 + share * sin(2 * pi * (start + at) / 12)) * rng.gauss(1, 0.04))
            for at in range(points)
        ]

    return made


def peaked(rng: Random, points: int) -> list[float]:
    """Return a series with one month a year that is half as high again."""
    start = rng.randrange(12)
    return [
        round((1500 if (start + at) % 12 == 6 else 1000) * rng.gauss(1, 0.04))
        for at in range(points)
    ]


def shifted(rng: Random, points: int) -> list[float]:
    """Return a stable process that went up by four of its ordinary deviations at its last point."""
    return [*normal(rng, points - 1), 500 + 4 * 40 + rng.gauss(0, 10)]


def moved_for_good(rng: Random, points: int) -> list[float]:
    """Return a stable process that is two deviations higher since eight points."""
    return [*normal(rng, points - 8), *(value + 80 for value in normal(rng, 8))]


STABLE: dict[str, Series] = {
    "stable": normal,
    "near-flat": near_flat,
    "rare, 1 a month": rare,
    "% of 5 cases": few_cases,
    "season of 10 %": seasonal(0.1),
    "season of 20 %": seasonal(0.2),
    "one high month a year": peaked,
}
DRIFTING: dict[str, Series] = {"like the month before (0.6)": drifting}
"""What no guard tells from a change: figures that follow the month before."""
CHANGED: dict[str, Series] = {"higher at last": shifted, "higher since 8": moved_for_good}


def count(kind: str, made: Series, times: int, points: int, seed: int) -> Counts:
    """Count what is called better or worse at the end of so many series of a kind."""
    rng = Random(f"{seed} {kind}")
    found = [0, 0, 0]
    for _ in range(times):
        values = made(rng, points)
        bare = study(values, polarity=Polarity.BIGGER_IS_BETTER, guarded=False)
        target = sum(values) / len(values)
        ours = study(values, polarity=Polarity.BIGGER_IS_BETTER, target=target, year=12)
        found[0] += bare.point_types[-1] in _JUDGED
        found[1] += ours.point_types[-1] in _JUDGED
        found[2] += ours.assurance is not None and ours.assurance != "inconsistent"
    return Counts(kind, times, *found)


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.robustness.false_signals", description=__doc__
    )
    parser.add_argument("--times", type=int, default=1500, help="series of a kind")
    parser.add_argument("--points", type=int, default=19, help="of a series")
    parser.add_argument("--seed", type=int, default=1, help="draw others (else 1)")
    args = parser.parse_args()
    for title, kinds in (
        ("nothing happened", STABLE),
        ("it drifts", DRIFTING),
        ("something happened", CHANGED),
    ):
        print(f"{title} | n | % judged, unguarded | % judged, guarded | % assured wrongly")
        for kind, made in kinds.items():
            print(count(kind, made, args.times, args.points, args.seed), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
