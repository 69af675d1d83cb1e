"""Measures as they are typed: a code, with words of the name where the code is not enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kpi_tui.cli.month_names import month_of
from kpi_tui.errors import KpiTuiError
from kpi_tui.measure_name import MeasureName
from kpi_tui.months import month_name
from kpi_tui.text import fold, one_line

if TYPE_CHECKING:
    from kpi_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class PrintedMeasure:
    """A measure as a month prints it."""

    month: date
    named: MeasureName


def measure(store: Store, typed: str, month: str | None) -> PrintedMeasure:
    """Return the one measure typed; as `measures`, but raises `KpiTuiError` where that is several."""
    return _only(measures(store, typed, month), typed)


def measures(store: Store, typed: str, month: str | None) -> list[PrintedMeasure]:
    """Return the measures typed, in a month, else in the last one that has any.

    `typed` is a code, after which words of the name may stand. Raises `KpiTuiError` where that
    is no measure.
    """
    rows = _printed(store, typed)
    if not rows:
        raise KpiTuiError(f"{typed}: no such measure: kpi-tui measures lists what there is")
    wanted = rows[-1].month if month is None else month_of(store, month)
    found = [row for row in rows if row.month == wanted]
    if not found:
        months = ", ".join(dict.fromkeys(month_name(row.month) for row in rows))
        raise KpiTuiError(f"{typed}: not in {month_name(wanted)}: it is in {months}")
    return found


def another(store: Store, typed: str, other: PrintedMeasure) -> PrintedMeasure:
    """Return the measure typed as it last was before a month, and not that month's measure itself.

    Raises `KpiTuiError` where there is none.
    """
    rows = [
        row
        for row in _printed(store, typed)
        if row.month < other.month and row.named.key != other.named.key
    ]
    if not rows:
        raise KpiTuiError(
            f"{typed}: no other measure before {month_name(other.month)}: say when with --from"
        )
    return _only([row for row in rows if row.month == rows[-1].month], typed)


def _printed(store: Store, typed: str) -> list[PrintedMeasure]:
    """Find where the store has it, the last month last, each name once a month."""
    import polars as pl

    code, _, words = typed.strip().partition(" ")
    found = store.readings().filter(pl.col("measure_code").str.to_uppercase() == code.upper())
    frame = store.collect(found.select("report_date", "measure_code", "measure_name"))
    rows: dict[tuple[date, tuple[str, str]], PrintedMeasure] = {}
    for month, own_code, name in frame.iter_rows():
        named = MeasureName(own_code, name)
        if all(word in fold(name) for word in fold(words).split()):
            rows.setdefault((month, named.key), PrintedMeasure(month, named))
    return list(rows.values())


def _only(found: list[PrintedMeasure], typed: str) -> PrintedMeasure:
    if len(found) == 1:
        return found[0]
    first = found[0].named
    names = " / ".join(one_line(row.named.name) for row in found)
    raise KpiTuiError(
        f"{typed}: is {len(found)} measures in {month_name(found[0].month)}, {names}: "
        f'add words of the name, as in "{one_line(first.code)} {one_line(first.name)}"'
    )
