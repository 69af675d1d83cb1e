"""Going to a measure, and to a pane in the place of table and commentary: for commands of all kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.filters import FilterSet
from kpi_tui.analysis.browse.views import View, ViewKind
from kpi_tui.tui.commands.steps import Notify, OnScreen, SelectMeasure, ShowPane, ShowView, Steps

if TYPE_CHECKING:
    from kpi_tui.measure_name import CodeAndName
    from kpi_tui.tui.session.main_pane import MainPane
    from kpi_tui.tui.session.session import Session

LEADS_NOWHERE = "This is about no measure of this month."


def leads_somewhere(session: Session, key: CodeAndName) -> bool:
    """Whether this period has a measure of that code and name, or a priority of that code."""
    priorities = session.month.report.priorities if session.month else ()
    is_priority = any(priority.code == key[0] for priority in priorities)
    return is_priority or session.place_of(key) is not None


def go_to(session: Session, key: CodeAndName) -> Steps:
    """Go to a measure, or to the priority of that code, where this period has it."""
    place = session.place_of(key)
    if place is not None:
        if place not in session.order:  # whatever hides it is let go of
            session.filters = FilterSet()
            yield OnScreen.CLEAR_SEARCH
            yield ShowView(View())
        yield SelectMeasure(place)
    elif leads_somewhere(session, key):
        yield ShowView(View(ViewKind.PRIORITY, key[0]))
    else:
        yield Notify(session.says(LEADS_NOWHERE), timeout=3)


def show_pane(session: Session, pane: MainPane, typed: str = "") -> Steps:
    """Show a pane as it was left, or this one where it has not been shown; once more, the table.

    `typed` is what it is narrowed to at first.
    """
    if session.shown is pane.mode:
        yield OnScreen.LEAVE_PANE
        return
    if pane.mode not in session.panes:
        pane.put_back(session.kept.panes.get(pane.mode, ""))
    kept = session.panes.setdefault(pane.mode, pane)
    kept.opened_from = (session.shown, kept.typed) if typed and session.shown else None
    kept.typed = typed or kept.typed
    yield ShowPane(pane.mode)
