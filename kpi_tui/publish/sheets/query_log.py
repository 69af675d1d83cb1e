"""The log of queries for audit: what was asked of whom, its state, and who set that, when and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kpi_tui.analysis.queries import Progress, Query
from kpi_tui.labels import Label, pages_of, plural
from kpi_tui.publish.sheets.records import iso
from kpi_tui.publish.sheets.sheet import Fields, Listing, Sheet, SheetCell, SheetColumn
from kpi_tui.text import one_line

_FIELDS: Fields[Query] = {
    "report_date": lambda query: iso(query.finding.report_date),
    "rule": lambda query: query.finding.rule,
    "rules": lambda query: list(query.finding.rules),
    "title": lambda query: query.title,
    "level": lambda query: query.finding.level.value,
    "measure_codes": lambda query: list(query.finding.measure_codes),
    "measure_names": lambda query: [each.name for each in query.finding.measures],
    "directors": lambda query: list(query.directors),
    "portfolio_holders": lambda query: list(query.holders),
    "query": lambda query: query.finding.message,
    "possible_explanation": lambda query: query.finding.harmless,
    "state": lambda query: query.progress.value,
    "who": lambda query: query.decided.who if query.decided else None,
    "when": lambda query: query.decided.at.isoformat() if query.decided else None,
    "why": lambda query: query.why or None,
    "page": lambda query: query.finding.page,
    "open_since": lambda query: iso(query.finding.since or query.finding.report_date),
    "provenance": lambda query: query.finding.origin.value,
}


def query_log_listing(
    queries: Sequence[Query], title: str, *, of_several_reports: bool = False, file: str = ""
) -> Listing:
    """Return a row and a record a query; with `of_several_reports` each row names its report.

    `file` is the name of the one that a single report was read from.
    """
    columns = (
        *([SheetColumn("Report", width=14)] if of_several_reports else []),
        SheetColumn("Measure", width=14, wraps=12),
        SheetColumn("Name", width=34, is_name=True),
        SheetColumn("Rule", width=8),
        SheetColumn("Query", width=70, wraps=50),
        SheetColumn("Level", width=14, least=None),
        SheetColumn("Directors", width=24, least=120, wraps=20),
        SheetColumn("Portfolio holders", width=24, least=None),
        SheetColumn("State", width=11),
        SheetColumn("By", width=16, least=100),
        SheetColumn("When", width=12, least=100),
        SheetColumn("Why", width=34, least=120, wraps=24),
        SheetColumn("Page", right=True, width=7),
        SheetColumn("Open since", width=14, least=None),
    )
    counted = Counter(each.progress for each in queries)
    parts = [f"{counted[each]} {each}" for each in Progress if counted[each]]
    lead = f"{plural(len(queries), 'query')}: {', '.join(parts)}." if queries else "No queries."
    notes = (
        f"Queries are {Label.NOT_PUBLISHED}; states, reasons and dates are the officers'.",
        *([pages_of(one_line(file))] if file else []),
    )
    sheet = Sheet(
        title,
        columns,
        tuple(_cells(query, of_several_reports) for query in queries),
        (lead,),
        notes,
    )
    return Listing.of(sheet, _FIELDS, queries)


def _cells(query: Query, with_report: bool) -> tuple[SheetCell, ...]:
    """Return the cells of a query, the name of its report first where that is asked for."""
    finding, decided = query.finding, query.decided
    names = "; ".join(each.name for each in finding.measures)
    texts = (
        *([finding.when] if with_report else []),
        ", ".join(finding.measure_codes) or "the report",
        names,
        finding.rule,
        finding.message,
        finding.level.word,
        "; ".join(query.directors),
        "; ".join(query.holders),
        query.progress.value.capitalize(),
        decided.who if decided else "",
        iso(query.day) or "",
        query.why,
        "" if finding.page is None else str(finding.page),
        finding.open_since or finding.when,
    )
    return tuple(SheetCell.of_text(text) for text in texts)
