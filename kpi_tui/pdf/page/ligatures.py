"""Ligatures that a file gives the name of another letter, and how to tell that one has.

Ghostscript writes the letters of a ligature with their bytes swapped, "ti" becomes U+7400 U+6900, and
of three letters adds up the last two. Of "fi" and "fl" beside each other in a font it may leave the
first byte, which is "û", and count on from it. Word and Quartz name Calibri's after their place in the font: "tt" becomes U+01A9, or U+1001A9 among
the private characters.
"""

from __future__ import annotations

import unicodedata

from kpi_tui.regex import regex

_SWAPPED = regex(
    "[" + "".join(chr(ord(letter) << 8) for letter in "abcdefghijklmnopqrstuvwxyzT") + "]{2,}"
)
_ADDED_UP = {
    "".join(chr(code << 8) for code in (ord(first), ord(second) + ord(third))): first
    + second
    + third
    for first, second, third in ("ffi", "ffl")
}
_CALIBRI = {0x14C: "ft", 0x19F: "ti", 0x1A9: "tt", 0x1AB: "tti"}
_NAMED_BY_PLACE = {
    chr(plane + code): text for code, text in _CALIBRI.items() for plane in (0, 0x100000)
}
_BY_PLACE = regex(
    f"(?<=[A-Za-z])[{''.join(_NAMED_BY_PLACE)}]"
    f"|[{''.join(sign for sign, text in _NAMED_BY_PLACE.items() if text[0] == 't')}](?=[a-z])"
)
_STRAY = frozenset("ĸŉſĳĲŀĿ")
"""Letters of no living European language, which stand for ligatures where they are found."""
_FI_OR_FL = regex("(?<=[A-Za-z])û|û(?=[a-z])|ü(?=[aeiou])")
"""What stands for "fi" and "fl". Names have "ü" as well, but hardly before a vowel."""
_GREEK = range(0x370, 0x400)
_PINYIN_AND_ROMANIAN = (range(0x1CD, 0x1DD), range(0x200, 0x21C))


def undo_ligatures(text: str) -> str:
    """Return the text with the letters that are drawn, where it is certain which those are."""
    if text.isascii():
        return text
    for written, drawn in _ADDED_UP.items():
        text = text.replace(written, drawn)
    text = _SWAPPED.sub(lambda run: "".join(chr(ord(letter) >> 8) for letter in run[0]), text)
    return _BY_PLACE.sub(lambda found: _NAMED_BY_PLACE[found[0]], text)


def misnamed_words(text: str) -> list[str]:
    """Return the words with letters that no English text has: the font calls its own by other names."""
    if text.isascii():
        return []
    return [word for word in dict.fromkeys(text.split()) if _is_misnamed(word)]


def _is_misnamed(word: str) -> bool:
    if _FI_OR_FL.search(word):
        return True
    has_own = any(letter.isascii() and letter.isalnum() for letter in word)
    for index, letter in enumerate(word):
        category = unicodedata.category(letter)
        if letter == "\ufffd" or (category == "Co" and has_own):
            return True
        if category not in ("Lu", "Ll", "Lo", "Lt", "Nd") or letter.isascii():
            continue
        if letter in _STRAY or (category == "Lu" and index and word[index - 1].islower()):
            return True
        code = ord(letter)
        foreign = code > 0x17F and not any(code in known for known in _PINYIN_AND_ROMANIAN)
        if foreign and not (code in _GREEK or 0x1E00 <= code < 0x1F00):
            return True
    return False
