"""`kpi-tui import`: PDFs into the store, in order, each read in a process of its own."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from functools import partial
from pathlib import Path
from shutil import get_terminal_size
from tempfile import TemporaryFile
from textwrap import fill
from typing import TYPE_CHECKING

from kpi_tui.cli.common import complain, first_lines, name_bad_files, open_whole_store
from kpi_tui.cli.import_progress import Bar
from kpi_tui.cli.own_profiles import tell_wrong_profiles
from kpi_tui.cli.password import add_password, password_of
from kpi_tui.doubts import by_kind, doubts
from kpi_tui.errors import KpiTuiError, PdfError, StoreError, reason_of
from kpi_tui.files import is_there
from kpi_tui.importing.child import READER, explain_in_child
from kpi_tui.importing.find import find_pdfs
from kpi_tui.importing.protocol import PROFILE
from kpi_tui.importing.sources import remember_source
from kpi_tui.labels import plural
from kpi_tui.paths import expanded
from kpi_tui.period_names import name_of
from kpi_tui.publish.import_summary import add_and_say, headline, words_read
from kpi_tui.publish.issue_doubts import decided_before, perhaps_other_period
from kpi_tui.store.files import list_reports
from kpi_tui.store.report_copies import copy_last_month
from kpi_tui.text import one_line, visible

if TYPE_CHECKING:
    from kpi_tui.importing.batch import Outcome
    from kpi_tui.report import Report
    from kpi_tui.store.store import Store

_ONE_BY_ONE = 50
"""Doubts that have a line each where no terminal breaks it; of more, those alike share one."""


class Became(StrEnum):
    """What became of a file, in the words of the line that sums up several."""

    IMPORTED = "imported"
    TO_IMPORT = "to be imported"
    THERE = "there already"
    REFUSED = "refused"


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    command.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="a PDF, or a folder of PDFs"
    )
    command.add_argument("--dry-run", action="store_true", help="read and report, store nothing")
    command.add_argument(
        "--explain", action="store_true", help="print where every word went, store nothing"
    )
    command.add_argument(
        "--pictures",
        type=Path,
        metavar="DIR",
        help="with --explain, draw each page that was read, every cell in the colour of its field",
    )
    add_password(command)
    command.add_argument(
        "--profile",
        metavar="NAME",
        help="read by this profile, its name or a file NAME.toml, instead of the one that knows it",
    )
    command.add_argument(
        "--verify", action="store_true", help="read each PDF a second time with other code (slow)"
    )


def run(args: Namespace) -> int:
    """Import every file that can be, and return 1 where one could not. Raises `StoreError`."""
    if args.pictures is not None and not args.explain:
        args.parser.error("--pictures: say --explain too, since nothing is stored")
    tell_wrong_profiles(args.profile)
    password = password_of(args)
    if args.explain:
        return _explain(args, password)
    from kpi_tui.importing.batch import Batch

    verify = ["--verify"] if args.verify else []
    chosen = [f"{PROFILE}{args.profile}"] if args.profile else []
    command = (*READER, *verify, *chosen)
    files, refused = _files(args.paths)
    became = Counter({Became.REFUSED: refused})
    bar = Bar(files)
    with Batch(files, bar.step, command, password=password) as batch, bar:
        # The children are at work already: Polars loads meanwhile.
        store = open_whole_store(args)
        list_reports(store.path)  # a place that is no store is told as that, not of a file
        for done, outcome in enumerate(batch, 1):
            with bar.aside():
                try:
                    became[add(outcome, store, dry_run=args.dry_run)] += 1
                except StoreError as error:
                    left = plural(len(files) - done, "file")
                    rest = "" if done == len(files) else f"; {left} after it not imported"
                    raise StoreError(f"{error}{rest}") from error
        name_bad_files(store)
        if not args.dry_run:
            # The explorer's next start then shows the last month at once.
            with suppress(KpiTuiError):
                copy_last_month(store.path)
    if became.total() > 1 and sys.stdout.isatty():  # what is piped has a summary per report alone
        of_each = (f"{became[what]:,} {what}" for what in Became if became[what])
        _print(f"{became.total():,} files: {', '.join(of_each)}")
    return 1 if became[Became.REFUSED] else 0


def _explain(args: Namespace, password: str | None) -> int:
    """Print where every word of each file went, and return 1 where one could not be read."""
    if args.pictures is not None:
        args.pictures = expanded(args.pictures)
        _make_folder(args.pictures)
    files, refused = _files(args.paths)
    bar = Bar(files)
    with bar:
        for done, path in enumerate(files):
            try:
                explanation = explain_in_child(
                    path, password, args.pictures, partial(bar.show, done=done), args.profile
                )
            except PdfError as error:
                with bar.aside():
                    complain(error)
                refused += 1
                continue
            with bar.aside():
                print(one_line(str(path)))
                print("\n".join(map(visible, explanation.lines)), flush=True)
                if explanation.refused is not None:
                    complain(PdfError(explanation.refused))
            refused += explanation.refused is not None
    return 1 if refused else 0


def _make_folder(folder: Path) -> None:
    """Make the folder for pictures, before a long read. Raises `KpiTuiError` where that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        is_file = is_there(folder) and folder.is_file()
        why = "a file, not a folder" if is_file else reason_of(error)
        raise KpiTuiError(f"{folder}: {why}: name a folder for the pictures") from error


def _files(named: Sequence[Path]) -> tuple[list[Path], int]:
    """Find the files meant by the command line, and count those of its words that mean none."""
    files: list[Path] = []
    refused = 0
    for path in named:
        try:
            files += find_pdfs(path)
        except PdfError as error:
            complain(error)
            refused += 1
    return files, refused


def add(outcome: Outcome, store: Store, *, dry_run: bool) -> Became:
    """Put the reports of a file into the store and say so, or say why there is none.

    Returns what became of the file. Raises `StoreError` for a report that the store does not take.
    """
    if isinstance(outcome.result, PdfError):
        complain(outcome.result)
        return Became.REFUSED
    became = Became.THERE
    for report in outcome.result:
        try:
            added, said = add_and_say(store, report, dry_run=dry_run)
        except StoreError as error:
            what = f"{outcome.path}: {name_of(report.period)} is not stored"
            raise StoreError(f"{what}: {error}") from error
        if not dry_run:
            remember_source(outcome.path, report.source.sha256)
        _print(f"{one_line(str(outcome.path))}: {headline(report)}")
        for line in (*words_read(report), *_doubtful(report), *first_lines(said)):
            _print(f"  {line}")
        others = perhaps_other_period(store, added, report)
        for doubt in (*others, *decided_before(store, added, report)):
            _print(f"  ! {doubt.text}")
        if added.is_new:
            became = Became.TO_IMPORT if dry_run else Became.IMPORTED
    return became


def _doubtful(report: Report) -> Iterator[str]:
    """Yield every doubt about measures and pages, then the first of the words left over."""
    listed = doubts(report.warnings, report.account)
    others = [doubt for doubt in listed if not doubt.is_words]
    grouped = sys.stdout.isatty() or len(others) > _ONE_BY_ONE
    texts = by_kind(others) if grouped else [doubt.text for doubt in others]
    yield from (f"! {text}" for text in texts)
    yield from first_lines([f"! {doubt.text}" for doubt in listed if doubt.is_words])


def _print(line: str) -> None:
    """Print a line; on a terminal it is broken between words, and what goes on is indented."""
    if sys.stdout.isatty():
        room = get_terminal_size().columns
        line = fill(line, room, subsequent_indent="    ", break_on_hyphens=False)
    print(line, flush=True)
