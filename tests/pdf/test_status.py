"""What a status cell shows: colour first, shape second, and never a guess."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.pdf.page.pages import Bitmap
from kpi_tui.pdf.signs.colours import OTHER, ground_hue
from kpi_tui.pdf.signs.convention import ODD, Convention, decide
from kpi_tui.pdf.signs.icons import find_icon
from kpi_tui.pdf.signs.picture import Canvas
from kpi_tui.pdf.signs.status import (
    Ground,
    StatusMark,
    printed_mark,
    printed_rating,
    read_mark,
)
from kpi_tui.status import Status
from tests.support.annex_profile import RULES, WORDS
from tests.support.drawn_marks import (
    AMBER,
    BLACK,
    BLUE,
    BOX,
    COLOURS,
    DRAWN,
    GREEN,
    GREY,
    RED,
    WHITE,
    Inside,
    bitmap,
    canvas,
    circle,
    square,
    star,
    triangle,
)
from tests.support.pdf_words import words

GREYISH = (0xEE, 0xEE, 0xEE)


def rgb(pixel: int) -> tuple[int, int, int]:
    return pixel >> 16, pixel >> 8 & 255, pixel & 255


@pytest.mark.parametrize("shape", DRAWN)
@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("size", [14, 24, 34])
def test_colour_and_shape_are_seen(shape: str, colour: Status, size: int) -> None:
    mark = read_mark(canvas(DRAWN[shape], COLOURS[colour], size=size), BOX, [], WORDS)
    assert mark == StatusMark(hue=colour, shape=shape)


@pytest.mark.parametrize("shape", DRAWN)
def test_shapes_in_black_have_no_colour(shape: str) -> None:
    assert read_mark(canvas(DRAWN[shape], BLACK), BOX, [], WORDS) == StatusMark(
        hue=None, shape=shape
    )


def test_an_empty_cell_has_no_mark() -> None:
    assert read_mark(canvas(None, WHITE), BOX, [], WORDS) is None
    shaded = canvas(None, WHITE, ground=0xEEEEEE)
    assert read_mark(shaded, BOX, [], WORDS, lambda: [{GREYISH}, {GREYISH}]) is None


@pytest.mark.parametrize("colour", COLOURS)
def test_a_coloured_cell(colour: Status) -> None:
    filled = canvas(None, WHITE, ground=COLOURS[colour])
    ground = Ground(rgb(COLOURS[colour]), colour)
    bare = read_mark(filled, BOX, [], WORDS)
    assert bare == StatusMark(ground=replace(ground, alone=True))
    assert decide(bare, Convention(RULES)) is colour
    for text in (colour.upper(), colour.value[0]):
        mark = read_mark(filled, BOX, words(text), WORDS)
        assert mark == StatusMark(printed=colour, text=text.lower(), ground=ground)
        assert decide(mark, Convention(RULES)) is colour


def test_other_colours_and_mixtures_are_seen_as_such() -> None:
    assert read_mark(canvas(circle, BLUE), BOX, [], WORDS) == StatusMark(
        hue=Status.BLUE, shape="circle"
    )
    half = bitmap(square, COLOURS[GREEN])
    pixels = half.pixels.tolist()
    raw = [COLOURS[RED] if p != WHITE and i % 2 else p for i, p in enumerate(pixels)]
    mixed = Bitmap(memoryview(b"".join(p.to_bytes(4, "little") for p in raw)).cast("I"), 40, 40, 1)
    mark = read_mark(Canvas.of(mixed), BOX, [], WORDS)
    assert decide(mark, Convention(RULES, shapes_matter=True)) is Status.UNREADABLE


@pytest.mark.parametrize(
    ("text", "status"), [(text, WORDS[text]) for text in ("n/a", "n/r", "?", "!", "?!", "!?")]
)
def test_printed_marks_need_no_picture(text: str, status: Status) -> None:
    printed = printed_mark(words(text.upper()), WORDS)
    assert printed == StatusMark(printed=status, text=text)
    assert read_mark(canvas(None, WHITE), BOX, words(text), WORDS) == printed
    assert decide(printed, Convention(RULES)) is status


def test_a_mark_may_be_broken() -> None:
    assert printed_mark([*words("n/"), *words("a", 32)], WORDS) == StatusMark(
        Status.MONITORING_ONLY, text="n/a"
    )
    assert printed_mark(words("none"), WORDS) is None
    assert printed_mark([], WORDS) is None


def test_words_that_say_nothing_are_unreadable() -> None:
    mark = read_mark(canvas(None, WHITE), BOX, words("see note"), WORDS)
    assert mark == StatusMark(text="seenote")
    assert decide(mark, Convention(RULES)) is Status.UNREADABLE


HUES = (None, OTHER, GREEN, AMBER, RED)
MEANT: dict[str | None, Status | None] = {None: None}
MEANT.update(RULES.shapes)


@pytest.mark.parametrize(
    ("hue", "shape", "matter", "odd"), list(product(HUES, MEANT, (True, False), (True, False)))
)
def test_colour_and_shape_must_agree(
    hue: Status | str | None, shape: str | None, matter: bool, odd: bool
) -> None:
    convention = Convention(RULES, matter, frozenset((ODD,) if odd else ()))
    got = decide(StatusMark(hue=hue, shape=shape), convention)
    by_shape = MEANT[shape]
    if hue is OTHER or (hue is None and by_shape is None):
        assert got is Status.UNREADABLE
    elif hue is None:
        # In a report of dots alone, a grey one may stand for any colour.
        assert got is (Status.UNREADABLE if by_shape is AMBER and not matter else by_shape)
    elif by_shape is None:
        assert got is (hue if odd else Status.UNREADABLE)
    else:
        assert got is (hue if by_shape is hue or not matter else Status.UNREADABLE)


@pytest.mark.parametrize(("word", "hue"), list(product(COLOURS, HUES)))
def test_a_word_and_its_cell_must_agree(word: Status, hue: Status | str | None) -> None:
    ground = Ground((1, 2, 3), hue) if hue else None
    got = decide(StatusMark(printed=word, text=word.value, ground=ground), Convention(RULES))
    assert got is (word if hue in (None, word) else Status.UNREADABLE)


def test_no_mark_is_no_status() -> None:
    assert decide(None, Convention(RULES)) is None


def test_shapes_matter_where_there_is_more_than_one() -> None:
    dots = [StatusMark(hue=colour, shape="circle") for colour in COLOURS]
    assert not Convention.of([*dots, None], RULES).shapes_matter
    assert Convention.of([*dots, StatusMark(hue=GREEN, shape="star")], RULES).shapes_matter
    assert not Convention.of([], RULES).shapes_matter


@pytest.mark.parametrize("colour", COLOURS)
def test_an_icon_is_found_in_a_stretch_of_a_page(colour: Status) -> None:
    drawn = canvas(star, COLOURS[colour], size=20)
    found = find_icon(drawn, BOX)
    assert found is not None
    assert found[0] == StatusMark(hue=colour, shape="star")
    assert found[1] == pytest.approx((10, 10, 30, 29), abs=1.5)


def test_an_icon_in_a_piece_of_a_page_stands_where_the_page_has_it() -> None:
    drawn = bitmap(circle, COLOURS[AMBER], size=20)
    drawn.left, drawn.top = 100, 200
    piece = Canvas.of(drawn)
    found = find_icon(piece, (100, 200, 140, 240))
    assert found is not None
    assert found[1] == pytest.approx((110, 210, 130, 230), abs=1)
    assert read_mark(piece, (100, 200, 140, 240), [], WORDS) == StatusMark(
        hue=AMBER, shape="circle"
    )


@pytest.mark.parametrize("drawn", [None, lambda _x, y: y < 0.1], ids=["nothing", "a stripe"])
def test_where_nothing_or_a_stripe_is_drawn_there_is_no_icon(drawn: Inside | None) -> None:
    assert find_icon(canvas(drawn, COLOURS[RED]), BOX) is None


def test_a_cell_too_small_to_see_is_empty() -> None:
    assert read_mark(canvas(circle, COLOURS[RED]), (0, 0, 5, 5), [], WORDS) is None


PALE = {
    GREEN: ("C6EFCE", "E2EFDA", "EBF1DE", "D9EAD3", "D4EDDA", "B6D7A8", "CCFFCC", "92D050"),
    AMBER: ("FFEB9C", "FFF2CC", "FFFFCC", "FBE4D5", "FDE9D9", "F8CBAD", "FFF3CD", "FFFF00"),
    RED: ("FFC7CE", "F2DCDB", "F4CCCC", "F8D7DA", "E6B8B7", "FFCCCC", "FF9999", "FF0000"),
}
"""The pale colours of Excel's rules, Office's themes, Google's sheets and web pages."""


@pytest.mark.parametrize(
    ("status", "colour"), [(status, colour) for status in PALE for colour in PALE[status]]
)
def test_a_pale_ground_is_a_status(status: Status, colour: str) -> None:
    pixel = int(colour, 16)
    mark = read_mark(canvas(None, WHITE, ground=pixel), BOX, [], WORDS, lambda: [{rgb(WHITE)}] * 5)
    assert decide(mark, Convention(RULES)) is status
    lettered = read_mark(
        canvas(None, WHITE, ground=pixel), BOX, words(status.value[0].upper()), WORDS
    )
    assert decide(lettered, Convention(RULES)) is status


@given(st.integers(0, 255), st.integers(-6, 6), st.integers(-6, 6))
def test_grey_is_no_status_whatever_its_noise(level: int, more: int, less: int) -> None:
    colour = (level, max(0, min(255, level + more)), max(0, min(255, level + less)))
    assert ground_hue(colour) is None


@pytest.mark.parametrize("shape", DRAWN)
@pytest.mark.parametrize("level", [0x00, 0x50, 0x96, 0xBD, 0xD9, 0xE2])
@pytest.mark.parametrize("size", [14, 24])
def test_a_shape_is_seen_in_any_grey(shape: str, level: int, size: int) -> None:
    mark = read_mark(canvas(DRAWN[shape], level * 0x010101, size=size), BOX, [], WORDS)
    assert mark == StatusMark(shape=shape)


def cross(x: float, y: float) -> bool:
    return abs(x - y) < 0.2 or abs(x + y - 1) < 0.2


def diamond(x: float, y: float) -> bool:
    return abs(x - 0.5) + abs(y - 0.5) < 0.5


def upside_down(x: float, y: float) -> bool:
    return triangle(x, 1 - y)


def ring(x: float, y: float) -> bool:
    return 0.14 < (x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.25


@pytest.mark.parametrize("shape", [cross, diamond, upside_down, ring])
@pytest.mark.parametrize("size", [14, 24, 34])
def test_other_shapes_stand_for_nothing(shape: Inside, size: int) -> None:
    mark = read_mark(canvas(shape, GREY, size=size), BOX, [], WORDS)
    assert mark == StatusMark()
    assert decide(mark, Convention(RULES, shapes_matter=True)) is Status.UNREADABLE


@pytest.mark.parametrize("text", ["R", "95", "see note", "A1"])
def test_no_letter_is_judged_by_its_shape(text: str) -> None:
    for shape in DRAWN.values():
        mark = read_mark(canvas(shape, BLACK), BOX, words(text), WORDS)
        assert mark is not None
        assert mark.shape is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("R", RED),
        ("a", AMBER),
        ("G (green)", GREEN),
        ("Red ▲", RED),
        ("(G)", GREEN),
        ("B", Status.BLUE),
        ("R / A", Status.UNREADABLE),
        ("amber green", Status.UNREADABLE),
        ("R1", None),
        ("on target", None),
        ("★", None),
        ("", None),
    ],
)
def test_words_and_letters(text: str, said: Status | None) -> None:
    assert printed_rating(words(text), WORDS) is said


@pytest.mark.parametrize("letter", "RAG")
@pytest.mark.parametrize("ground", COLOURS)
def test_a_letter_and_its_ground_must_agree(letter: str, ground: Status) -> None:
    mark = read_mark(canvas(None, WHITE, ground=COLOURS[ground]), BOX, words(letter), WORDS)
    agrees = ground.value[0].upper() == letter
    assert decide(mark, Convention(RULES)) is (ground if agrees else Status.UNREADABLE)


def test_blue_is_said_and_seen_or_unreadable() -> None:
    blue, white = canvas(None, WHITE, ground=BLUE), canvas(None, WHITE)
    assert decide(read_mark(blue, BOX, words("B"), WORDS), Convention(RULES)) is Status.BLUE
    for mark in (read_mark(blue, BOX, [], WORDS), read_mark(white, BOX, words("B"), WORDS)):
        assert decide(mark, Convention(RULES)) is Status.UNREADABLE


def test_a_grey_cell_is_unreadable_and_never_empty() -> None:
    grey = read_mark(
        canvas(None, WHITE, ground=0xD0D0D0), BOX, [], WORDS, lambda: [{rgb(WHITE)}] * 3
    )
    assert decide(grey, Convention.of([grey], RULES)) is Status.UNREADABLE


def test_the_ground_of_a_row_is_none_of_its_cells() -> None:
    yellow, white = {rgb(0xFFFF00)}, {rgb(WHITE)}
    filled, marked = canvas(None, WHITE, ground=0xFFFF00), canvas(star, COLOURS[GREEN], 0xFFFF00)
    assert read_mark(filled, BOX, [], WORDS, lambda: [yellow] * 6) is None
    assert read_mark(filled, BOX, words("R"), WORDS, lambda: [yellow] * 6) == StatusMark(
        RED, text="r"
    )
    assert read_mark(marked, BOX, [], WORDS, lambda: [yellow] * 6) == StatusMark(
        hue=GREEN, shape="star"
    )
    some = read_mark(filled, BOX, [], WORDS, lambda: [yellow, white, white, white])
    assert decide(some, Convention.of([some], RULES)) is Status.UNREADABLE
    own = read_mark(filled, BOX, [], WORDS, lambda: [white] * 4)
    assert decide(own, Convention.of([own], RULES)) is AMBER
