"""What is looked at: one period of a store, and which of its measures. Nothing here is a widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.entries import ListedMeasure, entries
from kpi_tui.analysis.browse.filters import NO_FLAGS, FilterSet, PeriodFlags
from kpi_tui.analysis.browse.listed_texts import ListedTexts
from kpi_tui.analysis.browse.search import Search, words_typed
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.measure_name import CodeAndName
from kpi_tui.origin import Origin
from kpi_tui.period import ANNEX_MONTHS, Series
from kpi_tui.period_names import in_words_of, period_name
from kpi_tui.store.held_series import HeldSeries
from kpi_tui.store.report_copies import LoadedReport
from kpi_tui.store_url import StorePath
from kpi_tui.text import one_line
from kpi_tui.tui.choices.filter_words import view_words
from kpi_tui.tui.session.compared_with import ComparedWith, origins_known
from kpi_tui.tui.session.followed import code_there
from kpi_tui.tui.session.kept import Kept
from kpi_tui.tui.session.library import Loaded
from kpi_tui.tui.session.main_pane import MainPane
from kpi_tui.tui.session.reviews import Reviews
from kpi_tui.tui.session.selected_measure import SelectedMeasure, TableRow, table_rows
from kpi_tui.tui.session.situation import Mode, ScreenState, Situation

if TYPE_CHECKING:
    from kpi_tui.analysis.across.grid import Grid
    from kpi_tui.analysis.assessment import PeriodAssessment, PeriodChanges
    from kpi_tui.analysis.browse.everywhere import FoundEverywhere

Asked = tuple[View, FilterSet, tuple[str, ...]]
"""Which measures are asked for: a view, filters, the words searched for."""


@dataclass(slots=True)
class Session:
    """The state of the explorer. The screen shows it, commands and the loader change it."""

    store: StorePath
    wanted: date | None = None
    """The period asked for last, which may still be on its way."""
    measure_wanted: str | None = None
    """The code of the measure to go to when that period is shown."""
    periods: tuple[date, ...] = ()
    """The periods of the series that the store holds, the oldest first."""
    reports: tuple[HeldSeries, ...] = ()
    """All series of reports that the store holds, this one among them."""
    revised: frozenset[date] = frozenset()
    """The periods of which a later issue is shown."""
    month: LoadedReport | None = None
    """The report that is shown."""
    listed: tuple[ListedMeasure, ...] = ()
    """Its measures, in the order printed."""
    rows: Sequence[TableRow] = ()
    """The same measures as the table draws them."""
    assessment: PeriodAssessment | None = None
    """What is worked out of all periods; `None` until that is done."""
    assessment_failure: str = ""
    """Why there is none, where it could not be made."""
    grid: Grid | None = None
    """All measures in all periods; `None` until they have been put side by side."""
    counterpart: ComparedWith = field(default_factory=ComparedWith)
    flags: PeriodFlags = NO_FLAGS
    view: View = field(default_factory=View)
    filters: FilterSet = field(default_factory=FilterSet)
    words: tuple[str, ...] = ()
    """The folded words searched for."""
    texts: ListedTexts = field(default_factory=ListedTexts)
    """What a search of the period looks through."""
    everywhere: FoundEverywhere | None = None
    """What the last search of all reports found."""
    cursor: int | None = None
    """The index in `listed` of the measure under the table's cursor."""
    followed: str | None = None
    """The code of the measure that was under it, in the period that has come since."""
    order: Sequence[int] = ()
    """The indexes of the rows in the table, from top to bottom."""
    screen: ScreenState = field(default_factory=ScreenState)
    panes: dict[Mode, MainPane] = field(default_factory=dict)
    """The panes that have been shown in the place of table and commentary, as they were left."""
    shown: Mode | None = None
    """Which of them is shown."""
    behind: Mode | None = None
    """Which of them Esc comes back to: a line of it has been opened."""
    opened_with: Asked = (View(), FilterSet(), ())
    asked_before: Asked = (View(), FilterSet(), ())
    """What was asked for once that line had been opened, and before."""
    reviews: Reviews = field(default_factory=Reviews)
    kept: Kept = field(default_factory=Kept)

    # -- another period, and what is worked out of it ---------------------------------------------

    def show(self, loaded: Loaded, assessment: PeriodAssessment | None) -> None:
        """Take a period that was read, and its assessment where that has been made before."""
        key = self.key(self.cursor) if self.cursor is not None else None
        self.followed = code_there(key, (self.month, self.assessment), (loaded.month, assessment))
        self.cursor = None  # a place among the measures of the period before
        self.periods, self.month, self.listed = loaded.periods, loaded.month, loaded.entries
        self.reports, self.revised, self.assessment_failure = loaded.reports, loaded.revised, ""
        self.kept.take(self.series)
        self.use(assessment)

    def use(self, assessment: PeriodAssessment | None) -> None:
        """Take what is worked out of the period that is shown."""
        if assessment is not self.assessment:
            self.counterpart.worked_out, self.everywhere = None, None
        self.assessment, month = assessment, self.month
        if assessment and month and assessment.report.readings != month.report.readings:
            # What officers corrected is shown as they corrected it, and as printed once undone.
            self.month = replace(month, report=assessment.report)
            self.listed = tuple(entries(assessment.report))
        pinned = self.kept.pinned(self.listed, assessment.measures if assessment else {})
        self.flags = replace(assessment.flags if assessment else NO_FLAGS, pinned=pinned)
        self.texts = ListedTexts(self.listed, self.month.report if self.month else None, assessment)
        before = self.periods.index(self.period) if self.period in self.periods else 0
        self.rows = table_rows(self.listed, assessment, before, pinned)

    @property
    def period(self) -> date | None:
        """The report date of the period that is shown."""
        return self.month.report.report_date if self.month else None

    @property
    def series(self) -> Series:
        """The series of reports that is looked at."""
        return self.month.report.period.series if self.month else ANNEX_MONTHS

    def says(self, text: str) -> str:
        """Return a text of ours about months in the words of the periods there are."""
        return in_words_of(self.series.period_type, text)

    def called(self, day: date) -> str:
        """Return what a period is called, marked where it is known not to be as published."""
        if self.assessment:
            return self.assessment.name(day)
        origin = origins_known(None, self.grid).get(day, Origin.PUBLISHED)
        return origin.beside(period_name(day, self.series.period_type))

    @property
    def compared_with(self) -> date | None:
        """The period that a person compares this one with; `None` for the previous report."""
        return self.counterpart.day(self.periods, self.period)

    @property
    def changed(self) -> PeriodChanges | None:
        """What changed since the period compared with; `None` while that is being worked out."""
        return self.counterpart.changes(self.assessment, self.compared_with)

    @property
    def place(self) -> int:
        """The place of the period that is on its way, or is shown; of the last where neither is there."""
        days = self.periods
        held = (days.index(each) for each in (self.wanted, self.period) if each in days)
        return next(held, max(0, len(days) - 1))

    # -- which measures ----------------------------------------------------------------------------

    def search(self, text: str) -> None:
        """Search for the words of a text."""
        self.words = words_typed(text)

    @property
    def matching(self) -> list[int]:
        """The indexes of the measures that pass the view, all filters and the search."""
        return self.passing(self.filters)

    def passing(self, filters: FilterSet) -> list[int]:
        """Return the indexes of the measures that would pass other filters, view and search the same."""
        said = self.texts.which_say(self.words)
        return [
            index
            for index, measure in enumerate(self.listed)
            if (said is None or index in said)
            and self.view.matches(measure, self.flags)
            and filters.matches(measure, self.flags)
        ]

    @property
    def narrowed_to(self) -> frozenset[CodeAndName] | None:
        """The codes and names of the measures that are in the table; `None` where all are."""
        matching = self.matching
        return None if len(matching) == len(self.listed) else frozenset(map(self.key, matching))

    @property
    def sought(self) -> Search:
        """The words searched for, with the words of the period that have the same stems."""
        return self.texts.search(self.words)

    @property
    def heading(self) -> str:
        """What the table holds, in words."""
        said = view_words(self.view, self.month.report) if self.month else ""
        if said and self.view.kind in (ViewKind.PRIORITY, ViewKind.PINNED):
            return said
        return " · ".join(filter(None, ("Measures", said)))

    @property
    def compared(self) -> str:
        """What is told of the report that directions are counted from, where it is no plain one before."""
        assessed, other = self.assessment, self.compared_with
        if assessed is None or (before := assessed.before) is None:
            return ""
        is_plain = other in (None, before) and assessed.origins.get(before) is not Origin.SIMULATED
        return "" if is_plain else f"direction since {assessed.name(before)}"

    @property
    def why_empty(self) -> str:
        """Why no measure is in the table, and how to get some back."""
        view, says = self.view, self.says
        if self.words:
            said = "that" if len(self.words) == 1 else "all of these words"
            return f"No measure here says {said}. Esc clears the search."
        if self.filters:
            return says("No measure here passes all filters this month. Esc clears them.")
        if view.kind is ViewKind.PRIORITY and view.value and self.month is not None:
            notes = {each.code: each.note for each in self.month.report.priorities}
            return notes.get(view.value) or says("This priority has no measures this month.")
        if view.kind is ViewKind.PINNED:
            return says("None of your pinned measures is in this month’s report.")
        if view.person:
            return f"No measure of {one_line(view.person)} {says('this month.')}"
        return says("No measure here this month.")

    @property
    def pane(self) -> MainPane | None:
        """What stands in the place of table and commentary."""
        return self.panes[self.shown] if self.shown is not None else None

    @property
    def asked(self) -> Asked:
        """Which measures are asked for."""
        return self.view, self.filters, self.words

    def open_from(self, mode: Mode, before: Asked) -> None:
        """Take note that a line of a pane was opened: Esc comes back to it and to what was asked."""
        self.behind, self.opened_with, self.asked_before = mode, self.asked, before

    @property
    def asked_since(self) -> bool:
        """Whether a view, filters or words are in force that came after a line was opened."""
        each = zip(self.asked, self.opened_with, (View(), FilterSet(), ()), strict=True)
        return any(asked not in (then, nothing) for asked, then, nothing in each)

    # -- one of them -------------------------------------------------------------------------------

    def key(self, index: int) -> CodeAndName:
        """Return the code and name of a measure by its index."""
        return self.listed[index].key

    def place_of(self, key: CodeAndName | None) -> int | None:
        """Return the index of a measure by its code and name; `None` where the period has none such."""
        return next((at for at, each in enumerate(self.listed) if each.key == key), None)

    def selected(self, index: int) -> SelectedMeasure:
        """Gather what is known of a measure of the period that is shown, by its index."""
        assert self.month is not None
        row = self.rows[index]
        known = (row.reading, self.month, row.measure)
        selected = SelectedMeasure(*known, sought=self.sought, compared_with=self.compared_with)
        return selected.assessed(self.assessment) if self.assessment else selected

    # -- what can be done --------------------------------------------------------------------------

    @property
    def situation(self) -> Situation:
        """What decides which commands do something now."""
        cursor, assessed = self.cursor, self.assessment
        selected = self.rows[cursor].measure if cursor is not None else None
        key = self.key(cursor) if cursor is not None else None
        return Situation(
            kind=self.series.period_type,
            periods=len(self.periods),
            place=self.place,
            missing_year_before=self.counterpart.missing(self.periods, self.period, self.series),
            measure=key[0] if key else None,
            readings=len(selected.history) if selected else 0,
            possible_matches=assessed.possible_matches(key) if assessed and key else 0,
            rows=len(self.order),
            searching=bool(self.words),
            assessed=assessed is not None,
            assessment_failure=self.assessment_failure,
            pane=self.shown,
            open_matches=self.pane is not None and self.pane.has_open_matches,
            page=self.screen.page,
        )
