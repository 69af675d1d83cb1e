"""A first look at every page: which may hold measures, and which are other papers of a pack.

PDFium gives a page's text in one call, much faster than its words can be placed. What is asked of
it is generous: a page that only might hold something of a report is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.pdf.page.statements import NOTE, Month, stated_months

_ROW = re.compile(r"^\W{0,3}[O0]CC\W{0,2}\d{1,2}\W{1,2}\d", re.M)
"""A line that begins with a measure's code, misprinted ones included."""
_CODE = re.compile(r"(OCC\d{2})\s*\.\s*(\d{2})(?!\d)")
_PRIORITY = re.compile(r"^\W{0,3}(OCC\d{2})\s*[-–—:]", re.M)
_NAMES_ONE = re.compile(r"[O0]CC\d{1,2}|(?i:statusofindicators)")
_LABELS = (
    *("measures?", "indicator", "directors?", "portfolio", "holders?", "cabinet", "member"),
    *("period", "actual", "target", "status", "comments?", "commentary", "improvement", "plan"),
    *("timeframe", "timescale", "finance", "financial", "risk", "impact", "ytd", "yearto?date"),
)
_HEADER = re.compile(f"(?:{'|'.join(_LABELS)}){{6,}}")
"""So many words of a table's header, one behind the other: no sentence has them."""


class Holds(Enum):
    """What a page may hold of a report."""

    MEASURES = "measures"
    HEADER = "header"
    """A table's header and no code: its rows may go on with those of the page before."""
    HEADINGS = "headings"
    """It names priorities, or measures within its sentences."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Sight:
    """What the first look at a page shows."""

    number: int
    words: int = 0
    holds: Holds = Holds.NOTHING
    codes: frozenset[str] = frozenset()
    """The measures and the priorities that it names."""
    months: frozenset[Month] = frozenset()
    """The months printed behind "Status of Indicators"."""
    only_names: bool = False
    """Whether it names priorities, and says neither a month nor that nothing is due."""
    draws: bool = False
    """Whether anything is drawn on it, text or not."""
    fault: LimitError | None = None
    """Why it could not be looked at."""


def survey(document: PdfDocument) -> Iterator[Sight]:
    """Look at every page once. One that cannot be opened shows nothing."""
    for number in range(1, document.count + 1):
        try:
            page = document.open_page(number)
        except LimitError as error:
            yield Sight(number, fault=error)
            continue
        text = page.text
        sight = replace(see(number, text), draws=page.draws)
        document.keep(page, holds_some=sight.holds is not Holds.NOTHING)
        yield sight


def see(number: int, text: str) -> Sight:
    """Tell what a page's text shows of a report."""
    squashed = re.sub(r"\s+", "", text)
    small = squashed.casefold()
    months = stated_months(squashed)
    priorities = frozenset(_PRIORITY.findall(text))
    measures = {f"{match[1]}.{match[2]}" for match in _CODE.finditer(text)}
    holds = Holds.NOTHING
    if _ROW.search(text):
        holds = Holds.MEASURES
    elif _HEADER.search(small):
        holds = Holds.HEADER
    elif _NAMES_ONE.search(squashed):
        holds = Holds.HEADINGS
    return Sight(
        number,
        len(text.split()),
        holds,
        priorities | measures,
        months,
        only_names=bool(priorities) and not months and not NOTE.search(" ".join(text.split())),
    )


def words_on(sights: Iterable[Sight]) -> int:
    """Count the words of pages, as the file parts them."""
    return sum(sight.words for sight in sights)
