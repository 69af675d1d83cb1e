"""Readings as a Markdown document to read, send or paste."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kpi_tui.labels import PROSE, mark, page_list
from kpi_tui.months import month_name
from kpi_tui.text import one_line, visible

if TYPE_CHECKING:
    import polars as pl

HEADERS = "Code|Measure|Actual|Target|Status|YTD actual|YTD target|YTD status"

# What ends like a host's name is made a link by readers that look for bare addresses.
_HOST_END = "[a-z]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop"
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>|~&$@]|(?<=[a-z]):(?=//)|(?<=www)\."
    rf"|(?<=\S)\.(?=(?:{_HOST_END})(?![a-z0-9]))",
    re.IGNORECASE,
)
_LINE_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[#+-]+(?:\s|$))|(?=[-=]+$))")


def to_markdown(frame: pl.DataFrame) -> bytes:
    """The readings as UTF-8 Markdown: a table a priority, then what is said about each measure."""
    blocks: list[str] = []
    for month, readings in groupby(frame.to_dicts(), key=lambda row: row["report_date"]):
        blocks.append(f"# Performance, {month_name(month)}")
        for _, group in groupby(readings, key=lambda row: row["priority_code"]):
            blocks += _priority(list(group))
    return "\n\n".join([*blocks, ""]).encode()


def escape(text: str) -> str:
    """One line of Markdown that shows the text as it is: no tag, link, table or code in it."""
    return _line(one_line(text))


def escape_lines(text: str) -> str:
    """The text with its lines kept, none of them Markdown."""
    lines = (escape(line) for line in visible(text).split("\n"))
    return "\\\n".join(line for line in lines if line)


def _line(text: str) -> str:
    return _LINE_START.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", text))


def _priority(readings: list[dict[str, Any]]) -> list[str]:
    first = readings[0]
    title = escape(f"{first['priority_code']} {first['priority_title'] or ''}")
    header = HEADERS.split("|")
    rule = ["---", "---", "--:", "--:", "---", "--:", "--:", "---"]
    table = [header, rule, *(_cells(reading) for reading in readings)]
    rows = "\n".join(f"| {' | '.join(cells)} |" for cells in table)
    return [f"## {title}", rows, *(block for row in readings for block in _words(row))]


def _cells(reading: dict[str, Any]) -> list[str]:
    def text(name: str) -> str:
        return escape(reading[name] or "")

    def status(name: str) -> str:
        return escape(str(mark(reading[name])))

    return [
        *(text("measure_code"), text("measure_name")),
        *(text("period_actual"), text("period_target"), status("period_status")),
        *(text("ytd_actual"), text("ytd_target"), status("ytd_status")),
    ]


def _words(reading: dict[str, Any]) -> list[str]:
    owners = [*reading["directors"], reading["portfolio_holder"]]
    source = f"{reading['source_file']}, {page_list(reading['pages'])}"
    line = " · ".join(escape(item) for item in [*owners, source] if item)
    prose = [
        f"**{label}:** {escape_lines(reading[name])}"
        for name, label in PROSE.items()
        if reading[name]
    ]
    name = escape(f"{reading['measure_code']} {reading['measure_name']}")
    return [f"### {name}", line, *prose]
