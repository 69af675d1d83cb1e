"""The section on the council's position: counts now and before, what is not rated or not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kpi_tui.analysis.browse.views import status_counts
from kpi_tui.analysis.comment_figures import sentences
from kpi_tui.labels import MARKS, Label, mark, plural
from kpi_tui.period import periods_apart
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.document import DocumentColumn, Table, TableCell
from kpi_tui.publish.brief.nil_cases import had_no_cases
from kpi_tui.publish.brief.one_page.draft import DraftClause
from kpi_tui.publish.brief.one_page.names import code_of
from kpi_tui.regex import regex
from kpi_tui.report import Reading
from kpi_tui.status import NEITHER_MET_NOR_MISSED, RATED, Status
from kpi_tui.text import first_of, one_line
from kpi_tui.wording.measure_text import marked_name

_NAME = 24
"""The most characters of a priority's title that is told."""
_OF_PRIORITIES = frozenset(("S6", "S9", "X3"))
"""Rules that find something about all measures of a priority."""
_ON_A_PRIORITY = regex(r"None of the \d+ measures|\S+ is \w+ (?:on \d|though)")
_SIGNS = regex("[★●▲◆] ")
_NAMED = 3
"""The most priorities that are named."""


def counts(data: BriefData) -> Table:
    """Return how many measures have which status: now, in the report before, a year before.

    In a briefing on a person or on pinned measures, a report that has none of them has dashes,
    not noughts.
    """
    now = marked_name(data.report)
    counted = [
        (when, status_counts(readings)) for when, readings in ((now, data.readings), *_then(data))
    ]
    statuses = [
        *RATED,
        *(s for s in NEITHER_MET_NOR_MISSED if any(numbers[s] for _, numbers in counted)),
    ]
    without = _periods_without_any(data)
    rows = tuple(
        (
            TableCell(when),
            *(
                TableCell("–" if when in without else str(number))
                for number in (
                    *(numbers[status] for status in statuses),
                    numbers.total() - sum(numbers[status] for status in statuses),
                    numbers.total(),
                )
            ),
        )
        for when, numbers in counted
    )
    columns = (
        DocumentColumn(data.kind.noun.capitalize(), width=3),
        *(DocumentColumn(mark(status).word.capitalize(), right=True) for status in statuses),
        DocumentColumn("Not rated", right=True),
        DocumentColumn("All" if data.is_whole else "These", right=True),
    )
    return Table("", columns, rows)


def _then(data: BriefData) -> Iterator[tuple[str, Sequence[Reading]]]:
    """Yield the earlier periods that are counted beside this one, with their readings.

    The names of those that are not as published say so: nothing else on the page may.
    """
    for report, readings in ((data.before, data.earlier), (data.year_before, data.a_year_ago)):
        if report:
            yield marked_name(report), readings


def _periods_without_any(data: BriefData) -> list[str]:
    """Return the earlier periods that have none of a person's measures, or of the pinned ones."""
    return [when for when, readings in _then(data) if data.is_choice and not readings]


def position(data: BriefData) -> Iterator[DraftClause]:
    """Yield what else there is to say of the position, a sentence a part."""
    statuses = status_counts(data.readings)
    unrated = [
        f"{statuses[status]} {sign.word}{_without_cases(data, status)}"
        for status, sign in MARKS.items()
        if statuses[status] and status not in (*RATED, *NEITHER_MET_NOR_MISSED)
    ]
    if statuses[None]:
        unrated.append(f"{statuses[None]} without a status{_without_cases(data, None)}")
    if unrated:
        yield DraftClause(f"Not rated: {', '.join(unrated)}.")
    if not data.readings:
        yield DraftClause("It has no measures.")
    yield from _priorities(data)
    others = _periods_without_any(data)
    if others:
        is_theirs = data.owner and not data.scope.filters
        whose = (
            f"names this {data.owner.role_words}" if data.owner and is_theirs else "is one of these"
        )
        yield DraftClause(f"No measure of {' or '.join(others)} {whose}.")
    if data.before is None:
        yield DraftClause("No earlier report is held to compare with.")
        return
    day = data.before.report_date
    apart = periods_apart(day, data.last_day, data.kind)
    held = sum(day < report.report_date < data.last_day for report in data.stored)
    missing = apart - 1 - held if apart else 0
    counted = data.counted_changes
    ways = (
        (counted.gone, Label.NO_LONGER_REPORTED.lower()),
        (counted.new, "new"),
        (counted.back, "back"),
        (counted.not_due, "perhaps not due"),
        (counted.unsettled, "unconfirmed"),
    )
    if said := ", ".join(f"{number} {way}" for number, way in ways if number):
        yield DraftClause(f"Measures: {said}.")
    if missing > 0:
        yield DraftClause(f"{plural(missing, data.kind.noun)} between not held.")


def _without_cases(data: BriefData, status: Status | None) -> str:
    nil = sum(
        reading.period_status is status and had_no_cases(reading) for reading in data.readings
    )
    return f" ({nil} had no cases)" if nil else ""


def _priorities(data: BriefData) -> Iterator[DraftClause]:
    """Yield which priorities are red, and which have no measure."""
    if data.is_choice:
        return
    red = [item for item in data.priorities if item.status is Status.RED]
    if red:
        names = [code_of(item.code) for item in red]
        if all(len(item.title) <= _NAME for item in red):
            names = [f"{code_of(item.code)} {one_line(item.title)}" for item in red]
        yield DraftClause(f"Red priorities: {first_of(names, _NAMED)}.")
    used = {reading.priority_code for reading in data.readings}
    empty = [item.code for item in data.priorities if item.code not in used]
    if empty:
        then = {reading.priority_code for reading in data.earlier}
        held = {item.code for item in data.before.priorities} if data.before else set()
        still = all(code in held and code not in then for code in empty)
        when = ", as before" if still else ""
        codes = first_of([code_of(code) for code in empty], _NAMED)
        yield DraftClause(f"Without measures: {codes}{when}.")
    for finding in data.findings:
        # The status of a priority rests on few measures or none, or nothing is said of it.
        if finding.accepted is None and _OF_PRIORITIES.intersection(finding.rules):
            first = sentences(_SIGNS.sub("", finding.message))[0]
            if len(finding.measures) > 1 and _ON_A_PRIORITY.match(first):
                yield DraftClause(f"{re.split('[;:]', first)[0].rstrip('.')}.", 2)
