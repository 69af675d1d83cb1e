"""A measure's trend as it is copied: sentences about it, a line each, and its figures."""

from __future__ import annotations

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.trend import trend
from kpi_tui.labels import Label, in_file
from kpi_tui.origin import Origin
from kpi_tui.period_names import column_heading, period_name
from kpi_tui.publish.copying.copied import Copied
from kpi_tui.publish.copying.parts import CopiedTable, Heading
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell, SheetColumn
from kpi_tui.report import Report
from kpi_tui.text import one_line
from kpi_tui.wording.plain import plain_words
from kpi_tui.wording.series_notes import series_notes


def trend_copied(measure: MeasurePeriod, report: Report) -> Copied:
    """Return the sentences below the chart, and a row a period, the latest first as on the screen."""
    found = trend(measure)
    code = one_line(measure.measure_code)
    said = [*series_notes(measure, found), *found.sentences]
    said += [f"{Label.NOT_PUBLISHED}."] if said else []
    return Copied(
        f"the trend of {code}",
        (
            Heading(measure.named.called),
            *filter(None, ["\n".join(map(plain_words, said))]),
            CopiedTable(_figures(measure)),
            trend_source(measure, report),
        ),
    )


def trend_source(measure: MeasurePeriod, report: Report) -> str:
    """Return where the last figure was read from, and that earlier ones stand in other reports."""
    where = f"{Label.SOURCE}: {in_file(report.source.name, measure.reading.pages)}"
    if len(measure.history) < 2:
        return f"{where}."
    return f"{where}; earlier figures from the reports of their {measure.period_type.noun}s."


def _figures(measure: MeasurePeriod) -> Sheet:
    """Return what is printed in each period, the latest first.

    The floor, an earlier code and the provenance have columns only where a period has any.
    """
    columns = (
        SheetColumn(column_heading(measure.period_type)),
        SheetColumn(Label.ACTUAL, right=True),
        SheetColumn(Label.TARGET, right=True),
        SheetColumn("Floor", right=True),
        SheetColumn(Label.STATUS),
        SheetColumn("Code then"),
        SheetColumn("Provenance"),
    )
    rows = [
        (
            SheetCell(period_name(point.report_date, point.period_type)),
            SheetCell.of_text(point.period.actual),
            SheetCell.of_text(point.period.target),
            SheetCell.of_text(point.reading.floor),
            SheetCell.in_a_word(point.period.status, is_corrected=point.period.status_is_corrected),
            SheetCell(
                one_line(point.measure_code) if point.measure_code != measure.measure_code else ""
            ),
            SheetCell("Simulated" if point.origin is Origin.SIMULATED else ""),
        )
        for point in reversed(measure.history)
    ]
    kept = [
        at for at in range(len(columns)) if at in (0, 1, 2, 4) or any(row[at].text for row in rows)
    ]
    return Sheet(
        "",
        tuple(columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in rows),
    )
