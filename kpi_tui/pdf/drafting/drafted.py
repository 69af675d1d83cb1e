"""A profile drafted from a report: what its tables, headings and words look like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kpi_tui.pdf.drafting.columns import Columns
from kpi_tui.pdf.drafting.meanings import StatusMeanings
from kpi_tui.pdf.drafting.period import PeriodGuess
from kpi_tui.pdf.drafting.sections import SectionsGuess
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.period import PeriodType
from kpi_tui.profiles.labels import UNREAD, key
from kpi_tui.profiles.period_text import find_periods
from kpi_tui.profiles.profile import Begins

_LONGEST_NAME = 60
_TELLING = 2
"""By so many phrases a report is known."""
_MOST_HEADINGS = 4
_COMMON_WORDS = frozenset(("council", "the", "and", "of", "report", "on", "for", "a"))


@dataclass
class DraftProfile:
    """What was guessed of a report, and what a profile would say of it."""

    council: str
    report: str
    recognise: list[str]
    columns: Columns
    names: list[str]
    """How the names of measures are headed."""
    begins: Begins
    period: PeriodGuess | None
    period_type: PeriodType
    sections: SectionsGuess
    statuses: StatusMeanings = field(default_factory=StatusMeanings)
    directions: dict[str, str] = field(default_factory=dict)
    arrows: dict[str, str] = field(default_factory=dict)
    feet: list[str] = field(default_factory=list)
    """Of cards: the phrases of their lines of figures; empty for rows."""
    is_cards: bool = False
    """Whether measures stand in cards."""
    furniture: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    """Directions of travel of which nothing says what they mean."""
    across: dict[str, list[str]] = field(default_factory=dict)
    """How rows across the table begin that go on with a measure, by field."""
    witnesses: list[Columns] = field(default_factory=list)
    """The columns of tables that say again of the same measures what their own say."""

    @property
    def name(self) -> str:
        """An id for the report: of the council's name and its own."""
        words = re.findall(r"[a-z0-9]+", f"{self.council} {self.report}".casefold())
        kept = [word for word in words if word not in _COMMON_WORDS]
        return "-".join(kept[:5])[:_LONGEST_NAME].strip("-") or "report"

    @property
    def notes(self) -> Iterator[str]:
        """What the draft is not sure of, a line each."""
        yield from self.columns.all_notes
        unread = [f"“{label}”" for label, name in self.columns.fields.items() if name == UNREAD]
        if unread:
            named = ", ".join(unread)
            yield f"what {named} holds is not known: each import names it until the profile says"
        yield from self.statuses.odd
        if self.unexplained:
            signs = ", ".join(self.unexplained)
            yield f"{signs}: nothing in the report says which way is better, so each import names them"
        if self.period is not None and (line := self.period.unread):
            yield f"{quoted(line)}: only the year is understood, not the part of it that is named"
        if self.period is None:
            yield "no period was found that it reports on: write in [period] how it is printed"

    def recognise_in(self, said: str) -> None:
        """Keep the phrases of `recognise` that stand in `said`, the text of the report.

        Where they are too few, the longest headings of columns are added.
        """
        squashed = key(said)
        self.recognise = [phrase for phrase in self.recognise if key(phrase) in squashed]
        if len(self.recognise) < _TELLING:
            headings = [
                label
                for label in self.columns.fields
                if len(key(label)) > 3 and key(label) in squashed and not find_periods(label)
            ]
            self.recognise += sorted(headings, key=len, reverse=True)[:_MOST_HEADINGS]
