"""Keys as terminals write them: Esc and a quick key, Alt, and the keypad of kitty's protocol."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events

from kpi_tui.tui.screens.main import MainScreen
from kpi_tui.tui.terminal.keys import KeyParser, as_meant
from tests.support.explorer import Explorer, explore

Typed = tuple[str, str | None]


def typed(sequence: str, *bound: str) -> list[Typed]:
    """What is done for these bytes, where nothing comes after them."""
    parser = KeyParser()
    found = [event for letter in sequence for event in parser.feed(letter)]
    while not parser.is_eof and not found:
        found = list(parser.feed(""))
    return [
        (key.key, key.character)
        for event in found
        if isinstance(event, events.Key)
        for key in as_meant(event, bound)
    ]


ESC: Typed = ("escape", "\x1b")


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("j", "j"),
        ("f", "f"),
        ("b", "b"),
        ("G", "G"),
        ("3", "3"),
        ("-", "minus"),
        ("/", "slash"),
        ("]", "right_square_bracket"),
        ("\r", "enter"),
        ("\t", "tab"),
        ("\x7f", "backspace"),
        (" ", "space"),
        ("é", "é"),
    ],
    ids=ascii,
)
def test_esc_and_a_quick_key_are_esc_and_the_key(second: str, name: str) -> None:
    assert typed(f"\x1b{second}") == [ESC, (name, second)]


def test_esc_and_a_quick_arrow_are_those() -> None:
    assert typed("\x1b[1;3B") == [ESC, ("down", None)]
    assert typed("\x1b[A") == [("up", None)]
    assert typed("\x1bOP") == [("f1", None)]


def test_alt_and_a_key_that_something_is_bound_to_types_no_letter() -> None:
    assert typed("\x1bj", "alt+j") == [("alt+j", None)]
    assert typed("\x1bG", "alt+shift+g") == [("alt+shift+g", None)]
    assert typed("\x1b[106;3u", "alt+k") == [ESC, ("j", "j")]


@pytest.mark.parametrize(
    ("number", "text", "key"),
    [
        (57410, "/", ("slash", "/")),
        (57411, "*", ("asterisk", "*")),
        (57412, "-", ("minus", "-")),
        (57413, "+", ("plus", "+")),
        (57409, ".", ("full_stop", ".")),
        (57409, ",", ("comma", ",")),
        (57415, "=", ("equals_sign", "=")),
        *((57399 + digit, str(digit), (str(digit), str(digit))) for digit in range(10)),
        (57414, "", ("enter", None)),
        (57419, "", ("up", None)),
        (57422, "", ("pagedown", None)),
    ],
)
@pytest.mark.parametrize("locks", [129, 193], ids=["Num Lock", "Num and Caps Lock"])
def test_a_key_of_the_keypad_is_the_one_on_its_cap(
    number: int, text: str, key: Typed, locks: int
) -> None:
    said = f";{ord(text)}" if text else ""
    assert typed(f"\x1b[{number};{locks}{said}u") == [key]


def test_the_keypad_of_a_terminal_that_tells_no_text() -> None:
    assert typed("\x1b[57410u") == [("slash", "/")]
    assert typed("\x1b[57413;5u") == [("ctrl+plus", None)]


@pytest.mark.parametrize(
    ("keys", "alt", "check"),
    [
        ("/waste", "j", lambda e: not e.filters and e.cursor != e.codes[0] and not e.field.value),
        ("?", "j", lambda e: e.cursor == e.codes[1]),
        ("f", "j", lambda e: e.cursor == e.codes[1]),
        ("m", "3", lambda e: e.focused == "commentary"),
        ("e", "j", lambda e: e.cursor == e.codes[1]),
        ("t", "j", lambda e: not e.reading and e.cursor == e.codes[1]),
        ("Q", "3", lambda e: e.main.session.pane is None and e.focused == "commentary"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_alt_with_a_key_is_the_key_after_esc_in_every_mode(
    small: Path, keys: str, alt: str, check: Callable[[Explorer], bool]
) -> None:
    async with explore(small) as explorer:
        await explorer.send(keys)
        explorer.app.post_message(events.Key(f"alt+{alt}", alt))
        await explorer.settle()
        assert isinstance(explorer.app.screen, MainScreen)
        assert check(explorer), (explorer.cursor, explorer.focused, explorer.filters)


async def test_a_list_opened_as_the_explorer_is_left_is_no_fault(small: Path) -> None:
    async with explore(small) as explorer:
        explorer.app.post_message(events.Key("f", "f"))
        explorer.app.exit()
    assert explorer.app.fault is None
