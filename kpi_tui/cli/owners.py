"""`--director` and `--portfolio-holder` where a command is about one person's measures."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.measure_name import MeasureName
    from kpi_tui.period import PeriodKey
    from kpi_tui.publish.brief.scope import Owner


def add_owner(command: ArgumentParser) -> None:
    """Add the options that `owner_meant` reads."""
    person = command.add_mutually_exclusive_group()
    person.add_argument("--director", metavar="NAME", help="only a director's, by part of a name")
    person.add_argument(
        "--portfolio-holder", metavar="NAME", help="only a portfolio holder's, by part of a name"
    )


def owner_meant(args: Namespace) -> Owner | None:
    """Return whose measures it is to be about; `None` where nobody is named."""
    from kpi_tui.analysis.across.owners import OwnerRole
    from kpi_tui.publish.brief.scope import Owner

    names = {role: getattr(args, role) for role in OwnerRole}
    return next((Owner(role, name) for role, name in names.items() if name is not None), None)


def measures_of(
    owner: Owner, analysis: Analysis, periods: Sequence[PeriodKey], of_many: bool = False
) -> tuple[Owner, Mapping[date, frozenset[MeasureName]]]:
    """Return who is meant, and their measures in some periods, by the last day of each.

    Raises `FilterError` for somebody who has none in any, unless these are of a report `of_many`.
    """
    held = {period.last_day: analysis.council.measures(period) for period in periods}
    readings = [each.reading for measures in held.values() for each in measures.values()]
    owner = owner.among(readings)
    if not of_many:
        owner.require(readings, periods)
    return owner, {
        day: frozenset(each.named for each in measures.values() if owner.answers_for(each.reading))
        for day, measures in held.items()
    }
