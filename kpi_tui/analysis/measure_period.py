"""A measure in one period: what was printed and what is worked out of it, without Polars."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field, structs

from kpi_tui.analysis.running_totals import RUNNING_NAME, other_stage
from kpi_tui.empty_cells import says_nothing
from kpi_tui.figures import Unit, counted_in, half_unit, rounded, word_for
from kpi_tui.judgements.corrections import MARK
from kpi_tui.labels import mark
from kpi_tui.measure_name import CodeAndName, MeasureName
from kpi_tui.months import months_apart
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.period_names import spoken_name
from kpi_tui.report import Reading
from kpi_tui.status import Status
from kpi_tui.vocabulary import Confidence, CorrectedField, Kind, Polarity, Travel, YtdMethod

if TYPE_CHECKING:
    from kpi_tui.judgements.judgement import Correct

TOLERATED = 0.5
"""How far off its target a figure may be and still count as on it, in per cent of the target."""


class SeriesFigures(Struct, frozen=True):
    """The actual, target and status of one series: of the period, or of the year to date.

    No dataclass, as `MeasurePeriod` is none: of ten years of reports tens of thousands are made, and
    to make a dataclass takes up to twenty times as long.
    """

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
    status_is_corrected: bool = False
    """Whether the status is what an officer says should have been printed."""

    @property
    def sign(self) -> str:
        """The status as sentences have it: `▲ red`, `▲ red (corrected)`; empty where there is none."""
        return f"{mark(self.status)}{MARK * self.status_is_corrected}"

    @property
    def word(self) -> str:
        """The same without its sign: `red`, `red (corrected)`."""
        return f"{mark(self.status).word}{MARK * self.status_is_corrected}"

    @property
    def rounding(self) -> float:
        """Half a unit in the last printed digit of the actual: a target is set, and no rounded figure."""
        return half_unit(self.actual) if self.actual else 0.0

    def slack(self, percent: float | None = None) -> float:
        """Return how far off its target the actual may be without being off target."""
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
        cells = (("actual", self.actual), ("target", self.target), ("status", self.status))
        return tuple(
            (f"{self.label} {name}", str(text)) for name, text in cells if text is not None
        )


PERIOD = SeriesFigures("period")
YTD = SeriesFigures("year-to-date")


class MeasurePeriod(Struct, frozen=True):
    """One reading with what we make of it; what is not the reading was published by nobody.

    Gaps are positive where the actual is better than its target. They, and the direction of
    travel, are `None` where no polarity is known or where a figure is missing.
    """

    reading: Reading
    """As printed, or as officers corrected it, corrected figures marked."""
    report_date: date
    measure_id: str = ""
    """The measure over the periods, whatever its code and name, as in `OCC01.09@2023-01`."""
    priority_title: str | None = None
    period: SeriesFigures = PERIOD
    ytd: SeriesFigures = YTD
    unit: Unit | None = None
    """As printed."""
    is_percentage: bool = False
    """Whether its figures are shares of a hundred, with or without their sign."""
    polarity: Polarity | None = None
    confidence: Confidence | None = None
    """How far to trust the polarity."""
    polarity_why: str | None = None
    kind: Kind | None = None
    ytd_method: YtdMethod | None = None
    ytd_months: int = 0
    """How many periods confirm the method by their figures."""
    moved: float | None = None
    """The actual less the one before; `None` where the two are not compared."""
    travel: Travel | None = None
    travel_year: Travel | None = None
    """Against the same period of the year before."""
    months_at_status: int = 1
    """For how many of its readings in a row, up to this one, it has had this status."""
    period_type: PeriodType = PeriodType.MONTH
    origin: Origin = Origin.PUBLISHED
    """Where its words and figures come from."""
    targets_run_on: bool = False
    """Whether its targets of this year show that its figures are totals of the year so far."""
    tolerance: float | None = None
    """The tolerance an officer settled, in per cent of the target."""
    kind_is_settled: bool = False
    """Whether an officer settled what its figures count."""
    ytd_is_settled: bool = False
    """Whether an officer settled how the year to date is made."""
    rebased: tuple[date, ...] = ()
    """The reports from which on officers had its control limits worked out anew."""
    corrections: Mapping[CorrectedField, Correct] = field(default_factory=dict)
    """What officers corrected in this reading."""
    as_printed: Reading | None = None
    """The reading as it was printed, where something in it is corrected."""
    history: tuple[MeasurePeriod, ...] = ()
    """Its readings up to this one, one a period, the oldest first; those have no history."""
    counted_before: str = ""
    """What the readings before it count in last, of a measure that has counted in two things."""
    words: str = ""
    """The comment; nothing where it only stands for nothing, as "n/r" does."""
    counted_in: str = ""
    """What its figures count in: `%`, `£`, `days`; where none says so, what those before it do."""

    def __post_init__(self) -> None:
        """Work out what rule after rule asks for."""
        comment = self.reading.comment
        structs.force_setattr(self, "words", "" if says_nothing(comment) else comment)
        counted = counted_in(*self.reading.figures) or self.counted_before
        structs.force_setattr(self, "counted_in", counted)

    @property
    def word(self) -> str:
        """The word for what its figures count, `days`; empty where none is known, or it is a % or £."""
        return word_for(self.counted_in)

    def without_values(self) -> MeasurePeriod:
        """Return it beside figures that it cannot be held against: as printed, without values."""
        period, ytd = (
            structs.replace(each, actual_value=None, target_value=None, gap=None, gap_percent=None)
            for each in self.columns
        )
        return structs.replace(self, period=period, ytd=ytd, moved=None)

    @property
    def printed(self) -> Reading:
        """The reading as it was printed."""
        return self.as_printed or self.reading

    def is_as_printed(self, series: str) -> bool:
        """Whether nothing of a series, `period` or `ytd`, is corrected."""
        return not any(field.value.startswith(series) for field in self.corrections)

    @property
    def when(self) -> str:
        """What its period is called in a sentence: `July 2024`, `June 2024 (simulated)`."""
        return self.origin.beside_figures(spoken_name(self.report_date, self.period_type))

    @property
    def priority_code(self) -> str:
        """The priority it stands under."""
        return self.reading.priority_code

    @property
    def measure_code(self) -> str:
        """Its code in this period."""
        return self.reading.measure_code

    @property
    def measure_name(self) -> str:
        """Its name in this period."""
        return self.reading.measure_name

    @property
    def named(self) -> MeasureName:
        """Its code and name in this period."""
        return self.reading.named

    @property
    def page(self) -> int | None:
        """The page it begins on."""
        return self.reading.page

    @property
    def previous(self) -> MeasurePeriod | None:
        """Its reading before this one."""
        return self.history[-2] if len(self.history) > 1 else None

    def reading_before(self, day: date | None) -> MeasurePeriod | None:
        """Return its reading in an earlier period; `None` means the one before this."""
        if day is None:
            return self.previous
        return next((each for each in self.history[:-1] if each.report_date == day), None)

    @property
    def a_year_before(self) -> MeasurePeriod | None:
        """Its reading of the same period of the year before; of several days in a month the last."""
        for reading in reversed(self.history):
            if months_apart(reading.report_date, self.report_date) == 12:
                return reading
        return None

    @property
    def columns(self) -> tuple[SeriesFigures, SeriesFigures]:
        """The figures of the period and of the year to date."""
        return (self.period, self.ytd)

    @property
    def trusted_polarity(self) -> Polarity | None:
        """Which way is better; `None` too where it is a guess for a person to settle."""
        return None if self.confidence is Confidence.ASK else self.polarity

    @property
    def adds_up(self) -> bool:
        """Whether its periods add up to its year, as far as is known."""
        if self.kind is None:
            return self.ytd_method is YtdMethod.SUM
        return self.kind is Kind.FLOW

    @property
    def runs_on(self) -> bool:
        """Whether its figures run on through the financial year, by its name or its targets."""
        return self.targets_run_on or RUNNING_NAME.search(self.measure_name) is not None

    @property
    def is_running_rate(self) -> bool:
        """Whether its figure is a rate of the year so far, such as average days, and no total."""
        is_rate = self.kind is Kind.RATE or self.is_percentage
        return self.runs_on and is_rate and not self.targets_run_on

    def is_other_stage(self, day: date) -> bool:
        """Whether its figure and that of another day are other stages of a year's total."""
        return self.runs_on and other_stage(*sorted((day, self.report_date)))

    @property
    def alike(self) -> bool:
        """Whether the year to date is printed as the period is."""
        one, year = self.columns
        return (one.actual, one.target, one.status) == (year.actual, year.target, year.status)

    @property
    def directed(self) -> bool:
        """Whether it is known which way is better."""
        return self.polarity is not None and self.polarity.sign is not None

    def misses(self, figures: SeriesFigures) -> bool:
        """Whether figures of this measure miss their target by more than is tolerated."""
        return figures.gap is not None and figures.gap < -figures.slack(self.tolerance)


Measures = dict[CodeAndName, MeasurePeriod]
"""A period's measures by code and name, as printed in it; of one printed twice the first."""


def number(value: float) -> str:
    """Return a worked-out number as text, with commas and at most two decimals."""
    return rounded(value, 2).rstrip("0").rstrip(".") if value % 1 else rounded(value, 0)
