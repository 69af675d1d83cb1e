"""Commands of the heat map: all measures in all periods, in the place of table and commentary."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.tui.commands.command import COMPARE, Command, Rows, everywhere, needs_an_assessment
from kpi_tui.tui.commands.compare import arrange_pane
from kpi_tui.tui.commands.opening import show_pane
from kpi_tui.tui.commands.steps import DoCommand, Steps
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.analysis.browse.filters import Facet
    from kpi_tui.tui.session.session import Session

HEAT_MAP = frozenset({Mode.HEAT_MAP})


def show_heat_map(session: Session) -> Steps:
    """Show all measures in all periods; once more, the table."""
    from kpi_tui.tui.lists.heat_map import HeatMapPane

    yield from show_pane(session, HeatMapPane(session))


def show_heat_map_by(session: Session, facet: Facet) -> Steps:
    """Show the heat map grouped by priority, director or portfolio holder."""
    from kpi_tui.analysis.across.heat_map import GroupedBy
    from kpi_tui.tui.lists.heat_map import HeatMapPane

    pane = session.panes.setdefault(Mode.HEAT_MAP, HeatMapPane(session))
    if isinstance(pane, HeatMapPane):
        pane.by = GroupedBy[facet.name]
    yield DoCommand("heat-map")


def regroup(session: Session) -> Steps:
    """Group the heat map by the next thing."""
    from kpi_tui.tui.lists.heat_map import HeatMapPane

    if isinstance(session.pane, HeatMapPane):
        yield from session.pane.group()


COMMANDS = (
    Command("heat-map", "o", "heat map", Label.HEAT_MAP,
            "All measures in all months, how long each has stood so, when last on target", COMPARE,
            show_heat_map, needs_an_assessment, everywhere(13), at_once=True,
            also="heatmap, how long, longest, since when, last on target, last green, history, grid, all months, streak, in a row, over time, matrix, "
                 "all reports at once, every month, pattern", of_rows=Rows.ANY, shows=Mode.HEAT_MAP),
    Command("heat-map-sort", "s", "sort", "Sort the heat map",
            "Sort by worst now, longest off target, last on target, name, or as printed",
            COMPARE, partial(arrange_pane, step=1), needs_an_assessment, {Mode.HEAT_MAP: 4}, HEAT_MAP,
            also="order"),
    Command("heat-map-sort-back", "S", "sort back", "Sort the heat map back",
            "Sort the heat map by the thing before",
            COMPARE, partial(arrange_pane, step=-1), needs_an_assessment, modes=HEAT_MAP,
            also="order"),
    Command("heat-map-group", "G", "group", "Group the heat map",
            "Group the heat map by priority, director, portfolio holder, or not at all", COMPARE,
            regroup, needs_an_assessment, {Mode.HEAT_MAP: 3}, HEAT_MAP,
            also="director, priority"),
)  # fmt: skip
