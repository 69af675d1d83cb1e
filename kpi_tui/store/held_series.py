"""The series of reports that a store holds, by the names of its files and folders alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kpi_tui.errors import StoreError
from kpi_tui.labels import Label
from kpi_tui.period import Series
from kpi_tui.report import Report
from kpi_tui.store.files import FolderListing, ReportFile
from kpi_tui.text import fold, one_line


@dataclass(frozen=True, slots=True)
class HeldSeries:
    """One series of reports, as far as a store holds it."""

    series: Series
    council: str | None
    periods: int
    """How many periods are held."""
    newest: date
    """The last day of the last period held."""

    @property
    def publisher(self) -> str:
        """Who publishes it, on one line: the council, or the report's id where no council is known."""
        return one_line(self.council or self.series.report_id)

    @property
    def name(self) -> str:
        """A name that no other series of the council has: `Kent County Council, quarters`."""
        return f"{self.publisher}, {self.series.period_type.counted}s"


def held_series(listing: FolderListing) -> tuple[HeldSeries, ...]:
    """List the series of a store, the one to show by default first."""
    last: dict[Series, ReportFile] = {}
    periods: dict[Series, int] = {}
    for key, files in groupby(listing.files, lambda file: file.key):
        periods[key.series] = periods.get(key.series, 0) + 1
        *_, newest = files
        if key.series not in last or newest.key > last[key.series].key:
            last[key.series] = newest
    return tuple(
        HeldSeries(each, last[each].council, periods[each], last[each].key.last_day)
        for each in listing.series
    )


def refuse_other_council(listing: FolderListing, report: Report) -> None:
    """Raise `StoreError` for a report whose id a report of another council has in the store."""
    for held in held_series(listing):
        same_id = held.series.report_id == report.period.report_id
        known = held.council and report.council
        if same_id and known and fold(held.council or "") != fold(report.council or ""):
            raise StoreError(
                f"{report.source.name}: {report.period.report_id} is a report of {held.council} "
                f"in this {Label.LIBRARY}: give {report.council}'s profile another name"
            )
