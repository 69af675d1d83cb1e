"""What is declared once for every command, and read by keys, footer, palette, help and keymap."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from inspect import isgenerator
from pathlib import Path

import pytest

from kpi_tui.tui.commands.command import KEY_NAMES, Command, key_name
from kpi_tui.tui.commands.registry import COMMANDS, command, footer_commands
from kpi_tui.tui.pages.help import KEY_WIDTH, MOVING
from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.session.session import Session
from kpi_tui.tui.session.situation import Mode

EACH = pytest.mark.parametrize("each", COMMANDS, ids=lambda each: each.id)
KEYS_OF_NAMES = {
    *KEY_NAMES,
    *(
        "delete",
        "ctrl+c",
        "ctrl+f",
        "ctrl+o",
        "ctrl+up",
        "ctrl+down",
        "ctrl+p",
        "ctrl+q",
        "ctrl+r",
        "ctrl+y",
        "f1",
        "f5",
    ),
    *("ctrl+pageup", "ctrl+pagedown"),
}


def test_ids_and_keys_are_used_once() -> None:
    assert max(Counter(each.id for each in COMMANDS).values()) == 1
    for mode in Mode:
        own = [each for each in COMMANDS if mode in (each.modes or ())]
        keys = Counter(key for each in own for key in each.keys_in({}))
        assert max(keys.values(), default=1) == 1, mode
    keys = Counter(key for each in COMMANDS if not each.modes for key in each.keys_in({}))
    assert max(keys.values()) == 1


def test_titles_can_be_told_apart_in_the_palette() -> None:
    assert max(Counter(each.title for each in COMMANDS).values()) == 1


@EACH
def test_every_command_is_told_in_few_words(each: Command) -> None:
    assert each.help[0].isupper()
    assert not each.help.endswith(".")
    assert len(each.help) <= 80, "two lines beside its keys in the help of 80 columns"
    assert len(each.key_text()) < KEY_WIDTH, "it has that room in the help"
    assert len(each.label) <= 12
    assert len(each.title) <= 32


@EACH
def test_every_command_takes_a_session_and_says_step_by_step_what_is_to_happen(
    each: Command, tmp_path: Path
) -> None:
    assert isgenerator(each.run(Session(tmp_path)))


def test_declaring_imports_neither_polars_nor_the_screen() -> None:
    code = (
        "import sys, kpi_tui.tui.commands.registry; print(*{n.split('.')[0] for n in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {"polars", "rich", "textual"}.isdisjoint(done.stdout.split())


@EACH
def test_keys_are_named_as_on_the_keyboard(each: Command) -> None:
    assert "_" not in each.key_text()
    for key in each.keys_in({}):
        assert key in KEYS_OF_NAMES or len(key) == 1


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("slash", "/"),
        ("left_square_bracket", "["),
        ("ctrl+p", "Ctrl+P"),
        ("ctrl+up", "Ctrl+↑"),
        ("f5", "F5"),
        ("R", "R"),
        ("r", "r"),
        ("ctrl+shift+pageup", "Ctrl+Shift+PgUp"),
        ("escape", "Esc"),
    ],
)
def test_how_a_key_is_written(key: str, name: str) -> None:
    assert key_name(key) == name


def test_keys_of_ones_own() -> None:
    red = command("red")
    assert red.keys_in({}) == ("r",)
    assert red.keys_in({"red": "f9, ctrl+b"}) == ("f9", "ctrl+b")
    assert red.key_text({"red": "f9, ctrl+b"}) == "F9 or Ctrl+B"
    assert red.key_text({"amber": "f9"}) == "r"


def test_a_command_is_found_by_its_id() -> None:
    assert all(command(each.id) is each for each in COMMANDS)
    with pytest.raises(KeyError):
        command("nonesuch")


@EACH
def test_bindings_say_what_commands_say(each: Command) -> None:
    (binding,) = [one for one in MainScreen.BINDINGS if getattr(one, "id", None) == each.id]
    assert not isinstance(binding, tuple)
    assert binding.key == each.keys
    assert binding.action == f"do('{each.id}')"
    assert binding.tooltip == each.help
    assert binding.priority == each.at_once
    assert not binding.show, "the foot of the screen is our own"


@EACH
def test_every_command_is_found_by_other_words_too(each: Command) -> None:
    words = [word.strip() for word in each.also.split(",")]
    assert all(words)
    assert words == [word.lower() for word in dict.fromkeys(words)]
    assert each.title.lower() not in words


@pytest.mark.parametrize("mode", Mode)
def test_no_two_commands_want_one_place_in_a_footer(mode: Mode) -> None:
    places = Counter(each.footer[mode] for each in COMMANDS if each.footer and mode in each.footer)
    assert not places or max(places.values()) == 1
    offered = list(footer_commands(mode))
    if mode is Mode.SEARCHING:
        assert offered == [], "letters are what is searched for"
    else:
        assert offered[0].id == "help"


def test_commands_of_a_group_stand_together() -> None:
    groups = [each.group for each in COMMANDS]
    starts = [group for at, group in enumerate(groups) if at == 0 or groups[at - 1] != group]
    assert len(starts) == len(set(starts))
    assert all(keys and meaning for keys, meaning in MOVING)


def test_what_leads_elsewhere_is_done_before_the_next_key() -> None:
    at_once = {each.id for each in COMMANDS if each.at_once}
    assert at_once == {
        *("search", "filter", "months", "changes", "links", "overview", "review"),
        *("compare-with", "heat-map", "brief", "checks"),
        *("query-asked", "query-answered", "query-accepted", "query-open"),
        *("export", "import", "month-before", "month-after", "first-month", "last-month"),
        *(
            "theme",
            "palette",
            "reports",
            "undo",
            "saved-filters",
            "columns",
            "forget",
            "corrections",
        ),
    }
