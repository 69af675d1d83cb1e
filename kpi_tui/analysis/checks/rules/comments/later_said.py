"""The rule on the table's figure where a comment gives it as a later month's: "August's figure is 99%" in July."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.rules.comments.told_figures import FIGURE, is_in_its_unit
from kpi_tui.analysis.comment_figures import first_quantity, months_named
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit
from kpi_tui.months import NAMED_MONTH, month_name
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex

_FIGURE_LETTERS = "figure|performance|result|outturn|out-turn|actual|score"
_OWN = "(?:figure|performance|result|out-?turn|actual|score)"
_MONTH = rf"(?-i:\b(?:{NAMED_MONTH})\b)(?: 20\d\d)?"
_IS = r"(?:is|was|stands at|stood at|came to)(?: just| only)?"
_ENDS = r"(?![\w%]|[.,]\d)(?=[.;)]|$|, (?:which|and|so|but)\b| (?:and|but|against|compared)\b)"
_LATER = Cue(
    rf"^\W*(?:the |our )?(?:{_MONTH}(?:['’]s?)? {_OWN}|{_OWN} (?:for|in) {_MONTH}) {_IS} {FIGURE}{_ENDS}",
    _FIGURE_LETTERS,
)
_ALIKE = regex(
    r"\b(?:also|again|too|as well|same|likewise|still|remain\w*|both|unchanged|similar\w*|another|once more|now|since"
    r"|previous\w*|last|next|provisional\w*|expected|forecast\w*|early)\b",
    re.I,
)
"""Words by which another month may well have the same figure, or that look ahead."""
_ALL, _DIGITS = 100, 2


def of_a_later_month(context: CheckContext) -> Iterator[RuleHit]:
    """Ask whose the table's figure is where its comment names a later month for it alone (C1).

    Of a longer period a month is a part.
    """
    for measure in context.measures if context.period_type is PeriodType.MONTH else ():
        for sentence, found in _LATER.in_sentences(measure.words):
            named = months_named(sentence, context.day)
            if len(named) != 1 or named[0] <= context.day or _ALIKE.search(sentence):
                continue
            if context.day in months_named(measure.words, context.day):
                continue  # it tells of both months
            if _is_of_this_month_alone(context, measure, found["figure"]):
                later = month_name(named[0])
                yield RuleHit(
                    f"The comment gives {found['figure']} for {later}; the table has "
                    f"{measure.period.actual} for {context.name}. Which month is it of?",
                    measure,
                    (("comment", sentence), *measure.period.printed),
                    aside=f"the comment gives it for {later}",
                )
                break


def _is_of_this_month_alone(context: CheckContext, measure: MeasurePeriod, written: str) -> bool:
    """Whether a figure is the table's, which few months share: not nought, nor all, nor the month's before."""
    said, figures, before = first_quantity(written), measure.period, context.earlier(measure)
    value = figures.actual_value
    if said is None or not value or sum(map(str.isdigit, written)) < _DIGITS:
        return False
    is_share = context.counts_in_per_cent(measure)
    is_bare = is_share and said.unit is Unit.NUMBER
    if not (is_bare or is_in_its_unit(context, measure, said)) or (is_share and value >= _ALL):
        return False
    was_so = before is not None and said.meets(before.period.actual_value)
    return said.meets(value) and not said.meets(figures.target_value) and not was_so
