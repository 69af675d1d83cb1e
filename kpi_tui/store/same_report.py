"""Whether a store holds a report already, and which of its files a report takes the place of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from kpi_tui.report import Report
from kpi_tui.store.content import same_content
from kpi_tui.store.files import ReportFile
from kpi_tui.store.parquet import FileHeader
from kpi_tui.store.place import place_at
from kpi_tui.store.problems import unreadable
from kpi_tui.store.usable import Usable
from kpi_tui.version import READER


def of_pdf(held: Sequence[Usable], report: Report) -> list[Usable]:
    """Return the files that were read from the same PDF as a report."""
    return [each for each in held if _is_of_pdf(each[1], report)]


def _is_of_pdf(header: FileHeader, report: Report) -> bool:
    return header.report.source.sha256 == report.source.sha256


def is_double(header: FileHeader, report: Report) -> bool:
    """Whether a file says what a report says, and the same reader read both from one PDF."""
    return (
        _is_of_pdf(header, report)
        and header.reader == READER
        and same_content(header.digest, report)
    )


def find_known(held: Sequence[Usable], report: Report) -> ReportFile | None:
    """Find the file that says what a report says, or that a later reader read from its PDF.

    `held` are the undamaged files of its period. One that an earlier reader read from the same PDF
    is read anew, whatever it says; so is one that another reading of it, as by another profile, has
    replaced since.
    """
    same_pdf = of_pdf(held, report)
    # Another PDF that says again what an earlier issue said is a new revision.
    for file, header in held if same_pdf else held[-1:]:
        if not _is_of_pdf(header, report):
            is_known = same_content(header.digest, report)
        elif file is same_pdf[-1][0]:
            is_known = header.reader > READER or is_double(header, report)
        else:
            is_known = header.reader > READER
        if is_known:
            return file
    return None


def last_doubles(held: Sequence[Usable], report: Report) -> list[ReportFile]:
    """Return the last readings of a report's PDF, as far as they say what it says and nothing else."""
    newest_first = reversed(of_pdf(held, report))
    same = [file for file, _ in takewhile(lambda each: is_double(each[1], report), newest_first)]
    return same[::-1]


def find_damaged(
    named: Sequence[ReportFile], held: Sequence[Usable], report: Report
) -> ReportFile | None:
    """Find a damaged file that was read from the same PDF as a report, which will take its place.

    `held` are the undamaged of the files `named`. Raises `StoreError` where a file cannot be read
    at all.
    """
    undamaged = [file for file, _ in held]
    for file in named:
        if file not in undamaged:
            try:
                # The metadata of a file is not compressed.
                if report.source.sha256.encode() in place_at(file.path).read():
                    return file
            except FileNotFoundError:
                continue
            except OSError as error:
                raise unreadable(file.path, error) from error
    return None
