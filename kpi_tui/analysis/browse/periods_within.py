"""The periods within a longer one, or from one to another: `reds 2023/24`, `reds from April to July`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpi_tui.analysis.browse.days_meant import (
    MONTH,
    QUARTER,
    day_meant,
    head_before,
    is_of_two_times,
    months_of_quarters,
)
from kpi_tui.analysis.browse.periods_typed import PeriodTyped, end_of_part, periods_typed
from kpi_tui.months import financial_month, financial_year, months_apart
from kpi_tui.period import PeriodType, month_end
from kpi_tui.period_names import year_name
from kpi_tui.regex import regex

Ends = tuple[date, date]
"""The last day before a period, and its own last day."""

_YEAR = r"20\d\d(?:/\d\d)?"
_ONE = rf"(?:(?:{MONTH})(?: 20\d\d)?|(?:q|quarter )[1-4](?: {_YEAR})?|h[12] {_YEAR}|20\d\d/\d\d)"
_RANGE = regex(
    rf"\b(?:(?:in )?between (?P<one>{_ONE}) (?:and|to) "
    rf"|(?:from )?(?P<first>{_ONE})(?:(?: to| until| till| through) | ?[-–] ?))(?P<last>{_ONE})(?![\w/])"
)
_OF_SHOWN = regex(
    r"\b(?:the )?(?:(?P<this>this|current)|last|previous) "
    r"(?:(?P<quarter>quarter)|financial year|(?<=this )year|(?<=current )year)(?: so far)?\b(?! (?:of|and|or|to)\b)"
)
"""A quarter or financial year told by the report shown; "last year" is a year ago."""
WITHIN = (
    rf"(?:(?:in )?between {_ONE} (?:and|to) {_ONE}|(?:from )?{_ONE}(?: to | until | till | through | ?[-–] ?){_ONE}"
    rf"|(?:q|quarter )[1-4](?: {_YEAR})?|h[12] {_YEAR}|20\d\d/\d\d)(?![\w/])"
)
"""A period longer than those of the reports, or all from one to another."""


@dataclass(frozen=True, slots=True)
class PeriodsWithin:
    """Periods that a question asks of, and the question without them."""

    question: str
    held: tuple[date, ...]
    """The oldest first."""
    expected: int | None
    """How many there are of them, held or not; `None` where that is not known."""
    ends: Ends


def periods_within(words: str, periods: Sequence[date], kind: PeriodType) -> PeriodsWithin | None:
    """Return the periods held within the one, or between the two, that a folded question names."""
    if not periods or is_of_two_times(words):
        return None
    if said := _RANGE.search(words):
        end = _ends(said["last"], month_end(periods[-1], 1), periods, kind)
        first = _ends(said["one"] or said["first"], end[1], periods, kind) if end else None
        if end is None or first is None or first[0] >= end[1]:
            return None
        return _between(words, said.span(), (first[0], end[1]), periods, kind)
    named = periods_typed(words, periods[-1], periods, kind)
    longer = [each for each in named if not each.is_whole and each.held]
    spans = {(each.start, each.end): _around(each) for each in longer}
    if kind is PeriodType.MONTH:
        for quarter in QUARTER.finditer(words):
            days = months_of_quarters(quarter[0], periods)
            if days:
                place = (financial_month(days[-1]) - 1) // 3 + 1
                end_day = end_of_part(financial_year(days[-1]), PeriodType.QUARTER, place)
                spans[quarter.span()] = month_end(end_day, -3), end_day
    if len(spans) != 1:
        return None
    ((span, ends),) = spans.items()
    return _between(words, span, ends, periods, kind)


def with_spans_named(words: str, shown: date, kind: PeriodType) -> str:
    """Return a folded question in which "last quarter" and "this year" have the names they have at a report."""

    def name(said: re.Match[str]) -> str:
        if said["quarter"] and kind is PeriodType.MONTH:
            day = shown if said["this"] else month_end(shown, -3)
            return f"q{(financial_month(day) - 1) // 3 + 1} {year_name(day)}"
        if said["quarter"] or kind in (PeriodType.YEAR, PeriodType.DATE):
            return said[0]
        return year_name(shown if said["this"] else month_end(shown, -12))

    return _OF_SHOWN.sub(name, words)


def _between(
    words: str, span: tuple[int, int], ends: Ends, periods: Sequence[date], kind: PeriodType
) -> PeriodsWithin | None:
    """Return the periods that end between two days, where words are about them."""
    head, behind = head_before(words[: span[0]]), words[span[1] :]
    if head is None:
        return None
    held = tuple(day for day in periods if ends[0] < day <= ends[1])
    months = kind.months
    expected = months_apart(*ends) // months if months else None
    return PeriodsWithin(f"{head.strip()} {behind.strip()}".strip(), held, expected, ends)


def _ends(words: str, before: date, periods: Sequence[date], kind: PeriodType) -> Ends | None:
    """Return the ends of the period of this name; of what has no year the latest one before a day."""
    for each in periods_typed(words, periods[-1], periods, kind):
        if (each.start, each.end) == (0, len(words)):
            return _around(each)
    if quarter := QUARTER.fullmatch(words):
        place = int(quarter[0][-1])
        ends = (
            end_of_part(year, PeriodType.QUARTER, place)
            for year in (financial_year(before), financial_year(before) - 1)
        )
        return next(((month_end(day, -3), day) for day in ends if day < before), None)
    day = day_meant(words, before, ())
    return (month_end(day, -1), day) if day else None


def _around(period: PeriodTyped) -> Ends:
    """Return the last day before a period, and its own."""
    return month_end(period.last_day, -(period.kind.months or 1)), period.last_day
