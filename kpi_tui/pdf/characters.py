"""Which characters of a PDF are text, and what stands for a list item."""

from __future__ import annotations

import unicodedata

LIGATURES = {
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
}

BULLETS = "•■▪●◦‣▫⁃·\uf0b7\uf0a7\uf06e\uf0a8"
"""What list items begin with; the private ones are those of the Symbol and Wingdings fonts."""

BULLET = "• "
"""What a list item begins with in a field."""


def is_drawable(letter: str) -> bool:
    """Whether a character is text: not a control, not a direction mark, not half a pair."""
    category = unicodedata.category(letter)
    return category not in ("Cc", "Cf", "Cs", "Cn") or letter == "\u00ad"
