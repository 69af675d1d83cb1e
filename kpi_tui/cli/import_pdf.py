"""`kpi-tui import`: PDFs into the store, one after the other, each in a process of its own."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kpi_tui.cli.common import complain, open_store, plural
from kpi_tui.errors import PdfError
from kpi_tui.importing import READER, PdfChild, find_pdfs, finish
from kpi_tui.labels import counts, month_name
from kpi_tui.report import Report
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from kpi_tui.store import Store

AT_MOST = 20
"""Lines printed of a list; the rest is counted."""


def run(args: Namespace) -> int:
    """Imports every file that can be, and returns 1 where one could not. Raises `StoreError`."""
    command = (*READER, "--verify") if args.verify else READER
    refused = 0
    for named in args.paths:
        try:
            files = find_pdfs(named)
        except PdfError as error:
            complain(error)
            refused += 1
            continue
        for path in files:
            refused += not _import(path, command, args)
    return 1 if refused else 0


def _import(path: Path, command: tuple[str, ...], args: Namespace) -> bool:
    try:
        with PdfChild(path, command) as child, _progress(path) as on_progress:
            # The child is at work already: Polars loads meanwhile.
            store = open_store(args)
            report = finish(child, on_progress)
    except PdfError as error:
        complain(error)
        return False
    print("\n".join([f"{one_line(str(path))}: {summary(report)}", *_doubts(report)]))
    print("\n".join(f"  {line}" for line in _outcome(store, report, args.dry_run)), flush=True)
    return True


def summary(report: Report) -> str:
    """`July 2024 · 45 measures · 11 priorities · 17 pages · ★ green 24 · ● amber 9`."""
    from collections import Counter

    statuses = Counter(str(row.period_status) for row in report.readings if row.period_status)
    parts = [
        month_name(report.report_date),
        plural(len(report.readings), "measure"),
        plural(len(report.priorities), "priority"),
        plural(report.source.pages, "page"),
        counts(statuses),
    ]
    return " · ".join(part for part in parts if part)


def _doubts(report: Report) -> Iterator[str]:
    account = report.account
    yield f"  {plural(account.words, 'word')}, {account.left_over:,} left over"
    leftovers = [f"left over on page {item.page}: {item.text}" for item in account.leftovers]
    warnings = []
    for warning in report.warnings:
        page = f"page {warning.page}" if warning.page else None
        where = ", ".join(filter(None, (page, warning.measure_code)))
        warnings.append(f"{where}: {warning.message}" if where else warning.message)
    for kind in (leftovers, warnings):
        yield from (f"  ! {line}" for line in _capped(kind))


def _outcome(store: Store, report: Report, dry_run: bool) -> Iterator[str]:
    added = store.would_add(report) if dry_run else store.add(report)
    name = month_name(added.report_date)
    if not added.is_new:
        replaced = added.previous != added.revision
        later = f", which revision {added.previous} replaced" if replaced else ""
        yield f"already in the store as revision {added.revision}{later}: nothing changed"
        return
    if added.previous is None:
        yield f"{'would be added' if dry_run else 'added'}: {name} is new in the store"
        return
    from kpi_tui.corrections import corrections

    changes = corrections(store.report(added.report_date, added.previous), report)
    done = "would be added" if dry_run else "added"
    yield f"{done} as revision {added.revision} of {name}: {plural(len(changes), 'cell')} changed"
    yield from _capped([one_line(str(change)) for change in changes])


def _capped(lines: list[str]) -> Iterator[str]:
    yield from map(one_line, lines[:AT_MOST])
    if len(lines) > AT_MOST:
        yield f"… and {len(lines) - AT_MOST} more"


@contextmanager
def _progress(path: Path) -> Iterator[Callable[[int, int], None] | None]:
    """What is told of each page: a bar on a terminal that is gone afterwards, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    name = escape(one_line(path.name))
    columns = (TextColumn(f"{name}  page"), MofNCompleteColumn(), BarColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda page, of: progress.update(task, completed=page, total=of)
