"""The matches of measures between two reports as a table, a row a match."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kpi_tui.analysis.identity.links import Link
from kpi_tui.labels import Label
from kpi_tui.publish.sheets.sheet import Fields, Listing, Sheet, SheetCell, SheetColumn

FIELDS: Fields[Link] = {
    "from_code": lambda link: link.before.code if link.before else None,
    "from_name": lambda link: link.before.name if link.before else None,
    "to_code": lambda link: link.after.code if link.after else None,
    "to_name": lambda link: link.after.name if link.after else None,
    "kind": lambda link: link.kind.value,
    "confidence": lambda link: link.confidence.value if link.confidence else None,
    "why": lambda link: link.why,
}


def matches_listing(links: Sequence[Link], title: str, reports: Mapping[str, str]) -> Listing:
    """Return a row and a record a match. `reports` are `compared_reports.fields_of_both`."""
    columns = (
        SheetColumn("Code before", width=12),
        SheetColumn("Measure before", width=40, is_name=True),
        SheetColumn("Code now", width=12),
        SheetColumn("Measure now", width=40, wraps=40),
        SheetColumn("Match", width=14),
        SheetColumn("Why", width=50, wraps=40),
    )
    rows = tuple(
        tuple(
            SheetCell.of_text(text)
            for text in (
                link.before.code if link.before else "",
                link.before.name if link.before else "",
                link.after.code if link.after else "",
                link.after.name if link.after else "",
                link.confidence.value if link.confidence else link.kind.value.replace("_", " "),
                link.why,
            )
        )
        for link in links
    )
    sheet = Sheet(title, columns, rows, notes=(f"Matches: {Label.NOT_PUBLISHED}.",))
    return Listing.of(sheet, FIELDS, links, reports)
