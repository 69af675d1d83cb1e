"""The rule on a target that a comment gives as its measure's: "93% against a target of 90%"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import period_and_year
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
    word_set,
)
from kpi_tui.analysis.cue import Cue, any_may_be_in
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.scales import is_within
from kpi_tui.analysis.units import own_sentences, pounds_in_one
from kpi_tui.figures import Unit, half_unit
from kpi_tui.labels import and_list
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
_OTHER_TARGET = re.compile(
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
_CLAUSE_ENDS = re.compile(
    r"[.,;:()–](?!\d)|\b(?:and|but|because|due|owing|as|with|although|despite|following|thanks|while|whilst)\b",
    re.I,
)
_NEAR = 1.5
"""A figure within this factor of the target may be meant for it."""
_SURELY_ITS_OWN = 3
"""A figure of so many digits that is the actual is hardly another's."""


def other_target(month: CheckContext) -> Iterator[RuleHit]:
    """Ask about a figure that a comment gives as the target, where the report prints another (C1)."""
    for measure in month.measures:
        printed = [each for each in measure.columns if each.target_value is not None]
        if (
            "target" in measure.measure_name.lower()
            or not printed
            or not any_may_be_in(_QUOTED, measure.words)
        ):
            continue
        for sentence, found, said in _quoted(month, measure):
            old = next(
                (each for each in reversed(month.past(measure)) if _is_target(each, said)), None
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
    month: CheckContext, measure: MeasurePeriod
) -> Iterator[tuple[str, re.Match[str], Quantity]]:
    """Yield the sentences that give another figure as the measure's own target, each with the figure."""
    for previous, sentence in each_after_another(own_sentences(measure)):
        for found in filter(None, (cue.search(sentence) for cue in _QUOTED)):
            told = quantities(sentence)
            said = next((each for each in told if each.start == found.start("figure")), None)
            if said is None or not _may_be_meant(month, measure, found, said):
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
    month: CheckContext, measure: MeasurePeriod, found: re.Match[str], said: Quantity
) -> bool:
    """Whether a figure may be meant for the measure's target of the period, and is another."""
    sentence, targets = found.string, [each.target_value for each in measure.columns]
    if not is_in_its_unit(month, measure, said):
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
    return not is_other and not names_another(sentence, month.day)


def _is_target(measure: MeasurePeriod, said: Quantity) -> bool:
    """Whether a figure is a target of a report."""
    return any(
        fits_as_told(said, each.target_value, half_unit(each.target or ""))
        for each in measure.columns
    )
