from __future__ import annotations

from collections import Counter

import pytest

from kpi_tui.tui.commands import COMMANDS, KEY_NAMES, MOVING, Command
from kpi_tui.tui.screens.main import MainScreen

FOOTER_ROOM = 80 - len("▏^p palette")


def test_ids_and_keys_are_used_once() -> None:
    assert max(Counter(command.id for command in COMMANDS).values()) == 1
    keys = Counter(key for command in COMMANDS for key in command.keys.split(","))
    assert max(keys.values()) == 1


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_told_in_few_words(command: Command) -> None:
    assert command.help
    assert command.help[0].isupper()
    assert not command.help.endswith(".")
    assert len(command.help) <= 56, "beside its keys in the help of an 80-column terminal"
    assert len(command.key_text) <= 18


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_action_is_there(command: Command) -> None:
    name = command.action.split("(")[0]
    owner = MainScreen
    if name.startswith("app."):
        from kpi_tui.tui.app import KpiApp

        assert hasattr(KpiApp, f"action_{name.removeprefix('app.')}")
    else:
        assert hasattr(owner, f"action_{name}")


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_keys_are_named_as_on_the_keyboard(command: Command) -> None:
    assert "_" not in command.key_text
    assert "+" not in command.key_text or command.key_text.startswith(("/", "q"))
    for key in command.keys.split(","):
        assert key in KEY_NAMES or len(key) == 1


def test_the_footer_fits_80_columns() -> None:
    shown = [command for command in COMMANDS if command.in_footer]
    keys = [command.shown_as or command.keys.split(",")[0] for command in shown]
    width = sum(len(f"{key} {c.label} ") for key, c in zip(keys, shown, strict=True))
    assert width <= FOOTER_ROOM


def test_bindings_say_what_commands_say() -> None:
    for command in COMMANDS:
        binding = command.binding()
        assert binding.id == command.id
        assert binding.tooltip == command.help
        assert binding.show == command.in_footer


def test_commands_of_a_group_stand_together() -> None:
    groups = [command.group for command in COMMANDS]
    starts = [group for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group]
    assert len(starts) == len(set(starts))
    assert all(keys and meaning for keys, meaning in MOVING)
