"""A measure's page as csv, json and md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.judgements.recorded import noted
from kpi_tui.labels import Label
from kpi_tui.period_names import column_heading, column_name
from kpi_tui.publish.export.markdown import escape, escape_lines, table
from kpi_tui.publish.json_text import in_json
from kpi_tui.publish.listings.measure_history import MeasureDetails
from kpi_tui.publish.listings.measure_page import history, namesakes, page_heading, sections, source
from kpi_tui.publish.listings.queries import to_object
from kpi_tui.publish.sheets.records import records_to_csv
from kpi_tui.publish.sheets.sheet import Record
from kpi_tui.wording.comparison import compared
from kpi_tui.wording.measure_text import has_year_to_date
from kpi_tui.wording.sentences import statements

_FIGURES = (Label.ACTUAL, Label.TARGET, Label.STATUS)
_YEAR = (Label.YTD_ACTUAL, Label.YTD_TARGET, Label.YTD_RAG)


def to_json(measures: Iterable[MeasureDetails], beside: bool = False) -> bytes:
    """Return an array of objects. What is printed has the keys that it has in an export.

    `ours` holds what was worked out here, with its `sentences`, `history` an object a period, and
    with `beside` a key of that name the differences from the report before.
    """
    objects: list[dict[str, object]] = []
    for details in measures:
        reading, stored, report = details.measure.reading, details.stored, details.report
        titles = {priority.code: priority.title for priority in report.priorities}
        shown: dict[str, object] = {
            "report_date": report.report_date,
            **asdict(details.measure.printed),
            "corrected": _corrected(details.measure),
            "priority_title": titles.get(reading.priority_code),
            "provenance": report.origin,
            "source_file": stored.source.name,
            "source_sha256": stored.source.sha256,
            "revision": stored.revision,
            "imported_at": stored.imported_at.isoformat(),
            "ours": _worked_out(details),
            "findings": [to_object(finding) for finding in details.findings],
            "notes": [noted(note, details.measure.period_type) for note in details.notes],
            "history": [
                {**_of_period(measure, remark), "corrected": _corrected(measure)}
                for measure, remark in history(details)
            ],
        }
        if beside:
            shown["beside"] = _beside(details.measure)
        objects.append(shown)
    return in_json(objects)


def to_csv(measures: Iterable[MeasureDetails]) -> bytes:
    """Return a row a measure and period: its history under the keys of the json."""
    records = [
        _of_period(measure, remark) for details in measures for measure, remark in history(details)
    ]
    return records_to_csv(tuple(records[0]) if records else (), records)


def _of_period(measure: MeasurePeriod, remark: str) -> Record:
    return {
        "report_date": measure.report_date.isoformat(),
        "provenance": measure.origin,
        "measure_code": measure.measure_code,
        "measure_name": measure.measure_name,
        "period_actual": measure.printed.period_actual,
        "period_target": measure.printed.period_target,
        "period_status": measure.printed.period_status,
        "ytd_actual": measure.printed.ytd_actual,
        "ytd_target": measure.printed.ytd_target,
        "ytd_status": measure.printed.ytd_status,
        "corrected": ", ".join(_corrected(measure)),
        "remark": remark or None,
    }


def to_markdown(measures: Iterable[MeasureDetails], beside: bool = False) -> str:
    """Return a document: a heading a measure, under it the sections of its page."""
    blocks: list[str] = []
    for details in measures:
        title, *more = page_heading(details)
        blocks += [f"# {escape(title)}", "\\\n".join(map(escape, more))]
        for section in sections(details, beside):
            blocks.append(f"## {escape(section.title)}")
            if section.prose:
                blocks += [escape_lines(line.text) for line in section.lines]
            else:
                blocks.append("\n".join(f"- {escape(line.text)}" for line in section.lines))
        if not beside:
            kind = details.measure.period_type
            years = has_year_to_date(measure.reading for measure in details.history)
            columns = (column_heading(kind), *_FIGURES, *(_YEAR if years else ()), Label.ANALYSIS)
            rows: list[list[str]] = []
            for measure, remark in history(details):
                period, ytd = measure.period, measure.ytd
                year = (ytd.actual, ytd.target, ytd.sign) if years else ()
                cells = (
                    *(
                        measure.origin.beside_figures(column_name(measure.report_date, kind)),
                        period.actual,
                        period.target,
                    ),
                    *(period.sign, *year, remark),
                )
                rows.append([cell or "" for cell in cells])
            blocks += [f"## {Label.HISTORY}", table(columns, rows)]
        blocks += map(escape, [*namesakes(details), source(details)])
    return "\n\n".join(blocks)


def _worked_out(details: MeasureDetails) -> dict[str, object]:
    """Return what is worked out of a measure, under the names that the columns of the facts have."""
    measure = details.measure
    previous = measure.previous
    return {
        "measure_id": measure.measure_id,
        "polarity": measure.polarity,
        "confidence": measure.confidence,
        "polarity_why": measure.polarity_why,
        "kind": measure.kind,
        "ytd_method": measure.ytd_method,
        "ytd_months": measure.ytd_months,
        "runs_on": measure.runs_on,
        "gap": measure.period.gap,
        "gap_percent": measure.period.gap_percent,
        "ytd_gap": measure.ytd.gap,
        "ytd_gap_percent": measure.ytd.gap_percent,
        "previous_date": previous.report_date if previous else None,
        "previous_actual": previous.period.actual if previous else None,
        "previous_actual_value": previous.period.actual_value if previous else None,
        "previous_status": previous.period.status if previous else None,
        "moved": measure.moved,
        "travel": measure.travel,
        "travel_year": measure.travel_year,
        "months_at_status": measure.months_at_status,
        "last_date": details.history[-1].report_date,
        "last_code": details.history[-1].measure_code,
        "sentences": list(statements(measure, details.perhaps, details.is_first)),
    }


def _corrected(measure: MeasurePeriod) -> dict[str, object]:
    """Return what officers corrected of a measure in a period, by field; the rest is as printed."""
    return {
        field.value: {
            "value": correct.value,
            "who": correct.who,
            "at": correct.at.isoformat(),
            "why": correct.why,
        }
        for field, correct in measure.corrections.items()
    }


def _beside(measure: MeasurePeriod) -> dict[str, object] | None:
    """Return every field in pieces: those of kind same and removed, joined, are the text before."""
    earlier = measure.previous
    if earlier is None:
        return None
    fields = {
        field.field: [{"kind": piece.kind, "text": piece.text} for piece in field.pieces]
        for field in compared(earlier.reading, measure.reading)
    }
    return {
        "report_date": earlier.report_date,
        "measure_code": earlier.measure_code,
        "fields": fields,
    }
