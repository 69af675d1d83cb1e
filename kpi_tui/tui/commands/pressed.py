"""What is done with the mouse alone, on parts of the screen that no key stands for."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.filters import Facet, Filter, FilterSet
from kpi_tui.tui.commands.steps import OnScreen, Steps

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def filter_statuses(session: Session, values: Collection[str]) -> Steps:
    """Narrow the table to measures of these statuses; once more, to those of any."""
    others = [each for each in session.filters.filters if each.facet is not Facet.STATUS]
    wanted = [Filter(Facet.STATUS, value) for value in values]
    in_force = {each for each in session.filters.filters if each.facet is Facet.STATUS}
    session.filters = FilterSet((*others, *(wanted if in_force != set(wanted) else ())))
    yield OnScreen.SHOW_ROWS


def drop_filter(session: Session, place: int) -> Steps:
    """Drop the filter at a place; behind the last one is the search, then that of the pane shown."""
    filters = session.filters.filters
    if place < len(filters):
        session.filters = FilterSet(filters[:place] + filters[place + 1 :])
        yield OnScreen.SHOW_ROWS
    elif place == len(filters) and session.words and session.pane is not None:
        session.search("")
        yield OnScreen.SHOW_ROWS
    else:
        yield OnScreen.CLEAR_SEARCH
