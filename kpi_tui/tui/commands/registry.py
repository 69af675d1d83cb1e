"""All commands in the order in which help and palette list them, and those two commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.tui.commands import (
    against,
    compare,
    find,
    heat_map,
    output,
    periods,
    person,
    picture,
    read,
    review,
    screen,
    worklists,
)
from kpi_tui.tui.commands.command import GENERAL, Command, everywhere, in_panes
from kpi_tui.tui.commands.general import BACK, IMPORT, QUIT, RELOAD, REPORTS
from kpi_tui.tui.commands.steps import DoCommand, OnScreen, Steps, ask
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def show_palette(session: Session) -> Steps:
    """Choose a command by its name, and do it."""
    from kpi_tui.tui.choices.lists import command_choices
    from kpi_tui.tui.screens.pick import ChoiceDialog

    offered = [each for each in COMMANDS if each.run is not show_palette]
    choices = command_choices(offered, session.situation, session.screen)
    chosen = yield from ask(ChoiceDialog(Label.ASK, choices))
    if chosen:
        yield DoCommand(chosen[0])


def show_help(session: Session) -> Steps:
    """Show what there is, the keys of the pane one is in first."""
    from kpi_tui.tui.screens.help import HelpScreen

    yield OnScreen.HIDE_HINT
    kind, screen = session.series.period_type, session.screen
    yield from ask(HelpScreen(COMMANDS, screen.mode, screen.keymap, kind))


COMMANDS = (
    *find.COMMANDS,
    *periods.COMMANDS,
    *read.COMMANDS,
    *person.COMMANDS,
    *picture.COMMANDS,
    *compare.COMMANDS,
    *heat_map.COMMANDS,
    *against.COMMANDS,
    *worklists.COMMANDS,
    *review.COMMANDS,
    *output.COMMANDS,
    *screen.COMMANDS,
    IMPORT,
    REPORTS,
    RELOAD,
    Command("palette", "ctrl+p", "ask", Label.ASK,
            "Commands, measures, people, months; and questions: red 3 in a row, no plan",
            GENERAL, show_palette, footer=everywhere(7) | in_panes(16), at_once=True,
            also="commands, palette, find, question, menu, actions"),
    Command("help", "question_mark,f1", "help", "Help",
            "Show keyboard shortcuts, and what the signs mean", GENERAL, show_help,
            footer={Mode.READING: 0} | everywhere(0) | in_panes(0),
            also="keys, shortcuts, manual, legend, signs, glossary, settings, keyboard"),
    BACK,
    QUIT,
)  # fmt: skip
_BY_ID = {each.id: each for each in COMMANDS}


def command(command_id: str) -> Command:
    """Return the command of that id. Raises `KeyError`."""
    return _BY_ID[command_id]


def footer_commands(mode: Mode) -> Iterator[Command]:
    """Yield the commands that the footer offers in a mode, the most important first."""
    places = [(each.footer[mode], each) for each in COMMANDS if each.footer and mode in each.footer]
    return (each for _, each in sorted(places, key=lambda pair: pair[0]))
