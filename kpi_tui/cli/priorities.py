"""`kpi-tui priorities`: a period's priorities with the status published for each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kpi_tui.cli.common import add_period, open_store, say
from kpi_tui.cli.periods import period_of
from kpi_tui.labels import counts, mark
from kpi_tui.origin import Origin
from kpi_tui.period_names import name_of
from kpi_tui.publish.console import ColouredText, TableColumn, print_table, print_text
from kpi_tui.report import Priority, Report

_COLUMNS = (
    TableColumn("Code", no_wrap=True),
    TableColumn("Priority"),
    TableColumn("Status", no_wrap=True),
    TableColumn("Measures", right=True),
    TableColumn("Their statuses"),
    TableColumn("Note"),
)


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    add_period(command, "latest", "2024-07, 'July 2024', 'Q3 2024/25' or latest")
    command.add_argument(
        "--commitments",
        action="store_true",
        help="also what stands under each: commitments, or what is said of all its measures",
    )


def run(args: Namespace) -> int:
    """Print a line a priority, and on request what the council commits itself to.

    Raises `KpiTuiError`.
    """
    store = open_store(args)
    period = period_of(store, args.period)
    report = store.report(period)
    origin = report.origin
    stated = "simulated" if origin is Origin.SIMULATED else "as published"
    say(f"{origin.beside(name_of(period))}, statuses {stated} for the priorities")
    columns = (*_COLUMNS, TableColumn("Provenance", no_wrap=True)) if origin.mark else _COLUMNS
    print_table(columns, (_cells(priority, report) for priority in report.priorities))
    if args.commitments:
        if origin.note:
            print_text(f"\n{origin.note}")
        for priority in report.priorities:
            print_text(f"\n{priority.code} {priority.title}", bold=True)
            for commitment in priority.commitments:
                print_text(commitment, indent=2)
    return 0


def _cells(priority: Priority, report: Report) -> list[str | ColouredText]:
    statuses = [row.period_status for row in report.readings if row.priority_code == priority.code]
    counted = {status.value: statuses.count(status) for status in statuses if status}
    sign = mark(priority.status)
    return [
        priority.code,
        priority.title,
        ColouredText(str(sign), sign.colour),
        str(len(statuses)),
        counts(counted, len(statuses)),
        priority.note or "",
        *([report.origin.mark] if report.origin.mark else []),
    ]
