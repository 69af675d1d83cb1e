"""The records of a listing: the fields that are the same for every measure, and csv and json."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.period_names import period_code
from kpi_tui.publish.export.formula_guard import rows_as_csv
from kpi_tui.publish.json_text import in_json
from kpi_tui.publish.sheets.sheet import Listing, Record, T, Value


def measure_fields(measure: Callable[[T], MeasurePeriod]) -> dict[str, Callable[[T], Value]]:
    """Return the fields that every record of a measure has; `measure` finds it in an item."""
    return {
        "measure_id": lambda item: measure(item).measure_id,
        "measure_code": lambda item: measure(item).measure_code,
        "measure_name": lambda item: measure(item).measure_name,
        "priority_code": lambda item: measure(item).priority_code,
        "directors": lambda item: list(measure(item).reading.directors),
        "portfolio_holder": lambda item: measure(item).reading.portfolio_holder,
        "report_date": lambda item: iso(measure(item).report_date),
        "period": lambda item: period_code(measure(item).report_date, measure(item).period_type),
        "period_actual": lambda item: measure(item).reading.period_actual,
        "period_target": lambda item: measure(item).reading.period_target,
        "period_status": lambda item: measure(item).reading.period_status,
        "pages": lambda item: list(measure(item).reading.pages),
        "provenance": lambda item: measure(item).origin,
    }


def iso(day: date | None) -> str | None:
    """Return a day as `2024-07-31`."""
    return day.isoformat() if day else None


def to_csv(listing: Listing) -> bytes:
    """Return a row a record as UTF-8, no text a formula.

    Lists are joined with `; `, and so are the pairs of a mapping, each as `label: text`.
    """
    return records_to_csv(listing.keys, listing.records)


def records_to_csv(keys: Sequence[str], records: Iterable[Record]) -> bytes:
    """Return a row a record under these keys, as `to_csv` does; empty where there are no keys."""
    rows = (
        [
            "; ".join(map(str, value))
            if isinstance(value, list)
            else "; ".join(f"{label}: {text}" for label, text in value.items())
            if isinstance(value, dict)
            else str(value).lower()
            if isinstance(value, bool)
            else value
            for value in (record[key] for key in keys)
        ]
        for record in records
    )
    return rows_as_csv([keys, *rows]).encode() if keys else b""


def to_json(listing: Listing) -> bytes:
    """Return an array of objects with all keys; a value that is not there is null."""
    rows = [{key: record[key] for key in listing.keys} for record in listing.records]
    return in_json(rows)
