"""Text in 7-bit characters only, for terminals and fonts that have no others."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category, normalize

from rich.cells import cell_len

BARS = "▁▂▃▄▅▆▇█"
"""What a series is drawn with on one line, the lowest first."""
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
    **{"…": ".", "▁": "_", "░": ".", "▒": ":", "≤": "<", "≥": ">", "≈": "~", "±": "+", "÷": "/"},
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
"""What stands for what, as wide as it is. A pound is an L, as it was before it had a sign."""
BOX, CORNERS, BRAILLE = range(0x2500, 0x2580), range(0x2596, 0x25A0), range(0x2800, 0x2900)
MANY_DOTS = 4
"""From how many of its eight dots a braille cell is drawn as a full one."""


@lru_cache(8192)
def to_ascii(text: str) -> str:
    """Write a text in 7-bit characters, taking as many cells: `£4.5m…` is `L4.5m.`.

    A series of bars is levels, 1 to 8. Bars of one height are a line, as they are in borders.
    """
    heights = {letter for letter in text if letter in BARS}
    levels = {bar: str(level) for level, bar in enumerate(BARS, 1)} if len(heights) > 1 else {}
    parts = [levels.get(letter) or _letter(letter) for letter in text]
    plain = "".join(parts)
    if len(plain) == cell_len(text):
        return plain
    # Clusters, such as a family in one sign, are narrower than their letters: those are cut.
    plain = ""
    for end, part in enumerate(parts, 1):
        width = cell_len(text[:end])
        plain = (plain + part)[:width].ljust(width)
    return plain


@lru_cache(4096)
def _letter(letter: str) -> str:
    """Return what stands for one character: as many letters as it takes cells."""
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
    # Without its accent; a question mark where one letter would say something else.
    width = cell_len(letter)
    base = "".join(part for part in normalize("NFKD", letter) if not category(part).startswith("M"))
    if width and len(base) == 1 and base.isascii() and base.isprintable():
        return base.ljust(width)
    return "?" * width


def lacks_signs(encoding: str) -> bool:
    """Whether a terminal of this encoding cannot draw what the explorer is drawn with."""
    try:
        "─│╭★▲…⣿".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return True
    return False
