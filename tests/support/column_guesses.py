"""What columns of a report are taken for, from their headings and what they hold."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from kpi_tui.pdf.drafting.column_guess import guess_columns
from kpi_tui.profiles.period_text import find_periods

QUARTER = find_periods("Quarter 2 2025/26")[0]
FIGURES = ["51%", "108", "£74", "97.4%", "1,204"]


def fields(period: Any = QUARTER, **cells: list[str]) -> dict[str, str]:
    """What columns are taken for: names of measures, and others by heading with what they hold."""
    columns = {"Measure": ["Bins", "Calls", "Homes", "Trees", "Roads"]} | {
        label.replace("_", " "): texts for label, texts in cells.items()
    }
    sample: Any = SimpleNamespace(
        labels=tuple(columns), texts=columns.__getitem__, marks=lambda label: [(t, None) for t in columns[label]]
    )  # fmt: skip
    return guess_columns(sample, "Measure", period).fields
