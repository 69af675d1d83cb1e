"""Checks that the fields of a report that came out of JSON have the types that they should have.

Other programs may have written numbers for names, or lists for numbers, and nothing that reads or
prints a report is ready for that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import UTC, datetime
from types import NoneType

from kpi_tui.report import Leftover, OtherPapers, Priority, Reading, Report, Source, Warning

_PLAIN: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "str | None": (str, NoneType),
    "int": (int,),
    "int | None": (int, NoneType),
    "bool | None": (bool, NoneType),
}
_LISTS = {"tuple[str, ...]": (str,), "tuple[int, ...]": (int,)}
_MOST = 2**31
"""Every count and page is below this."""


def well_formed(report: Report) -> Report:
    """Return the report as it is. Raises `TypeError` or `ValueError` where a field has a wrong value."""
    parts: tuple[
        Iterable[Report | Source | Priority | Reading | Leftover | OtherPapers | Warning], ...
    ] = (
        (report, report.source),
        report.priorities,
        report.readings,
        report.account.leftovers,
        report.account.other_papers,
        report.warnings,
    )
    for part in parts:
        for each in part:
            for field in fields(each):
                held, kind = getattr(each, field.name), str(field.type)
                for value in held if kind in _LISTS else (held,):
                    _check(value, _PLAIN.get(kind) or _LISTS.get(kind))
    count(report.account.words)
    count(report.account.furniture)
    return report


def count(value: object) -> int:
    """Return a count as it is. Raises `TypeError` for what is no integer, else `ValueError`."""
    _check(value, (int,))
    assert isinstance(value, int)
    if value < 0:
        raise ValueError(value)
    return value


def moment(text: str) -> datetime:
    """Return a moment in UTC. Raises `TypeError`, `ValueError` or `OverflowError` for wrong text.

    A moment without a time zone, or after the year 9000, was not written by kpi-tui and is refused.
    """
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or at.year > 9000:
        raise ValueError(text)
    return at.astimezone(UTC)


def _check(value: object, kinds: tuple[type, ...] | None) -> None:
    if kinds and type(value) not in kinds:
        raise TypeError(value)
    if isinstance(value, str) and not value.isascii():
        value.encode()  # refuses half a surrogate pair
    elif isinstance(value, int) and abs(value) >= _MOST:
        raise ValueError(value)
