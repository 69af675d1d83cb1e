"""Readings as a Markdown document to read, send or paste."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kpi_tui.labels import PROSE, mark, page_list
from kpi_tui.origin import Origin
from kpi_tui.period import PeriodType
from kpi_tui.period_names import period_name
from kpi_tui.text import one_line, visible

if TYPE_CHECKING:
    import polars as pl

_COLUMNS = {
    "measure_code": ("Code", "---"),
    "measure_name": ("Measure", "---"),
    "period_actual": ("Actual", "--:"),
    "period_target": ("Target", "--:"),
    "period_status": ("Status", "---"),
    "ytd_actual": ("YTD actual", "--:"),
    "ytd_target": ("YTD target", "--:"),
    "ytd_status": ("YTD status", "---"),
}
"""The columns of a priority's table: their headings and rules."""
_WHERE_PRINTED = {
    "floor": ("Floor", "--:"),
    "previous_actual": ("Before, as printed", "--:"),
    "previous_status": ("Status before, as printed", "---"),
    "published_direction": ("Direction, as printed", "---"),
}
"""Those that only some reports have; of other periods than months years to date too."""
_STATUSES = ("period_status", "ytd_status", "previous_status")

# What ends like a host's name is made a link by readers that look for bare addresses.
_HOST_END = "[a-z]{2}|biz|com|edu|gov|net|org|pro|web|xxx|aero|asia|coop|info|museum|name|shop"
_SPECIAL = re.compile(
    r"[\\`*_\[\]<>|~$@]|&(?=#?\w+;)|(?<=[a-z]):(?=//)|(?<=www)\."
    rf"|(?<=\S)\.(?=(?:{_HOST_END})(?![a-z0-9]))",
    re.IGNORECASE,
)
_LINE_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[#+-]+(?:\s|$))|(?=[-=]+$))")


def to_markdown(frame: pl.DataFrame) -> bytes:
    """Return the readings as UTF-8 Markdown: a table a priority, then what is said of each."""
    kinds = frame["period_type"].drop_nulls() if "period_type" in frame.columns else ()
    of_months = all(kind == PeriodType.MONTH for kind in kinds)
    columns = {
        column: heading
        for column, heading in {**_COLUMNS, **_WHERE_PRINTED}.items()
        if (column in _COLUMNS and (of_months or not column.startswith("ytd_")))
        or (column in frame.columns and frame[column].null_count() < len(frame))
    }
    if "code_is_ours" in frame.columns and frame["code_is_ours"].any():
        columns["measure_code"] = ("Our code", "---")
    header = [table_row(title for title, _ in columns.values())]
    header.append(table_row(rule for _, rule in columns.values()))
    blocks: list[str] = []
    for (period, origin), of_period in groupby(frame.to_dicts(), key=_period):
        blocks.append(f"# Performance, {escape(origin.beside(period))}")
        blocks += [escape(origin.note)] if origin.note else []
        for code, group in groupby(of_period, key=lambda row: row["priority_code"]):
            readings = list(group)
            title = escape(f"{code} {readings[0]['priority_title'] or ''}")
            rows = [
                table_row(
                    escape(str(mark(reading[name])) if name in _STATUSES else reading[name] or "")
                    for name in columns
                )
                for reading in readings
            ]
            blocks += [f"## {title}", "\n".join([*header, *rows])]
            blocks += [block for reading in readings for block in _words(reading)]
    return "\n\n".join([*blocks, ""]).encode()


def _period(reading: dict[str, Any]) -> tuple[str, Origin]:
    """Name the period of a reading, which may come from a frame that says no type of it.

    Behind the council that reported on it, where the report names one; and where it comes from.
    """
    kind = PeriodType(reading.get("period_type") or PeriodType.MONTH)
    council = reading.get("council")
    name = f"{f'{council}, ' if council else ''}{period_name(reading['report_date'], kind)}"
    return name, Origin(reading.get("provenance") or Origin.PUBLISHED)


def escape(text: str) -> str:
    """Return a line of Markdown that shows the text as it is: no tag, link, table or code in it."""
    return _LINE_START.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", one_line(text)))


def escape_lines(text: str) -> str:
    """Return the text with its lines kept, none of them Markdown."""
    lines = (escape(line) for line in visible(text).split("\n"))
    return "\\\n".join(line for line in lines if line)


def table_row(cells: Iterable[str]) -> str:
    """Return a row of a table. The cells are Markdown already."""
    return f"| {' | '.join(cells)} |"


def _words(reading: dict[str, Any]) -> list[str]:
    name = escape(f"{reading['measure_code']} {reading['measure_name']}")
    source = f"{reading['source_file']}, {page_list(reading['pages'])}"
    about = [*reading["directors"], reading["portfolio_holder"], source]
    prose = [
        f"**{label}:** {escape_lines(reading[field])}"
        for field, label in PROSE.items()
        if reading[field]
    ]
    return [f"### {name}", " · ".join(escape(text) for text in about if text), *prose]
