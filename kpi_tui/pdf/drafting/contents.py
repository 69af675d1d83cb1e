"""What the cells of a column are like, whatever its heading says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from kpi_tui.empty_cells import is_empty
from kpi_tui.pdf.drafting.words import NO, YES, is_figure, moves, share
from kpi_tui.pdf.signs.colours import STATUS_COLOURS
from kpi_tui.pdf.signs.status import StatusMark
from kpi_tui.pdf.table.polarities import read_polarity, says_better
from kpi_tui.profiles.period_forms import WITHOUT_YEAR
from kpi_tui.profiles.period_text import is_period
from kpi_tui.profiles.usual_meanings import status_of
from kpi_tui.regex import regex
from kpi_tui.status import RATED

_DATE = regex(rf"\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|{WITHOUT_YEAR.pattern}", re.I)
_SENTENCE = 4
"""Words of a sentence, or more."""


@dataclass(frozen=True)
class Contents:
    """What the cells of a column are like, as shares of those that are filled."""

    texts: Sequence[str]
    marks: Sequence[StatusMark | None]

    @property
    def filled(self) -> list[str]:
        """The texts of its cells that are not empty."""
        return [text for text in self.texts if not is_empty(text)]

    @property
    def figures(self) -> float:
        """The share of them that are figures."""
        return share(self.filled, is_figure)

    @property
    def drawn(self) -> float:
        """The share of cells without words in which a status's colour is drawn."""
        coloured = [
            mark is not None
            and (mark.hue in STATUS_COLOURS or (mark.ground and mark.ground.hue in RATED))
            for mark in self.marks
        ]
        return sum(map(bool, coloured)) / len(coloured) if coloured else 0.0

    @property
    def statuses(self) -> float:
        """The share of cells that say or show a status."""
        words = share(
            self.filled,
            lambda text: len(text) < 40 and not moves(text) and (text in "RAGB" or status_of(text)),
        )
        return max(words, self.drawn)

    @property
    def answers(self) -> float:
        """The share of texts that say yes or no, or tick."""
        return share(self.filled, lambda text: text.casefold() in YES | NO)

    @property
    def dates(self) -> float:
        """The share of texts that are dates, or periods."""
        return share(self.filled, lambda text: is_period(text) or _DATE.fullmatch(text))

    @property
    def directions(self) -> float:
        """The share of texts that are directions of travel."""
        return share(self.filled, moves)

    @property
    def signed(self) -> float:
        """The share of texts that are a figure with an arrow beside it."""
        return share(self.filled, lambda text: moves(text) and any(map(str.isdigit, text)))

    @property
    def polarities(self) -> float:
        """The share of texts that say which way is better."""
        return share(self.filled, read_polarity)

    @property
    def worded_polarities(self) -> float:
        """The share of texts that say so in words: "Higher is better"."""
        return share(self.filled, says_better)

    @property
    def words(self) -> float:
        """How many words a text has, on average."""
        return mean(len(text.split()) for text in self.filled) if self.filled else 0.0

    @property
    def sentences(self) -> float:
        """The share of texts that are sentences: no name ends with a full stop."""
        return share(self.filled, lambda text: len(text.split()) >= _SENTENCE and text[-1] in ".!?")

    @property
    def different(self) -> float:
        """How many different texts there are, as a share of all."""
        return len(set(self.filled)) / len(self.filled) if self.filled else 0.0
