"""Rules on single figures: malformed, impossible, in another unit, or far from their usual level."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from statistics import median

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import before_and_now, earlier_actuals, period_and_year
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rescaled import rescaled
from kpi_tui.analysis.comment_figures import quantities
from kpi_tui.analysis.measure_period import MeasurePeriod, number
from kpi_tui.analysis.runs import run_of
from kpi_tui.analysis.units import COUNT, names_percentage, unit_of, unit_told
from kpi_tui.empty_cells import is_awaited, is_empty
from kpi_tui.figures import Unit, are_apart, half_unit, parse, with_word
from kpi_tui.labels import Label
from kpi_tui.regex import regex
from kpi_tui.status import RATED
from kpi_tui.text import begun
from kpi_tui.vocabulary import Kind

_GOES_BELOW = regex(
    r"varia(?:nce|tion)|change|differen|growth|increase|decrease|reduction|\bnet\b|spend|surplus"
    r"|deficit|balance|interest|return",
    re.I,
)
_GOES_ABOVE = regex(
    r"varia(?:nce|tion)|change|growth|increase|\bof (?:the )?(?:target|budget|plan)", re.I
)
_DIGITS_ONLY = regex(r"[-−–]?£?[-−–]?\d[\d,.\s]*%?")
_FIGURE = regex(
    r"(?:(?:[<>≤≥=~±]|c\.|circa|about|around|approx(?:imately|\.)?|between|from|under|over|below|above"
    r"|(?:less|fewer|more|greater|better|no \w+) than|at (?:least|most)|up to)\s?)*"
    r"[-−–+]?£?[-−–]?\d",
    re.I,
)
"""What begins with a figure: one, a range, or an amount of something, as `85-90%`, `<5` and `3 days` are."""
FEWEST_READINGS = 6
"""How many earlier readings with an actual it takes to look for a jump (N4)."""
_MOST_READINGS = 12
"""With how many of the latest of them the actual is compared."""
_DEVIATIONS = 5
"""A jump is more than so many median absolute deviations away from the median (N4)."""
_SIGNS: dict[Unit | None, tuple[str, str]] = {
    Unit.PERCENT: ("%", "per cent"),
    Unit.GBP: ("£", "pounds"),
}
"""The sign of a unit, and its name."""


def may_fall(name: str) -> bool:
    """Whether a measure's name says that its figures may be less than 0, or go down."""
    return _GOES_BELOW.search(name) is not None


def malformed(context: CheckContext) -> Iterator[RuleHit]:
    """Ask for the whole figures where digits and commas make no number, once a priority (N1)."""
    for measures in context.apart_by_priority(filter(cut_off, context.measures), "N1"):
        one = len(measures) == 1
        told = []
        for measure in measures:
            code = "" if one else f"{measure.measure_code} "
            listed = ", ".join(f"{label} {text}" for label, text in cut_off(measure))
            told.append(f"{code}{listed}")
        text = "; ".join(told)
        single = one and len(cut_off(measures[0])) == 1
        yield RuleHit(
            f"{begun(text)} {'is' if single else 'are'} cut off or misprinted. "
            f"What {'is it' if single else 'are they'} in full?",
            figures=tuple(
                (label if one else f"{measure.measure_code} {label}", printed)
                for measure in measures
                for label, printed in cut_off(measure)
            ),
            aside="the figures are cut off in print",
        ).on(measures)


def cut_off(measure: MeasurePeriod) -> list[tuple[str, str]]:
    """List the figures of a measure whose digits and commas make no number, labelled."""
    return [
        (f"{figures.label} {label}", text)
        for figures in measure.columns
        for label, text in (("actual", figures.actual), ("target", figures.target))
        if text and parse(text).value is None and _DIGITS_ONLY.fullmatch(text.strip())
    ]


def impossible(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about shares below 0 or above 100, and about counts below 0 (N2)."""
    for measure in context.measures:
        value, name = measure.period.actual_value, measure.measure_name
        if value is None:
            continue
        counts_by_name = COUNT.match(name) is not None or measure.kind in (Kind.FLOW, Kind.STOCK)
        is_count = measure.unit is Unit.NUMBER and counts_by_name
        share = measure.is_percentage
        if value < 0 and (share or is_count) and not _GOES_BELOW.search(name):
            year, given = measure.ytd, ""
            if any(
                item.meets(year.actual_value, year.rounding) for item in quantities(measure.words)
            ):
                given = f"; the year to date, {year.actual}, is the number that the comment gives"
            yield RuleHit(
                f"The period actual is {measure.period.actual}, and "
                f"{'a share' if share else 'a count'} cannot be negative"
                f"{given}. Is it a change since the {context.noun} before?",
                measure,
                period_and_year(measure),
                explanation=f"it is the change in the {context.noun}",
            )
        elif value > 100 and share and not _GOES_ABOVE.search(name):
            yield RuleHit(
                f"The period actual is {measure.period.actual} of a hundred. "
                "What is it a share of?",
                measure,
                measure.period.printed,
                explanation="it is a share of something that can be exceeded",
            )


def other_unit(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about figures in another unit or on another scale than in the report before (N3).

    Measures that only lost their £ or % are asked about together.
    """
    when = context.name_of(context.previous) if context.previous else f"the {Label.PREVIOUS_REPORT}"
    linked = {measure.named for _, measure in context.pairs}
    lost: list[tuple[MeasurePeriod, MeasurePeriod]] = []
    for old, measure in (*context.pairs, *context.doubtful_pairs):
        if measure.named not in linked and old.measure_code != measure.measure_code:
            continue
        was, now = unit_of(old), unit_of(measure)
        if was is None or now is None:
            continue
        is_apart = are_apart(old.counted_in, measure.counted_in)
        if not is_apart and rescaled(old, measure):
            difference = f"are on another scale than in {when}"
        elif is_apart or (was is not now and Unit.NUMBER not in (was, now)):
            difference = f"were {unit_told(old)} in {when} and are {unit_told(measure)} now"
        else:
            lost_its_sign = was is not now and now is Unit.NUMBER and measure.named in linked
            if lost_its_sign and not any(item.unit is was for item in quantities(measure.words)):
                lost.append((old, measure))  # whose comment has no sign either
            continue
        told = f"its figures {difference}"
        if measure.named not in linked:
            told = f"{told}, if it is the same measure"
        then, today = (each.period.actual or "no figure" for each in (old, measure))
        yield RuleHit(
            f"{begun(told)}: {then} then, {today} now. Is it still the same measure?",
            measure,
            before_and_now(when, old, measure),
            against=None if rescaled(old, measure) else context.previous,
            aside=told.replace("its figures", "they", 1),
            explanation="the definition changed, and its history will too",
        )
    yield from _lost_their_sign(context, when, lost)


def _lost_their_sign(
    context: CheckContext, when: str, lost: Sequence[tuple[MeasurePeriod, MeasurePeriod]]
) -> Iterator[RuleHit]:
    earlier = {measure.named: old for old, measure in lost}
    for measures in context.apart((measure for _, measure in lost), "N3"):
        signs = {_SIGNS[unit_of(earlier[measure.named])] for measure in measures}
        one, same = len(measures) == 1, len(signs) == 1
        (sign, unit), *_ = sorted(signs)
        yield RuleHit(
            f"{'The figure' if one else 'The figures'} had {sign if same else '£ or %'} in {when} and "
            f"{'has' if one else 'have'} no sign now. {'Is it' if one else 'Are they'} still "
            f"{unit if same else 'in the same units'}?",
            figures=tuple(
                (
                    measure.measure_code,
                    f"{earlier[measure.named].period.actual or '–'} → {measure.period.actual or '–'}",
                )
                for measure in measures
            ),
            level=Level.INFORMATION,
            against=context.previous,
            explanation="the signs were left out of the table",
        ).on(measures)


def jumped(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about actuals further from those of the last twelve readings than these vary (N4).

    Nothing is asked of a figure that was already more than half as far off a reading before, nor
    of one that is on another scale together with its target or year to date: N3 asks about it.
    """
    for measure in context.measures:
        actual = measure.period.actual_value
        known = (
            old for old in reversed(context.past(measure)) if old.period.actual_value is not None
        )
        past = [*islice(known, _MOST_READINGS)][::-1]
        if actual is None or len(past) < FEWEST_READINGS:
            continue
        values = [old.period.actual_value or 0.0 for old in past]
        usual = median(values)
        distance = abs(actual - usual)
        if abs(actual - values[-1]) < distance / 2:
            continue
        spread = median(abs(value - usual) for value in values)
        if distance <= _DEVIATIONS * max(spread, _least_spread([*values, actual], measure)):
            continue
        if rescaled(past[-1], measure):
            continue
        level = with_word(number(usual), measure.word)
        level += "%" if measure.unit is Unit.PERCENT else ""
        noun = context.noun if run_of(past).in_a_row else "figure"
        yield RuleHit(
            f"The period actual {measure.period.actual} is far from its usual level, "
            f"{level} (the median of its last {len(values)} {noun}s). What happened?",
            measure,
            (*earlier_actuals(past[-3:]), *measure.period.printed),
        )


def _least_spread(values: Sequence[float], measure: MeasurePeriod) -> float:
    """Return the least that figures are taken to vary by.

    That is their rounding, a hundredth of their median, or for counts half its square root, as
    chance alone makes counts vary; whichever is most.
    """
    usual = abs(median(values))
    by_chance = usual**0.5 / 2 if all(value.is_integer() for value in values) else 0.0
    return max(0.01 * usual, half_unit(measure.period.actual), by_chance)


def counts_in_percent(context: CheckContext) -> Iterator[RuleHit]:
    """Ask which is meant where the name says a number and the figure is printed with % (N5)."""
    for measure in context.measures:
        name = measure.measure_name
        if measure.unit is Unit.PERCENT and COUNT.match(name) and not names_percentage(name):
            words = name.split()
            begins = " ".join(words[: 4 if "of" in words[:2] else 5])
            yield RuleHit(
                f"The name says “{begins}”; the figure is a percentage, "
                f"{measure.period.actual}. Which is it?",
                measure,
                measure.period.printed,
                aside=f"the name says “{begins}”, the figures are percentages",
            )


def in_words(context: CheckContext) -> Iterator[RuleHit]:
    """Ask when there will be a figure where words stand for one (N5)."""
    for measure in context.measures:
        period = measure.period
        if period.actual_value is not None and (
            period.target_value is not None or not period.target
        ):
            continue
        printed = (text for text in (period.actual, period.target) if text)
        texts = [text for text in printed if is_awaited(text) or not is_empty(text)]
        words = [text for text in texts if parse(text).value is None and not _FIGURE.match(text)]
        if not words:
            continue
        rated = f", and it is rated {period.sign}" if period.status in RATED else ""
        which, asks = "figures are", "When will it have a figure?"
        if len(words) < len(texts):
            which = "actual is"
            if period.target in words:
                which, asks = "target is", "What figure would meet it?"
        yield RuleHit(
            f"Its {which} words, “{'” against “'.join(texts)}”{rated}. {asks}",
            measure,
            period.printed,
        )
