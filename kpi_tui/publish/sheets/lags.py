"""Figures of an earlier period than their report: a sheet with what says so, and a record a measure."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.analysis.across.lags import Lag
from kpi_tui.labels import Label, page_list, plural
from kpi_tui.months import month_name
from kpi_tui.origin import notes_on
from kpi_tui.publish.sheets.periods import code_column, run_text
from kpi_tui.publish.sheets.records import iso, measure_fields
from kpi_tui.publish.sheets.sheet import Fields, Listing, Sheet, SheetCell, SheetColumn
from kpi_tui.text import one_line

_FIELDS: Fields[Lag] = {
    **measure_fields(lambda lag: lag.measure),
    "figure_of": lambda lag: f"{lag.month:%Y-%m}" if lag.month else None,
    "months_behind": lambda lag: lag.said.months_back,
    "said": lambda lag: lag.said.how,
    "sentence": lambda lag: lag.said.sentence,
    "reports_late": lambda lag: lag.run.reports,
    "late_since": lambda lag: iso(lag.run.since),
    "late_in_a_row": lambda lag: lag.run.in_a_row,
}
_NOTES = (
    f"Which figures are of an earlier period: {Label.NOT_PUBLISHED}.",
    "Read in names and comments, as check C7 does: late figures that nothing is said of are not listed. "
    "What a comment calls “unchanged from last month” may be this month’s own.",
    "Reports: in how many that was said so far.",
)


def lags_listing(found: Sequence[Lag], title: str) -> Listing:
    """Return a row and a record a late figure."""
    is_marked = any(each.measure.origin.mark for each in found)
    columns = (
        code_column(each.measure for each in found),
        SheetColumn("Measure", width=48, is_name=True),
        SheetColumn("Figure of", width=18),
        SheetColumn("Reports", right=True, width=9),
        SheetColumn("Said", width=36, least=100, wraps=44),
        SheetColumn("In full", width=70, least=None),
        SheetColumn("Pages", width=12, least=None),
        SheetColumn("Directors", width=34, least=None),
        *([SheetColumn("Provenance")] if is_marked else []),
    )
    rows = tuple(
        (
            SheetCell.of_text(each.measure.measure_code),
            SheetCell.of_text(each.measure.measure_name),
            SheetCell(month_name(each.month) if each.month else "earlier, not said when"),
            SheetCell(run_text(each.run)),
            SheetCell.of_text(each.said.how),
            SheetCell.of_text(each.said.sentence),
            SheetCell(page_list(each.measure.reading.pages)),
            SheetCell("; ".join(map(one_line, each.measure.reading.directors))),
            *([SheetCell(each.measure.origin.value)] if is_marked else []),
        )
        for each in found
    )
    lead = (
        f"{plural(len(found), 'measure')} by whose comment or name the figure is of an earlier period."
        if found
        else "No comment and no name says that its figure is of an earlier period."
    )
    notes = (*notes_on(each.measure.origin for each in found), *_NOTES)
    return Listing.of(Sheet(title, columns, rows, (lead,), notes), _FIELDS, found)
