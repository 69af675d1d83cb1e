"""A box of a page that is drawn as an image, wherever a damaged file puts it."""

from __future__ import annotations

import pytest
from PIL import Image

from kpi_tui.pdf.ink.images import PageImage
from kpi_tui.pdf.page.pages import Box


@pytest.mark.parametrize(
    "box",
    [
        (1e12, 0.0, 2e12, 5.0),
        (0.0, 1e12, 5.0, 2e12),
        (-2e12, -2e12, -1e12, -1e12),
        (12.0, 0.0, 15.0, 5.0),
    ],
)
def test_nothing_stands_out_off_the_page(box: Box) -> None:
    image = PageImage(Image.new("L", (10, 10)), 1.0)
    assert not any(image.piece(box).histogram())
    assert (image.contrast(box), image.brightest(box)) == (0, 255)


def test_a_box_that_reaches_beyond_the_page_is_of_what_lies_on_it() -> None:
    image = PageImage(Image.new("L", (10, 10)), 1.0)
    image.image.putpixel((9, 9), 255)
    assert image.piece((5.0, 5.0, 1e12, 1e12)).size == (5, 5)
    assert image.contrast((5.0, 5.0, 1e12, 1e12)) == 255
