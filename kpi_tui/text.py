"""Text from a report made harmless for a terminal, and the same text made easy to find."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from kpi_tui.regex import regex

_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\n\t"}
# Marks that turn the reading direction can make a terminal show what is not there.
_TURNS = dict.fromkeys(
    (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�"
)
_OTHERS = dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), "�")
_VISIBLE: dict[int, int | str] = {
    **_PICTURES,
    **_TURNS,
    **_OTHERS,
    0x7F: "␡",
    0x2028: "\n",
    0x2029: "\n",
}

HIDDEN = regex(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""The characters that `visible` shows as other signs. Few texts have any."""

QUOTES = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‐": "-"}
"""Quotes and dashes that are left after NFKD, each with its plain sign. (The non-breaking hyphen is not
among them: NFKD turns it into `‐`.)"""
_QUOTES = str.maketrans(QUOTES)


def visible(text: str) -> str:
    """Show every control character of a text as a sign, `␛` for ESC; lines stay lines."""
    return text.translate(_VISIBLE) if HIDDEN.search(text) else text


def one_line(text: str) -> str:
    """Make a text `visible` and fold its white space."""
    return " ".join(visible(text).split())


def in_a_line(text: str) -> str:
    """Make a text `visible` on one line, its spaces as they are: a path may be copied from it."""
    return visible(text).replace("\n", "␊").replace("\t", "␉")


def shortened(text: str, most: int) -> str:
    """Return a text in so many letters at most, with `…` at its end where it is longer."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def first_of(words: Sequence[str], most: int) -> str:
    """Return `a, b` or, where there are more than so many, `a, b and 3 more`."""
    more = f" and {len(words) - most} more" if len(words) > most else ""
    return f"{', '.join(words[:most])}{more}"


def begun(text: str) -> str:
    """Return a text with its first letter raised."""
    return f"{text[:1].upper()}{text[1:]}"


def as_sentence(phrase: str) -> str:
    """Return a phrase with its first letter raised and a full stop."""
    return f"{begun(phrase)}."


def fold(text: str) -> str:
    """Fold a text as it is searched: lower case, no accents, plain quotes, dashes and spaces."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text).translate(_QUOTES)
        text = _BEYOND_ASCII.sub(_without_marks, decomposed)
    return _SPACES.sub(" ", text.lower())


def squash(text: str) -> str:
    """Return a text without white space and case, to compare what a program broke anywhere."""
    return "".join(text.split()).casefold()


def bare(text: str) -> str:
    """Return the letters and figures of a text, without case and without what stands between them."""
    return "".join(filter(str.isalnum, text.casefold()))


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Fold a text letter by letter, and return for each folded letter its place in the text.

    One letter may become two in the folded text, or none. A last place, of the end, is added.
    """
    folded = [letter.lower() if letter.isascii() else fold(letter) for letter in text]
    places = [place for place, letters in enumerate(folded) for _ in letters]
    return "".join(folded), [*places, len(text)]


def _without_marks(match: re.Match[str]) -> str:
    return "".join(sign for sign in match[0] if unicodedata.category(sign)[0] != "M")


_BEYOND_ASCII = regex(r"[^\x00-\x7f]+")
_SPACES = regex(r"\s+")
