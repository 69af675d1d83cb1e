"""The measures on screen as a file, and what to tell of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from kpi_tui.errors import StoreError
from kpi_tui.labels import Label, plural
from kpi_tui.period import PeriodKey
from kpi_tui.tui.files.writing import FileWritten, WriteJob
from kpi_tui.tui.session.presence import nothing_left, require_store

FORMATS = {
    "xlsx": ("Excel", "as shown, to read and print; every field on a second sheet"),
    "md": ("Markdown", "as shown, to read, send or paste"),
    "csv": ("csv", "for other programs: every field, statuses in their words"),
    "json": ("json", "for other programs: every field"),
    "parquet": ("parquet", "for other programs: every field, with its type"),
}
"""The formats of `publish.export`: what each is called and what it is for."""


@dataclass(frozen=True, slots=True)
class ExportJob(WriteJob):
    """Measures that are to be written to a file."""

    forms: ClassVar[Collection[str]] = FORMATS
    period: PeriodKey
    shown: Sequence[tuple[str, str]]
    """Codes and names, in their order."""
    scope: str
    """What they are, in words."""
    columns: tuple[str, ...] = ()
    """The columns chosen for them, by their ids in the settings; none where nobody chose any."""

    def make(self) -> FileWritten:
        """Read the measures from the store again, and make the file of them."""
        from kpi_tui.analysis.assess import assess
        from kpi_tui.analysis.corrected import with_corrections_made
        from kpi_tui.publish.export.export import (
            DOCUMENTS,
            content_of,
            in_shown_order,
            with_analysis,
        )
        from kpi_tui.publish.export.shown import Export, columns_of_table
        from kpi_tui.publish.export.spreadsheet import BOM
        from kpi_tui.store.store import Store

        require_store(self.store)
        problems: list[StoreError] = []
        store = Store(self.store, on_problem=problems.append)
        held = store.collect(store.readings(self.period))
        if held.is_empty():
            raise problems[0] if problems else nothing_left(self.store)
        told, form = tuple(map(str, problems)), self.place.ends_in
        analysis = assess(store.only(self.period.series))
        frame = with_corrections_made(in_shown_order(held, self.shown), analysis.judged)
        export = Export(
            frame, judged=analysis.judged, scope=self.scope, columns=columns_of_table(self.columns)
        )
        if form in DOCUMENTS:
            self.go_on()
            export = with_analysis(export, analysis)
        content = (BOM if form == "csv" else b"") + content_of(export, form)
        gone = len(self.shown) - len(frame)
        left = f" ({plural(gone, 'measure')} no longer in the {Label.LIBRARY})" if gone else ""
        return FileWritten(
            self.place.file, plural(len(frame), "measure") + left, told, content=content
        )
