"""Shared by the commands: opens their store, reads its judgements, and prints data and narration."""

from __future__ import annotations

import os
import stat
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from kpi_tui.cli.report_choice import series_of
from kpi_tui.interrupts import end_waits
from kpi_tui.text import in_a_line, one_line, visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, _ArgumentGroup
    from collections.abc import Collection, Sequence
    from datetime import date

    from kpi_tui.analysis.assess import Analysis
    from kpi_tui.errors import KpiTuiError
    from kpi_tui.judgements.in_force import JudgementsInForce
    from kpi_tui.store.filters import Find
    from kpi_tui.store.store import Store
    from kpi_tui.store_url import StorePath

MOST_LINES = 20
"""Lines printed of a list; the rest is counted."""


def file_named(text: str) -> Path | None:
    """Return the file that `--output` names; `None` for `-`, which is the standard output."""
    return None if text == "-" else Path(text)


def in_full(path: Path) -> str:
    """Return a path from the root on, for a person to find the file by. Raises `KpiTuiError`."""
    from kpi_tui.paths import expanded

    return str(expanded(path).absolute())


def store_path(args: Namespace) -> StorePath:
    """Return where the store is: as `--store` says, else the default. Raises `KpiTuiError`."""
    from kpi_tui.paths import default_path, store_at

    return default_path() if args.store is None else store_at(args.store)


def open_store(args: Namespace, *, is_changed: bool = False) -> Store:
    """Return the store the command works on, with one series of reports: see `series_of`.

    A command that changes no report sees the store as it is now, whatever is written meanwhile.
    Files that are left out are named. Where the store has several reports and `--report` names
    none, the one chosen is said. Raises `KpiTuiError`.
    """
    from kpi_tui.store.files import list_reports
    from kpi_tui.store.series import series_names

    store = open_whole_store(args)
    listing = list_reports(store.path)
    chosen = series_of(args, listing)
    names = series_names(listing)
    if len(names) > 1 and not hasattr(args, "report"):
        (this,) = (one_line(name) for name, series in names.items() if series == chosen)
        say(
            f"kpi-tui: this is {this}, one of {len(names)} reports in the library: --report ID chooses"
        )
    store = store.only(chosen)
    return store if is_changed else store.as_it_is(listing)


def report_id_of(args: Namespace) -> str:
    """Return the id of the report that the command works on, and print nothing about the store.

    Raises `KpiTuiError`.
    """
    from kpi_tui.store.files import list_reports

    return series_of(args, list_reports(store_path(args))).report_id


def open_whole_store(args: Namespace) -> Store:
    """Return the store with all reports in it. Files that are left out are named."""
    from kpi_tui.store.store import Store

    end_waits()  # Polars is there now
    return Store(store_path(args), on_problem=complain)


def name_bad_files(store: Store) -> None:
    """Name the files that are left out, for a command that reads none of them itself."""
    store.periods()


def refuse_among_reports(args: Namespace, path: Path) -> None:
    """Raise `StoreError` for a file that a person wants to have written among reports."""
    from kpi_tui.store.folder import refuse_in_store

    refuse_in_store(path, store_path(args))


def read_judged(args: Namespace) -> JudgementsInForce:
    """Read the judgements kept in the store, and name the lines of the log that do not count."""
    from kpi_tui.judgements.log import read

    judged = read(store_path(args))
    name_bad_lines(judged)
    return judged


def name_bad_lines(judged: JudgementsInForce) -> None:
    """Name the lines of the log that do not count; of many, the first ones."""
    from kpi_tui.labels import plural
    from kpi_tui.store.files import LOG

    for line in judged.bad_lines[:MOST_LINES]:
        say(f"kpi-tui: {line.place}: {line.reason}: it does not count")
    more = len(judged.bad_lines) - MOST_LINES
    if more > 0:
        verb = "does" if more == 1 else "do"
        say(f"kpi-tui: {LOG}: … and {plural(more, 'more line')} that {verb} not count")


def add_period(command: ArgumentParser | _ArgumentGroup, default: str | None, text: str) -> None:
    """Add the option that names a period, under its older name too."""
    command.add_argument("--period", "--month", default=default, metavar="PERIOD", help=text)


def finder(analysis: Analysis) -> Find:
    """Return what searches a store's reports as the explorer does."""

    def find(text: str) -> Collection[tuple[date, str, str]]:
        from kpi_tui.analysis.browse.everywhere import found_in

        return found_in(analysis.council.histories, text)

    return find


def first_lines(lines: Sequence[str]) -> list[str]:
    """Return the first lines of a list, and a last one that counts the others."""
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], *([f"… and {more} more"] if more > 0 else [])]


def complain(error: KpiTuiError) -> None:
    """Print the one line of an error, and under it a line for each thing that may have been meant."""
    say(f"kpi-tui: {one_line(str(error))}")
    for choice in error.choices:
        say(f"  {one_line(choice)}")


def say(line: str) -> None:
    """Print narration, which never mixes with data."""
    print(in_a_line(line), file=sys.stderr)


def print_bytes(content: bytes, form: str = "") -> None:
    """Print data in UTF-8, whatever the encoding of the standard output.

    On a terminal control characters are made visible. A csv that the shell sends to a file begins
    as one does that is written by name, for spreadsheets to read it as UTF-8.
    """
    if sys.stdout.isatty():
        print(visible(content.decode(errors="replace")), end="")
        return
    sys.stdout.flush()
    if form == "csv" and _begins_a_file(sys.stdout):
        from kpi_tui.publish.export.spreadsheet import BOM

        content = BOM + content
    sys.stdout.buffer.write(content)


def _begins_a_file(stream: TextIO) -> bool:
    """Whether this is an empty file: what is added to another has no beginning of its own."""
    try:
        found = os.fstat(stream.fileno())
    except OSError:  # it is no file at all, as where text is gathered
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == 0
