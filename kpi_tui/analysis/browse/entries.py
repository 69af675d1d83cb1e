"""A month's readings with what a person looks them up by, worked out once a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kpi_tui.analysis.people import spellings
from kpi_tui.empty_cells import names_nobody
from kpi_tui.measure_name import CodeAndName
from kpi_tui.report import PROSE_FIELDS, Reading, Report
from kpi_tui.text import fold


@dataclass(frozen=True, slots=True)
class ListedMeasure:
    """A reading, and the people who answer for it, each under one spelling a month.

    “TBC” or “Vacant” in the place of a name is nobody.
    """

    reading: Reading
    directors: tuple[str, ...]
    holder: str | None
    text: str
    """Code, name, owners and prose, folded: what a search looks through.

    Where a report comments on whole sections, it has the words on its section too.
    """

    @property
    def key(self) -> CodeAndName:
        """Its measure's code and name."""
        return self.reading.named


def entries(report: Report) -> list[ListedMeasure]:
    """List the readings of a month, in the order printed."""
    directors = spellings(name for reading in report.readings for name in reading.directors)
    holders = spellings(name for reading in report.readings for name in reading.holders)
    commented = report.priorities if report.section_commentary else ()
    of_all = {each.code: fold("\n".join(("", *each.commitments))) for each in commented}
    listed: list[ListedMeasure] = []
    for reading in report.readings:
        names = dict.fromkeys(
            directors[name] for name in reading.directors if not names_nobody(name)
        )
        printed = reading.portfolio_holder or ""
        holder = None if names_nobody(printed) else holders.get(printed)
        text = f"{searchable(reading)}{of_all.get(reading.priority_code, '')}"
        listed.append(ListedMeasure(reading, tuple(names), holder, text))
    return listed


def searchable(reading: Reading) -> str:
    """Return what a search looks through: code, name, owners and prose, folded."""
    prose = (getattr(reading, name) or "" for name in PROSE_FIELDS)
    owners = (*reading.directors, reading.portfolio_holder or "")
    return fold("\n".join((reading.measure_code, reading.measure_name, *owners, *prose)))


def matches(text: str, words: Sequence[str]) -> bool:
    """Whether a `searchable` text holds every one of the folded words."""
    return all(word in text for word in words)
