"""What is copied, as text and as HTML: blocks, tables, plain words, and that nothing in it is live."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.labels import MARKS
from kpi_tui.publish.copying.copied import Copied, of_text
from kpi_tui.publish.copying.parts import CopiedTable, Heading, in_plain_words
from kpi_tui.publish.export.formula_guard import escape_formula
from kpi_tui.publish.sheets.sheet import Sheet, SheetCell, SheetColumn
from kpi_tui.status import Status
from kpi_tui.text import one_line
from kpi_tui.wording.plain import plain_words, status_word

COLUMNS = (SheetColumn("Code"), SheetColumn("Actual", right=True), SheetColumn("Status"))
RED = SheetCell("▲ red (corrected)", status=Status.RED)
SHEET = Sheet("", COLUMNS, ((SheetCell("1.10"), SheetCell("-3.00", None), RED),), notes=("Below",))
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


class Cells(HTMLParser):
    """The cells of the tables in a page, and every element there is."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.elements: set[str] = set()
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        assert {name for name, _ in attrs} <= {
            *("style", "align", "bgcolor", "border", "cellspacing", "cellpadding", "width")
        }
        if tag == "tr":
            self.rows.append([])
        self._inside = tag in ("td", "th")
        if self._inside:
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.rows[-1][-1] += data


def test_a_table_alone_is_rows_with_tabs_and_what_is_said_below() -> None:
    copied = Copied("1 row", (CopiedTable(in_plain_words(SHEET, "July 2024 · ▲ red")),))
    assert copied.is_table
    assert copied.text.split("\r\n") == [
        "Code\tActual\tStatus",
        "1.10\t-3.00\tRed (corrected)",
        "",
        "July 2024 · red",
        "Below",
    ]


def test_in_a_letter_there_are_blocks_with_an_empty_line_between() -> None:
    table = CopiedTable(SHEET, ("Actual: -3.00", "Status: red"))
    copied = Copied("it", (Heading("A\nhead"), "one\ntwo", table, "last\x1b"))
    assert not copied.is_table
    assert copied.text == "A head\none\ntwo\n\nActual: -3.00\nStatus: red\n\nlast␛"
    assert "<b>A head</b>" in copied.html
    assert "one<br>two" in copied.html
    assert Cells(copied.html).rows[1] == ["1.10", "-3.00", "▲ red (corrected)"]


def test_a_status_has_its_fill_and_a_code_stays_a_text() -> None:
    html = Copied("1 row", (CopiedTable(in_plain_words(SHEET)),)).html
    (row,) = (line for line in html.splitlines() if "1.10" in line)
    code, figure, status = row.split("</td>")[:3]
    assert r"mso-number-format:&#x27;\@&#x27;" in code, "else Excel makes 1.1 of 1.10"
    assert r"mso-number-format:&#x27;0\.00&#x27;" in figure, "a number, with its noughts"
    assert 'align="right"' in figure
    assert 'bgcolor="#FFC7CE"' in status


@pytest.mark.parametrize("printed", ["1-2", "3/4", "£21,262,0", "1.10.2024", "1e5"])
def test_a_figure_that_is_no_number_is_made_none(printed: str) -> None:
    """A spreadsheet would make a date of `1-2`."""
    cells = ((SheetCell("1"), SheetCell(printed), SheetCell("")),)
    html = Copied("1 row", (CopiedTable(Sheet("", COLUMNS, cells)),)).html
    (row,) = (line for line in html.splitlines() if printed in line)
    assert r"mso-number-format:&#x27;\@&#x27;" in row.split("</td>")[1]


def test_a_text_stays_as_it_is() -> None:
    text = "  Code   Name\n\n\n  A    b  "
    assert of_text(text, "the selected text").text == text


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=4), TEXTS)
def test_what_a_report_says_is_no_markup_and_no_formula(
    rows: list[tuple[str, str, str]], note: str
) -> None:
    cells = tuple(tuple(map(SheetCell, row)) for row in rows)
    copied = Copied("rows", (CopiedTable(Sheet("", COLUMNS, cells, notes=(note,))), note))
    found = Cells(copied.html)
    safe = [[escape_formula(one_line(text)) for text in row] for row in rows]
    assert found.rows == [["Code", "Actual", "Status"], *safe]
    assert found.elements <= {"table", "tr", "th", "td", "p", "br"}
    alone = Copied("rows", copied.parts[:1]).text.split("\r\n\r\n")[0]
    assert list(csv.reader(io.StringIO(alone, newline=""), delimiter="\t"))[1:] == safe


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("Went from ★ green to ● amber · 78 → 76", "Went from green to amber · 78 to 76"),
        ("↓ worse, from 50.9%", "worse, from 50.9%"),
        ("= same as in May", "same as in May"),
        ("↑ from 655", "up from 655"),
        ("=", "same"),
        ("a = b", "a = b"),
        ("? actual missing", "actual missing"),
        ("What is 5? Actual figures", "What is 5? Actual figures"),
        ("Is it n/a?", "Is it n/a?"),
    ],
)
def test_signs_become_words_in_plain_text(said: str, plain: str) -> None:
    assert plain_words(said) == plain


def test_every_status_is_a_word_that_can_be_filtered_by() -> None:
    words = [status_word(status) for status in MARKS]
    assert len(set(words)) == len(words)
    assert all(word[0].isupper() and word.replace(" ", "").isalpha() for word in words)
    assert status_word(None) == ""
