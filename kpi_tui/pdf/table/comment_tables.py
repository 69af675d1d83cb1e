"""Tables of comments below those of measures: “Ref | Commentary”, each by the code of its measure."""

from __future__ import annotations

import re

from kpi_tui.pdf.page.words import text_of
from kpi_tui.pdf.text.lines import Line
from kpi_tui.regex import regex

_CODE = regex(
    r"(?:(?:measure|indicator|kpi|pi) )?(?:ref(?:erence)?|code|id|no|number)s?\.?(?: no\.?)?", re.I
)
_COMMENT = regex(r"comment(?:s|ary)?|narrative|explanation|performance comment(?:s|ary)", re.I)
_MOST_WORDS = 6


def heads_comments(line: Line) -> bool:
    """Whether a line heads such a table: no row of the table of measures above goes on past it."""
    if len(line.words) > _MOST_WORDS:
        return False
    said = [text_of(words) for words in line.word_runs()]
    return len(said) == 2 and bool(_CODE.fullmatch(said[0]) and _COMMENT.fullmatch(said[1]))
