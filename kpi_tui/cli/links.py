"""`kpi-tui links`: which measure is which between two months."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from kpi_tui.analysis.identity.links import Link
from kpi_tui.cli.common import open_store, read_judged, say
from kpi_tui.errors import KpiTuiError
from kpi_tui.months import month_name
from kpi_tui.period import PeriodKey
from kpi_tui.publish.console import Column, print_table
from kpi_tui.publish.listings.links import GROUPS, grouped, headline, name_of, to_json, to_markdown
from kpi_tui.store.store import Store

COLUMNS = (
    Column("Link"),
    Column("From", whole=True),
    Column("To", whole=True),
    Column("Measure"),
    Column("Why"),
)


def run(args: Namespace) -> int:
    """Prints the links between two months, the last two unless told. Raises `KpiTuiError`."""
    store = open_store(args)
    held = store.months()
    months = _months(args, held)
    if months is None:
        say(_why_not(held, store))
        if args.format == "json":
            print("[]")
        return 0
    from kpi_tui.analysis.assess import assess

    before, after = months
    found = assess(store, read_judged(args)).links(PeriodKey(before), PeriodKey(after))
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


def _months(args: Namespace, held: Sequence[date]) -> tuple[date, date] | None:
    """The earlier and the later month meant; `None` where there is no earlier one."""
    from kpi_tui.store.query import parse_month

    named = [parse_month(text, held) for text in (args.from_month, args.to_month) if text]
    days = [day for day in named if day is not None]
    if len(days) < len(named):
        raise KpiTuiError("links: is between two months: name each, as in 2024-06 2024-07")
    if len(days) == 2:
        return _in_order(*days)
    after = days[0] if days else held[-1] if held else None
    earlier = [day for day in held if after is not None and day < after]
    return (earlier[-1], after) if after is not None and earlier else None


def _in_order(before: date, after: date) -> tuple[date, date]:
    if before < after:
        return before, after
    if before == after:
        raise KpiTuiError("links: both are the same month: name an earlier one first")
    raise KpiTuiError(
        f"links: {month_name(before)} is after {month_name(after)}: name the earlier one first"
    )


def _why_not(held: Sequence[date], store: Store) -> str:
    if not held:
        return f"the store {store.path} is empty: kpi-tui import FILE reads a report into it"
    first = month_name(held[0])
    if len(held) == 1:
        return f"{first} is the only month in the store: links take two: import another report"
    return f"{first} is the first month in the store: there is none before it to link with"
