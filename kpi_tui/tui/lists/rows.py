"""The groups and lines of a list in the place of table and commentary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from rich.text import Text

from kpi_tui.labels import MARKS
from kpi_tui.text import one_line
from kpi_tui.tui.palette import Palette

if TYPE_CHECKING:
    from kpi_tui.analysis.checks.finding import Finding
    from kpi_tui.measure_name import CodeAndName

T = TypeVar("T")

NOBODY = "No director named"
"""The head of what no director answers for."""


@dataclass(frozen=True, slots=True)
class ListedItem(Generic[T]):
    """A line of a list."""

    id: str
    """What tells it apart; a line keeps it in other periods and however the list is grouped."""
    item: T
    text: Text
    aside: Text = field(default_factory=Text)
    """What stands at the right."""
    keys: tuple[CodeAndName, ...] = ()
    """The measures it is about, as the report that is shown has them."""
    found_by: str = ""
    """Further words that it is found by, beside its own and those of its head."""
    presses: tuple[tuple[str, str], ...] = ()
    """The parts of `aside` that can be pressed, each with the id of the command it does."""

    @property
    def sought(self) -> str:
        """What is looked through for the words typed."""
        return f"{self.text.plain} {self.aside.plain} {self.found_by}"


@dataclass(frozen=True, slots=True)
class ListGroup(Generic[T]):
    """Lines under a head."""

    id: str
    text: Text
    items: Sequence[ListedItem[T]]
    aside: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class ListRow(Generic[T]):
    """A row as it is drawn: the head of a group, or one of its lines."""

    group: ListGroup[T]
    line: ListedItem[T] | None = None

    @property
    def id(self) -> str:
        """What tells it apart: a line by its own id, a head by that of its group."""
        return self.line.id if self.line else f"head {self.group.id}"

    @property
    def items(self) -> Sequence[ListedItem[T]]:
        """The line, or all lines under the head."""
        return [self.line] if self.line else self.group.items


def next_left(rows: Sequence[ListRow[T]], at: int, is_left: Callable[[ListedItem[T]], bool]) -> int:
    """Return the place of the next line to decide; below the last one it begins again at the top.

    Where there is none, the cursor stays where it is.
    """
    around = (*range(at + 1, len(rows)), *range(at))
    lines = ((place, rows[place].line) for place in around)
    return next((place for place, line in lines if line and is_left(line)), at)


def with_figures(figures: Sequence[str], status: Text, most: int) -> Text:
    """Write before a status the first of some figures that fits with it into so many cells, or none."""
    fitting = next((each for each in figures if len(each) + status.cell_len <= most), "")
    return Text.assemble(fitting, "  " if fitting else "", status)


def query_text(query: Finding, palette: Palette, level: Text | None = None) -> Text:
    """Write a query in a line: its first two codes, how pressing it is if told, and what it says."""
    codes = one_line(" ".join(query.measure_codes[:2]))
    text = Text.assemble((f"{codes} " if codes else "", "bold"), level or "", no_wrap=True)
    return text.append_text(coloured(one_line(query.message), palette))


def coloured(said: str, palette: Palette) -> Text:
    """Write a sentence of ours, each status that it names in that status's colour."""
    text = Text(said, no_wrap=True)
    for status, sign in MARKS.items():
        style = palette.statuses.get(status)
        if style is not None:
            text.highlight_words([sign.signed], style)
    return text
