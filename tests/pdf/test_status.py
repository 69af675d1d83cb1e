"""What a status cell shows: colour first, shape second, and never a guess."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise, product

import pytest

from kpi_tui.pdf.page.pages import Bitmap
from kpi_tui.pdf.table.status import (
    MARKS,
    OTHER,
    StatusMark,
    decide,
    find_icon,
    printed_mark,
    read_mark,
    shapes_matter,
)
from kpi_tui.report import Status
from tests.support.pdf_words import words

GREEN, AMBER, RED = Status.GREEN, Status.AMBER, Status.RED
WHITE, BLACK, GREY, BLUE = 0xFFFFFF, 0x000000, 0x808080, 0x2040D0
COLOURS = {GREEN: 0x2E9E3F, AMBER: 0xF2A900, RED: 0xC62828}
SIDE = 40
BOX = (0.0, 0.0, 40.0, 40.0)

Inside = Callable[[float, float], bool]
"""Whether a point of the unit square, y downwards, is inked."""


def circle(x: float, y: float) -> bool:
    return (x - 0.5) ** 2 + (y - 0.5) ** 2 < 0.25


def triangle(x: float, y: float) -> bool:
    return abs(x - 0.5) < y / 2


def square(_x: float, _y: float) -> bool:
    return True


def star(x: float, y: float) -> bool:
    """Five points: inside at least three of the five lines through them."""
    corners = [
        (0.5 + 0.5 * math.sin(4 * math.pi * k / 5), 0.5 - 0.5 * math.cos(4 * math.pi * k / 5))
        for k in range(6)
    ]
    sides = [
        (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0 for (ax, ay), (bx, by) in pairwise(corners)
    ]
    return sum(sides) >= 4


DRAWN = {"circle": circle, "triangle": triangle, "star": star}


def bitmap(shape: Inside | None, colour: int, ground: int = WHITE, size: int = 24) -> Bitmap:
    """A shape in the middle of a cell of 40 by 40 points, a pixel each."""
    first = (SIDE - size) // 2

    def inked(x: int, y: int) -> bool:
        """Whether any part of a pixel is: renderers draw edges in paler ink."""
        parts = ((x - first + dx, y - first + dy) for dx in (0.25, 0.75) for dy in (0.25, 0.75))
        return shape is not None and any(
            0 <= px < size and 0 <= py < size and shape(px / size, py / size) for px, py in parts
        )

    pixels = [colour if inked(x, y) else ground for y in range(SIDE) for x in range(SIDE)]
    raw = b"".join(pixel.to_bytes(4, "little") for pixel in pixels)
    return Bitmap(memoryview(raw).cast("I"), SIDE, SIDE, 1.0)


@pytest.mark.parametrize("shape", DRAWN)
@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("size", [14, 24, 34])
def test_colour_and_shape_are_seen(shape: str, colour: Status, size: int) -> None:
    mark = read_mark(bitmap(DRAWN[shape], COLOURS[colour], size=size), BOX, [])
    assert mark == StatusMark(hue=colour, shape=shape)


@pytest.mark.parametrize("shape", DRAWN)
def test_shapes_in_black_have_no_colour(shape: str) -> None:
    assert read_mark(bitmap(DRAWN[shape], BLACK), BOX, []) == StatusMark(hue=None, shape=shape)


def test_an_empty_cell_has_no_mark() -> None:
    assert read_mark(bitmap(None, WHITE), BOX, []) is None
    assert read_mark(bitmap(None, WHITE, ground=0xEEEEEE), BOX, []) is None


@pytest.mark.parametrize("colour", COLOURS)
def test_a_coloured_cell(colour: Status) -> None:
    filled = bitmap(None, WHITE, ground=COLOURS[colour])
    assert read_mark(filled, BOX, []) == StatusMark(hue=colour)
    assert read_mark(filled, BOX, words(colour.upper())) == StatusMark(
        printed=colour, hue=colour, text=colour.value
    )


def test_other_colours_and_mixtures_are_seen_as_such() -> None:
    assert read_mark(bitmap(circle, BLUE), BOX, []) == StatusMark(hue=OTHER, shape="circle")
    half = bitmap(square, COLOURS[GREEN])
    pixels = half.pixels.tolist()
    raw = [COLOURS[RED] if p != WHITE and i % 2 else p for i, p in enumerate(pixels)]
    mixed = Bitmap(memoryview(b"".join(p.to_bytes(4, "little") for p in raw)).cast("I"), 40, 40, 1)
    mark = read_mark(mixed, BOX, [])
    assert mark is not None
    assert mark.hue == OTHER
    assert decide(mark, shapes_matter=True) is Status.UNREADABLE


@pytest.mark.parametrize(("text", "status"), MARKS.items())
def test_printed_marks_need_no_picture(text: str, status: Status) -> None:
    printed = printed_mark(words(text.upper()))
    assert printed == StatusMark(printed=status, text=text)
    assert read_mark(bitmap(None, WHITE), BOX, words(text)) == printed
    assert decide(printed, shapes_matter=True) is status


def test_a_mark_may_be_broken() -> None:
    assert printed_mark([*words("n/"), *words("a", 32)]) == StatusMark(
        Status.MONITORING_ONLY, text="n/a"
    )
    assert printed_mark(words("none")) is None
    assert printed_mark([]) is None


def test_words_that_say_nothing_are_unreadable() -> None:
    mark = read_mark(bitmap(None, WHITE), BOX, words("see note"))
    assert mark == StatusMark(text="seenote")
    assert decide(mark, shapes_matter=False) is Status.UNREADABLE


HUES = (None, OTHER, GREEN, AMBER, RED)
SHAPES = {None: None, "star": GREEN, "circle": AMBER, "triangle": RED}


@pytest.mark.parametrize(("hue", "shape", "matter"), list(product(HUES, SHAPES, (True, False))))
def test_colour_and_shape_must_agree(
    hue: Status | str | None, shape: str | None, matter: bool
) -> None:
    got = decide(StatusMark(hue=hue, shape=shape), shapes_matter=matter)
    by_shape = SHAPES[shape]
    if hue is OTHER or (hue is None and by_shape is None):
        assert got is Status.UNREADABLE
    elif hue is None:
        assert got is by_shape
    elif by_shape in (None, hue) or not matter:
        assert got is hue
    else:
        assert got is Status.UNREADABLE


@pytest.mark.parametrize(("word", "hue"), list(product(COLOURS, HUES)))
def test_a_word_and_its_cell_must_agree(word: Status, hue: Status | str | None) -> None:
    got = decide(StatusMark(printed=word, hue=hue, text=word.value), shapes_matter=True)
    assert got is (word if hue in (None, word) else Status.UNREADABLE)


def test_no_mark_is_no_status() -> None:
    assert decide(None, shapes_matter=True) is None


def test_shapes_matter_where_there_is_more_than_one() -> None:
    dots = [StatusMark(hue=colour, shape="circle") for colour in COLOURS]
    assert not shapes_matter([*dots, None])
    assert shapes_matter([*dots, StatusMark(hue=GREEN, shape="star")])
    assert not shapes_matter([])


@pytest.mark.parametrize("colour", COLOURS)
def test_an_icon_is_found_in_a_stretch_of_a_page(colour: Status) -> None:
    drawn = bitmap(star, COLOURS[colour], size=20)
    found = find_icon(drawn, BOX)
    assert found is not None
    assert found[0] == StatusMark(hue=colour, shape="star")
    assert found[1] == pytest.approx((10, 10, 30, 29), abs=1.5)


def test_an_icon_in_a_piece_of_a_page_stands_where_the_page_has_it() -> None:
    piece = bitmap(circle, COLOURS[AMBER], size=20)
    piece.left, piece.top = 100, 200
    found = find_icon(piece, (100, 200, 140, 240))
    assert found is not None
    assert found[1] == pytest.approx((110, 210, 130, 230), abs=1)
    assert read_mark(piece, (100, 200, 140, 240), []) == StatusMark(hue=AMBER, shape="circle")


@pytest.mark.parametrize("drawn", [None, lambda _x, y: y < 0.1], ids=["nothing", "a stripe"])
def test_no_icon(drawn: Inside | None) -> None:
    assert find_icon(bitmap(drawn, COLOURS[RED]), BOX) is None


def test_a_cell_too_small_to_see_is_empty() -> None:
    assert read_mark(bitmap(circle, COLOURS[RED]), (0, 0, 5, 5), []) is None
