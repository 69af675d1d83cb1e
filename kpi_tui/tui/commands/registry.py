"""All commands in the order in which help and palette list them, and those two that list them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kpi_tui.labels import Label
from kpi_tui.tui.commands import (
    against,
    compare,
    find,
    forgetting,
    heat_map,
    issues,
    output,
    periods,
    person,
    picture,
    pins,
    read,
    review,
    saved_filters,
    screen,
    worklists,
)
from kpi_tui.tui.commands.command import GENERAL, Command, everywhere, in_panes
from kpi_tui.tui.commands.general import BACK, IMPORT, QUIT, RELOAD, REPORTS
from kpi_tui.tui.commands.steps import OnScreen, Steps, ask
from kpi_tui.tui.session.situation import Mode

if TYPE_CHECKING:
    from kpi_tui.tui.session.session import Session


def show_palette(session: Session) -> Steps:
    """Find anything by its name, or ask a plain question; and do it, go there, or show it."""
    from kpi_tui.tui.choices.asked import EXAMPLES, PLACEHOLDER, Askable
    from kpi_tui.tui.commands.asking import do_wanted
    from kpi_tui.tui.screens.pick import ChoiceDialog

    offered = [each for each in COMMANDS if each.run is not show_palette]
    askable, title = Askable(session, offered), Label.ASK.removesuffix(" …")
    chosen = yield from ask(
        ChoiceDialog(
            title,
            askable.choices(""),
            headline=EXAMPLES,
            placeholder=PLACEHOLDER,
            find=askable.choices,
        )
    )
    if chosen:
        yield from do_wanted(session, chosen[0])


def show_help(session: Session) -> Steps:
    """Show what there is, the keys of the pane one is in first."""
    from kpi_tui.tui.screens.help import HelpScreen

    yield OnScreen.HIDE_HINT
    kind, screen = session.series.period_type, session.screen
    yield from ask(HelpScreen(COMMANDS, screen.mode, screen.keymap, kind))


COMMANDS = (
    *find.COMMANDS,
    *pins.COMMANDS,
    *saved_filters.COMMANDS,
    *periods.COMMANDS,
    *issues.COMMANDS,
    *forgetting.COMMANDS,
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
            also="keys, shortcuts, manual, legend, signs, glossary, settings, keyboard, what can i do, "
                 "how does this work, what does the star mean, star, what do the signs mean, "
                 "what do the symbols mean, what does red mean, what does amber mean, what does green mean, "
                 "what does rag mean, what does ytd mean, what does n/a mean, what does n/r mean, "
                 "what is rag, what's rag, what is ytd, what's ytd, what is n/a, what is n/r, definition, abbreviations, symbols, meaning, colours mean, what do the colours mean, "
                 "stuck, does not work, not working, key, keyboard shortcuts, instructions, guide, f1"),
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
