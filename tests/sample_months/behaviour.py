"""How a measure behaves, worked out from the one published reading that we have of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from kpi_tui.figures import Unit, parse
from kpi_tui.report import Reading
from kpi_tui.status import RATED, Status

BAND = 0.1
"""How far off its target a measure may be and still be amber, as a share of the target."""
TOLERATED = 0.005
"""How far off it may be and still be green."""

LESS_IS_BETTER = re.compile(
    r"\bdebt\b|abandon|outside|variation|variance|protection|transferring", re.IGNORECASE
)
SHARE = re.compile(r"%|percentage|\brate\b", re.IGNORECASE)


class ToDate(Enum):
    """How the year to date follows from the months."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class PrintedStyle:
    """How a figure is printed."""

    pound: bool
    percent: bool
    decimals: int
    commas: bool

    @classmethod
    def of(cls, printed: str) -> PrintedStyle:
        """The style of a printed figure."""
        fraction = re.search(r"\.(\d+)", printed)
        whole = re.sub(r"\..*", "", printed)
        grouped = "," in whole or len(re.sub(r"\D", "", whole)) < 4
        return cls("£" in printed, "%" in printed, len(fraction[1]) if fraction else 0, grouped)

    def show(self, value: float) -> str:
        """The value as it would be printed."""
        digits = f"{abs(value):{',' if self.commas else ''}.{self.decimals}f}"
        minus = "-" if value < 0 and digits.strip("0.,") else ""
        return f"{minus}{'£' * self.pound}{digits}{'%' * self.percent}"


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A measure's published figures as numbers, and what they say of the months around them."""

    actual: float
    ytd_actual: float
    target: float | None
    ytd_target: float | None
    to_date: ToDate
    bigger_is_better: bool
    band: float
    decimals: int
    """How fine a month's figure is: 0 for what counts things, whatever noughts are printed."""
    capped: bool
    """Whether it is a share that stays between 0 and 100."""
    month: int
    """The published month's place in its financial year, 1 for April."""

    @property
    def level(self) -> float:
        """What a month amounts to on the whole."""
        if self.to_date is ToDate.SUM:
            return self.ytd_actual / self.month
        return self.ytd_actual if self.to_date is ToDate.MEAN else self.actual

    def judge(self, actual: float, target: float) -> Status:
        """The status of a figure, by its gap to the target."""
        gap = _gap(actual, target, self.bigger_is_better, abs(self.level))
        if gap >= -TOLERATED:
            return Status.GREEN
        return Status.AMBER if gap >= -self.band else Status.RED


def behaviour_of(reading: Reading, month: int) -> Behaviour | None:
    """How the measure behaves; `None` where its figures are no numbers."""
    actual, ytd_actual = number(reading.period_actual), number(reading.ytd_actual)
    if actual is None or ytd_actual is None:
        return None
    target, ytd_target = number(reading.period_target), number(reading.ytd_target)
    bigger = _bigger_is_better(reading)
    share = SHARE.search(reading.measure_name) or parse(reading.period_actual).unit is Unit.PERCENT
    whole = not share and actual.is_integer() and (target or 0.0).is_integer()
    return Behaviour(
        actual=actual,
        ytd_actual=ytd_actual,
        target=target,
        ytd_target=ytd_target,
        to_date=_to_date(actual, ytd_actual, target, ytd_target),
        bigger_is_better=bigger,
        band=_band(reading, bigger),
        decimals=0 if whole else PrintedStyle.of(reading.period_actual or "").decimals,
        capped=bool(share) and 0 <= actual <= 100,
        month=month,
    )


def number(printed: str | None) -> float | None:
    """The value of a figure; one that is cut off (`£21,262,0`) gets noughts to its end.

    That is a guess, which is all that made-up months need.
    """
    cut = re.fullmatch(r"(£\d{1,3}(?:,\d{3})+,)(\d{1,2})", printed or "")
    return parse(cut[1] + cut[2].ljust(3, "0") if cut else printed).value


def _to_date(
    actual: float, ytd_actual: float, target: float | None, ytd_target: float | None
) -> ToDate:
    if target and ytd_target:
        adds_up = ytd_target / target >= 1.5
    elif target == 0 and ytd_target:
        adds_up = True
    else:
        adds_up = abs(ytd_actual) > 1.5 * abs(actual)
    if adds_up:
        return ToDate.SUM
    return ToDate.LAST if actual == ytd_actual else ToDate.MEAN


def _pairs(reading: Reading) -> list[tuple[float, float, Status]]:
    """The published actuals beside their targets, with the status that says which is better."""
    cells = (
        (reading.period_actual, reading.period_target, reading.period_status),
        (reading.ytd_actual, reading.ytd_target, reading.ytd_status),
    )
    numbers = [(number(actual), number(target), status) for actual, target, status in cells]
    return [(a, t, s) for a, t, s in numbers if a is not None and t is not None and s in RATED]


def _bigger_is_better(reading: Reading) -> bool:
    votes = 0
    for actual, target, status in _pairs(reading):
        if abs(actual - target) > TOLERATED * abs(target):
            votes += 1 if (actual > target) == (status is Status.GREEN) else -1
    return votes > 0 if votes else not LESS_IS_BETTER.search(reading.measure_name)


def _band(reading: Reading, bigger: bool) -> float:
    band = BAND
    for actual, target, status in _pairs(reading):
        gap = _gap(actual, target, bigger, max(abs(actual), 1.0))
        if gap < 0 and status is Status.RED:
            band = min(band, -gap * 0.99)
        elif gap < 0 and status is Status.AMBER:
            band = max(band, -gap * 1.01)
    return band


def _gap(actual: float, target: float, bigger: bool, scale: float) -> float:
    """How much better than its target a figure is, as a share of the target."""
    gap = actual - target if bigger else target - actual
    return gap / (abs(target) or scale or 1.0)
