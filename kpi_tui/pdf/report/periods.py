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
        _, first = found[0]
        if not place.lead:
            return first, []  # any period: the first pages name others too
        lines = {(text.page.number, line.text.strip()) for text in texts for line in text.lines}
        alone = {page for page, line in lines if place.fills(line) is not None}
        return first, [
            each for each in found if each[1].last_day != first.last_day and each[0] in alone
        ]
    raise LookupError


def _printed(text: PageText, place: Phrase, rules: PeriodRules) -> Iterator[Place]:
    lines = [line.text for line in text.lines]
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        # What is printed may run over two lines; what the second says alone is found there.
        for said in (line, f"{line} {following}"):
            values = place.find(said)
            period = _meant(values, rules) if values else None
            if period is not None:
                yield text.page.number, period
                break


def _meant(values: dict[str, str], rules: PeriodRules) -> PrintedPeriod | None:
    """Return the period of the report's type that stands at the placeholders."""
    parts = [values.get("period", ""), values.get("date", ""), values.get("month", "")]
    if "quarter" in values and "year" in values:
        parts.append(f"Quarter {values['quarter']} {values['year']}")
    elif "half" in values and "year" in values:
        parts.append(f"{_NTH.get(values['half'], values['half'])} half {values['year']}")
    elif "year" in values:
        parts.append(values["year"])
    for period in (each for part in parts for each in find_periods(part, rules.year_begins)):
        if period.type is rules.type:
            return period
        if period.type is PeriodType.DATE and rules.type is not PeriodType.DATE:
            return _ending(period.last_day, rules.type, period.text)
    return None


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
