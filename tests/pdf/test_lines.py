"""Words become lines, and lines the text a reader sees."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.text.line_breaks import WordList
from kpi_tui.pdf.text.lines import Line, flow, into_lines, prose, tidy, usual_leading
from kpi_tui.text import squash
from tests.support.pdf_words import line, lines, words


def test_words_of_one_height_are_a_line_from_left_to_right() -> None:
    placed = [*words("right", 20, 100), *words("left", 20.4), *words("below", 32)]
    assert [item.text for item in into_lines(placed, 3)] == ["left right", "below"]
    assert [item.page for item in into_lines(placed, 3)] == [3, 3]


def test_an_empty_page_has_no_lines() -> None:
    assert into_lines([]) == []


def test_runs_of_one_word_are_glued_unless_the_file_has_a_space() -> None:
    near = [Word("perfor", 0, 30, 20, 10), Word("mance", 30.5, 55, 20, 10)]
    assert Line(near).text == "performance"
    near[0].spaced = True
    assert Line(near).text == "perfor mance"


@pytest.mark.parametrize("shift", [-3.5, -1.0, 2.5, 4.0])
def test_a_sign_that_stands_higher_or_lower_is_of_the_line_beside_it(shift: float) -> None:
    title = words("OCC01 - Keep the streets clean")
    sign = Word("★", 700, 710, 20 + shift, 10)
    assert [item.text for item in into_lines([*title, sign])] == [
        "OCC01 - Keep the streets clean ★"
    ]


def test_a_sign_beside_nothing_is_a_line_of_its_own() -> None:
    found = into_lines([*words("above"), Word("★", 0, 10, 45, 10), *words("below", 70)])
    assert [item.text for item in found] == ["above", "★", "below"]


def test_runs_end_where_more_than_a_space_lies_between_words() -> None:
    item = Line([*words("two words"), *words("apart", x=100)])
    assert item.runs() == [(0, 43), (100, 125)]


def test_a_line_is_parted_where_its_words_stand_at_two_sides_of_a_page() -> None:
    placed = Line([*words("Homes for all"), *words("Head of", 20, 300), *words("Housing", 20, 500)])
    assert [(before.text, behind.text) for before, behind in placed.halves()] == [
        ("Homes for all", "Head of Housing"),
        ("Homes for all Head of", "Housing"),
    ]
    assert list(line("Homes for all").halves()) == []


def test_flow_puts_a_space_between_lines() -> None:
    assert flow(lines("Measures of", "the month")) == "Measures of the month"
    assert flow([]) == ""


def test_hyphens_stay_where_nothing_is_known() -> None:
    assert flow(lines("under-", "performance")) == "under-performance"
    assert flow(lines("a dash -", "between")) == "a dash - between"
    assert flow(lines("targets/", "monitoring")) == "targets/monitoring"


def test_a_line_with_room_after_a_full_stop_ends_its_paragraph() -> None:
    texts = ("It was late.", "Then it came")
    assert prose(lines(*texts, right=100)) == "It was late.\nThen it came"
    assert prose(lines(*texts, right=70)) == "It was late. Then it came"


def test_a_line_with_room_goes_on_where_no_sentence_ends() -> None:
    assert prose(lines("It was late", "then it came", right=300)) == "It was late then it came"


def test_a_wider_gap_parts_paragraphs() -> None:
    first, second, third = lines("one", "two", "three", right=20)
    third.words[0].base += 6
    assert prose([first, second, third], leading=12) == "one two\nthree"


@pytest.mark.parametrize("size", [3.0, 4.4, 6.2, 8.0])
def test_a_gap_parts_paragraphs_in_print_of_any_size(size: float) -> None:
    """As an annex has it whose lines are 1.33 sizes apart, and a paragraph at 1.695."""
    above, below, last = (
        Line([Word(text, 0, 3 * size, base * size, size)], right=3 * size)
        for text, base in (("one", 1.0), ("two", 2.33), ("three", 4.025))
    )
    assert prose([above, below, last], leading=1.33 * size) == "one two\nthree"


def test_a_new_page_does_not_part_paragraphs() -> None:
    above, below = line("goes", 580, right=20), line("on", 40, right=20, page=2)
    assert prose([above, below], leading=12) == "goes on"


@pytest.mark.parametrize("bullet", "•■▪●◦‣▫⁃·\uf0b7\uf0a7\uf06e\uf0a8")
def test_bullets_begin_items(bullet: str) -> None:
    found = prose(lines(f"{bullet} first", "item", f"{bullet}second", right=30))
    assert found == "• first item\n• second"


def test_a_drawn_bullet_begins_an_item() -> None:
    first, second = lines("first", "second", right=30)
    second.bulleted = True
    assert prose([first, second]) == "first\n• second"


def test_a_bullet_alone_is_no_line() -> None:
    assert prose(lines("text", "•", right=20)) == "text"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<ul><li>One</li><li>Two</li></ul>", "• One\n• Two"),
        ("One<br>two<br/>three<BR />four", "One\ntwo\nthree\nfour"),
        ("<p class='x'>R&amp;D</p>", "R&D"),
        ("<b>bold</b> and <em>more</em>", "bold and more"),
        ("<p>co&shy;operate</p>", "cooperate"),
        ("a < b and c > d", "a < b and c > d"),
        ("R&amp;D without a tag", "R&amp;D without a tag"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("  much \t space  ", "much space"),
    ],
)
def test_residue_of_markup_is_resolved(printed: str, read: str) -> None:
    assert tidy(printed) == read


@pytest.mark.parametrize(
    "texts",
    [
        ("<ul><li>One</l", "i><li>Two</li></ul>"),
        ("<ul><li>One</", "li><li>Two</li></ul>"),
        ("<ul><li>One</li", "><li>Two</li></ul>"),
        ("<ul><", "li>One</li><li>Two</li></ul>"),
        ("<ul><li>One</li><l", "i>Two</li></u", "l>"),
        ("<ul><li", "class='x'>One</li><li>Two</li></ul>"),
    ],
)
def test_tags_may_be_broken_over_lines(texts: tuple[str, ...]) -> None:
    assert prose(lines(*texts, right=20)) == "• One\n• Two"


def test_a_less_than_sign_at_a_lines_end_is_no_tag() -> None:
    assert prose(lines("where a <", "b it is", right=20)) == "where a < b it is"


def test_squash_leaves_white_space_and_case_out() -> None:
    assert squash("Perio\nd  Actu al") == "periodactual"


def test_leading_is_measured_within_pages_only() -> None:
    assert usual_leading([]) == 0
    assert usual_leading(lines("one")) == pytest.approx(12.5)
    assert usual_leading(lines("one", "two", "three", leading=11)) == pytest.approx(11)
    over = [line("a", 20), line("b", 31), line("c", 42), line("d", 20, page=2)]
    assert usual_leading(over) == pytest.approx(11)


def test_a_word_cut_in_a_narrow_cell_is_joined() -> None:
    known = WordList.of([["all unaccompanied children are here"]])
    narrow = lines("Unaccompani", "ed children", right=57)
    assert flow(narrow, known) == "Unaccompanied children"
    assert flow(lines("Unaccompani", "ed children", right=80), known) == "Unaccompani ed children"


def test_a_sign_of_no_height_stands_beside_nothing() -> None:
    """A bullet so far off the page that its height is lost among the digits of its place."""
    sign = words("•", 1e18, size=0.1)
    assert sign[0].base == sign[0].top
    assert {made.text for made in into_lines([*words("one", 20), *sign])} == {"one", "•"}
