"""Which characters of a PDF are text, and what stands for a list item."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kpi_tui.regex import regex

READ_AS = {
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
    "\u00a0": " ",
    "\u2007": " ",
    "\u202f": " ",
    "\u00ad": "-",
    "\u2011": "-",
    "\u037e": ";",
}
"""What a reader sees where fonts name the same glyph otherwise. A soft hyphen that is drawn is a
hyphen; one that is not never reaches the page."""

BREAKING_HYPHEN = "\u2010"
"""What programs draw where they break a word. Keyboards have none: what is typed is a "-"."""

HYPHEN_AS_MINUS = regex(r"(?<=\w)−")
"""A hyphen as R draws it: `mid−September`. No sign of a figure stands right behind a letter or digit."""

BULLETS = "•■▪●◦‣▫⁃·\uf0b7\uf0a7\uf06e\uf0a8"
"""What list items begin with; the private ones are those of the Symbol and Wingdings fonts."""

BULLET = "• "
"""What a list item begins with in a field."""


_SYMBOL_FONT = regex(r"wingdings|webdings|dingbats|marlett|(^|\+)symbol", re.I)


def is_symbol_font(name: str) -> bool:
    """Whether a font has signs in place of letters: its "a" may be a tick, its "l" a circle."""
    return bool(_SYMBOL_FONT.search(name))


@cache
def letter_of(code: int) -> str | None:
    """Return the character to keep for a code, `None` where there is nothing to read.

    Text is not a control, not a direction mark, not half a pair.
    """
    if code == 0x02:  # what PDFium makes of a hyphen at the end of a line
        return "-"
    if code < 0x20 or code > 0x10FFFF:
        return None
    letter = chr(code)
    if letter in READ_AS:
        return READ_AS[letter]
    return letter if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Cn") else None


def is_bold_font(name: str) -> bool:
    """Whether a font is a bold one, as its name says."""
    small = name.casefold()
    return any(part in small for part in ("bold", "black", "heavy", "semibd"))
