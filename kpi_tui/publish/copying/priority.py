"""A priority of a report as it is copied: status and note as published, its measures, its commitments."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from kpi_tui.labels import Label, in_file
from kpi_tui.measure_name import CodeAndName
from kpi_tui.publish.copying.copied import Copied
from kpi_tui.publish.copying.parts import CopiedTable, Heading, Part
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell, SheetColumn
from kpi_tui.report import Priority, Reading, Report
from kpi_tui.text import one_line, visible
from kpi_tui.wording.measure_text import marked_name
from kpi_tui.wording.plain import status_word


def priority_copied(
    priority: Priority,
    readings: Sequence[Reading],
    report: Report,
    corrected: Collection[CodeAndName],
) -> Copied:
    """Return a priority's page; `readings` are those of its measures.

    The statuses of those `corrected` are marked as an officer's.
    """
    when = marked_name(report)
    status = f"{Label.STATUS}: {status_word(priority.status) or 'none printed'}, as published"
    about = [when, status, *filter(None, [report.origin.note, visible(priority.note or "")])]
    parts: list[Part] = [
        Heading(one_line(f"{priority.code} {priority.title}")),
        "\n".join(about),
        CopiedTable(readings_sheet(readings, corrected))
        if readings
        else "No measures in this report.",
    ]
    if priority.commitments:
        parts += [Heading("Commitments"), *map(visible, priority.commitments)]
    parts.append(f"{Label.SOURCE}: {in_file(report.source.name, [priority.page])}")
    return Copied(f"the page of {one_line(priority.code)}", tuple(parts))


def readings_sheet(readings: Iterable[Reading], corrected: Collection[CodeAndName]) -> Sheet:
    """Return a row a measure: its owners, its figures, its status."""
    columns = (
        SheetColumn(Label.CODE),
        SheetColumn(Label.MEASURE, is_name=True),
        SheetColumn(Label.DIRECTOR),
        SheetColumn(Label.PORTFOLIO_HOLDER),
        SheetColumn(Label.ACTUAL, right=True),
        SheetColumn(Label.TARGET, right=True),
        SheetColumn(Label.STATUS),
    )
    rows = tuple(
        (
            SheetCell.of_text(each.measure_code),
            SheetCell.of_text(each.measure_name),
            SheetCell("; ".join(map(one_line, each.directors))),
            SheetCell.of_text(each.portfolio_holder),
            SheetCell.of_text(each.period_actual),
            SheetCell.of_text(each.period_target),
            SheetCell.in_a_word(each.period_status, is_corrected=each.named in corrected),
        )
        for each in readings
    )
    return Sheet("", columns, rows)
