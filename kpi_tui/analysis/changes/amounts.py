"""By how much a figure moved, in words: up 347 (39 %), down £1,200, up 2.5 points."""

from __future__ import annotations

from kpi_tui.figures import Unit

FINE = 10
"""Below how many per cent one decimal is told."""


def moved(texts: tuple[str, str], values: tuple[float, float], unit: Unit | None) -> str:
    """How a figure went from the first value to the second, as finely as it was printed.

    A percentage moves by points. The per cent of another figure is left out where it began at
    nothing or below.
    """
    old, new = values
    way = "up" if new > old else "down"
    size = plain(abs(new - old), max(map(_decimals, texts)))
    if unit is Unit.PERCENT:
        return f"{way} {size} {'point' if size == '1' else 'points'}"
    pound = "£" if unit is Unit.GBP else ""
    share = f" ({_percent(abs(new - old) / old * 100)} %)" if old > 0 and new >= 0 else ""
    return f"{way} {pound}{size}{share}"


def plain(number: float, decimals: int) -> str:
    """A number with thousands marked, and no decimals where they are all noughts."""
    text = f"{number:,.{decimals}f}"
    whole, _, fraction = text.partition(".")
    return text if fraction.strip("0") else whole


def size(old: float, new: float) -> float:
    """How far apart two values are, from 0 to 1: their distance beside the greater of them."""
    greater = max(abs(old), abs(new))
    return min(abs(new / greater - old / greater), 1.0) if greater else 0.0


def _decimals(printed: str) -> int:
    return len(printed.strip().rstrip("%").rstrip().partition(".")[2])


def _percent(percent: float) -> str:
    if percent >= FINE:
        return f"{percent:,.0f}"
    text = f"{percent:.1f}"
    return "under 0.1" if text == "0.0" else text.removesuffix(".0")
