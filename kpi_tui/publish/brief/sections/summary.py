"""How a briefing begins: the headline, and the counts by status and by priority."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kpi_tui.analysis.browse.views import status_counts
from kpi_tui.analysis.changes.change import summary
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.labels import MARKS, plural
from kpi_tui.months import month_name
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import Block, Cell, Column, Paragraph, Section, Table, Tone
from kpi_tui.publish.brief.fragments import figure, measure_title, sign
from kpi_tui.report import RATED, Priority, Reading, Status

CONVENTION = (
    "Figures, statuses and quoted words are as the council published them. What is marked “ours” "
    "was worked out from them by kpi-tui and was published by nobody."
)


def headline(material: BriefData, exceptions: int, asked: Sequence[Finding]) -> Iterator[Block]:
    """The month in a paragraph, and how to tell what is published from what is not."""
    said = [_counted(material), _changed(material), _left(exceptions, asked)]
    yield Paragraph(" ".join(said), Tone.LEAD)
    yield Paragraph(CONVENTION)


def counts(material: BriefData) -> Section:
    """How many measures have each status, in all and by priority."""
    tables = [_by_status(material)]
    if material.only is None and material.priorities:
        tables.append(_by_priority(material))
    return Section("Status of the measures", tuple(tables), anchor="statuses")


def _counted(material: BriefData) -> str:
    counted = status_counts(material.readings)
    parts = [f"{counted[status]} {mark.word}" for status, mark in MARKS.items() if counted[status]]
    if counted[None]:
        parts.append(f"{counted[None]} without a status")
    total = plural(len(material.readings), "measure")
    return f"{total}: {', '.join(parts)}." if parts else f"{total}."


def _changed(material: BriefData) -> str:
    if material.before is None:
        return "No earlier report is held, so there is nothing to compare with."
    return (
        f"Since {month_name(material.before.report_date)}: {summary(material.changes).headline()}."
    )


def _left(exceptions: int, asked: Sequence[Finding]) -> str:
    errors = sum(finding.level is Level.ERROR for finding in asked)
    questions = plural(len(asked), "question")
    if not asked:
        return f"{plural(exceptions, 'exception')} and no questions to ask."
    grave = f", {errors} of them on two things that cannot both be right" if errors else ""
    return f"{plural(exceptions, 'exception')} and {questions} to ask{grave}."


def _by_status(material: BriefData) -> Table:
    now, then = status_counts(material.readings), status_counts(material.earlier)
    kinds: list[Status | None] = [*MARKS, None]
    months = [material.month, *([material.before.report_date] if material.before else [])]
    rows = [
        (sign(status), *(Cell(str(counted[status])) for counted in (now, then)[: len(months)]))
        for status in kinds
        if now[status] or then[status]
    ]
    columns = (Column("Status"), *(Column(month_name(month), right=True) for month in months))
    return Table("Measures by the status published for the month", columns, tuple(rows))


def _by_priority(material: BriefData) -> Table:
    earlier = {item.code: item for item in material.before.priorities} if material.before else {}
    columns = [Column("Priority", width=14), Column(month_name(material.month), width=5)]
    if material.before:
        columns.append(Column(month_name(material.before.report_date), width=5))
    columns += [Column(status.value.capitalize(), right=True, width=4) for status in RATED]
    columns += [Column("Other", right=True, width=4), Column("Page", right=True, width=4)]
    rows = []
    for priority in material.priorities:
        cells = [Cell(measure_title(priority.code, priority.title)), sign(priority.status)]
        if material.before:
            before = earlier.get(priority.code)
            cells.append(sign(before.status) if before else Cell("not there"))
        rows.append((*cells, *_tally(priority, material.readings), _page(priority)))
    caption = "Priorities: the status published for each, and the statuses of its measures now"
    return Table(caption, tuple(columns), tuple(rows))


def _tally(priority: Priority, readings: Sequence[Reading]) -> Iterator[Cell]:
    counted: Counter[Status | None] = status_counts(
        reading for reading in readings if reading.priority_code == priority.code
    )
    for status in RATED:
        yield Cell(str(counted[status]))
    yield Cell(str(counted.total() - sum(counted[status] for status in RATED)))


def _page(priority: Priority) -> Cell:
    return figure(str(priority.page) if priority.page else None)
