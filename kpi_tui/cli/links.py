"""`kpi-tui links`: which measure is which between two periods."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kpi_tui.cli.common import open_store, read_judged, say
from kpi_tui.cli.periods import add_two_periods, periods_between
from kpi_tui.errors import KpiTuiError
from kpi_tui.period_names import name_of
from kpi_tui.publish.console import TableColumn, print_table
from kpi_tui.publish.listings.links import cells_of, grouped, headline, to_json, to_markdown

_COLUMNS = (
    TableColumn("Link"),
    TableColumn("From", no_wrap=True),
    TableColumn("To", no_wrap=True),
    TableColumn("Measure"),
    TableColumn("Why"),
)


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_two_periods(command)
    command.add_argument("--format", choices=("text", "json", "md"), default="text")


def run(args: Namespace) -> int:
    """Print the links between two periods, the last two unless told. Raises `KpiTuiError`."""
    store = open_store(args)
    periods = periods_between(args, store, "is between")
    if periods is None:
        if args.format == "json":
            print("[]")
        return 0
    before, after = periods
    if before == after:
        noun = after.period_type.noun
        raise KpiTuiError(f"links: both are the same {noun}: name an earlier one first")
    if before > after:
        raise KpiTuiError(
            f"links: {name_of(before)} is after {name_of(after)}: name the earlier one first"
        )
    from kpi_tui.analysis.assess import assess

    links = assess(store, read_judged(args)).links(before, after)
    if args.format == "json":
        print(to_json(links))
    elif args.format == "md":
        print(to_markdown(links, before, after))
    else:
        say(headline(links, before, after))
        rows = [
            (title, *cells_of(link)) for title, group in grouped(links).items() for link in group
        ]
        if rows:
            print_table(_COLUMNS, rows)
    return 0
