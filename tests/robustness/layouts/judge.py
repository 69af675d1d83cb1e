"""Whether a report is read as it was made, and whether what is not is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kpi_tui.profiles.guess import ProfileGuess
from kpi_tui.report import Reading, Report, Warning

from .report import Made, Row

_READ_AS = {"measure": "measure_name", "code": "measure_code"}
_FIELDS = (
    *("measure", "period_actual", "period_target", "previous_actual", "ytd_actual", "ytd_target"),
    *("floor", "period_status", "published_direction", "published_polarity", "directors"),
    *("portfolio_holder", "comment"),
)


_ABOUT = {"priority": "priorit", "period_status": "declared as the status"}
"""What warnings of the whole report say that tell of these cells, and of no others."""
_OF_ONE_THING = re.compile("|".join((*_ABOUT.values(), "left over", "^dated ")))
_HARDLY_READ = "read with it, "
"""Begins what the draft says of a report of which much is left over."""
_OF_PERIOD = re.compile("^dated .+ elsewhere$|only the year is understood")


@dataclass(frozen=True)
class Wrong:
    """A cell that is read otherwise than it was made."""

    measure: str
    field: str
    want: str
    got: str
    told: str
    """By what: `warning`, which names the measure; `column`, `note` or `mistaken`, of the draft;
    `leftover` or `pages`, of the whole report. Empty where nothing tells."""

    def __str__(self) -> str:
        told = self.told or "SILENT"
        return f"[{told}] {self.measure[:40]} {self.field}: {self.got[:60]!r}, should be {self.want[:60]!r}"


def outcome(wrong: list[Wrong]) -> str:
    """Sum up what is wrong in a report by what tells least."""
    told = {each.told for each in wrong}
    if not told:
        return "right"
    if "" in told:
        return "SILENT"
    if "mistaken" in told:
        return "mistaken"
    return "pages" if told & {"pages", "leftover"} else "told"


class Judge:
    """A report as it was made, beside what the drafted profile reads of it."""

    def __init__(self, made: Made, guess: ProfileGuess, report: Report) -> None:
        self._made = made
        self._report = report
        self._drafted = guess.columns
        self._notes = guess.notes
        self._is_told_of_all = any(each.startswith(_HARDLY_READ) for each in guess.notes)
        self._whole = [each.message for each in report.warnings if each.measure_code is None]
        self._others = [
            each
            for each in report.warnings
            if each.measure_code is None and not _OF_ONE_THING.search(each.message)
        ]
        self._lost = {w for each in report.account.leftovers for w in each.text.casefold().split()}
        self._titles = {each.code: each.title for each in report.priorities}
        self._columns = {each.field: each.heading for each in made.columns}

    def wrong(self) -> Iterator[Wrong]:
        """Yield each cell that is read wrong, each measure that is lost and each that is none."""
        left = list(self._report.readings)
        for row in self._made.rows:
            got = _same(row, left)
            if got is None:
                name = str(row["measure"])
                yield Wrong(name, "measure", "read", "not read", self._told_of_lost(name))
            else:
                left.remove(got)
                yield from self._wrong_cells(row, got)
        for got in left:
            told = "warning" if self._of(got) else ""
            yield Wrong(got.measure_name, "measure", "no measure", "read", told)
        yield from self._wrong_report()

    def _wrong_report(self) -> Iterator[Wrong]:
        made, report = self._made, self._report
        is_told = any(map(_OF_PERIOD.search, (*self._whole, *self._notes)))
        of_period = "note" if is_told else ""
        for name, want, got, told in (
            ("report_date", made.period.end, report.report_date, of_period),
            ("council", made.council, report.council, ""),
            ("period_start", made.period.start, report.period_start, of_period),
        ):
            if want != got:
                yield Wrong("the report", name, str(want), str(got), told)

    def _of(self, reading: Reading) -> list[Warning]:
        return [w for w in self._report.warnings if w.measure_code == reading.measure_code]

    def _is_left_over(self, want: str, got: Any = "") -> bool:
        """Whether each word that is not read is left over, in whatever order."""
        missing = set(want.casefold().split()).difference(str(got or "").casefold().split())
        return bool(missing) and missing <= self._lost

    def _told_of_lost(self, name: str) -> str:
        if any(_holds(each.message, name) for each in self._report.warnings):
            return "warning"
        if self._is_left_over(name):
            return "leftover"
        into = [each for each in self._report.readings if _holds(each.measure_name, name)]
        if any(map(self._of, into)):
            return "warning"
        if self._is_told_of_all:
            return "note"
        return "pages" if self._others else ""

    def _wrong_cells(self, row: Row, got: Reading) -> Iterator[Wrong]:
        names = [*_FIELDS]
        names += ["code"] if "code" in self._columns else []
        names += ["priority"] if self._made.place != "none" else []
        for name in names:
            want = row[name] if name in (*self._columns, "priority") else None
            is_ = (
                self._titles.get(got.priority_code, "")
                if name == "priority"
                else getattr(got, _READ_AS.get(name, name))
            )
            if _folded(want) != _folded(is_):
                told = "warning" if self._of(got) else self._told(name, want, is_, got.pages)
                yield Wrong(str(row["measure"]), name, _shown(want), _shown(is_), told)

    def _told(self, name: str, want: Any, got: Any, pages: Sequence[int]) -> str:
        """Say what tells of a cell whose measure no warning names."""
        heading, taken = self._taken(name)
        is_other = name in self._columns and taken != name
        if is_other and taken in ("unread", "ignored") and not got:
            return "column"
        if heading and any(heading in said for said in (*self._whole, *self._notes)):
            return "note"
        if self._is_told_of_all and not got:
            return "note"
        if is_other:
            return "mistaken"
        if got and not want and name not in self._columns:
            labels = [label for label, field in self._drafted if field == name]
            if any(label in note for label in labels for note in self._notes):
                return "note"
            if labels:
                return "mistaken"
        if want and self._is_left_over(str(want), got):
            return "leftover"
        if name in _ABOUT and any(_ABOUT[name] in said for said in self._whole):
            return "pages"
        return "pages" if any(each.page in (None, *pages) for each in self._others) else ""

    def _taken(self, name: str) -> tuple[str, str]:
        """Return a column's heading as the draft has it, and what the draft takes it for."""
        heading = self._columns.get(name, "")
        for label, field in self._drafted:
            if _folded(heading) in (_folded(label), _folded(label.rpartition(" / ")[2])):
                return label, field
        # Lines of others may have come to a heading, of which nobody is told.
        if any(
            field == name and _folded(heading) in _folded(label) for label, field in self._drafted
        ):
            return heading, name
        return heading, "absent"


def _same(row: Row, left: list[Reading]) -> Reading | None:
    """Find the reading of a measure: by its name, by its code, or by a part of its name."""
    name, code = _folded(row["measure"]), row.get("code")
    names = [(each, _folded(each.measure_name)) for each in left]
    alike = (
        [each for each, read in names if read == name]
        or [each for each in left if code and each.measure_code == code]
        or [each for each in left if _holds(each.measure_name, str(row["measure"]))]
        or [each for each, read in names if len(read) > 8 and read in name]
    )
    return next(iter(alike), None)


def _holds(read: str, name: str) -> bool:
    """Whether a name is a part of what is read, or its words are, among others."""
    is_part = _folded(name) in _folded(read)
    return is_part or set(name.split()) <= set(re.findall("[^\\s“”]+", read))


def _shown(value: Any) -> str:
    return str(getattr(value, "value", value))


def _folded(value: Any) -> str:
    if isinstance(value, tuple):
        value = " ".join(map(str, value))
    folded = "".join(str(value or "").split()).casefold()
    return "" if folded in ("–", "-", "—") else folded
