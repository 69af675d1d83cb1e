"""Statuses and directions in whatever way councils print them, drawn in several engines."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from pathlib import Path
from typing import Any

import pytest

from kpi_tui.errors import ProfileError
from kpi_tui.report import PublishedDirection, Report
from kpi_tui.status import Status
from tests.rendering.councils import ENGINES, Engine
from tests.rendering.councils.layouts.parts import RAG, on_fill
from tests.rendering.councils.page import Cell, Text
from tests.rendering.councils.shapes import Drawing, Polygon, dot
from tests.support.sign_tables import (
    block_arrow,
    glyph,
    read_signs,
    said,
    sign,
    sign_profile,
    sign_table,
)

pytestmark = pytest.mark.costly(3)

G, A, R, B = Status.GREEN, Status.AMBER, Status.RED, Status.BLUE
COMPLETE, INFORMATION, NOT_DUE = Status.COMPLETE, Status.MONITORING_ONLY, Status.NOT_REPORTED
ODD = Status.UNREADABLE
RATED = (G, A, R, B, R, A, G, B)
COLOURS = [RAG[status] for status in RATED]
PURPLE, GREY = "#7030a0", "#808080"
WITH_GLYPHS: tuple[Engine, ...] = ("typst", "weasyprint")
BLUE = {"colours": {"blue": "blue"}}
PHRASES = {
    "Target met": G,
    "Slightly below target": A,
    "Significantly below target": R,
    "Data only": INFORMATION,
    "Not due": NOT_DUE,
    "Complete": COMPLETE,
}
MEANT = {"words": {text: str(status) for text, status in PHRASES.items()}}
ARROWS = {"arrows": {"up": "improving", "down": "worsening", "right": "same"}}
BETTER, WORSE, SAME, UNCLEAR = (
    PublishedDirection.IMPROVING,
    PublishedDirection.WORSENING,
    PublishedDirection.SAME,
    PublishedDirection.UNCLEAR,
)
every_engine = pytest.mark.parametrize("engine", ENGINES)


def star(colour: str) -> Drawing:
    """A star with five points."""
    points = (
        *((50, 0), (61, 35), (98, 35), (68, 57), (79, 91)),
        *((50, 70), (21, 91), (32, 57), (2, 35), (39, 35)),
    )
    return Drawing(11, 11, (Polygon(tuple((x * 0.11, y * 0.11) for x, y in points), colour),))


def triangle(colour: str) -> Drawing:
    """A triangle that stands on its foot."""
    return Drawing(11, 11, (Polygon(((5.5, 0.5), (11, 10.5), (0, 10.5)), colour),))


def picture(drawing: Drawing) -> Drawing:
    """The same as one picture, as reports place them again and again."""
    return Drawing(drawing.width, drawing.height, drawing.shapes, is_bitmap=True)


def tick(colour: str) -> Drawing:
    """A thick tick."""
    points = ((0, 6), (2, 4), (4, 6), (9, 0.5), (11, 2.5), (4, 10))
    return Drawing(11, 11, (Polygon(points, colour),))


def cross(colour: str) -> Drawing:
    """A thick cross."""
    points = (
        *((0, 2), (2, 0), (5.5, 3.5), (9, 0), (11, 2), (7.5, 5.5)),
        *((11, 9), (9, 11), (5.5, 7.5), (2, 11), (0, 9), (3.5, 5.5)),
    )
    return Drawing(11, 11, (Polygon(points, colour),))


def drawn(
    cells: Sequence[Cell],
    engine: Engine,
    folder: Path,
    status: dict[str, Any] | None = None,
    **columns: list[str],
) -> Report:
    profile = sign_profile(status, ARROWS, **columns)
    return read_signs(sign_table(cells), profile, engine, folder)


def statuses(report: Report) -> list[Status | None]:
    return [reading.period_status for reading in report.readings]


def named(report: Report) -> list[int]:
    """The rows of the measures that a warning names."""
    codes = [reading.measure_code for reading in report.readings]
    return [codes.index(each.measure_code) for each in report.warnings if each.measure_code]


WORDS = [status.capitalize() for status in RATED]
LETTERS = [status[0].upper() for status in RATED]
WAYS = {
    "words": [said(word) for word in WORDS],
    "words on fills": [on_fill(word, colour) for word, colour in zip(WORDS, COLOURS, strict=True)],
    "letters": [said(letter) for letter in LETTERS],
    "letters on fills": [on_fill(each, c) for each, c in zip(LETTERS, COLOURS, strict=True)],
    "coloured letters": [said(each, c) for each, c in zip(LETTERS, COLOURS, strict=True)],
    "fills": [sign(fill=colour) for colour in COLOURS],
    "dots": [sign(dot(colour)) for colour in COLOURS],
    "pictures of dots": [sign(picture(dot(colour))) for colour in COLOURS],
}


@every_engine
@pytest.mark.parametrize("way", WAYS)
def test_every_way_says_its_statuses(way: str, engine: Engine, tmp_path: Path) -> None:
    report = drawn(WAYS[way], engine, tmp_path, BLUE)
    assert statuses(report) == list(RATED)
    assert report.warnings == ()
    assert report.account.leftovers == ()


@pytest.mark.parametrize("way", ["words", "letters"])
def test_a_word_says_blue_where_words_say_statuses(way: str, tmp_path: Path) -> None:
    assert statuses(drawn(WAYS[way], "reportlab", tmp_path)) == list(RATED)


@every_engine
@pytest.mark.parametrize("way", ["fills", "dots"])
def test_blue_that_the_profile_does_not_name_is_told(
    way: str, engine: Engine, tmp_path: Path
) -> None:
    report = drawn(WAYS[way], engine, tmp_path)
    assert statuses(report) == [ODD if status is B else status for status in RATED]
    assert named(report) == [3, 7]


@pytest.mark.parametrize("engine", WITH_GLYPHS)
def test_signs_of_a_font_say_their_colour(engine: Engine, tmp_path: Path) -> None:
    cells = [glyph("●", colour) for colour in COLOURS]
    assert statuses(drawn(cells, engine, tmp_path, BLUE)) == list(RATED)


@every_engine
@pytest.mark.parametrize("meant", [A, COMPLETE])
def test_a_blue_circle_means_what_the_profile_says(
    meant: Status, engine: Engine, tmp_path: Path
) -> None:
    """One council has a blue circle for what is within its target, another for what is done."""
    cells = [sign(star(RAG[G])), sign(dot(RAG[B])), sign(triangle(RAG[R]))] * 2
    report = drawn(cells, engine, tmp_path, {"colours": {"blue": str(meant)}})
    assert statuses(report) == [G, meant, R] * 2
    assert report.warnings == ()


@every_engine
@pytest.mark.parametrize("is_bitmap", [False, True])
def test_icons_say_their_colour_and_shape(is_bitmap: bool, engine: Engine, tmp_path: Path) -> None:
    """One whose shape says otherwise is told, and never guessed."""
    icons = [star(RAG[G]), dot(RAG[A], 11), triangle(RAG[R]), star(RAG[R]), star(RAG[G])]
    cells = [sign(picture(icon) if is_bitmap else icon) for icon in icons]
    shapes = {"shapes": {"star": "green", "circle": "amber", "triangle": "red"}}
    report = drawn(cells, engine, tmp_path, shapes)
    assert statuses(report) == [G, A, R, ODD, G]
    assert named(report) == [3]


@every_engine
def test_ticks_and_crosses_say_their_colour(engine: Engine, tmp_path: Path) -> None:
    cells = [sign(picture(each)) for each in (tick(RAG[G]), cross(RAG[R]), dot(RAG[A]))] * 2
    assert statuses(drawn(cells, engine, tmp_path)) == [G, R, A] * 2


@every_engine
@pytest.mark.parametrize("has_fills", [False, True])
def test_phrases_say_what_the_profile_says(has_fills: bool, engine: Engine, tmp_path: Path) -> None:
    fills = [RAG.get(COMPLETE if status is COMPLETE else status) for status in PHRASES.values()]
    cells = [
        on_fill(text, fill if has_fills else None)
        for text, fill in zip(PHRASES, fills, strict=True)
    ]
    report = drawn(cells, engine, tmp_path, MEANT)
    assert statuses(report) == list(PHRASES.values())
    assert report.warnings == ()


@every_engine
def test_a_word_on_another_s_colour_is_told(engine: Engine, tmp_path: Path) -> None:
    """So is what says that nothing is judged, on a colour that judges."""
    sound = [on_fill(text, RAG[status]) for text, status in PHRASES.items() if status in RAG]
    odd = [on_fill("Target met", RAG[R]), on_fill("Data only", RAG[R]), on_fill("Not due", RAG[A])]
    fine = [on_fill("Complete", RAG[G]), on_fill("Data only", "#d9d9d9")]
    report = drawn([*sound, *sound, *odd, *fine], engine, tmp_path, MEANT)
    assert statuses(report) == [G, A, R] * 2 + [ODD] * 3 + [COMPLETE, INFORMATION]
    assert named(report) == [6, 7, 8]


def test_a_ground_that_a_phrase_always_has_is_its_own(tmp_path: Path) -> None:
    sound = [on_fill(text, RAG[status]) for text, status in PHRASES.items() if status in RAG]
    cells = [*sound, *sound, *[on_fill("Not due", RAG[A])] * 2]
    assert statuses(drawn(cells, "reportlab", tmp_path, MEANT)) == [G, A, R] * 2 + [NOT_DUE] * 2


@every_engine
def test_an_unknown_word_is_told(engine: Engine, tmp_path: Path) -> None:
    cells = [said(word) for word in ("Green", "Purple", "To follow", "Red", "Amber", "Gold")]
    report = drawn(cells, engine, tmp_path)
    assert statuses(report) == [G, ODD, ODD, R, A, ODD]
    assert named(report) == [1, 2, 5]


@every_engine
@pytest.mark.parametrize("is_fill", [False, True])
def test_an_unknown_colour_is_told(is_fill: bool, engine: Engine, tmp_path: Path) -> None:
    colours = [RAG[G], RAG[A], RAG[R], PURPLE, "#00b0f0", GREY, RAG[G], RAG[R]]
    cells = [sign(fill=c) if is_fill else sign(dot(c)) for c in colours]
    report = drawn(cells, engine, tmp_path)
    assert statuses(report) == [G, A, R, ODD, ODD, ODD, G, R]
    assert named(report) == [3, 4, 5]


def ring(colour: str, size: float = 9.0, fill: str | None = None) -> Drawing:
    """A circle with a line round it, that is not filled unless it is told."""
    turns = [number * pi / 24 for number in range(48)]
    half = size / 2 - 0.5
    points = tuple((size / 2 + half * cos(turn), size / 2 + half * sin(turn)) for turn in turns)
    return Drawing(size, size, (Polygon(points, fill, colour),))


UNRATED = {"colours": {"grey": "not_reported"}, "shapes": {"ring": "monitoring_only"}}


@every_engine
@pytest.mark.parametrize("is_declared", [True, False])
def test_grey_and_hollow_dots_say_what_the_profile_says(
    is_declared: bool, engine: Engine, tmp_path: Path
) -> None:
    signs = [dot(RAG[G]), dot(RAG[A]), dot("#a6a6a6"), ring("#000000"), dot(RAG[R]), dot(RAG[R])]
    signs += [dot("#7f7f7f"), ring("#a6a6a6", 12), ring(RAG[B]), dot("#000000")]
    report = drawn([sign(each) for each in signs], engine, tmp_path, UNRATED if is_declared else {})
    grey, hollow = (NOT_DUE, INFORMATION) if is_declared else (ODD, ODD)
    read = statuses(report)
    assert read[:8] == [G, A, grey, hollow, R, R, grey, hollow]
    assert read[9] is ODD
    if is_declared:
        assert read[8] is INFORMATION
        assert named(report) == [9]


@every_engine
def test_a_grey_dot_is_grey_with_a_black_line_round_it(engine: Engine, tmp_path: Path) -> None:
    signs = [dot(RAG[G]), dot(RAG[A]), ring("#000000", 9, "#8a8f98"), ring("#000000"), dot(RAG[R])]
    report = drawn([sign(each) for each in signs], engine, tmp_path, UNRATED)
    assert statuses(report) == [G, A, NOT_DUE, INFORMATION, R]


@every_engine
def test_grey_figures_and_bare_ones_say_what_the_profile_says(
    engine: Engine, tmp_path: Path
) -> None:
    fills = [RAG[G], RAG[A], RAG[R], "#bfbfbf", None, RAG[G], "#bfbfbf", RAG[R]]
    rules = {"colours": {"grey": "not_reported"}, "empty": "monitoring_only"}
    profile = sign_profile(rules, period_status=["{period}"], ignored=["Status"])
    report = read_signs(sign_table([Cell()] * 8, fills=fills), profile, engine, tmp_path)
    assert statuses(report) == [G, A, R, NOT_DUE, INFORMATION, G, NOT_DUE, R]
    assert report.warnings == ()


def test_a_shape_that_is_never_read_is_refused() -> None:
    with pytest.raises(ProfileError, match="diamond"):
        sign_profile({"shapes": {"diamond": "green"}})


FILLS = [RAG[G], RAG[A], RAG[R], None, PURPLE, RAG[G], RAG[R], RAG[R]]


@every_engine
def test_a_figure_s_ground_is_its_status_where_the_profile_says_so(
    engine: Engine, tmp_path: Path
) -> None:
    document = sign_table([Cell()] * len(FILLS), fills=FILLS)
    profile = sign_profile(period_status=["{period}"], ignored=["Status"])
    report = read_signs(document, profile, engine, tmp_path)
    assert statuses(report) == [G, A, R, None, ODD, G, R, R]
    assert [reading.period_actual for reading in report.readings][:2] == ["50.0%", "51.1%"]
    assert named(report) == [4]


def beside(one: Drawing, other: Drawing) -> Drawing:
    """Two drawings in one, a little apart."""
    right = one.width + 4
    moved = [
        Polygon(tuple((x + right, y) for x, y in shape.points), shape.fill, shape.stroke)
        for shape in other.shapes
        if isinstance(shape, Polygon)
    ]
    height = max(one.height, other.height)
    return Drawing(right + other.width, height, (*one.shapes, *moved))


IN_ONE = {
    "a word above an arrow": [
        sign(Text(status.capitalize()), block_arrow(way))
        for status, way in ((G, "up"), (A, "down"), (R, "right"), (G, "down"))
    ],
    "a word above an arrow on a fill": [
        sign(Text(status.capitalize()), block_arrow(way), fill=RAG[status])
        for status, way in ((G, "up"), (A, "down"), (R, "right"), (G, "down"))
    ],
    "an arrow on a fill": [
        sign(block_arrow(way), fill=RAG[status])
        for status, way in ((G, "up"), (A, "down"), (R, "right"), (G, "down"))
    ],
    "a coloured arrow": [
        sign(block_arrow(way, RAG[status]))
        for status, way in ((G, "up"), (A, "down"), (R, "right"), (G, "down"))
    ],
    "a dot beside an arrow": [
        sign(beside(dot(RAG[status]), block_arrow(way)))
        for status, way in ((G, "up"), (A, "down"), (R, "right"), (G, "down"))
    ],
    "a word and a sign": [
        glyph(f"{status.capitalize()}{space}{way}")
        for status, way, space in ((G, "↑", " "), (A, "↓", ""), (R, "→", " "), (G, "↓", ""))
    ],
    "a coloured sign": [
        glyph(way, RAG[status]) for status, way in ((G, "↑"), (A, "↓"), (R, "→"), (G, "↓"))
    ],
}


@every_engine
@pytest.mark.parametrize("way", IN_ONE)
def test_one_cell_may_hold_a_status_and_an_arrow(way: str, engine: Engine, tmp_path: Path) -> None:
    if "sign" in way and engine not in WITH_GLYPHS:
        pytest.skip("the fonts of this engine have no arrows")
    report = drawn(IN_ONE[way], engine, tmp_path, published_direction=["Status"])
    assert statuses(report) == [G, A, R, G]
    directions = [reading.published_direction for reading in report.readings]
    assert directions == [BETTER, WORSE, SAME, WORSE]
    assert report.warnings == ()


@every_engine
def test_a_dot_that_touches_its_arrow_is_read_or_told(engine: Engine, tmp_path: Path) -> None:
    ways = {"up": BETTER, "down": WORSE, "right": SAME}
    cells = [sign(dot(RAG[G]), block_arrow(way)) for way in ways]
    report = drawn(cells, engine, tmp_path, published_direction=["Status"])
    assert statuses(report) == [G, G, G]
    read = [each.published_direction for each in report.readings]
    right = [said is meant for said, meant in zip(read, ways.values(), strict=True)]
    assert {row for row, is_right in enumerate(right) if not is_right} <= set(named(report))
    assert sum(right) >= 2


@every_engine
def test_a_status_without_an_arrow_beside_it_has_no_direction(
    engine: Engine, tmp_path: Path
) -> None:
    cells = [sign(dot(RAG[G])), sign(beside(dot(RAG[A]), block_arrow("up"))), sign(star(RAG[R]))]
    report = drawn(cells, engine, tmp_path, published_direction=["Status"])
    assert statuses(report) == [G, A, R]
    assert [each.published_direction for each in report.readings] == [None, BETTER, None]
    assert report.warnings == ()


def test_one_cell_may_hold_a_figure_its_status_and_an_arrow(tmp_path: Path) -> None:
    cells = [glyph(text) for text in ("55.0% (Green) ↑", "61.2% (Red)", "47%↓", "12.5% (Amber) →")]
    columns: dict[str, Any] = {"period_target": ["Status"], "period_status": ["Status"]}
    columns |= {"published_direction": ["Status"], "ignored": ["Target"]}
    report = drawn(cells, "typst", tmp_path, **columns)
    assert [r.period_target for r in report.readings] == ["55.0%", "61.2%", "47%", "12.5%"]
    assert statuses(report) == [G, R, None, A]
    assert [r.published_direction for r in report.readings] == [BETTER, None, WORSE, SAME]


def test_a_label_names_no_two_texts() -> None:
    with pytest.raises(ProfileError, match="names period_actual too"):
        sign_profile(period_target=["{period}"])
    with pytest.raises(ProfileError, match="names period_status too"):
        sign_profile(ytd_status=["Status"])


@every_engine
def test_drawn_arrows_point_to_eight_sides(engine: Engine, tmp_path: Path) -> None:
    """One whose meaning the profile does not say is unclear, and told."""
    ways = ("up", "up_right", "right", "down_right", "down", "down_left", "left")
    meant = {**ARROWS["arrows"], "up_right": "improving", "down_right": "worsening"}
    document = sign_table([said("Green")] * 7, [sign(block_arrow(way)) for way in ways])
    report = read_signs(document, sign_profile(None, {"arrows": meant}), engine, tmp_path)
    directions = [reading.published_direction for reading in report.readings]
    assert directions == [BETTER, BETTER, SAME, WORSE, WORSE, UNCLEAR, UNCLEAR]
    assert named(report) == [5, 6]


@pytest.mark.parametrize("engine", WITH_GLYPHS)
@pytest.mark.parametrize("kind", ["words", "arrows"])
def test_signs_of_a_font_say_the_direction(kind: str, engine: Engine, tmp_path: Path) -> None:
    cells = [glyph(each) for each in ("↑", "▼", "→", "↗", "–")]
    signs = {"↑": "improving", "▼": "worsening", "→": "same"}
    rules = {"words": {**signs, "–": "none"}}
    if kind == "arrows":
        rules = {**ARROWS, "words": {"–": "none"}}
    report = read_signs(
        sign_table([said("Green")] * 5, cells), sign_profile(None, rules), engine, tmp_path
    )
    directions = [reading.published_direction for reading in report.readings]
    assert directions == [BETTER, WORSE, SAME, UNCLEAR, None]
    assert named(report) == [3]


@every_engine
def test_words_say_the_direction(engine: Engine, tmp_path: Path) -> None:
    texts = ("Improving", "Getting worse", "No change", "Sideways", "n/a")
    meant = {
        "words": {
            **{"improving": "improving", "Getting worse": "worsening"},
            **{"No change": "same", "n/a": "none"},
        }
    }
    report = read_signs(
        sign_table([said("Green")] * 5, [said(text) for text in texts]),
        sign_profile(None, meant),
        engine,
        tmp_path,
    )
    directions = [reading.published_direction for reading in report.readings]
    assert directions == [BETTER, WORSE, SAME, None, None]
    assert named(report) == [3]
