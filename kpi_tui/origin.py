"""Whether words and figures of a report are published, reworded or simulated, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

MADE_UP = "Simulated for demonstration"
"""The beginning of a line on the pages of a report that is made up."""


REVISED = "revised"
"""The mark of a period whose report was issued again with corrections."""


class Origin(StrEnum):
    """Where the words and figures of a report come from."""

    PUBLISHED = "published"
    REWORDED = "reworded"
    """Figures as published, words of our own."""
    SIMULATED = "simulated"
    """Figures and words are made up."""

    @property
    def mark(self) -> str:
        """The word beside a period that is not as published; empty for others."""
        return "" if self is Origin.PUBLISHED else self.value

    @property
    def note(self) -> str:
        """The same as a sentence, to stand above what it is about; empty for what is published."""
        return _NOTES.get(self, "")

    def beside(self, name: str, *, is_revised: bool = False) -> str:
        """Return what a period is called, with its marks: `June 2024 (simulated, revised)`."""
        marks = [each for each in (self.mark, REVISED if is_revised else "") if each]
        return f"{name} ({', '.join(marks)})" if marks else name

    def beside_figures(self, name: str) -> str:
        """Return the same where only figures stand beside the period: `reworded` has published ones."""
        return self.beside(name) if self is Origin.SIMULATED else name


_NOTES = {
    Origin.REWORDED: (
        "Reworded: the figures are as published; the commentary is kpi-tui’s, and owners are roles."
    ),
    Origin.SIMULATED: "Simulated: the council published neither these figures nor these words.",
}
EARLIER_MARKS = {
    "simulated from the two published reports": Origin.SIMULATED,
    ": figures as published, words by kpi-tui": Origin.REWORDED,
}
"""The ends of the source's names in older sample reports, whose origin was not kept."""


def of_source(name: str) -> Origin:
    """Return the origin of a report that does not say it, by the name of its source."""
    ends = (origin for mark, origin in EARLIER_MARKS.items() if name.endswith(mark))
    return next(ends, Origin.PUBLISHED)


def notes_on(origins: Iterable[str | None]) -> list[str]:
    """Return the notes on reports that are not as published, each once."""
    found = set(origins)
    return [origin.note for origin in Origin if origin in found and origin.note]


def of_which_simulated(origins: Iterable[Origin]) -> str:
    """Return `, of which 16 simulated` or `, all of them simulated`; empty where none is."""
    counted = list(origins)
    simulated = counted.count(Origin.SIMULATED)
    if not simulated:
        return ""
    every = simulated == len(counted)
    return ", all of them simulated" if every else f", of which {simulated} simulated"
