"""The colours behind statuses in documents."""

from __future__ import annotations

from kpi_tui.status import Status

FILLS = {
    Status.GREEN: ("#C6EFCE", "#00502D"),
    Status.AMBER: ("#FFEB9C", "#6B4500"),
    Status.RED: ("#FFC7CE", "#8A0010"),
    Status.BLUE: ("#CFE2F3", "#0B3A66"),
}
"""The colour behind a status and that of its words: distinct in print, and easy to read."""
