"""Lists the reports that a store holds, by the names of its files alone: no file is opened.

`council=…/report_id=…/2024-07-31.r2.20240815T093012123456Z.9f3a1c2b.parquet` is the second issue of
July 2024, followed by the time at which it was written and an id of its own. Periods other than
months name their type, as in `2024-09-30.quarter.r1.…`. The oldest stores have their files at the
top: `2024-07-31.r2.0123456789ab.parquet`, which ends in the beginning of the content's digest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote, unquote
from uuid import uuid4

from kpi_tui.errors import StoreError
from kpi_tui.grouping import grouped
from kpi_tui.labels import Label
from kpi_tui.period import ANNEX, ANNEX_COUNCIL, ANNEX_MONTHS, PeriodKey, PeriodType, Series
from kpi_tui.regex import regex
from kpi_tui.report import Report
from kpi_tui.store.place import Listed, place_at
from kpi_tui.store.problems import ProblemKind, StoreFileError
from kpi_tui.store_url import StorePath
from kpi_tui.text import fold, one_line

SUFFIX = ".parquet"
TEMPORARY = ".tmp-"
"""The beginning of the names of files that are being written (`kpi_tui.files.write_whole`)."""
NO_COUNCIL = "__HIVE_DEFAULT_PARTITION__"
"""The text in the name of a folder that Hive, Spark, Polars and DuckDB read as null."""
WRITTEN = "%Y%m%dT%H%M%S%fZ"
"""The form of the time in a file's name."""
_NAME = regex(
    r"(\d{4}-\d{2}-\d{2})(?:\.([a-z_]+))?\.r([1-9]\d{0,8})\.(\d{8}T\d{12}Z)\.([0-9a-f]{8})\.parquet"
)
_OLD_NAME = regex(r"(\d{4}-\d{2}-\d{2})\.r([1-9]\d{0,8})\.([0-9a-f]{12})\.parquet")
_COPIED = regex(
    r"[-0-9]{10}(?:\.[a-z_]+)?\.r\d+\.(?:\d{8}T\d{12}Z\.[0-9a-f]{8}|[0-9a-f]{12})(?=.*\.parquet)"
)
"""A report's name with something after it, as copies have: "… (1).parquet"."""
_LONGEST = 200
"""The most letters of a folder's name: file systems take 255."""


@dataclass(frozen=True, slots=True, order=True)
class ReportFile:
    """A report's file, as its name tells. Sorts by period, then as the revisions were written."""

    key: PeriodKey
    sequence: int
    """Which issue of the report it is; the same issue read anew has the same number."""
    written: str
    """The time in its name, in UTC. A file at the top has none: there it is empty or, where several
    have one number, a `0` and the time of its last change."""
    id: str
    """8 hexadecimal digits that no other file has; for a file at the top, 12 of the content's digest."""
    path: StorePath
    revision: int = 0
    """Its rank among the files of its period, counted from 1."""

    @property
    def is_old(self) -> bool:
        """Whether its name is of the oldest form, from before reports had councils."""
        return len(self.id) > 8

    @property
    def council(self) -> str | None:
        """The council, by the name of the folder it is in; `None` where that names none."""
        folder = self.path.parent.parent.name
        if not folder.startswith("council="):  # the oldest stores have reports of one council
            return ANNEX_COUNCIL
        name = folder.removeprefix("council=")
        return None if name == NO_COUNCIL else unquote(name)


@dataclass(frozen=True, slots=True)
class FolderListing:
    """A store's folder as it is now."""

    files: tuple[ReportFile, ...] = ()
    """The files of reports, sorted."""
    problems: tuple[StoreFileError, ...] = ()
    """What lies there and cannot be a report, by its name or kind."""
    copied: tuple[ReportFile, ...] = ()
    """Files at the top that were copied to the folder of their council. Only the copies count."""

    @property
    def periods(self) -> dict[PeriodKey, tuple[ReportFile, ...]]:
        """The files of each period, the newest revision last; the last period last."""
        return {key: tuple(files) for key, files in groupby(self.files, lambda file: file.key)}

    @property
    def series(self) -> tuple[Series, ...]:
        """The series of reports there are, the one to show by default first."""
        known = Counter(file.key.series for file in self.files)
        return tuple(sorted(known, key=lambda series: (series != ANNEX_MONTHS, series)))

    def only(self, series: Series | None) -> FolderListing:
        """Return the same without the reports of other series; the same for `None`."""
        if series is None:
            return self
        return replace(self, files=tuple(each for each in self.files if each.key.series == series))


def list_reports(folder: StorePath, only: str | None = None) -> FolderListing:
    """List what a store's folder holds; nothing where there is no such folder.

    With the id of a report as `only`, other reports' folders are not looked into. Raises
    `StoreError` for a folder that cannot be read, or is none.
    """
    found: list[ReportFile] = []
    problems: list[StoreFileError] = []
    for place, report_id, entry in _entries(folder, problems, only):
        path = place / entry.name
        try:
            if entry.name.startswith(TEMPORARY):
                why = "an import that was cut off, or is still at work"
                problems.append(StoreFileError(path, ProblemKind.TEMPORARY, why))
            elif entry.name[0] == "." or not entry.name.endswith(SUFFIX):
                continue  # not ours: files of the system ("._…" of macOS), or a person's notes
            elif entry.is_file():
                found.append(_named(path, report_id))
            else:
                why = "a folder, where a report is a file" if entry.is_dir() else "not a file"
                problems.append(StoreFileError(path, ProblemKind.NO_FILE, why))
        except StoreFileError as problem:
            problems.append(problem)
        except OSError:  # symbolic links in a circle
            problems.append(StoreFileError(path, ProblemKind.NO_FILE, "not a file"))
    found.sort(key=lambda file: file.is_old)
    identities = grouped(found, lambda file: (file.key, file.sequence, file.id[:8]))
    kept = _of_one_council([same[0] for same in identities.values()], problems)
    files = _ranked(kept)
    others = [file for same in identities.values() for file in same[1:]]
    why = f"the same file lies in another folder of the {Label.LIBRARY}"
    problems += [
        StoreFileError(file.path, ProblemKind.NEEDLESS, why) for file in others if not file.is_old
    ]
    copied = tuple(file for file in others if file.is_old)
    return FolderListing(tuple(files), tuple(problems), copied)


def _entries(
    folder: StorePath, problems: list[StoreFileError], only: str | None
) -> Iterator[tuple[StorePath, str, Listed]]:
    """Yield what lies at the top and in the folders of reports, with the id of the report."""
    wanted = "" if only is None else f"report_id={_quoted(only)}"
    for place, entry in place_at(folder).walk(problems, wanted):
        if place == folder:
            yield place, ANNEX, entry
        elif place.name.startswith("report_id="):
            yield place, unquote(place.name.removeprefix("report_id=")), entry
        elif entry.name.endswith(SUFFIX):
            why = "not in the folder of a report"
            problems.append(StoreFileError(place / entry.name, ProblemKind.MISNAMED, why))


def _named(path: StorePath, report_id: str) -> ReportFile:
    """Return the file that a name tells of. Raises `StoreFileError` for a name kpi-tui does not give."""
    if file := _parsed(path, report_id):
        return file
    copied = _COPIED.match(path.name)
    if copied and _parsed(path.with_name(copied[0] + SUFFIX), report_id):
        why = "a copy under another name, as people and sync programs make"
        raise StoreFileError(path, ProblemKind.COPY, why)
    raise StoreFileError(path, ProblemKind.MISNAMED, "not a kpi-tui report by its name")


def _parsed(path: StorePath, report_id: str) -> ReportFile | None:
    try:
        if match := _NAME.fullmatch(path.name):
            day, period_type, sequence, written, own = match.groups()
            period = PeriodType(period_type or PeriodType.MONTH)
            key = PeriodKey(date.fromisoformat(day), period, report_id)
            return ReportFile(key, int(sequence), written, own, path)
        if match := _OLD_NAME.fullmatch(path.name):
            key = PeriodKey(date.fromisoformat(match[1]), report_id=report_id)
            return ReportFile(key, int(match[2]), "", match[3], path)
    except ValueError:  # a day or a type of period that there is not
        pass
    return None


def _of_one_council(
    files: Sequence[ReportFile], problems: list[StoreFileError]
) -> list[ReportFile]:
    """Leave out the files of a report whose id another council had first.

    Otherwise the periods of two councils would be one series. `Store.add` refuses such a report,
    but folders that people copy into each other may hold them.
    """
    had: dict[str, str] = {}
    for file in sorted(files, key=attrgetter("written")):
        had.setdefault(file.key.report_id, file.council or "")
        had[file.key.report_id] = had[file.key.report_id] or file.council or ""
    kept = []
    for file in files:
        first = had[file.key.report_id]
        if file.council is None or fold(file.council) == fold(first):
            kept.append(file)
            continue
        why = f"of {file.council}, where {file.key.report_id} is a report of {first}"
        problems.append(StoreFileError(file.path, ProblemKind.TAKEN, one_line(why)))
    return kept


def is_revised(file: ReportFile, revisions: Sequence[ReportFile]) -> bool:
    """Tell whether a file is a later issue than another one held of its period.

    The oldest names count the same issue read anew as another, so that they tell nothing of it.
    """
    return not file.is_old and any(each.sequence < file.sequence for each in revisions)


def is_report_name(name: str) -> bool:
    """Tell whether this is the name of a report's file, an old one included."""
    return bool(_NAME.fullmatch(name) or _OLD_NAME.fullmatch(name))


def _ranked(files: Sequence[ReportFile]) -> Iterator[ReportFile]:
    """Sort files and number the revisions of each period."""
    shared = Counter((file.key, file.sequence) for file in files)
    # The "0" sorts them before files with a time in their name.
    dated = [
        replace(file, written=f"0{_changed(file.path)}")
        if file.is_old and shared[file.key, file.sequence] > 1
        else file
        for file in files
    ]
    order = attrgetter("key", "sequence", "written", "id")
    for _, revisions in groupby(sorted(dated, key=order), attrgetter("key")):
        for rank, file in enumerate(revisions, 1):
            yield ReportFile(file.key, file.sequence, file.written, file.id, file.path, rank)


def _changed(path: StorePath) -> str:
    """Return when a file was changed last, in the form `WRITTEN`; empty where that is not known."""
    try:
        look = place_at(path).look()
        return f"{datetime.fromtimestamp(int(look[1]) / 1e9, UTC):{WRITTEN}}" if look else ""
    except (OSError, OverflowError, ValueError):
        return ""


def file_of(
    folder: StorePath, report: Report, sequence: int, written: datetime, file_id: str | None = None
) -> ReportFile:
    """Return the file to write a report to. `written` has a time zone.

    Raises `StoreError` for a report that no folder can be named after.
    """
    key, at = report.period, f"{written.astimezone(UTC):{WRITTEN}}"
    own = file_id or uuid4().hex[:8]
    kind = "" if key.period_type is PeriodType.MONTH else f".{key.period_type}"
    place = folder / council_folder(report) / f"report_id={_quoted(key.report_id)}"
    path = place / f"{key.last_day}{kind}.r{sequence}.{at}.{own}{SUFFIX}"
    return ReportFile(key, sequence, at, own, path)


def council_folder(report: Report) -> str:
    """Name the folder of a report's council, `council=Kent%20County%20Council`."""
    council = report.council
    if not council and report.period.report_id == ANNEX:
        council = ANNEX_COUNCIL
    return f"council={_quoted(council) if council else NO_COUNCIL}"


def _quoted(text: str) -> str:
    """Quote a name for a part of a path, so that every engine and system reads it back.

    Raises `StoreError` for one that is too long.
    """
    quoted = quote(text, safe="").replace(".", "%2E").replace("~", "%7E")
    if len(quoted) > _LONGEST:
        raise StoreError(f"{text[:40]}…: too long for the name of a folder: shorten it")
    return quoted


LOG = "judgements.jsonl"
"""The file beside the reports that holds what officers decided."""
