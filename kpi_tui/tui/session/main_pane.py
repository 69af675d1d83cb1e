"""What can stand on the main screen in the place of table and commentary, one at a time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, ClassVar

from kpi_tui.measure_name import CodeAndName
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.analysis.browse.views import View
    from kpi_tui.tui.commands.steps import Steps


class MainPane(ABC):
    """A pane with all that is kept of it while it is not shown: the cursor, what is ticked.

    It is made with the session, once, when it is first shown. Commands ask it what they are to do
    while it is shown. It is no widget: `panes/main_panes.py` makes those that draw it.
    """

    mode: ClassVar[Mode]
    """What it is known by, in the session and by the footer."""
    GROUPINGS: ClassVar[tuple[str, ...]] = ()
    """The ways of grouping it, in turn."""
    grouping = 0
    """The place of the one in use."""
    typed: str = ""
    """What was typed to narrow it."""
    IS_FILTERED: ClassVar[bool] = True
    """Whether it is of the measures that pass the filters in force, not of all."""
    opened_from: tuple[Mode, str] | None = None
    """The pane whose line led here: Esc goes back to it, and to what was typed here before."""

    @property
    @abstractmethod
    def key(self) -> CodeAndName | None:
        """The code and name of the measure under the cursor, as the report that is shown has it."""

    @property
    @abstractmethod
    def title(self) -> str:
        """What it is called, as in "Esc: back to the queries"."""

    @property
    @abstractmethod
    def summary(self) -> str:
        """How much it holds, as in "22 measures, 42 queries"."""

    @property
    def about(self) -> View | None:
        """Whose measures it is of, where it is not of those that pass the filters."""
        return None

    @property
    def found(self) -> tuple[int, int]:
        """How many of its lines the words typed leave, and of how many."""
        return 0, 0

    @property
    def has_open_matches(self) -> bool:
        """Whether it lists matches that can be confirmed or refused."""
        return False

    @property
    def arrangement(self) -> str:
        """How it is grouped, as it is kept."""
        return self.GROUPINGS[self.grouping] if self.GROUPINGS else ""

    def put_back(self, arrangement: str) -> None:
        """Group it as it was left, if there still is such a grouping."""
        if arrangement in self.GROUPINGS:
            self.grouping = self.GROUPINGS.index(arrangement)

    @abstractmethod
    def open(self) -> Steps:
        """Open what the cursor is on, in table and commentary. Esc comes back here."""

    @abstractmethod
    def copy(self) -> Steps:
        """Copy what the cursor is on, or what is ticked."""

    @abstractmethod
    def copy_rows(self) -> Steps:
        """Copy all that is listed, as rows."""

    @abstractmethod
    def export(self) -> Steps:
        """Write it to a file."""

    def come_back(self) -> Steps:
        """Undo what opening a line has changed, beside the view, the filters and the search."""
        yield from ()

    def untick(self) -> bool:
        """Take every tick away, and return whether there was one."""
        return False

    def tick(self) -> Steps:
        """Tick what the cursor is on, or take its tick away."""
        yield from ()

    def arrange(self, step: int) -> Steps:  # noqa: ARG002
        """Go to the next (1) or previous (-1) way of grouping or sorting it."""
        yield from ()
