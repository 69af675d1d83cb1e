"""Filters as a person types them: what they mean, and the readings of a lazy frame that pass."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import MARKS, Label
from kpi_tui.near import no_such
from kpi_tui.period import PeriodKey, PeriodType, means_all_periods
from kpi_tui.period_names import (
    column_name,
    find_period,
    name_of,
    near_periods,
    period_name,
    short_name,
)
from kpi_tui.status import Status
from kpi_tui.text import QUOTES, fold

_BLANK = "blank"
"""The word that asks for readings whose status cell is empty."""
_MOST_DIGITS = 10
"""The number of a priority has fewer digits than this; a longer one may be a whole code."""

Find = Callable[[str], Collection[tuple[date, str, str]]]
"""Returns the last days, codes and names of the readings that have the words of a text in them."""


class FilterError(KpiTuiError):
    """A filter that cannot be understood."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person typed; `None` lets everything through."""

    period: str | None = None
    priority: str | None = None
    status: str | None = None
    director: str | None = None
    portfolio_holder: str | None = None
    search: str | None = None
    directors_meant: frozenset[str] = frozenset()
    """Those called just as `director` says, as printed; where there are none, a part of a name will do."""
    portfolio_holders_meant: frozenset[str] = frozenset()


def select(
    frame: pl.LazyFrame, filters: Filters, held: Sequence[PeriodKey], find: Find | None = None
) -> pl.LazyFrame:
    """Select the readings that pass every filter, in their order.

    `held` are the periods of their series, sorted. `find` does the search of `filters.search`.
    Raises `FilterError`.
    """
    period = None if filters.period is None else parse_period(filters.period, held)
    if period is not None:
        frame = frame.filter(pl.col("report_date") == period.last_day)
    if filters.priority is not None:
        frame = by_priority(frame, filters.priority)
    if filters.status is not None:
        wanted = parse_statuses(filters.status)
        status = pl.col("period_status").cast(pl.String)
        values = [known.value for known in wanted if known is not None]
        passes = status.is_in(values).fill_null(value=False)
        frame = frame.filter(passes | status.is_null() if None in wanted else passes)
    if filters.director is not None:
        names, meant = pl.col("directors"), filters.directors_meant
        is_theirs = names.list.eval(pl.element().is_in(list(meant))).list.any()
        frame = frame.filter(
            is_theirs.fill_null(value=False)
            if meant
            else _holds(names.list.join("\n"), filters.director)
        )
    if filters.portfolio_holder is not None:
        name, meant = pl.col("portfolio_holder"), filters.portfolio_holders_meant
        frame = frame.filter(
            name.is_in(list(meant)) if meant else _holds(name, filters.portfolio_holder)
        )
    if filters.search and filters.search.strip():
        assert find is not None
        frame = by_key(frame, find(filters.search))
    return frame


def by_priority(frame: pl.LazyFrame, wanted: str) -> pl.LazyFrame:
    """Select the readings under a priority, named by its code: `OCC01`, or in short `01` or `1`."""
    code = pl.col("priority_code").str.to_lowercase()
    if wanted.strip().isdecimal() and len(wanted) < _MOST_DIGITS:
        number = code.str.extract(r"(\d+)$", 1).cast(pl.Int64, strict=False)
        return frame.filter(number == int(wanted))
    return frame.filter(code == wanted.strip().lower())


def with_words(typed: str, titles: Mapping[str, str | None]) -> list[str]:
    """Return the codes of the priorities whose title has these words, whatever their case."""
    words = fold(typed).strip()
    return [code for code, title in titles.items() if words and words in fold(title or "")]


def no_such_priority(typed: str, where: str, titles: Mapping[str, str | None]) -> FilterError:
    """Return the error for a priority that is not there, or may be several, with those there are."""
    codes = sorted(titles)
    known = [f"{code} {titles[code] or ''}".strip() for code in codes]
    lists = "kpi-tui priorities has their titles"
    return FilterError(no_such(typed, "priority", where, known, codes, lists))


def by_key(frame: pl.LazyFrame, keys: Collection[tuple[date, str, str]]) -> pl.LazyFrame:
    """Select the readings of these reports, codes and names, in their order."""
    columns = ("report_date", "measure_code", "measure_name")
    schema = dict(zip(columns, (pl.Date, pl.String, pl.String), strict=True))
    wanted = pl.LazyFrame(sorted(keys), schema=schema, orient="row")
    return frame.join(wanted, on=columns, how="semi", maintain_order="left")


def parse_period(text: str, held: Sequence[PeriodKey]) -> PeriodKey | None:
    """Return the period meant by a name that `find_period` knows, or `latest`; `None` for `all`.

    Raises `FilterError`, with the periods that may be meant or are held.
    """
    if means_all_periods(text):
        return None
    if not held:
        raise FilterError(
            f"the {Label.LIBRARY} is empty: import a report first, kpi-tui import FILE, "
            "or look at the samples, kpi-tui demo"
        )
    if text.strip().lower() in ("latest", "last"):
        return held[-1]
    if found := find_period(text, held):
        return found
    noun = held[-1].period_type.noun
    if near := near_periods(text, held)[-_NEAR:]:
        meant = " or ".join(column_name(key.last_day, key.period_type) for key in near)
        raise FilterError(f"{text}: no such {noun} {Label.HELD}: did you mean {meant}?")
    raise FilterError(f"{text}: no such {noun} {Label.HELD}: {_forms(held)}")


def _forms(held: Sequence[PeriodKey]) -> str:
    """Return how a period is typed, and which the store holds."""
    last, kind = held[-1].last_day, held[-1].period_type
    forms = [short_name(last, kind), period_name(last, kind)]
    if kind is PeriodType.MONTH:
        forms = [f"{last:%Y-%m}", period_name(last), f"{last:%d/%m/%Y}"]
    are = "there is" if len(held) == 1 else "there are"
    first = f"{name_of(held[0])} {'and' if len(held) == 2 else 'to'} " if len(held) > 1 else ""
    return f"write {', '.join(dict.fromkeys(forms))} or latest; {are} {first}{name_of(held[-1])}"


_NEAR = 3
"""The most periods that are named as possibly meant."""


def parse_statuses(text: str) -> list[Status | None]:
    """Return the statuses meant by words, letters or signs: `red, amber`, `r,a`, `▲,?`, `blank`.

    Raises `FilterError`, with the words there are.
    """
    known: dict[str, Status | None] = {_BLANK: None}
    for status, mark in MARKS.items():
        names = (status.value, mark.word, mark.glyph, status.value.replace("_", " "))
        known |= dict.fromkeys((*names, *_SHORT.get(status, ())), status)
    statuses = []
    for part in text.split(","):
        name = part.strip().lower()
        if name not in known:
            words = ", ".join([*(mark.word for mark in MARKS.values()), _BLANK])
            raise FilterError(f"{name or 'nothing'}: no such status: use {words}")
        statuses.append(known[name])
    return statuses


_SHORT = {
    Status.RED: ("r",),
    Status.AMBER: ("a",),
    Status.GREEN: ("g",),
    Status.ACTUAL_MISSING: ("no actual",),
    Status.TARGET_MISSING: ("no target",),
}
"""Other names that a status may have."""


def _holds(column: pl.Expr, wanted: str) -> pl.Expr:
    """Return whether texts have another in them, both folded as `text.fold` does; null counts as no."""
    plain = column.str.normalize("NFKD").str.replace_many(QUOTES).str.to_lowercase()
    folded = plain.str.replace_all(r"\p{M}", "").str.replace_all(r"\s+", " ")
    return folded.str.contains(fold(wanted).strip(), literal=True).fill_null(value=False)
