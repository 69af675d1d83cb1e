"""The names of periods, and the period that a person means by what is typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from kpi_tui.months import MONTH_NAMES, day_name, financial_year, month_name
from kpi_tui.period import PeriodKey, PeriodType, month_end, place_in_year
from kpi_tui.regex import regex
from kpi_tui.text import fold


def period_name(last_day: date, kind: PeriodType = PeriodType.MONTH) -> str:
    """Return `July 2024`, `June and July 2024`, `Quarter 3 2024/25`, `2024/25`, `31 July 2024`.

    One that does not fit into the financial year is named by its end: `Quarter to 31 January 2025`.
    """
    month = month_name(last_day)
    if kind is PeriodType.MONTH:
        return month
    if kind is PeriodType.TWO_MONTHS:
        before = month_name(month_end(last_day, -1))
        in_one_year = before.endswith(f" {last_day.year}")
        return f"{before.split()[0] if in_one_year else before} and {month}"
    if kind is PeriodType.DATE:
        return day_name(last_day)
    place, year = place_in_year(last_day, kind), year_name(last_day)
    if place is None:
        return f"{kind.noun.capitalize()} to {day_name(last_day)}"
    match kind:
        case PeriodType.QUARTER:
            return f"Quarter {place} {year}"
        case PeriodType.HALF_YEAR:
            return f"{_HALVES[place - 1]} half {year}"
        case _:
            return year


_HALVES = ("First", "Second")


def spoken_name(last_day: date, kind: PeriodType) -> str:
    """Return the `period_name` for use after "in" and "since": `the report of …` for a single day."""
    name = period_name(last_day, kind)
    return f"the report of {name}" if kind is PeriodType.DATE else name


def name_of(period: PeriodKey) -> str:
    """Return the `period_name` of a report's period."""
    return period_name(period.last_day, period.period_type)


def short_name(last_day: date, kind: PeriodType) -> str:
    """Return `Jul 2024`, `Jun–Jul 2024`, `Q3 2024/25`, `H1 2024/25`, `2024/25`, `31 Jul 2024`."""
    month = f"{month_name(last_day)[:3]} {last_day.year}"
    place, year = place_in_year(last_day, kind), year_name(last_day)
    match kind:
        case PeriodType.MONTH:
            return month
        case PeriodType.TWO_MONTHS:
            before = month_end(last_day, -1)
            at = "" if before.year == last_day.year else f" {before.year}"
            return f"{month_name(before)[:3]}{at}–{month}"
        case PeriodType.QUARTER if place:
            return f"Q{place} {year}"
        case PeriodType.HALF_YEAR if place:
            return f"H{place} {year}"
        case PeriodType.YEAR if place:
            return year
        case PeriodType.DATE:
            return f"{last_day.day} {month}"
        case _:
            return f"{_LETTERS[kind]} to {last_day.day} {month}"


_LETTERS = {PeriodType.QUARTER: "Q", PeriodType.HALF_YEAR: "H", PeriodType.YEAR: "Year"}


@lru_cache(maxsize=1000)
def column_name(last_day: date, kind: PeriodType) -> str:
    """Return the name of a period in a column of them: `2024-07` for a month, else its short name."""
    return f"{last_day:%Y-%m}" if kind is PeriodType.MONTH else short_name(last_day, kind)


def period_code(last_day: date, kind: PeriodType) -> str:
    """Return a name for programs, which sorts: `2024-07`, `2024-25 Q3`, `2024-25 H1`, `2024-25`.

    A period of two months names both, `2024-06/2024-07`. What is none of these has its last day.
    """
    place, year = place_in_year(last_day, kind), year_name(last_day).replace("/", "-")
    match kind:
        case PeriodType.MONTH:
            return f"{last_day:%Y-%m}"
        case PeriodType.TWO_MONTHS:
            return f"{month_end(last_day, -1):%Y-%m}/{last_day:%Y-%m}"
        case PeriodType.QUARTER | PeriodType.HALF_YEAR if place:
            return f"{year} {_LETTERS[kind]}{place}"
        case PeriodType.YEAR if place:
            return year
        case _:
            return f"{last_day}"


def column_heading(kind: PeriodType) -> str:
    """Return the heading of a column of periods: `Month`, `Quarter`; for single days `Date`."""
    return "Date" if kind is PeriodType.DATE else kind.noun.capitalize()


def year_name(day: date) -> str:
    """Return the financial year that a day is in: `2024/25`."""
    year = financial_year(day)
    return f"{year}/{(year + 1) % 100:02}"


def figures_label(kind: PeriodType) -> str:
    """Return the name of a period's own figures, beside those of the year to date: `In month`."""
    return "At date" if kind is PeriodType.DATE else f"In {kind.noun}"


def in_words_of(kind: PeriodType, text: str) -> str:
    """Return a text of ours about months in the words of another type of period."""
    if kind is PeriodType.MONTH:
        return text
    begun = _BEGUN.sub(rf"{kind.noun.capitalize()}\1", text)
    return _MONTH.sub(rf"{kind.noun}\1", begun)


_MONTH, _BEGUN = regex(r"\bmonth(s?)\b"), regex(r"\bMonth(s?)\b")


def period_names(last_days: Sequence[date], kind: PeriodType) -> str:
    """Return `June 2024, July 2024`; many are counted: `19 months from January 2023 to July 2024`."""
    names = [period_name(day, kind) for day in last_days]
    if len(names) <= _FEW:
        return ", ".join(names)
    return f"{len(names)} {kind.noun}s from {names[0]} to {names[-1]}"


_FEW = 3


def find_period(typed: str, held: Sequence[PeriodKey]) -> PeriodKey | None:
    """Return the held period that a person means: by a name of its own, else by its last month or day.

    Names may be long or short, in either order, and the year written `2024/25`, `2024-25` or
    `24/25`. Of several that fit the last one is returned; `None` where none fits.
    """
    wanted = _as_compared(typed)
    return find_named(typed, held) or next(
        (key for key in sorted(held, reverse=True) if wanted in _last_months(key)), None
    )


def newest_called(typed: str, held: Sequence[PeriodKey]) -> PeriodKey | None:
    """Return the newest held period of a name without its year, such as `July`, `Q1`.

    `None` for what is no such name of a month, a quarter or a half-year.
    """
    words = set(_as_compared(typed).split())
    for key in sorted((key for key in held if key.period_type in _YEARLY), reverse=True):
        for name in _own_names(key):
            rest = set(name.split()) - words
            if words < set(name.split()) and len(rest) == 1 and _A_YEAR.fullmatch(rest.pop()):
                return key
    return None


_YEARLY = (PeriodType.MONTH, PeriodType.QUARTER, PeriodType.HALF_YEAR)
"""The periods that come again under the same name each year."""
_A_YEAR = regex(r"\d{4}(?:[/-]\d{2,4})?")


def find_named(typed: str, held: Sequence[PeriodKey]) -> PeriodKey | None:
    """Return the held period of this name. The name of its last month alone does not count."""
    wanted = _as_compared(typed)
    return next((key for key in sorted(held, reverse=True) if wanted in _own_names(key)), None)


def find_span(typed: str, held: Sequence[PeriodKey]) -> tuple[PeriodKey, PeriodKey] | None:
    """Return the two held periods that a person names with `/` or `to` between: `2024-01/2024-07`.

    `None` for what is the name of one period, as this may have `/` or `to` in it.
    """
    if find_period(typed, held):
        return None
    for found in _BETWEEN.finditer(typed):
        first = find_period(typed[: found.start()], held)
        last = find_period(typed[found.end() :], held)
        if first and last:
            return first, last
    return None


_BETWEEN = regex(r"\s*/\s*|\s+to\s+")


def _as_compared(typed: str) -> str:
    words = fold(typed).replace(",", " ").split()
    plain = " ".join(word for word in words if word not in ("of", "the"))
    return _ONE_DIGIT.sub("0", plain)


_ONE_DIGIT = regex(r"\b(?=\d/\d{1,2}/\d{4}$|\d/\d{4}$)|(?<=/)(?=\d/\d{4}$)|(?<=^\d{4}-)(?=\d$)")
"""Where a month or a day is written with one digit: `2024-7`, `7/2024`, `31/7/2024`."""


def near_periods(typed: str, held: Sequence[PeriodKey]) -> list[PeriodKey]:
    """Return the held periods that an unfinished or misspelt name may mean, the last ones last.

    `Q3` may mean that quarter of any year, `June` the month of any.
    """
    words = fold(typed).replace(",", " ").split()

    def has_all(name: str) -> bool:
        parts = name.split()
        return all(
            word in parts
            or (
                not (word.isdecimal() and len(word) < _DIGITS_OF_A_YEAR)  # a quarter's number
                and any(part.startswith(word) for part in parts)
            )
            for word in words
        )

    unfinished = [key for key in held if words and any(map(has_all, _own_names(key)))]
    if unfinished:
        return unfinished
    if not any(word.isalpha() and len(word) >= _LEAST_WORD for word in {*words} - _NO_MISPRINTS):
        return []  # `June` is no misprint of `July`, nor is one figure of another
    spelt = {name: key for key in held for name in (*_own_names(key), *_last_months(key))}
    alike = get_close_matches(" ".join(words), spelt, n=1, cutoff=_ALIKE)
    return [spelt[name] for name in alike]


_LEAST_WORD = 4
"""The fewest letters of a word in which a misprint can be told."""
_ALIKE = 0.8
"""How alike two names are before one is taken for a misprint of the other."""
_DIGITS_OF_A_YEAR = 4


def _own_names(key: PeriodKey) -> Iterator[str]:
    """Yield the names of a period as they may be typed, folded."""
    day, kind = key.last_day, key.period_type
    yield fold(period_name(day, kind))
    yield fold(short_name(day, kind))
    yield fold(period_code(day, kind))
    place = place_in_year(day, kind)
    match kind:
        case PeriodType.MONTH:
            yield from _last_months(key)
        case PeriodType.TWO_MONTHS:
            (first, year), (last, last_year) = (
                month_name(each).split() for each in (month_end(day, -1), day)
            )
            at = "" if year == last_year else f" {year}"
            for before, after in ((first, last), (first[:3], last[:3])):
                for join in ("-", " - ", "/", " / ", " and ", " & ", " to "):
                    yield fold(f"{before}{at}{join}{after} {last_year}")
        case PeriodType.QUARTER | PeriodType.HALF_YEAR if place:
            number, ordinal = str(place), _ORDINALS[place - 1]
            noun = "quarter" if kind is PeriodType.QUARTER else "half"
            names = (noun[0] + number, f"{noun} {number}", noun + number, f"{ordinal} {noun}")
            for year in _years(day):
                for name in (*names, f"{names[3]}-year"):
                    yield f"{name} {year}"
                    yield f"{year} {name}"
        case PeriodType.YEAR if place:
            yield from _years(day)


_ORDINALS = ("first", "second", "third", "fourth")
_NO_MISPRINTS = {*map(fold, MONTH_NAMES), *_ORDINALS, "sept", "quarter", "half", "year"}


def _years(day: date) -> Iterator[str]:
    """Yield a day's financial year as it may be written."""
    year = financial_year(day)
    for first, last in ((f"{year}", f"{year + 1}"), (f"{year}", f"{(year + 1) % 100:02}")):
        for sign in "/-":
            yield f"{first}{sign}{last}"
    for sign in "/-":
        yield f"{year % 100:02}{sign}{(year + 1) % 100:02}"


def _last_months(key: PeriodKey) -> Iterator[str]:
    """Yield the last day and the last month of a period as they may be typed, folded."""
    day = key.last_day
    name = month_name(day).split()[0].lower()
    names = (name, name[:3], "sept") if name == "september" else (name, name[:3])
    months = [f"{each} {day.year}" for each in names]
    yield from (f"{day}", f"{day:%d/%m/%Y}", f"{day:%Y-%m}", f"{day:%m/%Y}", *months)
    yield from (f"{day.day} {month}" for month in months)
    yield from (f"{each}{sign}{day:%y}" for each in names for sign in "- ")  # as spreadsheets do
