"""The measures that a briefing is about, as they are typed: a priority's, a director's, or all."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from kpi_tui.period_names import name_of
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.store.query import FilterError, by_priority, with_words
from kpi_tui.text import fold


class Scope(NamedTuple):
    """The measures that a briefing is about: all, those of one priority, those of one director."""

    only: str | None
    director: str | None

    @property
    def is_all(self) -> bool:
        """Whether it is about every measure."""
        return self.only is None and self.director is None

    def holds(self, reading: Reading) -> bool:
        """Whether it is about this measure."""
        return self.only in (None, reading.priority_code) and (
            self.director is None or is_led_by(reading, self.director)
        )

    def readings(self, report: Report | None) -> tuple[Reading, ...]:
        """Return the readings of a report that it is about."""
        return tuple(filter(self.holds, report.readings)) if report else ()

    def priorities(self, report: Report) -> tuple[Priority, ...]:
        """Return the priorities of a report that it is about, those without measures included.

        In a briefing on a director they are those that the director's measures stand under.
        """
        under = {reading.priority_code for reading in self.readings(report)}
        return tuple(
            item
            for item in report.priorities
            if self.only in (None, item.code) and (self.director is None or item.code in under)
        )


def is_led_by(reading: Reading, director: str) -> bool:
    """Whether the name of a measure's director has this text in it, whatever its case."""
    return fold(director).strip() in fold("\n".join(reading.directors))


def scope_of(report: Report, priority: str | None, director: str | None) -> Scope:
    """Return the scope of a priority and a director as typed.

    Raises `FilterError` where the report does not have them.
    """
    only = None if priority is None else _code(report, priority)
    if director is not None and not any(is_led_by(each, director) for each in report.readings):
        names = dict.fromkeys(name for reading in report.readings for name in reading.directors)
        listed = ", ".join(names) or "none"
        when = name_of(report.period)
        raise FilterError(f"{director}: no such director in {when}: it has {listed}")
    return Scope(only, director)


def _code(report: Report, typed: str) -> str:
    """Return the code of the priority meant by its code or a part of its title.

    Raises `FilterError` where the report has no such priority, or several.
    """
    codes = [item.code for item in report.priorities]
    codes = list(dict.fromkeys([*codes, *(reading.priority_code for reading in report.readings)]))
    found = by_priority(
        pl.LazyFrame({"priority_code": codes}, schema=[("priority_code", pl.String)]), typed
    )
    for code in found.collect().get_column("priority_code"):
        return str(code)
    meant = with_words(typed, {item.code: item.title for item in report.priorities})
    if len(meant) == 1:
        return meant[0]
    listed = ", ".join(codes) or "none"
    raise FilterError(f"{typed}: no such priority in {name_of(report.period)}: it has {listed}")
