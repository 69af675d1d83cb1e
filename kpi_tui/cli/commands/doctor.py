"""`kpi-tui doctor`: what is in the store, what is wrong with it, and what to do."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kpi_tui.cli.common import complain, first_lines, say, store_path
from kpi_tui.grouping import grouped
from kpi_tui.labels import Label, plural
from kpi_tui.period_names import name_of, period_names
from kpi_tui.text import one_line

if TYPE_CHECKING:
    from kpi_tui.store.examine import Examination
    from kpi_tui.store.stored import StoredReport

WRONG = 3
_MANY = 20
"""More files than these are counted while they are read."""


def add_arguments(command: ArgumentParser) -> None:
    """Declare what can be typed after the command."""
    command.add_argument(
        "--upgrade",
        action="store_true",
        help="copy files of an older kpi-tui to the folders of their councils, then delete the old",
    )
    command.add_argument(
        "--sweep", action="store_true", help="delete what imports and demos left that were cut off"
    )


def run(args: Namespace) -> int:
    """Read every file of the store anew, say what was found, and return 3 where something is wrong.

    Raises `KpiTuiError`.
    """
    from kpi_tui.errors import StoreError
    from kpi_tui.judgements.log import read
    from kpi_tui.paths import demo_path
    from kpi_tui.store.examine import examine, sweep
    from kpi_tui.store.place import is_missing
    from kpi_tui.store.upgrade import upgrade

    folder = store_path(args)
    if args.upgrade:
        upgraded = upgrade(folder, _show_progress)
        say(f"{plural(upgraded.copied, 'file')} copied to the folders of their councils")
        for problem in upgraded.problems:
            complain(problem)
    found = examine(folder, demo_path(), _show_progress)
    if args.sweep:
        left = sweep(found.leftovers)
        say(f"{plural(len(found.leftovers) - len(left), 'leftover')} deleted")
        found = examine(folder, demo_path(), _show_progress)
    wrong = [str(problem) for problem in found.problems]
    try:
        wrong += [f"{bad.place}: {bad.reason}: it does not count" for bad in read(folder).bad_lines]
    except StoreError as error:
        wrong.append(str(error))
    print(f"{Label.LIBRARY.capitalize()} {one_line(str(folder))}")
    if is_missing(folder):
        print("  no such folder yet: an import makes it")
        return 0
    said = f"Wrong: {plural(len(wrong), 'thing')}" if wrong else "Nothing is wrong."
    for line in (*_contents(found.reports), "", said, *_indented(wrong), *_to_do(found)):
        print(line)
    return WRONG if wrong else 0


def _contents(reports: Sequence[StoredReport]) -> Iterator[str]:
    """Say which reports there are: a line a series."""
    for (report_id, period_type), held in grouped(reports, lambda each: each.key.series).items():
        newest = {report.key: report for report in held}.values()
        council = next((report.council for report in newest if report.council), None)
        name = " · ".join(filter(None, (council, report_id, f"by {period_type.words}")))
        days = period_names([report.report_date for report in newest], period_type)
        measures = plural(sum(report.measures for report in newest), "reading")
        yield f"  {one_line(name)}: {days}; {plural(len(held), 'revision')}, {measures}"
    if not reports:
        yield "  no report in it"


def _to_do(found: Examination) -> Iterator[str]:
    if found.old_files:
        files = plural(len(found.old_files), "file")
        yield from (
            "",
            f"{files} written by an older kpi-tui, which hold as they are. kpi-tui doctor --upgrade",
            "gives each the folder of its council, and a seal that tells of any damage. Upgrade",
            "kpi-tui first wherever the library is read: an older one does not look into folders.",
        )
    if found.outdated:
        yield from ("", "Read by an older reader; importing the PDF again may read more:")
        yield from _indented(
            [f"{name_of(item.key)}: {item.source.name}" for item in found.outdated]
        )
    if found.leftovers:
        yield from ("", "Left by what was cut off, or is still at work; kpi-tui doctor --sweep:")
        yield from _indented([str(path) for path in found.leftovers])


def _indented(lines: Sequence[str]) -> Iterator[str]:
    return (f"  {one_line(line)}" for line in first_lines(lines))


def _show_progress(done: int, of: int) -> None:
    """Count files on a terminal, on one line that is gone in the end."""
    if sys.stderr.isatty() and of > _MANY:
        print(f"\r\x1b[K{done} of {of} files" if done < of else "\r\x1b[K", end="", file=sys.stderr)
