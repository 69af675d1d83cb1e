"""What we work out of a measure, put into words: for the explorer and for plain text alike.

None of it was published, and whoever prints it says so. Loads no Polars.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.labels import mark, plural
from kpi_tui.months import month_name
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

if TYPE_CHECKING:
    from kpi_tui.judgements.judgement import Note

POLARITIES = {
    Polarity.BIGGER_IS_BETTER: "higher is better",
    Polarity.SMALLER_IS_BETTER: "lower is better",
    Polarity.IN_RANGE: "a range is the aim",
    Polarity.NEUTRAL: "neither high nor low is better",
}
KINDS = {
    Kind.FLOW: "it is counted in the month (a flow)",
    Kind.STOCK: "it is a level at the month's end (a stock)",
    Kind.RATE: "it is a rate or a share",
}
METHODS = {
    YtdMethod.SUM: "year to date adds the months up",
    YtdMethod.AVERAGE: "year to date is the average of the months",
    YtdMethod.END_OF_PERIOD: "year to date is the last month's figure",
}
TRAVELS = {Travel.BETTER: "better", Travel.WORSE: "worse", Travel.SAME: "same"}


def arrow(moved: float | None) -> str:
    """Which way a figure went: `↑`, `↓`, `=`, or nothing where that is not known."""
    if moved is None:
        return ""
    return "↑" if moved > 0 else "↓" if moved < 0 else "="


def travel_words(moved: float | None, travel: Travel | None) -> str:
    """`↑ better`, `↓ worse`, `= same`; `↑` alone where we do not know which way is better."""
    return f"{arrow(moved)} {TRAVELS[travel] if travel else ''}".strip()


def travel(measure: MeasurePeriod | None) -> str:
    """The `travel_words` of a measure; nothing where it has not been looked at yet."""
    return travel_words(measure.moved, measure.travel) if measure else ""


def remarks(measure: MeasurePeriod) -> Iterator[str]:
    """What stands in the commentary beneath the printed figures, a sentence a line."""
    if measure.polarity:
        known = "" if measure.confidence is Confidence.SURE else " (we think)"
        yield f"{POLARITIES[measure.polarity]}{known}"
    if measure.previous is not None:
        yield _since(measure, measure.previous)
    if measure.travel_year:
        yield f"{against(measure.travel_year)} the same month last year"
    yield from at_status(measure)


def noted(note: Note) -> str:
    """Return an officer's note with who wrote it and when, on one line."""
    day = note.at.date()
    return one_line(f"{note.text} ({note.who}, {day.day} {month_name(day)})")


def at_status(measure: MeasurePeriod) -> Iterator[str]:
    """`red for 3 reports in a row`; nothing for the first of them."""
    status = measure.period.status
    if status and measure.months_at_status > 1:
        yield f"{mark(status).word} for {plural(measure.months_at_status, 'report')} in a row"


def against(travel: Travel) -> str:
    """What stands before that which a figure is compared with: `better than`, `the same as`."""
    return "the same as" if travel is Travel.SAME else f"{TRAVELS[travel]} than"


def _since(measure: MeasurePeriod, previous: MeasurePeriod) -> str:
    when = month_name(previous.report_date)
    before = one_line(previous.period.actual or "–")
    if measure.travel:
        return f"{against(measure.travel)} {when} ({before})"
    return f"{when}: {before}"
