"""The periods that councils report on, as they print them."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from kpi_tui.period import PeriodType


@dataclass(frozen=True, slots=True)
class Period:
    type: PeriodType
    label: str
    """As printed, "Quarter 2 2025/26"."""
    start: date
    end: date
    short: str
    """As printed where there is little room, "Q2 25/26"."""
    before: str
    """The period before, as printed in full."""
    before_short: str

    @property
    def months(self) -> str:
        """The months it covers: "July to September 2025"."""
        last = f"{self.end:%B %Y}"
        if (self.start.year, self.start.month) == (self.end.year, self.end.month):
            return last
        same_year = self.start.year == self.end.year
        return f"{self.start:%B} to {last}" if same_year else f"{self.start:%B %Y} to {last}"


def quarter(year: int, number: int) -> Period:
    """A quarter of the financial year that begins in April of `year`."""
    start = _month(year, 3 * number + 1)
    year_before, number_before = (year, number - 1) if number > 1 else (year - 1, 4)
    return Period(
        PeriodType.QUARTER,
        f"Quarter {number} {financial(year)}",
        start,
        _last_day(_month(start.year, start.month + 2)),
        f"Q{number} {financial(year)[2:]}",
        f"Quarter {number_before} {financial(year_before)}",
        f"Q{number_before} {financial(year_before)[2:]}",
    )


def half_year(year: int, number: int) -> Period:
    """A half of the financial year that begins in April of `year`."""
    names = ("First half", "Second half")
    start = _month(year, 6 * number - 2)
    year_before = year if number == 2 else year - 1
    return Period(
        PeriodType.HALF_YEAR,
        f"{names[number - 1]} {financial(year)}",
        start,
        _last_day(_month(start.year, start.month + 5)),
        f"H{number} {financial(year)[2:]}",
        f"{names[number % 2]} {financial(year_before)}",
        f"H{3 - number} {financial(year_before)[2:]}",
    )


def whole_year(year: int) -> Period:
    """The financial year that begins in April of `year`."""
    label, before = financial(year), financial(year - 1)
    start, end = date(year, 4, 1), date(year + 1, 3, 31)
    return Period(PeriodType.YEAR, label, start, end, label, before, before)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    start = date(year, number, 1)
    before = _month(year, number - 1)
    return Period(
        PeriodType.MONTH,
        f"{start:%B %Y}",
        start,
        _last_day(start),
        f"{start:%b %y}",
        f"{before:%B %Y}",
        f"{before:%b %y}",
    )


def two_months(year: int, number: int) -> Period:
    """The month `number` and the one after it, both in the same year as are the two before."""
    first, second, *before = (_month(year, number + more) for more in (0, 1, -2, -1))
    return Period(
        PeriodType.TWO_MONTHS,
        f"{first:%B} and {second:%B %Y}",
        first,
        _last_day(second),
        f"{first:%b}/{second:%b %Y}",
        f"{before[0]:%B} and {before[1]:%B %Y}",
        f"{before[0]:%b}/{before[1]:%b %Y}",
    )


def position_at(day: date) -> Period:
    """A single day, as of a snapshot."""
    label = f"{day.day} {day:%B %Y}"
    before = _month(day.year, day.month - 1)
    return Period(
        PeriodType.DATE, label, day, day, f"{day:%d/%m/%y}", f"{before:%B %Y}", f"{before:%b %y}"
    )


def financial(year: int) -> str:
    """The financial year as printed: 2025/26."""
    return f"{year}/{(year + 1) % 100:02}"


def _month(year: int, number: int) -> date:
    """The first day of a month, which may be counted from beyond its year."""
    return date(year + (number - 1) // 12, (number - 1) % 12 + 1, 1)


def _last_day(start: date) -> date:
    return start.replace(day=monthrange(start.year, start.month)[1])
