"""The order of a briefing: what matters first."""

from __future__ import annotations

from datetime import datetime

from kpi_tui.months import month_name
from kpi_tui.publish.brief.charts.chart import reports_drawn
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import Brief
from kpi_tui.publish.brief.fragments import measure_title, numbered
from kpi_tui.publish.brief.sections.changes import came_and_went, what_changed
from kpi_tui.publish.brief.sections.data_notes import data_notes
from kpi_tui.publish.brief.sections.exceptions import excepted, exceptions
from kpi_tui.publish.brief.sections.questions import questions, to_ask
from kpi_tui.publish.brief.sections.summary import counts, headline
from kpi_tui.text import one_line


def compose(material: BriefData, made: datetime) -> Brief:
    """The document. `made` is when, with a time zone."""
    asked = to_ask(material.findings)
    readings = excepted(material)
    anchors = [f"measure-{number}" for number in range(1, len(readings) + 1)]
    keys = [(reading.measure_code, reading.measure_name) for reading in readings]
    insights = (material.insights[key] for key in keys if key in material.insights)
    return Brief(
        title=f"Performance briefing, {month_name(material.month)}",
        subtitle=_subtitle(material),
        blocks=tuple(headline(material, len(readings), asked)),
        sections=(
            counts(material),
            what_changed(material),
            exceptions(material, readings, anchors, numbered(asked)),
            questions(material, asked, dict(zip(reversed(keys), reversed(anchors), strict=True))),
            came_and_went(material),
            data_notes(material, reports_drawn(insights)),
        ),
        month=material.month,
        made=made,
    )


def _subtitle(material: BriefData) -> str:
    """The report's own title, and the one priority that the briefing is about."""
    title = one_line(material.report.title or material.file)
    only = [item for item in material.priorities if item.code == material.only]
    return " · ".join([title, *(f"only {measure_title(item.code, item.title)}" for item in only)])
