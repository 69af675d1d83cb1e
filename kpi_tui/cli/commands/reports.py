"""`kpi-tui reports`: the reports in the report library."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from kpi_tui.cli.common import open_whole_store
from kpi_tui.cli.output import add_output, form_of
from kpi_tui.cli.periods import empty
from kpi_tui.cli.sheets import put_table
from kpi_tui.doubts import doubts
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import MARKS, counts
from kpi_tui.period import ANNEX, ANNEX_COUNCIL
from kpi_tui.period_names import column_heading, column_name, period_code
from kpi_tui.publish.console import TableColumn

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Record
    from kpi_tui.store.stored import StoredReport

_COLUMNS = (
    TableColumn("Measures", right=True),
    TableColumn("Statuses"),
    TableColumn("To check", right=True),
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
    add_output(command)


def run(args: Namespace) -> int:
    """Print a line a report. Raises `KpiTuiError`."""
    form = form_of(args)
    store = open_whole_store(args)
    ids = [series.report_id for series in store.all_series()]
    reports = sorted(store.reports(args.revisions), key=lambda each: ids.index(each.key.report_id))
    if not reports:
        raise KpiTuiError(empty(store))
    kinds = {report.key.period_type for report in reports}
    period = TableColumn(column_heading(kinds.pop()) if len(kinds) == 1 else "Period", no_wrap=True)
    columns: tuple[TableColumn, ...] = (period, *_COLUMNS)
    rows = [_cells(report) for report in reports]
    if len({report.key.series for report in reports}) > 1:
        columns = (TableColumn("Council"), TableColumn("Report"), *columns)
        rows = [
            [_council(each), each.key.report_id, *row]
            for each, row in zip(reports, rows, strict=True)
        ]
    title = f"Reports in {store.path}"
    put_table(args, form, title, columns, rows, [_record(report) for report in reports])
    return 0


def _council(report: StoredReport) -> str:
    # The first files name no council: they are the annex's.
    return report.council or {ANNEX: ANNEX_COUNCIL}.get(report.key.report_id, "")


def _cells(report: StoredReport) -> list[str]:
    return [
        column_name(report.report_date, report.key.period_type),
        str(report.measures),
        counts(report.statuses, report.measures),
        str(len(doubts(report.warnings, report.account))),
        f"{report.revision}{' (read anew)' if report.is_read_anew else ''}",
        f"{report.imported_at.astimezone():%Y-%m-%d %H:%M}",
        report.provenance.value,
        report.source.name,
    ]


def _record(report: StoredReport) -> Record:
    """Return a report for programs."""
    return {
        "report_date": report.report_date.isoformat(),
        "period": period_code(report.report_date, report.key.period_type),
        "council": _council(report),
        "report": report.key.report_id,
        "measures": report.measures,
        **{status.value: report.statuses.get(status, 0) for status in MARKS},
        "no_status": report.measures - sum(report.statuses.values()),
        "to_check": len(doubts(report.warnings, report.account)),
        "revision": report.revision,
        "imported_at": report.imported_at.isoformat(),
        "provenance": report.provenance.value,
        "source_file": report.source.name,
        "source_sha256": report.source.sha256,
    }
