"""The words of a chart on a card, and the texts that stand there and are none of it."""

from __future__ import annotations

from collections.abc import Sequence

from kpi_tui.pdf.page.pages import Word
from kpi_tui.regex import regex

_ON_AXIS = regex(
    r"[^A-Za-z]*|Q[1-4]\W*(?:\d\S*)?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\W*\d*"
)
"""What a word at the axis of a chart may be."""
_OF_SENTENCE = regex(r"[a-z]{2,}\W*")
"""A word that begins with a small letter, as those of legends and axes seldom do."""


def is_of_axis(text: Sequence[Word]) -> bool:
    """Whether a text may stand at the axis of a chart: figures, quarters, months."""
    return all(_ON_AXIS.fullmatch(word.text) for word in text)


def is_sentence(text: Sequence[Word]) -> bool:
    """Whether a text says more than a chart's legend: `Demand has risen`, not `Actual`, `Target`."""
    return len(text) > 1 and any(_OF_SENTENCE.fullmatch(word.text) for word in text)
