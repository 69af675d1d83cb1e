"""The measures that a briefing is about, as they are typed: a priority's, a person's, or all."""

from __future__ import annotations

from typing import NamedTuple

import polars as pl

from kpi_tui.analysis.across.owners import OwnerRole
from kpi_tui.period_names import name_of
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.store.query import FilterError, by_priority, with_words
from kpi_tui.text import fold


class Owner(NamedTuple):
    """Who answers for measures."""

    role: OwnerRole
    name: str
    """A part of it is enough, whatever its case."""

    @property
    def role_words(self) -> str:
        """The role in words: `portfolio holder`."""
        return self.role.replace("_", " ")

    def answers_for(self, reading: Reading) -> bool:
        """Whether this is one of those who answer for a measure."""
        return fold(self.name).strip() in fold("\n".join(self.named(reading)))

    def named(self, reading: Reading) -> tuple[str, ...]:
        """Return whom a report names in this role beside a measure."""
        if self.role is OwnerRole.DIRECTOR:
            return reading.directors
        return (reading.portfolio_holder,) if reading.portfolio_holder else ()


class Scope(NamedTuple):
    """The measures that a briefing is about: all, those of one priority, those of one person."""

    only: str | None
    owner: Owner | None

    @property
    def is_all(self) -> bool:
        """Whether it is about every measure."""
        return self.only is None and self.owner is None

    def holds(self, reading: Reading) -> bool:
        """Whether it is about this measure."""
        return self.only in (None, reading.priority_code) and (
            self.owner is None or self.owner.answers_for(reading)
        )

    def readings(self, report: Report | None) -> tuple[Reading, ...]:
        """Return the readings of a report that it is about."""
        return tuple(filter(self.holds, report.readings)) if report else ()

    def priorities(self, report: Report) -> tuple[Priority, ...]:
        """Return the priorities of a report that it is about, those without measures included.

        In a briefing on a person they are those that the person's measures stand under.
        """
        under = {reading.priority_code for reading in self.readings(report)}
        return tuple(
            item
            for item in report.priorities
            if self.only in (None, item.code) and (self.owner is None or item.code in under)
        )


def scope_of(report: Report, priority: str | None, owner: Owner | None) -> Scope:
    """Return the scope of a priority and a person as typed.

    Raises `FilterError` where the report does not have them.
    """
    only = None if priority is None else _code(report, priority)
    if owner is not None and not any(map(owner.answers_for, report.readings)):
        names = dict.fromkeys(name for reading in report.readings for name in owner.named(reading))
        listed, when = ", ".join(names) or "none", name_of(report.period)
        raise FilterError(f"{owner.name}: no such {owner.role_words} in {when}: it has {listed}")
    return Scope(only, owner)


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
