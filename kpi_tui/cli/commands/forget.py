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
    command.add_argument(
        "--last-revision",
        action="store_true",
        help="only the last revision, as of a wrong PDF: the one before counts again",
    )
    command.add_argument("--yes", action="store_true", help="do not ask")


def run(args: Namespace) -> int:
    """Delete a period's revisions, or its last, once a person has said yes. Raises `KpiTuiError`."""
    from kpi_tui.publish.revisions_left import revisions_left
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
    what, then, last = f"{name} and all its revisions", "", None
    if args.last_revision:
        left = revisions_left(store, period)
        if left is None:
            is_one = store.count_revisions(period) < 2
            why = "has one revision alone" if is_one else "has no other revision that can be read"
            raise KpiTuiError(f"forget: {name} {why}: without --last-revision it is taken out")
        what, then, last = f"{left.last} of {name}", f": {left.then}", left.number
    if not args.yes:
        if not sys.stdin.isatty():
            say("kpi-tui: forget asks before it deletes: add --yes where nobody can answer")
            return 2
        question = f"Take {what} out of {store.path}{then}? [y/N] "
        print(question, end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            say("nothing changed")
            return 0
    count = store.forget(period, last=last)
    say(f"{name}: {plural(count, 'revision')} deleted{then}")
    return 0
