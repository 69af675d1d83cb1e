"""The words of the analysis: what is worked out of a reading, or said of it by a person."""

from __future__ import annotations

from enum import StrEnum

CELLS_NOT_READ = "its cells are not read"
"""What an import says of a column whose content the profile does not declare."""


class Polarity(StrEnum):
    """Which way a measure's figures should go."""

    BIGGER_IS_BETTER = "bigger_is_better"
    SMALLER_IS_BETTER = "smaller_is_better"
    IN_RANGE = "in_range"
    """Best near its target: too much is as bad as too little."""
    NEUTRAL = "neutral"
    """Neither: it says how much there is to do, as a number of requests does."""

    @property
    def sign(self) -> int | None:
        """1 where a rise is better, -1 where a fall is; `None` where neither is by itself."""
        if self is Polarity.BIGGER_IS_BETTER:
            return 1
        return -1 if self is Polarity.SMALLER_IS_BETTER else None


class Kind(StrEnum):
    """What a figure counts, which decides how a year to date can follow from the months."""

    FLOW = "flow"
    """What happened in the month: visits, contacts. Months add up."""
    STOCK = "stock"
    """What there is on a day: plans maintained, debt. Months do not add up."""
    RATE = "rate"
    """A share or an average of something. Months do not add up."""


class YtdMethod(StrEnum):
    """How the year to date follows from the months since April."""

    SUM = "sum"
    AVERAGE = "average"
    END_OF_PERIOD = "end_of_period"
    """The last month's figure again."""


class CorrectedField(StrEnum):
    """A printed field that an officer can say should have been otherwise."""

    PERIOD_ACTUAL = "period_actual"
    PERIOD_TARGET = "period_target"
    YTD_ACTUAL = "ytd_actual"
    YTD_TARGET = "ytd_target"
    FLOOR = "floor"
    PREVIOUS_ACTUAL = "previous_actual"
    PERIOD_STATUS = "period_status"
    YTD_STATUS = "ytd_status"
    PREVIOUS_STATUS = "previous_status"
    MEASURE_NAME = "measure_name"
    DIRECTORS = "directors"
    PORTFOLIO_HOLDER = "portfolio_holder"

    @property
    def is_status(self) -> bool:
        """Whether it holds a status."""
        return self.value.endswith("_status")

    @property
    def is_figure(self) -> bool:
        """Whether it holds a figure."""
        return self.value == "floor" or self.value.endswith(("_actual", "_target"))


class QueryState(StrEnum):
    """How far a question about a finding has come."""

    OPEN = "open"
    """Nobody has been asked yet."""
    ASKED = "asked"
    ANSWERED = "answered"


class Travel(StrEnum):
    """The direction of travel: how a figure moved since an earlier one, judged by the polarity."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class Confidence(StrEnum):
    """How far to trust what was inferred."""

    SURE = "sure"
    """Used, and not marked."""
    LIKELY = "likely"
    """Used, and marked as assumed."""
    ASK = "ask"
    """A guess for a person to settle."""
