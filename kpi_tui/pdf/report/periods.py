"""Which period a report is on, where its profile says that it is printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from kpi_tui.pdf.report.headings import AnnouncedOutline
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.period import PeriodType, month_end
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.period_text import (
    PrintedPeriod,
    find_over_break,
    find_periods,
    is_of_day,
    names_meeting,
    parts_of_year,
    period_of,
)
from kpi_tui.profiles.phrases import Phrase
from kpi_tui.profiles.profile import PeriodRules, Profile
from kpi_tui.regex import regex

_FEW = 20
"""Letters besides a period on a line that hardly says more."""
_BESIDES, _ALONE = 60, 12
"""Letters besides parts of a year on the line of a title, and on the line above or below."""
_COMPARES = regex(
    r"\b(?:next|last|previous|compared|comparison|since|against|before|versus|vs|than)\b", re.I
)
_COVER = 3
"""Pages on which a period is looked for that may be printed anywhere."""
_ANYWHERE = Phrase("{period}")
_BY_DAY = (PeriodType.DATE, PeriodType.MONTH)
"""What a meeting's date may be taken for."""
_MONTHS = {PeriodType.QUARTER: 3, PeriodType.HALF_YEAR: 6, PeriodType.YEAR: 12}
_CUT = regex(r"\d[/–—‑-]$")
"""A year goes on in the next line in the cells of tables alone: no title is so narrow."""
_NTH = {"1": "first", "2": "second", "one": "first", "two": "second"}


class PlacedPeriod(NamedTuple):
    """A period, and where it is printed."""

    page: int
    period: PrintedPeriod
    line: Line
    of_meeting: bool = False
    """Whether it may be the day on which people meet, or the report was published."""

    @property
    def besides(self) -> int:
        """How many letters its line has besides."""
        return len(self.line.text) - len(self.period.text)

    @property
    def is_short(self) -> bool:
        """Whether its line hardly says more, and is no sentence."""
        few = _FEW + len(self.period.text)
        return self.besides <= few and not self.line.text.rstrip().endswith(".")

    @property
    def weight(self) -> tuple[bool, bool, float, int, int]:
        """How much it tells: more alone on its line, in large letters, and early."""
        alone = -(self.besides if self.is_short else 0)
        return not self.of_meeting, self.is_short, round(self.line.size), -self.page, alone


def find_period(
    texts: Sequence[PageText], profile: Profile
) -> tuple[PrintedPeriod, list[PlacedPeriod]]:
    """Return the period as printed, and each other one that is printed as such.

    Raises `LookupError` where none is printed.
    """
    rules = profile.period
    heading = _of_headers(texts, profile) if rules.in_headers else None
    for place in rules.places or (_ANYWHERE,):
        pages = texts if place.lead else texts[:_COVER]
        found = [each for text in pages for each in _printed(text, place, rules)]
        telling = max(found, key=lambda each: each.weight, default=None)
        if telling is None or (telling.of_meeting and telling.period.type is PeriodType.DATE):
            continue
        chosen = heading or telling.period
        others = [each for each in found if each.period.last_day != chosen.last_day]
        if place.lead:
            own = [each for each in others if place.fills(each.line.text.strip()) is not None]
        else:  # any period: the first pages name others too
            own = [each for each in others if each.weight[:3] >= telling.weight[:3] and heading]
        doubted = [telling] if telling.of_meeting and heading is None else []
        stated = [*own, *_as_large(texts, telling, rules)]
        beside = [
            each
            for each in _named_beside(texts, telling, chosen, profile)
            if not any(each.period.text in other.period.text for other in stated)
        ]
        return chosen, [*doubted, *stated, *beside]
    if heading is not None:
        return heading, []
    raise LookupError(
        f"no {rules.type.words} in it that it reports on (looked where {profile.file} says): "
        "write in its [period] how it is printed"
    )


def _as_large(
    texts: Sequence[PageText], telling: PlacedPeriod, rules: PeriodRules
) -> Iterator[PlacedPeriod]:
    """Yield the periods of other lengths that the first pages print as large as the report's own.

    One that holds the report's own is passed over: the year in which a quarter lies says nothing
    against it, but a quarter in a year does.
    """
    for text in texts[:_COVER]:
        for line, below in zip(text.lines, [*text.lines[1:], None], strict=False):
            found = find_periods(line.text, rules.year_begins)
            is_cut = _CUT.search(line.text.rstrip()) is not None
            if not found and below is not None and not is_cut:
                found = find_over_break(line.text, below.text, rules.year_begins)
            if len(found) != 1 or found[0].type in (rules.type, PeriodType.DATE):
                continue
            each, own = PlacedPeriod(text.page.number, found[0], line), telling.period
            if each.weight[:3] >= telling.weight[:3] and not each.period.holds(own):
                yield each


def _named_beside(
    texts: Sequence[PageText], telling: PlacedPeriod, own: PrintedPeriod, profile: Profile
) -> Iterator[PlacedPeriod]:
    """Yield the parts of a year that a title names beside the report's period, and are other parts.

    They stand in its line, or alone in the line above or below. One that holds the report's own
    says nothing against it, nor does one that heads a column.
    """
    rules, labels = profile.period, profile.at(own).labels
    lines = next(text.lines for text in texts if text.page.number == telling.page)
    at = next(index for index, line in enumerate(lines) if line is telling.line)
    for line in lines[max(at - 1, 0) : at + 2]:
        if (
            _COMPARES.search(line.text)
            or names_meeting(line.text)
            or line.text.rstrip().endswith(".")
        ):
            continue
        found = find_periods(line.text, rules.year_begins)
        rest = _without(line.text, found)
        parts = parts_of_year(rest, own, rules.year_begins)
        besides = sum(map(str.isalpha, _without(rest, parts)))
        is_said = any(each.holds(own) and own.holds(each) for each in parts)
        if besides > (_BESIDES if line is telling.line else _ALONE) or is_said:
            continue
        words = _without(line.text, found).split()
        is_header = line is telling.line and all(key(word) in labels.words for word in words)
        for each in (*found, *parts):
            if is_header and (labels.is_over_others(each.text) or labels.field_of(each.text)):
                continue
            if each.type in (PeriodType.QUARTER, PeriodType.HALF_YEAR) and not each.holds(own):
                yield PlacedPeriod(telling.page, each, line)


def _without(text: str, periods: Sequence[PrintedPeriod]) -> str:
    """Return a text without the periods that it names, from left to right."""
    for period in reversed(periods):
        text = text[: period.start] + text[period.end :]
    return text


def _printed(text: PageText, place: Phrase, rules: PeriodRules) -> Iterator[PlacedPeriod]:
    lines = text.lines
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ""
        above = lines[index - 1].text if index else ""
        said, period = line.text, _meant(line.text, place, rules)
        if period is None and _meant(following, place, rules) is None:
            said = f"{said} {following}"  # it may run over two lines
            period = _meant(said, place, rules)
        if period is not None:
            of_meeting = not place.lead and _is_of_meeting(said, period, above)
            yield PlacedPeriod(text.page.number, period, line, of_meeting)


def _is_of_meeting(said: str, period: PrintedPeriod, above: str) -> bool:
    """Whether the line of a day, or of its month, or the one above says that people meet then."""
    if period.type not in _BY_DAY:
        return False
    besides = said.replace(period.text, " ")
    is_bare = sum(map(str.isalpha, besides)) <= len("date")
    is_below = is_bare and names_meeting(above) and not find_periods(above)
    return names_meeting(besides) or is_below


def _meant(said: str, place: Phrase, rules: PeriodRules) -> PrintedPeriod | None:
    """Return the period of the report's type that stands at the placeholders.

    A date tells one only behind words that say so: a committee has dates too.
    """
    folded = " ".join(said.split())
    for spans in place.spans(folded):
        values = {name: folded[start:end] for name, (start, end) in spans.items()}
        if "month" in spans and is_of_day(folded[: spans["month"][0]]):
            continue
        if place.text == _ANYWHERE.text:
            values["period"] = folded
        found = [each for part in _parts(values) for each in find_periods(part, rules.year_begins)]
        for period in found:
            if period.type is rules.type:
                return period
        for period in found if place.lead else ():
            if period.type is PeriodType.DATE:
                ending = _ending(period.last_day, rules.type, period.text)
                # The council's year has such a period: no quarter ends in November.
                months = ending.first_day.month - rules.year_begins
                if months % _MONTHS.get(ending.type, 1) == 0:
                    return ending
    return None


def _parts(values: dict[str, str]) -> Iterator[str]:
    """Yield what tells a period of what stands at the placeholders."""
    yield from (values[name] for name in ("period", "date", "month") if name in values)
    if "quarter" in values and "year" in values:
        yield f"Quarter {values['quarter']} {values['year']}"
    elif "half" in values and "year" in values:
        yield f"{_NTH.get(values['half'], values['half'])} half {values['year']}"
    elif "year" in values:
        yield values["year"]


def _ending(day: date, kind: PeriodType, text: str) -> PrintedPeriod:
    """Return the period in whose last month a day lies."""
    return replace(period_of(kind, month_end(day)), text=text)


def _of_headers(texts: Sequence[PageText], profile: Profile) -> PrintedPeriod | None:
    """Return the latest period that headings of columns name."""
    rules, words = profile.period, profile.labels.words
    counts: Counter[PrintedPeriod] = Counter()
    for text in texts:
        for line in text.lines:
            found = find_periods(line.text, rules.year_begins)
            rest = _without(line.text, found).split()
            is_heading = all(key(word) in words for word in rest)
            if is_heading:
                counts.update(
                    replace(each, start=0, end=0) for each in found if each.type is rules.type
                )
    return max(counts, key=lambda period: period.last_day, default=None)


def announced_period(
    outline: AnnouncedOutline, profile: Profile
) -> tuple[PrintedPeriod, list[tuple[int, PrintedPeriod]]]:
    """Return the month that a report's headings announce, and each other date that they print.

    Raises `LookupError` where there is none, or an impossible one.
    """
    said = next((place.lead for place in profile.period.places if place.lead), "")
    counts = Counter(text for _, text in outline.dates or outline.bare_dates)
    if not counts:
        raise LookupError(
            f'no reporting date in it (looked for "{said} DD/MM/YYYY"): {profile.question}'
        )
    if not outline.dates and len({_numbers(text)[1:] for text in counts}) > 1:
        named = " and ".join(f"{text} on page {page}" for page, text in outline.bare_dates[:2])
        raise LookupError(
            f'no date behind "{said}", and several elsewhere, as {named}: {profile.question}'
        )
    printed, _ = counts.most_common(1)[0]
    try:
        reported = date(*reversed(_numbers(printed)))
    except ValueError:
        raise LookupError(
            f"the reporting date {printed} is impossible: ask the council for a corrected report"
        ) from None
    others = [
        (page, PrintedPeriod(PeriodType.DATE, reported, reported, text))
        for page, text in outline.dates
        if _numbers(text) != _numbers(printed)
    ]
    return _ending(reported, PeriodType.MONTH, printed), others


def _numbers(printed: str) -> tuple[int, ...]:
    """Return day, month and year of a date as printed."""
    return tuple(int(part) for part in printed.split("/"))
