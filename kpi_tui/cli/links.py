"""`kpi-tui links`: which measure is which between two months."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.identity.links import Link, link
from kpi_tui.cli.common import open_store, read_judged, say
from kpi_tui.cli.month_names import add_two_months, months_between
from kpi_tui.errors import KpiTuiError
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import month_name
from kpi_tui.publish.console import Column, print_table
from kpi_tui.publish.listings.links import GROUPS, grouped, headline, name_of, to_json, to_markdown

if TYPE_CHECKING:
    from kpi_tui.store.store import Store

COLUMNS = (
    Column("Link"),
    Column("From", whole=True),
    Column("To", whole=True),
    Column("Measure"),
    Column("Why"),
)


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_two_months(command)
    command.add_argument("--format", choices=("text", "json", "md"), default="text")


def run(args: Namespace) -> int:
    """Prints the links between two months, the last two unless told. Raises `KpiTuiError`."""
    store = open_store(args)
    months = months_between(args, store, "is between")
    if months is None:
        if args.format == "json":
            print("[]")
        return 0
    before, after = months
    if before == after:
        raise KpiTuiError("links: both are the same month: name an earlier one first")
    if before > after:
        raise KpiTuiError(
            f"links: {month_name(before)} is after {month_name(after)}: name the earlier one first"
        )
    judged = read_judged(args)
    found = link(_names(store, before), _names(store, after), judged)
    if args.format == "json":
        print(to_json(found))
    elif args.format == "md":
        print(to_markdown(found, before, after))
    else:
        _print(found, before, after)
    return 0


def _print(found: Sequence[Link], before: date, after: date) -> None:
    say(headline(found, before, after))
    rows = [
        [
            GROUPS[group],
            item.before.code if item.before else "",
            item.after.code if item.after else "",
            name_of(item),
            item.why,
        ]
        for group, item in grouped(found)
    ]
    if rows:
        print_table(COLUMNS, rows)


def _names(store: Store, month: date) -> list[MeasureName]:
    """A month's measures in the order of its report."""
    frame = store.collect(store.readings(month).select("measure_code", "measure_name"))
    return [MeasureName(code, name) for code, name in frame.iter_rows()]
