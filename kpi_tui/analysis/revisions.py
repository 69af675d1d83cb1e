"""What a corrected issue of a period's report changed, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol, TypeVar

from kpi_tui.analysis.changes.excerpt import abridged
from kpi_tui.analysis.identity.links import link
from kpi_tui.analysis.text_diff import READABLE, changed_share, difference
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Priority, Reading, Report, Source
from kpi_tui.text import shortened

Named = dict[tuple[str, str, int], Reading]
_MEASURE, _PRIORITY, _REPEAT = "measure", "priority", "repeat"
"""What stands for the field of a row that came or went; the last for one printed once more or less."""
_CAME = {
    _MEASURE: ("measure new", "measure gone"),
    _PRIORITY: ("priority new", "priority gone"),
    _REPEAT: ("listed once more", "listed once less"),
}
_LONGEST = 60
"""So many characters of a text are told whole."""
_EMPTY = "(empty)"
RowKey = TypeVar("RowKey", str, tuple[str, str, int])
"""A priority by its code; a reading by code, name and turn."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that differs. A row that came or went is the field `measure`, `priority` or `repeat`."""

    code: str
    field: str
    old: str | None
    new: str | None

    def __str__(self) -> str:
        is_row = self.field in _CAME
        what = shortened(self.old or self.new or "", _LONGEST) if is_row else self._what()
        return f"{self.code} {self.label}: {what}"

    @property
    def label(self) -> str:
        """The cell, or what became of the row: `period actual`, `measure gone`."""
        if self.field not in _CAME:
            return self.field.replace("_", " ")
        came, went = _CAME[self.field]
        return came if self.old is None else went

    def _what(self) -> str:
        """Say what stood there and what stands there now; of long texts, what was rewritten."""
        old, new = self.old or _EMPTY, self.new or _EMPTY
        if max(len(old), len(new)) > _LONGEST:
            pieces = difference(old, new)
            if changed_share(pieces) <= READABLE:
                return abridged(pieces) or "the same words, other spaces"
        return f"{shortened(old, _LONGEST)} → {shortened(new, _LONGEST)}"


class Issued(Protocol):
    """An issue of a report, wherever it is kept."""

    @property
    def source(self) -> Source:
        """The PDF that it was read from."""

    @property
    def reader(self) -> int:
        """Which version of the reader read it."""


AnyIssue = TypeVar("AnyIssue", bound=Issued)


def replaced_issue(revisions: Sequence[AnyIssue]) -> AnyIssue | None:
    """Return what the newest of a period's revisions corrects; `None` where it is the first issue.

    The same PDF read anew is the same issue. Of the issue before, the revision by the same version
    of the reader is taken if there is one: what two versions read differently is no correction.
    """
    *_, newest = revisions
    earlier = [each for each in revisions if each.source.sha256 != newest.source.sha256]
    if not earlier:
        return None
    issue = [each for each in earlier if each.source.sha256 == earlier[-1].source.sha256]
    alike = [each for each in issue if each.reader == newest.reader]
    return (alike or issue)[-1]


def corrections(old: Report, new: Report) -> list[Correction]:
    """Return what differs between two issues of a report; pages and sources do not count."""
    found = list(_cells("report", old, new, ("title",)))
    headings_before, headings_after = (
        {item.code: item for item in report.priorities} for report in (old, new)
    )
    found += _rows(headings_before, headings_after, _PRIORITY, "title", "page")
    before, after = _named(old.readings), _named(new.readings)
    # A name that stands once in each issue tells which code a measure has in the later one.
    counts = [Counter(name for _, name, _ in each) for each in (before, after)]
    later = {key[1]: key for key in after}
    moved = {
        later[key[1]] if all(each[key[1]] == 1 for each in counts) else key: reading
        for key, reading in before.items()
    }
    renamed = _renamed(moved, after)
    moved = {renamed.get(key, key): reading for key, reading in moved.items()}
    found += _rows(moved, after, _MEASURE, "measure_name", "pages")
    return found


def _renamed(before: Named, after: Named) -> dict[tuple[str, str, int], tuple[str, str, int]]:
    """Return the later key of each measure whose name was corrected, by its earlier one.

    Its code is the same, and its names are alike: under the same code may stand another measure.
    """
    gone, came = (
        [
            MeasureName(code, name)
            for code, name, turn in one
            if not turn and (code, name, 0) not in other
        ]
        for one, other in ((before, after), (after, before))
    )
    return {
        (*each.before, 0): (*each.after, 0)
        for each in link(gone, came)
        if each.before and each.after and each.joins and each.before.code == each.after.code
    }


def _rows(
    before: Mapping[RowKey, Reading | Priority],
    after: Mapping[RowKey, Reading | Priority],
    field: str,
    name: str,
    without: str,
) -> Iterator[Correction]:
    """Yield the rows that came or went, and the cells that differ of the others."""
    for key in {**before, **after}:
        code = key[0] if isinstance(key, tuple) else key
        row = _REPEAT if isinstance(key, tuple) and key[2] else field
        if key not in after:
            yield Correction(code, row, getattr(before[key], name), None)
        elif key not in before:
            yield Correction(code, row, None, getattr(after[key], name))
        else:
            names = [column.name for column in fields(after[key]) if column.name != without]
            yield from _cells(code, before[key], after[key], names)


def _cells(code: str, old: object, new: object, names: Sequence[str]) -> Iterator[Correction]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Correction(code, name, _text(before), _text(after))


def _named(readings: Sequence[Reading]) -> Named:
    """Return each reading by code and name, and by turn where a report prints both twice."""
    seen: Counter[tuple[str, str]] = Counter()
    named: Named = {}
    for reading in readings:
        key = reading.named
        named[*key, seen[key]] = reading
        seen[key] += 1
    return named


def _text(value: Any) -> str | None:
    if isinstance(value, tuple):
        return "; ".join(value) or None
    return None if value is None else str(value)
