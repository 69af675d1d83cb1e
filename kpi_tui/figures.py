"""Printed figures and their values: "£21,600,000" is 21600000.0 in gbp."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Enum, StrEnum
from functools import lru_cache
from math import ceil, floor, isinf, log10
from typing import NamedTuple

from kpi_tui.regex import regex
from kpi_tui.unit_words import LENGTHS, of_one, unit_word

TIMES = {
    **dict.fromkeys(("k", "thousand"), 1_000),
    **dict.fromkeys(("m", "million"), 1_000_000),
    **dict.fromkeys(("bn", "billion"), 1_000_000_000),
}
"""What the words behind a figure stand for: `£1.2m`."""
SCALE_WORDS = "|".join(TIMES)
"""An expression for these words."""
WELL_FORMED = regex(
    r"(?:(?:≥|>=|≤|<=|at least|at most|no (?:more|less|fewer) than|up to)\s?)?"
    r"(?P<sign>[-−–+]?)(?P<pound>£?)(?P<sign2>[-−–]?)"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?\s?(?P<percent>%?)"
    rf"(?P<times>(?:{SCALE_WORDS})(?![a-z]))?"
    r"(?:\s?(?P<word>[a-z][a-z0-9, ]{0,38}[a-z0-9]\.?))?"
    r"(?:\s?\((?:p|e|r|prov(?:isional)?\.?|est(?:imated?)?\.?|revised|corrected)\))?"
    r"(?:\s?(?P<mark>[⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ*†‡§]{1,3}|[ⁱᵛˣ]{1,4}))?",
    re.I,
)
"""A number as it is printed. Words of a bound, as targets have them, may stand before it, and the mark
of a provisional figure or of a footnote after it. "Less than 5" has no value: 5 would not meet it. What
it counts may stand behind it, which `parse` looks up: `10 days`."""

NUMBER_WORDS = (
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
"""Each stands at the place of its number."""


class Unit(StrEnum):
    """What a printed figure counts in."""

    PERCENT = "percent"
    GBP = "gbp"
    NUMBER = "number"
    TEXT = "text"
    """Words, a missing-data mark, or a number that is cut off."""


UNITS: dict[str | None, Unit] = {unit.value: unit for unit in Unit}
"""Units by what a store says; a lookup takes a third of what `Unit(…)` does."""


class Figure(NamedTuple):
    """A printed figure taken apart. `value` is `None` where the text is no well-formed number."""

    value: float | None
    unit: Unit | None


@lru_cache(maxsize=20_000)  # the same few figures stand in many reports
def parse(printed: str | None) -> Figure:
    """Return the value and unit of a printed figure.

    A figure that was cut off or misprinted (`£21,262,0`) has no value: it is never guessed.
    An empty cell has neither value nor unit.
    """
    if printed is None or not printed.strip():
        return Figure(None, None)
    match = WELL_FORMED.fullmatch(printed.strip())
    if match is None or (match["sign"] and match["sign2"]) or (match["pound"] and match["percent"]):
        return Figure(None, Unit.TEXT)
    word = match["word"]
    if word and (match["pound"] or match["percent"] or not unit_word(word)):
        return Figure(None, Unit.TEXT)
    if match["mark"] in ("²", "³") and word and unit_word(word) in LENGTHS:
        return Figure(None, Unit.TEXT)  # km² is no km with a footnote
    times = (match["times"] or "").casefold()
    if times and (match["percent"] or (times == "m" and not match["pound"])):
        return Figure(None, Unit.TEXT)  # 5 m may be metres
    digits = match["digits"].replace(",", "") + (match["fraction"] or "")
    number = float(Decimal(digits) * TIMES[times]) if times else float(digits)
    if isinf(number):  # more digits than any figure has
        return Figure(None, Unit.TEXT)
    if match["sign"] not in ("", "+") or match["sign2"]:
        number = -number
    if match["percent"]:
        return Figure(number, Unit.PERCENT)
    return Figure(number, Unit.GBP if match["pound"] else Unit.NUMBER)


_SIGNS: dict[Unit | None, str] = {Unit.PERCENT: "%", Unit.GBP: "£"}
_NO_WORDS = frozenset(_SIGNS.values())
_SAYS = regex(r"[%£]|[^\W\d_]")
"""A sign or a letter, without which no figure says what it counts."""


@lru_cache(maxsize=20_000)
def word_of(printed: str | None) -> str:
    """Return what a figure says that it counts: `days` for `1 day`; empty where no word is printed."""
    if not printed or not _SAYS.search(printed) or parse(printed).value is None:
        return ""
    match = WELL_FORMED.fullmatch(printed.strip())
    return unit_word(match["word"]) if match and match["word"] else ""


@lru_cache(maxsize=20_000)
def counted_in(*printed: str | None) -> str:
    """Return what figures count in by the first that says so: `%`, `£`, `days`; empty where none does."""
    for text in printed:
        if text and _SAYS.search(text) and (said := _SIGNS.get(parse(text).unit) or word_of(text)):
            return said
    return ""


def word_among(*printed: str | None) -> str:
    """Return the word that figures count in, as `counted_in` does; empty where that is a % or a £."""
    return word_for(counted_in(*printed))


def word_for(counted: str) -> str:
    """Return what `counted_in` says, if it is a word; empty for a % or a £."""
    return "" if counted in _NO_WORDS else counted


def are_apart(one: str, other: str) -> bool:
    """Whether figures count in two things, as days and weeks, so that they are never compared.

    One that does not say in what counts in the same. What a % or a £ without the other means is
    told by the scale of the figures: see `analysis.comparability`.
    """
    return bool(one and other) and one != other and not {one, other} <= {"%", "£"}


def value_in(counted: str, printed: str | None) -> float | None:
    """Return the value of a figure among those that are counted in one thing; `None` in another."""
    return None if are_apart(counted, counted_in(printed)) else parse(printed).value


def reading_unit(printed: Sequence[str | None]) -> Unit | None:
    """Return the one unit of a measure's figures: per cent or pounds where any figure has it.

    Of a figure in days and one in per cent the first decides.
    """
    if word_among(*printed):
        return Unit.NUMBER
    units = [unit for unit in (parse(text).unit for text in printed) if unit is not None]
    for unit in units:
        if unit in (Unit.PERCENT, Unit.GBP):
            return unit
    if Unit.NUMBER in units:
        return Unit.NUMBER
    return units[0] if units else None


ON_TARGET = "on target"
"""What `gap` says of an actual that is its target."""


def gap(actual: str | None, target: str | None, *, percentage: bool = False) -> str:
    """Return how far an actual is off its target: `65% above target`, `8 points below target`, `on target`.

    Percentages are told in points, to a tenth; with `percentage` these are so even without a sign.
    Off a target of 0 the difference is told. Empty where one of the two is no number, or counts in
    another thing.
    """
    this, that = parse(actual), parse(target)
    if this.value is None or that.value is None:
        return ""
    if are_apart(counted_in(actual), counted_in(target)):
        return ""
    difference = this.value - that.value
    if abs(difference) < _EQUAL:
        return ON_TARGET
    way = "above target" if difference > 0 else "below target"
    if percentage or Unit.PERCENT in (this.unit, that.unit):
        apart = abs(difference)
        size = rounded(apart, 1).removesuffix(".0") if apart >= 0.95 else in_short(apart)
        return f"{size} {'point' if size == '1' else 'points'} {way}"
    if not that.value:
        pound = "£" if Unit.GBP in (this.unit, that.unit) else ""
        shown = with_word(in_short(abs(difference)), word_of(actual) or word_of(target))
        return f"{pound}{shown} {way}"
    percent = abs(100 * difference / that.value)
    size = f"under {_LEAST:g}" if percent < _LEAST - _EQUAL else in_short(percent)
    return f"{size}% {way}"


def with_word(digits: str, word: str) -> str:
    """Return digits with what they count, if that is known: `2 days`, `1 day`, `2`."""
    return f"{digits} {of_one(word) if digits == '1' else word}" if word else digits


def in_short(value: float) -> str:
    """Show figures of ten or more in whole numbers, of one or more to a tenth, others to two digits."""
    if value >= 9.95:
        return rounded(value, 0)
    if value >= 0.95 or not value:
        return rounded(value, 1).removesuffix(".0")
    return rounded(value, 1 - floor(log10(value))).rstrip("0")


def rounded(value: float, decimals: int) -> str:
    """Show a figure with so many decimals, a half away from 0 as spreadsheets do: 6.25 as 6.3.

    Thousands are grouped. What reckoning in binary adds or takes is no half: 1.15 is 1.2.
    """
    if abs(value) >= EXACT:
        return f"{value:,.{decimals}f}"
    written = Decimal(f"{value:.{max(9, decimals + 3)}f}")
    enough = Context(prec=decimals + 20)
    return f"{written.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, enough):,f}"


_EQUAL = 1e-9
_LEAST = 0.01
"""A smaller per cent is only told to be under it."""
_FRACTION = regex(r"\.(\d+)")


@lru_cache(maxsize=20_000)  # asked of the same figures by rule after rule
def half_unit(printed: str | None) -> float:
    """Return half a unit in the last printed digit: 0.005 for `57.95%`, 0.5 for `1,247`, 50,000 for `£1.2m`."""
    return 0.5 * 10.0 ** -len(fraction(printed)) * times(printed)


def fraction(printed: str | None) -> str:
    """Return the digits behind the point of a printed figure: `95` of `57.95% (p)`; empty for none."""
    found = _FRACTION.search(printed or "")
    return found[1] if found else ""


def times(printed: str | None) -> int:
    """Return what the unit behind a printed figure stands for: 1,000,000 for `£1.2m`, 1 for none."""
    match = WELL_FORMED.fullmatch((printed or "").strip())
    if match is None or not match["times"] or parse(printed).value is None:
        return 1
    return TIMES[match["times"].casefold()]


EXACT = 1e15
"""Figures of this size or more have no decimals to round."""


class Rounding(Enum):
    """Which way a figure is rounded to the decimals that are shown."""

    NEAREST = "nearest"
    UP = "up"
    """For the least that is needed."""
    DOWN = "down"
    """For the most that is allowed."""


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """How figures are shown; thousands are grouped."""

    pound: bool = False
    percent: bool = False
    decimals: int = 0
    word: str = ""
    """What they count, where that is printed."""

    @classmethod
    def of(cls, printed: Iterable[str | None]) -> FigureStyle:
        """Return the style of a measure's printed figures; decimals that are all noughts do not count.

        Nor do those of thousands and millions, which are shown in full: `£1.2m` as £1,200,000.
        """
        figures = [(text, parse(text)) for text in printed if text]
        known = [(text, figure.unit) for text, figure in figures if figure.value is not None]
        units = {unit for _, unit in known}
        digits = [fraction(text) for text, _ in known if times(text) == 1]
        words = {word for text, _ in known if (word := word_of(text))}
        return cls(
            pound=Unit.GBP in units,
            percent=Unit.PERCENT in units,
            decimals=max(map(len, digits), default=0) if any(d.strip("0") for d in digits) else 0,
            word=words.pop() if len(words) == 1 else "",
        )

    def show(self, value: float, rounding: Rounding = Rounding.NEAREST) -> str:
        """Show a value as it would be printed: `-£1,310.50`, `95%`, `12.5 days`."""
        if abs(value) < EXACT and rounding is not Rounding.NEAREST:
            scaled = round(value * 10**self.decimals, 6)  # 1,310.0000000001 is 1,310
            value = (ceil if rounding is Rounding.UP else floor)(scaled) / 10**self.decimals
        digits = rounded(abs(value), self.decimals)
        minus = "-" if value < 0 and digits.strip("0.,") else ""
        return with_word(f"{minus}{'£' * self.pound}{digits}{'%' * self.percent}", self.word)


PLAIN = FigureStyle()
