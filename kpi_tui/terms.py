"""What a person may say of a measure that its report leaves open."""

from __future__ import annotations

from enum import StrEnum


class Polarity(StrEnum):
    """Which way a measure's figures should go."""

    BIGGER_IS_BETTER = "bigger_is_better"
    SMALLER_IS_BETTER = "smaller_is_better"
    IN_RANGE = "in_range"
    """Best near its target: too much is as bad as too little."""
    NEUTRAL = "neutral"
    """Neither: it says how much there is to do, as a number of requests does."""


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
