"""A series in one line of text: bars from its least value to its greatest, gaps left blank."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf

from kpi_tui.wording.ascii import BARS

GAP = " "


def sparkline(values: Sequence[float | None]) -> str:
    """Return one bar a value. A series that never moves is drawn at half height; `None` is a gap."""
    known = [value for value in values if value is not None]
    if not known:
        return ""
    least, most = min(known), max(known)
    return "".join(GAP if value is None else _bar(value, least, most) for value in values)


def _bar(value: float, least: float, most: float) -> str:
    if most == least:
        return BARS[len(BARS) // 2 - 1]
    if isinf(most - least):  # both are finite, and further apart than a number can be
        return _bar(value / 4, least / 4, most / 4)
    share = (value - least) / (most - least)
    return BARS[min(int(share * len(BARS)), len(BARS) - 1)]
