"""Text that no spreadsheet takes for a formula. Imports no Polars: the explorer copies with it."""

from __future__ import annotations

import re

# What a spreadsheet may take for a formula, also in full width, also behind white space that it
# trims or marks that it ignores.
LIVE = re.compile(r"[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|[\t\r\n']")
PLAIN_NUMBER = re.compile(r"-(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?", re.ASCII)


def disarm(text: str) -> str:
    """The text with a `'` in front where a spreadsheet would take it for a formula.

    Text that has a `'` in front gets another, so taking one away always gives the text back.
    """
    live = LIVE.match(text) and not PLAIN_NUMBER.fullmatch(text)
    return f"'{text}" if live else text
