"""A search through all reports of a series at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.entries import searchable
from kpi_tui.analysis.browse.search import Search, Vocabulary, search_for
from kpi_tui.analysis.browse.search_text import SearchText, search_text
from kpi_tui.grouping import grouped
from kpi_tui.labels import PROSE
from kpi_tui.text import fold_with_places, one_line

if TYPE_CHECKING:
    from kpi_tui.analysis.from_facts import MeasureHistories
    from kpi_tui.analysis.measure_period import MeasurePeriod

_BEFORE, _BEHIND = 30, 70
"""Letters of an excerpt before the word that is found, and from it on."""


@dataclass(frozen=True, slots=True)
class Found:
    """A measure that says the words in one report."""

    measure: MeasurePeriod
    text: SearchText

    @property
    def day(self) -> date:
        """The last day of the report's period."""
        return self.measure.report_date

    def excerpt(self, search: Search) -> str:
        """Return the words around the first place that says one of them, or what it is found by."""
        reading = self.measure.reading
        prose = (getattr(reading, name) or "" for name in PROSE)
        owners = "; ".join((*reading.directors, reading.portfolio_holder or ""))
        for text in (*prose, reading.measure_name, owners, reading.measure_code):
            if around := _around(one_line(text), search):
                return around
        return self.text.why(search)


@dataclass(frozen=True, slots=True)
class FoundEverywhere:
    """What a search finds in all reports."""

    text: str
    """What was typed."""
    search: Search
    found: Sequence[Found]
    """Measure by measure, as the last reports have them; of each the last report first."""

    def beside(self, day: date | None) -> int:
        """Count the measures found in reports other than that of a day."""
        return len({each.measure.measure_id for each in self.found if each.day != day})

    def keys(self) -> set[tuple[date, str, str]]:
        """Return the report, code and name of each reading."""
        return {(each.day, *each.measure.named) for each in self.found}


class SearchIndex:
    """The texts of all readings of a series of reports, put together once."""

    def __init__(self, histories: MeasureHistories) -> None:
        self._readings: list[Found] = []
        for day in sorted(histories.by_day, reverse=True):
            self._readings += _of_report(histories.by_day[day], histories)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(each.text.everything for each in self._readings)

    def find(self, text: str) -> FoundEverywhere:
        """Find the measures that say all words of a text, in whichever report."""
        search = search_for(text, self._vocabulary)
        found = (each for each in self._readings if search.matches(each.text.everything))
        by_measure = grouped(found if search else (), lambda each: each.measure.measure_id)
        return FoundEverywhere(text, search, [each for own in by_measure.values() for each in own])


def found_in(histories: MeasureHistories, text: str) -> set[tuple[date, str, str]]:
    """Return the report, code and name of each reading that says all words of a text."""
    return SearchIndex(histories).find(text).keys()


def _of_report(readings: Sequence[MeasurePeriod], histories: MeasureHistories) -> Iterator[Found]:
    for measure in readings:
        past = histories.history(measure.measure_id, measure.report_date)
        names = [each.named for each in past]
        yield Found(
            measure,
            search_text(
                searchable(measure.reading),
                measure.reading,
                names,
                histories.judged.notes_on([measure.named, *names])
                if histories.judged.notes
                else (),
                measure.priority_title or "",
            ),
        )


def _around(text: str, search: Search) -> str:
    """Return the words around the first of those that are looked for; nothing where none is said."""
    folded, places = fold_with_places(text)
    match = search.pattern.search(folded) if search.pattern else None
    if match is None:
        return ""
    at = places[match.start()]
    start = max(0, at - _BEFORE)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = len(text) if at + _BEHIND >= len(text) else text.rfind(" ", at + 1, at + _BEHIND)
    end = end if end > at else min(len(text), at + _BEHIND)
    return f"{'… ' * bool(start)}{text[start:end]}{' …' * (end < len(text))}"
