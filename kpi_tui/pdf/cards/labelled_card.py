"""A card whose figures have labels: these labels, and where the card reaches."""

from __future__ import annotations

from dataclasses import dataclass

from kpi_tui.pdf.cards.values import LabelledValue
from kpi_tui.pdf.page.pages import Box
from kpi_tui.profiles.labels import IGNORED, UNREAD
from kpi_tui.profiles.phrases import PEOPLE


@dataclass(frozen=True)
class LabelledCard:
    """The labels of a card, and where the card reaches."""

    labels: list[LabelledValue]
    box: Box
    is_drawn: bool

    @property
    def x0(self) -> float:
        """Where the leftmost of its labels begins."""
        return min(each.x0 for each in self.labels)

    @property
    def top(self) -> float:
        """Where its figures begin."""
        return min(word.top for each in self.labels for word in each.words)

    @property
    def low(self) -> float:
        """Where its figures end, whoever is named below them."""
        named = [each for each in self.labels if each.name not in PEOPLE]
        return max(word.base for each in named for word in each.words)

    @property
    def bottom(self) -> float:
        """Where its labels and what belongs to them end."""
        return max(max(word.base for word in each.words) for each in self.labels)

    @property
    def spare(self) -> list[LabelledValue]:
        """Its labels in whose place a later one of the same field is read."""
        last = {each.name: each for each in self.labels}
        return [
            each
            for each in self.labels
            if each.name not in (UNREAD, IGNORED) and each is not last[each.name] and each.values
        ]
