"""A command over the reports of many councils: chooses the reports, and joins their answers."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpi_tui.cli.common import complain, print_bytes, say, store_path
from kpi_tui.cli.output import sent_out
from kpi_tui.cli.report_choice import last_used
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import plural
from kpi_tui.period import means_all_periods
from kpi_tui.publish.console import TableColumn
from kpi_tui.store_url import StorePath
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from kpi_tui.cli.one_report import ReportAnswer
    from kpi_tui.store.held_series import HeldSeries

_ALL = "all"
"""The word for every report after `--report`."""
_WORTH = 60
"""Periods for each process: fewer are done sooner than another process has started."""
_STREAMED = ("json", "csv")
"""The forms that hold every record; the others count them, a line a report."""


@dataclass(frozen=True, slots=True)
class ReportInStore:
    """A series of reports, and the store that holds it."""

    store: StorePath
    held: HeldSeries

    @property
    def name(self) -> str:
        """The council and the report's id: `Kent County Council, kent-qpr`."""
        council, report_id = self.held.council, self.held.series.report_id
        return one_line(f"{council}, {report_id}" if council else report_id)


def reports_meant(args: Namespace) -> list[ReportInStore]:
    """Return the reports that a command works on together; none where it works on a single one.

    It works on many with `--report all`, in a folder of several stores, and with `--period all`
    over several councils if the explorer was left on none of them. Raises `KpiTuiError`.
    """
    from kpi_tui.store.files import FolderListing, list_reports
    from kpi_tui.store.folder import stores_in
    from kpi_tui.store.held_series import held_series
    from kpi_tui.store.series import find_series

    path, typed = store_path(args), getattr(args, "report", None)
    stores = stores_in(path)
    listings: dict[StorePath, FolderListing] = {
        store: list_reports(store) for store in stores or [path]
    }
    found = [
        ReportInStore(store, held)
        for store, listing in listings.items()
        for held in held_series(listing)
    ]
    if not stores and typed is None:
        councils = {report.held.publisher for report in found}
        meant = _ALL if means_all_periods(args.period) and len(councils) > 1 else ""
        typed = "" if last_used(listings[path]) else meant
    if not stores and (typed != _ALL or len(found) < 2):
        return []
    if typed not in (None, _ALL):
        files = tuple(file for listing in listings.values() for file in listing.files)
        wanted = find_series(typed, FolderListing(files))
        found = [report for report in found if report.held.series in wanted]
    for listing in listings.values():
        for problem in listing.problems:
            complain(problem)
    return found


def over_all(args: Namespace, form: str, reports: Sequence[ReportInStore]) -> int:
    """Print or write what a command says of many reports, and return its exit code.

    A report that fails is named in a line and left out; the exit code is then 1, else the highest
    of any report. Raises `KpiTuiError`.
    """
    counted: list[tuple[ReportInStore, dict[str, int]]] = []
    codes: list[int] = []
    with _answers(args, form, reports) as answers:

        def contents() -> Iterator[str]:
            for report, answer in _told(zip(reports, answers, strict=False)):
                counted.append((report, answer.counts))
                codes.append(answer.code)
                yield answer.content

        if form in _STREAMED:
            with sent_out(args, form):
                _STREAMS[form](contents())
        else:
            for _ in contents():
                pass
    totals: Counter[str] = Counter()
    for _, counts in counted:
        totals.update(counts)
    if form not in _STREAMED and counted:
        _put_counts(args, form, counted)
    said = ", ".join(f"{number:,} {what.lower()}" for what, number in totals.items())
    say(f"{plural(len(counted), 'report')}: {said or 'nothing'}")
    return 1 if len(counted) < len(reports) else max(codes, default=0)


def _told(
    answered: Iterable[tuple[ReportInStore, ReportAnswer]],
) -> Iterator[tuple[ReportInStore, ReportAnswer]]:
    """Yield the reports that have an answer, and complain of the others.

    What was narrated over each is said here, a line that several have in common only once.
    """
    said: set[str] = set()
    for report, answer in answered:
        for line in answer.said:
            if line not in said:
                say(line)
                said.add(line)
        if answer.error is None:
            yield report, answer
        else:
            complain(KpiTuiError(f"{report.name}: {answer.error}: it is left out"))


@contextmanager
def _answers(
    args: Namespace, form: str, reports: Sequence[ReportInStore]
) -> Iterator[Iterator[ReportAnswer]]:
    """Give what is found in each report, in their order, on all cores where that pays."""
    import msgspec

    from kpi_tui.cli.children import ChildEndedError, Children, cores
    from kpi_tui.cli.one_report import ReportAnswer, ReportRequest, answer

    simple = (str, int, bool, type(None))
    options = {name: value for name, value in vars(args).items() if isinstance(value, simple)}
    requests = [
        ReportRequest(
            store=str(report.store),
            report_id=report.held.series.report_id,
            period_type=report.held.series.period_type.value,
            council=report.held.council or "",
            module=args.module,
            form=form,
            options=options,
        )
        for report in reports
    ]
    periods = (
        sum(report.held.periods for report in reports)
        if means_all_periods(args.period)
        else len(reports)
    )
    count = min(cores(), len(reports), periods // _WORTH)
    with _progress(len(reports), form) as step:
        if count < 2:
            yield _stepping(map(answer, requests), step)
            return
        with Children("kpi_tui.cli.one_report", count) as children:
            lines = children.answers(map(msgspec.json.encode, requests), step)
            yield (
                ReportAnswer(error=f"its process ended ({line})")
                if isinstance(line, ChildEndedError)
                else msgspec.json.decode(line, type=ReportAnswer)
                for line in lines
            )


def _stepping(answers: Iterable[ReportAnswer], step: Callable[[], None]) -> Iterator[ReportAnswer]:
    for answer in answers:
        step()
        yield answer


@contextmanager
def _progress(count: int, form: str) -> Iterator[Callable[[], None]]:
    """Show on a terminal how many reports are done, unless they are printed there as they come."""
    if not sys.stderr.isatty() or (form in _STREAMED and sys.stdout.isatty()):
        yield lambda: None
        return
    from kpi_tui.cli.bar import bar

    with bar(f"{count} reports", by_share=True) as progress:
        (task,) = progress.task_ids
        progress.update(task, total=count)
        yield lambda: progress.advance(task)


def _stream_json(contents: Iterable[str]) -> None:
    """Print an array, piece by piece."""
    begun = False
    for content in filter(None, contents):
        print_bytes(f"{',' if begun else '['}\n{content}".encode())
        begun = True
    print_bytes(b"\n]\n" if begun else b"[]\n")


def _stream_csv(contents: Iterable[str]) -> None:
    """Print rows under one line of headings, piece by piece."""
    begun = False
    for content in contents:
        rows = content.partition("\n")[2] if begun else content
        print_bytes(rows.encode(), "" if begun else "csv")
        begun = True


_STREAMS: dict[str, Callable[[Iterable[str]], None]] = {"json": _stream_json, "csv": _stream_csv}


def _put_counts(
    args: Namespace, form: str, counted: Sequence[tuple[ReportInStore, dict[str, int]]]
) -> None:
    """Print or write a table of how many records of each kind each report has."""
    from kpi_tui.cli.sheets import put_table

    headings = list(dict.fromkeys(heading for _, counts in counted for heading in counts))
    columns = [TableColumn("Council"), TableColumn("Report", no_wrap=True)]
    columns += [TableColumn(heading, right=True, no_wrap=True) for heading in headings]
    rows = [
        [
            report.held.council or "",
            report.held.series.report_id,
            *(f"{counts.get(heading, 0):,}" for heading in headings),
        ]
        for report, counts in counted
    ]
    put_table(args, form, plural(len(rows), "report"), columns, rows, [])
