"""What panes say to the screen. Panes never speak to each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from kpi_tui.tui.commands.steps import Steps
    from kpi_tui.tui.session.session import Session


@dataclass
class ViewChosen(Message):
    """The tree's cursor stands on another view; `view` of the tree says which."""


@dataclass
class MeasureChosen(Message):
    """The table's cursor stands on another measure, or on none; `chosen` of the table says which.

    The message does not, as another period may be shown by the time it is taken.
    """


@dataclass
class LineChosen(Message):
    """The cursor of a pane in the place of table and commentary stands on another line."""


@dataclass
class MeasureOpened(Message):
    """A measure is to be read in full."""


@dataclass
class SearchChanged(Message):
    """The words searched for, as typed."""

    text: str


@dataclass
class SearchLeft(Message):
    """The search line is left; `keep` says whether its words still filter."""

    keep: bool


@dataclass
class StepsWanted(Message):
    """What was pressed stands for steps of its own."""

    run: Callable[[Session], Steps]


@dataclass
class CommandWanted(Message):
    """A command was clicked on in the footer, or chosen in the palette."""

    command_id: str
