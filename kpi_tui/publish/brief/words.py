"""What is worked out of a measure, in words; all of it is ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.trend import trend
from kpi_tui.labels import mark
from kpi_tui.months import month_name
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Confidence, Travel
from kpi_tui.wording.phrases import POLARITIES

ARROWS = {True: "↑", False: "↓"}


def since(insight: MeasurePeriod | None, actual: str | None, before: date) -> str:
    """`↓ worse, from 50.9%`, `= same`, `↑ from 655` where we do not know which way is better.

    `before` is the month of the report before; where the measure's last reading is of another
    month that is said too.
    """
    if insight is None or insight.previous is None:
        return "–"
    past = one_line(insight.previous.period.actual or "")
    day = insight.previous.report_date
    when = "" if day == before else f" in {month_name(day)}"
    if not past:
        return f"no figure{when or ' then'}" if actual else "–"
    if insight.moved is None:
        return f"was {past}{when}"
    if not insight.moved:
        return f"= same{when and ' as'}{when}"
    word = {Travel.BETTER: " better,", Travel.WORSE: " worse,"}.get(insight.travel or Travel.SAME)
    return f"{ARROWS[insight.moved > 0]}{word or ''} from {past}{when}"


def remarks(insight: MeasurePeriod) -> Iterator[str]:
    """Sentences on a measure: which way is better, how it went, what its series says."""
    if insight.polarity:
        guessed = insight.confidence is Confidence.ASK
        yield f"{POLARITIES[insight.polarity].capitalize()}{', we guess' if guessed else ''}."
    if insight.travel and insight.previous:
        yield f"{_than(insight.travel)} {month_name(insight.previous.report_date)}."
    if insight.travel_year:
        yield f"{_than(insight.travel_year)} the same month last year."
    status = insight.period.status
    if status and insight.months_at_status > 1:
        yield f"{mark(status).word.capitalize()} for {insight.months_at_status} reports in a row."
    yield from trend(insight).sentences


def _than(travel: Travel) -> str:
    return "The same as" if travel is Travel.SAME else f"{travel.capitalize()} than"
