"""A box a measure: name, status and arrow, a chart, a foot of figures; before them, a summary."""

from __future__ import annotations

from kpi_tui.report import PublishedDirection
from kpi_tui.status import Status

from ..council_report import CouncilReport, Measure, Section
from ..page import Block, Cell, Document, PageBreak, Paragraph, Table, Text, words
from ..shapes import Drawing, arrow, chart
from .layout import Layout
from .parts import cover, heading, key, on_fill

NAVY, GREY = "#1f3864", "#d9d9d9"
COLOURS = {Status.GREEN: "#00ff00", Status.AMBER: "#ffc000", Status.RED: "#c00000"}
STATUSES = {status: status.value.upper() for status in COLOURS}
DIRECTIONS = {
    PublishedDirection.IMPROVING: "up",
    PublishedDirection.UNCLEAR: "right",
    PublishedDirection.WORSENING: "down",
}
MEANINGS = {
    PublishedDirection.IMPROVING: "Performance is improving",
    PublishedDirection.UNCLEAR: "Performance is stable or shows no clear trend",
    PublishedDirection.WORSENING: "Performance is worsening",
}
FEET = (
    "Latest: {latest} | Target: {target} Floor: {floor} | Previous: {previous}",
    "Latest: {latest} | Target: {target}, Floor: {floor} | Previous: {previous}",
    "Latest:{latest} | Target:{target} Floor: {floor} | Previous {previous}",
)
"""Typed by hand for each box, so colons, commas and spaces differ."""
CHART = (440.0, 80.0)


def compose(report: CouncilReport) -> Document:
    """A cover, the key, a summary of all sections, then a chapter of cards for each."""
    quarter, year = report.period.label.rsplit(" ", 1)
    blocks: list[Block] = [*cover(report, NAVY, quarter, year)]
    blocks += [heading("Key to KPI ratings", NAVY), _key(), heading("Summary", NAVY)]
    for section in report.sections:
        blocks.append(_summary(section))
    for section in report.sections:
        blocks += _chapter(section)
    return Document(
        report.title, tuple(blocks), is_landscape=False, margin=48, size=10, head="Appendix 1"
    )


def _key() -> Table:
    statuses = {
        Status.GREEN: "Target has been achieved",
        Status.AMBER: "Floor achieved, target not met",
        Status.RED: "Floor has not been achieved",
    }
    return key(
        (
            *((_status(status), meaning) for status, meaning in statuses.items()),
            *((_arrow(direction), meaning) for direction, meaning in MEANINGS.items()),
        ),
        share=0.7,
    )


def _summary(section: Section) -> Table:
    above = (
        Cell((Text(f"{section.title} KPIs", bold=True, colour=NAVY),), fill=GREY, rows=2),
        Cell((Text("RAG rating", bold=True),), "center", GREY, columns=2),
        Cell((Text("DoT", bold=True),), "center", GREY, rows=2),
    )
    below = tuple(Cell((Text(label),), "center", GREY) for label in ("Latest", "Previous"))
    rows = tuple(
        (
            words(measure.name),
            _status(measure.status, bold=True),
            _status(measure.previous_status),
            Cell((_arrow(measure.direction),) if measure.direction else (), "center"),
        )
        for measure in section.measures
    )
    return Table((12, 3, 3, 1.6), (above, below, *rows), 2, rule_colour="#000000", size=9)


def _chapter(section: Section) -> list[Block]:
    people = (("Cabinet Member", section.holder), ("Corporate Director", section.director))
    rows = tuple((words(label, bold=True), words(role)) for label, role in people)
    banner = Cell((Text(section.title, bold=True, size=12),), "center", GREY)
    cards = (_card(measure, number) for number, measure in enumerate(section.measures))
    return [
        PageBreak(),
        Table((1,), ((banner,),), rule_colour="#000000", below=6),
        Table((1, 2), rows, rule_colour="#000000", size=9.5),
        _counts(section),
        *(Paragraph(Text(line), below=8) for line in (section.commentary or "").splitlines()),
        heading("Key Performance Indicators", "#000000", size=10.5, below=6),
        *cards,
        heading("Activity indicators", "#000000", size=10.5, below=6),
        _activity(f"Requests received about {section.title.lower()} – Quarterly"),
    ]


def _counts(section: Section) -> Table:
    """How many measures of the section have each status and each direction."""
    statuses = [measure.status for measure in section.measures]
    directions = [measure.direction for measure in section.measures]
    counts = (*map(statuses.count, STATUSES), *map(directions.count, DIRECTIONS))
    signs = (
        *map(_status, STATUSES),
        *(Cell((_arrow(direction),), "center") for direction in DIRECTIONS),
    )
    below = tuple(words(str(count or ""), "center") for count in counts)
    rows = ((words("KPI Summary"), *signs), (words(None), *below))
    return Table((2, *(1,) * len(signs)), rows, rule_colour="#000000", size=9, share=0.8)


def _card(measure: Measure, number: int) -> Table:
    status = _status(measure.status)
    sign = (_arrow(measure.direction),) if measure.direction else ()
    corner = Cell((*status.pieces, *sign), "center", status.fill)
    latest, target, floor, previous = (
        text or "n/a"
        for text in (measure.actual, measure.target, measure.floor, measure.previous_actual)
    )
    before = f" ({measure.previous_status.value.title()})" if measure.previous_status else ""
    foot = tuple(
        Cell((Text(part),), "center", columns=2)
        for part in (
            FEET[number % len(FEET)]
            .format(latest=latest, target=target, floor=floor, previous=f"{previous}{before}")
            .split(" | ")
        )
    )
    # Every second chart is drawn, the others are pictures.
    picture = _chart(len(measure.name), is_bitmap=number % 2 == 0)
    rows = (
        (Cell((Text(measure.name, size=10),), fill=GREY, columns=5), corner),
        (Cell((picture,), "center", columns=6),),
        foot,
    )
    widths = (2.5, 1, 1, 3, 3, 1.4)
    return Table(widths, rows, rule_colour="#000000", size=9, is_kept=True, below=12)


def _activity(name: str) -> Table:
    """A box like a card, without a status and without figures: it is no measure."""
    box = Cell((Text(name, size=10),), "center", GREY)
    rows = ((box,), (Cell((_chart(len(name), is_bitmap=True),), "center"),))
    return Table((1,), rows, rule_colour="#000000", size=9, is_kept=True)


def _chart(seed: int, *, is_bitmap: bool) -> Drawing:
    """Six quarters that say nothing of the figures: charts are pictures to pass over."""
    values = [40.0 + (7 * seed + 11 * number) % 50 for number in range(6)]
    labels = ("Jun-24", "Sep-24", "Dec-24", "Mar-25", "Jun-25", "Sep-25")
    return chart(values, labels, *CHART, is_bitmap=is_bitmap)


def _status(status: Status | None, *, bold: bool = False) -> Cell:
    return on_fill(STATUSES[status], COLOURS[status], bold=bold) if status else Cell()


def _arrow(direction: PublishedDirection) -> Drawing:
    return arrow(direction, "#ffffff", "#000000", 11)


LAYOUT = Layout(
    "cards",
    compose,
    "Mockingham County Council",
    "Quarterly Performance Report",
    frozenset(
        {"actual", "target", "floor", "status", "previous_actual", "previous_status", "direction"}
    ),
    frozenset({"holder", "director", "commentary"}),
    STATUSES,
    DIRECTIONS,
    needs_status=True,
)
