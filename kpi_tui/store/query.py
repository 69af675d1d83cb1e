"""Which readings a person asks for: filters, each a pure function from a frame to a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import MARKS
from kpi_tui.months import month_name
from kpi_tui.report import PROSE_FIELDS, Status
from kpi_tui.text import QUOTES, fold

BLANK = "blank"
"""The word that asks for readings whose status cell is empty."""

SEARCHED = ("measure_code", "measure_name", "portfolio_holder", *PROSE_FIELDS)
"""The columns a search looks through, and `directors` besides."""


class FilterError(KpiTuiError):
    """A filter that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person typed; `None` lets everything through."""

    month: str | None = None
    priority: str | None = None
    status: str | None = None
    director: str | None = None
    portfolio_holder: str | None = None
    search: str | None = None


def select(frame: pl.LazyFrame, filters: Filters, months: Sequence[date]) -> pl.LazyFrame:
    """The readings that pass every filter, in their order. `months` are those held, sorted.

    Raises `FilterError`.
    """
    if filters.month is not None:
        frame = by_month(frame, parse_month(filters.month, months))
    if filters.priority is not None:
        frame = by_priority(frame, filters.priority)
    if filters.status is not None:
        frame = by_status(frame, parse_statuses(filters.status))
    if filters.director is not None:
        frame = by_director(frame, filters.director)
    if filters.portfolio_holder is not None:
        frame = by_portfolio_holder(frame, filters.portfolio_holder)
    if filters.search is not None:
        frame = by_search(frame, filters.search)
    return frame


def by_month(frame: pl.LazyFrame, month: date | None) -> pl.LazyFrame:
    """One month's readings; all of them for `None`."""
    return frame if month is None else frame.filter(pl.col("report_date") == month)


def by_priority(frame: pl.LazyFrame, wanted: str) -> pl.LazyFrame:
    """The readings under a priority: `OCC01` and, for short, `01` and `1`."""
    code = pl.col("priority_code").str.to_lowercase()
    if wanted.strip().isdecimal():
        number = code.str.extract(r"(\d+)$", 1).cast(pl.Int64, strict=False)
        return frame.filter(number == int(wanted))
    return frame.filter(code == wanted.strip().lower())


def by_status(frame: pl.LazyFrame, wanted: Sequence[Status | None]) -> pl.LazyFrame:
    """The readings whose period status is one of these; `None` is an empty cell."""
    status = pl.col("period_status").cast(pl.String)
    values = [item.value for item in wanted if item is not None]
    passes = status.is_in(values).fill_null(value=False)
    return frame.filter(passes | status.is_null() if None in wanted else passes)


def by_director(frame: pl.LazyFrame, wanted: str) -> pl.LazyFrame:
    """The readings one of whose directors' names holds this text."""
    return frame.filter(_holds(pl.col("directors").list.join("\n"), wanted))


def by_portfolio_holder(frame: pl.LazyFrame, wanted: str) -> pl.LazyFrame:
    """The readings whose portfolio holder's name holds this text."""
    return frame.filter(_holds(pl.col("portfolio_holder"), wanted))


def by_search(frame: pl.LazyFrame, wanted: str) -> pl.LazyFrame:
    """The readings that hold every word of this text somewhere in code, name, owners or prose."""
    columns = [*map(pl.col, SEARCHED), pl.col("directors").list.join("\n")]
    everything = pl.concat_str(columns, separator="\n", ignore_nulls=True)
    for word in wanted.split():
        frame = frame.filter(_holds(everything, word))
    return frame


def parse_month(text: str, months: Sequence[date]) -> date | None:
    """The month meant by `2024-07`, `2024-07-31`, `July 2024` or `latest`; `None` for `all`.

    Raises `FilterError` that names the months held.
    """
    wanted = " ".join(text.split()).lower()
    if wanted == "all":
        return None
    if not months:
        raise FilterError("the store is empty: import a report first, kpi-tui import FILE")
    if wanted == "latest":
        return months[-1]
    for month in reversed(months):
        if wanted in _names(month):
            return month
    raise FilterError(f"{text}: no such month in the store: {_held(months)}")


def parse_statuses(text: str) -> list[Status | None]:
    """The statuses meant by words or glyphs with commas between: `red, amber`, `▲,?`, `blank`.

    Raises `FilterError` that names the words there are.
    """
    return [_status(part.strip().lower()) for part in text.split(",")]


def _status(text: str) -> Status | None:
    if text == BLANK:
        return None
    for status, mark in MARKS.items():
        if text in (status.value, mark.word, mark.glyph, status.value.replace("_", " ")):
            return status
    words = ", ".join([*(mark.word for mark in MARKS.values()), BLANK])
    raise FilterError(f"{text or 'nothing'}: no such status: use {words}")


def _names(month: date) -> set[str]:
    name = month_name(month).lower()
    short, year = name[:3], name.split()[1]
    return {month.isoformat(), f"{month:%Y-%m}", f"{month:%m/%Y}", name, f"{short} {year}"}


def _held(months: Sequence[date]) -> str:
    held = ", ".join(f"{month:%Y-%m}" for month in months[-12:])
    return f"it holds {held}" if len(months) <= 12 else f"its {len(months)} months end with {held}"


def _holds(column: pl.Expr, wanted: str) -> pl.Expr:
    """Whether a text holds another, both folded as `text.fold` does."""
    return _folded(column).str.contains(fold(wanted).strip(), literal=True).fill_null(value=False)


def _folded(column: pl.Expr) -> pl.Expr:
    plain = column.str.normalize("NFKD").str.replace_many(QUOTES).str.to_lowercase()
    return plain.str.replace_all(r"\p{M}", "").str.replace_all(r"\s+", " ")
