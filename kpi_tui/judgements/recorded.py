"""Who settled something, when and why, and what officers noted: in words, for screens and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.months import day_name
from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_name
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from kpi_tui.judgements.judgement import Note, Provenance


def recorded(settled: Provenance) -> str:
    """Return who settled it, when and why: `A Officer, 3 May 2026: agreed with finance`."""
    why = f": {settled.why}" if settled.why.strip() else ""
    return one_line(f"{settled.who}, {day_name(settled.at)}{why}")


def noted(note: Note, period_type: PeriodType) -> str:
    """Return an officer's note on one line: `Ask Cy (Ada, 3 May 2026, on July 2024)`.

    The period is the one it was written on; older notes do not say it.
    """
    on = f", on {period_name(note.report_date, period_type)}" if note.report_date else ""
    return one_line(f"{note.text} ({note.who}, {day_name(note.at)}{on})")
