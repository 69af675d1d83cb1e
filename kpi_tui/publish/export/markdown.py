"""Text as Markdown that shows it as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kpi_tui.regex import regex
from kpi_tui.text import one_line, visible

# What ends like a host's name is made a link by readers that look for bare addresses.
_HOST_END = "[a-z]{2}|рф|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop"
_SPECIAL = regex(
    r"[\\`*_\[\]<>|~$@]|&(?=#?\w+;)|(?<=[a-z]):(?=//)|(?<=www)\."
    rf"|(?<=\S)\.(?=(?:{_HOST_END})(?![a-z0-9]))",
    re.IGNORECASE,
)
_LINE_START = regex(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[#+-]+(?:\s|$))|(?=[-=]+$))")


def escape(text: str) -> str:
    """Return a line of Markdown that shows the text as it is: no tag, link, table or code in it."""
    return _LINE_START.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", one_line(text)))


def escape_lines(text: str) -> str:
    """Return the text with its lines kept, none of them Markdown."""
    lines = (escape(line) for line in visible(text).split("\n"))
    return "\\\n".join(line for line in lines if line)


def table(titles: Sequence[str], rows: Iterable[Iterable[str]], right: Sequence[bool] = ()) -> str:
    """Return a table, each text in it as it is; `right` says which columns stand at the right."""
    below = ("--:" if at_right else "---" for at_right in right or [False] * len(titles))
    lines = [_row(map(escape, titles)), _row(below), *(_row(map(escape, row)) for row in rows)]
    return "\n".join(lines)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
