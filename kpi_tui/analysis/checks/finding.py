"""What a check found, as plain values, which can be kept and told again without the rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from msgspec import Struct

from kpi_tui.labels import Label
from kpi_tui.measure_name import MeasureName
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_name

_MANY = 10
"""A message about more measures than this is too long for the page of one of them."""
Figures = tuple[tuple[str, str], ...]
"""The figures that a finding goes by, each with its label, in the order in which they are shown."""
POLARITY = "polarity"
"""The label of the figure that says which way is better, and how that is known."""


def polarity_told(polarity: str, why: str | None) -> str:
    """Return `bigger is better: all 12 statuses show it`."""
    return f"{polarity.replace('_', ' ')}{f': {why}' if why else ''}"


class Level(StrEnum):
    """How much a finding weighs, the worst first."""

    ERROR = "error"
    """Something in the report cannot be right as it is printed."""
    QUESTION = "question"
    """The council should be able to answer it."""
    INFORMATION = "information"
    """Worth knowing when the figures are read."""

    @property
    def heading(self) -> str:
        """The heading of a list of such findings."""
        return "Queries" if self is Level.QUESTION else self.word

    @property
    def word(self) -> str:
        """The words that a finding of this level begins with: `Must resolve`."""
        return {
            Level.ERROR: Label.MUST_RESOLVE,
            Level.QUESTION: Label.QUERY,
            Level.INFORMATION: Label.FOR_INFORMATION,
        }[self]

    @property
    def sign(self) -> str:
        """One letter for the level, where there is no room for a word."""
        return {Level.ERROR: "!", Level.QUESTION: "?", Level.INFORMATION: "i"}[self]

    @property
    def milder(self) -> Level:
        """The level below this one; below `INFORMATION` it is `INFORMATION`."""
        levels = list(Level)
        return levels[min(levels.index(self) + 1, len(levels) - 1)]

    def covers(self, other: Level) -> bool:
        """Whether a list of "this level and worse" holds the other level."""
        levels = list(Level)
        return levels.index(other) <= levels.index(self)


ASKED = (Level.ERROR, Level.QUESTION)
"""The levels at which the council is asked for an answer; information is not."""


class Importance(IntEnum):
    """What a finding is about, the most important first."""

    CONTRADICTION = 0
    """A red or green status that its figures contradict."""
    PEOPLE_AT_RISK = 1
    """How a measure on children or adults at risk does, or is reported."""
    OFF_TARGET = 2
    """A target missed, and what is done about it."""
    TARGET = 3
    """A target made easier, removed, or turned round."""
    VANISHED = 4
    """Measures no longer reported that were red or amber."""
    DATA_QUALITY = 5
    """How far the figures are to be relied on, and what else is worth knowing."""
    OWNERS_AND_CODES = 6
    """Who answers for measures, and which code is whose: true, and no fault of the report."""

    @property
    def heading(self) -> str:
        """The heading of a list of such findings."""
        return _HEADINGS[self]


_HEADINGS = {
    Importance.CONTRADICTION: "Statuses that their figures contradict",
    Importance.PEOPLE_AT_RISK: "Children and adults at risk",
    Importance.OFF_TARGET: "Targets missed, and what is done about it",
    Importance.TARGET: "Targets eased, removed or turned round",
    Importance.VANISHED: "No longer reported",
    Importance.DATA_QUALITY: "How far the figures can be relied on",
    Importance.OWNERS_AND_CODES: "Who answers, and codes that changed",
}


class Finding(Struct, frozen=True, array_like=True):
    """One thing to ask the council about a period's report. It is ours, not the council's."""

    rules: tuple[str, ...]
    """The ids of the rules that found it, as in `S1`, the one that it is listed under first."""
    level: Level
    report_date: date
    measures: tuple[MeasureName, ...]
    """Those it is about, as printed; none where it is about the report as a whole."""
    message: str
    """One or a few sentences with the figures in them."""
    figures: Figures
    page: int | None
    """The page of the PDF to look at, where one is known."""
    harmless: str
    """Why there may be nothing wrong; empty where we know of no reason."""
    accepted: str | None = None
    """Why an officer accepted it; it is no longer counted then."""
    period_type: PeriodType = PeriodType.MONTH
    importance: Importance = Importance.DATA_QUALITY
    on_pages: tuple[tuple[MeasureName, str], ...] = ()
    """What it says on the page of each of its measures, where that is not the message."""
    title: str = ""
    """What the rule that it is listed under asks about, in the words of the period."""
    since: date | None = None
    """The last day of the first report from which on every report has it."""
    origin: Origin = Origin.PUBLISHED
    """Where the words and figures of its report come from."""

    @property
    def rule(self) -> str:
        """The rule that it is listed under."""
        return self.rules[0]

    @property
    def measure_code(self) -> str | None:
        """The code of the one measure it is about; `None` for several and for the report."""
        return self.measures[0].code if len(self.measures) == 1 else None

    @property
    def measure_name(self) -> str | None:
        """The name of the one measure it is about; `None` for several and for the report."""
        return self.measures[0].name if len(self.measures) == 1 else None

    @property
    def measure_codes(self) -> tuple[str, ...]:
        """The codes of all measures it is about."""
        return tuple(measure.code for measure in self.measures)

    def message_on(self, measure: MeasureName) -> str:
        """Return the message for the page of one measure.

        Of a finding on more than ten measures it has the figures of this one alone.
        """
        for named, said in self.on_pages:
            if named == measure:
                return said
        own = [
            f"{label}: {text}"
            for label, text in self.figures
            if f" {measure.code} " in f" {label} "
        ]
        if len(self.measures) <= _MANY or not own:
            return self.message
        return f"{'; '.join(own)}."

    @property
    def when(self) -> str:
        """The name of its report's period, marked where the report is not as published."""
        return self.origin.beside(period_name(self.report_date, self.period_type))

    @property
    def open_since(self) -> str | None:
        """The name of the period since which it stands; `None` where that is its report's own."""
        if self.since is None or self.since >= self.report_date:
            return None
        return period_name(self.since, self.period_type)


FindingKey = tuple[str, str]
"""A rule's id, and the id of a measure; of a finding on the report, the labels of its figures."""


@dataclass(frozen=True, slots=True)
class ReportFindings:
    """What the rules find in one report, in the order of `ranking.place`."""

    findings: tuple[Finding, ...]
    """Those that an officer accepted are among them, and marked."""
    keys: tuple[frozenset[FindingKey], ...]
    """For each finding the keys that tell it in another report: `standing.keys`."""
    standing: frozenset[FindingKey]
    """The keys of all hits, before any of them were joined."""
