"""A ruled box a measure: its name, its officer, a label and a figure in each row, a narrative below."""

from __future__ import annotations

from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

from ..council_report import CouncilReport, Measure, Section
from ..page import Block, Cell, Document, PageBreak, Paragraph, Table, Text, words
from ..shapes import chart
from .layout import Layout
from .parts import NOTHING, RAG, counted, cover, heading, key, on_fill

NAVY, PALE = "#1f3864", "#eef1f6"
STATUSES = {
    Status.GREEN: "On target",
    Status.AMBER: "Close to target",
    Status.RED: "Off target",
    Status.MONITORING_ONLY: "Information only",
    Status.NOT_REPORTED: "Not yet due",
}
DIRECTIONS = {
    PublishedDirection.IMPROVING: "Better",
    PublishedDirection.WORSENING: "Worse",
    PublishedDirection.SAME: "No change",
}
CHART = (150.0, 60.0)


def compose(report: CouncilReport) -> Document:
    """A cover, the key, then a chapter a section."""
    blocks: list[Block] = [*cover(report, NAVY, report.period.label)]
    blocks += [heading("How to read this report", NAVY)]
    blocks.append(Paragraph(Text(counted(report, STATUSES)), below=8))
    blocks.append(key([(_status(each), f"shown as {word}") for each, word in STATUSES.items()]))
    for section in report.sections:
        blocks += _chapter(section)
    head = f"{report.council} | {report.title} | {report.period.label}"
    return Document(report.title, tuple(blocks), is_landscape=False, margin=46, head=head)


def _chapter(section: Section) -> list[Block]:
    holder = f"Lead member: {section.holder}"
    return [
        PageBreak(),
        heading(section.title, NAVY, size=15, below=3),
        Paragraph(Text(holder, size=9.5), below=8),
        *map(_card, section.measures),
    ]


def _card(measure: Measure) -> Table:
    direction = DIRECTIONS[measure.direction] if measure.direction else "Not applicable"
    rows = [
        ("Current performance", words(measure.actual or NOTHING, bold=True)),
        ("Target", words(measure.target or NOTHING)),
        ("Previous quarter", words(measure.previous_actual or NOTHING)),
        ("Direction of travel", words(direction)),
        ("Status", _status(measure.status)),
    ]
    values = [40.0 + (7 * len(measure.name) + 11 * number) % 50 for number in range(4)]
    picture = chart(values, ("Q3", "Q4", "Q1", "Q2"), *CHART, is_bitmap=False)
    first, *others = ((Cell((Text(label),), fill=PALE), value) for label, value in rows)
    card = [
        (Cell((Text(measure.name, bold=True, size=11, colour=NAVY),), columns=3),),
        (Cell((Text(f"Responsible officer: {measure.owner}", size=8.5),), columns=3),),
        (*first, Cell((picture,), "center", rows=len(rows))),
        *others,
    ]
    if measure.comment:
        first_line, *more = measure.comment.splitlines()
        said = (Text("Narrative: ", bold=True, rest=first_line), *map(Text, more))
        card.append((Cell(said, columns=3),))
    return Table((3, 3, 5), tuple(card), size=9, is_kept=len(measure.comment or "") < 900)


def _status(status: Status | None) -> Cell:
    return on_fill(STATUSES[status], RAG.get(status, "#d9d9d9")) if status else Cell()


LAYOUT = Layout(
    "label_cards",
    compose,
    "Brambleshire County Council",
    "Quarterly Performance Digest",
    frozenset({"actual", "target", "status", "previous_actual", "direction", "owner", "comment"}),
    frozenset({"holder"}),
    STATUSES,
    DIRECTIONS,
    needs_status=True,
)
