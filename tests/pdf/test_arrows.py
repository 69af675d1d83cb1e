"""Which way a drawn arrow points, and what is no arrow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image

from kpi_tui.pdf.page.pages import Word
from kpi_tui.pdf.signs.arrows import find_arrow, find_arrow_beside
from kpi_tui.pdf.signs.picture import Canvas
from kpi_tui.pdf.table.directions import holds_most, read_direction, said_by
from kpi_tui.profiles.profile import DirectionRules
from kpi_tui.report import PublishedDirection
from tests.support.signs import ARROWS, CORNERS, OTHERS, TO_CORNERS, WAYS, Colour, Sign

pytestmark = pytest.mark.costly(3)

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
INKS: list[tuple[Colour, Colour]] = [
    (BLACK, WHITE),
    (WHITE, (0, 176, 80)),
    (BLACK, (255, 192, 0)),
    (WHITE, (192, 0, 0)),
    ((192, 0, 0), (217, 217, 217)),
    ((255, 192, 0), WHITE),
]
"""The colours of a sign and of its ground."""
FINE = 0.1
"""Strokes of signs with finer ones are less than two pixels wide, and blurred, when they are small."""


def whole(canvas: Canvas) -> tuple[float, float, float, float]:
    return (0, 0, canvas.image.width, canvas.image.height)


def pointing(sign: Sign, size: int, ink: Colour = BLACK, ground: Colour = WHITE) -> str | None:
    canvas = Canvas(sign.draw(size, ink, ground), 1.0, 0, 0)
    return find_arrow(canvas, whole(canvas))


def drawn(sign: Sign, sizes: range) -> Iterator[tuple[int, Colour, str | None]]:
    """Draw a sign in each size, in two colours at a time, and read it: in each at every third size."""
    for size in sizes:
        for ink, ground in INKS[size % 3 :: 3]:
            yield size, ground, pointing(sign, size, ink, ground)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ARROWS)
def test_an_arrow_points_where_it_points(name: str, way: str) -> None:
    """From 8 to 40 pixels and in every colour; a few that are drawn too finely say nothing."""
    found = list(drawn(ARROWS[name].turned(WAYS[way]), range(8, 41)))
    assert {said for *_, said in found} <= {way, "?"}
    silent = {size for size, _, said in found if said == "?"}
    has_fine_strokes = bool(ARROWS[name].strokes) and ARROWS[name].width <= 0.12
    assert len(silent) <= (3 if has_fine_strokes else 0), silent


@pytest.mark.parametrize("way", CORNERS)
@pytest.mark.parametrize("name", TO_CORNERS)
def test_an_arrow_points_to_its_corner(name: str, way: str) -> None:
    found = list(drawn(TO_CORNERS[name].turned(CORNERS[way]), range(9, 41)))
    assert {said for *_, said in found} <= {way, "?"}
    silent = {size for size, _, said in found if said == "?"}
    assert len(silent) <= (3 if TO_CORNERS[name].strokes else 0), silent


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_arrow_points_nowhere(name: str, way: str) -> None:
    wrong = [
        (size, ground, said)
        for size, ground, said in drawn(OTHERS[name].turned(WAYS[way]), range(9, 41))
        if said != "?"
    ]
    assert wrong == []


def test_an_empty_cell_has_no_arrow() -> None:
    canvas = Canvas(Image.new("RGB", (60, 30), (0, 176, 80)), 1.0, 0, 0)
    assert find_arrow(canvas, whole(canvas)) is None
    assert find_arrow(canvas, (10, 10, 11, 11)) is None


@pytest.mark.parametrize(
    ("top", "is_own"), [(4, True), (8, True), (20, False), (38, False), (0, False)]
)
@pytest.mark.parametrize("way", ["up", "right"])
def test_a_cell_holds_most_of_the_arrow_whose_edge_it_cuts_off(
    way: str, top: float, is_own: bool
) -> None:
    """The tip of one in the next row is none of its own, nor is there more where it cuts off nothing."""
    image = Image.new("RGB", (60, 60), WHITE)
    image.paste(ARROWS["block"].turned(WAYS[way]).draw(40, BLACK, WHITE, margin=0), (10, 2))
    canvas = Canvas(image, 1.0, 0, 0)
    assert holds_most(canvas, (0, top, 60, 60), whole(canvas)) == is_own


@pytest.mark.parametrize("way", WAYS)
def test_the_feet_of_a_word_above_do_not_turn_an_arrow(way: str) -> None:
    """A card has its status above its arrow: letters reach below their line."""
    image = Image.new("RGB", (80, 40), (0, 176, 80))
    image.paste((0, 0, 0), (20, 0, 60, 3))
    image.paste(ARROWS["block"].turned(WAYS[way]).draw(20, WHITE, (0, 176, 80)), (26, 8))
    canvas = Canvas(image, 1.0, 0, 0)
    assert find_arrow(canvas, whole(canvas)) == way


def below_a_word(sign: Sign, gap: int, foot: int) -> str | None:
    """Read a sign that stands so many half points below a word and above the line of its cell."""
    ground, size = (0, 176, 80), 22
    image = Image.new("RGB", (120, 26 + gap + size + foot), ground)
    image.paste((0, 0, 0), (30, 12, 90, 26))
    image.paste(sign.draw(size, WHITE, ground, margin=0), (49, 26 + gap))
    image.paste((0, 0, 0), (0, image.height - 1, image.width, image.height))
    canvas = Canvas(image, 2.0, 0, 0)
    return find_arrow_beside(canvas, (0, 0, 60, image.height / 2), [Word("GREEN", 15, 45, 13, 9.5)])


@pytest.mark.parametrize("foot", [2, 3, 8])
@pytest.mark.parametrize("gap", [1, 2, 3, 5, 8])
@pytest.mark.parametrize("way", WAYS)
def test_an_arrow_may_reach_to_the_word_and_the_line_around_it(
    way: str, gap: int, foot: int
) -> None:
    assert below_a_word(ARROWS["block"].turned(WAYS[way]), gap, foot) == way
    assert below_a_word(OTHERS["star"], gap, foot) is None


@pytest.mark.parametrize("name", ["dash", "diamond", "equals", "plus", "two heads", "tick"])
def test_what_is_drawn_beside_the_word_of_a_status_and_is_no_light_is_a_direction_not_known(
    name: str,
) -> None:
    assert below_a_word(OTHERS[name], 5, 8) == "?"


@pytest.mark.parametrize("name", ["circle", "ring", "star"])
def test_a_light_beside_its_word_is_no_direction(name: str) -> None:
    assert below_a_word(OTHERS[name], 5, 8) is None


def test_the_ground_of_a_word_alone_is_no_direction() -> None:
    image = Image.new("RGB", (120, 60), WHITE)
    image.paste((0, 176, 80), (20, 6, 100, 34))
    image.paste((0, 0, 0), (30, 12, 90, 26))
    canvas = Canvas(image, 2.0, 0, 0)
    assert find_arrow_beside(canvas, (0, 0, 60, 30), [Word("GREEN", 15, 45, 13, 9.5)]) is None


def test_an_outline_is_an_arrow_whatever_fills_it() -> None:
    green = (0, 176, 80)
    image = ARROWS["outlined"].draw(24, BLACK, green)
    filled = ARROWS["block"].draw(18, WHITE, green, margin=0)
    image.paste(filled, (7, 7))
    canvas = Canvas(image, 1.0, 0, 0)
    assert find_arrow(canvas, whole(canvas)) == "up"


def test_arrows_mean_what_the_profile_says() -> None:
    rules = DirectionRules(
        words={"↑": PublishedDirection.IMPROVING, "–": None},
        arrows={"up": PublishedDirection.WORSENING},
    )

    def read(sign: Sign | None, said: str = "") -> tuple[PublishedDirection | None, bool]:
        image = sign.draw(20, BLACK, WHITE) if sign else Image.new("RGB", (28, 28), WHITE)
        words = [Word(said, 0, 10, 10, 10)] if said else []
        canvas = Canvas(image, 1.0, 0, 0)
        return read_direction(canvas, whole(canvas), words, rules)

    up, down = (ARROWS["block"].turned(WAYS[way]) for way in ("up", "down"))
    assert read(up) == (PublishedDirection.WORSENING, False)
    assert read(down) == (PublishedDirection.UNCLEAR, True)  # no meaning is declared
    assert read(OTHERS["star"]) == (None, True)
    assert read(None) == (None, False)
    assert read(None, "↑") == (PublishedDirection.IMPROVING, False)
    assert read(None, "–") == (None, False)
    assert read(up, "↓") == (PublishedDirection.UNCLEAR, True)  # words tell first
    assert read(up, "Rising") == (None, True)


BETTER, WORSE, UNCLEAR = (
    PublishedDirection.IMPROVING,
    PublishedDirection.WORSENING,
    PublishedDirection.UNCLEAR,
)


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["⬆"], (BETTER, False)),
        (["⬆\ufe0f"], (BETTER, False)),
        (["▼"], (WORSE, False)),
        (["↘"], (UNCLEAR, True)),  # the profile does not say what it means
        (["↑", "Better"], (BETTER, False)),
        (["No", "change"], (PublishedDirection.SAME, False)),
        (["↑", "Worse"], (None, True)),
        (["Better", "Worse"], (None, True)),
        (["Sideways"], (None, True)),
        (["–"], (None, False)),
    ],
)
def test_signs_and_words_say_what_the_profile_says(
    texts: list[str], said: tuple[PublishedDirection | None, bool]
) -> None:
    rules = DirectionRules(
        words={"better": BETTER, "worse": WORSE, "nochange": PublishedDirection.SAME, "–": None},
        arrows={"up": BETTER, "down": WORSE},
    )
    assert said_by(texts, rules) == said
