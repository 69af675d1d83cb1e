"""Measures as they are typed: a code, with words of the name where the code is not enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kpi_tui.cli.periods import period_of
from kpi_tui.errors import KpiTuiError
from kpi_tui.measure_name import MeasureName
from kpi_tui.period import ANNEX_MONTHS, PeriodKey
from kpi_tui.period_names import name_of
from kpi_tui.text import fold, one_line

if TYPE_CHECKING:
    from kpi_tui.store.store import Store


@dataclass(frozen=True, slots=True)
class PrintedMeasure:
    """A measure as a report prints it."""

    period: PeriodKey
    named: MeasureName


def measure(store: Store, typed: str, period: str | None) -> PrintedMeasure:
    """Return the one measure typed; as `measures`, but raises `KpiTuiError` where that is several."""
    return _only(measures(store, typed, period), typed)


def measures(store: Store, typed: str, period: str | None) -> list[PrintedMeasure]:
    """Return the measures typed, in a period, else in the last one that has any.

    `typed` is a code, after which words of the name may stand. Raises `KpiTuiError` where that
    is no measure.
    """
    asked = None if period is None else period_of(store, period)
    rows = _printed(store, typed)
    if not rows:
        raise KpiTuiError(f"{typed}: no such measure: kpi-tui measures lists what there is")
    wanted = asked or rows[-1].period
    found = [row for row in rows if row.period == wanted]
    if not found:
        periods = ", ".join(dict.fromkeys(name_of(row.period) for row in rows))
        raise KpiTuiError(f"{typed}: not in {name_of(wanted)}: it is in {periods}")
    return found


def printed_in(store: Store, typed: str, period: PeriodKey) -> list[PrintedMeasure]:
    """Return the measures typed that a period's report prints; it may print none."""
    return [row for row in _printed(store, typed) if row.period == period]


def another(store: Store, typed: str, other: PrintedMeasure) -> PrintedMeasure:
    """Return the measure typed as it last was before a period, and not that period's measure itself.

    Raises `KpiTuiError` where there is none.
    """
    rows = [
        row
        for row in _printed(store, typed)
        if row.period < other.period and row.named.key != other.named.key
    ]
    if not rows:
        raise KpiTuiError(
            f"{typed}: no other measure before {name_of(other.period)}: say when with --from"
        )
    return _only([row for row in rows if row.period == rows[-1].period], typed)


def _printed(store: Store, typed: str) -> list[PrintedMeasure]:
    """Find where the store has it, the last period last, each name once a period."""
    import polars as pl

    code, _, words = typed.strip().partition(" ")
    found = store.readings().filter(pl.col("measure_code").str.to_uppercase() == code.upper())
    frame = store.collect(found.select("report_date", "measure_code", "measure_name"))
    rows: dict[tuple[PeriodKey, tuple[str, str]], PrintedMeasure] = {}
    for day, own_code, name in frame.iter_rows():
        period = PeriodKey.of(day, store.series or ANNEX_MONTHS)
        named = MeasureName(own_code, name)
        if all(word in fold(name) for word in fold(words).split()):
            rows.setdefault((period, named.key), PrintedMeasure(period, named))
    return list(rows.values())


def _only(found: list[PrintedMeasure], typed: str) -> PrintedMeasure:
    if len(found) == 1:
        return found[0]
    first = found[0].named
    names = " / ".join(one_line(row.named.name) for row in found)
    raise KpiTuiError(
        f"{typed}: is {len(found)} measures in {name_of(found[0].period)}, {names}: "
        f'add words of the name, as in "{one_line(first.code)} {one_line(first.name)}"'
    )
