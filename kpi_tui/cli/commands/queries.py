"""`kpi-tui queries`: data quality queries on a period's report."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.analysis.checks.finding import Finding, Level
from kpi_tui.analysis.counts import findings_by_level
from kpi_tui.cli.all_reports import over_all, reports_meant
from kpi_tui.cli.common import add_period, open_store, print_bytes, read_judged, say
from kpi_tui.cli.finders import started_ahead
from kpi_tui.cli.output import PLAIN_FORMATS, add_output, form_of, sent_out
from kpi_tui.cli.owners import add_owner, measures_of, owner_meant
from kpi_tui.cli.periods import period_meant, periods_held
from kpi_tui.cli.query_log import put_log, standing_in
from kpi_tui.grouping import grouped
from kpi_tui.origin import of_which_simulated
from kpi_tui.period_names import period_names
from kpi_tui.publish.console import print_text
from kpi_tui.publish.listings.queries import (
    COLOURS,
    KEYS,
    Standing,
    by_importance,
    head,
    headline,
    size,
    still_open,
    tail,
    to_csv,
    to_json,
    to_markdown,
    to_object,
    told_before,
)
from kpi_tui.publish.sheets import FORMATS

if TYPE_CHECKING:
    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.cli.children import Children
    from kpi_tui.cli.one_report import ReportPart
    from kpi_tui.judgements.in_force import JudgementsInForce
    from kpi_tui.period import PeriodKey
    from kpi_tui.publish.brief.scope import Owner
    from kpi_tui.store.store import Store

_MUST_RESOLVE = 3
"""The exit code where there are queries that must be resolved and nobody accepted."""
_LEVELS = {
    "must-resolve": Level.ERROR,
    "query": Level.QUESTION,
    "for-information": Level.INFORMATION,
}
"""The levels as they are typed. Their values, which were typed before, are taken too."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_period(command, "latest", "2024-07, 'July 2024', 'Q3 2024/25' or all (else the last)")
    command.epilog = (
        "Queries are about the data, not about what is worst: measures --status red lists that. "
        "C6 and C7 hold for months alone."  # by `Rule.months_only`; the rules themselves load slowly
    )
    command.add_argument(
        "--level",
        choices=(*_LEVELS, *Level),
        default=Level.INFORMATION,
        metavar="LEVEL",
        help=f"list this level and worse: {', '.join(_LEVELS)}",
    )
    command.add_argument(
        "--log",
        action="store_true",
        help="every query with how far it has come (asked, answered, accepted), by whom, when, why",
    )
    add_owner(command)
    add_output(command, FORMATS, note="; xlsx and html for --log")


def run(args: Namespace) -> int:
    """Print what the rules find, in the last period unless told. Raises `KpiTuiError`."""
    form = form_of(args)
    if form not in PLAIN_FORMATS and not args.log:
        args.parser.error(f"--format {form}: is for --log")
    if reports := reports_meant(args):
        if args.log:
            args.parser.error("--log: is of one report: name it with --report")
        return over_all(args, form, reports)
    with started_ahead(args) as others:
        return _of_one(args, form, others)


def _of_one(args: Namespace, form: str, others: Children | None) -> int:
    """Print what the rules find in one report; `others` are processes that find it too."""
    from kpi_tui.cli.found_periods import find_all

    analysis, periods = _asked(args, open_store(args), read_judged(args))
    owner, passes = _passing(args, analysis, periods)
    findings = list(filter(passes, find_all(analysis, periods, others)))
    named = _named(analysis, periods) if periods else args.period
    if owner is not None:
        named = f"{named}, measures of {owner.called}"
    standing = standing_in(analysis, periods)
    say(f"{named}: {headline(findings, standing)}")
    least = _least(args)
    if args.log:
        put_log(
            analysis,
            periods,
            named,
            args,
            lambda found: passes(found) and least.covers(found.level),
        )
    else:
        shown = _shown(args, findings)
        with sent_out(args, form):
            if form == "json":
                print_bytes(to_json(shown))
            elif form == "csv":
                print_bytes(to_csv(shown), "csv")
            elif form == "md":
                read_from = {key.last_day: analysis.store.newest(key).source for key in periods}
                files = {day: source.name for day, source in read_from.items() if source.pages}
                print_bytes(f"{to_markdown(shown, standing, files)}\n".encode())
            else:
                _print(shown, standing)
    return _MUST_RESOLVE if findings_by_level(findings)[Level.ERROR] else 0


def _named(analysis: Analysis, periods: Sequence[PeriodKey]) -> str:
    """Return what the periods are called, marked where they are not as published."""
    days, origins = [key.last_day for key in periods], analysis.council.origins
    held = [origins[day] for day in days if day in origins]
    named = period_names(days, periods[-1].period_type)
    if len(days) == 1:
        return held[0].beside(named) if held else named
    return f"{named}{of_which_simulated(held)}"


def of_report(args: Namespace, store: Store, judged: JudgementsInForce) -> ReportPart:
    """Return what the rules find in one report of many. Raises `KpiTuiError`."""
    from kpi_tui.cli.one_report import ReportPart

    analysis, periods = _asked(args, store, judged)
    _, passes = _passing(args, analysis, periods, of_many=True)
    findings = [found for key in periods for found in analysis.findings(key) if passes(found)]
    analysis.keep()
    levels = findings_by_level(findings)
    counts = {
        "Queries" if level is Level.QUESTION else level.word: levels[level] for level in Level
    }
    records = [to_object(finding) for finding in _shown(args, findings)]
    return ReportPart(KEYS, records, counts, _MUST_RESOLVE if levels[Level.ERROR] else 0)


def _asked(
    args: Namespace, store: Store, judged: JudgementsInForce
) -> tuple[Analysis, list[PeriodKey]]:
    """Return the analysis, and the periods asked for. Raises `KpiTuiError`."""
    from kpi_tui.analysis.assess import assess

    held = periods_held(store)
    period = period_meant(args.period, held)
    return assess(store, judged), held if period is None else [period]


def _passing(
    args: Namespace, analysis: Analysis, periods: Sequence[PeriodKey], of_many: bool = False
) -> tuple[Owner | None, Callable[[Finding], bool]]:
    """Return the person meant, where one is named, and whether a finding is on a measure of theirs.

    Raises `KpiTuiError` for somebody who has none, unless the report is one `of_many`.
    """
    owner = owner_meant(args)
    if owner is None:
        return None, lambda _: True
    owner, theirs = measures_of(owner, analysis, periods, of_many)
    return owner, lambda found: not theirs[found.report_date].isdisjoint(found.measures)


def _shown(args: Namespace, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of the level asked for, and worse."""
    least = _least(args)
    return [finding for finding in findings if least.covers(finding.level)]


def _least(args: Namespace) -> Level:
    return Level(_LEVELS.get(args.level, args.level))


def _print(findings: Sequence[Finding], standing: Standing) -> None:
    """Print findings by period and importance; one that an earlier period had has a single line."""
    days: set[date] = set()
    for when, of_period in grouped(findings, lambda finding: finding.when).items():
        for importance, group in by_importance(of_period).items():
            print_text(f"{when}: {importance.heading} ({size(group)})", bold=True)
            for finding in group:
                colour = COLOURS[finding.level]
                if told_before(finding, days):
                    print_text(f"\n{head(finding)}. {still_open(finding)}", colour)
                    continue
                print_text(f"\n{head(finding)}", colour)
                print_text(finding.message, indent=2)
                if said := tail(finding, standing(finding)):
                    print_text(said, indent=2)
            print_text("")
        days |= {finding.report_date for finding in of_period}
