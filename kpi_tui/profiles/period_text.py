"""Periods as reports print them: `Quarter 3 2024/25`, `Q1 25/26`, `April to June 2025`, `July 2024`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kpi_tui.months import APRIL, add_months, last_of_month, month_named
from kpi_tui.period import PeriodType
from kpi_tui.profiles.period_forms import (
    FORMS,
    LENGTHS,
    ORDINALS,
    PARTS_OF_YEAR,
    WITHOUT_YEAR,
)
from kpi_tui.regex import regex

_MEETING = regex(
    r"\b(?:cabinet|committee|council meeting|meetings?|scrutiny|panel|board|published|publication"
    r"|printed|produced|issued|agenda|last updated|updated|prepared|created|version|draft"
    r"|to be (?:held|considered)|report to)\b",
    re.I,
)
_DAY = regex(r"(?<!\d)[0-3]?\d(?:st|nd|rd|th)?(?: of)? ?$", re.I)
_BY_MONTHS = {kind.months: kind for kind in PeriodType if kind.months}


@dataclass(frozen=True, slots=True)
class PrintedPeriod:
    """A period that is printed in a text."""

    type: PeriodType
    first_day: date
    last_day: date
    text: str
    """As printed, its white space folded."""
    start: int = 0
    """Where it begins in the text."""
    end: int = 0
    """Where it ends in the text."""

    def is_same(self, other: PrintedPeriod) -> bool:
        """Whether it is the same period, however it is printed."""
        return self.type is other.type and self.last_day == other.last_day

    def holds(self, other: PrintedPeriod) -> bool:
        """Whether another period lies within it, or is as long."""
        return self.first_day <= other.first_day and other.last_day <= self.last_day


_Span = tuple[PeriodType, date, date]


def find_periods(text: str, year_begins: int = APRIL) -> list[PrintedPeriod]:
    """Return the periods that are printed in a text, from left to right.

    Quarters and halves count from the month in which the council's year begins.
    """
    return list(_periods_in(text, year_begins))


def find_over_break(line: str, below: str, year_begins: int = APRIL) -> list[PrintedPeriod]:
    """Return the periods that begin on one line and end on the next."""
    joined = find_periods(f"{line} {below}", year_begins)
    return [each for each in joined if each.start < len(line) < each.end]


@lru_cache(maxsize=20_000)  # the headings of a report are asked again and again
def _periods_in(text: str, year_begins: int) -> tuple[PrintedPeriod, ...]:
    found: list[PrintedPeriod] = []
    for form in FORMS:
        for match in form.finditer(text):
            if any(match.start() < each.end and each.start < match.end() for each in found):
                continue
            period = _read(match, year_begins)
            if period is not None:
                found.append(period)
    return tuple(sorted(found, key=lambda period: period.start))


def is_period(text: str) -> bool:
    """Tell whether a text is the name of a period and nothing else: `Quarter 2 2024/25`."""
    said = text.strip(" :()–—-")
    return any(found.text == said for found in find_periods(said))


def names_meeting(text: str) -> bool:
    """Whether a text speaks of a meeting, or of when something was published."""
    return _MEETING.search(text) is not None


def is_of_day(before: str) -> bool:
    """Whether a text ends in the number of a day, so that the month after it belongs to a date."""
    return _DAY.search(before) is not None


def find_without_year(
    text: str, report: PrintedPeriod, year_begins: int = APRIL
) -> list[PrintedPeriod]:
    """Return the quarters, halves and months that a text names without their year.

    Each is the last one of that name that ended with the report's period or before.
    """
    found = []
    for match in WITHOUT_YEAR.finditer(text):
        groups = match.groupdict()
        if (groups["month"] or groups["last"]) and not match[0][0].isupper():
            continue  # the verbs “may” and “march”
        year = report.last_day.year
        for begins in (year, year - 1, year - 2):
            dated = {**groups, "year": str(begins), "lastyear": str(begins)}
            if groups["month"]:
                dated["myear"] = str(begins)
            span = _part_of_year(dated, year_begins) or _months(dated)
            if span is not None and span[2] <= report.last_day:
                kind, first, last = span
                found.append(PrintedPeriod(kind, first, last, match[0], match.start(), match.end()))
                break
    return found


def find_in_report(
    text: str, report: PrintedPeriod, year_begins: int = APRIL
) -> list[PrintedPeriod]:
    """Return the periods that a text of a report names: those with a year, else those without one."""
    return find_periods(text, year_begins) or find_without_year(text, report, year_begins)


def parts_of_year(text: str, report: PrintedPeriod, year_begins: int) -> list[PrintedPeriod]:
    """Return the quarters, halves and stretches of months that a text names, of the report's year."""
    begins = report.last_day.year - (report.last_day.month < year_begins)
    found = []
    for match in PARTS_OF_YEAR.finditer(text):
        month = month_named(match["last"]) if match["last"] else year_begins
        year = begins + (month < year_begins)
        dated = {**match.groupdict(), "year": str(begins), "lastyear": str(year)}
        span = _part_of_year(dated, year_begins) or _months(dated)
        if span is not None:
            found.append(PrintedPeriod(*span, match[0], match.start(), match.end()))
    return found


def period_of(kind: PeriodType, last_day: date, text: str = "") -> PrintedPeriod:
    """Return the period of a kind that ends on a day."""
    first = add_months(last_day, 1 - kind.months) if kind.months else last_day
    return PrintedPeriod(kind, first, last_day, text)


def before(period: PrintedPeriod) -> PrintedPeriod:
    """Return the period that ends on the day before a period begins."""
    return period_of(period.type, period.first_day - timedelta(days=1))


def a_year_before(period: PrintedPeriod) -> PrintedPeriod:
    """Return the same period of the year before."""
    year, month = period.last_day.year - 1, period.last_day.month
    return period_of(period.type, last_of_month(year, month))


def _read(match: re.Match[str], year_begins: int) -> PrintedPeriod | None:
    groups = match.groupdict()
    is_named = (groups.get("quarter") or groups.get("nth") or groups.get("one")) is not None
    try:
        if is_named and groups.get("last"):
            return _found(match, _quarter_with_months(groups, year_begins))
        span = _part_of_year(groups, year_begins) or _months(groups, year_begins) or _day(groups)
        is_part = groups.get("firstquarter") is not None  # nine months have no name
        span = span or (None if is_part or is_named else _year(groups, year_begins))
    except ValueError:
        return None  # the 31st of June
    return _found(match, span)


def _found(match: re.Match[str], span: _Span | None) -> PrintedPeriod | None:
    """Return the period of a span, as it is printed."""
    if span is None:
        return None
    kind, first, last = span
    is_open = match[0].count("(") > match[0].count(")")
    end = match.end() + (is_open and match.string.startswith(")", match.end()))
    text = " ".join(match.string[match.start() : end].split())
    return PrintedPeriod(kind, first, last, text, match.start(), end)


def _part_of_year(groups: dict[str, str | None], year_begins: int) -> _Span | None:
    """Return the span of a quarter, of several, of a half or of a numbered month of a year."""
    first_part = groups.get("firstquarter")
    if first_part:
        return _parts(groups, 3, int(first_part), int(groups["lastquarter"] or 0), year_begins)
    if nth_month := groups.get("nthmonth"):
        return _parts(groups, 1, int(nth_month), int(nth_month), year_begins)
    quarter = groups.get("quarter") or groups.get("nth") or groups.get("one")
    half = groups.get("half") or groups.get("halfyear") or groups.get("h")
    is_half = half is not None or ("half" in groups and "quarter" not in groups)
    if not quarter and not is_half:
        return None
    nth = quarter or half or "1"
    number = int(nth[0]) if nth[0].isdigit() else ORDINALS.get(nth.casefold())
    if number is None:  # signs that look like a Roman one
        return None
    return _parts(groups, 3 if quarter else 6, number, number, year_begins)


def _parts(
    groups: dict[str, str | None], length: int, first: int, last: int, year_begins: int
) -> _Span | None:
    """Return the span from one part of a year to another, counted from 1, each of so many months."""
    begins = _first_year(groups["year"] or "")
    months = length * (last - first + 1)
    kind = _BY_MONTHS.get(months)
    if begins is None or kind is None:
        return None
    at = year_begins - 1 + length * (first - 1)
    day = add_months(date(begins, 1, 1), at)
    return kind, day, add_months(day, months) - timedelta(days=1)


def _quarter_with_months(groups: dict[str, str | None], year_begins: int) -> _Span | None:
    """Return the span of a quarter beside which its months stand, or those of its year to date."""
    first, last = _from_month_to_month(groups)
    for begins in (last.year - 1, last.year):
        span = _part_of_year({**groups, "year": str(begins)}, year_begins)
        if span and span[2] == last and first in (span[1], date(begins, year_begins, 1)):
            return span
    return None


def _from_month_to_month(groups: dict[str, str | None]) -> tuple[date, date]:
    last_year = int(groups["lastyear"] or 0)
    last = last_of_month(last_year + 2000 * (last_year < 100), month_named(groups["last"] or ""))
    month = month_named(groups["first"] or "")
    year = int(groups.get("firstyear") or 0) or last.year - (month > last.month)
    return date(year, month, 1), last


def _months(groups: dict[str, str | None], year_begins: int = APRIL) -> _Span | None:
    if groups.get("last"):
        first, last = _from_month_to_month(groups)
        months = 12 * (last.year - first.year) + last.month - first.month + 1
        kind = _BY_MONTHS.get(months)
        return None if kind is None else (kind, first, last)
    if groups.get("myear"):
        year = int(groups["myear"] or 0)
        last = last_of_month(year + 2000 * (year < 100), month_named(groups["month"] or ""))
        return PeriodType.MONTH, last.replace(day=1), last
    begins = _first_year(groups.get("year") or "")
    if begins is not None and groups.get("month"):
        month = month_named(groups["month"] or "")
        last = last_of_month(begins + (month < year_begins), month)
        return PeriodType.MONTH, last.replace(day=1), last
    return None


def _day(groups: dict[str, str | None]) -> _Span | None:
    if not (groups.get("day") or groups.get("length")):
        return None
    month = int(groups["nmonth"]) if groups.get("nmonth") else month_named(groups["month"] or "")  # type: ignore[arg-type]
    day = date(int(groups["dyear"] or 0), month, int(groups["day"] or 1))
    if groups.get("fromday"):
        return _from_day_to_day(groups, day)
    if length := groups.get("length"):
        months = LENGTHS[" ".join(length.casefold().replace("-", " ").split())]
        last = last_of_month(day.year, day.month)
        return _BY_MONTHS[months], add_months(last, 1 - months), last
    return PeriodType.DATE, day, day


def _from_day_to_day(groups: dict[str, str | None], last: date) -> _Span | None:
    """Return the span of whole months that two days begin and end; `None` where they do not."""
    month = month_named(groups["frommonth"] or "")
    year = int(groups["fromyear"] or 0) or last.year - (month > last.month)
    first = date(year, month, int(groups["fromday"] or 0))
    months = 12 * (last.year - first.year) + last.month - first.month + 1
    kind = _BY_MONTHS.get(months)
    is_whole = first.day == 1 and last == last_of_month(last.year, last.month)
    return (kind, first, last) if kind and is_whole else None


def _year(groups: dict[str, str | None], year_begins: int) -> _Span | None:
    begins = _first_year(groups.get("year") or "")
    if begins is None:
        return None
    first = date(begins, year_begins, 1)
    return PeriodType.YEAR, first, add_months(first, 12) - timedelta(days=1)


def _first_year(text: str) -> int | None:
    """Return the year in which a printed year begins; `None` where its two years do not follow."""
    years = [int(part) for part in re.findall(r"\d+", text)]
    if not years:
        return None
    first = years[0] + 2000 * (years[0] < 100)
    follows = len(years) == 1 or years[1] % 100 == (first + 1) % 100
    return first if follows and 2000 <= first < 2100 else None
