"""The axis of time: a column for each month, with months and financial years named below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import ceil, floor

from kpi_tui.months import APRIL, month_name
from kpi_tui.period_names import year_name
from kpi_tui.regex import regex
from kpi_tui.tui.pages.chart.series import month_number

WIDEST = 40
"""The most columns between two periods: two at the ends of a wide screen would look like no line."""
INITIALS_FROM, NAMES_FROM = 2, 4
"""How many columns a month needs for its initial, and for three letters, beside its neighbours'."""
DATED_FROM = 7
"""How many columns a month needs for `Apr 23`."""
LEAST_USED = 0.75
"""The share of its room that an axis must use to have the same whole number of columns a month."""
EVERY = (1, 2, 3, 4, 6, 12, 24, 36, 60, 120)
"""A month is named in every so many; all of these have Aprils among those named."""
_APRIL = APRIL - 1
"""Of the months of a year counted from 0."""
_OF_A_YEAR = regex(r"(\S+) (\d{4}/\d\d)")
"""`Q3 2024/25`: a period of a financial year, and the year."""

Label = tuple[int, str]
"""The number of a month, and what is written below it."""


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
    names: tuple[Label, ...] = ()
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
        apart = min((later - one for one, later in pairwise(numbers)), default=1) if names else 1
        step = min((room - 1) / between, WIDEST / apart) if between else 0.0
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

        Months above their financial years where there is room, else some of them as `Apr 23`.
        """
        labels = self._labels(room)
        if room < 2 or not self._years():
            return [_written(self._centred(labels, offset, width), width)]
        months = _moved_in([(offset + self.column(number), name) for number, name in labels], width)
        years = _written(self._placed_years(offset, width), width)
        return [_written(months, width), years] if months else [years]

    def named(self, room: int) -> set[int]:
        """Return the columns of the months that are named."""
        return {self.column(number) for number, _ in self._labels(room)}

    def year_starts(self) -> set[int]:
        """Return the columns at which a financial year begins."""
        first = self.names[0][0] if self.names else self.first
        return {
            self.column(number)
            for number, _ in self._years()
            if number != first or (not self.names and number % 12 == _APRIL)
        }

    def _labels(self, room: int) -> list[Label]:
        """Return the periods that are named: as many as have room, at even distances."""
        if not self.names:
            return self._months(room)
        periods = list(self.names)
        if room > 1 and self._years():
            periods = [(number, name.partition(" ")[0]) for number, name in periods]
        longest = max(len(name) for _, name in periods) + 1
        for every in range(1, len(periods)):
            named = periods[::-every][::-1]  # the last among them
            columns = [self.column(number) for number, _ in named]
            if all(later - one >= longest for one, later in pairwise(columns)):
                return named
        return periods[-1:]

    def _months(self, room: int) -> list[Label]:
        numbers = range(self.first, self.last + 1)
        is_one = self.first == self.last
        if room > 1 and (is_one or self.month_step >= INITIALS_FROM) and self.step.is_integer():
            letters = 3 if is_one or self.month_step >= NAMES_FROM else 1
            return [(number, _name(number)[:letters]) for number in numbers]
        least = NAMES_FROM if room > 1 else DATED_FROM
        every = next((count for count in EVERY if count * self.month_step >= least), EVERY[-1])
        if room > 1 and every >= 12:
            return []  # their years say it
        months, years = min(every, 12), max(every // 12, 1)
        chosen = [
            number
            for number in numbers
            if (number - _APRIL) % months == 0 and number // 12 % years == 0
        ] or [self.first]
        if room > 1:
            return [(number, _name(number)[:3]) for number in chosen]
        return [(number, f"{_name(number)[:3]} {number // 12 % 100:02}") for number in chosen]

    def _years(self) -> list[Label]:
        """Return where each financial year begins; nothing where periods are of none."""
        if not self.names:
            starts = range(self.first, self.last + 1)
            begin = [n for n in starts if n == self.first or n % 12 == _APRIL]
            return [(n, year_name(date(n // 12, n % 12 + 1, 1))) for n in begin]
        found = [(number, _OF_A_YEAR.fullmatch(name)) for number, name in self.names]
        years = [(number, match[2]) for number, match in found if match]
        if len(years) < len(found):
            return []
        before = [None, *(year for _, year in years)]
        return [label for label, last in zip(years, before, strict=False) if label[1] != last]

    def _placed_years(self, offset: int, width: int) -> list[tuple[int, str]]:
        """Return the financial years with their columns: as many as have room, in full or short."""
        years = self._years()
        for every in (1, 2, 5, 10, len(years)):
            for cut in (0, 2):
                placed = [
                    (offset + self.column(number), year[cut:])
                    for place, (number, year) in enumerate(years)
                    # The first year may have few months drawn: its name is added if it has room.
                    if (place == 0 and len(years) == 1) or (place - (len(years) > 1)) % every == 0
                ]
                ends = [*(at for at, _ in placed[1:]), width + 1]
                if all(end - at > len(year) for (at, year), end in zip(placed, ends, strict=True)):
                    return list(self._with_first(placed, years[0], offset, cut))
        return []

    def _with_first(
        self, placed: Sequence[tuple[int, str]], first: Label, offset: int, cut: int
    ) -> Iterator[tuple[int, str]]:
        """Yield the years placed, before them the first of all if it has room."""
        at, year = offset + self.column(first[0]), first[1]
        if placed and at < placed[0][0]:
            room = placed[0][0] - at
            fitting = [name for name in (year[cut:], year[2:]) if len(name) < room]
            yield from ((at, name) for name in fitting[:1])
        yield from placed

    def _centred(
        self, labels: Sequence[Label], offset: int, width: int
    ) -> Iterator[tuple[int, str]]:
        """Yield names centred under their columns, moved in from the edge, none over another."""
        free = 0
        for number, name in labels:
            middle = len(name) // 2 - 1
            at = max(min(max(offset + self.column(number) - middle, 0), width - len(name)), 0)
            if at >= free:
                yield at, name
                free = at + len(name) + 1


def _name(number: int) -> str:
    return month_name(date(number // 12, number % 12 + 1, 1))


def _moved_in(words: Sequence[tuple[int, str]], width: int) -> list[tuple[int, str]]:
    """Return words with their columns, all moved to the left as far as the last one needs."""
    over = max((at + len(word) - width for at, word in words), default=0)
    return [(at - max(0, over), word) for at, word in words]


def _written(words: Sequence[tuple[int, str]] | Iterator[tuple[int, str]], width: int) -> str:
    line = [" "] * width
    for at, word in words:
        line[at : at + len(word)] = word
    return "".join(line)[:width]
