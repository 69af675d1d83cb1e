"""What rules read in a comment: sentences, months, and figures with their units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct, structs

from kpi_tui.analysis.spelt_out import SPELT, spelt_value
from kpi_tui.figures import SCALE_WORDS, TIMES, Unit
from kpi_tui.months import NAMED_MONTH, financial_month, financial_year, last_of_month, month_named
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex
from kpi_tui.text import fold

# Where each match begins with one of a few letters, a text is gone through in half the time.
_BREAK = regex(
    r"[\n.!?](?:(?<=\n)\n*|(?<!\n)(?<!\b(?:c|v)\.)(?<!\bca\.)(?<!\bvs\.)(?<!\bapprox\.)"
    r"(?P<gap>[”\"')]?\s+)(?=[\"“‘'(•£\dA-Z]))"
)
"""Where a sentence ends, before a gap or at the end of a line: not behind “c.”, “approx.” and “vs.”."""
_CLAUSES = regex(r"[,;:(]")
_DIGIT = regex(r"\d")
_QUANTITY = regex(
    r"(?=[£\d])(?<![\w£.,/–-])(?<!\d:)(?P<pound>£)?(?P<whole>\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(?:\.(?P<part>\d{1,15}))?"
    rf"\s?(?P<scale>{SCALE_WORDS})?(?P<percent>\s?%|\s+per ?cent\b)?(?![\w/]|[.,:–-]\d)",
    re.IGNORECASE,
)
# What is no part of a longer word is looked for behind the first letter: an expression that begins
# with letters is found in half the time.
_MONTH_ALONE = "|".join(rf"{name[0]}(?<!\w\w){name[1:]}" for name in NAMED_MONTH.split("|"))
MONTH = regex(
    rf"(?P<name>{_MONTH_ALONE})\b"
    r"(?:\s*['’]?(?P<year>(?:20)?\d\d)\b(?![%/.,]\d|%))?"
    r"(?! (?:Road|Street|Lane|Avenue|Close|Drive|Way|House|Court|Gardens|Place|School|Ward)\b)"
)
"""A month with its year, if it has one; "March Road" is a place."""
QUARTER = regex(
    r"\b(?:Q|quarter\s?)(?P<quarter>[1-4])\b(?:\s+(?:of\s+)?(?P<year>20\d\d)[/-]\d\d)?",
    re.IGNORECASE,
)
_ORDINAL = "(?:first|second|third|fourth|last|final)"
_NUMBER = "(?:[1-4]|one|two|three|four)"
_AND = r"(?:,|,? and|,? or|,? to|\s?[–-])\s?"
_QUARTERS = regex(
    rf"\b(?:Q|quarters?\s?|qtrs?\.?\s?){_NUMBER}(?:{_AND}(?:Q|quarter\s)?{_NUMBER})*\b"
    rf"|\b{_ORDINAL}(?:{_AND}(?:the )?{_ORDINAL})*(?: two| three)? quarters?\b",
    re.I,
)
"""Quarters by number or order, one or more: "Quarters 1 and 2", "the first two quarters"."""
_EACH_QUARTER = ("1|one|first", "2|two|second", "3|three|third", "4|four|fourth|final")
_HALF = regex(r"\b(?:first|second|latter) half\b|\b(?:half|mid)[- ]year\b", re.I)
_SOME_PERIODS = regex(
    r"\bin (?:just |only )?(?:one|two|three|[123]) (?:months?|quarters?)\b"
    rf"|\b{_ORDINAL}(?: two| three)? months? of the (?:quarter|half-year|year)\b",
    re.I,
)
"""A count of periods, or some months of a longer one."""
DIGITS = r"\d(?:[\d,]{0,13}\d)?"
"""A count in digits, no more of them than any count has, without a comma behind it."""
COUNT = rf"{DIGITS}(?!\s?%)|{SPELT}"
"""A count in digits, or in words."""
_COUNTED_BEFORE = regex(
    r"\b(?:number|no\.?|count|total) of (?P<counted>[a-z]+(?:[ -][a-z]+)?)\b", re.I
)
_COUNTED_AFTER = regex(r"\s+(?P<counted>[a-z]+(?:[ -][a-z]+)?)\b", re.I)
"""What a figure counts, by the words around it."""
_ROUND = 100
"""A number of at least so many may be told in round numbers: 25,382 is 25,000."""
_NEAR_YEARS = 3
"""How many years from the report's a year of two digits may be."""


_SPELT = regex(
    rf"(?<![\w.,£-])(?P<count>{SPELT})(?!-[a-z]|(?: (?:and|to|or))? (?:a|one)[ -](?:half|third|quarter))"
    r"(?P<percent>\s?%|[ -]per ?cent\b)?",
    re.I,
)
_SPELT_LETTERS = regex(r"(?:ty|teen|ten|eleven|twelve|hundred)\b|ty-", re.I)
"""Letters without which no number from ten is spelt out."""
_LEAST_SPELT = 10
"""Smaller numbers in words are in too many sentences: "two reasons"."""
_ROUGHLY = regex(
    r"\b(?:about|around|approximately|roughly|some|circa|c\.|nearly|almost|close to|just (?:over|under)) ?$",
    re.I,
)


class Quantity(Struct, frozen=True):
    """A figure in a text."""

    text: str
    value: float
    unit: Unit
    rounding: float
    """Half a unit of its last digit."""
    start: int
    end: int

    def meets(self, value: float | None, rounding: float = 0.0) -> bool:
        """Whether it may be this value, rounded; the sign does not count. `rounding` is the value's."""
        if value is None:
            return False
        return abs(abs(self.value) - abs(value)) <= self.rounding + rounding + 1e-9


@lru_cache(maxsize=20_000)  # most rules look at the same comments
def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; each line ends one."""
    parts: list[str] = []
    start = 0
    for found in _BREAK.finditer(text):
        parts.append(text[start : found.start("gap") if found["gap"] else found.start()])
        start = found.end()
    return tuple(told for part in (*parts, text[start:]) if (told := part.strip()))


def each_after_another(in_order: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield sentences in their order, each behind the one before it; before the first stands `""`."""
    return zip(("", *in_order), in_order, strict=False)


@lru_cache(maxsize=20_000)  # a comment is read by several rules, and again as an earlier one
def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the figures of a text, without years, dates and codes."""
    figures: list[Quantity] = []
    for found in _QUANTITY.finditer(text) if _DIGIT.search(text) else ():
        bare = not (found["pound"] or found["percent"] or found["scale"] or found["part"])
        is_day = MONTH.match(text, found.end() + 1) is not None  # as in `31 July`
        if bare and (
            is_day or _YEAR.fullmatch(found["whole"]) or _PERIOD.search(text, 0, found.end())
        ):
            continue
        scale = TIMES.get((found["scale"] or "").lower(), 1)
        part = found["part"] or ""
        value = float(f"{found['whole'].replace(',', '')}.{part or 0}") * scale
        unit = Unit.PERCENT if found["percent"] else Unit.GBP if found["pound"] else Unit.NUMBER
        half = 0.5 * scale * 10.0 ** -len(part)
        figures.append(Quantity(found[0].strip(), value, unit, half, found.start(), found.end()))
    return tuple(figures)


def first_quantity(text: str) -> Quantity | None:
    """Return the first figure of a text; `None` where it has none."""
    return next(iter(quantities(text)), None)


@lru_cache(maxsize=20_000)
def figures_told(text: str) -> tuple[Quantity, ...]:
    """Return the figures of a text in their order, with numbers from ten that it spells out.

    Those called rough, as in "around 120", are as rounded as their noughts tell.
    """
    figures = [*quantities(text), *_spelt(text)]
    return tuple(
        structs.replace(figure, rounding=max(figure.rounding, _noughts(figure.value)))
        if figure.value.is_integer() and _ROUGHLY.search(text, 0, figure.start)
        else figure
        for figure in sorted(figures, key=lambda each: each.start)
    )


def _spelt(text: str) -> Iterator[Quantity]:
    for found in _SPELT.finditer(text) if _SPELT_LETTERS.search(text) else ():
        value = count_of(found["count"])
        if value >= _LEAST_SPELT:
            unit = Unit.PERCENT if found["percent"] else Unit.NUMBER
            half = rounding_of(value)
            yield Quantity(found[0], float(value), unit, half, found.start(), found.end())


def first_clause(text: str) -> str:
    """Return what stands before the first comma, colon, semicolon or bracket of a text."""
    return _CLAUSES.split(text, 1)[0]


def last_clause(text: str) -> str:
    """Return what stands behind the last comma, colon, semicolon or bracket of a text."""
    return _CLAUSES.split(text)[-1]


def counted_words(sentence: str, quantity: Quantity) -> frozenset[str]:
    """Return the stems of what a count in a sentence counts: "18,660 page views"."""
    before, after = sentence[: quantity.start], sentence[quantity.end :]
    found = _COUNTED_BEFORE.search(before) or _COUNTED_AFTER.match(after)
    if found is None or quantity.unit is not Unit.NUMBER:
        return frozenset()
    return word_set(found["counted"])


def count_of(text: str) -> int:
    """Return the number that digits or a word stand for, as `COUNT` finds them."""
    return int(text.replace(",", "")) if text[0].isdigit() else spelt_value(text)


def _noughts(value: float) -> float:
    """Return by how much a whole number that is called rough may be off: "around 120" by 5."""
    digits = f"{value:.0f}"
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip("0")))


def rounding_of(size: float) -> float:
    """Return by how much a whole number may have been rounded: 1,500 by 50."""
    return _noughts(abs(size)) if abs(size) >= _ROUND else 0.5


def months_named(text: str, day: date) -> list[date]:
    """Return the last days of the months and quarters a text of this report names.

    A month without a year is the latest one up to the month after the report's; a quarter without
    one is of the report's financial year.
    """
    months = [_dated(month, year, day) for month, year in _months_in(text)]
    return [*months, *(end_of_quarter(found, day) for found in quarters_in(text))]


@lru_cache(maxsize=20_000)  # comments repeat their sentences, and many rules ask
def _months_in(text: str) -> tuple[tuple[int, str], ...]:
    """Return the months that a text names, each with its year as written."""
    return tuple((month_named(name), year) for name, year in MONTH.findall(text))


def end_of_quarter(found: re.Match[str], day: date) -> date:
    """Return the last day of what `QUARTER` finds; without a year it is of the financial year of a day."""
    start = int(found["year"]) if found["year"] else financial_year(day)
    quarter = int(found["quarter"])
    return last_of_month(start + (quarter == 4), (quarter * 3 + 2) % 12 + 1)


def names_another(text: str, day: date) -> bool:
    """Whether a text of this report names a month or quarter that is not the report's."""
    return any(named != day for named in months_named(text, day))


def quarters_in(text: str) -> Iterable[re.Match[str]]:
    """Return where a text names quarters, as `QUARTER` finds them; few texts do."""
    return QUARTER.finditer(text) if "q" in text or "Q" in text else ()


@lru_cache(maxsize=20_000)  # several rules ask it of the same sentences
def is_of_other_length(text: str, kind: PeriodType, day: date) -> bool:
    """Whether a text names quarters, a half or some months, which are not the period of its report."""
    if _SOME_PERIODS.search(text) and kind is not PeriodType.MONTH:
        return True
    if kind is not PeriodType.HALF_YEAR and _HALF.search(text):
        return True
    named = " ".join(found[0] for found in _QUARTERS.finditer(text))
    if not named or kind is not PeriodType.QUARTER:
        return bool(named)
    told = [re.search(rf"(?:\b|q|(?<=qtr))(?:{each})\b", named, re.I) for each in _EACH_QUARTER]
    return any(told) and not told[(financial_month(day) - 1) // 3]


def year_named(written: str | None, day: date) -> int | None:
    """Return the year that the digits behind a month's name stand for; `None` if for no year.

    Two digits are a year only where that is near the report's: in "July 15" they are a day.
    """
    if not written:
        return None
    year = int(written) % 100 + 2000
    return year if len(written) == 4 or abs(year - day.year) <= _NEAR_YEARS else None


@lru_cache(maxsize=20_000)  # names of measures, for the most part
def word_set(text: str) -> frozenset[str]:
    """Return the words of three letters or more, cut to five: `visitors` is `visit`, `calls` is `call`.

    The commonest, such as "the", are left out.
    """
    return frozenset(map(_stem, re.findall(r"[a-z]{3,}", fold(text)))) - _SMALL


def _stem(word: str) -> str:
    if word.startswith("complim"):
        return word[:7]  # a compliment is no complaint
    is_plural = len(word) in (4, 5) and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if is_plural else word[:5]


_YEAR = regex(r"(?:19|20)\d\d")
_PERIOD = regex(r"(?<!this )(?<!last )(?<!previous )\bquarter [1-4]$", re.I)
"""The number of a period, which is no figure: "Quarter 2"."""
_SMALL = frozenset(("the", "and", "for", "with", "from", "are", "who", "have", "has", "that"))


def _dated(month: int, written: str, day: date) -> date:
    """Return the last day of the month meant."""
    year = year_named(written, day)
    if year is not None:
        return last_of_month(year, month)
    after = day.year * 12 + day.month
    return last_of_month((after - (after + 1 - month) % 12) // 12, month)
