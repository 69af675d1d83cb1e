"""Signs drawn in a colour so pale that it is near grey, as office programs draw their icon sets."""

from __future__ import annotations

import pytest

from kpi_tui.pdf.signs.convention import SHAPE, Convention, decide
from kpi_tui.pdf.signs.status import StatusMark, read_mark
from kpi_tui.status import Status
from tests.support.annex_profile import RULES, WORDS
from tests.support.drawn_marks import BOX, DRAWN, canvas

PALE = {Status.GREEN: 0x9FD8A6, Status.AMBER: 0xF3DFAB, Status.RED: 0xF0B4B4}


@pytest.mark.parametrize("shape", DRAWN)
@pytest.mark.parametrize("status", PALE)
@pytest.mark.parametrize("size", [14, 24])
def test_a_pale_sign_has_a_colour(shape: str, status: Status, size: int) -> None:
    mark = read_mark(canvas(DRAWN[shape], PALE[status], size=size), BOX, [], WORDS)
    assert mark == StatusMark(hue=status, shape=shape)
    assert not mark.is_grey


def test_a_pale_green_circle_is_never_amber_for_its_shape() -> None:
    mark = read_mark(canvas(DRAWN["circle"], PALE[Status.GREEN]), BOX, [], WORDS)
    by_shape = Convention(RULES, shapes_matter=True, trusted=frozenset((SHAPE,)))
    assert decide(mark, by_shape) is Status.UNREADABLE
    assert decide(mark, Convention(RULES)) is Status.GREEN
