"""A report as one Parquet file: its readings are the rows, everything else is key-value metadata.

The metadata is JSON under keys that begin with `kpi_tui.`. So a list of reports with their status
counts needs only the footers of the files.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

import polars as pl

from kpi_tui.report import Reading, Report
from kpi_tui.status import Status
from kpi_tui.store.columns import (
    OLDEST_COLUMNS,
    STORED_COLUMNS,
    as_text,
    never_written,
    reading_rows,
)
from kpi_tui.store.content import (
    LATER_OF_REPORT,
    canonical,
    content_digest,
    digest_of,
    needs_later_fields,
    same_content,
)
from kpi_tui.store.files import WRITTEN, ReportFile, council_folder
from kpi_tui.store.place import place_at
from kpi_tui.store.problems import ProblemKind, StoreFileError, unreadable
from kpi_tui.store.seal import BLANK, KEY, is_whole, seal
from kpi_tui.store.shape import count, moment, well_formed
from kpi_tui.store.unpacked import MOST, Unpacked, unpacked
from kpi_tui.store.unsealed import ends_its_reader
from kpi_tui.store_url import StorePath
from kpi_tui.version import READER, __version__
from kpi_tui.vocabulary import Polarity

_FIRST_SCHEMA, _LATER_SCHEMA, _SCHEMA = 1, 2, 3
"""Those of files with no later fields, with some, and with some in `columns.IN_METADATA`."""
_PREFIX = "kpi_tui."
_OLDEST_READER = 1
"""The reader's version for files from before versions were written."""
_unpacked: dict[str, Unpacked] = {}
"""By the SHA-256 of a file, what it has in it."""


@dataclass(frozen=True, slots=True)
class FileHeader:
    """What the metadata of a report's file says."""

    report: Report
    """The report without its readings."""
    sequence: int
    digest: str
    """`content.content_digest`, or in older files `content.first_digest`."""
    imported_at: datetime
    measures: int
    statuses: dict[str, int]
    """How many measures have each `period_status`; empty cells are not counted."""
    reader: int
    """Which `version.READER` read the PDF."""
    is_read_anew: bool
    """Whether it is the PDF of an earlier revision, read once more."""
    is_sealed: bool
    polarities: tuple[str | None, ...] = ()
    """The `published_polarity` of each reading, in order; empty where no reading has one."""


def encode(
    report: Report,
    file: ReportFile,
    imported_at: datetime,
    *,
    reader: int = READER,
    is_read_anew: bool = False,
) -> bytes:
    """Return the content of a report's Parquet file. `imported_at` has a time zone.

    Raises `UnicodeError` for text that no file can hold (half a surrogate pair).
    """
    metadata = replace(report, readings=()).to_dict()
    for absent in [name for name in LATER_OF_REPORT if metadata[name] is None]:
        del metadata[absent]
    del metadata["readings"]
    metadata |= {
        "schema": _LATER_SCHEMA if needs_later_fields(report) else _FIRST_SCHEMA,
        "app_version": __version__,
        "reader": reader,
        "read_anew": is_read_anew,
        "revision": file.sequence,
        "id": file.id,
        "digest": content_digest(report),
        "imported_at": imported_at.isoformat(),
        "measures": len(report.readings),
        "statuses": Counter(row.period_status for row in report.readings if row.period_status),
    }
    polarities = [reading.published_polarity for reading in report.readings]
    if any(polarities):
        metadata |= {"schema": _SCHEMA, "polarities": polarities}
    texts = {_PREFIX + key: canonical(value) for key, value in metadata.items()}
    buffer = io.BytesIO()
    reading_rows(report, file.sequence, imported_at).select(list(STORED_COLUMNS)).write_parquet(
        buffer, metadata={**texts, KEY: BLANK}
    )
    return seal(buffer.getvalue())


def read_header(file: ReportFile) -> FileHeader:
    """Read the metadata of a file, and no more. Raises `StoreFileError`."""
    with _problems_of(file.path):
        return _header(file, pl.read_parquet_metadata(place_at(file.path).source()))


def check(file: ReportFile, known: str | None = None) -> tuple[FileHeader, str]:
    """Make sure that a file is as it was written, and return its header and its SHA-256.

    A file without a seal is read in full and compared with its digest, unless its SHA-256 is
    `known` from an earlier check. Raises `StoreFileError`.
    """
    with _problems_of(file.path):
        content, sha, header = _opened(file, known)
        if not header.is_sealed and sha != known:
            _report(file, content, header)
        return header, sha


def read_report(file: ReportFile) -> tuple[FileHeader, Report]:
    """Read a file's header and the report it was written from. Raises `StoreFileError`."""
    with _problems_of(file.path):
        content, _, header = _opened(file)
        return header, _report(file, content, header)


@contextmanager
def _problems_of(path: StorePath) -> Iterator[None]:
    """Turn whatever reading a file raises into a `StoreFileError`, one line that names the file."""
    try:
        yield
    except StoreFileError:
        raise
    except OSError as error:
        raise unreadable(path, error) from error
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise StoreFileError(path, ProblemKind.DAMAGED, "damaged") from error
    except Exception as error:  # other programs may write anything
        raise _foreign(path) from error


def _opened(file: ReportFile, known: str | None = None) -> tuple[bytes, str, FileHeader]:
    """Return a file's content, SHA-256 and header, having checked its seal if it has one.

    Of a file with a seal, what its rows are is checked too, as far as that can be told unread.
    """
    place = place_at(file.path)
    size, *_ = place.look() or (0,)
    if isinstance(size, int) and size > MOST:
        raise StoreFileError(file.path, ProblemKind.FOREIGN, "far larger than a report")
    content = place.read()
    sha = sha256(content).hexdigest()
    holds = is_whole(content)
    if holds is False:
        raise _altered(file)
    rows = _rows_in(file, content, sha, is_sealed=holds is True)
    is_unsealed = holds is None and file.is_old and sha != known
    if is_unsealed and ends_its_reader(content, sha):
        raise _altered(file)
    header = _header(file, pl.read_parquet_metadata(io.BytesIO(content)))
    if not holds and (header.is_sealed or not file.is_old):  # the seal's own place is damaged
        raise _altered(file)
    if holds and rows != header.measures:
        raise _altered(file)
    if holds and not _has(STORED_COLUMNS, pl.read_parquet_schema(io.BytesIO(content))):
        raise _foreign(file.path)
    return content, sha, header


def _rows_in(file: ReportFile, content: bytes, sha: str, *, is_sealed: bool) -> int | None:
    """Return how many rows a file has; `None` where a file without a seal does not tell.

    `sha` is its SHA-256: each content is looked through once. Raises `StoreFileError` for one that
    unpacks to more than a report ever does.
    """
    try:
        found = _unpacked.get(sha) or unpacked(content)
    except Exception:  # whatever stands where its headers should be
        if is_sealed:
            raise
        return None
    _unpacked[sha] = found
    if found.size > MOST:
        why = "unpacks to far more than a report"
        raise StoreFileError(file.path, ProblemKind.FOREIGN, why)
    return found.rows


def _has(columns: Iterable[str], schema: Mapping[str, pl.DataType]) -> bool:
    """Whether a file has these columns as kpi-tui writes them; older ones have enums for words."""
    return as_text(schema) == {name: STORED_COLUMNS[name] for name in columns}


def _header(file: ReportFile, metadata: dict[str, str]) -> FileHeader:
    texts = {
        key.removeprefix(_PREFIX): value
        for key, value in metadata.items()
        if key.startswith(_PREFIX)
    }
    if "schema" not in texts:
        raise _foreign(file.path)
    if int(texts["schema"]) > _SCHEMA:
        raise StoreFileError(file.path, ProblemKind.NEWER, "written by a newer kpi-tui")
    values = {key: json.loads(text) for key, text in texts.items()}
    header = FileHeader(
        report=well_formed(Report.from_dict({**values, "readings": []})),
        sequence=int(values["revision"]),
        digest=str(values["digest"]),
        imported_at=moment(values["imported_at"]),
        measures=count(values["measures"]),
        statuses={Status(key).value: count(rows) for key, rows in values["statuses"].items()},
        reader=_OLDEST_READER if file.is_old else count(values["reader"]),
        is_read_anew=False if file.is_old else values["read_anew"] is True,
        is_sealed=KEY in metadata,
        polarities=_polarities(values),
    )
    written_id = header.digest[:12] if file.is_old else values["id"]
    if (header.report.period, header.sequence, written_id) != (file.key, file.sequence, file.id):
        raise _misplaced(file)
    if not file.is_old:
        written = f"{header.imported_at:{WRITTEN}}"
        council = file.path.parent.parent.name
        is_elsewhere = council.startswith("council=") and council != council_folder(header.report)
        if written != file.written or is_elsewhere:
            raise _misplaced(file)
    return header


def _polarities(values: Mapping[str, Any]) -> tuple[str | None, ...]:
    """Return `FileHeader.polarities`. Raises `ValueError` for what is none."""
    found = values.get("polarities", [])
    if len(found) not in (0, values["measures"]):
        raise ValueError(found)
    return tuple(None if each is None else Polarity(each).value for each in found)


def _report(file: ReportFile, content: bytes, header: FileHeader) -> Report:
    """Return the report in a file, having checked that it is the one that was written."""
    rows = pl.read_parquet(io.BytesIO(content))
    columns = list(STORED_COLUMNS) if header.is_sealed else OLDEST_COLUMNS
    rows = rows.with_columns(pl.col(name).cast(kind) for name, kind in as_text(rows.schema).items())
    if not _has(columns, rows.schema) or never_written(rows):
        raise _foreign(file.path)
    fields = [name for name in Reading.__dataclass_fields__ if name in columns]
    readings = [{name: row[name] for name in fields} for row in rows.to_dicts()]
    for reading, polarity in zip(readings, header.polarities, strict=False):
        reading["published_polarity"] = polarity
    values = {**header.report.to_dict(), "readings": readings}
    report = well_formed(Report.from_dict(values))
    if header.is_sealed:
        is_as_written = digest_of(values) == header.digest
    else:
        # The digest covers what was published, but not the columns that we add to it.
        expected = reading_rows(report, header.sequence, header.imported_at).select(columns)
        is_as_written = same_content(header.digest, report) and rows.equals(expected)
    statuses = Counter(row.period_status.value for row in report.readings if row.period_status)
    counts = (len(readings), statuses)
    if not is_as_written or (header.measures, header.statuses) != counts:
        raise _altered(file)
    return report


def _altered(file: ReportFile) -> StoreFileError:
    return StoreFileError(file.path, ProblemKind.DAMAGED, "not as it was written")


def _misplaced(file: ReportFile) -> StoreFileError:
    why = "its name or its folder is another report's"
    return StoreFileError(file.path, ProblemKind.MISPLACED, why)


def _foreign(path: StorePath) -> StoreFileError:
    return StoreFileError(path, ProblemKind.FOREIGN, "not a kpi-tui report")
