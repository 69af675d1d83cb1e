"""Months as they are typed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.cli.common import say
from kpi_tui.errors import KpiTuiError
from kpi_tui.months import month_name

if TYPE_CHECKING:
    from kpi_tui.store.store import Store


def month_of(store: Store, typed: str) -> date:
    """Return the one month typed. Raises `KpiTuiError`."""
    from kpi_tui.store.query import parse_month

    month = parse_month(typed, store.months())
    if month is None:
        raise KpiTuiError(f"{typed}: takes one month: name it, as in 2024-07")
    return month


def add_two_months(command: ArgumentParser) -> None:
    """Add the months that `months_between` reads."""
    command.add_argument(
        "from_month", nargs="?", metavar="FROM", help="the earlier month: 2024-06, 'June 2024'"
    )
    command.add_argument(
        "to_month", nargs="?", metavar="TO", help="the later one (one month alone: since the last)"
    )


def months_between(args: Namespace, store: Store, relation: str) -> tuple[date, date] | None:
    """Return the two months typed; one alone stands for that and the one before, none for the last.

    Say why and return `None` where there is no earlier month. `relation` says in an error what
    the command makes of two months. Raises `KpiTuiError` for what is no month.
    """
    from kpi_tui.store.query import parse_month

    held = store.months()
    typed = [text for text in (args.from_month, args.to_month) if text]
    months = [month for text in typed if (month := parse_month(text, held)) is not None]
    if len(months) < len(typed):
        raise KpiTuiError(f"{args.module}: {relation} two months: name each, as in 2024-06 2024-07")
    if len(months) == 2:
        return months[0], months[1]
    if not held:
        say(f"the store {store.path} is empty: kpi-tui import FILE reads a report into it")
        return None
    after = months[0] if months else held[-1]
    earlier = [month for month in held if month < after]
    if earlier:
        return earlier[-1], after
    first = month_name(after)
    if len(held) == 1:
        say(
            f"{first} is the only month in the store: {args.module} take two: import another report"
        )
    else:
        say(f"{first} is the first month in the store: there is none before it to compare with")
    return None
