"""A page's objects are walked once for all who look at them, and what stands where is found by bands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.pdf.ink.bands import Bands, WordBands, share_place
from kpi_tui.pdf.ink.objects import DrawnObject, read_objects
from kpi_tui.pdf.page.document import open_pdf
from kpi_tui.pdf.page.limits import DEEPEST_FORM, LimitError
from kpi_tui.pdf.page.words import Word
from tests.robustness.hostile.writer import one_page, stream

FORM = b"/Type /XObject /Subtype /Form /BBox [0 0 842 595] "
HEIGHT = 595


def nested(matrices: list[bytes], drawn: bytes = b"10 20 30 40 re f") -> dict[str, Any]:
    """Forms, one inside the other; the innermost draws something."""
    more = {}
    for index, matrix in enumerate(matrices):
        entries = FORM + b"/Matrix [%b] " % matrix
        content = drawn
        if index + 1 < len(matrices):
            entries += b"/Resources << /XObject << /X %d 0 R >> >>" % (1001 + index)
            content = b"/X Do"
        more[1000 + index] = stream(content, entries)
    return {"more": more, "resources": b"/XObject << /X 1000 0 R >>"}


def test_parts_of_forms_stand_where_the_form_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    forms = nested([b"2 0 0 2 5 7", b"1 0 0 1 100 0"])
    content = b"1 1 8 8 re f /X Do BT /F 10 Tf 300 300 Td (last) Tj ET"
    path.write_bytes(one_page(content, **forms))
    with open_pdf(path) as opened:
        page = opened.open_page(1)
        kinds = [kind for _, kind, _, _ in page.objects]
        inner = page.objects[1]
        drawn = read_objects(page)
    assert kinds == [pdfium.FPDF_PAGEOBJ_PATH] * 2 + [pdfium.FPDF_PAGEOBJ_TEXT]
    assert [len(spaces) for _, _, _, spaces in page.objects] == [0, 2, 0]
    assert inner[2] is not None
    assert [each.order for each in drawn] == [0, 1, 2]
    assert drawn[1].box == pytest.approx(
        (2 * 110 + 5, HEIGHT - 2 * 60 - 7, 2 * 140 + 5, HEIGHT - 2 * 20 - 7), abs=0.01
    )


def test_lines_in_forms_are_mapped_from_space_to_space(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    forms = nested([b"2 0 0 2 5 7", b"1 0 0 1 100 0"], b"10 20 m 40 20 l S")
    path.write_bytes(one_page(b"/X Do", **forms))
    with open_pdf(path) as opened:
        (ruling,) = opened.open_page(1).shapes.horizontals
    assert ruling == pytest.approx((HEIGHT - 47, 225, 285), abs=0.01)


@pytest.mark.parametrize("depth", [DEEPEST_FORM, DEEPEST_FORM + 1])
def test_forms_are_followed_so_deep(depth: int, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(b"/X Do", **nested([b"1 0 0 1 0 0"] * depth)))
    with open_pdf(path) as opened:
        page = opened.open_page(1)
        if depth > DEEPEST_FORM:
            with pytest.raises(LimitError, match="drawings inside drawings"):
                _ = page.objects
            assert page.text == ""
        else:
            assert len(page.objects) == 1


def test_a_page_that_is_kept_is_opened_once(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(b"BT /F 10 Tf 300 300 Td (OCC01) Tj ET"))
    with open_pdf(path) as opened:
        page = opened.open_page(1)
        opened.keep(page, holds_some=False)
        assert opened.open_page(1) is page
        page.close()
        assert opened.open_page(1) is not page


def test_what_is_drawn_in_the_same_memory_is_drawn_on_white(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(one_page(b"0 g 0 0 842 595 re f"))
    with open_pdf(path) as opened:
        page = opened.open_page(1)
        black = bytes(page.render((0, 0, 20, 20)).pixels.cast("B"))
        beyond = page.render((-5, -5, 9, 9))
        assert set(black) <= {0, 255}
        assert len(beyond.pixels) == beyond.width * beyond.height


side = st.floats(-20, 140, width=32)


@given(
    st.lists(st.tuples(side, st.floats(0, 30, width=32), side), max_size=30),
    st.tuples(side, side, side, side),
)
def test_words_on_a_box_are_those_with_all_their_width_on_it(
    placed: list[tuple[float, float, float]], corners: tuple[float, float, float, float]
) -> None:
    words = [Word("w", x, x + width, base, 10.0) for x, width, base in placed]
    xs, ys = sorted(corners[::2]), sorted(corners[1::2])
    box = (xs[0], ys[0], xs[1], ys[1])
    expected = [
        word
        for word in words
        if box[0] <= word.x0 + 1 and word.x1 - 1 <= box[2] and box[1] <= word.centre <= box[3]
    ]
    assert len(list(WordBands(words).on(box))) == len(expected)


def test_no_box_holds_a_word_where_it_has_no_place() -> None:
    nowhere = float("nan")
    words = WordBands([Word("w", 10, 20, 30, 10.0)])
    assert list(words.on((0, nowhere, 50, nowhere))) == []
    assert list(words.on((0, -float("inf"), 50, float("inf")))) != []


@given(
    st.lists(
        st.tuples(side, side, st.floats(0, 30, width=32), st.floats(0, 12, width=32)), max_size=7
    )
)
def test_what_shares_a_place_is_found(placed: list[tuple[float, float, float, float]]) -> None:
    objects = [
        DrawnObject(None, pdfium.FPDF_PAGEOBJ_TEXT, (x, y, x + width, y + height), order)
        for order, (x, y, width, height) in enumerate(placed)
    ]
    found = {frozenset((a.order, b.order)) for a, b in Bands(objects).sharing_place()}
    expected = {
        frozenset((a.order, b.order))
        for a in objects
        for b in objects
        if a.order < b.order and share_place(a.box, b.box)
    }
    assert found <= expected
    same_band = {pair for pair in expected if _in_one_band(*(placed[order] for order in pair))}
    assert same_band <= found


def _in_one_band(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    middles = [y + height / 2 for _, y, _, height in (one, other)]
    return abs(int(middles[0] / 8) - int(middles[1] / 8)) <= 1
