"""Text in 7-bit characters only, for terminals and fonts that have no others."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, normalize

from rich.cells import cell_len

from kpi_tui.regex import regex

BARS = "▁▂▃▄▅▆▇█"
"""The signs that draw a series on one line, the lowest first."""
SIGNS = {
    # A status is its letter, as in "G green"; "○ not started" is what lists begin with, too.
    **{"★": "G", "●": "A", "▲": "R", "◌": "U", "◆": "B", "✔": "C"},
    **dict.fromkeys("─┄┈╌╴╶‐‑‒–—―−·\xad▔▀▂▃▄▅▆", "-"),
    **dict.fromkeys("━┅┉╍═╸╺╼╾", "="),
    **dict.fromkeys("│┃┆┇┊┋╎╏║╵╷╹╻╽╿▉▊▋▌▍▎▏▐▕█", "|"),
    **dict.fromkeys("▇▓■▪◼", "#"),
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟″", '"'),
    **dict.fromkeys("→›»▶▸►▷⇥", ">"),
    **dict.fromkeys("←‹«◀◂◄◁⏎⌫", "<"),
    **dict.fromkeys("↑▴△⇧", "^"),
    **dict.fromkeys("↓▼▾▽⇩", "v"),
    **dict.fromkeys("•‣✓☆", "*"),
    **{"◇": "+", "◈": "#"},  # as a chart that knows of ASCII marks its points
    **dict.fromkeys("○◦◯⭘°", "o"),
    **dict.fromkeys("×✕✗✘╳≠", "x"),
    **{"…": "~", "▁": "_", "░": ".", "▒": ":", "≤": "<", "≥": ">", "≈": "~", "±": "+", "÷": "/"},
    **{
        "⁄": "/",
        "╱": "/",
        "╲": "\\",
        "£": "L",
        "€": "E",
        "¥": "Y",
        "¢": "c",
        "§": "S",
        "©": "c",
        "†": "#",
    },
    **{"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"},
    **{"📁": "[]", "📂": "[]", "📄": "- ", "🔎": "/ "},
}
"""The replacement of each sign, which is as wide. The pound sign is drawn from an L, and becomes one."""
BOX, CORNERS, BRAILLE = range(0x2500, 0x2580), range(0x2596, 0x25A0), range(0x2800, 0x2900)
MANY_DOTS = 4
"""The fewest of its eight dots with which a braille cell is drawn as a full one."""


# A dot in the place of "…" would look like the end of what is cut. Three take the cells behind it,
# and one is left before what follows: that may be a piece of its own, drawn in another colour.
_CUT_WITH_ROOM = regex("…  (?= )")
# "147 > 98" would read as greater than. The arrow takes the cell behind it, so that no column moves.
_FROM_TO = regex(r"(?<= )(?<![←↑↓] )→ (?![←↑↓])")


@lru_cache(8192)
def to_ascii(text: str) -> str:
    """Return a text in 7-bit characters that takes as many cells: `£4.5m…` becomes `L4.5m~`.

    Bars of several heights become levels, 1 to 8. Bars of one height become a line, as in borders.
    `147 → 98` becomes `147 ->98`, and `Visits to…   ` has room for `Visits to... `.
    """
    text = _CUT_WITH_ROOM.sub("...", _FROM_TO.sub("->", text))
    heights = {letter for letter in text if letter in BARS}
    levels = {bar: str(level) for level, bar in enumerate(BARS, 1)} if len(heights) > 1 else {}
    parts = [levels.get(letter) or _letter(letter) for letter in text]
    plain = "".join(parts)
    if len(plain) == cell_len(text):
        return plain
    # Several characters may be one sign, as a family is, and narrower than each by itself.
    plain = ""
    for end, part in enumerate(parts, 1):
        width = cell_len(text[:end])
        plain = (plain + part)[:width].ljust(width)
    return plain


@lru_cache(4096)
def _letter(letter: str) -> str:
    """Return the replacement of one character, as many letters as it takes cells."""
    if letter.isascii():
        return letter
    if letter in SIGNS:
        return SIGNS[letter]
    code = ord(letter)
    if code in BOX or code in CORNERS:
        return "+"
    if code in BRAILLE:
        dots = (code - BRAILLE.start).bit_count()
        return " " if not dots else "*" if dots >= MANY_DOTS else "."
    # The letter without its accent, or a question mark where that is no single letter.
    width = cell_len(letter)
    base = "".join(part for part in normalize("NFKD", letter) if not category(part).startswith("M"))
    if width and len(base) == 1 and base.isascii() and base.isprintable():
        return base.ljust(width)
    return "?" * width


def lacks_signs(encoding: str) -> bool:
    """Whether this encoding lacks any of the signs that the explorer is drawn with."""
    try:
        "─│╭★▲…⣿".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return True
    return False
