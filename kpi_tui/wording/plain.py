"""Takes out the signs that stand beside words on a screen: for spreadsheets, letters and e-mails."""

from __future__ import annotations

import re

from kpi_tui.labels import MARKS, mark
from kpi_tui.regex import regex
from kpi_tui.status import Status
from kpi_tui.text import one_line

_SIGNED = regex("|".join(re.escape(sign.signed) for sign in MARKS.values()))
_WORDS = {sign.signed: sign.word for sign in MARKS.values()}
_WAY = regex(r"(?<!\S)[↑↓=] (?=(?:better|worse|same)\b)")
"""An arrow, or a sign for no change, with its word behind it."""
_ARROWS = {"↑": "up", "↓": "down", "=": "same"}
_ARROW = regex(r"(?<!\S)[↑↓](?!\S)|\A=\Z")
"""A sign that stands alone, since it is not known which way is better."""


def status_word(status: Status | None) -> str:
    """Return what a status is called in a cell: `Amber`, `Actual missing`; empty for none."""
    return mark(status).word.capitalize()


def plain_words(text: str) -> str:
    """Return a text of ours, on one line, without signs: their words stay, arrows become words."""
    text = _SIGNED.sub(lambda found: _WORDS[found[0]], one_line(text))
    text = _WAY.sub("", text).replace(" → ", " to ")
    return _ARROW.sub(lambda found: _ARROWS[found[0]], text)
