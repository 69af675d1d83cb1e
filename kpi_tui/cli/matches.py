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
from kpi_tui.publish.console import TableColumn, print_table
from kpi_tui.publish.listings.links import cells_of, grouped, headline, to_csv, to_json, to_markdown

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
    with sent_out(args, form):
        if form == "json":
            print_bytes(to_json(links))
        elif form == "csv":
            print_bytes(to_csv(links), "csv")
        elif periods is not None and form == "md":
            print_bytes(f"{to_markdown(links, *periods)}\n".encode())
        elif periods is not None:
            say(headline(links, *periods))
            rows = [
                (title, *cells_of(link))
                for title, group in grouped(links).items()
                for link in group
            ]
            if rows:
                print_table(_COLUMNS, rows)
    return 0
