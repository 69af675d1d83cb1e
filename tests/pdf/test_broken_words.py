"""Words that a program broke, with a hyphen that no keyboard has, are whole again."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

import kpi_tui
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.report.people import open_hyphens, read_people
from kpi_tui.pdf.text.broken_words import mark_broken_words
from kpi_tui.pdf.text.line_breaks import NO_WORDS, WordList
from kpi_tui.pdf.text.lines import Line, flow, open_breaks
from tests.rendering.grids import Look, draw_grids
from tests.support.odd_tables import FINANCE, ROWS, priority, rows, table, wrong
from tests.support.pdf_words import line, words

COMMENT = "Villages nearby were finished ahead of time, with lanterns and well-known savings."
SOFT = {"finished": "fin\u00adished", "lanterns": "lan\u00adterns", "Villages": "Vil\u00adlages"}


def drawn(text: str, base: float = 20.0) -> Line:
    """A line as a page gives it, where "‐" and "=" are what programs draw, with spaces."""
    placed = words(text, base)
    for word in placed:
        word.spaced = word is not placed[-1]
        word.hyphens = "".join(letter for letter in word.text if letter in "-‐=")
        word.text = word.text.replace("‐", "-").replace("=", "-")
    return Line(placed)


def marked(texts: list[str], others: str, *, drawn_apart: bool = False) -> list[Line]:
    lines = [drawn(text, 20.0 + 12 * number) for number, text in enumerate(texts)]
    elsewhere: list[Word] = drawn(others, 100.0).words
    every = [*(word for each in lines for word in each.words), *elsewhere]
    mark_broken_words(lines, every, drawn_apart=drawn_apart)
    return lines


@pytest.mark.parametrize(
    ("texts", "others", "read"),
    [
        (["were fin‐", "ished and well-", "known"], "2023-24", "were finished and well-known"),
        (["a self-serv‐", "ice desk"], "OCC01 - Streets", "a self-service desk"),
        (["were under‐", "performing"], "2023‐24", "were under-performing"),
        (["were under‐", "performing"], "short‐ and long-term", "were under-performing"),
        (["were under‐", "performing"], "no other", "were under-performing"),
        (["in 2023‐", "24 of"], "well-known", "in 2023-24 of"),
    ],
    ids=["broken", "within it", "within words", "before a space", "no other hyphen", "a year"],
)
def test_what_programs_draw_is_no_part_of_the_word(
    texts: list[str], others: str, read: str
) -> None:
    assert flow(marked(texts, others)) == read


@pytest.mark.parametrize(
    ("texts", "others", "read"),
    [
        (["were fin=", "ished and top-", "quality"], "2023-24", "were finished and top-quality"),
        (["were under=", "performing"], "self=service", "were under-performing"),
        (["were under=", "performing"], "no other", "were under-performing"),
    ],
    ids=["broken", "within words", "no other hyphen"],
)
def test_a_hyphen_drawn_apart_says_so_of_programs_that_draw_theirs_so(
    texts: list[str], others: str, read: str
) -> None:
    assert flow(marked(texts, others, drawn_apart=True)) == read
    assert "under-performing" in flow(marked(["were under=", "performing"], "well-known"))


def test_hyphens_are_told_apart_by_how_they_are_drawn(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.drawString(72, 700, "well-known -5 trans")
    end = 72 + canvas.stringWidth("well-known -5 trans", "Helvetica", 12)
    canvas.drawString(end, 700, "-")
    canvas.drawString(72, 680, "ition")
    canvas.save()
    with open_pdf(tmp_path / "a.pdf") as document:
        words = document.open_page(1).words
        assert not document.draws_hyphens_apart
    assert [(word.text, word.hyphens) for word in words if word.hyphens] == [
        ("well-known", "-"),
        ("-5", "-"),
        ("trans-", "="),
    ]


def test_what_is_broken_is_no_doubt_and_no_evidence() -> None:
    lines = marked(["trans‐", "ition of per‐", "centage in a"], "well-known")
    known = WordList.of([["the transition and percentage"]])
    assert list(open_breaks(lines, known)) == []
    names = marked(["Ada Fen‐", "wick"], "well-known")
    assert read_people(names) == ("Ada Fenwick",)
    assert read_people(marked(["Ada Fen‐", "wick Marsh"], "well-known")) == ("Ada Fenwick Marsh",)
    assert list(open_hyphens(names, known)) == []
    assert read_people([line("Ada Fen-"), line("wick", 32.0)], NO_WORDS) == ("Ada Fen-wick",)


@pytest.mark.parametrize("size", [7.0, 8.0, 9.0, 10.0])
def test_words_broken_in_a_table_are_read_whole(size: float, tmp_path: Path) -> None:
    broken = COMMENT
    for word, soft in SOFT.items():
        broken = broken.replace(word, soft)
    printed, written = (
        [(*ROWS[0][:3], comment, *ROWS[0][4:]), *ROWS[1:]] for comment in (broken, COMMENT)
    )
    look = Look("weasyprint", size=size)
    draw_grids((*FINANCE, priority(), table(*rows(*printed))), tmp_path / "a.pdf", look)
    report = kpi_tui.read_report(tmp_path / "a.pdf")
    assert wrong(report, written) == []
    assert report.warnings == ()
