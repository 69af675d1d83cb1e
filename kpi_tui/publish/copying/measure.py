"""A measure as it is copied for an e-mail: figures, words, owners, officers' notes and corrections.

Imports no Polars: it is instant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import off_target, variance
from kpi_tui.labels import PROSE, Label, mark
from kpi_tui.publish.copying.copied import Copied
from kpi_tui.publish.copying.parts import CopiedTable, Heading, Part
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell, SheetColumn
from kpi_tui.report import Reading, Report
from kpi_tui.store.report_copies import LoadedReport
from kpi_tui.text import one_line, visible
from kpi_tui.wording.measure_text import (
    beside_the_figures,
    figure_line,
    heading,
    printed_figures,
    section_words,
    source_line,
)
from kpi_tui.wording.plain import plain_words


def measure_copied(
    reading: Reading,
    month: LoadedReport,
    measure: MeasurePeriod | None = None,
    extra: Sequence[str] = (),
) -> Copied:
    """Return all that is printed about a measure.

    `extra` are notes and corrections of officers, shown after the figures. Nothing is lined up
    with spaces, as the letters of an e-mail differ in width. Control characters, which a report
    may hold, are made visible.
    """
    report = month.report
    name, *about = heading(reading, report)
    beside = map(plain_words, beside_the_figures(reading, report.period.period_type))
    parts: list[Part] = [Heading(name), "\n".join(about), figures_table(reading, report, measure)]
    parts += filter(None, ["\n".join((*beside, *map(one_line, extra)))])
    for field, label in PROSE.items():
        said: str | None = getattr(reading, field)
        if said and one_line(said):
            parts += [Heading(label), visible(said)]
    if of_all := section_words(reading, report):
        parts += [Heading(of_all[0]), *of_all[1]]
    parts.append(source_line(reading, report.source, month.revision, month.imported_at))
    return Copied(one_line(reading.measure_code), tuple(parts))


def figures_table(reading: Reading, report: Report, measure: MeasurePeriod | None) -> CopiedTable:
    """Return the figures of the period and of the year, in plain text a line each."""
    rows = list(printed_figures(reading, report))
    off = list(_variances(measure)) if measure else []
    columns = [
        SheetColumn(""),
        SheetColumn(Label.ACTUAL, right=True),
        SheetColumn(Label.TARGET, right=True),
        SheetColumn(Label.STATUS),
    ]
    cells = [
        [
            SheetCell(label),
            SheetCell.of_text(actual),
            SheetCell.of_text(target),
            SheetCell.in_a_word(status),
        ]
        for label, actual, target, status in rows
    ]
    lines = [
        figure_line(label, actual, target, mark(status).word)
        for label, actual, target, status in rows
    ]
    notes = []
    if any(said for said, _ in off):
        columns.insert(3, SheetColumn(Label.VARIANCE, right=True))
        for row, (said, _) in zip(cells, off, strict=False):
            row.insert(3, SheetCell(said))
        lines = [
            " · ".join(filter(None, (line, in_words, f"variance {said}"))) if said else line
            for line, (said, in_words) in zip(lines, off, strict=False)
        ]
        is_signed = any(said[0] in "+-" for said, _ in off if said)
        sense = ", less than 0 is worse" if is_signed else ""
        notes = [f"{Label.VARIANCE}: per cent of the target{sense}; {Label.NOT_PUBLISHED}."]
    sheet = Sheet("", tuple(columns), tuple(map(tuple, cells)), notes=tuple(notes))
    return CopiedTable(sheet, (*lines, *notes))


def _variances(measure: MeasurePeriod) -> Iterator[tuple[str, str]]:
    """Yield how far the period and the year are off target, and the same in words."""
    for figures in measure.columns:
        found = variance(measure, figures)
        yield (str(found), off_target(measure, figures)) if found else ("", "")
