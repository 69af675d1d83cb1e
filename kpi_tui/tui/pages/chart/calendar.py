"""The axis of time: a column for each month, and the names of months or periods below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor

from kpi_tui.months import month_name
from kpi_tui.tui.pages.chart.series import month_number

WIDEST = 12
"""Months are drawn no farther apart: two of them at the ends of a screen are no line."""
WIDEST_PERIOD = 18
"""And periods that have names."""
INITIALS_FROM = 2
NAMES_FROM = 7
"""How many columns a month needs for its initial, or for `Jan 23`, beside its neighbours'."""
LEAST_USED = 0.75
"""Which share of its room an axis of whole columns has to use."""
EVERY = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120)
"""Every how many months one is named, so that Januaries are among them."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Columns from 0; months share one where there are more months than columns."""

    first: int
    """The number of the first month."""
    last: int
    shared: int
    """How many months one column stands for."""
    step: float
    """The distance from one column that is used to the next."""
    start: int = 0
    """The column of the first month."""
    names: tuple[tuple[int, str], ...] = ()
    """The numbers and names of periods that are named; none where months are."""

    @classmethod
    def of(
        cls, months: Sequence[date], width: int, margin: int = 0, names: Sequence[str] = ()
    ) -> Calendar:
        """Return the calendar of some months, at least one, in so many columns with some left free.

        `names` are those of the periods that end in them, if they are not months.
        """
        first, last = month_number(months[0]), month_number(months[-1])
        room = width - 2 * margin
        shared = ceil((last - first + 1) / room)
        between = (last - first) // shared
        numbers = list(map(month_number, months))
        widest = float(WIDEST)
        if names and between:
            widest = WIDEST_PERIOD / min(later - one for one, later in pairwise(numbers))
        step = min((room - 1) / between, widest) if between else 0.0
        if floor(step) >= step * LEAST_USED:  # whole columns, unless much would be left empty
            step = float(floor(step))
        named = tuple(zip(numbers, names, strict=True)) if names else ()
        return cls(first, last, shared, step, margin if between else width // 2, named)

    @property
    def end(self) -> int:
        """How many columns it takes, with as much room after the last month as before the first."""
        return self.column(self.last) + self.start + 1

    @property
    def month_step(self) -> float:
        """How many columns a month has."""
        return self.step / self.shared

    def column(self, number: int) -> int:
        """Return the column of a month, by its number."""
        return self.start + int((number - self.first) // self.shared * self.step + 0.5)

    def rows(self, room: int, offset: int, width: int) -> list[str]:
        """Return the names of the months in at most `room` rows of a width, the first column at `offset`.

        Each month's initial above the years if there is room, else some months as `Jan 23`.
        """
        if self._initialled(room):
            numbers = range(self.first, self.last + 1)
            initials = [(offset + self.column(n), _name(n)[0]) for n in numbers]
            return [_written(initials, width), _written(self._years(offset, width), width)]
        return [_written(self._names(offset, width), width)]

    def named(self, room: int) -> set[int]:
        """Return the columns of the months that are named."""
        if self._initialled(room):
            return {self.column(number) for number in range(self.first, self.last + 1)}
        return {self.column(number) for number in self._named()}

    def januaries(self) -> set[int]:
        """Return the columns at which a year begins; where periods are named, none."""
        if self.names:
            return set()
        return {self.column(n) for n in range(self.first, self.last + 1) if n % 12 == 0}

    def _initialled(self, room: int) -> bool:
        return not self.names and room >= 2 and INITIALS_FROM <= self.month_step < NAMES_FROM

    def _named(self) -> list[int]:
        if self.names:
            # The last period, and as many before it at even distances as have room.
            periods = [number for number, _ in self.names]
            longest = max(len(name) for _, name in self.names) + 1
            for every in range(1, len(periods)):
                named = periods[::-every][::-1]
                columns = [self.column(number) for number in named]
                if all(later - one >= longest for one, later in pairwise(columns)):
                    return named
            return periods[-1:]
        every = next((count for count in EVERY if count * self.month_step >= NAMES_FROM), EVERY[-1])
        months, years = min(every, 12), max(every // 12, 1)
        numbers = [
            number
            for number in range(self.first, self.last + 1)
            if number % 12 % months == 0 and number // 12 % years == 0
        ]
        return numbers or [self.first]

    def _years(self, offset: int, width: int) -> list[tuple[int, str]]:
        """Return each year, in four digits or two, where there is room before the next."""
        numbers = [n for n in range(self.first, self.last + 1) if n == self.first or n % 12 == 0]
        columns = [offset + self.column(n) for n in numbers]
        ends = [*columns[1:], width]
        years: list[tuple[int, str]] = []
        for number, column, end in zip(numbers, columns, ends, strict=True):
            year, room = str(number // 12), end - column
            if room > len(year):
                years.append((column, year))
            elif room > 2:
                years.append((column, year[-2:]))
        return years

    def _names(self, offset: int, width: int) -> list[tuple[int, str]]:
        """Return names centred under their columns, moved in from the edge, none over another."""
        placed: list[tuple[int, str]] = []
        free, names = 0, dict(self.names)
        for number in self._named():
            name = names.get(number) or f"{_name(number)[:3]} {number // 12 % 100:02}"
            middle = len(name) // 2 - 1
            at = max(min(max(offset + self.column(number) - middle, 0), width - len(name)), 0)
            if at >= free:
                placed.append((at, name))
                free = at + len(name) + 1
        return placed


def _name(number: int) -> str:
    return month_name(date(number // 12, number % 12 + 1, 1))


def _written(words: Sequence[tuple[int, str]], width: int) -> str:
    line = [" "] * width
    for at, word in words:
        line[at : at + len(word)] = word
    return "".join(line)[:width]
