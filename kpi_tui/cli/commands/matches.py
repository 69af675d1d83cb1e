"""`kpi-tui matches`: matching measures between two reports."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kpi_tui.cli.common import open_store, print_bytes, read_judged, say
from kpi_tui.cli.output import add_output, form_of, sent_out
from kpi_tui.cli.periods import add_two_periods, periods_between
from kpi_tui.errors import KpiTuiError
from kpi_tui.period_names import name_of
from kpi_tui.publish.compared_reports import ComparedReport
from kpi_tui.publish.console import TableColumn, print_table
from kpi_tui.publish.json_text import in_json
from kpi_tui.publish.listings.matches import (
    KEYS,
    cells_of,
    grouped,
    headline,
    to_markdown,
    to_objects,
)
from kpi_tui.publish.sheets.records import records_to_csv

if TYPE_CHECKING:
    from kpi_tui.analysis.identity.links import Link

_COLUMNS = (
    TableColumn("Match"),
    TableColumn("From", no_wrap=True),
    TableColumn("To", no_wrap=True),
    TableColumn("Measure"),
    TableColumn("Why"),
)


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_two_periods(command)
    add_output(command)


def run(args: Namespace) -> int:
    """Print the matches between two periods, the last two unless told. Raises `KpiTuiError`."""
    form = form_of(args)
    store = open_store(args)
    periods = periods_between(args, store, "is between")
    links: Sequence[Link] = ()
    if periods is not None:
        before, after = periods
        if before == after:
            noun = after.period_type.noun
            raise KpiTuiError(f"matches: both are the same {noun}: name an earlier one first")
        if before > after:
            raise KpiTuiError(
                f"matches: {name_of(before)} is after {name_of(after)}: name the earlier one first"
            )
        from kpi_tui.analysis.assess import assess

        links = assess(store, read_judged(args)).links(before, after)
    both = [ComparedReport(key, store.newest(key).provenance) for key in periods or ()]
    records = to_objects(links, *both) if both else []
    with sent_out(args, form):
        if form == "json":
            print_bytes(in_json(records))
        elif form == "csv":
            print_bytes(records_to_csv(KEYS, records), "csv")
        elif both and form == "md":
            print_bytes(f"{to_markdown(links, *both)}\n".encode())
        elif both:
            say(headline(links, *both))
            rows = [
                (title, *cells_of(link))
                for title, group in grouped(links).items()
                for link in group
            ]
            if rows:
                print_table(_COLUMNS, rows)
    return 0
