"""Which way a report prints as the better one for a measure: `Good is: higher`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kpi_tui.pdf.table.printed_row import PrintedRow
from kpi_tui.pdf.text.lines import flow
from kpi_tui.pdf.text.quotes import quoted
from kpi_tui.regex import regex
from kpi_tui.vocabulary import Polarity

POLARITY = "published_polarity"
_NOTHING = regex(r"[-–—.…]*")
"""What stands in a cell for nothing."""
_FIGURES = r"(?: (?:values?|figures?|numbers?|percentages?|results?|scores?|performance))?"
_IS_GOOD = r"(?: (?:(?:is|are) )?(?:good|better|best))?"
_WORDS = {
    Polarity.BIGGER_IS_BETTER: regex(
        rf"(?:aim to )?(?:maximi[sz]e|increase)"
        rf"|h|(?:high(?:er)?|big(?:ger)?|larger?|more|up|increas(?:e|ing)){_FIGURES}{_IS_GOOD}|[↑▲]"
    ),
    Polarity.SMALLER_IS_BETTER: regex(
        rf"(?:aim to )?(?:minimi[sz]e|decrease|reduce)"
        rf"|l|(?:low(?:er)?|small(?:er)?|less|fewer|down|(?:decreas|reduc)(?:e|ing))"
        rf"{_FIGURES}{_IS_GOOD}|[↓▼]"
    ),
    Polarity.IN_RANGE: regex(
        rf"(?:(?:with)?in (?:the )?range|(?:on|at|near|close to|as close as possible to) (?:the )?"
        rf"(?:target|plan)|range|target|plan){_IS_GOOD}"
    ),
    Polarity.NEUTRAL: regex(
        r"n ?/ ?a|not applicable|neither|neutral|none|no polarity|contextual|context(?: only)?"
        r"|(?:for )?(?:information|monitoring)(?: only)?"
    ),
}
_IN_WORDS = regex(r"\b(?:good|better|best|aim to|maximi[sz]e|minimi[sz]e)\b", re.I)


def read_polarity(text: str) -> Polarity | None:
    """Return the polarity that a cell prints; `None` where it is empty or says something else."""
    said = " ".join(text.casefold().rstrip(".").split())
    return next((each for each, words in _WORDS.items() if words.fullmatch(said)), None)


def says_better(text: str) -> bool:
    """Whether a text says in words which way is better, whatever its column is headed."""
    return read_polarity(text) is not None and _IN_WORDS.search(text) is not None


def doubt_polarities(rows: Sequence[PrintedRow]) -> None:
    """Note in each row whose cell says something else that its polarity is not read."""
    for row in rows:
        said = flow(row.cells.get(POLARITY, []))
        if not _NOTHING.fullmatch(said) and read_polarity(said) is None:
            row.doubts.append(
                f"{quoted(said)} does not say which way is better: its polarity is not read"
            )
