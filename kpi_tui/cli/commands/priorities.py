"""`kpi-tui priorities`: a period's priorities with the status published for each."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from kpi_tui.cli.common import add_period, open_store, read_judged, say
from kpi_tui.cli.output import add_output, form_of, sent_out
from kpi_tui.cli.periods import period_of
from kpi_tui.cli.sheets import put_table, read_from
from kpi_tui.labels import MARKS, counts, mark
from kpi_tui.origin import Origin
from kpi_tui.period_names import name_of
from kpi_tui.publish.console import ColouredText, TableColumn, print_table, print_text
from kpi_tui.report import Priority, Report
from kpi_tui.status import Status

if TYPE_CHECKING:
    from kpi_tui.period import PeriodKey
    from kpi_tui.publish.sheets.sheet import Record

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
    add_output(command)
    command.add_argument(
        "--commitments",
        action="store_true",
        help="also what stands under each: commitments, or what is said of all its measures",
    )


def run(args: Namespace) -> int:
    """Print a line a priority; with `--commitments`, also the text that stands under each.

    Raises `KpiTuiError`.
    """
    form = form_of(args)
    from kpi_tui.analysis.corrected import as_officers_have_it

    store = open_store(args)
    period = period_of(store, args.period)
    report = as_officers_have_it(
        store.report(period), read_judged(args).of_report(period.series.report_id)
    )
    origin = report.origin
    stated = "simulated" if origin is Origin.SIMULATED else "as published"
    title = f"{origin.beside(name_of(period))}, statuses {stated} for the priorities"
    say(title)
    columns = (*_COLUMNS, TableColumn("Provenance", no_wrap=True)) if origin.mark else _COLUMNS
    rows = [_cells(priority, report) for priority in report.priorities]
    if not args.commitments or form != "text":
        records = [_record(priority, report, period) for priority in report.priorities]
        notes = *filter(None, [origin.note]), read_from(store, [period])
        put_table(args, form, title, columns, rows, records, notes=notes)
        return 0
    with sent_out(args, form):
        print_table(columns, rows)
        if origin.note:
            print_text(f"\n{origin.note}")
        for priority in report.priorities:
            print_text(f"\n{priority.code} {priority.title}", bold=True)
            for commitment in priority.commitments:
                print_text(commitment, indent=2)
    return 0


def _statuses(priority: Priority, report: Report) -> list[Status | None]:
    """Return the statuses of a priority's measures."""
    return [row.period_status for row in report.readings if row.priority_code == priority.code]


def _record(priority: Priority, report: Report, period: PeriodKey) -> Record:
    """Return a priority for programs, with its measures counted by status."""
    statuses = _statuses(priority, report)
    return {
        "report_date": period.last_day.isoformat(),
        "priority_code": priority.code,
        "priority_title": priority.title,
        "status": priority.status,
        "measures": len(statuses),
        **{status.value: statuses.count(status) for status in MARKS},
        "no_status": statuses.count(None),
        "note": priority.note,
        "commitments": list(priority.commitments),
        "provenance": report.origin.value,
    }


def _cells(priority: Priority, report: Report) -> list[str | ColouredText]:
    statuses = _statuses(priority, report)
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
