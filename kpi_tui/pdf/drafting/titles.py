"""What a report that none knows is called, and whose it is, as its first pages print it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from kpi_tui.pdf.drafting.council_names import find_council
from kpi_tui.pdf.drafting.key import said_in
from kpi_tui.pdf.text.lines import Line, PageText
from kpi_tui.profiles.labels import key
from kpi_tui.profiles.period_text import find_periods
from kpi_tui.regex import regex

UNKNOWN = "(name of the council)"
UNTITLED = "Performance report"
_TITLE = regex(
    r"report|performance|scorecard|dashboard|monitor|indicators|measures|digest|review|outturn|delivery",
    re.I,
)
_NO_TITLE = regex(
    r"^(?:contents|introduction|summary|overview|key(?! performance)|legend|background|purpose|appendix|annex|agenda|item"
    r"|report (?:to|of|by|author)|(?:prepared|presented|produced|published) (?:by|to|for|on)|page)\b"
    r"|\bby (?:theme|quarter|outcome|priority|portfolio|result)\b",
    re.I,
)
"""What stands on first pages and is not what the report is called."""
_LONGEST = 100
_LEADING = 1.8
_COUNCILS_ON = 6
"""The first pages: on them the council is looked for."""
_AGAIN = 0.5
"""Of all pages: what stands on so many is a running head."""


def council_of(texts: Sequence[PageText]) -> str:
    """Return the council that the first pages name; empty where they name none."""
    runs = (run for text in texts[:_COUNCILS_ON] for line in text.lines for run in said_in(line))
    return find_council(runs) or ""


def names_of_report(
    texts: Sequence[PageText], headings: Collection[str], labels: Sequence[str]
) -> tuple[str, str]:
    """Return the council's name and the report's.

    `headings` name priorities, and `labels` columns: none of them is the report's.
    """
    council = council_of(texts) or UNKNOWN
    others = {key(text) for text in (*headings, *labels)}
    titles = [
        (title, size) for title, size in _titles(texts[:1], council) if key(title) not in others
    ]
    telling = [each for each in titles if _TITLE.search(each[0])]
    largest = max(titles, key=lambda each: each[1], default=None)
    if telling:
        best = max(telling, key=lambda each: each[1])
        # A cover's largest line is what the report is called, whatever it says.
        if largest is not None and _is_cover(texts, labels) and largest[1] > best[1]:
            best = largest
        return council, best[0]
    if largest is not None and _is_cover(texts, labels):
        return council, largest[0]
    # Else it is the title that stands at the head or foot of most pages.
    running: Counter[str] = Counter()
    for text in texts:
        lines = (*text.lines[:2], *text.lines[-2:])
        said = dict.fromkeys(_trimmed(line.text, council) for line in lines)
        running.update(each for each in said if _TITLE.search(each) and key(each) not in others)
    title, count = max(running.items(), key=lambda each: each[1], default=("", 0))
    is_again = len(texts) > 1 and count >= _AGAIN * len(texts)
    return council, title if is_again else UNTITLED


def _titles(texts: Sequence[PageText], council: str) -> Iterator[tuple[str, float]]:
    """Yield what may be a title, with its size: lines of one size below each other are one."""
    for text in texts:
        block: list[Line] = []
        for line in (*text.lines, None):
            if block and (line is None or not _goes_on(block[-1], line)):
                said = _trimmed(" ".join(each.text for each in block), council)
                if said:
                    yield said, block[0].size
                block = []
            if line is not None:
                block.append(line)


def _goes_on(above: Line, line: Line) -> bool:
    return (
        abs(above.size - line.size) < 0.3
        and 0 < line.base - above.base < _LEADING * above.size
        and above.size > 13
    )


def _trimmed(text: str, council: str) -> str:
    """Return a title without the council and the period; empty where it is none."""
    for period in reversed(find_periods(text)):
        text = text[: period.start] + text[period.end :]
    text = " ".join(text.replace(council, "").split())
    text = re.sub(r"\(\s*\)|\[\s*\]", "", text).strip(" ,:;–—-|·")
    is_text = len(text) > 5 and (any(map(str.islower, text)) or text.isupper())
    return text if is_text and len(text) < _LONGEST and not _NO_TITLE.search(text) else ""


def _is_cover(texts: Sequence[PageText], labels: Sequence[str]) -> bool:
    """Whether the first page has no table of measures."""
    keys = {key(label) for label in labels if len(label) > 3}
    said = key(" ".join(line.text for text in texts[:1] for line in text.lines))
    return sum(each in said for each in keys) < max(3, len(keys) / 2)
