"""The rule on the colour that a comment gives its measure: "remains amber", "flagged red"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.evidence import sentence_and_period
from kpi_tui.analysis.checks.rules.comments.about import OF_A_PART, OF_YEAR, is_about, other_figures
from kpi_tui.analysis.checks.rules.status import distance_from_target
from kpi_tui.analysis.comment_figures import last_clause, months_named, sentences
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod
from kpi_tui.analysis.off_target import FAR_OFF
from kpi_tui.labels import MARKS
from kpi_tui.months import NAMED_MONTH
from kpi_tui.period import PeriodType
from kpi_tui.regex import regex
from kpi_tui.status import MISSED, Status

_COLOURS = "red|amber|green"
_NO_RATING = (
    r"(?!\s+(?:flags?|spaces?|waste|bins?|belts?|energy|fleets?|infrastructure|lanes?|roofs?|economy|skills"
    r"|jobs?|homes?|travel|transport|routes?|cards?|lists?|warnings?|alerts?|papers?|tape|kites?|zones?"
    r"|savings?|risks?|actions?|projects?|milestones?|measures|indicators|kpis)\b"
    rf"|[/-](?:{_COLOURS})\b)"
)
"""What follows a colour that is no rating, or half of one: "status of green spaces", "amber/red"."""
_COLOUR = Cue(
    rf"(?:\b(?:report(?:ed|ing)|remains?|currently|rated|flagged)\s+(?:as\s+|at\s+)?(?P<rated>{_COLOURS})\b"
    rf"|\b(?:rag|status|rating)(?:\s+(?:rag|status|rating))?\s*(?:[:=–-]|is|remains|of|at|as)?\s*"
    rf"(?:(?:now|still|at|as)\s+)*(?P<status>{_COLOURS})\b"
    rf"|\b(?:(?:is|are|has|have)\s+(?:(?:now|still|again|therefore|gone|turned|become|back)\s+)*"
    rf"|(?:moved|went|gone|changed|improved|worsened|deteriorated|dropped|fell|slipped)\s+(?:back\s+)?"
    rf"(?:from\s+(?:{_COLOURS})\s+)?to\s+)(?P<now>{_COLOURS})"
    rf"(?=[.,;:!)]|$|\s+(?:and|but|because|due|owing|as|this|for|in|at|with|since|again)\b)"
    rf"|^(?P<alone>{_COLOURS})(?=[.!]?$|(?:, as|,? (?:because|due to|owing to|since|reflecting|as (?:it|we|the|there|performance)"
    r"|this (?:month|quarter|period)))\b)"
    rf"){_NO_RATING}",
    _COLOURS,
)
_RATED = regex(r"\b(?:rag|status|rating|indicator|kpi)\b", re.I)
"""What may be rated where the words before a colour do not name the measure."""
_ITSELF = regex(
    r"\b(?:it|this|we|so|measure|indicator|kpi)"
    r"(?: (?:is|are|has|have|been|being|therefore|now|still|again|also|thus))*\s*$",
    re.I,
)
"""Words right before a colour that mean the measure, whatever stands before them."""
_RATED_ELSEWHERE = regex(
    r"\b(?:risks?|actions?|milestones?|projects?|programmes?|priorit(?:y|ies)|directorates?)\b",
    re.I,
)
"""What has a rating of its own that is not the measure's."""
_ELSEWHEN = regex(r"\b(?:last|previous(?:ly)?|was|were|until|would|will|before|not)\b", re.I)
_WAS = regex(r"\b(?:was|were)\b", re.I)
_BY_OTHERS = regex(r" by (?:(?:the|an?|its|their) )?(?:(?-i:[A-Z])|regulator|inspect)", re.I)
"""Words behind a colour that another body gave: "rated amber by Ofsted"."""
_RATED_FOR = regex(
    r" for (?:(?:the|our|its) )?(?!(?:\w+ing|month|quarter|half|half-year|year|period|now|first|second|third|fourth"
    rf"|fifth|last|{NAMED_MONTH})\b|\w+ reasons\b)(?P<what>[a-z-]+)",
    re.I,
)
"""What a colour is given for: "rated green for recruitment"."""
_IN_REGISTER = regex(r" (?:in|on) (?:[\w’'-]+ ){0,4}(?:registers?|logs?)\b", re.I)
"""Words behind a colour that is a risk's: "flagged red in the risk register"."""
_NOW = regex(r"\b(?:this|in the|for the) (?:month|quarter|period)\b", re.I)
_FOR_YEAR = regex(r"\b(?:for|in|over) the year\b", re.I)
_COUNT_OF = regex(r"\b\d+ (?:[a-z]+ )?$", re.I)
"""How many of several have a colour: "3 are green"."""
_CLAUSE_ENDS = regex(r"[,;:)]|\b(?:because|due to|owing to)\b", re.I)
"""What ends the clause of a rating: the reason for it may well speak of what was."""
_RERATE = Cue(
    r"\bRAG\b.{0,30}\b(?:amended|changed|revised|reviewed|adjusted)\b",
    "rag",
    "amended|changed|revised|reviewed|adjusted",
)


def worded_otherwise(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about comments that name another colour, or that want the rating changed (S5).

    Amber or green said of a measure far off its target is asked about too. Where a comment proposes
    other thresholds for a miss, it asks whether that would keep its status.
    """
    for measure in context.measures:
        period = measure.period
        words = measure.words
        may_rate = _COLOUR.may_be_in(words) or _RERATE.may_be_in(words)
        in_order = sentences(words) if may_rate else ()
        for sentence in in_order:
            colour = _COLOUR.search(sentence)
            if colour and colour["alone"] and sentence != in_order[0]:
                colour = None  # it may be of what stands before it
            question = _ask_of_colour(context, measure, colour, sentence) if colour else None
            aside = f"the comment says “{colour[0]}”" if colour and question else ""
            if question is None and _RERATE.search(sentence):
                question = (
                    "The comment proposes other thresholds for its rating. "
                    "Who decides, and what would they be?"
                )
                if period.status in MISSED and period.actual is not None:
                    question = (
                        f"{period.actual} is {distance_from_target(context, measure, period)} "
                        f"({period.sign}), and the comment proposes other thresholds for the "
                        f"rating. Who decides, and would it still be {MARKS[period.status].word}?"
                    )
            if question is not None:
                figures = sentence_and_period(sentence, measure)
                explanation = ""
                if not aside and "national" in sentence:
                    explanation = "the national position is the fairer yardstick"
                yield RuleHit(question, measure, figures, aside=aside, explanation=explanation)
                break


def _ask_of_colour(
    context: CheckContext, measure: MeasurePeriod, claim: re.Match[str], sentence: str
) -> str | None:
    """Ask about the colour that a sentence gives the measure now, if it is not its status."""
    before = last_clause(sentence[: claim.start()])
    after = _CLAUSE_ENDS.split(sentence[claim.end() :])[0]
    said = f"{before}{claim[0]}{after}"
    named = months_named(said, context.day)
    is_month = context.period_type is PeriodType.MONTH and bool(named)
    is_now = is_month or _NOW.search(said) is not None
    # "It was rated red this month": so it is.
    elsewhen = _WAS.sub("", said) if is_now else said
    if _ELSEWHEN.search(elsewhen) or any(day != context.day for day in named):
        return None
    is_by_others = claim["rated"] and _BY_OTHERS.match(sentence, claim.end())
    if is_by_others or _IN_REGISTER.match(sentence, claim.end()):
        return None
    is_part = OF_A_PART.match(sentence, claim.end()) or _COUNT_OF.search(before)
    rated_for = _RATED_FOR.match(sentence, claim.end())
    if (is_part and not claim["rated"]) or (
        rated_for and not is_about(measure, rated_for["what"], 0)
    ):
        return None
    subject = _RATED.sub("", sentence[: claim.start()])
    is_itself = claim["rated"] and _ITSELF.search(before)
    is_own = is_itself or is_about(
        measure, _RATED.sub("", before) if claim["rated"] else subject, 0
    )
    told = [each.actual_value for each in measure.columns]
    others = other_figures(measure, before)
    if not all(any(each.meets(value) for value in told) for each in others):
        return None  # "£0.6m of savings are rated red"
    if not is_own or _RATED_ELSEWHERE.search(subject):
        return None
    colour = Status((claim["rated"] or claim["status"] or claim["now"] or claim["alone"]).lower())
    period = measure.period
    is_of_year = OF_YEAR.search(said) or _FOR_YEAR.search(said)
    of_year = None if is_now and not is_of_year else measure.ytd.status
    if colour not in (period.status, of_year):
        return (
            f"The comment says “{claim[0]}”, the status is {period.sign or 'empty'}. "
            "Which is right?"
        )
    percent = period.gap_percent
    if percent is not None and percent < -FAR_OFF and colour is not Status.RED:
        return (
            f"The comment says “{claim[0]}”; {period.actual} is "
            f"{distance_from_target(context, measure, period)}. At what figure does it become red?"
        )
    return None
