"""Statuses by owner: a sheet with the counts of each period, and a record a count."""

from __future__ import annotations

from kpi_tui.analysis.across.owners import OwnerStatuses
from kpi_tui.origin import notes_on, of_which_simulated
from kpi_tui.period_names import period_code, period_names
from kpi_tui.publish.sheets.periods import period_columns, rated_in_signs, rated_in_words
from kpi_tui.publish.sheets.sheet import Listing, Sheet, SheetCell, SheetColumn
from kpi_tui.status import Status

_NOBODY = "nobody named"
_KEYS = ("role", "name", "report_date", "period", "period_status", "measures", "provenance")


def owners_listing(found: OwnerStatuses) -> Listing:
    """Return a row an owner, and a record of each count of a status above nought."""
    title = found.role.label
    if not found.periods:
        return Listing(Sheet(f"Statuses by {title.lower()}: no report has measures", ()), _KEYS, ())
    noun = found.period_type.noun
    columns = (
        SheetColumn(title, width=34, is_name=True),
        SheetColumn("Measures", "Mea-\nsures", right=True, width=10),
        *period_columns(found.periods, found.period_type, found.origins, width=12),
    )
    rows = [
        (
            SheetCell.of_text(row.name or _NOBODY),
            SheetCell(str(row.counts[-1].total())),
            *(
                SheetCell(rated_in_words(each), rated_in_signs(each), origin=origin)
                if each
                else SheetCell()
                for each, origin in zip(row.counts, found.origins, strict=True)
            ),
        )
        for row in found.rows
    ]
    sheet = Sheet(
        f"Statuses by {title.lower()} and {noun}: {period_names(found.periods, found.period_type)}{of_which_simulated(found.origins)}",
        columns,
        tuple(rows),
        ("Measures are those of the last report. One of two directors counts for both.",),
        (
            *notes_on(found.origins),
            "Not rated, +: neither green, nor amber, nor red; csv and json count each status.",
        ),
    )
    order = [*Status, None]
    records = [
        {
            "role": found.role.value,
            "name": row.name,
            "report_date": day.isoformat(),
            "period": period_code(day, found.period_type),
            "period_status": status and status.value,
            "measures": statuses[status],
            "provenance": origin.value,
        }
        for row in found.rows
        for day, statuses, origin in zip(found.periods, row.counts, found.origins, strict=True)
        for status in sorted(statuses, key=order.index)
    ]
    return Listing(sheet, _KEYS, records)
