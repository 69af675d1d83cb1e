"""Which period a report is on, where its profile says that it is printed."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kpi_tui.pdf.text.lines import PageText
from kpi_tui.period import PeriodType
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.period_text import PrintedPeriod, find_periods, period_of
from kpi_tui.profiles.phrases import Phrase
from kpi_tui.profiles.profile import PeriodRules, Profile

_FEW = 20
"""Letters besides a period on a line that hardly says more."""
_COVER = 3
"""Pages on which a period is looked for that may be printed anywhere."""
_ANYWHERE = Phrase("{period}")

Place = tuple[int, PrintedPeriod]
"""A page, and the period that is printed there."""


def find_period(texts: Sequence[PageText], profile: Profile) -> tuple[PrintedPeriod, list[Place]]:
    """Return the period as printed, and each other one that is printed at the same place.

    Raises `LookupError` where none is printed.
    """
    rules = profile.period
    if rules.in_headers:
        heading = _of_headers(texts, profile)
        if heading is not None:
            return heading, []
    for place in rules.places or (_ANYWHERE,):
        pages = texts if place.lead else texts[:_COVER]
        found = [each for text in pages for each in _printed(text, place, rules)]
        if not found:
            continue
        _, first = max(found, key=lambda each: _weight(each, texts))
        if not place.lead:
            return first, []  # any period: the first pages name others too
        lines = {(text.page.number, line.text.strip()) for text in texts for line in text.lines}
        alone = {page for page, line in lines if place.fills(line) is not None}
        return first, [
            each for each in found if each[1].last_day != first.last_day and each[0] in alone
        ]
    raise LookupError


def _weight(place: Place, texts: Sequence[PageText]) -> tuple[bool, float, int]:
    """Return how much a printed period tells: more alone on its line, in large letters, and early."""
    page, period = place
    lines = [line for text in texts if text.page.number == page for line in text.lines]
    naming = [line for line in lines if period.text.split()[0] in line.text]
    short = [line for line in naming if len(line.text) <= 2 * len(period.text) + _FEW]
    sizes = [line.size for line in short or naming]
    return bool(short), round(max(sizes, default=0.0)), -page


def _printed(text: PageText, place: Phrase, rules: PeriodRules) -> Iterator[Place]:
    lines = [line.text for line in text.lines]
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        # What is printed may run over two lines; what the second says alone is found there.
        for said in (line, f"{line} {following}"):
            values = place.find(said)
            period = _meant(values, rules, by_date=bool(place.lead)) if values else None
            if period is not None:
                yield text.page.number, period
                break


def _meant(values: dict[str, str], rules: PeriodRules, *, by_date: bool) -> PrintedPeriod | None:
    """Return the period of the report's type that stands at the placeholders.

    A date tells one only `by_date`, behind words that say so: a committee has dates too.
    """
    parts = [values.get("period", ""), values.get("date", ""), values.get("month", "")]
    if "quarter" in values and "year" in values:
        parts.append(f"Quarter {values['quarter']} {values['year']}")
    elif "half" in values and "year" in values:
        parts.append(f"{_NTH.get(values['half'], values['half'])} half {values['year']}")
    elif "year" in values:
        parts.append(values["year"])
    found = [each for part in parts for each in find_periods(part, rules.year_begins)]
    for period in found:
        if period.type is rules.type:
            return period
    for period in found if by_date else ():
        if period.type is PeriodType.DATE:
            ending = _ending(period.last_day, rules.type, period.text)
            if _is_part_of_year(ending, rules.year_begins):
                return ending
    return None


def _is_part_of_year(period: PrintedPeriod, year_begins: int) -> bool:
    """Whether a council's year has such a period: no quarter ends in November."""
    months = {PeriodType.QUARTER: 3, PeriodType.HALF_YEAR: 6, PeriodType.YEAR: 12}
    return (period.first_day.month - year_begins) % months.get(period.type, 1) == 0


_NTH = {"1": "first", "2": "second", "one": "first", "two": "second"}


def _ending(day: date, kind: PeriodType, text: str) -> PrintedPeriod:
    """Return the period in whose last month a day lies."""
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return replace(period_of(kind, last), text=text)


def _of_headers(texts: Sequence[PageText], profile: Profile) -> PrintedPeriod | None:
    """Return the latest period that headings of columns name."""
    rules, words = profile.period, profile.labels.words
    counts: Counter[PrintedPeriod] = Counter()
    for text in texts:
        for line in text.lines:
            found = find_periods(line.text, rules.year_begins)
            rest = line.text
            for period in reversed(found):
                rest = rest[: period.start] + rest[period.end :]
            is_heading = all(key(word) in words for word in rest.split())
            if is_heading:
                counts.update(
                    replace(each, start=0, end=0) for each in found if each.type is rules.type
                )
    return max(counts, key=lambda period: period.last_day, default=None)
