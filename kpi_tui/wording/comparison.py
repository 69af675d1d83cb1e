"""A measure's cells and words beside those of an earlier report. Loads no Polars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kpi_tui.analysis.text_diff import (
    READABLE,
    Piece,
    PieceKind,
    changed_share,
    difference,
    in_whole_words,
)
from kpi_tui.labels import PROSE, Label, mark
from kpi_tui.period import PeriodType
from kpi_tui.period_names import figures_label
from kpi_tui.report import Reading
from kpi_tui.text import one_line, visible
from kpi_tui.vocabulary import Polarity
from kpi_tui.wording.phrases import POLARITIES

FIELDS = {
    "comment": PROSE["comment"],
    "measure_name": Label.MEASURE,
    "directors": Label.DIRECTOR,
    "portfolio_holder": Label.PORTFOLIO_HOLDER,
    "period": Label.IN_MONTH,
    "ytd": Label.YEAR_TO_DATE,
    "floor": "Floor",
    "published_direction": "Direction, as printed",
    "published_polarity": "Polarity, as printed",
    **{name: label for name, label in PROSE.items() if name != "comment"},
}
"""The fields that are compared, in the order shown, with their headings."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A field in two reports."""

    field: str
    label: str
    old: str
    new: str
    pieces: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs, to the character."""
        return all(piece.kind is PieceKind.SAME for piece in self.pieces)

    @property
    def is_rewritten(self) -> bool:
        """Whether more of the words differ than not: the two are read one after the other."""
        return bool(self.old and self.new) and changed_share(self.pieces) > READABLE

    @property
    def aside(self) -> str:
        """`no change`, `added` or `removed`; empty where the two differ otherwise."""
        if self.same:
            return Label.NO_CHANGE
        return Label.ADDED if not self.old else "" if self.new else Label.REMOVED


def compared(old: Reading, new: Reading, kind: PeriodType = PeriodType.MONTH) -> Iterator[Compared]:
    """Yield the fields that either of the two has, compared. `kind` is how long the periods are."""
    for field, label in {**FIELDS, "period": figures_label(kind)}.items():
        before, after = _value(old, field), _value(new, field)
        if before or after:
            yield Compared(field, label, before, after, difference(before, after))


def as_spoken_lines(item: Compared) -> Iterator[str]:
    """Yield a field in both reports as paragraphs for a screen reader, with words for differences.

    Screen readers pass over signs such as `[-` and `{+`. Changed prose goes piece by piece, as
    `Same:`, `Removed:`, `Added:`; cells, and prose that was rewritten, go whole: `Was:`, `Now:`.
    """
    if item.aside:
        yield item.new or item.old
    elif item.field not in PROSE or item.is_rewritten:
        yield f"Was: {item.old}"
        yield f"Now: {item.new}"
    else:
        for piece in in_whole_words(item.pieces):
            if _is_worth_saying(piece):
                yield f"{SAID[piece.kind]}: {piece.text.strip()}"


SAID = {PieceKind.SAME: "Same", PieceKind.REMOVED: "Removed", PieceKind.ADDED: "Added"}


def _is_worth_saying(piece: Piece) -> bool:
    """Whether a piece is more than white space; one that stayed must have a letter or a digit."""
    if piece.kind is PieceKind.SAME:
        return any(letter.isalnum() for letter in piece.text)
    return not piece.text.isspace()


def _value(reading: Reading, field: str) -> str:
    if field in ("period", "ytd"):
        actual, target, status = (
            getattr(reading, f"{field}_{part}") for part in ("actual", "target", "status")
        )
        if not (actual or target or status):
            return ""
        return one_line(f"{actual or '–'} target {target or '–'} {mark(status)}")
    value = getattr(reading, field)
    if isinstance(value, Polarity):
        return POLARITIES[value]
    return visible("; ".join(value) if isinstance(value, tuple) else value or "")
