"""The headline of a briefing, and the section of counts by status and by priority."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from kpi_tui.analysis.browse.views import status_counts
from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.labels import MARKS, plural
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import (
    Block,
    BriefSection,
    DocumentColumn,
    Paragraph,
    Table,
    TableCell,
    Tone,
)
from kpi_tui.publish.brief.fragments import figure, measure_title, sign
from kpi_tui.publish.brief.one_page.names import cut_at_a_word
from kpi_tui.publish.brief.provenance import convention, stated, warning
from kpi_tui.publish.listings.period_summary import rated
from kpi_tui.status import RATED, Status
from kpi_tui.text import begun

_NAME = 120
"""How many characters of a priority's code and title stand in the table."""
_COUNTS = 4
"""The most counts in a sentence."""


def headline(
    data: BriefData,
    exceptions: int,
    nil: int,
    asked: Sequence[Finding],
    drawn: Collection[date] = (),
) -> Iterator[Block]:
    """Yield the period in short sentences, and how to tell what is published from what is not.

    `nil` is the number of exceptions that had no cases, `exceptions` that of the others. `drawn`
    are the last days of the reports that the charts show.
    """
    counted = status_counts(data.readings)
    parts = [f"{counted[status]} {mark.word}" for status, mark in MARKS.items() if counted[status]]
    if counted[None]:
        parts.append(f"{counted[None]} without a status")
    total = data.share or plural(len(data.readings), "measure")
    sentences = [f"{total}: {', '.join(parts)}." if parts else f"{total}."]
    if data.before is None:
        sentences.append("No earlier report is held, so there is nothing to compare with.")
    else:
        of_these = "" if data.is_whole else ", of these"
        changed = data.counted_changes.headline().split(", ")
        # So many counts in one sentence are read by nobody.
        for start in range(0, len(changed), _COUNTS):
            told = ", ".join(changed[start : start + _COUNTS])
            sentences.append(
                f"{f'Since {data.when_before}{of_these}: ' if start == 0 else ''}"
                f"{told if start == 0 else begun(told)}."
            )
    if asked:
        errors = sum(finding.level is Level.ERROR for finding in asked)
        grave = f", {errors} of them on errors in the figures" if errors else ""
        questions = f"{plural(len(asked), 'question')} to ask{grave}"
    else:
        questions = "no questions to ask"
    without = f" ({nil} had no cases)" if nil else ""
    among = "Among these: " if data.share and data.readings else ""
    sentences.append(f"{among}{plural(exceptions + nil, 'exception')}{without} and {questions}.")
    yield Paragraph(" ".join(sentences), Tone.LEAD)
    if not_published := warning(data, drawn):
        yield Paragraph(not_published)
    yield Paragraph(convention(data))


def counts(data: BriefData) -> BriefSection:
    """Return how many measures have each status, in all and by priority."""
    now, then = status_counts(data.readings), status_counts(data.earlier)
    periods = [(data.when, now), *([(data.when_before, then)] if data.before else [])]
    kinds: list[Status | None] = [*MARKS, None]
    rows = []
    for status in kinds:
        if now[status] or then[status]:
            numbers = [TableCell(str(counted[status])) for _, counted in periods]
            rows.append((sign(status), *numbers))
    columns = [DocumentColumn(when, right=True) for when, _ in periods]
    caption = f"{data.share or 'Measures'} by the status {stated(data)} for the {data.kind.noun}"
    tables = [Table(caption, (DocumentColumn("Status"), *columns), tuple(rows))]
    if data.only is None and data.priorities:
        tables.append(_by_priority(data))
    title = f"Status of {data.share or 'the measures'}"
    return BriefSection(title, tuple(tables), anchor="statuses")


def _by_priority(data: BriefData) -> Table:
    """Return the priorities with their statuses now and before, and those of their measures."""
    earlier = {item.code: item for item in data.before.priorities} if data.before else {}
    columns = [DocumentColumn("Priority", width=19), DocumentColumn(data.when, width=8)]
    if data.before:
        columns.append(DocumentColumn(data.when_before, width=8))
    columns += [DocumentColumn(status.value.capitalize(), right=True, width=6) for status in RATED]
    columns += [
        DocumentColumn("Other", right=True, width=6),
        DocumentColumn("Page", right=True, width=5),
    ]
    rows = []
    for priority in data.priorities:
        title = cut_at_a_word(measure_title(priority.code, priority.title), _NAME)
        cells = [TableCell(title), sign(priority.status)]
        if data.before:
            before = earlier.get(priority.code)
            cells.append(sign(before.status) if before else TableCell("not there"))
        counted = status_counts(
            reading for reading in data.readings if reading.priority_code == priority.code
        )
        cells += [TableCell(str(number)) for number in rated(counted)]
        rows.append((*cells, figure(str(priority.page) if priority.page else None)))
    caption = (
        f"Priorities: the status {stated(data)} for each, and the statuses of "
        f"{'its' if data.is_whole else 'these'} measures now"
    )
    return Table(caption, tuple(columns), tuple(rows))
