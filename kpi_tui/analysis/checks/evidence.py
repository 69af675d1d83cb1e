"""The labelled figures that findings go by and their question, in the forms that several rules share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kpi_tui.analysis.checks.context import RuleHit
from kpi_tui.analysis.checks.finding import Figures
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.period_names import column_name


def sentence_and_period(sentence: str, measure: MeasurePeriod) -> Figures:
    """Return a sentence of the comment and the period's figures."""
    return (("comment", sentence), *measure.period.printed)


def which_is_right(
    measure: MeasurePeriod,
    sentence: str,
    told: str,
    *was: tuple[str, str],
    explanation: str = "it is said of a part of what the figure counts",
) -> RuleHit:
    """Ask which is right, a sentence or the table: `told` is what it says, and what the table has.

    `was` are the labelled figures of earlier periods that the question goes by.
    """
    figures = (*was, *sentence_and_period(sentence, measure))
    message = f"The comment says {told}. Which is right?"
    return RuleHit(message, measure, figures, explanation=explanation)


def period_and_year(measure: MeasurePeriod) -> Figures:
    """Return the period's figures and those of the year to date."""
    return (*measure.period.printed, *measure.ytd.printed)


def labelled_figures(measures: Sequence[MeasurePeriod]) -> Figures:
    """Return the figures of some measures for the period and the year to date.

    The labels of several measures begin with their codes.
    """
    return tuple(
        (f"{measure.measure_code} {label}" if len(measures) > 1 else label, text)
        for measure in measures
        for label, text in period_and_year(measure)
    )


def actual_of(when: str, actual: str | None) -> tuple[str, str]:
    """Return an actual of an earlier period, labelled with that."""
    return f"actual of {when}", actual or ""


def before_and_now(when: str, old: MeasurePeriod, measure: MeasurePeriod) -> Figures:
    """Return a measure's figures in the report before, labelled with its period, and in this one."""
    earlier = ((f"{when} {label}", text) for label, text in old.period.printed)
    return (*earlier, *measure.period.printed)


def earlier_actuals(past: Iterable[MeasurePeriod]) -> Figures:
    """Return the actual of each earlier period, labelled as in `2024-06`."""
    return tuple(
        (column_name(old.report_date, old.period_type), old.period.actual or "–") for old in past
    )
