"""`kpi-tui check`: what does not add up in a period's report."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import date

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.checks.registry import RULES
from kpi_tui.analysis.counts import findings_by_level
from kpi_tui.cli.common import add_period, open_store, read_judged, say
from kpi_tui.period_names import period_names
from kpi_tui.publish.console import print_text
from kpi_tui.publish.listings.findings import (
    COLOURS,
    by_importance,
    head,
    headline,
    size,
    still_open,
    tail,
    to_json,
    to_markdown,
    told_before,
)

_ERRORS = 3
"""The exit code where there are errors that nobody accepted."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_period(command, "latest", "2024-07, 'July 2024', 'Q3 2024/25' or all (else the last)")
    rules = " and ".join(rule.id for rule in RULES if rule.months_only)
    command.epilog = (
        "What does not add up is not what is worst: measures --status red lists that. "
        f"{rules} hold for months alone: of other periods nothing is asked by them."
    )
    command.add_argument(
        "--level",
        choices=("error", "question", "information"),
        default="information",
        help="list this level and worse",
    )
    command.add_argument("--format", choices=("text", "json", "md"), default="text")


def run(args: Namespace) -> int:
    """Print what the rules find, the last period's unless told. Raises `KpiTuiError`."""
    from kpi_tui.analysis.assess import assess
    from kpi_tui.store.query import parse_period

    store = open_store(args)
    held = store.periods()
    period = parse_period(args.period, held)
    analysis = assess(store, read_judged(args))
    periods = held if period is None else [period]
    findings = [finding for key in periods for finding in analysis.findings(key)]
    days = [key.last_day for key in periods]
    named = period_names(days, periods[-1].period_type) if periods else args.period
    say(f"{named}: {headline(findings)}")
    shown = [finding for finding in findings if Level(args.level).covers(finding.level)]
    if args.format == "json":
        print(to_json(shown))
    elif args.format == "md":
        print(to_markdown(shown))
    else:
        _print(shown)
    return _ERRORS if findings_by_level(findings)[Level.ERROR] else 0


def _print(findings: Sequence[Finding]) -> None:
    """Print findings by period and importance; what an earlier period of the list has in one line."""
    days: set[date] = set()
    for when in dict.fromkeys(finding.when for finding in findings):
        of_period = [finding for finding in findings if finding.when == when]
        for importance, group in by_importance(of_period).items():
            print_text(f"{when}: {importance.heading} ({size(group)})", bold=True)
            for finding in group:
                colour = COLOURS[finding.level]
                if told_before(finding, days):
                    print_text(f"\n{head(finding)}. {still_open(finding)}", colour)
                    continue
                print_text(f"\n{head(finding)}", colour)
                print_text(finding.message, indent=2)
                if said := tail(finding):
                    print_text(said, indent=2)
            print_text("")
        days |= {finding.report_date for finding in of_period}
