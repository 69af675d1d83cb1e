"""What the rest of a financial year has to bring for its target: arithmetic, no forecast.

The year begins in April. It takes a known way in which the year to date follows from the months,
a known better way, and a target for the year, which is seldom printed and is worked out here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite

from kpi_tui.figures import PLAIN, FigureStyle, Rounding
from kpi_tui.vocabulary import Polarity, YtdMethod

MONTHS = 12
LABEL = "Arithmetic, no forecast"
AGREEING = 0.01
"""By which share two targets may differ and still be called one: they are printed rounded."""

SMALL = 10
"""Less than so many a month are shown with a decimal."""


@dataclass(frozen=True, slots=True)
class YearTarget:
    """The target of a whole year and how it was come by; without a value, why there is none."""

    value: float | None
    how: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the months left have to bring.

    Without a `needed` there is no outlook, and the sentence says why.
    """

    sentence: str
    """A whole sentence: "Needs 1,310 a month in the 8 months left for the year's 14,400; …"."""
    months_left: int
    needed: float | None = None
    """In each month left, on average; for an end of period, what has to stand there in March.

    It may be less than nothing where the target is met already, or more than is possible.
    """
    so_far: float | None = None
    """In each month up to now, on average; for an end of period, what stands there now."""
    target: float | None = None
    """The year's."""
    basis: str | None = None
    """What it rests on, for the line below: "Arithmetic, no forecast: …"."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a month's figure cannot be less or more than: 0 and 100 for a share of something."""

    least: float | None = None
    most: float | None = None


UNBOUNDED = Bounds()


def year_target(
    method: YtdMethod, month: int, period_target: float | None, ytd_target: float | None
) -> YearTarget:
    """The target of the year in whose `month` (1 for April) these two targets are printed.

    Sums: 12 times the month's, if that agrees with the target to date; where only one is printed,
    the other months are taken to be like it. Averages and ends of period: the target itself, if
    both are one. In March the target to date is the year's. Raises `ValueError` for no month.
    """
    _check(month)
    if period_target is None and ytd_target is None:
        return YearTarget(None, "no target is printed")
    if month == MONTHS and ytd_target is not None:
        return YearTarget(ytd_target, "the target to date, which in March is the year's")
    if method is YtdMethod.SUM:
        return _summed_target(month, period_target, ytd_target)
    if period_target is None or ytd_target is None:
        only = ytd_target if period_target is None else period_target
        return YearTarget(only, "the year's target taken to be this one")
    if not _agree(period_target, ytd_target):
        return YearTarget(None, "the month's target and the target to date differ")
    return YearTarget(ytd_target, "the year's target taken to be this month's")


def outlook(
    method: YtdMethod | None,
    polarity: Polarity | None,
    month: int,
    ytd_actual: float | None,
    target: YearTarget,
    *,
    style: FigureStyle = PLAIN,
    bounds: Bounds = UNBOUNDED,
) -> Outlook:
    """What the rest of the year has to bring, after `month` (1 for April), with its figures.

    Raises `ValueError` for no month.
    """
    _check(month)
    left = MONTHS - month
    why = _why_not(method, polarity, left, ytd_actual, target)
    if why or method is None or ytd_actual is None or target.value is None:
        return Outlook(f"No outlook: {why}.", left)
    bigger = polarity is Polarity.BIGGER_IS_BETTER
    basis = f"{LABEL}: {target.how}."
    if method is YtdMethod.END_OF_PERIOD:
        said = _standing(bigger, ytd_actual, target.value, style)
        return Outlook(said, left, target.value, ytd_actual, target.value, basis)
    times = month if method is YtdMethod.AVERAGE else 1
    so_far = ytd_actual * times / month
    year = target.value * (MONTHS if method is YtdMethod.AVERAGE else 1)
    needed = (year - so_far * month) / left
    if not isfinite(needed):
        return Outlook("No outlook: its figures are too great to reckon with.", left)
    if method is YtdMethod.AVERAGE:
        basis = f"{LABEL}: {target.how}, and the year the plain average of its months."
    case = _Case(method, bigger, left, needed, so_far, ytd_actual, target.value, style, bounds)
    return Outlook(case.sentence(), left, needed, so_far, target.value, basis)


def _check(month: int) -> None:
    if not 1 <= month <= MONTHS:
        raise ValueError(f"a year has no month {month}")


def _agree(one: float, other: float) -> bool:
    return abs(one - other) <= AGREEING * max(abs(one), abs(other))


def _summed_target(month: int, period_target: float | None, ytd_target: float | None) -> YearTarget:
    if period_target is None and ytd_target is not None:
        how = "the year's target taken to be spread evenly, as the target to date"
        return YearTarget(ytd_target * MONTHS / month, how)
    if period_target is None:
        return YearTarget(None, "no target is printed")
    if ytd_target is None:
        how = "the year's target taken to be 12 times this month's"
        return YearTarget(period_target * MONTHS, how)
    if not _agree(period_target * month, ytd_target):
        return YearTarget(
            None, "its months have different targets, so that the year's is not known"
        )
    how = "the year's target taken to be 12 times the month's, as the target to date adds them up"
    return YearTarget(period_target * MONTHS, how)


def _why_not(
    method: YtdMethod | None,
    polarity: Polarity | None,
    left: int,
    ytd_actual: float | None,
    target: YearTarget,
) -> str | None:
    if method is None:
        return "how its year to date is made up is not known"
    if polarity is None:
        return "which way is better is not known"
    if polarity is Polarity.NEUTRAL:
        return "neither way is better"
    if polarity is Polarity.IN_RANGE:
        return "it is best near its target, which gives no pace to keep"
    if not left:
        return "the year is over"
    if ytd_actual is None:
        return "there is no figure for the year to date"
    return target.how if target.value is None else None


def _standing(bigger: bool, now: float, target: float, style: FigureStyle) -> str:
    goal = style.show(target)
    has_to = f"Has to stand at {goal} or more" if bigger else f"May stand at {goal} at most"
    return f"{has_to} at the end of March; now {style.show(now)}."


@dataclass(frozen=True, slots=True)
class _Case:
    """A year whose months add up, or are averaged, and some of which are left."""

    method: YtdMethod
    bigger: bool
    left: int
    needed: float
    so_far: float
    ytd: float
    target: float
    style: FigureStyle
    bounds: Bounds

    def sentence(self) -> str:
        months = "the month left" if self.left == 1 else f"the {self.left} months left"
        goal = f"the year's {self.style.show(self.target)}"
        if self._settled():
            verb = "Reaches" if self.bigger else "Keeps to"
            return f"{verb} {goal} whatever {months} may bring; {self._now()}."
        if self._lost():
            verb = "reach" if self.bigger else "keep to"
            return f"Can no longer {verb} {goal}, whatever {months} may bring; {self._now()}."
        if self.method is YtdMethod.SUM and self._met_or_passed():
            verb = "Has reached" if self.bigger else "Is over"
            return f"{verb} {goal} already; {self._now()}."
        amount = self._fine().show(self.needed, Rounding.UP if self.bigger else Rounding.DOWN)
        if self.method is YtdMethod.SUM:
            amount += " a month"
        need = "Needs" if self.method is YtdMethod.SUM else "Needs an average of"
        verb = need if self.bigger else "May average at most"
        return f"{verb} {amount} in {months} for {goal}; {self._now()}."

    def _now(self) -> str:
        so_far = f"so far {self._fine().show(self.so_far)}"
        if self.method is YtdMethod.SUM:
            return f"{so_far} a month, {self.style.show(self.ytd)} in all"
        return so_far

    def _fine(self) -> FigureStyle:
        """The style for a month's figure: "0 a month" says little of three in five months."""
        if max(abs(self.needed), abs(self.so_far)) >= SMALL:
            return self.style
        return replace(self.style, decimals=max(self.style.decimals, 1))

    def _met_or_passed(self) -> bool:
        return self.ytd >= self.target if self.bigger else self.ytd > self.target

    def _settled(self) -> bool:
        """Whether even the worst possible months would do."""
        worst = self.bounds.least if self.bigger else self.bounds.most
        return worst is not None and (self.needed <= worst if self.bigger else self.needed >= worst)

    def _lost(self) -> bool:
        """Whether even the best possible months would not do."""
        best = self.bounds.most if self.bigger else self.bounds.least
        return best is not None and (self.needed > best if self.bigger else self.needed < best)
