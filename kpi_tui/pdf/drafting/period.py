"""Which period a report that none knows is on, and how it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kpi_tui.pdf.drafting.words import what_of
from kpi_tui.pdf.text.lines import PageText
from kpi_tui.period import PeriodType
from kpi_tui.profiles.period_text import PrintedPeriod, find_periods

_COVER = 2
_LONG = 90
"""Letters of a line from which it is a sentence's."""
_APART = re.compile(
    r"(?P<before>\b(?:Quarter|Qtr|Q) ?)(?P<quarter>[1-4])(?P<between>[:,–—-]?(?: [^\W\d]+){1,5}[ :,–—-]+)"
    r"(?P<year>20\d\d ?[/–-] ?(?:20)?\d\d)"
)
"""Other words may part a quarter from its year: "Quarter 2 Performance Report 2025/26"."""
_WHOLE_YEAR = re.compile(r"annual|year[- ]end|end of year|outturn|full[- ]year", re.I)
_SHORTER = (
    PeriodType.MONTH,
    PeriodType.TWO_MONTHS,
    PeriodType.QUARTER,
    PeriodType.HALF_YEAR,
)
_WEAKER = 0.4
"""A quarter that is printed so small beside its year is a report's own yet."""


class PeriodGuess(NamedTuple):
    """A period, and where it is printed."""

    period: PrintedPeriod
    in_headers: bool
    places: tuple[str, ...]


class _Printed(NamedTuple):
    period: PrintedPeriod
    weight: float
    """The size of its line, less for sentences and for later pages."""
    place: str = ""
    """The phrase in which it stands, where it is no plain one."""


def guess_period(
    texts: Sequence[PageText], labels: Sequence[str], told: PeriodType | None = None
) -> PeriodGuess | None:
    """Guess the period: that of the largest line of the first pages, else that of headings.

    A cover that names a year only is less sure than headings that name a quarter, and a year than a
    quarter in it. Where a person `told` how long it is, none of another length is one.
    """
    if told is not None:
        return _of_type(texts, labels, told)
    # A target for the year stands in reports on its quarters too.
    telling = [label for label in labels if what_of(label)[0] != "target"]
    in_labels = [period for label in telling for period in find_periods(label)]
    dated = [period for period in in_labels if period.type is not PeriodType.DATE]
    kind = max(dated, key=lambda period: period.last_day).type if dated else None
    covers = sorted(_on_cover(texts), key=lambda each: -each.weight)
    for printed in covers:
        if kind in (None, printed.period.type) and printed.period.type is not PeriodType.DATE:
            chosen = _within(printed, covers, texts) if kind is None else printed
            places = (chosen.place,) if chosen.place else _places(chosen.period)
            return PeriodGuess(chosen.period, False, places)
    if in_labels and kind is not None:
        latest = max((p for p in in_labels if p.type is kind), key=lambda p: p.last_day)
        return PeriodGuess(latest, True, ())
    dates = [each.period for each in covers if each.period.type is PeriodType.DATE]
    return PeriodGuess(dates[0], False, ("{date}",)) if dates else None


def _of_type(
    texts: Sequence[PageText], labels: Sequence[str], kind: PeriodType
) -> PeriodGuess | None:
    """Return the period of a length that the first pages name, else headings."""
    covers = [printed for printed in _on_cover(texts) if printed.period.type is kind]
    if covers:
        chosen = max(covers, key=lambda each: each.weight)
        places = (chosen.place,) if chosen.place else _places(chosen.period)
        return PeriodGuess(chosen.period, False, places)
    headed = [each for label in labels for each in find_periods(label) if each.type is kind]
    latest = max(headed, key=lambda period: period.last_day, default=None)
    return PeriodGuess(latest, True, ()) if latest else None


def _within(year: _Printed, covers: Sequence[_Printed], texts: Sequence[PageText]) -> _Printed:
    """Return the shorter period in a year that the cover names too, unless the report is on all of it."""
    if year.period.type is not PeriodType.YEAR:
        return year
    if any(_WHOLE_YEAR.search(line.text) for text in texts[:1] for line in text.lines[:8]):
        return year
    shorter = [
        each
        for each in covers
        if each.period.type in _SHORTER
        and each.weight >= _WEAKER * year.weight
        and year.period.first_day <= each.period.first_day
        and each.period.last_day <= year.period.last_day
    ]
    return shorter[0] if shorter else year


def _on_cover(texts: Sequence[PageText]) -> Iterator[_Printed]:
    """Yield the periods printed on the first pages."""
    for number, text in enumerate(texts[:_COVER]):
        lines = text.lines
        for index, line in enumerate(lines):
            periods = find_periods(line.text)
            if not periods and index + 1 < len(lines):
                joined = f"{line.text} {lines[index + 1].text}"
                periods = [p for p in find_periods(joined) if p.start < len(line.text) < p.end]
            # What a long sentence mentions is hardly the report's own period.
            weight = line.size * (0.5 if len(line.text) > _LONG else 1.0) - number
            apart = _APART.search(line.text)
            if apart is not None and len(line.text) <= _LONG:
                said = find_periods(f"Quarter {apart['quarter']} {apart['year']}")
                place = f"{apart['before']}{{quarter}}{apart['between']}{{year}}"
                for period in said:
                    yield _Printed(period, weight + 0.01, " ".join(place.split()))
            for period in periods:
                yield _Printed(period, weight)


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
