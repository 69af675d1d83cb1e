"""Changes between two periods as a list to read, and as json, csv and md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kpi_tui.analysis.changes.change import Change, ChangeKind, by_measure
from kpi_tui.analysis.changes.excerpt import abridged
from kpi_tui.analysis.changes.groups import ChangeGroup
from kpi_tui.analysis.text_diff import READABLE, changed_share, difference, new_or_gone
from kpi_tui.labels import Label
from kpi_tui.publish.compared_reports import ComparedReport, fields_of_both, span
from kpi_tui.publish.export.markdown import escape
from kpi_tui.publish.json_text import in_json
from kpi_tui.publish.sheets.records import records_to_csv
from kpi_tui.publish.sheets.sheet import Record
from kpi_tui.text import one_line

TYPES = {
    "from_month": "date",
    "to_month": "date",
    "kind": "string",
    "measure_code": "string",
    "old_code": "string",
    "measure_name": "string",
    "field": "string",
    "old": "string",
    "new": "string",
    "effect": "string",
    "sentence": "string",
    "page": "bigint",
    "from_provenance": "string",
    "to_provenance": "string",
    "from_period": "string",
    "to_period": "string",
    "group": "string",
}
"""The keys of an object of the json with their types in SQL.

`from_month` and `to_month` are the last days of the periods, whatever their kind. `group` is the
heading that a change stands under; by it what may be gone or new is told from what is.
"""
COLUMNS = tuple(TYPES)
"""The columns of the csv."""

SHARED = (ChangeGroup.OWNER, ChangeGroup.UNIT)
"""Groups in which one event meets many measures, which are then listed under its sentence."""


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """A measure with what changed about it, or one event with the measures it met."""

    head: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeSection:
    """The entries of a group of changes."""

    heading: str
    entries: tuple[ChangeEntry, ...]


def heading_of(group: ChangeGroup, changes: Iterable[Change]) -> str:
    """Return the heading of a group; of those newly red it says where they are priorities.

    What is counted as newly red are measures.
    """
    if group is not ChangeGroup.NEWLY_RED:
        return group.heading
    kinds = {change.kind is ChangeKind.PRIORITY_STATUS for change in changes}
    what = {False: "measures", True: "priorities"}
    said = " and ".join(what[each] for each in sorted(kinds))
    return f"{group.heading}: {said}" if True in kinds else group.heading


def sections(changes: Iterable[Change]) -> Iterator[ChangeSection]:
    """Yield the changes group by group, for a person to read. Each text is one line.

    In the groups of `SHARED` an entry is an event with the codes and names of the measures it met;
    in the others it is a measure with what changed about it.
    """
    for group, listed in groupby(changes, key=lambda change: change.group):
        in_group = list(listed)
        entries: list[ChangeEntry] = []
        if group in SHARED:
            names: dict[str, list[str]] = {}
            for change in in_group:
                names.setdefault(one_line(change.sentence), []).append(change.measure.called)
            entries = [ChangeEntry(sentence, tuple(met)) for sentence, met in names.items()]
        else:
            for measure, of_measure in by_measure(in_group).items():
                lines = [line for change in of_measure for line in _lines(change)]
                entries.append(ChangeEntry(measure.called, tuple(lines)))
        yield ChangeSection(heading_of(group, in_group), tuple(entries))


def to_json(changes: Iterable[Change], before: ComparedReport, after: ComparedReport) -> bytes:
    """Return an array of objects with `COLUMNS`, the periods as their last days."""
    return in_json([to_object(change, before, after) for change in changes])


def to_csv(changes: Iterable[Change], before: ComparedReport, after: ComparedReport) -> bytes:
    """Return a row a change under `COLUMNS`, as UTF-8, no text a formula."""
    return records_to_csv(COLUMNS, (to_object(change, before, after) for change in changes))


def to_markdown(
    changes: Iterable[Change], before: ComparedReport, after: ComparedReport, headline: str
) -> bytes:
    """Return a document: the periods, the headline, a list a group."""
    blocks = [f"# {Label.CHANGES}, {escape(span(before, after))}", escape(headline)]
    blocks.append(f"Comparisons: {Label.NOT_PUBLISHED}.")
    for section in sections(changes):
        bullets: list[str] = []
        for entry in section.entries:
            if len(entry.lines) == 1:
                bullets.append(f"- **{escape(entry.head)}:** {escape(entry.lines[0])}")
            else:
                bullets.append(f"- **{escape(entry.head)}**")
                bullets += [f"  - {escape(line)}" for line in entry.lines]
        blocks += [f"## {section.heading}", "\n".join(bullets)]
    return ("\n\n".join(blocks) + "\n").encode()


def _lines(change: Change) -> Iterator[str]:
    """Yield the sentence, and the words that changed where a text is not mostly rewritten."""
    yield one_line(change.sentence)
    if change.kind is ChangeKind.WORDING and change.old and change.new:
        # This quick count spares most texts the slow comparison.
        if new_or_gone(change.old, change.new) > READABLE:
            return
        pieces = difference(change.old, change.new)
        if changed_share(pieces) <= READABLE:
            yield abridged(pieces)


def to_object(change: Change, before: ComparedReport, after: ComparedReport) -> Record:
    """Return a change as an object of the json, with the keys `COLUMNS`; dates are ISO."""
    return {
        "from_month": before.period.last_day.isoformat(),
        "to_month": after.period.last_day.isoformat(),
        "kind": change.kind.value,
        "measure_code": change.measure_code,
        "old_code": change.old_code,
        "measure_name": change.measure_name,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "effect": change.effect.value if change.effect else None,
        "sentence": change.sentence,
        "page": change.page,
        **fields_of_both(before, after),
        "group": change.group.heading,
    }
