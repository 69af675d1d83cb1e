"""The full briefing, put together in its order: what matters first."""

from __future__ import annotations

from datetime import datetime

from kpi_tui.publish.brief.charts.chart import reports_drawn
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import Brief
from kpi_tui.publish.brief.fragments import measure_title, numbered, to_ask
from kpi_tui.publish.brief.sections.changes import came_and_went, what_changed
from kpi_tui.publish.brief.sections.data_notes import data_notes
from kpi_tui.publish.brief.sections.exceptions import by_importance, exceptions
from kpi_tui.publish.brief.sections.questions import questions
from kpi_tui.publish.brief.sections.summary import counts, headline
from kpi_tui.text import fold, one_line


def compose(data: BriefData, made: datetime) -> Brief:
    """Return the document. `made` is the time of making it, with a time zone."""
    only = [priority for priority in data.priorities if priority.code == data.only]
    title, council = (one_line(text or "") for text in (data.report.title, data.report.council))
    label = one_line(data.report.period_label or "")
    subtitle = [
        *([council] if council and fold(council) not in fold(title) else []),
        title or one_line(data.file),
        # The period as the report prints it, where that reads otherwise than our name.
        *([f"“{label}”"] if label and fold(label) != fold(data.when) else []),
        *(f"only {measure_title(priority.code, priority.title)}" for priority in only),
    ]
    if data.is_choice:
        subtitle.append(f"only {data.chosen}")
    asked = to_ask(data.findings)
    readings, nil = by_importance(data)
    anchors = [f"measure-{number}" for number in range(1, len(readings) + 1)]
    keys = [reading.named for reading in readings]
    drawn = reports_drawn(data.measures[key] for key in keys if key in data.measures)
    return Brief(
        title=data.title,
        subtitle=" · ".join(subtitle),
        blocks=tuple(headline(data, len(readings), len(nil), asked, drawn)),
        sections=(
            exceptions(data, readings, nil, anchors, numbered(asked)),
            questions(data, asked, dict(zip(reversed(keys), reversed(anchors), strict=True))),
            what_changed(data),
            came_and_went(data),
            counts(data),
            data_notes(data, drawn),
        ),
        last_day=data.last_day,
        made=made,
    )
