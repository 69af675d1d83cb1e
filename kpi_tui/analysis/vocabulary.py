"""The words of the analysis: what is worked out of a reading, as values that can be told apart."""

from __future__ import annotations

from enum import StrEnum

from kpi_tui.terms import Kind, Polarity, YtdMethod

__all__ = ["Confidence", "Kind", "Polarity", "Travel", "YtdMethod"]


class Travel(StrEnum):
    """The direction of travel: how a figure moved since an earlier one, after its polarity."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class Confidence(StrEnum):
    """How far to trust what was inferred."""

    SURE = "sure"
    """Used without a word."""
    LIKELY = "likely"
    """Used, and marked as likely."""
    ASK = "ask"
    """A guess for a person to settle."""
