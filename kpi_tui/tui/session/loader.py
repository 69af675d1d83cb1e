"""Reading the store in threads for the screen that shows a session.

Threads only post messages to that screen. What they bring may have been overtaken by a later
key, so the loader says what of it is still wanted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property, partial
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.worker import get_current_worker

from kpi_tui.errors import KpiTuiError
from kpi_tui.period import ANNEX_MONTHS
from kpi_tui.store.problems import StoreFileError
from kpi_tui.tui.session.library import Library, Loaded, Problems
from kpi_tui.tui.session.messages import (
    AssessmentFailed,
    AssessmentLoaded,
    ChangesLoaded,
    GridLoaded,
    JudgementSaved,
    LoadingFailed,
    PeriodLoaded,
    ReportsSearched,
)
from kpi_tui.tui.session.presence import require_store
from kpi_tui.tui.session.searched import wants_others
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.terminal.collector import collect_when_idle, leave_out
from kpi_tui.tui.terminal.later import later

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment
    from kpi_tui.judgements.judgement import Judgement
    from kpi_tui.tui.session.assessor import Assessor

DRAWN = 0.15
"""Seconds after which the first period has been drawn, and the others may be read."""
RESTED = 0.3
"""Seconds after which a person is taken to stay with a period, and not to go on to the next."""
NEEDED_NEXT = (
    "kpi_tui.tui.pages.trend",
    "kpi_tui.tui.pages.beside",
    "kpi_tui.tui.screens.pick",
    "kpi_tui.analysis.browse.stems",
    "kpi_tui.tui.screens.help",
    "kpi_tui.tui.screens.write_file",
    "kpi_tui.tui.screens.choose_pdf",
)
"""Modules that other keys need, imported while nobody waits."""


class Loader:
    """Reads periods, assesses them and keeps judgements, one thread a kind of work."""

    def __init__(self, library: Library, session: Session, screen: Screen[None]) -> None:
        """Take the screen whose workers the threads are, and to which they post."""
        self.library = library
        self.session, self._screen = session, screen
        self._is_drawn = False
        """Whether the period at hand is on the screen as it was read."""
        self._newest_known: date | None = None
        """The last period there was before the store is read again."""
        self._told_of: set[str] = set()
        self._to_save: deque[tuple[Judgement, str]] = deque()
        """What was decided and is not in the log yet, with what is told when it is."""
        self._one_at_a_time = Lock()

    @cached_property
    def assessor(self) -> Assessor:
        """What assesses the store's periods; not needed for the first look at it."""
        from kpi_tui.tui.session.assessor import Assessor

        return Assessor(self.library.path, self.library.series)

    # -- periods -------------------------------------------------------------------------------

    def want(self, period: date) -> None:
        """Go to a period; at once if it was read before, and then look whether it has changed."""
        self.session.wanted = period
        kept = self.library.kept(period)
        if kept is None:
            self.load(period)
        else:
            self._screen.post_message(PeriodLoaded(kept))
            self._screen.call_after_refresh(self._see_again, period)

    def on_its_way(self) -> Loaded | None:
        """Return the period that is wanted, where it has been read and is not shown yet."""
        wanted = self.session.wanted
        return self.library.kept(wanted) if wanted not in (None, self.session.period) else None

    def read_again(self, period: date | None) -> None:
        """Look at the store itself, whatever has been read of it."""
        self.library.look_again()
        self.session.wanted = period
        self._is_drawn = False
        self._in_thread("period", partial(self._read, period, not self.session.periods, True))

    def reload(self) -> None:
        """Read the store again, and go to the newest period if there is a new one."""
        self._newest_known = self.session.periods[-1] if self.session.periods else None
        self.read_again(self.session.period)

    def load(self, period: date | None) -> None:
        """Read a period in a thread, the last one where it is `None`; any other is given up."""
        self._in_thread("period", partial(self._read, period, not self.session.periods))

    def accept(self, loaded: Loaded) -> bool:
        """Take a period that was read into the session; `False` where it is not what is to be shown."""
        session, month = self.session, loaded.month
        assert month is not None
        period = month.report.report_date
        if session.wanted is not None and period != session.wanted:
            if session.wanted in loaded.periods:
                return False  # a later key press asked for another period: that one is on its way
            session.wanted = None
        newest, self._newest_known = self._newest_known, None
        if newest and loaded.periods[-1] > newest:
            self.want(loaded.periods[-1])
            return False
        if month is session.month and loaded.periods == session.periods and self._is_drawn:
            return False
        self._is_drawn = True
        rest = RESTED if session.periods else DRAWN
        session.show(loaded, self.assessor.of(period))
        self._screen.workers.cancel_group(self._screen, "assessment")
        self._screen.call_after_refresh(later, self._screen, rest, lambda: self.assess(period))
        return True

    def fail(self, failed: LoadingFailed) -> None:
        """Take note that a period could not be read, and which periods there are all the same."""
        self.session.periods = failed.periods or self.session.periods
        if not failed.periods:  # the store is gone: one stays where one is
            self.session.wanted = self.session.period
        self._told_of.add(failed.about or failed.reason)
        self._is_drawn = False
        collect_when_idle()

    def _see_again(self, period: date) -> None:
        """Look whether the store still has the period as it was read."""
        if self.session.wanted == period:
            self.load(period)

    def _read(self, period: date | None, is_first: bool, is_again: bool = False) -> None:
        worker, post = get_current_worker(), self._screen.post_message
        if is_again:  # a period is not to be shown with what was found in another store
            self.assessor.look_again()
        try:
            loaded = self.library.load(period)
        except StoreFileError as error:
            post(LoadingFailed(error.short, self.library.periods(), str(error.path)))
            return
        except KpiTuiError as error:
            post(LoadingFailed(str(error), self.library.periods()))
            return
        except Exception as error:  # a fault of ours must not leave an empty screen
            reason = f"{self.library.path}: could not be read ({type(error).__name__}: {error})"
            post(LoadingFailed(f"{reason}: please report it", self.library.periods()))
            return
        post(PeriodLoaded(loaded))
        if loaded.month is not None:
            self.library.keep_copy(loaded)
            if not is_first:  # reading others would hold up the first paint
                shown = loaded.month.report.report_date
                self.library.read_around(shown, lambda: worker.is_cancelled)

    # -- what is worked out of all periods -----------------------------------------------------

    def assess(self, period: date) -> None:
        """Assess a period in a thread if it is still shown, and then those beside it."""
        if period == self.session.period:
            self._in_thread("assessment", partial(self._assess, period))

    def assess_again(self) -> None:
        """Assess all periods anew, after something was settled."""
        self.assessor.forget()
        if self.session.period is not None:
            self.assess(self.session.period)

    def compare(self) -> None:
        """Work out what changed since the period to compare with, if that is not known."""
        session = self.session
        before, after = session.compared_with, session.period
        if session.assessment and before and after and session.changed is None:
            self._in_thread("comparison", partial(self._compare, before, after))

    def is_new(self, assessment: PeriodAssessment) -> bool:
        """Whether an assessment is of the period that is shown, and not shown itself."""
        session = self.session
        return assessment.last_day == session.period and assessment is not session.assessment

    def problems_of(self, assessment: PeriodAssessment) -> str:
        """Say what of the store is left out of an assessment; whatever was told before is not."""
        lines = {each: f"{each}: it does not count" for each in assessment.log_problems}
        return self.new_problems({**self.assessor.problems, **lines})

    def new_problems(self, problems: Problems) -> str:
        """Return the first problem that has not been told yet, and count the other such."""
        new = [line for about, line in problems.items() if about not in self._told_of]
        self._told_of.update(problems)
        more = f" (and {len(new) - 1} more: kpi-tui doctor lists them)" if new[1:] else ""
        return f"{new[0]}{more}" if new else ""

    def _assess(self, period: date) -> None:
        from kpi_tui.tui.session.assessor import AssessmentCancelledError

        worker, post = get_current_worker(), self._screen.post_message
        try:
            assessment = self.assessor.assess(period, lambda: worker.is_cancelled)
        except AssessmentCancelledError:
            return
        except Exception as error:  # a fault of ours must not pass for "nothing changed"
            post(AssessmentFailed.by(error, period))
        else:
            post(AssessmentLoaded(assessment))
            with suppress(Exception):  # a neighbour that fails is told of when one goes there
                self._prepare(period, lambda: worker.is_cancelled)
            if self._screen.app.screen is self._screen:  # what a dialog holds goes with it
                leave_out()

    def _compare(self, before: date, after: date) -> None:
        worker = get_current_worker()
        try:
            found = self.assessor.changes(before, after, lambda: worker.is_cancelled)
        except Exception as error:  # else they would be worked out for ever
            if not worker.is_cancelled:
                self._screen.post_message(AssessmentFailed.by(error, after))
            return
        if not worker.is_cancelled:
            self._screen.post_message(ChangesLoaded(found))

    def _prepare(self, period: date, is_cancelled: Callable[[], bool]) -> None:
        """Work out the grid and assess the periods beside this one, so that they are shown at once."""
        found = self.assessor.grid()
        if found is not None:
            self._screen.post_message(GridLoaded(found))
        for name in NEEDED_NEXT:
            import_module(name)
        self.library.read_around(period, is_cancelled)
        periods = self.library.periods()
        place = periods.index(period)
        beside = (*periods[max(0, place - 1) : place], *periods[place + 1 : place + 2])
        self.assessor.prepare(beside, is_cancelled)

    def search_reports(self, *, is_listed: bool) -> None:
        """Search all reports in a thread: for a list, or if few measures of this one say the words."""
        text = " ".join(self.session.words)
        if text and (is_listed or wants_others(self.session)):
            self._in_thread("search", partial(self._search, text, is_listed))

    def _search(self, text: str, is_listed: bool) -> None:
        worker, index = get_current_worker(), self.assessor.index()
        if index is not None and not worker.is_cancelled:
            self._screen.post_message(ReportsSearched(index.find(text), is_listed))

    # -- judgements ---------------------------------------------------------------------------

    def save(self, judgements: Sequence[Judgement], said: str) -> None:
        """Add what was decided at once to the store's log, in a thread, and then tell that."""
        self.session.reviews.take(judgements)
        for place, judgement in enumerate(judgements, 1):
            self._to_save.append((judgement, said if place == len(judgements) else ""))
            self._in_thread("judgement", self._append, exclusive=False)

    def _append(self) -> None:
        """Add the judgement that has waited longest: threads may start in any order."""
        from kpi_tui.judgements.log import append

        with self._one_at_a_time:
            judgement, said = self._to_save.popleft()
            failure = ""
            try:
                require_store(self.library.path)
                series = self.library.series or ANNEX_MONTHS
                append(self.library.path, judgement.about(series.report_id))
            except KpiTuiError as error:
                failure = str(error)
            self._screen.post_message(JudgementSaved(judgement, said, failure))

    def _in_thread(self, group: str, work: Callable[[], None], exclusive: bool = True) -> None:
        """Run work in a thread; where it is exclusive, what runs of its group is given up."""
        self._screen.run_worker(
            work, thread=True, exclusive=exclusive, exit_on_error=False, group=group
        )

    def tidy(self, period: date | None) -> None:
        """Collect garbage, with or without a dialog in front, if the period is still shown."""
        if period == self.session.period:
            collect_when_idle(in_dialog=self._screen.app.screen is not self._screen)
