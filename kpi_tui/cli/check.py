"""`kpi-tui check`: what does not add up in a month's report."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.cli.common import open_store, read_judged, say
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.months import month_name
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

if TYPE_CHECKING:
    from kpi_tui.store.store import Store

ERRORS = 3
"""The exit code where there are errors that nobody accepted."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    command.add_argument(
        "--month", default="latest", help="2024-07, 'July 2024' or all (else the last month)"
    )
    command.add_argument(
        "--level",
        choices=("error", "question", "information"),
        default="information",
        help="list this level and worse",
    )
    command.add_argument("--format", choices=("text", "json", "md"), default="text")


def run(args: Namespace) -> int:
    """Prints what the rules find, the last month's unless told. Raises `KpiTuiError`."""
    from kpi_tui.store.query import parse_month

    store = open_store(args)
    held = store.months()
    month = parse_month(args.month, held)
    found = _check(store, held if month is None else [month], read_judged(args))
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


def _check(store: Store, months: Sequence[date], judged: JudgementsInForce) -> list[Finding]:
    """The findings of some months, which are compared with all that are held."""
    from kpi_tui.analysis.checks.checking import check
    from kpi_tui.analysis.facts import facts
    from kpi_tui.analysis.revisions import corrections
    from kpi_tui.store.files import report_files

    found = facts(store.collect(store.readings()), judged)
    findings: list[Finding] = []
    files = report_files(store.path)
    for month in months:
        report = store.report(month)
        issues = [file.revision for file in files if file.report_date == month]
        changed = corrections(store.report(month, issues[-2]), report) if len(issues) > 1 else []
        findings += check(found, report, judged, changed)
    return findings


def _print(findings: Sequence[Finding]) -> None:
    for day in dict.fromkeys(item.report_date for item in findings):
        for title, items in by_level(item for item in findings if item.report_date == day):
            print_text(f"{month_name(day)}: {title} ({len(items)})", bold=True)
            for item in items:
                print_text(f"\n{head(item)}", COLOURS[item.level])
                print_text(item.message, indent=2)
                print_text(tail(item), indent=2)
            print_text("")
