"""`kpi-tui changes`: what is not as it was between two periods."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from shlex import quote

from kpi_tui.analysis.changes.change import ChangeKind, summary
from kpi_tui.cli.common import open_store, print_bytes, read_judged, say
from kpi_tui.cli.corrections import list_corrections
from kpi_tui.cli.output import add_output, form_of, sent_out
from kpi_tui.cli.owners import add_owner, measures_of, owner_meant
from kpi_tui.cli.periods import add_two_periods, periods_between
from kpi_tui.errors import KpiTuiError
from kpi_tui.period_names import column_name, name_of
from kpi_tui.publish.compared_reports import ComparedReport, span
from kpi_tui.publish.console import print_text
from kpi_tui.publish.listings.changes import (
    COLUMNS,
    sections,
    to_csv,
    to_json,
    to_markdown,
)


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_two_periods(command)
    command.add_argument(
        "--kind", metavar="KINDS", help="status,target,owner … with commas between"
    )
    command.add_argument(
        "--revisions",
        action="store_true",
        help="what the last issue of one period's report changed in the one before",
    )
    add_owner(command)
    add_output(command)


def run(args: Namespace) -> int:
    """Print what changed, the last period against the one before unless told. Raises `KpiTuiError`."""
    if args.revisions:
        return list_corrections(args)
    kinds, form = _kinds(args), form_of(args)
    store = open_store(args)
    periods = periods_between(args, store, "compares")
    if periods is None:
        nothing = {"json": "[]\n", "csv": ",".join(COLUMNS) + "\n"}
        with sent_out(args, form):
            print(nothing.get(form, ""), end="")
        return 0
    if periods[0] == (last := periods[1]):
        name = quote(column_name(last.last_day, last.period_type))
        raise KpiTuiError(
            f"{name_of(last)}: a {last.period_type.noun} has no changes against itself: name two; "
            f"kpi-tui changes --revisions {name} lists what its last issue changed"
        )
    from kpi_tui.analysis.assess import assess

    analysis = assess(store, read_judged(args))
    changes, headline = analysis.changes(*periods), ""
    if owner := owner_meant(args):
        owner, by_day = measures_of(owner, analysis, periods)
        theirs = frozenset().union(*by_day.values())
        changes = [change for change in changes if change.measure in theirs]
        headline = f"measures of {owner.called}: "
    shown = [change for change in changes if change.kind in kinds]
    if changes and not shown:
        say("nothing of that kind changed")
    headline += summary(changes).headline()
    before, after = (ComparedReport(key, store.newest(key).provenance) for key in periods)
    with sent_out(args, form):
        if form == "json":
            print_bytes(to_json(shown, before, after))
        elif form == "csv":
            print_bytes(to_csv(shown, before, after), "csv")
        elif form == "md":
            print_bytes(to_markdown(shown, before, after, headline))
        else:
            print_text(f"{span(before, after)}: {headline}", bold=True)
            for section in sections(shown):
                print_text(f"\n{section.heading}", bold=True)
                for entry in section.entries:
                    print_text(entry.head, indent=2)
                    for line in entry.lines:
                        print_text(line, indent=4)
    return 0


def _kinds(args: Namespace) -> frozenset[ChangeKind]:
    """Return the kinds asked for, words with commas between; all of them where none is."""
    if args.kind is None:
        return frozenset(ChangeKind)
    words = [word.strip().lower().replace(" ", "_") for word in args.kind.split(",")]
    for word in words:
        if word not in set(ChangeKind):
            args.parser.error(f"--kind: {word or 'nothing'}: use {', '.join(ChangeKind)}")
    return frozenset(map(ChangeKind, words))
