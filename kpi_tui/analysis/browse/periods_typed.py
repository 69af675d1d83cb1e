"""The periods that words name as people type them: `07/2023`, `jul-23`, `q1 2024`, `fy 2024`, `23/24`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kpi_tui.analysis.browse.days_meant import MONTH
from kpi_tui.months import APRIL, financial_year, month_named
from kpi_tui.period import PeriodType, month_end, place_in_year
from kpi_tui.period_names import period_name, short_name
from kpi_tui.regex import regex
from kpi_tui.text import fold

_DASH = r"\s?[/–-]\s?"
_TWO_YEARS = rf"20\d\d{_DASH}(?:20)?\d\d|\d\d[/–-]\d\d"
_YEAR = rf"(?P<year>{_TWO_YEARS}|20\d\d|['’]?\d\d)"
_ONE, _TWO = "1|one|first|1st", "2|two|second|2nd"
_ANY = rf"{_ONE}|{_TWO}|3|three|third|3rd|4|four|fourth|4th"
_NAMED_PART = (
    r"(?P<quarter>(?:q\s?|(?:quarter|qtr)\s?)(?:[1-4]|one|two|three|four)"
    rf"|(?:{_ANY})\s(?:quarter|qtr))"
    r"|(?P<half>(?:h\s?|half\s)[12]|(?:first|second|1st|2nd)\shalf(?:[- ]year)?)"
)
_NUMBERS = {
    word: place
    for place, words in enumerate((_ONE, _TWO, "3|three|third|3rd", "4|four|fourth|4th"), 1)
    for word in words.split("|")
}
_BEFORE, _BEHIND = r"(?<![\w/.’'-])", r"(?![\w/%]|[.:-]\d)"
_MONTHS, _DAYS = rf"(?P<named>{MONTH})", r"(?P<day>\d\d?)"
_PATTERNS = tuple(
    regex(f"{_BEFORE}(?:{pattern}){_BEHIND}", re.IGNORECASE)
    for pattern in (
        rf"(?:{_NAMED_PART}),?\s?(?:(?:of|in)\s)?(?:the\s)?(?:fy\s?|financial year\s)?{_YEAR}",
        rf"(?:fy\s?)?(?P<year>{_TWO_YEARS}|20\d\d)\s(?:{_NAMED_PART})",
        rf"(?P<last>last|previous)\s(?:{_NAMED_PART})(?!\s(?:of|in)\b)",
        rf"(?:(?:fy|financial year)\s?{_YEAR}|(?P<years>{_TWO_YEARS}))",
        rf"(?P<calendar>20\d\d)-(?P<month>\d\d?)-{_DAYS}",
        rf"{_DAYS}(?P<sign>[/.-])(?P<month>\d\d?)(?P=sign)(?P<calendar>20\d\d|\d\d)",
        rf"{_DAYS}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTHS},?\s(?P<calendar>20\d\d)",
        r"(?P<calendar>20\d\d)[/-](?P<month>\d\d?)",
        r"(?P<month>\d\d?)[/-](?P<calendar>20\d\d)",
        r"(?P<month>\d\d?)/(?P<calendar>1[3-9]|[2-9]\d)",
        rf"{_MONTHS}(?:\.?\s?[-/'’]\s?|\.?\s|(?=20))['’]?(?P<calendar>20\d\d|(?<=[-/'’])\d\d)(?!\s20\d\d)",
        r"(?:the\s)?(?P<half>h[12]|(?:first|second)\shalf(?:[- ]year)?)(?:\sof\s(?:the|this)\syear)?",
        r"(?P<quarter>(?:first|second|third|fourth|1st|2nd|3rd|4th)\squarter)(?!\sof\b)",
        r"(?P<whole>20\d\d)",
    )
)
"""The forms of periods, the longer ones first. Of a month and two figures these are a year of the 2010s or later."""


@dataclass(frozen=True, slots=True)
class PeriodTyped:
    """A period that words name."""

    start: int
    end: int
    """Where it is named."""
    last_day: date
    kind: PeriodType
    held: tuple[date, ...]
    """The period held that it is, or those within a longer one, the oldest first."""
    is_whole: bool
    """Whether what is held is that period, and not some that are parts of it."""

    @property
    def name(self) -> str:
        """What it is called: `Quarter 1 2024/25`."""
        return period_name(self.last_day, self.kind)

    @property
    def written(self) -> str:
        """How it is written in a question, folded: `q1 2024/25`, `july 2023`."""
        is_short = self.kind not in (PeriodType.MONTH, PeriodType.DATE)
        return fold(short_name(self.last_day, self.kind) if is_short else self.name)


def periods_typed(
    words: str, shown: date, periods: Sequence[date], kind: PeriodType
) -> list[PeriodTyped]:
    """Return the periods that words name with figures or as parts of a year, from left to right."""
    found: list[PeriodTyped] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(words):
            start, end = match.span()
            if any(start < each.end and each.start < end for each in found):
                continue
            meant = next(_meant(match, shown, periods, kind), None)
            if meant is not None:
                held = _held(*meant, periods, kind)
                is_whole = meant[1] in (PeriodType.MONTH, PeriodType.DATE, kind)
                found.append(PeriodTyped(start, end, *meant, held, is_whole))
    return sorted(found, key=lambda each: each.start)


def with_names(words: str, named: Sequence[PeriodTyped], kind: PeriodType) -> str:
    """Return words with the names of the periods in the place of how they were typed."""
    for each in reversed(named):
        is_held = each.is_whole and each.held
        called = period_name if kind in (PeriodType.MONTH, PeriodType.DATE) else short_name
        name = fold(called(each.held[-1], kind)) if is_held else each.written
        words = f"{words[: each.start]}{name}{words[each.end :]}"
    return words


def _meant(
    match: re.Match[str], shown: date, periods: Sequence[date], kind: PeriodType
) -> Iterator[tuple[date, PeriodType]]:
    """Yield the last day and the length of what a form means; of what has no year also the years before."""
    said = match.groupdict()
    part = next((each for each in ("quarter", "half") if said.get(each)), None)
    if part:
        length = PeriodType.QUARTER if part == "quarter" else PeriodType.HALF_YEAR
        last = said[part].casefold().replace("-", " ")
        place = next(
            _NUMBERS[word]
            for word in re.findall(r"\d(?:st|nd|rd|th)|\d|[a-z]+", last)
            if word in _NUMBERS
        )
        if year := said.get("year"):
            yield from ((end_of_part(first, length, place), length) for first in _years(year))
            return
        newest = financial_year(periods[-1]) if periods else 0
        ends = (end_of_part(first, length, place) for first in range(newest, newest - 3, -1))
        for end in ends:
            if end < shown if said.get("last") else _held(end, length, periods, kind):
                yield end, length
    elif years := said.get("year") or said.get("years"):
        yield from (
            (end_of_part(year, PeriodType.YEAR, 1), PeriodType.YEAR) for year in _years(years)
        )
    elif whole := said.get("whole"):  # a calendar year, of reports on those
        if kind is PeriodType.YEAR and all(place_in_year(day, kind) is None for day in periods):
            yield from ((day, kind) for day in periods if day.year == int(whole))
    else:
        yield from _in_calendar(said, kind)


def _in_calendar(
    said: dict[str, str | None], kind: PeriodType
) -> Iterator[tuple[date, PeriodType]]:
    """Yield the day or the month that a form means, if there is such a one; of months a day's month."""
    named, year, day = said.get("named"), int(said["calendar"] or 0), said.get("day")
    month = month_named(named) if named else int(said["month"] or 0)
    try:
        found = date(year + (2000 if year < 100 else 0), month, int(day or 1))
    except ValueError:
        return
    is_day = day and kind is not PeriodType.MONTH
    yield (found, PeriodType.DATE) if is_day else (month_end(found), PeriodType.MONTH)


def _years(typed: str) -> Iterator[int]:
    """Yield the year in which the financial year of such figures begins; nothing where they are no such year."""
    first, *second = (int(each) % 100 for each in re.findall(r"\d+", typed))
    if not second or second[0] == (first + 1) % 100:
        yield 2000 + first


def end_of_part(year: int, length: PeriodType, place: int) -> date:
    """Return the last day of a part of the financial year that begins in a year."""
    return month_end(date(year, APRIL, 1), (length.months or 0) * place - 1)


def _held(
    last_day: date, length: PeriodType, periods: Sequence[date], kind: PeriodType
) -> tuple[date, ...]:
    """Return the period held that ends with a month or on a day, or all within a longer one."""
    if length in (PeriodType.MONTH, PeriodType.DATE):
        has_days = length is PeriodType.DATE
        found = [day for day in periods if day == last_day] or [
            day
            for day in periods
            if not has_days and (day.year, day.month) == (last_day.year, last_day.month)
        ]
        return tuple(found[-1:])
    if (kind.months or 0) > (length.months or 0):
        return ()
    if kind is length:
        return tuple(day for day in periods if day == last_day)
    return tuple(
        day for day in periods if month_end(last_day, -(length.months or 0)) < day <= last_day
    )
