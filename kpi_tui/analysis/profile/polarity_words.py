"""What the words of a measure's name say about which way is better.

The table holds words of English local government's measures in general. Its first row that fits
decides. A word is strong where figures that go the other way would be odd, and weak where it
depends on what the council wants.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kpi_tui.text import fold
from kpi_tui.vocabulary import Polarity

BIGGER, SMALLER = Polarity.BIGGER_IS_BETTER, Polarity.SMALLER_IS_BETTER

_IN_TIME = (
    r"\b{}\b[^.]*\b(?:time|times|timescales?|deadlines?|target|sla|days|weeks|months|hours)\b"
)

_TABLE: tuple[tuple[Polarity, bool, str], ...] = (
    (SMALLER, True, r"^(?:reduce|decrease|minimi[sz]e|lower)\b"),
    (BIGGER, True, r"^(?:increase|improve|raise|maximi[sz]e|achieve|achievement|resolve)\b"),
    (
        SMALLER,
        True,
        _IN_TIME.format("outside") + r"|\b(?:not|over|longer than)\b[^.]*\b(?:time|target)\b",
    ),
    (SMALLER, True, r"\bnot in education\b|\bneets?\b|\bnot (?:met|resolved|completed|paid)\b"),
    (BIGGER, True, _IN_TIME.format("within") + r"|\bon time\b|\bin time\b"),
    (BIGGER, True, r"\bsatisf(?:action|ied)\b|\bresolved\b|\bgood or outstanding\b"),
    (BIGGER, True, r"\brecycled\b|\breused\b|\bcompost(?:ed|ing)\b|\brecycling\b"),
    (BIGGER, True, r"\bcollection rates?\b|\bcollected\b|\bstill alive\b|\bsurviv"),
    (BIGGER, True, r"\blive (?:on their own|in their own|independently)\b|\bsuccessful"),
    (SMALLER, True, r"\bdebts?\b|\barrears\b|\boverdue\b|\babandoned\b|\boverspen[dt]"),
    (
        SMALLER,
        True,
        r"\bdelay(?:s|ed)?\b|\bmissed\b|\bfail(?:ed|ures?)\b|\berrors?\b|\bbreach(?:es)?\b",
    ),
    (SMALLER, True, r"\bkilled\b|\binjur|\bcasualt|\bfatal|\baccidents?\b|\bdeaths?\b"),
    (SMALLER, True, r"\bexclu(?:ded|sions?) from\b|\bsuspen(?:ded|sions?)\b|\bsickness\b|\babsen"),
    (
        SMALLER,
        True,
        r"\bhomeless|\brough sleep|\bfly-?tip|\bcrimes?\b|\boffen[cd]|\breferred again\b",
    ),
    (SMALLER, True, r"\bre-?referrals?\b|\bout of (?:county|area|borough|district|city)\b"),
    (SMALLER, True, r"\bwaiting (?:times?|lists?)\b|\btime (?:taken|to)\b|\bdays to\b|\blandfill"),
    (BIGGER, False, r"\breduced or removed\b|\bcompleted\b|\bpaid\b|\bachieved\b|\bparticipat"),
    (BIGGER, False, r"\bvisits?\b|\bengagement\b|\binclusion\b|\baccessing\b|\bsupported to\b"),
    (
        BIGGER,
        False,
        r"\breturns?\b|\binterest rate\b|\bat or above\b|\btrain(?:ed|ing)\b|\bsaved\b",
    ),
    (SMALLER, False, r"\bvarianc|\bvariation|\bcomplaints?\b|\bturnover\b|\bvacanc"),
    (
        SMALLER,
        False,
        r"\bemissions?\b|\bcarbon\b|\bpollut|\bnitrogen\b|\bparticulate|\bresidual waste\b",
    ),
    (
        SMALLER,
        False,
        r"\bprotection plans?\b|\bcare homes?\b|\badmissions? to\b",
    ),
    (SMALLER, False, r"\bunemploy|\bobes|\bsmok|\bagency\b|\brepeat\b"),
)
_ROWS = tuple((polarity, strong, re.compile(words)) for polarity, strong, words in _TABLE)

_TURNED = re.compile(
    r"\b(?:change|reduction|decrease|increase|difference|varianc\w*|variation)s?\b"
)
"""Nouns that make it open which way the figure counts: is 10 % change 10 % more, or less?"""
_WORD_END = re.compile(r"\w*")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a name says about which way is better."""

    polarity: Polarity
    strong: bool
    words: str
    """The words it goes by."""

    @property
    def quoted(self) -> str:
        """The words, for a person."""
        return f"the name says “{self.words}”"


def hint(names: Iterable[str]) -> Hint | None:
    """Return what the names of one measure say; `None` where they say nothing or not the same."""
    hints: list[Hint] = []
    for name in names:
        folded = fold(name)
        turned = _TURNED.search(folded)
        for polarity, strong, words in _ROWS:
            match = words.search(folded)
            if match is None or (turned and match.start() not in (0, turned.start())):
                continue
            rest = _WORD_END.match(folded, match.end())
            end = rest.end() if rest else match.end()
            hints.append(Hint(polarity, strong, folded[match.start() : end].strip()))
            break
    if len({said.polarity for said in hints}) != 1:
        return None
    return max(hints, key=lambda said: said.strong)


def is_open(names: Iterable[str]) -> bool:
    """Whether a name counts a change or a variance, whose sign may go either way."""
    return any(_TURNED.search(fold(name)) for name in names)
