"""Which period a report that none knows is on, and how it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpi_tui.pdf.drafting.words import what_of
from kpi_tui.pdf.report.periods import find_period
from kpi_tui.pdf.text.lines import PageText
from kpi_tui.period import PeriodType
from kpi_tui.profiles.period_text import PrintedPeriod, find_over_break, find_periods
from kpi_tui.profiles.phrases import Phrase
from kpi_tui.profiles.profile import PeriodRules, Profile
from kpi_tui.regex import regex

_COVER = 2
_LONG = 90
"""Letters of a line from which it is a sentence's."""
_PART = regex(
    r"\b(?:(?:quarter|month|half[- ]?year)(?:ly)?|qtr|half|(?:q|h|p|period|month) ?(?:\d{1,2}|[iv]{1,3}))\b",
    re.I,
)
"""A part of a year, named beside it."""
_APART = regex(
    r"(?P<before>\b(?:Quarter|Qtr|Q) ?)(?P<quarter>[1-4])(?P<between>[:,–—-]?(?: [^\W\d]+){1,5}[ :,–—-]+)"
    r"(?P<year>20\d\d ?[/–-] ?(?:20)?\d\d)"
)
"""Other words may part a quarter from its year: "Quarter 2 Performance Report 2025/26"."""
_WHOLE_YEAR = regex(r"annual|year[- ]end|end of year|outturn|full[- ]year", re.I)
_SHORTER = (
    PeriodType.MONTH,
    PeriodType.TWO_MONTHS,
    PeriodType.QUARTER,
    PeriodType.HALF_YEAR,
)
_FEW = 6
"""Letters besides a period on a line that it has to itself."""
_WEAKER = 0.4
"""Of its year's weight: a quarter with so much, or more, may be the report's own."""

_MEETING = regex(
    r"\b(?:cabinet|committee|executive|council|meeting|panel|board|agenda|scrutiny|published|publication"
    r"|presented|considered|printed|produced|prepared|version|author|issued|next|due)\b",
    re.I,
)
"""A day or a month beside one of these is hardly the report's own."""
_OWN = regex(r"performance|monitoring|scorecard|position|\bas at\b|\bending\b|\bended\b", re.I)
_LEAD = 4
"""Words before a period that tell it from others."""


class PeriodGuess(NamedTuple):
    """A period, and where it is printed."""

    period: PrintedPeriod
    in_headers: bool
    places: tuple[str, ...]
    line: str = ""
    """The line that prints it; empty where that is not told."""

    @property
    def unread(self) -> str:
        """The line of a year that names a part of it too, which is not understood; else nothing."""
        said = " ".join(self.line.split())
        besides = said.replace(self.period.text, " ")
        is_part = self.period.type is PeriodType.YEAR and _PART.search(besides) is not None
        return said if is_part else ""


class _Printed(NamedTuple):
    period: PrintedPeriod
    weight: float
    """The size of its line, less for sentences and for later pages."""
    place: str = ""
    """The phrase in which it stands, where it is no plain one."""
    line: str = ""


def guess_period(
    texts: Sequence[PageText], labels: Sequence[str], told: PeriodType | None = None
) -> PeriodGuess | None:
    """Guess the period: that of the largest line of the first pages, else that of headings.

    A cover that names a year only is less sure than headings that name a quarter, and a year than a
    quarter in it. The day of a meeting is none. Where a person `told` how long it is, none of another
    length is one.
    """
    covers = sorted(_on_pages(texts[:_COVER]), key=lambda each: -each.weight)
    if told is not None:
        covers = [each for each in covers if each.period.type is told]
    first = next((each for each in covers if each.period.type is not PeriodType.DATE), None)
    # A target for the year stands in reports on its quarters too.
    telling = [label for label in labels if what_of(label)[0] not in ("target", "forecast")]
    headed = [
        period
        for label in telling
        for period in find_periods(label)
        # A month's figures are set beside those of its year to date: "YTD 25/26".
        if period.type is not PeriodType.YEAR or what_of(label)[1] != "ytd"
    ]
    dated = [p for p in headed if p.type is not PeriodType.DATE and told in (None, p.type)]
    latest = max(dated, key=lambda period: period.last_day, default=None)
    if first is not None and latest is not None and not _agree(first.period, latest):
        same = [each for each in covers if each.period.type is latest.type]
        first = same[0] if same else None
    elif first is not None and (latest is None or latest.type is not first.period.type):
        first = _within(first, covers, texts)
    if first is not None:
        return _placed(first, texts)
    if latest is not None:
        return PeriodGuess(latest, True, ())
    later = sorted(_on_pages(texts[_COVER:]), key=lambda each: -each.weight)
    days = [each for each in covers if each.period.type is PeriodType.DATE]
    if told is not None:
        later = [each for each in later if each.period.type is told]
    found = [each for each in later if each.period.type is not PeriodType.DATE] or days
    return _placed(found[0], texts) if found else None


def _agree(cover: PrintedPeriod, headed: PrintedPeriod) -> bool:
    """Whether a cover's period may be the report's, given the latest that headings name."""
    if headed.type is cover.type:
        return headed.last_day <= cover.last_day
    is_of_its_year = headed.type is PeriodType.YEAR and headed.holds(cover)
    return headed.last_day < cover.last_day or is_of_its_year


def _placed(printed: _Printed, texts: Sequence[PageText]) -> PeriodGuess:
    """Return a period with the phrase by which a reader finds it again."""
    period = printed.period
    usual = (printed.place,) if printed.place else _places(period)
    if _finds(texts, period, usual):
        return PeriodGuess(period, False, usual, printed.line)
    before = printed.line[: period.start].split()[-_LEAD:] if printed.line else []
    for at in range(len(before)):
        place = " ".join((*before[at:], "{period}")).replace("{period}", "\0")
        place = re.sub(r"[{}]", "", place).replace("\0", "{period}")
        if _finds(texts, period, (place,)):
            return PeriodGuess(period, False, (place,), printed.line)
    return PeriodGuess(period, False, usual, printed.line)


def _finds(texts: Sequence[PageText], period: PrintedPeriod, places: Sequence[str]) -> bool:
    try:
        rules = PeriodRules(period.type, tuple(map(Phrase, places)))
        found, _ = find_period(texts, Profile("draft", "", "", period=rules))
    except (LookupError, ValueError):
        return False
    return found.is_same(period)


def _within(year: _Printed, covers: Sequence[_Printed], texts: Sequence[PageText]) -> _Printed:
    """Return the shorter period in a year that the cover names too, unless the report is on all of it.

    Of a half year, that is the quarter with which it ends: its figures are of the year to date.
    """
    if year.period.type is PeriodType.HALF_YEAR:
        ending = (
            each
            for each in covers
            if each.period.type is PeriodType.QUARTER
            and each.period.last_day == year.period.last_day
            and each.weight >= _WEAKER * year.weight
        )
        return next(ending, year)
    if year.period.type is not PeriodType.YEAR:
        return year
    if any(_WHOLE_YEAR.search(line.text) for text in texts[:1] for line in text.lines[:8]):
        return year
    shorter = [
        each
        for each in covers
        if each.period.type in _SHORTER
        and (each.weight >= _WEAKER * year.weight or len(each.line) <= len(each.period.text) + _FEW)
        and year.period.holds(each.period)
    ]
    return shorter[0] if shorter else year


def _on_pages(texts: Sequence[PageText]) -> Iterator[_Printed]:
    """Yield the periods printed on pages, without the days of meetings."""
    for number, text in enumerate(texts):
        lines = text.lines
        for index, line in enumerate(lines):
            periods = find_periods(line.text)
            if index + 1 < len(lines):
                over = find_over_break(line.text, lines[index + 1].text)
                # A quarter may be named below the months of its year to date.
                types = [[p.type for p in each] for each in (periods, over)]
                if not periods or types == [[PeriodType.HALF_YEAR], [PeriodType.QUARTER]]:
                    periods = over
            # What a long sentence mentions is hardly the report's own period.
            weight = line.size * (0.5 if len(line.text) > _LONG else 1.0) - number
            apart = _APART.search(line.text)
            if apart is not None and len(line.text) <= _LONG:
                said = find_periods(f"Quarter {apart['quarter']} {apart['year']}")
                place = f"{apart['before']}{{quarter}}{apart['between']}{{year}}"
                for period in said:
                    yield _Printed(period, weight + 0.01, " ".join(place.split()), line.text)
            for period in periods:
                if not _is_of_meeting(period, line.text):
                    yield _Printed(period, weight, "", line.text)


def _is_of_meeting(period: PrintedPeriod, text: str) -> bool:
    """Whether a day, or a month beside no word of performance, is that of a meeting or of printing."""
    if period.type not in (PeriodType.DATE, PeriodType.MONTH):
        return False
    before = text[: period.start]
    if _OWN.search(before) is not None:
        return (
            re.search(r"\b(?:to|for|at) (?:the )?\w* ?(?:cabinet|committee|council)", text, re.I)
            is not None
        )
    return _MEETING.search(text) is not None


def _places(period: PrintedPeriod) -> tuple[str, ...]:
    """Return how a period is printed, with placeholders."""
    words = period.text.split()
    quarter = next((word for word in words if word.casefold() in ("quarter", "qtr")), None)
    begins_with_name = words[0].casefold().startswith(("quarter", "q", "qtr"))
    if period.type is PeriodType.QUARTER and begins_with_name and "(" not in period.text:
        is_numbered = re.match(r"(?:quarter|qtr\.?|q) ?[1-4]", period.text, re.I)
        lead = f"{quarter} " if quarter else "Q"
        return (f"{lead}{{quarter}} {{year}}", "{period}") if is_numbered else ("{period}",)
    return ("{period}",)
