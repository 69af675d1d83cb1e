"""The records of a listing as csv and json."""

from __future__ import annotations

import csv
import io
import json

from kpi_tui.publish.export.formula_guard import escape_formula
from kpi_tui.publish.sheets.sheet import Listing, Value


def to_csv(listing: Listing) -> bytes:
    """Return a row a record as UTF-8, lists joined with `; `, no text a formula."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(listing.keys)
    for record in listing.records:
        writer.writerow(_cell(record[key]) for key in listing.keys)
    return buffer.getvalue().encode()


def to_json(listing: Listing) -> bytes:
    """Return an array of objects; what is not there is null."""
    rows = [{key: record[key] for key in listing.keys} for record in listing.records]
    return f"{json.dumps(rows, ensure_ascii=False, indent=2, allow_nan=False)}\n".encode()


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    return escape_formula(value) if isinstance(value, str) else value
