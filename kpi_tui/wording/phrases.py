"""Phrases for what is worked out of a measure, for the explorer and for plain text alike.

None of it was published: those who print it have to say so. Loads no Polars.
"""

from __future__ import annotations

from collections.abc import Iterator

from kpi_tui.analysis.comparability import (
    Obstacle,
    obstacle_between,
    season_between,
)
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.running_totals import begins_anew
from kpi_tui.analysis.runs import status_run
from kpi_tui.figures import parse
from kpi_tui.labels import Label, mark, plural
from kpi_tui.origin import Origin, of_which_simulated
from kpi_tui.period import PeriodType
from kpi_tui.period_names import in_words_of, spoken_name
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Confidence, Kind, Polarity, Travel, YtdMethod

POLARITIES = {
    Polarity.BIGGER_IS_BETTER: "higher is better",
    Polarity.SMALLER_IS_BETTER: "lower is better",
    Polarity.IN_RANGE: "a range is the target",
    Polarity.NEUTRAL: "context only – no polarity",
}
KINDS = {
    Kind.FLOW: "count in month",
    Kind.STOCK: "snapshot at month end",
    Kind.RATE: "rate",
}
METHODS = {
    YtdMethod.SUM: "YTD is the sum of the months",
    YtdMethod.AVERAGE: "YTD is the average of the months",
    YtdMethod.END_OF_PERIOD: "YTD is the last month's figure",
}
BELIEF = {
    Confidence.SURE: "",
    Confidence.LIKELY: f" ({Label.ASSUMED})",
    Confidence.ASK: f" ({Label.ASSUMED}, to be confirmed)",
}
"""The words behind a polarity, by how sure it is."""
TRAVELS = {Travel.BETTER: "better", Travel.WORSE: "worse", Travel.SAME: "same"}


def arrow(moved: float | None) -> str:
    """Return which way a figure went: `↑`, `↓` or `=`; empty where that is not known."""
    if moved is None:
        return ""
    return "↑" if moved > 0 else "↓" if moved < 0 else "="


def travel_words(moved: float | None, travel: Travel | None) -> str:
    """Return `↑ better`, `↓ worse`, `= same`; `↑` alone where the better way is not known."""
    travel = Travel.SAME if moved == 0 else travel
    return f"{arrow(moved)} {TRAVELS[travel] if travel else ''}".strip()


def travel(measure: MeasurePeriod | None) -> str:
    """Return the `travel_words` of a measure; empty for `None`."""
    return travel_words(measure.moved, measure.travel) if measure else ""


def remarks(measure: MeasurePeriod) -> Iterator[str]:
    """Yield a phrase for each thing worked out of a measure: which way is better, how it went."""
    if measure.polarity:
        yield better_way(measure.polarity, measure.confidence)
    for phrase in (since(measure), in_a_year(measure), at_status(measure)):
        if phrase:
            yield phrase


def better_way(polarity: Polarity, confidence: Confidence | None) -> str:
    """Return `lower is better`, `higher is better (assumed)`."""
    return f"{POLARITIES[polarity]}{BELIEF[confidence or Confidence.ASK]}"


def since(measure: MeasurePeriod) -> str:
    """Return `up since June 2024 (900): better`; empty where no earlier report has it."""
    if measure.previous is None:
        return ""
    previous, when = measure.previous, measure.previous.when
    before, now = (one_line(each.period.actual or "") for each in (previous, measure))
    if measure.moved is None:
        if not before:
            return f"{when} had no figure"
        if not now:
            return f"no figure now; {when} had {before}"
        obstacle = obstacle_between(previous, measure)
        is_figure = obstacle is Obstacle.UNIT and parse(before).value is not None
        if previous.period.actual_value is None and not is_figure:
            return f"“{before}” as in {when}" if before == now else f"{when} had “{before}”"
        if measure.period.actual_value is None:
            return f"{when} had {before}: not to be compared with “{now}”"
        why = f" ({obstacle.why})" if obstacle else ""
        return f"{when} had {before}: not to be compared{why}"
    if measure.travel is Travel.SAME or not measure.moved:
        return f"the same as in {when}"
    way = "up" if measure.moved > 0 else "down"
    if caution := season_between(previous, measure):
        return f"{_with_figure(f'{way} since', measure.previous)}, though {caution}"
    said = _with_figure(f"{way} since", measure.previous)
    days = previous.report_date, measure.report_date
    if measure.is_other_stage(previous.report_date) and begins_anew(*days):
        return f"{said}, as the year’s total begins anew"
    return f"{said}: {measure.travel}" if measure.travel else said


def _with_figure(text: str, point: MeasurePeriod) -> str:
    """Return a text with a period and its figure: `up since June 2024 (900, simulated)`."""
    figure = one_line(point.period.actual or "–")
    told = f"{figure}, {point.origin}" if point.origin is Origin.SIMULATED else figure
    return f"{text} {spoken_name(point.report_date, point.period_type)} ({told})"


def in_a_year(measure: MeasurePeriod) -> str:
    """Return `worse than in July 2023 (800)`; empty where that cannot be said."""
    earlier = measure.a_year_before
    if earlier is None or measure.travel_year is None:
        return ""
    if measure.period_type is PeriodType.YEAR and earlier is measure.previous:
        return ""  # `since` says it
    same = measure.travel_year is Travel.SAME
    against = "the same as" if same else f"{TRAVELS[measure.travel_year]} than"
    return _with_figure(f"{against} in", earlier)


def what_it_counts(measure: MeasurePeriod) -> str:
    """Return `type of figure: rate, as an officer decided`, or `… (assumed)`; empty if not known."""
    if measure.runs_on and not measure.kind_is_settled:
        kind = "rate" if measure.is_running_rate else "total"
        return f"type of figure: {kind} of the year so far (assumed)"
    if measure.kind is None:
        return ""
    figures = in_words_of(measure.period_type, KINDS[measure.kind])
    decided = ", as an officer decided" if measure.kind_is_settled else " (assumed)"
    return f"type of figure: {figures}{decided}"


def how_its_year_follows(measure: MeasurePeriod) -> str:
    """Return `YTD is the sum of the months`, by its method; empty where that is not known."""
    method = measure.ytd_method
    return in_words_of(measure.period_type, METHODS[method]) if method else ""


def at_status(measure: MeasurePeriod) -> str:
    """Return `red for 3 reports in a row`; empty where the report before has another status.

    Where reports between them are not held it is `red in both reports held since January 2023`.
    """
    status = measure.period.status
    if status is None or measure.months_at_status < 2:
        return ""
    word, run = mark(status).word, status_run(measure)
    simulated = of_which_simulated(run.origins)
    if run.since and not run.in_a_row:
        held = "both reports" if run.reports == 2 else f"all {run.reports} reports"
        return (
            f"{word} in {held} held since {spoken_name(run.since, measure.period_type)}{simulated}"
        )
    return f"{word} for {plural(run.reports, 'report')} in a row{simulated}"
