"""The clauses that a page has on one measure: its figures, and what the checks found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kpi_tui.analysis.changes.change import Change, ChangeKind, Effect
from kpi_tui.analysis.checks.finding import Finding
from kpi_tui.analysis.comment_figures import quantities, sentences
from kpi_tui.analysis.forecasts import forecast_words
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import off_target
from kpi_tui.figures import rounded
from kpi_tui.labels import mark
from kpi_tui.publish.brief.data import BriefData
from kpi_tui.publish.brief.one_page.draft import DraftClause
from kpi_tui.publish.brief.one_page.names import cut_at_a_word, running_on
from kpi_tui.regex import regex
from kpi_tui.report import PublishedDirection
from kpi_tui.status import MISSED, RATED, Status
from kpi_tui.text import one_line
from kpi_tui.vocabulary import Travel
from kpi_tui.wording.phrases import at_status

FIGURE = 24
"""How many characters of a figure are shown; some figures are words."""
_SAID = 100
"""How many characters are shown of what a check says in its own words."""
_TURNED = regex(
    r"at most (?P<was>\S+) (?P<how>[a-z ]+?) became .* up to (?P<now>\S+) may now be", re.I
)


def clauses(
    data: BriefData, measure: MeasurePeriod, found: Sequence[Finding]
) -> Iterator[DraftClause]:
    """Yield the measure's figures, then what is known of it. The higher its rank, the less it matters.

    `found` are the findings on this measure alone.
    """
    rules = {rule for finding in found for rule in finding.rules}
    easings = list(target_clauses(data, measure))
    removed = [part for part in easings if "removed" in part.text]
    contradicted = "S1" in rules
    yield DraftClause(_figures(measure, contradicted=contradicted, removed=bool(removed)))
    apart = off_target(measure, measure.period)
    if apart and apart != "on target":
        yield DraftClause(apart, 2)
    told = set(_FIGURES_TELL)
    for finding in found:
        for rule in finding.rules:
            if rule in _CLAUSES and rule not in told:
                told.add(rule)
                yield from _CLAUSES[rule](finding)
            elif rule in _WORDS and rule not in told:
                told.add(rule)
                label, sentence = finding.figures[0] if finding.figures else ("", "")
                words = _WORDS[rule]
                if rule == "X1" and label == "comment":  # it names what is done, without a date
                    words = "plan awaited" if "plan" in sentence.lower() else "action undated"
                yield DraftClause(words, 2 if contradicted else 1)
    yield from easings
    if forecast := forecast_words(measure):
        yield DraftClause(forecast, 3)
    if not measure.words and data.has_comments:
        yield DraftClause("no comment", 2)
    if rules and not rules & told:
        said = sentences(found[0].message)[0]
        actual = measure.period.actual
        if actual and said.startswith(f"{actual} "):  # its figures are told already
            said = said.partition(", and ")[2] or said
        yield DraftClause(running_on(cut_at_a_word(said, _SAID)).rstrip("."), 1)
    run = at_status(measure) if measure.period.status in MISSED else ""
    if run:
        yield DraftClause(run, 1)
    if measure.travel is Travel.WORSE and measure.previous:
        yield DraftClause(
            f"worse than {measure.previous.when} ({_cut(measure.previous.period.actual)})", 3
        )
    if measure.previous is None and measure.reading.previous_actual:
        yield DraftClause(_printed_before(measure), 3)


def _printed_before(measure: MeasurePeriod) -> str:
    """Return what the report itself prints of the period before: `worsening from 70% (red), as printed`."""
    reading, status = measure.reading, measure.reading.previous_status
    before = f"{_cut(reading.previous_actual)}{f' ({mark(status).word})' if status else ''}"
    words = _MOVED_FROM.get(reading.published_direction)
    moved = f"{words} {before}" if words else f"{before} the {measure.period_type.noun} before"
    return f"{moved}, as printed"


def _figures(measure: MeasurePeriod, *, contradicted: bool, removed: bool) -> str:
    """Return `red at 25.73 against 20.00`, `34.00, no target`, `no actual against 80.00`."""
    unrated = (*MISSED, Status.TARGET_MISSING, Status.MONITORING_ONLY)
    only_the_year_misses = measure.period.status not in unrated and measure.ytd.status in MISSED
    figures = measure.ytd if only_the_year_misses and not contradicted else measure.period
    year = "year to date " if figures is measure.ytd else ""
    status = f"{figures.word} at " if figures.status in RATED else ""
    shown = "shown " if contradicted and status else ""
    actual = _cut(figures.actual) or "no actual"
    target = f" against {_cut(figures.target)}" if figures.target else ", no target"
    if removed or not (figures.actual or figures.status in RATED):
        target = ""
    so_far = measure.ytd.actual if removed and figures is measure.period else None
    if so_far and so_far != figures.actual:
        target = f" ({_cut(so_far)} for the year)"
    return f"{shown}{year}{status}{actual}{target}"


def figures_then(measure: MeasurePeriod) -> str:
    """Return a measure's figures as they were when it was last reported."""
    return _figures(measure, contradicted=False, removed=False)


def target_clauses(data: BriefData, measure: MeasurePeriod) -> Iterator[DraftClause]:
    """Yield that a measure's target was eased or removed since the report compared with."""
    for change in filter(is_easing, data.changes_of.get(measure.named, ())):
        if change.effect is Effect.LOOSER:
            yield DraftClause(f"target eased from {_cut(change.old)}", 1)
            continue
        before = data.reading_before(measure)
        missed = before is not None and has_missed(before)
        then = f" in {data.when_before}"
        last = f", missed at {_cut(before.period.actual)}{then}" if before and missed else then
        yield DraftClause(f"target of {_cut(change.old)} removed{last}")


def has_missed(measure: MeasurePeriod) -> bool:
    """Whether a reading was red or amber, or off its target."""
    return measure.period.status in MISSED or measure.misses(measure.period)


def is_easing(change: Change) -> bool:
    """Whether a change makes a period's target easier, or takes it away."""
    return (
        change.kind is ChangeKind.TARGET
        and change.field == "period_target"
        and change.effect in (Effect.LOOSER, Effect.REMOVED)
    )


def turned_round(finding: Finding) -> DraftClause | None:
    """Return the clause on a target whose direction was reversed, if the finding is about one."""
    said = _TURNED.search(finding.message)
    if said is None:
        return None
    return DraftClause(
        f"standard was at most {said['was']} {said['how']}, now perhaps {said['now']}"
    )


def _comment_differs(finding: Finding) -> Iterator[DraftClause]:
    """Yield the figure that the comment gives: `comment gives £0.547m`."""
    for label, text in finding.figures:
        for quantity in quantities(text) if label == "comment" else ():
            if f"gives {quantity.text}" in finding.message:
                yield DraftClause(f"comment gives {quantity.text}")
                return


def _left_out(finding: Finding) -> Iterator[DraftClause]:
    """Yield what the overdue cases make of a rate: `with 8 overdue 48%`."""
    counts = {label: int(text) for label, text in finding.figures if text.isdecimal()}
    overdue, in_time, late = (counts.get(name, 0) for name in ("overdue", "in time", "late"))
    if "period actual" in dict(finding.figures):
        rate = 100 * in_time / (in_time + late + overdue)
        yield DraftClause(f"with {overdue} overdue {rounded(rate, 0)}%")
    else:
        of = f" of {counts['received']}" if "received" in counts else ""
        yield DraftClause(f"{overdue}{of} overdue")


def _date_passed(finding: Finding) -> Iterator[DraftClause]:
    """Yield which promised date has passed."""
    said = next(iter(sentences(finding.message)), "")
    named = re.search(r"\bname[ds] (“[^”]+”), which has passed", said)
    yield DraftClause(
        f"promised {named[1]}, which has passed" if named else "a promised date has passed"
    )


_MOVED_FROM: dict[PublishedDirection | None, str] = {
    PublishedDirection.IMPROVING: "improving from",
    PublishedDirection.WORSENING: "worsening from",
    PublishedDirection.SAME: "unchanged from",
}
_WORDS = {
    "X1": "no plan",
    "X2": "plan without a date",
    "X5": "the same plan, word for word",
    "S3": "no rating",
    "S7": "beyond its floor",
}
"""What is said where a rule finds something, for rules that need no figures."""
_FIGURES_TELL = ("S1", "I4", "I5", "X3")
"""Rules that have no clause: the clauses on figures, target or comment tell what they find."""
_CLAUSES: dict[str, Callable[[Finding], Iterator[DraftClause]]] = {
    "C1": _comment_differs,
    "C8": _left_out,
    "X4": _date_passed,
}


def _cut(text: str | None) -> str:
    return cut_at_a_word(one_line(text or ""), FIGURE)
