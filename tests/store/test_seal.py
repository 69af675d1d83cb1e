"""A seal inside a file that covers all of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.store.seal import BLANK, KEY, is_whole, seal
from tests.support.laws import examples

PLACE = KEY.encode() + b"\x18\x40" + BLANK.encode()


@examples(200)
@given(st.binary(max_size=300), st.binary(max_size=300), st.data())
def test_any_other_bit_is_told(before: bytes, after: bytes, data: st.DataObject) -> None:
    sealed = seal(before + PLACE + after)
    assert is_whole(sealed) is True
    at, bit = data.draw(st.integers(0, len(sealed) - 1)), data.draw(st.integers(0, 7))
    flipped = bytearray(sealed)
    flipped[at] ^= 1 << bit
    assert is_whole(bytes(flipped)) is not True


@examples(100)
@given(st.binary(max_size=100), st.binary(max_size=100), st.data())
def test_what_is_cut_off_is_told(before: bytes, after: bytes, data: st.DataObject) -> None:
    sealed = seal(before + PLACE + after)
    length = data.draw(st.integers(0, len(sealed) - 1))
    assert is_whole(sealed[:length]) is not True


@given(st.binary(max_size=300))
def test_what_has_no_seal_is_told(content: bytes) -> None:
    assert is_whole(content) is None


@pytest.mark.parametrize("content", [b"", b"no place", PLACE + PLACE, seal(PLACE)])
def test_where_there_is_no_one_place_for_a_seal(content: bytes) -> None:
    with pytest.raises(ValueError, match="no place for a seal"):
        seal(content)
