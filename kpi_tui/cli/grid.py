"""`kpi-tui grid`: the statuses of all measures, or of all owners, in all periods."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from kpi_tui.cli.common import add_filters, open_store, read_judged, say
from kpi_tui.cli.periods import span_of
from kpi_tui.cli.sheets import add_output, form_of, passing, put_out

if TYPE_CHECKING:
    from datetime import date

    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.publish.sheets.sheet import Listing

_BY = ("measure", "director", "portfolio-holder")


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, "all", "all, the last one to show, or from/to: 2024-01/2024-07")
    command.add_argument("--by", choices=_BY, default="measure", help="what a row is of")
    add_output(command)


def run(args: Namespace) -> int:
    """Print the grid, of all periods unless told. Raises `KpiTuiError`."""
    form = form_of(args)
    from kpi_tui.analysis.assess import assess

    store = open_store(args)
    span = span_of(args.period, store.periods())
    analysis = assess(store, read_judged(args))
    listing = _listing(args, analysis, span)
    if not listing.sheet.rows:
        say("no measure passes these filters")
    put_out(listing, form, args, analysis.series.period_type.noun)
    return 0


def _listing(args: Namespace, analysis: Analysis, span: tuple[date | None, date | None]) -> Listing:
    histories = analysis.council.histories
    passes = passing(analysis, args)
    if args.by == "measure":
        from dataclasses import replace

        from kpi_tui.analysis.across.grid import grid
        from kpi_tui.publish.sheets.grid import grid_listing

        found = grid(histories, *span)
        rows = tuple(row for row in found.rows if passes(row.latest.measure))
        return grid_listing(replace(found, rows=rows))
    from kpi_tui.analysis.across.owners import OwnerRole, owner_statuses
    from kpi_tui.publish.sheets.owners import owners_listing

    role = OwnerRole(args.by.replace("-", "_"))
    return owners_listing(owner_statuses(histories, role, *span, passes))
