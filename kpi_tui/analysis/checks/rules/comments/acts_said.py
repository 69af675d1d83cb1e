"""Who a sentence says did how many of what its measure counts: "the team made 43 interventions"."""

from __future__ import annotations

import re

from kpi_tui.analysis.checks.rules.comments.about import GENERAL, has_others
from kpi_tui.analysis.checks.rules.comments.own_words import (
    DONE,
    counts_same,
    own_words,
    told_words,
)
from kpi_tui.analysis.comment_figures import Quantity, word_set
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.figures import Unit
from kpi_tui.regex import regex

_DID = r"made|carried out|completed|conducted|undertook|undertaken|performed"
_CAME = r"received|recorded|logged|registered|had|saw|welcomed"
_MET = "attended|responded to"
_ACT = regex(
    r"^(?:(?:in|during) (?:the |this )?[a-z]+(?: 20\d\d)?,? |overall,? |in total,? )?"
    rf"(?P<who>[a-z][a-z’' &-]{{1,50}}?)(?: (?:have|has))? (?P<act>{_DID}|{_CAME}|{_MET})"
    r" (?:a total of |only |just )?$",
    re.I,
)
_WE = regex(
    r"we|officers|staff|crews|firefighters|inspectors|(?:the|our) (?:teams?|service|council|authority|department)",
    re.I,
)
"""Words for all who do what a measure counts: "Highways" received a part of the complaints."""
_ACTS = word_set(
    "visits interventions inspections checks repairs surveys audits tests patrols searches sessions"
)
"""What is done as it is counted; applications that are completed are others than those received."""
EMERGENCIES = word_set("fires alarms rescues collisions emergencies")
"""Of these all are attended; of other incidents, or complaints, some."""
ALIKE = tuple(word_set(words.replace("|", " ")) for words in (_DID, _CAME))
"""Words for what is done, and for what comes in."""
_CAREFUL = regex(
    r"\b(?:not?|if|would|could|should|will|may|might|until|expect\w*|hop\w*|plan\w*|aim\w*|each|every|other"
    r"|national\w*|england|neighbour\w*|who|which|that|where|when|after|before|since|because|while|whilst|and|or)\b",
    re.I,
)
_CLAUSE_ENDS = regex(
    r"[.,;:(]|\b(?:in|during|this|against|compared|and|but|up|down|from|than)\b", re.I
)


def tells_who_did(
    measure: MeasurePeriod, sentence: str, quantity: Quantity, *, now_said: bool
) -> bool:
    """Whether a sentence says that so many were done: by all who do it, or more by some than all did.

    Of those "some" it must be said that it is of the report's period.
    """
    found = _ACT.search(sentence[: quantity.start])
    if found is None or quantity.unit is not Unit.NUMBER or measure.unit is not Unit.NUMBER:
        return False
    if has_others(measure, _CAREFUL, found["who"]) or not _may_be_the_act(measure, found["act"]):
        return False
    name, counted = measure.measure_name, _CLAUSE_ENDS.split(sentence[quantity.end :])[0]
    known = own_words(name, counted) | GENERAL
    if not counts_same(name, counted) or not told_words(counted) <= known:
        return False
    is_more = quantity.value > (measure.period.actual_value or 0.0)
    return _WE.fullmatch(found["who"]) is not None or (is_more and now_said)


def all_did(measure: MeasurePeriod, before: str) -> bool:
    """Whether words before a count say that all who do what a measure counts did it: "we carried out"."""
    found = _ACT.search(before)
    if found is None or not _WE.fullmatch(found["who"]):
        return False
    return _may_be_the_act(measure, found["act"])


def _may_be_the_act(measure: MeasurePeriod, act: str) -> bool:
    """Whether a verb says of things what the measure's name says, if it says something."""
    name, said = word_set(measure.measure_name), word_set(act)
    if DONE.search(measure.measure_name):
        return bool(said & name) or any(said <= alike and alike & name for alike in ALIKE)
    if said <= word_set(_MET):
        return not name.isdisjoint(EMERGENCIES)
    return said <= ALIKE[1] or not name.isdisjoint(_ACTS)
