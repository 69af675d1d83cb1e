"""What the rest of a financial year has to bring for its target: arithmetic, no forecast.

The year begins in April. It takes a known way in which the year to date follows from the months,
a known better way, and a target for the year, which is seldom printed and is worked out here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite

from kpi_tui.figures import PLAIN, FigureStyle, Rounding
from kpi_tui.labels import Label
from kpi_tui.period import PeriodType
from kpi_tui.vocabulary import Polarity, YtdMethod

ON_TARGET = "To finish the year on target"
AGREEING = 0.01
"""The share by which two targets may differ and still count as one: they are printed rounded."""
SMALL = 10
"""Where needed and so far are both less than this a period, they are shown with a decimal."""


@dataclass(frozen=True, slots=True)
class YearTarget:
    """The target of a whole year and where it comes from; without a value, why there is none."""

    value: float | None
    how: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the periods left have to bring.

    Without a `needed` there is no outlook, and the sentence says why.
    """

    sentence: str
    """A whole sentence: "To finish the year on target (14,400) it must bring 1,310 a month …"."""
    needed: float | None = None
    """What each period left has to bring on average; for an end of period, the figure in March.

    It may be below 0 where the target is met already, or more than is possible.
    """
    so_far: float | None = None
    """What each period with a figure brought on average; for an end of period, the figure now."""
    target: float | None = None
    """The target of the year."""
    basis: str | None = None
    """How it was worked out, in a sentence: "Simple arithmetic, not a forecast: …"."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a period's figure cannot be less or more than: 0 and 100 for a share of something."""

    least: float | None = None
    most: float | None = None


UNBOUNDED = Bounds()


def year_target(
    method: YtdMethod,
    place: int,
    period_target: float | None,
    ytd_target: float | None,
    of: PeriodType = PeriodType.MONTH,
) -> YearTarget:
    """Work out the target of the year from those that its period at `place` (1 for the first) prints.

    For sums it is 12 times the month's, if that agrees with the target to date; where only one is
    printed, the other months are taken to be like it. For averages and ends of period it is the
    target itself, if both are the same. In March it is the target to date. The same goes for other
    periods `of` a year. Raises `ValueError` for a place that no such period has.
    """
    number, noun = _check(place, of), of.noun
    is_sum = method is YtdMethod.SUM
    taken = "the year's target taken to be"
    if place == number and ytd_target is not None:
        return YearTarget(ytd_target, "the target to date, which in March is the year's")
    if period_target is None:
        if ytd_target is None:
            return YearTarget(None, "no target is printed")
        if is_sum:
            spread = ytd_target * number / place
            return YearTarget(spread, f"{taken} spread evenly, as the target to date")
        return YearTarget(ytd_target, f"{taken} this one")
    if ytd_target is None:
        if is_sum:
            return YearTarget(period_target * number, f"{taken} {number} times this {noun}'s")
        return YearTarget(period_target, f"{taken} this one")
    if is_sum:
        if not _agree(period_target * place, ytd_target):
            why = f"its {noun}s have different targets, so that the year's is not known"
            return YearTarget(None, why)
        how = f"{taken} {number} times the {noun}'s, as the target to date adds them up"
        return YearTarget(period_target * number, how)
    if not _agree(period_target, ytd_target):
        return YearTarget(None, f"the {noun}'s target and the target to date differ")
    return YearTarget(ytd_target, f"{taken} this {noun}'s")


def outlook(
    method: YtdMethod | None,
    polarity: Polarity | None,
    place: int,
    ytd_actual: float | None,
    target: YearTarget,
    of: PeriodType = PeriodType.MONTH,
    *,
    style: FigureStyle = PLAIN,
    bounds: Bounds = UNBOUNDED,
    counted: int | None = None,
) -> Outlook:
    """Work out what the rest of the year has to bring, after the period at `place` (1 for the first).

    `style` is how its figures are shown, `counted` how many of the periods up to now have a figure,
    if not all. Raises `ValueError` for a place that no period has.
    """
    left = _check(place, of) - place
    counted = counted or place
    why = _why_not(method, polarity, left, ytd_actual, target)
    if why or method is None or ytd_actual is None or target.value is None:
        return Outlook(f"No outlook: {why}.")
    bigger = polarity is Polarity.BIGGER_IS_BETTER
    basis = f"{Label.SIMPLE_ARITHMETIC}: {target.how}."
    if method is YtdMethod.END_OF_PERIOD:
        if ytd_actual >= target.value if bigger else ytd_actual <= target.value:
            return Outlook("No outlook: it is on target now.")
        goal, now = style.show(target.value), style.show(ytd_actual)
        side = "higher" if bigger else "lower"
        sentence = f"{ON_TARGET} it must be {goal} or {side} at 31 March (now {now})."
        return Outlook(sentence, target.value, ytd_actual, target.value, basis)
    to_date, year = ytd_actual, target.value
    if method is YtdMethod.AVERAGE:
        to_date, year = to_date * counted, year * (counted + left)
        those = f"{of.noun}s" if counted == place else f"{counted + left} {of.noun}s with a figure"
        basis = f"{Label.SIMPLE_ARITHMETIC}: {target.how}, and the year the plain average of its {those}."
    so_far = to_date / counted
    needed = (year - to_date) / left
    if not isfinite(needed):
        return Outlook("No outlook: its figures are too great to reckon with.")
    rest = _RestOfYear(method, of, bigger, left, needed, so_far, ytd_actual, target.value)
    return Outlook(rest.sentence(style, bounds), needed, so_far, target.value, basis)


def _check(place: int, of: PeriodType) -> int:
    """Return how many such periods a year has. Raises `ValueError` for a place beyond them."""
    number = of.in_a_year
    if number is None or not 1 <= place <= number:
        raise ValueError(f"a year has no {of.noun} {place}")
    return number


def _agree(one: float, other: float) -> bool:
    return abs(one - other) <= AGREEING * max(abs(one), abs(other))


def _why_not(
    method: YtdMethod | None,
    polarity: Polarity | None,
    left: int,
    ytd_actual: float | None,
    target: YearTarget,
) -> str | None:
    """Say why there is no outlook; `None` where there is one."""
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


@dataclass(frozen=True, slots=True)
class _RestOfYear:
    """The periods left of a year whose periods add up, or are averaged."""

    method: YtdMethod
    of: PeriodType
    bigger: bool
    """Whether bigger is better."""
    left: int
    needed: float
    so_far: float
    ytd: float
    target: float

    def sentence(self, style: FigureStyle, bounds: Bounds) -> str:
        """Say what the periods left have to bring, or that it does not matter any more."""
        noun = self.of.noun
        rest = f"the last {noun}" if self.left == 1 else f"the {self.left} {noun}s left"
        goal = style.show(self.target)
        # "0 a month" would say little of three in five months.
        fine = style
        if max(abs(self.needed), abs(self.so_far)) < SMALL:
            fine = replace(style, decimals=max(style.decimals, 1))
        now = f"so far {fine.show(self.so_far)}"
        is_sum = self.method is YtdMethod.SUM
        if is_sum:
            now = f"{now} a {noun}, {style.show(self.ytd)} in all"
            if self.so_far == self.ytd:  # of the first period
                now = f"so far {style.show(self.ytd)}"
        # A sum of what is above and below 0 may be past 0 or less today and short of it in March.
        stays = bounds.least is not None or self.target > 0
        if (
            is_sum
            and stays
            and (self.ytd >= self.target if self.bigger else self.ytd > self.target)
        ):
            has_passed = "Has reached" if self.bigger else "Is above"
            return f"{has_passed} the year's {goal} already; {now}."
        worst, best = bounds.least, bounds.most
        if not self.bigger:
            worst, best = best, worst
        if worst is not None and self._is_enough(worst):
            return f"Finishes the year on target ({goal}) whatever {rest} may bring; {now}."
        start = f"{ON_TARGET} ({goal}) it"
        if best is not None and not self._is_enough(best):
            side = "more than" if self.bigger else "less than"
            return f"{start} would need {side} {replace(style, decimals=0).show(best)} in {rest}; {now}."
        rounding = Rounding.UP if self.bigger else Rounding.DOWN
        amount, verb = fine.show(self.needed, rounding), "bring" if is_sum else "average"
        if self.left == 1:
            amount, verb = style.show(self.needed, rounding), "bring" if is_sum else "be"
        elif is_sum and 0 < self.needed < 1 and not style.decimals:
            amount = style.show(self.needed * self.left, rounding)  # fewer than one in each
        elif is_sum:
            amount, verb = f"{amount} a {noun}", verb if self.bigger else "average"
        side = "more" if self.bigger else "less"
        return f"{start} must {verb} {amount} or {side} in {rest}; {now}."

    def _is_enough(self, value: float) -> bool:
        """Whether so much in each period left meets the target."""
        return value >= self.needed if self.bigger else value <= self.needed
