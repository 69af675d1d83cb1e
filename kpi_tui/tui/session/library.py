"""What the explorer reads from the store, in a thread: the screen never waits for it.

A period that was looked at is kept in the cache folder too (`kpi_tui.store.report_copies`): the next
start shows it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from kpi_tui.analysis.browse.entries import ListedMeasure, entries
from kpi_tui.errors import KpiTuiError, StoreError
from kpi_tui.labels import Label
from kpi_tui.period import Series
from kpi_tui.store.files import FolderListing, ReportFile, is_revised, list_reports
from kpi_tui.store.held_series import HeldSeries, held_series
from kpi_tui.store.problems import StoreFileError
from kpi_tui.store.report_copies import FoundMonth, LoadedReport, find_month, write_copy
from kpi_tui.store_url import StorePath
from kpi_tui.text import one_line
from kpi_tui.tui.session.presence import nothing_left

AHEAD = 2
"""How many periods before and after the one that is shown are read as well."""

Revisions = tuple[ReportFile, ...]
Problems = Mapping[str, str]
"""What is to be said of a store, in lines, each by the path of the file or folder it is about."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The periods of one series, and one of them; none where the store is empty."""

    periods: tuple[date, ...]
    """The last day of each."""
    month: LoadedReport | None
    entries: tuple[ListedMeasure, ...] = ()
    """The period's readings with what they are looked up by."""
    problems: Problems = field(default_factory=dict)
    """The files of the store that are left out, and which reports are not looked at."""
    reports: tuple[HeldSeries, ...] = ()
    """All series of reports in the store."""
    revised: frozenset[date] = frozenset()
    """The periods of which a later issue is shown, by last day."""


@dataclass(slots=True)
class Library:
    """One series of a store's reports as the explorer reads it. Periods once read are kept."""

    path: StorePath
    series: Series | None = None
    """The series that is read; where the store does not have it, or none is named, its first."""
    left: Callable[[Series, date], date | None] = lambda _series, _newest: None
    """Returns the period to open with, at which a series was left; takes its newest period too."""
    _kept: dict[Revisions, tuple[FoundMonth, tuple[ListedMeasure, ...]]] = field(
        default_factory=dict
    )
    """What was read of each period, by the files that it had then."""
    _held: dict[date, Revisions] = field(default_factory=dict)
    """What the store held when it was looked at last."""
    _reports: tuple[HeldSeries, ...] = ()
    _notes: Problems = field(default_factory=dict)
    _without_copy: set[Revisions] = field(default_factory=set)

    def load(self, wanted: date | None = None) -> Loaded:
        """Return the wanted period, or the last one where it is `None` or not there.

        Raises `StoreError`, also for a store that is gone since it was looked at last.
        """
        listing = list_reports(self.path)
        reports, problems = held_series(listing), _lines(listing.problems)
        if not reports:
            if self._held:
                raise nothing_left(self.path)
            return Loaded((), None, problems=problems)
        self._notes = {**problems, **self._choose(reports)}
        is_first = not self._held
        self._reports, self._held = reports, _periods(listing, self.series)
        held = self._held
        if wanted is None and is_first and self.series is not None:
            wanted = self.left(self.series, list(held)[-1])
        day = wanted if wanted in held else list(held)[-1]
        self._month(held[day])
        return self._loaded(day)

    def kept(self, wanted: date) -> Loaded | None:
        """Return a period as it was read before, without a look at the store; `None` if it was not."""
        return self._loaded(wanted) if self._held.get(wanted) in self._kept else None

    def read_around(self, shown: date, is_cancelled: Callable[[], bool]) -> None:
        """Read the periods on both sides of one, the nearest first.

        It is silent about one that cannot be read: that is told when it is asked for.
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
        """Forget the periods of which a file could not be read: they are read anew when asked for."""
        for revisions, (found, _) in list(self._kept.items()):
            if found.problems:
                del self._kept[revisions]

    def keep_copy(self, loaded: Loaded) -> None:
        """Leave a copy of a period that was read, so that the next start finds it."""
        for revisions in list(self._without_copy):
            found = self._kept[revisions][0] if revisions in self._kept else None
            if found is not None and found.month is loaded.month:
                self._without_copy.discard(revisions)
                write_copy(found.file, found.month)

    def periods(self) -> tuple[date, ...]:
        """List the last days of the periods there are, by the names of their files; none where those cannot be told."""
        try:
            return tuple(_periods(list_reports(self.path), self.series))
        except KpiTuiError:
            return ()

    def _loaded(self, day: date) -> Loaded:
        found, listed = self._kept[self._held[day]]
        problems = {**_lines(found.problems), **self._notes}
        revised = frozenset(day for day, files in self._held.items() if self._is_revised(files))
        return Loaded(tuple(self._held), found.month, listed, problems, self._reports, revised)

    def _is_revised(self, files: Revisions) -> bool:
        """Whether a later issue of a period is shown: the last one, unless it could not be read."""
        kept = self._kept.get(files)
        return is_revised(kept[0].file if kept else files[-1], files)

    def _month(self, revisions: Revisions) -> FoundMonth:
        if revisions not in self._kept:
            found = find_month(revisions)
            # Another thread may have read it meanwhile: whoever asks gets the same month.
            self._kept.setdefault(revisions, (found, tuple(entries(found.month.report))))
            if not found.is_copied:
                self._without_copy.add(revisions)
        return self._kept[revisions][0]

    def _choose(self, reports: Sequence[HeldSeries]) -> Problems:
        """Keep the series that is read, or take the store's first, and say that there are others.

        Raises `StoreError` where no report of the series is left: no other takes its place.
        """
        first, *others = reports
        if self.series in [each.series for each in reports]:
            return {}
        if self.series is not None and self._held:
            gone = one_line(self.series.report_id)
            why = f"no report of {gone} is left in it: what was read stays here, and C chooses another"
            raise StoreError(f"{self.path}: {why}")
        self.series = first.series
        if not others:
            return {}
        said = f"This is {first.name}: C chooses another of the {len(reports)} reports in the {Label.LIBRARY}."
        return {str(self.path): said}


def _lines(problems: Sequence[StoreFileError]) -> Problems:
    """Write problems as lines, by the paths of their files."""
    return {str(problem.path): problem.short for problem in problems}


def _periods(listing: FolderListing, series: Series | None) -> dict[date, Revisions]:
    """Return the files of each period of a series, the last period last."""
    periods = listing.only(series).periods if series else {}
    return {key.last_day: revisions for key, revisions in periods.items()}
