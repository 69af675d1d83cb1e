"""Whether a count in a sentence is of other things than its measure counts: of complaints those upheld."""

from __future__ import annotations

import re

from kpi_tui.analysis.checks.rules.comments.acts_said import ALIKE
from kpi_tui.analysis.checks.rules.comments.own_words import (
    DONE,
    counts_alike,
    counts_same,
    has_short_form,
    own_words,
    told_words,
)
from kpi_tui.analysis.comment_figures import Quantity, word_set
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.regex import regex

NEUTRAL = ALIKE[0] | ALIKE[1] | word_set("reported delivered employed based looked used related")
"""Words for what is done with all of it; of complaints upheld, or calls abandoned, there are others."""
_AND_OTHERS = regex(
    r" ?[a-z -]*?(?:, [a-z -]+?)*?,? (?:and|or|&) (?:(?!(?:the|our|their|its|all|most|some) )[a-z-]+ )?"
    r"(?P<others>(?!(?:this|is|was|has|its|as|does)\b)[a-z-]*[a-rt-z]s)\b",
    re.I,
)
"""Words behind a count that make it one of more things: "complaints and enquiries"."""
_FROM_SOME = regex(
    r"(?: [a-z-]+){1,3}? from (?!last\b|previous\b|(?:the )?(?:residents|customers|members|users)\b)(?:[a-z-]+ )?[a-z-]+s\b",
    re.I,
)
"""Words behind a count by which it is one of those that came from some: "referrals from schools"."""


def is_of_others(measure: MeasurePeriod, sentence: str, quantity: Quantity) -> bool:
    """Whether a count is of things written alike, of some of those named, or of more than are named.

    Compliments are written like complaints. "There were 61 complaints" says nothing of those upheld,
    and of complaints there are fewer than of "complaints and enquiries".
    """
    name, behind = measure.measure_name, sentence[quantity.end :]
    if counts_alike(name, " ".join(behind.split()[:4])) or _FROM_SOME.match(behind):
        return True
    more = _AND_OTHERS.match(behind)
    if more and (
        counts_alike(name, more["others"]) or not told_words(more[0]) <= own_words(name, more[0])
    ):
        return True
    done = word_set(" ".join(DONE.findall(name)))
    is_narrow = bool(done) and done.isdisjoint(NEUTRAL)
    says = has_short_form(name, behind) or not done.isdisjoint(told_words(sentence))
    return is_narrow and counts_same(name, behind) and not says
