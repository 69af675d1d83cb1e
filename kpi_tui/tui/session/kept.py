"""What a person keeps of the series of reports looked at: pins, filters, columns, searches.

It is kept in the person's own file, beside what another explorer keeps there meanwhile. Without a
file it lasts as long as the explorer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kpi_tui.analysis.browse.entries import ListedMeasure
from kpi_tui.analysis.browse.filters import FilterSet
from kpi_tui.analysis.browse.views import View
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.measure_name import CodeAndName
from kpi_tui.period import Series
from kpi_tui.store_url import StorePath
from kpi_tui.tui.session.column_choice import ColumnChoice
from kpi_tui.tui.session.remembered import (
    PLACES,
    SEARCHES,
    Pin,
    RememberedPlace,
    SavedFilter,
    pins_from_json,
    texts_from_json,
)
from kpi_tui.tui.state import Memory


@dataclass(slots=True)
class Kept:
    """What is kept of one series; whatever changes it is written at once."""

    memory: Memory = field(default_factory=Memory)
    usual: ColumnChoice = field(default_factory=ColumnChoice)
    """The columns as the settings file has them."""
    series: Series | None = None
    pins: tuple[Pin, ...] = ()
    saved: tuple[SavedFilter, ...] = ()
    """Filters by name, in the order of their names."""
    columns: ColumnChoice = field(default_factory=ColumnChoice)
    searches: tuple[str, ...] = ()
    """What was searched for, the last first."""
    closed: frozenset[str] | None = None
    """The branches of the tree that are folded; `None` before any has been folded or opened."""
    redraw: Callable[[], Mapping[str, int]] = dict
    """Draws the table with the columns there are by now, and returns the widths it has then."""
    panes: Mapping[str, str] = field(default_factory=dict)
    """How panes were grouped and sorted that have not been shown yet."""
    restored: tuple[View, FilterSet] | None = None
    """The view and the filters that were put back at the start, until others are asked for."""

    def __post_init__(self) -> None:
        self.columns = self.usual

    def take(self, series: Series) -> None:
        """Take what is remembered of a series, where it is another than before."""
        if series != self.series:
            self.series = series
            self._read()

    def _read(self) -> None:
        said = self._said
        self.pins = pins_from_json(said.get("pins"))
        self.saved = tuple(SavedFilter.all_from_json(said.get("filters")))
        self.columns = ColumnChoice.from_json(said.get("columns")) or self.usual
        self.searches = texts_from_json(said.get("searches"))[:SEARCHES]
        closed = said.get("closed")
        self.closed = frozenset(texts_from_json(closed)) if isinstance(closed, list) else None

    @property
    def _said(self) -> Mapping[str, Any]:
        return self.memory.of(self.series) if self.series else {}

    def _keep(self, change: Callable[[Mapping[str, Any]], Mapping[str, Any]]) -> None:
        """Change what is remembered by now, and take it."""
        if self.series is not None:
            self.memory.keep_of(self.series, change)
            self._read()

    # -- pinned measures ----------------------------------------------------------------------

    def pinned(
        self, listed: Iterable[ListedMeasure], measures: Mapping[CodeAndName, MeasurePeriod]
    ) -> frozenset[CodeAndName]:
        """Return the codes and names of those of a period's measures that are pinned."""
        if not self.pins:
            return frozenset()
        return frozenset(
            each.key for each in listed if self.is_pinned(each.key, measures.get(each.key))
        )

    def is_pinned(self, key: CodeAndName, measure: MeasurePeriod | None) -> bool:
        """Whether a measure of these reports is pinned, by this name or a former one."""
        return bool(self._pins_of(key, measure))

    def _pins_of(self, key: CodeAndName, measure: MeasurePeriod | None) -> list[Pin]:
        names = names_of(key, measure)
        return [pin for pin in self.pins if pin.is_of(names)]

    def pin(self, key: CodeAndName, measure: MeasurePeriod | None) -> bool:
        """Pin a measure, or take its pin away, and return whether it is pinned now."""
        gone = self._pins_of(key, measure)
        added = [Pin(names_of(key, measure))] if not gone else []

        def change(said: Mapping[str, Any]) -> dict[str, Any]:
            pins = [pin for pin in pins_from_json(said.get("pins")) if pin not in gone]
            return {**said, "pins": [[[*name] for name in pin.names] for pin in (*pins, *added)]}

        self._keep(change)
        return bool(added)

    # -- saved filters ------------------------------------------------------------------------

    def save_filter(self, saved: SavedFilter, instead_of: str = "") -> None:
        """Save filters under a name, in the place of any of that name or of another."""
        gone = {name.casefold() for name in (saved.name, instead_of)}
        self._keep_filters(gone, [saved])

    def delete_filter(self, name: str) -> None:
        """Delete the filters of a name."""
        self._keep_filters({name.casefold()}, [])

    def _keep_filters(self, gone: set[str], added: list[SavedFilter]) -> None:
        def change(said: Mapping[str, Any]) -> dict[str, Any]:
            there = SavedFilter.all_from_json(said.get("filters"))
            left = [each for each in there if each.name.casefold() not in gone]
            return {**said, "filters": [each.as_json() for each in (*left, *added)]}

        self._keep(change)

    # -- columns, searches, the tree ------------------------------------------------------------

    def arrange(self, columns: ColumnChoice) -> None:
        """Keep columns as they are arranged; as in the settings file is nothing to keep."""
        chosen = columns.as_json() if columns != self.usual else None
        self._keep(lambda said: {**said, "columns": chosen})
        self.columns = columns

    def search(self, text: str) -> None:
        """Keep what was searched for as the last search."""
        text = " ".join(text.split())

        def change(said: Mapping[str, Any]) -> dict[str, Any]:
            there = texts_from_json(said.get("searches"))
            return {**said, "searches": [*dict.fromkeys((text, *there))][:SEARCHES]}

        if text and text != next(iter(self.searches), ""):
            self._keep(change)

    def is_restored(self, view: View, filters: FilterSet) -> bool:
        """Whether these were put back at the start, leave measures out, and are still unasked for."""
        return self.restored == (view, filters) and (view, filters) != (View(), FilterSet())

    # -- the place that was left ----------------------------------------------------------------

    def place(self, store: StorePath) -> RememberedPlace:
        """Return the place in a store where it was left."""
        places = self._said.get("places")
        return RememberedPlace.from_json(
            places.get(_name(store)) if isinstance(places, dict) else None
        )

    def keep_place(self, store: StorePath, place: RememberedPlace, closed: frozenset[str]) -> None:
        """Keep the place in a store, and which branches of the tree are folded."""

        def change(said: Mapping[str, Any]) -> dict[str, Any]:
            places = said.get("places")
            there = {**places} if isinstance(places, dict) else {}
            there.pop(_name(store), None)
            there[_name(store)] = place.as_json()
            last = dict(list(there.items())[-PLACES:])
            return {**said, "places": last, "closed": sorted(closed)}

        if self.series is not None:
            self.memory.keep_of(self.series, change)


def names_of(key: CodeAndName, measure: MeasurePeriod | None) -> tuple[CodeAndName, ...]:
    """Return every code and name that a measure has had, as far as that is known."""
    former = [each.named for each in measure.history] if measure else []
    return tuple(dict.fromkeys((key, *former)))


def period_left(memory: Memory, store: StorePath, series: Series, newest: date) -> date | None:
    """Return the period at which a store was left; `None` where a newer one has come since."""
    place = Kept(memory, series=series).place(store)
    return place.period if place.newest is not None and place.newest >= newest else None


def _name(store: StorePath) -> str:
    return str(store.absolute())
