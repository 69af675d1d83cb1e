"""A measure's page as json and md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import mark
from kpi_tui.publish.export.markdown import escape, escape_lines
from kpi_tui.publish.listings.findings import to_object
from kpi_tui.publish.listings.measure_history import Dossier
from kpi_tui.publish.listings.measure_page import history, namesakes, sections, source
from kpi_tui.wording.comparison import compared
from kpi_tui.wording.measure_text import heading
from kpi_tui.wording.phrases import noted
from kpi_tui.wording.sentences import statements

COLUMNS = (
    *("Month", "Actual", "Target", "Status"),
    *("YTD actual", "YTD target", "YTD status", "Ours"),
)


def to_json(dossiers: Iterable[Dossier], beside: bool = False) -> str:
    """An array of objects: what is printed under the keys of an export, what is not under others.

    `ours` is what was worked out here, with its `sentences`; `history` has an object a month.
    """
    found = [_object(dossier, beside) for dossier in dossiers]
    return json.dumps(found, ensure_ascii=False, indent=2, default=date.isoformat)


def to_markdown(dossiers: Iterable[Dossier], beside: bool = False) -> str:
    """A document: a heading a measure, under it the sections of its page."""
    return "\n\n".join(block for item in dossiers for block in _blocks(item, beside))


def _object(dossier: Dossier, beside: bool) -> dict[str, object]:
    stored, report = dossier.stored, dossier.report
    titles = {item.code: item.title for item in report.priorities}
    return {
        "report_date": report.report_date,
        **asdict(dossier.measure.reading),
        "priority_title": titles.get(dossier.measure.reading.priority_code),
        "source_file": stored.source.name,
        "source_sha256": stored.source.sha256,
        "revision": stored.revision,
        "imported_at": stored.imported_at.isoformat(),
        "ours": _ours(dossier.measure),
        "findings": [to_object(item) for item in dossier.findings],
        "notes": [noted(note) for note in dossier.notes],
        "history": [_month(point, remark) for point, remark in history(dossier)],
        **({"beside": _beside(dossier)} if beside else {}),
    }


def _ours(measure: MeasurePeriod) -> dict[str, object]:
    """What is worked out of a measure, under the names of the columns of the facts."""
    previous = measure.previous
    return {
        "measure_id": measure.measure_id,
        "polarity": measure.polarity,
        "confidence": measure.confidence,
        "polarity_why": measure.polarity_why,
        "kind": measure.kind,
        "ytd_method": measure.ytd_method,
        "ytd_months": measure.ytd_months,
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
        "sentences": list(statements(measure)),
    }


def _month(point: MeasurePeriod, remark: str) -> dict[str, object]:
    return {
        "report_date": point.report_date,
        "measure_code": point.measure_code,
        "measure_name": point.measure_name,
        "period_actual": point.period.actual,
        "period_target": point.period.target,
        "period_status": point.period.status,
        "ytd_actual": point.ytd.actual,
        "ytd_target": point.ytd.target,
        "ytd_status": point.ytd.status,
        "remark": remark or None,
    }


def _beside(dossier: Dossier) -> dict[str, object] | None:
    """The pieces of every field: the same and the removed ones joined are the text before."""
    earlier = dossier.measure.previous
    if earlier is None:
        return None
    fields = {
        item.field: [{"kind": piece.kind, "text": piece.text} for piece in item.pieces]
        for item in compared(earlier.reading, dossier.measure.reading)
    }
    return {
        "report_date": earlier.report_date,
        "measure_code": earlier.reading.measure_code,
        "fields": fields,
    }


def _blocks(dossier: Dossier, beside: bool) -> Iterable[str]:
    title, *more = heading(dossier.measure.reading, dossier.report)
    yield f"# {escape(title)}"
    yield "\\\n".join(map(escape, more))
    for section in sections(dossier, beside):
        yield f"## {escape(section.title)}"
        if section.prose:
            yield from (escape_lines(line.text) for line in section.lines)
        else:
            yield "\n".join(f"- {escape(line.text)}" for line in section.lines)
    yield "## History"
    rows = [COLUMNS, ["---"] * len(COLUMNS), *_rows(dossier)]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)
    yield from map(escape, [*namesakes(dossier), source(dossier)])


def _rows(dossier: Dossier) -> Iterable[Sequence[str]]:
    for point, remark in history(dossier):
        cells = (
            *(
                f"{point.report_date:%Y-%m}",
                point.period.actual,
                point.period.target,
                str(mark(point.period.status)),
            ),
            *(point.ytd.actual, point.ytd.target, str(mark(point.ytd.status)), remark),
        )
        yield [escape(cell or "") for cell in cells]
