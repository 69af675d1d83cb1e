"""Measures as they are typed: a code, with words of the name where the code is not enough."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from dataclasses import dataclass
from string import ascii_uppercase
from typing import TYPE_CHECKING

from kpi_tui.cli.common import say
from kpi_tui.cli.periods import empty, period_of
from kpi_tui.errors import KpiTuiError
from kpi_tui.labels import and_list, plural
from kpi_tui.measure_name import CodeAndName, MeasureName
from kpi_tui.near import did_you_mean
from kpi_tui.period import ANNEX_MONTHS, PeriodKey
from kpi_tui.period_names import name_of
from kpi_tui.text import fold, one_line

if TYPE_CHECKING:
    from kpi_tui.store.store import Store


_FEW = 3
"""The most other reports that are named."""
_MANY = 20
"""The most measures that are listed; the others are counted."""


class SeveralMeasuresError(KpiTuiError):
    """What was typed means several measures; `choices` lists them."""

    def __init__(self, text: str, found: list[PrintedMeasure]) -> None:
        super().__init__(text)
        names = [f"{row.named.code} {row.named.name}" for row in found]
        more = [f"… and {len(names) - _MANY} more: type more of the name"] * (len(names) > _MANY)
        self.choices = (*names[:_MANY], *more)


@dataclass(frozen=True, slots=True)
class PrintedMeasure:
    """A measure as a report prints it."""

    period: PeriodKey
    named: MeasureName


def add_measure(command: ArgumentParser) -> None:
    """Declare the measure that a command is about, as `measures` takes it."""
    command.add_argument(
        "code",
        nargs="+",
        metavar="MEASURE",
        help="its code, 11.10 for short, or words of its name in any order",
    )


def measure(store: Store, typed: str, period: str | None) -> PrintedMeasure:
    """Return the one measure typed, as `measures` does. Raises `KpiTuiError` for several as well."""
    return _only(measures(store, typed, period), typed)


def measures(store: Store, typed: str, period: str | None) -> list[PrintedMeasure]:
    """Return the measures typed, in the period typed, else in the last one that has any.

    `typed` is a code, whole or only its number, with words of the name after it if need be, or
    words of a name alone, or the part of a code before its number. Raises `KpiTuiError` for no
    measure, and where several have these words or codes that begin so.
    """
    asked = None if period is None else period_of(store, period)
    printed = _all_printed(store)
    if not printed:
        raise KpiTuiError(empty(store))
    rows = _of_code(printed, typed)
    by_start = [] if rows else _of_part(printed, typed)
    rows = rows or by_start
    by_name = [] if rows else _of_name(printed, typed)
    if not rows and not by_name:
        _refuse_measure_of_another(typed, store)
        known = [f"{row.named.code} {row.named.name}" for row in reversed(printed)]
        listed = "kpi-tui measures lists what there is"
        raise KpiTuiError(f"{typed}: no such measure: {did_you_mean(typed, known) or listed}")
    wanted = asked or (rows or by_name)[-1].period
    found = [row for row in rows or by_name if row.period == wanted]
    if not found:
        periods = ", ".join(dict.fromkeys(name_of(row.period) for row in rows or by_name))
        raise KpiTuiError(f"{typed}: not in {name_of(wanted)}: it is in {periods}")
    if by_start and len(found) > 1:
        raise SeveralMeasuresError(
            f"{typed}: {len(found)} measures of {name_of(wanted)} have codes that begin with that: "
            f"type one, as in {one_line(found[0].named.code)}",
            found,
        )
    if by_name and len(found) > 1:
        words = set(fold(typed).split())
        whole = [row for row in found if words <= {*re.findall(r"\w+", fold(row.named.name))}]
        if len(whole) != 1:
            raise SeveralMeasuresError(
                f"{typed}: {len(found)} measures of {name_of(wanted)} have that in their names: "
                f"type the code of one, as in {one_line(found[0].named.code)}",
                found,
            )
        others = plural(len(found) - 1, "other name")
        say(f"{typed}: {one_line(whole[0].named.code)}; in {others} it is part of a word")
        return whole
    if by_name and not _has_words(found[0].named.name, typed):
        say(f"{typed}: taken for {one_line(found[0].named.called)}")
    return found


def printed_in(store: Store, typed: str, period: PeriodKey) -> list[PrintedMeasure]:
    """Return the measures typed that a period's report prints; it may print none."""
    return [row for row in _of_code(_all_printed(store), typed) if row.period == period]


def another(store: Store, typed: str, other: PrintedMeasure) -> PrintedMeasure:
    """Return the measure typed in the last period before that of `other` that has one.

    A measure with the code and name of `other` does not count. Raises `KpiTuiError` for none.
    """
    rows = [
        row
        for row in _of_code(_all_printed(store), typed)
        if row.period < other.period and row.named.key != other.named.key
    ]
    if not rows:
        raise KpiTuiError(
            f"{typed}: no other measure before {name_of(other.period)}: say when with --from"
        )
    return _only([row for row in rows if row.period == rows[-1].period], typed)


def _all_printed(store: Store, only: PeriodKey | None = None) -> list[PrintedMeasure]:
    """Return every measure in every period, or in one, the last last, each name once a period."""
    frame = store.collect(
        store.readings(only).select("report_date", "measure_code", "measure_name")
    )
    rows: dict[tuple[PeriodKey, CodeAndName], PrintedMeasure] = {}
    for day, code, name in frame.iter_rows():
        period = PeriodKey.of(day, store.series or ANNEX_MONTHS)
        named = MeasureName(code, name)
        rows.setdefault((period, named.key), PrintedMeasure(period, named))
    return list(rows.values())


def _refuse_measure_of_another(typed: str, store: Store) -> None:
    """Raise `KpiTuiError` where the last period of another report in the library has it."""
    from kpi_tui.store.files import list_reports
    from kpi_tui.store.series import series_names

    found: list[str] = []
    for name, series in series_names(list_reports(store.path)).items():
        other = store.only(series)
        periods = [] if series == store.series or len(found) == _FEW else other.periods()
        printed = _all_printed(other, periods[-1]) if periods else []
        if any(means(printed, typed) for means in (_of_code, _of_part, _of_name)):
            found.append(one_line(name))
    if found:
        said = f"{and_list(found)} {'has' if len(found) == 1 else 'have'} it"
        raise KpiTuiError(
            f"{typed}: no such measure in this report: {said}: say --report {found[0]}"
        )


def _of_part(printed: list[PrintedMeasure], typed: str) -> list[PrintedMeasure]:
    return [row for row in printed if _begins(row.named.code, typed)]


def _of_name(printed: list[PrintedMeasure], typed: str) -> list[PrintedMeasure]:
    """Return those whose names have all words typed, else the same words in another form.

    `library visits` is `Number of physical visits to libraries`, as it is in the explorer.
    """
    found = [row for row in printed if _has_words(row.named.name, typed)]
    if found or not typed.strip():
        return found
    from kpi_tui.analysis.browse.stems import stem

    wanted = set(map(stem, fold(typed).split()))
    return [
        row for row in printed if wanted <= set(map(stem, re.findall(r"\w+", fold(row.named.name))))
    ]


def _of_code(printed: list[PrintedMeasure], typed: str) -> list[PrintedMeasure]:
    """Return those of the code typed, else of the number in it, with the words typed behind it.

    A number may be typed without its noughts in front, as that of a priority: `1.02` is `OCC01.02`.
    """
    code, _, words = typed.strip().upper().partition(" ")
    named = [row for row in printed if _has_words(row.named.name, words)]
    return [row for row in named if row.named.code.upper() == code] or [
        row
        for row in named
        if code[:1].isdigit()
        and row.named.code.upper().lstrip(ascii_uppercase).lstrip("0") == code.lstrip("0")
    ]


def _begins(code: str, typed: str) -> bool:
    """Whether a whole part of a code is typed: `OCC07` of `OCC07.02`, no `OCC0`."""
    start, behind = code[: len(typed.strip())], code[len(typed.strip()) :]
    seam = start[-1:] + behind[:1]
    is_part = bool(behind) and not seam.isdigit() and not seam.isalpha()
    return is_part and start.upper() == typed.strip().upper()


def _has_words(name: str, words: str) -> bool:
    return all(word in fold(name) for word in fold(words).split())


def _only(found: list[PrintedMeasure], typed: str) -> PrintedMeasure:
    if len(found) == 1:
        return found[0]
    first = found[0].named
    raise SeveralMeasuresError(
        f"{typed}: is {len(found)} measures in {name_of(found[0].period)}: "
        f'add words of the name, as in "{one_line(first.code)} {one_line(first.name)}"',
        found,
    )
