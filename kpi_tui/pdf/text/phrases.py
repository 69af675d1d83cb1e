"""The fixed phrases by which a reader finds their way through a report."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kpi_tui.profiles.codes import PrintedCode
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.profile import Profile, TitlePlace
from kpi_tui.regex import regex

DATE = regex(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
PAGE_NUMBER = regex(r"(page\s*)?\d{1,3}(\s*(of|/)\s*\d{1,3})?", re.I)
_LEFT_BLANK = regex(
    r"\W*(this|the following|the next|following|next)?\s*(page|side|sheet)?\s*"
    r"(is|are|has been|was)?\s*(left|intentionally|deliberately|purposely)?\s*"
    r"(left|intentionally|deliberately|purposely)?\s*(blank|empty)\s*"
    r"(page|sheet|intentionally|deliberately|on purpose|for (double-sided )?printing)?\W*",
    re.I,
)
"""What stands on a page that has nothing else on it."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What a report's own phrases say of a text."""

    profile: Profile

    def code_at_start(self, text: str) -> PrintedCode | None:
        """Return the measure's code that a text begins with, also a misprinted one."""
        return self.profile.code.at_start(text) if self.profile.code else None

    def code(self, text: str) -> str | None:
        """Return the code that a text begins with, where it is printed as it should be."""
        return self.profile.code.match(text) if self.profile.code else None

    def codes_in(self, text: str) -> set[str]:
        """Return the measures' codes printed in a text."""
        return self.profile.code.find(text) if self.profile.code else set()

    def priority(self, text: str) -> dict[str, str] | None:
        """Return code and title of a priority that a text announces."""
        headings = (phrase.begins(text) for phrase in self.profile.priorities.headings)
        return next((found for found in headings if found), None)

    def dates(self, text: str) -> bool:
        """Whether a line begins as one that says which period the report is on."""
        places = self.profile.period.places
        return any(phrase.lead and phrase.leads(text) for phrase in places)

    def is_note(self, text: str) -> bool:
        """Whether a line says that nothing is reported of a priority."""
        said = key(text)
        return any(note in said for note in self.profile.priorities.notes)

    def ends_table(self, text: str) -> bool:
        """Whether a line is a heading's: no row of a table goes on past it."""
        rules = self.profile.priorities
        if rules.place is TitlePlace.ANNOUNCED:
            is_heading = self.announces(text)
        else:
            is_heading = rules.place is TitlePlace.ABOVE and any(
                phrase.lead and phrase.fills(text) for phrase in rules.headings
            )
        return is_heading or self.is_note(text)

    def announces(self, text: str) -> bool:
        """Whether a line of its own announces a priority, or the date above it."""
        is_announced = self.profile.priorities.place is TitlePlace.ANNOUNCED
        return is_announced and bool(self.priority(text) or self.dates(text))

    def is_furniture(self, text: str) -> bool:
        """Whether a line is none of the report's, wherever it stands."""
        return any(phrase.fills(text) is not None for phrase in self.profile.furniture)


def says_blank(text: str) -> bool:
    """Whether a line says of its page that nothing stands on it."""
    return bool(_LEFT_BLANK.fullmatch(" ".join(text.split())))
