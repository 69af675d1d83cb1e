"""What a corrected issue of a month's report changed, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from kpi_tui.report import Priority, Reading, Report

Named = dict[tuple[str, str, int], Reading]


@dataclass(frozen=True, slots=True)
class Correction:
    """One cell that differs. A row that came or went is the field `measure` or `priority`."""

    code: str
    field: str
    old: str | None
    new: str | None

    def __str__(self) -> str:
        label = self.field.replace("_", " ")
        return f"{self.code} {label}: {_short(self.old)} → {_short(self.new)}"


def corrections(old: Report, new: Report) -> list[Correction]:
    """What differs between two issues of a report; pages and sources do not count."""
    found = list(_cells("report", old, new, ("title",)))
    found += _priorities(old.priorities, new.priorities)
    found += _measures(_named(old.readings), _named(new.readings))
    return found


def _measures(old: Named, new: Named) -> Iterator[Correction]:
    names = [field.name for field in fields(Reading) if field.name != "pages"]
    for key in {**old, **new}:
        code, name, _ = key
        if key not in new:
            yield Correction(code, "measure", name, None)
        elif key not in old:
            yield Correction(code, "measure", None, name)
        else:
            yield from _cells(code, old[key], new[key], names)


def _priorities(old: Sequence[Priority], new: Sequence[Priority]) -> Iterator[Correction]:
    before, after = ({item.code: item for item in items} for items in (old, new))
    names = [field.name for field in fields(Priority) if field.name != "page"]
    for code in {**before, **after}:
        if code not in after:
            yield Correction(code, "priority", before[code].title, None)
        elif code not in before:
            yield Correction(code, "priority", None, after[code].title)
        else:
            yield from _cells(code, before[code], after[code], names)


def _cells(code: str, old: object, new: object, names: Sequence[str]) -> Iterator[Correction]:
    for name in names:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Correction(code, name, _text(before), _text(after))


def _named(readings: Sequence[Reading]) -> Named:
    """Each reading by code and name, and by turn where a report prints both twice."""
    seen: Counter[tuple[str, str]] = Counter()
    named: Named = {}
    for reading in readings:
        key = (reading.measure_code, reading.measure_name)
        named[*key, seen[key]] = reading
        seen[key] += 1
    return named


def _text(value: Any) -> str | None:
    return "; ".join(value) or None if isinstance(value, tuple) else value


def _short(text: str | None) -> str:
    if text is None:
        return "(empty)"
    return text if len(text) <= 60 else f"{text[:59]}…"
