"""What the explorer reads from the store, in a thread: the screen never waits for it.

A month that was looked at is kept in the cache folder too (`kpi_tui.store.month_cache`): the next
start shows it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kpi_tui.analysis.browse.entries import ListedMeasure, entries
from kpi_tui.errors import KpiTuiError
from kpi_tui.period import ANNEX_MONTHS
from kpi_tui.store.files import Listing, ReportFile, list_reports
from kpi_tui.store.month_cache import FoundMonth, LoadedMonth, find_month, write_copy
from kpi_tui.store.problems import StoreFileError
from kpi_tui.text import one_line
from kpi_tui.tui.session.presence import nothing_left

AHEAD = 2
"""How many months before and after the one that is shown are read as well."""

Revisions = tuple[ReportFile, ...]
Problems = Mapping[str, str]
"""What is to be said of a store, each in a line, by the path of the file or folder that it is about."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The months of the store, and one of them; no month where the store is empty."""

    months: tuple[date, ...]
    month: LoadedMonth | None
    entries: tuple[ListedMeasure, ...] = ()
    """The month's readings with what they are looked up by."""
    problems: Problems = field(default_factory=dict)
    """The files of the store that are left out, and which reports are not looked at."""


@dataclass(slots=True)
class Library:
    """A store as the explorer reads it. Months once read are kept."""

    path: Path
    _kept: dict[Revisions, tuple[FoundMonth, tuple[ListedMeasure, ...]]] = field(
        default_factory=dict
    )
    """What was read of each month, by the files that it had then."""
    _held: dict[date, Revisions] = field(default_factory=dict)
    """What the store held when it was looked at last."""
    _notes: Problems = field(default_factory=dict)
    _without_copy: set[Revisions] = field(default_factory=set)

    def load(self, wanted: date | None = None) -> Loaded:
        """Return the wanted month, or the last one where it is `None` or not there.

        Raises `StoreError`, also for a store that is gone since it was looked at last.
        """
        listing = list_reports(self.path)
        held = _months(listing)
        notes = {**_lines(listing.problems), **self._other_reports(listing)}
        if not held:
            if self._held:
                raise nothing_left(self.path)
            return Loaded((), None, problems=notes)
        self._held, self._notes = held, notes
        day = wanted if wanted in held else list(held)[-1]
        self._month(held[day])
        return self._loaded(day)

    def kept(self, wanted: date) -> Loaded | None:
        """Return a month as it was read before, without a look at the store; `None` if it was not."""
        return self._loaded(wanted) if self._held.get(wanted) in self._kept else None

    def read_around(self, shown: date, is_cancelled: Callable[[], bool]) -> None:
        """Read the months on both sides of one, the nearest first.

        One that cannot be read is told of when it is asked for.
        """
        held = self._held
        months = list(held)
        at = months.index(shown) if shown in months else len(months) + AHEAD
        for step in range(1, AHEAD + 1):
            for place in (at - step, at + step):
                if 0 <= place < len(months) and not is_cancelled():
                    with suppress(KpiTuiError):
                        self._month(held[months[place]])

    def look_again(self) -> None:
        """Read anew, when they are asked for next, the months that a bad file took a revision from."""
        for revisions, (found, _) in list(self._kept.items()):
            if found.problems:
                del self._kept[revisions]

    def keep_copy(self, loaded: Loaded) -> None:
        """Leave a copy of a month that was read, so that the next start finds it."""
        for revisions in list(self._without_copy):
            found = self._kept[revisions][0] if revisions in self._kept else None
            if found is not None and found.month is loaded.month:
                self._without_copy.discard(revisions)
                write_copy(found.file, found.month)

    def months(self) -> tuple[date, ...]:
        """List the months there are, by the names of their files; none where those cannot be told."""
        try:
            return tuple(_months(list_reports(self.path)))
        except KpiTuiError:
            return ()

    def _loaded(self, day: date) -> Loaded:
        found, listed = self._kept[self._held[day]]
        problems = {**_lines(found.problems), **self._notes}
        return Loaded(tuple(self._held), found.month, listed, problems)

    def _month(self, revisions: Revisions) -> FoundMonth:
        if revisions not in self._kept:
            found = find_month(revisions)
            # Another thread may have read it meanwhile: whoever asks gets the same month.
            self._kept.setdefault(revisions, (found, tuple(entries(found.month.report))))
            if not found.is_copied:
                self._without_copy.add(revisions)
        return self._kept[revisions][0]

    def _other_reports(self, listing: Listing) -> Problems:
        """Say which reports of the store are not looked at."""
        shown, *others = (one_line(each.report_id) for each in listing.series or (ANNEX_MONTHS,))
        if not others:
            return {}
        names = ", ".join(dict.fromkeys(others))
        said = f"The store holds other reports too ({names}): this is {shown}"
        return {str(self.path): said}


def _lines(problems: Sequence[StoreFileError]) -> Problems:
    """Write problems as lines, by the paths of their files."""
    return {str(problem.path): problem.short for problem in problems}


def _months(listing: Listing) -> dict[date, Revisions]:
    """Return the files of each month of the series that is looked at, the last month last."""
    if not listing.series:
        return {}
    periods = listing.only(listing.series[0]).periods
    return {key.last_day: revisions for key, revisions in periods.items()}
