"""The measures that a briefing is about: a priority's or a person's, pinned ones, those that pass filters, or all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from kpi_tui.analysis.across.owners import OwnerRole
from kpi_tui.analysis.people import called_just_so, key_of_person, spellings
from kpi_tui.labels import and_list
from kpi_tui.measure_name import MeasureName
from kpi_tui.near import no_such
from kpi_tui.period import PeriodKey
from kpi_tui.period_names import name_of, period_names
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.store.filters import FilterError, by_priority, no_such_priority, with_words
from kpi_tui.text import fold, one_line

if TYPE_CHECKING:
    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.analysis.checks.finding import Finding
    from kpi_tui.analysis.measure_period import MeasurePeriod, Measures

MOST_NAMED = 37
"""Names of several people that are longer together are counted instead."""


class Owner(NamedTuple):
    """Who answers for measures."""

    role: OwnerRole
    name: str
    """A part of it is enough, whatever its case; a whole name means nobody whose name is longer."""
    spellings: frozenset[str] = frozenset()
    """How reports print whoever is called just so."""
    people: tuple[str, ...] = ()
    """Who is meant, as reports print them, each once."""

    def among(self, readings: Iterable[Reading]) -> Owner:
        """Return who of those that these readings name is meant."""
        return self.among_names(name for reading in readings for name in self.role.named(reading))

    def among_names(self, printed: Iterable[str]) -> Owner:
        """Return who of those that are printed is meant."""
        names = list(printed)
        meant = self._replace(spellings=called_just_so(self.name, names))
        one = spellings(names)
        people = {one[name] for name in names if meant.is_meant(name)}
        return meant._replace(people=tuple(sorted(people)))

    @property
    def called(self) -> str:
        """Who is meant, as printed: `Ada Brown`, `5 directors named with “an”`."""
        said = and_list(map(one_line, self.people or (self.name,)))
        if len(self.people) > 1 and len(said) > MOST_NAMED:
            return f"{len(self.people)} {self.role_words}s named with “{one_line(self.name)}”"
        return said

    def is_meant(self, name: str) -> bool:
        """Whether a printed name is that of somebody meant."""
        if self.spellings:
            return name in self.spellings or key_of_person(name) == key_of_person(self.name)
        return fold(self.name).strip() in fold(name)

    @property
    def role_words(self) -> str:
        """The role in words: `portfolio holder`."""
        return self.role.label.lower()

    def answers_for(self, reading: Reading) -> bool:
        """Whether this is one of those who answer for a measure."""
        return any(map(self.is_meant, self.role.named(reading)))

    def require(self, readings: Iterable[Reading], periods: Sequence[PeriodKey]) -> None:
        """Raise `FilterError` where they answer for none of these measures of some reports."""
        readings = list(readings)
        if not any(map(self.answers_for, readings)):
            names = dict.fromkeys(name for reading in readings for name in self.role.named(reading))
            when = period_names([each.last_day for each in periods], periods[-1].period_type)
            listing = f"kpi-tui grid --by {self.role.replace('_', '-')} lists them"
            raise FilterError(
                no_such(self.name, self.role_words, when, sorted(names), more=listing)
            )


class Narrowing(NamedTuple):
    """Filters beside a priority, a person or the pins: a status, words searched for, or others."""

    said: str
    """What they let through, in words: `red, search: waste`."""
    test: Callable[[Analysis], Callable[[MeasurePeriod], bool]]
    """Returns whether a measure of the period passes them."""


class Scope(NamedTuple):
    """The measures that a briefing is about: all, those of one priority or person, some picked out."""

    only: str | None
    owner: Owner | None
    pinned: frozenset[MeasureName] | None = None
    """All that the pinned measures have ever been called; `None` where it is not about these alone."""
    passing: frozenset[MeasureName] | None = None
    """All that the measures have been called that pass filters in the period and are in the scope
    otherwise; `None` without such filters. They are followed back whoever answered for them then."""
    filters: str = ""
    """Those filters in words."""

    @property
    def is_all(self) -> bool:
        """Whether it is about every measure."""
        return self.only is None and not self.is_choice

    @property
    def is_choice(self) -> bool:
        """Whether it is about measures here and there: a person's, pinned ones, those that pass filters."""
        return any(each is not None for each in (self.owner, self.pinned, self.passing))

    def holds(self, reading: Reading) -> bool:
        """Whether it is about this measure."""
        if self.passing is not None:
            return reading.named in self.passing
        return (
            self.only in (None, reading.priority_code)
            and (self.owner is None or self.owner.answers_for(reading))
            and (self.pinned is None or reading.named in self.pinned)
        )

    def readings(self, report: Report | None) -> tuple[Reading, ...]:
        """Return the readings of a report that it is about."""
        return tuple(filter(self.holds, report.readings)) if report else ()

    def priorities(self, report: Report) -> tuple[Priority, ...]:
        """Return the priorities of a report that it is about, those without measures included.

        In a briefing on measures here and there, they are those that the measures stand under.
        """
        under = {reading.priority_code for reading in self.readings(report)}
        return tuple(
            item
            for item in report.priorities
            if self.only in (None, item.code) and (not self.is_choice or item.code in under)
        )

    def findings(self, report: Report, found: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings on its measures, and those on the report as a whole.

        A briefing on one priority has the latter unless they name a measure of another priority. One
        on measures here and there has none of them.
        """
        measures = {item.named for item in self.readings(report)}
        others = tuple(
            priority.code
            for priority in report.priorities
            if self.only not in (None, priority.code)
        )
        return tuple(
            finding
            for finding in found
            if self.is_all
            or not measures.isdisjoint(finding.measures)
            or (
                not self.is_choice
                and not finding.measures
                and not any(
                    label.removeprefix("new ").startswith(others) for label, _ in finding.figures
                )
            )
        )

    def narrowed(
        self, report: Report, measures: Measures, narrowing: Narrowing, analysis: Analysis
    ) -> Scope:
        """Return those of its measures that pass. Raises `FilterError` where none does."""
        passes = narrowing.test(analysis)
        held = {reading.named for reading in self.readings(report)}
        chosen = [each for key, each in measures.items() if key in held and passes(each)]
        if not chosen:
            raise FilterError(f"{name_of(report.period)}: no measures match: take a filter away")
        return self._replace(
            passing=frozenset(then.named for each in chosen for then in (each, *each.history)),
            filters=narrowing.said,
        )


def scope_of(
    report: Report,
    priority: str | None,
    owner: Owner | None,
    pinned: frozenset[MeasureName] | None,
) -> Scope:
    """Return the scope of a priority and a person as typed, and of the names of pinned measures.

    Raises `FilterError` where the report does not have them.
    """
    only = None if priority is None else _code(report, priority)
    if owner is not None:
        owner = owner.among(report.readings)
        owner.require(report.readings, [report.period])
    if pinned is not None and not any(reading.named in pinned for reading in report.readings):
        when = name_of(report.period)
        raise FilterError(
            f"{when}: none of the pinned measures is in it: * in the explorer pins one"
        )
    return Scope(only, owner, pinned)


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
    titles: dict[str, str | None] = dict.fromkeys(codes)
    titles |= {item.code: item.title for item in report.priorities}
    meant = with_words(typed, titles)
    if len(meant) == 1:
        return meant[0]
    raise no_such_priority(typed, name_of(report.period), titles)
