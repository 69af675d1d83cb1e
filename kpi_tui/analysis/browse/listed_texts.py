"""The texts of one period's measures, put together when the first search asks for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.browse.search import Search, Vocabulary, search_for
from kpi_tui.analysis.browse.search_text import SearchText, search_text
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.measure_name import CodeAndName
from kpi_tui.report import Report

if TYPE_CHECKING:
    from kpi_tui.analysis.assessment import PeriodAssessment
    from kpi_tui.judgements.judgement import Note


class ListedTexts:
    """What a search looks through, and what it found last."""

    def __init__(
        self,
        listed: Sequence[ListedMeasure] = (),
        report: Report | None = None,
        assessment: PeriodAssessment | None = None,
    ) -> None:
        """Take a period's measures, with their histories and notes if there is an assessment."""
        self._listed = listed
        self._known: Mapping[CodeAndName, MeasurePeriod] = assessment.measures if assessment else {}
        self._notes: Mapping[CodeAndName, Sequence[Note]] = assessment.notes if assessment else {}
        self._titles = {each.code: each.title for each in report.priorities} if report else {}
        self._last: tuple[tuple[str, ...], Search, Collection[int]] = ((), Search(), ())

    @cached_property
    def _texts(self) -> Sequence[SearchText]:
        texts = []
        for each in self._listed:
            known = self._known.get(each.key)
            earlier = [reading.named for reading in known.history] if known else []
            notes = self._notes.get(each.key, ())
            title = self._titles.get(each.reading.priority_code, "")
            texts.append(search_text(each.text, each.reading, earlier, notes, title))
        return texts

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(text.everything for text in self._texts)

    def search(self, words: tuple[str, ...]) -> Search:
        """Return the search for some folded words."""
        self._find(words)
        return self._last[1]

    def which_say(self, words: tuple[str, ...]) -> Collection[int] | None:
        """Return the places of the measures that say all of the words; `None` without words."""
        self._find(words)
        return self._last[2] if words else None

    def whys(self, words: tuple[str, ...], places: Iterable[int]) -> list[str]:
        """Say why measures at some places are found though what is printed does not say the words."""
        search = self.search(words)
        if not search:
            return []
        whys = (self._texts[place].why(search) for place in places)
        return list(dict.fromkeys(why for why in whys if why))

    def _find(self, words: tuple[str, ...]) -> None:
        if words == self._last[0]:
            return
        search = search_for(" ".join(words), self._vocabulary)
        found = {at for at, text in enumerate(self._texts) if search.matches(text.everything)}
        self._last = words, search, found
