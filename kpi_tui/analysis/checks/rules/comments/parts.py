"""Rules on lists in a comment: parts that make no whole, and cases left out of a rate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures, Level
from kpi_tui.analysis.comment_figures import Quantity, quantities, sentences
from kpi_tui.analysis.cue import Cue
from kpi_tui.analysis.measure_period import MeasurePeriod, number
from kpi_tui.figures import Unit, rounded
from kpi_tui.labels import and_list, plural
from kpi_tui.regex import regex

_OVERDUE = regex(r"\boverdue\b|\bpast (?:the|its|their) deadline\b", re.I)
_OPEN = regex(r"\b(?:open|outstanding|pending|in progress|on-?going|unanswered)\b", re.I)
_LATE = regex(r"\b(?:outside|beyond|late|after the|missed)\b|\bout of time\b", re.I)
_IN_TIME = regex(r"\b(?:within|inside|on[ -]time|in[ -]time|before the)\b", re.I)
_RECEIVED = regex(r"\breceived\b", re.I)
_CASES = Cue(
    r"\b(?:received|open|overdue|outstanding|closed|responded)\b",
    "received|open|overdue|outstanding|closed|responded",
)
_ALL_OPEN = regex(r"\ball\b[^.]*\bopen\b", re.I)
_IN_BRACKETS = regex(r"\(\s*[£\d]")
"""Where a figure in brackets begins."""
_LABEL = regex(r"\b(?:stage|section|tier|level|phase|step|part|than|up to)\s*$", re.I)
"""Words before a number that counts no cases."""
_WHOLE = 1.5
"""By how many points the sum of the shares of a whole may differ from 100."""
_NEGLIGIBLE = 0.01
"""A difference of at most this share of the cases is for information, not a question."""
FEW_CASES = 5
"""A percentage of at most so many cases is one of very few (C10)."""
_OUT_OF = regex(
    r"(?=\d)\b(?P<part>\d{1,15}) (?:out )?of (?:the |our |these )?(?P<whole>\d{1,15})\b(?!\s?%)",
    re.I,
)
_RATE_SLACK = 0.6
"""How far the rate worked out of cases may be from the one printed, in points."""


@lru_cache(maxsize=20_000)  # four rules count them
def cases(text: str) -> Counter[str]:
    """Count the cases that a comment calls `received`, `in time`, `late`, `open`, `overdue`.

    Numbers of one state are added up, but of those received only the first counts.
    """
    counts: Counter[str] = Counter()
    if not _CASES.search(text):
        return counts
    for sentence in sentences(text):
        all_open = _ALL_OPEN.search(sentence) is not None
        counted = [
            quantity
            for quantity in quantities(sentence)
            if quantity.unit is Unit.NUMBER
            and quantity.value.is_integer()
            and not _LABEL.search(sentence[: quantity.start])
        ]
        ends = [*(quantity.start for quantity in counted[1:]), len(sentence)]
        for quantity, end in zip(counted, ends, strict=False):
            state = _state(sentence[quantity.end : end].split(";")[0], all_open)
            if state and not (state == "received" and counts[state]):
                counts[state] += int(quantity.value)
    return counts


def _state(words: str, all_open: bool) -> str | None:
    """Return the state of the cases whose number these words follow."""
    if _OVERDUE.search(words):
        return "overdue"
    if _OPEN.search(words) or (all_open and _IN_TIME.search(words)):
        return "open"
    if _LATE.search(words):
        return "late"
    if _IN_TIME.search(words):
        return "in time"
    return "received" if _RECEIVED.search(words) else None


def no_whole(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about cases, or amounts, that do not add up to what they are parts of (C3)."""
    for measure in context.measures:
        counts = cases(measure.words)
        states = [state for state in ("in time", "late", "open", "overdue") if counts[state]]
        total = sum(counts[state] for state in states)
        received = counts["received"]
        if len(states) > 1 and received and total != received:
            listed = ", ".join(f"{counts[state]} {state}" for state in states)
            hardly = abs(received - total) <= _NEGLIGIBLE * received
            why = f"some had been received before the {context.noun}"
            if total < received:
                why = "some were withdrawn, or passed on to others"
            yield RuleHit(
                f"The comment counts {received} received and {listed}, which is {total}. "
                f"{_where_the_others_are(context, measure, counts, received - total)}",
                measure,
                _labelled(counts),
                Level.INFORMATION if hardly else None,
                explanation="" if hardly else why,
            )
        elif hit := _wrong_split(measure):
            yield hit


def _where_the_others_are(
    context: CheckContext, measure: MeasurePeriod, counts: Counter[str], missing: int
) -> str:
    """Ask about cases that are in no state, or too many, and what a rate would be with them."""
    if missing < 0:
        return "Which of them is right?"
    rate, in_time = measure.period.actual_value, counts["in time"]
    closed = in_time + counts["late"]
    others, were, are = "the others", "were", "are they"
    if missing == 1:
        others, were, are = "the other", "was", "is it"
    is_rate = rate is not None and closed and context.is_share(measure)
    if not is_rate or abs(100 * in_time / closed - (rate or 0.0)) > _RATE_SLACK:
        return f"Where {are.split()[0]} {others}?"
    with_them = rounded(100 * in_time / (closed + missing), 1).removesuffix(".0")
    return f"If {others} {were} late, {measure.period.actual} would be {with_them}. Where {are}?"


def _wrong_split(measure: MeasurePeriod) -> RuleHit | None:
    """Ask about amounts that the comment gives with their shares of a sum, which they do not make.

    An amount and its share stand one in brackets behind the other, the sum before the first.
    """
    if len(_IN_BRACKETS.findall(measure.words)) < 2:
        return None
    spoken = quantities(measure.words)
    parts = list(_amounts_with_shares(measure.words, spoken))
    if len(parts) < 2 or abs(sum(share.value for _, share in parts) - 100) > _WHOLE:
        return None
    amounts = [amount for amount, _ in parts]
    largest = max(amount.value for amount in amounts)
    wholes = [
        quantity
        for quantity in spoken
        if quantity.end <= amounts[0].start
        and quantity.unit is amounts[0].unit
        and quantity.value > largest
    ]
    if not wholes:
        return None
    whole = wholes[-1]
    total = sum(amount.value for amount in amounts)
    rounding = sum(amount.rounding for amount in amounts) + whole.rounding
    if abs(total - whole.value) <= rounding + 1e-9:
        return None
    figures = [("whole", whole.text)]
    for position, (amount, share) in enumerate(parts, 1):
        figures.append((f"part {position}", f"{amount.text} ({share.text})"))
    explanation, asked = "", f" Is {whole.text} right, or one of the parts?"
    wrong = [
        (amount, share)
        for amount, share in parts
        if abs(share.value * whole.value / 100 - amount.value)
        > share.rounding * whole.value / 100 + amount.rounding + 1e-9
    ]
    if len(wrong) == 1:
        (amount, share), *_ = wrong
        by_share = written_like(amount, share.value * whole.value / 100)
        by_others = written_like(amount, whole.value - total + amount.value)
        asked = f" {share.text} of {whole.text} is {by_share}. Is {amount.text} right?"
        explanation = f"{amount.text} is a slip for {by_others}"
    return RuleHit(
        f"The comment splits {whole.text} into {' + '.join(amount.text for amount in amounts)}, "
        f"which is {written_like(whole, total)}.{_first_parts(measure, parts)}{asked}",
        measure,
        tuple(figures),
        explanation=explanation,
    )


def _amounts_with_shares(
    words: str, spoken: Sequence[Quantity]
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the amounts that have their share in brackets behind or before them, each with it."""
    for first, second in pairwise(spoken):
        in_brackets = words[first.end : second.start].strip() == "("
        if in_brackets and first.unit is Unit.PERCENT and second.unit is not Unit.PERCENT:
            yield second, first
        if in_brackets and first.unit is not Unit.PERCENT and second.unit is Unit.PERCENT:
            yield first, second


def _first_parts(measure: MeasurePeriod, parts: list[tuple[Quantity, Quantity]]) -> str:
    """Tell which of the first parts the year to date adds up; empty where it is no sum of several."""
    for several in range(2, len(parts)):
        shares = [share for _, share in parts[:several]]
        if abs(sum(share.value for share in shares) - (measure.ytd.actual_value or 0)) < 1e-9:
            added = " + ".join(share.text for share in shares)
            return f" The year to date, {measure.ytd.actual}, counts {added}."
    return ""


def written_like(quantity: Quantity, value: float) -> str:
    """Write a value in the form of a figure of the comment: `£17.7m`, if that is `£17.4m`."""
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", quantity.text)
    if digits is None:
        return number(value)
    places = len(digits[1] or "")
    scale = round(quantity.rounding * 2 * 10**places)  # its digits may be 0
    return quantity.text.replace(digits[0], f"{value / scale:,.{places}f}")


def left_out(context: CheckContext) -> Iterator[RuleHit]:
    """Ask about a rate of the closed cases while others are overdue (C8).

    Those that are open and in time are no failures yet, and nothing is asked about them.
    """
    for measure in context.measures:
        counts = cases(measure.words)
        if not counts["overdue"] or not context.is_share(measure):
            continue
        listed = and_list(
            f"{counts[state]} {state}" for state in ("overdue", "open") if counts[state]
        )
        printed, rate = measure.period.actual, measure.period.actual_value
        in_time, closed = counts["in time"], counts["in time"] + counts["late"]
        if printed is None:
            question = _without_a_rate(measure, counts, listed)
        elif rate is not None and closed and abs(100 * in_time / closed - rate) <= _RATE_SLACK:
            status = f", {measure.period.sign}" if measure.period.status else ""
            against = f" (target {measure.period.target}{status})" if measure.period.target else ""
            with_overdue = 100 * in_time / (closed + counts["overdue"])
            one = counts["overdue"] + counts["open"] == 1
            those = "that" if counts["overdue"] == 1 else "those"
            question = (
                f"{printed}{against} is {in_time} of the {closed} closed; {listed} "
                f"{'is' if one else 'are'} left out. With {those} overdue it would be "
                f"{rounded(with_overdue, 0)}%. Is that the definition?"
            )
        else:
            continue
        yield RuleHit(
            question,
            measure,
            (*_labelled(counts), *measure.period.printed),
            explanation=""
            if closed
            else f"no case was closed in the {context.noun}, and only closed ones are counted",
        )


def _without_a_rate(measure: MeasurePeriod, counts: Counter[str], listed: str) -> str:
    """Ask why no rate is given, and tell the best that it can be, as those overdue are late."""
    states = ("in time", "late", "open", "overdue")
    received = max(counts["received"], sum(counts[state] for state in states))
    best = 100 * (received - counts["late"] - counts["overdue"]) / received
    target = f"; the target is {measure.period.target}" if measure.period.target else ""
    return (
        f"The comment counts {listed} of {received}: at best {rounded(best, 0)}% in time{target}. "
        "Why is there no actual?"
    )


def of_few_cases(context: CheckContext) -> Iterator[RuleHit]:
    """Tell of percentages of five cases and fewer, counted by their comment (C10)."""
    for measure in context.measures:
        rate = measure.period.actual_value
        if rate is None or not context.is_share(measure):
            continue
        for part, whole in parts_and_wholes(measure.words):
            if 0 < whole <= FEW_CASES and abs(100 * part / whole - rate) <= _RATE_SLACK:
                either = (100 * part / (whole + 1), 100 * (part + 1) / (whole + 1))
                furthest = max(either, key=lambda next_rate: abs(next_rate - rate))
                told = f"{measure.period.actual} is {plural(part, 'case')} of {whole}"
                yield RuleHit(
                    f"{told}, by its comment: the next could make it {rounded(furthest, 0)}.",
                    measure,
                    (("cases", f"{part} of {whole}"), *measure.period.printed),
                    aside=told,
                )
                break


def parts_and_wholes(text: str) -> Iterator[tuple[int, int]]:
    """Yield numbers of cases in a comment, each with the number that it is a part of."""
    counts = cases(text)
    yield counts["in time"], counts["in time"] + counts["late"]
    for found in _OUT_OF.finditer(text):
        yield int(found["part"]), int(found["whole"])


def _labelled(counts: Counter[str]) -> Figures:
    return tuple((state, str(count)) for state, count in counts.items())
