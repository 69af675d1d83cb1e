"""What one measure is, over the months.

A code is no identity: councils use it again for another measure. Readings are of one measure
where code and name are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kpi_tui.figures import Unit
from kpi_tui.report import Status
from kpi_tui.text import fold


class MeasureKey(NamedTuple):
    """What tells one measure from another."""

    code: str
    name: str
    """The name, folded as a search folds it."""


@dataclass(frozen=True, slots=True)
class Point:
    """One month of a measure: its figures, as printed and parsed.

    What stands after `status` is filled where the point comes from facts (`facts.insights`).
    """

    report_date: date
    actual: str | None
    actual_value: float | None
    target: str | None
    target_value: float | None
    status: Status | None
    code: str = ""
    name: str = ""
    """Code and name in that month, which may differ from the ones of today."""
    unit: Unit | None = None
    ytd_actual: str | None = None
    ytd_actual_value: float | None = None
    ytd_target: str | None = None
    ytd_target_value: float | None = None
    ytd_status: Status | None = None


History = dict[MeasureKey, tuple[Point, ...]]


def key_of(code: str, name: str) -> MeasureKey:
    """The key of the measure with this code and name."""
    return MeasureKey(code, fold(name).strip())
