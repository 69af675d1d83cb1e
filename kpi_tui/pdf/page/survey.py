"""A first look at every page: which may hold measures, and which are other papers of a pack.

PDFium gives a page's text in one call, much faster than its words can be placed. What is asked of
it is generous: a page that only might hold something of a report is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from kpi_tui.pdf.page.document import PdfDocument
from kpi_tui.pdf.page.limits import LimitError
from kpi_tui.profiles.labels import EARLIER, TOKENS, YEAR, key
from kpi_tui.profiles.profile import Profile, ReportForm, TitlePlace
from kpi_tui.text import squash

_LABELS_IN_A_ROW = 6
"""So many words of a table's header, one behind the other: no sentence has them."""
_PERIODS = r"(?:[\W\dq]|quarter|half|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec){0,40}"
"""What stands between two words of a header that names periods, without white space."""
_DATE = r"\D{0,40}?(\d{1,2})/(\d{1,2})/(\d{4})"


class Holds(Enum):
    """What a page may hold of a report."""

    MEASURES = "measures"
    HEADER = "header"
    """A table's header and no code: its rows may go on with those of the page before."""
    HEADINGS = "headings"
    """It names priorities, or measures within its sentences."""
    NOTHING = "nothing"


Month = tuple[int, int]
"""A year and its month."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the first look at a page shows."""

    number: int
    words: int = 0
    holds: Holds = Holds.NOTHING
    codes: frozenset[str] = frozenset()
    """The measures and the priorities that it names."""
    months: frozenset[Month] = frozenset()
    """The months printed behind the words that lead a period, such as "Status of Indicators"."""
    only_names: bool = False
    """Whether it names priorities, and says neither a month nor that nothing is due."""
    draws: bool = False
    """Whether anything is drawn on it, text or not."""
    fault: LimitError | None = None
    """Why it could not be looked at."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """The text of a page as the file has it, before its words are placed."""

    number: int
    text: str = ""
    draws: bool = False
    fault: LimitError | None = None


def look_through(document: PdfDocument) -> list[PageWords]:
    """Take the text of every page once. One that cannot be opened has none."""
    pages = []
    for number in range(1, document.count + 1):
        try:
            page = document.open_page(number)
        except LimitError as error:
            pages.append(PageWords(number, fault=error))
            continue
        pages.append(PageWords(number, page.text, page.draws))
        document.keep(page, holds_some=False)
    return pages


def survey(pages: Iterable[PageWords], profile: Profile) -> list[Sight]:
    """Tell what every page of a file shows of a report."""
    signs = Signs(profile)
    return [
        replace(see(page.number, page.text, signs), draws=page.draws)
        if page.fault is None
        else Sight(page.number, fault=page.fault)
        for page in pages
    ]


class Signs:
    """By what a page of a report is known at a first look."""

    def __init__(self, profile: Profile) -> None:
        words = sorted(profile.labels.words, key=len, reverse=True)
        some = "|".join(map(re.escape, words))
        is_announced = profile.priorities.place is TitlePlace.ANNOUNCED
        # A heading that only names a period has no word of its own: "{previous_period}", "{period}".
        bare = sum(
            {*TOKENS, EARLIER, YEAR}.issuperset(said) for said in profile.labels.fields.values()
        )
        least = _LABELS_IN_A_ROW if is_announced else max(1, profile.labels.least - bare)
        # Headings may name periods between them.
        between = r"\W?" if is_announced else _PERIODS
        self.header = re.compile(rf"(?:(?:{some}){between}){{{least},}}" if words else r"(?!)")
        leads = [key(place.lead) for place in profile.period.places if place.lead]
        self._leads = re.compile("|".join(map(re.escape, leads)) or r"(?!)")
        self.month = re.compile(f"(?:{self._leads.pattern}){_DATE}")
        self.code = profile.code
        self.notes = profile.priorities.notes
        self._feet = [phrase.words for table in profile.tables for phrase in table.foot]
        self._cards = [
            [
                # What a page prints of a label whatever period it names.
                [squash(re.sub(r"\{\w+\}", "", label)) for label in labels]
                for labels in table.labels.fields.values()
            ]
            for table in profile.tables
            if table.kind is ReportForm.CARDS and not table.foot
        ]

    def has_cards(self, small: str) -> bool:
        """Whether the words of a card's line of figures stand on a page, or most of its labels."""
        if any(words and all(word in small for word in words) for words in self._feet):
            return True
        return any(
            sum(any(label in small for label in labels) for labels in fields) > len(fields) / 2
            for fields in self._cards
        )

    def names_one(self, squashed: str) -> bool:
        """Whether a page names a priority or a measure by its code, or dates the report."""
        named = self.code is not None and self.code.is_named(squashed)
        return named or self._leads.search(squashed.casefold()) is not None


def see(number: int, text: str, signs: Signs) -> Sight:
    """Tell what a page's text shows of a report."""
    squashed = re.sub(r"\s+", "", text)
    small = squashed.casefold()
    months = frozenset((int(m[3]), int(m[2])) for m in signs.month.finditer(small))
    code = signs.code
    priorities = frozenset(code.headed(text)) if code else frozenset()
    holds = Holds.NOTHING
    if code and code.begins_line(text):
        holds = Holds.MEASURES
    elif signs.header.search(small) or signs.has_cards(small):
        holds = Holds.HEADER
    elif signs.names_one(squashed):
        holds = Holds.HEADINGS
    is_note = any(note in key(text) for note in signs.notes)
    return Sight(
        number,
        len(text.split()),
        holds,
        priorities | (code.find(text) if code else set()),
        months,
        only_names=bool(priorities) and not months and not is_note,
    )


def words_on(sights: Iterable[Sight]) -> int:
    """Count the words of pages, as the file parts them."""
    return sum(sight.words for sight in sights)
