"""What is remembered of a series of reports, as plain values and as a file has them.

Anybody can write the file: what cannot be made sense of is as if it were not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date

from kpi_tui.analysis.browse.filters import (
    BLANK,
    EXCEPTION,
    HIGHER,
    LOWER,
    MISSED_RUN,
    Facet,
    Filter,
    FilterSet,
)
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.measure_name import CodeAndName, FoldedName, MeasureName
from kpi_tui.status import Status
from kpi_tui.vocabulary import Travel

SEARCHES = 20
"""How many of the last searches are kept."""
PLACES = 12
"""For how many stores the place is kept where they were left."""


@dataclass(frozen=True, slots=True)
class RememberedPlace:
    """The place in a store where it was left, and how the screen was arranged."""

    period: date | None = None
    newest: date | None = None
    """The last period there was then."""
    view: View = field(default_factory=View)
    filters: FilterSet = field(default_factory=FilterSet)
    order: tuple[tuple[str, bool], ...] = ()
    """The columns that rows are sorted by, each with whether downwards."""
    cursor: CodeAndName | None = None
    panes: Mapping[str, str] = field(default_factory=dict)
    """How each pane is grouped and sorted, by its name."""

    def as_json(self) -> dict[str, object]:
        """Write it for a file."""
        return {
            "period": self.period.isoformat() if self.period else "",
            "newest": self.newest.isoformat() if self.newest else "",
            "view": [self.view.kind.value, self.view.value],
            "filters": filters_as_json(self.filters),
            "order": [[column, downwards] for column, downwards in self.order],
            "cursor": [*self.cursor] if self.cursor else [],
            "panes": {**self.panes},
        }

    @classmethod
    def from_json(cls, said: object) -> RememberedPlace:
        """Read it; what is missing or strange is as before anything was remembered."""
        known = said if isinstance(said, dict) else {}
        panes = known.get("panes")
        order = tuple(
            (str(each[0]), each[1] is True) for each in _lists(known.get("order")) if len(each) == 2
        )
        return cls(
            _date(known.get("period")),
            _date(known.get("newest")),
            _view(known.get("view")),
            filters_from_json(known.get("filters")),
            order,
            next(_pairs([known.get("cursor")]), None),
            {
                mode: way
                for mode, way in (panes.items() if isinstance(panes, dict) else ())
                if isinstance(way, str)
            },
        )


@dataclass(frozen=True, slots=True)
class Pin:
    """A measure that a person keeps in sight, by all the codes and names it has been known by."""

    names: tuple[CodeAndName, ...]

    def is_of(self, names: Iterable[CodeAndName]) -> bool:
        """Whether a measure that has had these codes and names is the one."""
        return not _folded(self.names).isdisjoint(_folded(names))


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """Measures that a person asks for by a name: a view, and filters."""

    name: str
    view: View
    filters: FilterSet

    def as_json(self) -> dict[str, object]:
        """Write it for a file."""
        return {
            "name": self.name,
            "view": [self.view.kind.value, self.view.value],
            "filters": filters_as_json(self.filters),
        }

    @classmethod
    def all_from_json(cls, said: object) -> list[SavedFilter]:
        """Read those there are, by name; of one name the last."""
        found: dict[str, SavedFilter] = {}
        for each in said if isinstance(said, list) else ():
            known = each if isinstance(each, dict) else {}
            name = known.get("name")
            if isinstance(name, str) and name.strip():
                filters = filters_from_json(known.get("filters"))
                found[name.casefold()] = cls(name, _view(known.get("view")), filters)
        return [found[name] for name in sorted(found)]


def pins_from_json(said: object) -> tuple[Pin, ...]:
    """Read the pins there are."""
    found = (Pin(tuple(_pairs(each))) for each in _lists(said))
    return tuple(pin for pin in found if pin.names)


def filters_as_json(filters: FilterSet) -> list[list[str]]:
    """Write filters for a file."""
    return [[each.facet.value, each.value] for each in filters.filters]


def filters_from_json(said: object) -> FilterSet:
    """Read filters; those that ask for nothing there is are left out."""
    found = (Filter(Facet(facet), value) for facet, value in _pairs(said) if facet in list(Facet))
    return FilterSet(tuple(each for each in found if _is_sound(each)))


def texts_from_json(said: object) -> tuple[str, ...]:
    """Read a list of texts, each once."""
    listed = said if isinstance(said, list) else []
    return tuple(dict.fromkeys(each for each in listed if isinstance(each, str) and each.strip()))


def _folded(names: Iterable[CodeAndName]) -> set[FoldedName]:
    return {MeasureName(*name).key for name in names}


def _is_sound(asked: Filter) -> bool:
    """Whether a filter's value is one that its facet can have."""
    value, _, rest = asked.value.partition(" ")
    match asked.facet:
        case Facet.STATUS if asked.value == EXCEPTION:
            return True
        case Facet.STATUS | Facet.YTD_STATUS | Facet.BECAME | Facet.LEFT:
            return asked.value == BLANK or asked.value in list(Status)
        case Facet.STREAK:
            is_count = rest.isascii() and rest.isdigit() and len(rest) < 5
            return is_count and (value == MISSED_RUN or value in [*Status, *Travel, HIGHER, LOWER])
        case Facet.OFTEN:
            is_count = re.fullmatch("[0-9]{1,4} .+", rest) is not None
            return is_count and value in [MISSED_RUN, *Status] and _is_when(*rest.split()[1:])
        case Facet.SINCE:
            return value in [*Travel, HIGHER, LOWER] and _date(rest) is not None
        case Facet.DIRECTION:
            return asked.value in [*Travel, HIGHER, LOWER]
        case Facet.YEAR:
            return asked.value in list(Travel)
        case Facet.VARIANCE:
            said = r"(?:within|worse|better) [0-9]{1,4}(?:\.[0-9]{1,2})?(?: from)?"
            return re.fullmatch(said, asked.value) is not None
        case _:
            return True


def _is_when(first: str = "", last: str = "", *others: str) -> bool:
    """Whether words are a financial year, or two days."""
    is_year = re.fullmatch("(?:19|20|21)[0-9]{2}", first) is not None and not last
    return not others and (is_year or (_date(first) is not None and _date(last) is not None))


def _view(said: object) -> View:
    """Read a view; what asks for nothing there is asks for all measures."""
    kind, value = next(_pairs([said]), ("", ""))
    if kind not in list(ViewKind) or (kind == ViewKind.STATUS and value not in list(Status)):
        return View()
    return View(ViewKind(kind), value)


def _date(said: object) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(said) if isinstance(said, str) else None
    return None


def _lists(said: object) -> Iterator[list[object]]:
    for each in said if isinstance(said, list) else ():
        if isinstance(each, list):
            yield each


def _pairs(said: object) -> Iterator[tuple[str, str]]:
    """Yield those items of a list that are two texts."""
    for each in _lists(said):
        if len(each) == 2 and isinstance(each[0], str) and isinstance(each[1], str):
            yield each[0], each[1]
