"""What one measure is, over the months.

A code is no identity: councils use it again for another measure. Readings are of one measure
where code and name are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kpi_tui.report import Status
from kpi_tui.text import fold


class MeasureKey(NamedTuple):
    """What tells one measure from another."""

    code: str
    name: str
    """The name, folded as a search folds it."""


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a measure: its period's figures, as printed and parsed."""

    report_date: date
    actual: str | None
    actual_value: float | None
    target: str | None
    target_value: float | None
    status: Status | None


History = dict[MeasureKey, tuple[Point, ...]]


def key_of(code: str, name: str) -> MeasureKey:
    """The key of the measure with this code and name."""
    return MeasureKey(code, fold(name).strip())
