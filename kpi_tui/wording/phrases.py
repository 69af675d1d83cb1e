"""What we work out of a measure, put into words: for the explorer and for plain text alike.

None of it was published, and whoever prints it says so. Loads no Polars.
"""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.measure_month import Insight
from kpi_tui.judgements.judgement import Note
from kpi_tui.labels import mark, plural
from kpi_tui.months import month_name
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

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


def travel(insight: Insight | None) -> str:
    """The `travel_words` of a measure; nothing where it has not been looked at yet."""
    return travel_words(insight.moved, insight.travel) if insight else ""


def remarks(insight: Insight) -> Iterator[str]:
    """What stands in the commentary beneath the printed figures, a sentence a line."""
    if insight.polarity:
        known = "" if insight.confidence is Confidence.SURE else " (we think)"
        yield f"{POLARITIES[insight.polarity]}{known}"
    if insight.previous_date is not None:
        yield _since(insight)
    if insight.travel_year:
        yield f"{against(insight.travel_year)} the same month last year"
    yield from at_status(insight)


def noted(note: Note) -> str:
    """Return an officer's note with who wrote it and when, on one line."""
    day = note.at.date()
    return one_line(f"{note.text} ({note.who}, {day.day} {month_name(day)})")


def at_status(insight: Insight) -> Iterator[str]:
    """`red for 3 reports in a row`; nothing for the first of them."""
    status = insight.points[-1].status if insight.points else None
    if status and insight.months_at_status > 1:
        yield f"{mark(status).word} for {plural(insight.months_at_status, 'report')} in a row"


def against(travel: Travel) -> str:
    """What stands before that which a figure is compared with: `better than`, `the same as`."""
    return "the same as" if travel is Travel.SAME else f"{TRAVELS[travel]} than"


def _since(insight: Insight) -> str:
    assert insight.previous_date is not None
    when = month_name(insight.previous_date)
    before = one_line(insight.previous_actual or "–")
    if insight.travel:
        return f"{against(insight.travel)} {when} ({before})"
    return f"{when}: {before}"
