"""What officers say should have been printed: in the place of what was, or in columns beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

import polars as pl

from kpi_tui.figures import counted_in, reading_unit, value_in
from kpi_tui.judgements.corrections import MARK, as_corrected, in_short, names_in
from kpi_tui.judgements.in_force import JudgementsInForce
from kpi_tui.judgements.judgement import Correct
from kpi_tui.judgements.recorded import noted
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import ANNEX, PeriodType
from kpi_tui.report import ALL_FIGURES, FIGURE_FIELDS, Reading, Report
from kpi_tui.text import one_line
from kpi_tui.vocabulary import CorrectedField


def as_officers_have_it(report: Report, judged: JudgementsInForce) -> Report:
    """Return a report with what officers corrected in the place of what it prints.

    The judgements are those on this report alone.
    """
    if not judged.corrected:
        return report
    readings: list[Reading] = []
    for reading in report.readings:
        named = reading.named
        found = judged.corrections([named], report.report_date)
        readings.append(as_corrected(reading, found) if found else reading)
    return replace(report, readings=tuple(readings))


def with_corrections_made(rows: pl.DataFrame, judged: JudgementsInForce) -> pl.DataFrame:
    """Return the rows with those columns of `with_corrections` in which something is corrected.

    A column `corrections` says by whom, when and why; a column `notes` has the officers' notes on
    the measure. Each is there only if any row has something in it.
    """
    if not judged.corrected and not judged.notes:
        return rows
    officers: dict[str, list[str]] = {}
    reports = _of_reports(rows, judged)
    if judged.corrected:
        corrected = with_corrections(rows, judged)
        rows = corrected.select(
            name
            for name in corrected.columns
            if name in rows.columns or corrected[name].null_count() < len(rows)
        )
        officers["corrections"] = [
            "; ".join(map(in_short, report.corrections([named], day).values()))
            for report, named, day in reports
        ]
    if judged.notes:
        months = [PeriodType.MONTH] * len(rows)
        kinds = rows["period_type"].fill_null("month") if "period_type" in rows.columns else months
        officers["notes"] = [
            "\n".join(noted(note, PeriodType(kind)) for note in report.notes_on([named]))
            for (report, named, _), kind in zip(reports, kinds, strict=True)
        ]
    return rows.with_columns(
        pl.Series(name, [text or None for text in texts], dtype=pl.String)
        for name, texts in officers.items()
        if any(texts)
    )


def with_corrections(rows: pl.DataFrame, judged: JudgementsInForce) -> pl.DataFrame:
    """Return the rows with a column `…_corrected` for each `CorrectedField`: its text, or null.

    Figures have `…_corrected_value` too, null where the text is no well-formed number. Takes
    readings or facts, by `measure_code`, `measure_name` and `report_date`; printed columns stay.
    """
    corrections = [
        report.corrections([named], day) for report, named, day in _of_reports(rows, judged)
    ]
    counted = [
        counted_in(*_figures(printed, found).values())
        for printed, found in zip(_printed(rows), corrections, strict=True)
    ]
    columns: list[pl.Series] = []
    for field in CorrectedField:
        found = [corrected.get(field) for corrected in corrections]
        texts = [one.value if one else None for one in found]
        columns.append(pl.Series(f"{field}_corrected", texts, dtype=pl.String))
        if field.is_figure:
            values = [value_in(*each) for each in zip(counted, texts, strict=True)]
            columns.append(pl.Series(f"{field}_corrected_value", values, dtype=pl.Float64))
    return rows.with_columns(columns)


def as_if_printed(rows: pl.DataFrame, judged: JudgementsInForce) -> pl.DataFrame:
    """Return the readings of one report with what officers corrected as if it were printed.

    Figures are marked as corrected. Names stay: measures are looked up by them.
    """
    if not judged.corrected:
        return rows
    changed: dict[str, dict[int, object]] = {}
    keys = rows.select("measure_code", "measure_name", "report_date").iter_rows()
    for at, ((code, name, day), printed) in enumerate(zip(keys, _printed(rows), strict=True)):
        found = judged.corrections([MeasureName(code or "", name or "")], day)
        for field, correct in found.items():
            if field is CorrectedField.DIRECTORS:
                changed.setdefault(field.value, {})[at] = names_in(correct.value)
            elif field is not CorrectedField.MEASURE_NAME and not field.is_figure:
                changed.setdefault(field.value, {})[at] = correct.value
        if any(field.is_figure for field in found):
            figures = _figures(printed, found)
            for each, figure in figures.items():
                changed.setdefault(each, {})[at] = figure
                value = value_in(counted_in(*figures.values()), figure)
                changed.setdefault(f"{each}_value", {})[at] = value
            unit = reading_unit([figures[each] for each in FIGURE_FIELDS])
            changed.setdefault("unit", {})[at] = unit.value if unit else None
    return rows.with_columns(
        pl.Series(
            name,
            [values.get(at, old) for at, old in enumerate(rows[name].to_list())],
            dtype=rows.schema[name],
        )
        for name, values in changed.items()
        if name in rows.columns
    )


def _printed(rows: pl.DataFrame) -> Iterator[Mapping[str, str | None]]:
    """Yield the printed figures of each row."""
    return rows.select(each for each in ALL_FIGURES if each in rows.columns).iter_rows(named=True)


def _figures(
    printed: Mapping[str, str | None], corrections: Mapping[CorrectedField, Correct]
) -> dict[str, str | None]:
    """Return a row's figures with those that officers corrected, which are marked."""
    correct = {
        field.value: f"{one_line(each.value)}{MARK}"
        for field, each in corrections.items()
        if field.is_figure
    }
    return {**printed, **correct}


def _of_reports(
    rows: pl.DataFrame, judged: JudgementsInForce
) -> list[tuple[JudgementsInForce, MeasureName, date]]:
    """Return for each row the judgements on its report, its measure and its date."""
    ids = rows["report_id"].to_list() if "report_id" in rows.columns else [None] * len(rows)
    of_reports = {each: judged.of_report(each or ANNEX) for each in set(ids)}
    keys = rows.select("measure_code", "measure_name", "report_date").iter_rows()
    return [
        (of_reports[each], MeasureName(code or "", name or ""), day)
        for each, (code, name, day) in zip(ids, keys, strict=True)
    ]
