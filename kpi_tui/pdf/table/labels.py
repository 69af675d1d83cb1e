"""What the headings of columns say, and which field each names.

A heading may be broken anywhere, stand in two storeys ("Period" over "Actual"), or be turned by a
quarter: its letters then stand one above the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.text.lines import Line, flow, into_lines, squash

PERIODS = ("period", "month", "inmonth", "thismonth", "monthly", "currentperiod", "thisperiod")
YEARS = ("ytd", "yeartodate", "cumulative", "yearsofar")

LABELS = {
    "measure": "measure",
    "measures": "measure",
    "indicator": "measure",
    "director": "directors",
    "directors": "directors",
    "portfolioholder": "portfolio_holder",
    "portfolioholders": "portfolio_holder",
    "cabinetmember": "portfolio_holder",
    "status": "period_status",
    "comment": "comment",
    "comments": "comment",
    "commentary": "comment",
    "improvementplan": "improvement_plan",
    "timeframe": "timeframe",
    "timescale": "timeframe",
    "financeimpact": "finance_impact",
    "financialimpact": "finance_impact",
    "riskimpact": "risk_impact",
    "ytd": "ytd_status",
    "yeartodate": "ytd_status",
    **{
        over + below: f"{name}_{below}"
        for name, group in (("period", PERIODS), ("ytd", YEARS))
        for over in group
        for below in ("actual", "target", "status")
    },
}
"""What headers say, without white space, hyphens and case, and the field it names."""

_LABEL_WORDS = frozenset(
    (
        *("measure", "director", "portfolio", "holder", "period", "actual", "target", "status"),
        *("comment", "improvement", "plan", "timeframe", "finance", "impact", "risk", "ytd"),
        *("year", "to", "date", "month"),
    )
)
LEAST_LABELS = 4
"""So many headings of columns side by side are a header."""
_LONGEST = 40
"""No heading that we know has more letters."""
_NARROW = 4
"""So many narrow letters of a turned word may look like a word of their own."""
UNKNOWN = ""
"""The field of a column whose heading names none."""


def count_label_words(words: Iterable[Word]) -> int:
    """Return how many words are of those that headings are made of."""
    return sum(squash(word.text) in _LABEL_WORDS for word in words)


def has_only_labels(line: Line) -> bool:
    """Whether a line has no other words than headings have."""
    return count_label_words(line.words) == len(line.words)


def is_header_line(line: Line) -> bool:
    """Whether a line is made of so many headings of columns that no other text would be."""
    return len(line.words) >= LEAST_LABELS and has_only_labels(line)


def read_label(words: Sequence[Word], over: Sequence[Word] = ()) -> tuple[str, str]:
    """Return the field that a heading names and what it says; `over` stands above it and others."""
    if sum(len(word.text) for word in words) > _LONGEST:
        return UNKNOWN, " ".join(word.text for word in words)
    above = flow(into_lines(over)) if over else ""
    first = flow(into_lines(words)) if words else ""
    for text in (first, *_turned(words)):
        label = f"{above} {text}".strip()
        field = LABELS.get(_key(label))
        if field is not None:
            return field, label
    return UNKNOWN, f"{above} {first}".strip()


def is_over_others(text: str) -> bool:
    """Whether a heading stands over those of several columns: the period, or the year so far."""
    return _key(text) in (*PERIODS, *YEARS)


def may_say_measure(words: Sequence[Word]) -> bool:
    """Whether a word may be the beginning, or turned the end, of the heading of the measures."""
    return any(
        word.text.casefold().startswith(("me", "in"))
        or (len(word.text) < 3 and word.text[0] in "MmIi")
        for word in words
    )


def _key(text: str) -> str:
    return squash(text).replace("-", "").replace(":", "")


def _turned(words: Sequence[Word]) -> Iterator[str]:
    """Yield what words say that stand above each other, read upwards and read downwards."""
    if len(words) < 2 or max(len(word.text) for word in words) > _NARROW:
        return
    stacks: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.middle):
        if stacks and word.middle - stacks[-1][0].middle < 0.6 * word.size:
            stacks[-1].append(word)
        else:
            stacks.append([word])
    for stack in stacks:
        stack.sort(key=lambda word: word.base)
    yield " ".join("".join(word.text for word in reversed(stack)) for stack in stacks)
    yield " ".join("".join(word.text for word in stack) for stack in reversed(stacks))
