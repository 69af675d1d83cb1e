"""Figures of our own, shown the way a report prints its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from math import ceil, floor

from kpi_tui.figures import Unit, parse

EXACT = 1e15
"""Greater figures have no decimals to round."""


class Rounding(Enum):
    """Which way a figure is rounded to the decimals that are shown."""

    NEAREST = "nearest"
    UP = "up"
    """For what is needed at least."""
    DOWN = "down"
    """For what is allowed at most."""


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """How figures are shown; thousands are grouped."""

    pound: bool = False
    percent: bool = False
    decimals: int = 0

    @classmethod
    def of(cls, printed: Iterable[str | None]) -> FigureStyle:
        """The style of a measure's printed figures; noughts after the point are no decimals."""
        figures = [(text, parse(text)) for text in printed if text]
        known = [(text, figure.unit) for text, figure in figures if figure.value is not None]
        units = {unit for _, unit in known}
        fractions = [re.search(r"\.(\d+)", text) for text, _ in known]
        digits = [match[1] for match in fractions if match]
        return cls(
            pound=Unit.GBP in units,
            percent=Unit.PERCENT in units,
            decimals=max(map(len, digits), default=0) if any(d.strip("0") for d in digits) else 0,
        )

    def show(self, value: float, rounding: Rounding = Rounding.NEAREST) -> str:
        """The value as it would be printed: `-£1,310.50`, `95%`."""
        if abs(value) < EXACT and rounding is not Rounding.NEAREST:
            scaled = round(value * 10**self.decimals, 6)  # 1,310.0000000001 is 1,310
            value = (ceil if rounding is Rounding.UP else floor)(scaled) / 10**self.decimals
        digits = f"{abs(value):,.{self.decimals}f}"
        minus = "-" if value < 0 and digits.strip("0.,") else ""
        return f"{minus}{'£' * self.pound}{digits}{'%' * self.percent}"


PLAIN = FigureStyle()
