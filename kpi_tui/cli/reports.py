"""`kpi-tui reports`: the months in the store."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kpi_tui.cli.common import open_whole_store, say
from kpi_tui.doubts import doubts
from kpi_tui.labels import counts
from kpi_tui.publish.console import TableColumn, print_table

_COLUMNS = (
    TableColumn("Month", no_wrap=True),
    TableColumn("Measures", right=True),
    TableColumn("Statuses"),
    TableColumn("Doubts", right=True),
    TableColumn("Revision", right=True),
    TableColumn("Imported", no_wrap=True),
    TableColumn("Source"),
)


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    command.add_argument(
        "--revisions", action="store_true", help="also the reports that a later one replaced"
    )


def run(args: Namespace) -> int:
    """Print a line a report. Raises `KpiTuiError`."""
    store = open_whole_store(args)
    reports = store.reports(args.revisions)
    if not reports:
        say(f"no report in the store {store.path}: kpi-tui import FILE reads one into it")
        return 0
    is_one_series = len({report.key.series for report in reports}) == 1
    print_table(
        _COLUMNS if is_one_series else (TableColumn("Report"), *_COLUMNS),
        (
            [
                *([] if is_one_series else [report.key.report_id]),
                f"{report.report_date:%Y-%m}",
                str(report.measures),
                counts(report.statuses, report.measures),
                str(len(doubts(report.warnings, report.account))),
                f"{report.revision}{' (read anew)' if report.is_read_anew else ''}",
                f"{report.imported_at.astimezone():%Y-%m-%d %H:%M}",
                report.source.name,
            ]
            for report in reports
        ),
    )
    return 0
