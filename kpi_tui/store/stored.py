"""What a store tells of a report: its metadata, and what became of one that was added."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from kpi_tui.origin import Origin
from kpi_tui.period import PeriodKey
from kpi_tui.report import Account, Report, Source, Warning
from kpi_tui.store.files import ReportFile
from kpi_tui.store.parquet import FileHeader
from kpi_tui.store_url import StorePath


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report that was added."""

    key: PeriodKey
    revision: int
    """Its revision in the store, counted from 1."""
    is_new: bool
    """Whether a file was written; `False` where the store had this content already."""
    previous: int | None
    """The revision before: the newest of the period, or the earlier reading of a PDF read anew.

    `None` where there is none."""
    path: StorePath
    is_read_anew: bool = False
    """Whether the PDF of an earlier revision was read once more, so that the council corrected nothing."""

    @property
    def report_date(self) -> date:
        """The last day of the period."""
        return self.key.last_day


@dataclass(frozen=True, slots=True)
class StoredReport:
    """One revision of a report, as its metadata has it."""

    key: PeriodKey
    revision: int
    title: str | None
    source: Source
    imported_at: datetime
    measures: int
    priorities: int
    statuses: dict[str, int]
    """How many measures have each `period_status`; empty cells are not counted."""
    account: Account
    warnings: tuple[Warning, ...]
    path: StorePath
    council: str | None
    provenance: Origin
    reader: int
    """The version of the reader that read its PDF."""
    is_read_anew: bool
    """Whether it is the PDF of an earlier revision, read once more."""
    cover: Report = field(repr=False)
    """The report without its readings."""

    @property
    def report_date(self) -> date:
        """The last day of the period."""
        return self.key.last_day

    @classmethod
    def of(cls, file: ReportFile, header: FileHeader) -> StoredReport:
        """Put together what a file's name and its metadata say."""
        report = header.report
        return cls(
            key=file.key,
            revision=file.revision,
            title=report.title,
            source=report.source,
            imported_at=header.imported_at,
            measures=header.measures,
            priorities=len(report.priorities),
            statuses=header.statuses,
            account=report.account,
            warnings=report.warnings,
            path=file.path,
            council=report.council,
            provenance=report.origin,
            reader=header.reader,
            is_read_anew=header.is_read_anew,
            cover=report,
        )
