"""Keys as they are meant: a terminal writes Esc before a key for Alt, and the keypad in words of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import key_to_character

ESC, ALT = "\x1b", "alt+"
BEGINNINGS = "[O"
"""What follows Esc in the sequences of keys that have no letter: a key of its own only if no more comes."""
KEYPAD = {
    "divide": ("slash", "/"),
    "multiply": ("asterisk", "*"),
    "subtract": ("minus", "-"),
    "add": ("plus", "+"),
    "decimal": ("full_stop", "."),
    "equal": ("equals_sign", "="),
    "separator": ("comma", ","),
}
"""What kitty's protocol calls keys of the keypad, and the same keys beside the letters."""


class KeyParser(XTermParser):
    """Textual's parser, but Esc before any key is Alt, and the keypad types what its keys say."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        is_pair = len(sequence) == 2 and sequence[0] == ESC and sequence[1] not in BEGINNINGS
        if alt or is_pair:
            for each in super()._sequence_to_key_events(sequence[-1]):
                name = f"shift+{each.key.lower()}" if each.key.isupper() else each.key
                yield events.Key(f"{ALT}{name}", each.character)
            return
        for each in super()._sequence_to_key_events(sequence):
            held, plus, name = each.key.rpartition("+")
            if name in KEYPAD:
                same, letter = KEYPAD[name]
                if each.character == "," and name == "decimal":
                    same, letter = KEYPAD["separator"]
                yield events.Key(
                    f"{held}{plus}{same}", each.character or (None if held else letter)
                )
            else:
                yield each


def as_meant(event: events.Key, bound: Collection[str]) -> Iterator[events.Key]:
    """Yield Esc and a key for Alt and a key; where Alt and that key are bound, yield them as one.

    They then type no letter. A terminal cannot tell Esc and a quick key from Alt and that key, nor
    can tmux for half a second.
    """
    if not event.key.startswith(ALT) or event.key.startswith(f"{ALT}ctrl+"):
        yield event
    elif event.key in bound:
        yield events.Key(event.key, None)
    else:
        name = event.key.removeprefix(ALT)
        letter = name.removeprefix("shift+")
        if len(letter) == 1 and letter != name:
            name = letter.upper()
        yield events.Key("escape", ESC)
        yield events.Key(name, event.character or key_to_character(name))
