"""A month's readings with their facts as plain rows, and the sums that several rules do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kpi_tui.figures import Unit, half_unit
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Status
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

TOLERATED = 0.5
"""How far off its target a figure may be and still count as on it, in per cent of the target."""
_DIRECTED = (Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER)
_NOTHING = frozenset(
    ("", "n/a", "n/r", "na", "nr", "none", "tba", "tbc", "tbd", "not applicable", "to be confirmed")
)


@dataclass(frozen=True, slots=True)
class Cells:
    """The actual, target and status of the month or of the year to date."""

    label: str
    """`period` or `year-to-date`."""
    actual: str | None = None
    target: str | None = None
    status: Status | None = None
    actual_value: float | None = None
    target_value: float | None = None
    gap: float | None = None
    """How much better than its target the actual is; `None` where no polarity is known."""
    gap_percent: float | None = None

    @property
    def rounding(self) -> float:
        """Half a unit in the last printed digit of either figure, whichever is coarser."""
        return max((half_unit(text) for text in (self.actual, self.target) if text), default=0.0)

    def slack(self, percent: float | None = None) -> float:
        """How far off its target the actual may be without being off target."""
        share = (TOLERATED if percent is None else percent) / 100
        return max(self.rounding, share * abs(self.target_value or 0.0)) + 1e-9

    @property
    def excess(self) -> float | None:
        """By how many per cent the actual is above its target, below it if negative."""
        if self.actual_value is None or not self.target_value:
            return None
        return 100 * (self.actual_value - self.target_value) / abs(self.target_value)

    @property
    def printed(self) -> tuple[tuple[str, str], ...]:
        """The figures that are printed, labelled."""
        pairs = ((f"{self.label} actual", self.actual), (f"{self.label} target", self.target))
        said = [(label, text) for label, text in pairs if text is not None]
        return (*said, (f"{self.label} status", self.status.value)) if self.status else (*said,)


PERIOD = Cells("period")
YTD = Cells("year-to-date")


@dataclass(frozen=True, slots=True)
class Row:
    """One reading, as printed, with what is worked out of it."""

    report_date: date
    priority_code: str
    measure_code: str
    measure_name: str
    directors: tuple[str, ...] = ()
    portfolio_holder: str | None = None
    period: Cells = PERIOD
    ytd: Cells = YTD
    unit: Unit | None = None
    is_percentage: bool = False
    """Whether its figures are shares of a hundred, with or without their sign."""
    comment: str | None = None
    improvement_plan: str | None = None
    timeframe: str | None = None
    finance_impact: str | None = None
    risk_impact: str | None = None
    pages: tuple[int, ...] = ()
    measure_id: str = ""
    polarity: Polarity | None = None
    confidence: Confidence | None = None
    polarity_why: str | None = None
    kind: Kind | None = None
    ytd_method: YtdMethod | None = None
    travel: Travel | None = None
    travel_year: Travel | None = None
    months_at_status: int = 1
    tolerance: float | None = None
    """The tolerance an officer settled, in per cent of the target."""

    @property
    def named(self) -> MeasureName:
        """What it is called this month."""
        return MeasureName(self.measure_code, self.measure_name)

    @property
    def columns(self) -> tuple[Cells, Cells]:
        """The month's cells and the year's."""
        return (self.period, self.ytd)

    @property
    def adds_up(self) -> bool:
        """Whether its months add up to its year, as far as is known."""
        if self.kind is None:
            return self.ytd_method is YtdMethod.SUM
        return self.kind is Kind.FLOW

    @property
    def alike(self) -> bool:
        """Whether the year's cells say what the month's do."""
        one, year = self.columns
        return (one.actual, one.target, one.status) == (year.actual, year.target, year.status)

    @property
    def page(self) -> int | None:
        """The page it begins on."""
        return self.pages[0] if self.pages else None

    @property
    def directed(self) -> bool:
        """Whether it is known which way is better."""
        return self.polarity in _DIRECTED

    @property
    def words(self) -> str:
        """The comment; nothing where it only stands for nothing, as "n/r" does."""
        return "" if is_empty(self.comment) else self.comment or ""

    def misses(self, cells: Cells) -> bool:
        """Whether the figures miss the target by more than is tolerated."""
        return cells.gap is not None and cells.gap < -cells.slack(self.tolerance)


class Past(NamedTuple):
    """An earlier reading of a measure: what histories and years to date are checked with."""

    report_date: date
    named: MeasureName
    actual: str | None
    actual_value: float | None
    target: str | None
    target_value: float | None
    ytd_actual: str | None
    ytd_actual_value: float | None


def is_empty(text: str | None) -> bool:
    """Whether a cell of words says nothing: it is empty, or holds "n/a", "none", "tbc" alone."""
    return text is None or text.lower().strip(" .–—-\n\t") in _NOTHING


def number(value: float) -> str:
    """A worked-out number as text, with commas and at most two decimals."""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
