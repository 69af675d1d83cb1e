"""The periods of a series assessed one after another, in a thread, for the explorer.

Polars is imported when the first is assessed, after the period is on the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from kpi_tui.analysis.assessment import PeriodAssessment, PeriodChanges
from kpi_tui.errors import StoreError
from kpi_tui.period import PeriodKey, Series
from kpi_tui.store.files import list_reports
from kpi_tui.store.place import place_at
from kpi_tui.store.problems import StoreFileError
from kpi_tui.store_url import StorePath
from kpi_tui.tui.session.presence import nothing_left
from kpi_tui.tui.terminal.collector import look_through_all

if TYPE_CHECKING:
    from kpi_tui.analysis.across.grid import Grid
    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.analysis.browse.everywhere import SearchIndex


class AssessmentCancelledError(Exception):
    """Another period has been asked for while this one was being assessed."""


State = tuple[object, ...]
"""Changes whenever the store's files change."""


@dataclass(slots=True)
class Assessor:
    """The assessments of a series' periods, kept until its files in the store change."""

    path: StorePath
    series: Series | None = None
    """`None` means the store's first."""
    problems: dict[str, str] = field(default_factory=dict)
    """What is wrong with the files that were left out when the store was last read, by their paths."""
    _state: State = ()
    _analysis: Analysis | None = None
    _kept: dict[date, PeriodAssessment] = field(default_factory=dict)
    _grid: Grid | None = None
    _changes: dict[tuple[date, date], PeriodChanges] = field(default_factory=dict)
    _index: tuple[Analysis, SearchIndex] | None = None
    _one_at_a_time: Lock = field(default_factory=Lock)

    def of(self, month: date) -> PeriodAssessment | None:
        """Return the assessment of a period if it has been made, without a look at the store."""
        return self._kept.get(month)

    def forget(self) -> None:
        """Make every assessment anew: something was settled."""
        self._state = ()
        self._kept = {}
        look_through_all()  # what is kept until then is garbage soon

    def look_again(self) -> None:
        """Make every assessment anew if the store is another, or a file of it could not be read."""
        try:
            is_as_it_was = _state(self.path, self.series) == self._state
        except StoreError:
            is_as_it_was = False
        if self.problems or not is_as_it_was:
            self.forget()

    def assess(self, month: date, is_cancelled: Callable[[], bool]) -> PeriodAssessment:
        """Assess a period. Raises `StoreError` and `AssessmentCancelledError`."""

        def checkpoint() -> None:
            if is_cancelled():
                raise AssessmentCancelledError

        with self._one_at_a_time:
            state = _state(self.path, self.series)
            if state != self._state:
                if self._state:
                    look_through_all()
                self._analysis, self._state, self._kept = None, state, {}
                self._grid, self._changes, self._index = None, {}, None
                self.problems = {}
            # Not looked up twice: the screen may forget all of them in between.
            kept = self._kept.get(month)
            if kept is None:
                from kpi_tui.analysis.assess import assess
                from kpi_tui.store.store import Store

                self._analysis = self._analysis or assess(
                    Store(self.path, self.series, self._note_problem)
                )
                period = PeriodKey.of(month, self._analysis.series)
                kept = self._analysis.period(period, checkpoint)
            self._kept[month] = kept
            return kept

    def prepare(self, months: Iterable[date], is_cancelled: Callable[[], bool]) -> None:
        """Assess periods that are likely to be asked for, and save what was found for the next start.

        Raises `StoreError` and `AssessmentCancelledError`.
        """
        for month in months:
            self.assess(month, is_cancelled)
        with self._one_at_a_time:
            if self._analysis is not None:
                self._analysis.keep()

    def grid(self) -> Grid | None:
        """Put all measures in all periods side by side; `None` where none has been assessed."""
        with self._one_at_a_time:
            if self._grid is None and self._analysis is not None:
                from kpi_tui.analysis.across.grid import grid

                self._grid = grid(self._analysis.council.histories)
            return self._grid

    def changes(self, before: date, after: date, is_cancelled: Callable[[], bool]) -> PeriodChanges:
        """Work out what changed between two periods.

        Raises `StoreError`, `ChangesError` and `AssessmentCancelledError`.
        """
        assessment = self.assess(after, is_cancelled)
        with self._one_at_a_time:
            known = self._changes.get((before, after))
            if known is None:
                assert self._analysis is not None
                known = self._analysis.council.changes_beside(before, assessment)
                self._changes[before, after] = known
            return known

    def index(self) -> SearchIndex | None:
        """Return what a search of all reports looks through; `None` until these have been read."""
        with self._one_at_a_time:
            analysis = self._analysis
            if analysis is None:
                return None
            if self._index is None or self._index[0] is not analysis:
                from kpi_tui.analysis.browse.everywhere import SearchIndex

                self._index = analysis, SearchIndex(analysis.council.histories)
            return self._index[1]

    def _note_problem(self, problem: StoreFileError) -> None:
        self.problems[str(problem.path)] = problem.short


def _state(path: StorePath, series: Series | None) -> State:
    """Look at a series in the store, and at each of its files.

    Raises `StoreError`, also where no report of it is left.
    """
    from kpi_tui.judgements.log import log_of

    judged = log_of(path).look()
    files = list_reports(path).only(series).files
    if not files:
        raise nothing_left(path)
    return (*files, *(tuple(place_at(file.path).look()) for file in files), judged)
