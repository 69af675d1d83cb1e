"""What the rules of a control chart say of each point, as one sign, and limits as a row of figures."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.analysis.spc.process_limits import Limits
from kpi_tui.analysis.spc.rules import SpecialCause

SIGNS = {
    SpecialCause.COMMON: ".",
    SpecialCause.ABOVE_LIMIT: "U",
    SpecialCause.BELOW_LIMIT: "L",
    SpecialCause.RISING: "r",
    SpecialCause.FALLING: "f",
    SpecialCause.NEAR_UPPER: "n",
    SpecialCause.NEAR_LOWER: "w",
    SpecialCause.ABOVE_MEAN: "a",
    SpecialCause.BELOW_MEAN: "b",
    None: " ",
}


def signs(causes: Sequence[SpecialCause | None]) -> str:
    return "".join(SIGNS[cause] for cause in causes)


def figures(found: Limits) -> tuple[float | None, ...]:
    return (found.mean, found.lower, found.near_lower, found.near_upper, found.upper)
