"""A list that stands in the place of table and commentary as a file, and what to tell of it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from kpi_tui.labels import plural
from kpi_tui.tui.files.writing import FileWritten, WriteJob
from kpi_tui.tui.session.presence import require_store

if TYPE_CHECKING:
    from kpi_tui.publish.sheets.sheet import Listing

FORMATS = {
    "xlsx": ("Excel", "as shown, in its colours, to read and print"),
    "html": ("Web page", "as shown, to read, print or send"),
    "md": ("Markdown", "as shown, to read, send or paste"),
    "csv": ("csv", "for other programs: a row a record"),
    "json": ("json", "for other programs"),
}
"""The formats of `publish.sheets`: what each is called and what it is for."""


@dataclass(frozen=True, slots=True)
class ListingJob(WriteJob):
    """A list that is to be written to a file."""

    forms: ClassVar[Collection[str]] = FORMATS
    listing: Callable[[], Listing]
    """Makes it, in the thread."""

    def make(self) -> FileWritten:
        """Lay the list out as a sheet, and make the file of it."""
        from kpi_tui.publish.export.spreadsheet import BOM
        from kpi_tui.publish.sheets import write

        require_store(self.store)
        listing, form = self.listing(), self.place.ends_in
        self.go_on()
        content = (BOM if form == "csv" else b"") + write(listing, form)
        rows = plural(len(listing.sheet.rows), "row")
        return FileWritten(self.place.file, rows, content=content)
