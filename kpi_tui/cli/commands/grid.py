"""`kpi-tui grid`: the statuses of all measures, or of all owners, in all periods."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from kpi_tui.cli.common import open_store, read_judged, say
from kpi_tui.cli.filters import add_filters
from kpi_tui.cli.output import add_output, form_of
from kpi_tui.cli.periods import periods_held, span_of
from kpi_tui.cli.sheets import passing, put_out
from kpi_tui.labels import Label
from kpi_tui.publish.sheets import FORMATS

_BY = ("measure", "director", "portfolio-holder")


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_filters(command, "all", "all, the last one to show, or from/to: 2024-01/2024-07")
    command.add_argument("--by", choices=_BY, default="measure", help="what a row is of")
    add_output(command, FORMATS)


def run(args: Namespace) -> int:
    """Print the grid, of all periods unless told. Raises `KpiTuiError`."""
    form = form_of(args)
    from kpi_tui.analysis.assess import assess

    store = open_store(args)
    span = span_of(args.period, periods_held(store))
    analysis = assess(store, read_judged(args))
    histories, passes = analysis.council.histories, passing(analysis, args, store)
    if args.by == "measure":
        from kpi_tui.analysis.across.grid import grid
        from kpi_tui.publish.sheets.grid import grid_listing

        found = grid(histories, *span)
        rows = tuple(row for row in found.rows if passes(row.latest.measure))
        listing = grid_listing(replace(found, rows=rows))
    else:
        from kpi_tui.analysis.across.owners import OwnerRole, owner_statuses
        from kpi_tui.publish.sheets.owners import owners_listing

        role = OwnerRole(args.by.replace("-", "_"))
        listing = owners_listing(owner_statuses(histories, role, *span, passes))
    if not listing.sheet.rows:
        say(Label.NO_MEASURES_MATCH)
    readings = analysis.council.facts_as_corrected
    put_out(listing, form, args, analysis.series.period_type.noun, readings)
    return 0
