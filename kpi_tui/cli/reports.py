"""`kpi-tui reports`: the reports in the store."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from kpi_tui.cli.common import open_whole_store, say
from kpi_tui.doubts import doubts
from kpi_tui.labels import counts
from kpi_tui.period import ANNEX, ANNEX_COUNCIL
from kpi_tui.period_names import column_heading, column_name
from kpi_tui.publish.console import TableColumn, print_table

_COLUMNS = (
    TableColumn("Measures", right=True),
    TableColumn("Statuses"),
    TableColumn("Doubts", right=True),
    TableColumn("Revision", right=True),
    TableColumn("Imported", no_wrap=True),
    TableColumn("Provenance", no_wrap=True),
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
    ids = [series.report_id for series in store.all_series()]
    reports = sorted(store.reports(args.revisions), key=lambda each: ids.index(each.key.report_id))
    if not reports:
        say(f"no report in the store {store.path}: kpi-tui import FILE reads one into it")
        return 0
    kinds = {report.key.period_type for report in reports}
    period = TableColumn(column_heading(kinds.pop()) if len(kinds) == 1 else "Period", no_wrap=True)
    is_one_series = len({report.key.series for report in reports}) == 1
    # The first files name no council: they are the annex's.
    councils = {ANNEX: ANNEX_COUNCIL}
    print_table(
        (period, *_COLUMNS)
        if is_one_series
        else (TableColumn("Council"), TableColumn("Report"), period, *_COLUMNS),
        (
            [
                *(
                    []
                    if is_one_series
                    else [
                        report.council or councils.get(report.key.report_id, ""),
                        report.key.report_id,
                    ]
                ),
                column_name(report.report_date, report.key.period_type),
                str(report.measures),
                counts(report.statuses, report.measures),
                str(len(doubts(report.warnings, report.account))),
                f"{report.revision}{' (read anew)' if report.is_read_anew else ''}",
                f"{report.imported_at.astimezone():%Y-%m-%d %H:%M}",
                report.provenance.value,
                report.source.name,
            ]
            for report in reports
        ),
    )
    return 0
