"""What the list of saved filters offers."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from rich.text import Text

from kpi_tui.analysis.browse.filters import Facet, FilterSet
from kpi_tui.analysis.browse.views import View
from kpi_tui.text import one_line
from kpi_tui.tui.choices.choice import Choice
from kpi_tui.tui.choices.filter_words import chip, counted, view_words
from kpi_tui.tui.palette import Palette
from kpi_tui.tui.session.remembered import SavedFilter

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


class Doing(StrEnum):
    """What can be done beside opening one."""

    SAVE = "Save what is in force …"
    RENAME = "Rename …"
    DELETE = "Delete …"


def saved_choices(
    session: Session, doing: Sequence[Doing] = ()
) -> list[Choice[SavedFilter | Doing]]:
    """List the saved filters with how many measures pass, and what else can be done."""
    offered: list[Choice[SavedFilter | Doing]] = []
    group = session.says("Saved, with the measures of this month")
    for each in session.kept.saved:
        passing = (
            measure
            for measure in session.listed
            if each.view.matches(measure, session.flags)
            and each.filters.matches(measure, session.flags)
        )
        text = counted(Text(one_line(each.name)), sum(1 for _ in passing))
        asked = asked_words(session, each.view, each.filters)
        is_plain = asked.casefold() == one_line(each.name).casefold()
        offered.append(Choice(each, text, group, Text("" if is_plain else asked, "dim")))
    in_force = asked_words(session, session.view, session.filters)
    for what in doing:
        said = in_force if what is Doing.SAVE else ""
        if said or (what is not Doing.SAVE and session.kept.saved):
            offered.append(Choice(what, Text(what), "Change", Text(said, "dim")))
    return offered


def asked_words(session: Session, view: View, filters: FilterSet) -> str:
    """Tell what a view and filters ask for: `Finance · ▲ red or ● amber`; nothing for all."""
    if session.month is None:
        return ""
    report, palette = session.month.report, Palette.of_theme(session.screen.theme_variables)
    facets: dict[Facet, list[str]] = {}
    for each in filters.filters:
        facets.setdefault(each.facet, []).append(chip(each, report, palette))
    parts = (view_words(view, report), *map(" or ".join, facets.values()))
    return " · ".join(filter(None, parts))
