"""`kpi-tui forget`: a period out of the store."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from kpi_tui.cli.common import name_bad_files, open_store, say
from kpi_tui.cli.periods import empty, example
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import plural
from kpi_tui.period_names import name_of


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    command.add_argument("period", metavar="PERIOD", help="as in 2024-07, 'Q3 2024/25'")
    command.add_argument("--yes", action="store_true", help="do not ask")


def run(args: Namespace) -> int:
    """Delete every revision of a period, once a person has said yes. Raises `KpiTuiError`."""
    from kpi_tui.store.filters import FilterError, parse_period

    store = open_store(args, is_changed=True)
    name_bad_files(store)
    held = store.named_periods()
    if not held:
        raise KpiTuiError(empty(store))
    period = parse_period(args.period, held)
    if period is None:
        noun = held[-1].period_type.noun
        raise FilterError(f"forget: takes one {noun} at a time: name it, as in {example(held)}")
    name = name_of(period)
    if not args.yes:
        if not sys.stdin.isatty():
            say("kpi-tui: forget asks before it deletes: add --yes where nobody can answer")
            return 2
        question = f"Take {name} and all its revisions out of {store.path}? [y/N] "
        print(question, end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            say("nothing changed")
            return 0
    count = store.forget(period)
    say(f"{name}: {plural(count, 'revision')} deleted")
    return 0
