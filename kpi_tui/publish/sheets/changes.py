"""The changes between two reports as a table, a row a change, each told in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpi_tui.analysis.changes.change import Change
from kpi_tui.labels import Label
from kpi_tui.publish.sheets.sheet import Fields, Listing, Sheet, SheetCell, SheetColumn


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change with the words that tell it, and the directors of its measure."""

    change: Change
    said: str
    directors: tuple[str, ...] = ()


_FIELDS: Fields[ToldChange] = {
    "measure_code": lambda told: told.change.measure_code,
    "measure_name": lambda told: told.change.measure_name,
    "directors": lambda told: list(told.directors),
    "kind": lambda told: told.change.kind.value,
    "field": lambda told: told.change.field,
    "old": lambda told: told.change.old,
    "new": lambda told: told.change.new,
    "effect": lambda told: told.change.effect.value if told.change.effect else None,
    "sentence": lambda told: told.said,
    "page": lambda told: told.change.page,
}


def changes_listing(
    changes: Sequence[ToldChange], title: str, reports: Mapping[str, str]
) -> Listing:
    """Return a row and a record a change. `reports` are `compared_reports.fields_of_both`."""
    columns = (
        SheetColumn("Code", width=12),
        SheetColumn("Measure", width=40, is_name=True),
        SheetColumn("What changed", width=24),
        SheetColumn("In words", width=70, wraps=60),
        SheetColumn("Directors", width=28, least=120, wraps=20),
        SheetColumn("Page", right=True, width=7),
    )
    rows = tuple(
        tuple(
            SheetCell.of_text(text)
            for text in (
                told.change.measure_code,
                told.change.measure_name,
                told.change.group.heading,
                told.said,
                "; ".join(told.directors),
                "" if told.change.page is None else str(told.change.page),
            )
        )
        for told in changes
    )
    sheet = Sheet(title, columns, rows, notes=(f"Comparisons: {Label.NOT_PUBLISHED}.",))
    return Listing.of(sheet, _FIELDS, changes, reports)
