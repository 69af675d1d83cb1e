"""What commands depend on, as plain values: what there is, and how the screen stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kpi_tui.period import PeriodType
from kpi_tui.period_names import in_words_of

STILL_WORKED_OUT = "Still being worked out."
"""Why what goes by all reports is not there yet."""


class PageKind(StrEnum):
    """What is shown of a measure."""

    WORDS = "words"
    BESIDE = "beside"
    TREND = "trend"


class Mode(StrEnum):
    """Where the keyboard is, which decides what the footer offers."""

    TREE = "tree"
    TABLE = "table"
    READING = "reading"
    SEARCHING = "searching"
    QUERIES = "queries"
    CHANGES = "changes"
    MATCHES = "matches"
    HEAT_MAP = "heat map"
    PERSON = "person"
    SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides which commands do something."""

    kind: PeriodType = PeriodType.MONTH
    """How long the periods are."""
    periods: int = 0
    place: int = 0
    """Which of them is shown, counted from 0."""
    missing_year_before: str = ""
    """The report of the same period of the year before, by name, where it is not held and is not
    what is compared with."""
    measure: str | None = None
    """The code of the measure under the cursor."""
    readings: int = 0
    """How many periods the store holds of that measure, up to the one shown; 0 is not known yet."""
    possible_matches: int = 0
    """How many measures of the previous report may be the same one, unconfirmed."""
    rows: int = 0
    searching: bool = False
    assessed: bool = False
    """Whether the other periods have been read, which changes and checks are worked out from."""
    assessment_failure: str = ""
    """Why they could not be."""
    pane: Mode | None = None
    """What stands in the place of table and commentary, if anything does."""
    open_matches: bool = False
    """Whether it lists matches that can be confirmed or refused."""
    page: PageKind | None = None
    """The page of a measure that fills the screen, if one does."""

    def says(self, text: str) -> str:
        """Return a text of ours about months in the words of the periods there are."""
        return in_words_of(self.kind, text)


@dataclass(frozen=True, slots=True)
class ScreenState:
    """How the screen stands when a command is done."""

    mode: Mode = Mode.TABLE
    page: PageKind | None = None
    """The page of a measure that fills the screen, if one does."""
    theme: str = ""
    theme_variables: Mapping[str, str] = field(default_factory=dict)
    keymap: Mapping[str, str] = field(default_factory=dict)
    """A person's own keys by command id."""
