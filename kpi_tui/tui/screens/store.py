"""The main screen's store: what has been read of it, and reading more in threads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.events import ScreenResume
from textual.worker import get_current_worker

from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.errors import KpiTuiError
from kpi_tui.store.month_cache import LoadedMonth
from kpi_tui.text import one_line
from kpi_tui.tui.panes.messages import (
    EarlierLoaded,
    LoadingFailed,
    MonthLoaded,
    StudyFailed,
    StudyLoaded,
)
from kpi_tui.tui.screens.aimed import SafeScreen
from kpi_tui.tui.session.library import Library
from kpi_tui.tui.terminal.collector import collect_when_idle

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment
    from kpi_tui.tui.app import KpiApp
    from kpi_tui.tui.session.assessor import Assessor
    from kpi_tui.tui.session.selected_measure import Earlier

FAULT = "What changed and what does not add up could not be worked out: please report it"
SETTLED = 0.15
"""Seconds after which the first month is drawn and what is not needed at once may be read."""
NEEDED_NEXT = (
    "kpi_tui.tui.pages.trend",
    "kpi_tui.tui.pages.beside",
    "kpi_tui.tui.screens.pick",
    "kpi_tui.tui.screens.help",
    "kpi_tui.tui.screens.export",
    "kpi_tui.tui.screens.choose_pdf",
)
RESTED = 0.3
"""Seconds after which one stays with a month, and does not go on to the next."""


class StoreScreen(SafeScreen[None]):
    """Holds one month of a store, and what is worked out of all of them.

    Workers only post messages; here they are taken, and those who show are told by the `show_…`
    methods.
    """

    def __init__(self, library: Library, month: date | None, measure_code: str | None) -> None:
        super().__init__()
        self.library = library
        self._months: tuple[date, ...] = ()
        self._month: LoadedMonth | None = None
        self._entries: tuple[ListedMeasure, ...] = ()
        self._study: PeriodAssessment | None = None
        self.study_failed = ""
        """Why there is no study, where it could not be made."""
        self._earlier: dict[tuple[str, str], Earlier] = {}
        self._wanted = month
        self._is_drawn = False
        """Whether the month at hand is on the screen as it was read."""
        self._code_wanted = measure_code
        self._troubles_told: tuple[str, ...] = ()
        self._newest_known: date | None = None
        """The last month there was before the store is read again."""

    @property
    def explorer(self) -> KpiApp:
        """The application, by its own type."""
        return cast("KpiApp", self.app)

    @cached_property
    def studies(self) -> Assessor:
        """What is worked out of the store; not needed for the first look at it."""
        from kpi_tui.tui.session.assessor import Assessor

        return Assessor(self.library.path)

    @property
    def is_studied(self) -> bool:
        """Whether the month that is shown has been compared with the others."""
        return self._study is not None

    # -- what those who show have to do --------------------------------------------------------

    def show_month(self) -> None:
        """Show another month, or the same as it was read again."""
        raise NotImplementedError

    def show_study(self) -> None:
        """Show what has been worked out of the month."""
        raise NotImplementedError

    def show_earlier(self) -> None:
        """Show a measure beside what it was in an earlier report."""
        raise NotImplementedError

    def show_failure(self, reason: str) -> None:
        """Show that the month cannot be read."""
        raise NotImplementedError

    # -- reading in threads --------------------------------------------------------------------

    @work(thread=True, exclusive=True, exit_on_error=False, group="month")
    def _load(self, wanted: date | None) -> None:
        worker, is_first = get_current_worker(), not self._months
        try:
            loaded = self.library.load(wanted)
        except KpiTuiError as error:
            self.post_message(LoadingFailed(str(error), self.library.months()))
            return
        self.post_message(MonthLoaded(loaded))
        if loaded.month is not None:
            self.library.keep_copy(loaded)
            if not is_first:  # reading others would hold up the first paint
                shown = loaded.month.report.report_date
                self.library.read_around(shown, lambda: worker.is_cancelled)

    @work(thread=True, exclusive=True, exit_on_error=False, group="study")
    def _load_study(self, month: date) -> None:
        from kpi_tui.tui.session.assessor import AssessmentCancelledError

        worker = get_current_worker()
        try:
            study = self.studies.study(month, lambda: worker.is_cancelled)
        except AssessmentCancelledError:
            return
        except KpiTuiError as error:
            self.post_message(StudyFailed(month, str(error)))
        except Exception as error:  # a fault of ours must not pass for "nothing changed"
            self.post_message(StudyFailed(month, f"{FAULT} ({type(error).__name__}: {error})"))
        else:
            self.post_message(StudyLoaded(study))
            with suppress(Exception):  # a neighbour that fails is told of when one goes there
                self._prepare(month, lambda: worker.is_cancelled)

    def _prepare(self, month: date, is_cancelled: Callable[[], bool]) -> None:
        """Read the months around it and study the next ones, so that going there shows all at once.

        Likewise for what other keys need that was not needed until now.
        """
        for name in NEEDED_NEXT:
            import_module(name)
        self.library.read_around(month, is_cancelled)
        months = self.library.months()
        at = months.index(month)
        for neighbour in (*months[max(0, at - 1) : at], *months[at + 1 : at + 2]):
            self.studies.study(neighbour, is_cancelled)

    @work(thread=True, exclusive=True, exit_on_error=False, group="earlier")
    def _load_earlier(
        self, shown: date, key: tuple[str, str], day: date, code: str, name: str
    ) -> None:
        try:
            month = self.library.month(day)
        except KpiTuiError as error:
            self.post_message(LoadingFailed(str(error)))
            return
        from kpi_tui.tui.session.selected_measure import Earlier

        for reading in month.report.readings if month else ():
            if (reading.measure_code, reading.measure_name) == (code, name):
                self.post_message(EarlierLoaded(shown, key, Earlier(day, reading)))

    @on(MonthLoaded)
    def _take_month(self, event: MonthLoaded) -> None:
        month = event.loaded.month
        if month is None:
            collect_when_idle()
            self.app.call_later(self.explorer.action_welcome)
            return
        if self._wanted is not None and month.report.report_date != self._wanted:
            if self._wanted in event.loaded.months:
                return  # a later key press asked for another month: that one is on its way
            self._wanted = None
        if self._newest_known and event.loaded.months[-1] > self._newest_known:
            self._newest_known = None
            self.want(event.loaded.months[-1])
            return
        self._newest_known = None
        if month is self._month and event.loaded.months == self._months and self._is_drawn:
            return
        self._is_drawn = True
        rest = RESTED if self._months else SETTLED
        self._months, self._month = event.loaded.months, month
        self._entries, self._earlier = event.loaded.entries, {}
        self.study_failed = ""
        day = month.report.report_date
        self._study = self.studies.of(day)
        self.workers.cancel_group(self, "study")
        self.show_month()
        self.call_after_refresh(self.set_timer, rest, lambda: self._study_shown(day))

    def _study_shown(self, day: date) -> None:
        """Look at all months, and at those beside it, unless another has been asked for since."""
        if self._month is not None and self._month.report.report_date == day:
            self._load_study(day)

    @on(StudyLoaded)
    def _take_study(self, event: StudyLoaded) -> None:
        if self._month is None or event.study.month != self._month.report.report_date:
            return
        if event.study is self._study:
            return
        self._study = event.study
        self.show_study()
        self.call_after_refresh(self._tidy)
        if event.study.troubles != self._troubles_told:
            self._troubles_told = event.study.troubles
            self._tell_troubles(event.study.troubles)

    @on(ScreenResume)
    def _tidy_later(self) -> None:
        """A dialog that was left is garbage."""
        if self.is_studied:
            self.set_timer(RESTED, self._tidy)

    def _tidy(self) -> None:
        if self.app.screen is self:  # what a dialog holds must not be taken for what lives long
            collect_when_idle()

    def _tell_troubles(self, troubles: Sequence[str]) -> None:
        """Name the first line of the log that does not count, and say how many more there are."""
        if troubles:
            more = f" (and {len(troubles) - 1} more)" if troubles[1:] else ""
            said = f"{troubles[0]}{more}: it does not count"
            self.notify(one_line(said), severity="warning", markup=False)

    def _study_again(self) -> None:
        """Look at all months anew, after something was settled."""
        self.studies.forget()
        if self._month is not None:
            self._load_study(self._month.report.report_date)

    @on(StudyFailed)
    def _say_study_failed(self, event: StudyFailed) -> None:
        if self._month is None or event.month != self._month.report.report_date:
            return  # another month is shown by now
        self.study_failed = event.reason
        collect_when_idle()
        self.notify(one_line(event.reason), severity="error", timeout=12, markup=False)

    @on(EarlierLoaded)
    def _take_earlier(self, event: EarlierLoaded) -> None:
        if self._month is None or self._month.report.report_date != event.shown:
            return  # another month is shown by now
        self._earlier[event.key] = event.earlier
        self.show_earlier()

    @on(LoadingFailed)
    def _say_failure(self, event: LoadingFailed) -> None:
        self._months = event.months or self._months
        collect_when_idle()
        self._is_drawn = False
        self.show_failure(event.reason)
        self.notify(one_line(event.reason), severity="error", timeout=12, markup=False)

    def want(self, month: date) -> None:
        """Go to a month; to one that was read before at once, and see whether it is still so."""
        self._wanted = month
        kept = self.library.kept(month)
        if kept is None:
            self._load(month)
        else:
            self.post_message(MonthLoaded(kept))
            self.call_after_refresh(self._see_again, month)

    def catch_up(self) -> None:
        """Show the month one is going to at once, where it has been read: the next key is for it."""
        shown = self._month.report.report_date if self._month else None
        kept = self.library.kept(self._wanted) if self._wanted not in (None, shown) else None
        if kept is not None:
            self._take_month(MonthLoaded(kept))

    def _see_again(self, month: date) -> None:
        """Look whether the store still has the month that is shown as it was read."""
        if self._wanted == month:
            self._load(month)

    def _read_again(self, wanted: date | None) -> None:
        """Look at the store itself, whatever has been read of it."""
        self.studies.forget()
        self._wanted = wanted
        self._is_drawn = False
        self._load(wanted)
