"""By how much a figure moved, in words: up 347 (39 %), down £1,200, up 2.5 points."""

from __future__ import annotations

from kpi_tui.figures import Unit

FINE = 10
"""Below how many per cent one decimal is told."""


def moved(texts: tuple[str, str], values: tuple[float, float], unit: Unit | None) -> str:
    """Tell how a figure went from the first value to the second, as finely as it was printed.

    A percentage moves by points. The per cent of another figure is left out where it began at
    nothing or below.
    """
    old, new = values
    way = "up" if new > old else "down"
    fractions = [text.strip().rstrip("%").rstrip().partition(".")[2] for text in texts]
    size = plain(abs(new - old), max(map(len, fractions)))
    if unit is Unit.PERCENT:
        return f"{way} {size} {'point' if size == '1' else 'points'}"
    pound = "£" if unit is Unit.GBP else ""
    if old <= 0 or new < 0:
        return f"{way} {pound}{size}"
    percent = abs(new - old) / old * 100
    share = f"{percent:,.0f}" if percent >= FINE else f"{percent:.1f}".removesuffix(".0")
    return f"{way} {pound}{size} ({'under 0.1' if share == '0' else share} %)"


def plain(number: float, decimals: int) -> str:
    """Return a number with thousands marked, and no decimals where they are all noughts."""
    text = f"{number:,.{decimals}f}"
    whole, _, fraction = text.partition(".")
    return text if fraction.strip("0") else whole


def size(old: float, new: float) -> float:
    """Return how far apart two values are, from 0 to 1: their distance beside the greater of them."""
    greater = max(abs(old), abs(new))
    return min(abs(new / greater - old / greater), 1.0) if greater else 0.0
