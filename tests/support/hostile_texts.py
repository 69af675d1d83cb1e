"""Texts that another program might obey, and a report that has one in every place."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from kpi_tui.report import Priority, Reading, Report, Source
from kpi_tui.status import Status
from tests.support.samples import JULY

MARKUP = [
    "[/]",
    "[/",
    "[",
    "see [note] here",
    "RAG [green]",
    "[bold red]loud[/bold red]",
    "[@click=app.quit]x[/]",
    "[link=file:///etc/passwd]y[/link]",
    "arr[i] [TBC] [r]",
    "[type=x, v={'a[0]'}]",
    "$text-primary [$accent on $error]z",
    "\\[not escaped]",
    ":warning: :smile:",
    "{braces} {0} %s",
    "# heading\n* item\n`code`",
]
CONTROL = [
    "\x1b[2J\x1b[31mred",
    "\x1b]0;another title\x07",
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b]8;;https://example.com\x1b\\link\x1b]8;;\x1b\\",
    "\x9b31mred",
    "a\rb\x08c\x00d\x7fe\x0bf\x0cg",
    "\u202edesrever\u202c \u2066isolated\u2069 \u200fmark",
    "one\u2028two\u2029three",
]
EVERYTHING = " ".join([*MARKUP, *CONTROL])


def evil(text: str) -> Report:
    """A report that says this in every place."""
    reading = Reading(
        priority_code="OCC01",
        measure_code="OCC01.01",
        measure_name=text,
        directors=(text,),
        portfolio_holder=text,
        period_actual=text,
        period_target=text,
        period_status=Status.RED,
        ytd_actual=text,
        ytd_target=text,
        comment=text,
        improvement_plan=text,
        timeframe=text,
        finance_impact=text,
        risk_impact=text,
        pages=(1,),
    )
    return replace(
        JULY,
        title=text,
        priorities=(
            Priority("OCC01", text, section=text, commitments=(text,), status=Status.RED),
            Priority("OCC02", text, note=text),
            Priority(f"OCC03 {text}", text),
        ),
        readings=(reading, replace(reading, measure_code=f"OCC01.02 {text}")),
        source=Source(text, "ab" * 32, 1),
    )


def controls(text: str) -> set[str]:
    """The characters in it that a terminal would act on, or that turn the reading direction."""
    return {
        letter
        for letter in text
        if letter != "\n"
        and (
            unicodedata.category(letter) in {"Cc", "Cs"}
            or unicodedata.bidirectional(letter)
            in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        )
    }
