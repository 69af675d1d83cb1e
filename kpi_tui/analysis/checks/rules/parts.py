"""Rules on lists in a comment: parts that make no whole, and cases left out of a rate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kpi_tui.analysis.checks.context import CheckContext, RuleHit
from kpi_tui.analysis.checks.finding import Figures
from kpi_tui.analysis.comment_figures import Quantity, quantities, sentences
from kpi_tui.analysis.measure_period import MeasurePeriod, number
from kpi_tui.figures import Unit

OVERDUE = re.compile(r"\boverdue\b|\bpast (?:the|its|their) deadline\b", re.I)
OPEN = re.compile(r"\b(?:open|outstanding|pending|in progress|on-?going|unanswered)\b", re.I)
LATE = re.compile(r"\b(?:outside|beyond|late|after the|missed)\b|\bout of time\b", re.I)
IN_TIME = re.compile(r"\b(?:within|inside|on[ -]time|in[ -]time|before the)\b", re.I)
RECEIVED = re.compile(r"\breceived\b", re.I)
ANY = re.compile(r"\b(?:received|open|overdue|outstanding|closed|responded)\b", re.I)
ALL_OPEN = re.compile(r"\ball\b[^.]*\bopen\b", re.I)
LABEL = re.compile(r"\b(?:stage|section|tier|level|phase|step|part|than|up to)\s*$", re.I)
"""What stands before a number that counts nothing."""
WHOLE = 1.5
"""How far from 100 the percentages of a whole may add up to."""
MANY_OPEN = 10
"""From how many open cases on the rate of the closed ones says little."""
NEAR = 0.6
"""How far the rate worked out of cases may be from the one printed, in points."""


def cases(text: str) -> Counter[str]:
    """How many cases a comment counts as `received`, `in time`, `late`, `open`, `overdue`."""
    found: Counter[str] = Counter()
    if not ANY.search(text):
        return found
    for sentence in sentences(text):
        all_open = ALL_OPEN.search(sentence) is not None
        counted = [item for item in quantities(sentence) if _counts(sentence, item)]
        ends = [*(item.start for item in counted[1:]), len(sentence)]
        for item, end in zip(counted, ends, strict=False):
            state = _state(sentence[item.end : end].split(";")[0], all_open)
            if state and not (state == "received" and found[state]):
                found[state] += int(item.value)
    return found


def _counts(sentence: str, item: Quantity) -> bool:
    plain = item.unit is Unit.NUMBER and item.value.is_integer()
    return plain and LABEL.search(sentence[: item.start]) is None


def _state(words: str, all_open: bool) -> str | None:
    """The state of the cases a count is followed by these words."""
    if OVERDUE.search(words):
        return "overdue"
    if OPEN.search(words) or (all_open and IN_TIME.search(words)):
        return "open"
    if LATE.search(words):
        return "late"
    if IN_TIME.search(words):
        return "in time"
    return "received" if RECEIVED.search(words) else None


def no_whole(month: CheckContext) -> Iterator[RuleHit]:
    """C3: cases, or shares of a sum, that do not add up to what they are parts of."""
    for row in month.measures:
        if hit := _uncounted(row) or _unsummed(row):
            yield hit


def _uncounted(row: MeasurePeriod) -> RuleHit | None:
    found = cases(row.words)
    parts = {
        state: found[state] for state in ("in time", "late", "open", "overdue") if found[state]
    }
    total = sum(parts.values())
    if len(parts) < 2 or not found["received"] or total == found["received"]:
        return None
    listed = ", ".join(f"{count} {state}" for state, count in parts.items())
    return RuleHit(
        f"The comment counts {found['received']} received and {listed}, which is {total}. "
        "Where are the others?",
        row,
        _labelled(found),
    )


def _unsummed(row: MeasurePeriod) -> RuleHit | None:
    """Amounts with percentages behind them that make 100, and a sum before them that differs."""
    for text in [row.words]:
        said = list(quantities(text))
        pairs = [pair for one, other in pairwise(said) if (pair := _pair(text, one, other))]
        if len(pairs) < 2 or abs(sum(share.value for _, share in pairs) - 100) > WHOLE:
            continue
        amounts = [amount for amount, _ in pairs]
        whole = _before(said, amounts)
        if whole is None:
            continue
        total = sum(item.value for item in amounts)
        room = sum(item.rounding for item in amounts) + whole.rounding
        if abs(total - whole.value) > room + 1e-9:
            sums = " + ".join(item.text for item in amounts)
            return RuleHit(
                f"The comment splits {whole.text} into {sums}, which is {_like(whole, total)}. "
                "Which of them is right?",
                row,
                (
                    ("whole", whole.text),
                    *(
                        (f"part {n}", f"{item.text} ({share.text})")
                        for n, (item, share) in enumerate(pairs, 1)
                    ),
                ),
            )
    return None


def _like(item: Quantity, value: float) -> str:
    """A value written as a figure of the comment is: `£17.7m` where that is `£17.4m`."""
    digits = re.search(r"\d[\d,]*(?:\.(\d+))?", item.text)
    if digits is None:
        return number(value)
    places = len(digits[1] or "")
    scale = item.value / float(digits[0].replace(",", ""))
    return item.text.replace(digits[0], f"{value / scale:,.{places}f}")


def _pair(text: str, one: Quantity, other: Quantity) -> tuple[Quantity, Quantity] | None:
    """An amount and its share, where one stands in brackets behind the other."""
    if text[one.end : other.start].strip() != "(" or (one.unit is Unit.PERCENT) == (
        other.unit is Unit.PERCENT
    ):
        return None
    return (other, one) if one.unit is Unit.PERCENT else (one, other)


def _before(said: list[Quantity], amounts: list[Quantity]) -> Quantity | None:
    """The last figure before the parts that may be their whole."""
    first, most = amounts[0], max(item.value for item in amounts)
    wholes = [
        item
        for item in said
        if item.end <= first.start and item.unit is first.unit and item.value > most
    ]
    return wholes[-1] if wholes else None


def left_out(month: CheckContext) -> Iterator[RuleHit]:
    """C8: a rate of the closed cases, while others are overdue or open."""
    for row in month.measures:
        found = cases(row.words)
        waiting = found["overdue"] > 0 or found["open"] >= MANY_OPEN
        if waiting and month.is_share(row) and (said := _left_out(row, found)):
            yield RuleHit(said, row, (*_labelled(found), *row.period.printed))


def _left_out(row: MeasurePeriod, found: Counter[str]) -> str | None:
    closed = found["in time"] + found["late"]
    listed = " and ".join(
        f"{found[state]} {state}" for state in ("overdue", "open") if found[state]
    )
    if row.period.actual is None:
        if not found["overdue"]:
            return None
        return f"There is no actual, and the comment counts {listed}. Should those count as late?"
    value = row.period.actual_value
    if not closed or value is None or abs(100 * found["in time"] / closed - value) > NEAR:
        return None
    every = closed + (found["overdue"] or found["open"])
    which = "overdue" if found["overdue"] else "open"
    return (
        f"{row.period.actual} is {found['in time']} of the {closed} closed; {listed} are left "
        f"out. With those {which} it would be {100 * found['in time'] / every:.0f}%. Is that the "
        "definition?"
    )


def _labelled(found: Counter[str]) -> Figures:
    return tuple((state, str(count)) for state, count in found.items())
