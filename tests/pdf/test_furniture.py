"""Phrases that guide a reader, and lines that belong to no report."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.page.drawings import Ruling
from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.text.furniture import find_furniture
from kpi_tui.pdf.text.lines import PageText
from tests.support.annex_profile import PHRASES
from tests.support.pdf_words import page_text, words


def pages(*texts: tuple[str, float], count: int = 6) -> list[PageText]:
    """Pages of 600 points' height with the same lines, `#` standing for the page's number."""
    return [
        page_text(
            [
                word
                for text, base in (*texts, (f"content {number} of its own {'x' * number}", 300.0))
                for word in words(text.replace("#", str(number)), base)
            ],
            number,
        )
        for number in range(1, count + 1)
    ]


def found(*texts: tuple[str, float], count: int = 6) -> set[str]:
    return {line.text for line in find_furniture(pages(*texts, count=count), PHRASES)}


def test_what_repeats_in_the_margins_is_furniture() -> None:
    assert found(("County Council", 20), ("Annex A", 590)) == {"County Council", "Annex A"}


def test_numbers_may_differ_from_page_to_page_text() -> None:
    assert found(("Page # of 6", 590), count=4) == {f"Page {n} of 6" for n in range(1, 5)}
    assert found(("#", 590), count=3) == {"1", "2", "3"}


def test_page_numbers_may_begin_anywhere() -> None:
    numbered = [page_text(words(str(number + 40), 590), number) for number in range(1, 5)]
    assert {line.text for line in find_furniture(numbered, PHRASES)} == {"41", "42", "43", "44"}


@pytest.mark.parametrize("base", [20.0, 590.0])
def test_figures_in_the_margin_are_content(base: float) -> None:
    figures = [
        page_text(words(text, base), number) for number, text in enumerate(("98", "45", "7"), 1)
    ]
    assert find_furniture(figures, PHRASES) == []
    assert found(("12.5 13.0", base)) == set()


@pytest.mark.parametrize("base", [100.0, 300.0, 500.0])
def test_what_repeats_between_the_margins_is_content(base: float) -> None:
    assert found(("Green", base)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "OCC01.02 Total of streetlights",
        "OCC01 - Keep the streets clean",
        "Status of Indicators 31/07/2024",
        "Measure Director Comment",
        "This report does not contain any data",
    ],
)
def test_tables_and_headings_in_the_margin_are_content(text: str) -> None:
    assert found((text, 40)) == set()


def cells(*texts: str, base: float) -> list[Word]:
    """The words of texts that stand apart, as the cells of a row do."""
    return [word for at, text in enumerate(texts) for word in words(text, base, x=160.0 * at)]


@pytest.mark.parametrize("base", [40.0, 590.0])
def test_the_same_row_on_every_page_is_content(base: float) -> None:
    """Its figures differ, and not as the numbers of pages do."""
    rows = [
        page_text(cells("Household waste recycled", f"{share}%", "Green", base=base), number)
        for number, share in enumerate(("60.2", "63.2", "61.9", "70.0"), 1)
    ]
    assert find_furniture(rows, PHRASES) == []


def test_what_stands_below_a_header_is_content() -> None:
    """A row may read the same on every page, and a name may go on on a line of its own."""
    pages_of_text = [
        page_text(
            [
                *cells("Measure", "Director", "Comment", base=20.0),
                *cells("Household waste", "n/a", "None", base=35.0),
                *words("recycled", 45.0),
            ],
            number,
        )
        for number in range(1, 5)
    ]
    assert find_furniture(pages_of_text, PHRASES) == []


@pytest.mark.parametrize("numbers", [(1, 2, 3, 4), (1, 2, 1, 2)])
def test_a_running_head_of_several_texts_is_furniture(numbers: tuple[int, ...]) -> None:
    heads = [
        page_text(cells("Council", "Quarter 2 report", f"Page {number} of 2", base=590.0), place)
        for place, number in enumerate(numbers, 1)
    ]
    assert len(find_furniture(heads, PHRASES)) == 4


def test_what_stands_on_one_page_is_content() -> None:
    assert found(count=6) == set()
    assert {line.text for line in find_furniture(pages(("Cover", 30), count=1), PHRASES)} == set()


@pytest.mark.parametrize("text", ["Planning Pattern", "All 45 Selected", "page 3 of 17"])
def test_what_the_councils_system_leaves_is_furniture_anywhere(text: str) -> None:
    assert PHRASES.is_furniture(text)
    assert found((text, 300.5), count=1) in ({text}, set())


def test_sentences_are_no_furniture() -> None:
    assert not PHRASES.is_furniture("The planning pattern has changed")


@pytest.mark.parametrize("text", ["OCC01.02 Name", "OCC01. 02", "OCC01 .02", "see OCC01.02, which"])
def test_codes_are_found_though_a_space_stands_in_them(text: str) -> None:
    assert PHRASES.codes_in(text) == {"OCC01.02"}


@pytest.mark.parametrize("text", ["OCC01.023", "OCC1.02", "OCC01 02"])
def test_what_only_resembles_a_code_is_none(text: str) -> None:
    assert PHRASES.codes_in(text) == set()


@pytest.mark.parametrize("dash", ["-", "–", "—", ":"])
def test_a_priority_is_known_whatever_the_dash_behind_its_code(dash: str) -> None:
    printed = PHRASES.priority(f"OCC01 {dash} Keep the streets clean")
    assert printed == {"code": "OCC01", "title": "Keep the streets clean"}


def test_headings_and_notes_end_a_table_and_sentences_do_not() -> None:
    assert PHRASES.ends_table("Status of indicators: 31/07/2024")
    assert PHRASES.ends_table("OCC01 - Title")
    assert PHRASES.ends_table("This report does not contain any data")
    assert not PHRASES.ends_table("OCC01.02 Total of streetlights")
    assert not PHRASES.ends_table("The status of indicators is reported")
    assert PHRASES.dates("Status of Indicators")
    assert PHRASES.is_note("This priority has no measures to report")


def with_edges(placed: PageText, count: int) -> PageText:
    """The page with so many vertical lines from top to bottom."""
    placed.page.shapes.verticals.extend(Ruling(100.0 * n, 5.0, 595.0) for n in range(count))
    return placed


def test_a_number_between_the_lines_of_a_table_is_a_figure() -> None:
    lone = page_text(words("2", 590, x=250), 2)
    before = page_text(words("content", 300), 1)
    assert [line.text for line in find_furniture([before, lone], PHRASES)] == ["2"]
    assert find_furniture([before, with_edges(lone, 6)], PHRASES) == []
    framed = with_edges(page_text(words("2", 590, x=250), 2), 2)
    assert [line.text for line in find_furniture([before, framed], PHRASES)] == ["2"]


def test_a_number_beside_the_text_of_a_table_is_a_figure() -> None:
    figure = page_text(
        [*words("a comment of two lines", 584), *words("2", 588, x=400), *words("and more", 592)], 2
    )
    assert find_furniture([page_text(words("content", 300), 1), figure], PHRASES) == []


def test_a_number_elsewhere_than_the_pages_numbers_is_a_figure() -> None:
    numbered = pages(("#", 590))
    numbered[1] = page_text([*words("2", 590), *words("2", 560, x=400), *words("more", 566)], 2)
    assert sum(line.text == "2" for line in find_furniture(numbered, PHRASES)) == 1


@pytest.mark.parametrize(
    "text", ["This page is intentionally left blank", "[Blank page]", "Intentionally blank"]
)
def test_a_page_that_says_it_is_blank_is_furniture(text: str) -> None:
    pages_of_text = [page_text(words("content", 300), 1), page_text(words(text, 300), 2)]
    assert [line.text for line in find_furniture(pages_of_text, PHRASES)] == [text]
    cell = page_text([*words(text, 300), *words("OCC01.02 Left blank", 320)], 2)
    assert find_furniture([pages_of_text[0], cell], PHRASES) == []
