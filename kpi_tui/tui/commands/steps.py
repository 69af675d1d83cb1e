"""What a command wants to happen: plain values, which the screen carries out one by one.

A command is a generator of steps, so that it reads from top to bottom even where it asks
something: it goes on with the answer when the dialog is left. No command knows the main screen.
One that asks imports its dialog only then.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from kpi_tui.analysis.browse.views import View
from kpi_tui.period import PeriodKey, Series
from kpi_tui.tui.session.situation import Mode, PageKind

if TYPE_CHECKING:
    from textual.app import App

    from kpi_tui.judgements.judgement import Judgement
    from kpi_tui.publish.copying.copied import Copied
    from kpi_tui.publish.revisions_left import RevisionsLeft
    from kpi_tui.report import Reading, Report
    from kpi_tui.tui.screens.dialog import Dialog

Answer = TypeVar("Answer")


class Pane(StrEnum):
    """Where the keyboard can go."""

    TREE = "tree"
    TABLE = "table"
    COMMENTARY = "commentary"
    SEARCH = "search"


class OnScreen(Enum):
    """Steps of the screen alone."""

    SHOW_ROWS = auto()
    """Filters or search of the session have changed."""
    CLEAR_SEARCH = auto()
    READ_STORE = auto()
    DRAW = auto()
    """What is known of the measures has changed."""
    REVERSE_ROWS = auto()
    TOGGLE_TREE = auto()
    TOGGLE_DETAILS = auto()
    """Spell out the queries and the analysis of the measure, or have a line each for them."""
    HIDE_HINT = auto()
    LEAVE_PANE = auto()
    """Show table and commentary again as they were before the pane."""
    DRAW_PANE = auto()
    """What stands in the place of table and commentary is another line, or says something else."""
    COMPARE = auto()
    """The period to compare with is another."""
    LIST_FOUND = auto()
    """Search all reports, and list what is found."""
    QUIT = auto()


@dataclass(frozen=True, slots=True)
class Ask:
    """Open a dialog; what it is left with goes back to the command as the value of the step."""

    dialog: Dialog[Any]


@dataclass(frozen=True, slots=True)
class Notify:
    """Show a message."""

    message: str
    timeout: float | None = None


@dataclass(frozen=True, slots=True)
class ShowView:
    """Show the measures of a view, the cursor of the tree on it."""

    view: View


@dataclass(frozen=True, slots=True)
class SelectMeasure:
    """Put the table's cursor on a measure, by its index."""

    index: int


@dataclass(frozen=True, slots=True)
class GoToPeriod:
    """Show another period of the store."""

    period: date


@dataclass(frozen=True, slots=True)
class ShowReports:
    """Leave this series of reports for another: its last period, or one at a measure."""

    series: Series
    period: date | None = None
    measure_code: str | None = None


@dataclass(frozen=True, slots=True)
class ShowImported:
    """Show a period that has just come in, at a measure of it."""

    period: date
    measure_code: str | None


@dataclass(frozen=True, slots=True)
class ReadPage:
    """Read a page of the measure over the whole screen; `None` ends it."""

    page: PageKind | None


@dataclass(frozen=True, slots=True)
class MoveCursor:
    """Go so many measures down the table."""

    step: int


@dataclass(frozen=True, slots=True)
class GoToHit:
    """Go to the next (1) or previous (-1) place that says a word searched for."""

    step: int


@dataclass(frozen=True, slots=True)
class SearchFor:
    """Narrow the table to the measures that say these words."""

    text: str


@dataclass(frozen=True, slots=True)
class SortRows:
    """Sort by the next (1) or previous (-1) column, or by one more (0), and say which it is."""

    step: int


@dataclass(frozen=True, slots=True)
class SortMeanwhile:
    """Sort by a column while what a line has opened is looked at; `None` sorts as before again."""

    column: str | None
    turned: bool = False
    """Whether the other way round."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Give the keyboard to a pane."""

    pane: Pane


@dataclass(frozen=True, slots=True)
class Copy:
    """Copy something, and say what became of it."""

    copied: Copied


@dataclass(frozen=True, slots=True)
class CopyRows:
    """Copy the rows of the table as they are shown, with what is to be said below them."""

    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShowPage:
    """Show the page of the PDF that a measure was read from."""

    reading: Reading
    report: Report


@dataclass(frozen=True, slots=True)
class SaveJudgements:
    """Add to the log what was decided at once, and assess the store anew."""

    judgements: tuple[Judgement, ...]
    said: str
    """What is told when the last of them is saved."""


@dataclass(frozen=True, slots=True)
class ShowPane:
    """Show a pane of the session in the place of table and commentary; `None` shows those again."""

    mode: Mode | None


@dataclass(frozen=True, slots=True)
class ForgetPeriod:
    """Take a period out of the store; with `left`, its last revision alone."""

    period: PeriodKey
    left: RevisionsLeft | None = None


@dataclass(frozen=True, slots=True)
class SetTheme:
    """Take other colours."""

    name: str


@dataclass(frozen=True, slots=True)
class DoCommand:
    """Do another command, or say why it does nothing."""

    command_id: str


Step = (
    OnScreen | Ask | Notify | ShowView | SelectMeasure | GoToPeriod | ShowImported | ReadPage
    | MoveCursor | GoToHit | SortRows | SortMeanwhile | Focus | Copy | SaveJudgements | SetTheme | DoCommand
    | ShowReports | ShowPage | ShowPane | CopyRows | SearchFor | ForgetPeriod
)  # fmt: skip
Steps = Generator[Step, object, None]


def ask(dialog: Dialog[Answer]) -> Generator[Step, object, Answer | None]:
    """Open a dialog and return what it is left with. It is for `yield from`."""
    answer = yield Ask(dialog)
    return cast("Answer | None", answer)


def perform(
    app: App[Any], steps: Steps, carry_out: Callable[[Step], None], answer: object = None
) -> None:
    """Carry out a command's steps until it asks something, and the others with the answer.

    The dialog is in front when this returns: what is typed next is typed into it.
    """
    try:
        step = steps.send(answer)
        while not isinstance(step, Ask):
            carry_out(step)
            step = next(steps)
    except StopIteration:
        return
    app.push_screen(step.dialog, partial(perform, app, steps, carry_out))
