"""By how much a figure moved, in words: up 347 (39%), down £1,200, up 2.5 points."""

from __future__ import annotations

from kpi_tui.figures import Unit, fraction, rounded, times, with_word, word_of

_FINE = 10
"""Below so many per cent a share has a decimal."""


def moved(texts: tuple[str, str], values: tuple[float, float], unit: Unit | None) -> str:
    """Say how a figure went from the first value to the second, as finely as it was printed.

    A percentage moves by points. For other figures the per cent are added, unless the first value
    is 0 or less or the second is less than 0.
    """
    old, new = values
    direction = "up" if new > old else "down"
    decimals = max(0 if times(text) > 1 else len(fraction(text)) for text in texts)
    distance = plain(abs(new - old), decimals)
    word = word_of(texts[1]) or word_of(texts[0])
    if unit is Unit.PERCENT:
        return f"{direction} {distance} {'point' if distance == '1' else 'points'}"
    distance = f"£{distance}" if unit is Unit.GBP else with_word(distance, word)
    if old <= 0 or new < 0:
        return f"{direction} {distance}"
    percent = abs(new - old) / old * 100
    if percent >= _FINE:
        share = rounded(percent, 0)
    else:
        share = rounded(percent, 1).removesuffix(".0")
        if share == "0":
            share = "under 0.1"
    return f"{direction} {distance} ({share}%)"


def plain(number: float, decimals: int) -> str:
    """Write a number with thousands marked, without decimals that are all noughts."""
    text = rounded(number, decimals)
    whole, _, fraction = text.partition(".")
    return text if fraction.strip("0") else whole


def size(old: float, new: float) -> float:
    """Return how far apart two values are, from 0 to 1: their distance as a share of the greater."""
    greater = max(abs(old), abs(new))
    return min(abs(new / greater - old / greater), 1.0) if greater else 0.0
