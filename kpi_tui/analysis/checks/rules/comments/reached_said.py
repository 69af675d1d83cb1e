"""What a comment says of the way that a figure took to what it is now: "fell to 460"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext
from kpi_tui.analysis.checks.rules.comments.about import has_others
from kpi_tui.analysis.checks.rules.comments.earlier_meant import (
    ITSELF,
    Said,
    is_narrowed,
    is_of_own_figure,
    may_be_of_single_periods,
)
from kpi_tui.analysis.checks.rules.comments.own_figure import says_now
from kpi_tui.analysis.checks.rules.comments.own_words import name_words, told_words
from kpi_tui.analysis.checks.rules.comments.sizes_said import SCALE, SIZE, UNIT, is_so_much
from kpi_tui.analysis.checks.rules.comments.told_figures import fits
from kpi_tui.analysis.checks.rules.comments.ways_said import (
    CAREFUL,
    HOW,
    VERB_LETTERS,
    VERBS,
    may_mean_the_reverse,
    way_of,
)
from kpi_tui.analysis.checks.rules.printed_before import figure_before
from kpi_tui.analysis.comment_figures import (
    first_quantity,
    is_of_other_length,
    names_another,
)
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import SCALE_WORDS, Unit
from kpi_tui.months import NAMED_MONTH, months_apart
from kpi_tui.regex import regex

_REACHED = Cue(
    rf"\b(?P<way>{VERBS}){HOW}(?: by (?:[^.,;:()]|[.,]\d){{1,30}}?)?,? to (?:just |only |now |around |about |almost |nearly )?"
    rf"(?P<to>£?\d[\d,]*(?:\.\d+)?(?:\s?(?:{SCALE_WORDS})\b)?(?:\s?%| per ?cent\b)?)",
    " to ",
    VERB_LETTERS,
)
"""Words that say which way a figure went, and to what."""
_THIS = (
    rf"(?: (?:this|in the) (?:month|quarter|half-year|year|period)| in (?-i:{NAMED_MONTH})(?: 20\d\d)?"
    r"| in (?:Q|quarter )[1-4])"
)
_ENDS = r"(?=[.;,]|$| (?:and|but|due|because|owing|following|thanks)\b)"
_BY = Cue(
    rf"\b(?P<way>{VERBS})(?: (?:slightly|significantly|sharply|again|further))?(?P<now>{_THIS})?,? by "
    rf"(?:just |only )?(?P<roughly>about |around |almost |nearly )?{SIZE}{SCALE}{UNIT}(?P<of>)"
    rf"(?: (?:seconds?|minutes?|hours?|days?|weeks?))?(?(now){_ENDS}|(?:{_THIS}{_ENDS}|[.;]?$))",
    " by ",
    VERB_LETTERS,
)
"""Words for the way a figure went and by how much, that do not say since when."""
_POINTS = regex(r"%|\bper ?cent|\bpoint", re.I)
_FROM_WHEN = regex(
    r"\b(?:from|since|than|compar\w+|against|over|between|year|years|annual\w*|last|previous\w*|earlier|ago)\b",
    re.I,
)
"""Words beside that say, or may say, since when: other rules read them."""
_A_YEAR = 12


def reached_other_way(context: CheckContext, measure: MeasurePeriod, sentence: str) -> Said | None:
    """Return what a sentence says of the way to the actual, where the figure came from the other side.

    Where it does not say that it was this period, or tells by how much alone, no reading of the last
    year may be on the side that it tells of. The latter, behind another sentence, may be of what that
    is about. A change of the right way that is called this period's has to be as large as is said.
    """
    found, value = _REACHED.search(sentence), measure.period.actual_value
    is_now = found is not None and says_now(context, sentence)
    by = None if found else _BY.search(sentence)
    if by and (measure.words.startswith(sentence) or says_now(context, sentence)):
        found = by
    if found is None or value is None or has_others(measure, CAREFUL, sentence[: found.start()]):
        return None
    if is_of_other_length(sentence, context.period_type, context.day) or is_narrowed(
        sentence, found
    ):
        return None
    subject, rest = sentence[: found.start()], sentence[found.end() :]
    if has_others(measure, _FROM_WHEN, f"{subject} {rest}"):
        return None
    if not is_of_own_figure(measure, sentence, subject) or may_be_of_single_periods(
        measure, sentence
    ):
        return None
    if names_another(sentence, context.day):
        return None
    is_share = context.counts_in_per_cent(measure)
    if to := found.groupdict().get("to"):
        said = first_quantity(to)
        if said is None or not fits(said, value, measure.period.rounding):
            return None
        if (said.unit is Unit.PERCENT) is not is_share:
            return None
    elif is_share and not _POINTS.search(found[0]):
        return None  # it counts cases
    elif told_words(subject).isdisjoint(name_words(measure.measure_name) | ITSELF):
        return None
    way, before = way_of(measure, found["way"].lower()), figure_before(context, measure)
    if before is None or may_mean_the_reverse(measure, found["way"], subject):
        return None
    was = [before.value] if is_now else [before.value, *_of_the_last_year(context, measure)]
    denied = all(way * (value - each) < 0 for each in was)
    if by and way * (value - before.value) > 0 and says_now(context, sentence):
        denied = not _is_so_much(measure, sentence, by, value, before.value)
    return Said(found[0].rstrip(".; "), before) if denied else None


def _of_the_last_year(context: CheckContext, measure: MeasurePeriod) -> Iterator[float]:
    """Yield the figures of the year before a report that are held."""
    for old in context.past(measure):
        value = old.period.actual_value
        if value is not None and months_apart(old.report_date, context.day) <= _A_YEAR:
            yield value


def _is_so_much(
    measure: MeasurePeriod, sentence: str, by: re.Match[str], value: float, before: float
) -> bool:
    """Whether a figure may have moved so much since the one before, or since a year before."""
    year = measure.a_year_before
    was = year.period.actual_value if year else None
    return by["roughly"] is not None or any(
        is_so_much(measure, sentence, by, value, each) for each in (before, was) if each is not None
    )
