"""What a search looks through: what is printed of a measure, and what is known of it beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kpi_tui.analysis.browse.search import Search
from kpi_tui.measure_name import MeasureName
from kpi_tui.report import Reading
from kpi_tui.text import fold, one_line

if TYPE_CHECKING:
    from kpi_tui.judgements.judgement import Note

IN_NOTES, IN_PRIORITY = "in a note", "in the priority’s title"


@dataclass(frozen=True)  # without slots, so that it can keep what is put together of it
class SearchText:
    """The texts of one measure in one report, folded."""

    printed: str
    """Code, name, owners and prose."""
    asides: tuple[tuple[str, str], ...] = ()
    """What is not printed with it, each with what it is: a former code, a note, a title."""

    @cached_property
    def everything(self) -> str:
        """All of it."""
        return "\n".join((self.printed, *(text for _, text in self.asides)))

    def why(self, search: Search) -> str:
        """Say by what it is found if what is printed does not say all words; else nothing."""
        missing = [term for term in search.terms if not term.is_in(self.printed)]
        found = (what for what, text in self.asides if any(term.is_in(text) for term in missing))
        return next(found, "") if missing else ""


def search_text(
    printed: str,
    reading: Reading,
    earlier: Iterable[MeasureName],
    notes: Sequence[Note],
    title: str,
) -> SearchText:
    """Put together what a reading is found by.

    `printed` is what is printed of it, `earlier` the codes and names that its measure has had.
    """
    asides = []
    for code, name in dict.fromkeys(earlier):
        if (code, name) != reading.named:
            asides.append((f"formerly {one_line(code)}", fold(f"{code}\n{name}")))
    asides += [(IN_NOTES, fold(note.text)) for note in notes]
    asides += [(IN_PRIORITY, fold(title))] if title else []
    return SearchText(printed, tuple(asides))
