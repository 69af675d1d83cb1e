"""`kpi-tui forget`: a month out of the store."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kpi_tui.cli.common import name_bad_files, open_store, say
from kpi_tui.labels import plural
from kpi_tui.months import month_name


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    command.add_argument("month", metavar="MONTH", help="as in 2024-07")
    command.add_argument("--yes", action="store_true", help="do not ask")


def run(args: Namespace) -> int:
    """Delete every revision of a month, once a person has said yes. Raises `KpiTuiError`."""
    from kpi_tui.store.query import FilterError, parse_month

    store = open_store(args)
    name_bad_files(store)
    month = parse_month(args.month, store.named_months())
    if month is None:
        raise FilterError("forget: takes one month at a time: name it, as in 2024-07")
    name = month_name(month)
    if not args.yes:
        if not sys.stdin.isatty():
            say("kpi-tui: forget asks before it deletes: add --yes where nobody can answer")
            return 2
        question = f"Take {name} and all its revisions out of {store.path}? [y/N] "
        print(question, end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            say("nothing changed")
            return 0
    count = store.forget(month)
    say(f"{name}: {plural(count, 'revision')} deleted")
    return 0
