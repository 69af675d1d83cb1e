"""Rules on a target that a comment gives as its measure's: another than is printed, or where none is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import period_and_year, sentence_and_period
from kpi_tui.analysis.checks.finding import Level
from kpi_tui.analysis.checks.rules.comments.about import (
    GENERAL,
    OF_A_PART,
    OTHERS,
    has_others,
    is_about,
    other_figures,
    without_year,
)
from kpi_tui.analysis.checks.rules.comments.own_figure import is_near
from kpi_tui.analysis.checks.rules.comments.own_words import own_words, told_words
from kpi_tui.analysis.checks.rules.comments.told_figures import (
    FIGURE,
    fits_as_told,
    is_actual,
    is_in_its_unit,
)
from kpi_tui.analysis.comment_figures import (
    Quantity,
    each_after_another,
    names_another,
    quantities,
    sentences,
    word_set,
)
from kpi_tui.analysis.cue import Cue, any_may_be_in
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.scales import is_within
from kpi_tui.analysis.units import own_sentences, pounds_in_one
from kpi_tui.figures import Unit, half_unit
from kpi_tui.labels import and_list
from kpi_tui.regex import regex
from kpi_tui.status import Status
from kpi_tui.vocabulary import Kind

_WHICH = (
    r"(?:\b(?:the|an?|our|its|this|set|agreed|current|monthly|quarterly|corporate|profiled|council|performance"
    r"|year[- ]to[- ]date|ytd|(?:month|quarter|council|service)['’]s) ){0,3}"
)
_NO_KPI = (
    r"(?![ -](?:times?|timescales?|dates?|days|hours|groups?|cohorts?|populations?|areas?|range)\b)"
)
_QUOTED = (
    Cue(
        rf"{_WHICH}\btarget(?: of|:| is| was| (?:is|was|remains|has been) (?:set )?at)? ?{FIGURE}"
        r"(?P<what>[- ][a-z]+)?",
        "target",
    ),
    Cue(rf"{_WHICH}{FIGURE}(?P<what>[- ][a-z]+)? target\b{_NO_KPI}", "target"),
)
"""Words that give a figure as the target."""
_OTHER_TARGET = regex(
    r"\b(?:last|previous\w*|former\w*|old|new|next|revised|raised|lowered|changed|reset|adjusted|original\w*"
    r"|initial\w*|interim|internal|local|regional|government\w*|statutory|long[- ]term|stretch\w*|ambition|aspir\w*"
    r"|annual\w*|year[- ]end|full[- ]year|outturn|milestone|will|from|until|before|if|would|should|could|propos\w*"
    r"|upper|lower|minimum|maximum|tolerance|threshold|own|20\d\d)\b|[<>≤≥]",
    re.I,
)
"""Words of sentences whose target may be another than that of the period."""
_BESIDE = word_set(
    "against compared with below above over under exceed exceeds exceeded exceeding missed missing miss met meeting"
    " short more fewer less higher lower better worse than set just narrowly points point percentage and but for so"
    " which within ahead behind achieved beat beating achieving reached reaching line hit by longer shorter slower quicker faster outside"
)
"""Words that may stand between a figure and its target."""
_CLAUSE_ENDS = regex(
    r"[.,;:()–](?!\d)|\b(?:and|but|because|due|owing|as|with|although|despite|following|thanks|while|whilst)\b",
    re.I,
)
_NEAR = 1.5
"""A figure within this factor of the target may be meant for it."""
_SURELY_ITS_OWN = 3
"""A figure of so many digits that is the actual is hardly another's."""
_TARGET_SAID = regex(
    r"\b(?<!no )(?:target|tolerance)\b[^.;]{0,40}?\b(?:is|are|of|at)\s+(?:set\b|[<>≥≤]?\s?£?\d)",
    re.I,
)
_WHY_NO_TARGET = {
    "tolerance": "it is a tolerance and no target",
    "national": "it is what is expected nationally, and no target of the council's own",
}
"""Why a figure named in a comment may be no target, by a word of the comment."""
_NO_TARGET = regex(r"\bno target\b", re.I)
_EXPECTED = regex(
    r"\b(?:target|tolerance|expectation|threshold)\b[^.;]{0,80}?\b(?:is|are|of|at|to)\s+"
    r"(?:set (?:at|to)\s+)?(?P<bound>[<>≥≤]?)\s?(?P<figure>£?\d)",
    re.I,
)
"""Words that name a figure as the one to be met."""


def other_target(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about a figure that a comment gives as the target, where the report prints another (C1)."""
    for measure in context.measures:
        printed = [each for each in measure.columns if each.target_value is not None]
        if (
            "target" in measure.measure_name.lower()
            or not printed
            or not any_may_be_in(_QUOTED, measure.words)
        ):
            continue
        for sentence, found, said in _quoted(context, measure):
            old = next(
                (each for each in reversed(context.past(measure)) if _is_target(each, said)), None
            )
            yield RuleHit(
                f"The comment says “{found[0].removesuffix(found['what'] or '').strip()}”; the target is printed as "
                f"{and_list(dict.fromkeys(f'{each.target}' for each in printed))}. Which is right?",
                measure,
                (("comment", sentence), *period_and_year(measure)),
                explanation=f"it was the target of {old.when}" if old else "",
            )
            break


def _quoted(
    context: CheckContext, measure: MeasurePeriod
) -> Iterator[tuple[str, re.Match[str], Quantity]]:
    """Yield the sentences that give another figure as the measure's own target, each with the figure."""
    for previous, sentence in each_after_another(own_sentences(measure)):
        for found in filter(None, (cue.search(sentence) for cue in _QUOTED)):
            told = quantities(sentence)
            said = next((each for each in told if each.start == found.start("figure")), None)
            if said is None or not _may_be_meant(context, measure, found, said):
                continue
            own = [each for each in told if each.end <= found.start() and is_actual(measure, each)]
            if own:
                between = sentence[own[-1].end : found.start()]
                before = without_year(sentence[: own[-1].start])
                stray = 1 if len(re.sub(r"\D", "", own[-1].text)) >= _SURELY_ITS_OWN else 0
                is_own = (
                    is_about(measure, between, stray, _BESIDE)
                    and is_about(measure, before)
                    and not any(
                        own[-1].end <= each.start < found.start()
                        and each.unit is said.unit
                        and is_near(measure, each, 2)
                        for each in told
                    )
                )
            else:
                clause = _CLAUSE_ENDS.split(sentence[found.end() :])[0]
                rest = f"{sentence[: found.start()]} {clause}"
                follows_own = any(is_actual(measure, each) for each in quantities(previous))
                is_own = (
                    (not previous or follows_own)
                    and is_about(measure, rest, 0, _BESIDE)
                    and all(is_actual(measure, each) for each in other_figures(measure, rest))
                )
            if is_own:
                yield sentence, found, said


def _may_be_meant(
    context: CheckContext, measure: MeasurePeriod, found: re.Match[str], said: Quantity
) -> bool:
    """Whether a figure may be meant for the measure's target of the period, and is another."""
    sentence, targets = found.string, [each.target_value for each in measure.columns]
    if not is_in_its_unit(context, measure, said):
        return False
    value = said.value / pounds_in_one(measure)
    near = [each for each in targets if each and is_within(value, abs(each), _NEAR)]
    if not near or _is_target(measure, said) or is_actual(measure, said):
        return False
    if said.text in f"{measure.period.target} {measure.ytd.target}":
        return False  # it is one end of a range
    may_be_annual = measure.runs_on or (
        said.unit is not Unit.PERCENT and measure.kind is not Kind.RATE
    )
    year = (measure.ytd if measure.ytd.target_value else measure.period).target_value or 0.0
    if may_be_annual and (measure.runs_on or year in near) and value > year:
        return False
    what = told_words(found["what"] or "")
    if not what <= own_words(measure.measure_name, sentence) | GENERAL | _BESIDE:
        return False
    ends = (said.end, found.end())
    if any(OF_A_PART.match(sentence, end) for end in ends) or has_others(measure, OTHERS, sentence):
        return False
    is_other = has_others(measure, _OTHER_TARGET, sentence)
    return not is_other and not names_another(sentence, context.day)


def _is_target(measure: MeasurePeriod, said: Quantity) -> bool:
    """Whether a figure is a target of a report."""
    return any(
        fits_as_told(said, each.target_value, half_unit(each.target or ""))
        for each in measure.columns
    )


def targets_in_words(context: CheckContext) -> Iterator[RuleHit]:
    """Ask for the target that a comment speaks of and the table has not (S3).

    One target given as a figure is for information; of several it asks which holds.
    """
    for measure in context.measures:
        if measure.period.target or measure.ytd.target:
            continue
        if measure.period.status is Status.NOT_REPORTED:
            continue
        said = [
            sentence
            for sentence in sentences(measure.words)
            if _TARGET_SAID.search(sentence) and not _NO_TARGET.search(sentence)
        ]
        if not said:
            continue
        named = list(dict.fromkeys(_targets_named(measure)))
        told, question = "a target or a tolerance", "What is the measure judged against?"
        if named:
            told = f"{', later '.join(named)} as what is expected"
            question = "Which holds?" if len(named) > 1 else "Why is that not the target?"
        yield RuleHit(
            f"The comment names {told}, and the table has no target. {question}",
            measure,
            sentence_and_period(said[0], measure),
            Level.INFORMATION if len(named) == 1 else None,
            aside=f"the comment names {told}, and the table has no target",
            explanation=next(
                (why for word, why in _WHY_NO_TARGET.items() if word in measure.words.lower()), ""
            ),
        )


def _targets_named(measure: MeasurePeriod) -> Iterator[str]:
    """Yield the figures that a comment names as target, tolerance or expectation, as written."""
    for sentence in sentences(measure.words):
        if _NO_TARGET.search(sentence):
            continue
        figures = {quantity.start: quantity for quantity in quantities(sentence)}
        for found in _EXPECTED.finditer(sentence):
            figure = figures.get(found.start("figure"))
            if figure is None or figure.meets(measure.period.actual_value, measure.period.rounding):
                continue
            yield f"{found['bound']}{figure.text}"
