"""The names of things, once for screen, command line and documents: terms, statuses, counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from kpi_tui.status import COUNTED, SIGNED, Status
from kpi_tui.text import one_line


class Label(StrEnum):
    """The terms of the screens and the commands, as an officer says them.

    Those about months are put in the words of other periods by `period_names.in_words_of`.
    """

    # -- panes, pages and lists: their titles
    BROWSE = "Browse"
    MEASURES = "Measures"
    QUERIES = "Data quality queries"
    CHANGES = "What changed"
    MATCHES = "Matching measures between reports"
    MATCHING = "Matching measures"
    HEAT_MAP = "Heat map"
    SUMMARY = "Month summary"
    TREND = "Trend"
    COMPARE = "Compare"
    FILTER = "Filter"
    REVIEW = "Review"
    UNDO = "Undo a decision"
    BRIEF = "Brief and print"
    THEME = "Theme"
    ASK = "Ask or find anything …"
    COMMANDS = "Commands"
    REFRESH = "Refresh"
    QUIT = "Quit"
    MY_MEASURES = "My measures"
    SAVED_FILTERS = "Saved filters"
    SAVE_FILTER = "Save filter"
    COLUMNS = "Columns"
    EXPORT = "Export"

    # -- groups of commands, in help and in the list of all commands
    FIND = "Find measures"
    PERIODS = "Go from month to month"
    READ = "Read a measure"
    CHECK_AND_COMPARE = "Queries, changes and comparisons"
    HAND_OVER = "Copy, export, print"
    LAYOUT = "Layout"
    GENERAL = "General"

    # -- lists and dialogs
    TYPE_TO_FILTER = "Type to filter"
    ESC_CLEAR = "Esc clear"
    ESC_CLOSE = "Esc close"
    NO_MATCHES = "No matches"
    NO_MEASURES_MATCH = "No measures match"
    CLEAR = "Clear"
    WHY = "why (may be left empty)"
    SAVED = "Saved – u to undo"

    # -- a measure
    IN_MONTH = "In month"
    YEAR_TO_DATE = "Year to date"
    CODE = "Code"
    MEASURE = "Measure"
    DIRECTOR = "Director"
    PORTFOLIO_HOLDER = "Portfolio holder"
    PRIORITY = "Priority"
    ACTUAL = "Actual"
    TARGET = "Target"
    VARIANCE = "Variance"
    STATUS = "Status"
    DIRECTION = "Direction"
    YTD_ACTUAL = "YTD actual"
    YTD_TARGET = "YTD target"
    YTD_RAG = "YTD RAG"
    COMMENTARY = "Commentary"
    NO_COMMENTARY = "No commentary this month."
    ANALYSIS = "kpi-tui's analysis"
    NOT_PUBLISHED = "kpi-tui's analysis, not published"
    ASSUMED = "assumed"
    SOURCE = "Source"
    HISTORY = "History"
    NOTES = "Notes"
    POSSIBLE_EXPLANATION = "Possible explanation:"

    # -- queries, as a worklist
    ACCEPTED = "Accepted"
    MUST_RESOLVE = "Must resolve"
    QUERY = "Query"
    FOR_INFORMATION = "For information"

    # -- between reports
    PREVIOUS_REPORT = "previous report"
    SINCE_PREVIOUS = "Changed since the previous report"
    COMPARED_WITH = "compared with"
    REMOVED = "removed"
    ADDED = "added"
    NO_CHANGE = "no change"
    COMMENTARY_CHANGED = "commentary changed"
    RAG_CHANGED = "RAG changed"
    WORSE_STATUS = "Worse status"
    BETTER_STATUS = "Better status"
    ACTUAL_CHANGED = "actual changed"
    TARGET_CHANGED = "target changed"
    OWNER_CHANGED = "owner changed"
    NAME_CHANGED = "name changed"
    UNIT_CHANGED = "unit changed"
    CODE_CHANGED = "code changed"
    MADE_EASIER = "made easier"
    MADE_HARDER = "made harder"
    NO_LONGER_RATED = "No longer RAG-rated"
    NO_LONGER_REPORTED = "No longer reported"
    UNCONFIRMED = "Unconfirmed"
    UNCONFIRMED_MATCHES = "Unconfirmed matches"
    REPORTS_IN_A_ROW = "reports in a row"

    # -- search
    MATCH = "match"
    NEXT_MATCH = "Next match"
    PREVIOUS_MATCH = "Previous match"

    # -- the trend
    BREAK_IN_SERIES = "break in series"
    USUAL_RANGE = "usual range"
    SIMPLE_ARITHMETIC = "Simple arithmetic, not a forecast"

    # -- a review: what is decided about a measure
    ACCEPT = "Accept – not an issue"
    POLARITY = "Polarity (high or low is good)"
    TYPE_OF_FIGURE = "Type of figure"
    YTD_METHOD = "YTD method"
    AMBER_TOLERANCE = "Amber tolerance (% of target)"
    NOTE = "Note"
    CORRECTION = "Correct a figure, status, name or owner"

    # -- where reports come from and are kept
    LIBRARY = "report library"
    HELD = "held of this report"
    """Of one council's report, where the library may have others' as well."""
    IMPORTED = "imported"
    TO_CHECK = "to check"
    NOT_PLACED = "not placed"


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign and the words of a status on a screen."""

    glyph: str
    """The sign published for it. It stands alone only where there is no room for words."""
    word: str
    """Its name within a sentence."""
    meaning: str
    colour: str
    """A colour of the terminal's own palette, or nothing."""

    def __str__(self) -> str:
        """Return what stands in a cell: `★ green`; `Actual missing` without its `?`, which misleads."""
        return self.word.capitalize() if self.glyph.isascii() else self.signed

    @property
    def signed(self) -> str:
        """Sign and word, for a legend: `★ green`, `? actual missing`."""
        return f"{self.glyph} {self.word}".strip()


MARKS: dict[Status, Mark] = {
    Status.GREEN: Mark("★", "green", "at or better than the target", "green"),
    Status.AMBER: Mark("●", "amber", "off the target", "yellow"),
    Status.RED: Mark("▲", "red", "well off the target", "red"),
    Status.ACTUAL_MISSING: Mark("?", "actual missing", "there is no actual", ""),
    Status.TARGET_MISSING: Mark("!", "target missing", "there is no target", ""),
    Status.DATA_MISSING: Mark("?!", "no data", "there is neither actual nor target", ""),
    Status.MONITORING_ONLY: Mark("n/a", "monitoring only", "reported without a RAG rating", ""),
    Status.NOT_REPORTED: Mark("n/r", "not reported", "nothing is reported for it", ""),
    Status.UNREADABLE: Mark("◌", "unreadable", "something is printed that kpi-tui cannot read", ""),
    Status.BLUE: Mark("◆", "blue", "as the report's own key says", "blue"),
    Status.COMPLETE: Mark("✔", "complete", "done", ""),
    Status.NOT_STARTED: Mark("○", "not started", "it has not begun", ""),
}
"""Every status in the order in which they are counted and listed."""

PROSE = {
    "comment": "Comment",
    "improvement_plan": "Improvement plan",
    "timeframe": "Timeframe",
    "finance_impact": "Finance impact",
    "risk_impact": "Risk impact",
}
"""The fields of what is said about a measure, in the order in which they are shown, with headings."""


def field_label(name: str) -> str:
    """Return a field as messages about a reading call it: `period actual`, `year-to-date target`."""
    return name.replace("ytd_", "year-to-date ").replace("_", " ")


BLANK = Mark("", "", "no status is printed", "")


@lru_cache(maxsize=50)
def mark(status: str | None) -> Mark:
    """Return the mark of a status, or of its value as text; `BLANK` for nothing."""
    return BLANK if status is None else MARKS[Status(status)]


def counts(statuses: Mapping[str, int], measures: int) -> str:
    """Count a period's measures by status: `★ green 24 · ● amber 9 · no status 6`.

    Statuses that no measure has are left out.
    """
    said = [f"{sign} {statuses[status]}" for status, sign in MARKS.items() if statuses.get(status)]
    blank = measures - sum(statuses.values())
    return " · ".join([*said, f"no status {blank}"] if blank > 0 else said)


def page_list(pages: Iterable[int | None]) -> str:
    """Return `page 3`, `pages 3, 4`, or `page unknown` where none is known."""
    known = [page for page in pages if page]
    if not known:
        return "page unknown"
    return f"page{'s' if len(known) > 1 else ''} {', '.join(map(str, known))}"


def in_file(name: str, pages: Iterable[int | None]) -> str:
    """Return a file with its pages: `annex.pdf, page 3`."""
    return f"{one_line(name)}, {page_list(pages)}"


def pages_of(file: str) -> str:
    """Say which file's pages are meant; its name is on one line."""
    return f"Pages are those of “{file}”."


def rating(status: Status | None) -> str:
    """Return the word of a status that is counted by its name, as `blue` is; else `not rated`."""
    return MARKS[status].word if status in COUNTED else "not rated"


def without_sign(statuses: Iterable[Status | None]) -> str:
    """Name the points of a chart that have no sign of their own: `not rated`; complete is a status."""
    others = {*COUNTED} - {*SIGNED}
    return "other status" if others & {*statuses} else "not rated"


def and_list(words: Iterable[str]) -> str:
    """Return `a`, `a and b`, or `a, b and c`; nothing where there is none."""
    *first, last = (*words,) or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def plural(count: int, noun: str) -> str:
    """Return `1 measure`, `2,045 measures`, `2 priorities`, `3 matches`."""
    if count == 1:
        nouns = noun
    elif noun.endswith("y") and noun[-2] not in "aeo":
        nouns = f"{noun.removesuffix('y')}ies"
    else:
        nouns = f"{noun}{'es' if noun.endswith(('ch', 'sh', 's', 'x')) else 's'}"
    return f"{count:,} {nouns}"
