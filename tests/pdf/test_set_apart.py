"""Words of a cell whose order or beginning nobody can be sure of are told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from kpi_tui.pdf.doubts.warnings import find_warnings
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.table.set_apart import doubts_of_setting, set_initials
from kpi_tui.pdf.text.lines import into_lines
from kpi_tui.report import Reading
from tests.support.pages import pages_of

COLUMN = ["More people came", "than in the years", "before the fire."]
OTHER = ["Ward Nine was shut", "all of the winter", "for its roof."]

Placed = list[tuple[float, float, str]]


def draw(path: Path, large: tuple[str, float, float, float], texts: Placed) -> None:
    """Draw a letter of another size, where it stands and how large it is, and texts of ten points."""
    letter, left, base, size = large
    canvas = Canvas(str(path), pagesize=(600, 400))
    canvas.setFont("Helvetica", size)
    canvas.drawString(left, base, letter)
    canvas.setFont("Helvetica", 10)
    for x, y, text in texts:
        canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.save()


def doubts(path: Path, texts: Placed, large: str = "") -> list[str]:
    """What is told of texts at their places, behind one letter that is larger."""
    draw(path, (large, 36, 290, 20), texts)
    with open_pdf(path) as document:
        return list(doubts_of_setting(into_lines(pages_of(document)[0].words)))


def lines_at(x: float, texts: list[str]) -> Placed:
    return [(x, 300 - 12 * number, text) for number, text in enumerate(texts)]


def test_two_columns_in_a_cell_may_be_read_across(tmp_path: Path) -> None:
    texts = lines_at(50, COLUMN) + lines_at(160, OTHER)
    (told,) = doubts(tmp_path / "a.pdf", texts)
    assert told.startswith("words stand beside each other in columns, the second begins “Ward”")


@pytest.mark.parametrize(
    "texts",
    [
        [
            (x, y - 5 * (x > 100), text)
            for x, y, text in lines_at(50, COLUMN) + lines_at(160, OTHER)
        ],
        [*lines_at(50, COLUMN), (160, 300, OTHER[0])],
        [(50, 300, COLUMN[0]), (160, 295, OTHER[0])],
    ],
    ids=["lower", "one line", "one line, lower"],
)
def test_columns_need_not_have_their_lines_beside_each_other(tmp_path: Path, texts: Placed) -> None:
    (told,) = doubts(tmp_path / "a.pdf", texts)
    assert told.startswith("words stand beside each other in columns, the second begins “Ward”")


@pytest.mark.parametrize(
    "texts",
    [
        lines_at(50, COLUMN),
        [(50, 300, "More people came"), (160, 300, "than"), (50, 288, "before.")],
        [(50, 300, "More"), (100, 300, "people"), (150, 300, "came by"), (50, 288, "bus.")],
        [
            (50, 300, "More people came"),
            (160, 300, "in than"),
            (50, 288, "in all the years before it."),
        ],
        [*lines_at(50, ["Parks", "Libraries"]), (120, 300, "than in the years")],
        lines_at(50, ["1.", "2.", "3."]) + lines_at(70, COLUMN),
        lines_at(50, ["•", "•", "•"]) + lines_at(62, COLUMN),
        [(50, 300, "More people"), (140, 300, "came"), (50, 288, "than in the years before it.")],
    ],
    ids=[
        *("one column", "a word aside", "wide spaces", "one line below", "lines behind a name"),
        *("numbers", "bullets", "a wide space"),
    ],
)
def test_one_column_is_read_as_it_stands(tmp_path: Path, texts: Placed) -> None:
    assert doubts(tmp_path / "a.pdf", texts) == []


@pytest.mark.parametrize("letter", ["A", "I"])
def test_a_large_letter_may_be_a_word_or_begin_one(tmp_path: Path, letter: str) -> None:
    texts = [(54.0, 290.0, "cold spring"), (54.0, 278.0, "kept the heating on.")]
    (told,) = doubts(tmp_path / "a.pdf", texts, letter)
    assert told == f"a large “{letter}” stands before “cold”: it may be a word or begin one"
    assert doubts(tmp_path / "b.pdf", texts) == []


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        (
            "T h e forecast is kept.",
            ["comment: the letters “T h e” stand apart: they may be a word"],
        ),
        ("Parts A, B and C are done.", []),
        ("It is a b-road.", []),
        ("1 2 3 weeks", []),
    ],
)
def test_letters_that_stand_apart_may_be_a_word(comment: str, told: list[str]) -> None:
    reading = Reading("OCC01", "OCC01.01", "Visits", comment=comment, pages=(3,))
    found = find_warnings([reading], [], {}, [])
    assert [each.message for each in found if each.measure_code == "OCC01.01"] == told


def read(path: Path, letter: str, x: float, y: float, size: float, texts: Placed) -> list[str]:
    """The lines of a cell in which a letter is drawn large."""
    draw(path, (letter, x, y, size), texts)
    with open_pdf(path) as document:
        lines = set_initials(into_lines(pages_of(document)[0].words))
        return [line.text for line in lines]


@pytest.mark.parametrize("size", [16, 20, 28])
@pytest.mark.parametrize("beside", [14.0, 20.0, 2.0], ids=["close", "apart", "upon"])
def test_a_large_letter_begins_the_word_of_its_first_line(
    tmp_path: Path, size: int, beside: float
) -> None:
    texts = [
        (36 + beside, 300.0, "he crews were"),
        (36 + beside, 288.0, "ahead"),
        (36, 276, "of it."),
    ]
    # The tops of both stand at one height.
    found = read(tmp_path / "a.pdf", "T", 36, 300 - 0.72 * (size - 10), size, texts)
    assert found == ["The crews were", "ahead", "of it."]


@pytest.mark.parametrize("letter", ["T", "E"])
def test_a_large_letter_may_touch_the_line_that_it_stands_on(tmp_path: Path, letter: str) -> None:
    beside = 36 + pdfmetrics.stringWidth(letter, "Helvetica", 80 / 3)
    texts = [(beside, 300.0, "he crews were"), (beside, 288.0, "ahead"), (36, 276, "of it.")]
    found = read(tmp_path / "a.pdf", letter, 36, 288, 80 / 3, texts)
    assert found == [f"{letter}he crews were", "ahead", "of it."]


def test_a_large_letter_that_may_be_a_word_stays_apart(tmp_path: Path) -> None:
    texts = [(54.0, 300.0, "cold spring"), (54.0, 288.0, "kept the heating on.")]
    found = read(tmp_path / "a.pdf", "A", 36, 292.8, 20, texts)
    assert found == ["A cold spring", "kept the heating on."]


def test_a_large_letter_beside_no_line_is_told_of(tmp_path: Path) -> None:
    texts = lines_at(54, COLUMN)
    assert read(tmp_path / "a.pdf", "T", 200, 292.8, 20, texts)[0] == COLUMN[0]
    (told,) = doubts(tmp_path / "b.pdf", [(54.0, 260.0, "cold spring kept on")], "T")
    assert told == "a large “T”: it may be a word or begin one"


@pytest.mark.parametrize(
    ("centred", "size", "told"),
    [
        (
            True,
            5,
            ["“Mr” stands in small letters above the text: it may be read in the wrong place"],
        ),
        (False, 5, []),
        (True, 9, []),
    ],
    ids=["in the middle", "at the left", "as large"],
)
def test_small_words_above_a_name_are_told_of(
    tmp_path: Path, centred: bool, size: int, told: list[str]
) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(600, 400))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 300, "Fenwick")
    canvas.drawString(50, 285, "and others")
    width = canvas.stringWidth("Fenwick", "Helvetica", 10)
    canvas.setFont("Helvetica", size)
    middle = 50 + (width - canvas.stringWidth("Mr", "Helvetica", size)) / 2
    canvas.drawString(middle if centred else 50, 310, "Mr")
    canvas.save()
    with open_pdf(tmp_path / "a.pdf") as document:
        lines = into_lines(pages_of(document)[0].words)
        assert list(doubts_of_setting(lines)) == told


def test_the_spaces_of_a_typewriter_part_no_columns(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(600, 400))
    canvas.setFont("Courier", 10)
    for x, base, text in lines_at(50, ["Vans came on time", "Cars went by road", "and stay."]):
        canvas.drawString(x, base, text)
    canvas.showPage()
    canvas.setFont("Courier", 10)
    for x, base, text in lines_at(50, ["Vans came", "Cars went"]) + lines_at(125, OTHER[:2]):
        canvas.drawString(x, base, text)
    canvas.save()
    with open_pdf(tmp_path / "a.pdf") as document:
        typed, beside = (into_lines(page.words) for page in pages_of(document))
    assert list(doubts_of_setting(typed)) == []
    (told,) = doubts_of_setting(beside)
    assert "the second begins “Ward”" in told
