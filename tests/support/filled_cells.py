"""A profile of reports whose statuses are filled cells, between lines that part only the rows."""

from __future__ import annotations

from kpi_tui.status import Status

FILLS = {Status.GREEN: "#00a651", Status.AMBER: "#ffc000", Status.RED: "#e2231a"}
WAYS = ("Improving", "Worsening", "Static")
PROFILE = {
    "name": "sampleford",
    "council": "Sampleford City Council",
    "report": "Dashboard",
    "recognise": ["Sampleford City Council"],
    "period": {"type": "month", "places": ["Dashboard {period}"]},
    "table": [
        {
            "begins": "rule",
            "columns": {
                "measure": ["Measure"],
                "period_actual": ["Outturn"],
                "period_target": ["Target"],
                "published_direction": ["Direction of travel"],
                "period_status": ["Status"],
                "comment": ["What we do"],
            },
        }
    ],
    "status": {"colours": {each.value: each.value for each in FILLS}},
    "direction": {"words": dict(zip(WAYS, ("improving", "worsening", "same"), strict=True))},
}
