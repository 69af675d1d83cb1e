"""Digests of what a report says, which are the same whatever file it was read from.

A digest begins with its version, `2:…`; one of the first version has none. Since the second, empty
fields are not counted, so that a new field changes no digest of a report without it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from kpi_tui.report import Report
from kpi_tui.status import Status

_NOT_CONTENT = ("source", "account", "warnings", "read_by")
LATER_OF_REPORT = (
    *("council", "report_id", "period_type", "period_label", "period_start"),
    *("section_commentary", "provenance"),
)
LATER_OF_READING = (
    *("published_direction", "floor", "previous_actual", "previous_status", "code_is_ours"),
    "published_polarity",
)
"""The fields that the first digests and the first files do not know, of a report and of a reading."""
_LATER_STATUSES = {Status.BLUE, Status.COMPLETE, Status.NOT_STARTED}


def content_digest(report: Report) -> str:
    """Return the digest of what the council published, whatever file it was read from."""
    return digest_of(report.to_dict())


def digest_of(report: Mapping[str, Any]) -> str:
    """Return `content_digest` of the report that `Report.from_dict` makes of these values."""
    content = {key: value for key, value in report.items() if key not in _NOT_CONTENT}
    return f"2:{_sha(_without_nulls(content))}"


def first_digest(report: Report) -> str | None:
    """Return the digest of the first version; `None` for a report with fields unknown to it."""
    if needs_later_fields(report):
        return None
    content = report.to_dict()
    for later in (*_NOT_CONTENT, *LATER_OF_REPORT):
        del content[later]
    for reading in content["readings"]:
        for later in LATER_OF_READING:
            del reading[later]
    return _sha(content)


def same_content(digest: str, report: Report) -> bool:
    """Tell whether a stored digest, of whatever version, is that of a report."""
    known = content_digest(report) if ":" in digest else first_digest(report)
    return known == digest


def needs_later_fields(report: Report) -> bool:
    """Tell whether a report has fields or statuses that the first files had no place for."""
    if any(getattr(report, name) is not None for name in LATER_OF_REPORT):
        return True
    statuses = {priority.status for priority in report.priorities}
    for reading in report.readings:
        if any(getattr(reading, name) is not None for name in LATER_OF_READING):
            return True
        statuses |= {reading.period_status, reading.ytd_status}
    return not statuses.isdisjoint(_LATER_STATUSES)


def canonical(value: Any) -> str:
    """Write plain values as JSON: equal values always become the same text."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def _sha(value: Any) -> str:
    return sha256(canonical(value).encode()).hexdigest()


def _without_nulls(value: Any) -> Any:
    """Leave out null and empty lists in mappings, at every depth."""
    if isinstance(value, dict):
        kept = {key: _without_nulls(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item not in (None, [])}
    if isinstance(value, list | tuple):
        return [_without_nulls(item) for item in value]
    return value
