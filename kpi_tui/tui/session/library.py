"""What the explorer reads from the store, in a thread: the screen never waits for it.

A month that was looked at is kept in the cache folder too (`kpi_tui.store.month_cache`): the next
start shows it at once.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kpi_tui.analysis.browse.entries import ListedMeasure, entries
from kpi_tui.errors import KpiTuiError
from kpi_tui.store.files import ReportFile, newest, report_files
from kpi_tui.store.month_cache import LoadedMonth, read_copy, read_month, write_copy

AHEAD = 2
"""How many months before and after the one that is shown are read as well."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The months of the store, and one of them; no month where the store is empty."""

    months: tuple[date, ...]
    month: LoadedMonth | None
    entries: tuple[ListedMeasure, ...] = ()
    """The month's readings with what they are looked up by."""


@dataclass(slots=True)
class Library:
    """A store as the explorer reads it. Months once read are kept."""

    path: Path
    _kept: dict[ReportFile, tuple[LoadedMonth, tuple[ListedMeasure, ...]]] = field(
        default_factory=dict
    )
    _files: list[ReportFile] = field(default_factory=list)
    _months: tuple[date, ...] = ()
    """What the store held when it was looked at last."""
    _without_copy: set[ReportFile] = field(default_factory=set)

    def load(self, wanted: date | None = None) -> Loaded:
        """Return the wanted month, or the last one where it is `None` or not there.

        Raises `StoreError`.
        """
        files = newest(report_files(self.path))
        if not files:
            return Loaded((), None)
        file = next((file for file in files if file.report_date == wanted), files[-1])
        months = tuple(file.report_date for file in files)
        loaded = Loaded(months, *self._month(file))
        self._files, self._months = files, months
        return loaded

    def kept(self, wanted: date) -> Loaded | None:
        """Return a month as it was read before, without a look at the store; `None` if it was not."""
        if self._months and wanted in self._months:
            file = next(file for file in self._files if file.report_date == wanted)
            if file in self._kept:
                return Loaded(self._months, *self._kept[file])
        return None

    def month(self, wanted: date) -> LoadedMonth | None:
        """Return a month, if the store has it. Raises `StoreError`."""
        for file in newest(report_files(self.path)):
            if file.report_date == wanted:
                return self._month(file)[0]
        return None

    def read_around(self, shown: date, is_cancelled: Callable[[], bool]) -> None:
        """Read the months on both sides of one, the nearest first.

        One that cannot be read is told of when it is asked for.
        """
        files, months = self._files, self._months
        at = months.index(shown) if shown in months else len(months) + AHEAD
        for step in range(1, AHEAD + 1):
            for place in (at - step, at + step):
                if 0 <= place < len(files) and not is_cancelled():
                    with suppress(KpiTuiError):
                        self._month(files[place])

    def keep_copy(self, loaded: Loaded) -> None:
        """Leave a copy of a month that was read, so that the next start finds it."""
        for file in list(self._without_copy):
            if self._kept[file][0] is loaded.month:
                self._without_copy.discard(file)
                write_copy(file, self._kept[file][0])

    def months(self) -> tuple[date, ...]:
        """List the months there are, by the names of their files; none where those cannot be told."""
        try:
            return tuple(file.report_date for file in newest(report_files(self.path)))
        except KpiTuiError:
            return ()

    def _month(self, file: ReportFile) -> tuple[LoadedMonth, tuple[ListedMeasure, ...]]:
        if file not in self._kept:
            month = read_copy(file)
            is_copied = month is not None
            if month is None:
                month = read_month(file)
            # Another thread may have read it meanwhile: whoever asks gets the same month.
            self._kept.setdefault(file, (month, tuple(entries(month.report))))
            if not is_copied:
                self._without_copy.add(file)
        return self._kept[file]
