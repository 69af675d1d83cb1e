"""`kpi-tui check`: what does not add up in a month's report."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.cli.common import open_store, read_judged, say
from kpi_tui.months import month_name
from kpi_tui.period import PeriodKey
from kpi_tui.publish.console import print_text
from kpi_tui.publish.listings.findings import (
    COLOURS,
    by_level,
    head,
    headline,
    tail,
    to_json,
    to_markdown,
)

ERRORS = 3
"""The exit code where there are errors that nobody accepted."""


def run(args: Namespace) -> int:
    """Prints what the rules find, the last month's unless told. Raises `KpiTuiError`."""
    from kpi_tui.analysis.assess import assess
    from kpi_tui.store.query import parse_month

    store = open_store(args)
    held = store.months()
    month = parse_month(args.month, held)
    analysis = assess(store, read_judged(args))
    months = held if month is None else [month]
    found = [item for day in months for item in analysis.findings(PeriodKey(day))]
    say(f"{args.month if month is None else month_name(month)}: {headline(found)}")
    shown = [item for item in found if Level(args.level).covers(item.level)]
    if args.format == "json":
        print(to_json(shown))
    elif args.format == "md":
        print(to_markdown(shown))
    else:
        _print(shown)
    errors = any(item.level is Level.ERROR and item.accepted is None for item in found)
    return ERRORS if errors else 0


def _print(findings: Sequence[Finding]) -> None:
    for day in dict.fromkeys(item.report_date for item in findings):
        for title, items in by_level(item for item in findings if item.report_date == day):
            print_text(f"{month_name(day)}: {title} ({len(items)})", bold=True)
            for item in items:
                print_text(f"\n{head(item)}", COLOURS[item.level])
                print_text(item.message, indent=2)
                print_text(tail(item), indent=2)
            print_text("")
