from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi_tui.publish.json_text import in_json, plain_in_json

TEXTS = st.text(st.characters(codec="utf-8"))


def nested(of: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.recursive(
        st.none() | st.booleans() | of,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    )


CONTENTS = nested(st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS)


@given(CONTENTS)
def test_it_is_set_out_as_the_standard_library_does(content: object) -> None:
    set_out = json.dumps(content, ensure_ascii=False, indent=2)
    assert in_json(content) == f"{set_out}\n".encode()


@given(nested(st.integers(-(2**63), 2**63 - 1) | TEXTS))
def test_texts_and_whole_numbers_are_the_same_by_the_faster_way(content: object) -> None:
    assert plain_in_json(content) == in_json(content)


def test_a_moment_keeps_its_time() -> None:
    at = datetime(2024, 9, 1, 12, 30, 5, tzinfo=UTC)
    assert in_json([at]) == b'[\n  "2024-09-01T12:30:05+00:00"\n]\n'


def test_a_date_is_iso_text() -> None:
    assert in_json({"day": date(2024, 7, 31)}) == b'{\n  "day": "2024-07-31"\n}\n'


def test_no_number_is_written_that_json_has_not() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        in_json([float("nan")])
