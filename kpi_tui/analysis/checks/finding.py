"""What a check found, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_name

Figures = tuple[tuple[str, str], ...]
"""What a finding goes by: labels and the text printed, in the order in which they are shown."""


class Level(StrEnum):
    """How much a finding weighs, the worst first."""

    ERROR = "error"
    """Two things in the report cannot both be right."""
    QUESTION = "question"
    """The council should be able to answer it."""
    INFORMATION = "information"
    """Worth knowing when the figures are read."""

    @property
    def heading(self) -> str:
        """The heading of a list of such findings."""
        return "Information" if self is Level.INFORMATION else f"{self.value.capitalize()}s"

    @property
    def sign(self) -> str:
        """One letter for it, where there is no room for a word."""
        return {Level.ERROR: "!", Level.QUESTION: "?", Level.INFORMATION: "i"}[self]

    @property
    def milder(self) -> Level:
        """The level below it; `INFORMATION` has none."""
        levels = list(Level)
        return levels[min(levels.index(self) + 1, len(levels) - 1)]

    def covers(self, other: Level) -> bool:
        """Whether a list of "this level and worse" holds the other."""
        levels = list(Level)
        return levels.index(other) <= levels.index(self)


ASKED = (Level.ERROR, Level.QUESTION)
"""The levels at which the council is asked for an answer; information is not."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to ask the council about a period's report. It is ours, not the council's."""

    rule: str
    """The id of the rule, as in `S1`."""
    level: Level
    report_date: date
    measure_code: str | None
    """`None` where it is about the report as a whole."""
    measure_name: str | None
    message: str
    """One or two sentences with the figures in them."""
    figures: Figures
    page: int | None
    """The page of the PDF to look at, where one is known."""
    harmless: str
    """Why there may be nothing wrong."""
    accepted: str | None = None
    """Why an officer accepted it; it is no longer counted then."""
    period_type: PeriodType = PeriodType.MONTH

    @property
    def when(self) -> str:
        """What the period of its report is called."""
        return period_name(self.report_date, self.period_type)
