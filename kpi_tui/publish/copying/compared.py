"""A measure beside an earlier report, as it is copied: what it said before and what it says now."""

from __future__ import annotations

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import Label, in_file, page_list
from kpi_tui.period_names import figures_label, period_name
from kpi_tui.publish.copying.copied import Copied
from kpi_tui.publish.copying.parts import CopiedTable, Heading
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell, SheetColumn
from kpi_tui.report import Reading, Report
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Travel
from kpi_tui.wording.comparison import compared
from kpi_tui.wording.measure_text import marked_name
from kpi_tui.wording.phrases import TRAVELS
from kpi_tui.wording.plain import plain_words


def compared_copied(
    reading: Reading,
    report: Report,
    earlier: MeasurePeriod,
    caution: str = "",
    went: Travel | None = None,
) -> Copied:
    """Return what differs, field by field, and in a line what does not.

    `caution` says why the figures cannot be compared, where that is so; `went` is whether the
    period's got better or worse.
    """
    kind = report.period.period_type
    now = marked_name(report)
    before = earlier.origin.beside(period_name(earlier.report_date, kind))
    items = list(compared(earlier.reading, reading, kind))
    told = [item for item in items if not item.same]
    same = [item.label.lower() for item in items if item.same]
    rows, lines = [], []
    for item in told:
        is_figures = item.field in ("period", "ytd")
        old, new = (plain_words(each) if is_figures else each for each in (item.old, item.new))
        rows.append((SheetCell(item.label), SheetCell(old), SheetCell(new)))
        lines += [str(item.label), f"{before}: {old or 'nothing'}", f"{now}: {new or 'nothing'}"]
    code = one_line(reading.measure_code)
    was = one_line(earlier.measure_code)
    title = f"{reading.named.called}: {now} {Label.COMPARED_WITH} {before}"
    where = in_file(report.source.name, reading.pages)
    pages = earlier.reading.pages
    there = f", {page_list(pages)}" if pages else ""
    columns = (SheetColumn(""), SheetColumn(before), SheetColumn(now))
    parts = (
        Heading(title),
        f"In {before} as {was}." if was != code else "",
        CopiedTable(Sheet("", columns, tuple(rows)), tuple(lines)) if rows else "",
        f"{Label.NO_CHANGE.capitalize()}: {', '.join(same)}." if same else "",
        f"Figures {caution}." if caution else "",
        f"{figures_label(kind)}: {TRAVELS[went]} ({Label.ANALYSIS})." if went else "",
        f"{Label.SOURCE}: {where}, and the report of {before}{there}.",
    )
    return Copied(f"{code}, {now} and {before}", tuple(filter(None, parts)))
