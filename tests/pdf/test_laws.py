"""Whatever a report says, drawing it and reading it gives it back, and no word of it is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

import kpi_tui
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.report import Priority, Reading, Report, Source
from kpi_tui.status import RATED, Status
from tests.rendering import Style, as_printed, render
from tests.rendering.annex import BULLET, MARKS
from tests.support.laws import examples
from tests.support.pages import pages_of
from tests.support.roundtrip import assert_same

LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZàéöß"
PLAIN = st.text(LETTERS, min_size=1, max_size=7)
LONG = st.text("abcdefghijklmnopqrstuvwxyz", min_size=8, max_size=13)
NUMBER = st.from_regex(r"[£#]?[0-9]{1,3}(,[0-9]{3})?(\.[0-9]{1,2})?%?", fullmatch=True)


def narrow(width: float) -> Callable[[str], bool]:
    """Whether all words of a text are narrower than so many points in the tables' font."""
    return lambda text: all(stringWidth(word, "Helvetica", 6.5) < width for word in text.split())


SIGNS = st.sampled_from(
    ["&", "<", "–", "+", "=", "@", "*", "_", "/", "{", "}", "|", "~", "^", "\\"]
)
WRAPPED = st.builds(
    "{0[0]}{1}{0[1]}".format, st.sampled_from(["()", "[]", "“”", "‘’", '""']), PLAIN
)
ENDED = st.builds("{}{}".format, PLAIN, st.sampled_from(list(",.;:!?")))
JOINED = st.builds("{}{}{}".format, PLAIN, st.sampled_from(["-", "'", "’", "/", "&", "_"]), PLAIN)
WORD = st.one_of(PLAIN, PLAIN, PLAIN, LONG, NUMBER, SIGNS, WRAPPED, ENDED, JOINED).filter(
    narrow(42)
)
"""A word that fills its line alone might be the first half of the next."""

TEXT = st.builds("{} {}".format, PLAIN, st.lists(WORD, max_size=25).map(" ".join)).map(str.strip)
SENTENCE = TEXT.map(lambda text: text[0].upper() + text[1:] + ".")
"""A paragraph ends as a paragraph does: what follows it is seen to be another one."""
PROSE = st.lists(SENTENCE | SENTENCE.map(BULLET.__add__), max_size=3).map(
    lambda lines: "\n".join(lines) or None
)
SHORT = st.none() | st.lists(PLAIN | NUMBER, min_size=1, max_size=5).map(" ".join)

NAME = st.builds(
    "{}{}".format, st.sampled_from("ABCDÉ"), st.text("abcdelmnoé", min_size=2, max_size=6)
)
SURNAME = NAME | st.builds("{}-{}".format, NAME, NAME)
PERSON = st.builds("{} {}".format, NAME, SURNAME).filter(narrow(33))
DIRECTORS = st.lists(PERSON, max_size=2, unique=True).map(tuple)
HOLDER = st.none() | PERSON.map("Cllr {}".format)

FIGURE = (
    st.none()
    | st.from_regex(r"-?£?[1-9][0-9]{0,2}(,[0-9]{3}){0,1}(\.[0-9]{1,2})?%?", fullmatch=True).filter(
        narrow(38)
    )
    | st.sampled_from(["0", "0.00", "-0.50", "£1,345,824", "On track", "Not yet known"])
)
STATUS = st.none() | st.sampled_from([*RATED, Status.UNREADABLE, *MARKS])
"""Those that an annex has, and that are drawn."""


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """One to three priorities, each with no more than three measures or with a note."""
    codes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=3, unique=True))
    priorities: list[Priority] = []
    readings: list[Reading] = []
    for code in (f"OCC{number:02}" for number in sorted(codes)):
        numbers = draw(st.lists(st.integers(1, 20), max_size=3, unique=True))
        priorities.append(draw(priority(code, len(priorities), empty=not numbers)))
        readings += [draw(reading(code, f"{code}.{number:02}")) for number in sorted(numbers)]
    if readings:  # a figure shows where the columns' text ends
        readings[0] = replace(readings[0], ytd_actual=readings[0].ytd_actual or "98")
    source = Source("generated.pdf", "0" * 64, 0)
    return Report(date(2024, 7, 31), "Annex A", tuple(priorities), tuple(readings), source)


ORDINALS = ("First", "Second", "Third")
"""No two priorities promise the same: a line that repeats at one height is a running head."""


def priority(code: str, number: int, *, empty: bool) -> st.SearchStrategy[Priority]:
    promise = f"{ORDINALS[number]}, we will {{}}".format
    return st.builds(
        Priority,
        st.just(code),
        st.builds("{} {}".format, NAME, st.lists(PLAIN, min_size=1, max_size=8).map(" ".join)),
        commitments=st.lists(SENTENCE.map(promise), max_size=2).map(tuple),
        status=STATUS,
        note=st.just("This report does not contain any data") if empty else st.none(),
    )


def reading(priority_code: str, code: str) -> st.SearchStrategy[Reading]:
    return st.builds(
        Reading,
        st.just(priority_code),
        st.just(code),
        SENTENCE.map(lambda text: text.rstrip(".")),
        DIRECTORS,
        HOLDER,
        FIGURE,
        FIGURE,
        STATUS,
        FIGURE,
        FIGURE,
        STATUS,
        PROSE,
        PROSE,
        SHORT,
        PROSE,
        PROSE,
    )


def check(report: Report, style: Style) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "annex.pdf")
        render(report, path, style)
        got = kpi_tui.read_report(path)
        assert_same(got, as_printed(report, style))
        with open_pdf(path) as opened:
            seen = sum(len(page.words) for page in pages_of(opened))
        assert got.account.words + got.account.furniture + got.account.left_over == seen


ICONS = st.sampled_from(["vector", "png", "glyph"])


@given(reports(), ICONS, st.sampled_from(["grid", "fills", "cells"]), st.booleans())
@examples(16)
def test_reportlab(report: Report, icons: str, borders: str, repeat: bool) -> None:
    check(report, Style(icons=icons, borders=borders, repeat_header=repeat))  # type: ignore[arg-type]


@given(reports(), ICONS, st.booleans())
@examples(4)
def test_typst(report: Report, icons: str, open_rows: bool) -> None:
    check(report, Style(engine="typst", icons=icons, open_rows=open_rows))  # type: ignore[arg-type]
