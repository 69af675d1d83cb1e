"""Every command does what its help says, by each of its keys and from the palette."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual_fspicker import FileOpen, SelectDirectory

from kpi_tui.tui.commands import COMMANDS, Command
from kpi_tui.tui.screens.help import HelpScreen
from tests.tui.driving import Explorer, explore

Check = Callable[[Explorer], bool]

DOES: dict[str, tuple[list[str], Check]] = {
    "search": ([], lambda e: e.focused == "sought"),
    "red": ([], lambda e: e.codes == ["OCC01.02"]),
    "amber": (["["], lambda e: e.codes == ["OCC01.01"]),
    "everything": (["r"], lambda e: len(e.codes) == 3),
    "earlier": ([], lambda e: e.day.month == 6),
    "later": (["["], lambda e: e.day.month == 7),
    "first": ([], lambda e: e.day.month == 6),
    "last": (["["], lambda e: e.day.month == 7),
    "read": ([], lambda e: e.main.maximized is e.commentary),
    "sort": ([], lambda e: "Code ↑" in e.headings),
    "sort-back": ([], lambda e: any("Status ↑" in heading for heading in e.headings)),
    "reverse": ([], lambda e: e.codes == ["OCC02.01", "OCC01.02", "OCC01.01"]),
    "sidebar": ([], lambda e: not e.tree.display),
    "tree": ([], lambda e: e.focused == "tree"),
    "table": (["1"], lambda e: e.focused == "table"),
    "commentary": ([], lambda e: e.focused == "commentary"),
    "import": ([], lambda e: isinstance(e.app.screen, FileOpen)),
    "import-folder": ([], lambda e: isinstance(e.app.screen, SelectDirectory)),
    "reload": (["["], lambda e: e.month.revision == 1 and "Visits" in e.words),
    "help": ([], lambda e: isinstance(e.app.screen, HelpScreen)),
    "back": (["r"], lambda e: len(e.codes) == 3),
    "quit": ([], lambda e: not e.app.is_running),
}
"""What to press first, and what is so after the command."""


def test_every_command_is_tried() -> None:
    assert set(DOES) == {command.id for command in COMMANDS}


async def by_key(explorer: Explorer, key: str) -> None:
    await explorer.press(key)


async def by_action(explorer: Explorer, command: Command) -> None:
    """As the palette runs it."""
    (found,) = [
        system
        for system in explorer.app.get_system_commands(explorer.app.screen)
        if system.title == f"{command.group}: {command.help}"
    ]
    answer = found.callback()
    if isinstance(answer, Awaitable):
        await answer
    await explorer.settle()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
async def test_by_its_keys(small: Path, command: Command) -> None:
    before, check = DOES[command.id]
    for key in command.keys.split(","):
        async with explore(small) as explorer:
            await explorer.press(*before)
            assert not check(explorer) or command.id == "reload"
            await by_key(explorer, key)
            assert check(explorer), key


@pytest.mark.parametrize("name", ["red", "sort-back", "import", "quit"])
async def test_from_the_palette(small: Path, name: str) -> None:
    (command,) = [command for command in COMMANDS if command.id == name]
    before, check = DOES[name]
    async with explore(small) as explorer:
        await explorer.press(*before)
        await by_action(explorer, command)
        assert check(explorer)


async def test_typing_a_commands_name_into_the_palette(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("ctrl+p")
        assert isinstance(explorer.app.screen, CommandPalette)
        await explorer.type("red")
        await explorer.pilot.pause()
        assert "The red measures" in explorer.screen
        await explorer.press("enter")
        await explorer.settle()
        if isinstance(explorer.app.screen, CommandPalette):
            await explorer.press("enter")
        assert explorer.codes == ["OCC01.02"]


async def test_once_more_takes_a_status_back(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("r", "r")
        assert len(explorer.codes) == 3
        await explorer.press("a")
        assert explorer.told == ["No measure is amber this month."]
        assert len(explorer.codes) == 3


async def test_a_status_in_a_branch_that_is_closed(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("1", "down", "left", "[", "2", "r")
        assert (explorer.way, explorer.codes) == ("▲ red 1", ["OCC01.02"])


async def test_back_goes_one_step_at_a_time(small: Path) -> None:
    async with explore(small) as explorer:
        await explorer.press("r", "/")
        await explorer.type("waste")
        await explorer.press("enter", "enter")
        assert explorer.reading
        await explorer.press("escape")
        assert not explorer.reading
        assert explorer.found[:6] == "1 of 3"
        await explorer.press("escape")
        assert (explorer.search.display, explorer.codes) == (False, ["OCC01.02"])
        await explorer.press("1", "escape")
        assert (explorer.focused, explorer.codes) == ("table", ["OCC01.02"])
        await explorer.press("escape")
        assert len(explorer.codes) == 3
        await explorer.press("escape")
        assert explorer.app.is_running


async def test_help_is_closed(small: Path) -> None:
    async with explore(small) as explorer:
        for key in ("escape", "q", "question_mark", "f1"):
            await explorer.press("?", key)
            assert explorer.focused == "table", key
            assert explorer.app.is_running


async def test_the_help_has_every_command_and_every_sign(small: Path) -> None:
    async with explore(small, (112, 70)) as explorer:
        await explorer.press("?")
        for command in COMMANDS:
            assert command.key_text in explorer.screen
            assert command.help in explorer.screen
        for word in ("★", "green: at or better than the target", "n/r", "◌"):
            assert word in explorer.screen


async def test_scrolling_the_help(small: Path) -> None:
    async with explore(small, (80, 24)) as explorer:
        await explorer.press("?")
        assert "What the signs mean" not in explorer.screen
        await explorer.press("G")
        assert "What the signs mean" in explorer.screen or "well off the target" in explorer.screen
        await explorer.press("g")
        assert "Search names" in explorer.screen
        await explorer.press("down", "j")
        assert "Search names" not in explorer.screen
