"""Rows below each other for one measure: one has its target, say, and the next its actual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ROW_KIND = "row_kind"
"""The field of the column that says which figure a row has."""
ACTUAL, TARGET = "actual", "target"
_TARGETS = {
    "period_actual": "period_target",
    "ytd_actual": "ytd_target",
    "previous_actual": None,
    "floor": None,
}


@dataclass(frozen=True)
class RowKinds:
    """What the column of a table says of its rows."""

    words: Mapping[str, str]
    """What is printed, and whether such a row has the actual, the target, or what is `ignored`."""
    targets: Mapping[str, str | None] = field(default_factory=lambda: _TARGETS)
    """The field of each column of figures, and that of its figure in a row of targets, if any."""

    def kind_of(self, text: str) -> str | None:
        """Return what a row has by what its column says; `None` where that is not known."""
        said = " ".join(text.casefold().split()).strip(" :")
        return next((kind for word, kind in self.words.items() if word.casefold() == said), None)
